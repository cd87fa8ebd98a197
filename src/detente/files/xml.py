"""XML from untrusted sources, read a record at a time: no DOCTYPE, no entities, limited depth and size, nothing from the network."""

import codecs
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from lxml import etree

from detente.errors import InputError
from detente.files import encoding, limits

MOST_BYTES: Final = 512 * 1024 * 1024
MOST_DEPTH: Final = 32
_LOOK_BACK: Final = 24
"""Bytes of the last piece that are examined again with the next one, for a DOCTYPE that crosses the border."""


class Bounded:
    """A file that refuses to give more than `most` bytes."""

    def __init__(self, file: BinaryIO, most: int = MOST_BYTES) -> None:
        self._file = file
        self._left = most

    def read(self, size: int = 65536) -> bytes:
        """Return the next bytes. Raises InputError where they are too many."""
        chunk = self._file.read(size)
        self._left -= len(chunk)
        if self._left < 0:
            raise InputError("the file is longer than any such file may be", hint="Is it the right file?")
        return chunk


class Guarded:
    """A file of any kind that refuses to give more than `most` bytes, or a DOCTYPE in letters of one byte or two."""

    def __init__(self, file: BinaryIO, most: int = MOST_BYTES) -> None:
        self._file = Bounded(file, most)
        self._tail = b""

    def read(self, size: int = 65536) -> bytes:
        """Return the next bytes. Raises InputError where they must not be read."""
        chunk = self._file.read(size)
        _refuse_doctype(self._tail + chunk)
        self._tail = chunk[-_LOOK_BACK:]
        return chunk


class Decoded:
    """XML as UTF-8 without a byte order mark, converted from any accepted encoding; the DOCTYPE check runs on this text.

    What the parser gets is what was looked through: it is never left to choose an encoding of its own.
    """

    def __init__(self, file: BinaryIO, most: int = MOST_BYTES) -> None:
        self._file = Bounded(file, most)
        self._decoder: codecs.IncrementalDecoder | None = None
        self._codec = ""
        self._tail = b""

    def read(self, size: int = 65536) -> bytes:
        """Return the next bytes, slightly more or fewer than requested; none at the end. Raises InputError for bytes that must not be read."""
        while True:
            raw = self._file.read(size) if self._decoder else self._begun()
            text = self._text(raw)
            if text or not raw:
                break
        data = text.encode()
        _refuse_doctype(self._tail + data)
        self._tail = data[-_LOOK_BACK:]
        return data

    def _begun(self) -> bytes:
        """Return the first bytes, without a byte order mark, once the encoding is known."""
        head = b""
        while len(head) < encoding.HEAD and (more := self._file.read(encoding.HEAD - len(head))):
            head += more
        self._codec, mark = encoding.detected(head)
        self._decoder = codecs.getincrementaldecoder(self._codec)("strict")
        return head[mark:]

    def _text(self, raw: bytes) -> str:
        assert self._decoder is not None
        try:
            return self._decoder.decode(raw, final=not raw)
        except UnicodeDecodeError as fault:
            what = f"the text is not {self._codec.upper()}: byte 0x{fault.object[fault.start]:02X}"
            raise InputError(what, hint=encoding.HINT) from None


def utf_8(data: bytes) -> bytes:
    """Return a whole file of XML as UTF-8. Raises InputError as `Decoded` does."""
    return b"".join(iter(Decoded(io.BytesIO(data)).read, b""))


def _refuse_doctype(data: bytes) -> None:
    seen = data.replace(b"\0", b"").upper()
    if b"<!DOCTYPE HTML" in seen:
        raise InputError("this is a web page", hint="Open it: it may say why it came in the place of the file.")
    if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
        raise InputError(
            "the file has a DOCTYPE, and is not read", hint="No list needs one; take the file from its authority."
        )


def records(file: BinaryIO, tags: Sequence[str], most: int = MOST_BYTES) -> Iterator[etree._Element]:
    """Yield every element with one of these local names when it ends; it is emptied before the next one is read.

    Namespaces are dropped, and so are comments: a text that one stands in is whole. The root comes too where its name is among the tags, once it begins and before its children.

    Raises:
        InputError: an encoding that is not accepted, a DOCTYPE, broken XML, a depth, a text or a file beyond what a list may have; with the line.
    """
    depth = 0
    try:
        for event, element in etree.iterparse(
            Decoded(file, most),
            events=("start", "end"),
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
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
        raise InputError(f"the XML breaks off or is broken: {fault.msg}", where=f"line {line}", hint=CUT) from None


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
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text(element: etree._Element, path: str) -> str:
    """Return the text of the first descendant on this path of local names (`a/b`), trimmed, spaces joined; empty if there is none."""
    return next(iter(texts(element, path)), "")


def texts(element: etree._Element, path: str) -> list[str]:
    """Return the texts of all descendants on this path that have one."""
    found = (plain(each) for each in descend(element, path))
    return [each for each in found if each]


def descend(element: etree._Element, path: str) -> list[etree._Element]:
    """Return all descendants on this path of local names."""
    level = [element]
    for step in path.split("/"):
        level = [child for parent in level for child in parent if isinstance(child.tag, str) and local(child) == step]
    return level


def plain(element: etree._Element) -> str:
    """Return the text of an element, spaces joined. Raises InputError for one that is too long."""
    found = element.text or ""
    limits.refuse_long(found, limits.MOST_CELL, "an element", f"line {element.sourceline}")
    return " ".join(found.split())


def attributes(element: etree._Element) -> dict[str, str]:
    """Return the attributes of an element by their names. Raises InputError for one that is too long."""
    found = {str(name): str(text) for name, text in element.attrib.items()}
    for name, text in found.items():
        limits.refuse_long(text, limits.MOST_CELL, f"an attribute {name[:60]!r}", f"line {element.sourceline}")
    return found
