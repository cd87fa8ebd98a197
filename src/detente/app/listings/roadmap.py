"""Plans, where one stands, and what changed in it, as listings."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from detente.app.listings.listing import OutputTable, columns
from detente.roadmap import words
from detente.roadmap.plan import Plan
from detente.roadmap.status import PlanStatus

PLANS: Final = columns(
    ("id", "keep"), ("standing", "keep"), ("begins", "keep"), ("phases", "right"), ("commitments", "right"), ("title", "wrap")
)  # fmt: skip
PLAN: Final = columns(
    ("phase", "data"), ("section", "data"), ("id", "keep"), ("actor", "keep"), ("act", "wrap"), ("deadline", "keep"),
    ("verifier", "wrap"), ("earns", "keep"), ("kind", "data"), ("known", "keep"),
)  # fmt: skip
STATUS: Final = columns(("section", "data"), ("item", "narrow"), ("words", "wrap"), ("evidence", "keep"))


def plans(found: Iterable[Plan]) -> OutputTable:
    """The plans that ship."""
    rows = tuple(
        (each.id, each.standing, str(each.begins), str(len(each.phases)), str(len(each.commitments)), each.title)
        for each in found
    )
    return OutputTable(title="Plans that ship", columns=PLANS, rows=rows)


def plan(found: Plan) -> OutputTable:
    """A plan, phase by phase."""
    rows = tuple(
        (
            phase.id,
            f"Phase {number}: {phase.title}",
            each.id,
            found.name(each.actor),
            each.act,
            deadline(found, each.deadline),
            found.name(each.verifier) if each.verifier else "nobody",
            ", ".join(f"¶{one}" for one in each.earns),
            each.kind,
            each.reading or found.reading,
        )
        for number, phase in enumerate(found.phases, 1)
        for each in phase.commitments
    )
    lead = (f"{words.STANDINGS[found.standing].format(author=found.author)}; from {found.begins}.".capitalize(), *filter(None, (found.note,)))
    notes = [f"Not known: {each}" for each in found.unknown]
    notes += [f"{found.name(each.by)} may {each.kind.replace('-', ' ')}: {each.follows}" for each in found.powers]
    from dataclasses import replace

    shown = tuple(replace(each, way="keep") if each.name == "section" else each for each in PLAN)
    return OutputTable(title=f"{found.id}: {found.title}", columns=shown, rows=rows, lead=lead, notes=tuple(notes), by="section")


def deadline(found: Plan, due: object) -> str:
    """A deadline in words."""
    from detente.roadmap.plan import PlanDeadline

    if not isinstance(due, PlanDeadline):
        return "none"
    return str(due.on) if due.on is not None else f"{due.days} days after {due.after}"


def status(found: PlanStatus) -> OutputTable:
    """Where a plan stands on a day."""
    marks = {each.id: f"E{number}" for number, each in enumerate(found.evidence, 1)}
    rows = tuple((section, item, said, _marks(ids, marks)) for section, item, said, ids in _lines(found))
    legend = tuple(
        f"{marks[each.id]} {each.id}, {each.source}: {words.short(each.text, 70)!r}{_accepted(each.accepted_on, each.accepted_because)}"
        for each in found.evidence
    )
    notes = legend or ("No evidence in the ledger was accepted that this plan turns on.",)
    return OutputTable(title=words.headline(found), columns=_sectioned(), rows=rows, notes=notes, by="section")


def _sectioned() -> tuple:  # type: ignore[type-arg]
    from dataclasses import replace

    return tuple(replace(each, way="keep") if each.name == "section" else each for each in STATUS)


def _accepted(on: object, because: str) -> str:
    return f"; taken for {on}: {because}" if on is not None else ""


def _marks(ids: Iterable[str], marks: Mapping[str, str]) -> str:
    return " ".join(dict.fromkeys(marks[each] for each in ids if each in marks))


def _lines(found: PlanStatus) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    plan = found.plan
    for line in words.law_lines(found):
        yield "The law", "", line, ()
    yield from _talks(found)
    for each in found.ultimatums:
        yield "Ultimatum", "", words.ultimatum_line(each, found.on), each.ids
    yield from _moves(found)
    claims = dict(found.claims)
    for state in found.states:
        of = state.commitment
        told = claims.get(of.id, ())
        ids = (*(each.id for each in state.reports), *(claim.heard.id for claim in told))
        yield plan.name(of.actor), of.act, words.commitment_line(plan, state, told, found.on), ids
    for exposure in found.exposures:
        yield "Exposure", words.SIDE_NAMES[exposure.side], words.exposure_line(exposure), ()
    if not found.next:
        yield "Next", "", "by the plan: agreement" if plan.standing != "agreed" else "no day is set", ()
    for coming in found.next:
        yield "Next", str(coming.day), coming.what, ()
    for dispute in found.disputes:
        yield "In dispute", dispute.track.name, "; ".join(f"{name}: {said}" for name, said, _ in dispute.says), dispute.ids
    if found.needs:
        yield "Not known here", "findings", f"this phase waits for {', '.join(found.needs)}", ()
    for sentence in plan.unknown:
        yield "Not known here", "", sentence, ()


def _talks(found: PlanStatus) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for each in found.tracks:
        yield "Tracks", each.track.name, words.track_line(each), each.ids
    for track in found.plan.tracks:
        if track.council:
            for text in found.texts:
                yield "Tracks", track.name, words.text_line(text), ()
            for said in found.asked:
                yield "Tracks", track.name, words.said_line(found.plan, said), said.ids


def _moves(found: PlanStatus) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for by, acts in _by_actor(found).items():
        yield "Whose move", "by the plan", f"{by}: {', '.join(acts)}", ()
    for each in found.ultimatums:
        yield "Whose move", "as they say", f"{each.on}, says {each.by} (its ultimatum)", each.ids
    for said in found.moves:
        yield "Whose move", "as they say", words.said_line(found.plan, said), said.ids
    for said in found.order:
        yield "Order", "as they say", words.said_line(found.plan, said), said.ids


def _by_actor(found: PlanStatus) -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    for each in found.by_plan:
        made.setdefault(found.plan.name(each.actor), []).append(each.act)
    return made
