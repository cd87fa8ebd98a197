"""Tables at every width: no line is wider, nothing is lost, nothing is cut without need, no blanks at the end of a line."""

import io
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from detente.app import cli as door
from detente.app.draw import paper
from detente.app.draw.grid import LOOKED_AT, pieces, stream, width_of, wrapped
from tests.app.told import Run, Told

WIDTHS = (60, 80, 100, 200)
COLUMNS = (("verdict", "keep"), ("id", "keep"), ("words", "wrap"), ("paragraph", "right"))
ROWS = [
    ["needs-notification", "coal-july-contract", "a sentence of some length that wraps at most widths", "2321 ¶26(a)"],
    ["prohibited", "x", "조선무역은행 and a name in another script", ""],
    ["", "averyverylongidentifierwithoutanyplacetobreak" * 2, "", "2371 ¶8"],
]
COMMANDS = (
    ("decide", "examples/stories.csv"),
    ("decide", "--set", "date=2018-06-01", "--set", "to_country=KP"),
    ("law", "show", "un-1718", "--on", "2019-12-26"),
    ("law", "show", "un-1718", "--on", "2019-12-26", "--by", "purpose"),
    ("law", "list"),
    ("law", "diff", "un-1718", "--on", "2017-08-04", "--and", "2017-08-05"),
    ("law", "check"),
    ("party", "match", "Ri Won Ho", "--born", "1964-07-17"),
    ("lists", "status"),
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `detente` with these words from the root of the repository, its home in an empty folder."""
    monkeypatch.chdir(Path(__file__).parents[3])

    def told(*words: str, **_: bytes) -> Told:
        monkeypatch.setattr(sys, "argv", ["detente", "--home", str(tmp_path / "home"), *words])
        with pytest.raises(SystemExit) as done:
            door.main()
        captured = capsys.readouterr()
        return Told(int(done.value.code or 0), captured.out, captured.err)

    return told


def letters(text: str) -> str:
    """A text without blanks, its letters in order: wrapping changes neither which they are nor how many."""
    return "".join(sorted(re.sub(r"\s", "", text)))


@pytest.mark.parametrize("width", [40, *WIDTHS])
def test_a_table_fits_its_width_and_loses_nothing(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = io.StringIO()
    paper.console(out).print(paper.table(COLUMNS, ROWS, header=False))
    assert max(map(cell_len, out.getvalue().splitlines())) <= width
    assert letters(out.getvalue()) == letters("".join(map("".join, ROWS)))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_table_of_a_command_fits_the_screen(
    run: Run, words: tuple[str, ...], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = [line for line in run(*words).out.splitlines() if not line.startswith("receipt ")]
    assert lines
    assert [line for line in lines if cell_len(line) > width] == []
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_transaction_keeps_its_room_beside_a_long_verdict(
    run: Run, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    head = run("decide", "examples/stories.csv").out.splitlines()[0]
    assert head.index("paragraph") - head.index("transaction") > len("HS 270111 KP→CN;") + 2


def test_a_narrow_screen_has_the_date_below_the_id(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = run("decide", "examples/stories.csv").out.splitlines()
    first = next(number for number, line in enumerate(lines) if "coal-cap-2017" in line)
    assert "2017-03-01" not in lines[first]
    assert lines[first].index("coal-cap-2017") == lines[first + 1].index("2017-03-01")


def test_a_mark_stays_with_its_word() -> None:
    assert wrapped("● notification required", 14) == ("● notification", "required")


def test_a_command_says_the_same_at_every_width(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for width in WIDTHS:
        monkeypatch.setenv("COLUMNS", str(width))
        told.append(letters(run("decide", "examples/stories.csv").out))
    assert len(set(told)) == 1


def test_a_pipe_of_unknown_width_has_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(shutil, "get_terminal_size", os.terminal_size)
    assert paper.console(io.StringIO()).width == 80


def test_a_row_behind_the_layout_wraps_in_its_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = io.StringIO()
    rows = [["short", "a", "few words", "1 ¶1"]] * LOOKED_AT + [
        ["short", "a-much-longer-identifier", "few words", "1 ¶1"]
    ]
    stream(paper.console(out), COLUMNS, rows)
    lines = out.getvalue().splitlines()
    assert len(lines) > len(rows) + 1
    assert max(map(len, lines)) <= 60


def test_there_is_room_for_a_cell_that_is_known_to_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = io.StringIO()
    names = [str(number) for number in range(LOOKED_AT, 2 * LOOKED_AT + 1)]
    stream(paper.console(out), COLUMNS, [["short", name, "few words", "1 ¶1"] for name in names], {1: names[-1]})
    assert len(out.getvalue().splitlines()) == len(names) + 1


def test_letters_that_need_no_looking_up_take_one_column() -> None:
    every = "".join(map(chr, range(0x3000)))
    assert [each for each in every if width_of(each) != cell_len(each)] == []
    assert width_of("KP→朝鮮") == 7


def test_a_stream_without_rows_prints_nothing() -> None:
    out = io.StringIO()
    stream(paper.console(out), COLUMNS, [])
    assert out.getvalue() == ""


def test_a_day_and_an_address_are_not_cut() -> None:
    assert pieces("2016-02-20") == ["2016-02-20"]
    assert pieces("https://docs.un.org/en/S") == ["https://docs.un.org/en/S"]
    assert pieces("coal-july-contract") == ["coal-", "july-", "contract"]


def test_a_word_longer_than_its_column_is_cut_and_whole() -> None:
    assert wrapped("abcdefghij kl", 4) == ("abcd", "efgh", "ij", "kl")
