"""An entity while its list is read."""

from datetime import date

import pytest

from detente.errors import Issue
from detente.parties.entity import Entity, Name, Number
from detente.parties.lists.readers.builder import EntityBuilder


def made(draft: EntityBuilder) -> Entity:
    found = draft.entity()
    assert found is not None
    return found


def drafted() -> tuple[EntityBuilder, list[Issue]]:
    issues: list[Issue] = []
    draft = EntityBuilder("RUR1", "person", issues)
    draft.name("Rupert", "primary")
    return draft, issues


def test_the_main_name_comes_first_and_the_better_quality_stays() -> None:
    draft = EntityBuilder("RUR1", "person", [])
    for text, quality in (("Rupe", "weak"), ("Rupert", "alias"), ("RUPERT", "primary"), ("Rupe", "alias")):
        draft.name(text, quality)  # type: ignore[arg-type]  # a word of three
    assert made(draft).names == (
        Name(text="RUPERT", quality="primary"),
        Name(text="Rupe"),
        Name(text="Rupert"),
    )


def test_an_alias_stands_for_a_main_name_that_lacks() -> None:
    issues: list[Issue] = []
    draft = EntityBuilder("RUR1", "person", issues)
    draft.name("Rupe", "weak")
    assert not draft.has_main
    assert made(draft).names == (Name(text="Rupe", quality="primary"),)
    assert [str(issue) for issue in issues] == ["RUR1: has no main name; its first alias stands for it"]


@pytest.mark.parametrize("text", ["", " ", "-", "N/A", "unknown", "\u200e"])
def test_nothing_is_no_name(text: str) -> None:
    issues: list[Issue] = []
    draft = EntityBuilder("RUR1", "person", issues)
    draft.name(text, "primary")
    assert draft.entity() is None
    assert [issue.what for issue in issues] == ["has no name, and is left out"]


def test_marks_of_direction_leave_no_space_and_control_characters_are_told() -> None:
    draft, issues = drafted()
    draft.name("Zen\u200eda", "alias")
    assert issues == []
    draft.name("Zenda\x07Bank", "alias")
    assert [name.text for name in made(draft).names[1:]] == ["Zenda", "Zenda Bank"]
    assert len(issues) == 1


def test_a_name_of_a_million_characters_is_told_and_left_out() -> None:
    draft, issues = drafted()
    draft.name("Z" * 1_000_000, "alias")
    assert len(made(draft).names) == 1
    assert [issue.what for issue in issues] == ["a name of 1,000,000 characters, left out"]


@pytest.mark.parametrize(
    ("text", "births"),
    [
        ("1871-05-02", ("1871-05-02",)),
        ("02/05/1871 or 1872", ("1871-05-02", "1872")),
        ("(a) 1871 (b) May 1872", ("1871", "1872-05")),
        ("1871; 1872; 1871", ("1871", "1872")),
        ("05/1871", ("1871-05",)),
        ("1871, 1872", ("1871", "1872")),
        ("unknown", ()),
    ],
)
def test_days_of_birth(text: str, births: tuple[str, ...]) -> None:
    draft, issues = drafted()
    draft.birth(text)
    assert (made(draft).births, issues) == (births, [])


@pytest.mark.parametrize("text", ["32 May 1971", "1349-05-02", "13/1971", "in winter"])
def test_a_day_of_birth_that_is_none(text: str) -> None:
    draft, issues = drafted()
    draft.birth(text)
    assert made(draft).births == ()
    assert [issue.what for issue in issues] == [f"a day of birth that cannot be read: {text!r}"]


@pytest.mark.parametrize("what", ["birth", "country"])
def test_a_remark_in_place_of_a_value_is_not_taken_apart(what: str) -> None:
    draft, issues = drafted()
    getattr(draft, what)("xy," * 1_000)
    assert [issue.what.endswith("of 3,000 characters, left out") for issue in issues] == [True]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Austria", ("AT",)),
        ("Austria; Germany", ("AT", "DE")),
        ("(1) Austria (2) Germany", ("AT", "DE")),
        ("Korea, North", ("KP",)),
        ("Austria/Germany", ("AT", "DE")),
        ("Austria and Germany", ("AT", "DE")),
        ("Bosnia and Herzegovina", ("BA",)),
        ("None", ()),
    ],
)
def test_countries(text: str, countries: tuple[str, ...]) -> None:
    draft, issues = drafted()
    draft.country(text)
    assert (made(draft).countries, issues) == (countries, [])


def test_a_country_that_is_not_known_is_told_once() -> None:
    draft, issues = drafted()
    draft.country("Ruritania")
    draft.country("Ruritania")
    assert [issue.what for issue in issues] == ["a country that is not known: 'Ruritania'"]


def test_numbers_are_kept_once() -> None:
    draft, _ = drafted()
    draft.number("passport", " R77 ", "Austria")
    draft.number("passport", "R77")
    draft.number("passport", "n/a")
    assert made(draft).numbers == (Number(kind="passport", text="R77", country="AT"),)


@pytest.mark.parametrize(
    ("text", "numbers", "told"),
    [
        ("IMO 9074729", (Number(kind="imo", text="9074729"),), []),
        ("-", (), []),
        ("9074720", (Number(kind="other", text="9074720"),), ["an IMO number that fails its check digit: '9074720'"]),
        ("none given", (Number(kind="other", text="none given"),), ["an IMO number that is none: 'none given'"]),
    ],
)
def test_imo_numbers(text: str, numbers: tuple[Number, ...], told: list[str]) -> None:
    draft, issues = drafted()
    draft.imo(text)
    assert (made(draft).numbers, [issue.what for issue in issues]) == (numbers, told)


def test_the_earliest_day_of_listing_stays() -> None:
    draft, issues = drafted()
    for text in ("2018-03-30", "05/08/2017", "", "2020"):
        draft.listed(text)
    assert made(draft).listed_on == date(2017, 8, 5)
    assert [issue.what for issue in issues] == ["a day of listing that cannot be read: '2020'"]


@pytest.mark.parametrize("text", ["’’", "(?)", ". . ."])
def test_a_name_without_letters_and_digits_is_told_and_left_out(text: str) -> None:
    draft, issues = drafted()
    draft.name(text, "alias")
    assert made(draft).names == (Name(text="Rupert", quality="primary"),)
    assert [issue.what for issue in issues] == [f"a name without letters and digits, left out: {text!r}"]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("birth", "a day of birth"),
        ("country", "a country"),
        ("imo", "an IMO number"),
        ("listed", "a day of listing"),
    ],
)
@pytest.mark.parametrize("text", [":" * 130_000, f"1971{'x' * 3_000}", "circa " * 20_000])
def test_a_value_of_any_length_is_told_and_left_out(what: str, told: str, text: str) -> None:
    draft, issues = drafted()
    getattr(draft, what)(text)
    assert [each.what for each in issues] == [
        f"{told} of {len(text.strip() if what == 'country' else text):,} characters, left out"
    ]
    found = made(draft)
    assert (found.births, found.countries, found.numbers, found.listed_on) == ((), (), (), None)


def test_a_number_that_is_too_long_is_told_and_left_out() -> None:
    draft, issues = drafted()
    draft.number("passport", "7" * 2_001)
    assert made(draft).numbers == ()
    assert [each.what for each in issues] == ["a number of 2,001 characters, left out"]


def test_a_name_with_its_circumstances_gives_a_name_a_day_of_birth_and_an_issue() -> None:
    issues: list[Issue] = []
    found = EntityBuilder("A1", "person", issues)
    found.name("Rudolf Rassendyll (a.k.a. Rudi), born 2 May 1894 in Zenda", "primary")
    found.name("31.12.1979", "alias")
    made = found.entity()
    assert made
    assert [(each.text, each.quality) for each in made.names] == [("Rudolf Rassendyll", "primary"), ("Rudi", "weak")]
    assert made.births == ("1894-05-02",)
    assert [each.what for each in issues] == [
        "among the names, and no name: 'born 2 May 1894 in Zenda'",
        "among the names, and no name: '31.12.1979'",
    ]
