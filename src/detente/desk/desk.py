"""The interface of the program: every question that a user can ask.

desk = Desk()
desk.law("un-1718", on="2019-12-26").measures
desk.decide({"date": "2017-09-06", "activity": "payment", "parties": "KPe.008"}).verdict
desk.match("Kim Yong Chol", born=1945, on="2019-12-26")

Questions about the law are in `law.py`, about lists in `parties.py`, about transactions in `decisions.py`, about their files here.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.decide.decision import Decision
from detente.decide.receipt import is_receipt
from detente.desk import arguments
from detente.desk.arguments import DayLike, PathLike, WordsLike
from detente.desk.council import CouncilDesk
from detente.desk.decision_run import DecisionRun, Remembered, find, recall
from detente.desk.decisions import MATCHING, Matching, matching_of
from detente.desk.findings import FindingsLike, read_findings
from detente.desk.holdings import HoldingsDesk
from detente.desk.judging_desk import PartyJudgingDesk
from detente.desk.lists import ListsDesk
from detente.desk.reading import ReadingDesk
from detente.desk.replays import Replay, replay
from detente.desk.roadmaps import RoadmapDesk
from detente.desk.screening import ScreeningDesk
from detente.desk.validation import ValidationDesk
from detente.law.normal import CORPUS
from detente.transactions.transaction import Transaction

if TYPE_CHECKING:
    from detente.decide.approval import Approval
    from detente.decide.identity_judgement import IdentityJudgement
    from detente.desk.approvals import ApprovalsLike
    from detente.desk.decision_log import Replayed
    from detente.desk.evidence import DeskEvidence
    from detente.desk.identities import CountedLike, IdentitiesLike
    from detente.law.condition import Finding
    from detente.law.findings import KindReport, TouchedStatement


@dataclass(frozen=True)
class Explanation:
    """A decision to explain, with its transaction."""

    row: Transaction
    decision: Decision
    replay: Replay | None = None
    """The replay, where it was identified by its receipt."""
    run: str = ""
    """The file and the time of the run that its row was found in; empty where it was asked about by its receipt."""


@dataclass(frozen=True)
class Desk(
    RoadmapDesk, CouncilDesk, ListsDesk, ScreeningDesk, HoldingsDesk, PartyJudgingDesk, ReadingDesk, ValidationDesk
):
    """Answers every question.

    `corpus`: the folder of the law, by default what ships. `plan`: a plan of one's own, whose texts of law and kinds of finding count too. `home`: where the user's lists are kept; without one only the
    designations that ship are asked.

    Threads: one desk may be shared by any number of them, and gives each what it would give one alone. Laws, decisions,
    matches and everything else that its methods return are values that nobody changes. What it makes and remembers
    (regimes, deciders, screenings) is made under its lock, once, while others wait; a screening answers one thread at a time,
    under a lock of its own. Only `lists` of a decision, and so its receipt, may tell of more: it names the editions as soon as
    any name was matched under the same reading. Each of these belongs to one thread: a `DecisionRun` and a `ScreeningRun`, the iterators that
    they and `check` and `test` give, and a decider's `counter`. A screening run of several processes forks, and is
    started while no other thread asks.

    >>> from detente import Desk
    >>> Desk().decide({"date": "2017-09-06", "activity": "payment", "parties": "KPe.008"}).verdict
    'prohibited'
    """

    if TYPE_CHECKING:

        def __init__(
            self, corpus: PathLike = CORPUS, home: PathLike | None = None, plan: PathLike | None = None
        ) -> None: ...

    def decide_file(
        self,
        file: PathLike | None,
        mapping: PathLike | None = None,
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
        encoding: str = "",
        sheet: str = "",
        decimal: str = "",
        day_first: bool = False,
    ) -> DecisionRun:
        """Return a run over a file of transactions or of payment messages; it reads and decides while its decisions are iterated.

        Without a file its rows are given one by one, to `DecisionRun.one`. `mapping` names the file's columns: a file, the name of
        a mapping that ships, or pairs such as `date=Shipped on`.
        `identities` are a person's judgements on names; `DecisionRun.warnings` has those that came to nothing. `counted` is what had
        passed under caps before: amounts, or a file of an earlier run or of cap, period, amount and unit. `approvals` are those that are held, with their content, or a file of them.
        `encoding` is that of a text which is not UTF-8, `sheet` the sheet of a workbook, `decimal` the mark before decimals (then
        the other one separates thousands); `day_first` reads `05/06/2018` as the fifth of June.

        >>> from detente import Desk
        >>> run = Desk().decide_file(None)
        >>> run.one({"date": "2017-09-06", "activity": "payment", "parties": "KPe.008"})[1].verdict
        'prohibited'
        """
        from detente.desk.approvals import approvals_of
        from detente.desk.identities import counted_of, identities_of
        from detente.transactions.files.form import form_of

        return DecisionRun(
            self,
            arguments.optional_path(file, "file"),
            mapping if isinstance(mapping, str | None) else str(arguments.path(mapping, "mapping")),
            arguments.optional_text(regime, "regime"),
            self.reading(findings, with_drafts, with_proposals, known_on, position),
            matching_of(matching),
            identities_of(identities),
            counted_of(counted),
            approvals_of(approvals),
            form=form_of(encoding, sheet, decimal, day_first=day_first),
        )

    def read_approvals(self, path: PathLike) -> "tuple[Approval, ...]":
        """Return the approvals of a file: CSV or JSON with reference, covers, quantity, unit, from, until and by.

        Raises InputError for a file that cannot be read, with the line at fault.

        >>> from detente import Desk
        >>> Desk().read_approvals("no-such-file.csv")
        Traceback (most recent call last):
        detente.errors.InputError: no-such-file.csv: cannot be read: No such file or directory
          Check the path.
        """
        from detente.desk import approvals

        return approvals.read(arguments.path(path, "path"))

    def read_findings(self, path: PathLike) -> "tuple[Finding, ...]":
        """Return the findings of a file: CSV or JSON with kind, on, known_on, source and id, in order of their days.

        Raises InputError for a file that cannot be read and for a kind that nobody declared, with the line at fault.

        >>> from detente import Desk
        >>> Desk().read_findings("no-such-file.csv")
        Traceback (most recent call last):
        detente.errors.InputError: no-such-file.csv: cannot be read: No such file or directory
          Check the path.
        """
        return read_findings(arguments.path(path, "path"), self.finding_kinds)

    def read_identities(self, path: PathLike) -> "tuple[IdentityJudgement, ...]":
        """Return the judgements on names of a file: CSV or JSON with name, id, judgement (`is`, `is-not`), list and note.

        Raises InputError for a file that cannot be read, with the line at fault.

        >>> from detente import Desk
        >>> Desk().read_identities("no-such-file.csv")
        Traceback (most recent call last):
        detente.errors.InputError: no-such-file.csv: cannot be read: No such file or directory
          Check the path.
        """
        from detente.desk import identities

        return identities.read(arguments.path(path, "path"))

    def ledger(self, store: str | None = None) -> "DeskEvidence":
        """Return the ledger in `home`, or in the PostgreSQL database of a URL: its rows, and the evidence in it.

        >>> import tempfile
        >>> from detente import Desk
        >>> Desk(home=tempfile.mkdtemp()).ledger().accepted()
        ()
        """
        from detente.desk.evidence import DeskEvidence

        return DeskEvidence(self.home, arguments.optional_text(store, "store"), lambda: self.known_findings)

    def replay(self, word: str, *, findings: FindingsLike | None = None, known_on: DayLike | None = None) -> Replay:
        """Return the decision of a receipt, replayed; with `findings` under these, by what was known on `known_on`, in place of its own.

        Raises InputError for what is no receipt, or one whose regime, drafts, position or facts the law at hand lacks.

        >>> from detente import Desk
        >>> desk = Desk()
        >>> decision = desk.decide({"date": "2017-09-06", "activity": "payment", "parties": "KPe.008"})
        >>> desk.replay(decision.receipt).decision.verdict
        'prohibited'
        """
        return replay(self, arguments.text(word, "word"), findings, known_on)

    def replayed(self, receipt: str, store: str | None = None) -> "Replayed":
        """Replay a receipt, and say what differs from the decision that the ledger has of it, or from what it rests on.

        >>> from detente import Desk
        >>> desk = Desk()
        >>> decision = desk.decide({"date": "2017-09-06", "activity": "payment", "parties": "KPe.008"})
        >>> desk.replayed(decision.receipt).same
        True
        """
        from detente.desk import decision_log

        held = self.ledger(store).ledger if self.home is not None or store else None
        return decision_log.replayed(self, held, arguments.text(receipt, "receipt"))

    def kinds_of_findings(self, regime: str | None = None, *, on: DayLike) -> "tuple[KindReport, ...]":
        """The kinds of finding that a regime declares, with the provisions that wait for each and the statements that it touches.

        >>> from detente import Desk
        >>> [each.id for each in Desk().kinds_of_findings(on="2019-11-28")[0].touched]
        ['no-tests', 'petroleum-trigger']
        """
        from detente.law.findings import kinds

        return kinds(self.regime(regime), arguments.day(on, "on"))

    def touched(self, kind: str, *, on: DayLike) -> "tuple[TouchedStatement, ...]":
        """What a fact of some kind is set against on its day, under each regime that declares the kind: duties and triggers.

        Raises InputError for a kind that no regime declares.

        >>> from detente import Desk
        >>> [str(each.citation) for each in Desk().touched("nuclear-test", on="2017-09-03")]
        ['1718 ¶2']
        """
        from detente.law.findings import touched
        from detente.review.kinds import finding_kinds

        day = arguments.day(on, "on")
        kind = finding_kinds(self.declared_findings).known(arguments.text(kind, "kind"), "kind")
        return tuple(each for name in self.regimes for each in touched(self.regime(name), kind, day))

    def last_run(self) -> DecisionRun:
        """Return the run over the file that was decided last, under the same law and reading.

        Raises UsageError if there was none, InputError if what is kept of it is damaged.

        >>> from detente import Desk
        >>> Desk().last_run()
        Traceback (most recent call last):
        detente.errors.UsageError: no file was decided yet
          Run `detente decide FILE` first, or give a receipt.
        """
        return recall(self)

    def explain(
        self, receipt_or_row: str, *, findings: FindingsLike | None = None, known_on: DayLike | None = None
    ) -> Explanation:
        """Return a full decision, by its receipt, or by the id of its row in the last run.

        With `findings` it is made under these, by what was known on `known_on`, in place of those that it was made under.
        Raises as `replay`, `last_run` and `DecisionRun.row`.

        >>> from detente import Desk
        >>> desk = Desk()
        >>> decision = desk.decide({"date": "2017-09-06", "activity": "payment", "parties": "KPe.008"})
        >>> desk.explain(decision.receipt).decision.verdict
        'prohibited'
        """
        receipt_or_row = arguments.text(receipt_or_row, "receipt_or_row")
        found = None if findings is None else self.reading(findings, (), (), known_on, None)
        run = ""
        if not is_receipt(receipt_or_row):
            kept = find(self, receipt_or_row, found)
            if isinstance(kept, Remembered):
                return Explanation(kept.row, kept.decision, run=kept.run)
            receipt_or_row, run = kept, "a single transaction, the last that was decided"
        again = self.replay(receipt_or_row, findings=findings, known_on=known_on)
        return Explanation(again.row, again.decision, again, run)
