"""Chinese names in the systems by which lists and passports write them."""
# ruff: noqa: ARG001 -- every change is called the same way

import re
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from detente.parties.entity import Kind
from detente.validation import korean, tables
from detente.validation.family import Draw, latin, letters

LEAST: Final = 8
_FAMILIES: Final = frozenset(word for (word,) in tables.rows("chinese_surnames"))
_SYLLABLE: Final = re.compile(
    r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)"
)
_INITIALS: Final = tables.wade_giles("initial")
_FINALS: Final = tables.wade_giles("final")
_WHOLE: Final = tables.wade_giles("syllable")


def _pinyin(syllable: str) -> bool:
    """Return whether it is a syllable of pinyin: `jing` and `cheng` are, `ching` and `jeng` are not."""
    found = _SYLLABLE.fullmatch(syllable)
    if found is None:
        return False
    first, last = found[1] or "", found[2]
    if not first:
        return last[0] in "aeo" and last != "ong"
    if first in ("j", "q", "x"):
        return last[0] in "iu" and last not in ("ua", "uai", "uang", "ui", "uo")
    return not (
        first in ("zh", "ch", "sh", "r", "z", "c", "s", "g", "k", "h", "f", "w")
        and last[0] == "i"
        and (len(last) > 1 or first in "gkhfw")
    )


def _wade(syllable: str) -> str:
    """Return a syllable of pinyin as Wade and Giles wrote it."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    found = _SYLLABLE.fullmatch(syllable)
    assert found is not None
    first, last = found[1] or "", found[2]
    return _INITIALS.get(first, first) + _FINALS.get(last, last)


def _split(word: str) -> list[str] | None:
    """Return the one or two syllables of pinyin that a word consists of."""
    if _pinyin(word):
        return [word]
    cuts = [at for at in range(len(word) - 1, 0, -1) if _pinyin(word[:at]) and _pinyin(word[at:])]
    return [word[: cuts[0]], word[cuts[0] :]] if cuts else None


@lru_cache(maxsize=10_000)
def parsed(name: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the family name and the syllables of the given name in pinyin; None where it is no such name."""
    words = [word.lower() for word in re.split(r"[\s,\-]+", name.strip())]
    if not latin(name) or not 2 <= len(words) <= 3 or words[0] not in _FAMILIES or korean.parsed(name):  # noqa: PLR2004 -- as for Korean
        return None
    parts = [_split(word) for word in words[1:]]
    given = [syllable for part in parts if part for syllable in part]
    return (words[0], tuple(given)) if all(parts) and len(given) <= 2 else None  # noqa: PLR2004 -- syllables


def wade_giles(name: str, kind: Kind) -> str | None:
    """A Chinese name in pinyin of eight letters or more is written by the system of Wade and Giles."""
    found = parsed(name) if kind == "person" and letters(name) >= LEAST else None
    if found is None:
        return None
    text = f"{_wade(found[0]).capitalize()} {'-'.join(map(_wade, found[1])).capitalize()}"
    marks = Draw("chinese-wade-giles", name).among(("'", ""))
    return (text.upper() if name.isupper() else text).replace("'", marks)


def han_romanised(name: str, kind: Kind) -> str | None:
    """A name in Han characters stands in pinyin, a word a character; names of three or more."""
    text = name.replace(" ", "")
    if len(text) <= 2 or not all("\u4e00" <= char <= "\u9fff" for char in text):  # noqa: PLR2004 -- two syllables are too many people's
        return None
    return " ".join(anyascii(char) for char in text)
