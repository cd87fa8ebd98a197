"""How alike two words are: 1 where they are the same, 0 where they are too far apart to be spellings of one word."""

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from detente.parties.names.information import known
from detente.parties.names.legal_forms import bare
from detente.parties.names.phonetic_key import phonetic_key, skeleton, written
from detente.parties.names.synonyms import FROM_ARABIC, IN_ARABIC, SAME

LEAST: Final = 0.675
"""Words less alike than this are two words."""
SAME_FOLD: Final = 0.93
"""The least for spellings that differ by habits of romanisation only."""
ONE_EDIT, TWO_EDITS = 4, 8
"""Letters of the shorter fold from which one edit, and two, may lie between two spellings."""
LONGEST: Final = 64
"""Letters of a word up to which edits are looked for; no name has a longer one."""
OTHER_START, OTHER_START_TOO = 0.04, 0.08
"""What another first letter costs: in one slip, and beside others."""
BOTH_KNOWN: Final = 0.12
"""What it costs that both words are common and differ in their consonants: one is then hardly a slip of the other."""
TWO_APART, LONG = 0.05, 10
"""What two edits between folds cost beside, in words shorter than this."""
BY_FOLD: Final = 0.6
"""How much the edits between folds count, beside those between letters."""
ONE_SLIP, SWAPPED = 0.75, 0.5
"""What one slip costs by its share of a word; letters that change places are never another name."""
GENDERED: Final = 0.4
"""A man's name beside the woman's."""
LEAST_SCRAMBLED: Final = 7
SCRAMBLED: Final = 0.8
"""A word of so many letters and another of the same letters in another order."""
LEAST_EDITED: Final = 3
"""Letters of the shorter of two words that are an edit apart."""
SAME_WORD: Final = 0.9
"""Words that stand for each other: `Sergey` and `Serhiy`, `Bros` and `Brothers`."""
SERVANT: Final = 0.88
"""A name beside the servant of that name: `Hanif` and `Abdul Hanif`."""
ARTICLE: Final = 0.92
"""A name beside the same with its article: `Aqsa` and `Alaqsa`."""
GLUED: Final = 0.93
"""A word that is written together with the form of the company: `Torganco`."""
SHORT: Final = 0.78
"""Words of two or three letters that are not the same, though their folds are."""
LONG_SPELLING: Final = 0.88
"""The same where one of them is written at length: `Jan` and `Dzhan`."""
SKELETON: Final = (0.0, 0.0, 0.8, 0.9, 0.93)
"""A word in Arabic letters beside one in Latin letters with the same consonants, by how many there are."""


AS_WRITTEN: Final = 0.94
"""A word in Arabic letters beside one whose vowels agree, too."""
KNOWN_ARABIC: Final = 0.96
"""A name in Arabic letters beside one of its usual romanisations."""
SKELETON_EDIT: Final = 0.7
FEW_VOWELS: Final = 6
"""Letters of a word to a vowel, from which its vowels may have been left out."""
LEAST_CONSONANTS: Final = 2
LEAST_VOWELLESS: Final = 4
VOWELS: Final = frozenset("aeiou")


def reach(shorter: int, longer: int, *, joined: bool = False) -> int:
    """The edits that may lie between folds of so many letters; two words written as one get one, a word without end none."""
    if shorter < ONE_EDIT or longer > LONGEST:
        return 0
    return 1 if shorter < TWO_EDITS or joined else 2


def token_similarity(word: str, folded: str, other: str, other_fold: str, *, joined: bool = False) -> float:
    """How alike two words with these folds are. `joined`: the other is two listed words written as one, found by its fold only."""
    if word == other:
        return 1.0
    if folded == other_fold and (word.islower() or word.isdigit() or len(folded) >= LEAST_CONSONANTS):
        if min(len(word), len(other)) < ONE_EDIT:
            return SHORT if max(len(word), len(other)) <= ONE_EDIT else LONG_SPELLING
        return SAME_FOLD + (1 - SAME_FOLD) * OSA.normalized_similarity(word, other)
    if not joined and (found := _standing(word, other)):
        return found
    if other in (stems := bare(word)) or other_fold in map(phonetic_key, stems):
        return GLUED
    if _other_digits(word, other):
        return 0.0
    if gendered(word, other):
        return GENDERED
    if len(word) == len(other) >= LEAST_SCRAMBLED and not joined and sorted(word) == sorted(other):
        return max(SCRAMBLED, _edited(word, folded, other, other_fold, joined=joined))
    one, two = phonetic_key(plainest(word)), other_fold if joined else phonetic_key(plainest(other))
    if one == folded and two == other_fold:
        return _edited(word, folded, other, other_fold, joined=joined)
    if {one, folded} & {two, other_fold} and min(len(word), len(other)) >= ONE_EDIT:
        return SAME_FOLD
    return max(_edited(word, folded, other, other_fold, joined=joined), _edited(word, one, other, two, joined=joined))


def _standing(word: str, other: str) -> float:
    """How alike words are that stand for each other without being spelled alike."""
    if SAME.get(word, word) == SAME.get(other, other):
        return SAME_WORD
    if _servant(word, other) or _servant(other, word):
        return SERVANT
    return ARTICLE if article(word) == article(other) else 0.0


def _other_digits(word: str, other: str) -> bool:
    """Whether words have digits that are not the same; a digit beside none may be a letter misread."""
    if word.isalpha() and other.isalpha():
        return False
    one, two = "".join(filter(str.isdigit, word)), "".join(filter(str.isdigit, other))
    return word.isdigit() or other.isdigit() or (one != two and bool(one) and bool(two))


def gendered(word: str, other: str) -> bool:
    """Whether two names differ as `Antonia` and `Antonio` do, or `Michel` and `Michelle`."""
    if len(word) == len(other):
        return word[:-1] == other[:-1] and {word[-1], other[-1]} == {"a", "o"} and len(word) >= ONE_EDIT
    shorter, longer = (word, other) if len(word) < len(other) else (other, word)
    return longer == f"{shorter}{shorter[-1]}e" and len(shorter) >= ONE_EDIT


@lru_cache(maxsize=20_000)
def plainest(word: str) -> str:
    """A word without what Cyrillic adds: `Jurij` as `yuriy`, `Faradzh` as `faraj`, `Fyodorov` as `fedorov`."""
    if "dzh" in word:
        word = word.replace("dzh", "j")
    elif "j" in word:
        word = softened(word)
    return _SOFT.sub("e", word) if "y" in word else word


_SOFT: Final = re.compile(r"(?:(?<=[bdfgklmnprstvz])|(?<=[csz]h)|^)y[eo](?=[a-z])")


def softened(word: str) -> str:
    """A word with its j read as y: `Jurij`."""
    return word.replace("j", "y")


def _edited(word: str, folded: str, other: str, other_fold: str, *, joined: bool) -> float:
    """How alike words are some edits apart: one between their letters, or a few between their folds."""
    shortest, longest = min(len(word), len(other)), max(len(word), len(other))
    edits = OSA.distance(word, other)
    found = 0.0
    slip = edits == 1 and shortest >= LEAST_EDITED and ONE_EDIT <= longest <= LONGEST
    if slip and (not joined or met(word, folded, other_fold)):
        found = slipped(word, other)
    elif shortest >= ONE_EDIT:
        shorter, longer = sorted((len(folded), len(other_fold)))
        most = reach(shorter, longer, joined=joined)
        apart = OSA.distance(folded, other_fold, score_cutoff=most) if most else 1
        found = 1 - (BY_FOLD * apart / longer + (1 - BY_FOLD) * edits / longest) if apart <= most else 0.0
        found -= TWO_APART if apart > 1 and longer < LONG else 0.0
    if folded[0] != other_fold[0]:
        found -= OTHER_START if edits == 1 else OTHER_START_TOO
    return 0.0 if found < LEAST else doubted(found, word, other)


def slipped(one: str, other: str) -> float:
    """How alike texts are that one slip sets apart, by its share of the longer one."""
    return 1 - (SWAPPED if sorted(one) == sorted(other) else ONE_SLIP) / max(len(one), len(other))


def doubted(found: float, word: str, other: str) -> float:
    """How alike two words are where they would be so much: less if both are common and differ in their consonants."""
    both = known(word) and known(other) and skeleton(word) != skeleton(other)
    return max(found - BOTH_KNOWN, LEAST) if both else found


def met(word: str, folded: str, other_fold: str) -> bool:
    """Whether a word or its fold leads to the fold of two words written as one, as the index has them; not by their letters."""
    return any(text == other_fold or _cuts_meet(text, other_fold) for text in (folded, word))


def _cuts_meet(one: str, two: str) -> bool:
    """Whether texts an edit apart are found by leaving a letter out of those of them that are long enough."""
    shorter, longer = sorted((len(one), len(two)))
    enough = shorter >= ONE_EDIT or (longer >= ONE_EDIT and shorter < longer)
    return enough and OSA.distance(one, two, score_cutoff=1) <= 1


@lru_cache(maxsize=20_000)
def skeletal(word: str) -> bool:
    """Whether a word is written as its consonants: in Arabic letters, or without vowels."""
    if word.isupper():
        return True
    vowels = sum([char in VOWELS for char in word[1:]])
    return len(word) >= LEAST_VOWELLESS and vowels * FEW_VOWELS <= len(word) and word.isalpha()


def word_alike(word: str, folded: str, other: str, other_fold: str, *, joined: bool) -> float:
    """How alike an asked word and a listed one are, either of which may be in Arabic letters."""
    if word.isupper() == other.isupper():
        found = token_similarity(word, folded, other, other_fold, joined=joined)
        if found or joined or word.isupper() or not other.isalpha() or not skeletal(word):
            return found
        return by_consonants(word, other)
    if joined or not word.isupper() or not other.isalpha():
        return 0.0
    return KNOWN_ARABIC if word in FROM_ARABIC.get(other, ()) else by_consonants(word, other)


def persian(word: str) -> str:
    """A word with the letters that Arabic has no other for: v as f, the gh of Persian as q."""
    return word.replace("v", "f").replace("gh", "q")


def by_consonants(word: str, other: str) -> float:
    """How alike words are that are known by their consonants only."""
    if word.islower():
        return vowelless(word, other)
    one, two = skeleton(word), skeleton(other)
    if word.isupper() and one != two and len(one) > LEAST_CONSONANTS and (turned := persian(other)) != other:
        two = skeleton(turned)
    if word.isupper() and one == two and OSA.distance(written(word), written(other), score_cutoff=1) <= 1:
        return AS_WRITTEN if written(word) == written(other) else SKELETON[3]
    return _consonants(one, two)


def vowelless(word: str, other: str) -> float:
    """The same of a word in Latin letters whose vowels were left out: `mzhr` has no zh."""
    one, two = skeleton(word), skeleton(other)
    return _consonants(one if one == two else spelled_out(word), two)


@lru_cache(maxsize=20_000)
def spelled_out(word: str) -> str:
    """The consonants of a word one by one: `mzhr` has no zh."""
    return skeleton("a".join(word))


def _consonants(one: str, two: str) -> float:
    if one == two and len(one) >= LEAST_CONSONANTS:
        return SKELETON[min(len(one), len(SKELETON) - 1)]
    if min(len(one), len(two)) >= ONE_EDIT and OSA.distance(one, two, score_cutoff=1) <= 1:
        return SKELETON_EDIT
    return 0.0


def _servant(word: str, name: str) -> bool:
    """Whether a word is the servant of a name of four letters or more: shorter ones the index would look up in vain."""
    return word[:3] == "abd" and word[3:] == name and len(name) > len("abd")


def kin(word: str) -> set[str]:
    """Keys that a word shares with the words that stand for it without being spelled alike."""
    found = {f"~{SAME[word]}"} if word in SAME else set()
    stem = word[3:] if word.startswith("abd") and len(word) > 2 * len("abd") else article(word)
    if len(word) >= LEAST_SCRAMBLED:
        found.add("@" + "".join(sorted(word)))
    if (other := plainest(word)) != word:
        found.add(phonetic_key(other))
    if word in FROM_ARABIC:
        found |= {f"~{written}" for written in FROM_ARABIC[word]}
    elif word in IN_ARABIC:
        found.add(f"~{word}")
    found |= {f"^{stem}"} if len(stem) > len("abd") else set()
    return found | {f"^{word}"} if word.startswith("abd") and word != stem else found


def stems(word: str) -> set[str]:
    """What an asked word is looked up by beside: without a glued form; by its consonants one by one (`mzhr` has no zh)."""
    found = {text for stem in bare(word) for text in (stem, phonetic_key(stem))}
    return found | {spelled_out(word)} if word.islower() and skeletal(word) else found


@lru_cache(maxsize=10_000)
def article(word: str) -> str:
    """A word without the article that is written together with it."""
    return word[2:] if word[:2] in ("al", "el") and len(word) > LEAST_BARE + 1 else word


LEAST_BARE: Final = 4
