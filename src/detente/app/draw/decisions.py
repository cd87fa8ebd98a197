"""Decisions on a terminal: the answer first, its paragraph at the right edge, a count last."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from rich.console import Console
from rich.text import Text

from detente.app.draw import paper
from detente.app.listings.law import marked
from detente.decide.answer import answer
from detente.decide.decision import CapNote, Decision, ExemptionNote, Reason
from detente.decide.prose import as_prose, cap_use, named, settled
from detente.decide.rationale import day_text, fact_text
from detente.law import provenance
from detente.law.inforce import Citation
from detente.transactions.transaction import Transaction
from detente.vocabulary import VERDICTS, Verdict

STATES = {"applies": "applies", "open": "may qualify", "claimable": "available on application", "barred": "excluded"}


def many(console: Console, rows: Iterable[tuple[Transaction, Decision]]) -> None:
    """Print a line for each transaction: verdict, id, date, what it is, the paragraphs."""
    columns = (("verdict", "keep"), ("id", "keep"), ("day", "keep"), ("transaction", "wrap"), ("paragraph", "right"))
    every = list(rows)
    console.print(paper.table(columns, (_line(row, found) for row, found in every)))
    if words := provenance.legend(citation for _, found in every for citation in citations(found)):
        console.print(words)


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
    return [*cited, *(note.citation for note in notes)]


def _line(row: Transaction, found: Decision) -> list[str | Text]:
    return [
        paper.verdict(found.verdict, found.authority),
        row.id,
        brief_day(row),
        brief(row, found),
        _paragraphs(found),
    ]


def brief_day(row: Transaction) -> str:
    """Return the date; for an interval of whole months the months."""
    first, last = row.date_from, row.date_to
    if first is None or last is None:
        return "?"
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1 and first != last
    return f"{first:%Y-%m}/{last:%Y-%m}" if whole else day_text(row) or ""


def brief(row: Transaction, found: Decision) -> str:
    """Return what a transaction is, in a few words, with what is missing, how much fits a cap, and matches on other lists."""
    flow = f"{row.from_country or '?'}→{row.to_country or '?'}"
    doing = fact_text(row, "activity") or "?"
    parts = [doing if doing != "trade" else "", f"HS {row.hs}" if row.hs else "", flow, row.end_use or ""]
    extra = f"; missing {', '.join(found.missing)}" if found.missing else ""
    left = f"; judgement left: {_some([each.measure for each in found.judgements])}" if found.judgements else ""
    caps = [reason.cap for reason in found.reasons if reason.cap is not None]
    return (
        " ".join(part for part in parts if part)
        + extra
        + "".join(f"; {each}" for each in named(row))
        + "".join(f"; {_fits(note)}" for note in caps if note.crossed)
        + left
        + "".join(f"; {text}" for text in _also_listed(found))
        + "".join(f"; a person judged: {each}" for each in found.settled)
    )


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
    for reason in (*standing, *(reason for reason in found.reasons if reason not in standing)):
        console.print()
        _reason(console, reason)
    _rest(console, row, found)


def _reason(console: Console, reason: Reason) -> None:
    perhaps = "" if reason.certain else ", perhaps"
    said = "exempt" if reason.verdict == "permitted" else answer(reason.verdict)
    head = Text(reason.measure, style="bold").append(f"  {said}{perhaps}", style="not bold")
    console.print(
        paper.table((("measure", "wrap"), ("paragraph", "right")), [[head, marked(reason.citation)]], header=False)
    )
    rows: list[Sequence[str | Text]] = [["facts", ", ".join(f"{name} {text}" for name, text in reason.facts), ""]]
    rows += [
        [note.id, f"{note.kind}, {STATES[note.state]}. {_how(note)}", marked(note.citation)]
        for note in reason.exemptions
    ]
    rows += [["cap", line, ""] for line in _cap(reason.cap)] if reason.cap is not None else []
    rows += [["note", reason.doubt, ""]] if reason.doubt else []
    rows.append(["known", provenance.words(reason.citation), ""])
    rows.append(["source", f"{reason.citation.symbol}, {reason.citation.source}", ""])
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


def _rest(console: Console, row: Transaction, found: Decision) -> None:
    rows: list[Sequence[str | Text]] = [["named", each, ""] for each in named(row)]
    rows += [["missing", name, ""] for name in found.missing]
    rows += [["not known", f"{each}: no designation that this law knows", ""] for each in found.unknown]
    rows += [
        ["treated as" if each.taken else "may be", f"{each.id} {each.name} ({each.asked})", f"{each.points / 1000:.3f}"]
        for each in found.identities
    ]
    rows += [["settled", settled(each), ""] for each in found.settled]
    rows += [
        ["also listed", f"{each.list} {each.id} {each.name} ({each.asked})", f"{each.points / 1000:.3f}"]
        for each in found.also_listed
    ]
    rows += [["judgement", f"{words.by}: {words.words}", marked(words.citation)] for words in found.judgements]
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
