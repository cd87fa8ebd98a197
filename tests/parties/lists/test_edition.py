"""An edition by itself: its label, its age, its digest, and what it counts."""

from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.entity import Entity, Name
from detente.parties.lists.edition import Edition, by_country, by_programme, counted, digest, packed

EDITION = Edition(
    source="un",
    day=date(2026, 8, 1),
    digest="0123456789abcdef" * 4,
    entries=1,
    names=1,
    format="un-xml",
    imported=datetime(2026, 8, 2, tzinfo=UTC),
)
RUPERT = Entity(
    id="KPi.001",
    kind="person",
    names=(Name(text="Rupert", quality="primary"),),
    countries=("KE",),
    programmes=("DPRK",),
)


def test_its_label_is_its_day_and_the_beginning_of_its_digest() -> None:
    assert EDITION.label == "2026-08-01:0123456789ab"


def test_only_the_one_that_ships_was_never_imported() -> None:
    assert not EDITION.shipped
    assert replace(EDITION, imported=None).shipped


@pytest.mark.parametrize(
    ("checked", "on", "age"),
    [
        (None, date(2026, 8, 1), 0),
        (None, date(2026, 9, 1), 31),
        (None, date(2026, 7, 1), 0),
        (date(2026, 8, 20), date(2026, 9, 1), 12),
        (date(2026, 8, 20), date(2026, 8, 10), 0),
        (date(2026, 7, 20), date(2026, 8, 11), 10),
    ],
)
def test_its_age_is_counted_from_its_day_or_its_last_confirmation(checked: date | None, on: date, age: int) -> None:
    assert replace(EDITION, checked=checked).age(on) == age


def test_entries_are_counted_by_country_and_programme_the_most_first() -> None:
    stateless = replace(RUPERT, countries=(), programmes=())
    twice = replace(RUPERT, countries=("MT", "KE", "KE"), programmes=("DPRK", "Iran"))
    entities = (RUPERT, twice, stateless)
    assert by_country(entities) == (("KE", 2), ("-", 1), ("MT", 1))
    assert by_programme(entities) == (("DPRK", 2), ("-", 1), ("Iran", 1))
    assert by_country(()) == ()


def test_one_and_many() -> None:
    assert [counted(each, "entry", "entries") for each in (0, 1, 1011)] == ["0 entries", "1 entry", "1,011 entries"]


ENTITIES = st.lists(
    st.builds(
        Entity,
        id=st.text(),
        kind=st.sampled_from(["person", "vessel"]),
        names=st.lists(st.builds(Name, text=st.text(), quality=st.sampled_from(["primary", "weak"])), max_size=3).map(
            tuple
        ),
        births=st.lists(st.text(), max_size=2).map(tuple),
        listed_on=st.none() | st.dates(),
    ),
    max_size=4,
).map(tuple)


@given(ENTITIES)
def test_entries_are_kept_as_they_are(entities: tuple[Entity, ...]) -> None:
    data = packed(entities)
    assert msgspec.msgpack.decode(data, type=tuple[Entity, ...]) == entities
    assert packed(list(entities)) == data


@given(ENTITIES, ENTITIES)
def test_other_entries_have_another_digest(one: tuple[Entity, ...], other: tuple[Entity, ...]) -> None:
    assert (digest(packed(one)) == digest(packed(other))) == (one == other)
