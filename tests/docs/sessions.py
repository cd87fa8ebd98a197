"""A session at a terminal, as a page shows it: commands, each with the output that it prints.

A line `...` stands for any number of lines. Ages change from one day to the next, so a number before `days` or `d` stands for
any other, and so does a time of day. A path in the folder of the page is shown as its reader would name it.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CUT: Final = "..."
_COMMAND: Final = re.compile(r"^\$ ", re.MULTILINE)
_AGE: Final = re.compile(r" +\d+ (?=(?:d|days)\b)|\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\b")


@dataclass(frozen=True)
class Command:
    """A command with the output that the page shows."""

    words: str
    output: str

    def __str__(self) -> str:
        return f"$ {self.words}" + (f"\n{self.output}" if self.output else "")


def commands(session: str) -> Iterator[Command]:
    """The commands of a session; one that ends with a backslash goes on in the next line."""
    for part in _COMMAND.split(session)[1:]:
        lines = part.splitlines()
        end = next((at for at, line in enumerate(lines) if not line.endswith("\\")), len(lines) - 1) + 1
        yield Command("\n".join(lines[:end]), "\n".join(lines[end:]).strip("\n"))


def printed(words: str, folder: Path, environment: dict[str, str]) -> str:
    """What a command prints in a folder: on stdout, then on stderr, without blanks at the ends of lines."""
    done = subprocess.run(["bash", "-c", words], cwd=folder, env=environment, capture_output=True, check=False)  # noqa: S607 -- as a reader does
    text = (done.stdout.decode() + done.stderr.decode()).replace(f"{folder}/", "")
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def agrees(shown: str, output: str) -> bool:
    """Whether an output is what a page shows, cut where it says so."""
    parts = [list(map(_ageless, part)) for part in _parts(shown)]
    lines, at = list(map(_ageless, output.splitlines())), 0
    if len(parts) == 1:
        return parts[0] == lines
    if lines[: len(parts[0])] != parts[0]:
        return False
    at = len(parts[0])
    for part in parts[1:-1]:
        at = next((here + len(part) for here in range(at, len(lines)) if lines[here : here + len(part)] == part), -1)
        if at < 0:
            return False
    last = parts[-1]
    return len(lines) - len(last) >= at and lines[len(lines) - len(last) :] == last


def _parts(shown: str) -> list[list[str]]:
    """The lines between cuts."""
    found: list[list[str]] = [[]]
    for line in shown.splitlines():
        if line.strip() == CUT:
            found.append([])
        else:
            found[-1].append(line.rstrip())
    return found


def _ageless(line: str) -> str:
    return _AGE.sub(" # ", line)


def recorded(shown: str, output: str) -> str:
    """The output as a page would show it now, cut at the places where it was cut before."""
    parts, lines = _parts(shown), output.splitlines()
    if len(parts) == 1:
        return output
    kept, at = lines[: len(parts[0])], len(parts[0])
    for part in parts[1:-1]:
        begin = next((here for here in range(at, len(lines)) if _alike(lines[here], part[0])), at)
        at = begin + len(part)
        kept += [CUT, *lines[begin:at]]
    return "\n".join([*kept, CUT, *lines[max(at, len(lines) - len(parts[-1])) :]])


def _alike(line: str, before: str) -> bool:
    """Whether a line begins with the same word as one that stood there before."""
    return line.split()[:1] == before.split()[:1]
