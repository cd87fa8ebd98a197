"""Finds the outcome for the classes of a transaction's facts: the verdict, the measures, and the facts that it depends on.

If all facts are known, there is one mask. If some are open, there is one for each possible world, and the function from the open
facts to the verdict is built as an ordered, reduced decision diagram, in which a column appears if and only if the verdict
depends on it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from detente.decide.approval import ApprovalReach
from detente.decide.cache import store
from detente.decide.clauses import Clause
from detente.decide.compile import CompiledLaw, ExemptionBits
from detente.decide.decision import NoteState
from detente.decide.law_columns import ORDER, FactClass, LawColumn
from detente.vocabulary import VERDICTS, Verdict

RANK: Final = {verdict: place for place, verdict in enumerate(VERDICTS)}
"""The rank of each verdict; 0 is the strictest."""
PERMITTED: Final[Verdict] = "permitted"


@dataclass(frozen=True, slots=True)
class MeasureVerdict:
    """The verdict under one measure on a transaction in its scope."""

    version: int
    own: Verdict
    """The verdict before any exemption; `permitted` for a judgement that the facts do not call for."""
    verdict: Verdict
    exemptions: tuple[tuple[int, NoteState], ...]
    columns: frozenset[str]
    """The columns that bring the transaction into the measure's scope."""
    scope_part: int | None = None
    """The part of the measure's scope that is met first, where its parts cite different paragraphs."""
    points: tuple[tuple[int, int], ...] = ()
    """The points of its judgement that are met: the index of each, and that of the document of its list of items."""
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for a class of transactions, before any cap is counted."""

    verdict: Verdict
    missing: tuple[str, ...]
    measure_verdicts: tuple[MeasureVerdict, ...]
    """The verdicts of all measures that are in scope in some possible world; `certain` if in all of them."""
    caps: tuple[int, ...]
    """The measure versions whose caps the transaction counts under; only where the verdict is `within-cap`."""


def strictest(verdicts: Iterable[Verdict]) -> Verdict:
    """The strictest of the verdicts; `permitted` where there is none."""
    return min(verdicts, key=RANK.__getitem__, default=PERMITTED)


def least_strict(verdicts: Iterable[Verdict]) -> Verdict:
    """The least strict of the verdicts (at least one)."""
    return max(verdicts, key=RANK.__getitem__)


def softened(own: Verdict, kinds: Iterable[tuple[str, NoteState]]) -> Verdict:
    """The least strict of a measure's own verdict and the verdicts that its exemptions allow.

    Args:
        own: The verdict before any exemption.
        kinds: The kind and the state of each exemption.
    """
    given: list[Verdict] = [own]
    for kind, state in kinds:
        if state == "applies":
            given.append(PERMITTED)
        elif state == "open":
            given.append("needs-approval" if kind == "approval" else "needs-notification")
    return least_strict(given)


SolverState = tuple[int, tuple[tuple[int, int], ...]]
"""The state of a transaction whose facts are read one by one: the bits of the clauses that may hold and still matter, and the
open facts that they depend on, each as its index in `law_columns.ORDER` and its class."""


@dataclass(slots=True)
class Solver:
    """The function from classes of facts to outcomes, for one compiled law. It keeps the outcomes that it has worked out."""

    compiled: CompiledLaw
    reach: ApprovalReach | None = None
    """The measures that an approval can clear; None: an approval clears whatever an approval can."""
    columns: list[LawColumn] = field(init=False)
    """The law's columns, in the order of `law_columns.ORDER`."""
    _outcomes: dict[tuple[int, ...], Outcome] = field(default_factory=dict)
    _settled: dict[SolverState, Outcome] = field(default_factory=dict)
    _by_mask: dict[int, tuple[MeasureVerdict, ...]] = field(default_factory=dict)
    _measure_verdicts: dict[tuple[int, int], MeasureVerdict] = field(default_factory=dict)
    _equal: dict[MeasureVerdict, MeasureVerdict] = field(default_factory=dict)
    _certain: dict[tuple[int, ...], Outcome] = field(default_factory=dict)
    """Outcomes by the identities of their measure verdicts, which the outcomes keep alive."""
    _covering: dict[ApprovalReach, "Solver"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.columns = [self.compiled.columns[name] for name in ORDER]

    def covering(self, reach: ApprovalReach) -> "Solver":
        """The solver in which approvals clear only the measures of a reach; it is made once."""
        found = self._covering.get(reach)
        return found if found is not None else store(self._covering, reach, Solver(self.compiled, reach))

    @property
    def start(self) -> SolverState:
        """The state before any fact is read."""
        return self.compiled.all_bits, ()

    def step(self, known: SolverState, place: int, number: int) -> SolverState:
        """The state after a fact is read.

        Args:
            known: The state before.
            place: The index of the fact's column in `law_columns.ORDER`.
            number: The number of the fact's class.
        """
        before, opened = known
        column = self.columns[place]
        if before & column.firm[number] == before:
            return known
        if column.is_open[number]:
            opened = tuple(sorted((*opened, (place, number))))
        mask = self.compiled.relevant(before & column.reach[number])
        return mask, opened and self._still(mask, opened)

    def _still(self, mask: int, opened: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """The open facts that the bits of the mask still depend on."""
        return tuple([each for each in opened if mask & self.columns[each[0]].firm[each[1]] != mask])

    def outcome(self, key: tuple[int, ...]) -> Outcome:
        """The outcome for these classes of facts, which are in the order of `law_columns.ORDER`."""
        found = self._outcomes.get(key)
        if found is None:
            found = store(self._outcomes, key, self.settled(self.state(key)))
        return found

    def state(self, key: tuple[int, ...], without: int | None = None) -> SolverState:
        """The state after all facts are read; the order in which they are read makes no difference.

        Args:
            key: The classes of the facts, in the order of `law_columns.ORDER`.
            without: The index of a column whose fact is left out; None: of none.
        """
        mask, opened = self.compiled.all_bits, []
        for place, (column, number) in enumerate(zip(self.columns, key, strict=True)):
            if place == without:
                continue
            mask &= column.reach[number]
            if column.is_open[number]:
                opened.append((place, number))
        mask = self.compiled.relevant(mask)
        return mask, self._still(mask, opened)

    def settled(self, known: SolverState) -> Outcome:
        """The outcome of a state after which no further fact makes a difference."""
        found = self._settled.get(known)
        if found is None:
            mask, opened = known
            classes = [self.columns[place].classes[number] for place, number in opened]
            made = _uncertain(Worlds(self, classes), mask) if opened else self._sure(self.measure_verdicts(mask))
            found = store(self._settled, known, made)
        return found

    def _sure(self, verdicts: tuple[MeasureVerdict, ...]) -> Outcome:
        """The outcome of these measure verdicts where no fact is open."""
        key = tuple(map(id, verdicts))
        found = self._certain.get(key)
        return found if found is not None else store(self._certain, key, _certain(verdicts))

    def measure_verdicts(self, mask: int) -> tuple[MeasureVerdict, ...]:
        """The verdict under each measure in scope for a mask of relevant bits, in the order in which they were imposed."""
        found = self._by_mask.get(mask)
        if found is None:
            verdicts = tuple([self._measure_verdict(version, mask) for version in self.compiled.versions(mask)])
            found = store(self._by_mask, mask, verdicts)
        return found

    def _measure_verdict(self, version: int, mask: int) -> MeasureVerdict:
        """The verdict under one measure, worked out once for the bits that it depends on; equal values are one object."""
        bits = version, mask & self.compiled.bearing[version]
        found = self._measure_verdicts.get(bits)
        if found is None:
            made = self._worked_out(*bits)
            found = store(self._measure_verdicts, bits, self._equal.get(made) or store(self._equal, made, made))
        return found

    def _worked_out(self, version: int, mask: int) -> MeasureVerdict:
        own = self._own(version, mask)
        exemptions = tuple(self._states(version, mask))
        kinds = ((self.compiled.timeline.exemptions[number].exemption.kind, state) for number, state in exemptions)
        clause = self._first_clause(mask)
        part = clause.scope_part if self.compiled.timeline.measures[version].earlier else None
        points = self.compiled.points_met(version, mask)
        return MeasureVerdict(version, own, softened(own, kinds), exemptions, frozenset(clause.parts), part, points)

    def _own(self, version: int, mask: int) -> Verdict:
        measure = self.compiled.timeline.measures[version].measure
        if measure.judgement is not None:
            pointed = measure.judgement.points_always or mask & self.compiled.points[version]
            return "needs-judgement" if pointed else PERMITTED
        return "within-cap" if measure.cap is not None else "prohibited"

    def _first_clause(self, mask: int) -> Clause:
        """The first clause that brings a transaction into scope, given only the bits that one measure depends on."""
        scope = mask & self.compiled.scope_bits
        return self.compiled.clauses[(scope & -scope).bit_length() - 1]

    def _states(self, version: int, mask: int) -> Iterator[tuple[int, NoteState]]:
        """The exemptions in force for a measure, by number, each with its state, without those that no claim can open."""
        if self.reach is not None and not self.reach.covers(self.compiled.timeline.measures[version]):
            mask &= ~self.compiled.approval
        for number in self.compiled.overriding[version]:
            bits = self.compiled.exemptions[number]
            if mask & bits.in_force:
                state = "barred" if self._barred(bits, mask) else self._state(number, bits, mask)
                if state != "claimable" or not bits.within or mask & bits.within:
                    yield number, state

    def _state(self, number: int, bits: ExemptionBits, mask: int) -> NoteState:
        kind = self.compiled.timeline.exemptions[number].exemption.kind
        claim = bool(mask & bits.claim)
        listed = not bits.listed or bool(mask & bits.listed)
        if kind == "carve-out":
            return "applies" if claim and listed else "claimable"
        held = mask & (self.compiled.approval if kind == "approval" else self.compiled.notification)
        if claim and held and (listed or mask & self.compiled.unstated):
            return "applies"
        return "open" if bits.tied and claim and listed and not held else "claimable"

    def _barred(self, bits: ExemptionBits, mask: int) -> bool:
        """Whether a bar excludes this exemption, and is not itself barred."""
        return any(self._bars(self.compiled.exemptions[number], mask) for number in bits.bars)

    def _bars(self, bar: ExemptionBits, mask: int) -> bool:
        """Whether the facts meet this bar; its claim bits hold only on days on which it is in force."""
        shown = mask & bar.claim and (not bar.listed or mask & bar.listed)
        return bool(shown) and not self._barred(bar, mask)


def _certain(verdicts: tuple[MeasureVerdict, ...]) -> Outcome:
    verdict = strictest(each.verdict for each in verdicts)
    return Outcome(verdict, (), verdicts, _caps(verdict, verdicts))


def _caps(verdict: Verdict, verdicts: Iterable[MeasureVerdict]) -> tuple[int, ...]:
    """The measure versions whose caps a transaction counts under; none where a stricter measure applies."""
    return tuple(each.version for each in verdicts if each.verdict == "within-cap") if verdict == "within-cap" else ()


Node = Verdict | tuple[str, tuple["Node", ...]]
"""A verdict, or a column that it depends on with a node for each of the column's masks."""


@dataclass(slots=True)
class Worlds:
    """The possible worlds for the open facts of one transaction, and the decision diagram over those facts."""

    solver: Solver
    opened: Sequence[FactClass]
    _seen: dict[tuple[int, int], int] = field(default_factory=dict)
    _nodes: dict[object, int] = field(default_factory=dict)
    contents: list[tuple[frozenset[str], Verdict | None]] = field(default_factory=list)
    """For each node, the columns that it depends on, and its verdict if it depends on none."""
    leaves: dict[int, None] = field(default_factory=dict)
    """The masks of the worlds, each once."""

    def node(self, mask: int, depth: int = 0) -> int:
        """The number of the node for a mask, where the open facts from index `depth` on are not chosen yet."""
        found = self._seen.get((mask, depth))
        if found is None:
            found = self._seen[mask, depth] = self._build(mask, depth)
        return found

    def _build(self, mask: int, depth: int) -> int:
        if depth == len(self.opened) or not mask & self.solver.compiled.scope_bits:
            self.leaves[mask] = None
            verdict = strictest(each.verdict for each in self.solver.measure_verdicts(mask))
            return self._intern(verdict, frozenset(), verdict)
        met = self.opened[depth]
        children = tuple(self.node(self.solver.compiled.relevant(mask & each), depth + 1) for each in met.masks)
        if len(set(children)) == 1:
            return children[0]
        below = frozenset().union(*(self.contents[child][0] for child in children))
        return self._intern((depth, children), below | frozenset(met.missing), None)

    def _intern(self, key: object, columns: frozenset[str], verdict: Verdict | None) -> int:
        number = self._nodes.get(key)
        if number is None:
            number = self._nodes[key] = len(self.contents)
            self.contents.append((columns, verdict))
        return number


def _uncertain(worlds: Worlds, mask: int) -> Outcome:
    columns, verdict = worlds.contents[worlds.node(mask)]
    verdicts = tuple(_joined(worlds))
    if verdict is None:
        return Outcome("undetermined", tuple(sorted(columns)), verdicts, ())
    return Outcome(verdict, (), verdicts, _caps(verdict, verdicts))


def _joined(worlds: Worlds) -> Iterator[MeasureVerdict]:
    """The verdicts under each measure that is in scope in some world; certain where all worlds have it with the same verdict.

    A measure that leaves a judgement in some worlds and not in others has two entries, one for each kind.
    """
    measures = worlds.solver.compiled.timeline.measures
    found: dict[str, list[MeasureVerdict]] = {}
    for leaf in worlds.leaves:
        for each in worlds.solver.measure_verdicts(leaf):
            found.setdefault(measures[each.version].id, []).append(each)
    for verdicts in found.values():
        same = len(verdicts) == len(worlds.leaves) and len({each.verdict for each in verdicts}) == 1
        for judged in (False, True):
            alike = [each for each in verdicts if (measures[each.version].measure.judgement is not None) is judged]
            if alike:
                first = min(alike, key=lambda each: (RANK[each.verdict], each.version, -len(each.exemptions)))
                points = {point for each in alike if each.version == first.version for point in each.points}
                yield replace(first, certain=same, points=tuple(sorted(points)))
