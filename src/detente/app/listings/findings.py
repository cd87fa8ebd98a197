"""The kinds of finding that a regime declares, and what a fact is set against, as listings."""

from collections.abc import Iterable, Iterator
from typing import Final

from detente.app.listings.law import CITED, PEOPLE, cited, legend
from detente.app.listings.listing import OutputTable, columns
from detente.law.findings import KindReport, TouchedStatement

KINDS: Final = (
    *columns(("kind", "data"), ("section", "keep"), ("item", "keep"), ("words", "wrap")),
    PEOPLE,
    *CITED,
)
NOT_ADOPTED: Final = {"adopted": "", "draft": " (draft, not adopted)", "vetoed": " (vetoed, not adopted)"}


def kinds(found: Iterable[KindReport], title: str) -> OutputTable:
    """The kinds of finding, each with its events, with the provisions that wait for it, and what it touches."""
    every = tuple(found)
    rows = tuple((each.kind.id, each.kind.id, *row) for each in every for row in _kind(each))
    citations = [one.text.citation for each in every for one in each.waiting]
    citations += [one.citation for each in every for one in each.touched]
    empty = () if every else ("It declares none: no text of it waits for a fact.",)
    return OutputTable(title=title, columns=KINDS, rows=rows, notes=(*empty, *legend(citations)), by="section")


def _kind(found: KindReport) -> Iterator[tuple[str, ...]]:
    yield ("means", f"{found.kind.summary} Declared in {found.declared_in}.", *cited(None))
    if found.kind.events:
        yield ("events", f"{', '.join(found.kind.events)}, where somebody accepts that it happened", *cited(None))
    for each in found.waiting:
        status = NOT_ADOPTED.get(each.status, f" ({each.status}, not adopted)")
        what = f"{each.text.act} {', '.join(each.text.subjects)}{status}, when {each.words}"
        yield ("waits" if each.meets else "is held off", what, *cited(each.text.citation))
    if not found.waiting:
        yield ("waits", "No provision waits for it, so it changes no decision.", *cited(None))
    for one in found.touched:
        yield ("set against", str(one), *cited(one.citation))


def touched(found: Iterable[TouchedStatement]) -> list[tuple[str, str]]:
    """What a fact is set against, as pairs of a field and its words."""
    return [("set against", f"{each.regime}: {each}") for each in found]
