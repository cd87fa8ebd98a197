"""Two names compared without an index: what the search gives, said of any two names."""

from detente.parties.index.vocabulary import LEAST_JOIN
from detente.parties.match.name_similarity import NameSimilarity
from detente.parties.match.search import east_alike, east_likeness
from detente.parties.match.token_alignment import Near, asking, name_similarity, together
from detente.parties.names.cyrillic_typos import slip_alike
from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.token_similarity import word_alike
from detente.parties.names.tokenisation import TokenisedName, joined, tokenise
from detente.parties.names.tokenisation import listed as readings


def compare_names(asked: str, listed: str) -> NameSimilarity | None:
    """How alike a name that is asked for and a listed one are; None where either has no words."""
    one = tokenise(asked)
    found = [_readings(one, other) for other in readings(listed) if one.words]
    return max(found, key=lambda each: each.score, default=None)


def _readings(asked: TokenisedName, listed: TokenisedName) -> NameSimilarity:
    near = [
        Near(_near(word, listed.words, cyrillic=asked.cyrillic), _near_joins(word, listed.words))
        for word in asked.words
    ]
    runs = [[{text: 1.0} if text in listed.words else {} for text in texts] for texts in together(asked.words)]
    plain = name_similarity(asking(asked, near, runs), listed)
    score = max((east_alike(family, given, listed) for family, given in asked.eastern), default=0.0)
    return east_likeness(asked, listed, score) if score > plain.score else plain


def _near(word: str, others: tuple[str, ...], *, cyrillic: bool) -> dict[str, float]:
    scores = {other: word_alike(word, phonetic_key(word), other, phonetic_key(other), joined=False) for other in others}
    if cyrillic:
        scores = {other: max(score, slip_alike(word, other)) for other, score in scores.items()}
    return {other: score for other, score in scores.items() if score}


def _near_joins(word: str, others: tuple[str, ...]) -> dict[str, float]:
    scores = {
        text: word_alike(word, phonetic_key(word), text, phonetic_key(text), joined=True) for _, text in joined(others)
    }
    return {text: score for text, score in scores.items() if score and len(word) >= LEAST_JOIN}
