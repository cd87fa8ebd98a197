"""The desk: which regime is meant where none is named."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from detente.desk.desk import Desk
from detente.errors import UsageError
from detente.law import normal
from detente.law.acting import Reading
from detente.law.readings import RegimeReading

SMALL = """id: {name}
title: Small
authority: Nobody
target: CU
positions: [{{id: mild, summary: A mild reading.}}]
"""
LAW = """id: first
symbol: T/1
title: First
date: 2019-01-01
status: adopted
source: https://example.org
reading: text
provisions:
  - paragraph: "1"
    reading: text
    impose:
      id: rum
      summary: No rum.
      purpose: revenue
      civilian_impact: low
      scope: [{activity: [trade], flow: from-target, goods: {hs: ["2208"], basis: mapped}}]
  - paragraph: "2"
    reading: text
    position: mild
    lift: {measures: [rum]}
"""


def two(folder: Path, *, default: bool) -> Path:
    """A corpus of two regimes, of which the shipped one is the default, or is not."""
    shutil.copytree(normal.CORPUS / "un-1718", folder / "un-1718")
    (folder / "small").mkdir()
    (folder / "small" / "regime.yaml").write_text(SMALL.format(name="small"), encoding="utf-8")
    (folder / "small" / "first.yaml").write_text(LAW, encoding="utf-8")
    path = folder / "un-1718" / "regime.yaml"
    if not default:
        path.write_text(path.read_text().replace("default: true\n", ""), encoding="utf-8")
    return folder


def test_the_only_regime_is_meant_where_none_is_named() -> None:
    assert Desk().regime() is not None
    assert Desk().default == "un-1718"


def test_of_several_regimes_the_declared_default_is_meant(tmp_path: Path) -> None:
    desk = Desk(corpus=two(tmp_path, default=True))
    assert desk.regimes == ("small", "un-1718")
    assert desk.default == "un-1718"
    assert [each.id for each in desk.regime("small").on(date(2020, 1, 1)).measures] == ["rum"]


def test_of_several_regimes_without_a_default_one_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no regime was named") as refused:
        Desk(corpus=two(tmp_path, default=False)).regime()
    assert refused.value.hint == "Name one of small, un-1718."


def test_a_decision_names_no_list_under_a_regime_without_lists(tmp_path: Path) -> None:
    desk = Desk(corpus=two(tmp_path, default=True))
    found = desk.decide({"date": "2020-01-01", "hs": "0101", "from_country": "CU", "parties": "Acme"}, "small")
    assert (found.verdict, found.identities, found.lists) == ("permitted", (), ())


RUM = {"date": "2020-01-01", "from_country": "CU", "to_country": "KP", "hs": "220840"}


def test_a_transaction_is_decided_under_every_regime_and_position_at_once(tmp_path: Path) -> None:
    desk = Desk(corpus=two(tmp_path, default=True))
    found = desk.decide_together(RUM)
    assert {str(each.reading): each.decision.verdict for each in found.decisions} == {
        "small": "prohibited",
        "small (position mild)": "permitted",
        "un-1718": "permitted",
        "un-1718 (position liens-before-resolution)": "permitted",
        "un-1718 (position liens-before-listing)": "permitted",
        "un-1718 (position coal-freed)": "permitted",
    }
    assert [each.regime for each in found.disagreements] == ["small"]
    for each in found.decisions:
        alone = desk.decide(RUM, each.reading.regime, position=each.reading.position)
        assert each.decision == alone


def test_only_the_readings_that_are_asked_are_decided(tmp_path: Path) -> None:
    desk = Desk(corpus=two(tmp_path, default=True))
    mild = RegimeReading(regime="small", reading=Reading(position="mild"))
    assert [str(each) for each in desk.decide_together(RUM, [mild, mild]).decisions] == [
        "permitted under small (position mild)"
    ]
    with pytest.raises(UsageError, match="no regime is called 'smal'"):
        desk.decide_together(RUM, [RegimeReading(regime="smal")])
    with pytest.raises(UsageError, match="no reading of any regime was asked"):
        desk.decide_together(RUM, [])


def test_the_law_of_a_day_under_every_regime(tmp_path: Path) -> None:
    desk = Desk(corpus=two(tmp_path, default=True))
    found = desk.law_together(date(2020, 1, 1))
    alone = {each.id for each in desk.regime("un-1718").on(date(2020, 1, 1)).measures}
    assert {each.measure for each in found.measures if each.regime == "un-1718"} >= alone
    assert "rum" in {each.measure for each in found.contested}
