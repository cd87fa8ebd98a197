"""Decisions put into the ledger, and replayed from it: the same, byte for byte, or what differs."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import structs

from detente.decide.decision import Decision
from detente.decide.rationale import stated_facts
from detente.decide.receipt import decode, encode, finding_digest, recorded
from detente.desk import replays
from detente.desk.decisions import DecisionDesk
from detente.desk.replays import Replay
from detente.ledger.decisions import LoggedDecision, log, logged
from detente.ledger.head import Head
from detente.ledger.ledger import Ledger
from detente.transactions.transaction import Transaction
from detente.value import value

if TYPE_CHECKING:
    from detente.desk.decision_run import DecisionRun


@value
class Replayed:
    """A decision replayed from its receipt, and what differs from when it was given."""

    replay: Replay
    row: int | None
    """The row of the ledger that has the decision; None: it was not logged there, so only its inputs were compared."""
    differs: tuple[str, ...]
    """Each input or part of the answer that is another one now; empty: none is."""

    @property
    def same(self) -> bool:
        """Whether the decision is the one that was logged, byte for byte; without a log, whether no input differs."""
        return not self.differs


def under_head(decision: Decision, head: Head) -> Decision:
    """Return a decision whose receipt names a head of the ledger."""
    return replace(decision, receipt=encode(structs.replace(decode(decision.receipt), ledger=str(head))))


@dataclass(frozen=True)
class Logbook:
    """The ledger into which decisions are put, the head that it had before them, and who decides."""

    ledger: Ledger
    head: Head
    by: str

    def one(self, row: Transaction, decision: Decision, at: datetime) -> Decision:
        """Append one decision, and return it with a receipt that names the head."""
        found = under_head(decision, self.head)
        log(self.ledger, [_logged(row, found)], by=self.by, at=at)
        return found

    def run(self, run: "DecisionRun", at: datetime) -> Head | None:
        """Append the decision on every good row of a run, which is read again for it; return the head behind them."""
        return log(self.ledger, _of_run(run, self.head), by=self.by, at=at)


def _of_run(run: "DecisionRun", head: Head) -> Iterator[LoggedDecision]:
    again = replace(run, counts={}, bad=[], bad_rows=0, unshown=0, passed={}, replaced={}, dropped={}, watch=None)
    for row, decision in again.decisions():
        yield _logged(row, under_head(decision, head))


def _logged(row: Transaction, decision: Decision) -> LoggedDecision:
    return LoggedDecision(
        id=row.id,
        verdict=decision.verdict,
        regime=decision.regime,
        receipt=decision.receipt,
        content=content(decision, row),
    )


def content(decision: Decision, row: Transaction) -> str:
    """A decision as the ledger keeps it, on one line of JSON: the facts of its transaction, and what `Decision.to_dict` gives."""
    facts = {"id": row.id, **stated_facts(row)}
    return json.dumps({"transaction": facts, "decision": decision.to_dict()}, ensure_ascii=False)


def replayed(desk: DecisionDesk, ledger: Ledger | None, receipt: str) -> Replayed:
    """Replay a receipt and compare the decision with the logged one, where a ledger has it.

    Raises InputError for what is no receipt, and as `replay` does.
    """
    replay = replays.replay(desk, receipt)
    found = None
    if ledger is not None and ledger.exists():
        with ledger.reading() as view:
            found = logged(view, receipt.strip())
    differs = [*_inputs(desk, replay)]
    if found is not None:
        differs += _answer(found[1], replay)
    return Replayed(replay=replay, row=None if found is None else found[0], differs=tuple(differs))


def _inputs(desk: DecisionDesk, replay: Replay) -> Iterator[str]:
    """What the receipt rests on and is another thing now."""
    from detente import __version__

    receipt = replay.receipt
    if not replay.same_law:
        yield f"the law: the corpus of {receipt.regime} is {desk.digest(receipt.regime)}, and was {receipt.law}"
    if not replay.same_engine:
        yield f"the engine: it is {__version__}, and was {receipt.engine}"
    for each in receipt.findings:
        if each.digest and finding_digest(recorded(each)) != each.digest:
            yield f"the findings: {each.kind} on {each.on} has another digest than its content"
    yield from _editions(desk, receipt.lists)


def _editions(desk: DecisionDesk, lists: Iterable[str]) -> Iterator[str]:
    """The editions of lists that are no longer the newest at hand; a replay takes the matches that the receipt records."""
    held = {each.source: f"{each.source}@{each.label}" for each in desk.editions.on(None)} if lists else {}
    for each in lists:
        source = each.partition("@")[0]
        if held.get(source) != each:
            now = held.get(source, "not at hand")
            yield f"the lists: {source} is {now}, and was {each}; the matches are those that the receipt records"


def _answer(found: LoggedDecision, replay: Replay) -> Iterator[str]:
    made = content(replay.decision, replay.row)
    if made == found.content:
        return
    if replay.decision.verdict != found.verdict:
        yield f"the answer: it is {replay.decision.verdict}, and was {found.verdict}"
    else:
        yield "the answer: the verdict is the same, and its words or its receipt are not"
