"""The scalar executor: verdicts, exemptions, and what is not known."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from detente.decide.approval import ApprovalReach
from detente.decide.classification import classify
from detente.decide.decider import Decider
from detente.decide.law_columns import ORDER
from detente.decide.solve import SolverState, softened, strictest
from detente.law.allowance import WindDown
from detente.law.instrument import Amendment, Designated, Designation, Goods, Judgement, Price, Scope
from detente.transactions.transaction import Transaction, read_one
from tests.build import COAL, cap, decide, decider, exemption, measure, provision, scope, text

BAN = provision(1, impose=measure())
COAL_ROW = read_one({"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"})


def test_in_scope_is_prohibited_and_outside_is_permitted() -> None:
    subject = decider(text("a", "2016-03-02", BAN))
    assert decide(subject).verdict == "prohibited"
    assert decide(subject, hs="260111").verdict == "permitted"
    assert decide(subject, from_country="RU").verdict == "permitted"
    assert decide(subject, activity="payment").verdict == "permitted"


def test_origin_brings_goods_into_scope_and_its_absence_does_not() -> None:
    subject = decider(text("a", "2016-03-02", BAN))
    assert decide(subject, from_country="CN", to_country="DE", origin_country="KP").verdict == "prohibited"
    assert decide(subject, from_country="CN", to_country="DE").verdict == "permitted"


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2016-03-01", "permitted"), ("2016-03-02", "prohibited"), ("2016-03-01/2016-03-02", "undetermined")],
)
def test_days_on_both_sides_and_across(day: str, verdict: str) -> None:
    found = decide(decider(text("a", "2016-03-02", BAN)), date=day)
    assert found.verdict == verdict
    assert found.missing == (("date",) if verdict == "undetermined" else ())


def test_the_strictest_measure_gives_the_verdict_and_all_are_reasons() -> None:
    subject = decider(
        text("a", "2016-03-02", provision(1, impose=measure(cap=cap(100))), provision(2, impose=measure("more")))
    )
    found = decide(subject, quantity="5", unit="t")
    assert found.verdict == "prohibited"
    assert [(reason.measure, reason.verdict) for reason in found.reasons] == [
        ("more", "prohibited"),
        ("coal", "within-cap"),
    ]


def test_strictness_has_an_order() -> None:
    assert strictest(["permitted", "needs-approval", "within-cap"]) == "needs-approval"
    assert strictest([]) == "permitted"
    assert softened("prohibited", [("approval", "open"), ("notification", "open")]) == "needs-notification"
    assert softened("within-cap", [("approval", "open")]) == "within-cap"
    assert softened("prohibited", [("carve-out", "claimable"), ("approval", "barred")]) == "prohibited"


APPROVAL = provision(2, exempt=exemption(end_use=("humanitarian", "medical")))


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({}, "prohibited"),
        ({"end_use": "commercial"}, "prohibited"),
        ({"end_use": "medical"}, "needs-approval"),
        ({"end_use": "medical", "notification": "n"}, "needs-approval"),
        ({"end_use": "medical", "approval": "a"}, "permitted"),
        ({"approval": "a"}, "permitted"),
        ({"end_use": "commercial", "approval": "a"}, "prohibited"),
    ],
)
def test_an_approval_tied_to_end_uses(facts: dict[str, str], verdict: str) -> None:
    assert decide(decider(text("a", "2016-03-02", BAN, APPROVAL)), **facts).verdict == verdict


def test_an_untied_approval_is_named_and_opens_only_to_who_holds_it() -> None:
    subject = decider(text("a", "2016-03-02", BAN, provision(2, exempt=exemption())))
    found = decide(subject, end_use="medical")
    assert (found.verdict, found.reasons[0].exemptions[0].state) == ("prohibited", "claimable")
    assert decide(subject, end_use="medical", approval="a").verdict == "permitted"


ANTHRACITE = Scope(goods=Goods(hs=("270111",), basis="mapped"))
SHIPPED_BY_RUSSIA = Scope(to_country=("RU",), end_use=("livelihood",))


@pytest.mark.parametrize(
    ("shown", "facts", "offered"),
    [
        ((ANTHRACITE,), {"hs": "270112"}, False),
        ((ANTHRACITE,), {"hs": "270111"}, True),
        ((ANTHRACITE,), {"hs": "2701"}, True),
        ((SHIPPED_BY_RUSSIA,), {"to_country": "CN"}, False),
        ((SHIPPED_BY_RUSSIA,), {"to_country": "RU"}, True),
        ((ANTHRACITE, SHIPPED_BY_RUSSIA), {"to_country": "RU"}, True),
        ((ANTHRACITE, Scope(origin=("RU",))), {"hs": "270112"}, True),
        ((Scope(contract_before=date(2016, 1, 1)),), {"contract_date": "2017-01-01"}, True),
    ],
)
def test_an_exemption_is_offered_where_a_claim_could_open_it(
    shown: tuple[Scope, ...], facts: dict[str, str], offered: bool
) -> None:
    carved = exemption("leave", kind="carve-out", shown=shown, end_use=("livelihood",))
    found = decide(decider(text("a", "2016-03-02", BAN, provision(2, exempt=carved))), **facts)
    states = [each.state for reason in found.reasons for each in reason.exemptions]
    assert states == (["claimable"] if offered else [])


def test_a_carve_out_is_claimed_never_presumed() -> None:
    carved = exemption("livelihood", kind="carve-out", end_use=("livelihood",))
    subject = decider(text("a", "2016-03-02", BAN, provision(2, exempt=carved)))
    assert decide(subject).verdict == "prohibited"
    found = decide(subject, end_use="livelihood")
    assert (found.verdict, found.reasons[0].verdict, found.reasons[0].exemptions[0].state) == (
        "permitted",
        "permitted",
        "applies",
    )


def test_a_notification_by_route_and_origin() -> None:
    shown = (Scope(via=("rajin",), origin_not=("KP",)),)
    notice = exemption("rajin-coal", kind="notification", shown=shown)
    through = measure(scope=(scope(), Scope(activity=("trade",), via=("rajin",), goods=COAL)))
    subject = decider(text("a", "2016-03-02", provision(1, impose=through), provision(2, exempt=notice)))
    russian = {"from_country": "RU", "via": "Rason"}
    assert decide(subject, **russian, origin_country="RU").verdict == "needs-notification"
    assert decide(subject, **russian, origin_country="RU", notification="n").verdict == "permitted"
    assert decide(subject, **russian, origin_country="KP", notification="n").verdict == "prohibited"
    assert decide(subject, **russian, notification="n").verdict == "prohibited"
    assert decide(subject, from_country="RU").verdict == "permitted"


def test_a_bar_takes_an_exemption_away_and_may_be_barred() -> None:
    bar = exemption("not-for-arms", kind="bar", overrides=("leave",), shown=(Scope(end_use=("military",)),))
    over = exemption("but-not-then", kind="bar", overrides=("not-for-arms",), shown=(Scope(via=("rajin",)),))
    subject = decider(text("a", "2016-03-02", BAN, *(provision(2, exempt=each) for each in (exemption(), bar, over))))
    assert decide(subject, approval="a").verdict == "permitted"
    assert decide(subject, approval="a", end_use="military").verdict == "prohibited"
    assert decide(subject, approval="a", end_use="military", via="rajin").verdict == "permitted"


def test_an_exemption_leaves_alone_what_it_excepts() -> None:
    wide = exemption(overrides=("all",), except_for=("export",))
    subject = decider(
        text("a", "2016-03-02", BAN, provision(2, impose=measure("ore", groups=("export",))), provision(3, exempt=wide))
    )
    found = decide(subject, approval="a")
    assert [(reason.measure, reason.verdict) for reason in found.reasons] == [
        ("ore", "prohibited"),
        ("coal", "permitted"),
    ]


@pytest.mark.parametrize(
    ("day", "contract", "notice", "verdict"),
    [
        ("2017-09-04", "2017-08-04", "", "needs-notification"),
        ("2017-09-04", "2017-08-04", "n", "permitted"),
        ("2017-09-05", "2017-08-04", "n", "prohibited"),
        ("2017-09-04", "2017-08-05", "n", "prohibited"),
        ("2017-09-04", "", "n", "prohibited"),
        ("2017-09-04/2017-09-05", "2017-08-04", "n", "undetermined"),
    ],
)
def test_a_wind_down_on_both_sides_of_its_days(day: str, contract: str, notice: str, verdict: str) -> None:
    late = WindDown(contract_before=date(2017, 8, 5), until=date(2017, 9, 4), notice_by=date(2017, 9, 19))
    subject = decider(text("a", "2017-08-05", provision(9, impose=measure(wind_down=late))))
    assert decide(subject, date=day, contract_date=contract, notification=notice).verdict == verdict


OPEN = Judgement(words="Whether it could help.", by="a State", points=(Scope(end_use=("military",)),))


def test_judgements_are_named_and_speak_only_when_the_facts_point_at_them() -> None:
    subject = decider(text("a", "2016-03-02", provision(1, impose=measure(judgement=OPEN))))
    plain, pointed = decide(subject), decide(subject, end_use="military")
    assert (plain.verdict, [words.pointed for words in plain.judgements]) == ("permitted", [False])
    assert (pointed.verdict, [words.pointed for words in pointed.judgements]) == ("needs-judgement", [True])
    assert decide(subject, hs="010121").judgements == ()


def test_words_that_always_need_a_judgement() -> None:
    always = Judgement(words="The level of before.", by="the Committee", points_always=True)
    assert (
        decide(decider(text("a", "2016-03-02", provision(1, impose=measure(judgement=always))))).verdict
        == "needs-judgement"
    )


def test_listed_parties_are_reached_from_the_day_of_their_listing() -> None:
    joins = Designation(
        group="frozen", summary="One.", members=(Designated(id="KPe.001", kind="entity", listed=date(2017, 1, 1)),)
    )
    freeze = measure("freeze", scope=(Scope(parties="frozen"),))
    subject = decider(text("a", "2016-03-02", provision(1, impose=freeze), provision(2, designate=joins)))
    facts = {"activity": "payment", "hs": "", "parties": "Somebody; kpe.001"}
    assert decide(subject, **facts, date="2016-12-31").verdict == "permitted"
    assert decide(subject, **facts, date="2017-01-01").verdict == "prohibited"
    assert decide(subject, **facts | {"parties": "QDe.002"}, date="2017-01-01").verdict == "permitted"


def test_a_price_above_a_threshold_and_a_price_unknown() -> None:
    dear = measure(scope=(scope(price=Price(over=2000)),))  # type: ignore[arg-type]
    subject = decider(text("a", "2016-03-02", provision(1, impose=dear)))
    assert decide(subject, quantity="2", unit="pcs", value="4001").verdict == "prohibited"
    assert decide(subject, quantity="2", unit="pcs", value="4000").verdict == "permitted"
    assert decide(subject, quantity="2", unit="pcs").missing == ("value",)
    assert decide(subject, quantity="2", unit="t", value="4000").missing == ("unit",)
    assert decide(subject, quantity="2", unit="pcs", value="4000", currency="EUR").missing == ("currency",)


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"hs": "", "activity": "trade"}, ("hs",)),
        ({"hs": "27"}, ("hs",)),
        ({"hs": "2701"}, ()),
        ({"hs": "01"}, ()),
        ({"from_country": ""}, ("from_country",)),
        ({"from_country": "", "hs": "2701"}, ("from_country",)),
        ({"date": ""}, ()),  # an unknown day is one since the first text
        ({"hs": "", "date": ""}, ("activity", "hs")),
        ({"hs": "", "from_country": "RU"}, ()),
        ({"to_country": ""}, ()),
        ({"worker_nationality": ""}, ()),
    ],
)
def test_only_what_the_answer_depends_on_is_missing(facts: dict[str, str], missing: tuple[str, ...]) -> None:
    found = decide(decider(text("a", "2016-03-02", BAN)), **facts)
    assert found.missing == missing
    assert (found.verdict == "undetermined") is bool(missing)


def test_a_null_flag_is_unknown_only_where_there_is_a_vessel() -> None:
    flagged = measure("flag", scope=(Scope(vessel_flag=("KP",), activity=("bunkering", "payment")),))
    subject = decider(text("a", "2016-03-02", provision(1, impose=flagged)))
    bare = {"hs": "", "from_country": "", "to_country": ""}
    assert decide(subject, **bare, activity="bunkering").missing == ("vessel_flag",)
    assert decide(subject, **bare, activity="payment").verdict == "permitted"
    assert decide(subject, **bare, activity="payment", vessel_imo="9074729").missing == ("vessel_flag",)
    assert decide(subject, **bare, activity="bunkering", vessel_flag="PA").verdict == "permitted"
    assert decide(subject, **bare).missing == ("activity", "vessel_flag")


def test_an_exemption_has_no_effect_before_its_day() -> None:
    subject = decider(text("a", "2016-03-02", BAN), text("b", "2018-01-01", provision(2, exempt=exemption())))
    early, late = (decide(subject, date=day, approval="a") for day in ("2017-12-31", "2018-01-01"))
    assert (early.verdict, early.reasons[0].exemptions) == ("prohibited", ())
    assert (late.verdict, late.reasons[0].exemptions[0].state) == ("permitted", "applies")


def test_a_bar_takes_nothing_away_before_its_day() -> None:
    bar = exemption("not-for-arms", kind="bar", overrides=("leave",), shown=(Scope(end_use=("military",)),))
    subject = decider(
        text("a", "2016-03-02", BAN, provision(2, exempt=exemption())),
        text("b", "2018-01-01", provision(3, exempt=bar)),
    )
    facts = {"approval": "a", "end_use": "military"}
    assert decide(subject, **facts, date="2017-12-31").verdict == "permitted"
    assert decide(subject, **facts, date="2018-01-01").verdict == "prohibited"


def coal(**facts: str) -> Transaction:
    """A row on coal out of the target, or on what else the facts say."""
    given = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"}
    return read_one({name: word for name, word in (given | facts).items() if word})


def varied() -> Decider:
    """Law on which many facts bear: an approval, a notification, a flag, a listed ship and a bar."""
    bar = exemption("not-for-arms", kind="bar", overrides=("leave",), shown=(Scope(end_use=("military",)),))
    notice = exemption("notice", kind="notification", shown=(Scope(via=("rajin",), origin_not=("KP",)),))
    ships = Designation(group="ships", summary="One.", members=(Designated(id="9074729", kind="vessel"),))
    return decider(
        text(
            "a",
            "2016-03-02",
            provision(1, impose=measure(scope=(scope(), Scope(via=("rajin",), goods=COAL)))),
            APPROVAL,
            *(provision(3, exempt=each) for each in (bar, notice)),
            provision(4, impose=measure("flag", scope=(Scope(vessel_flag=("KP",)), Scope(vessels="ships")))),
            provision(5, designate=ships),
        )
    )


def walked(subject: Decider, row: Transaction, order: list[str]) -> SolverState:
    """What is known of a row once its facts were given in this order."""
    key = classify(subject.compiled.columns, row)
    known = subject.solver.start
    for name in order:
        known = subject.solver.step(known, ORDER.index(name), key[ORDER.index(name)])
    return known


VARIED = varied()
FACTS = some.fixed_dictionaries(
    {
        "date": some.sampled_from(["", "2016-03-01", "2016-03-01/2016-03-02", "2018-06-01"]),
        "from_country": some.sampled_from(["", "KP", "RU"]),
        "origin_country": some.sampled_from(["", "KP", "RU"]),
        "via": some.sampled_from(["", "rajin"]),
        "end_use": some.sampled_from(["", "medical", "military"]),
        "approval": some.sampled_from(["", "a"]),
        "vessel_imo": some.sampled_from(["", "9074729", "9074729?"]),
        "vessel_flag": some.sampled_from(["", "PA"]),
        "hs": some.sampled_from(["", "27", "2701", "841370"]),
    }
)


@given(FACTS, some.permutations(ORDER))
def test_facts_lead_to_one_outcome_in_whatever_order_they_are_given(facts: dict[str, str], order: list[str]) -> None:
    row = coal(**facts)
    known = walked(VARIED, row, order)
    assert known == walked(VARIED, row, list(ORDER))
    assert VARIED.solver.settled(known) == VARIED.outcome(row)


@pytest.mark.parametrize(
    "order", [["hs", "via", "from_country", "origin_country"], ["via", "from_country", "origin_country", "hs"]]
)
def test_an_open_fact_is_forgotten_once_nothing_depends_on_it(order: list[str]) -> None:
    subject = decider(text("a", "2016-03-02", BAN))
    assert walked(subject, coal(hs=""), ["hs"])[1] != ()
    assert walked(subject, coal(hs="", from_country="RU", origin_country="RU"), order) == (0, ())


def test_open_facts_are_kept_in_the_order_of_the_columns() -> None:
    row = coal(hs="", from_country="")
    subject = decider(text("a", "2016-03-02", BAN))
    opened = walked(subject, row, ["hs", "from_country"])[1]
    assert [ORDER[number] for number, _ in opened] == ["from_country", "hs"]


def test_a_fact_on_which_nothing_depends_leaves_what_is_known_as_it_was() -> None:
    subject = decider(text("a", "2016-03-02", BAN))
    for name in ("end_use", "vessel_flag", "price"):
        assert walked(subject, coal(), [name]) == subject.solver.start


def test_facts_that_change_no_word_of_the_law_share_one_outcome() -> None:
    """The columnar executor numbers outcomes by what they are: equal ones are one object."""
    subject = decider(text("a", "2016-03-02", BAN, APPROVAL))
    plain, held = (coal(end_use="commercial", approval=each) for each in ("", "a"))
    assert classify(subject.compiled.columns, plain) != classify(subject.compiled.columns, held)
    assert subject.outcome(plain) is subject.outcome(held)


def test_the_outcome_of_open_facts_is_worked_out_once_and_for_all_equal_doubts() -> None:
    subject = decider(text("a", "2016-03-02", BAN))
    first = subject.outcome(coal(hs=""))
    assert first.verdict == "undetermined"
    assert subject.outcome(coal(hs="", end_use="medical")) is first


def test_a_state_without_a_column_is_that_of_all_other_facts() -> None:
    subject = decider(text("a", "2016-03-02", BAN))
    key = classify(subject.compiled.columns, COAL_ROW)
    other = classify(subject.compiled.columns, replace(COAL_ROW, hs="260111"))
    place = ORDER.index("hs")
    assert subject.solver.state(key) != subject.solver.state(other)
    assert subject.solver.state(key, without=place) == subject.solver.state(other, without=place)
    before = 0  # a column that is read before the goods
    assert subject.solver.state(key, without=before) != subject.solver.state(other, without=before)


def test_a_measure_cites_the_paragraph_of_the_part_of_its_scope_that_is_met() -> None:
    first = text("a", "2016-03-02", provision(1, impose=measure()))
    iron = scope(goods=Goods(hs=("2601",), basis="mapped"))
    wider = provision(2, amend=Amendment(measure="coal", summary="Adds iron.", scope=(scope(cites="a ¶1"), iron)))
    subject = decider(first, text("b", "2017-03-02", wider))
    (coal,), (ore,) = decide(subject).reasons, decide(subject, hs="260111").reasons
    assert (str(coal.citation), coal.summary) == ("a ¶1", "No coal.")
    assert (str(ore.citation), ore.summary) == ("b ¶2", "Adds iron.")


def test_under_an_approval_of_one_measure_the_other_is_not_cleared() -> None:
    leave = exemption(kind="approval", overrides=("all",))
    subject = decider(text("a", "2016-03-02", BAN, provision(2, impose=measure("more")), provision(3, exempt=leave)))
    row = replace(COAL_ROW, approval="held")
    key = classify(subject.compiled.columns, row)
    everything, one = subject.solver, subject.solver.covering(ApprovalReach(measures=frozenset({"coal"})))
    both = subject.solver.covering(ApprovalReach(measures=frozenset({"coal", "more"})))
    assert everything.outcome(key).verdict == both.outcome(key).verdict == "permitted"
    assert one.outcome(key).verdict == "prohibited"
    names = {
        subject.compiled.timeline.measures[each.version].id: each.verdict for each in one.outcome(key).measure_verdicts
    }
    assert names == {"coal": "permitted", "more": "prohibited"}
    assert subject.solver.covering(ApprovalReach(measures=frozenset({"coal"}))) is one
    assert everything.outcome(key).verdict == "permitted"
