"""Findings wherever the law is read under some, the kinds that a regime declares, and what a fact is set against, as JSON."""

from collections.abc import Iterable

from detente.law.findings import KindReport, TouchedStatement, WaitingProvision
from detente.vocabulary import Numbering, Provenance, Status
from detente.wire.citation import cited
from detente.wire.shape import Shape


class WaitingProvisionShape(Shape):
    """A provision that waits for findings; `when` is its condition in words."""

    act: str
    subjects: tuple[str, ...]
    when: str
    status: Status
    instrument: str
    paragraph: str
    source: str
    citation: str
    reading: Provenance
    numbering: Numbering


class TouchedShape(Shape):
    """A duty or a trigger that a fact is set against; it does nothing by itself.

    `only`: which facts of its kind the paragraph speaks of, where it does not speak of all of them.
    """

    regime: str
    id: str
    kind: str
    addressee: str
    summary: str
    only: str | None
    note: str | None
    instrument: str
    paragraph: str
    source: str
    citation: str
    reading: Provenance
    numbering: Numbering


class FindingKindShape(Shape):
    """A kind of finding; `declared_in` is regime.yaml or the id of a text, `events` are those that become one when accepted."""

    id: str
    summary: str
    declared_in: str
    events: tuple[str, ...]
    waiting: tuple[WaitingProvisionShape, ...]
    touches: tuple[TouchedShape, ...]


def kind(found: KindReport) -> FindingKindShape:
    """A kind of finding as it goes out."""
    return FindingKindShape(
        id=found.kind.id,
        summary=found.kind.summary,
        declared_in=found.declared_in,
        events=found.kind.events,
        waiting=tuple(map(_waiting, found.waiting)),
        touches=touched(found.touched),
    )


def touched(found: Iterable[TouchedStatement]) -> tuple[TouchedShape, ...]:
    """What a fact is set against, as it goes out."""
    return tuple(map(_touched, found))


def _touched(found: TouchedStatement) -> TouchedShape:
    return TouchedShape(
        regime=found.regime,
        id=found.id,
        kind=found.kind,
        addressee=found.addressee,
        summary=found.summary,
        only=found.only,
        note=found.note,
        **cited(found.citation),
    )


def _waiting(found: WaitingProvision) -> WaitingProvisionShape:
    text = found.text
    return WaitingProvisionShape(
        act=text.act, subjects=text.subjects, when=found.words, status=found.status, **cited(text.citation)
    )
