"""The law on a day, folded anew: provisions applied one after another, for the one day that is asked."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta

from detente.law.condition import Condition, Finding
from detente.law.declaration import Corpus
from detente.law.instrument import Exemption, Measure, Provision, Scope, Statement

DAY = timedelta(days=1)
Action = tuple[date, date, str, Provision, date]
"""A provision on one day on which it acts: that day, the day of its text's adoption, the text, the provision, the text's date."""


@dataclass
class Day:
    """What is in force: measures with the citation of their words, exemptions and duties by id."""

    measures: dict[str, tuple[Measure, str]] = field(default_factory=dict)
    exemptions: dict[str, Exemption] = field(default_factory=dict)
    duties: dict[str, Statement] = field(default_factory=dict)
    """Statements that have a scope."""
    touching: dict[str, list[tuple[str, Measure, str, list[Exemption]]]] = field(default_factory=dict)
    """Measures by activity, as `world` works them out."""


@dataclass
class Law:
    """All days of one reading: a new state on each of `starts`."""

    corpus: Corpus
    starts: list[date]
    days: list[Day]
    listed: dict[str, list[tuple[str, date, date]]]
    """Group → party, first and last day."""
    met: dict[tuple[str, date], frozenset[str]] = field(default_factory=dict)
    """Who is listed in a group on a day, where that was asked before."""
    within: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Whether a stated place is a declared one, where that was asked before."""

    def on(self, day: date) -> Day:
        """The state of a day."""
        place = bisect_right(self.starts, day) - 1
        return self.days[place] if place >= 0 else Day()

    def members(self, group: str, day: date) -> frozenset[str]:
        """Who is listed in a group on a day."""
        if (group, day) not in self.met:
            listed = self.listed.get(group, [])
            self.met[group, day] = frozenset(party for party, first, last in listed if first <= day <= last)
        return self.met[group, day]


def read(
    corpus: Corpus,
    with_drafts: tuple[str, ...] = (),
    position: str | None = None,
    *,
    with_proposals: tuple[str, ...] = (),
    findings: tuple[Finding, ...] = (),
    known_on: date | None = None,
) -> Law:
    """The law under a reading."""
    adopted: dict[str, date] = {}
    supposed = {"draft": with_drafts, "vetoed": with_drafts, "proposal": with_proposals}
    for text in corpus.instruments:
        names = [text.id] if text.status == "adopted" else supposed[text.status]
        for name in [name for name in names if name.split("@")[0] == text.id]:
            day = name.split("@")[1] if "@" in name else None
            adopted[text.id] = date.fromisoformat(day) if day else text.date
    facts: dict[str, set[date]] = {}
    for finding in findings:
        if known_on is None or (finding.known_on or finding.on) <= known_on:
            facts.setdefault(finding.kind, set()).add(finding.on)
    sorted_acts: list[tuple[date, date, date, Action]] = []
    for text in corpus.instruments:
        for provision in text.provisions if text.id in adopted else ():
            if provision.position in (None, position):
                first = max(adopted[text.id], provision.commences or adopted[text.id])
                for turn in [date.min] if provision.when is None else sorted(_turns(provision.when, facts)):
                    action = (max(first, turn), adopted[text.id], text.id, provision, text.date)
                    sorted_acts.append((action[0], adopted[text.id], turn, action))
    sorted_acts.sort(key=lambda each: each[:3])
    acts = [action for *_, action in sorted_acts]
    edges = {act[0] for act in acts} | {act[3].until + DAY for act in acts if act[3].until}
    edges |= {act[3].extend.until + DAY for act in acts if act[3].extend}
    starts = sorted(edges)
    return Law(corpus, starts, [_fold(acts, day) for day in starts], _listed(acts))


def _turns(condition: Condition, facts: dict[str, set[date]]) -> set[date]:
    """The days on which a condition comes to hold: each day is tried on which any of its findings could make it."""
    parts = [_turns(part, facts) for part in (*condition.every, *condition.some)]
    tried = {day for part in parts for day in part}
    if condition.every:
        return {day for day in tried if all(any(turn <= day for turn in part) for part in parts)}
    if condition.some:
        return tried
    wait = timedelta(days=condition.after_days or 0)
    against = facts.get(condition.without, set()) if condition.without is not None else set()
    return {
        day + wait
        for day in facts.get(condition.finding or "", ())
        if not [other for other in against if day <= other <= day + wait]
    }


def _listed(acts: list[Action]) -> dict[str, list[tuple[str, date, date]]]:
    """Listings, made and ended in the order of acts."""
    found: dict[str, list[tuple[str, date, date]]] = {}
    for first, _, _, provision, _ in acts:
        if provision.designate is not None:
            for member in provision.designate.members:
                begins = max(first, member.listed or first)
                ends = min(member.delisted - DAY if member.delisted else date.max, provision.until or date.max)
                found.setdefault(provision.designate.group, []).append((member.id, begins, ends))
        if provision.delist is not None:
            group = found.setdefault(provision.delist.group, [])
            group[:] = [
                (p, a, min(z, first - DAY)) if p in provision.delist.members else (p, a, z) for p, a, z in group
            ]
    return found


def _fold(acts: list[Action], day: date) -> Day:
    words: dict[str, list[tuple[Measure, str]]] = {}
    exemptions: dict[str, Exemption] = {}
    asleep: set[str] = set()
    ended: set[str] = set()
    gone: dict[str, list[tuple[Measure, str]]] = {}
    never: dict[str, date] = {}
    for first, _, name, provision, dated in acts:
        last = _sunset(provision, acts, day)
        if first > day or (last is not None and last < day):
            continue
        cite = f"{name} ¶{provision.paragraph}"
        if provision.impose is not None and dated >= never.get(provision.impose.id, date.min):
            words[provision.impose.id] = [(provision.impose, cite)]
        if provision.amend is not None and provision.amend.measure in words:
            old, by = words[provision.amend.measure][-1]
            new = _reworded(old, provision)
            if (new, cite) != (old, by):
                words[provision.amend.measure].append((new, cite))
            ended |= set(provision.amend.ends_exemptions)
        if provision.exempt is not None:
            exemptions[provision.exempt.id] = provision.exempt
            ended.discard(provision.exempt.id)
        if provision.suspend is not None:
            asleep |= _meant(gone | words, provision.suspend.measures) | {
                *provision.suspend.measures,
                *provision.suspend.exemptions,
            }
        if provision.lift is not None:
            for measure in _meant(words, provision.lift.measures):
                gone[measure] = words.pop(measure)
                if provision.lift.beneath == "revives" and len(gone[measure]) > 1:
                    words[measure] = gone[measure][:-1]
                if provision.lift.beneath == "stays-lifted":
                    for under in gone[measure][-1][0].over:
                        if under in words:
                            gone[under] = words.pop(under)
            ended |= set(provision.lift.exemptions)
            never |= dict.fromkeys(provision.lift.measures, first)
        if provision.reinstate is not None:
            for measure in {*provision.reinstate.measures, *_meant(gone | words, provision.reinstate.measures)}:
                asleep.discard(measure)
                never.pop(measure, None)
                if measure in gone:
                    words[measure] = gone.pop(measure)
            asleep -= set(provision.reinstate.exemptions)
            ended -= set(provision.reinstate.exemptions)
    state = Day(duties=_duties(acts, day))
    for measure, versions in words.items():
        if measure not in asleep:
            state.measures[measure] = versions[-1]
            short = versions[-1][0].wind_down
            if short is not None and f"{measure}.wind-down" not in ended:
                state.exemptions[f"{measure}.wind-down"] = Exemption(
                    id=f"{measure}.wind-down",
                    summary="",
                    kind="notification" if short.notice_by else "carve-out",
                    overrides=(measure,),
                    shown=(Scope(contract_before=short.contract_before, until=short.until),),
                )
    state.exemptions |= {name: exemption for name, exemption in exemptions.items() if name not in asleep | ended}
    return state


def _sunset(provision: Provision, acts: list[Action], day: date) -> date | None:
    """The last day of a provision on a day: as the last extension that names what it makes says, or its own."""
    last = provision.until
    names = {provision.impose.id, *provision.impose.groups} if provision.impose is not None else set()
    names |= {made.id for made in (provision.exempt, provision.state) if made is not None}
    for first, _, _, other, _ in acts:
        given = other.extend
        if given is not None and first <= day and names & ({given.id} if given.id is not None else set(given.ids)):
            last = given.until
    return last


def _duties(acts: list[Action], day: date) -> dict[str, Statement]:
    """The statements with a scope that are in force on a day, with the last days that extensions give them."""
    found: dict[str, Statement] = {}
    for first, _, _, provision, _ in acts:
        stated = provision.state
        if stated is None or not stated.scope or first > day:
            continue
        last = _sunset(provision, acts, day)
        if last is None or day <= last:
            found[stated.id] = stated
    return found


def _meant(words: dict[str, list[tuple[Measure, str]]], names: tuple[str, ...]) -> set[str]:
    return {
        measure
        for measure, versions in words.items()
        if measure in names or "all" in names or set(versions[-1][0].groups) & set(names)
    }


def _reworded(old: Measure, provision: Provision) -> Measure:
    new = provision.amend
    assert new is not None
    changed = new.becomes is not None
    return Measure(
        id=old.id,
        summary=new.summary or old.summary,
        purpose=old.purpose,
        civilian_impact=old.civilian_impact,
        scope=old.scope if new.scope is None else new.scope,
        groups=old.groups,
        cap=new.cap if new.cap is not None or changed else old.cap,
        judgement=new.judgement if new.judgement is not None or changed else old.judgement,
        wind_down=new.wind_down or old.wind_down,
        over=old.over if new.over is None else new.over,
    )
