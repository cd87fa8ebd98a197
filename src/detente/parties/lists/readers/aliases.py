"""Split names as lists write them: several in one field, another script in brackets, a reference between them."""

import re
from typing import Final

from detente.errors import Issue
from detente.files import limits

_LABEL = re.compile(r"(?:^|[\s;,])\(?[a-z]\)\s+|;\s*|\n")
_BRACKETS = re.compile(r"(?<!\s)\s*+[(（]([^()（）]*)[)）]")
LANGUAGE: Final = r"(?:belaruss?ian|russ?ian|ukrainian|arabic|persian|hebrew|azerbaijani|kazakh|chinese)\s*:\s*"
"""The label of a language that a field puts before a name."""
_LEAD = re.compile(
    rf"^(?:{LANGUAGE}|(?:original script|in original script|birth name|formerly|previously listed as)\s*:?\s*)",
    re.IGNORECASE,
)
_LABELS = re.compile(rf"^(?:{LANGUAGE}|(?:other|stage|married) name\s*:\s*)", re.IGNORECASE)
_OR = re.compile(r"(?<!\s)\s++or\s+")
INSIDE: Final = "\uffff"
"""Stands for a semicolon in brackets, which divides what is said there and not the field; no text may hold it."""
MOST: Final = limits.MOST_LISTED
"""Characters in one name."""


def split(text: str) -> list[str]:
    """Return the names in one field: parts between semicolons or after `b)`, and what another script says in brackets.

    A bracket in the same script stays where it is: `HAQQANI NETWORK (HQN)`.
    """
    inside = _BRACKETS.sub(lambda found: found[0].replace(";", INSIDE), text)
    parts = [part.strip(" ,;\u00a0") for part in _LABEL.split(f" {inside}")]
    found = [name.replace(INSIDE, ";") for part in parts if part for name in _scripts(part)]
    return list(dict.fromkeys(found))


def unlabelled(name: str) -> str:
    """Return a name without a label of its language or kind before it: `Russian: Иванов`, `Stage name: Shaman`."""
    return _LABELS.sub("", name)


def either(text: str) -> list[str]:
    """Return the names of an organisation that a field gives with `or` between them; one within brackets stays."""
    parts = _OR.split(text)
    whole = all(part.count("(") == part.count(")") for part in parts)
    return [part for part in parts if part.strip()] if whole else [text]


def _scripts(part: str) -> list[str]:
    first, last = part.find("("), part.rfind(")")
    if 0 < first < last and part.count("(") > 1 and latin(part[first + 1 : last]) != latin(part[:first]):
        return [part[:first].strip(), part[first + 1 : last].strip()]
    for bracket in _BRACKETS.finditer(part):
        inner = _LEAD.sub("", bracket[1]).strip()
        outer = (part[: bracket.start()] + part[bracket.end() :]).strip()
        if inner and outer and latin(inner) != latin(outer):
            return [outer, *(each.strip() for each in inner.split(INSIDE) if each.strip())]
    return [part]


def latin(text: str) -> bool:
    """Return whether the letters of a text are mostly Latin."""
    letters = [char for char in text if char.isalpha()]
    return sum(char < "\u0250" or "\u1e00" <= char <= "\u1eff" for char in letters) * 2 >= len(letters)


def fitting(text: str, where: str, issues: list[Issue]) -> bool:
    """Return whether a name is no longer than one on a list may be; a longer one becomes an issue, and is to be left out."""
    if len(text) > MOST:
        issues.append(Issue(where=where, what=f"a name of {len(text):,} characters, left out", code="too-long"))
    return len(text) <= MOST


def clean(text: str) -> str | None:
    """Return a name with its spaces joined and control characters removed, or None where nothing is left."""
    kept = "".join(char if char.isprintable() or char in "\u200c\u200d" else " " for char in text)
    return " ".join(kept.split()) or None
