"""A decision replayed from its receipt, under the law that is at hand."""

from dataclasses import dataclass, replace

from msgspec import structs

from detente import __version__
from detente.decide.approval import HeldApprovals
from detente.decide.caps import Counter
from detente.decide.decider import Decider
from detente.decide.decision import Decision
from detente.decide.receipt import Receipt, decode, encode, recorded, unreadable_receipt
from detente.desk.arguments import DayLike
from detente.desk.decisions import DecisionDesk
from detente.desk.findings import FindingsLike
from detente.errors import InputError, LawError, UsageError
from detente.transactions.transaction import Transaction, read_one


@dataclass(frozen=True)
class Replay:
    """A decision replayed from its receipt."""

    receipt: Receipt
    row: Transaction
    decision: Decision
    same_law: bool
    same_engine: bool


def replay(
    desk: DecisionDesk, word: str, findings: FindingsLike | None = None, known_on: DayLike | None = None
) -> Replay:
    """Replay the decision of a receipt; with `findings` under these, as they were known on `known_on`, in place of its own.

    Raises InputError for what is no receipt, or one whose regime, drafts, proposals, position, findings or facts the law at hand lacks.
    """
    receipt = decode(word)
    try:
        decider = _decider_of(desk, receipt, findings, known_on)
        row = read_one(receipt.facts, columns=decider.columns)
        counter = decider.counter()  # reads the law under the receipt's drafts and position
    except LawError:
        raise
    except (InputError, UsageError) as fault:
        reason = f"{fault.where} {fault.what}".split("\n", 1)[0].strip()
        raise unreadable_receipt(word, reason) from None
    _restore(counter, receipt)
    made = decider.decide(row, counter)
    kept = {name: getattr(receipt, name) for name in ("lists", "identities", "also_listed", "settled")}
    again = structs.replace(decode(made.receipt), **kept, ledger=receipt.ledger)
    decision = replace(made, **kept, receipt=encode(again))
    return Replay(receipt, row, decision, receipt.law == decider.digest, receipt.engine == __version__)


def _restore(counter: Counter, receipt: Receipt) -> None:
    """Put a counter where it stood before the decision."""
    counter.restore(receipt.totals, receipt.counted, receipt.counted_from)
    counter.alone = all(counter.totals[each] == counter.counted.get(each, 0.0) for each in counter.totals)
    counter.used.update({each.approval.key: each.used for each in receipt.approvals})


def _decider_of(
    desk: DecisionDesk, receipt: Receipt, findings: FindingsLike | None, known_on: DayLike | None
) -> Decider:
    """The decider under the reading of the law that a receipt names."""
    made = desk.decider(
        receipt.regime,
        with_drafts=receipt.with_drafts,
        with_proposals=receipt.with_proposals,
        position=receipt.position,
        findings=[recorded(each) for each in receipt.findings] if findings is None else findings,
        known_on=receipt.known_on if findings is None else known_on,
    )
    held = HeldApprovals(tuple(each.approval for each in receipt.approvals), receipt.approvals_from)
    return made.holding(held) if receipt.approvals_checked else made
