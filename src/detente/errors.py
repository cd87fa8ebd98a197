"""The errors that a user can meet. Each says what is wrong, where, and the mend; none ever shows a traceback.

DetenteError                 1   anything below
├── UsageError               2   the command or its arguments
├── InputError               4   a file or a row that a user gave
│   ├── LawError             4   a corpus that does not hold: carries every fault at once
│   └── WriteError           4   a file that cannot be written: a full disk, or a folder that is not the user's
├── FetchError               5   a list that could not be fetched
└── VerdictMet               3   `--fail-on` was met
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final


class DetenteError(Exception):
    """The base: `what` is wrong, `where` it stands, and the `mend`."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f"\n  {self.hint}" if self.hint else ""
        return f"{place}{self.what}{hint}"


class UsageError(DetenteError):
    """A command, an option or an argument that cannot be meant."""

    exit_code = 2


class FetchError(DetenteError):
    """A list that could not be fetched, so that what is at hand is stale or incomplete."""

    exit_code = 5


class VerdictMet(DetenteError):
    """A transaction drew the verdict that `--fail-on` named, or a stricter one."""

    exit_code = 3


class InputError(DetenteError):
    """A file or a row that a user gave cannot be read as what it should be."""

    exit_code = 4


class WriteError(InputError):
    """A file or a folder cannot be written."""


WIDEST: Final = 120
"""Letters of a line of law that are shown."""
AROUND: Final = 40
"""Of a longer line, how many of them stand before the faulty part."""
ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something in a list that its reader could not take, or took only in part; it is told, never passed over."""

    where: str
    """The entry's reference, or a line."""
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong in a text of law.

    `line` and `column` count from 1; 0 where the fault has no place of its own. `paragraph` is the heading that it sits
    under, as a citation (`2371 ¶9`). `text` is the line itself, of which `width` letters are at fault; of a contradiction
    `other` is the other end.
    """

    file: str
    line: int = 0
    column: int = 0
    paragraph: str = ""
    what: str
    hint: str = ""
    text: str = ""
    width: int = 1
    other: "Fault | None" = None

    def __str__(self) -> str:
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"{self._head}{hint}"

    @property
    def _head(self) -> str:
        spot = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        heading = f" ({self.paragraph})" if self.paragraph else ""
        return f"{spot}{heading}: {self.what}"

    def shown(self) -> str:
        """The fault with its line, the faulty part underlined, then the other end of a contradiction, then the hint."""
        lines = [self._head, *self._underlined()]
        if self.other is not None:
            lines += [f"    {self.other._head}", *self.other._underlined()]  # noqa: SLF001 -- a fault too
        return "\n".join([*lines, *([f"    {self.hint}"] if self.hint else [])])

    def _underlined(self) -> list[str]:
        """The line of text in which it stands, and a line that marks the faulty part; of a long line the part around it."""
        if not self.text.strip() or not self.line:
            return []
        start = max(0, self.column - 1 - AROUND) if len(self.text) > WIDEST else 0
        shown = self.text[start : start + WIDEST].rstrip()
        before = ELLIPSIS if start else ""
        behind = ELLIPSIS if start + WIDEST < len(self.text.rstrip()) else ""
        gap = " " * len(str(self.line))
        column = self.column - 1 - start + len(before)
        marks = "^" * max(1, min(self.width, len(before + shown) - column))
        return [f"    {self.line} | {before}{shown}{behind}", f"    {gap} | {' ' * column}{marks}"]


class LawError(InputError):
    """A corpus with faults: all of them, in the order of files and lines."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        noun = "fault" if len(self.faults) == 1 else "faults"
        super().__init__(f"{len(self.faults)} {noun} in the law")

    def __str__(self) -> str:
        return "\n".join([*(fault.shown() for fault in self.faults), self.what])
