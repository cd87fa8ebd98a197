"""Transliterate any script to plain small Latin letters; Arabic letters, whose short vowels are not written, to capitals.

Each syllable of Hangul and Han becomes a word. The letters are a convention for comparing, not a romanisation to
print.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from detente.parties.names import tables

_ARABIC: Final = tables.mapped("arabic_letters")
"""Letters of Arabic, Persian, Pashto and Urdu; those that romanisations mix up share a letter."""

_LOOKALIKES: Final = str.maketrans("асеорхуікмтвнһјѕԁԛɡαορν", "aceopxyikmtbhhjsdqgaopv")
"""Letters that disguise a word of Latin letters."""
_CYRILLIC: Final = str.maketrans("aceopxyikmtbh", "асеорхуікмтвн")
"""Latin letters that are typed by mistake in a Cyrillic word."""
_LATIN: Final = re.compile("[a-zA-Z]")
_LOOKING: Final = re.compile("[\u0370-\u052f]")
_ALIKE: Final = re.compile("[асеорхуікмтвнһјѕԁԛɡαορν\\W\\d]+")
"""A word in which every letter looks like a Latin one; a disguise where all other words are in Latin letters."""
_SURELY: Final = re.compile("(?![асеорхуікмтвнһјѕԁԛ])[\u0400-\u052f]")
"""A Cyrillic letter that looks like no Latin one."""
_RUN: Final = re.compile(r"[^\W\d_]+")
"""Letters in a row."""
_CARONS: Final = {"č": "ch", "š": "sh", "ž": "zh", "ć": "ch", "ѕ": "dz"}
LEAST_CARON: Final = 5
"""Letters of a word from which its carons are read as sounds; in a short one they are ornament."""
_MARKS: Final = re.compile(r"['’‘ʼ`´ʿʾʹʺ\"“”«»„]")
_CAMEL: Final = re.compile(r"(?<=[a-z]{2})(?=[A-ZЁА-Я][A-Za-zЁА-яё])|(?<=[а-яё]{2})(?=[A-Z][A-Za-z])")
"""Where two words were joined: `VladimirPutin`, `SiemensAG`, not `McDonald`.

Companies in Cyrillic letters are often written so: `ТрансМашХолдинг`.
"""
_BACKWARDS: Final = re.compile(r"\b[a-z]{3,}[A-Z]\b")
"""A word written from its end, to hide a name: `nituP`."""
_LEADS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()  # noqa: SIM905
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()  # noqa: SIM905
_TAILS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()  # noqa: SIM905


def transliterate(text: str) -> str:
    """Return a name in small Latin letters, digits and spaces, with Arabic letters as capitals, and `.`, `-`, `,`, `&`, `()`."""
    if not text.isascii():
        text = _MARKS.sub("", text)  # before NFKC, which makes a space of an acute accent
        text = unicodedata.normalize("NFKC", text)
        text = "".join(char for char in text if not _unseen(char))
    text = text.replace("%", " percent")
    if not text.istitle() and not text.isupper():
        text = _CAMEL.sub(" ", _BACKWARDS.sub(lambda word: word[0][::-1], text))
    text = _MARKS.sub("", text.casefold())
    if text.isascii():
        return text
    latin = _LATIN.search(text) is not None and _SURELY.search(text) is None
    return "".join(_word(word, latin=latin) for word in re.split(r"(\s+)", text))


def _unseen(char: str) -> bool:
    """Return whether a character is an accent or a mark of no width; in the scripts of South Asia marks are vowels."""
    return unicodedata.category(char) in ("Cf", "Mn") and (char < "\u0900" or char > "\u1aaf") and bool(char.strip())


def _word(word: str, *, latin: bool) -> str:
    if word.isascii():
        return word
    if _LOOKING.search(word) and (_LATIN.search(word) or (latin and _ALIKE.fullmatch(word))):
        word = word.translate(_LOOKALIKES) if latin else _RUN.sub(_of_one_script, word)
    word = unicodedata.normalize("NFC", word)
    return "".join((_CARONS.get(char) if len(word) >= LEAST_CARON else None) or _letter(char) for char in word)


def _of_one_script(found: re.Match[str]) -> str:
    """Return a word in Cyrillic letters where one of them or every Latin one shows that it is Cyrillic, or else in Latin ones."""
    word = found[0]
    if not _LATIN.search(word):
        return word
    cyrillic = word.translate(_CYRILLIC)
    return cyrillic if _SURELY.search(word) or not _LATIN.search(cyrillic) else word.translate(_LOOKALIKES)


@lru_cache(maxsize=20_000)
def _letter(char: str) -> str:
    if char.isascii():
        return char
    if (found := _ARABIC.get(char)) is not None:
        return found
    code = ord(char)
    if 0xAC00 <= code <= 0xD7A3:  # noqa: PLR2004 -- the block of Hangul syllables
        return f" {_syllable(code - 0xAC00)} "
    if "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003134f":
        return f" {anyascii(char).lower()} "
    found = anyascii(char).lower()
    return "".join(each for each in found if each.isalnum() or each in " .-,&()")


def _syllable(index: int) -> str:
    lead, rest = divmod(index, 588)
    vowel, tail = divmod(rest, 28)
    return f"{_LEADS[lead]}{_VOWELS[vowel]}{_TAILS[tail]}".replace("-", "")
