"""What ties a transaction to the target is visible in every form of output."""

import pytest

from detente import Desk
from detente.decide.ties import Ties
from detente.transactions.transaction import read_one

TIES = Ties(target="YE", places={"hodeidah": "YE", "aden": "YE", "djibouti": "DJ"})
DECIDED = {"date": "2019-06-01", "activity": "payment", "from_country": "DE", "to_country": "KP"}


@pytest.mark.parametrize(
    ("facts", "ties"),
    [
        ({"from_country": "YE"}, ("from_country YE",)),
        ({"to_country": "YE", "origin_country": "YE"}, ("to_country YE", "origin_country YE")),
        ({"vessel_flag": "YE"}, ("vessel_flag YE",)),
        ({"via": "aden"}, ("via aden",)),
        ({"via": "YEHOD"}, ("via YEHOD",)),
        ({"parties": "Zenda Bank (creditor-agent, BIC BANKYESAXXX)"}, ("creditor-agent Zenda Bank",)),
        ({"parties": "Zenda (country YE)"}, ("party Zenda",)),
        ({"parties": "(instructing-agent, country YE, BIC BANKYESA)"}, ("instructing-agent BANKYESA",)),
    ],
)
def test_a_tie_in_any_role_is_found(facts: dict[str, str], ties: tuple[str, ...]) -> None:
    assert sorted(TIES.of(read_one(facts))) == sorted(ties)


@pytest.mark.parametrize(
    "facts",
    [{}, {"to_country": "SA"}, {"via": "djibouti"}, {"via": "DJJIB"}, {"parties": "Yemen Trading (BIC BANKDEFF)"}],
)
def test_what_lies_elsewhere_is_no_tie(facts: dict[str, str]) -> None:
    assert TIES.of(read_one(facts)) == ()


def test_a_regime_without_a_target_has_no_ties() -> None:
    assert Ties(places={}).of(read_one({"to_country": "YE"})) == ()


def test_a_permitted_payment_to_the_target_is_never_bare() -> None:
    decision = Desk().decide(DECIDED)
    assert decision.verdict == "permitted"
    assert decision.ties == ("to_country KP",)
    assert decision.answer == "no UN restriction found; left to judgement: programme-finance; government-freeze"
    assert "Ties to the target: to_country KP." in decision.text()
    elsewhere = Desk().decide(DECIDED | {"to_country": "FR"})
    assert (elsewhere.answer, elsewhere.ties) == ("no UN restriction found", ())
