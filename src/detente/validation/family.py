"""A family of changes: one way in which a listed name may be written differently.

A reader must still recognise the party by the changed name, or a miss would prove nothing. So:

- A typo is made in an *informative* word: of at least four letters, neither a title, an article nor a legal form, in a name
  of at least ten letters; of five where fewer than two other such words remain, of eight where it is the only word that
  identifies the party. Neither a number written as a word nor the name of God or the faith after a name (`X Allah`, `X al-Din`)
  takes one: the first becomes another number, the second is half a name. Where a name has only common informative words, it
  needs three of them.
- Two typos need two informative words of five letters or more.
- A word is left out only where two informative words, or one of eight letters, remain; words that many companies have
  (`trading`, `bank`) are not counted among these.
- In a name of Korean or Chinese syllables a typo is made only where it makes no other syllable (`syllables.py`), and no
  syllable is left out.
- A change that leaves the name as it was is dropped.

Each change is drawn from the name and the family alone, so the same list gives the same validation, on any machine.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Final, Literal, TypeVar

from detente.parties.entity import Entity, Kind
from detente.validation import tables
from detente.value import value

Severity = Literal["minor", "major"]
"""`minor`: one realistic slip. `major`: two of them, another spelling of the whole, another script, a part left out."""

NameChange = Callable[[str, Kind], str | None]
PartyChange = Callable[[str, Entity], str | None]
"""A change that needs more of the party than its kind: its numbers, its day of birth."""
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
MINIMUM_NAME: Final = 10
MINIMUM_WORD: Final = 4
MINIMUM_SINGLE: Final = 8
FEW: Final = 2
MINIMUM_LEFT: Final = 8
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")


class Draw:
    """Choices that depend only on a family and a name."""

    def __init__(self, family: str, name: str) -> None:
        self._seed = f"{family}\0{name}"
        self._turn = 0

    def among(self, options: Sequence[Item]) -> Item:
        """Return one of the options; there must be at least one."""
        self._turn += 1
        digest = blake2b(f"{self._seed}\0{self._turn}".encode(), digest_size=8).digest()
        return options[int.from_bytes(digest, "big") % len(options)]


@value
class Family:
    """One way of changing names, with its severity."""

    name: str
    severity: Severity
    change: NameChange | None = None
    of_party: PartyChange | None = None
    """Its change, where that needs the party's entry; one of the two is given."""

    @property
    def summary(self) -> str:
        """Return what it does to a name, in a sentence."""
        return ((self.change or self.of_party).__doc__ or "").strip().splitlines()[0]

    def __call__(self, name: str, party: Kind | Entity) -> str | None:
        """Return the changed name; None where the family does not apply or changes nothing.

        A kind is enough for a family that needs no more of the party.
        """
        if self.of_party is not None:
            changed = self.of_party(name, party) if isinstance(party, Entity) else None
        else:
            assert self.change is not None
            changed = self.change(name, party.kind if isinstance(party, Entity) else party)
        return None if changed is None or changed == name or not changed.strip() else changed


@value
class Spot:
    """A word of a name, and its place: `name[start:end]`."""

    start: int
    end: int
    text: str


def spots(name: str) -> list[Spot]:
    """Return the words of a name that are made of letters."""
    return [Spot(start=found.start(), end=found.end(), text=found[0]) for found in _WORD.finditer(name)]


def letters(name: str) -> int:
    """Return how many letters a text has."""
    return sum(map(str.isalpha, name))


def alphabetic(word: str) -> bool:
    """Return whether a word is spelled letter by letter, unlike Han and Hangul."""
    return all(
        unicodedata.name(char, "").split(" ")[0] not in ("CJK", "HANGUL", "KATAKANA", "HIRAGANA") for char in word
    )


def latin(word: str) -> bool:
    """Return whether a text is of Latin letters, with or without accents."""
    return all(not char.isalpha() or "LATIN" in unicodedata.name(char, "") for char in word)


def is_name_word(word: str) -> bool:
    """Return whether a word is neither a title, an article nor a legal form."""
    return word.casefold() not in TITLES | ARTICLES | FORMS | BEHIND


def informative_spots(name: str, least: int = MINIMUM_WORD) -> list[Spot]:
    """Return the words in which a typo leaves the party recognisable; none where the name is too short for one."""
    words = [
        each
        for each in spots(name)
        if alphabetic(each.text)
        and is_name_word(each.text)
        and len(each.text) >= least
        and each.text.casefold() not in NUMBERS
    ]
    known = informative_words(name)
    if letters(name) < MINIMUM_NAME and len(spots(name)) > 1:
        return []
    if not known and len({each.text.casefold() for each in words}) <= FEW:
        return []
    if len(known) <= 1:
        return [each for each in words if each.text not in known or len(each.text) >= MINIMUM_SINGLE]
    least = MINIMUM_WORD if len(known) > FEW else MINIMUM_WORD + 1
    return [each for each in words if each.text not in known or len(each.text) >= least]


def informative_words(name: str) -> list[str]:
    """Return the words that identify a party.

    These are neither titles, articles and legal forms, nor the words that many companies or people have.
    """
    words = [each.text for each in spots(name) if is_name_word(each.text)]
    return [
        word
        for word in words
        if word.casefold() not in GENERIC | COMMON and (len(word) >= MINIMUM_WORD or not alphabetic(word))
    ]


def is_recognisable(rest: str) -> bool:
    """Return whether what is left of a name still identifies the party."""
    words = informative_words(rest)
    return len(words) > 1 or any(len(word) >= MINIMUM_LEFT for word in words)


def put(name: str, spot: Spot, text: str) -> str:
    """Return the name with another text for a word, in capitals where the word was."""
    shown = text.upper() if spot.text.isupper() else text
    return f"{name[: spot.start]}{shown}{name[spot.end :]}"
