"""One measure, and what a search of the law found, as listings."""

from collections.abc import Iterator, Sequence
from typing import Final

from detente.app.listings.law import CITED, PEOPLE, cited, legend, of_drafts
from detente.app.listings.listing import OutputTable, columns
from detente.law import provenance
from detente.law.inforce import Citation
from detente.law.measure_report import MeasureReport
from detente.law.provisions import directions, limits
from detente.law.search import LawHit
from detente.vocabulary import Status

MEASURE: Final = (
    *columns(("measure", "data"), ("section", "keep"), ("item", "keep"), ("kind", "keep"), ("words", "wrap")),
    *columns(("day", "data"), ("status", "data"), ("position", "data")),
    PEOPLE,
    *CITED,
)
NOT_ADOPTED: Final[dict[Status, str]] = {
    "adopted": "",
    "draft": " (draft, not adopted)",
    "vetoed": " (vetoed, not adopted)",
    "proposal": " (a proposal, never tabled)",
}


def measure(found: MeasureReport) -> OutputTable:
    """A measure: itself, its scope, the exemptions open to it, its history, the cases that test it, the notes on it."""
    rows = tuple(
        (found.version.id, *row)
        for part in (_itself, _scope, _points, _exemptions, _interpretations, _history, _cases, _notes)
        for row in part(found)
    )
    citations = [found.version.wording.citation, *(event.citation for event in found.history)]
    citations += [each.wording.citation for each in found.interpretations]
    notes = (*legend(citations), *of_drafts(found.law.drafts, found.law.regime))
    title = f"{found.version.id}: {found.version.measure.summary}"
    return OutputTable(title=title, columns=MEASURE, rows=rows, notes=notes, by="section")


def _row(
    section: str,
    item: str,
    words: str,
    citation: Citation | None = None,
    *,
    kind: str = "",
    more: tuple[str, str, str] = ("", "", ""),
) -> tuple[str, ...]:
    """A row; `more`: the day, the status of the text, the position."""
    return (section, item, kind, words, *more, *cited(citation))


def _itself(found: MeasureReport) -> Iterator[tuple[str, ...]]:
    version, law = found.version, found.law
    words, made = version.wording, version.measure
    until = f" to {words.until}" if words.until else ""
    section = f"On {law.day}"
    yield _row(section, "state", f"{found.state} in {law.regime.id}; these words: from {words.since}{until}")
    yield _row(section, "paragraph", f"{words.citation.symbol}; {provenance.words(words.citation)}", words.citation)
    yield _row(section, "imposed by", provenance.words(version.imposed), version.imposed)
    yield _row(section, "purpose", f"{made.purpose}; civilian impact: {made.civilian_impact}")
    if made.groups:
        yield _row(section, "groups", ", ".join(made.groups))
    if made.cap is not None:
        yield _row(section, "cap", f"{limits(made.cap)}, counted as {made.cap.counter}")
    if made.judgement is not None:
        yield _row(section, "judgement", f"{made.judgement.words} (judged by {made.judgement.by})")
    if made.by_decision:
        yield _row(section, "by decision", f"It reaches a party only as {law.regime.decided_by} decides.")


def _scope(found: MeasureReport) -> Iterator[tuple[str, ...]]:
    several = len(found.version.measure.scope) > 1
    for each in found.scope:
        section = f"Scope, alternative {each.alternative}" if several else "Scope"
        yield _row(section, each.label, each.words)


def _points(found: MeasureReport) -> Iterator[tuple[str, ...]]:
    several = len({each.alternative for each in found.points}) > 1
    for each in found.points:
        section = "What calls for the judgement" + (f", alternative {each.alternative}" if several else "")
        yield _row(section, each.label, each.words)


def _exemptions(found: MeasureReport) -> Iterator[tuple[str, ...]]:
    for each in found.exemptions:
        given = each.exemption
        uses = f" End use: {', '.join(given.end_use)}." if given.end_use else ""
        how = f" {told}" if (told := directions(given)) else ""
        words = f"{given.summary}{uses}{how}"
        yield _row("Exemptions that may apply", each.id, words, each.wording.citation, kind=given.kind)
    if not found.exemptions:
        yield _row("Exemptions that may apply", "none", "No exemption in force on this day names the measure.")


def _interpretations(found: MeasureReport) -> Iterator[tuple[str, ...]]:
    for each in found.interpretations:
        view, more = each.interpretation, (str(each.interpretation.on), "", "")
        of = "" if found.version.id in view.of else f" On {', '.join(view.of)}."
        words = f"{view.by}: {view.says}{of}"
        section = "Interpretations, not binding"
        yield _row(section, each.id, words, each.wording.citation, kind=str(view.on), more=more)


def _history(found: MeasureReport) -> Iterator[tuple[str, ...]]:
    for each in found.history:
        only = f" (only with --position {each.position})" if each.position else ""
        kind = f"{each.kind}{NOT_ADOPTED[each.status]}"
        more = (str(each.day), each.status, each.position or "")
        yield _row("History", str(each.day), f"{each.summary}{only}", each.citation, kind=kind, more=more)


def _cases(found: MeasureReport) -> Iterator[tuple[str, ...]]:
    for each in found.cases:
        drafts = f" (with {', '.join(each.case.with_drafts)})" if each.case.with_drafts else ""
        words = f"{each.case.case}{drafts}"
        yield _row("Worked cases", f"{each.file}:{each.line}", words, kind=each.case.expect)
    if not found.cases:
        yield _row("Worked cases", "none", "No worked case tests the measure.")


def _notes(found: MeasureReport) -> Iterator[tuple[str, ...]]:
    for each in found.notes:
        yield _row("Notes", "note", each.text, each.citation)


HITS: Final = (
    *columns(("score", "data"), ("kind", "keep"), ("id", "keep"), ("summary", "wrap"), ("status", "data")),
    *columns(
        ("measures", "data"),
    ),
    PEOPLE,
    *CITED,
)
MOST: Final = 6
"""Measures that are named beside the name of goods; the others are counted."""


def hits(found: Sequence[LawHit], query: str) -> OutputTable:
    """What a search found, the best first."""
    citations = [each.citation for each in found if each.citation is not None]
    count = f"{len(found)} {'match' if len(found) == 1 else 'matches'} for {query!r}."
    title = count if found else f"No match for {query!r} in measures, exemptions, provisions, notes and names of goods."
    return OutputTable(title=title, columns=HITS, rows=tuple(map(_hit, found)), notes=legend(citations))


def _hit(each: LawHit) -> tuple[str, ...]:
    summary = f"{each.summary}{NOT_ADOPTED[each.status]}{_naming(each)}"
    own = (str(each.score), each.kind, each.id, summary, each.status, " ".join(each.measures))
    return (*own, *cited(each.citation))


def _naming(each: LawHit) -> str:
    if each.kind != "goods":
        return ""
    more = f" and {len(each.measures) - MOST} more" if len(each.measures) > MOST else ""
    named = ", ".join(each.measures[:MOST])
    return f". In the scope of {named}{more}." if named else ". No measure names it."
