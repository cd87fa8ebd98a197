"""Korean names in the systems by which lists, passports and newspapers write them, and in Hangul."""

import re
import unicodedata
from dataclasses import replace
from functools import cache, lru_cache
from itertools import product
from typing import Final

from detente.parties.entity import Kind
from detente.validation import tables
from detente.validation.family import Draw, latin
from detente.value import value

_BASE: Final = 0xAC00
_LEADS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_TAILS: Final = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t")  # fmt: skip


@value
class System:
    """The letters by which a system writes the beginnings and vowels of syllables."""

    leads: tuple[str, ...]
    vowels: tuple[str, ...]
    between: str
    """What stands between the syllables of a given name."""
    voiced: bool = False
    """Whether `k`, `t`, `p`, `ch` become `g`, `d`, `b`, `j` between voiced sounds."""
    tails: tuple[str, ...] = _TAILS


def _system(leads: str, vowels: str, between: str, *, voiced: bool = False) -> System:
    begins = tuple("" if each == "-" else each for each in leads.split())
    return System(leads=begins, vowels=tuple(vowels.split()), between=between, voiced=voiced)


_NORTH: Final = _system(
    "k kk n t tt r m p pp s ss - j jj ch kh th ph h",
    "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i",
    " ",
)
_SOUTH: Final = _system(
    "g kk n d tt r m b pp s ss - j jj ch k t p h",
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
    "-",
)
_REISCHAUER: Final = _system(
    "k kk n t tt r m p pp s ss - ch tch ch' k' t' p' h",
    "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i",
    "",
    voiced=True,
)
_LOOSE: Final = _system(
    "k kk n d tt r m b pp s ss - j jj ch k t p h",
    "a ae ya yae u e you ye o wa wae oi yo oo wo we wee yoo eu ui ee",
    " ",
)
SYSTEMS: Final = (_NORTH, _SOUTH, _REISCHAUER)
_CYRILLIC: Final = replace(
    _system(
        "к кк н т тт л м п пп с сс - ч чч чх кх тх пх х",
        "а э я йя о е ё йе о ва вэ ве ё у во ве ви ю ы ый и",
        " ",
    ),
    tails=tuple(
        {"k": "к", "n": "н", "ng": "н", "t": "т", "l": "ль", "m": "м", "p": "п"}.get(tail, "") for tail in _TAILS
    ),
)
"""As Kontsevich writes them in Russian, each syllable for itself."""
_FAMILIES: Final = {syllable: tuple(spellings.split()) for _, syllable, spellings in tables.rows("korean_families")}
"""How each family name is written, the commonest name first."""
_GIVEN: Final = "".join(syllable for _, syllable in tables.rows("korean_syllables"))


@cache
def _families() -> dict[str, str]:
    """Return each spelling of a family name with its syllable; the commoner name where two share one."""
    found: dict[str, str] = {}
    for syllable, spellings in _FAMILIES.items():
        for spelling in spellings:
            found.setdefault(spelling.lower(), syllable)
    return found


def _jamo(syllable: str) -> tuple[int, int, int]:
    lead, rest = divmod(ord(syllable) - _BASE, 588)
    return lead, *divmod(rest, 28)


@cache
def _syllables() -> dict[str, str]:
    """Return each spelling of a syllable of given names, without marks, with the commonest syllable that it may be."""
    found: dict[str, str] = {}
    for system, syllable in product((_NORTH, _SOUTH, _REISCHAUER, _LOOSE), _GIVEN):
        found.setdefault(_bare(written(syllable, system)), syllable)
        found.setdefault(_bare(written(f"아{syllable}", system)).removeprefix("a"), syllable)
    return found


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in apart if char.isalpha())


_VOICED: Final = {"k": "g", "t": "d", "p": "b", "ch": "j"}


def written(syllables: str, system: System) -> str:
    """Return Hangul syllables in the Latin letters of a system."""
    parts: list[str] = []
    for syllable in syllables:
        lead, vowel, tail = _jamo(syllable)
        begins = system.leads[lead]
        if system.voiced and parts and parts[-1][-1] not in "ktp":
            begins = _VOICED.get(begins, begins)
        parts.append(f"{begins}{system.vowels[vowel]}{system.tails[tail]}")
    return system.between.join(parts)


@lru_cache(maxsize=10_000)
def parsed(name: str) -> tuple[str, str] | None:
    """Return the family name and the given name in Hangul that a Latin name may be; None where it is no Korean name."""
    words = [_bare(word) for word in re.split(r"[\s,\-]+", name.strip())]
    if not latin(name) or not 2 <= len(words) <= 3 or words[0] not in _families():  # noqa: PLR2004 -- a family name, one or two syllables
        return None
    given = "".join(filter(None, (_split(word) for word in words[1:])))
    return (_families()[words[0]], given) if given and len(given) <= 2 and all(map(_split, words[1:])) else None  # noqa: PLR2004 -- syllables


def _split(word: str) -> str | None:
    """Return the one or two syllables that a word may be."""
    known = _syllables()
    if word in known:
        return known[word]
    for at in range(len(word) - 1, 0, -1):
        if word[:at] in known and word[at:] in known:
            return known[word[:at]] + known[word[at:]]
    return None


def _whole(family: str, given: str, system: System, draw: Draw) -> str:
    first = written(family, system) if system is _REISCHAUER else draw.among(_FAMILIES[family])
    text = written(given, system)
    return f"{first} {' '.join(map(str.capitalize, text.split(' ')))}"


def another_system(name: str, kind: Kind) -> str | None:
    """A Korean name stands in another system of romanisation: of the north, of the south, or McCune and Reischauer's."""
    found = parsed(name) if kind == "person" else None
    if found is None:
        return None
    draw = Draw("korean-another-system", name)
    return _other([_whole(*found, system, draw) for system in SYSTEMS], name, draw)


def _other(options: list[str], name: str, draw: Draw) -> str | None:
    fitting = [each for each in options if _bare(each) != _bare(name)]
    if not fitting:
        return None
    chosen = draw.among(fitting)
    return chosen.upper() if name.isupper() else chosen


def given_joined(name: str, kind: Kind) -> str | None:
    """The syllables of a Korean given name are written as one, or with a hyphen."""
    words = name.split()
    if kind != "person" or parsed(name) is None or len(words) != 3:  # noqa: PLR2004 -- a family name and two syllables
        return None
    between = Draw("korean-given-joined", name).among(("", "-"))
    return f"{words[0]} {words[1]}{between}{words[2].lower() if not name.isupper() else words[2]}"


def in_hangul(name: str, kind: Kind) -> str | None:
    """A Korean name in Latin letters stands in Hangul."""
    found = parsed(name) if kind == "person" else None
    return "".join(found) if found else None


def in_cyrillic(name: str, kind: Kind) -> str | None:
    """A Korean name in Latin letters stands in Cyrillic ones, as Russian writes Korean names."""
    found = parsed(name) if kind == "person" else None
    return " ".join(map(str.capitalize, written("".join(found), _CYRILLIC).split(" "))) if found else None


def hangul_romanised(name: str, kind: Kind) -> str | None:
    """A name in Hangul stands in Latin letters, by one of three systems; names of three or four syllables."""
    text = name.replace(" ", "")
    if kind != "person" or not 3 <= len(text) <= 4 or not all(_BASE <= ord(char) <= 0xD7A3 for char in text):  # noqa: PLR2004 -- as the sentence says
        return None
    draw = Draw("hangul-romanised", name)
    system = draw.among(SYSTEMS)
    return (
        f"{written(text[0], system).capitalize()} {' '.join(map(str.capitalize, written(text[1:], system).split(' ')))}"
    )
