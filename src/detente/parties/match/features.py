"""The features of a match: a declared list of what speaks for it and against it, each with points, a reason and what it compared.

Points are thousandths, and the score is exactly their sum. A name alone can reach 980; a higher score needs a date of
birth or a number, so that the alerts worth reading first are listed first.
"""

import re
from collections.abc import Callable
from typing import Final

from detente.parties.entity import Entity, Kind, Name, Number
from detente.parties.index.number_keys import BANK, asked_keys, listed_keys, number_key
from detente.parties.match.name_similarity import NameSimilarity
from detente.parties.names.legal_forms import legal_form
from detente.parties.names.stopwords import FORMS
from detente.parties.names.tokenisation import TokenisedName
from detente.parties.partial_dates import is_first_of_january, years
from detente.value import value

FULL_SCORE: Final = 1000
NAME_POINTS: Final = 940
"""Points of an identical name."""
EVIDENCE_POINTS: Final = 40
"""Most points for a rare name, and the bits between which they rise."""
COMMON_BITS, RARE_BITS = 8.0, 48.0
WEAK_POINTS: Final = -30
OUT_OF_ORDER: Final = -4
BORN_SAME, BORN_NEAR, BORN_SWAPPED, BORN_CLOSE, BORN_OTHER = 40, 20, 25, -60, -250
WHOLE_DAY: Final = len("1971-05-02")
COUNTRY_SAME, COUNTRY_OTHER = 15, -15
OTHER_KIND: Final = -150
NUMBER_SAME, NUMBER_OTHER = 800, -300
DECIDING: Final = ("imo",)
"""Kinds of numbers of which a party has only one: a different one means a different party."""


@value
class Query:
    """The party that is screened; everything but the name may be unknown."""

    name: str
    born: str | None = None
    """A partial date: `1971`, `1971-05`, `1971-05-02`."""
    countries: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    kind: Kind | None = None
    born_tolerance: int = 1
    """Years by which two dates of birth may differ and still be near."""


@value
class Feature:
    """The result of one comparison."""

    name: str
    points: int
    """Thousandths."""
    asked: str
    listed: str
    reason: str

    @property
    def score(self) -> float:
        """Return what it adds to the score of the match, from -1 to 1."""
        return self.points / FULL_SCORE


@value
class NameComparison:
    """The values that the features compare."""

    query: Query
    entity: Entity
    name: Name | None
    """The most similar listed name; None where only a number led to the entry."""
    similarity: NameSimilarity | None
    asked: TokenisedName | None
    listed: TokenisedName | None


def name(given: NameComparison) -> Feature | None:
    """Return how similar the names are."""
    if given.similarity is None or given.name is None:
        return None
    points = round(NAME_POINTS * given.similarity.score)
    return Feature(name="name", points=points, asked=given.query.name, listed=given.name.text, reason=_spelled(given))


def _spelled(given: NameComparison) -> str:
    assert given.similarity
    assert given.asked
    assert given.listed
    asked, listed = given.asked.words, given.listed.words
    pairs = [
        f"{' '.join(asked[i] for i in pair.query)} {'=' if pair.similarity == 1 else '~'} {' '.join(listed[j] for j in pair.listed)}"
        for pair in given.similarity.pairs
    ]
    used = {i for pair in given.similarity.pairs for i in pair.query}
    also = {j for pair in given.similarity.pairs for j in pair.listed}
    left = " ".join(word for i, word in enumerate(asked) if i not in used)
    right = " ".join(word for j, word in enumerate(listed) if j not in also)
    return "; ".join(
        [*pairs, *([f"only asked: {left}"] if left else []), *([f"only listed: {right}"] if right else [])]
    )


def evidence(given: NameComparison) -> Feature | None:
    """Return how rare the agreeing part of the name is; it orders alerts."""
    if given.similarity is None:
        return None
    share = min(max((given.similarity.agreed - COMMON_BITS) / (RARE_BITS - COMMON_BITS), 0.0), 1.0)
    reason = f"{given.similarity.agreed:.0f} bits of the name agree"
    return Feature(name="evidence", points=round(EVIDENCE_POINTS * share), asked="", listed="", reason=reason)


def quality(given: NameComparison) -> Feature | None:
    """Return a deduction for an alias that the list itself calls weak."""
    if given.name is None or given.name.quality != "weak":
        return None
    return Feature(
        name="quality", points=WEAK_POINTS, asked="", listed=given.name.text, reason="the list calls this alias weak"
    )


def order(given: NameComparison) -> Feature | None:
    """Return a deduction for words in a different order."""
    if given.similarity is None or given.similarity.in_order:
        return None
    return Feature(name="order", points=OUT_OF_ORDER, asked="", listed="", reason="the words stand in another order")


def born(given: NameComparison) -> Feature | None:
    """Return whether the date of birth is the same, near or different."""
    asked, listed = given.query.born, given.entity.births
    if asked is None or not listed:
        return None
    points, reason, day = max(
        (_born(asked, each, given.query.born_tolerance) for each in listed), key=lambda each: each[0]
    )
    return Feature(name="born", points=points, asked=asked, listed=day, reason=reason)


def _born(asked: str, listed: str, tolerance: int) -> tuple[int, str, str]:
    if asked == listed and len(asked) == WHOLE_DAY:
        return BORN_SAME, "the same day", listed
    if _swapped(asked, listed):
        return BORN_SWAPPED, "day and month change places", listed
    (first, last), (low, high) = years(asked), years(listed)
    apart = max(low - last, first - high, 0)
    if apart == 0:
        known = listed[:4] if is_first_of_january(listed) else listed
        length = min(len(asked), len(known))
        same = "/" in listed or asked[:length] == known[:length]
        return (BORN_NEAR, "they may be the same day", listed) if same else (0, "the same year, another day", listed)
    reason = "a year apart" if apart == 1 else f"{apart} years apart"
    return BORN_CLOSE if apart <= tolerance else BORN_OTHER, reason, listed


def _swapped(asked: str, listed: str) -> bool:
    """Return whether the day and the month of two dates change places."""
    whole = len(asked) == len(listed) == WHOLE_DAY and asked[:4] == listed[:4]
    return whole and asked[5:7] == listed[8:] and asked[8:] == listed[5:7]


def country(given: NameComparison) -> Feature | None:
    """Return whether the countries have one in common."""
    asked, listed = given.query.countries, given.entity.countries
    if not asked or not listed:
        return None
    same = sorted(set(asked) & set(listed))
    reason = f"{same[0]} is common to both" if same else "no country in common"
    points = COUNTRY_SAME if same else COUNTRY_OTHER
    return Feature(name="country", points=points, asked=", ".join(asked), listed=", ".join(listed), reason=reason)


def kind(given: NameComparison) -> Feature | None:
    """Return a deduction where a person is compared with a ship, or other kinds differ."""
    asked, listed = given.query.kind, given.entity.kind
    if asked is None and _is_company_beside_another(given):
        reason = "a company's name has a legal form, and the listed name has none"
        return Feature(name="kind", points=OTHER_KIND, asked="entity", listed=listed, reason=reason)
    if asked is None or asked == listed or "other" in (asked, listed):
        return None
    return Feature(name="kind", points=OTHER_KIND, asked=asked, listed=listed, reason="they are of different kinds")


def _is_company_beside_another(given: NameComparison) -> bool:
    """Return whether the query names a company by its legal form, and the entry is a person, a ship or an aircraft without one."""
    if given.entity.kind in ("entity", "other") or given.asked is None or given.listed is None:
        return False
    if given.asked.eastern or not legal_form(given.asked.words) or legal_form(given.listed.words):
        return False
    listed = set(_WORDS.findall(given.name.text.casefold())) if given.name else set()
    written = [word for word in _WORDS.findall(given.query.name.casefold()) if word in FORMS]
    return not written or not listed.issuperset(written)  # `Hua Chiang PAO` is a person's name


_WORDS: Final = re.compile(r"\w+")


def number(given: NameComparison) -> Feature | None:
    """Return whether both have the same number, or two that cannot both be right."""
    asked = {key: each for each in reversed(given.query.numbers) for key in asked_keys(each.kind, each.text)}
    listed = {key: each for each in reversed(given.entity.numbers) for key in listed_keys(each.kind, each.text)}
    listed |= {
        number_key("", text): Number(kind="other", text=text) for text in (given.entity.id, *given.entity.references)
    }
    for key, one in asked.items():
        if key in listed:
            other = listed[key]
            reason = _same_number(key, one, other)
            return Feature(name="number", points=NUMBER_SAME, asked=one.text, listed=other.text, reason=reason)
    for one in asked.values():
        for other in listed.values():
            if one.kind == other.kind and one.kind in DECIDING:
                return Feature(
                    name="number",
                    points=NUMBER_OTHER,
                    asked=one.text,
                    listed=other.text,
                    reason=f"another {one.kind} number",
                )
    return None


def _same_number(key: str, one: Number, other: Number) -> str:
    """Return in what two numbers are the same: of a bank also which branch is asked for."""
    if key.startswith("bic:"):
        branch = one.text.strip()[BANK:]
        return f"the same bank by its BIC, branch {branch}" if branch else "the same bank by its BIC"
    return f"the same {other.kind if one.kind == 'other' else one.kind} number"


FEATURES: Final[tuple[Callable[[NameComparison], Feature | None], ...]] = (
    name,
    evidence,
    quality,
    order,
    born,
    country,
    kind,
    number,
)


def features(given: NameComparison) -> tuple[Feature, ...]:
    """Return every feature that applies; their points add up to the score."""
    found = [feature for each in FEATURES if (feature := each(given)) is not None]
    over = sum(feature.points for feature in found) - FULL_SCORE
    if over > 0:
        found.append(Feature(name="ceiling", points=-over, asked="", listed="", reason="no score is above 1"))
    return tuple(found)
