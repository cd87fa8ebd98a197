"""Screen again after lists have changed: only what a change can affect is matched, and the result is that of screening all.

Entries are independent: whether one matches a customer, and with how many points, depends on no other entry. So the
hits on entries that have not changed are kept, those on entries that were changed or removed are dropped, and all
customers are matched with a small index of the entries that were added or changed. Some lists are bound together: a
party that both the shipped designations and a whole list of the same regime have is reported once; where either of
its entries changes, both are matched again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from detente.parties.entity import Entity
from detente.parties.index.index import IndexBuilder
from detente.parties.lists.edition import Edition
from detente.parties.lists.editions import Editions
from detente.parties.lists.twins import twins
from detente.parties.match.match import pair_id
from detente.parties.screening import record
from detente.parties.screening.batch import CustomerBatch, Hit, key, portions
from detente.parties.screening.customers import Customer
from detente.parties.screening.record import Record
from detente.parties.screening.screening import Screening, visible
from detente.value import value

EntryPlace: TypeAlias = tuple[str, str]
"""An entry's list and reference."""
Entries: TypeAlias = Mapping[EntryPlace, tuple[Entity, ...]]


@value
class ListChanges:
    """The differences between two states of the lists."""

    touched: frozenset[EntryPlace]
    """Entries that were added, changed or removed, and their twins."""
    added: int
    changed: int
    removed: int


def entries(
    editions: Editions, asked: Iterable[Edition], on: date | None, only: Collection[EntryPlace] | None = None
) -> Entries:
    """Return every entry of some editions that was listed by a date, by list and reference; or only some of them."""
    found: dict[EntryPlace, tuple[Entity, ...]] = {}
    for edition in asked:
        for entity in editions.entities(edition):
            place = (edition.source, entity.id)
            if visible(entity.listed_on, on) and (only is None or place in only):
                found[place] = (*found.get(place, ()), entity)
    return found


def changes(before: Entries, after: Entries) -> ListChanges:
    """Return the differences between two states of the lists."""
    added, removed = after.keys() - before.keys(), before.keys() - after.keys()
    changed = {place for place in after.keys() & before.keys() if after[place] != before[place]}
    touched = added | removed | changed
    also = {(twin, ref) for list_, ref in touched for twin in twins().get(list_, ())}
    return ListChanges(touched=frozenset(touched | also), added=len(added), changed=len(changed), removed=len(removed))


class Rescreen:
    """Screens customers again, from the results of a past screening."""

    def __init__(
        self, full: CustomerBatch, past: Record, kept: Iterable[Hit], found: ListChanges, after: Entries
    ) -> None:
        """Make ready.

        Args:
            full: What screens a customer whom the past screening did not know.
            past: The record of that screening.
            kept: Its hits that stand.
            found: What has changed in the lists since.
            after: The entries that were touched, and those of the hits, as they stand now.
        """
        self.full = full
        self.known = 0
        """Customers whom the past screening knew."""
        self._changes = found
        self._after = after
        self._keys = record.keys(past)
        self._kept = _hits_by_query(kept)
        self._labels = {each.edition.source: each.edition.label for each in full.screening.consulted}
        self._few = CustomerBatch(_touched_screening(full.screening, found.touched, after), full.law, full.least)

    @property
    def summary(self) -> str:
        """Return what has changed since the past screening, in a sentence."""
        each = self._changes
        noun = "entry" if each.added == 1 else "entries"
        return f"since then {each.added:,} {noun} added, {each.changed:,} changed, {each.removed:,} removed"

    def hits_of(self, customers: Iterable[Customer]) -> Iterator[Hit]:
        """Yield every hit, as `CustomerBatch.hits_of`."""
        for portion in portions(customers):
            for hits in self.of(portion):
                yield from self.full.counted(hits)

    def of(self, customers: Sequence[Customer]) -> Iterator[list[Hit]]:
        """Return the hits of each of some customers, not counted."""
        names = [key(each.query) for each in customers]
        known = [record.has(self._keys, name) for name in names]
        self._few.screening.learn(
            (each.query for each, is_ in zip(customers, known, strict=True) if is_), self.full.least
        )
        new = self.full.of([each for each, is_ in zip(customers, known, strict=True) if not is_])
        self.known += sum(known)
        for customer, name, is_ in zip(customers, names, known, strict=True):
            yield self._again(customer, name.hex()) if is_ else next(new)

    def _again(self, customer: Customer, name: str) -> list[Hit]:
        new = self._few.hits_for(customer, self._few.screening.match(customer.query, self.full.least))
        old = [self._renewed(customer, hit) for hit in self._kept.get(name, ())]
        return sorted((*new, *old), key=lambda hit: (-hit.points, hit.list, hit.ref))

    def _renewed(self, customer: Customer, hit: Hit) -> Hit:
        """Return a hit that is kept, under the present editions and law."""
        entity = next(each for each in self._after[hit.list, hit.ref] if each.name == hit.party)
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
            band=hit.band,
            unread="; ".join(customer.unread),
        )


def _hits_by_query(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    """Return the hits by the key of their query; of customers with the same cells those of the first."""
    found: dict[str, dict[tuple[str, str, str], Hit]] = {}
    for hit in hits:
        found.setdefault(hit.asked, {}).setdefault((hit.list, hit.ref, hit.party), hit)
    return {name: list(each.values()) for name, each in found.items()}


def _touched_screening(screening: Screening, touched: Collection[EntryPlace], after: Entries) -> Screening:
    """Return a screening against the entries that were touched only."""
    builder = IndexBuilder()
    for each in screening.consulted:
        places = sorted(place for place in touched if place[0] == each.edition.source)
        builder.add(each.edition.source, (entity for place in places for entity in after.get(place, ())))
    return Screening(builder.index(), screening.consulted, on=screening.on)


def past_editions(editions: Editions, past: Record) -> tuple[Edition, ...] | None:
    """Return the editions of a past screening; None where one of them is no longer kept."""
    there = {(each.source, each.label): each for each in editions.all()}
    found = [there.get((each.list, each.label)) for each in past.asked]
    return tuple(each for each in found if each is not None) if None not in found else None


def rescreen(editions: Editions, full: CustomerBatch, past: Record, hits: Iterable[Hit]) -> Rescreen | None:
    """Return what screens again from a past screening; None where one of its editions is no longer kept."""
    before = past_editions(editions, past)
    if before is None:
        return None
    on, now = full.screening.on, [each.edition for each in full.screening.consulted]
    same = set(before) & set(now) if on == past.how.on else set[Edition]()
    found = changes(
        entries(editions, (each for each in before if each not in same), past.how.on),
        entries(editions, (each for each in now if each not in same), on),
    )
    kept = [hit for hit in hits if (hit.list, hit.ref) not in found.touched]
    wanted = found.touched.union((hit.list, hit.ref) for hit in kept)
    return Rescreen(full, past, kept, found, entries(editions, now, on, wanted))
