"""Two names side by side: which words answer which, and what is left over on each side."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from detente.parties.match.name_similarity import (
    CUT,
    INITIAL,
    LONG,
    OTHER_KIND,
    SURE,
    NameSimilarity,
    TokenPair,
    letters_of,
    weighed,
)
from detente.parties.names.information import known
from detente.parties.names.stopwords import PARTICLES
from detente.parties.names.synonyms import KINDS
from detente.parties.names.tokenisation import ASIDE_MOST, SERVANT, TokenisedName, initials, joined


class Near(NamedTuple):
    """What one asked word is alike to."""

    words: Mapping[str, float]
    """Listed words, and how alike."""
    joins: Mapping[str, float]
    """Two listed words written as one, and how alike."""


Joined = Sequence[Sequence[Mapping[str, float]]]
Places = tuple[int, ...]


class Asking(NamedTuple):
    """A name that is asked for, with what its words are alike to."""

    reading: TokenisedName
    near: Sequence[Near]
    """For each word, the words that it is alike to; the listed ones at least."""
    runs: Mapping[str, Sequence[tuple[Places, float]]]
    """Words, and the places of two or three words that give them when they are written as one, and how alike."""
    joins: Mapping[str, Sequence[tuple[int, float]]]
    """Listed words written as one, and the places of the words that are alike to them, and how alike."""


def asking(reading: TokenisedName, near: Sequence[Near], joined: Joined) -> Asking:
    """A name that is asked for; `joined`: what words i and i + 1 written as one are alike to, then three."""
    runs: dict[str, list[tuple[Places, float]]] = {}
    for count, starts in enumerate(joined, 2):
        for i, texts in enumerate(starts):
            for word, alike in texts.items():
                runs.setdefault(word, []).append((tuple(range(i, i + count)), alike))
    joins: dict[str, list[tuple[int, float]]] = {}
    for i, each in enumerate(near):
        for text, alike in each.joins.items():
            joins.setdefault(text, []).append((i, alike))
    return Asking(reading, near, runs, joins)


def together(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Two neighbours written as one, and three."""
    return (
        [one + other for one, other in pairwise(words)],
        [words[i] + words[i + 1] + words[i + 2] for i in range(len(words) - 2)],
    )


def name_similarity(given: Asking, listed: TokenisedName, least: float = 0.0) -> NameSimilarity:
    """How alike a name that is asked for and a listed one are; a score under `least` may be any that is."""
    asked = given.reading
    if asked.words == listed.words:
        pairs = [TokenPair((i,), (i,), 1.0) for i in range(len(asked.words))]
        return NameSimilarity(1.0, min(asked.total, listed.total), tuple(pairs), in_order=True)
    left, right = list(range(len(asked.words))), list(range(len(listed.words)))
    pairs = _straight(given, listed, left, right)
    if left or right:
        if given.joins or given.runs:
            _join(given, listed, left, right, pairs)
        if left and right:
            pairs += _initials(asked, listed, left, right)
            pairs += _kinds(asked, listed, left, right)
        if asked.begun and left and right:
            pairs += _begun(asked, listed, left, right)
    return weighed(asked, listed, left, right, pairs, least=least)


def _straight(given: Asking, listed: TokenisedName, left: list[int], right: list[int]) -> list[TokenPair]:
    """The best pairs first, those of words that say little last (`Tawfi (Tawfik)`); what they use up leaves the two sides."""
    asked = given.reading
    eastern = asked.eastern and listed.eastern
    found = []
    for i, each in enumerate(given.near):
        near, light = each.words, asked.bits[i] <= ASIDE_MOST
        strict = eastern and known(asked.words[i])  # nobody has `Pyung`: it is no other syllable, but a slip
        for j, word in enumerate(listed.words):
            if word in near:
                score = near[word]
                if not strict or score >= SURE or len(word) >= LONG:
                    found.append((light or listed.bits[j] <= ASIDE_MOST, -score, abs(i - j), i, j))
    found.sort()
    pairs = []
    for _, alike, _, i, j in found:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append(TokenPair((i,), (j,), -alike))
    return pairs


def _join(given: Asking, listed: TokenisedName, left: list[int], right: list[int], pairs: list[TokenPair]) -> None:
    """Add the words that one side writes as one; a poorer pair with one of the parts gives way."""
    found = []
    if given.joins:
        for places, text in joined(listed.words):
            if text in given.joins:
                found += [TokenPair((i,), places, alike) for i, alike in given.joins[text]]
    if given.runs:
        words = [(j, word) for j, word in enumerate(listed.words) if word in given.runs]
        runs = [TokenPair(run, (j,), alike) for j, word in words for run, alike in given.runs[word]]
        found += sorted(runs, key=lambda each: (len(each.asked), each.asked))
    if not found:
        return
    for pair in sorted(found, key=lambda each: -each.alike):
        if _free(pair, left, right, pairs):
            pairs.append(pair)


def _free(pair: TokenPair, left: list[int], right: list[int], pairs: list[TokenPair]) -> bool:
    """Whether the words of a pair are left over, or held by a pair that is worse; if so it takes them."""
    rivals = [each for each in pairs if set(each.asked) & set(pair.asked) or set(each.listed) & set(pair.listed)]
    held_left = {i for each in rivals for i in each.asked}
    held_right = {j for each in rivals for j in each.listed}
    if not all(i in left or i in held_left for i in pair.asked) or not all(
        j in right or j in held_right for j in pair.listed
    ):
        return False
    if any(each.alike >= pair.alike for each in rivals):
        return False
    for rival in rivals:
        pairs.remove(rival)
        left.extend(rival.asked)
        right.extend(rival.listed)
    for i in pair.asked:
        left.remove(i)
    for j in pair.listed:
        right.remove(j)
    return True


def _initials(asked: TokenisedName, listed: TokenisedName, left: list[int], right: list[int]) -> list[TokenPair]:
    """Letters that stand for the words that they begin."""
    ours = [i for i in letters_of(asked.words) if i in left]
    theirs = [j for j in letters_of(listed.words) if j in right]
    if not ours and not theirs:
        return []
    pairs = []
    for i in tuple(left):
        answers = [
            j
            for j in (right if i in ours else [j for j in right if j in theirs])
            if _letter(asked.words[i], listed.words[j]) or _letter(listed.words[j], asked.words[i])
        ]
        if answers:  # `A.` stands for Amin before it stands for Abu
            j = next((j for j in answers if listed.words[j] not in PARTICLES), answers[0])
            left.remove(i)
            right.remove(j)
            pairs.append(TokenPair((i,), (j,), INITIAL))
    if [i for i in ours if len(asked.words[i]) > 1]:
        pairs += _several(asked, listed, left, right)
    if [j for j in theirs if len(listed.words[j]) > 1]:
        pairs += [pair.turned() for pair in _several(listed, asked, right, left)]
    return pairs


def _kinds(asked: TokenisedName, listed: TokenisedName, left: list[int], right: list[int]) -> list[TokenPair]:
    """Words for what an organisation is, which translations exchange: `Headquarters`, `Base`, `Organisation`."""
    ours = [i for i in left if asked.words[i] in KINDS]
    if not ours:
        return []
    theirs = [j for j in right if listed.words[j] in KINDS]
    pairs = []
    for i, j in zip(ours, theirs, strict=False):
        left.remove(i)
        right.remove(j)
        pairs.append(TokenPair((i,), (j,), OTHER_KIND))
    return pairs


def _begun(asked: TokenisedName, listed: TokenisedName, left: list[int], right: list[int]) -> list[TokenPair]:
    """Words that a full stop or a field has cut short, for the words that they begin."""
    pairs = []
    for i in [i for i in left if asked.words[i] in asked.begun]:
        j = next((j for j in right if listed.words[j].startswith(asked.words[i])), None)
        if j is not None:
            left.remove(i)
            right.remove(j)
            pairs.append(TokenPair((i,), (j,), CUT))
    return pairs


def _letter(one: str, other: str) -> bool:
    """Whether a word is the letter that another begins with, or `abd` and the letter that follows it there."""
    if len(one) == 1:
        return len(other) > 1 and other[0] == one and one.isalpha()
    return len(one) == SERVANT and one[:3] == "abd" and other.startswith(one) and len(other) > SERVANT


def _several(one: TokenisedName, other: TokenisedName, left: list[int], right: list[int]) -> list[TokenPair]:
    """Letters written as one word, `JC`, for the words that they begin, in their order."""
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
            found.append(TokenPair((i,), tuple(run), INITIAL))
    return found
