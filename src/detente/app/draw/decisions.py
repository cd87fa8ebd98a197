"""Decisions on a terminal: the answer first, its paragraph at the right edge, a count last."""

import textwrap
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from detente.app.draw import paper
from detente.app.draw.grid import GridCell, GridColumn, stream
from detente.app.listings.law import marked
from detente.decide.answer import answer
from detente.decide.cache import store
from detente.decide.decision import CapNote, Decision, DutyNote, ExemptionNote, Reason
from detente.decide.prose import as_prose, cap_use, duty_text, named, settled
from detente.decide.rationale import day_text, fact_text
from detente.law import provenance
from detente.law.inforce import Citation
from detente.transactions.transaction import Transaction
from detente.vocabulary import VERDICTS, Verdict

if TYPE_CHECKING:
    from detente.decide.shared import SharedDecision
    from detente.decide.texts import FactTexts

COLUMNS: tuple[GridColumn, ...] = (
    ("verdict", "keep"),
    ("id", "keep"),
    ("day", "keep"),
    ("transaction", "wrap"),
    ("paragraph", "right"),
)
NARROW = 72
"""Columns of a screen below which the transaction would have no room beside its date."""
SEVERAL = 3
"""The number of measures from which what is the same for them is printed once."""
SHOWN_SIDES = ("from_country ", "to_country ")
"""Ties that stand in every row of a table."""
STATES = {"applies": "applies", "open": "may qualify", "claimable": "available on application", "barred": "excluded"}


def many(console: Console, rows: Iterable[tuple[Transaction, Decision]]) -> None:
    """Print a line for each transaction: verdict, id, date, what it is, the paragraphs.

    On a narrow screen the date is below the id.
    """
    _print(console, ((row.id, brief_day(row), _brief_row(row), row, found) for row, found in rows))


def very_many(console: Console, steps: "Iterable[tuple[FactTexts, Iterable[SharedDecision]]]", name: str = "") -> None:
    """Print the same lines while the transactions are decided.

    Args:
        console: What is printed on.
        steps: The facts of some transactions as text, and their decisions; then those of the next ones.
        name: The longest id, where it is known before the lines are.
    """
    lines = (
        (id_, day, words, shared.example, shared.decision)
        for facts, every in steps
        for id_, day, words, shared in zip(facts["id"], _brief_days(facts), _briefs(facts), every, strict=False)
    )
    _print(console, lines, name)


def _print(
    console: Console, rows: Iterable[tuple[str | None, str, str, Transaction, Decision]], name: str = ""
) -> None:
    cited: dict[Citation, None] = {}
    columns, lines = COLUMNS, _noted(rows, cited)
    if console.width < NARROW:
        columns = (columns[0], ("id\nday", "keep"), *columns[3:])
        lines = ([mark, f"{name}\n{day}", *rest] for mark, name, day, *rest in lines)
    stream(console, columns, lines, {1: name})
    if words := provenance.legend(cited):
        console.print(words)


def _noted(
    rows: Iterable[tuple[str | None, str, str, Transaction, Decision]], cited: dict[Citation, None]
) -> Iterator[list[GridCell]]:
    """Yield the line of each row, and add to `cited` what it cites. What rows share is looked at once."""
    known: dict[int, tuple[Decision, Text, str, str]] = {}
    for name, day, words, example, found in rows:
        kept = known.get(id(found))
        if kept is None:
            mark = paper.verdict(found.verdict, found.authority)
            kept = store(known, id(found), (found, mark, _remarks(example, found), _paragraphs(found)))
            cited.update(dict.fromkeys(citations(found)))
        yield [kept[1], name or "", day, words + kept[2], kept[3]]


def changed(console: Console, rows: Sequence[tuple[Transaction, Verdict, Decision]]) -> None:
    """Print the transactions on which two readings of the law differ: the verdict before, and after."""
    columns = (("as it stands", "keep"), ("with the draft", "keep"), ("id", "keep"), ("transaction", "wrap"))
    lines: list[list[str | Text]] = [
        [paper.verdict(was, found.authority), paper.verdict(found.verdict, found.authority), row.id, brief(row, found)]
        for row, was, found in rows
    ]
    console.print(paper.table(columns, lines))
    console.print()
    console.print(f"{len(rows)} {'transaction' if len(rows) == 1 else 'transactions'} would be decided otherwise.")


def citations(found: Decision) -> list[Citation]:
    """The paragraphs that a decision rests on."""
    notes = [note for reason in found.reasons for note in reason.exemptions]
    notes += [note for words in found.judgements for note in words.exemptions]
    cited = [*(each.citation for each in found.reasons), *(each.citation for each in found.judgements)]
    return [*cited, *(note.citation for note in notes), *(duty.citation for duty in found.duties)]


def brief_day(row: Transaction) -> str:
    """Return the date; for an interval of whole months the months."""
    return _brief_day(day_text(row))


def _brief_day(day: str | None) -> str:
    if day is None or "/" not in day:
        return day or "?"
    first, last = map(date.fromisoformat, day.split("/"))
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    return f"{first:%Y-%m}/{last:%Y-%m}" if whole else day


def _brief_days(facts: "FactTexts") -> list[str]:
    """The dates of several rows; each distinct one is written once."""
    days = facts.get("date", [None] * len(facts["id"]))
    made = {day: _brief_day(day) for day in set(days)}
    return [made[day] for day in days]


def brief(row: Transaction, found: Decision) -> str:
    """Return what a transaction is, in a few words, with what is missing, how much fits a cap, and matches on other lists."""
    return _brief_row(row) + _remarks(row, found)


def _brief_row(row: Transaction) -> str:
    return _brief(fact_text(row, "activity"), row.hs, row.from_country, row.to_country, row.end_use)


def _briefs(facts: "FactTexts") -> Iterator[str]:
    """What several rows are, each in a few words."""
    from detente.decide.texts import told_activity

    nobody = [None] * len(facts["id"])
    columns = (facts.get(name, nobody) for name in ("hs", "from_country", "to_country", "end_use"))
    return map(_brief, told_activity(facts), *columns)


def _brief(doing: str | None, goods: str | None, start: str | None, end: str | None, use: str | None) -> str:
    named = "" if doing == "trade" else doing or "?"
    return " ".join(filter(None, [named, f"HS {goods}" if goods else "", f"{start or '?'}→{end or '?'}", use]))


def _remarks(row: Transaction, found: Decision) -> str:
    """What is said of a transaction behind its own words: what is missing, how much fits a cap, matches on other lists."""
    extra = f"; missing {', '.join(found.missing)}" if found.missing else ""
    open_words = found.judgements if found.verdict != "prohibited" else ()  # no judgement makes it stricter
    left = f"; judgement left: {_some([each.measure for each in open_words])}" if open_words else ""
    caps = [reason.cap for reason in found.reasons if reason.cap is not None]
    return "".join(
        [
            extra,
            *(f"; {each}" for each in named(row)),
            *(f"; {_fits(note)}" for note in caps if note.crossed),
            left,
            _ties(found),
            f"; duty: {_some([*map(str, found.duties)])}" if found.duties else "",
            *(f"; approval {each}" for each in found.approvals),
            *(f"; {text}" for text in _also_listed(found)),
            *(f"; a person judged: {each}" for each in found.settled),
        ]
    )


def _ties(found: Decision) -> str:
    """The ties to the target that the countries of both sides do not show already."""
    hidden = [each for each in found.ties if not each.startswith(SHOWN_SIDES)]
    return f"; tie to the target: {_some(hidden)}" if hidden else ""


def _some(names: Sequence[str]) -> str:
    """The first of these, and how many others there are: `catch-all +2`."""
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"


def _also_listed(found: Decision) -> Iterator[str]:
    """Yield the other lists that may have the parties of a transaction, each once."""
    yield from dict.fromkeys(f"{each.asked} may be on {each.list}" for each in found.also_listed)


def _fits(note: CapNote) -> str:
    tight = min(note.amounts, key=lambda amount: amount.fits / amount.this if amount.this else 1)
    return f"{tight.fits:,.0f} {tight.unit} of {tight.this:,.0f} fits"


def _paragraphs(found: Decision) -> str:
    """The paragraph of the strictest measure, and how many more stand behind it."""
    cited = list(dict.fromkeys(marked(reason.citation) for reason in found.reasons if reason.verdict != "permitted"))
    if not cited:
        cleared = [note for reason in found.reasons for note in reason.exemptions if note.state == "applies"]
        return marked(cleared[0].citation) if cleared else ""
    return cited[0] if len(cited) == 1 else f"{cited[0]} +{len(cited) - 1}"


def counted(verdicts: Mapping[Verdict, int], bad: int = 0, authority: str = "") -> str:
    """Return `60 decided: 31 no UN restriction found, 19 prohibited, ...`, the most frequent first."""
    total = sum(verdicts.values())
    found = sorted(
        ((count, word) for word, count in verdicts.items() if count),
        key=lambda pair: (-pair[0], VERDICTS.index(pair[1])),
    )
    unread = f" {bad} {'row' if bad == 1 else 'rows'} could not be read." if bad else ""
    words = ", ".join(f"{count:,} {answer(word, authority)}" for count, word in found)
    return f"{total:,} decided{': ' if words else ''}{words}.{unread}"


def one(console: Console, row: Transaction, found: Decision) -> None:
    """Print one decision in full."""
    standing = [reason for reason in found.reasons if reason.verdict != "permitted"]
    head = paper.verdict(found.verdict, found.authority)
    head.stylize("bold")
    console.print(
        paper.table((("verdict", "wrap"), ("paragraph", "right")), [[head, _paragraphs(found)]], header=False)
    )
    console.print()
    console.print("\n".join(textwrap.wrap(as_prose(found, row), console.width)))
    folded, sources = _folded(found.reasons), _sources(found.reasons)
    for reason in (*standing, *(reason for reason in found.reasons if reason not in standing)):
        console.print()
        _reason(console, reason, folded, sources)
    _shared(console, folded, sources)
    _rest(console, row, found)


def _folded(reasons: Sequence[Reason]) -> dict[ExemptionNote, list[str]]:
    """Return the exemptions that are the same for several measures, with these measures; each is printed once."""
    found: dict[ExemptionNote, list[str]] = {}
    for reason in reasons:
        for note in reason.exemptions:
            found.setdefault(note, []).append(reason.measure)
    return {note: measures for note, measures in found.items() if len(measures) >= SEVERAL}


def _sources(reasons: Sequence[Reason]) -> Collection[str]:
    """Return the sources of several measures, each of which is printed once."""
    count = Counter(map(_source, reasons))
    return [source for source, several in count.items() if several >= SEVERAL]


def _source(reason: Reason) -> str:
    return f"{reason.citation.symbol}, {reason.citation.source}"


def _shared(console: Console, folded: Mapping[ExemptionNote, Sequence[str]], sources: Iterable[str]) -> None:
    """Print what is the same for several measures, with their names."""
    rows: list[Sequence[str | Text]] = []
    for note, measures in folded.items():
        rows += [_note(note), ["", f"for {', '.join(measures)}", ""]]
    rows += [["source", source, ""] for source in sources]
    if rows:
        console.print()
        console.print(paper.table((("what", "keep"), ("words", "wrap"), ("paragraph", "right")), rows, header=False))


def _note(note: ExemptionNote) -> list[str | Text]:
    return [note.id, f"{note.kind}, {STATES[note.state]}. {_how(note)}", marked(note.citation)]


def _reason(console: Console, reason: Reason, folded: Collection[ExemptionNote], sources: Collection[str]) -> None:
    perhaps = "" if reason.certain else ", perhaps"
    said = "exempt" if reason.verdict == "permitted" else answer(reason.verdict)
    head = Text(reason.measure, style="bold").append(f"  {said}{perhaps}", style="not bold")
    console.print(
        paper.table((("measure", "wrap"), ("paragraph", "right")), [[head, marked(reason.citation)]], header=False)
    )
    rows: list[Sequence[str | Text]] = [["facts", ", ".join(f"{name} {text}" for name, text in reason.facts), ""]]
    rows += [_note(note) for note in reason.exemptions if note not in folded]
    rows += [["cap", line, ""] for line in _cap(reason.cap)] if reason.cap is not None else []
    rows += [["item list", str(each), ""] for each in reason.item_lists]
    rows += [["note", reason.doubt, ""]] if reason.doubt else []
    rows.append(["known", provenance.words(reason.citation), ""])
    rows += [["source", _source(reason), ""]] if _source(reason) not in sources else []
    console.print(paper.table((("what", "keep"), ("words", "wrap"), ("paragraph", "right")), rows, header=False))


def _how(note: ExemptionNote) -> str:
    return note.how if note.how is not None and note.state in ("open", "claimable") else note.summary


def _cap(note: CapNote) -> Iterator[str]:
    for amount in note.amounts:
        yield f"{cap_use(note, amount)} ({amount.percent:.1f} % used)"
    if note.warning is not None:
        yield f"warning: {note.warning} % reached"
    if note.factor is not None:
        yield f"factor: {note.factor}"


def _duty(note: DutyNote) -> list[str | Text]:
    perhaps = "" if note.certain else " (perhaps)"
    days = "" if note.days is None else f" Days: {note.days}."
    words = f"{note.id}, of {note.addressee}: {duty_text(note)}.{days}"
    return [f"duty{perhaps}", words, marked(note.citation)]


def _rest(console: Console, row: Transaction, found: Decision) -> None:
    rows: list[Sequence[str | Text]] = [["named", each, ""] for each in named(row)]
    rows += [["missing", name, ""] for name in found.missing]
    rows += [["not known", f"{each}: no designation that this law knows", ""] for each in found.unknown]
    rows += [
        ["treated as" if each.taken else "may be", f"{each.id} {each.name} ({each.asked})", f"{each.points / 1000:.3f}"]
        for each in found.identities
    ]
    rows += [["approval", str(each), ""] for each in found.approvals]
    rows += [["settled", settled(each), ""] for each in found.settled]
    rows += [
        ["also listed", f"{each.list} {each.id} {each.name} ({each.asked})", f"{each.points / 1000:.3f}"]
        for each in found.also_listed
    ]
    rows += [["judgement", f"{words.by}: {words.words}", marked(words.citation)] for words in found.judgements]
    rows += [_duty(note) for note in found.duties]
    rows += [
        ["otherwise", f"{answer(change.verdict, found.authority)} {change.what}", ""] for change in found.would_change
    ]
    if rows:
        console.print()
        console.print(paper.table((("what", "keep"), ("words", "wrap"), ("paragraph", "right")), rows, header=False))
    console.print()
    if words := provenance.legend(citations(found)):
        console.print(words)
    console.print(Text(f"receipt {found.receipt}", overflow="fold"), soft_wrap=True)
