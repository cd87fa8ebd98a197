"""Compiles the law: its clauses, the measure or exemption that each bit belongs to, and the columns that turn facts into bits."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from detente.decide.cache import store
from detente.decide.clauses import Clause, Role, clauses
from detente.decide.law_columns import LawColumns, columns
from detente.law.declaration import Declaration
from detente.law.inforce import ExemptionVersion, MeasureVersion, Timeline
from detente.transactions.columns import EXEMPTING_KEYS


@dataclass(frozen=True, slots=True)
class ExemptionBits:
    """The bits of an exemption version."""

    in_force: int
    claim: int
    """The bits of the facts that it requires; where it requires none, the bit of its being in force."""
    within: int
    """The bits of what it requires besides claims, such as its goods; 0: it requires nothing else."""
    listed: int
    """The bit of its end uses; 0: it is not limited to end uses."""
    tied: bool
    bars: tuple[int, ...]
    """The indices of the exemption versions of kind `bar` that may exclude it."""


@dataclass(frozen=True, slots=True)
class CompiledLaw:
    """The law under one reading, compiled. Both executors decide from this value alone."""

    timeline: Timeline
    clauses: tuple[Clause, ...]
    columns: LawColumns
    all_bits: int
    scope_bits: int
    """The bits that bring a transaction into the scope of some measure."""
    owner: dict[int, int]
    """The measure version that each scope bit belongs to, by the number of the bit."""
    points: tuple[int, ...]
    """For each measure version, the bits that call for its judgement."""
    exemptions: tuple[ExemptionBits, ...]
    overriding: tuple[tuple[int, ...], ...]
    """For each measure version, the exemption versions that override it."""
    support: tuple[int, ...]
    """For each measure version, the bits that matter once it is in scope."""
    unstated: int
    approval: int
    notification: int
    bearing: tuple[int, ...]
    """For each measure version, the bits that its verdict depends on: those of its scope, and its support."""
    _scopes: dict[int, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    """For each combination of scope bits, the bits that matter with it, and the measure versions in scope."""

    def relevant(self, mask: int) -> int:
        """The mask without the bits that no longer matter, because no measure that they affect is in scope."""
        return mask & self._scope(mask & self.scope_bits)[0]

    def versions(self, mask: int) -> tuple[int, ...]:
        """The measure versions that are in scope for this mask, in order."""
        return self._scope(mask & self.scope_bits)[1]

    def points_met(self, version: int, mask: int) -> tuple[tuple[int, int], ...]:
        """The points of a judgement that a mask meets: the index of each, and that of the document of its list of items."""
        met = (self.clauses[number] for number in bit_numbers(mask & self.points[version]))
        return tuple(sorted({(clause.scope_part, clause.document) for clause in met}))

    def _scope(self, scope: int) -> tuple[int, tuple[int, ...]]:
        found = self._scopes.get(scope)
        if found is None:
            versions = tuple(sorted({self.owner[bit] for bit in bit_numbers(scope)}))
            needed = scope
            for version in versions:
                needed |= self.support[version]
            found = store(self._scopes, scope, (needed, versions))
        return found


def bit_numbers(mask: int) -> Iterator[int]:
    """The numbers of the bits of a mask."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def compile_law(timeline: Timeline, regime: Declaration) -> CompiledLaw:
    """Compile the law of a timeline.

    Args:
        timeline: The law under one reading.
        regime: The declaration of the regime.
    """
    made = tuple(clauses(timeline, regime))
    bits = _Bits(made)
    measures, exemptions = timeline.measures, timeline.exemptions
    reach = [_overrides(version, measures) for version in exemptions]
    barring = [_barred_by(version, exemptions) for version in exemptions]
    overriding = tuple(
        tuple(number for number, reached in enumerate(reach) if measure in reached) for measure in range(len(measures))
    )
    points = tuple(bits.of("point", number) for number in range(len(measures)))
    exemption_bits = tuple(_exemption(bits, number, version, barring) for number, version in enumerate(exemptions))
    support = tuple(
        points[number] | _support(exemption_bits, overriding[number], bits) for number in range(len(measures))
    )
    return CompiledLaw(
        timeline=timeline,
        clauses=made,
        columns=columns([clause.parts for clause in made], min(timeline.changes, default=date.min)),
        all_bits=(1 << len(made)) - 1,
        scope_bits=bits.role("scope"),
        owner={number: clause.owner for number, clause in enumerate(made) if clause.role == "scope"},
        points=points,
        exemptions=exemption_bits,
        overriding=overriding,
        support=support,
        unstated=bits.of("unstated", -1),
        approval=bits.of("approval", -1),
        notification=bits.of("notification", -1),
        bearing=tuple(bits.of("scope", number) | each for number, each in enumerate(support)),
    )


class _Bits:
    """The bits of each role and owner."""

    def __init__(self, made: tuple[Clause, ...]) -> None:
        self._of: dict[tuple[Role, int], int] = {}
        for number, clause in enumerate(made):
            key = (clause.role, clause.owner)
            self._of[key] = self._of.get(key, 0) | 1 << number

    def of(self, role: Role, owner: int) -> int:
        """The bits of one owner in one role."""
        return self._of.get((role, owner), 0)

    def role(self, role: Role) -> int:
        """The bits of one role."""
        found = 0
        for (other, _), mask in self._of.items():
            found |= mask if other == role else 0
        return found


def _exemption(bits: _Bits, number: int, version: ExemptionVersion, barring: list[tuple[int, ...]]) -> ExemptionBits:
    exemption = version.exemption
    shown_ties = any(getattr(scope, key) for scope in exemption.shown for key in EXEMPTING_KEYS)
    return ExemptionBits(
        in_force=bits.of("in-force", number),
        claim=bits.of("claim", number) if exemption.shown else bits.of("in-force", number),
        within=bits.of("within", number),
        listed=bits.of("listed", number),
        tied=bool(exemption.end_use) or shown_ties,
        bars=barring[number],
    )


def _overrides(version: ExemptionVersion, measures: tuple[MeasureVersion, ...]) -> frozenset[int]:
    """The indices of the measure versions that an exemption overrides, where both are in force on some day."""
    if version.exemption.kind == "bar":
        return frozenset()
    wanted, spared = frozenset(version.exemption.overrides), frozenset(version.exemption.except_for)
    return frozenset(
        number
        for number, measure in enumerate(measures)
        if _covers(wanted, measure) and not _covers(spared, measure) and _overlap_in_time(version, measure)
    )


def _covers(names: frozenset[str], version: MeasureVersion) -> bool:
    """Whether one of these names (an id, a group or `all`) covers the measure."""
    return "all" in names or version.id in names or not names.isdisjoint(version.measure.groups)


def _overlap_in_time(one: ExemptionVersion | MeasureVersion, other: ExemptionVersion | MeasureVersion) -> bool:
    """Whether there is a day on which both are in force."""
    ends = [version.wording.until for version in (one, other) if version.wording.until is not None]
    return max(one.wording.since, other.wording.since) <= min(ends, default=max(one.wording.since, other.wording.since))


def _barred_by(version: ExemptionVersion, exemptions: tuple[ExemptionVersion, ...]) -> tuple[int, ...]:
    """The indices of the exemption versions of kind `bar` that name this exemption."""
    return tuple(
        number
        for number, other in enumerate(exemptions)
        if other.exemption.kind == "bar"
        and version.id in other.exemption.overrides
        and _overlap_in_time(version, other)
    )


def _support(exemptions: tuple[ExemptionBits, ...], overriding: tuple[int, ...], bits: _Bits) -> int:
    """The bits that the exemptions of a measure depend on, including their bars."""
    found, queue, seen = 0, list(overriding), set()
    while queue:
        number = queue.pop()
        if number in seen:
            continue
        seen.add(number)
        exemption = exemptions[number]
        found |= exemption.in_force | exemption.claim | exemption.within | exemption.listed
        queue.extend(exemption.bars)
    every = bits.of("unstated", -1) | bits.of("approval", -1) | bits.of("notification", -1)
    return found | (every if seen else 0)
