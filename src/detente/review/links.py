"""Links: what evidence says about a commitment. A link is a row, and its withdrawal is another."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final, Literal

from detente.errors import InputError
from detente.ledger.head import Head
from detente.ledger.ledger import Ledger
from detente.ledger.row import Entry, LedgerRow
from detente.ledger.view import LedgerView
from detente.review.days import known_day
from detente.review.judging import Person, subject_of
from detente.value import value

Relation = Literal["supports", "contradicts", "claims-performed", "claims-breached", "sets-deadline"]
RELATIONS: Final[tuple[Relation, ...]] = (
    "supports", "contradicts", "claims-performed", "claims-breached", "sets-deadline",
)  # fmt: skip
PREFIX: Final = "l"
"""The id of a link is this and the number of its row: `l12`."""
COMMITMENT: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_COMMITMENT: Final = 200


@value
class EvidenceLink:
    """What some evidence says about a commitment."""

    id: str
    evidence: str
    """The proposal, or the finding that was added by hand."""
    relation: Relation
    commitment: str
    """The plan and the commitment within it: `singapore-2018/remains`."""
    until: date | None
    """The deadline that it sets; None with every other relation."""
    by: str
    because: str
    at: datetime
    withdrawn: str = ""
    """Who withdrew it, when and why; empty where it stands."""


@value
class Linked:
    """A link that was made or withdrawn now, and the head of the ledger behind it."""

    link: EvidenceLink
    head: Head


def link(
    ledger: Ledger, id_: str, relation: Relation, commitment: str, person: Person, *, until: date | None = None
) -> Linked:
    """Tie evidence to a commitment.

    Args:
        ledger: The ledger.
        id_: A proposal or a finding.
        relation: What the evidence says about the commitment.
        commitment: PLAN/COMMITMENT.
        person: Who ties them, and why.
        until: The deadline, with `sets-deadline`.

    Raises:
        InputError: there is no such evidence, the commitment is none, a deadline is missing or too much, or the same link stands.
    """
    _refuse_odd(relation, commitment, until)

    def make(view: LedgerView, next_: int) -> tuple[Sequence[Entry], EvidenceLink]:
        subject = subject_of(view, id_)
        for each in links(view):
            same = (each.evidence, each.relation, each.commitment, each.until) == (subject, relation, commitment, until)
            if same and not each.withdrawn:
                hint = f"{each.id} stands, by {each.by}: {each.because}"
                raise InputError("it is linked so already", where=id_, hint=hint)
        fields = {**person.fields, "relation": relation, "commitment": commitment}
        fields |= {"until": str(until)} if until is not None else {}
        made = EvidenceLink(
            id=f"{PREFIX}{next_}",
            evidence=subject,
            relation=relation,
            commitment=commitment,
            until=until,
            at=person.at,
            **person.fields,
        )
        return [Entry(kind="link", subject=subject, fields=fields)], made

    made, head = ledger.append(make, at=person.at)
    return Linked(link=made, head=head)


def withdraw(ledger: Ledger, id_: str, person: Person) -> Linked:
    """Withdraw a link, by its id. Raises InputError where there is none, or it was withdrawn before."""

    def make(view: LedgerView, _next: int) -> tuple[Sequence[Entry], EvidenceLink]:
        found = next((each for each in links(view) if each.id == id_), None)
        if found is None:
            raise InputError(
                "the ledger has no link of this id", where=id_, hint="`detente evidence links` lists them."
            )
        if found.withdrawn:
            raise InputError(f"it was withdrawn {found.withdrawn}", where=id_)
        known = known_day(found.at.date(), None, person.at)
        fields = {**person.fields, "withdraws": id_, "known_on": str(known)}
        return [Entry(kind="withdrawal", subject=found.evidence, fields=fields)], found

    made, head = ledger.append(make, at=person.at)
    return Linked(link=made, head=head)


def is_link(id_: str) -> bool:
    """Whether an id is that of a link."""
    return id_.startswith(PREFIX) and id_[len(PREFIX) :].isdecimal()


def links(view: LedgerView, commitment: str = "", evidence: str = "") -> tuple[EvidenceLink, ...]:
    """Return all links, those that were withdrawn included; or those to a commitment or to a plan, or of some evidence."""
    rows = tuple(view.rows("link", "withdrawal", subjects=[evidence] if evidence else ()))
    return tuple(
        each
        for each in _links(rows)
        if commitment in ("", each.commitment) or each.commitment.startswith(f"{commitment}/")
    )


def _links(rows: Iterable[LedgerRow]) -> Iterator[EvidenceLink]:
    kept = tuple(rows)
    gone = {row.fields.get("withdraws"): row for row in kept if row.kind == "withdrawal"}
    for row in kept:
        if row.kind != "link":
            continue
        last = gone.get(f"{PREFIX}{row.seq}")
        yield EvidenceLink(
            id=f"{PREFIX}{row.seq}",
            evidence=row.subject,
            relation=row.fields["relation"],
            commitment=str(row.fields["commitment"]),
            until=row.day("until"),
            by=row.by,
            because=row.because,
            at=row.at,
            withdrawn="" if last is None else f"by {last.by} on {last.at:%Y-%m-%d}: {last.because}",
        )


def _refuse_odd(relation: str, commitment: str, until: date | None) -> None:
    if relation not in RELATIONS:
        raise InputError(f"{relation!r} is no relation", where="relation", hint=f"They are {', '.join(RELATIONS)}.")
    if COMMITMENT.fullmatch(commitment) is None or len(commitment) > MOST_COMMITMENT:
        hint = "Write PLAN/COMMITMENT in small letters, digits and hyphens: singapore-2018/remains."
        raise InputError(f"{commitment[:60]!r} is no commitment", where="commitment", hint=hint)
    if (until is not None) != (relation == "sets-deadline"):
        what = "a deadline has a day" if until is None else f"{relation} has no deadline"
        raise InputError(what, where="until", hint="sets-deadline takes --until DAY, and nothing else does.")
