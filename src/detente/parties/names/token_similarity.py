"""The similarity of two words: 1 where they are the same, 0 where they are too different to be spellings of one word."""

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from detente.parties.names.information import is_common
from detente.parties.names.legal_forms import without_form
from detente.parties.names.phonetic_key import phonetic_key, skeleton, written
from detente.parties.names.synonyms import CANONICAL, FROM_ARABIC, IN_ARABIC, full_name_keys, is_short_form

SIMILARITY_THRESHOLD: Final = 0.675
"""Words less similar than this are two words."""
SAME_KEY: Final = 0.93
"""The minimum for spellings that differ only by habits of romanisation."""
ONE_EDIT, TWO_EDITS = 4, 8
"""Letters of the shorter phonetic key from which two spellings may differ by one edit, and by two."""
MAXIMUM_LETTERS: Final = 64
"""Letters of a word up to which edits are counted; no name has a longer word."""
OTHER_START, OTHER_START_TOO = 0.04, 0.08
"""The cost of a different first letter: as the only difference, and with others."""
BOTH_COMMON_COST: Final = 0.12
"""The cost where both words are common and have different consonants: one is then unlikely to be a typo of the other."""
TWO_APART, LONG = 0.05, 10
"""The extra cost of two edits between phonetic keys, in words shorter than this."""
KEY_WEIGHT: Final = 0.6
"""The weight of edits between phonetic keys, against those between letters."""
ONE_SLIP, SWAPPED = 0.75, 0.5
"""The cost of one edit by its share of a word; swapped letters never make another name."""
GENDERED: Final = 0.4
"""The similarity of a man's name and the woman's."""
MINIMUM_SCRAMBLED: Final = 7
SCRAMBLED: Final = 0.8
"""The similarity of a word of so many letters and another with the same letters in another order."""
MINIMUM_EDITED: Final = 3
"""Letters of the shorter of two words that are one edit apart."""
SAME_WORD: Final = 0.9
"""The similarity of synonyms: `Sergey` and `Serhiy`, `Bros` and `Brothers`."""
SHORT_FORM: Final = 0.9
"""The similarity of a given name and its short form: `Vladimir` and `Vlad`."""
SERVANT: Final = 0.88
"""The similarity of a name and the servant of that name: `Hanif` and `Abdul Hanif`."""
ARTICLE: Final = 0.92
"""The similarity of a name and the same with its article: `Aqsa` and `Alaqsa`."""
GLUED: Final = 0.93
"""The similarity of a word and the same written together with its legal form: `Torganco`."""
SHORT: Final = 0.78
"""The similarity of words of two or three letters that differ, though their phonetic keys are the same."""
LONG_SPELLING: Final = 0.88
"""The same where one of them is written at length: `Jan` and `Dzhan`."""
SKELETON: Final = (0.0, 0.0, 0.8, 0.9, 0.93)
"""The similarity of a word in Arabic letters and one in Latin letters with the same consonants, by how many there are."""


AS_WRITTEN: Final = 0.94
"""The similarity of a word in Arabic letters and one whose vowels agree, too."""
KNOWN_ARABIC: Final = 0.96
"""The similarity of a name in Arabic letters and one of its usual romanisations."""
SKELETON_EDIT: Final = 0.7
FEW_VOWELS: Final = 6
"""Letters per vowel, from which vowels may have been left out."""
MINIMUM_CONSONANTS: Final = 2
MINIMUM_VOWELLESS: Final = 4
VOWELS: Final = frozenset("aeiou")


def allowed_edits(shorter: int, longer: int, *, joined: bool = False) -> int:
    """Return the edits allowed between keys of so many letters; one for two words written as one, none for overlong words."""
    if shorter < ONE_EDIT or longer > MAXIMUM_LETTERS:
        return 0
    return 1 if shorter < TWO_EDITS or joined else 2


def token_similarity(word: str, folded: str, other: str, other_fold: str, *, joined: bool = False) -> float:
    """Return the similarity of two words with these phonetic keys.

    `joined` marks that the other is two listed words written as one, which is found by its key only.
    """
    if word == other:
        return 1.0
    if folded == other_fold and (word.islower() or word.isdigit() or len(folded) >= MINIMUM_CONSONANTS):
        if min(len(word), len(other)) < ONE_EDIT:
            return SHORT if max(len(word), len(other)) <= ONE_EDIT else LONG_SPELLING
        return SAME_KEY + (1 - SAME_KEY) * OSA.normalized_similarity(word, other)
    if not joined and (found := _synonym_similarity(word, other)):
        return found
    if other in (stem_keys := without_form(word)) or other_fold in map(phonetic_key, stem_keys):
        return GLUED
    if _have_different_digits(word, other):
        return 0.0
    if differ_by_gender(word, other):
        return GENDERED
    if len(word) == len(other) >= MINIMUM_SCRAMBLED and not joined and sorted(word) == sorted(other):
        return max(SCRAMBLED, _edited(word, folded, other, other_fold, joined=joined))
    one, two = phonetic_key(plain_romanisation(word)), other_fold if joined else phonetic_key(plain_romanisation(other))
    if one == folded and two == other_fold:
        return _edited(word, folded, other, other_fold, joined=joined)
    if {one, folded} & {two, other_fold} and min(len(word), len(other)) >= ONE_EDIT:
        return SAME_KEY
    return max(_edited(word, folded, other, other_fold, joined=joined), _edited(word, one, other, two, joined=joined))


def _synonym_similarity(word: str, other: str) -> float:
    """Return the similarity of words with the same meaning and different spellings."""
    if CANONICAL.get(word, word) == CANONICAL.get(other, other):
        return SAME_WORD
    if is_short_form(word, other) or is_short_form(other, word):
        return SHORT_FORM
    if _servant(word, other) or _servant(other, word):
        return SERVANT
    return ARTICLE if without_article(word) == without_article(other) else 0.0


def _have_different_digits(word: str, other: str) -> bool:
    """Return whether words have different digits; a digit in only one of them may be a misread letter."""
    if word.isalpha() and other.isalpha():
        return False
    one, two = "".join(filter(str.isdigit, word)), "".join(filter(str.isdigit, other))
    return word.isdigit() or other.isdigit() or (one != two and bool(one) and bool(two))


def differ_by_gender(word: str, other: str) -> bool:
    """Return whether two names differ as `Antonia` and `Antonio` do, or `Michel` and `Michelle`."""
    if len(word) == len(other):
        return word[:-1] == other[:-1] and {word[-1], other[-1]} == {"a", "o"} and len(word) >= ONE_EDIT
    shorter, longer = (word, other) if len(word) < len(other) else (other, word)
    return longer == f"{shorter}{shorter[-1]}e" and len(shorter) >= ONE_EDIT


@lru_cache(maxsize=20_000)
def plain_romanisation(word: str) -> str:
    """Return a word without what Cyrillic adds: `Jurij` as `yuriy`, `Faradzh` as `faraj`, `Fyodorov` as `fedorov`."""
    if "dzh" in word:
        word = word.replace("dzh", "j")
    elif "j" in word:
        word = softened(word)
    return _SOFT.sub("e", word) if "y" in word else word


_SOFT: Final = re.compile(r"(?:(?<=[bdfgklmnprstvz])|(?<=[csz]h)|^)y[eo](?=[a-z])")


def softened(word: str) -> str:
    """Return a word with its j read as y: `Jurij`."""
    return word.replace("j", "y")


def _edited(word: str, folded: str, other: str, other_fold: str, *, joined: bool) -> float:
    """Return the similarity of words some edits apart: one between their letters, or a few between their phonetic keys."""
    shortest, longest = min(len(word), len(other)), max(len(word), len(other))
    edits = OSA.distance(word, other)
    found = 0.0
    slip = edits == 1 and shortest >= MINIMUM_EDITED and ONE_EDIT <= longest <= MAXIMUM_LETTERS
    if slip and (not joined or reaches_join(word, folded, other_fold)):
        found = one_edit_similarity(word, other)
    elif shortest >= ONE_EDIT:
        shorter, longer = sorted((len(folded), len(other_fold)))
        most = allowed_edits(shorter, longer, joined=joined)
        apart = OSA.distance(folded, other_fold, score_cutoff=most) if most else 1
        found = 1 - (KEY_WEIGHT * apart / longer + (1 - KEY_WEIGHT) * edits / longest) if apart <= most else 0.0
        found -= TWO_APART if apart > 1 and longer < LONG else 0.0
    if folded[0] != other_fold[0]:
        found -= OTHER_START if edits == 1 else OTHER_START_TOO
    return 0.0 if found < SIMILARITY_THRESHOLD else discounted(found, word, other)


def one_edit_similarity(one: str, other: str) -> float:
    """Return the similarity of texts that differ by one edit, by its share of the longer one."""
    return 1 - (SWAPPED if sorted(one) == sorted(other) else ONE_SLIP) / max(len(one), len(other))


def discounted(found: float, word: str, other: str) -> float:
    """Return the similarity, reduced where both words are common and differ in their consonants."""
    both = is_common(word) and is_common(other) and skeleton(word) != skeleton(other)
    return max(found - BOTH_COMMON_COST, SIMILARITY_THRESHOLD) if both else found


def reaches_join(word: str, folded: str, other_fold: str) -> bool:
    """Return whether the index finds two words written as one by the word or its phonetic key; their letters are not indexed."""
    return any(text == other_fold or _deletes_meet(text, other_fold) for text in (folded, word))


def _deletes_meet(one: str, two: str) -> bool:
    """Return whether texts are one edit apart and long enough to be found by single deletes."""
    shorter, longer = sorted((len(one), len(two)))
    enough = shorter >= ONE_EDIT or (longer >= ONE_EDIT and shorter < longer)
    return enough and OSA.distance(one, two, score_cutoff=1) <= 1


@lru_cache(maxsize=20_000)
def is_consonantal(word: str) -> bool:
    """Return whether a word is written as its consonants: in Arabic letters, or without vowels."""
    if word.isupper():
        return True
    vowels = sum([char in VOWELS for char in word[1:]])
    vowels += word.count("y", 1) if vowels else 0  # `Dmtry` has lost its vowel, `Currys` has two
    return len(word) >= MINIMUM_VOWELLESS and vowels * FEW_VOWELS <= len(word) and word.isalpha()


def word_similarity(word: str, folded: str, other: str, other_fold: str, *, joined: bool) -> float:
    """Return the similarity of a word of a query and a listed one, either of which may be in Arabic letters."""
    if word.isupper() == other.isupper():
        found = token_similarity(word, folded, other, other_fold, joined=joined)
        if found or joined or word.isupper() or not other.isalpha() or not is_consonantal(word):
            return found
        return consonant_similarity(word, other)
    if joined or not word.isupper() or not other.isalpha():
        return 0.0
    return KNOWN_ARABIC if word in FROM_ARABIC.get(other, ()) else consonant_similarity(word, other)


def persian_letters(word: str) -> str:
    """Return a word with the letters that Arabic uses instead: v as f, the gh of Persian as q."""
    return word.replace("v", "f").replace("gh", "q")


def consonant_similarity(word: str, other: str) -> float:
    """Return the similarity of words of which only the consonants are known."""
    if word.islower():
        return vowelless_similarity(word, other)
    one, two = skeleton(word), skeleton(other)
    if word.isupper() and one != two and len(one) > MINIMUM_CONSONANTS and (turned := persian_letters(other)) != other:
        two = skeleton(turned)
    if word.isupper() and one == two and OSA.distance(written(word), written(other), score_cutoff=1) <= 1:
        return AS_WRITTEN if written(word) == written(other) else SKELETON[3]
    return _consonants(one, two)


def vowelless_similarity(word: str, other: str) -> float:
    """Return the same for a word in Latin letters whose vowels were left out: `mzhr` has no zh."""
    one, two = skeleton(word), skeleton(other)
    return _consonants(one if one == two else separate_consonants(word), two)


@lru_cache(maxsize=20_000)
def separate_consonants(word: str) -> str:
    """Return the consonants of a word one by one: `mzhr` has no zh."""
    return skeleton("a".join(word))


def _consonants(one: str, two: str) -> float:
    if one == two and len(one) >= MINIMUM_CONSONANTS:
        return SKELETON[min(len(one), len(SKELETON) - 1)]
    if min(len(one), len(two)) >= ONE_EDIT and OSA.distance(one, two, score_cutoff=1) <= 1:
        return SKELETON_EDIT
    return 0.0


def _servant(word: str, name: str) -> bool:
    """Return whether a word is the servant of a name of four letters or more; the index cannot find shorter ones."""
    return word[:3] == "abd" and word[3:] == name and len(name) > len("abd")


def synonym_keys(word: str) -> set[str]:
    """Return keys that a word shares with its synonyms of other spellings."""
    found = {f"~{CANONICAL[word]}"} if word in CANONICAL else set()
    found |= {f"~{name}" for name in full_name_keys(word)}
    stem = word[3:] if word.startswith("abd") and len(word) > 2 * len("abd") else without_article(word)
    if len(word) >= MINIMUM_SCRAMBLED:
        found.add("@" + "".join(sorted(word)))
    if (other := plain_romanisation(word)) != word:
        found.add(phonetic_key(other))
    if word in FROM_ARABIC:
        found |= {f"~{written}" for written in FROM_ARABIC[word]}
    elif word in IN_ARABIC:
        found.add(f"~{word}")
    found |= {f"^{stem}"} if len(stem) > len("abd") else set()
    return found | {f"^{word}"} if word.startswith("abd") and word != stem else found


def stem_keys(word: str) -> set[str]:
    """Return more keys by which a word of a query is looked up.

    They are the word without a legal form written together with it, and its consonants one by one (`mzhr` has no zh).
    """
    found = {text for stem in without_form(word) for text in (stem, phonetic_key(stem))}
    return found | {separate_consonants(word)} if word.islower() and is_consonantal(word) else found


@lru_cache(maxsize=10_000)
def without_article(word: str) -> str:
    """Return a word without the article that is written together with it."""
    return word[2:] if word[:2] in ("al", "el") and len(word) > MINIMUM_WITHOUT_ARTICLE + 1 else word


MINIMUM_WITHOUT_ARTICLE: Final = 4
