"""The parts of an entry of the European Union's list, as its XML and its CSV have them in common."""

from datetime import date

import pytest

from detente.errors import Issue
from detente.parties.entity import Entity, Name
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.eu_parts import TAKE, identity, kind, plain, take_entry


def taken(part: str, *given: dict[str, str], name: str = "Rupert") -> tuple[Entity, list[str]]:
    """An entry after these parts, and what was told."""
    issues: list[Issue] = []
    draft = EntityBuilder("EU.1.1", "person", issues)
    if name:
        draft.name(name, "primary")
    for each in given:
        TAKE[part](draft, each)
    found = draft.entity()
    assert found is not None
    return found, [issue.what for issue in issues]


@pytest.mark.parametrize(
    ("name", "compared"),
    [("countryIso2Code", "countryiso2code"), ("Citizenship_CountryIso2Code", "citizenshipcountryiso2code"), ("", "")],
)
def test_names_of_columns_are_compared_without_capitals_and_lines(name: str, compared: str) -> None:
    assert plain(name) == compared


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("person",), "person"),
        (("P", "person"), "person"),
        (("enterprise", "E"), "entity"),
        (("E", ""), "entity"),
        (("", "Person"), "person"),
    ],
)
def test_a_kind_is_a_code_or_its_class_in_either_order(words: tuple[str, ...], found: str) -> None:
    issues: list[Issue] = []
    assert kind(words, "EU.1.1", issues) == found
    assert issues == []


@pytest.mark.parametrize(("words", "told"), [(("vessel", "V"), "'vessel V'"), (("", ""), "''"), ((), "''")])
def test_another_kind_is_told_and_kept(words: tuple[str, ...], told: str) -> None:
    issues: list[Issue] = []
    assert kind(words, "EU.1.1", issues) == "other"
    assert [str(issue) for issue in issues] == [f"EU.1.1: a party of the kind {told}"]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"eureferencenumber": "EU.27.28", "logicalid": "13"}, "EU.27.28"),
        ({"logicalid": "13"}, "logical-13"),
        ({"eureferencenumber": "", "logicalid": "13"}, "logical-13"),
        ({}, ""),
    ],
)
def test_an_entry_goes_by_its_reference_or_its_number(given: dict[str, str], found: str) -> None:
    assert identity(given) == found


def test_an_entry_says_when_it_was_listed_and_under_which_number_elsewhere() -> None:
    draft = EntityBuilder("EU.1.1", "person", [])
    draft.name("Rupert", "primary")
    take_entry(draft, {"designationdate": "2017-10-16", "unitednationid": "KPi.033"})
    take_entry(draft, {"designationdate": "2018-01-01", "unitednationid": ""})
    found = draft.entity()
    assert found is not None
    assert (found.listed_on, found.references) == (date(2017, 10, 16), ("KPi.033",))


NAMES = [
    ({"wholename": "Rupert of Hentzau", "firstname": "Rupert"}, ("Rupert of Hentzau", "primary")),
    ({"firstname": "Rupert", "middlename": "", "lastname": "Hentzau"}, ("Rupert Hentzau", "primary")),
    ({"lastname": "Hentzau"}, ("Hentzau", "primary")),
    ({"wholename": "Rupe", "strong": "true"}, ("Rupe", "primary")),
]


@pytest.mark.parametrize(("given", "name"), NAMES)
def test_a_name_is_whole_or_made_of_its_parts(given: dict[str, str], name: tuple[str, str]) -> None:
    found, told = taken("NameAlias", given, name="")
    assert [(each.text, each.quality) for each in found.names] == [name]
    assert told == []


ALIASES = [
    ({"wholename": "Rupe", "strong": "true"}, "alias", 0),
    ({"wholename": "Rupe"}, "alias", 0),
    ({"wholename": "Rupe", "strong": "False"}, "weak", 0),
    ({"wholename": "Rupe", "remark": "Low quality a.k.a."}, "weak", 0),
    ({"wholename": "Rupe", "strong": "perhaps"}, "alias", 1),
]


@pytest.mark.parametrize(("given", "quality", "told"), ALIASES)
def test_a_further_name_is_an_alias_and_a_weak_one_where_the_list_says_so(
    given: dict[str, str], quality: str, told: int
) -> None:
    found, issues = taken("NameAlias", given)
    assert found.names[1:] == (Name(text="Rupe", quality=quality),)  # type: ignore[arg-type]
    assert len(issues) == told


BIRTHS = [
    ({"birthdate": "1964-07-17"}, ("1964-07-17",)),
    ({"year": "1964"}, ("1964",)),
    ({"year": "1964", "month": "7"}, ("1964-07",)),
    ({"year": "1964", "month": "7", "day": "17"}, ("1964-07-17",)),
    ({"year": "1964", "month": "0", "day": "17"}, ("1964",)),
    ({"year": "0", "month": "7"}, ()),
    ({"year": ""}, ()),
    ({"yearrangefrom": "1960", "yearrangeto": "1964"}, ("1960/1964",)),
    ({"yearrangefrom": "1960", "birthdate": "1964-07-17"}, ("1964-07-17",)),
    ({"birthdate": "1964", "circa": "true"}, ("1962/1966",)),
    ({"year": "1964", "circa": "TRUE"}, ("1962/1966",)),
    ({"yearrangefrom": "1960", "yearrangeto": "1964", "circa": "true"}, ("1960/1964",)),
    ({"circa": "true"}, ()),
    ({"birthdate": "1964-07-17", "calendartype": "GREGORIAN"}, ("1964-07-17",)),
    ({}, ()),
]


@pytest.mark.parametrize(("given", "births"), BIRTHS)
def test_a_day_of_birth_is_read_as_far_as_it_is_given(given: dict[str, str], births: tuple[str, ...]) -> None:
    found, told = taken("BirthDate", given)
    assert (found.births, told) == (births, [])


def test_a_day_in_another_calendar_is_told_and_left_out() -> None:
    found, told = taken("BirthDate", {"birthdate": "1343-04-26", "calendartype": "ISLAMIC"})
    assert found.births == ()
    assert told == ["a day of birth in another calendar, left out: ISLAMIC"]


def test_a_day_that_cannot_be_read_is_told() -> None:
    found, told = taken("BirthDate", {"birthdate": "17.13.1964"})
    assert found.births == ()
    assert told == ["a day of birth that cannot be read: '17.13.1964'"]


COUNTRIES = [
    ({"countryiso2code": "KP"}, ("KP",), 0),
    ({"countryiso2code": "00", "countrydescription": "KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF"}, ("KP",), 0),
    ({"countrydescription": "Iran"}, ("IR",), 0),
    ({"countryiso2code": "00"}, (), 0),
    ({"countryiso2code": "", "countrydescription": ""}, (), 0),
    ({}, (), 0),
    ({"countryiso2code": "ZZ"}, (), 1),
    ({"countrydescription": "Ruritania"}, (), 1),
]


@pytest.mark.parametrize("part", ["Address", "Citizenship"])
@pytest.mark.parametrize(("given", "countries", "told"), COUNTRIES)
def test_a_country_is_its_code_or_its_name(
    part: str, given: dict[str, str], countries: tuple[str, ...], told: int
) -> None:
    found, issues = taken(part, given)
    assert (found.countries, len(issues)) == (countries, told)


NUMBERS = [
    (
        {"identificationtypecode": "passport", "number": "PS 123", "countryiso2code": "KP"},
        [("passport", "PS 123", "KP")],
        0,
    ),
    ({"identificationtypecode": "SWIFTBIC", "number": "KPKPKPPY"}, [("bic", "KPKPKPPY", None)], 0),
    ({"typecode": "regnumber", "latinnumber": "77"}, [("registration", "77", None)], 0),
    ({"identificationtypecode": "imo", "number": "9187629"}, [("imo", "9187629", None)], 0),
    ({"identificationtypecode": "imo", "number": "IMO 9187620"}, [("other", "IMO 9187620", None)], 1),
    ({"identificationtypecode": "horse", "number": "7"}, [("other", "7", None)], 1),
    ({"number": "7"}, [("other", "7", None)], 0),
    ({"identificationtypecode": "passport", "number": ""}, [], 0),
    ({"identificationtypecode": "passport", "number": "unknown"}, [], 0),
    ({}, [], 0),
]


@pytest.mark.parametrize(("given", "numbers", "told"), NUMBERS)
def test_a_number_has_its_kind_and_who_gave_it(
    given: dict[str, str], numbers: list[tuple[str, str, str | None]], told: int
) -> None:
    found, issues = taken("Identification", given)
    assert [(each.kind, each.text, each.country) for each in found.numbers] == numbers
    assert len(issues) == told
