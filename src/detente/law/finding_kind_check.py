"""Checks of kinds of finding over a whole corpus: each is declared once, an event becomes one of them, and what they touch exists."""

from collections.abc import Iterator, Sequence
from typing import Any

from detente.errors import LawFault
from detente.law.declaration import Corpus, Declaration
from detente.law.finding_kind import FindingKind
from detente.law.instrument import Instrument
from detente.law.source import ParsedFile
from detente.law.yaml import NodePath
from detente.nearest import nearest

_Declared = tuple[ParsedFile[Any], int]
"""A file, and the number of one of the kinds of finding that it declares."""


def finding_kind_faults(
    declared: ParsedFile[Declaration], texts: Sequence[ParsedFile[Instrument]], corpus: Corpus
) -> Iterator[LawFault]:
    """The faults of the kinds that `regime.yaml` and the texts declare, in the order of the files."""
    made = [each.state.id for one in corpus.instruments for each in one.provisions if each.state is not None]
    before: dict[str, _Declared] = {}
    becomes: dict[str, str] = {}
    files: tuple[ParsedFile[Any], ...] = (declared, *texts)
    for file in files:
        for number, kind in enumerate(file.value.findings):
            yield from _again(file, number, kind, before.setdefault(kind.id, (file, number)))
            yield from _events(file, number, kind, becomes)
            yield from _touches(file, number, kind, made)


def _again(file: ParsedFile[Any], number: int, kind: FindingKind, first: _Declared) -> Iterator[LawFault]:
    """The fault of a kind that was declared before. Two of one id in `regime.yaml` are a fault of its list."""
    where, place = first
    if (where.file, place) == (file.file, number) or isinstance(file.value, Declaration):
        return
    path: NodePath = ("findings", number, "id")
    what, hint = f"the kind of finding {kind.id!r} is declared twice", "Leave it out here, or give it another id."
    if where.file != file.file and isinstance(where.value, Instrument):
        hint = "Declare it in regime.yaml, for all texts, or give it another id."
    end = where.document.fault(where.file, ("findings", place, "id"), "the other end is here")
    yield file.document.fault(file.file, path, what, hint, other=end, code="given-twice")


def _events(file: ParsedFile[Any], number: int, kind: FindingKind, becomes: dict[str, str]) -> Iterator[LawFault]:
    """The faults of events that would become findings of another kind too."""
    for place, event in enumerate(kind.events):
        other = becomes.setdefault(event, kind.id)
        if other != kind.id:
            path: NodePath = ("findings", number, "events", place)
            what, hint = (
                f"the event {event!r} would become {other!r} and {kind.id!r}",
                "An event becomes a finding of one kind.",
            )
            yield file.document.fault(file.file, path, what, hint, code="contradicts")


def _touches(file: ParsedFile[Any], number: int, kind: FindingKind, made: Sequence[str]) -> Iterator[LawFault]:
    """The faults of statements that a kind is set against and that no text makes."""
    for place, touch in enumerate(kind.touches):
        if touch.statement not in made:
            path: NodePath = ("findings", number, "touches", place, "statement")
            what = f"{touch.statement!r} is no statement of the law"
            yield file.document.fault(file.file, path, what, nearest(touch.statement, made), code="unknown-word")
