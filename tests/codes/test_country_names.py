"""Countries by their names: what lists write is known, and what could be two is not guessed."""

import csv
import gzip
import io
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from detente.codes import countries
from detente.codes.country_names import _rows, _table, by_name, name_of
from detente.codes.country_words import key
from detente.files import packed, xml
from tests.shared import SHARED

LISTS = SHARED / "lists"

KNOWN = [
    ("Democratic People's Republic of Korea", "KP"),
    ("Democratic People’s Republic of Korea (DPRK)", "KP"),
    ("Democratic\n   People's Republic of Korea", "KP"),
    ("Korea, North", "KP"),
    ("DPRK", "KP"),
    ("D.P.R.K.", "KP"),
    ("North Korean", "KP"),
    ("Korea, Republic of", "KR"),
    ("Russian Federation", "RU"),
    ("RUSSIAN FEDERATION (THE)", "RU"),
    ("russia", "RU"),
    ("Russia / Russie", "RU"),
    ("Iran, Islamic Republic of", "IR"),
    ("Iran (Islamic Republic of)", "IR"),
    ("Syrian Arab Republic", "SY"),
    ("West Bank", "PS"),
    ("Region: Northern Gaza", "PS"),
    ("Congo, Democratic Republic of the", "CD"),
    ("Congo (Democratic Republic)", "CD"),
    ("Democratic Republic of the Congo (DRC)", "CD"),
    ("Congo (Kinshasa)", "CD"),
    ("Congo, Republic of the", "CG"),
    ("UK", "GB"),
    ("U.S.A.", "US"),
    ("Belarus / Bélarus", "BY"),
    ("Myanmar (Burma) / Myanmar (Birmanie)", "MM"),
    ("Cote d Ivoire", "CI"),
    ("Côte d’Ivoire", "CI"),
    ("St. Kitts & Nevis", "KN"),
    ("Bosnia-Herzegovina", "BA"),
    ("Türkiye", "TR"),
    ("Turkey", "TR"),
    ("Hong Kong (China)", "HK"),
    ("China, Hong Kong Special Administrative Region", "HK"),
    ("Taiwan, Province of China", "TW"),
    ("China (Taiwan)", "TW"),
    ("Man, Isle of", "IM"),
    ("Bahamas, The", "BS"),
    ("Virgin Islands, British", "VG"),
    ("KP", "KP"),
    ("PRK", "KP"),
    ("Swiss", "CH"),
    ("  Kenya.  ", "KE"),
]
UNKNOWN = [
    "",
    "   ",
    "USSR",
    "Former USSR (now Belarus)",
    "Kazakh SSR",
    "Korea",
    "Korean",
    "Congolese",
    "Dominican",
    "Sudan/South Sudan",
    "Russian / Ukrainian",
    "Saint Martin (Sint Maarten)",
    "Virgin Islands",
    "Region: Crimea",
    "Yugoslavia",
    "na",
    "in",
    "kp",
    "undetermined",
    "-0-",
    "/",
    " / ",
    "()",
    "Iran" * 200,
    "🇰🇵",
]


@pytest.mark.parametrize(("text", "code"), KNOWN)
def test_a_name_is_known(text: str, code: str) -> None:
    assert by_name(text) == code


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_could_be_two_or_is_no_country_is_not_guessed(text: str) -> None:
    assert by_name(text) is None


def test_every_code_has_a_name_and_no_other_code_has_one() -> None:
    assert set(_rows()) == set(countries.COUNTRIES)


def test_every_name_and_every_code_of_the_table_leads_back() -> None:
    for code, names in _rows().items():
        assert {by_name(name) for name in names} == {code}
        assert by_name(code) == code
        assert by_name(name_of(code).upper()) == code
    assert all(by_name(alpha3) == code for alpha3, code in countries.ALPHA3.items())


def test_no_two_countries_share_a_name() -> None:
    owners: dict[str, str] = {}
    for code, names in _rows().items():
        for name in names:
            assert owners.setdefault(key(name), code) == code, name


def test_the_table_is_read_once_however_many_names_are_looked_up() -> None:
    by_name("Kenya")
    read = _table.cache_info().misses
    for number in range(2_000):
        assert by_name(f"no such country {number}") is None
    assert _table.cache_info().misses == read


def _united_nations() -> Iterator[str]:
    for path in sorted((LISTS / "un").glob("*.xml.gz")):
        with packed.opened(path) as file:
            yield from (element.text or "" for element in xml.records(file, ("COUNTRY",)))


def _column(path: Path, column: int) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as file:
        yield from (row[column] for row in csv.reader(io.StringIO(file.read())) if len(row) > column)


def _ofac() -> Iterator[str]:
    return chain.from_iterable(_column(path, 4) for path in sorted((LISTS / "ofac").glob("*/add.csv.gz")))


def _uk() -> Iterator[str]:
    values = _column(LISTS / "uk" / "subject_countries.csv.gz", 2)
    next(values)
    return values


@pytest.mark.skipif(not LISTS.exists(), reason="the shared lists are not here")
def test_nearly_all_countries_of_the_real_lists_are_known() -> None:
    for least, values in ((0.995, _united_nations()), (0.995, _ofac()), (0.99, _uk())):
        given = [value.strip() for value in values if value.strip() not in ("", "-0-", "undetermined", "na")]
        known = sum(by_name(value) is not None for value in given)
        assert known >= least * len(given), (known, len(given))
