"""Drawing on a terminal: a mark for every verdict, widths, and a reader who goes away."""

import io
from typing import get_args

import pytest

from detente.app.draw import lists, parties, validation
from detente.app.draw.paper import MARKS, Paper, console, heading, table, verdict
from detente.app.draw.terminal import WIDTH
from detente.decide.answer import answer
from detente.vocabulary import Verdict


def drawn(*parts: object, stream: io.StringIO | None = None) -> list[str]:
    """The lines of what is printed, without the spaces at their ends."""
    out = stream or io.StringIO()
    paper = console(out)
    for part in parts:
        paper.print(part)
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_every_verdict_has_a_mark_of_its_own() -> None:
    assert set(MARKS) == set(get_args(Verdict))
    assert len({mark for mark, _ in MARKS.values()}) == len(MARKS)
    assert all(len(mark) == 1 for mark, _ in MARKS.values())


@pytest.mark.parametrize("word", get_args(Verdict))
@pytest.mark.parametrize("authority", ["", "UN"])
def test_the_words_of_a_verdict_are_always_beside_its_mark(word: Verdict, authority: str) -> None:
    assert drawn(verdict(word, authority)) == [f"{MARKS[word][0]} {answer(word, authority)}"]


def test_no_colour_is_written_where_there_is_no_terminal() -> None:
    out = io.StringIO()
    drawn(verdict("prohibited"), heading("Measures"), stream=out)
    assert "\x1b" not in out.getvalue()


COLOURS = sorted({colour for _, colour in (*MARKS.values(), *parties.GRADES.values())} | {lists.STALE, validation.BAD})


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", COLOURS)
def test_every_colour_is_legible_on_a_light_and_on_a_dark_terminal(colour: str) -> None:
    found = luminance(colour)
    on_white, on_black = 1.05 / (found + 0.05), (found + 0.05) / 0.05
    assert min(on_white, on_black) >= 4.5, (colour, on_white, on_black)


def test_nothing_is_drawn_dim_which_some_terminals_hardly_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = io.StringIO()
    drawn(table([("Name", "keep")], [("a",)]), heading("Measures"), verdict("permitted"), stream=out)
    assert "\x1b[1m" in out.getvalue()
    assert "\x1b[2" not in out.getvalue()


def test_colours_are_drawn_into_a_pipe_only_where_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    drawn(verdict("prohibited"), stream=out)
    assert out.getvalue().startswith("\x1b[")
    monkeypatch.setenv("NO_COLOR", "1")
    assert drawn(verdict("prohibited")) == ["■ prohibited"]


def test_words_in_brackets_are_no_markup() -> None:
    assert drawn("[bold]x[/bold] [x] :smile:") == ["[bold]x[/bold] [x] :smile:"]


def test_a_line_is_as_wide_as_the_paper_and_no_wider() -> None:
    lines = drawn("word " * 100)
    assert max(map(len, lines)) <= WIDTH
    assert " ".join(lines).split() == ["word"] * 100


def test_a_table_has_its_columns_below_each_other() -> None:
    rows = [("a", "1", "short"), ("bbb", "1,000", "longer words")]
    lines = drawn(table([("Name", "keep"), ("Count", "right"), ("Words", "wrap")], rows))
    assert lines == ["Name  Count  Words", "a         1  short", "bbb   1,000  longer words"]


def test_a_table_may_go_without_its_header() -> None:
    assert drawn(table([("Name", "keep"), ("Words", "wrap")], [("a", "b")], header=False)) == ["a  b"]


def test_long_words_are_wrapped_and_kept_cells_are_not() -> None:
    rows = [("a-name-that-is-kept-whole", "word " * 30)]
    lines = drawn(table([("Name", "keep"), ("Words", "wrap")], rows, header=False))
    assert len(lines) > 1
    assert lines[0].startswith("a-name-that-is-kept-whole  word")
    assert all(line.startswith(" " * 27) for line in lines[1:])


def test_a_word_without_spaces_is_folded_and_never_cut() -> None:
    long = "x" * 250
    lines = drawn(table([("Words", "wrap")], [(long,)], header=False))
    assert "".join(line.strip() for line in lines) == long


def test_a_first_column_may_be_made_wide_enough_for_the_tables_below() -> None:
    assert drawn(table([("N", "keep"), ("W", "wrap")], [("a", "b")], header=False, first=5)) == ["a      b"]


def test_a_table_without_rows_is_its_header() -> None:
    assert drawn(table([("Name", "keep"), ("Words", "wrap")], [])) == ["Name  Words"]


def test_a_reader_who_goes_away_is_no_fault() -> None:
    class Gone(io.StringIO):
        """A pipe that nobody reads any more."""

        def write(self, _text: str) -> int:
            raise BrokenPipeError

        def fileno(self) -> int:
            raise OSError

    paper = Paper(file=Gone())
    with pytest.raises(SystemExit) as done:
        paper.on_broken_pipe()
    assert done.value.code == 0
