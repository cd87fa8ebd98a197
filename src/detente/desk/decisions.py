"""Questions about transactions: the decision on one, on many, under several regimes, and replayed from its receipt."""

import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import structs

from detente.decide.approval import HeldApprovals
from detente.decide.counted import CountedAmount, totals
from detente.decide.decider import Decider
from detente.decide.decision import Decision, Decisions
from detente.decide.identify import Identifier
from detente.decide.receipt import Receipt, decode, encode, recorded, unreadable_receipt
from detente.desk import arguments
from detente.desk.arguments import DayLike, PathLike, WordsLike
from detente.desk.corpora import TestReport, corpora
from detente.desk.findings import FindingsLike
from detente.desk.given_transactions import facts_of, given_rows
from detente.desk.parties import PartyDesk
from detente.errors import InputError, LawError, UsageError
from detente.law.regime import Reading, Regime
from detente.transactions.transaction import Transaction, read_one
from detente.value import value

if TYPE_CHECKING:
    import polars as pl

    from detente.decide.joint_decision import JointDecision
    from detente.desk.approvals import ApprovalsLike
    from detente.desk.identities import CountedLike, IdentitiesLike
    from detente.desk.judged import DecidedCase
    from detente.desk.law import UnderLike
    from detente.law.cases import WorkedCase
    from detente.law.readings import RegimeReading
    from detente.parties.screening.screening import Screening


@value
class Matching:
    """How names of parties in transactions are matched with lists."""

    take: int | None = None
    """The score in thousandths from which a match is treated as confirmed; None: a person confirms each."""
    today: date | None = None
    """The date on which the age of editions is computed."""
    max_age: int | None = None
    """The most days that an imported edition may be old."""


MATCHING = Matching()
FULL_SCORE: Final = 1000
"""Thousandths."""


@dataclass(frozen=True)
class Replay:
    """A decision replayed from its receipt."""

    receipt: Receipt
    row: Transaction
    decision: Decision
    same_law: bool
    same_engine: bool


@dataclass(frozen=True)
class DecisionDesk(PartyDesk):
    """The part of the desk that decides transactions given as values."""

    _deciders: dict[tuple[object, ...], Decider] = field(default_factory=dict, compare=False, repr=False)

    def decider(
        self,
        regime: str | None = None,
        *,
        with_drafts: WordsLike = (),
        with_proposals: WordsLike = (),
        position: str | None = None,
        findings: FindingsLike = (),
        known_on: DayLike | None = None,
        matching: Matching | None = None,
        identities: "IdentitiesLike" = (),
        counted: "CountedLike" = (),
        counted_from: str = "",
        approvals: "ApprovalsLike | None" = None,
    ) -> Decider:
        """Return the decider under one reading of a regime; it is made once and kept. Raises UsageError as `Regime.on` does.

        With `matching` the names of parties are matched with the lists; without, only references mean a listed party.
        `identities` are a person's judgements on names: such a decider is made anew, and reports by `identifier.judged` which of
        them were used. `counted` is what had passed under caps before, and `counted_from` where that is stated. `approvals` are
        those that are held, with their content; None: a reference is taken at its word. Raises InputError for judgements that contradict each other or have an id that is on no list, and for amounts under no cap of the law;
        UsageError for judgements without `matching`.

        >>> from detente import Desk
        >>> Desk().decider("un-1718").regime.corpus.regime.id
        'un-1718'
        """
        from detente.desk import approvals as letters
        from detente.desk import identities as judged

        given, stated = judged.identities_of(identities), judged.counted_of(counted)
        held = letters.approvals_of(approvals)
        reading = self.reading(findings, with_drafts, with_proposals, known_on, position)
        made = self._kept_decider(arguments.optional_text(regime, "regime"), reading, matching_of(matching))
        made = judged.judging(made, given, self.editions) if given else made
        made = _counting(made, stated, counted_from) if stated else made
        return letters.holding(made, held) if held is not None else made

    def _kept_decider(self, regime: str | None, reading: Reading, matching: Matching | None) -> Decider:
        """Return the decider of a reading, which is made once."""
        key = (regime or self.default, reading, matching)
        with self._lock:
            if key not in self._deciders:
                law = self.regime(regime)
                identifier = self._identifier(law, reading, matching) if matching else None
                self._deciders[key] = Decider(law, reading, self.digest(regime), identifier)
            return self._deciders[key]

    def _identifier(self, law: Regime, reading: Reading, matching: Matching) -> Identifier:
        """Return the matcher of names with the lists whose parties this law designates, and with the other imported lists."""
        own = law.corpus.regime.list_ids
        return Identifier(
            partial(self._named, matching, law),
            {each.party for each in law.timeline(reading).listings},
            matching.take,
            own_lists=law.corpus.regime.lists,
            open_other_lists=partial(self._others, matching, own),
        )

    def _named(self, matching: Matching, law: Regime) -> "Screening":
        """Return a screening against the lists of a law; where none is at hand, against the names that its corpus gives."""
        from detente.desk import designated

        kept = [name for name in law.corpus.regime.list_ids if name in self.editions.sources()]
        if not kept:
            return designated.screening(law.corpus, matching.today)
        return self.screening(lists=kept, today=matching.today, max_age=matching.max_age)

    def _others(self, matching: Matching, own: Collection[str]) -> "Screening | None":
        """Return a screening against the imported lists whose parties this law does not designate; None where there is none."""
        kept = [name for name in self.editions.sources() if name not in own]
        return self.screening(lists=kept, today=matching.today, max_age=matching.max_age) if kept else None

    def decide(
        self,
        facts: Mapping[str, object],
        regime: str | None = None,
        *,
        with_drafts: WordsLike = (),
        with_proposals: WordsLike = (),
        position: str | None = None,
        findings: FindingsLike = (),
        known_on: DayLike | None = None,
        matching: Matching | None = MATCHING,
        identities: "IdentitiesLike" = (),
        counted: "CountedLike" = (),
        approvals: "ApprovalsLike | None" = None,
    ) -> Decision:
        """Return the decision on one transaction, given as its columns. Raises InputError for a fact that cannot be read.

        Args:
            facts: The columns of docs/transactions.md with their values: texts, numbers, days; `parties` may be a list.
            regime: The id of the regime; by default the one that its declaration calls the default.
            with_drafts: Texts that were not adopted, read as if they had been; one or several.
            with_proposals: Texts that nobody tabled, read as if they had been adopted, in the same way.
            position: The reading of contested paragraphs.
            findings: The accepted findings on which conditions of the law rest: `Finding`s, or a file of them.
            known_on: Findings count as far as they were known on this day; by default all of them.
            matching: How names are matched with lists; None: they are not, and only references mean a listed party.
            identities: A person's judgements on names: a mapping of names to ids, `IdentityJudgement`s, or a file of them. One
                that came to nothing gives a warning.
            counted: What had passed under caps before: `CountedAmount`s, or a file.
            approvals: The approvals that are held: `Approval`s, or a file; a reference that is not among them clears nothing.
                None: a reference clears whatever an approval can, and the answer says that its content was not checked.

        >>> from detente import Desk
        >>> Desk().decide({"date": "2017-09-06", "activity": "payment", "parties": "KPe.008"}).verdict
        'prohibited'
        """
        facts = facts_of(facts, "facts")
        decider = self.decider(
            regime,
            with_drafts=with_drafts,
            with_proposals=with_proposals,
            position=position,
            findings=findings,
            known_on=known_on,
            matching=matching,
            identities=identities,
            counted=counted,
            approvals=approvals,
        )
        found = decider.decide(read_one(facts, columns=decider.columns))
        _warn(decider)
        return found

    def decisions(
        self,
        transactions: "Mapping[str, object] | Iterable[Mapping[str, object]] | pl.DataFrame",
        regime: str | None = None,
        *,
        with_drafts: WordsLike = (),
        with_proposals: WordsLike = (),
        position: str | None = None,
        findings: FindingsLike = (),
        known_on: DayLike | None = None,
        matching: Matching | None = MATCHING,
        identities: "IdentitiesLike" = (),
        counted: "CountedLike" = (),
        approvals: "ApprovalsLike | None" = None,
    ) -> Decisions:
        """Return the decisions on many transactions, in their order; under a cap they count in the order of their dates.

        `transactions` is a list of mappings, or a Polars frame with a row for each; the other arguments are those of `decide`. One
        without an `id` is called by its place, from 1. Raises InputError for a fact that cannot be read, with its place.

        >>> from detente import Desk
        >>> paid = {"activity": "payment", "parties": "KPe.001"}
        >>> found = Desk().decisions([{**paid, "date": "2009-04-23"}, {**paid, "date": "2017-09-06"}])
        >>> [each.verdict for each in found]
        ['permitted', 'prohibited']
        """
        decider = self.decider(
            regime,
            with_drafts=with_drafts,
            with_proposals=with_proposals,
            position=position,
            findings=findings,
            known_on=known_on,
            matching=matching,
            identities=identities,
            counted=counted,
            approvals=approvals,
        )
        found = Decisions(_decided(decider, given_rows(transactions, decider.columns)))
        _warn(decider)
        return found

    def decide_together(
        self,
        facts: Mapping[str, object],
        under: "UnderLike | Iterable[UnderLike] | None" = None,
        *,
        matching: Matching | None = MATCHING,
    ) -> "JointDecision":
        """Return the decisions on one transaction under several regimes and positions; by default under every one.

        `under` is a `RegimeReading` or the id of a regime, or several of them. Raises UsageError for a regime, a draft or a position
        that there is not, InputError for a fact that cannot be read.

        >>> from detente import Desk
        >>> paid = {"date": "2017-09-06", "activity": "payment", "parties": "KPe.008"}
        >>> Desk().decide_together(paid, ["un-1718"]).verdict
        'prohibited'
        """
        from detente.decide.joint_decision import ReadingDecision, columns_under, join_decisions

        asked = self._asked(under)
        known = columns_under(self.regime(each.regime) for each in asked)
        row = read_one(facts_of(facts, "facts"), columns=known)
        return join_decisions(
            [ReadingDecision(reading=each, decision=self._under(each, matching).decide(row)) for each in asked]
        )

    def _under(self, under: "RegimeReading", matching: Matching | None) -> Decider:
        reading = under.reading
        return self.decider(
            under.regime,
            with_drafts=reading.with_drafts,
            with_proposals=reading.with_proposals,
            position=reading.position,
            findings=reading.findings,
            known_on=reading.known_on,
            matching=matching,
        )

    def replay(self, word: str, *, findings: FindingsLike | None = None, known_on: DayLike | None = None) -> Replay:
        """Return the decision of a receipt, replayed; with `findings` under these, by what was known on `known_on`, in place of its own.

        Raises InputError for what is no receipt, or one whose regime, drafts, position or facts the law at hand lacks.

        >>> from detente import Desk
        >>> desk = Desk()
        >>> decision = desk.decide({"date": "2017-09-06", "activity": "payment", "parties": "KPe.008"})
        >>> desk.replay(decision.receipt).decision.verdict
        'prohibited'
        """
        from detente import __version__

        word = arguments.text(word, "word")
        receipt = decode(word)
        try:
            decider = self._decider_of(receipt, findings, known_on)
            row = read_one(receipt.facts, columns=decider.columns)
            counter = decider.counter()  # reads the law under the receipt's drafts and position
        except LawError:
            raise
        except (InputError, UsageError) as fault:
            reason = f"{fault.where} {fault.what}".split("\n", 1)[0].strip()
            raise unreadable_receipt(word, reason) from None
        counter.restore(receipt.totals, receipt.counted, receipt.counted_from)
        counter.alone = all(counter.totals[each] == counter.counted.get(each, 0.0) for each in counter.totals)
        counter.used.update({each.approval.key: each.used for each in receipt.approvals})
        made = decider.decide(row, counter)
        kept = {name: getattr(receipt, name) for name in ("lists", "identities", "also_listed", "settled")}
        decision = replace(made, **kept, receipt=encode(structs.replace(decode(made.receipt), **kept)))
        return Replay(receipt, row, decision, receipt.law == decider.digest, receipt.engine == __version__)

    def _decider_of(self, receipt: Receipt, findings: FindingsLike | None, known_on: DayLike | None) -> Decider:
        """Return the decider under the reading of the law that a receipt names."""
        made = self.decider(
            receipt.regime,
            with_drafts=receipt.with_drafts,
            with_proposals=receipt.with_proposals,
            position=receipt.position,
            findings=[recorded(each) for each in receipt.findings] if findings is None else findings,
            known_on=receipt.known_on if findings is None else known_on,
        )
        held = HeldApprovals(tuple(each.approval for each in receipt.approvals), receipt.approvals_from)
        return made.holding(held) if receipt.approvals_checked else made

    def judge(self, regime: str, case: "WorkedCase") -> "DecidedCase":
        """Return the decision on a worked case, after the earlier rows that it lists.

        >>> from detente import Desk
        >>> from detente.law.cases import read_cases
        >>> desk = Desk()
        >>> case = read_cases(desk.folders["un-1718"])[0].cases[0]
        >>> desk.judge("un-1718", case).decision.regime
        'un-1718'
        """
        from detente.desk.judged import DecidedCase
        from detente.law.cases import WorkedCase

        case = arguments.one(case, WorkedCase, "case", "Give a worked case of a corpus.")
        decider = self.decider(
            regime,
            with_drafts=case.with_drafts,
            with_proposals=case.with_proposals,
            position=case.position,
            findings=case.findings,
        )
        counter = decider.counter()
        before = (read_one(given, columns=decider.columns) for given in case.before)
        for row in sorted(before, key=_day):
            decider.decide(row, counter)
        return DecidedCase(decider.decide(read_one(case.given, columns=decider.columns), counter))

    def test(self, folder: PathLike | None = None) -> Iterator[TestReport]:
        """Run the worked cases of every corpus of a folder, by default of this desk.

        Raises LawError for a corpus or cases that cannot be read, UsageError for a folder without law.

        >>> from detente import Desk
        >>> next(Desk().test()).clean
        True
        """
        from detente.law.cases import coverage_gaps, read_cases, run

        for path in corpora(arguments.optional_path(folder, "folder") or self.corpus):
            desk = DecisionDesk(corpus=path)
            ran = tuple(run(read_cases(path), partial(desk.judge, desk.default)))
            yield TestReport(desk.default, ran, tuple(coverage_gaps(desk.regime().timeline(), ran)))


def matching_of(given: object) -> Matching | None:
    """How names are matched, each field in the spelling that is worked with; None: they are not. Raises InputError."""
    if given is None or given == MATCHING:
        return MATCHING if given is not None else None
    found = arguments.one(given, Matching, "matching", "Give a Matching, or None so that no name is matched.")
    most = arguments.optional_number(found.take, "matching.take", least=0, most=FULL_SCORE)
    return Matching(
        take=arguments.optional_whole(most, "matching.take", least=0),
        today=arguments.optional_day(found.today, "matching.today"),
        max_age=arguments.optional_whole(found.max_age, "matching.max_age", least=0),
    )


def _decided(decider: Decider, rows: Sequence[Transaction]) -> list[Decision]:
    """Return the decision on each row, counted under caps in the order of their dates."""
    counter, found = decider.counter(), {}
    for place in sorted(range(len(rows)), key=lambda place: _day(rows[place])):
        found[place] = decider.decide(rows[place], counter)
    return [found[place] for place in range(len(rows))]


def _counting(decider: Decider, stated: "Path | Sequence[CountedAmount]", counted_from: str) -> Decider:
    """Return a decider with what had passed under caps before, from amounts or from a file. Raises InputError."""
    if not isinstance(stated, Path):
        return decider.counting(totals(decider.compiled, stated), counted_from)
    from detente.desk.counted_file import read

    return decider.counting(totals(decider.compiled, read(stated, decider)), counted_from or stated.name)


def _warn(decider: Decider) -> None:
    """Warn of each judgement on a name that came to nothing."""
    judged = decider.identifier.judged if decider.identifier is not None else None
    for words in judged.warnings if judged is not None else ():
        warnings.warn(words, stacklevel=3)


def _day(row: Transaction) -> date:
    return row.date_from or date.min
