"""The pager: only for long output on a terminal; one that is missing or ends early does no harm."""

import io
import os
import pty
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.app.draw.pager import Paged, command, paged


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


class Screen(Terminal):
    """A terminal with a number that the system knows."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def fileno(self) -> int:
        """The number."""
        return self._number


def fill(stream: Paged) -> None:
    """Write more than a pipe holds."""
    for _ in range(100_000):
        stream.write("words that fill a pipe\n")
        stream.flush()


@pytest.mark.parametrize("words", ["", "cat", "no-such-pager", "less 'unclosed"])
def test_without_a_usable_pager_there_is_none(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_PAGER", words)
    assert command() == []


def test_our_variable_comes_before_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "sort")
    assert command() == ["sort"]
    monkeypatch.setenv("DETENTE_PAGER", "head -n 3")
    assert command() == ["head", "-n", "3"]


def test_short_output_goes_to_the_terminal() -> None:
    out = Terminal()
    stream = Paged(out, ["false"], 5)
    stream.write("one\ntwo\n")
    stream.buffer.write("drei ä\n".encode())
    stream.flush()
    assert out.getvalue() == ""
    stream.end()
    assert out.getvalue() == "one\ntwo\ndrei ä\n"


def test_long_output_goes_to_the_pager_whole(tmp_path: Path) -> None:
    out, kept = Terminal(), tmp_path / "kept"
    stream = Paged(out, ["tee", str(kept)], 5)
    for number in range(1000):
        stream.write(f"line {number}\n")
    stream.end()
    assert kept.read_text().splitlines() == [f"line {number}" for number in range(1000)]
    assert out.getvalue() == ""


def test_a_pager_that_ends_early_stops_the_output() -> None:
    stream = Paged(Terminal(), ["true"], 2)
    with pytest.raises(BrokenPipeError):
        fill(stream)
    stream.end()


def test_a_pager_that_cannot_start_leaves_the_output_on_the_terminal(tmp_path: Path) -> None:
    out = Terminal()
    stream = Paged(out, [str(tmp_path / "gone")], 2)
    stream.write("one\ntwo\nthree\n")
    stream.end()
    assert out.getvalue() == "one\ntwo\nthree\n"


def test_a_pipe_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    with paged(wanted=True):
        assert sys.stdout is out
    with paged(wanted=False):
        assert sys.stdout is out


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    """A terminal of 24 lines, with a pager."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, 80))
    found = Screen(slave)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("DETENTE_PAGER", "sort")
    yield found
    os.close(master)
    os.close(slave)


def sit(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person sits at the screen: what is typed comes from it, and what is written goes to it."""
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stdin", screen)


def test_a_terminal_is_given_back(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    sit(screen, monkeypatch)
    with paged(wanted=True):
        inside = sys.stdout
        inside.write("a line\n")
    assert isinstance(inside, Paged)
    assert sys.stdout is screen
    assert screen.getvalue() == "a line\n"


def test_a_terminal_without_a_size_has_no_pages(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    sit(screen, monkeypatch)
    termios.tcsetwinsize(screen.fileno(), (0, 0))
    with paged(wanted=True):
        assert sys.stdout is screen


def test_a_terminal_that_cannot_move_its_cursor_has_no_pages(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    sit(screen, monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    with paged(wanted=True):
        assert sys.stdout is screen


def test_nobody_turns_pages_who_has_no_keys(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    sit(screen, monkeypatch)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with paged(wanted=True):
        assert sys.stdout is screen
