"""Who a mention means: names, roles, offices, pronouns, and slips of the pen."""

from datetime import date

import pytest

from detente.evidence.reader.identity import Identities
from detente.evidence.statement import Speaker

DAY = date(2019, 12, 12)


def speaker(*mentions: str, day: date | None = DAY) -> Speaker:
    """The last of some mentions, each after the one before."""
    identities = Identities(day)
    return [identities.speaker(each, ((0, len(each)),)) for each in mentions][-1]


@pytest.mark.parametrize(
    ("mention", "name", "speaks_for", "country"),
    [
        ("Vassily Nebenzia", "Vassily Nebenzia", "Russia", "RU"),
        ("Ambassador Nebenzia", "Vassily Nebenzia", "Russia", "RU"),
        ("Zakharova", "Maria Zakharova", "Russia", "RU"),
        ("Russian Foreign Ministry spokeswoman Maria Zakharova", "Maria Zakharova", "Russia", "RU"),
        ("US Ambassador to the United Nations Kelly Craft", "Kelly Craft", "United States", "US"),
        ("Ms. Craft", "Kelly Craft", "United States", "US"),
        ("KELLY CRAFT (United States)", "Kelly Craft", "United States", "US"),
        ("Norwegian envoy Ida Berg", "Ida Berg", "Norway", "NO"),
        ("Ida Berg of Norway", "Ida Berg", "Norway", "NO"),
        ("Moscow", "Russia", "Russia", "RU"),
        ("the Kremlin", "Russia", "Russia", "RU"),
        ("Pyongyang", "North Korea", "North Korea", "KP"),
        ("the North", "North Korea", "North Korea", "KP"),
        ("the White House", "United States", "United States", "US"),
        ("the EU", "European Union", "European Union", ""),
    ],
)
def test_a_mention_names_whom_it_means(mention: str, name: str, speaks_for: str, country: str) -> None:
    found = speaker(mention)
    assert (found.name, found.speaks_for, found.country) == (name, speaks_for, country)
    assert found.mention == mention


@pytest.mark.parametrize("pronoun", ["he", "she", "who", "He", "She"])
def test_a_pronoun_is_the_speaker_before(pronoun: str) -> None:
    found = speaker("Ida Berg", pronoun)
    assert (found.name, found.because) == ("Ida Berg", "the speaker before")
    assert found.mention == pronoun


def test_a_role_is_the_last_who_had_it() -> None:
    found = speaker("Russian ambassador Vassily Nebenzia", "the Russian ambassador")
    assert found.name == "Vassily Nebenzia"
    assert "role before" in found.because


def test_a_surname_is_the_one_who_was_named_in_full() -> None:
    assert speaker("Ida Berg", "Berg").name == "Ida Berg"


@pytest.mark.parametrize("mention", ["officials", "a spokesman", "analysts", "the ministry", "sources", "nobody"])
def test_somebody_without_a_name_has_none(mention: str) -> None:
    found = speaker(mention)
    assert found.name == ""
    assert found.mention == mention


@pytest.mark.parametrize("pronoun", ["he", "she", "who"])
def test_a_pronoun_with_nobody_before_it_is_nobody(pronoun: str) -> None:
    assert speaker(pronoun).name == ""


def test_a_name_one_slip_away_is_taken_for_the_holder_and_says_so() -> None:
    found = speaker("Vassily Nebenzya")
    assert found.name == "Vassily Nebenzia"
    slip = speaker("leader Kim Long Un")
    assert slip.mention == "leader Kim Long Un"
    if slip.name == "Kim Jong Un":
        assert "slip" in slip.because


@pytest.mark.parametrize("mention", ["Vasko Nebojsa", "Kelly Kraft-Jones", "Maria Zakharchenko"])
def test_a_name_several_slips_away_is_somebody_else(mention: str) -> None:
    assert speaker(mention).name not in {"Vassily Nebenzia", "Kelly Craft", "Maria Zakharova"}


@pytest.mark.parametrize(
    ("day", "is_she"), [(date(2019, 12, 12), True), (date(2018, 1, 1), False), (date(2022, 1, 1), False)]
)
def test_an_office_is_that_of_its_day(day: date, is_she: bool) -> None:
    found = speaker("Craft", day=day)
    assert (found.name == "Kelly Craft") is is_she


def test_without_a_day_an_office_holder_is_still_known_by_name() -> None:
    assert speaker("Vassily Nebenzia", day=None).speaks_for == "Russia"
