"""Other spellings by ear, and the short forms that people use of names."""
# ruff: noqa: ARG001 -- every change is called the same way

import re
import unicodedata
from typing import Final

from detente.parties.entity import Kind
from detente.validation import tables
from detente.validation.family import (
    ARTICLES,
    BEHIND,
    COMPOUND,
    GENERIC,
    TITLES,
    Draw,
    informative_spots,
    informative_words,
    is_name_word,
    is_recognisable,
    latin,
    letters,
    put,
    spots,
)
from detente.validation.syllables import is_syllabic, makes_other_name

_BY_EAR: Final = (
    ("ph", "f"), ("ck", "k"), ("qu", "kw"), ("q", "k"), ("x", "ks"), ("sch", "sh"), ("tch", "ch"), ("ou", "oo"), ("oo", "u"), ("ee", "i"),
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("zh", "j"), ("c(?=[aou])", "k"), ("c(?=[eiy])", "s"), ("y(?=[^aeiou]|$)", "i"),
    ("w", "v"), ("v", "w"), ("z(?!h)", "s"), ("ai", "ay"), ("ei", "ey"), ("au", "aw"), ("iy", "i"), ("k(?=[aou])", "c"), ("i(?=[^aeiou])", "e"), ("u(?=[^aeiou])", "o"),
)  # fmt: skip
_EARS: Final = tuple((re.compile(f"(?i){sound}"), written) for sound, written in _BY_EAR)
_SHORT: Final = {name: tuple(others.split()) for name, others in tables.rows("short_names")}
"""Short and sister forms of given names."""
_HALVES: Final = ARTICLES | TITLES
MINIMUM_WITHOUT_VOWELS: Final = 6
MINIMUM_FAMILY: Final = 8


def by_ear(name: str, kind: Kind) -> str | None:
    """One or two words are spelled by the ear: `ph` as `f`, `c` as `k`, `y` as `i`."""
    words = [each for each in informative_spots(name) if latin(each.text)]
    draw = Draw("by-ear", name)
    changed, done = name, 0
    for spot in sorted(words, key=lambda each: -each.start):
        fitting = [(pattern, written) for pattern, written in _EARS if pattern.search(spot.text)]
        if fitting and done <= 1:
            pattern, written = draw.among(fitting)
            text = pattern.sub(written, spot.text, count=1)
            if not makes_other_name(name, text):
                changed, done = put(changed, spot, text.capitalize() if spot.text[0].isupper() else text), done + 1
    return changed


def vowels_dropped(name: str, kind: Kind) -> str | None:
    """One word of six letters or more is written without its vowels, the first letter aside; five letters stay, of one name."""
    words = [
        each
        for each in informative_spots(name, MINIMUM_WITHOUT_VOWELS)
        if latin(each.text)
        and letters(_bare(each.text)) > 4  # noqa: PLR2004 -- four consonants say little
        and not COMPOUND.search(each.text)
        and each.text.casefold() not in GENERIC
    ]
    if not words or len(informative_spots(name)) <= 1:
        return None
    spot = Draw("vowels-dropped", name).among(words)
    return put(name, spot, _bare(spot.text))


def _bare(word: str) -> str:
    return word[0] + "".join(char for char in word[1:] if unicodedata.normalize("NFD", char)[0].lower() not in "aeiou")


def word_cut(name: str, kind: Kind) -> str | None:
    """One word of eight letters or more ends with a full stop after two thirds of them; another that tells stays whole."""
    words = [
        each for each in informative_spots(name, MINIMUM_FAMILY) if latin(each.text) and not COMPOUND.search(each.text)
    ]
    if not words or len(informative_words(name)) <= 1:
        return None
    spot = Draw("word-cut", name).among(words)
    return put(name, spot, f"{spot.text[: -(len(spot.text) // 3)]}.")


def given_shortened(name: str, kind: Kind) -> str | None:
    """A given name stands in a short or a sister form: `Mohd` for `Muhammad`; two other words stay."""
    words = [each for each in spots(name) if is_name_word(each.text)]
    fitting = [each for each in words if each.text.lower() in _SHORT]
    if kind != "person" or not fitting or len(words) <= 2:  # noqa: PLR2004 -- two others
        return None
    draw = Draw("given-shortened", name)
    spot = draw.among(fitting)
    return put(name, spot, draw.among(_SHORT[spot.text.lower()]))


def middle_omitted(name: str, kind: Kind) -> str | None:
    """One word between the first and the last of a person's name is left out."""
    words, inner = name.split(), _inner(name) if kind == "person" else []
    if not inner:
        return None
    at = Draw("middle-omitted", name).among(inner)
    return _left(words, at)


def initial_added(name: str, kind: Kind) -> str | None:
    """A person's name of two words has an initial between them that the list does not give."""
    words = name.split()
    if kind != "person" or len(words) != 2 or not latin(name) or not is_recognisable(name):  # noqa: PLR2004 -- as the sentence says
        return None
    initial = f"{Draw('initial-added', name).among('ABDEGHJKLMNRST')}."
    return " ".join([*words, initial] if words[0].endswith(",") else [words[0], initial, words[1]])


def middle_initial(name: str, kind: Kind) -> str | None:
    """One word between the first and the last of a person's name is written as its initial."""
    words, inner = name.split(), _inner(name) if kind == "person" and latin(name) else []
    if not inner:
        return None
    at = Draw("middle-initial", name).among(inner)
    initial = f"{words[at][0]}.{',' if words[at].endswith(',') else ''}"
    return " ".join([*words[:at], initial, *words[at + 1 :]]) if _left(words, at) else None


def _inner(name: str) -> list[int]:
    """Return the places of words that are neither the first nor the last; of `A B, C D`, those after the first of each part.

    None in a name of Korean or Chinese syllables, of which each is half of a given name.
    """
    words = name.split()
    comma = next((at for at, word in enumerate(words) if word.endswith(",")), None)
    places = range(1, len(words) - 1) if comma is None else [*range(1, comma + 1), *range(comma + 2, len(words))]
    if set('(;"') & set(name) or is_syllabic(name):
        return []
    return [
        at
        for at in places
        if is_name_word(words[at].strip(",")) and len(words[at].strip(".,")) > 1 and words[at][0].isalpha()
    ]


def _left(words: list[str], at: int) -> str | None:
    before = [*words[: at - 1], words[at - 1] + ("," if words[at].endswith(",") else "")]
    left = " ".join([*before, *words[at + 1 :]])
    behind = words[at + 1].strip(",").casefold() if at + 1 < len(words) else ""
    return (
        left
        if len(set(map(str.casefold, informative_words(left)))) > 1
        and not _halved(words[at - 1])
        and behind not in BEHIND
        else None
    )


def _halved(before: str) -> bool:
    """Return whether a word without the next one is half a name: `Abdul`, `Abu`, `bin`, `Dr.`."""
    return before.strip(".,").casefold() in _HALVES or before.casefold().startswith("abd")


def given_as_initials(name: str, kind: Kind) -> str | None:
    """The given names of a person are written as initials: `J. A. Smith`.

    Only of two given names or more, with a family name of eight letters or more: one initial and a family name are shared by
    too many, as are several with a short one. Not of a servant of God (`Abdel Rahman`), which is one name in two words.
    """
    if kind != "person" or not name.strip() or not latin(name) or "(" in name:
        return None
    surname, comma, rest = name.partition(",")
    words = name.split()
    given = rest.split() if comma else words[:-1]
    last = surname.strip() if comma else words[-1]
    served = any(word.casefold().startswith("abd") for word in given)
    given = [word for word in given if is_name_word(word)]
    if served or any(COMPOUND.search(word) or word[:3].casefold() in ("al-", "ben", "bin") for word in given):
        return None
    if len(given) <= 1 or max(map(len, re.split(r"[-\s]", last))) < MINIMUM_FAMILY or not informative_words(last):
        return None
    initials = " ".join(f"{word.lstrip(chr(39))[0].upper()}." for word in given if word.lstrip("'\"“")[:1].isalpha())
    return (f"{last}, {initials}" if comma else f"{initials} {last}") if initials else None
