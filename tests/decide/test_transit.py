"""Goods on their way: what leaves through the target, what only crosses it, and what passes through a third State."""

from dataclasses import replace

import polars as pl
import pytest

from detente.decide.decider import Decider
from detente.desk.desk import Desk
from detente.law.declaration import Corpus, Place
from detente.law.instrument import Judgement, Measure
from detente.law.regime import Regime
from tests.build import DECLARATION, decide, measure, provision, scope, text

PLACES = (
    Place(id="rajin", names=("Rason", "KPRJN"), country="KP"),
    Place(id="gate", names=("the gate",), country="CN"),
)


def subject(*acts: Measure) -> Decider:
    """What decides under a law of these measures."""
    provisions = [provision(number, impose=act) for number, act in enumerate(acts, 1)]
    instrument = text("one", "2016-01-01", *provisions)
    declared = replace(DECLARATION, places=PLACES)
    return Decider(Regime(Corpus(regime=declared, instruments=(instrument,))), digest="digest")


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"via": "KPNAM"}, "prohibited"),
        ({"via": "KP NAM"}, "prohibited"),
        ({"via": "KP"}, "prohibited"),
        ({"via": "PRK"}, "prohibited"),
        ({"via": "kp"}, "prohibited"),
        ({"via": "North Korea"}, "prohibited"),
        ({"via": "rason"}, "prohibited"),
        ({"via": "KPRJN"}, "prohibited"),
        ({"via": "kprjn"}, "prohibited"),
        ({"via": "CNDLC"}, "permitted"),
        ({"via": "The  Gate"}, "permitted"),
        ({"via": "yeosu"}, "permitted"),
        ({"via": ""}, "permitted"),
        ({"via": "KPNAM", "to_country": "KP"}, "permitted"),
        ({"via": "KPNAM", "to_country": ""}, "undetermined"),
        ({"via": "KPNAM", "activity": "payment"}, "permitted"),
        ({"via": "KPNAM", "activity": "ship-to-ship-transfer", "vessel_flag": "PA"}, "prohibited"),
    ],
)
def test_goods_that_leave_through_the_target_are_from_it(facts: dict[str, str], verdict: str) -> None:
    ban = measure(scope=(scope(activity=()),))
    found = decide(subject(ban), **({"from_country": "RU", "to_country": "CN"} | facts))
    assert (found.verdict, found.missing) == (verdict, ("to_country",) if verdict == "undetermined" else ())


def test_the_facts_of_such_a_reason_are_the_way_and_the_destination() -> None:
    (reason,) = decide(subject(measure()), from_country="RU", via="KPNAM").reasons
    assert dict(reason.facts) == {
        "activity": "trade", "date": "2018-06-01", "hs": "270112", "to_country": "CN", "via": "KPNAM",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"from_country": "RU", "to_country": "CN", "via": "KPNAM"}, "needs-judgement"),
        ({"from_country": "KP", "to_country": "CN", "via": "KPNAM"}, "permitted"),
        ({"from_country": "RU", "to_country": "KP", "via": "KPNAM"}, "permitted"),
        ({"from_country": "RU", "to_country": "CN", "via": "CNDLC"}, "permitted"),
        ({"from_country": "", "to_country": "CN", "via": "KPNAM"}, "undetermined"),
    ],
)
def test_goods_that_cross_the_target_are_in_a_flow_of_their_own(facts: dict[str, str], verdict: str) -> None:
    judged = Judgement(words="Whether it is supplied", by="each State", points_always=True)
    assert decide(subject(measure(scope=(scope(flow="through-target"),), judgement=judged)), **facts).verdict == verdict


@pytest.mark.parametrize(
    ("via", "verdict"),
    [
        ("CNDLC", "prohibited"),
        ("dalian", "prohibited"),
        ("rajin", "permitted"),
        ("KPNAM", "permitted"),
        ("", "permitted"),
    ],
)
def test_a_third_state_is_any_stated_place_outside_the_target(via: str, verdict: str) -> None:
    assert decide(subject(measure(scope=(scope(via=("third-state",)),))), via=via).verdict == verdict


def test_a_third_state_and_a_place_of_the_target_can_be_named_together() -> None:
    law = subject(measure(scope=(scope(via=("third-state", "rajin")),)))
    assert [decide(law, via=via).verdict for via in ("CNDLC", "rajin", "KPNAM")] == [
        "prohibited",
        "prohibited",
        "permitted",
    ]


def test_a_table_reads_places_as_a_row_does() -> None:
    ways = ["KPNAM", "kpnam", "kpzzz", "Chongjin", "China", "china", "CN", "cn", "yeosu", "North Korea", "KP NAM", None]
    coal = {"date": "2018-06-01", "from_country": "RU", "to_country": "CN", "hs": "270112"}
    frame = pl.DataFrame([{**coal, "via": via} for via in ways])
    desk = Desk()
    alone = [desk.decide({**coal, "via": via} if via else coal).verdict for via in ways]
    assert [each.verdict for each in desk.decisions(frame)] == alone
    assert alone == [
        "prohibited", "prohibited", "permitted", "prohibited", "permitted", "permitted", "permitted", "permitted",
        "permitted", "prohibited", "prohibited", "permitted",
    ]  # fmt: skip
