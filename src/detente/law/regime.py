"""A regime and its law in force on a day, which is a fold over the provisions of its corpus.

    in_force = regime.on(day, findings=..., with_drafts=..., with_proposals=..., known_on=..., position=...)

No function reads the clock: every day is an argument.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from detente.law.acting import AS_ADOPTED, TABLED, Reading, acting, supposed_texts, used_findings
from detente.law.condition import Finding
from detente.law.declaration import Corpus
from detente.law.fold import Act, Layer, Stack, State, folded, wind_down
from detente.law.inforce import (
    Citation,
    EarlierWords,
    ExemptionVersion,
    InterpretationVersion,
    LawInForce,
    Lengthening,
    Listing,
    MeasureVersion,
    StatementVersion,
    SupposedText,
    Timeline,
    Wording,
)
from detente.law.instrument import Delisting, Designation, Instrument
from detente.vocabulary import Provenance

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Regime:
    """The law of one corpus, on any day and under any reading. It keeps the timeline of each reading that was used."""

    corpus: Corpus
    _timelines: dict[Reading, Timeline] = field(default_factory=dict, compare=False, repr=False)

    def on(
        self,
        day: date,
        *,
        findings: Iterable[Finding] = (),
        with_drafts: Iterable[str] = (),
        with_proposals: Iterable[str] = (),
        known_on: date | None = None,
        position: str | None = None,
    ) -> LawInForce:
        """The law in force on `day`, under the reading that the other arguments make (see `Reading`).

        Raises:
            UsageError: the regime has no such draft, proposal, position or kind of finding.
        """
        reading = Reading(
            findings=tuple(findings),
            with_drafts=tuple(with_drafts),
            with_proposals=tuple(with_proposals),
            known_on=known_on,
            position=position,
        )
        return self.timeline(reading).on(day)

    def timeline(self, reading: Reading = AS_ADOPTED) -> Timeline:
        """The timeline of the law under this reading.

        Raises:
            UsageError: the regime has no such draft, proposal, position or kind of finding.
        """
        if reading not in self._timelines:
            self._timelines[reading] = build(self.corpus, reading)
        return self._timelines[reading]

    @property
    def drafts(self) -> tuple[Instrument, ...]:
        """The instruments that were tabled and not adopted, in order of date."""
        return tuple(text for text in self.corpus.instruments if text.status in TABLED)

    @property
    def proposals(self) -> tuple[Instrument, ...]:
        """The texts that nobody tabled, in order of date."""
        return tuple(text for text in self.corpus.instruments if text.status == "proposal")


def build(corpus: Corpus, reading: Reading) -> Timeline:
    """The timeline of a corpus under a reading: the law is folded on each day of change, and equal versions are joined."""
    acts = acting(corpus, reading)
    days = _changes(acts)
    states = list(folded(acts, days))
    return Timeline(
        regime=corpus.regime,
        changes=tuple(days),
        measures=tuple(_measures(states, days, suspended=False)),
        suspended=tuple(_measures(states, days, suspended=True)),
        exemptions=tuple(_exemptions(states, days)),
        statements=tuple(_statements(states, days, acts)),
        listings=tuple(_listings(acts)),
        drafts=_drafts(corpus, reading),
        findings=used_findings(corpus, reading),
        known_on=reading.known_on,
        given=len(reading.findings),
        position=reading.position,
        interpretations=tuple(_interpretations(acts)),
    )


def _drafts(corpus: Corpus, reading: Reading) -> tuple[SupposedText, ...]:
    """The texts that were not adopted and are supposed to be, each with the day of its supposed adoption."""
    texts = {text.id: text for text in corpus.instruments}
    return tuple(SupposedText(instrument=texts[name], day=day) for name, day in supposed_texts(corpus, reading).items())


def _changes(acts: Sequence[Act]) -> list[date]:
    """The days on which some provision enters into force or ceases to be in force, in order."""
    ends = [act.until for act in acts] + [act.provision.extend.until for act in acts if act.provision.extend]
    return sorted({act.since for act in acts} | {end + ONE_DAY for end in ends if end is not None})


def cite(act: Act, paragraph: str | None = None, reading: Provenance | None = None) -> Citation:
    """Where the words of an act stand; `paragraph` and `reading` where they differ from those of its provision."""
    text = act.instrument
    return Citation(
        instrument=text.id,
        symbol=text.symbol,
        paragraph=paragraph or act.provision.paragraph,
        source=act.provision.source or text.source,
        reading=reading or act.provision.reading,
        numbering=act.provision.numbering,
    )


Key = TypeVar("Key")


def _stretches(slices: Sequence[dict[Hashable, Key]], days: Sequence[date]) -> Iterator[tuple[Key, date, date | None]]:
    """Each value with the first and the last day of each unbroken run of slices that contain it."""
    running: dict[Hashable, tuple[Key, date]] = {}
    for content, day in zip([*slices, {}], [*days, date.max], strict=True):
        for name in [name for name in running if name not in content]:
            thing, since = running.pop(name)
            yield thing, since, day - ONE_DAY
        for name, thing in content.items():
            running.setdefault(name, (thing, day))


def _spans(slices: Sequence[dict[Hashable, Key]], days: Sequence[date]) -> list[tuple[Key, date, date | None]]:
    """The runs of `_stretches` in order of their first day; a run that reaches the last slice has no last day (None)."""
    found = [
        (thing, since, None if last == date.max - ONE_DAY else last) for thing, since, last in _stretches(slices, days)
    ]
    return sorted(found, key=lambda span: span[1])


def _measures(states: Sequence[State], days: Sequence[date], *, suspended: bool) -> Iterator[MeasureVersion]:
    slices: list[dict[Hashable, Stack]] = [
        {
            tuple(id(layer.act.provision) for layer in stack): stack
            for name, stack in state.measures.items()
            if (name in state.suspended) is suspended
        }
        for state in states
    ]
    for stack, since, until in _spans(slices, days):
        act = stack[-1].act
        yield MeasureVersion(
            measure=stack[-1].measure,
            wording=Wording(citation=cite(act), provision=act.provision, since=since, until=until),
            imposed=cite(stack[0].act),
            earlier=_earlier(stack, since, until),
        )


def _earlier(stack: Stack, since: date, until: date | None) -> tuple[EarlierWords | None, ...]:
    """For each part of the scope in force, the earlier words that it cites; empty where no part cites any."""
    measure = stack[-1].measure
    if not any(scope.cites for scope in measure.scope):
        return ()
    words = {
        str(cite(layer.act)): EarlierWords(
            wording=Wording(citation=cite(layer.act), provision=layer.act.provision, since=since, until=until),
            summary=layer.measure.summary,
        )
        for layer in stack
    }
    return tuple(words.get(scope.cites or "") for scope in measure.scope)


def _exemptions(states: Sequence[State], days: Sequence[date]) -> Iterator[ExemptionVersion]:
    slices: list[dict[Hashable, Act | Layer]] = [
        {
            id(act.provision): act
            for name, act in state.exemptions.items()
            if name not in state.suspended and name not in state.ended
        }
        | {id(layer.measure.wind_down): layer for layer in _wind_downs(state)}
        for state in states
    ]
    for thing, since, until in _spans(slices, days):
        yield _wind_down_version(thing, since, until) if isinstance(thing, Layer) else _exemption(thing, since, until)


def _wind_downs(state: State) -> Iterator[Layer]:
    """The layers that first gave the wind-downs in force, so that a later amendment does not make another exemption of one."""
    for name, stack in state.measures.items():
        given = stack[-1].measure.wind_down
        if given is not None and name not in state.suspended and f"{name}.wind-down" not in state.ended:
            yield next(layer for layer in stack if layer.measure.wind_down is given)


def _wind_down_version(layer: Layer, since: date, until: date | None) -> ExemptionVersion:
    exemption, short = wind_down(layer), layer.measure.wind_down
    assert exemption is not None
    assert short is not None
    last = min((day for day in (until, short.until) if day is not None), default=None)
    wording = Wording(
        citation=cite(layer.act, short.paragraph, short.reading), provision=layer.act.provision, since=since, until=last
    )
    return ExemptionVersion(exemption=exemption, wording=wording, of=layer.measure.id)


def _exemption(act: Act, since: date, until: date | None) -> ExemptionVersion:
    exemption = act.provision.exempt
    assert exemption is not None
    wording = Wording(citation=cite(act), provision=act.provision, since=since, until=until)
    return ExemptionVersion(exemption=exemption, wording=wording)


def _statements(states: Sequence[State], days: Sequence[date], acts: Sequence[Act]) -> Iterator[StatementVersion]:
    slices: list[dict[Hashable, Act]] = [
        {id(act.provision): act for act in state.statements.values()} for state in states
    ]
    lengthened = _lengthenings(acts)
    for act, since, until in _spans(slices, days):
        statement = act.provision.state
        assert statement is not None
        wording = Wording(citation=cite(act), provision=act.provision, since=since, until=until)
        yield StatementVersion(statement=statement, wording=wording, extended=tuple(lengthened.get(statement.id, ())))


def _lengthenings(acts: Sequence[Act]) -> dict[str | None, list[Lengthening]]:
    """By id, the provisions that gave a statement a later last day, in the order in which they enter into force."""
    found: dict[str | None, list[Lengthening]] = {}
    for act in _first_of_each(acts):
        extension = act.provision.extend
        if extension is not None:
            made = Lengthening(citation=cite(act), since=act.since, until=extension.until)
            found.setdefault(extension.id, []).append(made)
    return found


def _interpretations(acts: Sequence[Act]) -> Iterator[InterpretationVersion]:
    """What bodies said that measures mean, each from the day on which it was said."""
    for act in _first_of_each(acts):
        said = act.provision.interpret
        if said is not None:
            since = max(act.since, said.on)
            wording = Wording(citation=cite(act), provision=act.provision, since=since, until=act.until)
            yield InterpretationVersion(interpretation=said, wording=wording)


def _first_of_each(acts: Sequence[Act]) -> Iterator[Act]:
    """The first act of each provision; a condition that comes to hold again says nothing new."""
    seen: set[int] = set()
    for act in acts:
        if id(act.provision) not in seen:
            seen.add(id(act.provision))
            yield act


def _listings(acts: Sequence[Act]) -> list[Listing]:
    """The listings of all parties. Acts are taken in their order: a delisting ends those that came before it on the day before it."""
    found: list[tuple[int, Listing]] = []
    for act in acts:
        if act.provision.delist is not None:
            found = list(_left(found, act.provision.delist, act.since - ONE_DAY))
        elif act.provision.designate is not None:
            running = {(made, each.party) for made, each in found if each.until is None or each.until >= act.since}
            made = id(act.provision)
            found += [
                (made, each)
                for each in _listed(act, act.provision.designate)
                if (made, each.party) not in running  # its condition came to hold again, and the party is still listed
            ]
    return [each for _, each in found]


def _listed(act: Act, designation: Designation) -> Iterator[Listing]:
    """The listings that a designation makes on one day on which it acts; none of a member who would leave before that day."""
    for member in designation.members:
        since = max(member.listed or act.since, act.since)
        ends = (act.until, member.delisted - ONE_DAY if member.delisted else None)
        until = min((end for end in ends if end is not None), default=None)
        if until is None or until >= since:
            yield Listing(
                group=designation.group,
                party=member.id,
                kind=member.kind,
                since=since,
                until=until,
                citation=cite(act),
            )


def _left(found: Iterable[tuple[int, Listing]], delisting: Delisting, last: date) -> Iterator[tuple[int, Listing]]:
    """The listings as a delisting leaves them: those of its parties end on `last`, and are none where they begin later."""
    for made, each in found:
        if each.group != delisting.group or each.party not in delisting.members:
            yield made, each
        elif each.since <= last:
            yield made, replace(each, until=last if each.until is None else min(each.until, last))
