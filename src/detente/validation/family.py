"""A family of changes: one way in which a listed name comes to be written otherwise.

A changed name must still be the name of the same party to whoever reads it, or a miss would prove nothing. So:

- A slip falls into a *telling* word: of at least four letters, neither a title, an article nor a form of company, in a name
  of at least ten letters; of five where fewer than two other such words stay, of eight where it is the only word that the
  party is told by. Neither a number written as a word nor the name of God or the faith behind a name (`X Allah`, `X al-Din`)
  takes one: the first becomes another number, the second is half a name. Where a name has no telling word but common ones, it
  needs three of them.
- Two slips need two telling words of five letters or more.
- A word is left out only where two telling words, or one of eight letters, remain; words that many companies have
  (`trading`, `bank`) are not counted among these.
- In a name of Korean or Chinese syllables a slip is made only where it gives no other syllable (`syllables.py`), and no
  syllable is left out.
- A change that gives back what was there gives nothing.

Each change is drawn from the name and the family alone, so the same list gives the same trial, on any machine.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Final, Literal, TypeVar

from detente.parties.entity import Kind
from detente.validation import tables
from detente.value import value

Severity = Literal["minor", "major"]
"""`minor`: one realistic slip. `major`: two of them, another spelling of the whole, another script, a part left out."""

NameChange = Callable[[str, Kind], str | None]
Item = TypeVar("Item")

TITLES: Final = tables.words("title")
BEHIND: Final = tables.words("behind")
"""Halves of names that stand behind the other half: `Nur Allah`, `Nur al-Din`."""
NUMBERS: Final = tables.words("number")
COMPOUND: Final = re.compile("(?i)^[^a]?abd|all?ah?$|ull?ah?$|[aeou]dd?ine?$|^khayr")
"""A word that is a name with the servant of God, with Allah or with al-Din: it is two."""
ARTICLES: Final = tables.words("article")
FORMS: Final = tables.words("form")
GENERIC: Final = tables.words("generic")
"""Words that many companies have in their names; they may be shortened or left out where others remain."""
COMMON: Final = tables.words("common")
"""Words that so many people have in their names that nobody is told by them."""
LEAST_NAME: Final = 10
LEAST_WORD: Final = 4
LEAST_ALONE: Final = 8
FEW: Final = 2
LEAST_LEFT: Final = 8
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")


class Draw:
    """Choices that depend on a family and a name alone."""

    def __init__(self, family: str, name: str) -> None:
        self._seed = f"{family}\0{name}"
        self._turn = 0

    def among(self, options: Sequence[Item]) -> Item:
        """One of the options; there must be at least one."""
        self._turn += 1
        digest = blake2b(f"{self._seed}\0{self._turn}".encode(), digest_size=8).digest()
        return options[int.from_bytes(digest, "big") % len(options)]


@value
class Family:
    """One way of changing names, with how far it takes them."""

    name: str
    severity: Severity
    change: NameChange

    @property
    def summary(self) -> str:
        """What it does to a name, in a sentence."""
        return (self.change.__doc__ or "").strip().splitlines()[0]

    def __call__(self, name: str, kind: Kind) -> str | None:
        """The changed name; None where the family does not apply or changes nothing."""
        changed = self.change(name, kind)
        return None if changed is None or changed == name or not changed.strip() else changed


@value
class Spot:
    """A word of a name, and where it stands: `name[start:end]`."""

    start: int
    end: int
    text: str


def spots(name: str) -> list[Spot]:
    """The words of a name that are made of letters."""
    return [Spot(start=found.start(), end=found.end(), text=found[0]) for found in _WORD.finditer(name)]


def letters(name: str) -> int:
    """How many letters a text has."""
    return sum(map(str.isalpha, name))


def alphabetic(word: str) -> bool:
    """Whether a word is spelled letter by letter, unlike Han and Hangul."""
    return all(
        unicodedata.name(char, "").split(" ")[0] not in ("CJK", "HANGUL", "KATAKANA", "HIRAGANA") for char in word
    )


def latin(word: str) -> bool:
    """Whether a text is of Latin letters, with or without accents."""
    return all(not char.isalpha() or "LATIN" in unicodedata.name(char, "") for char in word)


def said(word: str) -> bool:
    """Whether a word is neither a title, an article nor a form of company."""
    return word.casefold() not in TITLES | ARTICLES | FORMS | BEHIND


def telling(name: str, least: int = LEAST_WORD) -> list[Spot]:
    """The words in which a slip leaves the party recognisable; none where the name is too short for one."""
    words = [
        each
        for each in spots(name)
        if alphabetic(each.text) and said(each.text) and len(each.text) >= least and each.text.casefold() not in NUMBERS
    ]
    known = known_by(name)
    if letters(name) < LEAST_NAME and len(spots(name)) > 1:
        return []
    if not known and len({each.text.casefold() for each in words}) <= FEW:
        return []
    if len(known) <= 1:
        return [each for each in words if each.text not in known or len(each.text) >= LEAST_ALONE]
    least = LEAST_WORD if len(known) > FEW else LEAST_WORD + 1
    return [each for each in words if each.text not in known or len(each.text) >= least]


def known_by(name: str) -> list[str]:
    """The words that a party is told by: neither titles, articles and forms, nor what many companies or people are called."""
    words = [each.text for each in spots(name) if said(each.text)]
    return [
        word
        for word in words
        if word.casefold() not in GENERIC | COMMON and (len(word) >= LEAST_WORD or not alphabetic(word))
    ]


def enough(rest: str) -> bool:
    """Whether what is left of a name still tells who it is."""
    words = known_by(rest)
    return len(words) > 1 or any(len(word) >= LEAST_LEFT for word in words)


def put(name: str, spot: Spot, text: str) -> str:
    """The name with another text for a word, in capitals where the word was."""
    shown = text.upper() if spot.text.isupper() else text
    return f"{name[: spot.start]}{shown}{name[spot.end :]}"
