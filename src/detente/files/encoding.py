"""The encoding of an XML file, from a list of accepted ones: a file that a bank's own program could read differently is refused.

The byte order mark and the declaration must agree, and both must name an encoding of `ACCEPTED`. XML requires every
program to read UTF-8 and UTF-16; ISO 20022 asks for UTF-8. ASCII and the two Western sets of one byte a letter are
accepted because each of their bytes below 0x80 is the same letter in all of them: no name of ASCII letters can differ.
UTF-7 and UTF-32 are not: programs that do not know them read other text than those that do.
"""

import codecs
import re
from typing import Final

from detente.errors import InputError

ACCEPTED: Final = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "us-ascii": "ascii",
    "ascii": "ascii",
    "iso-8859-1": "iso-8859-1",
    "iso8859-1": "iso-8859-1",
    "latin1": "iso-8859-1",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
}
"""The codec by the name in the declaration, in lower case."""
HEAD: Final = 512
"""Bytes in which a declaration must end."""
HINT: Final = "Save the file as UTF-8, with a declaration that says so or none."

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, those of four bytes first: that of UTF-32 begins like one of UTF-16. Empty: not accepted."""
_STARTS: Final = (
    (b"<\0\0\0", "UTF-32"),
    (b"\0\0\0<", "UTF-32"),
    (b"\x4c\x6f\xa7\x94", "EBCDIC"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""How a file without a mark begins whose letters do not have one byte each, or not those of ASCII."""
_DECLARATION: Final = re.compile(r"\s*<\?xml\s[^>]{0,400}?\bencoding\s*=\s*[\"']([^\"'>]{1,60})[\"']", re.ASCII)


def detected(head: bytes) -> tuple[str, int]:
    """The codec of a file that begins with these bytes, `HEAD` of them or all, and the length of its byte order mark.

    Raises:
        InputError: the encoding is not accepted, or mark and declaration contradict each other.
    """
    mark, codec = next(((mark, codec) for mark, codec in _MARKS if head.startswith(mark)), (b"", None))
    if codec == "":
        raise _refused("UTF-32")
    if codec is None:
        codec = next((codec for start, codec in _STARTS if head.startswith(start)), None)
    if codec in {"UTF-32", "EBCDIC"}:
        raise _refused(codec)
    declared = _declared(head[len(mark) :], codec)
    if declared is None and codec is not None and not mark:
        raise InputError("the file is UTF-16 and does not say so: it has no byte order mark", hint=HINT)
    return _agreed(codec, declared), len(mark)


def _declared(head: bytes, codec: str | None) -> str | None:
    """Return the encoding that the declaration names; None without one."""
    found = _DECLARATION.match(head[:HEAD].decode(codec or "latin-1", "replace"))
    return found[1].strip() if found else None


def _agreed(codec: str | None, declared: str | None) -> str:
    """Return the codec on which mark, first bytes and declaration agree."""
    if declared is None:
        return codec or "utf-8"
    named = ACCEPTED.get(declared.lower())
    if named is None:
        raise _refused(declared)
    if codec is None and named.startswith("utf-16"):
        raise InputError(f"the file says that it is {declared}, and is not", hint=HINT)
    if codec is not None and named not in {codec, codec.removesuffix("-le").removesuffix("-be")}:
        real = codec.upper().removesuffix("-LE").removesuffix("-BE")
        raise InputError(f"the file says that it is {declared}, and begins as {real}", hint=HINT)
    return codec or named


def _refused(name: str) -> InputError:
    return InputError(f"the file is in the encoding {name[:40]!r}, which is not read", hint=HINT)
