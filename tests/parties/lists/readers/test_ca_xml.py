"""Canada's list: records of our own, odd ones, and the list as it stood in 2025."""

import io
from datetime import date

import pytest

from detente.errors import InputError
from detente.parties.entity import Entity, Name
from detente.parties.lists import catalogue
from detente.parties.lists.readers.ca_xml import Canada, split
from tests.shared import SHARED

REAL = SHARED / "lists" / "ca" / "sema_2025.xml.gz"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def record(**given: str) -> str:
    inner = "".join(f"<{tag}>{text}</{tag}>" for tag, text in given.items())
    return f"<record>{inner}</record>"


PERSON = {
    "Country": "Ruritania / Ruritanie",
    "LastName": "Rassendyll",
    "GivenName": "Rudolf",
    "DateOfBirthOrShipBuildDate": "1894-05-02",
    "Aliases": "Rudolf Elphberg; Рудольф Эльфберг",
    "Schedule": "1,Part 3",
    "Item": "7",
    "DateOfListing": "2021-03-04",
}
SHIP = {
    "Country": "Ruritania / Ruritanie",
    "EntityOrShip": "Zenda Star",
    "TitleOrShip": "Oil Tanker",
    "DateOfBirthOrShipBuildDate": "1994",
    "Schedule": "1.1",
    "Item": "1",
    "ShipIMONumber": "9074729",
    "DateOfListing": "2022-01-31",
}


def read(*records: str, root: str = "data-set") -> tuple[list[Entity], Canada]:
    found = Canada(io.BytesIO(f"{HEAD}<{root}>{''.join(records)}</{root}>".encode()))
    return list(found.entries()), found


def issues(**given: str) -> list[str]:
    return [issue.what for issue in read(record(**given))[1].issues]


SAMPLE = (f"{HEAD}<data-set>{record(**PERSON)}{record(**SHIP)}</data-set>".encode(),)


def test_a_person() -> None:
    (found,), opened = read(record(**PERSON))
    assert (found.id, found.kind, found.name) == ("Ruritania:1, Part 3:7", "person", "Rudolf Rassendyll")
    assert [name.text for name in found.names[1:]] == ["Rudolf Elphberg", "Рудольф Эльфберг"]
    assert (found.births, found.listed_on) == (("1894-05-02",), date(2021, 3, 4))
    assert (found.programmes, found.countries) == (("Ruritania",), ())
    assert (opened.issues, opened.day) == ([], None)


def test_a_ship_has_a_number_and_no_day_of_birth() -> None:
    (found,), _ = read(record(**SHIP))
    assert (found.kind, found.births, [number.text for number in found.numbers]) == ("vessel", (), ["9074729"])


def test_an_entity() -> None:
    (found,), _ = read(record(Country="Haiti", EntityOrShip="Zenda Works (Zenda)", Item="3"))
    assert (found.id, found.kind) == ("Haiti:3", "entity")
    assert found.names == (Name(text="Zenda Works (Zenda)", quality="primary"),)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zenda Works, Zenda Works Co., Ltd.", ["Zenda Works", "Zenda Works Co., Ltd."]),
        ("Zenda Works, LLC, ZW", ["Zenda Works, LLC", "ZW"]),
        (
            "Ruslan HENTZAU, Belarusian: Руслан ХЕНЦАЎ, Russian: Руслан ХЕНЦАУ",
            ["Ruslan HENTZAU", "Руслан ХЕНЦАЎ", "Руслан ХЕНЦАУ"],
        ),
        ("Zenda Works Pte. Ltd.,\nZenda Trading Ltd.", ["Zenda Works Pte. Ltd.", "Zenda Trading Ltd."]),
        ("Завод «Зенда»/ АО «Зенда»", ["Завод «Зенда»", "АО «Зенда»"]),
        ("Министерство Зенды; Минзенды)", ["Министерство Зенды", "Минзенды"]),
        ("ООО; Зенда", ["Зенда"]),
        ("Зенда имени Хенцау or АО Зенда, ЗХ", ["Зенда имени Хенцау", "АО Зенда", "ЗХ"]),
        ("Zenda Works (Zenda or Hentzau)", ["Zenda Works (Zenda or Hentzau)"]),
        ("АО or Зенда", ["Зенда"]),
        ("AО, АО «ТБК»", ["АО «ТБК»"]),  # a Latin A; Tbk is a form elsewhere
        ("Акционерное общество or САО or Зенда", ["Зенда"]),
        ("", []),
    ],
)
def test_aliases_are_taken_apart(text: str, names: list[str]) -> None:
    assert [name for name, _ in split(text, person=False)] == names


def test_a_mere_first_name_is_a_weak_alias_of_a_person() -> None:
    assert list(split("Alexei, Aleksei HENTZAU", person=True)) == [("Alexei", "weak"), ("Aleksei HENTZAU", "alias")]


def test_an_or_in_a_persons_name_may_divide_a_part_of_it_only() -> None:
    assert list(split("Ruslan Petrov or Petroff", person=True)) == [("Ruslan Petrov or Petroff", "alias")]


def test_days_that_cannot_be_read_are_kept_out_and_told() -> None:
    odd = PERSON | {"DateOfBirthOrShipBuildDate": "Sep-99", "DateOfListing": "soon"}
    (found,), opened = read(record(**odd))
    assert (found.births, found.listed_on) == ((), None)
    assert [str(issue) for issue in opened.issues] == [
        "Ruritania:1, Part 3:7: a day of birth that cannot be read: 'Sep-99'",
        "Ruritania:1, Part 3:7: a day of listing that cannot be read: 'soon'",
    ]


def test_two_days_of_birth() -> None:
    (found,), _ = read(record(**PERSON | {"DateOfBirthOrShipBuildDate": "1965-07-15 OR 1969-09-28"}))
    assert found.births == ("1965-07-15", "1969-09-28")


def test_a_number_that_fails_its_check_digit_is_told() -> None:
    assert issues(**SHIP | {"ShipIMONumber": "9074720"}) == ["an IMO number that fails its check digit: '9074720'"]


def test_a_record_without_a_name_is_left_out_and_told() -> None:
    found, opened = read(record(Country="Haiti", Item="3", EntityOrShip=" "))
    assert found == []
    assert [str(issue) for issue in opened.issues] == ["Haiti:3: has no name, and is left out"]


def test_an_element_that_is_not_known_is_told_once() -> None:
    _, opened = read(record(**PERSON, Crime="x"), record(**SHIP, Crime="y"))
    assert [issue.what for issue in opened.issues] == ["an element that is not known, and not read: 'Crime'"]


def test_two_records_of_one_item_are_told_and_both_kept() -> None:
    found, opened = read(record(**PERSON), record(**PERSON))
    assert len({each.id for each in found}) == 2
    assert len(opened.issues) == 1


def test_control_characters_in_a_name_are_told() -> None:
    (found,), opened = read(record(Country="Haiti", Item="3", EntityOrShip="Zenda\u0085\u0090Works\u200e"))
    assert found.name == "Zenda Works"
    assert len(opened.issues) == 1


def test_an_empty_list_gives_nothing() -> None:
    assert read()[0] == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body>Not found</body></html>",
        b"<data-set><record><Country>Haiti</Country>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><data-set><record><Country>&a;</Country></record></data-set>',
        b"<data-set><record><Item>1</Item><EntityOrShip>Zenda</EntityOrShip></record></data-set>",
        b"<data-set><record><Country>Haiti</Country><EntityOrShip>Zenda</EntityOrShip></record></data-set>",
        b"<data-set>" + b"<a>" * 50 + b"</a>" * 50 + b"</data-set>",
    ],
)
def test_what_is_no_such_list_is_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        list(Canada(io.BytesIO(content)).entries())


@pytest.mark.skipif(not REAL.exists(), reason="the shared lists are not here")
def test_the_list_of_2025() -> None:
    with catalogue.opened([REAL]) as opened:
        found = list(opened.entries())
    assert len(found) == len({each.id for each in found}) == 4_759
    assert sum(each.kind == "vessel" for each in found) == 109
    assert len(opened.issues) < 10


RENAMED = {
    "Country-Pays": "Ruritania / Ruritanie",
    "LastName-NomDeFamille": "Rassendyll",
    "GivenName-Prenom": "Rudolf",
    "DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstruction": "1894-05-02",
    "Aliases-Alias": "Rudolf Elphberg; Рудольф Эльфберг",
    "Schedule-Annexe": "1,Part 3",
    "Item-NumeroDarticle": "7",
    "DateOfListing-DateDinscription": "2021-03-04",
}
RENAMED_SHIP = {
    "Country-Pays": "Ruritania / Ruritanie",
    "EntityOrShip-EntiteOuNavire": "Zenda Star",
    "TitleOrShipType-TitreOuTypeDeNavire": "Oil Tanker",
    "Schedule-Annexe": "1.1",
    "Item-NumeroDarticle": "1",
    "ShipIMONumber-NumeroOMIDuNavire": "9074729",
    "DateOfListing-DateDinscription": "2022-01-31",
}


def test_elements_in_two_languages_are_those_of_before() -> None:
    found, opened = read(record(**RENAMED), record(**RENAMED_SHIP))
    before = read(record(**PERSON), record(**SHIP))[0]
    assert [each.id for each in found] == [each.id for each in before]
    assert found[0] == before[0]
    assert found[1].numbers == before[1].numbers
    assert opened.issues == []


def test_elements_of_other_names_are_told_to_be_a_new_format() -> None:
    with pytest.raises(InputError) as caught:
        read(record(Pays="Ruritanie", Nom="Rassendyll", Article="7"))
    assert caught.value.what == "the format has changed: 'Article', 'Nom', 'Pays' are no elements that are known"
    assert "element_names.csv" in caught.value.hint


def test_a_record_without_its_item_is_no_new_format() -> None:
    with pytest.raises(InputError, match="a record has no country or no item"):
        read(record(Country="Ruritania", LastName="Rassendyll"))
