"""Words with little information about a party: legal forms, titles, articles and particles."""

import re
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from rapidfuzz.distance import OSA

from detente.parties.names import tables
from detente.parties.names.transliteration import transliterate

FORMS: Final[dict[str, str]] = {word: means for word, means in tables.mapped("forms").items() if means}
"""The token of each legal form; the tokens do not distinguish one party from another."""

PHRASES: Final = (
    (re.compile(r"\b(?:gesellschaft mit beschr(?:ae|a)nkter haftung|sp(?:olka)? z o ?o|societatea? cu raspundere limitata|spol s r o|societe a responsabilite limitee|sociedade limitada|t[ao]var[iy]s[th][a-z]* (?:z|s) (?:obmezh|ogranich|abm)[a-z]* (?:vidpovid|otvetstv|adkaz)[a-z]*)\b"), "ltd"),
    (re.compile(r"\b(?:limited liability compan(?:y|ies)|limited liability part[a-z]{2,5}sh?ip|[a-z]?b[a-z]{2,12}o (?:[sc] ){1,2}o?[a-z]{1,2}ran[a-z]{5,10} o[tvw][a-z]{10,16}u|private limited|co(?:mpany)? limited|so[a-z]{4,8} de responsabilidad limitada|s de r ?l(?: de c ?v)?)\b"), "ltd"),
    (re.compile(r"\b(?:(?:(?:public|open|closed|private|[oa][td]kryt[oa]j?y?e?|vidkr[iy]te|[sz]akryt[oa]?j?y?e?|publit?s?chn[oa]?j?y?e?|pryvatne|privatne) )?(?:jo[a-z]{1,3}t ?s{1,2}h?t[a-z]{0,2}[ck]{1,2} (?:company|co|bank)|ak[a-z]{4,11}n[a-z]{0,2}e (?:o[a-z]{4,14}|t[a-z]{6,11})[vw][ao])|public limited company|sociedad anonima|societe anonyme|s ?a de c ?v)\b"), "plc"),
)  # fmt: skip
"""Legal forms of several words."""

TITLES: Final = tables.words("titles", "latin")
"""Forms of address; removed where anything else is left."""

PARTICLES: Final = tables.words("particles", "latin") | {
    transliterate(word) for word in tables.words("particles", "arabic")
}
"""Articles, prepositions and words of kinship: they are compared, and have very little information."""

FILLERS: Final = tables.words("form_parts")
"""Parts of legal forms, which remain alone where the rest is misspelt."""

REGIONS: Final = frozenset(["europe", "asia", "africa", "america", "americas", "eurasia", "worldwide"])
"""Where a company says that it works; often added and left out."""

_SERVANT = re.compile(r"^(?:abd|abdo|abdu|abde|abdi)(?:[aeiou]?[lrstzdn])?$")
_JOINED = re.compile(r"^abd[aeiou]+(?:l+|([rsdnzt])(?=\1))?(?=[a-z]{3,})")
_ALLAH = re.compile(r"^(?:abd|abid)[aeou]*l+[ae]+k?h?i?$")


def arabic_words(words: list[str]) -> list[str]:
    """Return the words of a name in Arabic letters, with articles separated and servants as one word.

    `ALHSN` becomes `AL HSN`, `ABD ALHADY` becomes `ABDHADY`.
    """
    found: list[str] = []
    held = False
    for word in words:
        bare = word[2:] if word[:2] == "AL" and word[:3] != "ALL" and len(word) > MINIMUM_ARTICLE else word
        if held:
            found.append(f"ABD{bare}")
            held = False
        elif word in ("ALLH", "ALH") and found and found[-1] not in PARTICLES:
            found[-1] += "ALLH"
        elif bare == "DYN" and found and found[-1] not in PARTICLES:
            found[-1] += "DYN"
        elif word in ("ABD", "ABDWL", "ABDAL"):
            held = True
        else:
            found += ["AL", bare] if bare != word else [word]
    if held:
        return [f"ABD{found[0]}", *found[1:]] if found else ["ABD"]
    return found


MINIMUM_ARTICLE: Final = 3


@lru_cache(maxsize=20_000)
def may_be_compound(word: str) -> bool:
    """Return whether a word may be a part of `X Allah` or `X al-Din`, or end so."""
    return word in _ALLAHS or word in _DINS or (len(word) > MINIMUM_COMPOUND and _compound(word) != word)


def joined_compounds(words: list[str]) -> list[str]:
    """Return the words of a name with `X Allah` and `X al-Din` written as one: `xullah`, `xuddin`."""
    found: list[str] = []
    for at, word in enumerate(words):
        if found and word in _ALLAHS and _takes_allah(found[-1]) and (words[at + 1 :] or [""])[0] not in _AFTER_ALLAH:
            found[-1] += "ullah"
        elif word in _DINS and (before := _before(found)) is not None:
            found[before:] = [f"{found[before]}uddin"]
        else:
            found.append(_compound(word) if len(word) > MINIMUM_COMPOUND else word)
    return found


@lru_cache(maxsize=20_000)
def _compound(word: str) -> str:
    """Return a word that ends with Allah or al-Din, in any spelling and with one typo there, in the usual spelling."""
    read_as = _DIN.sub("uddin", _ULLAH.sub("ullah", word))
    if read_as != word or len(word) < MINIMUM_MISSPELT:
        return read_as
    for endings, ends, read in (
        (("allah", "ullah", "ollah"), "ahkn", "ullah"),  # not `Jindallae`
        (("eddine", "uddin", "oddin", "eddin"), "ahkne", "uddin"),
    ):
        for count in (6, 5):
            if word[-1] in ends and word[-count] in "aeuo" and _within_an_edit(word[-count:], endings):
                return f"{word[:-count]}{read}"
    return word


MINIMUM_MISSPELT: Final = 8
"""Letters of a word from which its second half may have a typo."""


def _takes_allah(word: str) -> bool:
    return word not in PARTICLES and word not in TITLES and not word.startswith("abd")


def _before(found: list[str]) -> int | None:
    """Return the place of the last word that is no particle and no servant."""
    at = next((at for at in reversed(range(len(found))) if found[at] not in PARTICLES), None)
    return None if at is None or found[at] == "abd" or found[at] in TITLES or len(found) - at > 2 else at  # noqa: PLR2004 -- one article between


_ALLAHS: Final = frozenset(["allah", "ullah", "ollah", "ellah", "alah", "ulah", "allakh", "ullakh"])
_AFTER_ALLAH: Final = frozenset(["dad", "yar", "noor", "nur", "nazar", "bakhsh", "rakha", "ditta"])
"""Words after Allah where the name begins with it: `Allah Dad`."""
_DINS: Final = frozenset("din deen dine aldin eldin aldeen aldine eldine eddin eddine uddin".split())  # noqa: SIM905 -- short
_ULLAH: Final = re.compile(r"(?<=[a-z]{3})(?:[aoeu]ll?ah|[aou]lla)$")
_DIN: Final = re.compile(r"(?<=[a-z]{2})(?:[aeou]ll?|[aeou]d)d(?:i|ee)ne?$")
MINIMUM_COMPOUND: Final = 6


def joined_servants(words: list[str]) -> list[str]:
    """Return the words of a name with `Abd al-X`, `Abdul X`, `Abdel-X`, `Abdurx` written as one: `abdx`."""
    if not any(map(may_be_servant, words)):
        return words
    found: list[str] = []
    held = False
    for word in _separated(words):
        if held and (word in PARTICLES or word.isdigit()) and word != "b":
            found += [word] if word.isdigit() else []
            continue
        if held:
            found.append("abdallah" if word in ("lah", "llah", "allah") else f"abd{_without_article(word)}")
            held = False
        elif _ALLAH.match(word) or (len(word) > MINIMUM_ALLAH and _within_an_edit(word, _ABDULLAHS)):
            found.append("abdallah")
        elif _SERVANT.match(word) or _misspelt_abdul(word):
            held = True
        else:
            found.append(_JOINED.sub("abd", _MISSPELT_ABD.sub("abd", word)))
    if held and found:  # `Rahman, Abdul`
        first = next((at for at, word in enumerate(found) if word not in PARTICLES and word not in TITLES), 0)
        bare = found[first].removeprefix("al") if len(found[first]) > MINIMUM_COMPOUND - 1 else found[first]
        return [*found[:first], f"abd{bare}", *found[first + 1 :]]
    return ["abd"] if held else found


@lru_cache(maxsize=20_000)
def may_be_servant(word: str) -> bool:
    """Return whether a word may be, or end with, a servant of God."""
    if "b" not in word and "d" not in word:  # a slip spares one of them
        return False
    return _SERVING.search(word) is not None or _misspelt_abdul(word) or _within_an_edit(word, _ABDULLAHS)


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("al") or (word.startswith("el") and len(word) > MINIMUM_COMPOUND) else word


_MISSPELT_ABD: Final = re.compile(r"^(?:bd|adb|aabd|a[ac-z]bd|[b-z]bd|abdd|abed|abud)(?=[aeou]?l[a-z]{3})")
"""Typos in the `abd` that a word begins with."""


def _misspelt_abdul(word: str) -> bool:
    """Return whether a word is `abdul` or `abdel` with one typo, and no name."""
    return len(word) in MISSPELT_LENGTHS and word not in _ADELS and _within_an_edit(word, ("abdul", "abdel"))


MISSPELT_LENGTHS: Final = range(4, 7)
_ADELS: Final = frozenset(["adel", "abel", "abul", "ardel", "adul", "abdi"])
"""Names that are one letter away from `abdel`."""


def _separated(words: list[str]) -> list[str]:
    """Return the words with `Ahmadabd al-Sattar` separated."""
    return [
        part
        for word, behind in zip_longest(words, words[1:], fillvalue="")
        for part in ((word[:-3], "abd") if word[3:].endswith("abd") and behind in ("al", "ul", "el") else (word,))
    ]


_SERVING: Final = re.compile("^ab[id]|^[a-z]?bd|^abu?dl|^aabd|^badu?l|[a-z]{3}abd$")
_ABDULLAHS: Final = ("abdullah", "abdallah", "abdullahi")
MINIMUM_ALLAH: Final = 6


def _within_an_edit(word: str, others: tuple[str, ...]) -> bool:
    return any(OSA.distance(word, other, score_cutoff=1) <= 1 for other in others if abs(len(word) - len(other)) <= 1)
