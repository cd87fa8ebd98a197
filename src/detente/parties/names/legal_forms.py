"""Repair legal forms in a name: misspelt, split, written together with a word, of several words, without vowels."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise, zip_longest
from typing import Final

from rapidfuzz.distance import OSA

from detente.parties.names import tables
from detente.parties.names.information import MAXIMUM_BITS, information_bits, maximum_by_length
from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.stopwords import FILLERS, FORMS, PHRASES

FORM_TOKENS: Final = frozenset(FORMS.values())
"""The tokens that legal forms are replaced by."""


def repaired_forms(raw: tuple[str, ...]) -> list[str]:
    """Return the plain words of a name with its legal forms repaired; `form_token` then gives the token of each."""
    if not any(map(may_be_form, raw)) and not has_split_form(raw):
        return list(raw)
    words = _phrases_joined(
        [part for word in joined_halves(list(map(digits_as_letters, raw))) for part in separated(word)]
    )
    return _without_misspelt_qualifiers(_phrases_joined(list(map(corrected, words))))


@lru_cache(maxsize=20_000)
def may_be_form(word: str) -> bool:
    """Return whether a word may be a legal form, or a part of one; most names have none and need no more work."""
    return (
        word in _WHOLE
        or word in _QUALIFIERS
        or word[:4] in _PHRASED
        or digits_as_letters(word) != word
        or separated(word) != (word,)
        or corrected(word) != word
    )


def _without_misspelt_qualifiers(words: list[str]) -> list[str]:
    """Return the words without those that misspell the qualifier of a form: `Oublic` JSC, `Privatr` Limited."""
    return [word for word, behind in zip_longest(words, words[1:], fillvalue="") if not _qualifies(word, behind)]


def _qualifies(word: str, behind: str) -> bool:
    kinds = _QUALIFIERS.get(FORMS.get(behind, behind))
    return (
        kinds is not None
        and len(word) >= MINIMUM_QUALIFIER
        and (len(word) >= MINIMUM_JOINED or information_bits(word) >= maximum_by_length(word))
        and any(OSA.distance(word, kind, score_cutoff=1) == 1 for kind in kinds)
    )


_QUALIFIERS: Final = {
    "plc": ("public", "open", "closed", "private", "otkrytoe", "zakrytoe", "publichnoe", "otkrytoye", "zakrytoye"),
    "ltd": ("private", "public"),
    "anonyme": ("societe",),
    "anonima": ("sociedad",),
}
"""The words that may precede a form, or a part of one."""
MINIMUM_QUALIFIER: Final = 3


def truncated_form(word: str) -> str | None:
    """Return the legal form that a word begins, at the end of a text that was cut short."""
    if len(word) < MINIMUM_LETTERS:
        return None
    return next((form for form in (*_USUAL, *_SPLIT) if form.startswith(word) and form not in _NAMES_NEAR), None)


_USUAL: Final = ("company", "corporation", "limited", "liability", "incorporated")
"""The forms that are most often cut short."""


_DIGITS: Final = str.maketrans("0123456789", "oizeasgtbg")


def digits_as_letters(word: str) -> str:
    """Return a word with the digits replaced that were read for letters, where most of it is letters.

    `S4dd4m`, `ST0CK` are corrected; `RI2`, `b52` are not.
    """
    if word.isalpha() or word.isdigit():
        return word
    letters = sum(map(str.isalpha, word))
    inner = len(word.rstrip("0123456789"))
    digits = len(word) - letters
    if letters < digits or len(word) < MINIMUM_MISREAD or _ORDINAL.search(word):
        return word
    if word[0].isdigit():
        return word.translate(_DIGITS) if digits == 1 else word
    return (
        word.translate(_DIGITS) if inner > letters or (letters > MINIMUM_LETTERS and word[inner:] in _LOOKS) else word
    )


MINIMUM_LETTERS: Final = 3
MINIMUM_MISREAD: Final = 4
_ORDINAL: Final = re.compile(r"^\d+(?:st|nd|rd|th)$")
_LOOKS: Final = frozenset("0 3 4 00 05 10 13 14 15 30 31 33 34 40 41 43 44 45 47 50 51 54 74".split())  # noqa: SIM905 -- short
"""Digits after letters that are more likely letters than a number."""


def joined_halves(words: Sequence[str]) -> list[str]:
    """Return the words with legal forms that were split joined again: `COMPA NY`, `LIMI TED`."""
    found: list[str] = []
    for word in words:
        if found and (both := found[-1] + word) in _SPLITS and word not in FORMS and found[-1] != word:
            found[-1] = both
        else:
            found.append(word)
    return found


def has_split_form(words: Sequence[str]) -> bool:
    """Return whether two of the words are the halves of a legal form."""
    return any(one + other in _SPLITS for one, other in pairwise(words))


@lru_cache(maxsize=20_000)
def separated(word: str) -> tuple[str, ...]:
    """Return a word, or the two that it is made of where one is a legal form: `IRONCOMPANY`, `DWCLLC`."""
    if len(word) < MINIMUM_JOINED or word.isdigit() or word in _WHOLE or information_bits(word) < MAXIMUM_BITS:
        return (word,)
    half = len(word) // 2
    if half >= MINIMUM_HALF and word == word[:half] * 2:
        return (word[:half],)
    if not word.endswith(_GLUED) and not word.startswith(_GLUED):
        return (word,)
    for form in _GLUED if word.isalpha() else _GLUED_LONG:
        left = len(word) - len(form)
        if left < (MINIMUM_LETTERS - 1 if len(form) > MINIMUM_JOINED else MINIMUM_LETTERS):
            continue
        if word.endswith(form):
            return (*separated(word[:left]), *_GLUED_PHRASES.get(form, (form,)))
        if word.startswith(form) and form not in _BEHIND_ONLY:
            return (*_GLUED_PHRASES.get(form, (form,)), *separated(word[len(form) :]))
    return (word,)


@lru_cache(maxsize=20_000)
def without_form(word: str) -> tuple[str, ...]:
    """Return what is left of a word without the short legal form that it may be written together with: `torganco`."""
    if len(word) < MINIMUM_STEM + 2 or not word.isalpha() or information_bits(word) < MAXIMUM_BITS:
        return ()
    if not word.endswith(_GLUED_BEHIND) and not word.startswith(_GLUED_BEFORE):
        return ()
    behind = [word[: -len(form)] for form in _GLUED_BEHIND if word.endswith(form)]
    before = [word[len(form) :] for form in _GLUED_BEFORE if word.startswith(form)]
    return tuple(stem for stem in (*behind, *before) if len(stem) >= MINIMUM_STEM)


MINIMUM_STEM: Final = 3
"""Letters that must be left without a form."""
MINIMUM_JOINED: Final = 6


def _phrases_joined(words: list[str]) -> list[str]:
    """Return the words with forms of several words as one."""
    if not [word for word in words if word[:4] in _PHRASED]:
        return words
    text = " ".join(words)
    for pattern, form in PHRASES:
        text = pattern.sub(form, text)
    return text.split()


_PHRASED: Final = frozenset(
    "gese sp s co spol soci tova tava limi obsh obsc obch priv pryv comp publ open clos otkr adkr vidk zakr sakr join akts aksi akzi akci".split()  # noqa: SIM905 -- short
)
"""The first four letters of words that begin a form of several words."""


def form_token(word: str, at: int) -> str:
    """Return the token of a legal form; forms of two letters stay, because they may be parts of names."""
    if word not in FORMS or (at == 0 and word in _ALSO_NAMES) or len(word) <= 2:  # noqa: PLR2004 -- as the sentence says
        return word
    return FORMS[word]


_ALSO_NAMES: Final = tables.marked("forms", "name")
"""Forms that are names, or parts of names, as the first word."""
_ALSO_WORDS: Final = tables.marked("forms", "word") | tables.marked("form_parts", "word")
"""Forms that sound like words with more information (`society`)."""
_NAMES_NEAR: Final = tables.marked("forms", "near-name")
"""Forms that are one letter away from names (`Shawkat`)."""
LONG_FORM: Final = 5


@lru_cache(maxsize=20_000)
def corrected(word: str) -> str:
    """Return a word, or the legal form that it misspells by a letter: `compan`, `corproation`."""
    if len(word) < LONG_FORM - 1 or word in FORMS or word in FILLERS:
        return word
    if form := _forms_folded().get(phonetic_key(word)):
        return form
    if information_bits(word) < maximum_by_length(word):
        return word
    if form := _forms_bare().get(word):
        return form
    if len(word) < LONG_FORM and not {"stock", "joint"} & set(_forms_cut().get(word, ())):
        return word
    heads, tails = _forms_ends()
    if word[:2] not in heads and word[-2:] not in tails:
        return word
    found = {
        form for text in single_deletes(word) for form in _forms_cut().get(text, ()) if OSA.distance(word, form) == 1
    }
    return min(found, default=word)


@cache
def _forms_folded() -> dict[str, str]:
    """Return the forms by their phonetic keys."""
    return {phonetic_key(form): form for form in sorted({*FORMS, *FILLERS} - _ALSO_WORDS) if len(form) > LONG_FORM}


@cache
def _forms_bare() -> dict[str, str]:
    """Return the forms without their vowels."""
    return {
        form[0] + re.sub("[aeiou]", "", form[1:]): form for form in sorted({*FORMS, *FILLERS}) if len(form) > LONG_FORM
    }


@cache
def _forms_cut() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form in sorted({*FORMS, *FILLERS} - _ALSO_WORDS - _NAMES_NEAR):
        if len(form) > LONG_FORM or form in FILLERS:
            for text in single_deletes(form):
                found.setdefault(text, []).append(form)
    return found


@cache
def _forms_ends() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first two letters of the forms that may be misspelt, and the last two: a single typo leaves one of them."""
    forms = [form for each in _forms_cut().values() for form in each]
    return frozenset(form[:2] for form in forms), frozenset(form[-2:] for form in forms)


_SPLIT: Final = tuple(sorted(word for word in {*FORMS, *FILLERS} if len(word) > 4))  # noqa: PLR2004 -- shorter ones are words of their own
_SPLITS: Final = frozenset(_SPLIT)
MINIMUM_HALF: Final = 5
"""Letters of a word that is written twice in one."""
_WHOLE: Final = frozenset([*FORMS, *FILLERS, "unlimited", "disclosed", "enclosed"])
"""Words that contain no form at their end."""


def _longest(words: Iterable[str]) -> list[str]:
    """Return words, the longest first: `sasu` before `sas`; of the same length forms before parts of forms."""
    return sorted(words, key=lambda word: (-len(word), _FORMS_ORDER.get(FORMS.get(word, ""), len(_FORMS_ORDER)), word))


_FORMS_ORDER: Final = {"ltd": 0, "plc": 1, "corp": 2, "co": 3, "ngo": 4}
"""The order of forms of the same length, by their tokens."""


_GLUED_PHRASES: Final = {
    **{
        f"{kind}jointstockcompany": ("joint", "stock", "company")
        for kind in ("open", "closed", "public", "private", "")
    },
    "limitedliabilitycompany": ("limited", "liability", "company"),
}
_GLUED: Final = (
    *_GLUED_PHRASES,
    *_longest(word for word in {*FORMS, *FILLERS} if len(word) > 6),  # noqa: PLR2004 -- as above
    *("joint", "closed"),
    *("llc", "ltd", "gmbh", "ojsc", "pjsc", "cjsc", "jsc", "ooo", "oao", "fze", "fzco", "fzc", "sarl", "eood", "pvt"),
)
"""Forms that are separated from the word that they are written together with, in the order of search."""
_GLUED_LONG: Final = tuple(form for form in _GLUED if len(form) > MINIMUM_JOINED)
_BEHIND_ONLY: Final = tables.marked("forms", "behind-only")
"""Forms that no name begins with."""
_GLUED_BEHIND: Final = tuple(_longest(tables.marked("forms", "ends")))
_GLUED_BEFORE: Final = tuple(_longest(tables.marked("forms", "begins")))
"""Short forms that ordinary words may also end or begin with: a word is looked up without them, and stays as it is."""


def single_deletes(word: str) -> set[str]:
    """Return the word, and the word with each letter left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


@lru_cache(maxsize=20_000)
def legal_form(words: tuple[str, ...]) -> bool:
    """Return whether a name of these words begins or ends with a legal form; in the middle it may be a slip: `Sal.eh`."""
    return len(words) > 1 and (words[0] in FORM_TOKENS or words[-1] in FORM_TOKENS or words[-1] in _AT_END)


_AT_END: Final = frozenset(["sa", "nv", "ag", "ab", "bv", "kk", "spa", "as", "oy", "se"]) & frozenset(FORMS)
"""Forms that stay as they are written, and are one only where they stand last."""
