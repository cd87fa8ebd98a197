"""Judgements on potential matches at the desk: who is confirmed or dismissed, and whether that still holds by the lists of today."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from detente.decide.identity_judgement import IdentityJudgement, comparable
from detente.errors import InputError
from detente.ledger.canonical import canonical, digest
from detente.ledger.head import Head
from detente.ledger.ledger import Ledger
from detente.ledger.party_judgements import (
    PartyJudgement,
    PartyJudgements,
    PartyPair,
    PartyState,
    PartyWord,
    judge,
    standing,
)
from detente.nearest import nearest
from detente.parties.entity import Entity
from detente.parties.match.features import Query
from detente.parties.screening.batch import Hit, key
from detente.review.judging import Person
from detente.value import value

if TYPE_CHECKING:
    from detente.parties.lists.editions import Editions
    from detente.parties.match.match import Match

HINT: Final = "`detente party match NAME` shows the list and the reference of each listed party."


@value
class JudgedPair:
    """The last judgement on a pair, and whether it still holds."""

    judgement: PartyJudgement
    state: PartyState
    """`open`: it does not hold any longer, and somebody has to judge anew."""
    why: str = ""
    """Why it is open again."""

    def __str__(self) -> str:
        if self.judgement.word == "reopened":
            return f"open again: {self.judgement}"
        return f"open again: {self.why}; it was {self.judgement}" if self.why else str(self.judgement)


@value
class PartyJudged:
    """A judgement that was made now, and the head of the ledger behind it."""

    judgement: PartyJudgement
    head: Head


@dataclass(frozen=True)
class PartyJudging:
    """The judgements of a ledger, against the lists of a day (None: the newest)."""

    editions: "Editions"
    judgements: PartyJudgements
    on: date | None = None
    _entries: dict[tuple[str, str], str | None] = field(default_factory=dict, compare=False, repr=False)

    def of_matches(self, query: Query, customer: str, matches: "Iterable[Match]") -> Mapping[str, JudgedPair]:
        """Return what was judged about the matches of a party, by the ids of the matches."""
        record, found = record_digest(query), {}
        for each in matches:
            last = self._last(customer, query.name, each.list, each.entity.id)
            if last is not None:
                state, why = last.state(record, entry_digest(each.entity))
                found[each.id] = JudgedPair(judgement=last, state=state, why=why)
        return found

    def of_hit(self, hit: Hit) -> Hit:
        """Return a hit of a file with what was judged about it, in words."""
        own = "" if hit.id == str(hit.row) else hit.id  # a row without a number of its own has that of the row
        last = self._last(own, hit.query, hit.list, hit.ref)
        if last is None:
            return replace(hit, judgement="")
        state, why = last.state(hit.asked, self._entry(hit.list, hit.ref))
        return replace(hit, judgement=str(JudgedPair(judgement=last, state=state, why=why)))

    def all(self) -> tuple[JudgedPair, ...]:
        """Return the last judgement on each pair; whether the entry has changed is looked at, the customer's record is not at hand."""
        return tuple(self._against_lists(each) for each in self.judgements.given)

    def identities(self) -> tuple[IdentityJudgement, ...]:
        """Return the judgements that a transaction can take over: on a name of which nothing more was screened, and that hold.

        A name that was confirmed as several entries is left for a person: a decision takes one.
        """
        held = [each for each in self.all() if each.state != "open" and each.judgement.pair.only_name]
        confirmed: dict[str, set[str]] = {}
        for each in held:
            if each.state == "confirmed":
                pair = each.judgement.pair
                confirmed.setdefault(comparable(pair.name), set()).add(pair.reference)
        return tuple(
            _identity(each)
            for each in held
            if each.state == "dismissed" or len(confirmed[comparable(each.judgement.pair.name)]) == 1
        )

    def _last(self, customer: str, name: str, list_: str, reference: str) -> PartyJudgement | None:
        """The last judgement under the customer's own number, else under the name."""
        by_number = self.judgements.of(customer, list_, reference) if customer else None
        return by_number or self.judgements.of(comparable(name), list_, reference)

    def _against_lists(self, each: PartyJudgement) -> JudgedPair:
        state, why = each.state(None, self._entry(each.pair.list, each.pair.reference))
        return JudgedPair(judgement=each, state=state, why=why)

    def _entry(self, list_: str, reference: str) -> str | None:
        """The digest of an entry of today's list; None where it has none. A list is read once."""
        if not self._entries:
            wanted = {(each.pair.list, each.pair.reference) for each in self.judgements.given}
            self._entries.update(dict.fromkeys(wanted))
            for source, entity in _entries(self.editions, self.on, {each for each, _ in wanted}):
                if (source, entity.id) in wanted:
                    self._entries[source, entity.id] = entry_digest(entity)
        return self._entries.get((list_, reference))


def judging(ledger: Ledger, editions: "Editions", on: date | None = None) -> PartyJudging:
    """Return the judgements of a ledger; none where there is no ledger yet."""
    given: tuple[PartyJudgement, ...] = ()
    if ledger.exists():
        with ledger.reading() as view:
            given = standing(view)
    return PartyJudging(editions, PartyJudgements(given), on)


def make(
    ledger: Ledger,
    editions: "Editions",
    query: Query,
    reference: str,
    word: PartyWord,
    *,
    person: Person,
    customer: str = "",
    list_: str | None = None,
) -> PartyJudged:
    """Judge whether a party is an entry of a list.

    Raises:
        InputError: no list at hand has the reference, or several have, nobody says who judges or why, or it was judged so before.
    """
    source, entity = _found(editions, reference, list_)
    pair = PartyPair(
        customer=customer.strip() or comparable(query.name),
        name=query.name,
        list=source,
        reference=entity.id,
        record=record_digest(query),
        entry=entry_digest(entity),
        only_name=query == Query(name=query.name),
    )
    made, head = judge(ledger, pair, word, at=person.at, **person.fields)
    return PartyJudged(judgement=made, head=head)


def record_digest(query: Query) -> str:
    """Return the digest of everything that is screened about a party; the `asked` of a hit is the same."""
    return key(query).hex()


def entry_digest(entity: Entity) -> str:
    """Return the digest of an entry of a list, whatever the order in which the list gives its aliases, numbers and countries."""
    said = msgspec.to_builtins(entity)
    parts = {
        name: sorted(map(canonical, each)) if isinstance(each, list | tuple) else each for name, each in said.items()
    }
    return digest(canonical({**parts, "main": entity.name}))[:16]


def _found(editions: "Editions", reference: str, list_: str | None) -> tuple[str, Entity]:
    """The list and the entry that a reference names."""
    wanted = None if list_ is None else {list_}
    known, found = set[str](), {}
    for source, entity in _entries(editions, None, wanted):
        known.add(entity.id)
        if reference.casefold() == entity.id.casefold():
            found[source] = entity
    if not found:
        hint = nearest(reference, known) or HINT
        raise InputError(f"no list at hand has an entry {reference!r}", where="reference", hint=hint)
    if len(found) > 1:
        what = f"{len(found)} lists have an entry {reference!r}: {', '.join(sorted(found))}"
        raise InputError(what, where="reference", hint="Say which: --list LIST.")
    return next(iter(found.items()))


def _entries(editions: "Editions", on: date | None, sources: set[str] | None) -> Iterator[tuple[str, Entity]]:
    at_hand = editions.sources()
    if sources is not None:
        sources &= set(at_hand)
        if not sources:
            return
    for edition in editions.on(on, sources):
        for entity in editions.entities(edition):
            if on is None or entity.listed_on is None or entity.listed_on <= on:
                yield edition.source, entity


def _identity(each: JudgedPair) -> IdentityJudgement:
    pair = each.judgement.pair
    return IdentityJudgement(
        name=pair.name,
        id=pair.reference,
        judgement="is" if each.state == "confirmed" else "is-not",
        list=pair.list,
        note=str(each.judgement),
        standing=True,
    )
