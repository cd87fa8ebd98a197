"""Questions about evidence: what was read, what persons made of it, and the findings that follow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from detente.desk import arguments
from detente.desk.arguments import DayLike, PathLike
from detente.desk.ledger import DeskLedger
from detente.errors import InputError, Issue
from detente.value import value

if TYPE_CHECKING:
    from detente.ledger.findings import LedgerFinding
    from detente.ledger.head import Head
    from detente.review.agreement import Agreement
    from detente.review.judging import Judged
    from detente.review.keeping import Kept
    from detente.review.kinds import FindingKinds
    from detente.review.links import EvidenceLink, Linked, Relation
    from detente.review.sheet import SheetRow
    from detente.review.table import Evidence, EvidenceFilter
    from detente.review.thread import Thread
    from detente.roadmap.heard import Heard


@value
class SheetJudged:
    """What became of a table of judgements, row by row."""

    judged: "tuple[Judged, ...]"
    issues: tuple[Issue, ...]


@dataclass(frozen=True)
class DeskEvidence(DeskLedger):
    """The evidence in a ledger. `at` is everywhere the instant of the rows that are appended, UTC."""

    @property
    def kinds(self) -> "FindingKinds":
        """The kinds of finding that the law declares, and what events become."""
        from detente.review.kinds import finding_kinds

        return finding_kinds(self.declared())

    def keep(self, source: BinaryIO | Iterable[Mapping[str, Any]], name: str, *, by: str, at: datetime) -> "Kept":
        """Put documents and proposals into the ledger, those that are new.

        Args:
            source: JSON lines as `read --json` writes them, or the objects themselves.
            name: The name of the source, for issues.
            by: Who puts them there.
            at: The instant.
        """
        from detente.review import keeping, proposals

        if not hasattr(source, "readline"):
            given = source
            lines = ((f"{name}: {number}", each) for number, each in enumerate(given, 1))
            return keeping.keep(
                self.ledger, ((where, proposals.one(each, where)) for where, each in lines), by=by, at=at
            )
        return keeping.keep(self.ledger, proposals.read(cast("BinaryIO", source), name), by=by, at=at)

    def evidence(self, wanted: "EvidenceFilter") -> "Evidence":
        """Return the proposals that a filter takes, with what became of each, and the head of the ledger."""
        from detente.review.table import evidence

        with self.ledger.reading() as view:
            return evidence(view, wanted)

    def agreement(self) -> "Agreement":
        """Return what several documents share, and where they contradict each other."""
        from detente.review.agreement import agreement

        with self.ledger.reading() as view:
            return agreement(view)

    def heard(self, known_on: DayLike | None = None) -> "tuple[Heard, ...]":
        """Return the evidence that persons accepted, as a plan takes it; none where there is no ledger."""
        from detente.desk.heard import heard

        if not self.ledger.exists():
            return ()
        with self.ledger.reading() as view:
            return heard(view, arguments.optional_day(known_on, "known_on"))

    def thread(self, id_: str) -> "Thread":
        """Return everything about one proposal. Raises InputError for an id that the ledger does not have."""
        from detente.review.thread import thread

        with self.ledger.reading() as view:
            return thread(view, id_)

    def finding(self, id_: str) -> "LedgerFinding | None":
        """Return a finding by its id, withdrawn or not; None: the ledger has none of it."""
        from detente.ledger.findings import findings

        with self.ledger.reading() as view:
            return next((each for each in findings(view) if each.id == id_), None)

    def fact(self, found: "Thread") -> "tuple[str, date] | None":
        """The kind of finding and the day under which an event is set against the law; None: it has none, or did not happen.

        They are those of its finding; of an event that nobody accepted, the kind that it would have and the first day as read.
        """
        if found.standing is not None:
            return found.standing.kind, found.standing.on
        if found.removed or found.type != "event" or found.body["status"] != "happened":
            return None
        kind, first = self.kinds.of_event(found.body["kind"]), found.when[0]
        return None if kind is None or first is None else (kind, first)

    def document_text(self, document: str) -> str | None:
        """Return the text of a document; None where it was removed, or there is no such document."""
        return next((row.body["text"] for row in self.rows("document", document) if row.body is not None), None)

    def accept(
        self,
        id_: str,
        *,
        by: str,
        because: str,
        at: datetime,
        on: DayLike | None = None,
        known_on: DayLike | None = None,
        kind: str | None = None,
        again: bool = False,
    ) -> "Judged":
        """Accept a proposal; an event that happened becomes a finding. `detente.review.judging.accept` has the arguments."""
        from detente.review import judging

        return judging.accept(
            self.ledger,
            id_,
            judging.Person(by=by, because=because, at=at),
            self.kinds,
            on=arguments.optional_day(on, "on"),
            known_on=arguments.optional_day(known_on, "known_on"),
            kind=kind,
            again=again,
        )

    def amend(self, id_: str, changes: Mapping[str, Any], *, by: str, because: str, at: datetime) -> "Judged":
        """Amend a proposal before it is accepted; what was read stays beside it."""
        from detente.review import judging

        return judging.amend(self.ledger, id_, judging.Person(by=by, because=because, at=at), changes)

    def reject(self, id_: str, *, by: str, because: str, at: datetime) -> "Judged":
        """Reject a proposal."""
        from detente.review import judging

        return judging.reject(self.ledger, id_, judging.Person(by=by, because=because, at=at))

    def withdraw(self, id_: str, *, by: str, because: str, at: datetime, known_on: DayLike | None = None) -> "Judged":
        """Withdraw a finding, by its id or by that of its proposal."""
        from detente.review import judging

        person = judging.Person(by=by, because=because, at=at)
        return judging.withdraw(self.ledger, id_, person, known_on=arguments.optional_day(known_on, "known_on"))

    def add(
        self,
        kind: str,
        *,
        on: DayLike,
        by: str,
        because: str,
        at: datetime,
        known_on: DayLike | None = None,
        source: str = "",
    ) -> "Judged":
        """Add a finding by hand, with its source."""
        from detente.review import judging

        return judging.add(
            self.ledger,
            kind,
            judging.Person(by=by, because=because, at=at),
            self.kinds,
            on=arguments.day(on, "on"),
            known_on=arguments.optional_day(known_on, "known_on"),
            source=source,
        )

    def link(
        self,
        id_: str,
        relation: "Relation",
        commitment: str,
        *,
        by: str,
        because: str,
        at: datetime,
        until: DayLike | None = None,
    ) -> "Linked":
        """Tie evidence to a commitment, PLAN/COMMITMENT; `detente.review.links.link` has the arguments."""
        from detente.review import judging, links

        person, day = judging.Person(by=by, because=because, at=at), arguments.optional_day(until, "until")
        return links.link(self.ledger, id_, relation, commitment, person, until=day)

    def unlink(self, id_: str, *, by: str, because: str, at: datetime) -> "Linked":
        """Withdraw a link, by its id."""
        from detente.review import judging, links

        return links.withdraw(self.ledger, id_, judging.Person(by=by, because=because, at=at))

    def links(self, commitment: str = "", evidence: str = "") -> "tuple[EvidenceLink, ...]":
        """Return the links, withdrawn or not: all, or those to a commitment or a plan, or of some evidence."""
        from detente.review import links
        from detente.review.thread import full_id

        with self.ledger.reading() as view:
            return links.links(view, commitment, full_id(view, evidence) if evidence else "")

    def judges(self) -> int:
        """Return how many persons have to accept an event before it becomes a finding; one where there is no ledger."""
        from detente.ledger.settings import judges

        if not self.ledger.exists():
            return 1
        with self.ledger.reading() as view:
            return judges(view)

    def ask_judges(self, number: int, *, by: str, because: str, at: datetime) -> "Head":
        """Ask for one person's judgement on each event, or for two; findings that stand are left as they are."""
        from detente.ledger.settings import ask_judges
        from detente.review.judging import Person

        person = Person(by=by, because=because, at=at)
        return ask_judges(self.ledger, number, at=at, **person.fields)

    def judge(self, file: PathLike, *, by: str, because: str, at: datetime) -> SheetJudged:
        """Apply a CSV table of judgements, row by row; those that are refused are reported, and the others are kept.

        `by` and `because` are for rows that have none of their own.
        """
        from detente.files.paths import opened
        from detente.review import sheet

        path = arguments.path(file, "file")
        judged, issues = [], list[Issue]()
        with opened(path) as source:
            for each in sheet.read(source, str(path)):
                if isinstance(each, Issue):
                    issues.append(each)
                    continue
                try:
                    judged.append(self._one(each, each.by or by, each.because or because, at))
                except InputError as fault:
                    place = f"{each.where}: {fault.where}" if fault.where else each.where
                    issues.append(Issue(where=place, what=fault.what, hint=fault.hint))
        return SheetJudged(judged=tuple(judged), issues=tuple(issues))

    def _one(self, each: "SheetRow", by: str, because: str, at: datetime) -> "Judged":
        if each.judgement == "reject":
            return self.reject(each.id, by=by, because=because, at=at)
        if each.judgement == "withdraw":
            return self.withdraw(each.id, by=by, because=because, at=at, known_on=each.known_on)
        return self.accept(each.id, by=by, because=because, at=at, kind=each.kind, on=each.on, known_on=each.known_on)
