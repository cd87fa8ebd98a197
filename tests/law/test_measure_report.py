"""One measure with everything that the corpus holds of it."""

from datetime import date

import pytest

from detente.desk import Desk
from detente.errors import UsageError
from detente.law.acting import Reading
from detente.law.measure_report import report

DAY = date(2018, 1, 1)


@pytest.mark.parametrize(
    ("on", "state", "citation"),
    [
        (date(2016, 1, 1), "not yet in force", "2270 ¶29"),
        (date(2017, 3, 1), "in force", "2321 ¶26(b)"),
        (DAY, "in force", "2371 ¶8"),
    ],
)
def test_a_measure_has_the_words_of_the_day(on: date, state: str, citation: str) -> None:
    found = Desk().measure("coal-export", on=on)
    assert (found.state, str(found.version.wording.citation)) == (state, citation)


def test_a_measure_that_ended_has_its_last_words() -> None:
    found = Desk().measure("coal-for-programmes", on=DAY)
    assert (found.state, found.version.wording.until) == ("ended", date(2017, 8, 4))


def test_under_a_draft_that_lifts_it_a_measure_has_ended() -> None:
    desk, day = Desk(), date(2020, 1, 1)
    assert desk.measure("textiles-export", on=day).state == "in force"
    found = desk.measure("textiles-export", on=day, with_drafts=["draft-2019-12-16"])
    assert (found.state, [each.instrument.id for each in found.law.drafts]) == ("ended", ["draft-2019-12-16"])
    coal = desk.measure("coal-export", on=day, with_drafts=["draft-2019-12-16"], position="coal-freed")
    assert coal.state == "ended"


def test_exemptions_cases_and_notes_are_those_of_the_measure() -> None:
    found = Desk().measure("coal-export", on=DAY)
    assert [each.id for each in found.exemptions] == ["rajin-coal", "committee-exemption", "aid-exemption"]
    assert all("coal-export" in (*x.case.by, *x.case.outside, *x.case.judgements) for x in found.cases)
    assert len(found.cases) > 20
    assert "2371 ¶8" in {str(each.citation) for each in found.notes}


def test_a_wind_down_is_among_the_exemptions() -> None:
    found = Desk().measure("seafood-export", on=date(2017, 8, 20))
    assert "seafood-export.wind-down" in {each.id for each in found.exemptions}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("coal-exprt", "Did you mean 'coal-export'?"),
        ("Coal-Export", "Did you mean 'coal-export'?"),
        ("zzz", "`detente law show` lists the measures, `detente law search WORDS` finds one."),
    ],
)
def test_a_wrong_id_is_refused_with_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        Desk().measure(name, on=DAY)
    assert (caught.value.what, caught.value.hint) == (f"no measure is called {name!r}", hint)


def test_an_exemption_is_no_measure() -> None:
    with pytest.raises(UsageError, match="'rajin-coal' is no measure"):
        Desk().measure("rajin-coal", on=DAY)


def test_a_draft_and_a_position_that_are_not_there_are_refused() -> None:
    with pytest.raises(UsageError, match="no draft is called"):
        Desk().measure("coal-export", on=DAY, with_drafts=["2371"])
    with pytest.raises(UsageError, match="no position is called"):
        Desk().measure("coal-export", on=DAY, position="coal")


def test_every_measure_of_the_corpus_can_be_looked_up() -> None:
    regime = Desk().regime()
    for name in {each.id for each in regime.timeline().measures}:
        assert report(regime, name, DAY, Reading(), ()).history[0].kind in ("imposed", "exempted")


def views(measure: str, on: str) -> list[str]:
    """The interpretations shown with a measure on a day."""
    return [each.id for each in Desk().measure(measure, on=on).interpretations]


def test_an_interpretation_is_shown_from_the_day_on_which_it_was_given() -> None:
    assert "states-cap-unreported" not in views("refined-supply", "2020-07-23")
    assert "states-cap-unreported" in views("refined-supply", "2020-07-24")


def test_one_of_an_exemption_is_shown_with_the_measures_that_it_is_open_to() -> None:
    assert "committee-notice-7" in views("textiles-export", "2018-08-06")
    assert "committee-2664" in views("asset-freeze", "2023-06-02")


def test_one_of_another_measure_is_not_shown() -> None:
    assert "panel-small-arms" not in views("textiles-export", "2020-01-01")


def test_an_interpretation_changes_no_decision() -> None:
    oil = {"from_country": "CN", "to_country": "KP", "hs": "271019", "quantity": "400000", "unit": "bbl"}
    days = ("2020-07-23", "2020-07-24")
    found = [Desk().decide({**oil, "date": day, "end_use": "livelihood"}) for day in days]
    assert found[0].verdict == found[1].verdict == "within-cap"
    assert [each.measure for each in found[0].reasons] == [each.measure for each in found[1].reasons]
