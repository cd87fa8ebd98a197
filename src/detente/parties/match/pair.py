"""Compare two names without an index: the same similarity that the search would give."""

from detente.parties.index.vocabulary import MINIMUM_JOIN
from detente.parties.match.name_similarity import NameSimilarity
from detente.parties.match.search import eastern_score, eastern_similarity
from detente.parties.match.token_alignment import SimilarWords, adjacent_joins, alignment_query, name_similarity
from detente.parties.names.cyrillic_typos import typo_similarity
from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.token_similarity import word_similarity
from detente.parties.names.tokenisation import TokenisedName, joined, tokenise
from detente.parties.names.tokenisation import tokenise_listed as readings


def compare_names(query: str, listed: str) -> NameSimilarity | None:
    """Return how similar a screened name and a listed one are; None where either has no words."""
    one = tokenise(query)
    found = [_name_similarity(one, other) for other in readings(listed) if one.words]
    return max(found, key=lambda each: each.score, default=None)


def _name_similarity(query: TokenisedName, listed: TokenisedName) -> NameSimilarity:
    near = [
        SimilarWords(_similar_words(word, listed.words, cyrillic=query.cyrillic), _similar_joins(word, listed.words))
        for word in query.words
    ]
    runs = [[{text: 1.0} if text in listed.words else {} for text in texts] for texts in adjacent_joins(query.words)]
    plain = name_similarity(alignment_query(query, near, runs), listed)
    score = max((eastern_score(family, given, listed) for family, given in query.eastern), default=0.0)
    return eastern_similarity(query, listed, score) if score > plain.score else plain


def _similar_words(word: str, others: tuple[str, ...], *, cyrillic: bool) -> dict[str, float]:
    scores = {
        other: word_similarity(word, phonetic_key(word), other, phonetic_key(other), joined=False) for other in others
    }
    if cyrillic:
        scores = {other: max(score, typo_similarity(word, other)) for other, score in scores.items()}
    return {other: score for other, score in scores.items() if score}


def _similar_joins(word: str, others: tuple[str, ...]) -> dict[str, float]:
    scores = {
        text: word_similarity(word, phonetic_key(word), text, phonetic_key(text), joined=True)
        for _, text in joined(others)
    }
    return {text: score for text, score in scores.items() if score and len(word) >= MINIMUM_JOIN}
