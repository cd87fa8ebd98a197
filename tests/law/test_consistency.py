"""Texts that contradict each other: what is wrong, at which provision, and the way out."""

from datetime import date

import pytest

from detente.law.allowance import WindDown
from detente.law.consistency import inconsistencies
from detente.law.declaration import Corpus
from detente.law.instrument import (
    Amendment,
    Delisting,
    Designated,
    Designation,
    Extension,
    Goods,
    Instrument,
    Judgement,
    Provision,
    Statement,
    Targets,
)
from detente.vocabulary import Status
from tests.build import DECLARATION, OIL, cap, exemption, measure, provision, scope, text

ONE_OF_TWO = "Say `over: [coal]` if the new words are meant to lie over it."
BENEATH = (
    "something lies beneath 'coal', and the lift does not say what becomes of it",
    "Say beneath: revives, or stays-lifted.",
)


def found(*texts: Instrument) -> list[tuple[str, int, str, str]]:
    """What does not fit in a corpus of these texts."""
    return [
        (each.location.text, each.location.number, each.what, each.hint)
        for each in inconsistencies(Corpus(regime=DECLARATION, instruments=texts))
    ]


def first(*provisions: Provision) -> Instrument:
    """The text `a` of 2016."""
    return text("a", "2016-03-02", *provisions)


def second(*provisions: Provision, day: str = "2017-08-05", status: Status = "adopted") -> Instrument:
    """The text `b` of the year after."""
    return text("b", day, *provisions, status=status)


COAL = provision(1, impose=measure())
LEAVE = provision(2, exempt=exemption())
DUTY = Statement(id="report", kind="report", summary="A report.", on="States")
MEMBER = Designated(id="KPe.001", kind="entity")
LISTED = provision(5, designate=Designation(group="frozen", summary="One.", members=(MEMBER,)))


def test_no_text_contradicts_nothing() -> None:
    assert found() == []


UNKNOWN = [
    (provision(amend=Amendment(measure="cole")), "there is no measure 'cole' (or not yet)", "Did you mean 'coal'?"),
    (
        provision(amend=Amendment(measure="coal", ends_exemptions=("leaf",))),
        "there is no exemption 'leaf' (or not yet)",
        "Did you mean 'leave'?",
    ),
    (
        provision(suspend=Targets(measures=("exports",))),
        "there is no measure or group 'exports' (or not yet)",
        "Did you mean 'export'?",
    ),
    (
        provision(lift=Targets(exemptions=("coal.winddown",))),
        "there is no exemption 'coal.winddown' (or not yet)",
        "Did you mean 'coal.wind-down'?",
    ),
    (
        provision(reinstate=Targets(measures=("gold",))),
        "there is no measure or group 'gold' (or not yet)",
        "Known: all, coal, export, supply.",
    ),
    (
        provision(exempt=exemption("other", overrides=("iron",))),
        "there is no measure, exemption or group 'iron' (or not yet)",
        "Known: all, coal, coal.wind-down, export, leave, other, supply.",
    ),
    (
        provision(exempt=exemption("other", except_for=("suply",))),
        "there is no measure, exemption or group 'suply' (or not yet)",
        "Did you mean 'supply'?",
    ),
    (
        provision(extend=Extension(id="reports", until=date(2020, 1, 1))),
        "there is no measure, exemption or statement 'reports' (or not yet)",
        "Did you mean 'report'?",
    ),
    (
        provision(delist=Delisting(group="frozen", members=("KPe.002",))),
        "there is no party of the group 'KPe.002' (or not yet)",
        "Known: KPe.001.",
    ),
    # The party is listed, but in another group.
    (
        provision(delist=Delisting(group="ships", members=("KPe.001",))),
        "there is no party of the group 'KPe.001' (or not yet)",
        "",
    ),
    (
        provision(impose=measure("iron", over=("cola",), scope=(scope(goods=OIL),))),
        "there is no measure 'cola' (or not yet)",
        "Did you mean 'coal'?",
    ),
]


@pytest.mark.parametrize(("act", "what", "hint"), UNKNOWN)
def test_an_act_on_what_is_not_there_is_named_with_the_nearest(act: Provision, what: str, hint: str) -> None:
    wound = provision(1, impose=measure(wind_down=WindDown(contract_before=date(2016, 1, 1))))
    texts = first(wound, LEAVE, provision(3, state=DUTY), LISTED)
    assert found(texts, second(act)) == [("b", 0, what, hint)]


KNOWN = [
    provision(amend=Amendment(measure="coal", ends_exemptions=("leave", "coal.wind-down"))),
    provision(suspend=Targets(measures=("all",))),
    provision(suspend=Targets(measures=("export", "coal"))),
    provision(lift=Targets(exemptions=("leave", "coal.wind-down"))),
    provision(exempt=exemption("bar", kind="bar", overrides=("leave", "coal.wind-down"))),
    provision(exempt=exemption("other", overrides=("all",), except_for=("supply",))),
    provision(extend=Extension(id="coal", until=date(2020, 1, 1))),
    provision(extend=Extension(id="report", until=date(2020, 1, 1))),
    provision(delist=Delisting(group="frozen", members=("KPe.001",))),
]


@pytest.mark.parametrize("act", KNOWN, ids=lambda act: act.act)
def test_an_act_on_what_is_there_is_no_fault(act: Provision) -> None:
    assert found(first(COAL, LEAVE, provision(3, state=DUTY), LISTED), second(act)) == []


def test_what_comes_later_is_not_there_yet() -> None:
    early = first(provision(amend=Amendment(measure="coal")))
    late = second(provision(impose=measure()))
    assert ("a", 0, "there is no measure 'coal' (or not yet)", "") in found(early, late)


def test_an_exemption_may_name_what_its_own_text_gives_further_down() -> None:
    bar = provision(1, exempt=exemption("bar", kind="bar", overrides=("leave", "iron")))
    assert found(first(COAL, bar, LEAVE, provision(3, impose=measure("iron", scope=(scope(goods=OIL),))))) == []


def test_a_measure_is_imposed_once() -> None:
    again = second(provision(impose=measure(cap=cap(5))))
    assert found(first(COAL), again) == [
        ("b", 0, "the measure 'coal' is imposed twice", "Amend it, or give the new one an id of its own."),
        ("b", 0, "'coal' and 'coal' are a ban and a cap on the same goods", ONE_OF_TWO),
    ]


def test_an_exemption_is_given_once_in_a_text_and_anew_in_a_later_one() -> None:
    assert found(first(COAL, LEAVE, LEAVE)) == [
        ("a", 2, "the exemption 'leave' is given twice", "Give the new one an id of its own.")
    ]
    assert found(first(COAL, LEAVE), second(LEAVE)) == []


def test_an_exemption_may_be_given_again_under_a_position() -> None:
    strict = provision(2, exempt=exemption(how="Ask."), position="strict")
    assert found(first(COAL, LEAVE, strict)) == []


@pytest.mark.parametrize(
    ("due", "what"),
    [(None, "'report' is stated twice"), (date(2020, 1, 1), "'report' is stated twice, with different days due")],
)
def test_a_statement_is_made_once(due: date | None, what: str) -> None:
    again = Statement(id="report", kind="report", summary="A report.", on="States", due=due)
    assert found(first(provision(state=DUTY)), second(provision(state=again))) == [
        ("b", 0, what, "Extend it, or give the new one an id of its own.")
    ]


@pytest.mark.parametrize("kind", ["cap", "judgement"])
def test_a_measure_that_becomes_something_must_be_given_it(kind: str) -> None:
    act = provision(amend=Amendment(measure="coal", becomes=kind))  # type: ignore[arg-type]
    assert found(first(COAL), second(act)) == [("b", 0, f"it becomes a {kind} that is not given", f"Say its {kind}.")]


def test_a_measure_may_become_a_ban_or_what_it_is_given() -> None:
    judged = Amendment(measure="coal", becomes="judgement", judgement=Judgement(words="if fit", by="a State"))
    assert found(first(COAL), second(provision(amend=judged))) == []
    assert (
        found(
            first(provision(impose=measure(cap=cap(5)))),
            second(provision(amend=Amendment(measure="coal", becomes="ban"))),
        )
        == []
    )


def test_a_lift_of_amended_words_must_say_what_becomes_of_the_old_ones() -> None:
    less = provision(1, amend=Amendment(measure="coal", summary="Less."))
    lift = text("c", "2018-01-01", provision(1, lift=Targets(measures=("coal",))))
    assert found(first(COAL), second(less), lift) == [("c", 0, *BENEATH)]


def test_a_lift_through_a_group_must_say_it_too() -> None:
    own = provision(1, impose=measure(groups=("export",)))
    less = provision(1, amend=Amendment(measure="coal", summary="Less."))
    lift = text("c", "2018-01-01", provision(1, lift=Targets(measures=("export",))))
    assert found(first(own), second(less), lift) == [("c", 0, *BENEATH)]


@pytest.mark.parametrize("beneath", ["revives", "stays-lifted"])
def test_a_lift_that_says_it_is_no_fault(beneath: str) -> None:
    less = provision(1, amend=Amendment(measure="coal", summary="Less."))
    lift = provision(1, lift=Targets(measures=("coal",), beneath=beneath))  # type: ignore[arg-type]
    assert found(first(COAL), second(less), text("c", "2018-01-01", lift)) == []


def test_a_suspension_need_not_say_what_lies_beneath() -> None:
    less = provision(1, amend=Amendment(measure="coal", summary="Less."))
    pause = text("c", "2018-01-01", provision(1, suspend=Targets(measures=("coal",))))
    assert found(first(COAL), second(less), pause) == []


SAME_DAY = ("a acts on 'coal' on the same day, 2016-03-02", "Nothing says which of the two comes first.")


def test_two_texts_of_one_day_do_not_act_on_one_measure() -> None:
    less = provision(1, amend=Amendment(measure="coal", summary="Less."))
    assert found(first(COAL), second(less, day="2016-03-02")) == [("b", 0, *SAME_DAY)]


def test_it_is_the_day_of_effect_that_counts() -> None:
    less = provision(1, amend=Amendment(measure="coal", summary="Less."), commences=date(2017, 1, 1))
    pause = provision(1, suspend=Targets(measures=("coal",)), commences=date(2017, 1, 1))
    assert found(first(COAL), second(less, day="2016-03-02")) == []
    assert found(first(COAL), second(less), text("c", "2017-09-01", pause)) == [
        ("c", 0, "b acts on 'coal' on the same day, 2017-01-01", "Nothing says which of the two comes first.")
    ]


def test_a_text_may_act_twice_on_one_measure_since_its_paragraphs_have_an_order() -> None:
    less = provision(2, amend=Amendment(measure="coal", summary="Less."))
    assert found(first(COAL, less)) == []


def test_two_positions_do_not_meet() -> None:
    less = provision(1, amend=Amendment(measure="coal", summary="Less."), position="strict")
    assert found(first(COAL), second(less, day="2016-03-02")) == []


def test_a_draft_of_the_day_of_a_text_is_read_after_it() -> None:
    less = provision(1, amend=Amendment(measure="coal", summary="Less."))
    assert found(first(COAL), second(less, day="2016-03-02", status="draft")) == []


def test_a_draft_knows_only_what_was_adopted_before() -> None:
    early = text("draft", "2016-01-01", provision(1, suspend=Targets(measures=("coal",))), status="draft")
    assert found(early, first(COAL)) == [
        ("draft", 0, "there is no measure or group 'coal' (or not yet)", "Known: all, export, supply.")
    ]


def test_two_drafts_do_not_know_each_other() -> None:
    one = text("one", "2018-01-01", provision(1, impose=measure()), status="draft")
    other = text("two", "2018-02-01", provision(1, amend=Amendment(measure="coal")), status="vetoed")
    assert found(one, other) == [("two", 0, "there is no measure 'coal' (or not yet)", "")]
    assert found(one, text("two", "2018-02-01", provision(1, impose=measure()), status="draft")) == []


# --- a ban and a cap ------------------------------------------------------------------------------------------------


def capped(goods: Goods | None, **parts: object) -> Provision:
    """A cap on these goods out of the target."""
    return provision(2, impose=measure("some", cap=cap(5), scope=(scope(goods=goods, **parts),)))


def goods(*hs: str, but: tuple[str, ...] = ()) -> Goods:
    """Goods of these codes less those."""
    return Goods(hs=hs, except_hs=but, basis="mapped")


MEETING = [
    capped(goods("2701")),
    capped(goods("27")),
    capped(goods("270112")),
    capped(goods("2601-2702")),
    capped(goods("84", "2701")),
    capped(goods("2701", but=("270111",))),
    capped(goods("2701"), flow="either"),
    capped(goods("2701"), flow=None),
]
APART = [
    capped(goods("2702")),
    capped(goods("2601-2700")),
    capped(goods("27", but=("2701",))),
    capped(goods("2701"), flow="to-target"),
    # Any other part leaves room for goods that only one of the two touches.
    capped(goods("2701"), origin=("KP",)),
    capped(goods("2701"), contract_before=date(2017, 1, 1)),
    capped(goods("2701"), end_use=("humanitarian",)),
    capped(None),
]


@pytest.mark.parametrize("act", MEETING)
def test_a_ban_and_a_cap_on_the_same_goods_contradict(act: Provision) -> None:
    assert found(first(COAL, act)) == [("a", 1, "'some' and 'coal' are a ban and a cap on the same goods", ONE_OF_TWO)]


@pytest.mark.parametrize("act", APART)
def test_a_ban_and_a_cap_on_other_goods_do_not(act: Provision) -> None:
    assert found(first(COAL, act)) == []


def test_a_measure_that_lies_over_another_does_not_contradict_it() -> None:
    assert found(first(COAL, provision(2, impose=measure("some", cap=cap(5), over=("coal",))))) == []


def test_two_bans_or_a_judgement_do_not_contradict() -> None:
    judged = measure("some", judgement=Judgement(words="if fit", by="a State"))
    assert found(first(COAL, provision(2, impose=measure("again")), provision(3, impose=judged))) == []


def test_an_amendment_may_bring_a_ban_and_a_cap_together() -> None:
    iron = provision(2, impose=measure("iron", cap=cap(5), scope=(scope(goods=goods("2601")),)))
    wider = provision(1, amend=Amendment(measure="coal", scope=(scope(goods=goods("26", "27")),)))
    assert found(first(COAL, iron), second(wider)) == [
        (
            "b",
            0,
            "'coal' and 'iron' are a ban and a cap on the same goods",
            "Say `over: [iron]` if the new words are meant to lie over it.",
        )
    ]


# --- precedence in a circle -----------------------------------------------------------------------------------------


def overriding(number: int, name: str, *others: str) -> Provision:
    """An exemption over others."""
    return provision(number, exempt=exemption(name, overrides=others))


def circle(place: int, name: str) -> tuple[str, int, str, str]:
    """What is said of an exemption that reaches itself."""
    return (
        "a",
        place,
        f"the exemption {name!r} overrides itself, through others",
        "Precedence must not run in a circle.",
    )


def test_an_exemption_does_not_override_itself() -> None:
    assert found(first(COAL, overriding(2, "one", "one"))) == [circle(1, "one")]


def test_nor_through_others() -> None:
    ring = [overriding(2, "one", "two"), overriding(3, "two", "three"), overriding(4, "three", "one", "coal")]
    assert found(first(COAL, *ring)) == [circle(1, "one"), circle(2, "two"), circle(3, "three")]


def test_an_exemption_that_leads_into_a_circle_is_not_part_of_it() -> None:
    ring = [overriding(2, "one", "two"), overriding(3, "two", "one"), overriding(4, "three", "one")]
    assert found(first(COAL, *ring)) == [circle(1, "one"), circle(2, "two")]


def test_two_ways_to_one_exemption_are_no_circle() -> None:
    diamond = [
        overriding(2, "top", "left", "right"),
        overriding(3, "left", "base"),
        overriding(4, "right", "base"),
        overriding(5, "base", "coal"),
    ]
    assert found(first(COAL, *diamond)) == []


def test_a_part_of_a_scope_cites_only_a_paragraph_that_has_worded_its_measure() -> None:
    old = scope(cites="a ¶1")
    assert found(first(COAL), second(provision(amend=Amendment(measure="coal", scope=(old, scope()))))) == []
    wrong = second(provision(amend=Amendment(measure="coal", scope=(scope(cites="a ¶7"),))))
    assert found(first(COAL), wrong) == [
        ("b", 0, "'a ¶7' has not worded the measure 'coal' before", "Did you mean 'a ¶1'?")
    ]


def test_the_first_words_of_a_measure_cite_nothing() -> None:
    (one,) = found(first(provision(impose=measure("iron", scope=(scope(cites="a ¶1"),)))))
    assert one[2:] == ("'a ¶1' has not worded the measure 'iron' before", "Leave it out.")
