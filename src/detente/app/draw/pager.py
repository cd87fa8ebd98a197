"""Long output on a terminal goes through the pager that the user has named, and only there."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any, Final

from detente.app.draw.terminal import DUMB, is_terminal

USUAL: Final = "less"
FLAGS: Final = "FRX"
"""What `less` is told where the user has not: to end by itself on a short text, to show colours, to leave the text on the screen."""


def command() -> list[str]:
    """The pager that `DETENTE_PAGER` or `PAGER` names, or `less`; empty where there is none, or the user wants none."""
    wanted = os.environ.get("DETENTE_PAGER", os.environ.get("PAGER", USUAL))
    try:
        words = shlex.split(wanted)
    except ValueError:
        return []
    return words if words and words != ["cat"] and shutil.which(words[0]) else []


def read_by_a_person(out: IO[str] | None) -> bool:
    """Return whether a stream is a terminal on which somebody can turn pages.

    It is none where the keys are not those of a terminal, the terminal has no size, as that of a script has, or cannot move
    its cursor.
    """
    if out is None or not is_terminal(out) or not is_terminal(sys.stdin):
        return False
    try:
        size = os.get_terminal_size(out.fileno())
    except (OSError, ValueError):
        return False
    return size.lines > 0 and size.columns > 0 and os.environ.get("TERM", "").lower() not in DUMB


@contextmanager
def paged(*, wanted: bool) -> Iterator[None]:
    """While it lasts, what is written to a terminal waits until it is longer than the screen, and goes to the pager then."""
    out = sys.stdout
    pager = command() if wanted and read_by_a_person(out) else []
    if not pager:
        yield
        return
    stream = Paged(out, pager, shutil.get_terminal_size().lines)
    sys.stdout = stream
    try:
        yield
    finally:
        sys.stdout = out
        stream.end()


class Paged:
    """A stream to a terminal. It counts lines, and starts the pager when they are more than the screen has."""

    def __init__(self, out: IO[str], pager: list[str], lines: int) -> None:
        self._out, self._pager, self._lines = out, pager, lines
        self._waiting: list[str] = []
        self._count = 0
        self._running: subprocess.Popen[bytes] | None = None
        self._direct = False
        self.encoding = "utf-8"
        self.errors = "replace"

    @property
    def buffer(self) -> "Paged":
        """The same for bytes."""
        return self

    def write(self, text: str | bytes) -> int:
        """Take some text. Raises BrokenPipeError where the reader has left the pager."""
        words = text if isinstance(text, str) else text.decode()
        if self._direct:
            return self._out.write(words)
        if self._running is None:
            self._waiting.append(words)
            self._count += words.count("\n")
            if self._count < self._lines:
                return len(words)
            self._start()
            words, self._waiting = "".join(self._waiting), []
            if self._direct:
                return self._out.write(words)
        assert self._running is not None
        assert self._running.stdin is not None
        self._running.stdin.write(words.encode(errors="replace"))
        return len(words)

    def _start(self) -> None:
        try:
            self._running = subprocess.Popen(  # noqa: S603 -- the program that the user has named
                self._pager, stdin=subprocess.PIPE, env={"LESS": FLAGS, "LV": "-c", **os.environ}
            )
        except OSError:
            self._direct = True

    def flush(self) -> None:
        """Pass on what the pager was given; what waits for the end of the screen waits on."""
        if self._direct:
            self._out.flush()
        elif self._running is not None and self._running.stdin is not None:
            self._running.stdin.flush()

    def end(self) -> None:
        """Show what is left, and wait until the reader has left the pager."""
        if self._running is None:
            self._out.write("".join(self._waiting))
            self._out.flush()
            return
        with suppress(BrokenPipeError):
            if self._running.stdin is not None:
                self._running.stdin.close()
        while self._running.returncode is None:
            with suppress(KeyboardInterrupt):  # it is for the pager
                self._running.wait()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._out, name)
