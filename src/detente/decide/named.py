"""Parties and vessels as a cell names them: references, names, what may be meant (`KPe.047?`) and what is not (`not KPe.047`)."""

import re
from collections.abc import Sequence
from typing import Final

from detente.decide.cells import CONTROL, Unread, imo
from detente.files import limits

DENIAL: Final = "not "
"""Begins what is not meant."""
DOUBT: Final = "?"
"""Ends what may be meant, or may not."""
MOST_LETTERS: Final = limits.MOST_NAME
"""Of one party."""

REFERENCE: Final = re.compile(r"[A-Z]{2}[ei]\.[0-9]{3,}")
"""A reference number of the Council's lists: the list's letters, `e` (entity) or `i` (individual), a number."""
_WRITTEN: Final = re.compile(r"(not )?([A-Z]{2})([ei])\.([0-9]+) ?(\?*)", re.IGNORECASE)
_LOOSE: Final = re.compile(r"(not )?([A-Z]{2})([ei])[ -]?([0-9]{1,4}) ?(\?*)")
"""As people write it without the full stop; only in the list's own capitals, since `Tai 3` is a ship."""
_BEHIND: Final = re.compile(r", ?(?:not )?[A-Z]{2}[ei]\.[0-9]+", re.IGNORECASE)
_SHIP: Final = re.compile(r"(not )?(?:IMO[ :-]*)?([0-9]{7}) ?(\??)", re.IGNORECASE)


def ship(text: str) -> re.Match[str] | None:
    """An IMO number among the parties: `not ` or nothing, the number, `?` or nothing; None for anything else."""
    return _SHIP.fullmatch(text)


def party(text: str) -> str:
    """A party: a reference number as `KPe.047`, `KPe.047?` or `not KPe.047`, or a name with single spaces."""
    name = " ".join(text.split())
    if (number := ship(name)) is not None:
        return "".join(number.groups("")).lower()
    found = _WRITTEN.fullmatch(name) or _LOOSE.fullmatch(name)
    return _name(name) if found is None else _reference(*found.groups(""))


def _reference(denied: str, letters: str, kind: str, number: str, doubt: str) -> str:
    if denied and doubt:
        raise Unread("is both denied and doubted", "Leave out `not`, or the question mark.")
    if len(doubt) > 1:
        raise Unread("has several question marks", "One says that it may be meant.")
    return f"{denied.lower()}{letters.upper()}{kind.lower()}.{int(number):03}{doubt}"


def _name(name: str) -> str:
    if name.startswith(DOUBT) and _WRITTEN.search(name):
        raise Unread("begins with a question mark", "Put it behind the reference, as in KPe.047?.")
    if _BEHIND.search(name):
        raise Unread("has a comma between parties", "Put ';' between parties.")
    return name


def parties(text: str) -> tuple[str, ...]:
    """The parties between the semicolons, each once; what is said for certain settles a doubt about it."""
    if CONTROL.search(text):
        raise Unread("holds a control character", "Put ';' between parties; remove line breaks and tabs.")
    found = tuple(dict.fromkeys(name for name in map(party, text.split(";")) if name))
    longest = max(map(len, found), default=0)
    if longest > MOST_LETTERS:
        raise Unread(f"has a name of {longest:,} letters", f"Names have at most {MOST_LETTERS:,}; is it a text?")
    return _settled(found)


def _settled(given: Sequence[str]) -> tuple[str, ...]:
    denied = {each.removeprefix(DENIAL) for each in given if each.startswith(DENIAL)}
    twice = next((each for each in given if each in denied), None)
    if twice is not None:
        raise Unread(f"both names and denies {twice}", "Leave one of them out.")
    settled = denied | {each for each in given if not each.endswith(DOUBT)}
    return tuple(each for each in given if not (each.endswith(DOUBT) and each.removesuffix(DOUBT) in settled))


def vessel(text: str) -> str:
    """An IMO number; and others, each with `?` behind it and `;` between them, that may be meant too."""
    if text.lower().startswith(DENIAL):
        raise Unread("says which vessel is not meant", "Write it among the parties: `not 8518780`.")
    parts = [part.strip() for part in text.split(";") if part.strip()]
    sure = list(dict.fromkeys(imo(part) for part in parts if not part.endswith(DOUBT)))
    if len(sure) > 1:
        mend = "Write a row for each; or `?` behind each number that may be meant."
        raise Unread("names several vessels", mend)
    doubtful = dict.fromkeys(imo(part.removesuffix(DOUBT).rstrip()) for part in parts if part.endswith(DOUBT))
    return "; ".join([*sure, *(f"{number}{DOUBT}" for number in doubtful if number not in sure)]) or imo(text)
