"""Law into tables: which exemption overrides which measure, which bar takes it away, and which bits matter."""

from datetime import date
from typing import Any

import pytest

from detente.decide.compile import CompiledLaw, compile_law
from detente.law.instrument import Instrument, Provision, Targets
from tests.build import DECLARATION, OIL, decide, decider, exemption, measure, provision, regime, scope, text

COAL = provision(1, impose=measure(groups=("export",)))
IRON = provision(2, impose=measure("iron", groups=("export",), scope=(scope(goods=OIL),)))
FUEL = provision(3, impose=measure("fuel", groups=("supply",), scope=(scope(goods=OIL, flow="to-target"),)))


def compiled(*texts: Instrument) -> CompiledLaw:
    """The tables of these texts."""
    return compile_law(regime(*texts).timeline(), DECLARATION)


def one(*provisions: Provision) -> CompiledLaw:
    """The tables of one text."""
    return compiled(text("a", "2016-03-02", *provisions))


def overridden(made: CompiledLaw, name: str) -> list[str]:
    """The measures that an exemption overrides."""
    number = next(place for place, version in enumerate(made.timeline.exemptions) if version.id == name)
    return [version.id for version, over in zip(made.timeline.measures, made.overriding, strict=True) if number in over]


OVERRIDES: list[tuple[dict[str, Any], list[str]]] = [
    ({"overrides": ("coal",)}, ["coal"]),
    ({"overrides": ("export",)}, ["coal", "iron"]),
    ({"overrides": ("all",)}, ["coal", "iron", "fuel"]),
    ({"overrides": ("all",), "except_for": ("coal",)}, ["iron", "fuel"]),
    ({"overrides": ("all",), "except_for": ("export",)}, ["fuel"]),
    ({"overrides": ("export", "fuel"), "except_for": ("iron",)}, ["coal", "fuel"]),
    ({"overrides": ("all",), "except_for": ("all",)}, []),
    # A bar takes exemptions away, and overrides no measure.
    ({"overrides": ("coal",), "kind": "bar"}, []),
    ({"overrides": ("other",)}, []),
]


@pytest.mark.parametrize(("parts", "measures"), OVERRIDES)
def test_an_exemption_overrides_what_it_names(parts: dict[str, Any], measures: list[str]) -> None:
    assert overridden(one(COAL, IRON, FUEL, provision(4, exempt=exemption(**parts))), "leave") == measures


def test_an_exemption_that_ended_before_a_measure_began_does_not_override_it() -> None:
    leave = provision(4, exempt=exemption(overrides=("all",)), until=date(2016, 12, 31))
    made = compiled(
        text("a", "2016-03-02", COAL, leave),
        text("b", "2016-12-31", IRON),
        text("c", "2017-01-01", FUEL),
    )
    assert overridden(made, "leave") == ["coal", "iron"]


def bars(made: CompiledLaw, name: str) -> list[str]:
    """The bars that may take an exemption away."""
    versions = made.timeline.exemptions
    number = next(place for place, version in enumerate(versions) if version.id == name)
    return [versions[bar].id for bar in made.exemptions[number].bars]


def test_a_bar_takes_away_the_exemptions_that_it_names() -> None:
    leave, other = provision(4, exempt=exemption()), provision(5, exempt=exemption("other"))
    bar = provision(6, exempt=exemption("bar", kind="bar", overrides=("leave",)))
    made = one(COAL, leave, other, bar)
    assert (bars(made, "leave"), bars(made, "other")) == (["bar"], [])


def test_a_bar_of_other_days_does_not() -> None:
    leave = provision(4, exempt=exemption(), until=date(2016, 12, 31))
    bar = provision(1, exempt=exemption("bar", kind="bar", overrides=("leave",)))
    assert bars(compiled(text("a", "2016-03-02", COAL, leave), text("b", "2017-01-01", bar)), "leave") == []
    assert bars(compiled(text("a", "2016-03-02", COAL, leave), text("b", "2016-12-31", bar)), "leave") == ["bar"]


def test_the_bits_of_scopes_belong_each_to_one_version() -> None:
    two = provision(1, impose=measure(scope=(scope(), scope(flow="to-target"))))
    made = one(two, FUEL)
    owners = [made.owner[bit] for bit in sorted(made.owner)]
    # Out of the target is three: sent from it, of its origin, or leaving it for another State.
    assert sorted(owners) == [0, 0, 0, 0, 1]
    assert made.scope_bits == sum(1 << bit for bit in made.owner)
    assert made.scope_bits & ~made.all_bits == 0


def test_a_mask_gives_the_versions_in_whose_scope_it_lies() -> None:
    made = one(COAL, IRON, FUEL)
    assert made.versions(0) == ()
    assert made.versions(made.all_bits) == (0, 1, 2)
    for bit, owner in made.owner.items():
        assert made.versions(1 << bit) == (owner,)


def test_bits_that_bear_on_nothing_in_scope_are_left_out() -> None:
    leave = provision(4, exempt=exemption(end_use=("medical",)))
    made = one(COAL, FUEL, leave)
    coal, fuel = (
        sum(1 << bit for bit, owner in made.owner.items() if made.timeline.measures[owner].id == name)
        for name in ("coal", "fuel")
    )
    rest = made.all_bits & ~made.scope_bits
    assert made.relevant(rest) == 0
    assert made.relevant(fuel | rest) == fuel
    assert made.relevant(coal | rest) & rest != 0
    assert made.relevant(made.all_bits) & made.scope_bits == made.scope_bits


def test_what_is_relevant_is_part_of_the_mask_and_stays_so() -> None:
    made = one(
        COAL,
        IRON,
        FUEL,
        provision(4, exempt=exemption()),
        provision(5, exempt=exemption("bar", kind="bar", overrides=("leave",))),
    )
    for mask in range(0, made.all_bits + 1, 7):
        kept = made.relevant(mask)
        assert kept & ~mask == 0
        assert made.relevant(kept) == kept


TIES: list[tuple[dict[str, Any], bool]] = [
    ({}, False),
    ({"end_use": ("medical",)}, True),
    ({"shown": (scope(),)}, False),
    ({"shown": (scope(end_use=("medical",)),)}, True),
    ({"shown": (scope(origin=("KP",)),)}, True),
    ({"shown": (scope(via=("rajin",)),)}, True),
    ({"shown": (scope(contract_before=date(2017, 1, 1)),)}, True),
]


@pytest.mark.parametrize(("parts", "tied"), TIES)
def test_an_exemption_is_tied_where_it_asks_for_what_excuses(parts: dict[str, Any], tied: bool) -> None:
    made = one(COAL, provision(4, exempt=exemption(**parts)))
    assert made.exemptions[0].tied is tied


def test_an_exemption_that_asks_for_nothing_is_claimed_by_being_in_force() -> None:
    made = one(COAL, provision(4, exempt=exemption()))
    (bits,) = made.exemptions
    assert bits.claim == bits.in_force != 0
    assert bits.listed == 0


def test_a_suspended_measure_is_two_versions() -> None:
    pause = provision(1, suspend=Targets(measures=("coal",)), until=date(2018, 12, 31))
    made = compiled(text("a", "2016-03-02", COAL), text("b", "2018-01-01", pause))
    assert [version.id for version in made.timeline.measures] == ["coal", "coal"]
    assert len(set(made.owner.values())) == 2


def test_a_law_without_measures_has_no_scopes() -> None:
    made = one(provision(4, exempt=exemption(overrides=("all",))))
    assert (made.scope_bits, made.owner, made.versions(made.all_bits)) == (0, {}, ())
    assert made.relevant(made.all_bits) == 0


def test_a_law_without_a_text_in_force_permits_everything() -> None:
    assert decide(decider()).verdict == "permitted"
    assert decide(decider(text("a", "2016-03-02", COAL, status="draft"))).verdict == "permitted"
