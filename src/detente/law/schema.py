"""The JSON Schema of the files of a corpus, made from the types that read them; their docstrings become descriptions."""

from typing import Any, Final

from detente.law.declaration import Declaration
from detente.law.instrument import Instrument
from detente.law.source import adapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"


KINDS: Final = {"instrument": Instrument, "regime": Declaration}


def schema(of: str = "instrument") -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one instrument, or of a regime's declaration (`of`: a key of `KINDS`)."""
    made: dict[str, Any] = adapter(KINDS[of]).json_schema()
    return {"$schema": DIALECT, **made}
