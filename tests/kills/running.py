"""`detente` in a process of its own, which can be killed with everything that it started."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

KILLS: Final = int(os.environ.get("DETENTE_KILLS", "20"))
"""How many processes are killed in all; 180 by `DETENTE_KILLS=180 make test`."""
PATIENCE: Final = 120.0
"""Seconds after which a process is taken to hang. It usually ends in less than one; no test measures how long it takes."""


def started(
    words: Sequence[str | Path], temporary: Path, stdout: int = subprocess.DEVNULL, stderr: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    """The command, begun in a session of its own, with its own folder for temporary files."""
    surroundings = {name: text for name, text in os.environ.items() if "proxy" not in name.lower()}
    return subprocess.Popen(
        [sys.executable, "-m", "detente.app.cli", *map(str, words)],
        env=surroundings | {"TMPDIR": str(temporary)},
        start_new_session=True,
        stdout=stdout,
        stderr=stderr,
    )


def killed(words: Sequence[str | Path], temporary: Path, after: float) -> bool:
    """Whether `kill -9` met the command so many seconds after its start, before it had ended."""
    running = started(words, temporary)
    try:
        running.wait(after)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGKILL)
    return running.wait() == -signal.SIGKILL


def timed(words: Sequence[str | Path], temporary: Path) -> float:
    """How many seconds the command takes to its end."""
    begun = time.monotonic()
    with started(words, temporary, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        told = running.stderr.read().decode()
    assert running.returncode in (0, 6), told  # 6: lists that are not imported were not screened
    return time.monotonic() - begun


def within(condition: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Whether a condition comes true in time."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def living(word: str) -> list[int]:
    """The processes in whose command line, or in whose parent's when it was forked, this word stands."""
    found: list[int] = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:  # it has just ended
            continue
        if word.encode() in command and state != "Z" and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found
