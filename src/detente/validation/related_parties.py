"""Which listed parties are the same or share a name, so that finding one of them for the other is not an error.

Two parties are related by a name in the same letters, by a reference or by a number. Two *of different lists* are related, too, where they were
born on the same day and share a rare word of their names and the first letter of another (`KISLOV, Andrey Igoryevich`,
`Andrej KISLOV`), or are companies whose names are the same but for a usual form and the acronym in brackets (`JSC Radiozavod (RZ)`,
`Radiozavod Joint Stock Company`): lists seldom give each other's references. None of this depends on the results of matching.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from zlib import crc32

from detente.parties.entity import Entity
from detente.parties.names.transliteration import transliterate
from detente.validation.company import form_dropped
from detente.validation.family import ARTICLES, informative_words
from detente.validation.variant import ListedParty

RARE: Final = 25
"""Parties of all lists that have a rare word at the most: seven lists have the same persons."""
_DAY: Final = len("1971-05-02")
_UNKNOWN: Final = "-01-01"
"""How lists end a day of which they know the year alone."""
_BRACKETS: Final = re.compile(r"\(([A-ZА-Я]{2,8})\)")
_RUSSIAN: Final = re.compile(
    r"\b(?:(?:publichnoe|otkrytoe|zakrytoe) )?aktsionernoe obshchestvo\b|\bobshchestvo s ogranichennoy otvetstvennostyu\b"
)
"""Forms of company in Russian, which are dropped with those in English."""
SharedKeys = frozenset[int]


def name_key(text: str) -> str:
    """Return what two texts share that are one name, in any order of words, case and script of the same letters."""
    return " ".join(sorted(_words(text)))


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in _folded(text)).split()


def _folded(text: str) -> str:
    return transliterate(text.casefold())  # with capitals inside, `NewsFront` would be two words


def _digested(texts: Iterable[str]) -> SharedKeys:
    return frozenset(crc32(text.encode()) for text in texts)


def _keys(entity: Entity) -> Iterator[str]:
    """Yield what two related parties share on any lists."""
    yield from (f"name {name_key(name.text)}" for name in entity.names)
    yield from (f"reference {text}" for text in (entity.id, *entity.references))
    yield from (f"number {''.join(filter(str.isalnum, number.text)).upper()}" for number in entity.numbers)


def _informative_words(entity: Entity) -> set[str]:
    """Return the words that identify a party, of all its names."""
    return {_folded(word) for name in entity.names for word in informative_words(name.text)}


def _born(entity: Entity, rare: frozenset[str]) -> Iterator[str]:
    """Yield a person's dates of birth, each with a rare word of a name and the first letter of another."""
    days = [day for day in entity.births if len(day) == _DAY and not day.endswith(_UNKNOWN)]
    for name in entity.names if days else ():
        words = _words(name.text)
        others = [word for word in words if word not in ARTICLES]
        pairs = {(word, other[0]) for word in words if word in rare for other in others if other != word}
        yield from (f"born {day} {word} {letter}" for day in days for word, letter in pairs)


def _without_forms(entity: Entity) -> Iterator[str]:
    """Yield a company's names without the legal form, and without their acronyms, too."""
    for text in dict.fromkeys(text for name in entity.names for text in (name.text, _without_acronym(name.text))):
        rest = form_dropped(_RUSSIAN.sub(" ", _folded(text)), "entity")
        if rest:
            yield f"company {name_key(rest)}"


def _without_acronym(name: str) -> str:
    """Return a name without the acronym of it in brackets: `LIBERATION TIGERS OF TAMIL EELAM (LTTE)`."""
    found = _BRACKETS.search(name)
    if found is None:
        return name
    first = iter([word[0] for word in _words(name[: found.start()])])
    given = all(letter in first for letter in _words(found[1])[0])
    return name[: found.start()] + name[found.end() :] if given else name


class RelatedParties:
    """The relations between listed parties; parties that share nothing are different parties."""

    def __init__(self, parties: Iterable[ListedParty]) -> None:
        known = tuple(parties)
        having = Counter(word for party in known for word in _informative_words(party.entity))
        rare = frozenset(word for word, count in having.items() if count <= RARE)
        self._keys: dict[tuple[str, str], SharedKeys] = {}
        self._abroad: dict[tuple[str, str], SharedKeys] = {}
        """What parties share that are kin on different lists."""
        self._named: dict[int, list[tuple[str, str]]] = {}
        for party in known:
            self._add(party, rare)

    def _add(self, party: ListedParty, rare: frozenset[str]) -> None:
        entity, key = party.entity, (party.list, party.entity.id)
        abroad = {"person": _born(entity, rare), "entity": _without_forms(entity)}.get(entity.kind, iter(()))
        self._keys[key] = self._keys.get(key, frozenset()) | _digested(_keys(entity))
        self._abroad[key] = self._abroad.get(key, frozenset()) | _digested(abroad)
        for name in entity.names:
            self._named.setdefault(crc32(name_key(name.text).encode()), []).append(key)

    def same(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Return whether two parties, each by its list and its reference, are the same or related."""
        if one == other or _shared(self._keys, one, other):
            return True
        return one[0] != other[0] and _shared(self._abroad, one, other)

    def another(self, text: str, party: ListedParty) -> bool:
        """Return whether a text is the listed name of another party, and of no party related to this one."""
        known = party.list, party.entity.id
        having: Sequence[tuple[str, str]] = self._named.get(crc32(name_key(text).encode()), ())
        return bool(having) and not any(self.same(known, each) for each in having)

    def listed(self, text: str) -> bool:
        """Return whether a text is anybody's listed name."""
        return crc32(name_key(text).encode()) in self._named


def _shared(keys: dict[tuple[str, str], SharedKeys], one: tuple[str, str], other: tuple[str, str]) -> bool:
    return bool(keys.get(one, frozenset()) & keys.get(other, frozenset()))
