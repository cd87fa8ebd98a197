"""What speaks for a match and what against it: a declared list of features, each with its points, a reason and what it compared.

Points are thousandths, and the score is their sum, exactly. A name alone can reach 980: what is above needs a day of birth
or a number, so that the alerts worth reading first stand first.
"""

from collections.abc import Callable
from typing import Final

from detente.parties.entity import Entity, Kind, Name, Number
from detente.parties.index.index import number_key
from detente.parties.match.name_similarity import NameSimilarity
from detente.parties.names.tokenisation import TokenisedName
from detente.parties.partial_dates import years
from detente.value import value

FULL: Final = 1000
NAME: Final = 940
"""Points of a name that is the same."""
EVIDENCE: Final = 40
"""Points of a name that hardly anybody else has, and the bits between which they rise."""
PLAIN, RARE = 8.0, 48.0
WEAK: Final = -30
OUT_OF_ORDER: Final = -4
BORN_SAME, BORN_NEAR, BORN_SWAPPED, BORN_CLOSE, BORN_OTHER = 40, 20, 25, -60, -250
COUNTRY_SAME, COUNTRY_OTHER = 15, -15
OTHER_KIND: Final = -150
NUMBER_SAME, NUMBER_OTHER = 800, -300
DECIDING: Final = ("imo",)
"""Numbers of which a party has one only: another one means another party."""


@value
class Query:
    """Who is asked for; all but the name may be unknown."""

    name: str
    born: str | None = None
    """A partial day: `1971`, `1971-05`, `1971-05-02`."""
    countries: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    kind: Kind | None = None


@value
class Feature:
    """One thing that was compared."""

    name: str
    points: int
    asked: str
    listed: str
    reason: str


@value
class Compared:
    """What the features look at."""

    query: Query
    entity: Entity
    name: Name | None
    """The listed name that is most alike; None where only a number led here."""
    likeness: NameSimilarity | None
    asked: TokenisedName | None
    listed: TokenisedName | None


def name(given: Compared) -> Feature | None:
    """How alike the names are."""
    if given.likeness is None or given.name is None:
        return None
    points = round(NAME * given.likeness.score)
    return Feature(name="name", points=points, asked=given.query.name, listed=given.name.text, reason=_spelled(given))


def _spelled(given: Compared) -> str:
    assert given.likeness
    assert given.asked
    assert given.listed
    asked, listed = given.asked.words, given.listed.words
    pairs = [
        f"{' '.join(asked[i] for i in pair.asked)} {'=' if pair.alike == 1 else '~'} {' '.join(listed[j] for j in pair.listed)}"
        for pair in given.likeness.pairs
    ]
    used = {i for pair in given.likeness.pairs for i in pair.asked}
    also = {j for pair in given.likeness.pairs for j in pair.listed}
    left = " ".join(word for i, word in enumerate(asked) if i not in used)
    right = " ".join(word for j, word in enumerate(listed) if j not in also)
    return "; ".join(
        [*pairs, *([f"only asked: {left}"] if left else []), *([f"only listed: {right}"] if right else [])]
    )


def evidence(given: Compared) -> Feature | None:
    """How few people have what agrees: it orders alerts."""
    if given.likeness is None:
        return None
    share = min(max((given.likeness.agreed - PLAIN) / (RARE - PLAIN), 0.0), 1.0)
    reason = f"{given.likeness.agreed:.0f} bits of the name agree"
    return Feature(name="evidence", points=round(EVIDENCE * share), asked="", listed="", reason=reason)


def quality(given: Compared) -> Feature | None:
    """An alias that the list itself calls weak."""
    if given.name is None or given.name.quality != "weak":
        return None
    return Feature(
        name="quality", points=WEAK, asked="", listed=given.name.text, reason="the list calls this alias weak"
    )


def order(given: Compared) -> Feature | None:
    """Words in another order."""
    if given.likeness is None or given.likeness.in_order:
        return None
    return Feature(name="order", points=OUT_OF_ORDER, asked="", listed="", reason="the words stand in another order")


def born(given: Compared) -> Feature | None:
    """The day of birth: the same, near, or another."""
    asked, listed = given.query.born, given.entity.births
    if asked is None or not listed:
        return None
    points, reason, day = max((_born(asked, each) for each in listed), key=lambda each: each[0])
    return Feature(name="born", points=points, asked=asked, listed=day, reason=reason)


def _born(asked: str, listed: str) -> tuple[int, str, str]:
    if asked == listed and len(asked) == len("1971-05-02"):
        return BORN_SAME, "the same day", listed
    if (
        len(asked) == len(listed) == len("1971-05-02")
        and asked[:4] == listed[:4]
        and asked[5:7] == listed[8:]
        and asked[8:] == listed[5:7]
    ):
        return BORN_SWAPPED, "day and month change places", listed
    (first, last), (low, high) = years(asked), years(listed)
    apart = max(low - last, first - high, 0)
    if apart == 0:
        length = min(len(asked), len(listed))
        same = "/" in listed or asked[:length] == listed[:length]
        return (BORN_NEAR, "they may be the same day", listed) if same else (0, "the same year, another day", listed)
    return (BORN_CLOSE, "a year apart", listed) if apart == 1 else (BORN_OTHER, f"{apart} years apart", listed)


def country(given: Compared) -> Feature | None:
    """Countries in common."""
    asked, listed = given.query.countries, given.entity.countries
    if not asked or not listed:
        return None
    same = sorted(set(asked) & set(listed))
    reason = f"{same[0]} is common to both" if same else "no country in common"
    points = COUNTRY_SAME if same else COUNTRY_OTHER
    return Feature(name="country", points=points, asked=", ".join(asked), listed=", ".join(listed), reason=reason)


def kind(given: Compared) -> Feature | None:
    """A person is no ship."""
    asked, listed = given.query.kind, given.entity.kind
    if asked is None or asked == listed or "other" in (asked, listed):
        return None
    return Feature(name="kind", points=OTHER_KIND, asked=asked, listed=listed, reason="they are of different kinds")


def number(given: Compared) -> Feature | None:
    """A number that both have, or two that can't both be right."""
    asked = {number_key(each.kind, each.text): each for each in given.query.numbers}
    listed = {number_key(each.kind, each.text): each for each in given.entity.numbers}
    listed |= {
        number_key("", text): Number(kind="other", text=text) for text in (given.entity.id, *given.entity.references)
    }
    for key, one in asked.items():
        if key in listed:
            other = listed[key]
            return Feature(
                name="number",
                points=NUMBER_SAME,
                asked=one.text,
                listed=other.text,
                reason=f"the same {one.kind} number",
            )
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


FEATURES: Final[tuple[Callable[[Compared], Feature | None], ...]] = (
    name,
    evidence,
    quality,
    order,
    born,
    country,
    kind,
    number,
)


def features(given: Compared) -> tuple[Feature, ...]:
    """Every feature that has something to say; their points add up to the score."""
    found = [feature for each in FEATURES if (feature := each(given)) is not None]
    over = sum(feature.points for feature in found) - FULL
    if over > 0:
        found.append(Feature(name="ceiling", points=-over, asked="", listed="", reason="no score is above 1"))
    return tuple(found)
