"""How decisions are displayed: one in sentences with its measures, several as a table, those under several regimes side by side."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from detente.decide.answer import answer, opening
from detente.decide.decision import Decision, Decisions, Reason
from detente.decide.joint_decision import JointDecision, ReadingDecision
from detente.decide.prose import as_prose, subject
from detente.decide.receipt import decode
from detente.display import coverage
from detente.display.form import ColumnType, DisplayForm
from detente.display.view import View, ViewCell, cited, counted, table
from detente.transactions.columns import ANY_END_USE
from detente.transactions.transaction import Transaction, read_one
from detente.vocabulary import VERDICTS
from detente.wire.decision import to_wire

COLUMNS: Final[Mapping[str, ColumnType]] = {
    "id": "text",
    "verdict": "text",
    "answer": "text",
    "measures": "text",
    "paragraphs": "text",
    "missing": "text",
    "judgements": "text",
    "duties": "text",
    "ties": "text",
    "approval_check": "text",
    "regime": "text",
    "position": "text",
    "receipt": "text",
}
"""`measures`, `paragraphs` and `missing` are as `detente decide -o` writes them: joined by `; `, null where there is none."""


def row_of(found: Decision) -> Transaction:
    """The transaction that a decision is on, as its receipt has it. Raises InputError for a decision without a whole receipt."""
    return read_one(decode(found.receipt).facts, columns=ANY_END_USE)


def text(found: Decision) -> str:
    """The decision as one paragraph of plain English, as `--plain` prints it."""
    return as_prose(found, row_of(found))


def _one(found: Decision) -> View:
    return View(
        title=f"{opening(found.verdict, found.authority)} (transaction {found.id})",
        paragraphs=(text(found),),
        table=table(
            "The measures that it meets",
            ("measure", "verdict", "paragraph", "facts"),
            [_reason(each) for each in found.reasons],
        ),
        coverage=tuple(coverage.of_decisions([found])),
        receipt=found.receipt,
    )


def _reason(found: Reason) -> tuple[str | ViewCell, ...]:
    perhaps = "" if found.certain else ", perhaps"
    facts = ", ".join(f"{name} {text}" for name, text in found.facts)
    said = "exempt" if found.verdict == "permitted" else answer(found.verdict)
    return found.measure, f"{said}{perhaps}", cited(found.citation, found.reading), facts


def _many(found: Decisions) -> View:
    rows = [(each.id, each.answer, subject(row_of(each)), _paragraph(each), _open(each)) for each in found]
    heads = ("id", "verdict", "transaction", "paragraph", "missing, left to judgement, duties, approvals")
    return View(
        title=f"{counted(len(found), 'decision')}{_verdicts(found)}",
        table=table("", heads, rows),
        coverage=tuple(coverage.of_decisions(found)) if found else (),
    )


def _verdicts(found: Decisions) -> str:
    verdicts = [each.verdict for each in found]
    words = {each.verdict: each.answer for each in found}
    counts = ", ".join(f"{verdicts.count(each):,} {words[each]}" for each in VERDICTS if each in words)
    return f": {counts}" if counts else ""


def _standing(found: Decision) -> list[Reason]:
    return [each for each in found.reasons if each.verdict != "permitted"]


def _paragraph(found: Decision) -> ViewCell:
    """The paragraph of the strictest measure."""
    standing = _standing(found)
    return cited(standing[0].citation, standing[0].reading) if standing else ViewCell(text="")


def _open(found: Decision) -> str:
    judged = [each.measure for each in found.judgements if each.pointed]
    duties = [f"duty {each}" for each in found.duties]
    approvals = [f"approval {each}" for each in found.approvals]
    return "; ".join([*found.missing, *(f"{each} is left to judgement" for each in judged), *duties, *approvals])


def _record(found: Decision) -> dict[str, object]:
    standing = _standing(found)
    return {
        "id": found.id,
        "verdict": found.verdict,
        "answer": found.answer,
        "measures": _joined(each.measure for each in standing),
        "paragraphs": _joined(str(each.citation) for each in standing),
        "missing": _joined(found.missing),
        "judgements": _joined(each.measure for each in found.judgements),
        "duties": _joined(map(str, found.duties)),
        "ties": _joined(found.ties),
        "approval_check": _joined(map(str, found.approvals)),
        "regime": found.regime,
        "position": found.position,
        "receipt": found.receipt,
    }


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(words) or None


def _together(found: JointDecision) -> View:
    rows = [(str(each.reading), each.decision.answer, _paragraph(each.decision)) for each in found.decisions]
    under = " and ".join(map(str, found.strictest))
    splits = tuple(f"The readings of {each.regime} differ: {each}." for each in found.disagreements)
    return View(
        title=f"{opening(found.verdict, _authority(found))} (transaction {found.id})",
        paragraphs=(f"The strictest answer is that under {under}.", *splits),
        table=table("Under each reading, the strictest first", ("regime and reading", "verdict", "paragraph"), rows),
        coverage=tuple(coverage.of_decisions([each.decision for each in found.decisions])),
    )


def _authority(found: JointDecision) -> str:
    """Who made the measures of every regime, in short: `UN`, or `UN or EU`."""
    return " or ".join(dict.fromkeys(each.decision.authority for each in found.decisions if each.decision.authority))


def _answers(found: JointDecision) -> Iterator[dict[str, object]]:
    for each in found.decisions:
        yield {**_under(each), "decision": to_wire(each.decision)}


def _under(found: ReadingDecision) -> dict[str, object]:
    return {
        "regime": found.reading.regime,
        "position": found.reading.position,
        "with_drafts": list(found.reading.reading.with_drafts),
    }


def _together_document(found: JointDecision) -> dict[str, object]:
    return {
        "id": found.id,
        "verdict": found.verdict,
        "missing": list(found.missing),
        "answers": list(_answers(found)),
    }


FORMS: Final[Mapping[type, DisplayForm]] = {
    Decision: DisplayForm(
        brief=lambda found: f"id={found.id!r}, verdict={found.verdict!r}, regime={found.regime!r}",
        view=_one,
        document=to_wire,
        rows=lambda found: [to_wire(found)],
        columns=COLUMNS,
        records=lambda found: [_record(found)],
        text=text,
    ),
    Decisions: DisplayForm(
        brief=lambda found: f"{counted(len(found), 'decision')}{_verdicts(found)}",
        view=_many,
        document=None,
        rows=lambda found: map(to_wire, found),
        columns=COLUMNS,
        records=lambda found: map(_record, found),
    ),
    JointDecision: DisplayForm(
        brief=lambda found: f"id={found.id!r}, verdict={found.verdict!r}, decisions={len(found.decisions)}",
        view=_together,
        document=_together_document,
        rows=_answers,
        columns=COLUMNS,
        records=lambda found: [_record(each.decision) for each in found.decisions],
    ),
}
