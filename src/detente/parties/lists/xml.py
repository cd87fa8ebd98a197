"""XML from strangers, read a record at a time: no DOCTYPE, no entities, nothing deep, nothing huge, nothing from the network."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from lxml import etree

from detente.errors import InputError

MOST_BYTES: Final = 512 * 1024 * 1024
MOST_DEPTH: Final = 32
MOST_TEXT: Final = 1_000_000
"""Characters in one element; the longest that any list has is some twenty thousand."""


class Guarded:
    """A file that refuses to give more than `most` bytes, or a DOCTYPE."""

    def __init__(self, file: BinaryIO, most: int = MOST_BYTES) -> None:
        self._file = file
        self._left = most
        self._tail = b""

    def read(self, size: int = 65536) -> bytes:
        """The next bytes. Raises InputError where they may not be read."""
        chunk = self._file.read(size)
        self._left -= len(chunk)
        if self._left < 0:
            raise InputError("the file is longer than any such file may be", mend="Is it the right file?")
        seen = (self._tail + chunk).replace(b"\0", b"").upper()
        if b"<!DOCTYPE HTML" in seen:
            raise InputError("this is a web page", mend="Open it: it may say why it came in the place of the file.")
        if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
            raise InputError(
                "the file has a DOCTYPE, and is not read", mend="No list needs one; take the file from its authority."
            )
        self._tail = chunk[-24:]
        return chunk


def records(file: BinaryIO, tags: Sequence[str], most: int = MOST_BYTES) -> Iterator[etree._Element]:
    """Every element of one of these local names as it ends; it is emptied when the next one is asked for.

    Namespaces are dropped. The root comes too where its name is among the tags, once it begins and before its children.

    Raises:
        InputError: a DOCTYPE, broken XML, a depth, a text or a file beyond what a list may have; with the line.
    """
    depth = 0
    try:
        for event, element in etree.iterparse(
            Guarded(file, most), events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False
        ):
            if event == "start":
                depth += 1
                _refuse_depth(depth, element)
                if depth == 1 and local(element) in tags:
                    yield element
                continue
            depth -= 1
            if local(element) in tags and depth:
                yield element
                _empty(element)
    except etree.XMLSyntaxError as fault:
        line = fault.lineno or 1
        raise InputError(f"the XML breaks off or is broken: {fault.msg}", where=f"line {line}", mend=CUT) from None


CUT: Final = "Fetch the file again; it may have been cut short, or be a page that says why there is no list."


def _refuse_depth(depth: int, element: etree._Element) -> None:
    if depth > MOST_DEPTH:
        raise InputError(f"elements lie more than {MOST_DEPTH} deep", where=f"line {element.sourceline}")


def _empty(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text(element: etree._Element, path: str) -> str:
    """The text of the first descendant on this path of local names (`a/b`), trimmed, spaces joined; empty if there is none."""
    return next(iter(texts(element, path)), "")


def texts(element: etree._Element, path: str) -> list[str]:
    """The texts of all descendants on this path that have one."""
    found = (plain(each) for each in descend(element, path))
    return [each for each in found if each]


def descend(element: etree._Element, path: str) -> list[etree._Element]:
    """All descendants on this path of local names."""
    level = [element]
    for step in path.split("/"):
        level = [child for parent in level for child in parent if isinstance(child.tag, str) and local(child) == step]
    return level


def plain(element: etree._Element) -> str:
    """The text of an element, spaces joined. Raises InputError for one that is too long."""
    found = element.text or ""
    if len(found) > MOST_TEXT:
        raise InputError(f"an element holds {len(found):,} characters", where=f"line {element.sourceline}")
    return " ".join(found.split())
