"""Plans, as JSON."""

from datetime import date

from detente.roadmap.plan import Commitment, Plan, PlanPhase
from detente.wire.shape import Shape


class PlanLineShape(Shape):
    """A plan in a list."""

    id: str
    title: str
    standing: str
    begins: date
    phases: int
    commitments: int


class CommitmentShape(Shape):
    """A commitment as the plan has it. `earns` are paragraphs of the plan's texts of law."""

    id: str
    actor: str
    act: str
    kind: str
    theme: str
    verifier: str | None
    evidence: tuple[str, ...]
    breached_by: tuple[str, ...]
    due_on: date | None
    due_days: int | None
    due_after: str | None
    cure_days: int
    reverse_days: int | None
    after: tuple[str, ...]
    answers: tuple[str, ...]
    earns: tuple[str, ...]
    triggers: tuple[str, ...]
    reading: str


class PhaseShape(Shape):
    """A phase with its commitments."""

    id: str
    title: str
    commitments: tuple[CommitmentShape, ...]


class PlanShape(Shape):
    """A plan."""

    id: str
    title: str
    standing: str
    author: str
    begins: date
    regime: str | None
    texts: tuple[str, ...]
    reading: str
    parties: dict[str, str]
    phases: tuple[PhaseShape, ...]
    unknown: tuple[str, ...]


def plan_line(found: Plan) -> PlanLineShape:
    """A plan in a list, as it goes out."""
    return PlanLineShape(
        id=found.id,
        title=found.title,
        standing=found.standing,
        begins=found.begins,
        phases=len(found.phases),
        commitments=len(found.commitments),
    )


def plan(found: Plan) -> PlanShape:
    """A plan, as it goes out."""
    return PlanShape(
        id=found.id,
        title=found.title,
        standing=found.standing,
        author=found.author,
        begins=found.begins,
        regime=found.regime,
        texts=found.texts,
        reading=found.reading,
        parties={each.id: each.name for each in found.parties},
        phases=tuple(_phase(found, each) for each in found.phases),
        unknown=found.unknown,
    )


def _phase(found: Plan, phase: PlanPhase) -> PhaseShape:
    return PhaseShape(
        id=phase.id, title=phase.title, commitments=tuple(_commitment(found, each) for each in phase.commitments)
    )


def _commitment(found: Plan, each: Commitment) -> CommitmentShape:
    due = each.deadline
    return CommitmentShape(
        id=each.id,
        actor=each.actor,
        act=each.act,
        kind=each.kind,
        theme=each.theme,
        verifier=each.verifier,
        evidence=tuple(one.finding for one in each.evidence),
        breached_by=each.breached_by,
        due_on=None if due is None else due.on,
        due_days=None if due is None else due.days,
        due_after=None if due is None else due.after,
        cure_days=each.cure_days,
        reverse_days=each.reverse_days,
        after=each.after,
        answers=each.answers,
        earns=each.earns,
        triggers=each.triggers,
        reading=each.reading or found.reading,
    )
