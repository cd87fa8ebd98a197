"""Checks the approvals to which a transaction refers against the transaction, measure by measure.

An approval covers a row if the row's days lie within its days, the row's goods are among its goods, and its quantity still has
room for that of the row. It then clears the measures that it covers; every other measure gives the answer that it gives without
an approval. Quantities are used up by rows in the order of their days: a row that is refused uses nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from detente.decide.approval import (
    Approval,
    ApprovalNote,
    ApprovalReach,
    ApprovalState,
    HeldApprovals,
    UsedApproval,
    convert,
)
from detente.decide.caps import TOLERANCE, CapRuling, Counter
from detente.decide.compile import CompiledLaw
from detente.decide.solve import RANK, MeasureVerdict, Outcome, Solver
from detente.transactions.transaction import Transaction

NOTHING: Final = ApprovalReach()
GOING_AHEAD: Final = ("permitted", "within-cap")
UNCHECKED: Final = "The content of the approval was not checked, since no file of approvals was given."
"""What is said of a bare reference that clears a measure."""


@dataclass(frozen=True, slots=True)
class ApprovedRow:
    """A transaction that refers to an approval whose content was checked: what the law says of it, and of the approvals."""

    outcome: Outcome
    ruling: CapRuling | None
    notes: tuple[ApprovalNote, ...]
    reach: ApprovalReach
    """The measures that its approvals clear, or would."""
    held: tuple[UsedApproval, ...]
    """Its approvals among those held."""


@dataclass(frozen=True, slots=True)
class _Check:
    """One reference: its approval, and why that does not cover the row (None: it does)."""

    reference: str
    approval: Approval | None
    failure: tuple[ApprovalState, str, str] | None
    """The state, the few words, and how a sentence about it goes on."""
    adds: float = 0.0
    """The row's quantity in the unit of the approval."""

    @property
    def reach(self) -> ApprovalReach:
        return NOTHING if self.approval is None or self.failure is not None else self.approval.reach


def check(
    solver: Solver, held: HeldApprovals, row: Transaction, key: tuple[int, ...], counter: Counter
) -> ApprovedRow | None:
    """Check the approvals of a row, and count it under its caps and under the quantities of its approvals.

    Args:
        solver: The solver in which every approval clears whatever an approval can.
        held: The approvals that are held.
        row: The transaction.
        key: The classes of its facts.
        counter: What rows before it have used.

    Returns None where the row refers to no approval.
    """
    if row.approval is None:
        return None
    checks = [_checked(name, approval, held, row, counter) for name, approval in held.of(row.approval)]
    reach = NOTHING
    for each in checks:
        reach = reach | each.reach
    outcome = solver.covering(reach).outcome(key)
    ruling = counter.rule(row, outcome) if outcome.caps else None
    before = tuple(
        UsedApproval(each.approval, counter.used.get(each.approval.key, 0.0)) for each in checks if each.approval
    )
    bare = solver.covering(NOTHING).outcome(key)
    law = solver.compiled
    cleared = _cleared(law, bare, outcome)
    beyond = [each for each in _cleared(law, bare, solver.outcome(key)) if each not in cleared]
    ahead = (outcome if ruling is None else ruling).verdict in GOING_AHEAD
    notes = tuple(_notes(law, checks, cleared, beyond, counter, ahead=ahead))
    return ApprovedRow(outcome, ruling, notes, reach, before)


def unchecked(law: CompiledLaw, outcome: Outcome) -> tuple[ApprovalNote, ...]:
    """What is said where a bare reference clears a measure: that its content was not checked; nothing where it clears none."""
    cleared = tuple(
        law.timeline.measures[each.version].id
        for each in outcome.measure_verdicts
        if each.own != "permitted" and _approved(law, each)
    )
    if not cleared:
        return ()
    return (
        ApprovalNote(reference="", state="not-checked", text=UNCHECKED, brief="content not checked", clears=cleared),
    )


def _approved(law: CompiledLaw, found: MeasureVerdict) -> bool:
    """Whether an approval clears a measure."""
    exemptions = law.timeline.exemptions
    return any(
        state == "applies" and exemptions[number].exemption.kind == "approval" for number, state in found.exemptions
    )


def _cleared(law: CompiledLaw, without: Outcome, outcome: Outcome) -> list[str]:
    """The measures whose answer an approval makes less strict."""
    before = {law.timeline.measures[each.version].id: each.verdict for each in without.measure_verdicts}
    found = {law.timeline.measures[each.version].id: each.verdict for each in outcome.measure_verdicts}
    return [name for name, verdict in found.items() if name in before and RANK[verdict] > RANK[before[name]]]


def _checked(name: str, approval: Approval | None, held: HeldApprovals, row: Transaction, counter: Counter) -> _Check:
    if approval is None:
        where = held.source or "the approvals given"
        return _Check(name, None, ("not-in-file", f"not in {where}", f"is not in {where}"))
    failure = _of_days(approval, row) or _of_goods(approval, row)
    if failure is not None or approval.quantity is None:
        return _Check(name, approval, failure)
    adds = _amount(approval, row)
    if adds is None:
        needed = "value in USD" if approval.unit == "USD" else f"quantity in {approval.unit}"
        words = f"is for {_quantity(approval)}, and the transaction does not state its {needed}"
        return _Check(name, approval, ("quantity-unknown", "quantity not stated", words))
    used = counter.used.get(approval.key, 0.0)
    if used + adds > approval.quantity * (1 + TOLERANCE):
        taken = f", of which earlier rows use {used:,.6g}," if used else ""
        brief = f"used up ({used:,.6g} of {_quantity(approval)} used, {adds:,.6g} more needed)"
        brief = brief if used else f"too little ({_quantity(approval)}, {adds:,.6g} needed)"
        words = f"is for {_quantity(approval)}{taken} and the {adds:,.6g} of the transaction do not fit"
        return _Check(name, approval, ("used-up", brief, words))
    return _Check(name, approval, None, adds)


def _of_days(approval: Approval, row: Transaction) -> tuple[ApprovalState, str, str] | None:
    """Why the days of a row are not all among those of an approval; None: they are."""
    since, until = approval.since, approval.until
    if since is None and until is None:
        return None
    if row.date_from is None or row.date_to is None:
        return (
            "day-unknown",
            "day not stated",
            f"is for the days {_days(approval)}, and the day of the transaction is not known",
        )
    if until is not None and row.date_from > until:
        return "expired", f"expired on {until}", f"expired on {until}"
    if since is not None and row.date_to < since:
        return "too-early", f"begins on {since}", f"begins only on {since}"
    if (since is not None and row.date_from < since) or (until is not None and row.date_to > until):
        words = f"is for the days {_days(approval)}, and the transaction may be on another day"
        return "day-unknown", f"not for all days of the transaction ({_days(approval)})", words
    return None


def _days(approval: Approval) -> str:
    words = (f"{word} {each}" for word, each in (("from", approval.since), ("up to", approval.until)) if each)
    return " ".join(words)


def _of_goods(approval: Approval, row: Transaction) -> tuple[ApprovalState, str, str] | None:
    """Why the goods of a row are not all among those of an approval; None: they are, or it names none."""
    codes = approval.codes
    if not codes or (row.hs is not None and row.hs.startswith(codes)):
        return None
    listed = f"HS {', '.join(codes)}"
    if row.hs is None:
        return "goods-unknown", f"goods not stated ({listed})", f"is for {listed}, and the transaction states no goods"
    if any(each.startswith(row.hs) for each in codes):
        words = f"is for {listed}, and HS {row.hs} of the transaction is wider"
        return "goods-unknown", f"only for {listed}", words
    return "other-goods", f"for other goods ({listed})", f"is for {listed}, and not for HS {row.hs}"


def _amount(approval: Approval, row: Transaction) -> float | None:
    """The quantity of a row in the unit of an approval; None: the row does not state it."""
    assert approval.unit is not None
    if approval.unit == "USD":
        return row.value if row.currency in (None, "USD") else None
    return None if row.quantity is None or row.unit is None else convert(row.quantity, row.unit, approval.unit)


def _quantity(approval: Approval) -> str:
    return f"{approval.quantity:,.6g} {approval.unit}"


def _notes(
    law: CompiledLaw,
    checks: Sequence[_Check],
    cleared: Sequence[str],
    beyond: Sequence[str],
    counter: Counter,
    *,
    ahead: bool,
) -> Iterator[ApprovalNote]:
    """A note on each reference; the first approval that covers a measure clears it, and only such a one is used."""
    left = list(cleared)
    for each in checks:
        if each.approval is None or each.failure is not None:
            yield _failed(each)
            continue
        covered = {made.id for made in law.timeline.measures if made.id in left and each.reach.covers(made)}
        mine = [name for name in left if name in covered]
        left = [name for name in left if name not in covered]
        used = counter.used.get(each.approval.key, 0.0)
        yield _covering(each, mine, beyond, used)
        if mine and ahead and each.approval.quantity is not None:
            counter.used[each.approval.key] = used + each.adds


def _failed(found: _Check) -> ApprovalNote:
    assert found.failure is not None
    state, brief, words = found.failure
    text = f"The approval {_named(found)} {words}: it does not clear the transaction."
    return ApprovalNote(reference=found.reference, state=state, text=text, brief=brief)


def _covering(found: _Check, mine: Sequence[str], beyond: Sequence[str], used: float) -> ApprovalNote:
    assert found.approval is not None
    name = f"The approval {_named(found)}"
    rest = f"does not cover {', '.join(beyond)}" if beyond else ""
    if beyond and not mine:
        text, brief = f"{name} {rest}: it does not clear the transaction.", rest
        return ApprovalNote(reference=found.reference, state="other-measures", text=text, brief=brief)
    if not mine:
        text = f"{name} covers the transaction, and there is no measure that it clears."
        return ApprovalNote(reference=found.reference, state="covers", text=text, brief="clears no measure")
    text = f"{name} covers the transaction, and clears {', '.join(mine)}."
    if found.approval.quantity is not None:
        earlier = f"Earlier rows use {used:,.6g} of its {_quantity(found.approval)}; this one adds {found.adds:,.6g}."
        text += f" {earlier}" if used else f" It uses {found.adds:,.6g} of its {_quantity(found.approval)}."
    text += f" It {rest}." if rest else ""
    brief = ", but ".join(filter(None, [f"clears {', '.join(mine)}", rest]))
    return ApprovalNote(reference=found.reference, state="covers", text=text, brief=brief, clears=tuple(mine))


def _named(found: _Check) -> str:
    by = found.approval.by if found.approval is not None else ""
    return f"{found.reference} (given by {by})" if by else found.reference
