"""Each feature by itself: its points, its reason, and what it compared."""

from typing import Any

import pytest

from detente.parties.entity import Entity, Number
from detente.parties.match.features import (
    FEATURES,
    Feature,
    NameComparison,
    Query,
    born,
    country,
    features,
    kind,
    number,
)
from tests.parties.kept import party


def seen(query: Query, **listed: Any) -> NameComparison:
    entity: Entity = party("KPi.901", "Kwangjun Zyxomat", **listed)
    return NameComparison(query=query, entity=entity, name=None, similarity=None, asked=None, listed=None)


def points(found: Feature | None) -> int | None:
    return None if found is None else found.points


@pytest.mark.parametrize(
    ("asked", "listed", "given"),
    [
        ("1971-05-02", ("1971-05-02",), 40),
        ("1971-02-05", ("1971-05-02",), 25),
        ("1971", ("1971-05-02",), 20),
        ("1971-05", ("1971",), 20),
        ("1972", ("1970/1973",), 20),
        ("1971-06-30", ("1971-05-02",), 0),
        ("1972", ("1971",), -60),
        ("1950", ("1971",), -250),
        ("1950", ("1971", "1950"), 20),
        ("1971", (), None),
        (None, ("1971",), None),
    ],
)
def test_days_of_birth(asked: str | None, listed: tuple[str, ...], given: int | None) -> None:
    assert points(born(seen(Query(name="x", born=asked), births=listed))) == given


@pytest.mark.parametrize(
    ("asked", "listed", "given"),
    [(("KP",), ("KP", "CN"), 15), (("FR",), ("KP",), -15), ((), ("KP",), None), (("KP",), (), None)],
)
def test_countries(asked: tuple[str, ...], listed: tuple[str, ...], given: int | None) -> None:
    assert points(country(seen(Query(name="x", countries=asked), countries=listed))) == given


@pytest.mark.parametrize(
    ("asked", "listed", "given"),
    [("person", "person", None), ("person", "vessel", -150), (None, "vessel", None), ("entity", "other", None)],
)
def test_kinds(asked: Any, listed: str, given: int | None) -> None:
    assert points(kind(seen(Query(name="x", kind=asked), kind=listed))) == given


IMO, OTHER, PASSPORT = (
    Number(kind="imo", text="9074729"),
    Number(kind="imo", text="9999993"),
    Number(kind="passport", text="A 123456"),
)


@pytest.mark.parametrize(
    ("asked", "listed", "given"),
    [
        ((IMO,), (IMO,), 800),
        ((IMO,), (OTHER,), -300),
        ((PASSPORT,), (Number(kind="passport", text="a123456"),), 800),
        ((PASSPORT,), (Number(kind="passport", text="B999999"),), None),  # one may have several
        ((Number(kind="other", text="KPI.901"),), (), 800),
        ((), (IMO,), None),
    ],
)
def test_numbers(asked: tuple[Number, ...], listed: tuple[Number, ...], given: int | None) -> None:
    assert points(number(seen(Query(name="x", numbers=asked), numbers=listed))) == given


def test_each_feature_says_why_and_what_it_compared() -> None:
    found = features(
        seen(
            Query(name="x", born="1950", countries=("FR",), numbers=(IMO,)),
            births=("1971",),
            countries=("KP",),
            numbers=(IMO,),
        )
    )
    assert {each.name: (each.asked, each.listed, each.reason) for each in found} == {
        "born": ("1950", "1971", "21 years apart"),
        "country": ("FR", "KP", "no country in common"),
        "number": ("9074729", "9074729", "the same imo number"),
    }


def test_no_score_is_above_one() -> None:
    query = Query(name="x", born="1971-05-02", countries=("KP",), numbers=(IMO,))
    found = features(seen(query, births=("1971-05-02",), countries=("KP",), numbers=(IMO,)))
    assert sum(each.points for each in found) <= 1000


def test_the_features_are_declared() -> None:
    assert [each.__name__ for each in FEATURES] == [
        "name",
        "evidence",
        "quality",
        "order",
        "born",
        "country",
        "kind",
        "number",
    ]
