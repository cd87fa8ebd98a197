"""Colours and widths by the usual environment variables, whatever they hold."""

import io
import os
from typing import Any

import pytest

from detente.app.draw.terminal import NARROWEST, NORMAL, WIDEST, WIDTH, colours, is_terminal, width

TERMINAL = {"TERM": "xterm-256color"}


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def closed() -> io.StringIO:
    """A stream that was closed."""
    stream = io.StringIO()
    stream.close()
    return stream


ON_A_TERMINAL: list[tuple[dict[str, str], str | None]] = [
    ({}, "256"),
    ({"TERM": "xterm"}, "standard"),
    ({"COLORTERM": "truecolor"}, "truecolor"),
    ({"COLORTERM": "24bit"}, "truecolor"),
    ({"COLORTERM": "yes"}, "256"),
    ({"TERM": "dumb"}, None),
    ({"NO_COLOR": "1"}, None),
    ({"NO_COLOR": "0"}, None),
    ({"NO_COLOR": ""}, "256"),
    ({"NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, None),
    ({"CLICOLOR": "0"}, None),
    ({"CLICOLOR": "1"}, "256"),
    ({"CLICOLOR": ""}, "256"),
    ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, "256"),
    ({"FORCE_COLOR": "0"}, None),
    ({"FORCE_COLOR": "3"}, "truecolor"),
    ({"TERM": "dumb", "FORCE_COLOR": "1"}, "standard"),
]
IN_A_PIPE: list[tuple[dict[str, str], str | None]] = [
    ({}, None),
    ({"COLORTERM": "truecolor"}, None),
    ({"CLICOLOR": "1"}, None),
    ({"CLICOLOR_FORCE": "0"}, None),
    ({"CLICOLOR_FORCE": ""}, None),
    ({"CLICOLOR_FORCE": "1"}, "256"),
    ({"FORCE_COLOR": "1"}, "256"),
    ({"FORCE_COLOR": "true"}, "256"),
    ({"FORCE_COLOR": "3"}, "truecolor"),
    ({"FORCE_COLOR": ""}, None),
    ({"FORCE_COLOR": "0"}, None),
    ({"FORCE_COLOR": "1", "TERM": "", "COLORTERM": ""}, "standard"),
    ({"FORCE_COLOR": "2", "TERM": ""}, "256"),
    ({"FORCE_COLOR": "1", "NO_COLOR": "yes"}, None),
]


@pytest.mark.parametrize(("given", "system"), ON_A_TERMINAL)
def test_colours_on_a_terminal(given: dict[str, str], system: str | None) -> None:
    assert colours(Screen(), TERMINAL | given) == system


@pytest.mark.parametrize(("given", "system"), IN_A_PIPE)
def test_colours_in_a_pipe_or_a_file(given: dict[str, str], system: str | None) -> None:
    assert colours(io.StringIO(), TERMINAL | given) == system


@pytest.mark.parametrize("stream", [None, closed()])
def test_a_stream_that_is_closed_or_missing_is_no_terminal(stream: Any) -> None:
    assert not is_terminal(stream)
    assert colours(stream, TERMINAL) is None
    assert width(stream, {}) == NORMAL


@pytest.mark.parametrize("columns", ["72", "80", " 80 ", "100", "200"])
def test_columns_are_respected_in_a_pipe_and_on_a_terminal(columns: str) -> None:
    assert width(io.StringIO(), {"COLUMNS": columns}) == int(columns)
    assert width(Screen(), {"COLUMNS": columns}) == int(columns)


@pytest.mark.parametrize("columns", ["", "0", "-80", "80.5", "wide", "\u0668\u0660", "1e3"])
def test_columns_that_are_no_number_are_passed_over(columns: str) -> None:
    assert width(io.StringIO(), {"COLUMNS": columns}) == NORMAL


@pytest.mark.parametrize(("columns", "used"), [("1", NARROWEST), ("39", NARROWEST), ("999999999999999999", WIDEST)])
def test_columns_beyond_any_screen_are_limited(columns: str, used: int) -> None:
    assert width(io.StringIO(), {"COLUMNS": columns}) == used


def test_a_terminal_wider_than_a_line_reads_well_is_not_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.get_terminal_size", lambda _default: os.terminal_size((180, 50)))
    assert width(Screen(), {}) == WIDTH
    monkeypatch.setattr("shutil.get_terminal_size", lambda _default: os.terminal_size((72, 50)))
    assert width(Screen(), {}) == 72
