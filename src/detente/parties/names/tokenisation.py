"""Tokenise a name: its words in order, the information of each, and the name as Korea or China would read it."""

import re
from functools import cache, lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from detente.parties.names import east_asian, kontsevich, tables
from detente.parties.names.field_noise import is_place, strip_noise
from detente.parties.names.hanja import korean_syllables
from detente.parties.names.information import (
    FORM_BITS,
    TITLE_BITS,
    information_bits,
    is_common,
    maximum_by_length,
    surname_bits,
)
from detente.parties.names.legal_forms import (
    FORM_TOKENS,
    form_token,
    has_split_form,
    may_be_form,
    repaired_forms,
    truncated_form,
)
from detente.parties.names.patronymics import PATRONYMIC_BITS, is_patronymic, patronymic_place
from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.stopwords import (
    FORMS,
    PARTICLES,
    TITLES,
    arabic_words,
    joined_compounds,
    joined_servants,
    may_be_compound,
    may_be_servant,
)
from detente.parties.names.synonyms import BUSINESS, may_be_number, numbers_in_digits
from detente.parties.names.transliteration import transliterate

_DOTS: Final = re.compile(r"(?<![a-z0-9])([a-z])\.(?=[a-z](?:\.|\b))")
_WORD: Final = re.compile(r"[a-z0-9]+|[A-Z]+|[()]")
MAXIMUM_WORDS: Final = 24
"""Words of a name that are compared; longer texts are sentences, and are searched piece by piece."""
FIELD_LENGTHS: Final = (35, 70, 140)
"""Letters of the fields of payments, by which a longer name is cut short."""
BRACKET_WEIGHT: Final = 0.35
"""The information of a word in brackets, as a share of the same word outside."""
MAXIMUM_BRACKET_BITS: Final = 2.5
"""The most bits of a word in brackets."""
BRACKET_MARK: Final = "("
"""The mark of a plain word that was in brackets."""


class TokenisedName(NamedTuple):
    """The tokens of a name."""

    words: tuple[str, ...]
    """Plain words; legal forms as tokens, each word once, initials as often as they occur."""
    bits: tuple[float, ...]
    total: float
    eastern: tuple[tuple[str, str], ...]
    truncated: frozenset[str] = frozenset()
    """Words that may be the beginnings of others: `Magomedo.`, and the last one where a field has cut the text short."""
    cyrillic: bool = False
    """Whether it was given in Cyrillic letters, of which a typo in one may be four Latin ones."""


@lru_cache(maxsize=10_000)
def tokenise(name: str) -> TokenisedName:
    """Return the tokens of a name; no words where the text has no letters or digits."""
    words = plain_words(name)
    if not words:
        return from_plain_words(())
    cut = (
        {from_plain_words((word,)).words[0] for word in _SHORT.findall(transliterate(name)) if word in words}
        if "." in name
        else set()
    )
    if _fills_field(name):
        words = (*words[:-1], truncated_form(words[-1]) or words[-1])
        cut |= set(from_plain_words(words[-1:]).words[-1:]) if words[-1] not in FORMS else set()
    surname = _SURNAME.match(transliterate(name)) if "," in name else None
    found = from_plain_words(words, surname[1] if surname else "")
    if not name.isascii() and _CYRILLIC.search(name):
        found = found._replace(cyrillic=True)
    if name[:1] > "\u2fff":  # Han, or Hangul
        found = found._replace(eastern=(*east_asian.eastern_names(korean_syllables(name)), *found.eastern))
    elif "\u0400" <= name[:1] <= "\u04ff":
        spelled = [pair for words in kontsevich.korean_spellings(name) for pair in east_asian.eastern_names(words)]
        found = found._replace(eastern=tuple(dict.fromkeys((*spelled, *found.eastern))))
    return found._replace(truncated=frozenset(cut)) if cut else found


_SURNAME: Final = re.compile(r"\s*([a-z]{3,})\s*,\s*[a-z]")
"""A single word before a comma, which is a surname."""
_CYRILLIC: Final = re.compile("[\u0400-\u052f]{2}")
_SHORT: Final = re.compile(r"(?<![a-z])([a-z]{5,}+)\.(?=[^a-z0-9]|$)")
"""A word cut short with a full stop."""


def _fills_field(name: str) -> bool:
    """Return whether a name is as long as a field; a space at its end may have been lost."""
    length = len(name.strip())
    return length in FIELD_LENGTHS or length + 1 in FIELD_LENGTHS


def plain_words(name: str) -> tuple[str, ...]:
    """Return the plain words of a name, with `(` before each that was in brackets."""
    text = _DOTS.sub(itemgetter(1), transliterate(strip_noise(name))).translate(_BRACKETS)
    words = _WORD.findall(text)
    if "(" not in text and ")" not in text:
        return tuple(words[:MAXIMUM_WORDS])
    found: list[str] = []
    depth = 0
    for word in words:
        if word == "(":
            depth += 1
        elif word == ")":
            depth = max(depth - 1, 0)
        elif len(found) < MAXIMUM_WORDS:
            found.append(f"{BRACKET_MARK}{word}" if depth else word)
    return (
        tuple(found)
        if not found or not all(word[0] == BRACKET_MARK for word in found)
        else tuple(word[1:] for word in found)
    )


_BRACKETS: Final = str.maketrans("[]{}（）", "()()()")


def from_plain_words(raw: tuple[str, ...], surname: str = "") -> TokenisedName:
    """Return the tokens of these plain words, of which one may be known to be the surname and no title."""
    aside = tuple([word[1:] for word in raw if word[0] == BRACKET_MARK])
    outside = tuple([word for word in raw if word[0] != BRACKET_MARK]) if aside else raw
    titled = bool(outside) and outside[0] in TITLES and (len(outside[0]) >= MINIMUM_TITLE or outside[0] in _BEFORE)
    east = east_asian.eastern_names(outside[titled:])
    outside = outside[1:] if titled and east else outside
    found = [
        (word, maximum_by_length(word) if east else _word_bits(word))
        for word in (outside if east else _merged_words(outside))
    ]
    if aside:
        found += [(word, min(_word_bits(word) * BRACKET_WEIGHT, MAXIMUM_BRACKET_BITS)) for word in _merged_words(aside)]
    if not east:
        found = _with_little_patronymic(_with_surname(found, surname))
    once = (
        list(dict(found).items()) if east and not aside else _without_repeats(found)
    )  # `Chung Chong` are two syllables
    words, said_of = tuple([word for word, _ in once]), tuple([said for _, said in once])
    return TokenisedName(words, said_of, sum(said_of), east)


def _with_little_patronymic(found: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the words with the patronymic at the little information that it has beside a given name and a surname."""
    at = patronymic_place([word for word, _ in found], [said for _, said in found])
    if at is None or found[at][1] <= PATRONYMIC_BITS:
        return found
    return [*found[:at], (found[at][0], PATRONYMIC_BITS), *found[at + 1 :]]


def _with_surname(found: list[tuple[str, float]], surname: str) -> list[tuple[str, float]]:
    """Return the words with a title as the surname that it is: `Alexander Marshal`, `PAN, Aleksandr`.

    It is one where it stands last behind a given name, or first before a comma.
    """
    at = 0 if found and found[0][0] == surname else len(found) - 1
    if surname and at:  # what stands behind the comma is no surname
        return found
    word = found[at][0] if found else ""
    if len(word) < MINIMUM_SURNAME or word not in TITLES or word in NEVER_SURNAMES:
        return found
    if (at and found[0][0] in TITLES) or any(each in FORM_TOKENS or each in BUSINESS for each, _ in found):
        return found
    rest = [*found[:at], *found[at + 1 :]]
    others = [each for each, said in rest if said > MINIMUM_INFORMATIVE_BITS and not is_patronymic(each)]
    if len(others) != 1:
        return found
    return [*found[:at], (word, surname_bits(word)), *found[at + 1 :]]


def _without_repeats(found: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return each word once, in whatever spelling; initials and articles may occur twice."""
    among = sum([said > MINIMUM_INFORMATIVE_BITS for _, said in found])
    if _all_different([word for word, _ in found], among):
        return found
    once: list[tuple[str, float]] = []
    for word, said in found:
        again = next((at for at, (other, _) in enumerate(once) if _is_repeated(word, other, among=among)), None)
        if again is None or len(word) == 1 or word in PARTICLES:
            once.append((word, said))
        elif is_common(word) and not is_common(once[again][0]):
            once[again] = word, said
    return once


def _all_different(words: list[str], among: int) -> bool:
    """Return whether no word can be a repeat of another; decided for all at once, for most names."""
    long = [word for word in words if len(word) >= MINIMUM_REPEATED]
    return (
        len(set(words)) == len(words)
        and len({phonetic_key(word) for word in long}) == len(long)
        and (among <= MINIMUM_INFORMATIVE_WORDS or len(set(map(len, long))) == len(long))
        and not [word for word in long if word[:2] == "al"]
    )


def _is_repeated(word: str, other: str, *, among: int) -> bool:
    """Return whether a word repeats another.

    That is in another spelling, `Hasan, Hassan`, or with a typo that makes no other name of it.
    """
    if word == other:
        return True
    if min(len(word), len(other)) < MINIMUM_REPEATED or not word.islower() or not word.isalpha():
        return False
    if phonetic_key(word) == phonetic_key(other) or word == f"al{other}" or other == f"al{word}":
        return True
    slip = among > MINIMUM_INFORMATIVE_WORDS and len(word) == len(other) and not (is_common(word) and is_common(other))
    return slip and OSA.distance(word, other, score_cutoff=1) == 1


MINIMUM_INFORMATIVE_BITS: Final = 3.0
"""Bits above which a word is no initial, title or article."""
MINIMUM_INFORMATIVE_WORDS: Final = 2
"""Words of a name above which one may be another one misspelt; `DRAGAS, Dragan` are two names."""


MINIMUM_SURNAME: Final = 3
"""Letters of a title that may be a surname."""
NEVER_SURNAMES: Final = frozenset(
    ["junior", "senior", "esq", "messrs", "mlle", "mme", "mrs", "vessel", "aircraft", "hon", "cmdr", "cpt", "sgt"]
)
"""Titles that stand behind a name and are no surname."""
MINIMUM_REPEATED: Final = 5
"""Letters of a word that may repeat another in another spelling."""
_BEFORE: Final = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof", "eng"])
"""Forms of address before Korean and Chinese names."""
MINIMUM_TITLE: Final = 4
"""Letters of a title from which other spellings of it are recognised."""


def is_title(word: str) -> bool:
    """Return whether a word is a form of address, in any spelling and in Arabic letters."""
    if word.isupper():
        return word in _arabic_titles()
    return word in TITLES or (
        len(word) >= MINIMUM_TITLE
        and information_bits(word) >= maximum_by_length(word)
        and phonetic_key(word) in _title_folds()
    )


@cache
def _title_folds() -> frozenset[str]:
    return frozenset({phonetic_key(word) for word in TITLES if len(word) >= MINIMUM_TITLE})


@cache
def _arabic_titles() -> frozenset[str]:
    return frozenset(map(transliterate, tables.words("titles", "arabic")))


@lru_cache(maxsize=20_000)
def _word_bits(word: str) -> float:
    return FORM_BITS if word in FORM_TOKENS else TITLE_BITS if is_title(word) else information_bits(word)


def _merged_words(raw: tuple[str, ...]) -> list[str]:
    """Return the words with legal forms, servants of God and numbers as one word each."""
    if len(raw) == 1 and raw[0] in FORMS:
        return list(raw)
    if raw and raw[0].isupper():
        return arabic_words(list(raw))
    raw = tuple(
        [word for at, word in enumerate(raw) if at == 0 or (len(word) == 1 and word.isalpha()) or word != raw[at - 1]]
    )
    if all(map(_is_plain, raw)) and not has_split_form(raw):
        return list(raw)
    words = numbers_in_digits(joined_servants(joined_compounds(repaired_forms(raw))))
    return [form_token(word, at) for at, word in enumerate(words, -1 if words[:1] == ["the"] else 0)]


@lru_cache(maxsize=20_000)
def _is_plain(word: str) -> bool:
    """Return whether a word is neither a legal form, nor part of a compound, nor a number.

    Names of such words stay as they are.
    """
    return not (
        may_be_form(word) or may_be_compound(word) or may_be_servant(word) or may_be_number(word) or word in FORMS
    )


@lru_cache(maxsize=20_000)
def joined(words: tuple[str, ...]) -> list[tuple[tuple[int, ...], str]]:
    """Return the words of a name that others may write as one, by their places, and the joined word.

    These are two neighbours, three with a particle between them (`Saifaldin`), and all but the legal forms.
    """
    count = len(words)
    found: list[tuple[tuple[int, ...], str]] = [((at, at + 1), words[at] + words[at + 1]) for at in range(count - 1)]
    found += [
        ((at, at + 1, at + 2), words[at] + words[at + 1] + words[at + 2])
        for at in range(count - 2)
        if words[at + 1] in PARTICLES
    ]
    places = tuple([at for at, word in enumerate(words) if word not in FORM_TOKENS])
    if FEWEST <= len(places) <= MOST_JOINED:
        found.append((places, "".join([words[at] for at in places])))
    return found


FEWEST, MOST_JOINED = 2, 7
"""Words that a name has which is found written as one."""


@lru_cache(maxsize=60_000)
def initials(word: str) -> int:
    """Return how many words a word may stand for by their first letters: `j`, `jc`, `abdr`; 0 where it can be pronounced."""
    if len(word) == 1:
        return int(word.isalpha())
    if len(word) == SERVANT and word.startswith("abd"):
        return 1
    return (
        len(word)
        if len(word) <= MAXIMUM_INITIALS and word.islower() and word not in _SPOKEN and _VOWELS.isdisjoint(word)
        else 0
    )


_VOWELS: Final = frozenset("aeiouy")
MAXIMUM_INITIALS: Final = 3
SERVANT: Final = 4
"""Letters of a servant of God whose name is a letter only: `Abdul R.`"""
_SPOKEN: Final = PARTICLES | FORM_TOKENS | set(FORMS) | TITLES


MINIMUM_PART: Final = 5
"""Letters of a part that a stroke separates, for it to be a name."""


def tokenise_listed(name: str) -> list[TokenisedName]:
    """Return the tokens of a listed name: whole, of its acronym in brackets, and of the parts that a stroke separates."""
    parts = [part for part in name.split("/") if len(part.strip()) >= MINIMUM_PART]
    found = [tokenise(name), acronym(name), *(tokenise(part) for part in parts if len(parts) > 1 and _is_name(part))]
    return [each for each in found if each is not None and each.words]


def _is_name(part: str) -> bool:
    """Return whether a part of a name that a stroke separates is a name by itself: `OFF-SHORE` is none."""
    words = [word for word in tokenise(part).words if word not in FORM_TOKENS and word not in PARTICLES]
    return bool(words) and "".join(words) not in BUSINESS and not all(word in BUSINESS for word in words)


def acronym(name: str) -> TokenisedName | None:
    """Return the tokens of the acronym that a listed name gives in brackets, `(HQN)`, as a name of its own."""
    found = _ACRONYM.search(name)
    return None if found is None or _is_no_acronym(found[1]) else tokenise(found[1])


def _is_no_acronym(text: str) -> bool:
    """Return whether capitals are a place, a form, a title or a common word instead of an acronym.

    Examples: `(ANGOLA)`, `(LIMITED)`, `(OFF-SHORE)`.
    """
    word = "".join(filter(str.isalpha, text)).lower()
    return (
        is_place(text)
        or word in FORMS
        or word in TITLES
        or (len(word) >= LEAST_SPELLED and information_bits(word) < HAD_BY_MANY)
    )


LEAST_SPELLED, HAD_BY_MANY = 6, 12.5
"""Minimum letters of such a word, and the bits below which it is one."""


_ACRONYM: Final = re.compile(r"\(\s*([A-Z][A-Z0-9&/-]{2,11})\s*\)")
