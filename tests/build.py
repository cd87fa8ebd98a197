"""Small corpora, built in code, for tests that need law of a known shape."""

from datetime import date
from decimal import Decimal
from typing import Any

from detente.decide.decider import Decider
from detente.decide.decision import Decision
from detente.law.acting import Reading
from detente.law.allowance import Cap, Limit
from detente.law.declaration import (
    Corpus,
    Declaration,
    DesignationGroup,
    Factor,
    FactorTable,
    Group,
    Place,
    Position,
)
from detente.law.finding_kind import FindingKind
from detente.law.instrument import Exemption, Goods, Instrument, Measure, Provision, Scope
from detente.law.regime import Regime
from detente.transactions.transaction import read_one
from detente.vocabulary import CapUnit, Status

COAL = Goods(hs=("2701",), basis="mapped")
OIL = Goods(hs=("2710",), basis="mapped")

DECLARATION = Declaration(
    id="test",
    title="A regime for tests",
    authority="Nobody",
    target="KP",
    groups=(Group(id="export", title="Exports"), Group(id="supply", title="Supplies")),
    positions=(Position(id="strict", summary="A strict reading."),),
    findings=(FindingKind(id="step-done", summary="A step is done."), FindingKind(id="breach", summary="A breach.")),
    factors=(
        FactorTable(
            id="oil",
            factors=(
                Factor(
                    hs=("271012",), product="petrol", barrels_per_tonne=Decimal("8.5"), reading="text", source="here"
                ),
                Factor(hs=("2710",), product="oils", barrels_per_tonne=Decimal(7), reading="text", source="here"),
            ),
        ),
    ),
    designations=(DesignationGroup(id="frozen"), DesignationGroup(id="ships")),
    places=(Place(id="rajin", names=("Rason",)),),
)


def scope(**parts: Any) -> Scope:
    """Coal out of the target unless the parts say otherwise."""
    given: dict[str, Any] = {"activity": ("trade",), "flow": "from-target", "goods": COAL}
    return Scope(**(given | parts))


def measure(name: str = "coal", **parts: Any) -> Measure:
    """A ban on coal unless the parts say otherwise."""
    given: dict[str, Any] = {
        "summary": f"No {name}.",
        "purpose": "revenue",
        "civilian_impact": "low",
        "scope": (scope(),),
    }
    return Measure(id=name, **(given | parts))


def exemption(name: str = "leave", **parts: Any) -> Exemption:
    """An approval that overrides coal unless the parts say otherwise."""
    given: dict[str, Any] = {"summary": f"Leave: {name}.", "kind": "approval", "overrides": ("coal",)}
    return Exemption(id=name, **(given | parts))


def cap(amount: float, unit: CapUnit = "t", *more: tuple[float, CapUnit], **parts: Any) -> Cap:
    """A cap of so much a calendar year from 2017."""
    limits = tuple(Limit(amount=Decimal(str(size)), unit=kind) for size, kind in ((amount, unit), *more))
    given: dict[str, Any] = {"starts": date(2017, 1, 1), "months": 12, "counter": "counter"}
    return Cap(limits=limits, **(given | parts))


def provision(number: int = 1, **act: Any) -> Provision:
    """Paragraph `number`, which does this."""
    return Provision(paragraph=str(number), reading="text", **act)


def text(name: str, day: str, *provisions: Provision, status: Status = "adopted") -> Instrument:
    """A legal text of that day; its paragraphs as given."""
    return Instrument(
        id=name,
        symbol=f"T/{name}",
        title=name,
        date=date.fromisoformat(day),
        status=status,
        source=f"https://example.org/{name}",
        reading="text",
        provisions=provisions,
    )


def regime(*texts: Instrument) -> Regime:
    """A regime of these texts."""
    return Regime(Corpus(regime=DECLARATION, instruments=texts))


def decider(*texts: Instrument, **reading: Any) -> Decider:
    """What decides under these texts."""
    return Decider(regime(*texts), Reading(**reading), "digest")


def decide(subject: Decider, **facts: str) -> Decision:
    """The decision on coal out of the target in 2018, unless the facts say otherwise."""
    given = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"}
    return subject.decide(read_one({name: word for name, word in (given | facts).items() if word}))
