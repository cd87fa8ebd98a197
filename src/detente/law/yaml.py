"""YAML as it is written: every scalar is text (`NO` is Norway, `010` a heading), and every value knows its place."""

from dataclasses import dataclass, field
from typing import Any, Final

from detente.errors import Fault

MOST_BYTES: Final = 4 << 20
MOST_DEPTH: Final = 40
NULLS: Final = frozenset({"", "~", "null"})

Path = tuple[str | int, ...]
"""The way from the top of a file to a value."""


@dataclass(slots=True)
class Document:
    """The content of a file, where each value and each key stands, and what was wrong already."""

    content: Any = None
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each value, counted from 1."""
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place(self, path: Path) -> tuple[int, int]:
        """Where the key or the value at a path stands, or the nearest thing around it."""
        for end in range(len(path), -1, -1):
            found = self.keys.get(path[:end]) or self.values.get(path[:end])
            if found is not None:
                return found
        return (1, 1)


def parse(raw: bytes, file: str) -> Document:
    """The content of a YAML file. What is wrong stands in `faults`; then the content is None."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    found = Document()
    if len(raw) > MOST_BYTES:
        found.faults.append(Fault(file=file, what=f"is larger than {MOST_BYTES >> 20} MiB", mend="Split it."))
        return found
    try:
        node = YAML(typ="base", pure=True).compose(raw.decode("utf-8-sig"))
        found.content = _Reader(found).top(node)
    except UnicodeDecodeError as fault:
        found.faults.append(Fault(file=file, what=f"is not UTF-8 (byte {fault.start})", mend="Save it as UTF-8."))
    except _Odd as fault:
        found.faults.append(Fault(file=file, line=fault.line, column=fault.column, what=fault.what, mend=fault.mend))
    except MarkedYAMLError as fault:
        found.faults.append(_syntax(file, fault))
    except (YAMLError, RecursionError, ValueError) as fault:
        found.faults.append(Fault(file=file, what=f"is not YAML: {str(fault).splitlines()[0]}", mend=INDENT))
    return found


INDENT: Final = "Check the indentation, the quotes and the brackets; use spaces, never tabs."


def _syntax(file: str, fault: Any) -> Fault:
    mark = fault.problem_mark or fault.context_mark
    what = " ".join(part for part in (fault.context, fault.problem) if part)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
    return Fault(file=file, line=line, column=column, what=f"is not YAML: {what}", mend=INDENT)


class _Odd(Exception):
    """YAML that the law language doesn't take."""

    def __init__(self, line: int, column: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.column, self.what, self.mend = line, column, what, mend


class _Reader:
    """Nodes into values, keeping their places."""

    def __init__(self, into: Document) -> None:
        self.into = into
        self.seen: set[int] = set()

    def top(self, node: Any) -> Any:
        """The content of a file."""
        if node is None:
            raise _Odd(1, 1, "the file is empty", "Begin with `id:`.")
        return self.value(node, ())

    def value(self, node: Any, path: Path) -> Any:
        """The value of a node: text, None, a list or a dict."""
        mark = node.start_mark
        line, column = mark.line + 1, mark.column + 1
        if len(path) > MOST_DEPTH:
            raise _Odd(line, column, "is nested too deeply", "No text of law needs that.")
        self.into.values[path] = (line, column)
        if isinstance(node.value, str):
            return None if node.style is None and node.value in NULLS else node.value
        if id(node) in self.seen:
            raise _Odd(line, column, "an alias stands for a whole part of the text", "Write it out.")
        self.seen.add(id(node))
        if type(node).__name__ == "SequenceNode":
            return [self.value(each, (*path, number)) for number, each in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: Any, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            line, column = key.start_mark.line + 1, key.start_mark.column + 1
            if not isinstance(key.value, str):
                raise _Odd(line, column, "a key is not a word", "Write `key: value`.")
            if key.value in found:
                raise _Odd(line, column, f"the key {key.value!r} stands twice", "Keep one of the two.")
            self.into.keys[*path, key.value] = (line, column)
            found[key.value] = self.value(value, (*path, key.value))
        return found
