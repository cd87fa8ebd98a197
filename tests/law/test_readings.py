"""The law of a day under several readings, each measure named with its reading."""

from dataclasses import replace
from datetime import date

import pytest

from detente.errors import UsageError
from detente.law.acting import Reading
from detente.law.declaration import Corpus
from detente.law.instrument import Amendment, Targets
from detente.law.readings import RegimeReading, every_position, law_under_readings
from detente.law.regime import Regime
from tests.build import DECLARATION, measure, provision, regime, text

DAY = date(2020, 6, 1)
LIFT = replace(provision(2, lift=Targets(measures=("coal",))), position="strict")
COAL = regime(text("a", "2019-01-01", provision(impose=measure()), LIFT, provision(3, impose=measure("tin"))))
RUM = Regime(
    Corpus(
        regime=replace(DECLARATION, id="other", target="CU", positions=()),
        instruments=(text("b", "2019-01-01", provision(impose=measure("rum")), provision(2, impose=measure("coal"))),),
    )
)
REGIMES = {"test": COAL, "other": RUM}


def test_every_regime_is_read_as_adopted_and_under_each_position() -> None:
    assert [str(each) for each in every_position(REGIMES)] == ["test", "test (position strict)", "other"]


def test_each_measure_in_force_is_named_with_its_regime_and_none_is_lost() -> None:
    found = law_under_readings(REGIMES, every_position(REGIMES), DAY)
    assert [(each.regime, each.measure) for each in found.measures] == [
        ("test", "coal"),
        ("test", "tin"),
        ("other", "rum"),
        ("other", "coal"),
    ]


def test_a_measure_on_which_positions_differ_is_contested_and_one_of_the_same_name_elsewhere_is_not() -> None:
    (held,) = law_under_readings(REGIMES, every_position(REGIMES), DAY).contested
    assert (held.regime, held.measure) == ("test", "coal")
    assert [(str(under), version is None) for under, version in held.versions] == [
        ("test", False),
        ("test (position strict)", True),
    ]


def test_a_measure_in_other_words_under_a_position_is_contested() -> None:
    changed = replace(provision(2, amend=Amendment(measure="coal", summary="Less coal.")), position="strict")
    law = regime(text("a", "2019-01-01", provision(impose=measure()), changed))
    (held,) = law_under_readings({"test": law}, every_position({"test": law}), DAY).contested
    assert [version.measure.summary for _, version in held.versions if version] == ["No coal.", "Less coal."]


def test_before_there_is_law_nothing_is_in_force_anywhere() -> None:
    assert law_under_readings(REGIMES, every_position(REGIMES), date(2000, 1, 1)).measures == ()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ((), "no reading of any regime was asked"),
        ((RegimeReading(regime="tset"),), "no regime is called 'tset'"),
        ((RegimeReading(regime="other", reading=Reading(position="strict")),), "no position is called 'strict'"),
        ((RegimeReading(regime="test", reading=Reading(with_drafts=("d",))),), "no draft is called 'd'"),
    ],
)
def test_a_reading_that_there_is_not_is_refused(asked: tuple[RegimeReading, ...], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        law_under_readings(REGIMES, asked, DAY)
