"""Take apart a field that holds two names, or a name and its circumstances: `X a.k.a. Y`, `X, born 1 Jan. 1953 (passport ...)`."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from detente.parties.names.field_facts import born_in

_ALSO: Final = r"(?:a\.?\s?k\.?\s?a\.?(?![\w-])|also known as|also called|f\.?\s?k\.?\s?a\.?(?![\w-])|formerly known as|previously known as)"
_INSIDE: Final = re.compile(rf"(?i)\(\s*(?:{_ALSO}|formerly(?!\s+listed))[\s:.]*+((?:[^()]|\([^()]*\))+)\)")
"""Other names in brackets: `Maher (a.k.a. Mahir) AL-ASSAD`."""
_BETWEEN: Final = re.compile(rf"(?i)(?<=[^\s,;])[\s,;]++{_ALSO}[\s:]*+(?=[\w‘'\"“«])")
_REMARK: Final = re.compile(
    r"(?i)\s?\((?:[^()]|\([^()]*\))*\b(?:passport|identity|listed as(?=\W*\))|born\b[^()]*[0-9]|nationality|deceased)\b(?:[^()]|\([^()]*\))*(?:\)|$)"
)
"""Circumstances in brackets; the last bracket may have been cut off."""
_BORN: Final = re.compile(
    r"(?i)(?<=[\w)])[\s,;]++(?:born|d\.?o\.?b\.?|date of birth)[\s:]++(?=(?:in|on|circa|about)\b|[0-9]).*"
)
_BIRTH: Final = re.compile(r"(?i)\b(?:born|d\.?o\.?b|birth)\b")
_DAY: Final = re.compile(r"\W*(?:[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\W*")
_COMMAS: Final = re.compile("[,;]")
_NEEDED: Final = re.compile(
    r"(?i)born|formerly|passport|listed|identity|known|called|k\.?\s?a\b|d\.?o\.?b|birth|deceased|nationality"
)


class TakenApart(NamedTuple):
    """What a field of names holds."""

    names: tuple[str, ...]
    """The first is that of the field; none where it holds no name."""
    born: str | None = None
    circumstances: str = ""
    """What was said beside the names, and is no name."""


def taken_apart(text: str) -> TakenApart:
    """Return the names of a field, and what it says beside them.

    >>> taken_apart("Dana Holdings a.k.a Dana Astra").names
    ('Dana Holdings', 'Dana Astra')
    >>> taken_apart("Maher (a.k.a. Mahir) AL-ASSAD").names
    ('Maher AL-ASSAD', 'Mahir AL-ASSAD')
    """
    if _DAY.fullmatch(text):
        return TakenApart((), circumstances=text.strip())
    if not _NEEDED.search(text):
        return TakenApart((text,))
    said = [found[0].strip(" ,;") for pattern in (_BORN, _REMARK) for found in pattern.finditer(text)]
    bare = _BORN.sub("", _REMARK.sub("", text)).strip(" ,;")
    if not any(map(str.isalpha, bare)):
        return TakenApart((text,))
    names = [name for each in _BETWEEN.split(bare) for name in _spelled(each.strip(" ,;"))]
    kept = tuple(dict.fromkeys(name for name in names if any(map(str.isalpha, name))))
    born = next((found for each in said if _BIRTH.search(each) and (found := born_in(each))), None)
    return TakenApart(kept or (text,), born, "; ".join(said))


def _spelled(text: str) -> Iterator[str]:
    """Yield a name with brackets of other names: without them, and with each of them in its place."""
    found = _INSIDE.search(text)
    if found is None:
        yield text.removesuffix(")") if text.count(")") > text.count("(") else text
        return
    before, behind = text[: found.start()].rstrip(), text[found.end() :].strip()
    yield from _spelled(f"{before} {behind}".strip())
    plain = " ".join(_INSIDE.sub(" ", behind).split())
    for other in filter(None, map(str.strip, _COMMAS.split(found[1]))):
        yield _in_place(before, other, plain)


def _in_place(before: str, other: str, behind: str) -> str:
    """Return a name with another spelling of the word before a bracket; several words, or what stands last, are a name by themselves."""
    if " " in other or not behind:
        return other
    head = before.rpartition(" ")[0]
    return " ".join(filter(None, (head, other, behind)))
