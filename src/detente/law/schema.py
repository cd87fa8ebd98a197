"""The JSON Schema of an instrument's file, from the same types that read it; docstrings become descriptions."""

from typing import Any

from detente.law.instrument import Instrument
from detente.law.source import adapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one instrument."""
    made: dict[str, Any] = adapter(Instrument).json_schema()
    return {"$schema": DIALECT, **made}
