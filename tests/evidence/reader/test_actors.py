from datetime import date

import pytest

from detente.codes.countries import ALPHA3
from detente.evidence.reader.actors import actors, actors_in, holder, offices

DAY = date(2019, 12, 12)


def test_capitals_demonyms_and_short_names_are_the_state() -> None:
    assert [each.name for each in actors_in("Pyongyang told Washington that the DPRK and Russian envoys met.")] == [
        "North Korea",
        "United States",
        "Russia",
    ]


def test_a_word_that_only_begins_like_an_actor_is_none() -> None:
    assert actors_in("The Usual Business of USAGE in Northern parts") == []


def test_a_name_one_slip_away_is_the_holder_of_the_day_and_is_said_to_be() -> None:
    office, slip = holder("Kim Long Un", DAY)
    assert office is not None
    assert (office.holder, slip) == ("Kim Jong Un", True)


@pytest.mark.parametrize("name", ["Kim Lang On", "Kim", "Crift", "Nobody Atall", ""])
def test_a_name_further_away_or_short_is_nobody(name: str) -> None:
    assert holder(name, DAY) == (None, False)


def test_an_office_is_not_held_before_its_first_day() -> None:
    assert holder("Craft", date(2018, 1, 1)) == (None, False)


def test_each_office_has_a_known_actor_and_days_in_order() -> None:
    names = {each.name for each in actors()}
    assert all(each.actor in names and (each.end is None or each.begin < each.end) for each in offices())


def test_each_country_of_the_tables_is_a_code() -> None:
    codes = {*ALPHA3.values(), ""}
    assert {each.country for each in actors()} | {each.country for each in offices()} <= codes
