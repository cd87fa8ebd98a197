"""Align the words of two names: which words of the one are paired with which of the other, and which are left over."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from detente.parties.match.name_similarity import (
    INITIAL_SIMILARITY,
    LONG_SYLLABLE,
    OTHER_KIND_SIMILARITY,
    SYLLABLE_THRESHOLD,
    TRUNCATED_SIMILARITY,
    NameSimilarity,
    TokenPair,
    initial_places,
    score_alignment,
)
from detente.parties.names.information import is_common
from detente.parties.names.stopwords import PARTICLES
from detente.parties.names.synonyms import ORGANISATION_WORDS
from detente.parties.names.tokenisation import MAXIMUM_BRACKET_BITS, SERVANT, TokenisedName, initials, joined


class SimilarWords(NamedTuple):
    """The listed words that are similar to one word of the query."""

    words: Mapping[str, float]
    """Listed words, and how similar each is."""
    joins: Mapping[str, float]
    """Two listed words written as one, and how similar they are."""


Joined = Sequence[Sequence[Mapping[str, float]]]
WordPlaces = tuple[int, ...]


class AlignmentQuery(NamedTuple):
    """A name that is screened, with the words that are similar to its words."""

    tokens: TokenisedName
    similar: Sequence[SimilarWords]
    """For each word, the similar words; at least the listed ones."""
    runs: Mapping[str, Sequence[tuple[WordPlaces, float]]]
    """Words, and the places of two or three words that give them when written as one, and how similar they are."""
    joins: Mapping[str, Sequence[tuple[int, float]]]
    """Listed words written as one, and the places of the words that are similar to them, and how similar."""


def alignment_query(tokens: TokenisedName, similar: Sequence[SimilarWords], joined: Joined) -> AlignmentQuery:
    """Return a name prepared for alignment.

    `joined` has the words similar to words i and i + 1 written as one, then to three.
    """
    runs: dict[str, list[tuple[WordPlaces, float]]] = {}
    for count, starts in enumerate(joined, 2):
        for i, texts in enumerate(starts):
            for word, similarity in texts.items():
                runs.setdefault(word, []).append((tuple(range(i, i + count)), similarity))
    joins: dict[str, list[tuple[int, float]]] = {}
    for i, each in enumerate(similar):
        for text, similarity in each.joins.items():
            joins.setdefault(text, []).append((i, similarity))
    return AlignmentQuery(tokens, similar, runs, joins)


def adjacent_joins(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return two neighbouring words written as one, and three."""
    return (
        [one + other for one, other in pairwise(words)],
        [words[i] + words[i + 1] + words[i + 2] for i in range(len(words) - 2)],
    )


def name_similarity(aligned: AlignmentQuery, listed: TokenisedName, threshold: float = 0.0) -> NameSimilarity:
    """Return how similar a screened name and a listed one are; a score below the threshold is not exact."""
    query = aligned.tokens
    if query.words == listed.words:
        pairs = [TokenPair((i,), (i,), 1.0) for i in range(len(query.words))]
        return NameSimilarity(1.0, min(query.total, listed.total), tuple(pairs), in_order=True)
    left, right = list(range(len(query.words))), list(range(len(listed.words)))
    pairs = _best_pairs(aligned, listed, left, right)
    if left or right:
        if aligned.joins or aligned.runs:
            _add_joined(aligned, listed, left, right, pairs)
        if left and right:
            pairs += _initial_pairs(query, listed, left, right)
            pairs += _organisation_pairs(query, listed, left, right)
        if query.truncated and left and right:
            pairs += _truncated_pairs(query, listed, left, right)
    return score_alignment(query, listed, left, right, pairs, threshold=threshold)


def _best_pairs(aligned: AlignmentQuery, listed: TokenisedName, left: list[int], right: list[int]) -> list[TokenPair]:
    """Return the best pairs first, with words of little information last (`Tawfi (Tawfik)`).

    The words that are paired are removed from the two sides.
    """
    query = aligned.tokens
    eastern = query.eastern and listed.eastern
    found = []
    for i, each in enumerate(aligned.similar):
        similar, light = each.words, query.bits[i] <= MAXIMUM_BRACKET_BITS
        strict = eastern and is_common(query.words[i])  # nobody has `Pyung`: it is no other syllable, but a slip
        for j, word in enumerate(listed.words):
            if word in similar:
                score = similar[word]
                if not strict or score >= SYLLABLE_THRESHOLD or len(word) >= LONG_SYLLABLE:
                    found.append((light or listed.bits[j] <= MAXIMUM_BRACKET_BITS, -score, abs(i - j), i, j))
    found.sort()
    pairs = []
    for _, similarity, _, i, j in found:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append(TokenPair((i,), (j,), -similarity))
    return pairs


def _add_joined(
    aligned: AlignmentQuery, listed: TokenisedName, left: list[int], right: list[int], pairs: list[TokenPair]
) -> None:
    """Add pairs with words that one side writes as one; they replace a poorer pair with one of the parts."""
    found = []
    if aligned.joins:
        for places, text in joined(listed.words):
            if text in aligned.joins:
                found += [TokenPair((i,), places, similarity) for i, similarity in aligned.joins[text]]
    if aligned.runs:
        words = [(j, word) for j, word in enumerate(listed.words) if word in aligned.runs]
        runs = [TokenPair(run, (j,), similarity) for j, word in words for run, similarity in aligned.runs[word]]
        found += sorted(runs, key=lambda each: (len(each.query), each.query))
    if not found:
        return
    for pair in sorted(found, key=lambda each: -each.similarity):
        if _take_over(pair, left, right, pairs):
            pairs.append(pair)


def _take_over(pair: TokenPair, left: list[int], right: list[int], pairs: list[TokenPair]) -> bool:
    """Take the words of a pair if they are free or held by poorer pairs, and return whether they were taken."""
    rivals = [each for each in pairs if set(each.query) & set(pair.query) or set(each.listed) & set(pair.listed)]
    held_left = {i for each in rivals for i in each.query}
    held_right = {j for each in rivals for j in each.listed}
    if not all(i in left or i in held_left for i in pair.query) or not all(
        j in right or j in held_right for j in pair.listed
    ):
        return False
    if any(each.similarity >= pair.similarity for each in rivals):
        return False
    for rival in rivals:
        pairs.remove(rival)
        left.extend(rival.query)
        right.extend(rival.listed)
    for i in pair.query:
        left.remove(i)
    for j in pair.listed:
        right.remove(j)
    return True


def _initial_pairs(query: TokenisedName, listed: TokenisedName, left: list[int], right: list[int]) -> list[TokenPair]:
    """Return pairs of letters and the words that they begin."""
    ours = [i for i in initial_places(query.words) if i in left]
    theirs = [j for j in initial_places(listed.words) if j in right]
    if not ours and not theirs:
        return []
    pairs = []
    for i in tuple(left):
        answers = [
            j
            for j in (right if i in ours else [j for j in right if j in theirs])
            if _abbreviates(query.words[i], listed.words[j]) or _abbreviates(listed.words[j], query.words[i])
        ]
        if answers:  # `A.` stands for Amin before it stands for Abu
            j = next((j for j in answers if listed.words[j] not in PARTICLES), answers[0])
            left.remove(i)
            right.remove(j)
            pairs.append(TokenPair((i,), (j,), INITIAL_SIMILARITY))
    if [i for i in ours if len(query.words[i]) > 1]:
        pairs += _acronym_pairs(query, listed, left, right)
    if [j for j in theirs if len(listed.words[j]) > 1]:
        pairs += [pair.swapped() for pair in _acronym_pairs(listed, query, right, left)]
    return pairs


def _organisation_pairs(
    query: TokenisedName, listed: TokenisedName, left: list[int], right: list[int]
) -> list[TokenPair]:
    """Return pairs of words for what an organisation is, which translations exchange: `Headquarters`, `Base`, `Organisation`."""
    ours = [i for i in left if query.words[i] in ORGANISATION_WORDS]
    if not ours:
        return []
    theirs = [j for j in right if listed.words[j] in ORGANISATION_WORDS]
    pairs = []
    for i, j in zip(ours, theirs, strict=False):
        left.remove(i)
        right.remove(j)
        pairs.append(TokenPair((i,), (j,), OTHER_KIND_SIMILARITY))
    return pairs


def _truncated_pairs(query: TokenisedName, listed: TokenisedName, left: list[int], right: list[int]) -> list[TokenPair]:
    """Return pairs of words that a full stop or a field has cut short and the words that they begin."""
    pairs = []
    for i in [i for i in left if query.words[i] in query.truncated]:
        j = next((j for j in right if listed.words[j].startswith(query.words[i])), None)
        if j is not None:
            left.remove(i)
            right.remove(j)
            pairs.append(TokenPair((i,), (j,), TRUNCATED_SIMILARITY))
    return pairs


def _abbreviates(one: str, other: str) -> bool:
    """Return whether a word is the letter that another begins with, or `abd` and the letter that follows it there."""
    if len(one) == 1:
        return len(other) > 1 and other[0] == one and one.isalpha()
    return len(one) == SERVANT and one[:3] == "abd" and other.startswith(one) and len(other) > SERVANT


def _acronym_pairs(one: TokenisedName, other: TokenisedName, left: list[int], right: list[int]) -> list[TokenPair]:
    """Return pairs of letters written as one word, `JC`, and the words that they begin, in their order."""
    found = []
    for i in tuple(left):
        word = one.words[i]
        run = right[: len(word)]
        if (
            len(word) > 1
            and initials(word)
            and "".join(other.words[j][0] for j in run) == word
            and all(len(other.words[j]) > 1 for j in run)
        ):
            left.remove(i)
            del right[: len(word)]
            found.append(TokenPair((i,), tuple(run), INITIAL_SIMILARITY))
    return found
