"""The law on a terminal: grouped, dated, cited."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.text import Text

from detente.app.draw import paper
from detente.app.listings.law import known, legend, marked, of_drafts, supposed
from detente.law import monitoring, provenance
from detente.law.compare import Comparison, Difference
from detente.law.declaration import Corpus, Declaration
from detente.law.inforce import ExemptionVersion, LawInForce, MeasureVersion, StatementVersion
from detente.law.instrument import Instrument
from detente.law.notices import BESIDE_LAW

AID: Final = frozenset({"humanitarian", "livelihood", "medical", "development"})
"""The end uses that aid organisations have."""


def show(console: Console, law: LawInForce, *, by: str = "group", statements: bool = False) -> None:
    """The measures and exemptions in force on a day; `by`: `group` or `purpose`."""
    part = " (partial corpus)" if law.regime.partial else ""
    console.print(paper.heading(f"{law.regime.title}{part}: the law on {law.day}{supposed(law.drafts)}"))
    for title, rows in _by_purpose(law) if by == "purpose" else _by_group(law):
        console.print()
        console.print(paper.heading(title))
        console.print(paper.table(COLUMNS[by], rows, header=False, first=_longest(law)))
    if law.exemptions:
        _exemptions(console, law)
    if law.suspended:
        _section(console, "Suspended", (_measure(version) for version in law.suspended))
    if statements:
        _statements(console, law)
        _interpretations(console, law)
    _reporting(console, law)
    console.print()
    console.print(_summary(law))
    citations = [each.wording.citation for each in (*law.measures, *law.suspended)]
    citations += [each.wording.citation for each in law.exemptions]
    citations += [each.wording.citation for each in law.statements] if statements else []
    citations += [each.wording.citation for each in law.interpretations] if statements else []
    citations += [each.citation for each in monitoring.mandates(law) or monitoring.ended(law)[-1:]]
    _beneath(console, (*legend(citations), *of_drafts(law.drafts, law.regime)))


def _beneath(console: Console, notes: Sequence[str]) -> None:
    """Sentences below a drawing, a line each."""
    for number, note in enumerate(notes):
        if not number:
            console.print()
        console.print(note)


COLUMNS: Final = {
    "group": (("measure", "keep"), ("summary", "wrap"), ("since", "keep"), ("paragraph", "right")),
    "purpose": (("measure", "keep"), ("summary", "wrap"), ("open to aid", "narrow"), ("paragraph", "right")),
}


def _by_group(law: LawInForce) -> Iterator[tuple[str, list[list[str | Text]]]]:
    grouped: dict[str, list[MeasureVersion]] = {}
    for version in law.measures:
        grouped.setdefault(version.measure.groups[0] if version.measure.groups else "", []).append(version)
    titles = {group.id: group.title for group in law.regime.groups}
    for group in sorted(grouped, key=lambda name: [*titles, name].index(name)):
        yield titles.get(group, group or "Other"), [_measure(version) for version in grouped[group]]


def _measure(version: MeasureVersion) -> list[str | Text]:
    return [version.id, _summary_of(version), str(version.wording.since), _cite(version)]


def _summary_of(version: MeasureVersion) -> str:
    words = version.measure
    limits = (
        [f"{limit.amount:,f} {limit.unit}".replace(".000000", "") for limit in words.cap.limits] if words.cap else []
    )
    cap = f" Cap: {' or '.join(limits)}." if limits else ""
    judged = f" {words.judgement.by[:1].upper()}{words.judgement.by[1:]} judges." if words.judgement else ""
    until = f" Until {version.wording.until}." if version.wording.until else ""
    return f"{words.summary}{cap}{judged}{until}"


def _cite(version: MeasureVersion | ExemptionVersion | StatementVersion) -> str:
    return marked(version.wording.citation)


def _by_purpose(law: LawInForce) -> Iterator[tuple[str, list[list[str | Text]]]]:
    """Measures by purpose and civilian impact, with the exemptions that aid may apply for."""
    titles = {each.id: each.title for each in law.regime.purposes if each.title}
    for purpose in law.regime.purpose_words:
        for impact in ("high", "medium", "low", "none"):
            found = [
                version
                for version in law.measures
                if version.measure.purpose == purpose and version.measure.civilian_impact == impact
            ]
            if found:
                title = f"{titles.get(purpose, purpose.capitalize())}, civilian impact {impact}"
                yield (
                    title,
                    [
                        [version.id, version.measure.summary, _for_aid(version, law), _cite(version)]
                        for version in found
                    ],
                )


def open_to_aid(version: MeasureVersion, law: LawInForce) -> tuple[ExemptionVersion, ...]:
    """The exemptions in force for a measure that aid can claim."""
    names = {"all", version.id, *version.measure.groups}
    return tuple(
        exemption
        for exemption in law.exemptions
        if names & set(exemption.exemption.overrides)
        and not names & set(exemption.exemption.except_for)
        and AID & set(exemption.exemption.end_use)
    )


def _for_aid(version: MeasureVersion, law: LawInForce) -> str:
    words = [f"{each.exemption.kind} {_cite(each)}" for each in open_to_aid(version, law)]
    return "\n".join(dict.fromkeys(words)) or "none"


def _longest(law: LawInForce) -> int:
    """The width that the ids of a state need."""
    names = [version.id for version in law.measures] + [version.id for version in law.exemptions]
    return max(map(len, names), default=0)


def _exemptions(console: Console, law: LawInForce) -> None:
    rows: list[list[str | Text]] = [
        [each.id, each.exemption.kind, each.exemption.summary, _cite(each)] for each in law.exemptions
    ]
    columns = (("exemption", "keep"), ("kind", "keep"), ("summary", "wrap"), ("paragraph", "right"))
    console.print()
    console.print(paper.heading("Exemptions"))
    console.print(paper.table(columns, rows, header=False, first=_longest(law)))


def _section(console: Console, title: str, rows: Iterable[Sequence[str | Text]]) -> None:
    console.print()
    console.print(paper.heading(title))
    console.print(paper.table(COLUMNS["group"], rows, header=False))


def _statements(console: Console, law: LawInForce) -> None:
    rows = [[each.id, each.statement.kind, each.statement.summary, _cite(each)] for each in law.statements]
    columns = (("statement", "keep"), ("kind", "keep"), ("summary", "wrap"), ("paragraph", "right"))
    console.print()
    console.print(paper.heading("Duties, calls and other provisions that decide no transaction"))
    console.print(paper.table(columns, rows, header=False))


def _reporting(console: Console, law: LawInForce) -> None:
    """Who reports on the regime on that day, and the notes of the day, which are no law."""
    rows = [*_mandates(law)] if law.monitored else []
    rows += [["note", f"{each.text} Source: {each.source}", each.reading] for each in monitoring.notes(law)]
    if rows:
        console.print()
        console.print(paper.heading("Who reports on the regime"))
        columns = (("what", "keep"), ("words", "wrap"), ("paragraph", "right"))
        console.print(paper.table(columns, rows, header=False))


def _mandates(law: LawInForce) -> Iterator[list[str | Text]]:
    found = monitoring.mandates(law)
    for each in found:
        later = f", as extended by {each.extended}" if each.extended is not None else ""
        until = f"Until {each.until}{later}." if each.until is not None else f"Since {each.since}."
        yield ["reports", f"{each.who[:1].upper()}{each.who[1:]}. {until}", marked(each.citation)]
    for each in () if found else monitoring.ended(law)[-1:]:
        later = f", as extended by {each.extended}" if each.extended is not None else ""
        words = f"Nobody under this law. The mandate of {each.who} ended on {each.until}{later}."
        yield ["reports", words, marked(each.citation)]
    if not found and not law.ended:
        yield ["reports", "Nobody under this law.", ""]


def _interpretations(console: Console, law: LawInForce) -> None:
    """What bodies had said by that day of what measures mean."""
    if not law.interpretations:
        return
    rows = [
        [each.id, each.interpretation.by, each.interpretation.says, marked(each.wording.citation)]
        for each in law.interpretations
    ]
    columns = (("interpretation", "keep"), ("by", "wrap"), ("says", "wrap"), ("paragraph", "right"))
    console.print()
    console.print(paper.heading("Interpretations, none of them binding"))
    console.print(paper.table(columns, rows, header=False))


def _summary(law: LawInForce) -> str:
    listed = len({listing.party for listing in law.listings})
    citations = [each.wording.citation for each in law.measures] + [each.wording.citation for each in law.exemptions]
    parts = [
        _number(len(law.measures), "measure", "measures"),
        *([f"{len(law.suspended)} suspended"] if law.suspended else []),
        _number(len(law.exemptions), "exemption", "exemptions"),
        _number(len(law.statements), "other provision", "other provisions"),
        _number(listed, "designated party", "designated parties"),
    ]
    grades = f" {provenance.counted(citations).capitalize()}." if citations else ""
    return f"{law.day}: {', '.join(parts)}.{grades}"


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def diff(console: Console, found: Comparison, title: str) -> None:
    """What separates two states of the law."""
    console.print(paper.heading(title))
    for kind, title_of in KINDS.items():
        rows = [_difference(each) for each in (*found.measures, *found.exemptions) if each.kind == kind]
        if rows:
            console.print()
            console.print(paper.heading(title_of))
            columns = (("id", "keep"), ("summary", "wrap"), ("before", "right"), ("after", "right"))
            console.print(paper.table(columns, rows, header=False))
    for words, parties in (("Listed", found.listed), ("No longer listed", found.delisted)):
        if parties:
            console.print()
            console.print(paper.heading(words))
            console.print(", ".join(parties))
    console.print()
    console.print(_counted(found))
    every: tuple[Difference, ...] = (*found.measures, *found.exemptions)
    citations = [side.wording.citation for each in every for side in (each.before, each.after) if side is not None]
    _beneath(console, (*legend(citations), *of_drafts(found.after.drafts, found.after.regime)))


KINDS: Final = {
    "ended": "No longer in force",
    "suspended": "Suspended",
    "reworded": "Amended",
    "added": "New",
    "resumed": "In force again",
}


def _difference(each: Difference) -> list[str | Text]:
    version = each.after or each.before
    assert version is not None
    words = _summary_of(version) if isinstance(version, MeasureVersion) else version.exemption.summary
    cited = [marked(side.wording.citation) if side is not None else "" for side in (each.before, each.after)]
    return [each.id, words, cited[0] and f"{cited[0]} →", cited[1] or "none"]


def _counted(found: Comparison) -> str:
    every = (*found.measures, *found.exemptions)
    counts = [(sum(each.kind == kind for each in every), words.lower()) for kind, words in KINDS.items()]
    counts += [(len(found.listed), "listed"), (len(found.delisted), "no longer listed")]
    return (
        ", ".join(f"{count} {words}" for count, words in counts if count) + "."
        if any(n for n, _ in counts)
        else "No difference."
    )


def every(console: Console, corpora: Iterable[Corpus]) -> None:
    """The texts of every regime, and how they are known."""
    for number, each in enumerate(corpora):
        if number:
            console.print()
        instruments(console, each.regime, each.instruments)
        _beneath(console, tuple(known(each.regime, each.instruments)))


def instruments(console: Console, regime: Declaration, texts: Sequence[Instrument]) -> None:
    """The texts of a regime, in order of date."""
    rows = [
        [str(text.date), text.id, f"{text.symbol}. {text.title}.", _vote(text), str(len(text.provisions))]
        for text in texts
    ]
    columns = (
        ("date", "keep"),
        ("id", "keep"),
        ("text", "wrap"),
        ("vote", "keep"),
        ("¶", "right"),
    )
    part = " (partial corpus)" if regime.partial else ""
    console.print(paper.heading(f"{regime.id}: {regime.title}{part}"))
    console.print(paper.table(columns, rows))


def _vote(text: Instrument) -> str:
    if text.vote is None:
        return f"{text.status}, {BESIDE_LAW[text.status]}" if text.status != "adopted" else ""
    counted = f"{text.vote.in_favour}-{text.vote.against}-{text.vote.abstaining}"
    return counted if text.status == "adopted" else f"{counted} {text.status}, not adopted"
