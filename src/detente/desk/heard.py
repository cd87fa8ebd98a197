"""The evidence that persons accepted, as a plan takes it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from detente.errors import InputError
from detente.evidence.launch import launch_check
from detente.review.links import EvidenceLink, links
from detente.review.proposals import interval
from detente.review.quotes import at_path
from detente.review.thread import Thread, threads
from detente.roadmap.heard import Heard, HeardActor, HeardLink

if TYPE_CHECKING:
    from detente.ledger.view import LedgerView

HeardDays: TypeAlias = tuple[date | None, date | None]
MILES: float = 1.609344
"""Kilometres of a mile."""


def heard(view: "LedgerView", known_on: date | None = None) -> tuple[Heard, ...]:
    """Return everything in a ledger that somebody accepted, in the order in which it was read.

    With `known_on`, what was accepted or withdrawn later counts as it stood at the end of that day.
    """
    documents = {row.subject: row.body or {} for row in view.rows("document")}
    tied: dict[str, list[EvidenceLink]] = {}
    for each in links(view):
        if not each.withdrawn and (known_on is None or each.at.date() <= known_on):
            tied.setdefault(each.evidence, []).append(each)
    every = threads(view)
    said = {each.id: each for each in every}
    return tuple(_heard(each, documents, said, tied) for each in every if not each.removed and _stands(each, known_on))


def _stands(found: Thread, known_on: date | None) -> bool:
    """Whether a proposal was accepted and stands, by what was known on a day."""
    if known_on is None:
        return found.state == "accepted"
    if found.findings:
        return any(each.counts(known_on) for each in found.findings)
    before = [each for each in found.judgements if each.word != "amended" and each.at.date() <= known_on]
    return bool(before) and before[-1].word == "accepted"


def _heard(
    found: Thread,
    documents: Mapping[str, Mapping[str, Any]],
    said: Mapping[str, Thread],
    tied: Mapping[str, list[EvidenceLink]],
) -> Heard:
    body, document = found.body, documents.get(found.document, {})
    accepted = [each for each in found.judgements if each.word == "accepted"]
    first, last = _days(found, said, interval(document.get("published")))
    standing = found.standing
    return Heard(
        id=found.id,
        type=found.type,
        text=_text(body.get("text")) or _text(at_path(body, "content.text")),
        kind=_text(body.get("kind")),
        status=_text(body.get("status")),
        first=first,
        last=last,
        accepted_on=standing.on if standing else next((each.on for each in reversed(accepted) if each.on), None),
        accepted_because=accepted[-1].because if accepted else "",
        speaker=_speaker(body),
        actors=tuple(_actors(body)),
        where=_text(at_path(body, "where.text")),
        aims=tuple(_text(each.get("text")) for each in _objects(body, "aims")),
        because=tuple((_text(each.get("text")), _text(each.get("according_to"))) for each in _objects(body, "because")),
        inside=_text(body.get("inside")),
        tied_to=_text(body.get("tied_to")),
        about=tuple(_text(each.get("name")) for each in _objects(body, "object")),
        disputes=_text(body.get("answers")) if body.get("disputes") is True else "",
        modality=_text(body.get("modality")),
        question=_text(body.get("question")),
        answer=_text(body.get("answer")),
        conditions=tuple(_text(each.get("text")) for each in _objects(body, "condition")),
        of_class=missile_class(body),
        quantities=tuple(_text(each.get("written")) for each in _objects(body, "quantities")),
        source=_text(document.get("agency")) or _text(document.get("outlet")) or found.document,
        links=tuple(
            HeardLink(relation=each.relation, commitment=each.commitment, until=each.until)
            for each in tied.get(found.id, ())
        ),
    )


def missile_class(body: Mapping[str, Any]) -> str:
    """Return the class of a launch, from the range and the apogee that are given; "" where they do not give it.

    Without an apogee the range alone says only that it is at least of that class, so there is none.
    """
    found = {each.get("what"): each for each in reversed(_objects(body, "quantities"))}
    reach, height = (_kilometres(found.get(what)) for what in ("range", "apogee"))
    if reach is None or height is None:
        return ""
    try:
        return launch_check(reach, height).missile_class
    except InputError:
        return ""


def _kilometres(quantity: Mapping[str, Any] | None) -> float | None:
    value = None if quantity is None else quantity.get("value")
    if quantity is None or not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value) * (MILES if quantity.get("unit") == "miles" else 1.0)


def _days(found: Thread, said: Mapping[str, Thread], published: HeardDays) -> HeardDays:
    """The first and the last day; where it has none those of its statement, else the days on which the document was published."""
    if found.when[0] is not None:
        return found.when
    inner = said.get(_text(found.body.get("statement")) or _text(found.body.get("inside")))
    return inner.when if inner is not None and inner.when[0] is not None else published


def _speaker(body: Mapping[str, Any]) -> str:
    named = (
        at_path(body, "speaker.for"),
        body.get("holder"),
        at_path(body, "speaker.name"),
        at_path(body, "speaker.text"),
    )
    return next((text for each in named if (text := _text(each))), "")


def _actors(body: Mapping[str, Any]) -> Iterator[HeardActor]:
    for each in _objects(body, "actors"):
        yield HeardActor(name=_text(each.get("name")), role=_text(each.get("role")))


def _objects(body: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = body.get(key)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list | tuple) else []


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""
