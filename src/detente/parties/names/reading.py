"""A name as it is compared: words in order, what each says, and the name as Korea or China would read it."""

import re
from typing import Final, NamedTuple

from detente.parties.names import eastern
from detente.parties.names.bits import FORM, bits
from detente.parties.names.script import plain
from detente.parties.names.words import FORMS, PHRASES, TITLES, servants

_DOTS: Final = re.compile(r"(?<![a-z0-9])([a-z])\.(?=[a-z](?:\.|\b))")
_WORD: Final = re.compile(r"[a-z0-9]+|[A-Z]+")
_BRACKETS: Final = re.compile(r"[(\[{（][^()\[\]{}（）]*[)\]}）]?")
MOST_WORDS: Final = 24
"""Words of a name that are compared; longer texts are sentences, and are searched piece by piece."""


class Reading(NamedTuple):
    """A name taken apart."""

    words: tuple[str, ...]
    """Plain words; forms of companies as one of four, titles left out unless nothing else is left."""
    bits: tuple[float, ...]
    total: float
    eastern: tuple[tuple[str, str], ...]
    raw: tuple[str, ...]
    """The words before forms and titles were taken out, for joining."""


def read(name: str) -> Reading:
    """A name taken apart; it has no words where the text has no letters or digits."""
    text = _DOTS.sub(r"\1", plain(name))
    for pattern, form in PHRASES:
        if " " in text:
            text = pattern.sub(form, text)
    raw = tuple(_WORD.findall(text)[:MOST_WORDS])
    return made(raw)


def made(raw: tuple[str, ...]) -> Reading:
    """The reading of these plain words."""
    words = tuple(FORMS.get(word, word) if at or len(raw) == 1 else _lead(word, raw) for at, word in enumerate(servants(list(raw))))
    kept = tuple(word for word in words if word not in TITLES)
    words = kept if any(word not in _WEIGHTLESS for word in kept) else words
    said = tuple(FORM if word in _WEIGHTLESS else bits(word) for word in words)
    return Reading(words, said, sum(said), eastern.readings(raw), raw)


_WEIGHTLESS: Final = frozenset(FORMS.values())


def _lead(word: str, raw: tuple[str, ...]) -> str:
    """The form that stands first, as in `OOO Romashka`; short words that are names as well stay what they are."""
    return FORMS[word] if word in FORMS and len(raw) > 2 and len(word) > 2 else FORMS.get(word, word) if word in _LEADING else word


_LEADING: Final = frozenset({"ooo", "oao", "zao", "pao", "ao", "pt", "jsc", "pjsc", "ojsc", "cjsc", "llc", "tov", "too"})


def variants(name: str) -> tuple[Reading, ...]:
    """The readings of a name that is asked for: whole, and without what stands in brackets."""
    whole = read(name)
    if not _BRACKETS.search(name):
        return (whole,)
    bare = read(_BRACKETS.sub(" ", name))
    return (whole, bare) if bare.words and bare.words != whole.words else (whole,)
