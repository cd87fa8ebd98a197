"""A plan's state in words: plain sentences that a tired person cannot misread."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from detente.roadmap.checks.found import CheckResult
from detente.roadmap.exposure import Exposure
from detente.roadmap.heard import Said, TrackState, UltimatumState, speaks
from detente.roadmap.plan import Plan, Standing
from detente.roadmap.replay import CommitmentState, ReadingOutcome
from detente.roadmap.report import Report
from detente.roadmap.status import CommitmentClaim, LawEffect, PlanStatus, TextBefore

STANDINGS: Final[dict[Standing, str]] = {
    "proposal": "a proposal of {author}, agreed by nobody",
    "offers": "offers that were never joined into an agreement",
    "agreed": "an agreement",
}
LEVEL_WORDS: Final = {
    "not-initiated": "not initiated",
    "minimal": "begun",
    "intermediate": "partly done",
    "full": "done",
}
ANSWERS: Final = {
    "target": "the target",
    "sender": "the sender",
    "step-by-step": "both, step by step",
    "before": "relief as disarmament goes on",
    "after": "relief only once disarmament is complete",
    "for": "for a text",
    "against": "against a text",
}
SIDE_NAMES: Final = {"target": "target", "sender": "other side"}
MARKS: Final = '“”"‘’ '
MOST: Final = 170


def day_words(day: date) -> str:
    """A day as `26 December 2019`."""
    return f"{day.day} {day:%B %Y}"


def headline(found: PlanStatus) -> str:
    """One sentence or two: what the plan is, in which phase, what was earned."""
    plan, total = found.plan, len(found.plan.phases)
    whose = STANDINGS[plan.standing].format(author=plan.author)
    if found.phase is None:
        where = f"All {total} phases done"
    else:
        where = f"Phase {found.number} of {total}, {found.phase.title}: {'begun' if found.begun else 'not begun'}"
    earned = ", ".join(found.earned) or "nothing"
    supposed = f" Supposed, not found: {', '.join(found.supposed)}." if found.supposed else ""
    known = "" if found.known_on is None else f", by what was known on {day_words(found.known_on)}"
    return f"{plan.id} on {day_words(found.on)}{known}: {whose}. {where}; earned: {earned}.{supposed}"


def law_lines(found: PlanStatus) -> Iterator[str]:
    """What the law is, with the plan and without it."""
    law = found.law
    if law is None:
        yield "The plan eases no measure of a regime that is encoded here."
        return
    count = len(law.without.measures)
    if not (law.suspended or law.ended or law.added):
        yield f"{law.regime} with this plan as without it: {count} measures in force"
    if law.suspended:
        yield f"suspended, if this plan were law: {', '.join(law.suspended)} ({count} in force without it, {len(law.with_plan.measures)} with it)"
    if law.ended:
        yield f"ended, if this plan were law: {', '.join(law.ended)}"
    if law.added:
        yield f"in force again or changed, if this plan were law: {', '.join(law.added)}"
    phase = {each.id for each in found.phase.commitments} if found.phase else set()
    for id_, measures in law.would:
        if id_ in phase and measures and not set(measures) <= {*law.suspended, *law.ended}:
            yield f"phase {found.number} would ease {len(measures)} of them: {', '.join(measures)}"


def track_line(state: TrackState) -> str:
    """The state of a track, with who says what of it."""
    when = _interval(state.first, state.since)
    where = f" in {state.where}" if state.where else ""
    by = f" by {state.by}" if state.by else ""
    said = "; ".join(f"{quote(words, 80)}" + (f", says {name}" if name else "") for name, words, _ in state.says)
    done, _, rest = state.state.partition(",")
    return f"{done}{by}{where}{when}{f',{rest}' if rest else ''}" + (f": {said}" if said else "")


def text_line(found: TextBefore) -> str:
    """A text before the Council."""
    if found.status == "draft":
        return f"a draft of {day_words(found.day)} before it ({found.id}), no vote"
    return f"a draft of {day_words(found.day)} ({found.id}), {found.status}"


def ultimatum_line(state: UltimatumState, on: date) -> str:
    """An ultimatum, with how many days are left."""
    left = (state.until - on).days
    threat = f" Or else: {short(state.threat)}" if state.threat else ""
    return f"{day_words(state.until)}, in {_days(left)}: set by {state.by} alone on {state.on}: {short(state.act)}.{threat}"


def said_line(plan: Plan, said: Said) -> str:
    """What somebody says on a question."""
    answer = ANSWERS.get(said.answer, said.answer)
    if said.answer in ("target", "sender"):
        answer = " and ".join(each.name for each in plan.parties if each.side == said.answer) or answer
    day = "" if said.day is None else f", {day_words(said.day)}"
    return f"{answer}, says {said.by} ({quote(said.words, 90)}{day})"


def commitment_line(plan: Plan, state: CommitmentState, claims: Sequence[CommitmentClaim], on: date) -> str:
    """What became of a commitment, and what is said of it."""
    parts = [_became(plan, state, on), *(_breach(plan, each) for each in state.breaches)]
    parts += map(outcome_line, state.outcomes) if state.breaches else ()
    if state.delivered:
        of = (
            ""
            if state.commitment.quantity is None
            else f" of {state.commitment.quantity.amount:,} {state.commitment.quantity.unit}"
        )
        parts.append(f"{state.delivered:,}{of} delivered")
    parts += [
        f"{word}: {each.words} ({day_words(each.on)})"
        for word, each in (("blocked", state.blocked), ("halted", state.halted), ("resumed", state.resumed))
        if each
    ]
    parts += [
        f"{short(each.words, 80)}, claims {plan.name(each.by) or 'somebody'}; not verified"
        for each in state.claims
        if not state.verified
    ]
    parts += (claim_line(plan, each) for each in claims)
    return "; ".join(parts)


def claim_line(plan: Plan, claim: CommitmentClaim) -> str:
    """What somebody says of a commitment."""
    heard = claim.heard
    whom = speaks(plan, heard) or heard.source
    relation = {
        "": "says",
        "claims-performed": "which is kept, claims",
        "claims-breached": "claims a breach, says",
    }.get(claim.relation, claim.relation.replace("-", " "))
    return f"{quote(heard.text, 110)}, {relation} {whom}; not verified"


def outcome_line(found: ReadingOutcome) -> str:
    """What a breach comes to under one reading of a term."""
    what = (
        "it cannot be told whether it is a breach"
        if found.unclear and not found.breached
        else "a breach"
        if found.breached
        else "no breach"
    )
    source = f" ({found.reading.source})" if found.reading.source else ""
    mark = "" if found.reading.reading == "text" else f" [{found.reading.reading}]"
    return f"{what} if “{found.term}” is {found.reading.means}{source}{mark}"


def exposure_line(found: Exposure) -> str:
    """The exposure of a side."""
    if not found.acts:
        return "none: nothing that it has given is both unanswered and beyond undoing in time"
    acts = ", ".join(each.act for each in found.acts)
    value = (
        f"; cost {found.least:,} to {found.most:,} {found.unit}{' (assumed)' if found.assumed else ''}"
        if found.unit
        else ""
    )
    return f"{len(found.acts)}: {acts}{value}"


def effect_line(law: LawEffect) -> str:
    """How many measures are in force and suspended with the plan."""
    return f"{len(law.with_plan.measures)} in force, {len(law.with_plan.suspended)} suspended"


def result(found: CheckResult) -> str:
    """What came of a check, in a word."""
    if found.unanswered:
        return "unanswered"
    if found.holds:
        return "holds"
    return "accepted" if found.accepted else "fails"


def quote(text: str, most: int = MOST) -> str:
    """Words of a document in quotation marks, without those that they came in, cut where they are long."""
    return f"“{short(text, most).removeprefix('that ').strip(MARKS)}”"


def short(text: str, most: int = MOST) -> str:
    """Text of one line, cut at a word where it is longer than so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


def _became(plan: Plan, state: CommitmentState, on: date) -> str:
    level = LEVEL_WORDS[state.level]
    if state.fulfilled is not None:
        by = next((each.by for each in reversed(state.verified) if each.by), "")
        who = f", verified by {plan.name(by)}" if by else ""
        late = f", {_days(state.days_late)} late" if state.timeliness == "kept-late" else ""
        return f"{level} on {day_words(state.fulfilled)}{who}{late}"
    if state.timeliness in ("breached", "reversed", "moot"):
        return level if state.outcomes else state.timeliness
    if state.due is None:
        return level
    if state.timeliness == "due":
        return f"{level}; due {day_words(state.due)}"
    if state.timeliness == "in-cure":
        return f"{level}; was due {day_words(state.due)}, may still be done until its cure period of {state.commitment.cure_days} days ends"
    return f"{level}; was due {day_words(state.due)}, {_days((on - state.due).days)} late"


def _breach(plan: Plan, report: Report) -> str:
    before = ", before the plan's first day" if report.on < plan.begins else ""
    what = f"{day_words(report.on)}{before}: {short(report.words, 80)}"
    size = f", {report.of_class} range" if report.of_class else ""
    return f"{what}{size}{' (supposed)' if report.supposed else ''}"


def _interval(first: date | None, last: date | None) -> str:
    if last is None:
        return ""
    if first is None or first == last:
        return f", {day_words(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f", {last:%B %Y}"
    return f", {day_words(first)} to {day_words(last)}"
