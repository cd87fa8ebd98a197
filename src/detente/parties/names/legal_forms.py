"""Forms of companies in a name, mended: misspelled, split, written together with a word, of several words, without vowels."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise, zip_longest
from typing import Final

from rapidfuzz.distance import OSA

from detente.parties.names import tables
from detente.parties.names.information import MOST, by_length, information_bits
from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.stopwords import FILLERS, FORMS, PHRASES

WEIGHTLESS: Final = frozenset(FORMS.values())
"""What forms are read as."""


def formed(raw: tuple[str, ...]) -> list[str]:
    """The plain words of a name with what are forms of companies mended; `one_of_four` then tells what each is."""
    if not any(map(odd, raw)) and not split(raw):
        return list(raw)
    words = _phrased([part for word in whole(list(map(misread, raw))) for part in apart(word)])
    return _qualified(_phrased(list(map(spelled, words))))


@lru_cache(maxsize=20_000)
def odd(word: str) -> bool:
    """Whether a word may be a form, or a part of one: names without any, the most, are done with at once."""
    return (
        word in _WHOLE
        or word in _QUALIFIERS
        or word[:4] in _PHRASED
        or misread(word) != word
        or apart(word) != (word,)
        or spelled(word) != word
    )


def _qualified(words: list[str]) -> list[str]:
    """The words without those that misspell what stands before a form: `Oublic` JSC, `Privatr` Limited."""
    return [word for word, behind in zip_longest(words, words[1:], fillvalue="") if not _qualifies(word, behind)]


def _qualifies(word: str, behind: str) -> bool:
    kinds = _QUALIFIERS.get(FORMS.get(behind, behind))
    return (
        kinds is not None
        and len(word) >= LEAST_QUALIFIER
        and (len(word) >= LEAST_JOINED or information_bits(word) >= by_length(word))
        and any(OSA.distance(word, kind, score_cutoff=1) == 1 for kind in kinds)
    )


_QUALIFIERS: Final = {
    "plc": ("public", "open", "closed", "private", "otkrytoe", "zakrytoe", "publichnoe", "otkrytoye", "zakrytoye"),
    "ltd": ("private", "public"),
    "anonyme": ("societe",),
    "anonima": ("sociedad",),
}
"""What may stand before a form, or a part of one."""
LEAST_QUALIFIER: Final = 3


def begun(word: str) -> str | None:
    """The form of a company that a word begins, at the end of a text that was cut short."""
    if len(word) < LEAST_READ:
        return None
    return next((form for form in (*_USUAL, *_SPLIT) if form.startswith(word) and form not in _NAMES_NEAR), None)


_USUAL: Final = ("company", "corporation", "limited", "liability", "incorporated")
"""The forms that are most often cut short."""


_DIGITS: Final = str.maketrans("0123456789", "oizeasgtbg")


def misread(word: str) -> str:
    """A word with digits that stand for letters put right, where most of it is letters: `S4dd4m`, `ST0CK`; not `RI2`, `b52`."""
    if word.isalpha() or word.isdigit():
        return word
    letters = sum(map(str.isalpha, word))
    inner = len(word.rstrip("0123456789"))
    digits = len(word) - letters
    if letters < digits or len(word) < LEAST_MISREAD or _ORDINAL.search(word):
        return word
    if word[0].isdigit():
        return word.translate(_DIGITS) if digits == 1 else word
    return word.translate(_DIGITS) if inner > letters or (letters > LEAST_READ and word[inner:] in _LOOKS) else word


LEAST_READ: Final = 3
LEAST_MISREAD: Final = 4
_ORDINAL: Final = re.compile(r"^\d+(?:st|nd|rd|th)$")
_LOOKS: Final = frozenset("0 3 4 00 05 10 13 14 15 30 31 33 34 40 41 43 44 45 47 50 51 54 74".split())  # noqa: SIM905 -- short
"""Digits behind letters that are more likely letters than a number."""


def whole(words: Sequence[str]) -> list[str]:
    """The words with forms of companies that were split put together: `COMPA NY`, `LIMI TED`."""
    found: list[str] = []
    for word in words:
        if found and (both := found[-1] + word) in _SPLITS and word not in FORMS and found[-1] != word:
            found[-1] = both
        else:
            found.append(word)
    return found


def split(words: Sequence[str]) -> bool:
    """Whether two of the words are the halves of a form of company."""
    return any(one + other in _SPLITS for one, other in pairwise(words))


@lru_cache(maxsize=20_000)
def apart(word: str) -> tuple[str, ...]:
    """A word, or the two that it is made of where one is a form of company: `IRONCOMPANY`, `DWCLLC`."""
    if len(word) < LEAST_JOINED or word.isdigit() or word in _WHOLE or information_bits(word) < MOST:
        return (word,)
    half = len(word) // 2
    if half >= LEAST_HALF and word == word[:half] * 2:
        return (word[:half],)
    if not word.endswith(_GLUED) and not word.startswith(_GLUED):
        return (word,)
    for form in _GLUED if word.isalpha() else _GLUED_LONG:
        left = len(word) - len(form)
        if left < (LEAST_READ - 1 if len(form) > LEAST_JOINED else LEAST_READ):
            continue
        if word.endswith(form):
            return (*apart(word[:left]), *_GLUED_PHRASES.get(form, (form,)))
        if word.startswith(form) and form not in _BEHIND_ONLY:
            return (*_GLUED_PHRASES.get(form, (form,)), *apart(word[len(form) :]))
    return (word,)


@lru_cache(maxsize=20_000)
def bare(word: str) -> tuple[str, ...]:
    """What is left of a word without the short form of a company that it may be written together with: `torganco`."""
    if len(word) < LEAST_STEM + 2 or not word.isalpha() or information_bits(word) < MOST:
        return ()
    if not word.endswith(_GLUED_BEHIND) and not word.startswith(_GLUED_BEFORE):
        return ()
    behind = [word[: -len(form)] for form in _GLUED_BEHIND if word.endswith(form)]
    before = [word[len(form) :] for form in _GLUED_BEFORE if word.startswith(form)]
    return tuple(stem for stem in (*behind, *before) if len(stem) >= LEAST_STEM)


LEAST_STEM: Final = 3
"""Letters that are left without a form."""
LEAST_JOINED: Final = 6


def _phrased(words: list[str]) -> list[str]:
    """The words with forms of several words as one."""
    if not [word for word in words if word[:4] in _PHRASED]:
        return words
    text = " ".join(words)
    for pattern, form in PHRASES:
        text = pattern.sub(form, text)
    return text.split()


_PHRASED: Final = frozenset(
    "gese sp s co spol soci tova tava limi obsh obsc obch priv pryv comp publ open clos otkr adkr vidk zakr sakr join akts aksi akzi akci".split()  # noqa: SIM905 -- short
)
"""The first four letters of what begins a form of several words."""


def one_of_four(word: str, at: int) -> str:
    """A form of company as one of four; those of two letters stay, for they may be parts of names."""
    if word not in FORMS or (at == 0 and word in _NAMES_TOO) or len(word) <= 2:  # noqa: PLR2004 -- as the sentence says
        return word
    return FORMS[word]


_NAMES_TOO: Final = tables.marked("forms", "name")
"""Forms that are names, or parts of names, where they stand first."""
_WORDS_TOO: Final = tables.marked("forms", "word") | tables.marked("form_parts", "word")
"""Forms that sound like words that say more (`society`)."""
_NAMES_NEAR: Final = tables.marked("forms", "near-name")
"""Forms that are a letter from names (`Shawkat`)."""
LONG_FORM: Final = 5


@lru_cache(maxsize=20_000)
def spelled(word: str) -> str:
    """A word, or the form of company that it misspells by a letter: `compan`, `corproation`."""
    if len(word) < LONG_FORM - 1 or word in FORMS or word in FILLERS:
        return word
    if form := _forms_folded().get(phonetic_key(word)):
        return form
    if information_bits(word) < by_length(word):
        return word
    if form := _forms_bare().get(word):
        return form
    if len(word) < LONG_FORM and not {"stock", "joint"} & set(_forms_cut().get(word, ())):
        return word
    heads, tails = _forms_ends()
    if word[:2] not in heads and word[-2:] not in tails:
        return word
    found = {form for text in cuts(word) for form in _forms_cut().get(text, ()) if OSA.distance(word, form) == 1}
    return min(found, default=word)


@cache
def _forms_folded() -> dict[str, str]:
    """Forms by their folds."""
    return {phonetic_key(form): form for form in sorted({*FORMS, *FILLERS} - _WORDS_TOO) if len(form) > LONG_FORM}


@cache
def _forms_bare() -> dict[str, str]:
    """Forms without their vowels."""
    return {
        form[0] + re.sub("[aeiou]", "", form[1:]): form for form in sorted({*FORMS, *FILLERS}) if len(form) > LONG_FORM
    }


@cache
def _forms_cut() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form in sorted({*FORMS, *FILLERS} - _WORDS_TOO - _NAMES_NEAR):
        if len(form) > LONG_FORM or form in FILLERS:
            for text in cuts(form):
                found.setdefault(text, []).append(form)
    return found


@cache
def _forms_ends() -> tuple[frozenset[str], frozenset[str]]:
    """The first two letters of the forms that may be misspelled, and the last two: a slip spares the ones or the others."""
    forms = [form for each in _forms_cut().values() for form in each]
    return frozenset(form[:2] for form in forms), frozenset(form[-2:] for form in forms)


_SPLIT: Final = tuple(sorted(word for word in {*FORMS, *FILLERS} if len(word) > 4))  # noqa: PLR2004 -- shorter ones are words of their own
_SPLITS: Final = frozenset(_SPLIT)
LEAST_HALF: Final = 5
"""Letters of a word that stands twice in one."""
_WHOLE: Final = frozenset([*FORMS, *FILLERS, "unlimited", "disclosed", "enclosed"])
"""Words that are no form behind another word."""


def _longest(words: Iterable[str]) -> list[str]:
    """Words, the longest first: `sasu` before `sas`; of the same length forms before parts of forms."""
    return sorted(words, key=lambda word: (-len(word), _FORMS_ORDER.get(FORMS.get(word, ""), len(_FORMS_ORDER)), word))


_FORMS_ORDER: Final = {"ltd": 0, "plc": 1, "corp": 2, "co": 3, "ngo": 4}
"""The order of forms of the same length, by what they are read as."""


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
"""Forms that are told from the word that they are written together with, in the order in which they are looked for."""
_GLUED_LONG: Final = tuple(form for form in _GLUED if len(form) > LEAST_JOINED)
_BEHIND_ONLY: Final = tables.marked("forms", "behind-only")
"""Forms that no name begins with."""
_GLUED_BEHIND: Final = tuple(_longest(tables.marked("forms", "ends")))
_GLUED_BEFORE: Final = tuple(_longest(tables.marked("forms", "begins")))
"""Short forms that words may end and begin with, too: a word is looked up without them, and stays as it is."""


def cuts(word: str) -> set[str]:
    """The word, and the word with a letter left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
