"""What `detente party tune` and `party validate` give as JSON: every figure of a curve, and of a validation."""

from collections.abc import Iterable
from datetime import date

from msgspec import UNSET, UnsetType, structs

from detente.desk.validation import TunedThreshold, ValidationAnswer, ValidationLists
from detente.parties.match.features import FULL_SCORE
from detente.validation.curve import Curve, Step
from detente.validation.exact import Exact
from detente.validation.family import Severity
from detente.validation.manipulated import Manipulated
from detente.validation.negatives import Alert, Alerts, Clean
from detente.validation.tally import Gap, Tally
from detente.validation.target import Target
from detente.validation.variant import VariantResult
from detente.wire.parties import ConsultedShape, consulted
from detente.wire.shape import Shape

DIGITS = 6
"""Digits of a share behind the point."""


class ValidatedListShape(ConsultedShape):
    """An edition that was screened against, with its age and its number of names."""

    names: int


class StepShape(Shape):
    """What a threshold, from 0 to 1, gives; `threshold_points` is the same in thousandths, a former scale."""

    threshold: float
    found: int
    recall: float
    alerts: int
    alert_rate: float
    matches: int
    threshold_points: int


class CurveShape(Shape):
    """Recall and alerts at each threshold, and what they were drawn from; `present` is the threshold in use."""

    of: str
    present: float
    positives: int
    negatives: int
    absent: int
    refused: int
    steps: tuple[StepShape, ...]


class TuneShape(Shape):
    """`detente party tune`."""

    editions: tuple[ValidatedListShape, ...]
    present: float
    positives: int
    negatives: int
    absent: int
    refused: int
    steps: tuple[StepShape, ...]


class TargetShape(Shape, kw_only=True):  # a key that may be absent comes before others
    """What is aimed at, at most or at least, and what was measured."""

    what: str
    at_most: float | UnsetType = UNSET
    at_least: float | UnsetType = UNSET
    measured: float
    met: bool


class TallyShape(Shape):
    """The counts of a group of names."""

    name: str
    asked: int
    found: int
    recall: float
    wrong_first: int
    wrong_first_share: float


class FamilyShape(TallyShape):
    """The counts of a family of changes."""

    severity: Severity
    change: str


class MissShape(Shape):
    """A name that missed its party, or put another first; `name` is the listed name that it was made of.

    `asked` and `listed`, the same as `query` and `name`, are former keys.
    """

    query: str
    name: str
    list: str
    id: str
    first: str | None
    asked: str
    listed: str
    fault: str | UnsetType = UNSET


class GapShape(Shape):
    """What a group of names missed."""

    name: str
    missed: int
    misses: tuple[MissShape, ...]
    wrong_first: int
    wrongs: tuple[MissShape, ...]


class ListedNamesShape(Shape):
    """What came of every listed name."""

    whole: TallyShape
    by_list: tuple[TallyShape, ...]
    by_script: tuple[TallyShape, ...]
    gaps: tuple[GapShape, ...]


class ChangedNamesShape(Shape):
    """What came of the changed names."""

    whole: TallyShape
    parties: int
    parties_without: int
    turned_into_another: int
    by_severity: tuple[TallyShape, ...]
    by_family: tuple[FamilyShape, ...]
    by_script: tuple[TallyShape, ...]
    by_kind: tuple[TallyShape, ...]
    by_list: tuple[TallyShape, ...]
    gaps: tuple[GapShape, ...]


class AlertsShape(Shape):
    """How many clean names of a group alert."""

    name: str
    asked: int
    alerts: int
    alert_rate: float
    namesakes: int


class AlertShape(Shape):
    """A clean name, `query`, that found somebody; `name`, the same, is a former key."""

    query: str
    group: str
    first: str
    name: str


class CleanNamesShape(Shape):
    """What came of a file of clean names."""

    source: str
    whole: AlertsShape
    groups: tuple[AlertsShape, ...]
    examples: tuple[AlertShape, ...]


class ValidationShape(Shape):
    """`detente party validate`, and the file `validation.json`."""

    day: date
    version: str
    threshold: float
    parties: int
    editions: tuple[ValidatedListShape, ...]
    targets: tuple[TargetShape, ...]
    listed: ListedNamesShape
    changed: ChangedNamesShape
    curve: CurveShape
    clean: tuple[CleanNamesShape, ...]
    lacking: tuple[str, ...]


def tuned(found: TunedThreshold) -> TuneShape:
    """What each threshold would find and cost."""
    drawn = found.curve
    return TuneShape(
        editions=_lists(found.lists),
        present=drawn.present / FULL_SCORE,
        positives=drawn.positives,
        negatives=drawn.negatives,
        absent=drawn.absent,
        refused=drawn.refused,
        steps=_steps(drawn),
    )


def validated(found: ValidationAnswer) -> ValidationShape:
    """Every figure of a validation."""
    pack = found.pack
    return ValidationShape(
        day=pack.day,
        version=pack.version,
        threshold=pack.threshold / FULL_SCORE,
        parties=pack.parties,
        editions=_lists(found.lists),
        targets=tuple(map(target, pack.targets)),
        listed=listed_names(pack.listed),
        changed=changed_names(pack.changed),
        curve=curve(pack.curve, pack.curve_of),
        clean=tuple(map(clean_names, pack.clean)),
        lacking=found.lists.lacking,
    )


def _lists(asked: ValidationLists) -> tuple[ValidatedListShape, ...]:
    plain = ((consulted(each), each.edition.names) for each in asked.consulted)
    return tuple(ValidatedListShape(**structs.asdict(each), names=names) for each, names in plain)


def curve(found: Curve, of: str) -> CurveShape:
    """A curve, and what it was drawn from."""
    return CurveShape(
        of=of,
        present=found.present / FULL_SCORE,
        positives=found.positives,
        negatives=found.negatives,
        absent=found.absent,
        refused=found.refused,
        steps=_steps(found),
    )


def _steps(found: Curve) -> tuple[StepShape, ...]:
    return tuple(_step(found, each) for each in found.steps)


def _step(found: Curve, step: Step) -> StepShape:
    return StepShape(
        threshold=step.threshold / FULL_SCORE,
        found=step.found,
        recall=round(found.recall(step), DIGITS),
        alerts=step.alerts,
        alert_rate=round(found.alert_rate(step), DIGITS),
        matches=step.matches,
        threshold_points=step.threshold,
    )


def target(found: Target) -> TargetShape:
    """An aim and its figure."""
    return TargetShape(
        what=found.what,
        at_most=found.aim if found.most else UNSET,
        at_least=UNSET if found.most else found.aim,
        measured=round(found.measured, DIGITS),
        met=found.met,
    )


def tally(found: Tally) -> TallyShape:
    """The counts of a group, with their shares."""
    return TallyShape(
        name=found.name,
        asked=found.asked,
        found=found.found,
        recall=round(found.recall, DIGITS),
        wrong_first=found.wrong,
        wrong_first_share=round(found.wrong_share, DIGITS),
    )


def _tallies(found: Iterable[Tally]) -> tuple[TallyShape, ...]:
    return tuple(map(tally, found))


def gap(found: Gap) -> GapShape:
    """What a group missed."""
    return GapShape(
        name=found.name,
        missed=found.missed,
        misses=tuple(map(miss, found.misses)),
        wrong_first=found.wrong,
        wrongs=tuple(map(miss, found.wrongs)),
    )


def miss(found: VariantResult) -> MissShape:
    """A name, its party, and what came first."""
    case = found.case
    return MissShape(
        query=case.text,
        name=case.listed,
        list=case.party.list,
        id=case.party.entity.id,
        first=None if found.first is None else str(found.first),
        asked=case.text,
        listed=case.listed,
        fault=found.fault or UNSET,
    )


def listed_names(found: Exact) -> ListedNamesShape:
    """What came of every listed name."""
    return ListedNamesShape(
        whole=tally(found.whole),
        by_list=_tallies(found.by_list),
        by_script=_tallies(found.by_script),
        gaps=tuple(map(gap, found.gaps)),
    )


def changed_names(found: Manipulated) -> ChangedNamesShape:
    """What came of the changed names."""
    families = {each.name: each for each in found.families}
    by_family = (
        FamilyShape(
            **structs.asdict(tally(each)), severity=families[each.name].severity, change=families[each.name].summary
        )
        for each in found.by_family
    )
    return ChangedNamesShape(
        whole=tally(found.whole),
        parties=found.parties,
        parties_without=found.without,
        turned_into_another=found.turned,
        by_severity=_tallies(found.by_severity),
        by_family=tuple(by_family),
        by_script=_tallies(found.by_script),
        by_kind=_tallies(found.by_kind),
        by_list=_tallies(found.by_list),
        gaps=tuple(map(gap, found.gaps)),
    )


def alerts(found: Alerts) -> AlertsShape:
    """How many names of a group alert."""
    return AlertsShape(
        name=found.name,
        asked=found.asked,
        alerts=found.alerts,
        alert_rate=round(found.rate, DIGITS),
        namesakes=found.namesakes,
    )


def _alert(found: Alert) -> AlertShape:
    return AlertShape(query=found.name, group=found.group, first=str(found.first), name=found.name)


def clean_names(found: Clean) -> CleanNamesShape:
    """What came of a file of clean names."""
    return CleanNamesShape(
        source=found.source,
        whole=alerts(found.whole),
        groups=tuple(map(alerts, found.groups)),
        examples=tuple(map(_alert, found.examples)),
    )
