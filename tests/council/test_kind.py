"""The kind of a text follows from what its provisions do."""

import pytest

from detente.council.kind import kind_of
from detente.council.record import texts
from detente.desk.desk import Desk

INSTRUMENTS = {each.id: each for each in Desk().regime("un-1718").corpus.instruments}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("draft-2019-12-16", "ease"),
        ("draft-2021-10-29", "ease"),
        ("completion-first", "ease"),
        ("stepwise-2019", "ease"),
        ("2270", "tighten"),
        ("draft-2022-05-26", "tighten"),
        ("2397", "tighten"),
        ("2664", "ease"),
        ("2407", "renew"),
        ("draft-2024-03-28", "renew"),
    ],
)
def test_a_text_is_of_the_kind_of_its_acts(name: str, kind: str) -> None:
    assert kind_of(INSTRUMENTS[name]) == kind


LISTED_ELSEWHERE = {"2087", "2356"}
"""Texts whose listings stand with those of the Committee, so that their own provisions change no measure."""


def test_what_a_text_does_agrees_with_the_kind_that_the_record_gives_it() -> None:
    both = {each.id: each.kind for each in texts() if each.id in INSTRUMENTS.keys() - LISTED_ELSEWHERE}
    assert len(both) > 20
    assert {name: kind_of(INSTRUMENTS[name]) for name in both} == both


def test_a_renewal_that_lists_or_exempts_somebody_besides_stays_one() -> None:
    other = {each.id: each for each in Desk().regime("un-2140").corpus.instruments}
    assert {name: kind_of(other[name]) for name in ("2140", "2216", "2511", "2564", "2801")} == {
        "2140": "tighten",
        "2216": "tighten",
        "2511": "renew",
        "2564": "renew",
        "2801": "renew",
    }


def test_a_text_without_an_act_is_political() -> None:
    from dataclasses import replace

    assert kind_of(replace(INSTRUMENTS["2397"], provisions=())) == "political"


def test_a_text_of_statements_alone_changes_no_measure() -> None:
    from dataclasses import replace

    said = tuple(each for each in INSTRUMENTS["2397"].provisions if each.act == "state")
    said = tuple(each for each in said if each.state is not None and not each.state.monitor)
    assert said
    assert kind_of(replace(INSTRUMENTS["2397"], provisions=said)) == "political"
