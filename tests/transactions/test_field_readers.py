"""One cell: the readers themselves, on what spreadsheets, data bases and people write."""

import math
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.codes import goods
from detente.codes.currencies import CURRENCIES
from detente.transactions import field_readers
from detente.transactions.field_readers import UnreadableField

# --- from a value to text -------------------------------------------------------------------------------------------

TEXTS = [
    (None, None),
    ("", None),
    ("  \t ", None),
    (" a ", "a"),
    (0, "0"),
    (-7, "-7"),
    (1.0, "1.0"),
    (0.1, "0.1"),
    (1e22, "1e+22"),
    (Decimal("1.50"), "1.50"),
    (date(2017, 8, 5), "2017-08-05"),
    (datetime(2017, 8, 5, 23, 59), "2017-08-05"),
    ("조선", "조선"),
    ("\u00a0a\u3000", "a"),
]


@pytest.mark.parametrize(("given_", "text"), TEXTS)
def test_a_value_is_its_trimmed_text(given_: object, text: str | None) -> None:
    assert field_readers.as_text(given_) == text


@pytest.mark.parametrize("given_", [True, False, [], ["a"], {}, b"a", object(), (1,), {1}, 1j])
def test_what_is_neither_text_nor_a_number_is_refused(given_: object) -> None:
    with pytest.raises(UnreadableField, match="is neither text nor a number"):
        field_readers.as_text(given_)


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
def test_half_a_character_is_refused(text: str) -> None:
    with pytest.raises(UnreadableField, match="lone surrogate"):
        field_readers.as_text(text)


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    with pytest.raises(UnreadableField, match="is too large a number"):
        field_readers.as_text(10**5000)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=0))
def test_a_number_keeps_its_value_on_the_way(number: float) -> None:
    text = field_readers.as_text(number)
    assert text is not None
    assert field_readers.amount(text) == number


# --- text -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["S/AC.49/2019/OC.12", "a  b", "Ä", "\u200b"])
def test_a_label_stands_as_it_is(text: str) -> None:
    assert field_readers.label(text) == text


@pytest.mark.parametrize("code", [*range(0x20), 0x7F])
def test_every_control_character_is_refused(code: int) -> None:
    for reader in (field_readers.label, field_readers.place):
        with pytest.raises(UnreadableField, match="holds a control character"):
            reader(f"a{chr(code)}b")


@pytest.mark.parametrize(
    ("text", "place"), [("Rajin", "rajin"), ("Port  of\u00a0RAJIN", "port of rajin"), ("ÖRE", "öre")]
)
def test_a_place_is_written_small_with_single_spaces(text: str, place: str) -> None:
    assert field_readers.place(text) == place


# --- numbers --------------------------------------------------------------------------------------------------------

AMOUNTS = [
    ("0", 0.0),
    ("-0", 0.0),
    ("+5", 5.0),
    ("5.", 5.0),
    (".5", 0.5),
    ("007", 7.0),
    ("1e3", 1000.0),
    ("1E-3", 0.001),
    ("1e-400", 0.0),
    ("12345678901234567890", 12345678901234567890.0),
]


@pytest.mark.parametrize(("text", "number"), AMOUNTS)
def test_an_amount_is_a_plain_number(text: str, number: float) -> None:
    assert field_readers.amount(text) == number


GROUPED = [
    ("1,000", "1000"),
    ("1 000", "1000"),
    ("1\u00a0000", "1000"),
    ("1\u202f000", "1000"),
    ("1'000", "1000"),
    ("1_000", "1000"),
    ("12,345,678.90", "12345678.90"),
    ("-1,000", "-1000"),
]


@pytest.mark.parametrize(("text", "plain"), GROUPED)
def test_thousands_are_not_guessed_but_written_out(text: str, plain: str) -> None:
    with pytest.raises(UnreadableField) as caught:
        field_readers.amount(text)
    assert (caught.value.what, caught.value.hint) == ("has thousands separators", f"Write {plain}.")


NO_AMOUNTS = [
    ("1,5", "has a comma"),
    ("1.000,50", "has a comma"),
    ("1,00", "has a comma"),
    ("-1", "is negative"),
    ("-0.001", "is negative"),
    ("-1e400", "is negative"),
    ("1e400", "is too large a number"),
    ("nan", "is not a finite number"),
    ("NaN", "is not a finite number"),
    ("+inf", "is not a finite number"),
    ("-Infinity", "is not a finite number"),
    ("", "is not a number"),
    (".", "is not a number"),
    ("e5", "is not a number"),
    ("1e", "is not a number"),
    ("1 5", "is not a number"),
    ("0x10", "is not a number"),
    ("1.2.3", "is not a number"),
    ("١٢", "is not a number"),
    ("５", "is not a number"),
    ("5 kg", "is not a number"),
    ("$5", "is not a number"),
    ("1_0", "is not a number"),
    ("five", "is not a number"),
]


@pytest.mark.parametrize(("text", "what"), NO_AMOUNTS)
def test_what_is_no_amount_is_refused(text: str, what: str) -> None:
    with pytest.raises(UnreadableField) as caught:
        field_readers.amount(text)
    assert caught.value.what == what
    assert caught.value.hint


@given(st.text(alphabet="0123456789.,eE+-_ '", max_size=12))
def test_whatever_is_read_as_an_amount_is_finite_and_not_negative(text: str) -> None:
    try:
        number = field_readers.amount(text)
    except UnreadableField:
        return
    assert math.isfinite(number)
    assert number >= 0
    assert number == float(text)


# --- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "unit"), [("t", "t"), ("KG", "kg"), ("u", "pcs"), ("U", "pcs"), ("pcs", "pcs"), ("M3", "m3")]
)
def test_a_unit_is_read_in_any_case(text: str, unit: str) -> None:
    assert field_readers.unit(text) == unit


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("usd", "is money, not a unit of quantity"),
        ("USD", "is money, not a unit of quantity"),
        ("kilos and more", "is not a unit"),
        ("", "is not a unit"),
        ("m4", "is not a unit"),
        ("lb", "is a pound, of which no measure here has an amount"),
        ("TON", "is a ton of an unknown kind: metric or long or short, of which no measure here has an amount"),
    ],
)
def test_what_is_no_unit_is_refused(text: str, what: str) -> None:
    with pytest.raises(UnreadableField) as caught:
        field_readers.unit(text)
    assert caught.value.what == what


@pytest.mark.parametrize("text", ["usd", "Usd", "USD"])
def test_a_currency_is_read_in_any_case(text: str) -> None:
    assert field_readers.currency(text) == "USD"


@pytest.mark.parametrize("text", ["", "US$", "RMB", "XXX", "XTS", "BTC", "usdt", "dollar", "￥"])
def test_what_is_no_currency_is_refused(text: str) -> None:
    assert text.upper() not in CURRENCIES
    with pytest.raises(UnreadableField, match="is not a currency"):
        field_readers.currency(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("el", "Write GR, if that is meant."),
        ("ZR", "Write CD, if that is meant."),
        ("Ruritania", "Write a code of ISO 3166, such as DE."),
        ("", "Write a code of ISO 3166, such as DE."),
        ("ＫＰ", "Write a code of ISO 3166, such as DE."),
    ],
)
def test_a_country_is_a_code_and_what_is_near_is_only_a_hint(text: str, advice: str) -> None:
    with pytest.raises(UnreadableField) as caught:
        field_readers.country(text)
    assert (caught.value.what, caught.value.hint) == ("is not a country", advice)


@pytest.mark.parametrize(("text", "code"), [("PRK", "KP"), ("dprk", "KP"), ("North Korea", "KP"), ("uk", "GB")])
def test_a_country_is_read_as_party_match_reads_it(text: str, code: str) -> None:
    assert field_readers.country(text) == code


def test_a_reader_of_words_names_the_words_that_it_knows() -> None:
    read = field_readers.one_of(("trade", "travel"))
    assert read("TRADE") == "trade"
    with pytest.raises(UnreadableField) as caught:
        read("trad")
    assert caught.value.known == ("trade", "travel")


# --- goods ----------------------------------------------------------------------------------------------------------

CODES = [
    ("03", "03"),
    ("0307", "0307"),
    ("030743", "030743"),
    ("0307.43", "030743"),
    ("03.07.43", "030743"),
    ("0307 43", "030743"),
    ("0307.43.20", "030743"),
    ("0307432000", "030743"),
    (" 0307 ", "0307"),
]


@pytest.mark.parametrize(("text", "code"), CODES)
def test_a_code_is_its_digits_and_of_a_national_code_the_first_six(text: str, code: str) -> None:
    assert field_readers.code(text) == code


NO_CODES = [
    ("", "is no code of the Harmonized System"),
    (".", "is no code of the Harmonized System"),
    ("HS", "is no code of the Harmonized System"),
    ("HX0307", "is no code of the Harmonized System"),
    ("2701, 2702", "is no code of the Harmonized System"),
    ("-307", "has 3 digits"),
    ("90111.0", "divides a pair of digits"),
    ("０３", "is no code of the Harmonized System"),
    ("3", "has 1 digit"),
    ("307", "has 3 digits"),
    ("03074", "has 5 digits"),
    ("030743200", "has 9 digits"),
    ("030743200012", "has 12 digits"),
    ("030.743", "divides a pair of digits"),
    ("9011.1.0", "divides a pair of digits"),
    ("9901", "is a code of a State's own"),
    ("98", "is a code of a State's own"),
    ("9999999999", "is a code of a State's own"),
    ("00", "is in no edition of the Harmonized System"),
    ("7701", "is in no edition of the Harmonized System"),
]


@pytest.mark.parametrize(("text", "what"), NO_CODES)
def test_what_is_no_code_is_refused(text: str, what: str) -> None:
    with pytest.raises(UnreadableField) as caught:
        field_readers.code(text)
    assert caught.value.what == what
    assert caught.value.hint


def test_a_zero_that_a_spreadsheet_dropped_is_offered_where_it_makes_a_code() -> None:
    for code in goods.codes():
        if not code.startswith("0"):
            continue
        with pytest.raises(UnreadableField) as caught:
            field_readers.code(code.removeprefix("0"))
        if len(code.removeprefix("0")) % 2:
            assert caught.value.hint.endswith(f"write {code}, if that is meant.")


@given(st.sampled_from(goods.codes()))
def test_every_code_is_read_and_with_dots_too(code: str) -> None:
    assert field_readers.code(code) == code
    assert field_readers.code(".".join(code[place : place + 2] for place in range(0, len(code), 2))) == code


@pytest.mark.parametrize(("text", "year"), [("2017", 2017), ("HS2017", 2017), ("hs 2022", 2022), ("1992", 1992)])
def test_an_edition_is_its_year(text: str, year: int) -> None:
    assert field_readers.edition(text) == year


@pytest.mark.parametrize("text", ["", "2018", "17", "HS", "HS  2017", "2017.0", "２０１７", "1988"])
def test_what_is_no_edition_is_refused(text: str) -> None:
    with pytest.raises(UnreadableField, match="is no edition of the Harmonized System"):
        field_readers.edition(text)


def test_a_code_of_another_edition_is_refused_with_its_own() -> None:
    field_readers.refuse_edition("030741", 2012)
    with pytest.raises(UnreadableField) as caught:
        field_readers.refuse_edition("030741", 2022)
    assert caught.value.hint.startswith("It is in 1992, 1996, 2002, 2007, 2012:")


# --- ships ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["9187629", "IMO 9187629", "imo9187629", "IMO-9187629", "IMO: 9187629", "IMO:-: 9187629"]
)
def test_an_imo_number_is_its_digits(text: str) -> None:
    assert field_readers.imo(text) == "9187629"


@pytest.mark.parametrize(
    "text", ["", "918762", "91876290", "0187629", "9187629 ", "IMO", "IM 9187629", "９１８７６２９", "9187629?"]
)
def test_what_is_no_imo_number_is_refused(text: str) -> None:
    with pytest.raises(UnreadableField, match="is not an IMO number"):
        field_readers.imo(text)


@given(st.integers(100_000, 999_999))
def test_each_six_digits_have_one_check_digit_and_the_advice_names_it(first: int) -> None:
    good = []
    for digit in range(10):
        try:
            good.append(field_readers.imo(f"{first}{digit}"))
        except UnreadableField as fault:
            right = fault.hint.partition(" ends in ")[2][0]
            assert field_readers.imo(f"{first}{right}") == f"{first}{right}"
    assert len(good) == 1


@given(st.integers(100_000, 999_999), st.integers(0, 4))
def test_two_neighbours_that_change_places_are_caught_unless_they_differ_by_five(first: int, place: int) -> None:
    check = sum(int(digit) * weight for digit, weight in zip(str(first), range(7, 1, -1), strict=True)) % 10
    digits = list(f"{first}{check}")
    one, other = int(digits[place]), int(digits[place + 1])
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    if digits[0] == "0" or (one - other) % 10 == 0:
        return
    with pytest.raises(UnreadableField, match="fails its check digit"):
        field_readers.imo("".join(digits))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Korea", "may be KP (Democratic People's Republic of Korea) or KR (Republic of Korea); it counts as unknown"),
        (
            "Pyongyang, KR",
            "has a town in KP and another country: KP (Democratic People's Republic of Korea) or KR (Republic of Korea); "
            "it counts as unknown",
        ),
    ],
)
def test_a_country_that_is_left_open_counts_as_unknown(text: str, what: str) -> None:
    with pytest.raises(UnreadableField) as caught:
        field_readers.country(text)
    assert (caught.value.what, caught.value.hint, caught.value.unknown) == (what, "Write KP or KR.", True)


@pytest.mark.parametrize(
    "text",
    ["HS 841370", "HS841370", "hs:841370", "8413-70-00", "8413.70", "'841370", "841370.0", "84137000", "H5-841370"],
)
def test_a_code_is_read_as_documents_and_spreadsheets_write_it(text: str) -> None:
    assert field_readers.code(text) == "841370"


def test_a_zero_that_was_lost_at_the_front_is_named_where_another_stands_at_the_end() -> None:
    with pytest.raises(UnreadableField) as caught:
        field_readers.code("101210")
    assert caught.value.hint == "The nearest code is 100890; with a leading zero that was lost it is 010121."


@pytest.mark.parametrize("text", ["0", "1", "N/A", "n/a", "-", "IMO 0", "0000000", "unknown", "None"])
def test_a_text_for_no_imo_number_is_known(text: str) -> None:
    assert field_readers.no_imo(text)


@pytest.mark.parametrize("text", ["9187629", "2", "IMO", "10", "N/A 9187629"])
def test_other_texts_are_numbers_or_faults(text: str) -> None:
    assert not field_readers.no_imo(text)
