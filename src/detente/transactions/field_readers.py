"""The readers of the transaction table's fields: one for each kind of column, which turns trimmed text into a value.

These readers alone define the meaning of a field: a typed table tries a faster cast first, and calls them for each value that
the cast does not accept. A reader raises `UnreadableField` for a text that it cannot read; it never guesses.
"""

import math
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from detente.codes import countries, country_texts, goods, locations, units
from detente.codes.country_names import name_of
from detente.codes.currencies import CURRENCIES
from detente.errors import FaultCode

NATIONAL_DIGITS: Final = 10
"""The most digits of a national tariff code."""
UNITS: Final = units.UNITS
"""Units of quantity: metric tonnes, kilogrammes, barrels, litres, cubic metres, pieces."""

CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_NUMBER: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_GROUPED: Final = re.compile(r"[+-]?[0-9]{1,3}([ ,'_\u00a0\u202f][0-9]{3})+(\.[0-9]+)?")
_HS_MARKS: Final = re.compile(r"^(?:'|\u2019|HS[ :.-]*|H[0-6][ :-]+)+", re.IGNORECASE)
_NO_IMO: Final = re.compile(r"(?:IMO[ :-]{0,5})?(?:0+|1|-{1,9}|n/?a|none|unknown|not known|nil|null|\?)", re.IGNORECASE)
_IMO: Final = re.compile(r"(?:IMO[ :-]*)?([0-9]{7})", re.IGNORECASE)
_EDITION: Final = re.compile(r"(?:HS ?)?([0-9]{4})", re.IGNORECASE)
_NUMBER_HINT: Final = "Write a plain number, such as 1500 or 0.25; leave the cell empty where it is unknown."


class UnreadableField(Exception):
    """A value that a column cannot hold.

    `what` completes a sentence that begins with the value; `known` are the allowed words; `unknown`: in a file the cell counts as
    unknown, so that the rest of its row is decided. The exception never leaves the reading
    of a table: the code that catches it reports a fault with the row and the column.
    """

    def __init__(
        self,
        what: str,
        hint: str = "",
        known: Sequence[str] = (),
        *,
        code: FaultCode = "unreadable",
        unknown: bool = False,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.known = known
        self.code = code
        self.unknown = unknown


def as_text(given: object) -> str | None:
    """The trimmed text of a value from a caller, JSON or Parquet; None where it is null or empty."""
    if given is None:
        return None
    text = _as_written(given).strip()
    if not text.isascii() and not _encodable(text):
        raise UnreadableField("holds half a character (a lone surrogate)", "Write the whole character, in UTF-8.")
    return text or None


def _as_written(given: object) -> str:
    if isinstance(given, str):
        return given
    if isinstance(given, datetime):
        return given.date().isoformat()
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, bool) or not isinstance(given, int | float | Decimal):
        raise UnreadableField("is neither text nor a number", "Give a single value.")
    try:
        return repr(given) if isinstance(given, float) else str(given)
    except ValueError:
        raise UnreadableField("is too large a number", _NUMBER_HINT, code="out-of-range") from None


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def label(text: str) -> str:
    """An id or a reference, unchanged."""
    if CONTROL.search(text):
        raise UnreadableField("holds a control character", "Remove line breaks, tabs and the like.")
    return text


def place(text: str) -> str:
    """A place of transit, with single spaces: a code in capitals (`CN`, `CNDLC`), else a name in lower case."""
    words = " ".join(label(text).split())
    return locations.code(words) or words.lower()


def amount(text: str) -> float:
    """A finite number that is not negative."""
    if _NUMBER.fullmatch(text) is None:
        raise _not_a_number(text)
    number = float(text)
    if number < 0:
        raise UnreadableField(
            "is negative", "Amounts are zero or more; a return is a transaction of its own.", code="out-of-range"
        )
    if math.isinf(number):
        raise UnreadableField("is too large a number", _NUMBER_HINT, code="out-of-range")
    return number


def _not_a_number(text: str) -> UnreadableField:
    if text.lower().lstrip("+-") in ("nan", "inf", "infinity"):
        return UnreadableField("is not a finite number", "Leave the cell empty where the amount is unknown.")
    if _GROUPED.fullmatch(text):
        return UnreadableField("has thousands separators", f"Write {re.sub('[^0-9.+-]', '', text)}.")
    if "," in text:
        return UnreadableField("has a comma", "Write the decimals after a point, and no thousands separators.")
    return UnreadableField("is not a number", _NUMBER_HINT)


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """The reader of a column with a few allowed words, which are in lower case."""

    def read(text: str) -> str:
        found = text.lower()
        if found not in words:
            raise UnreadableField("is not a word of this column", known=words, code="unknown-word")
        return found

    return read


def unit(text: str) -> str:
    """A unit of quantity: one of `UNITS`, a code of Recommendation 20, or a form that customs use (`units`)."""
    found = units.unit_of(text)
    if found is not None:
        return found
    if text.lower() == "usd":
        raise UnreadableField(
            "is money, not a unit of quantity", "Amounts of money go into value and currency.", code="unknown-word"
        )
    if (other := units.other_quantity(text)) is not None:
        raise UnreadableField(
            f"is {other}, of which no measure here has an amount", f"Known: {', '.join(UNITS)}.", code="unknown-word"
        )
    raise UnreadableField("is not a unit", known=UNITS, code="unknown-word")


def currency(text: str) -> str:
    """An ISO 4217 code."""
    found = text.upper()
    if found not in CURRENCIES:
        raise UnreadableField("is not a currency", "Write a code of ISO 4217, such as USD.", code="unknown-word")
    return found


def country(text: str) -> str:
    """A country by its ISO 3166 code of letters or digits, or by its name in any language that `country_texts` knows."""
    found = text.upper()
    if countries.exists(found):
        return found
    said = country_texts.read(text)
    if said.code is not None:
        return said.code
    if said.may_be:
        raise _open_country(said)
    meant = countries.likely_code(found)
    raise UnreadableField(
        "is not a country",
        f"Write {meant}, if that is meant." if meant else "Write a code of ISO 3166, such as DE.",
        code="unknown-word",
    )


def _open_country(said: country_texts.CountryText) -> UnreadableField:
    """The fault of a text that leaves a country open: the cell counts as unknown, and the row is decided."""
    told = [f"{code} ({name_of(code)})" for code in said.may_be]
    hint = f"Write {' or '.join(said.may_be)}."
    if said.town is not None:
        what = f"has a town in {said.town} and another country: {' or '.join(told)}; it counts as unknown"
        return UnreadableField(what, hint, code="contradicts", unknown=True)
    return UnreadableField(f"may be {' or '.join(told)}; it counts as unknown", hint, code="unknown-word", unknown=True)


def code(text: str) -> str:
    """An HS chapter, heading or subheading that exists in some edition; for a national code, its first six digits.

    The letters HS before it, hyphens and points within it, the apostrophe and the `.0` of a spreadsheet are left out where pairs of
    digits stay whole.
    """
    groups = _HS_MARKS.sub("", text).replace(".", " ").replace("-", " ").split()
    if groups[1:] == ["0"] and len(groups[0]) in (4, 6, 8, 10):  # 841370.0: a number of a spreadsheet
        groups = groups[:1]
    digits = "".join(groups)
    if not (digits.isascii() and digits.isdigit()):
        raise UnreadableField("is no code of the Harmonized System", "Write 2, 4, 6, 8 or 10 digits.")
    if len(digits) not in (2, 4, 6, 8, 10):
        raise _odd_length(digits)
    if any(len(group) % 2 for group in groups):  # 90111.0 is coffee, 0901.11, turned into a number: not 9011.10
        raise UnreadableField(
            "divides a pair of digits", "Was it turned into a number? Write it as text, such as 0307.43."
        )
    found = digits[:6]
    if not goods.exists(found):
        raise _no_goods(found)
    return found


def _odd_length(digits: str) -> UnreadableField:
    restored = f"0{digits}"
    what = f"has {len(digits)} digit{'s' if len(digits) > 1 else ''}"
    if len(restored) <= NATIONAL_DIGITS and goods.exists(restored[:6]):
        return UnreadableField(
            what, f"A spreadsheet may have dropped a leading zero: write {restored}, if that is meant."
        )
    return UnreadableField(what, "Write 2, 4, 6, 8 or 10 digits.")


def _no_goods(found: str) -> UnreadableField:
    lost = f"0{found}"[:6] if len(found) in (4, 6) and found.endswith("0") else ""
    if lost and goods.exists(lost):  # 101210 for 0101210: a zero lost at the front and one put at the end
        hint = f"The nearest code is {goods.nearest(found)}; with a leading zero that was lost it is {lost}."
        return UnreadableField("is in no edition of the Harmonized System", hint, code="unknown-word")
    if found.startswith(("98", "99")):
        return UnreadableField(
            "is a code of a State's own",
            "The Harmonized System has no chapters 98 and 99; leave the cell empty where the goods are unknown.",
            code="unknown-word",
        )
    return UnreadableField(
        "is in no edition of the Harmonized System", f"The nearest code is {goods.nearest(found)}.", code="unknown-word"
    )


def edition(text: str) -> int:
    """The year of an edition of the Harmonized System."""
    found = _EDITION.fullmatch(text)
    year = int(found[1]) if found else 0
    if year not in goods.EDITIONS:
        raise UnreadableField(
            "is no edition of the Harmonized System",
            f"The editions are {', '.join(map(str, goods.EDITIONS))}.",
            code="unknown-word",
        )
    return year


def no_imo(text: str) -> bool:
    """Whether a text stands for an IMO number that is not known: `0`, `1`, `N/A`."""
    return _NO_IMO.fullmatch(text.strip()) is not None


def imo(text: str) -> str:
    """The seven digits of an IMO ship number, whose last is the check digit.

    The first six digits, times 7, 6, 5, 4, 3 and 2, add up to a number that ends in it (the IMO ship identification
    number scheme).
    """
    found = _IMO.fullmatch(text)
    if found is None or found[1].startswith("0"):
        raise UnreadableField("is not an IMO number", "Write seven digits, such as 9187629.")
    digits = found[1]
    check = sum(int(digit) * weight for digit, weight in zip(digits[:6], range(7, 1, -1), strict=True)) % 10
    if int(digits[6]) != check:
        raise UnreadableField(
            "fails its check digit",
            f"A number that begins with {digits[:6]} ends in {check}: compare it with its source.",
            code="wrong-check-digit",
        )
    return digits


def refuse_edition(found: str, year: int) -> None:
    """Raise `UnreadableField` where a code exists in some edition of the Harmonized System, but not in that of the year."""
    if not goods.exists(found, year):
        known = ", ".join(map(str, goods.editions(found)))
        raise UnreadableField(
            f"is not in the {year} edition",
            f"It is in {known}: correct hs_edition, or leave it empty.",
            code="contradicts",
        )
