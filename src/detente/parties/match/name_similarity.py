"""Score the alignment of two names: what the paired words agree in, and what the words left over cost."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from detente.parties.names.information import GENERIC_BITS, YEAR_BITS
from detente.parties.names.legal_forms import legal_form
from detente.parties.names.stopwords import PARTICLES
from detente.parties.names.synonyms import BUSINESS, CANONICAL
from detente.parties.names.tokenisation import MAXIMUM_BRACKET_BITS, TokenisedName, initials

CONTRADICTION_COST: Final = 1.55
"""The cost of words on each side that the other contradicts: a share of a tenth costs 0.155."""
OMISSION_COSTS: Final = (0.75, 2.6)
"""The cost of a share of words that one side leaves out, squared: with much agreeing evidence, and with little."""
MUCH_EVIDENCE, LITTLE_EVIDENCE = 23.0, 12.0
"""Bits of agreement that are much evidence, and little."""
INITIAL_BITS: Final = 5.0
"""The most information that a letter has when paired with the word that it begins."""
INITIAL_SIMILARITY: Final = 0.65
"""The similarity of a letter and the word that it begins."""
MINIMUM_INITIAL_LOSS: Final = 2.0 * (1 - INITIAL_SIMILARITY)
"""Bits that a pair with an initial loses at least: the shortest words have two."""
SYLLABLE_THRESHOLD, LONG_SYLLABLE = 0.9, 6
"""In Korean and Chinese names, words shorter than this are either the same or different: one letter makes another syllable."""
NARROW_COST, NARROW_BITS = 0.1, 13.5
"""The extra cost of words that are not spelled the same where fewer bits are matched: one short word, or two common ones."""
SHORT_SINGLE_COST, SPELLED_OTHERWISE, LONG_SINGLE = 0.1, 0.85, 7
"""The extra cost of a single telling word that is less similar than this and has fewer letters: `Cintas` is not `Saint`."""
COMPANY_INITIAL_COST: Final = 0.2
"""The extra cost where one word and an initial tell which company is meant: `Toyota Motor` is not `T-Motor`."""
OTHER_KIND_SIMILARITY: Final = 0.55
"""The similarity of two words for what an organisation is."""
TRUNCATED_SIMILARITY: Final = 0.95
"""The similarity of a word and its beginning, at the end of a text that was cut short."""
OTHER_FORM_COST: Final = 0.18
DISTINCT_FORMS: Final = frozenset(["ltd", "plc", "ngo"])
SON_WORDS: Final = frozenset({"bin", "ibn", "ben", "bint", "BN"})
EXTRA_SYLLABLE_COST: Final = 0.5
"""The extra cost where one of two Korean or Chinese names has a syllable more, by its share."""
SWAPPED_COST: Final = 0.22
"""The cost where father and son change places: `X bin Y` is not `Y bin X`."""
OTHER_NUMBER_COST, ONE_NUMBER_COST = 0.3, 0.25
"""The cost where both sides have a number, and not the same (`Chong Rim 2`, `Chong Rim 5`); and where only one has."""


class TokenPair(NamedTuple):
    """Words of the query that are paired with words of the listed name."""

    query: tuple[int, ...]
    listed: tuple[int, ...]
    similarity: float

    def swapped(self) -> "TokenPair":
        """Return the same pair with the sides exchanged."""
        return TokenPair(self.listed, self.query, self.similarity)


class NameSimilarity(NamedTuple):
    """How similar two names are, and why."""

    score: float
    """0 to 1."""
    agreed: float
    """Bits that agree."""
    pairs: tuple[TokenPair, ...]
    in_order: bool


def is_initial(word: str) -> bool:
    """Return whether a word may stand for others by the letters that they begin with."""
    return initials(word) > 0


@lru_cache(maxsize=20_000)
def initial_places(words: tuple[str, ...]) -> tuple[int, ...]:
    """Return the places of the words that may stand for others."""
    return tuple([i for i, word in enumerate(words) if is_initial(word)])


def score_alignment(
    query: TokenisedName,
    listed: TokenisedName,
    left: list[int],
    right: list[int],
    pairs: Sequence[TokenPair],
    *,
    threshold: float,
) -> NameSimilarity:
    """Return the similarity of two names with these pairs of words, and these left over; below the threshold the score is not exact."""
    agreed = differing = 0.0
    for pair in pairs:
        similarity = pair.similarity
        weight = _pair_weight(query, listed, pair)
        agreed += weight * similarity
        differing += weight * (1 - similarity)
    query_left, listed_left = _unmatched_bits(query, left, listed, right), _unmatched_bits(listed, right, query, left)
    score = alignment_score(agreed + differing, MUCH_EVIDENCE if query.truncated else agreed, query_left, listed_left)
    if query.eastern and listed.eastern:
        score -= (
            EXTRA_SYLLABLE_COST
            * abs(query_left - listed_left)
            / max(agreed + differing + max(query_left, listed_left), 1)
        )
    if differing:
        score -= differing / (agreed + differing + max(query_left, listed_left))
        score -= NARROW_COST if agreed + differing < NARROW_BITS else 0
        score -= _single_word_cost(query, listed, pairs)
    if score >= threshold and (left or right):
        score -= _number_cost(query, listed, left, right) + _legal_form_cost(query, listed, left, right)
    if score < threshold:
        return NameSimilarity(max(score, 0.0), agreed, (), in_order=True)
    pairs = sorted(pairs)
    order = [pair.listed[0] for pair in pairs if query.words[pair.query[0]] not in PARTICLES]
    if _swapped(order) and SON_WORDS & set(query.words) and SON_WORDS & set(listed.words):
        score -= SWAPPED_COST
    return NameSimilarity(max(score, 0.0), agreed, tuple(pairs), order == sorted(order))


def _swapped(order: list[int]) -> bool:
    """Return whether places are out of order even when the name may begin at any of its words."""
    return sum(one > other for one, other in zip(order, order[1:] + order[:1], strict=True)) > 1


def _has_informative_word(tokens: TokenisedName, left: list[int]) -> bool:
    """Return whether a word is left over that an initial could contradict."""
    return bool([i for i in left if tokens.bits[i] > GENERIC_BITS or len(tokens.words[i]) == 1])


def _unmatched_bits(tokens: TokenisedName, left: list[int], other: TokenisedName, right: list[int]) -> float:
    """Return the bits that are left over.

    A letter counts as much as any word that it could begin, where the other side has a word that it does not begin.
    """
    words, bits = tokens.words, tokens.bits
    found = sum([bits[i] for i in left])
    alone = [i for i in left if i in initial_places(words) and len(words[i]) == 1]
    return (
        found + sum([INITIAL_BITS - bits[i] for i in alone]) if alone and _has_informative_word(other, right) else found
    )


def _single_word_cost(query: TokenisedName, listed: TokenisedName, pairs: Sequence[TokenPair]) -> float:
    """Return the cost where a single word tells who is meant: a short one that is spelled otherwise, or one beside an initial.

    Beside an initial it costs only names of companies: a person is often written `J. Smith`.
    """
    telling = [
        pair
        for pair in pairs
        if pair.similarity != INITIAL_SIMILARITY and max(query.bits[i] for i in pair.query) > GENERIC_BITS
    ]
    if len(telling) != 1:
        return 0.0
    (pair,) = telling
    if query.truncated or query.cyrillic:  # what is cut off may tell, and one Cyrillic letter is several Latin ones
        return 0.0
    if len(telling) != len(pairs) and any(each.similarity == INITIAL_SIMILARITY for each in pairs):
        company = legal_form(query.words) or legal_form(listed.words) or _has_business(query, pairs)
        return COMPANY_INITIAL_COST if company and _pair_weight(query, listed, pair) < NARROW_BITS else 0.0
    if any(max(query.bits[i] for i in each.query) > YEAR_BITS for each in pairs if each is not pair):
        return 0.0  # a word of business agrees, too
    length = min(sum(len(query.words[i]) for i in pair.query), sum(len(listed.words[j]) for j in pair.listed))
    if pair.similarity >= SPELLED_OTHERWISE or length >= LONG_SINGLE or query.words[pair.query[0]].isupper():
        return 0.0
    return SHORT_SINGLE_COST


def _has_business(query: TokenisedName, pairs: Sequence[TokenPair]) -> bool:
    """Return whether a word of business is among the words that are paired."""
    return any(query.words[i] in BUSINESS for pair in pairs for i in pair.query)


def _pair_weight(query: TokenisedName, listed: TokenisedName, pair: TokenPair) -> float:
    ours, theirs = pair.query, pair.listed
    one = query.bits[ours[0]] if len(ours) == 1 else sum([query.bits[i] for i in ours])
    other = listed.bits[theirs[0]] if len(theirs) == 1 else sum([listed.bits[j] for j in theirs])
    if pair.similarity == INITIAL_SIMILARITY:
        return min(max(one, other), INITIAL_BITS)
    return (one + other) / 2 if pair.similarity == 1 else min(one, other)


def _number_cost(query: TokenisedName, listed: TokenisedName, left: list[int], right: list[int]) -> float:
    """Return the cost of a number without a match: on both sides, or on one, unless it is in brackets there: `(KPe.018)`."""
    ours, theirs = _number_weight(query, left), _number_weight(listed, right)
    if ours and theirs:
        return OTHER_NUMBER_COST
    return ONE_NUMBER_COST if max(ours, theirs) > MAXIMUM_BRACKET_BITS else 0.0


def _legal_form_cost(query: TokenisedName, listed: TokenisedName, left: list[int], right: list[int]) -> float:
    """Return the cost where one is a limited company and the other a company by shares, or no company."""
    if not left or not right:
        return 0.0
    ours, theirs = _distinct_forms(query, left), _distinct_forms(listed, right)
    return OTHER_FORM_COST if ours and theirs and not ours & theirs else 0.0


def _distinct_forms(tokens: TokenisedName, left: list[int]) -> set[str | None]:
    words = tokens.words
    return {form for i in left if (form := CANONICAL.get(words[i])) in DISTINCT_FORMS}


def _number_weight(tokens: TokenisedName, left: list[int]) -> float:
    """Return the most bits of a number that is left over and is no year."""
    words, bits = tokens.words, tokens.bits
    return max(
        [bits[i] for i in left if words[i][0] <= "9" and words[i].isdigit() and bits[i] > YEAR_BITS], default=0.0
    )


def alignment_score(matched: float, agreed: float, query_left: float, listed_left: float) -> float:
    """Return one less the cost of what is contradicted and omitted, where `matched` bits are paired.

    Bits that both sides have unmatched contradict each other; bits that only one side has are omitted by the other,
    which costs more the less there is that agrees.
    """
    contradicted = min(query_left, listed_left)
    omitted = max(query_left, listed_left) - contradicted
    whole = matched + contradicted + omitted
    if not whole:
        return 0.0
    return 1 - CONTRADICTION_COST * contradicted / whole - omission_cost(agreed) * (omitted / whole) ** 2


def omission_cost(agreed: float) -> float:
    """Return the cost of omitted words where so many bits agree."""
    low, high = OMISSION_COSTS
    share = min(max((MUCH_EVIDENCE - agreed) / (MUCH_EVIDENCE - LITTLE_EVIDENCE), 0.0), 1.0)
    return low + (high - low) * share
