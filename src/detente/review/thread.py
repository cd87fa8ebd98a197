"""Everything that the ledger has about one proposal: what was read, what persons made of it, and the findings that followed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import date, datetime
from typing import Any, Final, Literal

from detente.errors import InputError
from detente.ledger.findings import LedgerFinding, of_rows
from detente.ledger.row import LedgerRow
from detente.ledger.settings import judges
from detente.ledger.view import LedgerView
from detente.nearest import nearest
from detente.review.proposals import interval
from detente.value import value

ReviewWord = Literal["accepted", "amended", "rejected"]
ProposalState = Literal["proposed", "amended", "awaiting", "accepted", "rejected", "disputed", "withdrawn"]
STATES: tuple[ProposalState, ...] = ("proposed", "amended", "awaiting", "accepted", "rejected", "disputed", "withdrawn")

BEGINNING: Final = re.compile(r"([0-9a-f]{4,11})(\.[spe][0-9.]+)")
"""An id of a proposal with the beginning of its document's."""


@value
class ReviewJudgement:
    """What a person made of a proposal."""

    word: ReviewWord
    by: str
    because: str
    at: datetime
    on: date | None = None
    """The day that the person gave to it."""
    finding: str = ""
    """The kind of finding that the person took it for."""
    changes: Mapping[str, Any]
    """What was amended, by its path; empty where nothing was, or where the text of the document was removed."""


@value
class Thread:
    """A proposal with its history. `body` is as read, with what was amended; empty where the text of its document was removed."""

    id: str
    type: str
    body: Mapping[str, Any]
    removed: bool
    at: datetime
    judgements: tuple[ReviewJudgement, ...] = ()
    findings: tuple[LedgerFinding, ...] = ()
    judges: int = 1
    """How many persons the ledger asks for before an event becomes a finding."""

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.id.partition(".")[0]

    @property
    def state(self) -> ProposalState:
        """What became of it: `disputed` where two persons differ, `withdrawn` where all its findings were.

        `awaiting`: two persons are asked for, and one has accepted it.
        """
        words = self.last_words
        last = {by: each.word for by, each in words.items()}
        if self.findings and all(each.withdrawal for each in self.findings):
            return "withdrawn"
        if len(set(last.values())) > 1 or (not self.findings and len(self._facts) > 1):
            return "disputed"
        if self._facts and self.standing is None and len(last) < self.judges:
            return "awaiting"
        if last:
            return "accepted" if "accepted" in last.values() else "rejected"
        return "amended" if self.judgements else "proposed"

    @property
    def last_words(self) -> "dict[str, ReviewJudgement]":
        """The last judgement of each person, amendments aside."""
        return {each.by: each for each in self.judgements if each.word != "amended"}

    @property
    def _facts(self) -> set[tuple[str, date | None]]:
        """The facts that persons took it for, each by its kind and day."""
        accepted = (each for each in self.last_words.values() if each.word == "accepted")
        return {(each.finding, each.on) for each in accepted if each.finding}

    @property
    def standing(self) -> LedgerFinding | None:
        """The finding that was accepted from it and was not withdrawn."""
        return next((each for each in self.findings if each.withdrawal is None), None)

    @property
    def when(self) -> tuple[date | None, date | None]:
        """The first and the last day of an event, or the day on which something was said."""
        return interval(self.body.get("when") if self.type == "event" else self.body.get("said_on"))


def thread(view: LedgerView, id_: str) -> Thread:
    """Return a proposal by its id. Raises InputError for one that the ledger does not have, with the nearest."""
    name = full_id(view, id_)
    rows = view.rows("proposal", "judgement", "finding", "withdrawal", subjects=[name])
    found = next(_threads(rows, judges(view)), None)
    if found is None:
        raise unknown(view, id_)
    return found


def full_id(view: LedgerView, id_: str) -> str:
    """Return the whole id of a proposal whose document is given by its first characters, four or more; any other id as it is.

    Raises InputError where several documents begin so.
    """
    begins = BEGINNING.fullmatch(id_)
    if begins is None:
        return id_
    found = sorted({row.subject for row in view.rows("document", below=begins[1])})
    if len(found) > 1:
        hint = f"Give more of it: {', '.join(found[:5])}."
        raise InputError(f"{len(found)} documents begin with {begins[1]!r}", where=id_, hint=hint)
    return f"{found[0]}{begins[2]}" if found else id_


def unknown(view: LedgerView, id_: str) -> InputError:
    """The error for an id that the ledger does not have."""
    known = {row.subject for row in view.rows("proposal")} | {each.id for each in of_rows(tuple(view.rows("finding")))}
    hint = nearest(id_, known) or "`detente evidence list` shows what is there."
    return InputError("the ledger has no proposal and no finding of this id", where=id_, hint=hint)


def threads(view: LedgerView, document: str = "") -> tuple[Thread, ...]:
    """Return all proposals, or those of a document, in the order in which they were first read."""
    below = f"{document}." if document else ""
    asked = judges(view)
    return tuple(_threads(view.rows("proposal", "judgement", "finding", "withdrawal", below=below), asked))


def _threads(rows: Iterable[LedgerRow], asked: int) -> Iterator[Thread]:
    by_subject: dict[str, list[LedgerRow]] = {}
    for row in rows:
        by_subject.setdefault(row.subject, []).append(row)
    for id_, found in by_subject.items():
        if any(row.kind == "proposal" for row in found):
            yield _thread(id_, tuple(found), asked)


def _thread(id_: str, rows: tuple[LedgerRow, ...], asked: int) -> Thread:
    read = [row for row in rows if row.kind == "proposal"][-1]
    judgements = tuple(_judgement(row) for row in rows if row.kind == "judgement")
    body = {} if read.removed else deepcopy(dict(read.body))
    for each in judgements:
        for path, content in each.changes.items():
            put(body, path, content)
    return Thread(
        id=id_,
        type=str(read.fields["type"]),
        body=body,
        removed=read.removed,
        at=read.at,
        judgements=judgements,
        findings=of_rows(rows),
        judges=asked,
    )


def _judgement(row: LedgerRow) -> ReviewJudgement:
    return ReviewJudgement(
        word=row.fields["judgement"],
        by=row.by,
        because=row.because,
        at=row.at,
        on=row.day("on"),
        finding=str(row.fields.get("finding", "")),
        changes={} if row.body is None else dict(row.body["changes"]),
    )


def put(body: dict[str, Any], path: str, content: object) -> None:
    """Put something at a path of a proposal's body: `when.from`."""
    *above, last = path.split(".")
    for key in above:
        inner = body.get(key)
        if not isinstance(inner, dict):
            inner = {}
            body[key] = inner
        body = inner
    body[last] = content
