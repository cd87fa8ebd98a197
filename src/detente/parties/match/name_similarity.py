"""What the words of two names come to that answer each other, and those that are left over: how alike the names are."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from detente.parties.names.information import GENERIC, YEAR
from detente.parties.names.stopwords import PARTICLES
from detente.parties.names.synonyms import SAME
from detente.parties.names.tokenisation import ASIDE_MOST, TokenisedName, initials

CONTRADICTED: Final = 1.55
"""What it costs that each side has words that the other contradicts: a share of a tenth costs 0.155."""
OMITTED: Final = (0.75, 2.6)
"""What a share of words that one side leaves out costs, squared: with much evidence beside it, and with little."""
MUCH, LITTLE = 23.0, 12.0
"""Bits of agreement that are much evidence, and little."""
INITIAL_BITS: Final = 5.0
"""The most that a letter says with the word that it begins."""
INITIAL: Final = 0.65
"""How alike a letter is to the word that it begins."""
INITIAL_LOST: Final = 2.0 * (1 - INITIAL)
"""Bits that a pair with an initial loses at the least: the shortest words say two."""
SURE, LONG = 0.9, 6
"""In Korean and Chinese names, shorter words than this are the same or others: a letter makes another syllable of them."""
NARROW, NARROW_BITS = 0.1, 13.5
"""What it costs beside that words are not spelled the same where fewer bits have an answer: a short word, or two common ones."""
OTHER_KIND: Final = 0.55
"""How alike two words for what an organisation is are."""
CUT: Final = 0.95
"""How alike the beginning of a word is to it, at the end of a text that was cut short."""
OTHER_FORM: Final = 0.18
TOLD_APART: Final = frozenset(["ltd", "plc", "ngo"])
SONS: Final = frozenset({"bin", "ibn", "ben", "bint", "BN"})
SYLLABLE: Final = 0.5
"""What it costs beside that one of two Korean or Chinese names has a syllable more, by its share."""
TURNED: Final = 0.22
"""What it costs that father and son change places: `X bin Y` is not `Y bin X`."""
OTHER_NUMBER, ONE_NUMBER = 0.3, 0.25
"""What it costs that both sides have a number, and not the same: `Chong Rim 2` is not `Chong Rim 5`; and that one has."""


class TokenPair(NamedTuple):
    """Words of the query that answer words of the listed name."""

    asked: tuple[int, ...]
    listed: tuple[int, ...]
    alike: float

    def turned(self) -> "TokenPair":
        """The same pair, seen from the other side."""
        return TokenPair(self.listed, self.asked, self.alike)


class NameSimilarity(NamedTuple):
    """How alike two names are, and why."""

    score: float
    """0 to 1."""
    agreed: float
    """Bits that agree."""
    pairs: tuple[TokenPair, ...]
    in_order: bool


def lettered(word: str) -> bool:
    """Whether a word may stand for others by the letters that they begin with."""
    return initials(word) > 0


@lru_cache(maxsize=20_000)
def letters_of(words: tuple[str, ...]) -> tuple[int, ...]:
    """The places of the words that may stand for others."""
    return tuple([i for i, word in enumerate(words) if lettered(word)])


def weighed(
    asked: TokenisedName,
    listed: TokenisedName,
    left: list[int],
    right: list[int],
    pairs: Sequence[TokenPair],
    *,
    least: float,
) -> NameSimilarity:
    """The likeness of two names with these pairs of words, and these left over; a score under `least` may be any that is."""
    agreed = differing = 0.0
    for pair in pairs:
        alike = pair.alike
        weight = _weight(asked, listed, pair)
        agreed += weight * alike
        differing += weight * (1 - alike)
    more, fewer = _left(asked, left, listed, right), _left(listed, right, asked, left)
    score = shape(agreed + differing, MUCH if asked.begun else agreed, more, fewer)
    if asked.eastern and listed.eastern:
        score -= SYLLABLE * abs(more - fewer) / max(agreed + differing + max(more, fewer), 1)
    if differing:
        score -= differing / (agreed + differing + max(more, fewer))
        score -= NARROW if agreed + differing < NARROW_BITS else 0
    if score >= least and (left or right):
        score -= _numbers(asked, listed, left, right) + _forms(asked, listed, left, right)
    if score < least:
        return NameSimilarity(max(score, 0.0), agreed, (), in_order=True)
    pairs = sorted(pairs)
    order = [pair.listed[0] for pair in pairs if asked.words[pair.asked[0]] not in PARTICLES]
    if _turned(order) and SONS & set(asked.words) and SONS & set(listed.words):
        score -= TURNED
    return NameSimilarity(max(score, 0.0), agreed, tuple(pairs), order == sorted(order))


def _turned(order: list[int]) -> bool:
    """Whether places are out of order even when the name may begin at any of its words."""
    return sum(one > other for one, other in zip(order, order[1:] + order[:1], strict=True)) > 1


def _telling(reading: TokenisedName, left: list[int]) -> bool:
    """Whether a word is left over that an initial could contradict."""
    return bool([i for i in left if reading.bits[i] > GENERIC or len(reading.words[i]) == 1])


def _left(reading: TokenisedName, left: list[int], other: TokenisedName, right: list[int]) -> float:
    """Bits that are left over; a letter says as much as any it could begin where the other side has a word that it doesn't."""
    words, bits = reading.words, reading.bits
    found = sum([bits[i] for i in left])
    alone = [i for i in left if i in letters_of(words) and len(words[i]) == 1]
    return found + sum([INITIAL_BITS - bits[i] for i in alone]) if alone and _telling(other, right) else found


def _weight(asked: TokenisedName, listed: TokenisedName, pair: TokenPair) -> float:
    ours, theirs = pair.asked, pair.listed
    one = asked.bits[ours[0]] if len(ours) == 1 else sum([asked.bits[i] for i in ours])
    other = listed.bits[theirs[0]] if len(theirs) == 1 else sum([listed.bits[j] for j in theirs])
    if pair.alike == INITIAL:
        return min(max(one, other), INITIAL_BITS)
    return (one + other) / 2 if pair.alike == 1 else min(one, other)


def _numbers(asked: TokenisedName, listed: TokenisedName, left: list[int], right: list[int]) -> float:
    """What it costs that a number has no answer: on both sides, or on one, unless it stands in brackets there: `(KPe.018)`."""
    ours, theirs = _number(asked, left), _number(listed, right)
    if ours and theirs:
        return OTHER_NUMBER
    return ONE_NUMBER if max(ours, theirs) > ASIDE_MOST else 0.0


def _forms(asked: TokenisedName, listed: TokenisedName, left: list[int], right: list[int]) -> float:
    """What it costs that one is a limited company, and the other one by shares, or no company."""
    if not left or not right:
        return 0.0
    ours, theirs = _told_apart(asked, left), _told_apart(listed, right)
    return OTHER_FORM if ours and theirs and not ours & theirs else 0.0


def _told_apart(reading: TokenisedName, left: list[int]) -> set[str | None]:
    words = reading.words
    return {form for i in left if (form := SAME.get(words[i])) in TOLD_APART}


def _number(reading: TokenisedName, left: list[int]) -> float:
    """The most that a number which is left over says, and is no year."""
    words, bits = reading.words, reading.bits
    return max([bits[i] for i in left if words[i][0] <= "9" and words[i].isdigit() and bits[i] > YEAR], default=0.0)


def shape(matched: float, agreed: float, more: float, fewer: float) -> float:
    """One less what is contradicted and what is left out, where `matched` bits have an answer.

    Bits that both sides have unanswered contradict each other; those that only one side has are left out by the other,
    which costs the more the less there is that agrees.
    """
    contradicted = min(more, fewer)
    omitted = max(more, fewer) - contradicted
    whole = matched + contradicted + omitted
    if not whole:
        return 0.0
    return 1 - CONTRADICTED * contradicted / whole - harshness(agreed) * (omitted / whole) ** 2


def harshness(agreed: float) -> float:
    """What leaving words out costs beside so many bits that agree."""
    low, high = OMITTED
    share = min(max((MUCH - agreed) / (MUCH - LITTLE), 0.0), 1.0)
    return low + (high - low) * share
