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
from detente.parties.names.tokenisation import tokenise
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


@pytest.mark.parametrize(
    ("asked", "listed", "tolerance", "given"),
    [
        ("1960", "1964", 1, -250),
        ("1960", "1964", 4, -60),
        ("1963", "1964", 0, -250),
        ("1964-07-17", "1964-01-01", 1, 20),  # a first of January is its year
        ("1963-07-17", "1964-01-01", 0, -250),
    ],
)
def test_the_tolerance_of_days_of_birth(asked: str, listed: str, tolerance: int, given: int) -> None:
    query = Query(name="x", born=asked, born_tolerance=tolerance)
    assert points(born(seen(query, births=(listed,)))) == given


@pytest.mark.parametrize(
    ("asked", "listed", "kind_of", "given"),
    [
        ("Toto Ltd", "Tuto", "person", -150),
        ("Cintas Corp.", "Saint", "vessel", -150),
        ("Toto Ltd", "Tuto", "entity", None),
        ("Toto Ltd", "Tuto Trading Ltd", "person", None),
        ("Toto", "Tuto", "person", None),
    ],
)
def test_a_company_is_no_person_unless_the_list_says_so(
    asked: str, listed: str, kind_of: Any, given: int | None
) -> None:
    entity = party("KPi.902", listed, kind=kind_of)
    compared = NameComparison(
        query=Query(name=asked),
        entity=entity,
        name=entity.names[0],
        similarity=None,
        asked=tokenise(asked),
        listed=tokenise(listed),
    )
    assert points(kind(compared)) == given


@pytest.mark.parametrize(
    ("asked", "listed", "reason"),
    [
        (
            Number(kind="other", text="SABRRUMMXXX"),
            Number(kind="bic", text="SABRRUMM"),
            "the same bank by its BIC, branch XXX",
        ),
        (Number(kind="bic", text="SABRRUMM"), Number(kind="bic", text="SABRRUMM012"), "the same bank by its BIC"),
        (
            Number(kind="other", text="INN 7707083893"),
            Number(kind="tax-id", text="7707083893"),
            "the same tax-id number",
        ),
        (Number(kind="other", text="8518780"), Number(kind="imo", text="8518780"), "the same imo number"),
    ],
)
def test_numbers_that_are_the_same_though_written_otherwise(asked: Number, listed: Number, reason: str) -> None:
    found = number(seen(Query(name="x", numbers=(asked,)), numbers=(listed,)))
    assert found
    assert (found.points, found.reason) == (800, reason)


def test_banks_of_one_country_are_not_the_same() -> None:
    asked = Query(name="x", numbers=(Number(kind="bic", text="FTBDKPPY"),))
    assert number(seen(asked, numbers=(Number(kind="bic", text="KDBKKPPY"),))) is None
