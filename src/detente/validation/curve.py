"""The recall and the alerts that each threshold would give on a labelled file."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from detente.parties.match.match import ALERT
from detente.validation.labelled import LabelledName
from detente.validation.matching import MatchingOptions, NameMatches, matches_of
from detente.validation.variant import First, ListedParty
from detente.value import value

MINIMUM_THRESHOLD: Final = 500
MAXIMUM_THRESHOLD: Final = 990
STEP: Final = 10


@value
class Step:
    """The counts at a threshold."""

    threshold: int
    """Thousandths."""
    found: int
    """Names that find the party they must find."""
    alerts: int
    """Names that should find nobody, and find somebody."""
    matches: int
    """Matches of all names together: what somebody has to look at."""


@value
class Curve:
    """Recall and alerts at each threshold."""

    steps: tuple[Step, ...]
    """From the lowest threshold to the highest."""
    present: int
    """The threshold in use."""
    positives: int
    """Names that must find a party on the lists that were asked."""
    negatives: int
    """Names that should find nobody."""
    absent: int
    """Names whose party stands on none of the lists that were asked; they are in neither number."""
    refused: int = 0
    """Names that cannot be asked, without a letter say; they are counted, and find nobody."""

    def at(self, threshold: int) -> Step:
        """Return the step of a threshold, or of the next one above it."""
        places = [step.threshold for step in self.steps]
        return self.steps[min(bisect_left(places, threshold), len(self.steps) - 1)]

    def recall(self, step: Step) -> float:
        """Return the share of the names that find their party, 0 to 1."""
        return step.found / self.positives if self.positives else 0.0

    def alert_rate(self, step: Step) -> float:
        """Return the share of the names that should find nobody and find somebody, 0 to 1."""
        return step.alerts / self.negatives if self.negatives else 0.0

    def moved(self, threshold: int) -> tuple[int, int, int]:
        """Return how many more names found, alerts and matches another threshold would give than the present one."""
        here, there = self.at(self.present), self.at(threshold)
        return there.found - here.found, there.alerts - here.alerts, there.matches - here.matches


@value
class _NamePoints:
    """The points of one name: of the party that it must find (None where no threshold finds it), and of all matches."""

    must: bool
    party: int | None
    points: tuple[int, ...]


def curve(
    rows: Sequence[LabelledName], parties: Sequence[ListedParty], terms: MatchingOptions, present: int = ALERT
) -> Curve:
    """Match every name once, from the lowest threshold up, and return what each threshold would give."""
    known = references(parties)
    kept = [row for row in rows if not row.expected or _key(row.expected) in known]
    answers = list(matches_of([row.name for row in kept], replace(terms, least=MINIMUM_THRESHOLD)))
    seen = [_seen(row, answer, known) for row, answer in zip(kept, answers, strict=True)]
    thresholds = sorted({*range(MINIMUM_THRESHOLD, MAXIMUM_THRESHOLD + 1, STEP), present})
    return Curve(
        steps=tuple(_step(seen, threshold) for threshold in thresholds),
        present=present,
        positives=sum(each.must for each in seen),
        negatives=sum(not each.must for each in seen),
        absent=len(rows) - len(kept),
        refused=sum(bool(answer.fault) for answer in answers),
    )


ReferencedParties = dict[str, Collection[tuple[str, str]]]


def references(parties: Sequence[ListedParty]) -> ReferencedParties:
    """Return the parties that each reference names, by list and reference.

    A reference is `KPi.001`, `un:KPi.001`, or one that another list gives.
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for party in parties:
        known = party.list, party.entity.id
        for text in (party.entity.id, f"{party.list}:{party.entity.id}", *party.entity.references):
            found.setdefault(_key(text), set()).add(known)
    return dict(found)


def _key(text: str) -> str:
    return text.strip().casefold()


def _seen(row: LabelledName, answer: NameMatches, known: ReferencedParties) -> _NamePoints:
    wanted = known[_key(row.expected)] if row.expected else ()
    theirs = [match.points for match in answer.matches if _matches(match, wanted)]
    return _NamePoints(
        must=bool(row.expected), party=max(theirs, default=None), points=tuple(match.points for match in answer.matches)
    )


def _matches(match: First, wanted: Collection[tuple[str, str]]) -> bool:
    return (match.list, match.id) in wanted


def _step(seen: Sequence[_NamePoints], threshold: int) -> Step:
    return Step(
        threshold=threshold,
        found=sum(each.must and each.party is not None and each.party >= threshold for each in seen),
        alerts=sum(not each.must and max(each.points, default=0) >= threshold for each in seen),
        matches=sum(points >= threshold for each in seen for points in each.points),
    )
