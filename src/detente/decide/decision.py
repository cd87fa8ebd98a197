"""What a decision says: the verdict, its reasons with their paragraphs, what is missing, what would change it, the receipt."""

from datetime import date
from typing import Literal

from detente.decide.identify import AlsoListed, Identity
from detente.law.condition import Finding
from detente.law.inforce import Citation
from detente.law.instrument import ExemptionKind
from detente.value import value
from detente.vocabulary import CapUnit, Provenance, Verdict

NoteState = Literal["applies", "open", "claimable", "barred"]
"""Of an exception: it clears the measure; it only waits for its approval or notice; it could be claimed; it is taken away."""


@value
class ExemptionNote:
    """An exemption that is in force for a measure in question, and how to use it."""

    id: str
    kind: ExemptionKind
    state: NoteState
    summary: str
    by: str | None
    how: str | None
    citation: Citation


@value
class LimitUse:
    """One limit of a cap, and where this row stands under it."""

    unit: CapUnit
    limit: float
    before: float
    """What had passed in the period before this row."""
    this: float
    """What this row would add."""
    fits: float
    """How much of this row still fits; all of it unless it crosses the limit."""

    @property
    def percent(self) -> float:
        """How much of the limit is used once this row has passed; of a row that is refused, before it."""
        used = self.before + (self.this if self.fits >= self.this else 0.0)
        return 100 * used / self.limit


@value
class CapNote:
    """A cap that a row meets."""

    measure: str
    counter: str
    period: str
    """`2018`, or the first and last day."""
    starts: date
    """The first day of the period."""
    amounts: tuple[LimitUse, ...]
    crossed: bool
    warning: int | None
    """The highest of the warning percentages that this row reaches."""
    factor: str | None
    """The factor that turned the row's amount into the limit's unit, with its source."""


@value
class Reason:
    """A measure that the transaction meets, and the word that it gives."""

    measure: str
    verdict: Verdict
    citation: Citation
    summary: str
    reading: Provenance
    doubt: str | None
    """The corpus's note on the paragraph, where there is one."""
    certain: bool
    """False: only some of the possible facts meet the measure."""
    facts: tuple[tuple[str, str], ...]
    """The columns that bring the transaction into scope, as the row gives them."""
    exemptions: tuple[ExemptionNote, ...]
    cap: CapNote | None = None


@value
class JudgementNote:
    """Words that the text leaves to somebody."""

    measure: str
    words: str
    by: str
    pointed: bool
    """The facts point at them."""
    citation: Citation
    exemptions: tuple[ExemptionNote, ...] = ()


ChangeKind = Literal["date", "contract-date", "approval", "notification", "end-use", "identity", "draft"]


@value
class Change:
    """Something that would give another verdict."""

    kind: ChangeKind
    what: str
    """In words: `up to 2017-09-04`, `from 2017-09-05`, `with the approval held`, `if draft-2019-12-16 were adopted`."""
    verdict: Verdict


@value
class Decision:
    """The answer on one transaction."""

    id: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    """Strictest first; measures that an exemption cleared come last, with the word `permitted`."""
    missing: tuple[str, ...]
    judgements: tuple[JudgementNote, ...]
    would_change: tuple[Change, ...]
    receipt: str
    identities: tuple[Identity, ...] = ()
    """The listed parties that its names may mean; none where its names were not matched."""
    also_listed: tuple[AlsoListed, ...] = ()
    """Listed parties that its names may mean and this law does not designate; they have no part in the verdict."""
    unknown: tuple[str, ...] = ()
    """References among its parties that the law doesn't know, though it knows others of that list."""
    lists: tuple[str, ...] = ()
    """The editions with which names were matched: `un-1718@2026-08-01:0123456789ab`; none where no name came."""
    regime: str = ""
    """The id of the regime under which it was decided."""
    position: str | None = None
    """The position on its contested paragraphs that was supposed; None: none."""
    known_on: date | None = None
    """Findings counted as far as they were known on this day; None: all."""
    findings: tuple[Finding, ...] = ()
    """The accepted findings on which the law was read."""
