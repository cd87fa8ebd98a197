"""What is wrong, in one shape: a `Fault` has `what`, `where`, a `hint` and a `code`, and every error carries one.

The errors that a user can meet, each with its code and the exit code of a command that ends with it. None ever shows a traceback,
and docs/errors.md lists them all:

    DetenteError             unexpected         1   anything below
    ├── UsageError           usage              2   a command, an option or an argument that cannot be meant
    │   └── NotInstalled     not-installed      2   a package that the command needs is not installed
    ├── VerdictMet           verdict-met        3   `--fail-on` was met
    ├── InputError           bad-input          4   a file or a row that a user gave
    │   ├── Undecodable      undecodable        4   bytes that do not have the shape that they should have
    │   ├── RowsRefused      rows-refused       4   some rows could not be read; the others were answered
    │   ├── LawError         law-does-not-hold  4   a corpus with faults: all of them at once
    │   ├── CaseFails        case-fails         4   a worked case of a corpus is decided otherwise
    │   ├── ListDamaged      list-damaged       4   a stored edition that is not as it was written
    │   └── WriteError       not-written        4   a full disk, or a folder that is not the user's
    └── FetchError           not-fetched        5   a list that could not be fetched
        └── ListStale        list-stale         5   a list that is too old, or lacks an edition of the day
    └── ListsUnscreened    lists-unscreened   6   known lists were not screened, because they are not imported
    └── LedgerDamaged        ledger-damaged     7   a ledger that is not as it was written, or not the one that was meant
"""

from collections.abc import Sequence
from dataclasses import field
from typing import ClassVar, Final, Literal

from detente.value import value

ErrorCode = Literal[
    "unexpected",
    "usage",
    "not-installed",
    "verdict-met",
    "bad-input",
    "undecodable",
    "rows-refused",
    "law-does-not-hold",
    "case-fails",
    "list-damaged",
    "not-written",
    "not-fetched",
    "list-stale",
    "lists-unscreened",
    "ledger-damaged",
]
"""The codes of the errors below, a class each."""
FaultCode = Literal[
    "unreadable",
    "unknown-column",
    "unknown-word",
    "out-of-range",
    "too-long",
    "given-twice",
    "missing",
    "contradicts",
    "wrong-check-digit",
    "not-a-row",
    "not-screened",
    "taken-in-part",
    "taken-literally",
    "does-not-hold",
]
"""The kinds of faults within a file: of a cell, a row, a message, an entry of a list, a line of law."""
Code = ErrorCode | FaultCode
"""A word that a program can tell faults apart by. It stays, whatever becomes of the words for people."""

WIDEST: Final = 120
"""Letters of a line of law that are shown."""
AROUND: Final = 40
"""Of a longer line, how many of them stand before the faulty part."""
ELLIPSIS: Final = "…"


@value
class Fault:
    """One thing that is wrong."""

    what: str
    where: str = ""
    """A file, a line, a row, an option; empty where it has no place of its own."""
    hint: str = ""
    """What the user can do about it, as whole sentences."""
    code: Code = "unreadable"

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f"\n  {self.hint}" if self.hint else ""
        return f"{place}{self.what}{hint}"


@value
class Issue(Fault):
    """Something in a list that its reader could not take, or took only in part; it is told, never passed over."""

    where: str
    """The entry's reference, or a line."""
    code: Code = "taken-in-part"


@value
class LawFault(Fault):
    """One thing that is wrong in a text of law.

    `line` and `column` count from 1; 0 where the fault has no place of its own. `paragraph` is the heading that it sits
    under, as a citation (`2371 ¶9`). `text` is the line itself, of which `width` letters are at fault; of a contradiction
    `other` is the other end.
    """

    where: str = field(init=False)
    """File, line, column and paragraph, in one."""
    code: Code = "does-not-hold"
    file: str
    line: int = 0
    column: int = 0
    paragraph: str = ""
    text: str = ""
    width: int = 1
    other: "LawFault | None" = None

    def __post_init__(self) -> None:
        spot = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        heading = f" ({self.paragraph})" if self.paragraph else ""
        object.__setattr__(self, "where", f"{spot}{heading}")

    def __str__(self) -> str:
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"{self._head}{hint}"

    @property
    def _head(self) -> str:
        return f"{self.where}: {self.what}"

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


class DetenteError(Exception):
    """A fault of another kind than those below.

    `fault` says what is wrong; `faults` are those within a file, one by one, where the error gathers several.
    """

    exit_code: ClassVar[int] = 1
    code: ClassVar[ErrorCode] = "unexpected"

    def __init__(
        self, what: str, *, where: str = "", hint: str = "", faults: Sequence[Fault] = (), told: bool = False
    ) -> None:
        """Make an error.

        Args:
            what: What is wrong.
            where: Where it stands.
            hint: What to do about it.
            faults: What is wrong within, one by one.
            told: Whether the user has read it already, beside an answer; then only the exit code is left to be given.
        """
        super().__init__(what)
        self.fault = Fault(what=what, where=where, hint=hint, code=self.code)
        self.faults: tuple[Fault, ...] = tuple(faults)
        self.told = told

    @property
    def what(self) -> str:
        """What is wrong."""
        return self.fault.what

    @property
    def where(self) -> str:
        """Where it stands."""
        return self.fault.where

    @property
    def hint(self) -> str:
        """What to do about it."""
        return self.fault.hint

    def __str__(self) -> str:
        return str(self.fault)


class UsageError(DetenteError):
    """A command, an option or an argument that cannot be meant."""

    exit_code = 2
    code: ClassVar[ErrorCode] = "usage"


class NotInstalled(UsageError):
    """A package that the command needs is not installed."""

    code = "not-installed"


class VerdictMet(DetenteError):
    """A transaction drew the verdict that `--fail-on` named, or a stricter one."""

    exit_code = 3
    code = "verdict-met"


class InputError(DetenteError):
    """A file or a row that a user gave cannot be read as what it should be."""

    exit_code = 4
    code: ClassVar[ErrorCode] = "bad-input"


class Undecodable(InputError):
    """Bytes that do not have the shape that they should have. `path` is the place within it, as `$.facts`; empty for broken bytes."""

    code = "undecodable"

    def __init__(self, what: str, *, where: str = "", hint: str = "", path: str = "") -> None:
        super().__init__(what, where=where, hint=hint)
        self.path = path


class RowsRefused(InputError):
    """Some rows of a file could not be read; the others were answered."""

    code = "rows-refused"


class LawError(InputError):
    """A corpus with faults: all of them, in the order of files and lines."""

    code = "law-does-not-hold"
    faults: tuple[LawFault, ...]

    def __init__(self, faults: Sequence[LawFault], *, told: bool = False) -> None:
        noun = "fault" if len(faults) == 1 else "faults"
        super().__init__(f"{len(faults)} {noun} in the law", faults=faults, told=told)

    def __str__(self) -> str:
        return "\n".join([*(fault.shown() for fault in self.faults), self.what])


class CaseFails(InputError):
    """A worked case of a corpus is decided otherwise than it demands."""

    code = "case-fails"


class ListDamaged(InputError):
    """A stored edition of a list that is not as it was written."""

    code = "list-damaged"


class WriteError(InputError):
    """A file or a folder cannot be written."""

    code = "not-written"


class FetchError(DetenteError):
    """A list that could not be fetched, so that the imported lists are stale or incomplete."""

    exit_code = 5
    code: ClassVar[ErrorCode] = "not-fetched"


class ListStale(FetchError):
    """A screened list is too old, or has no edition as old as the date; the answer used what is imported."""

    code = "list-stale"


class ListsUnscreened(DetenteError):
    """The question was answered, but lists that the program knows were not screened, because they are not imported."""

    exit_code = 6
    code = "lists-unscreened"


class LedgerDamaged(DetenteError):
    """A ledger that is not as it was written: rows changed, lost or inserted, or not those of the head that was noted."""

    exit_code = 7
    code: ClassVar[ErrorCode] = "ledger-damaged"
