"""Reads YAML without interpreting scalars (`NO` is Norway, `010` a heading), and keeps the location of every value."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from detente.errors import LawFault

MAX_BYTES: Final = 4 << 20
MAX_DEPTH: Final = 40
_BRACKETS: Final = re.compile(rf"(?:[\[{{][ ]?){{{MAX_DEPTH + 1}}}")
NULLS: Final = frozenset({"", "~", "null"})

NodePath = tuple[str | int, ...]
"""The keys and list indices that lead from the top of a file to a value."""


@dataclass(slots=True)
class Document:
    """The content of a file, the locations of its keys and values, and the faults found so far."""

    content: Any = None
    values: dict[NodePath, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each value, counted from 1."""
    keys: dict[NodePath, tuple[int, int]] = field(default_factory=dict)
    faults: list[LawFault] = field(default_factory=list)
    ends: dict[NodePath, tuple[int, int]] = field(default_factory=dict)
    """Line and column after the last character of each scalar value."""
    key_ends: dict[NodePath, tuple[int, int]] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    """The lines of the file."""

    def fault(
        self, file: str, path: NodePath, what: str, hint: str = "", *, key: bool = False, **more: Any
    ) -> LawFault:
        """A fault at a path, which underlines the key and the value (with `key`, the key alone).

        Where the path has no location, the fault is at the nearest enclosing part that has one.
        """
        line, column = self.location(path)
        text, width = self.line(line), self._width(path, line, column, key=key)
        return LawFault(file=file, line=line, column=column, what=what, hint=hint, text=text, width=width, **more)

    def line(self, number: int) -> str:
        """The line with this number, counted from 1; "" where there is no such line."""
        return _printable(self.lines[number - 1]) if 0 < number <= len(self.lines) else ""

    def _width(self, path: NodePath, line: int, column: int, *, key: bool) -> int:
        """The number of characters to underline for the key and the value at a path."""
        while path and path not in self.values and path not in self.keys:
            path, key = path[:-1], True
        ends = [self.key_ends.get(path), None if key and path in self.keys else self.ends.get(path)]
        here = [end for end in ends if end is not None and end[0] == line]
        if here:
            return max(1, max(end[1] for end in here) - column)
        return max(1, len(self.line(line).rstrip()) - column + 1)

    def location(self, path: NodePath) -> tuple[int, int]:
        """Line and column of the key or the value at a path, or of the nearest enclosing part."""
        for end in range(len(path), -1, -1):
            found = self.keys.get(path[:end]) or self.values.get(path[:end])
            if found is not None:
                return found
        return (1, 1)


def parse(raw: bytes, file: str, *, empty: str = "Begin with `id:`.") -> Document:
    """The content of a YAML file; with `faults`, where it cannot be read, and no content.

    Args:
        raw: The bytes of the file.
        file: The name of the file, for the faults.
        empty: The hint for an empty file.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.composer import MaxDepthExceededError
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    found = Document(lines=tuple(raw[:MAX_BYTES].decode("utf-8-sig", "replace").split("\n")))
    if len(raw) > MAX_BYTES:
        found.faults.append(
            LawFault(file=file, what=f"is larger than {MAX_BYTES >> 20} MiB", hint="Split it.", code="too-long")
        )
        return found
    try:
        text = raw.decode("utf-8-sig")
        _refuse_brackets(text)
        reader = YAML(typ="base", pure=True)
        reader.max_depth = MAX_DEPTH + 2
        node = reader.compose(text)
        found.content = _Reader(found).top(node, empty)
    except UnicodeDecodeError as fault:
        found.faults.append(
            LawFault(file=file, what=f"is not UTF-8 (byte {fault.start})", hint="Save it as UTF-8.", code="unreadable")
        )
    except _Unsupported as fault:
        found.faults.append(_unsupported_fault(found, file, fault))
    except MaxDepthExceededError as fault:
        mark = fault.problem_mark
        found.faults.append(_unsupported_fault(found, file, _Unsupported(mark.line + 1, mark.column + 1, *TOO_DEEP)))
    except MarkedYAMLError as fault:
        found.faults.append(_syntax_fault(found, file, fault))
    except (YAMLError, ValueError) as fault:
        reason = next(iter(str(fault).splitlines()), "it cannot be parsed")
        found.faults.append(LawFault(file=file, what=f"is not YAML: {reason}", hint=INDENT, code="unreadable"))
    return found


TOO_DEEP: Final = ("is nested too deeply", f"At most {MAX_DEPTH} levels are read.")
INDENT: Final = "Check the indentation, the quotes and the brackets; use spaces, never tabs."


def _refuse_brackets(text: str) -> None:
    """Raise `_Unsupported` for many brackets in a row, since the library's time grows with the square of their number."""
    if (found := _BRACKETS.search(text)) is not None:
        line = text.count("\n", 0, found.start()) + 1
        raise _Unsupported(line, found.start() - text.rfind("\n", 0, found.start()), *TOO_DEEP)


def _printable(line: str) -> str:
    """The line with a space for each character that cannot be printed, so that underlining stays aligned."""
    return "".join(letter if letter.isprintable() else " " for letter in line.rstrip("\r"))


def _unsupported_fault(found: Document, file: str, fault: "_Unsupported") -> LawFault:
    first = None
    if fault.first is not None:
        line, column = fault.first
        first = LawFault(
            file=file, line=line, column=column, what="it stands here first", text=found.line(line), width=fault.width
        )
    return LawFault(
        file=file,
        line=fault.line,
        column=fault.column,
        what=fault.what,
        hint=fault.hint,
        text=found.line(fault.line),
        width=fault.width,
        other=first,
        code="unreadable" if first is None else "given-twice",
    )


def _syntax_fault(found: Document, file: str, fault: Any) -> LawFault:
    mark = fault.problem_mark or fault.context_mark
    what = " ".join(part for part in (fault.context, fault.problem) if part)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
    text, began = found.line(line), None
    if not text.strip() and (first := fault.context_mark) is not None:
        spot = (first.line + 1, first.column + 1)
        began = LawFault(file=file, line=spot[0], column=spot[1], what="it began here", text=found.line(spot[0]))
    return LawFault(
        file=file,
        line=line,
        column=column,
        what=f"is not YAML: {what}",
        hint=INDENT,
        text=text,
        other=began,
        code="unreadable",
    )


class _Unsupported(Exception):
    """Valid YAML that the law language does not allow; `parse` turns it into a fault."""

    def __init__(
        self, line: int, column: int, what: str, hint: str, *, width: int = 1, first: tuple[int, int] | None = None
    ) -> None:
        super().__init__(what)
        self.line, self.column, self.what, self.hint = line, column, what, hint
        self.width, self.first = width, first
        """The number of characters at fault, and the line and column of the first occurrence of a repeated key."""


class _Reader:
    """Turns nodes into values, and records their locations."""

    def __init__(self, into: Document) -> None:
        self.into = into
        self.seen: set[int] = set()

    def top(self, node: Any, empty: str) -> Any:
        """The content of a file."""
        if node is None:
            raise _Unsupported(1, 1, "the file is empty", empty)
        return self.value(node, ())

    def value(self, node: Any, path: NodePath) -> Any:
        """The value of a node: text, None, a list or a dict."""
        mark = node.start_mark
        line, column = mark.line + 1, mark.column + 1
        if len(path) > MAX_DEPTH:
            raise _Unsupported(line, column, *TOO_DEEP)
        self.into.values[path] = (line, column)
        if isinstance(node.value, str):
            self.into.ends[path] = (node.end_mark.line + 1, node.end_mark.column + 1)
            return None if node.style is None and node.value in NULLS else node.value
        if id(node) in self.seen:
            raise _Unsupported(line, column, "an alias stands for a whole part of the text", "Write it out.")
        self.seen.add(id(node))
        if type(node).__name__ == "SequenceNode":
            return [self.value(each, (*path, number)) for number, each in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: Any, path: NodePath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            line, column = key.start_mark.line + 1, key.start_mark.column + 1
            if not isinstance(key.value, str):
                raise _Unsupported(line, column, "a key is not a word", "Write `key: value`.")
            if key.value in found:
                first, width = self.into.keys[*path, key.value], key.end_mark.column - key.start_mark.column
                what = f"the key {key.value!r} stands twice"
                raise _Unsupported(line, column, what, "Keep one of the two.", width=width, first=first)
            self.into.keys[*path, key.value] = (line, column)
            self.into.key_ends[*path, key.value] = (key.end_mark.line + 1, key.end_mark.column + 1)
            found[key.value] = self.value(value, (*path, key.value))
        return found
