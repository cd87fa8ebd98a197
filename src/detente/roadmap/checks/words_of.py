"""Checks that read a plan as it stands: verifiers, terms, deliveries, who may stop what."""

from collections.abc import Iterator

from detente.roadmap.checks.found import Checked, PlanFailure
from detente.roadmap.order import circle
from detente.roadmap.plan import Commitment, PlanTerm


def relief_delivered(found: Checked) -> Iterator[PlanFailure]:
    """Relief that was decided and has no delivery, and delivery without evidence or clock."""
    for each in found.relief:
        if each.kind == "relief-decided" and not _delivery(found, each):
            yield PlanFailure(
                what=f"{each.act}: nothing in the plan delivers it",
                story=(
                    f"{found.name(each)} decides: {each.act}.",
                    "The plan counts the relief as given.",
                    "Whether it arrives is no step of its own: nobody has to show it, and no day is set for it.",
                ),
                commitments=(each.id,),
            )
        elif each.kind == "relief-delivered":
            yield from _lacking(found, each)


def _delivery(found: Checked, decided: Commitment) -> bool:
    return any(each.kind == "relief-delivered" and decided.id in (*each.after, *each.together) for each in found.relief)


def _lacking(found: Checked, each: Commitment) -> Iterator[PlanFailure]:
    has_evidence = bool(each.evidence or each.quantity)
    lacks = [word for word, has in (("evidence", has_evidence), ("deadline", each.deadline)) if not has]
    if lacks:
        yield PlanFailure(
            what=f"{each.act}: its delivery has no {' and no '.join(lacks)}",
            story=(f"{found.name(each)} is to deliver: {each.act}.", f"The plan gives it no {' and no '.join(lacks)}."),
            commitments=(each.id,),
        )


def no_circular_wait(found: Checked) -> Iterator[PlanFailure]:
    """A circle of commitments each of which waits for the next, where those that begin together wait together."""
    group = {each.id: min(one.id for one in _group(found, each)) for each in found.plan.commitments}
    waits: dict[str, set[str]] = {}
    for each in found.plan.commitments:
        waits.setdefault(group[each.id], set()).update(group[one] for one in each.after)
    way = circle(waits)
    if way:
        named = [found.plan.commitment(one) for one in way]
        story = [
            f"{found.name(one)} waits with: {one.act}, until there is: {two.act}."
            for one, two in zip(named, [*named[1:], named[0]], strict=True)
        ]
        what = f"{' waits for '.join((*way, way[0]))}"
        yield PlanFailure(what=what, story=tuple(story), commitments=way)


def _group(found: Checked, each: Commitment) -> list[Commitment]:
    """The commitments that begin together with one."""
    ids, next_ = {each.id}, [each.id]
    while next_:
        one = next_.pop()
        linked = {
            *found.plan.commitment(one).together,
            *(other.id for other in found.plan.commitments if one in other.together),
        }
        next_ += linked - ids
        ids |= linked
    return [other for other in found.plan.commitments if other.id in ids]


def return_in_window(found: Checked) -> Iterator[PlanFailure]:
    """Measures that were eased and cannot come back while the other side has something left to do."""
    for each in found.relief:
        if each.kind == "relief-decided" and _something_left(found, each):
            yield from _without_return(found, each)


def _something_left(found: Checked, relief: Commitment) -> bool:
    """Whether a commitment of another side may still be broken, or is still to be done, once relief is given."""
    side = found.plan.side(relief.actor)
    others = [each for each in found.plan.commitments if found.plan.side(each.actor) == "target" != side]
    first = {one for id_ in (relief.id,) for one in _before(found, id_)}
    return any(each.id not in first or each.breached_by for each in others)


def _before(found: Checked, id_: str) -> frozenset[str]:
    from detente.roadmap.order import reached

    return reached(found.plan, id_)


def _without_return(found: Checked, relief: Commitment) -> Iterator[PlanFailure]:
    measures = found.eased(relief)
    if not relief.earns:
        if relief.reverse_days is None:
            yield _no_return(found, relief, "it cannot be taken back")
        return
    own = found.provisions(relief.earns)
    ends = all(each.suspend is not None and each.until is not None for each in own)
    triggers = [paragraph for each in found.plan.commitments for paragraph in each.triggers]
    acts = [each.reinstate for each in found.provisions(triggers) if each.reinstate is not None]
    back = {measure for act in acts for measure in act.measures}
    missing = [each for each in measures if each not in back]
    if missing and not ends:
        yield _no_return(found, relief, f"nothing in its texts brings {', '.join(missing)} back")


def _no_return(found: Checked, relief: Commitment, why: str) -> PlanFailure:
    return PlanFailure(
        what=f"{relief.act}: {why}",
        story=(
            f"{found.name(relief)} gives: {relief.act}.",
            "The other side stops, or breaks what it had begun.",
            f"The measures stay eased: {why}.",
        ),
        commitments=(relief.id,),
    )


def nobody_alone_stops_relief(found: Checked) -> Iterator[PlanFailure]:
    """Relief that one party alone can stop after it was earned."""
    for power in found.plan.powers:
        if power.kind == "block-relief" and not power.together_with:
            names = ", ".join(found.plan.commitment(one).act for one in power.of) or "all relief"
            yield _stops(found.plan.name(power.by), names, power.of)
    councils = [track.id for track in found.plan.tracks if track.council]
    for each in found.relief:
        waits = [one for one in found.provisions(each.earns) if one.when is not None]
        if each.actor in councils and each.kind == "relief-decided" and not waits:
            yield _stops("Any permanent member of the Council", each.act, (each.id,))
    for each in found.plan.commitments:
        side = found.plan.side(each.verifier or "")
        if each.verifier in [one.id for one in found.plan.parties] and side == "sender" and _answered(found, each):
            yield _stops(
                f"{found.plan.name(each.verifier or '')}, the only verifier of {each.act},",
                "the relief that it earns",
                (each.id,),
            )


def _answered(found: Checked, each: Commitment) -> bool:
    return any(each.id in one.answers for one in found.relief)


def _stops(who: str, what: str, ids: tuple[str, ...]) -> PlanFailure:
    return PlanFailure(
        what=f"{who} can stop: {what}",
        story=("The other side does what was agreed.", f"{who} says no.", f"It does not come: {what}."),
        commitments=ids,
    )


def nobody_alone_stops_return(found: Checked) -> Iterator[PlanFailure]:
    """The return of measures that one party alone can stop."""
    for power in found.plan.powers:
        if power.kind == "block-return" and not power.together_with:
            who = found.plan.name(power.by)
            yield PlanFailure(
                what=f"{who} can stop measures from coming back",
                story=("A commitment is broken.", f"{who} says no.", "The measures stay eased."),
                commitments=power.of,
            )


def terms_defined(found: Checked) -> Iterator[PlanFailure]:
    """Terms that parties read differently, or that have no meaning at all."""
    used = {term: each for each in reversed(found.plan.commitments) for term in each.terms}
    for term in found.plan.terms:
        if term.id in used and term.means is None and not _same(term):
            yield _undefined(found, term, used[term.id])


def _same(term: PlanTerm) -> bool:
    return bool(term.readings) and len({(each.means, each.counts) for each in term.readings}) == 1


def _undefined(found: Checked, term: PlanTerm, of: Commitment) -> PlanFailure:
    story = [f"{found.name(of)} commits to: {of.act}."]
    story += [f"{found.plan.name(each.by)} reads {term.words!r} as: {each.means}." for each in term.readings]
    story.append(
        "Something happens that is a breach under one reading and none under the other."
        if term.readings
        else f"Nothing says what {term.words!r} means."
    )
    return PlanFailure(what=f"{term.words!r} has no meaning that all share", story=tuple(story), commitments=(of.id,))


def verifier_independent(found: Checked) -> Iterator[PlanFailure]:
    """Verifiers who judge their own deed, or alone another side's."""
    parties = {each.id for each in found.plan.parties if each.side in ("target", "sender")}
    for each in found.plan.commitments:
        if each.verifier is None or each.verifier not in {*parties, each.actor}:
            continue
        who = found.plan.name(each.verifier)
        own = each.verifier == each.actor
        if own or found.plan.side(each.verifier) != found.plan.side(each.actor):
            whose = "his own deed" if own else f"the deed of {found.name(each)}"
            yield PlanFailure(
                what=f"{who} is the only judge of {whose}: {each.act}",
                story=(
                    f"{found.name(each)} says that it is done: {each.act}.",
                    f"{who} alone says whether that is so.",
                ),
                commitments=(each.id,),
            )


def every_side_verified(found: Checked) -> Iterator[PlanFailure]:
    """Commitments that nobody verifies; measures of confidence may go without."""
    for each in found.plan.commitments:
        if each.verifier is None and each.kind != "confidence":
            yield PlanFailure(
                what=f"nobody verifies: {each.act}",
                story=(
                    f"{found.name(each)} says that it is done: {each.act}.",
                    "The other side says that it is not.",
                    "Nobody is there to report which.",
                ),
                commitments=(each.id,),
            )
