"""What became of a measure: each provision that imposed, amended, suspended or ended it, and the drafts that would."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal

from detente.law.acting import TABLED, Reading, acting
from detente.law.declaration import Corpus
from detente.law.fold import Act, extensions, last_day
from detente.law.inforce import Citation
from detente.law.instrument import Amendment, Exemption, Extension, Measure, Provision, Targets
from detente.law.provisions import does, extended
from detente.law.regime import cite
from detente.value import value
from detente.vocabulary import Status

EventKind = Literal["imposed", "amended", "exempted", "suspended", "lifted", "reinstated", "extended", "ended"]
KINDS: Final[dict[str, EventKind]] = {
    "impose": "imposed",
    "amend": "amended",
    "exempt": "exempted",
    "suspend": "suspended",
    "lift": "lifted",
    "reinstate": "reinstated",
    "extend": "extended",
}


@value
class MeasureEvent:
    """One thing that a provision did to a measure, from the day on which it began to act."""

    day: date
    kind: EventKind
    summary: str
    citation: Citation
    status: Status
    """Of the text; what is not `adopted` never acted."""
    position: str | None = None
    """The contested reading under which the provision acts; None: under all."""
    note: str | None = None
    """The corpus's note on the provision."""


def history(corpus: Corpus, measure: str) -> tuple[MeasureEvent, ...]:
    """Return what was done to a measure, oldest first; texts that were not adopted on the day on which they were tabled.

    An unknown id has no history.
    """
    groups = groups_of(corpus, measure)
    names = {measure, f"{measure}.wind-down", "all", *groups}
    acts = tuple(_acts(corpus))
    longer = extensions(act for act in acts if act.instrument.status == "adopted")
    found = [event for act in acts for event in _events(act, last_day(act, longer), measure, names)]
    return tuple(sorted(found, key=lambda event: event.day))


def groups_of(corpus: Corpus, measure: str) -> tuple[str, ...]:
    """Return the groups in which a measure was imposed."""
    made = (each.impose for text in corpus.instruments for each in text.provisions)
    return next((each.groups for each in made if each is not None and each.id == measure), ())


def _acts(corpus: Corpus) -> Iterator[Act]:
    """Every provision, drafts and contested readings included, with the day from which it acts or would act."""
    drafts = tuple(text.id for text in corpus.instruments if text.status in TABLED)
    proposals = tuple(text.id for text in corpus.instruments if text.status == "proposal")
    seen: set[int] = set()
    for position in (None, *(each.id for each in corpus.regime.positions)):
        for act in acting(corpus, Reading(with_drafts=drafts, with_proposals=proposals, position=position)):
            if id(act.provision) not in seen:
                seen.add(id(act.provision))
                yield act


def _events(act: Act, until: date | None, measure: str, names: set[str]) -> Iterator[MeasureEvent]:
    if not concerns(act.provision, measure, names):
        return
    yield _event(act, act.since, KINDS[act.provision.act], does(act.provision))
    down = act.provision.impose.wind_down if act.provision.impose is not None else None
    if until is not None:
        yield _event(act, until + timedelta(days=1), "ended", f"The provision ended on {until}.")
    if down is not None and down.until is not None:
        words = f"The wind-down for contracts made before {down.contract_before} ended on {down.until}."
        yield _event(act, down.until + timedelta(days=1), "ended", words)


def concerns(provision: Provision, measure: str, names: set[str]) -> bool:
    """Return whether a provision makes, changes or ends a measure, or exempts from it; `names`: its id, its groups, `all`."""
    act = getattr(provision, provision.act)
    match act:
        case Measure():
            return act.id == measure
        case Amendment():
            return act.measure == measure
        case Targets():
            return not names.isdisjoint((*act.measures, *act.exemptions))
        case Exemption():
            return not names.isdisjoint(act.overrides) and names.isdisjoint(act.except_for)
        case Extension():
            return not names.isdisjoint(extended(act))
        case _:
            return False


def _event(act: Act, day: date, kind: EventKind, summary: str) -> MeasureEvent:
    return MeasureEvent(
        day=day,
        kind=kind,
        summary=summary,
        citation=cite(act),
        status=act.instrument.status,
        position=act.provision.position,
        note=act.provision.note,
    )
