"""Two names side by side: which words answer which, what is left over on each side, and how alike that makes them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from detente.parties.names.bits import GENERIC, YEAR
from detente.parties.names.reading import SERVANT, Reading, initials, joined
from detente.parties.names.same import KINDS, SAME
from detente.parties.names.words import PARTICLES

CONTRADICTED: Final = 1.55
"""What it costs that each side has words that the other contradicts: a share of a tenth costs 0.155."""
OMITTED: Final = (0.75, 2.6)
"""What a share of words that one side leaves out costs, squared: with much evidence beside it, and with little."""
MUCH, LITTLE = 23.0, 12.0
"""Bits of agreement that are much evidence, and little."""
INITIAL_BITS: Final = 5.0
INITIAL: Final = 0.65
INITIAL_LOST: Final = 2.0 * (1 - INITIAL)
"""Bits that a pair with an initial loses at the least: the shortest words say two."""
"""How alike a letter is to the word that it begins."""
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
Places = tuple[int, ...]


class Asking(NamedTuple):
    """A name that is asked for, with what its words are alike to."""

    reading: Reading
    near: Sequence[Near]
    """For each word, the words that it is alike to; the listed ones at least."""
    runs: Mapping[str, Sequence[tuple[Places, float]]]
    """Words, and the places of two or three words that give them when they are written as one, and how alike."""
    joins: Mapping[str, Sequence[tuple[int, float]]]
    """Listed words written as one, and the places of the words that are alike to them, and how alike."""


def asking(reading: Reading, near: Sequence[Near], joined: Joined) -> Asking:
    """A name that is asked for; `joined`: what words i and i + 1 written as one are alike to, then three."""
    runs: dict[str, list[tuple[Places, float]]] = {}
    for count, starts in enumerate(joined, 2):
        for i, known in enumerate(starts):
            for word, alike in known.items():
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


class Likeness(NamedTuple):
    """How alike two names are, and why."""

    score: float
    """0 to 1."""
    agreed: float
    """Bits that agree."""
    pairs: tuple[Pair, ...]
    in_order: bool


def likeness(given: Asking, listed: Reading, least: float = 0.0) -> Likeness:
    """How alike a name that is asked for and a listed one are; a score under `least` may be any that is."""
    asked = given.reading
    if asked.words == listed.words:
        pairs = [Pair((i,), (i,), 1.0) for i in range(len(asked.words))]
        return Likeness(1.0, min(asked.total, listed.total), tuple(pairs), in_order=True)
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
    return _weighed(asked, listed, left, right, pairs, least=least)


def _straight(given: Asking, listed: Reading, left: list[int], right: list[int]) -> list[Pair]:
    """The best pairs first; what they use up leaves the two sides."""
    eastern = given.reading.eastern and listed.eastern
    found = []
    for i, each in enumerate(given.near):
        known = each.words
        for j, word in enumerate(listed.words):
            if word in known:
                score = known[word]
                if not eastern or score >= SURE or len(word) >= LONG:
                    found.append((-score, abs(i - j), i, j))
    found.sort()
    pairs = []
    for alike, _, i, j in found:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append(Pair((i,), (j,), -alike))
    return pairs


def _join(given: Asking, listed: Reading, left: list[int], right: list[int], pairs: list[Pair]) -> None:
    """Add the words that one side writes as one; a poorer pair with one of the parts gives way."""
    found = []
    if given.joins:
        for places, text in joined(listed.words):
            if text in given.joins:
                found += [Pair((i,), places, alike) for i, alike in given.joins[text]]
    if given.runs:
        words = [(j, word) for j, word in enumerate(listed.words) if word in given.runs]
        runs = [Pair(run, (j,), alike) for j, word in words for run, alike in given.runs[word]]
        found += sorted(runs, key=lambda each: (len(each.asked), each.asked))
    if not found:
        return
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
    ours = [i for i in letters_of(asked.words) if i in left]
    theirs = [j for j in letters_of(listed.words) if j in right]
    if not ours and not theirs:
        return []
    pairs = []
    for i in tuple(left):
        for j in tuple(right) if i in ours else [j for j in right if j in theirs]:
            if (i in ours and _letter(asked.words[i], listed.words[j])) or (
                j in theirs and _letter(listed.words[j], asked.words[i])
            ):
                left.remove(i)
                right.remove(j)
                pairs.append(Pair((i,), (j,), INITIAL))
                break
    if [i for i in ours if len(asked.words[i]) > 1]:
        pairs += _several(asked, listed, left, right)
    if [j for j in theirs if len(listed.words[j]) > 1]:
        pairs += [pair.turned() for pair in _several(listed, asked, right, left)]
    return pairs


def lettered(word: str) -> bool:
    """Whether a word may stand for others by the letters that they begin with."""
    return initials(word) > 0


@lru_cache(maxsize=20_000)
def letters_of(words: tuple[str, ...]) -> tuple[int, ...]:
    """The places of the words that may stand for others."""
    return tuple([i for i, word in enumerate(words) if lettered(word)])


def _kinds(asked: Reading, listed: Reading, left: list[int], right: list[int]) -> list[Pair]:
    """Words for what an organisation is, which translations exchange: `Headquarters`, `Base`, `Organisation`."""
    ours = [i for i in left if asked.words[i] in KINDS]
    if not ours:
        return []
    theirs = [j for j in right if listed.words[j] in KINDS]
    pairs = []
    for i, j in zip(ours, theirs, strict=False):
        left.remove(i)
        right.remove(j)
        pairs.append(Pair((i,), (j,), OTHER_KIND))
    return pairs


def _begun(asked: Reading, listed: Reading, left: list[int], right: list[int]) -> list[Pair]:
    """Words that a full stop or a field has cut short, for the words that they begin."""
    pairs = []
    for i in [i for i in left if asked.words[i] in asked.begun]:
        j = next((j for j in right if listed.words[j].startswith(asked.words[i])), None)
        if j is not None:
            left.remove(i)
            right.remove(j)
            pairs.append(Pair((i,), (j,), CUT))
    return pairs


def _letter(one: str, other: str) -> bool:
    """Whether a word is the letter that another begins with, or `abd` and the letter that follows it there."""
    if len(one) == 1:
        return len(other) > 1 and other[0] == one and one.isalpha()
    return len(one) == SERVANT and one[:3] == "abd" and other.startswith(one) and len(other) > SERVANT


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


def _weighed(
    asked: Reading, listed: Reading, left: list[int], right: list[int], pairs: Sequence[Pair], *, least: float
) -> Likeness:
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
        return Likeness(max(score, 0.0), agreed, (), in_order=True)
    pairs = sorted(pairs)
    order = [pair.listed[0] for pair in pairs if asked.words[pair.asked[0]] not in PARTICLES]
    if _turned(order) and SONS & set(asked.words) and SONS & set(listed.words):
        score -= TURNED
    return Likeness(max(score, 0.0), agreed, tuple(pairs), order == sorted(order))


def _turned(order: list[int]) -> bool:
    """Whether places are out of order even when the name may begin at any of its words."""
    return sum(one > other for one, other in zip(order, order[1:] + order[:1], strict=True)) > 1


def _telling(reading: Reading, left: list[int]) -> bool:
    """Whether a word is left over that an initial could contradict."""
    return bool([i for i in left if reading.bits[i] > GENERIC or len(reading.words[i]) == 1])


def _left(reading: Reading, left: list[int], other: Reading, right: list[int]) -> float:
    """Bits that are left over; a letter says as much as any it could begin where the other side has a word that it doesn't."""
    words, bits = reading.words, reading.bits
    found = sum([bits[i] for i in left])
    alone = [i for i in left if i in letters_of(words) and len(words[i]) == 1]
    return found + sum([INITIAL_BITS - bits[i] for i in alone]) if alone and _telling(other, right) else found


def _weight(asked: Reading, listed: Reading, pair: Pair) -> float:
    ours, theirs = pair.asked, pair.listed
    one = asked.bits[ours[0]] if len(ours) == 1 else sum([asked.bits[i] for i in ours])
    other = listed.bits[theirs[0]] if len(theirs) == 1 else sum([listed.bits[j] for j in theirs])
    if pair.alike == INITIAL:
        return min(max(one, other), INITIAL_BITS)
    return (one + other) / 2 if pair.alike == 1 else min(one, other)


def _numbers(asked: Reading, listed: Reading, left: list[int], right: list[int]) -> float:
    """What it costs that a number has no answer: on both sides, or on one."""
    ours, theirs = _number(asked, left), _number(listed, right)
    return OTHER_NUMBER if ours and theirs else ONE_NUMBER if ours or theirs else 0.0


def _forms(asked: Reading, listed: Reading, left: list[int], right: list[int]) -> float:
    """What it costs that one is a limited company, and the other one by shares, or no company."""
    if not left or not right:
        return 0.0
    ours, theirs = _told_apart(asked, left), _told_apart(listed, right)
    return OTHER_FORM if ours and theirs and not ours & theirs else 0.0


def _told_apart(reading: Reading, left: list[int]) -> set[str | None]:
    words = reading.words
    return {form for i in left if (form := SAME.get(words[i])) in TOLD_APART}


def _number(reading: Reading, left: list[int]) -> bool:
    """Whether a number is left over that is no year."""
    words = reading.words
    return bool([i for i in left if words[i][0] <= "9" and words[i].isdigit() and reading.bits[i] > YEAR])


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
