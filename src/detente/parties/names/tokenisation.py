"""A name as it is compared: words in order, what each says, and the name as Korea or China would read it."""

import re
from functools import cache, lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from detente.parties.names import east_asian, kontsevich, tables
from detente.parties.names.field_noise import place, strip_noise
from detente.parties.names.hanja import korean
from detente.parties.names.information import FORM, TITLE, by_length, information_bits, known
from detente.parties.names.legal_forms import WEIGHTLESS, begun, formed, odd, one_of_four, split
from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.stopwords import FORMS, PARTICLES, TITLES, arabic, compound, compounds, servants, serving
from detente.parties.names.synonyms import counted, number
from detente.parties.names.transliteration import transliterate

_DOTS: Final = re.compile(r"(?<![a-z0-9])([a-z])\.(?=[a-z](?:\.|\b))")
_WORD: Final = re.compile(r"[a-z0-9]+|[A-Z]+|[()]")
MOST_WORDS: Final = 24
"""Words of a name that are compared; longer texts are sentences, and are searched piece by piece."""
FIELDS: Final = (35, 70, 140)
"""Letters of the fields of payments, by which a longer name is cut short."""
IN_BRACKETS: Final = 0.35
"""What a word in brackets says, beside the same word outside."""
ASIDE_MOST: Final = 2.5
"""The most that it says."""
ASIDE: Final = "("
"""Marks a plain word that stood in brackets."""


class TokenisedName(NamedTuple):
    """A name taken apart."""

    words: tuple[str, ...]
    """Plain words; forms of companies as one of four, each word once, initials as often as they stand."""
    bits: tuple[float, ...]
    total: float
    eastern: tuple[tuple[str, str], ...]
    begun: frozenset[str] = frozenset()
    """Words that may be the beginnings of others: `Magomedo.`, and the last one where a field has cut the text short."""
    cyrillic: bool = False
    """Whether it was asked in Cyrillic letters, of which a slip in one may be four Latin ones."""


@lru_cache(maxsize=10_000)
def tokenise(name: str) -> TokenisedName:
    """A name taken apart; it has no words where the text has no letters or digits."""
    words = plain_words(name)
    if not words:
        return made(())
    cut = (
        {made((word,)).words[0] for word in _SHORT.findall(transliterate(name)) if word in words}
        if "." in name
        else set()
    )
    if _fills(name):
        words = (*words[:-1], begun(words[-1]) or words[-1])
        cut |= set(made(words[-1:]).words[-1:]) if words[-1] not in FORMS else set()
    found = made(words)
    if not name.isascii() and _CYRILLIC.search(name):
        found = found._replace(cyrillic=True)
    if name[:1] > "\u2fff":  # Han, or Hangul
        found = found._replace(eastern=(*east_asian.readings(korean(name)), *found.eastern))
    elif "\u0400" <= name[:1] <= "\u04ff":
        spelled = [pair for words in kontsevich.korean(name) for pair in east_asian.readings(words)]
        found = found._replace(eastern=tuple(dict.fromkeys((*spelled, *found.eastern))))
    return found._replace(begun=frozenset(cut)) if cut else found


_CYRILLIC: Final = re.compile("[\u0400-\u052f]{2}")
_SHORT: Final = re.compile(r"(?<![a-z])([a-z]{5,}+)\.(?=[^a-z0-9]|$)")
"""A word cut short with a full stop."""


def _fills(name: str) -> bool:
    """Whether a name is as long as a field; a space at its end may have been lost."""
    length = len(name.strip())
    return length in FIELDS or length + 1 in FIELDS


def plain_words(name: str) -> tuple[str, ...]:
    """The plain words of a name, `(` before each that stood in brackets."""
    text = _DOTS.sub(itemgetter(1), transliterate(strip_noise(name))).translate(_BRACKETS)
    words = _WORD.findall(text)
    if "(" not in text and ")" not in text:
        return tuple(words[:MOST_WORDS])
    found: list[str] = []
    depth = 0
    for word in words:
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


def made(raw: tuple[str, ...]) -> TokenisedName:
    """The reading of these plain words."""
    aside = tuple([word[1:] for word in raw if word[0] == ASIDE])
    outside = tuple([word for word in raw if word[0] != ASIDE]) if aside else raw
    titled = bool(outside) and outside[0] in TITLES and (len(outside[0]) >= LEAST_TITLE or outside[0] in _BEFORE)
    east = east_asian.readings(outside[titled:])
    outside = outside[1:] if titled and east else outside
    found = [(word, by_length(word) if east else _said(word)) for word in (outside if east else _words(outside))]
    if aside:
        found += [(word, min(_said(word) * IN_BRACKETS, ASIDE_MOST)) for word in _words(aside)]
    once = list(dict(found).items()) if east and not aside else _once(found)  # `Chung Chong` are two syllables
    words, said_of = tuple([word for word, _ in once]), tuple([said for _, said in once])
    return TokenisedName(words, said_of, sum(said_of), east)


def _once(found: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Each word once, in whatever spelling; initials and articles may come twice."""
    among = sum([said > LEAST_TELLING for _, said in found])
    if _unlike([word for word, _ in found], among):
        return found
    once: list[tuple[str, float]] = []
    for word, said in found:
        again = next((at for at, (other, _) in enumerate(once) if _again(word, other, among=among)), None)
        if again is None or len(word) == 1 or word in PARTICLES:
            once.append((word, said))
        elif known(word) and not known(once[again][0]):
            once[again] = word, said
    return once


def _unlike(words: list[str], among: int) -> bool:
    """Whether no word can stand there again: told of all at once, for the most names."""
    long = [word for word in words if len(word) >= LEAST_AGAIN]
    return (
        len(set(words)) == len(words)
        and len({phonetic_key(word) for word in long}) == len(long)
        and (among <= LEAST_BESIDE or len(set(map(len, long))) == len(long))
        and not [word for word in long if word[:2] == "al"]
    )


def _again(word: str, other: str, *, among: int) -> bool:
    """Whether a word is one that stood before: in another spelling, `Hasan, Hassan`, or with a slip that makes no name of it."""
    if word == other:
        return True
    if min(len(word), len(other)) < LEAST_AGAIN or not word.islower() or not word.isalpha():
        return False
    if phonetic_key(word) == phonetic_key(other) or word == f"al{other}" or other == f"al{word}":
        return True
    slip = among > LEAST_BESIDE and len(word) == len(other) and not (known(word) and known(other))
    return slip and OSA.distance(word, other, score_cutoff=1) == 1


LEAST_TELLING: Final = 3.0
"""Bits over which a word is no initial, title or article."""
LEAST_BESIDE: Final = 2
"""Words of a name among which one may be another one misspelled; `DRAGAS, Dragan` are two names."""


LEAST_AGAIN: Final = 5
"""Letters of a word that may stand before in another spelling."""
_BEFORE: Final = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof", "eng"])
"""Forms of address before Korean and Chinese names."""
LEAST_TITLE: Final = 4
"""Letters of a title from which other spellings of it are known."""


def title(word: str) -> bool:
    """Whether a word is a form of address, in any spelling and in Arabic letters."""
    if word.isupper():
        return word in _arabic_titles()
    return word in TITLES or (
        len(word) >= LEAST_TITLE and information_bits(word) >= by_length(word) and phonetic_key(word) in _title_folds()
    )


@cache
def _title_folds() -> frozenset[str]:
    return frozenset({phonetic_key(word) for word in TITLES if len(word) >= LEAST_TITLE})


@cache
def _arabic_titles() -> frozenset[str]:
    return frozenset(map(transliterate, tables.words("titles", "arabic")))


@lru_cache(maxsize=20_000)
def _said(word: str) -> float:
    return FORM if word in WEIGHTLESS else TITLE if title(word) else information_bits(word)


def _words(raw: tuple[str, ...]) -> list[str]:
    """The words with forms of companies, servants of God and numbers as one word each."""
    if len(raw) == 1 and raw[0] in FORMS:
        return list(raw)
    if raw and raw[0].isupper():
        return arabic(list(raw))
    raw = tuple(
        [word for at, word in enumerate(raw) if at == 0 or (len(word) == 1 and word.isalpha()) or word != raw[at - 1]]
    )
    if all(map(_usual, raw)) and not split(raw):
        return list(raw)
    words = counted(servants(compounds(formed(raw))))
    return [one_of_four(word, at) for at, word in enumerate(words, -1 if words[:1] == ["the"] else 0)]


@lru_cache(maxsize=20_000)
def _usual(word: str) -> bool:
    """Whether a word is neither a form of company, nor a part of a compound, nor a number: names of such words stay as they are."""
    return not (odd(word) or compound(word) or serving(word) or number(word) or word in FORMS)


@lru_cache(maxsize=20_000)
def joined(words: tuple[str, ...]) -> list[tuple[tuple[int, ...], str]]:
    """The words of a name that others may write as one, by their places, and what that gives.

    Two neighbours, three with a particle between them (`Saifaldin`), and all but the forms of companies.
    """
    count = len(words)
    found: list[tuple[tuple[int, ...], str]] = [((at, at + 1), words[at] + words[at + 1]) for at in range(count - 1)]
    found += [
        ((at, at + 1, at + 2), words[at] + words[at + 1] + words[at + 2])
        for at in range(count - 2)
        if words[at + 1] in PARTICLES
    ]
    places = tuple([at for at, word in enumerate(words) if word not in WEIGHTLESS])
    if FEWEST <= len(places) <= MOST_JOINED:
        found.append((places, "".join([words[at] for at in places])))
    return found


FEWEST, MOST_JOINED = 2, 7
"""Words that a name has which is found written as one."""


@lru_cache(maxsize=60_000)
def initials(word: str) -> int:
    """How many words a word may stand for by their first letters: `j`, `jc`, `abdr`; none where it can be spoken."""
    if len(word) == 1:
        return int(word.isalpha())
    if len(word) == SERVANT and word.startswith("abd"):
        return 1
    return (
        len(word)
        if len(word) <= MOST_INITIALS and word.islower() and word not in _SPOKEN and _VOWELS.isdisjoint(word)
        else 0
    )


_VOWELS: Final = frozenset("aeiouy")
MOST_INITIALS: Final = 3
SERVANT: Final = 4
"""Letters of a servant of God whose name is a letter only: `Abdul R.`"""
_SPOKEN: Final = PARTICLES | WEIGHTLESS | set(FORMS) | TITLES


LEAST_PART: Final = 5
"""Letters of what a stroke sets apart, for it to be a name."""


def listed(name: str) -> list[TokenisedName]:
    """The readings of a listed name: whole, its acronym in brackets, and what a stroke sets apart."""
    parts = [part for part in name.split("/") if len(part.strip()) >= LEAST_PART]
    found = [tokenise(name), acronym(name), *(tokenise(part) for part in parts if len(parts) > 1)]
    return [each for each in found if each is not None and each.words]


def acronym(name: str) -> TokenisedName | None:
    """The acronym that a listed name gives in brackets, `(HQN)`, as a name of its own."""
    found = _ACRONYM.search(name)
    return None if found is None or _spelled_out(found[1]) else tokenise(found[1])


def _spelled_out(text: str) -> bool:
    """Whether capitals are no acronym but a place, a form, a title or a word that many have: `(ANGOLA)`, `(LIMITED)`, `(OFF-SHORE)`."""
    word = "".join(filter(str.isalpha, text)).lower()
    return (
        place(text)
        or word in FORMS
        or word in TITLES
        or (len(word) >= LEAST_SPELLED and information_bits(word) < HAD_BY_MANY)
    )


LEAST_SPELLED, HAD_BY_MANY = 6, 12.5
"""Letters of such a word at the least, and the bits under which it is one."""


_ACRONYM: Final = re.compile(r"\(\s*([A-Z][A-Z0-9&/-]{2,11})\s*\)")
