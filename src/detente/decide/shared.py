"""The part of a decision that rows with facts of the same classes have in common."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.decide.approval_check import ApprovedRow
from detente.decide.caps import CapRuling
from detente.decide.classification import Key
from detente.decide.decision import Change, Decision, DutyNote, Reason
from detente.decide.rationale import FactColumns, deciding_facts
from detente.transactions.transaction import Transaction
from detente.value import value
from detente.vocabulary import Verdict


@value
class KnownOfRows:
    """What is known already of the rows that share a decision; None: it is worked out where it is needed."""

    key: Key | None = None
    """The classes of their facts."""
    supposed: Sequence[Verdict | None] | None = None
    """The verdict under each of `Decider.suppositions`, in their order; None for a draft that is not due on their days."""
    duties: tuple[DutyNote, ...] | None = None
    """The duties beside them."""
    alternatives: tuple[Change, ...] | None = None
    """What `Decider.alternatives` gives for them."""


@value
class SharedDecision:
    """A decision without what belongs to a single row: its id, the facts of its reasons and its receipt."""

    decision: Decision
    fact_columns: tuple[FactColumns, ...]
    """For each reason, the columns of its facts."""
    example: Transaction
    """One of the rows; the others have the same parties and ships, where anything is said of these."""
    ruling: CapRuling | None = None
    """The ruling on the caps of the row; such a decision is that of one row only."""
    approved: ApprovedRow | None = None
    """What its approvals are to the row; such a decision is that of one row only, too."""

    @property
    def is_common(self) -> bool:
        """Whether it is not that of one row only."""
        return self.ruling is None and self.approved is None

    def reasons(self, row: Transaction) -> Iterator[Reason]:
        """The reasons with the facts of a row."""
        for reason, names in zip(self.decision.reasons, self.fact_columns, strict=True):
            yield replace(reason, facts=tuple(deciding_facts(row, names)))
