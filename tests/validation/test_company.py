"""Names of companies as forms and payments write them."""

import pytest

from detente.validation import company
from detente.validation.family import FORMS, NameChange


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("WESTMARK Ltd", {"WESTMARK Limited", "WESTMARK Ltd.", "WESTMARK LTD"}),
        ("OOO WESTMARK", {"LLC WESTMARK", "O.O.O. WESTMARK"}),
        ("JOINT STOCK COMPANY WESTMARK", {"AO WESTMARK", "JSC WESTMARK"}),
        ("WESTMARK CO., LTD.", {"WESTMARK CO., Limited."} | {"WESTMARK CO., Limited", "WESTMARK CO., Ltd."}),
    ],
)
def test_the_form_is_written_otherwise(name: str, options: set[str]) -> None:
    assert company.form_changed(name, "entity") in options


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("WESTMARK CO., LTD.", "WESTMARK"),
        ("LIMITED LIABILITY COMPANY WESTMARK", "WESTMARK"),
        ("OPEN JOINT STOCK COMPANY HERON PLANT", "HERON PLANT"),
        ("HERON LTD", None),
        ("INTERNATIONAL TRADING CO", None),
        ("WESTMARK", "WESTMARK"),
    ],
)
def test_the_form_is_left_out_where_enough_remains(name: str, found: str | None) -> None:
    assert company.form_dropped(name, "entity") == found


def test_a_form_is_added_where_there_is_none() -> None:
    found = company.form_added("WESTMARK HERON", "entity")
    assert found is not None
    assert found.startswith("WESTMARK HERON ")
    assert set(found.casefold().replace(".", "").replace(",", "").split()) & FORMS
    assert company.form_added("WESTMARK HERON LTD", "entity") is None


def test_generic_words_are_shortened_and_forms_of_several_words_kept_whole() -> None:
    found = company.words_shortened("WESTMARK INTERNATIONAL TRADING LIMITED LIABILITY COMPANY", "entity")
    assert found == "WESTMARK INTL TRDG LIMITED LIABILITY COMPANY"
    assert company.words_shortened("Westmark Shipping", "entity") == "Westmark Shpg"


def test_a_generic_word_stands_in_another_language() -> None:
    assert company.word_translated("WESTMARK HERON BANK", "entity") in {
        f"WESTMARK HERON {word}" for word in ("BANQUE", "BANCO", "BANKA")
    }


def test_a_generic_word_is_left_out_and_never_the_telling_one() -> None:
    assert company.generic_dropped("WESTMARK HERON TRADING", "entity") == "WESTMARK HERON"
    assert company.generic_dropped("GENERAL TRADING BANK", "entity") is None


def test_a_slip_beside_another_form() -> None:
    found = company.slip_and_form("WESTMARK HERON LIMITED", "entity")
    assert found is not None
    assert "LIMITED" not in found
    assert not found.startswith("WESTMARK HERON ")


@pytest.mark.parametrize(
    "change",
    [company.form_changed, company.form_dropped, company.form_added, company.words_shortened, company.word_translated],
)
def test_people_have_no_forms(change: NameChange) -> None:
    assert change("Osvaldo BRENTANO Bank Ltd", "person") is None
