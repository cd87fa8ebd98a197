"""What somebody writes about a party that is to be looked for: what is read, and what is refused with its way out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError, UsageError
from detente.parties.entity import Number
from detente.parties.match.match import ALERT
from detente.parties.screening.query import MINIMUM_THRESHOLD, SHOWN, query, shown, threshold_points

BORN = [
    ("1971", "1971"),
    ("1971-05", "1971-05"),
    ("1971-05-02", "1971-05-02"),
    ("2 May 1971", "1971-05-02"),
    ("May 1971", "1971-05"),
    (" 1971 ", "1971"),
    # Eight digits in a row, as passports and spreadsheets have them.
    ("19710502", "1971-05-02"),
    ("1970/1973", "1970/1973"),
    # A time of day is passed over, and digits of other scripts are digits.
    ("1971-05-02T00:00", "1971-05-02"),
    ("１９７１", "1971"),
    ("1970/１９７３", "1970/1973"),
]


@pytest.mark.parametrize(("text", "born"), BORN)
def test_a_day_of_birth_is_read_as_far_as_it_is_given(text: str, born: str) -> None:
    assert query("Ri Won Ho", born=text).born == born


@pytest.mark.parametrize("text", ["", "  "])
def test_no_day_of_birth_is_not_known(text: str) -> None:
    assert query("Ri Won Ho", born=text).born is None


NOT_BORN = [
    "yesterday",
    "31/12",
    "1971-13",
    "1971-02-30",
    "19711302",
    "197105",
    "02-05-71",
    "-1971",
]


@pytest.mark.parametrize("text", NOT_BORN)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        query("Ri Won Ho", born=text)
    assert caught.value.where == "born"
    assert str(caught.value) == f"born: {text!r} is no day, month or year\n  Write it as 1971, 1971-05 or 1971-05-02."


COUNTRIES = [
    (["KP"], ("KP",)),
    (["kp"], ("KP",)),
    (["PRK"], ("KP",)),
    (["North Korea"], ("KP",)),
    (["north korea"], ("KP",)),
    (["Democratic People's Republic of Korea"], ("KP",)),
    (["CN", "China", "cn"], ("CN",)),
    (["RU", "", " ", "KP"], ("RU", "KP")),
    ([], ()),
]


@pytest.mark.parametrize(("texts", "codes"), COUNTRIES)
def test_countries_are_read_by_code_or_name_each_once(texts: list[str], codes: tuple[str, ...]) -> None:
    assert query("Ri Won Ho", countries=texts).countries == codes


@pytest.mark.parametrize("text", ["Atlantis", "??", "K", "XQ", "1", "x" * 500])
def test_what_is_no_country_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        query("Ri Won Ho", countries=["KP", text])
    assert caught.value.where == "country"
    assert str(caught.value) == f"country: {shown(text)} is no country\n  Write its code, DE, or its name."


NUMBERS = [
    (["AB 123-456"], (Number(kind="other", text="AB 123-456"),)),
    (["1", "2", "1"], (Number(kind="other", text="1"), Number(kind="other", text="2"))),
    (["", "  "], ()),
    # Letters of any script make a number: registers of many States have them.
    (["№ 12-А"], (Number(kind="other", text="№ 12-А"),)),
]


@pytest.mark.parametrize(("texts", "numbers"), NUMBERS)
def test_numbers_are_taken_as_they_stand_each_once(texts: list[str], numbers: tuple[Number, ...]) -> None:
    assert query("Ri Won Ho", numbers=texts).numbers == numbers


@pytest.mark.parametrize("text", ["-", "...", "#", "1" * 121])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        query("Ri Won Ho", numbers=[text])
    assert str(caught.value) == f"number: {shown(text)} is no number\n  Give its letters and digits."


@pytest.mark.parametrize("text", ["9074729", "IMO 9074729", "imo9074729", "IMO: 9074729", " 9074729 "])
def test_an_imo_number_is_its_seven_digits(text: str) -> None:
    assert query("", imo=text).numbers == (Number(kind="imo", text="9074729"),)


NOT_SHIPS = [
    ("907472", "'907472' is no IMO number", "It has seven digits, as 9074729."),
    ("nine", "'nine' is no IMO number", "It has seven digits, as 9074729."),
    ("90747290", "'90747290' is no IMO number", "It has seven digits, as 9074729."),
    ("9074728", "the check digit of 9074728 does not hold", "A digit is wrong, or two have changed places."),
    ("9047729", "the check digit of 9047729 does not hold", "A digit is wrong, or two have changed places."),
]


@pytest.mark.parametrize(("text", "what", "hint"), NOT_SHIPS)
def test_what_is_no_imo_number_is_refused(text: str, what: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        query("Jie Shun", imo=text)
    assert str(caught.value) == f"imo: {what}\n  {hint}"


REFERENCES = [
    ("KPe.003", "KPe.003"),
    ("KPi.033", "KPi.033"),
    ("DPR0270", "DPR0270"),
    ("QDi.001", "QDi.001"),
    ("dpr-0270", "dpr-0270"),
    ("9074729", "9074729"),
    ("IMO 9074729", "9074729"),
]


@pytest.mark.parametrize(("name", "number"), REFERENCES)
def test_a_name_that_may_be_a_reference_is_looked_up_as_a_number_too(name: str, number: str) -> None:
    asked = query(name)
    assert asked.name == name
    assert asked.numbers == (Number(kind="other", text=number),)


@pytest.mark.parametrize("name", ["Ri Won Ho", "KPe", "K.003", "ABCDE123", "KPe.03", "KPe.003 and KPe.004", "9074728"])
def test_a_name_that_is_no_reference_is_a_name_only(name: str) -> None:
    assert query(name).numbers == ()


KINDS = [
    ("person", "person"),
    ("PERSON", "person"),
    ("Company", "entity"),
    ("Organization", "entity"),
    ("Vessel", "vessel"),
    ("airplane", "aircraft"),
    ("entity", "entity"),
    ("", None),
    ("  ", None),
]


@pytest.mark.parametrize(("word", "kind"), KINDS)
def test_a_kind_is_ours_or_a_word_of_followthemoney(word: str, kind: str | None) -> None:
    assert query("Ri Won Ho", schema=word).kind == kind


def test_an_unknown_kind_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        query("Ri Won Ho", schema="vesel")
    assert str(caught.value) == "schema: 'vesel' is no kind of party\n  Did you mean 'vessel'?"


def test_an_unknown_kind_that_is_near_to_nothing_is_refused_with_all() -> None:
    with pytest.raises(InputError) as caught:
        query("Ri Won Ho", schema="qqqqqq")
    assert caught.value.hint.startswith("Known: ")
    assert "person" in caught.value.hint


NAMELESS: list[tuple[str, str]] = [
    ("", "has no letters"),
    ("   ", "has no letters"),
    ("---", "has no letters"),
    ("Ri\x07Won", "control character"),
    ("Ri\nWon", "control character"),
    ("x" * 2001, "a name of 2,001 letters"),
]


@pytest.mark.parametrize(("name", "what"), NAMELESS)
def test_what_is_no_name_is_refused(name: str, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        query(name)
    assert caught.value.where == "name"
    assert caught.value.hint


def test_a_name_may_be_lacking_where_a_number_is_given() -> None:
    assert query("", numbers=["AB123"]).name == ""


def test_a_name_is_trimmed_and_otherwise_kept() -> None:
    assert query("  Ri  WON ho ").name == "Ri  WON ho"


@pytest.mark.parametrize("name", ["장현우", "张铉宇", "Чан Хён У", "جانغ هيون أو", "Ri\u200bWon Ho", "Ri\u00a0Won"])
def test_a_name_may_be_in_any_script_and_hold_what_word_processors_leave(name: str) -> None:
    assert query(name).name == name.strip()


@pytest.mark.parametrize(
    ("threshold", "points"),
    [(None, ALERT), (1, 1000), (0.75, 750), (MINIMUM_THRESHOLD, 300), (0.8005, 800), (0.9, 900)],
)
def test_a_threshold_is_read_in_thousandths(threshold: float | None, points: int) -> None:
    assert threshold_points(threshold) == points


@pytest.mark.parametrize("threshold", [0.0, 0.299, 1.001, -1.0, 75.0, float("nan"), float("inf")])
def test_what_is_no_threshold_is_refused(threshold: float) -> None:
    with pytest.raises(UsageError) as caught:
        threshold_points(threshold)
    assert caught.value.where == "--threshold"
    assert caught.value.what == f"{threshold:g} is no threshold"
    assert caught.value.hint == "It lies between 0.3 and 1; 0.75 is the default."


@pytest.mark.parametrize(("length", "cut"), [(SHOWN, False), (SHOWN + 1, True)])
def test_a_long_text_is_cut_where_an_error_shows_it(length: int, cut: bool) -> None:
    assert shown("x" * length) == repr("x" * min(length, SHOWN) + "…" * cut)


TEXTS = st.text(max_size=40)


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=2), st.lists(TEXTS, max_size=2), TEXTS, TEXTS)
def test_any_texts_are_a_query_or_an_error_that_names_one_of_them(
    name: str, born: str, countries: list[str], numbers: list[str], imo: str, schema: str
) -> None:
    given_: dict[str, Any] = {"born": born, "countries": countries, "numbers": numbers, "imo": imo, "schema": schema}
    try:
        found = query(name, **given_)
    except InputError as caught:
        fault = caught
    else:
        assert found.name == name.strip()
        assert all(len(code) == 2 for code in found.countries)
        return
    assert fault.where in ("name", "born", "country", "number", "imo", "schema")
    assert fault.what
    assert len(str(fault)) < 600
