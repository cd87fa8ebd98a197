"""What the corpus holds of one text: its dates, whether it was adopted, and what each provision does."""

import re
from collections.abc import Sequence
from typing import Final

from detente.errors import UsageError
from detente.law.declaration import Declaration
from detente.law.inforce import Citation
from detente.law.instrument import Instrument, Provision
from detente.law.provisions import does, subjects
from detente.nearest import nearest
from detente.value import value

SUMMARISES: Final = "The corpus summarises what each provision does, in its own words. It does not reproduce the text: read that at its source."


@value
class InstrumentText:
    """A text of a regime, and the regime that declares its contested readings."""

    regime: Declaration
    instrument: Instrument

    @property
    def provisions(self) -> tuple["ProvisionText", ...]:
        """Its provisions, in the order of its paragraphs."""
        return tuple(provision_text(self.instrument, each) for each in self.instrument.provisions)


@value
class ProvisionText:
    """What a provision does, and where it stands."""

    provision: Provision
    citation: Citation
    act: str
    subjects: tuple[str, ...]
    """The ids of what it makes or changes."""
    summary: str


def provision_text(text: Instrument, provision: Provision) -> ProvisionText:
    """Return a provision of a text with its citation and what it does."""
    citation = Citation(
        instrument=text.id,
        symbol=text.symbol,
        paragraph=provision.paragraph,
        source=provision.source or text.source,
        reading=provision.reading,
        numbering=provision.numbering,
    )
    return ProvisionText(
        provision=provision, citation=citation, act=provision.act, subjects=subjects(provision), summary=does(provision)
    )


def instrument(texts: Sequence[Instrument], name: str) -> Instrument:
    """Return the text of this id or symbol: `2371`, `S/RES/2371`, `s/res/2371 (2017)`.

    Raises UsageError for another name, with the nearest.
    """
    wanted = _plain(name)
    for text in texts:
        if wanted and wanted in (_plain(text.id), _plain(text.symbol), _plain(text.symbol.partition(" (")[0])):
            return text
    hint = nearest(name, [text.id for text in texts]) or "`detente law list` lists the texts."
    raise UsageError(f"no text is called {name!r}", hint=hint)


def _plain(name: str) -> str:
    return re.sub(r"\s+", "", name.casefold().removesuffix(".yaml"))
