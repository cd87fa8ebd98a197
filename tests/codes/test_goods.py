"""The goods table."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.codes import goods
from detente.errors import InputError

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = ROOT.parent / "shared" / "data" / "hs"

REFUSED = [
    ("", "'' is no code of the Harmonized System"),
    ("3", "'3' is no code of the Harmonized System"),
    ("030", "'030' is no code of the Harmonized System"),
    ("03074320", "'03074320' is no code of the Harmonized System"),
    ("0x", "'0x' is no code of the Harmonized System"),
    ("٠٣", "'٠٣' is no code of the Harmonized System"),
    ("-1", "'' is no code of the Harmonized System"),
    ("1605-1603", "the range '1605-1603' runs backwards"),
    ("03-", "'' is no code of the Harmonized System"),
    ("03-04-05", "'04-05' is no code of the Harmonized System"),
]


@pytest.mark.parametrize(("spec", "what"), REFUSED)
def test_what_is_no_code_is_refused(spec: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        goods.expand(spec)
    assert caught.value.what == what


def test_a_year_without_an_edition_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        goods.exists("03", 2013)
    assert str(caught.value) == (
        "2013 is no edition of the Harmonized System\n  The editions are 1992, 1996, 2002, 2007, 2012, 2017, 2022."
    )


@pytest.mark.parametrize(
    ("spec", "span"),
    [
        ("03", (30000, 39999)),
        ("0307", (30700, 30799)),
        ("030743", (30743, 30743)),
        ("1603-1605", (160300, 160599)),
        ("84-85", (840000, 859999)),
        ("25 - 2618", (250000, 261899)),
    ],
)
def test_a_code_or_a_range_spans_six_digit_numbers(spec: str, span: tuple[int, int]) -> None:
    assert goods.expand(spec) == span


def test_codes_belong_to_their_editions() -> None:
    # Squid moved from 0307.41 to 0307.42 and 0307.43 in 2017.
    assert goods.editions("030741") == (1992, 1996, 2002, 2007, 2012)
    assert goods.editions("030743") == (2017, 2022)
    assert goods.exists("030741", 2012)
    assert not goods.exists("030741", 2017)
    assert goods.exists("030741")
    assert goods.editions("270900") == goods.EDITIONS
    assert goods.editions("770000") == ()


@pytest.mark.parametrize("code", ["77", "98", "99", "9999", "999999", "030700", "307", "", "03074320"])
def test_codes_that_do_not_exist(code: str) -> None:
    assert not goods.exists(code)


def test_the_table_is_whole() -> None:
    codes = goods.codes()
    assert list(codes) == sorted(set(codes))
    assert {len(code) for code in codes} == {2, 4, 6}
    # 96 chapters: 1 to 97 without 77, which is kept for later.
    assert sum(len(code) == 2 for code in codes) == 96
    assert all(goods.exists(code[:-2]) for code in codes if len(code) > 2)
    counts = {year: sum(len(code) == 6 and goods.exists(code, year) for code in codes) for year in goods.EDITIONS}
    assert counts == {1992: 5039, 1996: 5132, 2002: 5224, 2007: 5052, 2012: 5205, 2017: 5387, 2022: 5612}


def test_every_code_of_the_table_has_subheadings_within_it() -> None:
    assert all(goods.within(*goods.interval(code)) for code in goods.codes())
    assert goods.within(30741, 30743) == (30741, 30742, 30743)
    assert goods.within(770000, 779999) == ()
    assert list(goods.subheadings()) == sorted(goods.subheadings())


@pytest.mark.parametrize(
    ("code", "near"),
    [("030700", "030710"), ("030744", "030743"), ("77", "76"), ("999999", "970690"), ("0000", "0101"), ("03", "03")],
)
def test_the_nearest_code(code: str, near: str) -> None:
    assert goods.nearest(code) == near


@pytest.mark.parametrize("word", ["", "coal", "270", "03074320"])
def test_what_is_no_code_has_no_nearest(word: str) -> None:
    assert goods.nearest(word) is None


@given(st.from_regex(r"[0-9]{6}", fullmatch=True))
def test_the_nearest_code_exists_and_shares_the_most_digits(code: str) -> None:
    near = goods.nearest(code)
    assert near is not None
    assert goods.exists(near)
    shared = next((n for n in range(6, 0, -1) if goods.within(*_prefix(code[:n]))), 0)
    assert near[:shared] == code[:shared]


def _prefix(digits: str) -> tuple[int, int]:
    step = 10 ** (6 - len(digits))
    return int(digits) * step, int(digits) * step + step - 1


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published tables of the editions are not at hand")
def test_the_file_is_what_the_published_tables_give(tmp_path: Path) -> None:
    built = tmp_path / "hs.csv"
    command = [sys.executable, str(ROOT / "scripts" / "build_hs.py"), str(PUBLISHED), str(built)]
    subprocess.run(command, check=True, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True)
    assert built.read_bytes() == goods.FILE.read_bytes()


def test_the_file_is_small() -> None:
    assert goods.FILE.stat().st_size < 200_000


def test_the_spans_of_codes_are_those_of_their_intervals() -> None:
    spans = goods.spans()
    assert tuple(spans) == goods.codes()
    for code in ("03", "0307", "030743", "98", "9999"):
        if goods.exists(code):
            known = goods.within(*goods.interval(code))
            assert spans[code] == (known[0], known[-1])


def test_a_code_that_no_edition_has_has_no_span() -> None:
    assert not {"00", "0000", "000000", "7", ""} & set(goods.spans())
