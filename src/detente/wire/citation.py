"""The keys that every shape with a citation has: where its words are to be read, and how they and their number are known."""

from typing import TypedDict

from detente.law.inforce import Citation
from detente.vocabulary import Numbering, Provenance


class CitedKeys(TypedDict):
    """The six keys; a shape declares them among its own, since the order of its fields is that of its JSON."""

    instrument: str
    paragraph: str
    source: str
    citation: str
    reading: Provenance
    numbering: Numbering


def cited(found: Citation) -> CitedKeys:
    """The keys of a citation."""
    return {
        "instrument": found.symbol,
        "paragraph": found.paragraph,
        "source": found.source,
        "citation": str(found),
        "reading": found.reading,
        "numbering": found.numbering,
    }
