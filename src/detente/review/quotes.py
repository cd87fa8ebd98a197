"""What a proposal quotes of its document: every object with a text and spans has the words that stand there."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from detente.errors import InputError

MOST_DEPTH: Final = 40
HINT: Final = "Spans count characters of the document's text, from 0; several parts are joined by one space."


def quoted(text: str, spans: object, where: str) -> str:
    """Return the words at spans of a text, joined by one space.

    Raises:
        InputError: the spans are no pairs of offsets within the text.
    """
    if not isinstance(spans, list | tuple) or not spans:
        raise InputError("spans are a list of pairs of offsets", where=where, hint=HINT)
    return " ".join(text[start:end] for start, end in (_span(each, len(text), where) for each in spans))


def _span(span: object, length: int, where: str) -> tuple[int, int]:
    match span:
        case [int(start), int(end)] | (int(start), int(end)) if 0 <= start < end <= length:
            return start, end
    raise InputError(f"{span!r} is no span of a text of {length:,} characters", where=where, hint=HINT)


def check(part: object, text: str, where: str, depth: int = 0) -> None:
    """Refuse a proposal that quotes its document wrongly.

    Args:
        part: The proposal, or a part of it.
        text: The document's text.
        where: Its id, and behind it the place of the part.
        depth: How deep the part is.

    Raises:
        InputError: spans outside the text, or words that do not stand there; with the place.
    """
    if depth > MOST_DEPTH:
        raise InputError("it is nested too deeply", where=where)
    if isinstance(part, list):
        for number, each in enumerate(part):
            check(each, text, f"{where}[{number}]", depth + 1)
    if not isinstance(part, Mapping):
        return
    if "spans" in part:
        words = quoted(text, part["spans"], where)
        if isinstance(part.get("text"), str) and part["text"] != words:
            what = f"it quotes {_short(part['text'])}, and the document has {_short(words)} there"
            raise InputError(what, where=where, hint=HINT)
    for key, each in part.items():
        if key != "spans":
            check(each, text, f"{where}.{key}", depth + 1)


def _short(text: str, most: int = 60) -> str:
    return repr(text if len(text) <= most else text[: most - 1] + "…")


_ENDS: Final = ".!?\n"


def sentence(text: str, spans: object) -> str:
    """Return the words from the beginning of the sentence in which the first span begins to the end of that of the last.

    A sentence is taken to end with a full stop, a question or exclamation mark before a space, or with a line. Empty where the
    spans are none of this text.
    """
    try:
        quoted(text, spans, "")
    except InputError:
        return ""
    pairs = [(start, end) for start, end in spans]  # type: ignore[attr-defined]  # looked at above
    start, end = min(pair[0] for pair in pairs), max(pair[1] for pair in pairs)
    while start and not _breaks(text, start - 1):
        start -= 1
    while end < len(text) and not _breaks(text, end - 1):
        end += 1
    return text[start:end].strip()


def _breaks(text: str, place: int) -> bool:
    """Whether a sentence ends with the character at this place."""
    return text[place] == "\n" or (text[place] in _ENDS and (place + 1 == len(text) or text[place + 1].isspace()))


def walk(part: object, path: str = "") -> Iterator[str]:
    """Yield the paths of everything in a proposal: `when`, `when.from`, ..."""
    if isinstance(part, Mapping):
        for key, each in part.items():
            here = f"{path}.{key}" if path else str(key)
            yield here
            yield from walk(each, here)


def at_path(part: Mapping[str, Any], path: str) -> Any:
    """Return what stands at a path of a proposal; None where nothing does."""
    found: Any = part
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found
