"""What a person does with proposals and findings: accept, amend, reject, withdraw, add. Each is a row; nothing is changed."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from datetime import date, datetime
from typing import Any, Final, Literal

from detente.errors import InputError
from detente.ledger.findings import PREFIX, LedgerFinding, finding_id, of_rows
from detente.ledger.head import Head
from detente.ledger.ledger import Ledger
from detente.ledger.row import Entry, LedgerRow
from detente.ledger.view import LedgerView
from detente.nearest import nearest
from detente.review import quotes
from detente.review.days import event_day, known_day, refuse_future
from detente.review.kinds import FindingKinds
from detente.review.proposals import check_words
from detente.review.seconds import awaited
from detente.review.thread import Thread, full_id, put, thread, unknown
from detente.value import value

Verb = Literal["accept", "amend", "reject", "withdraw"]
VERBS: Final[tuple[Verb, ...]] = ("accept", "amend", "reject", "withdraw")
MOST: Final = 2_000
"""Characters of a reason, a name or a source."""


@value
class Judged:
    """What a judgement came to."""

    id: str
    verb: Verb | Literal["add"]
    finding: str | None = None
    """The finding that is new, or that was withdrawn."""
    kind: str | None = None
    """The kind of that finding."""
    on: date | None = None
    note: str = ""
    """Why there is no finding, where somebody may expect one."""
    head: Head | None = None


@value
class Person:
    """Who judges, why, and when."""

    by: str
    because: str
    at: datetime

    def __post_init__(self) -> None:
        for name in ("by", "because"):
            text = getattr(self, name).strip()
            if not text:
                hint = {"by": "Say who judges.", "because": "Say why, for whoever reads the ledger."}[name]
                raise InputError("it is empty", where=name, hint=hint)
            if len(text) > MOST:
                raise InputError(f"{len(text):,} characters", where=name, hint=f"At most {MOST:,} are kept.")

    @property
    def fields(self) -> dict[str, str]:
        """What every row of theirs has."""
        return {"by": self.by.strip(), "because": self.because.strip()}


Made = tuple[Sequence[Entry], Judged]


def _appended(ledger: Ledger, make: Callable[[LedgerView, int], Made], at: datetime) -> Judged:
    judged, head = ledger.append(make, at=at)
    return Judged(
        id=judged.id, verb=judged.verb, finding=judged.finding, kind=judged.kind, on=judged.on, note=judged.note, head=head
    )  # fmt: skip


def accept(
    ledger: Ledger,
    id_: str,
    person: Person,
    kinds: FindingKinds,
    *,
    on: date | None = None,
    known_on: date | None = None,
    kind: str | None = None,
    again: bool = False,
) -> Judged:
    """Accept a proposal as established.

    An event that happened becomes a finding; other proposals become one only where `kind` says which.

    Args:
        ledger: The ledger.
        id_: The proposal.
        person: Who accepts it, and why.
        kinds: The kinds of finding that the law declares.
        on: The day of the fact, where the proposal has none or an interval.
        known_on: The day on which it became known; by default the day of the row.
        kind: The kind of finding, where it is not that of the event.
        again: Accept what was withdrawn anew.

    Raises:
        InputError: there is no such proposal, the same person accepted it before, it was withdrawn, its text was removed, its day is
            missing or contradicts what was read, or the kind is not known.
    """

    def make(view: LedgerView, next_: int) -> Made:
        found = thread(view, id_)
        _refuse_again(found, person, on, again=again)
        wanted = _kind(found, kind, kinds, asked=on is not None or known_on is not None)
        if wanted is None:
            note = f"no finding, since {_no_finding(found)}"
            only = {} if on is None else {"on": str(event_day(found, on, person.at))}
            return [_judged(found, person, "accepted", **only)], Judged(id=found.id, verb="accept", on=on, note=note)
        day = event_day(found, on, person.at)
        judgement = _judged(found, person, "accepted", on=str(day), finding=wanted)
        if (standing := found.standing) is not None:
            _refuse_other(standing, wanted, day)
            return [judgement], _already(found.id, standing, wanted, day)
        if note := awaited(view, found, person.fields["by"], wanted, day):
            return [judgement], Judged(id=found.id, verb="accept", kind=wanted, on=day, note=note)
        finding = _finding(found.id, wanted, day, known_day(day, known_on, person.at), person, source=found.id)
        answer = Judged(id=found.id, verb="accept", finding=finding_id(next_ + 1), kind=wanted, on=day)
        return [judgement, finding], answer

    return _appended(ledger, make, person.at)


def _already(id_: str, standing: LedgerFinding, kind: str, day: date) -> Judged:
    note = f"the finding {standing.id} stands already"
    return Judged(id=id_, verb="accept", kind=kind, on=day, note=note)


def reject(ledger: Ledger, id_: str, person: Person) -> Judged:
    """Reject a proposal. A finding that somebody accepted from it stands until it is withdrawn. Raises InputError as `accept` does."""

    def make(view: LedgerView, _next: int) -> Made:
        found = thread(view, id_)
        if any(each.word == "rejected" and each.by == person.fields["by"] for each in found.judgements[-1:]):
            raise InputError(f"{person.fields['by']} rejected it already", where=id_)
        standing = found.standing
        note = f"the finding {standing.id} stands until it is withdrawn" if standing else ""
        return [_judged(found, person, "rejected")], Judged(id=found.id, verb="reject", note=note)

    return _appended(ledger, make, person.at)


def amend(ledger: Ledger, id_: str, person: Person, changes: Mapping[str, Any]) -> Judged:
    """Amend a proposal before it is accepted: `{"when.from": "2019-11-28", "status": "happened"}`.

    What was read stays in the ledger beside it.

    Raises:
        InputError: there is no such proposal, no such part of it, a finding rests on it, or it would no longer be one.
    """

    def make(view: LedgerView, _next: int) -> Made:
        found = thread(view, id_)
        _refuse_removed(found)
        if found.standing is not None:
            hint = f"Withdraw it first: `detente evidence withdraw {found.standing.id}`."
            raise InputError(f"the finding {found.standing.id} rests on it", where=id_, hint=hint)
        _amended(view, found, changes)
        entry = _judged(found, person, "amended", body={"changes": dict(changes)})
        return [entry], Judged(id=found.id, verb="amend")

    return _appended(ledger, make, person.at)


def withdraw(ledger: Ledger, id_: str, person: Person, *, known_on: date | None = None) -> Judged:
    """Withdraw a finding, by its id or by that of the proposal that it was accepted from. It no longer counts.

    Args:
        ledger: The ledger.
        id_: The finding or the proposal.
        person: Who withdraws it, and why.
        known_on: From which day on it is known that it does not count; by default the day of the row.

    Raises:
        InputError: there is no such finding, or it was withdrawn before.
    """

    def make(view: LedgerView, _next: int) -> Made:
        found, subject = _found(view, id_)
        if found.withdrawal is not None:
            what = f"{found.id} was withdrawn by {found.withdrawal.by} on {found.withdrawal.at:%Y-%m-%d}"
            raise InputError(f"{what}: {found.withdrawal.because}", where=id_)
        known = known_day(found.known_on, known_on, person.at, since="it became known")
        fields = {**person.fields, "withdraws": found.id, "known_on": str(known)}
        answer = Judged(id=id_, verb="withdraw", finding=found.id, kind=found.kind, on=found.on)
        return [Entry(kind="withdrawal", subject=subject, fields=fields)], answer

    return _appended(ledger, make, person.at)


def add(
    ledger: Ledger,
    kind: str,
    person: Person,
    kinds: FindingKinds,
    *,
    on: date,
    known_on: date | None = None,
    source: str = "",
) -> Judged:
    """Add a finding by hand, with its source. Arguments and errors as for `accept`; the same fact twice is refused."""
    kinds.known(kind, "kind")
    refuse_future(on, person.at)
    known = known_day(on, known_on, person.at)

    def make(view: LedgerView, next_: int) -> Made:
        for each in of_rows(tuple(view.rows("finding", "withdrawal"))):
            if (each.kind, each.on, each.withdrawal) == (kind, on, None):
                hint = f"{each.id} stands, by {each.by}: {each.because}"
                raise InputError(f"{kind} of {on} is found already", where=each.id, hint=hint)
        id_ = finding_id(next_)
        entry = _finding(id_, kind, on, known, person, source=source.strip()[:MOST])
        return [entry], Judged(id=id_, verb="add", finding=id_, kind=kind, on=on)

    return _appended(ledger, make, person.at)


def _finding(subject: str, kind: str, on: date, known: date, person: Person, *, source: str) -> Entry:
    fields = {**person.fields, "finding": kind, "on": str(on), "known_on": str(known), "source": source}
    return Entry(kind="finding", subject=subject, fields=fields)


def _judged(found: Thread, person: Person, word: str, body: object = None, **more: str) -> Entry:
    fields = {**person.fields, "judgement": word, **more}
    return Entry(kind="judgement", subject=found.id, fields=fields, body=body)


def _refuse_removed(found: Thread) -> None:
    if found.removed:
        hint = "Add the finding by hand, with its source: `detente evidence add`."
        raise InputError("the text of its document was removed, so nobody can check it", where=found.id, hint=hint)


def _refuse_again(found: Thread, person: Person, on: date | None, *, again: bool) -> None:
    """Refuse to accept what was withdrawn, and what the same person accepted before."""
    _refuse_removed(found)
    if found.state == "withdrawn":
        last = found.findings[-1].withdrawal
        if not again and last is not None:
            hint = "Give --again to accept it anew; the withdrawal stays in the ledger."
            raise InputError(
                f"it was withdrawn by {last.by} on {last.at:%Y-%m-%d}: {last.because}", where=found.id, hint=hint
            )
        return
    mine = [each for each in found.judgements if each.by == person.fields["by"] and each.word != "amended"]
    other = found.judges > 1 and found.standing is None and on is not None and mine and mine[-1].on != on
    if mine and mine[-1].word == "accepted" and not other:
        hint = "To change it, withdraw it first: `detente evidence withdraw`."
        raise InputError(
            f"{person.fields['by']} accepted it already, on {mine[-1].at:%Y-%m-%d}", where=found.id, hint=hint
        )


def _refuse_other(standing: LedgerFinding, kind: str, day: date) -> None:
    if (standing.kind, standing.on) != (kind, day):
        what = f"{standing.id} stands, by {standing.by}: {standing.kind} of {standing.on}"
        raise InputError(what, hint=f"If it is wrong: `detente evidence withdraw {standing.id}`, then accept it again.")


def _kind(found: Thread, kind: str | None, kinds: FindingKinds, *, asked: bool) -> str | None:
    """The kind of finding that a proposal becomes; None: it becomes none."""
    happened = found.type == "event" and found.body["status"] == "happened"
    if found.type == "event" and not happened and (kind is not None or asked):
        hint = "Only what happened becomes a finding. If it did: `detente evidence amend --set status=happened`."
        raise InputError(f"its status is {found.body['status']}", where=found.id, hint=hint)
    if kind is not None:
        return kinds.known(kind, "--as")
    if asked and not happened:
        raise InputError(f"a {found.type} has no kind of finding", where=found.id, hint="Say which: --as KIND.")
    if not happened:
        return None
    return kinds.of_event(found.body["kind"])


def _no_finding(found: Thread) -> str:
    if found.type != "event":
        return f"it is a {found.type}"
    status, kind = found.body["status"], found.body["kind"]
    return f"no law declares a kind for {kind}" if status == "happened" else f"its status is {status}"


def _amended(view: LedgerView, found: Thread, changes: Mapping[str, Any]) -> None:
    """Refuse changes that leave no proposal."""
    if not changes:
        raise InputError("nothing is amended", where=found.id, hint="Say what: --set status=happened.")
    body, paths = deepcopy(dict(found.body)), set(quotes.walk(found.body))
    inner = {"when.from", "when.to"} if found.type == "event" else {"said_on.from", "said_on.to"}
    for path, content in changes.items():
        if path not in paths | inner:
            hint = nearest(path, paths | inner)
            raise InputError(f"it has no part {path!r}", where=found.id, hint=hint)
        put(body, path, content)
    check_words(body, found.type, found.id)
    text = next(view.rows("document", subjects=[found.document])).body["text"]
    quotes.check(body, text, found.id)


def subject_of(view: LedgerView, id_: str) -> str:
    """Return the subject of the rows of a proposal or a finding. Raises InputError for an id that the ledger does not have."""
    number = id_.removeprefix(PREFIX)
    if id_ != number and number.isascii() and number.isdigit():
        return _found(view, id_)[1]
    name = full_id(view, id_)
    if not any(view.rows("proposal", subjects=[name])):
        raise unknown(view, id_)
    return name


def _found(view: LedgerView, id_: str) -> tuple[LedgerFinding, str]:
    """A finding by its own id, or the last of a proposal, with the subject of its rows."""
    number = id_.removeprefix(PREFIX)
    row: LedgerRow | None = view.row(int(number)) if id_ != number and number.isascii() and number.isdigit() else None
    if row is not None and row.kind == "finding":
        about = of_rows(tuple(view.rows("finding", "withdrawal", subjects=[row.subject])))
        return next(each for each in about if each.id == id_), row.subject
    name = full_id(view, id_)
    rows = tuple(view.rows("proposal", "finding", "withdrawal", subjects=[name]))
    if not rows:
        raise unknown(view, id_)
    found = of_rows(rows)
    if not found:
        raise InputError("no finding was accepted from it", where=id_, hint="`detente evidence reject` rejects it.")
    return found[-1], name
