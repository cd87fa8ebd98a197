"""Plans, where one stands, and what changed in it, as listings."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from detente.app.listings.listing import OutputTable, columns
from detente.roadmap import words
from detente.roadmap.changes import LevelShare, PlanChanges
from detente.roadmap.checks.found import CheckResult
from detente.roadmap.plan import Plan, PlanDeadline
from detente.roadmap.properties import SENTENCES
from detente.roadmap.replay import LEVELS
from detente.roadmap.status import PlanStatus

PLANS: Final = columns(
    ("id", "keep"), ("standing", "keep"), ("begins", "keep"), ("phases", "right"), ("commitments", "right"), ("title", "wrap")
)  # fmt: skip
PLAN: Final = columns(
    ("phase", "data"), ("section", "keep"), ("id", "keep"), ("actor", "keep"), ("act", "wrap"), ("deadline", "keep"),
    ("verifier", "wrap"), ("earns", "keep"), ("kind", "data"), ("known", "keep"),
)  # fmt: skip
CHECKS: Final = columns(
    ("check", "keep"), ("result", "keep"), ("story", "wrap"), ("commitments", "data"), ("known_by", "data"), ("what", "data")
)  # fmt: skip
CHANGES: Final = columns(
    ("section", "keep"), ("item", "narrow"), ("level", "keep"), ("timeliness", "keep"), ("reports", "wrap")
)
STATUS: Final = columns(("section", "keep"), ("item", "narrow"), ("words", "wrap"), ("evidence", "keep"))


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
            deadline(each.deadline),
            found.name(each.verifier) if each.verifier else "nobody",
            ", ".join(f"¶{one}" for one in each.earns),
            each.kind,
            each.reading or found.reading,
        )
        for number, phase in enumerate(found.phases, 1)
        for each in phase.commitments
    )
    lead = (
        f"{words.STANDINGS[found.standing].format(author=found.author)}; from {found.begins}.".capitalize(),
        *filter(None, (found.note,)),
    )
    notes = [f"Not known: {each}" for each in found.unknown]
    notes += [f"{found.name(each.by)} may {each.kind.replace('-', ' ')}: {each.follows}" for each in found.powers]
    return OutputTable(
        title=f"{found.id}: {found.title}", columns=PLAN, rows=rows, lead=lead, notes=tuple(notes), by="section"
    )


def deadline(due: PlanDeadline | None) -> str:
    """A deadline in words."""
    if due is None:
        return "none"
    return str(due.on) if due.on is not None else f"{due.days} days after {due.after}"


def status(found: PlanStatus) -> OutputTable:
    """Where a plan stands on a day."""
    marks = {each.id: f"E{number}" for number, each in enumerate(found.evidence, 1)}
    rows = tuple((section, item, said, _marks(ids, marks)) for section, item, said, ids in _lines(found))
    legend = tuple(
        f"{marks[each.id]} {each.id}, {each.source}: {words.quote(each.text, 70)}{_accepted(each.accepted_on, each.accepted_because)}"
        for each in found.evidence
    )
    notes = legend or ("No evidence in the ledger was accepted that this plan turns on.",)
    return OutputTable(title=words.headline(found), columns=STATUS, rows=rows, notes=notes, by="section")


def checks(found: Iterable[CheckResult], name: str) -> OutputTable:
    """What came of each check, with the story of each failure."""
    every = tuple(found)
    rows = tuple(row for each in every for row in _check(each))
    count = {
        word: sum(words.result(each) == word for each in every) for word in ("holds", "fails", "accepted", "unanswered")
    }
    note = ", ".join(f"{number} {word}" for word, number in count.items() if number)
    return OutputTable(title=f"{name}: checks", columns=CHECKS, rows=rows, notes=(note,))


def _check(found: CheckResult) -> Iterator[tuple[str, ...]]:
    outcome = words.result(found)
    if found.holds or found.unanswered:
        yield (found.check, outcome, found.unanswered or SENTENCES[found.check], "", found.known_by, "")
    for number, each in enumerate(found.failures):
        story = "\n".join(f"{place}. {sentence}" for place, sentence in enumerate(each.story, 1))
        accepted = f"\nAccepted: {found.accepted}" if found.accepted and number == 0 else ""
        ids = " ".join(each.commitments)
        yield (found.check, outcome, f"{each.what}.\n{story}{accepted}", ids, found.known_by, each.what)


def changes(found: PlanChanges) -> OutputTable:
    """What changed in a plan between two days: the commitments, the talks, the share at each level by party and theme."""
    rows = [
        (
            "Commitments",
            each.commitment.id,
            _step(each.level),
            _step(each.timeliness),
            "; ".join(f"{one.on}: {one.words}" for one in each.reports),
        )
        for each in found.changed
    ]
    rows += [("Tracks", name, f"{old} → {new}", "", "") for name, old, new in found.tracks]
    rows += [
        (f"Share by {each.what}" if each.what != "all" else "Share of all", each.name, *_share(each))
        for each in found.shares
    ]
    title = f"{found.after.plan.id}: what changed after {found.before.on}, up to {found.after.on}"
    notes = () if found.changed or found.tracks else ("Nothing changed.",)
    return OutputTable(title=title, columns=CHANGES, rows=tuple(rows), notes=notes, by="section")


def _step(pair: tuple[str, str]) -> str:
    return pair[0] if pair[0] == pair[1] else f"{pair[0]} → {pair[1]}"


def _share(found: LevelShare) -> tuple[str, str, str]:
    said = ", ".join(
        f"{level} {number} ({number / found.total:.0%})"
        for level, number in zip(LEVELS, found.now, strict=True)
        if number
    )
    before = ", ".join(f"{level} {number}" for level, number in zip(LEVELS, found.before, strict=True) if number)
    return said, "", f"of {found.total}; before: {before}"


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
        ids = (*(id_ for each in state.reports for id_ in each.ids), *(claim.heard.id for claim in told))
        yield plan.name(of.actor), of.act, words.commitment_line(plan, state, told, found.on), ids
    for exposure in found.exposures:
        yield "Exposure", words.SIDE_NAMES[exposure.side], words.exposure_line(exposure), ()
    if not found.next:
        yield "Next", "", "by the plan: agreement" if plan.standing != "agreed" else "no day is set", ()
    for coming in found.next:
        yield "Next", str(coming.day), coming.what, ()
    for dispute in found.disputes:
        yield (
            "In dispute",
            dispute.track.name,
            "; ".join(f"{name}: {said}" for name, said, _ in dispute.says),
            dispute.ids,
        )
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
