"""Two names side by side: which words answer which, what is left over on each side, and how alike that makes them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from detente.parties.names.reading import MOST_INITIALS, Reading, initials
from detente.parties.names.words import PARTICLES

CONTRADICTED: Final = 1.55
"""What it costs that each side has words that the other contradicts: a share of a tenth costs 0.155."""
OMITTED: Final = (0.75, 2.6)
"""What a share of words that one side leaves out costs, squared: with much evidence beside it, and with little."""
MUCH, LITTLE = 23.0, 12.0
"""Bits of agreement that are much evidence, and little."""
INITIAL_BITS: Final = 6.0
INITIAL: Final = 0.54
INITIAL_LOST: Final = 2.0 * (1 - INITIAL)
"""Bits that a pair with an initial loses at the least: the shortest words say two."""
"""How alike a letter is to the word that it begins."""
SURE, LONG = 0.9, 6
"""In Korean and Chinese names, shorter words than this are the same or others: a letter makes another syllable of them."""
SONS: Final = frozenset({"bin", "ibn", "ben", "bint", "BN"})
SYLLABLE: Final = 0.5
"""What it costs beside that one of two Korean or Chinese names has a syllable more, by its share."""
TURNED: Final = 0.22
"""What it costs that father and son change places: `X bin Y` is not `Y bin X`."""
OTHER_NUMBER: Final = 0.3
"""What it costs that both sides have a number, and not the same: `Chong Rim 2` is not `Chong Rim 5`."""


class Near(NamedTuple):
    """What one asked word is alike to."""

    words: Mapping[str, float]
    """Listed words, and how alike."""
    joins: Mapping[str, float]
    """Two listed words written as one, and how alike."""


class Pair(NamedTuple):
    """Words of the query that answer words of the listed name."""

    asked: tuple[int, ...]
    listed: tuple[int, ...]
    alike: float

    def turned(self) -> "Pair":
        """The same pair, seen from the other side."""
        return Pair(self.listed, self.asked, self.alike)


Joined = Sequence[Sequence[Mapping[str, float]]]


def together(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Two neighbours written as one, and three."""
    return (
        [one + other for one, other in pairwise(words)],
        [words[i] + words[i + 1] + words[i + 2] for i in range(len(words) - 2)],
    )


class Likeness(NamedTuple):
    """How alike two names are, and why."""

    score: float
    """0 to 1."""
    agreed: float
    """Bits that agree."""
    pairs: tuple[Pair, ...]
    in_order: bool


def likeness(asked: Reading, listed: Reading, near: Sequence[Near], joined: Joined) -> Likeness:
    """How alike two names are.

    Args:
        asked: The name that is asked for.
        listed: The name on the list.
        near: For each asked word, the words that it is alike to; the listed ones at least.
        joined: The same for asked words i and i + 1 written as one, then for three.
    """
    if asked.words == listed.words:
        return Likeness(
            1.0,
            min(asked.total, listed.total),
            tuple(Pair((i,), (i,), 1.0) for i in range(len(asked.words))),
            in_order=True,
        )
    left, right = list(range(len(asked.words))), list(range(len(listed.words)))
    pairs = _straight(asked.eastern, listed, near, left, right)
    if left or right:
        if any(each.joins for each in near) or any(known for starts in joined for known in starts):
            _join(listed, near, joined, left, right, pairs)
        if left and right:
            pairs += _initials(asked, listed, left, right)
    return _weighed(asked, listed, left, right, pairs)


def _straight(
    asked_eastern: object, listed: Reading, near: Sequence[Near], left: list[int], right: list[int]
) -> list[Pair]:
    """The best pairs first; what they use up leaves the two sides."""
    found = []
    eastern = asked_eastern and listed.eastern
    for i, each in enumerate(near):
        known = (
            {word: score for word, score in each.words.items() if score >= SURE or len(word) >= LONG}
            if eastern
            else each.words
        )
        for j, word in enumerate(listed.words):
            if word in known:
                found.append((-known[word], abs(i - j), i, j))
    found.sort()
    pairs = []
    for alike, _, i, j in found:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append(Pair((i,), (j,), -alike))
    return pairs


def _join(
    listed: Reading,
    near: Sequence[Near],
    joined: Joined,
    left: list[int],
    right: list[int],
    pairs: list[Pair],
) -> None:
    """Add the words that one side writes as one; a poorer pair with one of the two parts gives way."""
    found = []
    for j in range(len(listed.words) - 1):
        both = listed.words[j] + listed.words[j + 1]
        found += [Pair((i,), (j, j + 1), each.joins[both]) for i, each in enumerate(near) if both in each.joins]
    if len(listed.words) > 2:  # noqa: PLR2004 -- two words were looked at above
        every, whole = tuple(range(len(listed.words))), "".join(listed.words)
        found += [Pair((i,), every, each.joins[whole]) for i, each in enumerate(near) if whole in each.joins]
    for count, starts in enumerate(joined, 2):
        for i, known in enumerate(starts):
            found += [
                Pair(tuple(range(i, i + count)), (j,), known[word])
                for j, word in enumerate(listed.words)
                if word in known
            ]
    for pair in sorted(found, key=lambda each: -each.alike):
        if _free(pair, left, right, pairs):
            pairs.append(pair)


def _free(pair: Pair, left: list[int], right: list[int], pairs: list[Pair]) -> bool:
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


def _initials(asked: Reading, listed: Reading, left: list[int], right: list[int]) -> list[Pair]:
    """Letters that stand for the words that they begin."""
    if not any(len(asked.words[i]) <= MOST_INITIALS for i in left) and not any(
        len(listed.words[j]) <= MOST_INITIALS for j in right
    ):
        return []
    pairs = []
    for i in tuple(left):
        for j in tuple(right):
            one, other = asked.words[i], listed.words[j]
            if (len(one) == 1) != (len(other) == 1) and one[0] == other[0] and not one[0].isdigit():
                left.remove(i)
                right.remove(j)
                pairs.append(Pair((i,), (j,), INITIAL))
                break
    return (
        pairs + _several(asked, listed, left, right) + [pair.turned() for pair in _several(listed, asked, right, left)]
    )


def _several(one: Reading, other: Reading, left: list[int], right: list[int]) -> list[Pair]:
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
            found.append(Pair((i,), tuple(run), INITIAL))
    return found


def _weighed(asked: Reading, listed: Reading, left: list[int], right: list[int], pairs: Sequence[Pair]) -> Likeness:
    agreed = differing = 0.0
    for pair in pairs:
        weight = _weight(asked, listed, pair)
        agreed += weight * pair.alike
        differing += weight * (1 - pair.alike)
    more, fewer = _left(asked, left, right), _left(listed, right, left)
    score = shape(agreed + differing, agreed, more, fewer)
    if asked.eastern and listed.eastern:
        score -= SYLLABLE * abs(more - fewer) / max(agreed + differing + max(more, fewer), 1)
    score -= differing / (agreed + differing + max(more, fewer)) if pairs else 0
    if _other_number(asked, listed, left, right):
        score -= OTHER_NUMBER
    order = [pair.listed[0] for pair in sorted(pairs) if asked.words[pair.asked[0]] not in PARTICLES]
    if _turned(order) and SONS & set(asked.words) and SONS & set(listed.words):
        score -= TURNED
    return Likeness(max(score, 0.0), agreed, tuple(sorted(pairs)), order == sorted(order))


def _turned(order: list[int]) -> bool:
    """Whether places are out of order even when the name may begin at any of its words."""
    return sum(one > other for one, other in zip(order, order[1:] + order[:1], strict=True)) > 1


def _left(reading: Reading, left: list[int], others: list[int]) -> float:
    """Bits that are left over; a letter says as much as any it could begin where there is a word that it doesn't."""
    return sum(
        INITIAL_BITS if others and len(reading.words[i]) == 1 and reading.words[i].isalpha() else reading.bits[i]
        for i in left
    )


def _weight(asked: Reading, listed: Reading, pair: Pair) -> float:
    one, other = sum(asked.bits[i] for i in pair.asked), sum(listed.bits[j] for j in pair.listed)
    if pair.alike == INITIAL:
        return min(max(one, other), INITIAL_BITS)
    return (one + other) / 2 if pair.alike == 1 else min(one, other)


def _other_number(asked: Reading, listed: Reading, left: list[int], right: list[int]) -> bool:
    return any(asked.words[i].isdigit() for i in left) and any(listed.words[j].isdigit() for j in right)


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
