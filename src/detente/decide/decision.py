"""A decision: the verdict, its reasons with their paragraphs, the missing facts, what would change it, and the receipt."""

from dataclasses import field
from datetime import date
from typing import Literal

from detente.decide.answer import Coverage, answer, answer_with
from detente.decide.approval import ApprovalNote
from detente.decide.identity import AlsoListed, Identity
from detente.decide.identity_judgement import SettledIdentity
from detente.displayed import Displayed, DisplayedDocument
from detente.law.condition import Finding
from detente.law.declaration import ListDocument, Position
from detente.law.inforce import Citation, SupposedText
from detente.law.instrument import ExemptionKind
from detente.value import value
from detente.vocabulary import CapUnit, Provenance, Verdict

NoteState = Literal["applies", "open", "claimable", "barred"]
"""The state of an exemption: it clears the measure; only its approval or notification is missing; it may be claimed; a bar
excludes it."""


@value
class ExemptionNote:
    """An exemption in force for a measure that the transaction meets, and how to use it."""

    id: str
    kind: ExemptionKind
    state: NoteState
    summary: str
    by: str | None
    how: str | None
    citation: Citation


@value
class LimitUse:
    """The use of one limit of a cap, in the limit's unit."""

    unit: CapUnit
    limit: float
    before: float
    """The amount used in the period before this transaction."""
    this: float
    """The amount that this transaction would add."""
    fits: float
    """The amount of this transaction that still fits; all of it unless it exceeds the limit."""
    counted: float = 0.0
    """How much of `before` had passed before the first row of the file, as the user states."""

    @property
    def percent(self) -> float:
        """The percentage of the limit that is used after this transaction; if it is refused, before it."""
        used = self.before + (self.this if self.fits >= self.this else 0.0)
        return 100 * used / self.limit


@value
class CapNote:
    """A cap that the transaction counts under, and the use of each of its limits."""

    measure: str
    counter: str
    period: str
    """The period in words: `2018`, or its first and last day."""
    starts: date
    """The first day of the period."""
    amounts: tuple[LimitUse, ...]
    crossed: bool
    warning: int | None
    """The highest warning percentage that this transaction reaches; None: it reaches none."""
    factor: str | None
    """The factor that converted the transaction's amount into the limit's unit, with its source."""
    counted_from: str = ""
    """The file that states what had passed before the first row; empty where nothing had."""
    alone: bool = field(default=False, compare=False)
    """Whether no earlier row was counted because the transaction is not one of a file."""


@value
class PointedList:
    """A list of technical items at which the transaction's HS code points."""

    id: str
    title: str
    documents: tuple[ListDocument, ...]
    """The documents of the list that were in force, the oldest first."""

    def __str__(self) -> str:
        seen = [each.symbol for each in self.documents if each.reading != "recalled"]
        recalled = [each.symbol for each in self.documents if each.reading == "recalled"]
        memory = f"from memory: {', '.join(recalled)}" if recalled else ""
        return f"{self.title} ({'; '.join(filter(None, [', '.join(seen), memory]))})"


@value
class Reason:
    """A measure that the transaction meets, and the verdict under that measure."""

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
    """The columns that bring the transaction into the measure's scope, with the values of the transaction."""
    exemptions: tuple[ExemptionNote, ...]
    cap: CapNote | None = None
    item_lists: tuple[PointedList, ...] = ()
    """The lists of items at which the HS code points, where the measure leaves it to somebody whether the item is on them."""


@value
class JudgementNote:
    """An open standard whose application the law leaves to a State or another authority."""

    measure: str
    words: str
    by: str
    pointed: bool
    """Whether the facts call for the judgement."""
    citation: Citation
    exemptions: tuple[ExemptionNote, ...] = ()
    item_lists: tuple[PointedList, ...] = ()
    """The lists of items at which the HS code points."""


@value
class DutyNote:
    """A duty that the law names beside the transaction; it has no part in the verdict."""

    id: str
    """The id of the statement."""
    text: str
    addressee: str
    """Whose duty it is: `supplying States`."""
    days: int | None
    """The number of days within which it must be done, or after which it is due again; None: the law gives none."""
    certain: bool
    """False: only some of the possible facts bring it about."""
    citation: Citation

    def __str__(self) -> str:
        return self.id if self.certain else f"{self.id}?"


ChangeKind = Literal["date", "contract-date", "approval", "notification", "end-use", "identity", "draft"]


@value
class Change:
    """A change of the facts or of the law that would give another verdict."""

    kind: ChangeKind
    what: str
    """In words: `up to 2017-09-04`, `from 2017-09-05`, `with the approval held`, `if draft-2019-12-16 were adopted`."""
    verdict: Verdict


@value
class Decision(DisplayedDocument):
    """The decision on one transaction.

    >>> from detente import Desk
    >>> decision = Desk().decide({"date": "2017-09-06", "activity": "payment", "parties": "KPe.008"})
    >>> decision
    Decision(id='1', verdict='prohibited', regime='un-1718')
    >>> decision.to_polars().select("verdict", "measures").rows()
    [('prohibited', 'asset-freeze')]
    """

    id: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    """The strictest first; measures that an exemption clears come last, with the verdict `permitted`."""
    missing: tuple[str, ...]
    judgements: tuple[JudgementNote, ...]
    would_change: tuple[Change, ...]
    receipt: str
    identities: tuple[Identity, ...] = ()
    """The designated parties that its names may refer to; none where its names were not screened."""
    also_listed: tuple[AlsoListed, ...] = ()
    """Listed parties that its names may refer to and this law does not designate; they do not affect the verdict."""
    approvals: tuple[ApprovalNote, ...] = ()
    """What the approvals to which it refers are to it."""
    settled: tuple[SettledIdentity, ...] = ()
    """What a person's judgements on its names came to."""
    unknown: tuple[str, ...] = ()
    """References among its parties that the law does not know, although it knows others of the same list."""
    lists: tuple[str, ...] = ()
    """The list editions that names were screened against: `un-1718@2026-08-01:0123456789ab`; none where there was no name."""
    regime: str = ""
    """The id of the regime under which it was decided."""
    coverage: Coverage | None = None
    """The law under which it was decided, and what that leaves out."""
    position: str | None = None
    """The position on contested paragraphs under which the law was read; None: the law as it was adopted."""
    known_on: date | None = None
    """Only findings that were known on this day counted; None: all of them."""
    findings: tuple[Finding, ...] = ()
    """The accepted findings under which the law was read."""
    warnings: tuple[str, ...] = ()
    """What must be said beside it: that its day lies after that up to which the law was read."""
    drafts: tuple[SupposedText, ...] = ()
    """The texts that were not adopted, and were supposed to be."""
    positions: tuple[Position, ...] = ()
    """The contested readings that its regime declares."""
    duties: tuple[DutyNote, ...] = ()
    """The duties that the law names beside it, which have no part in the verdict."""
    ties: tuple[str, ...] = ()
    """What ties it to the target of its regime: a side, a place, a flag, a party or a bank in any role."""

    @property
    def authority(self) -> str:
        """The short name of who made the measures: `UN`; empty where the regime declares none."""
        return self.coverage.authority if self.coverage is not None else ""

    @property
    def answer(self) -> str:
        """The verdict in the words in which it is printed: `no UN restriction found` for `permitted`.

        With a tie to the target, what is left to judgement stands behind it.
        """
        words = answer(self.verdict, self.authority)
        if self.verdict != "permitted":
            return words
        return answer_with(words, "; ".join(self.ties), "; ".join(each.measure for each in self.judgements))

    def text(self) -> str:
        """Return the decision as one paragraph of plain English, as `detente decide --plain` prints it.

        >>> from detente import Desk
        >>> Desk().decide({"date": "2017-09-06", "activity": "payment", "parties": "KPe.008"}).text()[:10]
        'Prohibited'
        """
        return str(self)


class Decisions(Displayed, tuple[Decision, ...]):
    """The answers on several transactions, in their order: a tuple that displays itself as a table.

    >>> from detente import Desk
    >>> paid = {"activity": "payment", "parties": "KPe.001"}
    >>> found = Desk().decisions([{**paid, "date": "2009-04-23"}, {**paid, "date": "2017-09-06"}])
    >>> found.to_polars()["verdict"].to_list()
    ['permitted', 'prohibited']
    """

    __slots__ = ()
