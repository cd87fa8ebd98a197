from datetime import date

import pytest

from detente.evidence.reader.dateline import dateline


def test_a_dateline_in_brackets_gives_place_outlet_agency_and_day() -> None:
    found = dateline("GENEVA (Alpine News / Reuters - 4th March, 2020) The parties met.")
    assert (found.place, found.outlet, found.agency, found.day) == (
        "Geneva",
        "Alpine News",
        "Reuters",
        date(2020, 3, 4),
    )


def test_two_outlets_with_one_agency_name_the_same_agency() -> None:
    first, second = dateline("OSLO (AP) -- They met."), dateline("OSLO (Fjord Post / AP - 1st May, 2020) They met.")
    assert first.agency == second.agency == "AP"


def test_a_dateline_with_a_dash_gives_the_place() -> None:
    text = "VIENNA -- The inspectors left."
    found = dateline(text)
    assert found.place == "Vienna"
    assert text[found.length :] == "The inspectors left."


@pytest.mark.parametrize(
    "text", ["", "The envoy (a general) left.", "Nobody knows.", "(AP)", "He met the UN envoy - again."]
)
def test_a_text_without_a_dateline_has_none(text: str) -> None:
    assert dateline(text).length == 0
