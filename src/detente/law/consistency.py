"""Whether the texts of a corpus hold together: each act finds what it acts on, and none contradicts another.

Texts that were adopted are read one after another; each draft is read after everything adopted up to its day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from detente import goods
from detente.law.declaration import Corpus
from detente.law.fold import amended
from detente.law.instrument import Exemption, Instrument, Measure, Provision, Scope, Targets
from detente.nearest import nearest

Clash = tuple[str, int, str, str]
"""Instrument, number of the provision, what is wrong, the mend."""


def clashes(corpus: Corpus) -> list[Clash]:
    """Every contradiction among the texts of a corpus."""
    adopted = [text for text in corpus.instruments if text.status == "adopted"]
    found = list(Reader(corpus).read(adopted))
    for draft in corpus.instruments:
        if draft.status != "adopted":
            before = Reader(corpus)
            list(before.read([text for text in adopted if text.date <= draft.date]))
            found += before.read([draft])
    return found


@dataclass(slots=True)
class Reader:
    """What the texts so far have made."""

    corpus: Corpus
    measures: dict[str, Measure] = field(default_factory=dict)
    exemptions: dict[str, Exemption] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    """Which instrument last gave an exemption; a later one may give it anew."""
    statements: dict[str, date | None] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    acted: dict[tuple[str, date, str | None], str] = field(default_factory=dict)
    """Which instrument acted on a measure with effect from a day."""

    def read(self, texts: list[Instrument]) -> Iterator[Clash]:
        """Read these texts; what does not fit what came before."""
        for text in texts:
            for number, provision in enumerate(text.provisions):
                for what, mend in self._provision(text, provision):
                    yield text.id, number, what, mend
        if texts:
            yield from self._circles(texts)

    def _provision(self, text: Instrument, provision: Provision) -> Iterator[tuple[str, str]]:
        for act in ("impose", "amend", "exempt", "extend", "state", "delist"):
            if getattr(provision, act) is not None:
                yield from getattr(self, f"_{act}")(text, provision)
        for act in ("suspend", "lift", "reinstate"):
            targets = getattr(provision, act)
            if targets is not None:
                yield from self._targets(text, provision, act, targets)

    def _impose(self, text: Instrument, provision: Provision) -> Iterator[tuple[str, str]]:
        measure = provision.impose
        assert measure is not None
        if measure.id in self.measures:
            yield f"the measure {measure.id!r} is imposed twice", "Amend it, or give the new one an id of its own."
        yield from self._unknown(measure.over, self.measures, "measure")
        yield from self._ban_and_cap(measure)
        self.measures[measure.id] = measure
        self.versions[measure.id] = 1
        self._acts(text, provision, measure.id)

    def _amend(self, text: Instrument, provision: Provision) -> Iterator[tuple[str, str]]:
        amendment = provision.amend
        assert amendment is not None
        yield from self._unknown((amendment.measure,), self.measures, "measure")
        downs = {f"{name}.wind-down" for name in self.measures}
        yield from self._unknown(amendment.ends_exemptions, {*self.exemptions, *downs}, "exemption")
        kinds = {"cap": amendment.cap, "judgement": amendment.judgement}
        if amendment.becomes in kinds and kinds[amendment.becomes] is None:
            yield f"it becomes a {amendment.becomes} that is not given", f"Say its {amendment.becomes}."
        self.versions[amendment.measure] = self.versions.get(amendment.measure, 0) + 1
        old = self.measures.pop(amendment.measure, None)
        if old is not None:
            new = amended(old, amendment)
            yield from self._ban_and_cap(new)
            self.measures[amendment.measure] = new
        yield from self._twice(text, provision, amendment.measure)

    def _exempt(self, text: Instrument, provision: Provision) -> Iterator[tuple[str, str]]:
        exemption = provision.exempt
        assert exemption is not None
        if self.given.get(exemption.id) == text.id and provision.position is None:
            yield f"the exemption {exemption.id!r} is given twice", "Give the new one an id of its own."
        self.given[exemption.id] = text.id
        self.exemptions[exemption.id] = exemption
        later = {act.exempt.id for act in text.provisions if act.exempt is not None}
        known = {"all", *self.measures, *self.exemptions, *later, *self.corpus.regime.group_ids}
        known |= {f"{name}.wind-down" for name in self.measures} | {
            act.impose.id for act in text.provisions if act.impose
        }
        yield from self._unknown((*exemption.overrides, *exemption.except_for), known, "measure, exemption or group")

    def _extend(self, _: Instrument, provision: Provision) -> Iterator[tuple[str, str]]:
        extension = provision.extend
        assert extension is not None
        yield from self._unknown((extension.id,), {*self.measures, *self.statements}, "measure or statement")

    def _state(self, _: Instrument, provision: Provision) -> Iterator[tuple[str, str]]:
        statement = provision.state
        assert statement is not None
        if statement.id in self.statements:
            other = self.statements[statement.id]
            differ = other != statement.due
            what = "is stated twice, with different days due" if differ else "is stated twice"
            yield f"{statement.id!r} {what}", "Extend it, or give the new one an id of its own."
        self.statements[statement.id] = statement.due

    def _delist(self, _: Instrument, provision: Provision) -> Iterator[tuple[str, str]]:
        delisting = provision.delist
        assert delisting is not None
        members = {
            member.id
            for text in self.corpus.instruments
            for act in text.provisions
            if act.designate is not None and act.designate.group == delisting.group
            for member in act.designate.members
        }
        yield from self._unknown(delisting.members, members, "party of the group")

    def _targets(self, text: Instrument, provision: Provision, act: str, targets: Targets) -> Iterator[tuple[str, str]]:
        yield from self._unknown(
            targets.measures, {"all", *self.measures, *self.corpus.regime.group_ids}, "measure or group"
        )
        downs = {f"{name}.wind-down" for name in self.measures}
        yield from self._unknown(targets.exemptions, {*self.exemptions, *downs}, "exemption")
        for name in self._named(targets.measures):
            if (
                act == "lift"
                and targets.beneath is None
                and (self.versions.get(name, 1) > 1 or self.measures[name].over)
            ):
                yield (
                    f"something lies beneath {name!r}, and the lift does not say what becomes of it",
                    "Say beneath: revives, or stays-lifted.",
                )
            yield from self._twice(text, provision, name)

    def _named(self, names: tuple[str, ...]) -> list[str]:
        wanted = set(names)
        return [
            name
            for name, measure in self.measures.items()
            if name in wanted or "all" in wanted or wanted & set(measure.groups)
        ]

    def _acts(self, text: Instrument, provision: Provision, measure: str) -> None:
        self.acted[measure, provision.commences or text.date, provision.position] = text.id

    def _twice(self, text: Instrument, provision: Provision, measure: str) -> Iterator[tuple[str, str]]:
        """Two texts that act on one measure with effect from the same day contradict each other."""
        day = provision.commences or text.date
        other = self.acted.get((measure, day, provision.position))
        if other is not None and other != text.id and text.status == "adopted":
            yield f"{other} acts on {measure!r} on the same day, {day}", "Nothing says which of the two comes first."
        self._acts(text, provision, measure)

    def _unknown(self, names: tuple[str, ...], known: object, noun: str) -> Iterator[tuple[str, str]]:
        for name in names:
            if name not in known:  # type: ignore[operator]
                yield f"there is no {noun} {name!r} (or not yet)", nearest(name, known)  # type: ignore[arg-type]

    def _ban_and_cap(self, new: Measure) -> Iterator[tuple[str, str]]:
        """A ban and a cap on the same goods in the same flow, neither of which lies over the other."""
        for old in self.measures.values():
            kinds = {_kind(new), _kind(old)}
            if kinds == {"ban", "cap"} and old.id not in new.over and new.id not in old.over and _overlap(new, old):
                what = f"{new.id!r} and {old.id!r} are a ban and a cap on the same goods"
                yield what, f"Say `over: [{old.id}]` if the new words are meant to lie over it."

    def _circles(self, texts: list[Instrument]) -> Iterator[Clash]:
        """Exemptions that override each other in a circle."""
        where = {
            provision.exempt.id: (text.id, number)
            for text in texts
            for number, provision in enumerate(text.provisions)
            if provision.exempt is not None
        }
        for name, place in where.items():
            if self._reaches(name, name):
                yield (
                    *place,
                    f"the exemption {name!r} overrides itself, through others",
                    "Precedence must not run in a circle.",
                )

    def _reaches(self, start: str, goal: str) -> bool:
        queue, seen = [start], set()
        while queue:
            for name in self.exemptions[queue.pop()].overrides:
                if name == goal:
                    return True
                if name in self.exemptions and name not in seen:
                    seen.add(name)
                    queue.append(name)
        return False


def _kind(measure: Measure) -> str:
    return "cap" if measure.cap is not None else "judgement" if measure.judgement is not None else "ban"


def _overlap(one: Measure, other: Measure) -> bool:
    """Whether some goods in some flow lie in the scope of both, with nothing else asked of either."""
    return any(_same(first, second) for first in one.scope for second in other.scope)


def _same(one: Scope, other: Scope) -> bool:
    plain = ("activity", "flow", "goods")
    bare = all(
        not getattr(scope, name) for scope in (one, other) for name in Scope.__dataclass_fields__ if name not in plain
    )
    flows = {one.flow, other.flow}
    together = len(flows) == 1 or "either" in flows or None in flows
    return bare and together and one.goods is not None and other.goods is not None and _meet(one, other)


def _meet(one: Scope, other: Scope) -> bool:
    assert one.goods is not None
    assert other.goods is not None
    for first in map(goods.expand, one.goods.hs):
        for second in map(goods.expand, other.goods.hs):
            low, high = max(first[0], second[0]), min(first[1], second[1])
            outside = [*map(goods.expand, one.goods.except_hs), *map(goods.expand, other.goods.except_hs)]
            if low <= high and any(not any(a <= code <= b for a, b in outside) for code in goods.within(low, high)):
                return True
    return False
