"""Forms of companies mended."""

import pytest

from detente.parties.names.legal_forms import (
    corrected,
    digits_as_letters,
    form_token,
    joined_halves,
    repaired_forms,
    separated,
    truncated_form,
    without_form,
)


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("corproation", "corporation"),
        ("liabillity", "liability"),
        ("stoc", "stock"),
        ("lmtd", "limited"),
        ("society", "society"),
        ("camp", "camp"),
        ("computer", "computer"),
        ("ltd", "ltd"),
    ],
)
def test_misspelled_forms(word: str, read: str) -> None:
    assert corrected(word) == read


@pytest.mark.parametrize("form", ["company", "limited", "joint", "liability", "corporation", "aktsionernoe"])
def test_a_slip_at_any_place_of_a_form_is_mended(form: str) -> None:
    turned = {form[:at] + form[at : at + 2][::-1] + form[at + 2 :] for at in range(len(form) - 1)}
    other = {f"{form[:at]}w{form[at + 1 :]}" for at in range(len(form))} | {
        f"{form[:at]}w{form[at:]}" for at in range(len(form) + 1)
    }
    assert {form_token(corrected(word), 1) for word in turned | other} == {form_token(form, 1)}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("khorscompany", ("khors", "company")),
        ("streloyllc", ("streloy", "llc")),
        ("llcaxiom", ("llc", "axiom")),
        ("trilemmaltdeood", ("trilemma", "ltd", "eood")),
        ("company", ("company",)),
        ("incorporated", ("incorporated",)),
        ("jointstockcompanyheron", ("joint", "stock", "company", "heron")),
        ("terraazlimited", ("terraaz", "limited")),
        ("brentanobrentano", ("brentano",)),
        ("companyit1", ("company", "it1")),
        ("cisco", ("cisco",)),
        ("eoodhaven", ("eoodhaven",)),
        ("unlimited", ("unlimited",)),
        ("limited", ("limited",)),
    ],
)
def test_forms_written_together_with_a_word(word: str, parts: tuple[str, ...]) -> None:
    assert separated(word) == parts


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("heronaco", ("herona",)),
        ("zaoheronbk", ("heronbk",)),
        ("heronllp", ("heron", "heronl")),
        ("francisco", ()),
        ("aco", ()),
        ("heron2co", ()),
    ],
)
def test_what_is_left_without_a_short_form(word: str, left: tuple[str, ...]) -> None:
    assert without_form(word) == left


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("oublic joint stock company heron", ["plc", "heron"]),
        ("heron privatr limited", ["heron", "limited"]),
        ("heron soviete anonyme", ["heron", "anonyme"]),
        ("heron co mpany", ["heron", "company"]),
        ("publix heron limited", ["publix", "heron", "limited"]),
    ],
)
def test_what_stands_before_a_form_misspelled(raw: str, read: list[str]) -> None:
    assert repaired_forms(tuple(raw.split())) == read


def test_forms_that_were_split() -> None:
    assert joined_halves(["ucon", "compa", "ny"]) == ["ucon", "company"]
    assert joined_halves(["van", "der", "berg"]) == ["van", "der", "berg"]


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("st0ck", "stock"),
        ("s4dd4m", "saddam"),
        ("k4l4", "kala"),
        ("2enit", "zenit"),
        ("ri2", "ri2"),
        ("b52", "b52"),
        ("1st", "1st"),
        ("163", "163"),
    ],
)
def test_digits_for_letters(word: str, read: str) -> None:
    assert digits_as_letters(word) == read


def test_forms_of_several_words_are_one() -> None:
    assert repaired_forms(("nefte", "joint", "stock", "company")) == ["nefte", "plc"]
    assert repaired_forms(("nefte", "joent", "stok", "company")) == ["nefte", "plc"]
    assert repaired_forms(("public", "joint", "stock", "company", "zvezda")) == ["plc", "zvezda"]
    assert repaired_forms(("limited", "liability", "company", "ri2")) == ["ltd", "ri2"]


def test_a_form_that_is_a_name_where_it_stands_first() -> None:
    assert (form_token("pat", 0), form_token("pat", 1)) == ("pat", "plc")
    assert form_token("ao", 1) == "ao"  # it may be part of a split word


def test_the_beginning_of_a_form() -> None:
    assert truncated_form("compa") == "company"
    assert truncated_form("co") is None
    assert truncated_form("zebra") is None
