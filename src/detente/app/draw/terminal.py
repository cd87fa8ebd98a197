"""What the surroundings say about drawing: whether in colour, in how many colours, and how wide.

The environment variables are those of no-color.org, force-color.org and bixense.com/clicolors; `COLUMNS` is that of POSIX.
"""

import os
import shutil
from collections.abc import Mapping
from typing import IO, Final, Literal

ColourSystem = Literal["standard", "256", "truecolor"]
WIDTH: Final = 100
"""The most columns that are used of a terminal, since longer lines read badly."""
NORMAL: Final = 80
"""Columns of what is not drawn on a terminal."""
NARROWEST: Final = 40
WIDEST: Final = 400
"""The limits of `COLUMNS`: a table needs some room, and a mistyped number should not fill the memory with blanks."""
OFF: Final = frozenset({"", "0"})
DUMB: Final = frozenset({"dumb", "unknown"})


def is_terminal(stream: IO[str] | None) -> bool:
    """Return whether a stream is a terminal; a stream that is closed or missing is none."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def colours(stream: IO[str] | None, environ: Mapping[str, str] = os.environ) -> ColourSystem | None:
    """Return the colours to draw in on a stream; None for no colour and no bold type.

    `NO_COLOR` comes first and turns colours off; then `FORCE_COLOR` and `CLICOLOR_FORCE` turn them on, also in a file or a
    pipe; then `CLICOLOR=0` turns them off. Otherwise a terminal has colours and nothing else has. A variable that is empty
    counts as not set. `FORCE_COLOR=0` turns colours off; 2 and 3 stand for 256 and 16 million colours.
    """
    if environ.get("NO_COLOR"):
        return None
    force = environ.get("FORCE_COLOR", "")
    if force not in OFF or environ.get("CLICOLOR_FORCE", "") not in OFF:
        return _system(environ, force)
    off = force == "0" or environ.get("CLICOLOR") == "0" or environ.get("TERM", "").lower() in DUMB
    return _system(environ) if is_terminal(stream) and not off else None


def _system(environ: Mapping[str, str], force: str = "") -> ColourSystem:
    """Return how many colours a terminal has, by the variables that name it."""
    if force == "3" or environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return "truecolor"
    if force == "2" or environ.get("TERM", "").lower().endswith("256color"):
        return "256"
    return "standard"


def width(stream: IO[str] | None, environ: Mapping[str, str] = os.environ) -> int:
    """Return the columns to draw in on a stream.

    They are `COLUMNS` where that is a number, within limits, also in a file or a pipe; otherwise those of the terminal up to
    100, and 80 elsewhere.
    """
    given = environ.get("COLUMNS", "").strip()
    if given.isascii() and given.isdigit() and int(given[:9]) > 0:
        return min(max(int(given[:9]), NARROWEST), WIDEST)
    if not is_terminal(stream):
        return NORMAL
    return min(shutil.get_terminal_size((NORMAL, 24)).columns, WIDTH)
