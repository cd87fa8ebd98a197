"""A file of links between parties, of which each line can be read more than once."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from detente.files import packed
from detente.files.paths import is_file, missing


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file, gzip or not; `-` is stdin, which is kept for the second time."""

    path: Path
    kept: list[bytes] = field(default_factory=list)

    def __iter__(self) -> Iterator[bytes]:
        if str(self.path) == "-":
            if not self.kept:
                self.kept.extend(sys.stdin.buffer)
            yield from self.kept
            return
        with packed.opened(self.path) as file, packed.refused_broken(self.path.name, "Copy it again."):
            yield from file


def lines_of(path: Path) -> Lines:
    """The lines of a file. Raises InputError where there is none."""
    if str(path) != "-" and not is_file(path):
        raise missing(path)
    return Lines(path)
