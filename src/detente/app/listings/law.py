"""The law as listings: the texts of a regime, what is in force on a day, what differs, what a check and the worked cases say."""

from collections.abc import Iterable, Iterator
from typing import Final

from detente.app.listings.listing import OutputColumn, OutputTable, columns
from detente.desk.corpora import CorpusCheck, TestReport
from detente.law import monitoring, notices, provenance
from detente.law.compare import Comparison, Difference
from detente.law.declaration import Declaration, RegimeNote
from detente.law.inforce import (
    Citation,
    ExemptionVersion,
    InterpretationVersion,
    LawInForce,
    MeasureVersion,
    StatementVersion,
    SupposedText,
)
from detente.law.instrument import Instrument
from detente.law.notices import BESIDE_LAW
from detente.law.text_report import SUMMARISES, InstrumentText

Version = MeasureVersion | ExemptionVersion | StatementVersion | InterpretationVersion
PEOPLE: Final = OutputColumn(name="marked", way="right", heading="paragraph", csv=False)
"""A paragraph with its mark; `CITED` has the same for programs."""
CITED: Final = columns(
    ("paragraph", "data"), ("wording", "data"), ("numbering", "data"), ("instrument", "data"), ("source", "data")
)


def marked(citation: Citation) -> str:
    """A paragraph with the mark of how it is known: `2371 ¶9 ~#?`."""
    return f"{citation} {provenance.mark(citation)}".rstrip()


def cited(citation: Citation | None) -> tuple[str, ...]:
    """The cells of `PEOPLE` and `CITED`."""
    if citation is None:
        return ("",) * (1 + len(CITED))
    return (
        marked(citation), str(citation), citation.reading, citation.numbering, citation.symbol, citation.source,
    )  # fmt: skip


def legend(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The explanation of the marks that are used, if any."""
    return tuple(filter(None, [provenance.legend(citations)]))


TEXTS: Final = (
    *columns(("regime", "data"), ("date", "keep"), ("id", "keep"), ("symbol", "data"), ("title", "wrap", "text")),
    *columns(("status", "keep"), ("in_favour", "data"), ("against", "data"), ("abstaining", "data")),
    *columns(("provisions", "right", "¶"), ("published", "data"), ("source", "data")),
    *columns(("wording_text", "data"), ("wording_secondary", "data"), ("wording_recalled", "data")),
    *columns(("number_seen", "data"), ("number_inferred", "data"), ("number_recalled", "data")),
    *columns(("law_read_up_to", "data"), ("partial", "data")),
)


def texts(regimes: Iterable[tuple[Declaration, tuple[Instrument, ...]]]) -> OutputTable:
    """The texts of regimes, in order of date."""
    every = tuple(regimes)
    rows = tuple(_text(regime, text) for regime, found in every for text in found)
    notes = tuple(note for regime, found in every for note in known(regime, found))
    return OutputTable(title="Texts of law", columns=TEXTS, rows=rows, notes=notes, by="regime")


def _text(regime: Declaration, text: Instrument) -> tuple[str, ...]:
    vote, read = text.vote, regime.read_up_to
    votes = ("", "", "") if vote is None else (vote.in_favour, vote.against, vote.abstaining)
    published = {True: "yes", False: "no", None: ""}[text.published]
    status = text.status if text.status == "adopted" else f"{text.status}, {BESIDE_LAW[text.status]}"
    cells = (
        regime.id, text.date, text.id, text.symbol, text.title, status, *votes, len(text.provisions), published,
        text.source, *provenance.by_wording(text.provisions).values(), *provenance.by_number(text.provisions).values(),
        "" if read is None else read.day, "yes" if regime.partial else "no",
    )  # fmt: skip
    return tuple(map(str, cells))


def known(regime: Declaration, found: Iterable[Instrument]) -> Iterator[str]:
    """How the law of a regime is known: its provisions by grade, and up to which day it was read."""
    provisions = [each for text in found if text.status != "proposal" for each in text.provisions]
    count = "1 provision" if len(provisions) == 1 else f"{len(provisions):,} provisions"
    yield f"{regime.id}: {count}. {provenance.counted(provisions).capitalize()}."
    if regime.partial:
        yield notices.partial(regime)
    read = regime.read_up_to
    if read is None:
        yield f"{regime.id}: the corpus does not say up to which day the law was read (read_up_to in regime.yaml)."
    else:
        yield " ".join(filter(None, [f"{regime.id}: law read up to {read.day}.", read.note, f"Source: {read.source}."]))


SHOWN: Final = (
    *columns(("section", "keep"), ("id", "keep"), ("kind", "keep"), ("group", "data"), ("summary", "wrap")),
    *columns(("since", "keep"), ("until", "data"), ("purpose", "data"), ("civilian_impact", "data"), ("note", "data")),
    PEOPLE,
    *CITED,
)


def shown(law: LawInForce) -> OutputTable:
    """The measures, exemptions and other provisions of a day."""
    parts: tuple[tuple[str, tuple[Version, ...]], ...] = (
        ("measure", law.measures),
        ("suspended", law.suspended),
        ("exemption", law.exemptions),
        ("provision", law.statements),
        ("interpretation", law.interpretations),
    )
    versions = [version for _, found in parts for version in found]
    return OutputTable(
        title=f"{law.regime.id}: the law on {law.day}{supposed(law.drafts)}",
        columns=SHOWN,
        rows=(
            *(_version(section, version) for section, found in parts for version in found),
            *_reporting(law),
            *map(_noted, monitoring.notes(law)),
        ),
        notes=(
            *monitoring.reporting(law),
            *legend(each.wording.citation for each in versions),
            *filter(None, [notices.partial(law.regime)]),
            *of_drafts(law.drafts, law.regime),
        ),
        by="section",
    )


def _version(section: str, version: Version) -> tuple[str, ...]:
    words = version.wording
    kind, group, summary, purpose, impact = _said(version)
    until = "" if words.until is None else str(words.until)
    own = (section, version.id, kind, group, summary, str(words.since), until, purpose, impact)
    return (*own, words.provision.note or "", *cited(words.citation))


def _said(version: Version) -> tuple[str, str, str, str, str]:
    """The kind, the group, the summary, the purpose and the civilian impact of a version."""
    match version:
        case MeasureVersion(measure=made):
            kind = "cap" if made.cap is not None else "judgement" if made.judgement is not None else "ban"
            return kind, " ".join(made.groups), made.summary, made.purpose, made.civilian_impact
        case ExemptionVersion(exemption=given):
            return given.kind, " ".join(given.overrides), given.summary, "", ""
        case StatementVersion(statement=stated):
            return stated.kind, "", stated.summary, "", ""
        case InterpretationVersion(interpretation=view):
            return "not binding", " ".join(view.of), f"{view.by}: {view.says}", "", ""


def _reporting(law: LawInForce) -> Iterator[tuple[str, ...]]:
    """Who reports on the regime on that day: a row a mandate; one that says nobody, where a mandate has ended."""
    found = monitoring.mandates(law)
    for each in found:
        until = "" if each.until is None else str(each.until)
        own = ("reporting", each.statement, "", "", f"{each.who} {each.cited}", str(each.since), until, "", "")
        yield (*own, each.note or "", *cited(each.citation))
    if law.monitored and not found:
        yield ("reporting", "", "", "", *monitoring.reporting(law), *[""] * 5, *cited(None))


def _noted(note: RegimeNote) -> tuple[str, ...]:
    """A note on the regime that is no law."""
    until = "" if note.until is None else str(note.until)
    own = ("note", note.id, "no law", "", note.text, str(note.since), until, "", "", "")
    return (*own, "", "", note.reading, "", "", note.source)


def supposed(drafts: Iterable[SupposedText]) -> str:
    """What a title says of drafts and proposals: `, as if draft-2019-12-16 (not adopted) had been adopted on 2019-12-16`."""
    words = [
        f"{each.instrument.id} ({BESIDE_LAW[each.instrument.status]}) had been adopted on {each.day}" for each in drafts
    ]
    return f", as if {' and '.join(words)}" if words else ""


def of_drafts(drafts: Iterable[SupposedText], regime: Declaration) -> tuple[str, ...]:
    """What a draft is never shown without, and what each of its provisions does."""
    return notices.of_drafts([each.instrument for each in drafts], regime.positions)


DIFFERENCE: Final = (
    *columns(("change", "keep"), ("kind", "data"), ("id", "keep"), ("summary", "wrap")),
    OutputColumn(name="marked_before", way="right", heading="before", csv=False),
    OutputColumn(name="marked_after", way="right", heading="after", csv=False),
    *(
        OutputColumn(name=f"{side}_{name}", way="data")
        for side in ("before", "after")
        for name in ("paragraph", "wording", "numbering")
    ),
)


def difference(found: Comparison, title: str) -> OutputTable:
    """What separates two states of the law: measures, exemptions, then parties."""
    sides = [("measure", each) for each in found.measures] + [("exemption", each) for each in found.exemptions]
    rows = [_difference(kind, each) for kind, each in sides]
    rows += [("listed", "party", each, *[""] * 9) for each in found.listed]
    rows += [("delisted", "party", each, *[""] * 9) for each in found.delisted]
    citations = [side.wording.citation for _, each in sides for side in (each.before, each.after) if side is not None]
    notes = (*legend(citations), *of_drafts(found.after.drafts, found.after.regime))
    return OutputTable(title=title, columns=DIFFERENCE, rows=tuple(rows), notes=notes, by="change")


def _difference(kind: str, each: Difference) -> tuple[str, ...]:
    version = each.after or each.before
    assert version is not None
    sides = [side.wording.citation if side is not None else None for side in (each.before, each.after)]
    marks = [marked(side) if side is not None else "" for side in sides]
    parts = [(str(side), side.reading, side.numbering) if side is not None else ("", "", "") for side in sides]
    return (each.kind, kind, each.id, _said(version)[2], *marks, *parts[0], *parts[1])


CHECKED: Final = columns(
    ("corpus", "keep"), ("result", "keep"), ("instruments", "right"), ("provisions", "right"), ("file", "keep"),
    ("line", "right"), ("column", "right"), ("paragraph", "keep"), ("fault", "wrap"), ("hint", "wrap"),
)  # fmt: skip


def checked(found: Iterable[CorpusCheck]) -> OutputTable:
    """Corpora that hold, a row each, and the faults of others, a row each."""
    rows: list[tuple[str, ...]] = []
    for each in found:
        if not each.faults:
            rows.append((each.corpus, "no faults", str(each.instruments), str(each.provisions), *[""] * 6))
        for result, fault in (*(("fault", one) for one in each.faults), *(("warning", one) for one in each.warnings)):
            place = (fault.file, str(fault.line or ""), str(fault.column or ""), fault.paragraph)
            rows.append((each.corpus, result, "", "", *place, fault.what, fault.hint))
    return OutputTable(title="Check of the law", columns=CHECKED, rows=tuple(rows))


TESTED: Final = columns(
    ("regime", "keep"), ("file", "keep"), ("line", "right"), ("case", "wrap"), ("result", "keep"), ("expected", "keep"),
    ("verdict", "keep"), ("complaint", "wrap"),
)  # fmt: skip


def tested(found: Iterable[TestReport]) -> OutputTable:
    """Worked cases, a row each, then what has no case."""
    rows: list[tuple[str, ...]] = []
    notes = []
    for report in found:
        for each in report.ran:
            result = "fails" if each.mismatches else "as expected"
            end = (result, each.case.expect, each.decision.verdict, "; ".join(each.mismatches))
            rows.append((report.regime, each.file, str(each.line), each.case.case, *end))
        rows += [(report.regime, "", "", "", "missing", "", "", line) for line in report.lacking]
        notes.append(list(report.lines())[-1])
    return OutputTable(title="Worked cases", columns=TESTED, rows=tuple(rows), notes=tuple(notes))


PROVISIONS: Final = (
    *columns(
        ("instrument_id", "data"), ("status", "data"), ("paragraph", "keep"), ("act", "keep"), ("summary", "wrap")
    ),
    *columns(("subjects", "data"), ("position", "keep"), ("commences", "data"), ("until", "data")),
    *columns(("wording", "keep"), ("numbering", "keep", "number"), ("source", "data"), ("note", "data")),
)


def text(found: InstrumentText) -> OutputTable:
    """The provisions of a text, in the order of its paragraphs."""
    return OutputTable(
        title=f"{found.instrument.symbol}: {found.instrument.title}",
        columns=PROVISIONS,
        rows=tuple(_provisions(found)),
        lead=tuple(about(found)),
        notes=(f"{provenance.counted(found.instrument.provisions).capitalize()}.", SUMMARISES),
    )


def _provisions(found: InstrumentText) -> Iterator[tuple[str, ...]]:
    for each in found.provisions:
        given, cited_ = each.provision, each.citation
        days = [str(day) if day is not None else "" for day in (given.commences, given.until)]
        yield (
            found.instrument.id, found.instrument.status, cited_.paragraph, each.act, each.summary,
            " ".join(each.subjects), given.position or "", *days, cited_.reading, cited_.numbering, cited_.source,
            given.note or "",
        )  # fmt: skip


def about(found: InstrumentText) -> Iterator[str]:
    """What must be said of a text: whether it was adopted, where it is known from, what is contested."""
    text = found.instrument
    yield f"{text.id}, {text.date}. It {notices.fate(text)} {notices.publication(text)}"
    yield from filter(None, [notices.partial(found.regime)])
    yield from notices.contested(text, found.regime.positions)
    if text.note:
        yield text.note
