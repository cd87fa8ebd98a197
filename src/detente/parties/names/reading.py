"""A name as it is compared: words in order, what each says, and the name as Korea or China would read it."""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from detente.parties.names import eastern
from detente.parties.names.bits import FORM, MOST, bits, by_length
from detente.parties.names.same import counted
from detente.parties.names.script import plain
from detente.parties.names.words import FILLERS, FORMS, PARTICLES, PHRASES, TITLES, servants

_DOTS: Final = re.compile(r"(?<![a-z0-9])([a-z])\.(?=[a-z](?:\.|\b))")
_WORD: Final = re.compile(r"[a-z0-9]+|[A-Z]+|[()]")
MOST_WORDS: Final = 24
"""Words of a name that are compared; longer texts are sentences, and are searched piece by piece."""
IN_BRACKETS: Final = 0.35
"""What a word in brackets says, beside the same word outside."""
ASIDE: Final = "("
"""Marks a plain word that stood in brackets."""


class Reading(NamedTuple):
    """A name taken apart."""

    words: tuple[str, ...]
    """Plain words; forms of companies as one of four, titles left out unless nothing else is left, each word once."""
    bits: tuple[float, ...]
    total: float
    eastern: tuple[tuple[str, str], ...]


def read(name: str) -> Reading:
    """A name taken apart; it has no words where the text has no letters or digits."""
    return made(plain_words(name))


def plain_words(name: str) -> tuple[str, ...]:
    """The plain words of a name, `(` before each that stood in brackets."""
    text = _DOTS.sub(r"\1", plain(name))
    found: list[str] = []
    depth = 0
    for word in _WORD.findall(text.translate(_BRACKETS)):
        if word == "(":
            depth += 1
        elif word == ")":
            depth = max(depth - 1, 0)
        elif len(found) < MOST_WORDS:
            found.append(f"{ASIDE}{word}" if depth else word)
    return (
        tuple(found) if not found or not all(word[0] == ASIDE for word in found) else tuple(word[1:] for word in found)
    )


_BRACKETS: Final = str.maketrans("[]{}（）", "()()()")


def made(raw: tuple[str, ...]) -> Reading:
    """The reading of these plain words."""
    outside = tuple(word for word in raw if word[0] != ASIDE)
    aside = tuple(word[1:] for word in raw if word[0] == ASIDE)
    east = eastern.readings(outside)
    found: dict[str, float] = {}
    for word in outside if east else _words(outside):
        found.setdefault(word, by_length(word) if east else _said(word))
    kept = {word: said for word, said in found.items() if word not in TITLES} if not east else found
    if any(word not in WEIGHTLESS for word in kept):
        found = kept
    for word in _words(aside):
        found.setdefault(word, _said(word) * IN_BRACKETS)
    return Reading(tuple(found), tuple(found.values()), sum(found.values()), east)


WEIGHTLESS: Final = frozenset(FORMS.values())


def _said(word: str) -> float:
    return FORM if word in WEIGHTLESS else bits(word)


def _words(raw: tuple[str, ...]) -> list[str]:
    """The words with forms of companies, servants of God and numbers as one word each."""
    if len(raw) == 1:
        return [FORMS[raw[0]]] if raw[0] in WEIGHTLESS else list(raw)
    words = counted(servants(_phrased(list(map(spelled, _phrased(list(raw)))))))
    return [_form(word, at, len(words)) for at, word in enumerate(words)]


def _phrased(words: list[str]) -> list[str]:
    """The words with forms of several words as one."""
    text = " ".join(words)
    for pattern, form in PHRASES:
        text = pattern.sub(form, text)
    return text.split()


def initials(word: str) -> int:
    """How many words a word may stand for by their first letters: `j`, `jc`; none where it can be spoken."""
    if len(word) == 1:
        return int(word.isalpha())
    return (
        len(word)
        if len(word) <= MOST_INITIALS and word.islower() and word not in _SPOKEN and not set(word) & set("aeiouy")
        else 0
    )


MOST_INITIALS: Final = 3
_SPOKEN: Final = PARTICLES | WEIGHTLESS | set(FORMS) | TITLES


def _form(word: str, at: int, count: int) -> str:
    """A form of company as one of four; short words may be names where they stand first, or between two."""
    if word not in FORMS or (at == 0 and word not in _LEADING) or (len(word) <= 2 and 0 < at < count - 1 and count < 3):  # noqa: PLR2004
        return word
    return FORMS[word]


_LEADING: Final = frozenset(
    {"ooo", "oao", "zao", "pao", "pt", "jsc", "pjsc", "ojsc", "cjsc", "llc", "tov", "too", "ltd", "co"}
)
LONG_FORM: Final = 5


@lru_cache(maxsize=200_000)
def spelled(word: str) -> str:
    """A word, or the form of company that it misspells by a letter: `compan`, `corproation`."""
    if len(word) < LONG_FORM or word in FORMS or word in FILLERS or bits(word) < MOST:
        return word
    found = {form for text in cuts(word) for form in _forms_cut().get(text, ()) if OSA.distance(word, form) == 1}
    return min(found, default=word)


@cache
def _forms_cut() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form in sorted({*FORMS, *FILLERS}):
        if len(form) > LONG_FORM or form in FILLERS:
            for text in cuts(form):
                found.setdefault(text, []).append(form)
    return found


def cuts(word: str) -> set[str]:
    """The word, and the word with a letter left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def listed(name: str) -> list[Reading]:
    """The readings of a listed name: whole, its acronym in brackets, and what a stroke sets apart."""
    parts = [part for part in name.split("/") if len(part.strip()) >= LONG_FORM]
    found = [read(name), acronym(name), *(read(part) for part in parts if len(parts) > 1)]
    return [each for each in found if each is not None and each.words]


def acronym(name: str) -> Reading | None:
    """The acronym that a listed name gives in brackets, `(HQN)`, as a name of its own."""
    found = _ACRONYM.search(name)
    return read(found[1]) if found else None


_ACRONYM: Final = re.compile(r"\(\s*([A-Z][A-Z0-9&/-]{2,11})\s*\)")
