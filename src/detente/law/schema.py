"""The JSON Schema of the files of a corpus, made from the types that read them; their docstrings become descriptions."""

from typing import Any, Final

from detente.law.declaration import Declaration
from detente.law.instrument import Instrument
from detente.law.source import adapter
from detente.vocabulary import DESIGNATED_KINDS, END_USES, PURPOSES, STATEMENT_KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


KINDS: Final = {"instrument": Instrument, "regime": Declaration}


EXAMPLES: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Measure": {"purpose": PURPOSES},
    "Scope": {"end_use": END_USES},
    "Exemption": {"end_use": END_USES},
    "Statement": {"kind": STATEMENT_KINDS},
    "Designated": {"kind": DESIGNATED_KINDS},
}
"""Keys whose words a regime may add to, by their type: the shared ones are examples, which an editor proposes."""


def schema(of: str = "instrument") -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one instrument, or of a regime's declaration (`of`: a key of `KINDS`)."""
    made: dict[str, Any] = adapter(KINDS[of]).json_schema()
    types = made.get("$defs", {})
    for name, keys in EXAMPLES.items():
        for key, words in keys.items() if name in types else ():
            part = types[name]["properties"][key]
            part.get("items", part)["examples"] = list(words)
    if "Provision" in types:
        types["Provision"]["required"].remove("reading")  # inherited from the instrument
    return {"$schema": DIALECT, **made}
