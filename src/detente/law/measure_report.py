"""Everything that the corpus holds of one measure, on a day and under a reading of the law."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from detente.errors import UsageError
from detente.law.acting import Reading
from detente.law.cases import CaseFile, WorkedCase
from detente.law.declaration import Declaration, ItemList
from detente.law.history import MeasureEvent, history
from detente.law.inforce import Citation, ExemptionVersion, InterpretationVersion, LawInForce, MeasureVersion, Timeline
from detente.law.instrument import Measure
from detente.law.regime import Regime
from detente.law.scope_words import ScopePart, scope_parts
from detente.nearest import nearest
from detente.value import value


@value
class MeasureNote:
    """A note of the encoder on a paragraph that the measure rests on."""

    citation: Citation
    text: str


@value
class PlacedCase:
    """A worked case that tests a measure, with its place."""

    file: str
    line: int
    case: WorkedCase


@value
class MeasureReport:
    """A measure on a day: in force, suspended, or neither; `version` is then its last words before that day, or its first."""

    law: LawInForce
    version: MeasureVersion
    state: str
    """`in force`, `suspended`, `ended`, or `not yet in force`."""
    scope: tuple[ScopePart, ...]
    points: tuple[ScopePart, ...]
    """What calls for its judgement; empty where it leaves none, or where nothing in particular does."""
    exemptions: tuple[ExemptionVersion, ...]
    """The exemptions of that day that are open to it, its wind-down included."""
    history: tuple[MeasureEvent, ...]
    cases: tuple[PlacedCase, ...]
    interpretations: tuple[InterpretationVersion, ...] = ()
    """What bodies had said by that day that the measure, or an exemption that is open to it, means; none of it binds."""

    @property
    def notes(self) -> tuple[MeasureNote, ...]:
        """The notes on its paragraphs, each once."""
        noted = [(event.citation, event.note) for event in self.history if event.note and event.kind != "ended"]
        down = self.version.measure.wind_down
        if down is not None and down.note:
            noted.append((self.version.wording.citation, down.note))
        return tuple(MeasureNote(citation=citation, text=text) for citation, text in dict.fromkeys(noted))


def report(regime: Regime, name: str, on: date, reading: Reading, cases: Sequence[CaseFile]) -> MeasureReport:
    """Return what the corpus holds of a measure. Raises UsageError for an id that no measure has under this reading."""
    timeline = regime.timeline(reading)
    law = timeline.on(on)
    version, state = _version(timeline, name, on)
    return MeasureReport(
        law=law,
        version=version,
        state=state,
        scope=scope_parts(version.measure.scope),
        points=_points(version.measure, law.regime),
        exemptions=open_to(version, law),
        history=history(regime.corpus, name),
        cases=tuple(
            PlacedCase(file=each.file, line=line, case=case)
            for each in cases
            for case, line in zip(each.cases, each.lines, strict=True)
            if name in (*case.by, *case.outside, *case.judgements)
        ),
        interpretations=tuple(_interpretations(law, {name, *(each.id for each in open_to(version, law))})),
    )


def _interpretations(law: LawInForce, names: set[str]) -> Iterator[InterpretationVersion]:
    """What bodies said of a measure or an exemption with one of these ids."""
    return (each for each in law.interpretations if not names.isdisjoint(each.interpretation.of))


def _points(measure: Measure, regime: Declaration) -> tuple[ScopePart, ...]:
    """The parts of the points of a measure's judgement; a list of items with its title and its documents."""
    points = measure.judgement.points if measure.judgement is not None else ()
    lists = {each.id: each for each in regime.item_lists}
    return tuple(
        replace(each, words=_list_words(lists[each.words])) if each.part == "item_list" else each
        for each in scope_parts(points)
    )


def _list_words(found: ItemList) -> str:
    documents = (
        f"{each.symbol} from {each.since}{' (from memory)' if each.reading == 'recalled' else ''}"
        for each in found.documents
    )
    return f"{found.title}: {', '.join(documents)}"


def _version(timeline: Timeline, name: str, on: date) -> tuple[MeasureVersion, str]:
    """The words of a measure on a day with its state; where none act, the last before it, else the first after it."""
    active = [each for each in timeline.measures if each.id == name]
    idle = [each for each in timeline.suspended if each.id == name]
    for state, versions in (("in force", active), ("suspended", idle)):
        for each in versions:
            if each.wording.since <= on and (each.wording.until is None or on <= each.wording.until):
                return each, state
    every = sorted((*active, *idle), key=lambda each: each.wording.since)
    if not every:
        raise _unknown(timeline, name)
    past = [each for each in every if each.wording.since <= on]
    return (past[-1], "ended") if past else (every[0], "not yet in force")


def _unknown(timeline: Timeline, name: str) -> UsageError:
    known = {each.id for each in (*timeline.measures, *timeline.suspended)}
    if name in {each.id for each in timeline.exemptions}:
        hint = "That is an exemption: `detente law search` shows where it stands."
        return UsageError(f"{name!r} is no measure", hint=hint)
    hint = nearest(name, known) or "`detente law show` lists the measures, `detente law search WORDS` finds one."
    return UsageError(f"no measure is called {name!r}", hint=hint)


def open_to(version: MeasureVersion, law: LawInForce) -> tuple[ExemptionVersion, ...]:
    """Return the exemptions of a day that name a measure, by its id, by a group or as `all`."""
    names = {"all", version.id, *version.measure.groups}
    return tuple(
        each
        for each in law.exemptions
        if names & set(each.exemption.overrides) and not names & set(each.exemption.except_for)
    )
