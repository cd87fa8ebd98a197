"""Typos of the hand and of the eye: letters left out, doubled, swapped, adjacent keys, and two such typos in one name."""
# ruff: noqa: ARG001 -- every change is called the same way

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from detente.parties.entity import Kind
from detente.validation.family import MINIMUM_WORD, Draw, Spot, informative_spots, put
from detente.validation.syllables import makes_other_name

_KEYBOARDS: Final = (
    ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    ("ضصثقفغعهخحجد", "شسيبلاتنمك", "ئءؤرىةوزظ"),
)
ADJACENT_KEYS: Final[dict[str, str]] = {}
"""The keys left and right of each letter, on its own script's keyboard."""
for _rows in _KEYBOARDS:
    for _row in _rows:
        for _key, _next in pairwise(_row):
            ADJACENT_KEYS[_key] = ADJACENT_KEYS.get(_key, "") + _next
            ADJACENT_KEYS[_next] = ADJACENT_KEYS.get(_next, "") + _key

Slip = Callable[[str, Draw], str | None]

MINIMUM_TWO_SLIPS: Final = 5
"""Letters of a word that takes one of two slips."""


def _dropped(word: str, draw: Draw) -> str | None:
    at = draw.among(range(len(word)))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, draw: Draw) -> str | None:
    places = [at for at, char in enumerate(word) if char.isalpha() and word[at : at + 2] != char * 2]
    at = draw.among(places) if places else None
    if at is None:
        return None
    return word[: at + 1] + (word[at].lower() if not word.isupper() else word[at]) + word[at + 1 :]


def _swapped(word: str, draw: Draw) -> str | None:
    places = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1] and word[at : at + 2].isalpha()]
    if not places:
        return None
    at = draw.among(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _adjacent_key(word: str, draw: Draw) -> str | None:
    places = [at for at, char in enumerate(word) if char.lower() in ADJACENT_KEYS]
    if not places:
        return None
    at = draw.among(places)
    struck = draw.among(ADJACENT_KEYS[word[at].lower()])
    return word[:at] + (struck.upper() if word[at].isupper() else struck) + word[at + 1 :]


def _added(word: str, draw: Draw) -> str | None:
    places = [at for at, char in enumerate(word) if char.lower() in ADJACENT_KEYS]
    if not places:
        return None
    at = draw.among(places)
    struck = draw.among(ADJACENT_KEYS[word[at].lower()])
    return word[: at + 1] + (struck.upper() if word.isupper() else struck) + word[at + 1 :]


_VOWELS: Final = ("aeiou", "аеиоу")
_LETTERS: Final = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшэюя", "ابتجحدرزسشعفقكلمنهوي")


def _replaced(word: str, draw: Draw, letters: tuple[str, ...]) -> str | None:
    """Return the word with a letter replaced by another of the same set."""
    sets = [(at, each) for at, char in enumerate(word) for each in letters if char.lower() in each]
    if not sets:
        return None
    at, among = draw.among(sets)
    other = draw.among([each for each in among if each != word[at].lower()])
    return word[:at] + (other.upper() if word[at].isupper() else other) + word[at + 1 :]


def _vowel(word: str, draw: Draw) -> str | None:
    return _replaced(word, draw, _VOWELS)


def _letter(word: str, draw: Draw) -> str | None:
    return _replaced(word, draw, _LETTERS)


_SLIPS: Final = (_dropped, _doubled, _swapped, _adjacent_key)


def _one(name: str, family: str, slip: Slip, least: int = MINIMUM_WORD) -> str | None:
    draw = Draw(family, name)
    words = informative_spots(name, least)
    if not words:
        return None
    spot = draw.among(words)
    changed = slip(spot.text, draw)
    return None if changed is None or makes_another_name(name, spot.text, changed) else put(name, spot, changed)


def makes_another_name(name: str, word: str, changed: str) -> bool:
    """Return whether a typo makes another name of a word.

    That is another syllable, `Antonia` of `Antonio`, or a name without its `al-` or `Abd`.
    """
    halved = any(word.lower().startswith(half) and not changed.lower().startswith(half) for half in ("ال", "abd"))
    gender = word[:-1] == changed[:-1] and {word[-1].lower(), changed[-1].lower()} == {"a", "o"}
    return gender or halved or makes_other_name(name, changed)


def letter_dropped(name: str, kind: Kind) -> str | None:
    """One letter of one word is left out."""
    return _one(name, "letter-dropped", _dropped)


def letter_doubled(name: str, kind: Kind) -> str | None:
    """One letter of one word is typed twice."""
    return _one(name, "letter-doubled", _doubled)


def letters_swapped(name: str, kind: Kind) -> str | None:
    """Two letters that stand beside each other change places, the first of the word aside."""
    return _one(name, "letters-swapped", _swapped)


def neighbour_struck(name: str, kind: Kind) -> str | None:
    """One letter is replaced by the one beside it on the keyboard."""
    return _one(name, "neighbour-struck", _adjacent_key)


def neighbour_added(name: str, kind: Kind) -> str | None:
    """A key is struck together with the one beside it: a letter too many."""
    return _one(name, "neighbour-added", _added)


def letter_replaced(name: str, kind: Kind) -> str | None:
    """One letter is replaced by any other."""
    return _one(name, "letter-replaced", _letter, MINIMUM_TWO_SLIPS)


def vowel_changed(name: str, kind: Kind) -> str | None:
    """One vowel is replaced by another."""
    return _one(name, "vowel-changed", _vowel)


def double_undone(name: str, kind: Kind) -> str | None:
    """A double letter is written once; in Arabic letters not where one of them is the article's."""
    words = [each for each in informative_spots(name) if _pairs(each.text)]
    if not words:
        return None
    draw = Draw("double-undone", name)
    spot = draw.among(words)
    at = draw.among(_pairs(spot.text))
    text = spot.text[:at] + spot.text[at + 1 :]
    return None if makes_other_name(name, text) else put(name, spot, text)


def _pairs(word: str) -> list[int]:
    begins = len("ال") if word.startswith("ال") else 0
    return [at for at, (one, other) in enumerate(pairwise(word)) if at >= begins and one.lower() == other.lower()]


def first_letter_lost(name: str, kind: Kind) -> str | None:
    """The first letter of the name is cut off, as where a form's box was too far right."""
    words = informative_spots(name, MINIMUM_TWO_SLIPS)
    if not words or words[0].start or makes_other_name(name, words[0].text[1:]):
        return None
    return put(name, words[0], words[0].text[1:])


def two_slips(name: str, kind: Kind) -> str | None:
    """Two words have a slip each: a letter left out, doubled, swapped or struck beside."""
    words = informative_spots(name, MINIMUM_TWO_SLIPS)
    return None if len(words) <= 1 else with_two_slips(name, words, "two-slips")


def with_two_slips(name: str, words: list[Spot], family: str) -> str | None:
    """Return the name with a typo in each of two of the words."""
    draw = Draw(family, name)
    first = draw.among(words)
    second = draw.among([each for each in words if each != first])
    changed = name
    for spot in sorted((first, second), key=lambda each: -each.start):
        text = draw.among(_SLIPS)(spot.text, draw)
        if text is None or text == spot.text or makes_another_name(name, spot.text, text):
            return None
        changed = put(changed, spot, text)
    return changed


def one_slip(name: str, family: str) -> str | None:
    """Return the name with any one typo in one of its informative words."""
    return _one(name, family, Draw(family, f"{name} slip").among(_SLIPS), MINIMUM_TWO_SLIPS)
