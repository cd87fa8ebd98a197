"""Approvals checked against transactions: what clears, what does not, and what is said of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from detente.decide.approval import Approval, HeldApprovals
from detente.decide.approval_check import UNCHECKED
from detente.decide.decider import Decider
from detente.decide.decision import Decision
from detente.decide.solve import RANK
from detente.law.instrument import Goods, Judgement, Scope
from detente.transactions.transaction import read_one
from tests.build import cap, decider, exemption, measure, provision, scope, text

METALS = Goods(hs=("27", "72"), basis="mapped")
LAW = decider(
    text(
        "a",
        "2017-01-01",
        provision(1, impose=measure()),
        provision(2, impose=measure("metals", scope=(scope(goods=METALS),))),
        provision(3, impose=measure("money", scope=(Scope(activity=("trade",), end_use=("military",)),))),
        provision(4, exempt=exemption(overrides=("coal", "metals", "money"))),
        provision(5, impose=measure("state", scope=(Scope(vessel_flag=("KP",)),))),
        provision(
            6,
            impose=measure("doubt", scope=(scope(goods=METALS),), judgement=Judgement(words="Might.", by="a State")),
        ),
    )
)
CAPPED = decider(
    text(
        "a",
        "2017-01-01",
        provision(1, impose=measure(cap=cap(100))),
        provision(2, impose=measure("metals", scope=(scope(goods=METALS),))),
        provision(3, exempt=exemption(overrides=("metals",))),
    )
)
COAL = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112", "approval": "OC.1"}


def held(*approvals: Approval, law: Decider = LAW) -> Decider:
    """The law with these approvals held, in the file `held.csv`."""
    return law.holding(HeldApprovals(approvals, "held.csv"))


def approval(**parts: Any) -> Approval:
    """One that covers both bans on coal, unless the parts say otherwise."""
    return Approval(**({"reference": "OC.1", "covers": ("coal", "metals")} | parts))


def on(subject: Decider, *rows: dict[str, str]) -> list[Decision]:
    """The decisions on rows in their order."""
    counter = subject.counter()
    return [subject.decide(read_one({k: v for k, v in (COAL | row).items() if v}), counter) for row in rows]


def one(subject: Decider, **facts: str) -> Decision:
    return on(subject, facts)[0]


def states(found: Decision) -> list[str]:
    return [each.state for each in found.approvals]


def test_a_bare_reference_clears_and_its_content_was_not_checked() -> None:
    found = one(LAW)
    assert (found.verdict, states(found)) == ("permitted", ["not-checked"])
    assert found.approvals[0].text == UNCHECKED
    assert found.approvals[0].clears == ("coal", "metals")
    assert UNCHECKED in found.text()


@pytest.mark.parametrize("facts", [{"hs": "9504"}, {"approval": ""}, {"hs": "", "activity": "payment"}])
def test_nothing_is_said_of_a_bare_reference_that_clears_nothing(facts: dict[str, str]) -> None:
    assert one(LAW, **facts).approvals == ()


def test_an_approval_that_covers_the_row_clears_it_and_says_so() -> None:
    found = one(held(approval(since=date(2018, 6, 1), until=date(2018, 6, 1), by="the Committee")))
    assert (found.verdict, states(found)) == ("permitted", ["covers"])
    assert found.approvals[0].clears == ("coal", "metals")
    assert found.approvals[0].text == (
        "The approval OC.1 (given by the Committee) covers the transaction, and clears coal, metals."
    )


@pytest.mark.parametrize(
    ("parts", "facts", "state", "words"),
    [
        ({"until": date(2018, 5, 31)}, {}, "expired", "expired on 2018-05-31"),
        ({"since": date(2018, 6, 2)}, {}, "too-early", "begins only on 2018-06-02"),
        ({"until": date(2018, 6, 15)}, {"date": "2018-06"}, "day-unknown", "the transaction may be on another day"),
        ({"until": date(2018, 6, 15)}, {"date": ""}, "day-unknown", "the day of the transaction is not known"),
        ({"covers": ("2702",)}, {}, "other-goods", "is for HS 2702, and not for HS 270112"),
        ({"covers": ("270112",)}, {"hs": "2701"}, "goods-unknown", "HS 2701 of the transaction is wider"),
        ({"covers": ("2701",)}, {"hs": "", "activity": "trade"}, "goods-unknown", "states no goods"),
        ({"quantity": 5.0, "unit": "t"}, {}, "quantity-unknown", "does not state its quantity in t"),
        (
            {"quantity": 5.0, "unit": "t"},
            {"quantity": "3", "unit": "bbl"},
            "quantity-unknown",
            "does not state its quantity in t",
        ),
        ({"quantity": 5.0, "unit": "USD"}, {"value": "3", "currency": "EUR"}, "quantity-unknown", "its value in USD"),
        (
            {"quantity": 5.0, "unit": "t"},
            {"quantity": "5001", "unit": "kg"},
            "used-up",
            "and the 5.001 of the transaction do not fit",
        ),
        ({"reference": "OC.2"}, {}, "not-in-file", "is not in held.csv"),
        ({"covers": ("money",)}, {}, "other-measures", "does not cover coal, metals"),
    ],
)
def test_an_approval_that_does_not_cover_the_row_is_told_and_clears_nothing(
    parts: dict[str, Any], facts: dict[str, str], state: str, words: str
) -> None:
    found = one(held(approval(**parts)), **facts)
    without = one(LAW, **(facts | {"approval": ""}))
    assert (found.verdict, states(found)) == (without.verdict, [state])
    assert [(each.measure, each.verdict) for each in found.reasons] == [
        (each.measure, each.verdict) for each in without.reasons
    ]
    assert words in found.approvals[0].text
    assert "it does not clear the transaction" in found.approvals[0].text
    assert found.approvals[0].clears == ()
    assert found.approvals[0].text in found.text()


def test_a_measure_that_the_approval_does_not_cover_gets_its_answer_without_one() -> None:
    found = one(held(approval(covers=("coal",))))
    assert found.verdict == "prohibited"
    assert {each.measure: each.verdict for each in found.reasons} == {"metals": "prohibited", "coal": "permitted"}
    assert found.approvals[0].clears == ("coal",)
    assert found.approvals[0].text.endswith("clears coal. It does not cover metals.")


def test_two_approvals_clear_together_what_each_covers() -> None:
    subject = held(approval(covers=("coal",)), approval(reference="OC.2", covers=("metals",)))
    found = one(subject, approval="oc.2; OC.1")
    assert (found.verdict, [each.clears for each in found.approvals]) == ("permitted", [("metals",), ("coal",)])


def test_codes_alone_do_not_clear_a_measure_that_names_no_goods() -> None:
    found = one(held(approval(covers=("2701",))), end_use="military")
    assert {each.measure: each.verdict for each in found.reasons if each.measure == "money"} == {"money": "prohibited"}
    assert found.approvals[0].clears == ("coal", "metals")


def test_an_approval_where_nothing_stands_in_the_way_clears_no_measure() -> None:
    found = one(held(approval()), hs="9504")
    assert (found.verdict, found.approvals[0].clears) == ("permitted", ())
    assert "there is no measure that it clears" in found.approvals[0].text


def test_no_approval_clears_a_measure_without_such_an_exemption() -> None:
    found = one(held(approval(covers=("coal", "metals", "state"))), vessel_flag="KP", vessel_imo="9074729")
    assert found.verdict == "prohibited"
    assert "state" not in found.approvals[0].clears


def test_the_quantity_is_used_up_in_the_order_of_the_rows() -> None:
    subject = held(approval(quantity=10.0, unit="t"))
    found = on(subject, *({"quantity": size, "unit": unit} for size, unit in (("6", "t"), ("5000", "kg"), ("4", "t"))))
    assert [each.verdict for each in found] == ["permitted", "prohibited", "permitted"]
    assert [states(each) for each in found] == [["covers"], ["used-up"], ["covers"]]
    assert found[1].approvals[0].brief == "used up (6 of 10 t used, 5 more needed)"
    assert found[2].approvals[0].text.endswith("Earlier rows use 6 of its 10 t; this one adds 4.")


def test_a_row_that_is_refused_or_needs_no_approval_uses_nothing() -> None:
    subject = held(approval(quantity=10.0, unit="t"))
    amount = {"quantity": "10", "unit": "t"}
    found = on(subject, amount | {"end_use": "military"}, amount | {"hs": "9504"}, amount)
    assert [each.verdict for each in found] == ["prohibited", "permitted", "permitted"]


def test_what_an_approval_lets_through_counts_under_a_cap() -> None:
    subject = held(approval(covers=("metals",)), law=CAPPED)
    found = on(subject, {"quantity": "60", "unit": "t"}, {"quantity": "60", "unit": "t"})
    assert [each.verdict for each in found] == ["within-cap", "over-cap"]
    assert found[0].approvals[0].clears == ("metals",)


def test_a_row_over_a_cap_uses_nothing_of_its_approval() -> None:
    subject = held(approval(covers=("metals",), quantity=90.0, unit="t"), law=CAPPED)
    rows = [{"quantity": size, "unit": "t"} for size in ("80", "30", "5")]
    found = on(subject, *rows)
    assert [each.verdict for each in found] == ["within-cap", "prohibited", "within-cap"]


def test_what_would_help_is_an_approval_that_covers_the_row() -> None:
    found = one(held(approval(covers=("coal",))))
    assert ("with an approval that covers it", "permitted") in [(e.what, e.verdict) for e in found.would_change]
    assert one(held(approval())).would_change == ()


def test_an_open_fact_is_decided_in_every_world() -> None:
    subject = held(approval(covers=("metals",)))
    found = one(subject, hs="27")
    assert (found.verdict, found.missing) == ("undetermined", ("hs",))


def test_a_law_without_the_measure_is_refused() -> None:
    from detente.errors import InputError

    with pytest.raises(InputError, match="covers 'iron'"):
        held(approval(covers=("iron",)))


# --- whatever the approval --------------------------------------------------------------------------------------------

ROWS = some.fixed_dictionaries(
    {
        "date": some.sampled_from(["2018-06-01", "2018-06", "2016-12-31", ""]),
        "hs": some.sampled_from(["270112", "2702", "27", "720110", "9504", ""]),
        "activity": some.sampled_from(["trade", ""]),
        "from_country": some.sampled_from(["KP", "CN", ""]),
        "end_use": some.sampled_from(["", "military", "humanitarian"]),
        "quantity": some.sampled_from(["", "3", "60"]),
        "unit": some.just("t"),
        "vessel_flag": some.sampled_from(["", "KP"]),
    }
)
APPROVALS = some.builds(
    Approval,
    reference=some.sampled_from(["OC.1", "OC.2"]),
    covers=some.lists(some.sampled_from(["coal", "metals", "money", "2701", "27", "72"]), min_size=1, unique=True),
    since=some.sampled_from([None, date(2018, 6, 1), date(2018, 6, 2)]),
    until=some.sampled_from([None, date(2018, 6, 30), date(2018, 7, 31)]),
    quantity=some.sampled_from([None]),
) | some.builds(
    Approval,
    reference=some.sampled_from(["OC.1", "OC.2"]),
    covers=some.lists(some.sampled_from(["coal", "metals", "27"]), min_size=1, unique=True),
    quantity=some.sampled_from([0.0, 5.0, 60.0]),
    unit=some.just("t"),
)
HELD = some.lists(APPROVALS, max_size=2, unique_by=lambda each: each.reference)


def words(found: Decision) -> dict[str, str]:
    """Each measure with its answer."""
    return {each.measure: each.verdict for each in found.reasons}


@given(HELD, ROWS, some.sampled_from(["OC.1", "OC.1; OC.2", "OC.3"]))
def test_an_approval_never_clears_a_measure_that_it_does_not_cover(
    approvals: list[Approval], row: dict[str, str], reference: str
) -> None:
    mine = [each for each in approvals if each.reference in reference]
    covered = {each for one in mine for each in one.measures}
    if any(not each.measures for each in mine):
        covered |= {"coal", "metals"}
    found = one(held(*approvals), **row, approval=reference)
    without = words(one(LAW, **row, approval=""))
    for name, verdict in words(found).items():
        if name not in covered:
            assert verdict == without[name]
    assert set(words(found)) == set(without)
    assert {name for note in found.approvals for name in note.clears} <= covered


@given(HELD, APPROVALS, ROWS, some.sampled_from(["OC.1", "OC.2; OC.1"]))
def test_one_more_approval_never_makes_the_answer_stricter(
    approvals: list[Approval], more: Approval, row: dict[str, str], reference: str
) -> None:
    assume(more.reference not in {each.reference for each in approvals})
    before = one(held(*approvals), **row, approval=reference)
    after = one(held(*approvals, more), **row, approval=reference)
    if before.verdict != "undetermined":
        assert RANK[after.verdict] >= RANK[before.verdict]
    for name, verdict in words(after).items():
        assert RANK[verdict] >= RANK[words(before)[name]]  # type: ignore[index]


@given(HELD, ROWS)
def test_an_approval_that_says_nothing_else_clears_what_a_bare_reference_does(
    approvals: list[Approval], row: dict[str, str]
) -> None:
    every = Approval(reference="OC.9", covers=("coal", "metals", "money"))
    found = one(held(every, *approvals), **row, approval="OC.9")
    bare = one(LAW, **row, approval="OC.9")
    assert replace(found, approvals=(), receipt="") == replace(bare, approvals=(), receipt="")
