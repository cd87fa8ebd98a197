"""Screening again after lists have changed: only what a change can touch is looked at, and the answer is that of screening all.

An entry counts for itself: whether it matches a customer, and with how many points, depends on no other entry. So the hits
on entries that stand as they stood are kept, those on entries that were changed or removed are dropped, and all customers
are matched with a small index of the entries that were added or changed. Some lists are bound together: a party that the United
Nations and the shipped designations both have is told once; where either of its entries changes, both are looked at again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from detente.law.instrument import value
from detente.parties import record
from detente.parties.batch import Batch, Hit, key
from detente.parties.customers import Customer
from detente.parties.entity import Entity
from detente.parties.index import Builder
from detente.parties.lists.edition import Edition
from detente.parties.lists.editions import Editions
from detente.parties.match import pair_id
from detente.parties.record import Record
from detente.parties.screening import SHIPPED, WHOLES, Consulted, Screening, visible

Place: TypeAlias = tuple[str, str]
"""An entry's list and reference."""
Entries: TypeAlias = Mapping[Place, tuple[Entity, ...]]
TWINS: Final = {SHIPPED: WHOLES, **dict.fromkeys(WHOLES, (SHIPPED,))}


@value
class Changes:
    """What separates two states of the lists."""

    touched: frozenset[Place]
    """Entries that were added, changed or removed, and their twins."""
    after: Entries
    """Every entry as it stands now."""
    added: int
    changed: int
    removed: int


def entries(editions: Editions, asked: Iterable[Edition], on: date | None) -> Entries:
    """Every entry of some editions that is there on a day, by list and reference."""
    found: dict[Place, tuple[Entity, ...]] = {}
    for edition in asked:
        for entity in editions.entities(edition):
            if visible(entity.listed_on, on):
                place = (edition.source, entity.id)
                found[place] = (*found.get(place, ()), entity)
    return found


def changes(before: Entries, after: Entries) -> Changes:
    """What separates two states of the lists."""
    added, removed = after.keys() - before.keys(), before.keys() - after.keys()
    changed = {place for place in after.keys() & before.keys() if after[place] != before[place]}
    touched = added | removed | changed
    twins = {(twin, ref) for list_, ref in touched for twin in TWINS.get(list_, ())}
    return Changes(
        touched=frozenset(touched | twins), after=after, added=len(added), changed=len(changed), removed=len(removed)
    )


class Rescreen:
    """Screens customers again, from what was found before."""

    def __init__(self, full: Batch, past: Record, hits: Iterable[Hit], found: Changes) -> None:
        """Make ready.

        Args:
            full: What screens a customer whom the past screening did not know.
            past: The record of that screening.
            hits: What it found.
            found: What has changed in the lists since.
        """
        self.full = full
        self.known = 0
        """Customers whom the past screening knew."""
        self._changes = found
        self._keys = record.keys(past)
        self._kept = _kept(hits, found.touched)
        self._labels = {each.edition.source: each.edition.label for each in full.screening.consulted}
        self._few = Batch(_small(full.screening.consulted, found, full.screening.on), full.law, full.least)

    @property
    def told(self) -> str:
        """What has changed since the past screening, in a sentence."""
        each = self._changes
        noun = "entry" if each.added == 1 else "entries"
        return f"since then {each.added:,} {noun} added, {each.changed:,} changed, {each.removed:,} removed"

    def hits_of(self, customers: Iterable[Customer]) -> Iterator[Hit]:
        """Every hit, as `Batch.hits_of` gives them."""
        for customer in customers:
            yield from self.full.counted(self.of(customer))

    def of(self, customer: Customer) -> list[Hit]:
        """The hits of one customer, not counted."""
        name = key(customer.query)
        if not record.has(self._keys, name):
            return self.full.of(customer)
        self.known += 1
        return self._again(customer, name.hex())

    def _again(self, customer: Customer, name: str) -> list[Hit]:
        new = self._few.told(customer, self._few.screening.match(customer.query, self.full.least))
        old = [self._renewed(customer, hit) for hit in self._kept.get(name, ())]
        return sorted((*new, *old), key=lambda hit: (-hit.points, hit.list, hit.ref))

    def _renewed(self, customer: Customer, hit: Hit) -> Hit:
        """A hit that stands, as it is told under the editions and the law of now."""
        entity = next(each for each in self._changes.after[hit.list, hit.ref] if each.name == hit.party)
        label = self._labels[hit.list]
        return Hit(
            row=customer.row,
            id=customer.id,
            role=customer.role,
            query=customer.query.name,
            points=hit.points,
            list=hit.list,
            ref=hit.ref,
            name=hit.name,
            party=hit.party,
            measures=self.full.measures(entity, hit.list),
            edition=label,
            match=pair_id(customer.query, hit.list, label, entity),
            asked=hit.asked,
        )


def _kept(hits: Iterable[Hit], touched: Collection[Place]) -> dict[str, list[Hit]]:
    """The hits that stand, by what names their query; of customers with the same cells those of the first."""
    found: dict[str, dict[tuple[str, str, str], Hit]] = {}
    for hit in hits:
        if (hit.list, hit.ref) not in touched:
            found.setdefault(hit.asked, {}).setdefault((hit.list, hit.ref, hit.party), hit)
    return {name: list(each.values()) for name, each in found.items()}


def _small(consulted: Sequence[Consulted], found: Changes, on: date | None) -> Screening:
    """What answers from the entries that were touched only."""
    builder = Builder()
    for each in consulted:
        places = sorted(place for place in found.touched if place[0] == each.edition.source)
        builder.add(each.edition.source, (entity for place in places for entity in found.after.get(place, ())))
    return Screening(builder.index(), consulted, on=on)


def past_editions(editions: Editions, past: Record) -> tuple[Edition, ...] | None:
    """The editions that a past screening asked; None where one of them is no longer kept."""
    there = {(each.source, each.label): each for each in editions.all()}
    found = [there.get((each.list, each.label)) for each in past.asked]
    return tuple(each for each in found if each is not None) if None not in found else None


def rescreen(editions: Editions, full: Batch, past: Record, hits: Iterable[Hit]) -> Rescreen | None:
    """What screens again from a past screening; None where an edition that it asked is no longer kept."""
    asked = past_editions(editions, past)
    if asked is None:
        return None
    screening = full.screening
    now = [each.edition for each in screening.consulted]
    found = changes(entries(editions, asked, past.how.on), entries(editions, now, screening.on))
    return Rescreen(full, past, hits, found)
