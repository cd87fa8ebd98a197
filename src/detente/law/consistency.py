"""Checks that the instruments of a corpus are consistent: what each provision acts on exists, and none contradicts another.

Adopted instruments are read in order of date; each draft is read after everything that was adopted up to its date.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from detente.codes import goods
from detente.errors import FaultCode
from detente.law.declaration import Corpus
from detente.law.fold import amended
from detente.law.instrument import Exemption, Instrument, Measure, Provision, Scope, Targets
from detente.law.yaml import NodePath
from detente.nearest import nearest
from detente.value import value


@value
class TextLocation:
    """The location of a part of an instrument: the instrument's id, the number of the provision, the path within it."""

    text: str
    number: int
    at: NodePath = ()


@value
class Inconsistency:
    """An inconsistency: its location, what is wrong, a hint, and for a contradiction the location of the other end."""

    location: TextLocation
    what: str
    hint: str
    other: TextLocation | None = None
    code: FaultCode = "contradicts"


def inconsistencies(corpus: Corpus) -> list[Inconsistency]:
    """Every inconsistency among the instruments of a corpus."""
    adopted = [text for text in corpus.instruments if text.status == "adopted"]
    found = list(CorpusState(corpus).read(adopted))
    for draft in corpus.instruments:
        if draft.status != "adopted":
            before = CorpusState(corpus)
            list(before.read([text for text in adopted if text.date <= draft.date]))
            found += before.read([draft])
    return found


@dataclass(slots=True)
class CorpusState:
    """The measures, exemptions and statements that the instruments read so far have created."""

    corpus: Corpus
    measures: dict[str, Measure] = field(default_factory=dict)
    exemptions: dict[str, Exemption] = field(default_factory=dict)
    given: dict[str, TextLocation] = field(default_factory=dict)
    """The location at which each exemption was last given; a later instrument may give it again."""
    statements: dict[str, date | None] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    acted: dict[tuple[str, date, str | None], TextLocation] = field(default_factory=dict)
    """The location of the last act on a measure with effect from a day, under a position."""
    paragraphs: dict[str, set[str]] = field(default_factory=dict)
    """The paragraphs that have worded each measure so far, as `2094 ¶23`."""
    worded: dict[str, TextLocation] = field(default_factory=dict)
    """The location of each measure's present wording."""
    stated: dict[str, TextLocation] = field(default_factory=dict)
    interpreted: dict[str, TextLocation] = field(default_factory=dict)
    here: TextLocation = field(default_factory=lambda: TextLocation(text="", number=0))
    """The provision that is being read."""

    def read(self, texts: list[Instrument]) -> Iterator[Inconsistency]:
        """Read these instruments, and yield what is inconsistent with those read before."""
        for text in texts:
            for number, provision in enumerate(text.provisions):
                self.here = TextLocation(text=text.id, number=number)
                yield from self._provision(text, provision)
        yield from self._override_cycles({text.id for text in texts})

    def _inconsistency(
        self, at: NodePath, what: str, hint: str, other: TextLocation | None = None, code: FaultCode = "contradicts"
    ) -> Inconsistency:
        return Inconsistency(location=replace(self.here, at=at), what=what, hint=hint, other=other, code=code)

    def _provision(self, text: Instrument, provision: Provision) -> Iterator[Inconsistency]:
        for act in ("impose", "amend", "exempt", "extend", "state", "interpret", "delist"):
            if getattr(provision, act) is not None:
                yield from getattr(self, f"_{act}")(text, provision)
        for act in ("suspend", "lift", "reinstate"):
            targets = getattr(provision, act)
            if targets is not None:
                yield from self._targets(text, provision, act, targets)

    def _impose(self, text: Instrument, provision: Provision) -> Iterator[Inconsistency]:
        measure = provision.impose
        assert measure is not None
        at = ("impose", "id")
        if measure.id in self.measures:
            what = f"the measure {measure.id!r} is imposed twice"
            hint = "Amend it, or give the new one an id of its own."
            yield self._inconsistency(at, what, hint, self.worded[measure.id], code="given-twice")
        yield from self._unknown(("impose", "over"), measure.over, self.measures, "measure")
        yield from self._ban_and_cap(at, measure)
        yield from self._cited("impose", measure.id, measure.scope)
        self.paragraphs[measure.id] = {f"{text.id} ¶{provision.paragraph}"}
        self.measures[measure.id] = measure
        self.versions[measure.id] = 1
        self.worded[measure.id] = replace(self.here, at=at)
        self._acts(text, provision, measure.id, at)

    def _amend(self, text: Instrument, provision: Provision) -> Iterator[Inconsistency]:
        amendment = provision.amend
        assert amendment is not None
        at = ("amend", "measure")
        yield from self._unknown(at, amendment.measure, self.measures, "measure")
        downs = {f"{name}.wind-down" for name in self.measures}
        ended = amendment.ends_exemptions
        yield from self._unknown(("amend", "ends_exemptions"), ended, {*self.exemptions, *downs}, "exemption")
        kinds = {"cap": amendment.cap, "judgement": amendment.judgement}
        if amendment.becomes in kinds and kinds[amendment.becomes] is None:
            what = f"it becomes a {amendment.becomes} that is not given"
            yield self._inconsistency(("amend", "becomes"), what, f"Say its {amendment.becomes}.", code="missing")
        self.versions[amendment.measure] = self.versions.get(amendment.measure, 0) + 1
        yield from self._cited("amend", amendment.measure, amendment.scope or ())
        self.paragraphs.setdefault(amendment.measure, set()).add(f"{text.id} ¶{provision.paragraph}")
        old = self.measures.pop(amendment.measure, None)
        if old is not None:
            new = amended(old, amendment)
            yield from self._ban_and_cap(at, new)
            self.measures[amendment.measure] = new
            self.worded[amendment.measure] = replace(self.here, at=at)
        yield from self._acts_twice(text, provision, amendment.measure, at)

    def _cited(self, act: str, measure: str, scopes: Sequence[Scope]) -> Iterator[Inconsistency]:
        """The parts of a scope that cite a paragraph which has not worded the measure before."""
        known = sorted(self.paragraphs.get(measure, ()))
        for number, scope in enumerate(scopes):
            if scope.cites is not None and scope.cites not in known:
                what = f"{scope.cites!r} has not worded the measure {measure!r} before"
                others = f"Earlier paragraphs of it are {', '.join(known)}." if known else "Leave it out."
                hint = nearest(scope.cites, known) or others
                yield self._inconsistency((act, "scope", number, "cites"), what, hint, code="unknown-word")

    def _exempt(self, text: Instrument, provision: Provision) -> Iterator[Inconsistency]:
        exemption = provision.exempt
        assert exemption is not None
        before = self.given.get(exemption.id)
        if before is not None and before.text == text.id and provision.position is None:
            what = f"the exemption {exemption.id!r} is given twice"
            yield self._inconsistency(
                ("exempt", "id"), what, "Give the new one an id of its own.", before, code="given-twice"
            )
        self.given[exemption.id] = replace(self.here, at=("exempt", "id"))
        self.exemptions[exemption.id] = exemption
        later = {act.exempt.id for act in text.provisions if act.exempt is not None}
        known = {"all", *self.measures, *self.exemptions, *later, *self.corpus.regime.group_ids}
        known |= {f"{name}.wind-down" for name in self.measures} | {
            act.impose.id for act in text.provisions if act.impose
        }
        noun = "measure, exemption or group"
        yield from self._unknown(("exempt", "overrides"), exemption.overrides, known, noun)
        yield from self._unknown(("exempt", "except_for"), exemption.except_for, known, noun)

    def _extend(self, _: Instrument, provision: Provision) -> Iterator[Inconsistency]:
        extension = provision.extend
        assert extension is not None
        if (extension.id is None) is not bool(extension.ids):
            what = "an extension names one thing by id, or several by ids"
            yield self._inconsistency(("extend",), what, "Give id or ids, and not both.", code="missing")
        known = {*self.measures, *self.exemptions, *self.statements}
        noun = "measure, exemption or statement"
        yield from self._unknown(("extend", "id"), extension.id or (), known, noun)
        groups = {group for measure in self.measures.values() for group in measure.groups}
        yield from self._unknown(("extend", "ids"), extension.ids, known | groups, noun)

    def _state(self, _: Instrument, provision: Provision) -> Iterator[Inconsistency]:
        statement = provision.state
        assert statement is not None
        if statement.id in self.statements:
            other = self.statements[statement.id]
            differ = other != statement.due
            what = f"{statement.id!r} is stated twice{', with different days due' if differ else ''}"
            hint = "Extend it, or give the new one an id of its own."
            yield self._inconsistency(
                ("state", "due" if differ else "id"), what, hint, self.stated[statement.id], code="given-twice"
            )
        self.statements[statement.id] = statement.due
        self.stated[statement.id] = replace(self.here, at=("state", "id"))

    def _interpret(self, _: Instrument, provision: Provision) -> Iterator[Inconsistency]:
        said = provision.interpret
        assert said is not None
        other = self.interpreted.get(said.id)
        if other is not None:
            what = f"the interpretation {said.id!r} is given twice"
            yield self._inconsistency(
                ("interpret", "id"), what, "Give the new one an id of its own.", other, code="given-twice"
            )
        self.interpreted[said.id] = replace(self.here, at=("interpret", "id"))
        yield from self._unknown(("interpret", "of"), said.of, self._whole_law(), "measure or exemption")

    def _whole_law(self) -> set[str]:
        """The ids of all measures and exemptions, also of later texts: the views of a body stand in one text of their own."""
        acts = [act for text in self.corpus.instruments for act in text.provisions]
        measures = {act.impose.id for act in acts if act.impose is not None}
        exemptions = {act.exempt.id for act in acts if act.exempt is not None}
        return measures | exemptions | {f"{name}.wind-down" for name in measures}

    def _delist(self, _: Instrument, provision: Provision) -> Iterator[Inconsistency]:
        delisting = provision.delist
        assert delisting is not None
        members = {
            member.id
            for text in self.corpus.instruments
            for act in text.provisions
            if act.designate is not None and act.designate.group == delisting.group
            for member in act.designate.members
        }
        yield from self._unknown(("delist", "members"), delisting.members, members, "party of the group")

    def _targets(self, text: Instrument, provision: Provision, act: str, targets: Targets) -> Iterator[Inconsistency]:
        known = {"all", *self.measures, *self.corpus.regime.group_ids}
        yield from self._unknown((act, "measures"), targets.measures, known, "measure or group")
        downs = {f"{name}.wind-down" for name in self.measures}
        yield from self._unknown((act, "exemptions"), targets.exemptions, {*self.exemptions, *downs}, "exemption")
        for name in self._named(targets.measures):
            if act == "lift" and targets.beneath is None and self._has_lower_layer(name):
                what = f"something lies beneath {name!r}, and the lift does not say what becomes of it"
                yield self._inconsistency((act,), what, "Say beneath: revives, or stays-lifted.", self.worded.get(name))
            yield from self._acts_twice(text, provision, name, (act,))

    def _has_lower_layer(self, name: str) -> bool:
        """Whether a measure has an earlier version, or lies over another measure."""
        return self.versions.get(name, 1) > 1 or bool(self.measures[name].over)

    def _named(self, names: tuple[str, ...]) -> list[str]:
        wanted = set(names)
        return [
            name
            for name, measure in self.measures.items()
            if name in wanted or "all" in wanted or wanted & set(measure.groups)
        ]

    def _acts(self, text: Instrument, provision: Provision, measure: str, at: NodePath) -> None:
        self.acted[measure, provision.commences or text.date, provision.position] = replace(self.here, at=at)

    def _acts_twice(
        self, text: Instrument, provision: Provision, measure: str, at: NodePath
    ) -> Iterator[Inconsistency]:
        """The contradiction between two instruments that act on one measure with effect from the same day."""
        day = provision.commences or text.date
        other = self.acted.get((measure, day, provision.position))
        if other is not None and other.text != text.id and text.status == "adopted":
            what = f"{other.text} acts on {measure!r} on the same day, {day}"
            yield self._inconsistency(at, what, "Nothing says which of the two comes first.", other)
        self._acts(text, provision, measure, at)

    def _unknown(
        self, at: NodePath, names: str | tuple[str, ...], known: Collection[str], noun: str
    ) -> Iterator[Inconsistency]:
        for number, name in enumerate((names,) if isinstance(names, str) else names):
            if name not in known:
                spot = at if isinstance(names, str) else (*at, number)
                what = f"there is no {noun} {name!r} (or not yet)"
                yield self._inconsistency(spot, what, nearest(name, known), code="unknown-word")

    def _ban_and_cap(self, at: NodePath, new: Measure) -> Iterator[Inconsistency]:
        """Each ban and cap on the same goods in the same flow, where neither is declared to lie over the other."""
        for old in self.measures.values():
            kinds = {_kind(new), _kind(old)}
            if kinds == {"ban", "cap"} and old.id not in new.over and new.id not in old.over and _overlap(new, old):
                what = f"{new.id!r} and {old.id!r} are a ban and a cap on the same goods"
                hint = f"Say `over: [{old.id}]` if the new words are meant to lie over it."
                yield self._inconsistency(at, what, hint, self.worded[old.id])

    def _override_cycles(self, texts: Collection[str]) -> Iterator[Inconsistency]:
        """The exemptions of these instruments that override each other in a cycle."""
        for name, location in self.given.items():
            through = self._returns_to(name)
            if through is not None and location.text in texts:
                what = f"the exemption {name!r} overrides itself, through others"
                other = self.given[through] if through != name else None
                yield Inconsistency(
                    location=location, what=what, hint="Precedence must not run in a circle.", other=other
                )

    def _returns_to(self, goal: str) -> str | None:
        """The exemption that closes a cycle of overrides from `goal` back to itself; None: there is no cycle."""
        queue, seen = [goal], set()
        while queue:
            here = queue.pop()
            for name in self.exemptions[here].overrides:
                if name == goal:
                    return here
                if name in self.exemptions and name not in seen:
                    seen.add(name)
                    queue.append(name)
        return None


def _kind(measure: Measure) -> str:
    return "cap" if measure.cap is not None else "judgement" if measure.judgement is not None else "ban"


def _overlap(one: Measure, other: Measure) -> bool:
    """Whether some goods in some flow lie in the scope of both measures, where those scopes require nothing else."""
    return any(_same(first, second) for first in one.scope for second in other.scope)


def _same(one: Scope, other: Scope) -> bool:
    plain = ("activity", "flow", "goods")
    bare = all(
        not getattr(scope, name) for scope in (one, other) for name in Scope.__dataclass_fields__ if name not in plain
    )
    flows = {one.flow, other.flow}
    together = len(flows) == 1 or "either" in flows or None in flows
    return bare and together and one.goods is not None and other.goods is not None and _intersect(one, other)


def _intersect(one: Scope, other: Scope) -> bool:
    assert one.goods is not None
    assert other.goods is not None
    for first in map(goods.expand, one.goods.hs):
        for second in map(goods.expand, other.goods.hs):
            low, high = max(first[0], second[0]), min(first[1], second[1])
            outside = [*map(goods.expand, one.goods.except_hs), *map(goods.expand, other.goods.except_hs)]
            if low <= high and any(not any(a <= code <= b for a, b in outside) for code in goods.within(low, high)):
                return True
    return False
