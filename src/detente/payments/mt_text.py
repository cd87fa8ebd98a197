"""SWIFT MT as text: messages, their blocks, and the fields of block 4, with their lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from detente.errors import InputError
from detente.payments import checks

AGAIN: Final = "Ask the sender for the message again."

_MESSAGE: Final = re.compile(r"(?<=\})[ \t]*\$\s*|^[ \t]*\$[ \t]*\n|^[ \t]*\$[ \t]*\Z|(?=\{1:)", re.MULTILINE)
"""The text between two messages: the `$` of a file of them, or the first block of the next."""
_OPEN: Final = re.compile(r"\{4:[ \t]*(?=\n|:)")
_TRAILER: Final = re.compile(r"\s*(\{[5S]:[^\n]{0,2000}\}\s*)?")
_FIELD: Final = re.compile(r":([0-9]{2})([A-Z]?):(.*)")
_TYPE: Final = re.compile(r"\{2:([IO])([0-9]{3})")
_SENDER: Final = re.compile(r"\{1:[AFL][0-9]{2}([A-Z0-9]{12})")
_INPUT: Final = re.compile(r"\{2:I[0-9]{3}([A-Z0-9]{12})")
_OUTPUT: Final = re.compile(r"\{2:O[0-9]{13}([A-Z0-9]{12})")
_RECEIPT: Final = re.compile(r"\{1:F21[^{}]*\}\s*(\{4:(\{[^{}]*\})+\}\s*)?")
"""The acknowledgement of SWIFT, put before the copy of a message; it holds no text."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of block 4: `50`, `K`, its lines, and the line of the file that it begins in."""

    number: str
    option: str
    lines: tuple[str, ...]
    at: int

    @property
    def tag(self) -> str:
        """Return the tag, such as `50K`."""
        return self.number + self.option

    @property
    def text(self) -> str:
        """Return all lines in one. Raises InputError for control characters, and for a text that is too long."""
        return checks.plain(" ".join(self.lines), checks.MAXIMUM_FREE_TEXT)


@dataclass(slots=True)
class Message:
    """A message: the values of its first three blocks, and its fields."""

    at: int
    kind: str = ""
    """`103`, empty without the second block."""
    sender: str | None = None
    receiver: str | None = None
    fields: list[Field] = field(default_factory=list)

    def all(self, *numbers: str) -> list[Field]:
        """Return the fields of these numbers, whatever their options, in order."""
        return [each for each in self.fields if each.number in numbers]


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each message of a file; acknowledgements and empty pieces are left out."""
    line, start = 1, 0
    for found in [*_MESSAGE.finditer(text), None]:
        piece = text[start : found.start() if found is not None else len(text)]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip() and _RECEIPT.fullmatch(piece) is None:
            yield line + piece[:lead].count("\n"), piece.strip()
        end = found.end() if found is not None else len(text)
        line += text[start:end].count("\n")
        start = end


def type_of(piece: str) -> str:
    """Return the type in the second block, such as `103`; empty without one."""
    found = _TYPE.search(piece.partition("{4:")[0])
    return found[2] if found is not None else ""


def message(piece: str, line: int) -> Message:
    """Return a message with its blocks, or its bare fields.

    Raises:
        InputError: block 4 is not closed, text stands outside of it, or before its first field; with the line.
    """
    head, body, first = _block(piece, line)
    sender, receiver = _SENDER.search(head), _INPUT.search(head)
    output = _OUTPUT.search(head)
    made = Message(at=line, kind=type_of(head))
    ends = (_address(sender), _address(receiver)) if output is None else (_address(output), _address(sender))
    made.sender, made.receiver = ends
    made.fields.extend(_fields(body, first))
    return made


def _address(found: re.Match[str] | None) -> str | None:
    """Return the BIC in the address of a terminal, whose ninth letter is the terminal's own."""
    if found is None:
        return None
    try:
        return checks.bic(found[1][:8] + found[1][9:])
    except InputError:
        return None


def _block(piece: str, line: int) -> tuple[str, str, int]:
    """Return the blocks before the text, the text, and the line that it begins in."""
    opened = _OPEN.search(piece)
    if opened is None:
        if piece.startswith("{"):
            raise InputError("the message has no text, block 4", where=f"line {line}", hint=AGAIN)
        return "", piece.removesuffix("}").removesuffix("-"), line
    body, closed, rest = piece[opened.end() :].partition("-}")
    first = line + piece[: opened.end()].count("\n")
    if not closed:
        raise InputError("block 4 is not closed by -}; the message may be cut", where=f"line {first}", hint=AGAIN)
    if _TRAILER.fullmatch(rest) is None:
        spot = first + body.count("\n")
        raise InputError(f"text follows block 4: {checks.shown(rest.strip())}", where=f"line {spot}", hint=AGAIN)
    return piece[: opened.start()], body, first


def _fields(body: str, first: int) -> Iterator[Field]:
    tag: re.Match[str] | None = None
    lines: list[str] = []
    begun = first
    for number, line in enumerate(body.split("\n"), first):
        found = _FIELD.fullmatch(line)
        if found is not None:
            if tag is not None:
                yield Field(tag[1], tag[2], tuple(lines), begun)
            tag, lines, begun = found, [found[3]], number
        elif tag is not None:
            lines.append(line)
        elif line.strip():
            raise InputError(f"{checks.shown(line)} stands before the first field", where=f"line {number}", hint=AGAIN)
    if tag is not None:
        yield Field(tag[1], tag[2], tuple(lines), begun)
