"""The messages within what systems wrap around them: several documents, logs, CDATA, escaped text, base64.

What a wrapping holds is put in its place, line by line, so that the place of a fault is that in the file.
"""

import base64
import binascii
import html
import re
from typing import Final

from detente.files.xml import utf_8

_DECLARATION: Final = re.compile(r"<\?xml\b[^>]{0,400}\?>")
_CDATA: Final = "<![CDATA["
_CDATA_END: Final = "]]>"
_ESCAPED: Final = re.compile(r">([^<>]*)<")
_BASE64: Final = re.compile(r">\s*([A-Za-z0-9+/][A-Za-z0-9+/=\s]{80,})<")
_ROOT: Final = re.compile(
    r"<(?:\?xml\b|(?:[\w.-]+:)?(?:Document|AppHdr|BusMsg|BizMsgEnvlp|DataPDU|Envelope|FIToFICstmrCdtTrf)\b)"
)
_TEXT_FIELD: Final = re.compile(r"^:[0-9]{2}[A-Z]?:", re.MULTILINE)
_BINARY: Final = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_LOG_LINE: Final = re.compile(r"\s*\[?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}[^{}]*")
_FIN: Final = re.compile(r"\s*(\{1:|\{4:|:20:)")
_FIN_TYPE: Final = re.compile(r"\bfin\.([0-9]{3})\b")
_SEVERAL: Final = re.compile(r"</(?:[\w.-]+:)?(?:Document|AppHdr)\s*>\s*<(?:\?xml|(?:[\w.-]+:)?(?:Document|AppHdr)\b)")


def begins_later(head: bytes) -> bool:
    """Return whether a message begins on a later line of these bytes, after lines of a log."""
    text = head.decode("utf-8", "replace")
    if _BINARY.search(text) is not None:
        return False
    found = re.search(
        r"^[^\n\"]*?(?:<\?xml\b|<(?:\w+:)?(?:Document|AppHdr)\b|\{1:[AFL][0-9]{2}[A-Z0-9]{12})", text, re.MULTILINE
    )
    return found is not None and ("urn:iso:std:iso:20022" in text or "{1:" in found[0])


def unwrapped(data: bytes) -> tuple[bytes, list[str]]:
    """Return XML with the documents of its wrapping in their places, under one root; and messages of SWIFT MT that it carried.

    A file that needs none of this is returned as it is. Raises InputError for an encoding or a DOCTYPE that is not accepted.
    """
    text = utf_8(data).decode()
    carried: list[str] = []
    inside = _base64_put(_without_cdata(text), carried, _FIN_TYPE.search(text))
    inside = _ESCAPED.sub(_escaped, inside)
    start = _ROOT.search(inside)
    lead = inside[: start.start()] if start is not None else ""
    several = len(_DECLARATION.findall(inside)) > 1 or _SEVERAL.search(inside) is not None
    if inside == text and not several and not lead.strip("\ufeff \t\r\n"):
        return data, []
    body = "\n" * lead.count("\n") + inside[len(lead) :] if not lead.lstrip().startswith("<") else inside
    plain = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), body)
    return f"<Messages>{plain}</Messages>".encode(), carried


def _without_cdata(text: str) -> str:
    """Return a text with the content of each CDATA section in place of it where that is XML; a message of SWIFT MT is not XML."""
    made, place = [], 0
    while (start := text.find(_CDATA, place)) >= 0 and (end := text.find(_CDATA_END, start + len(_CDATA))) >= 0:
        content, behind = text[start + len(_CDATA) : end], end + len(_CDATA_END)
        made += [text[place:start], content if _ROOT.match(content.lstrip()) is not None else text[start:behind]]
        place = behind
    return "".join([*made, text[place:]])


def _escaped(found: re.Match[str]) -> str:
    """Return an escaped document as XML; other text, `Smith &lt;Sons&gt;`, as it is."""
    if "&lt;" not in found[1]:
        return found[0]
    content = html.unescape(found[1])
    return f">{content}<" if _ROOT.match(content.lstrip()) is not None else found[0]


def _base64_put(text: str, carried: list[str], kind: re.Match[str] | None) -> str:
    def put(found: re.Match[str]) -> str:
        content = _decoded(found[1])
        if content is None:
            return found[0]
        if _FIN.match(content) is not None:
            whole = content.replace("\r\n", "\n")
            typed = kind is not None and not whole.lstrip().startswith("{1:")
            carried.append(f"{{2:I{kind[1]}XXXXXXXXXXXXN}}{{4:\n{_block(whole)}\n-}}" if typed and kind else whole)
            return "><"
        if _ROOT.match(content.lstrip("\ufeff \r\n")) is not None:
            return f">{content.lstrip(chr(0xFEFF))}<"
        return found[0]

    return _BASE64.sub(put, text)


def _block(text: str) -> str:
    """Return the fields of a text without the braces of its block."""
    return text.strip().removeprefix("{4:").removesuffix("-}").strip("\n-")


def _decoded(text: str) -> str | None:
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None


def without_log(text: str) -> str:
    """Return the text of a file of SWIFT MT without the lines of a log around its messages, each an empty line instead."""
    return "\n".join("" if _is_log(line) else line for line in _from_first(text).split("\n"))


def _from_first(text: str) -> str:
    """Return the text with nothing before its first block; the lines are kept empty."""
    start = text.find("{1:")
    before = text[: max(start, 0)]
    if start < 0 or _TEXT_FIELD.search(before) is not None or "{4:" in before or "$" in before or "\x01" in before:
        return text
    return "\n" * before.count("\n") + text[start:]


def _is_log(line: str) -> bool:
    """Return whether a line begins with the day and the time of a log, and has no block in it."""
    return _LOG_LINE.fullmatch(line) is not None
