"""What accepted evidence says of a plan: tracks, ultimatums, whose move it is, the order of steps, claims on commitments."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from detente.roadmap.plan import Commitment, Plan, PlanParty, PlanTrack
from detente.value import value

TO_DO: Final = re.compile(
    r"\bfor (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,3} to (\w+(?: \w+){0,5}?)(?= in | is | by | at | before |[,;.:]|$)"
)
"""`for Washington to offer concessions in the talks`."""
TALKS: Final = {
    "talks-held": "held", "talks-stalled": "stalled", "talks-broken-off": "broken off", "summit": "held at the summit"
}  # fmt: skip
"""The state of a track by the kind of event."""


@value
class HeardActor:
    """Somebody who takes part in an event."""

    name: str
    role: str


@value
class HeardLink:
    """What a person said that the evidence says of a commitment."""

    relation: str
    commitment: str
    until: date | None = None


@value
class Heard:
    """A statement, position or event that a person accepted. Texts are the words of the document."""

    id: str
    type: str
    """`statement`, `position` or `event`."""
    text: str
    kind: str = ""
    """Of an event."""
    status: str = ""
    first: date | None = None
    last: date | None = None
    accepted_on: date | None = None
    """The day that the person gave to it."""
    accepted_because: str = ""
    speaker: str = ""
    """Who says it, or whose position it is: the state or body for which it is said, else the person."""
    actors: tuple[HeardActor, ...] = ()
    where: str = ""
    aims: tuple[str, ...] = ()
    because: tuple[tuple[str, str], ...] = ()
    """Reasons of an event, each with the id of the statement that gives it."""
    inside: str = ""
    tied_to: str = ""
    about: tuple[str, ...] = ()
    disputes: str = ""
    """The id of the statement that it contradicts."""
    modality: str = ""
    question: str = ""
    answer: str = ""
    conditions: tuple[str, ...] = ()
    of_class: str = ""
    """The class of a launch, where range and apogee give it."""
    quantities: tuple[str, ...] = ()
    source: str = ""
    """The agency, else the outlet, else the document."""
    links: tuple[HeardLink, ...] = ()

    @property
    def day(self) -> date | None:
        """Its day: as accepted, else the last as read."""
        return self.accepted_on or self.last


@value
class TrackState:
    """The state of a track of talks by a day."""

    track: PlanTrack
    state: str
    """In words; `not known` where nothing is known of it."""
    since: date | None = None
    first: date | None = None
    where: str = ""
    by: str = ""
    says: tuple[tuple[str, str, str], ...] = ()
    """Who says what of it: name, words, id."""
    ids: tuple[str, ...] = ()


@value
class UltimatumState:
    """An ultimatum that stands on a day."""

    by: str
    on: str
    until: date
    act: str
    threat: str
    ids: tuple[str, ...] = ()


@value
class Said:
    """What somebody says on a question."""

    by: str
    answer: str
    words: str
    day: date | None
    ids: tuple[str, ...]


def party_named(plan: Plan, name: str) -> PlanParty | None:
    """Return the party that a name means; None: it is none of the plan."""
    folded = name.casefold().removeprefix("the ").strip()
    for each in plan.parties:
        known = (each.id, each.name.removeprefix("the "), *each.names)
        if folded in (one.casefold() for one in known):
            return each
    return None


def parties_in(plan: Plan, heard: Heard, role: str = "") -> tuple[PlanParty, ...]:
    """Return the parties of a plan that take part in an event, in its order; with `role`, those that have it."""
    found = (party_named(plan, each.name) for each in heard.actors if not role or each.role == role)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def speaks(plan: Plan, heard: Heard) -> str:
    """The name of the party that a statement is made for, else that of whoever makes it."""
    found = party_named(plan, heard.speaker)
    return heard.speaker if found is None else found.name


def tracks(plan: Plan, every: Iterable[Heard], on: date) -> tuple[TrackState, ...]:
    """Return the state of each track that is no Council, by the events and drafts up to a day."""
    known = tuple(each for each in every if each.first is not None and each.first <= on)
    statements = {each.id: each for each in known if each.type == "statement"}
    return tuple(_track(plan, each, known, statements) for each in plan.tracks if not each.council)


def _track(plan: Plan, track: PlanTrack, known: tuple[Heard, ...], said: dict[str, Heard]) -> TrackState:
    members = _members(plan, track)
    held = [each for each in known if each.type == "event" and each.status == "happened" and each.kind in TALKS]
    own = [
        each
        for each in held
        if members and members <= {one.id for one in parties_in(plan, each)} and _alone(plan, track, each)
    ]
    if own:
        return _held(plan, track, max(own, key=lambda each: each.day or date.min), known, said)
    asked = [each for each in known if any(word in aim.casefold() for word in track.words for aim in each.aims)]
    askers = tuple(dict.fromkeys(party.name for each in asked for party in parties_in(plan, each, "agent")))
    if asked:
        by = " and ".join(askers) or "somebody"
        return TrackState(
            track=track, state="asked for, not held", by=by, since=asked[0].day, ids=tuple(each.id for each in asked)
        )
    return TrackState(track=track, state="not known")


def _alone(plan: Plan, track: PlanTrack, heard: Heard) -> bool:
    """Whether an event is of this track rather than of a larger one: no third member of the plan takes part in it as agent."""
    others = {each.id for each in parties_in(plan, heard, "agent")} - _members(plan, track)
    return not others


def _members(plan: Plan, track: PlanTrack) -> set[str]:
    forum = next((each for each in plan.forums if each.id == track.forum), None)
    return set(track.members) | (set() if forum is None else set(forum.members))


def _held(plan: Plan, track: PlanTrack, event: Heard, known: tuple[Heard, ...], said: dict[str, Heard]) -> TrackState:
    agent = parties_in(plan, event, "agent")
    says = [(speaks(plan, said[by]), text, by) for text, by in event.because if by in said]
    answers = [each for each in known if each.disputes in {by for _, by in event.because} and each.disputes]
    says += [(speaks(plan, each), each.text, each.id) for each in answers]
    return TrackState(
        track=track,
        state=TALKS[event.kind],
        since=event.accepted_on or event.last,
        first=event.accepted_on or event.first,
        where=event.where,
        by=agent[0].name if agent and event.kind == "talks-broken-off" else "",
        says=tuple(says),
        ids=(event.id, *(by for _, _, by in says)),
    )


def ultimatums(plan: Plan, every: Iterable[Heard], on: date) -> tuple[UltimatumState, ...]:
    """Return the ultimatums that stand on a day: those of the plan, and accepted deadlines that one party sets on another."""
    known = tuple(each for each in every if each.type == "event")
    found = [
        UltimatumState(by=plan.name(each.by), on=plan.name(each.on), until=each.until, act=each.act, threat=each.threat)
        for each in plan.ultimatums
        if each.until >= on
    ]
    for each in known:
        parties = parties_in(plan, each)
        if each.kind == "deadline" and each.day is not None and each.day >= on and len(parties) > 1:
            found.append(_ultimatum(plan, each, parties, known))
    return tuple(sorted(found, key=lambda each: each.until))


def _ultimatum(plan: Plan, event: Heard, parties: tuple[PlanParty, ...], known: tuple[Heard, ...]) -> UltimatumState:
    setter = next(iter(parties_in(plan, event, "agent")), parties[0])
    target = next((each for each in parties if each.id != setter.id), parties[-1])
    threat = next((each for each in known if each.kind == "threat" and each.tied_to == event.id), None)
    assert event.day is not None
    return UltimatumState(
        by=setter.name,
        on=target.name,
        until=event.day,
        act=_act(event.text),
        threat="" if threat is None else threat.text,
        ids=(event.id, *(() if threat is None else (threat.id,))),
    )


def _act(text: str) -> str:
    """What a deadline is for: the words after `for SOMEBODY to`, else all of them."""
    found = TO_DO.search(text)
    return text if found is None else found[1]


def said_on(plan: Plan, every: Iterable[Heard], question: str, on: date) -> tuple[Said, ...]:
    """Return what each party says on a question of plans, by the positions up to a day: an answer once a party, the last of its words."""
    found: dict[tuple[str, str], Said] = {}
    for each in every:
        if each.type == "position" and each.question == question and (each.day is None or each.day <= on):
            by = speaks(plan, each)
            before = found.get((by, each.answer))
            ids = (*(() if before is None else before.ids), each.id)
            words = each.text if before is None else before.words
            found[by, each.answer] = Said(by=by, answer=each.answer, words=words, day=each.day, ids=ids)
    return tuple(found.values())


def claims(plan: Plan, commitment: Commitment, every: Iterable[Heard], on: date) -> Iterator[tuple[Heard, str]]:
    """Yield what statements and events say of a commitment, each with the relation that a person gave to it, or ""."""
    here = f"{plan.id}/{commitment.id}"
    for each in every:
        if each.type == "position" or (each.day is not None and each.day > on):
            continue
        relation = next((link.relation for link in each.links if link.commitment == here), None)
        if relation is not None:
            yield each, relation
        elif each.type == "statement" and any(word in each.text.casefold() for word in commitment.words):
            yield each, ""
