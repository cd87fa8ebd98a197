"""The program on a real terminal: a pseudo-terminal, at which it asks and draws as for a person."""

import os
import pty
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress


def on_a_terminal(
    words: Sequence[str], typed: bytes = b"", environ: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run `detente` on a terminal.

    Args:
        words: The command, without the name of the program.
        typed: What is typed.
        environ: Variables beside those of this process.

    Returns:
        The exit code, and everything that the terminal was sent, the typed letters among it.
    """
    master, slave = pty.openpty()
    surroundings = os.environ | {"TERM": "xterm-256color"} | dict(environ or {})
    with subprocess.Popen(
        [sys.executable, "-m", "detente", *words], stdin=slave, stdout=slave, stderr=slave, env=surroundings
    ) as process:
        os.close(slave)
        os.write(master, typed)
        shown = _read(master)
        process.wait()
    os.close(master)
    return process.returncode, shown.decode().replace("\r\n", "\n")


def _read(master: int) -> bytes:
    """Everything until the program ends."""
    shown = b""
    with suppress(OSError):  # the other end was closed
        while piece := os.read(master, 65536):
            shown += piece
    return shown
