"""Which provisions act under a reading: adopted texts, drafts and proposals that are supposed, conditions on findings."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import UsageError
from detente.law.acting import Reading, acting, supposed_texts, used_findings
from detente.law.condition import Condition, Finding
from detente.law.fold import fold, folded
from detente.law.instrument import Amendment, Delisting, Designated, Designation, Interpretation, Targets
from detente.law.regime import Regime
from tests.build import exemption, measure, provision, regime, text

DAY = date(2020, 1, 1)
DONE, BREACH = Condition(finding="step-done"), Condition(finding="breach")
BAN = text("a", "2016-03-02", provision(1, impose=measure(groups=("export",))))
EASING = text(
    "p",
    "2019-12-16",
    provision(1, suspend=Targets(measures=("coal",)), when=DONE),
    provision(2, reinstate=Targets(measures=("coal",)), when=Condition(finding="breach", after_days=30)),
    status="proposal",
)
DRAFT = text("d", "2019-06-01", provision(1, lift=Targets(measures=("coal",))), status="draft")
VETOED = text("v", "2019-07-01", provision(1, lift=Targets(measures=("coal",))), status="vetoed")
SUBJECT = regime(BAN, DRAFT, VETOED, EASING)


def found(kind: str, day: str, known_on: str | None = None) -> Finding:
    known = None if known_on is None else date.fromisoformat(known_on)
    return Finding(kind=kind, on=date.fromisoformat(day), known_on=known)


def in_force(subject: Regime, day: str, **reading: Any) -> list[str]:
    return [each.id for each in subject.on(date.fromisoformat(day), **reading).measures]


def test_neither_a_draft_nor_a_proposal_acts_by_itself() -> None:
    assert in_force(SUBJECT, "2020-06-01") == ["coal"]
    assert in_force(SUBJECT, "2020-06-01", findings=[found("step-done", "2020-01-01")]) == ["coal"]


def test_a_proposal_that_is_supposed_acts_on_what_is_found() -> None:
    reading = {"with_proposals": ["p"], "findings": [found("step-done", "2020-02-01")]}
    assert [in_force(SUBJECT, day, **reading) for day in ("2020-01-31", "2020-02-01")] == [["coal"], []]


def test_a_proposal_may_be_supposed_on_another_day() -> None:
    reading = {"with_proposals": ["p@2020-03-01"], "findings": [found("step-done", "2020-02-01")]}
    assert [in_force(SUBJECT, day, **reading) for day in ("2020-02-29", "2020-03-01")] == [["coal"], []]


def test_a_proposal_without_a_finding_changes_nothing() -> None:
    assert in_force(SUBJECT, "2020-06-01", with_proposals=["p"]) == ["coal"]


def test_drafts_and_proposals_are_supposed_together() -> None:
    reading = Reading(with_drafts=("d@2020-01-05",), with_proposals=("p",))
    assert supposed_texts(SUBJECT.corpus, reading) == {"d": date(2020, 1, 5), "p": date(2019, 12, 16)}


@pytest.mark.parametrize(
    ("reading", "words", "hint"),
    [
        ({"with_proposals": ["x"]}, "no proposal is called 'x'", "Known: p."),
        ({"with_drafts": ["x"]}, "no draft is called 'x'", "d"),
        ({"with_proposals": ["d"]}, "d was tabled: it is a draft, and no proposal", "Write --with-draft d."),
        ({"with_proposals": ["v"]}, "v was tabled: it is a draft, and no proposal", "Write --with-draft v."),
        ({"with_drafts": ["p"]}, "p is a proposal that nobody tabled, and no draft", "Write --with-proposal p."),
        ({"with_proposals": ["a"]}, "no proposal is called 'a': that text was adopted", "It is law as it is"),
        ({"with_drafts": ["a"]}, "no draft is called 'a': that text was adopted", "It is law as it is"),
        ({"with_proposals": ["p@soon"]}, "'soon' is not a day", "Write it as 2020-01-31."),
        ({"with_drafts": ["d@2020-13-01"]}, "'2020-13-01' is not a day", "Write it as 2020-01-31."),
        ({"position": "lax"}, "no position is called 'lax'", "strict"),
    ],
)
def test_what_cannot_be_supposed_is_refused(reading: dict[str, Any], words: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        SUBJECT.on(DAY, **reading)
    assert words in str(refused.value)
    assert hint in refused.value.hint


def test_a_regime_tells_its_drafts_from_its_proposals() -> None:
    assert [each.id for each in SUBJECT.drafts] == ["d", "v"]
    assert [each.id for each in SUBJECT.proposals] == ["p"]


def test_an_older_finding_does_not_use_the_condition_up() -> None:
    older = found("breach", "2019-10-01")
    reading = {
        "with_proposals": ["p"],
        "findings": [older, found("step-done", "2020-02-01"), found("breach", "2020-05-10")],
    }
    days = ("2020-02-01", "2020-06-08", "2020-06-09")
    assert [in_force(SUBJECT, day, **reading) for day in days] == [[], [], ["coal"]]


def test_a_condition_that_holds_again_acts_again() -> None:
    steps = [found("step-done", "2020-02-01"), found("breach", "2020-05-10"), found("step-done", "2020-09-01")]
    days = ("2020-02-01", "2020-06-09", "2020-08-31", "2020-09-01")
    found_ = [in_force(SUBJECT, day, with_proposals=["p"], findings=steps) for day in days]
    assert found_ == [[], ["coal"], ["coal"], []]


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("2019-10-01", "2019-11-01", ["coal"]),
        ("2019-11-01", "2019-10-01", []),
    ],
)
def test_what_is_older_than_the_text_acts_on_its_first_day_the_older_before_the_newer(
    first: str, second: str, left: list[str]
) -> None:
    both = text(
        "p",
        "2019-12-16",
        provision(1, suspend=Targets(measures=("coal",)), when=DONE),
        provision(2, reinstate=Targets(measures=("coal",)), when=BREACH),
        status="proposal",
    )
    subject = regime(BAN, both)
    reading = {"with_proposals": ["p"], "findings": [found("step-done", first), found("breach", second)]}
    assert in_force(subject, "2019-12-15", **reading) == ["coal"]
    assert in_force(subject, "2019-12-16", **reading) == left


def test_a_provision_without_a_condition_acts_before_those_with_one_on_the_same_day() -> None:
    late = text(
        "b",
        "2020-01-01",
        provision(1, suspend=Targets(measures=("oil",)), when=DONE),
        provision(2, impose=measure("oil")),
    )
    assert in_force(regime(late), "2020-01-01", findings=[found("step-done", "2019-01-01")]) == []


def test_a_ban_that_a_finding_imposes_again_returns_after_its_lift() -> None:
    subject = regime(
        text(
            "a",
            "2016-03-02",
            provision(1, impose=measure(), when=DONE),
            provision(2, lift=Targets(measures=("coal",)), when=BREACH),
        )
    )
    steps = [found("step-done", "2017-01-01"), found("breach", "2018-01-01"), found("step-done", "2019-01-01")]
    days = ("2016-12-31", "2017-01-01", "2018-01-01", "2018-12-31")
    assert [in_force(subject, day, findings=steps) for day in days] == [[], ["coal"], [], []]


def test_new_words_are_given_once_however_often_their_condition_holds() -> None:
    words = provision(2, amend=Amendment(measure="coal", summary="New words."), when=DONE)
    subject = regime(BAN, text("b", "2017-01-01", words))
    steps = [found("step-done", "2018-01-01"), found("step-done", "2019-01-01")]
    (version,) = subject.on(date(2020, 1, 1), findings=steps).measures
    assert (version.measure.summary, version.wording.since) == ("New words.", date(2018, 1, 1))


def test_a_party_is_listed_once_while_it_stays_listed_and_again_after_it_left() -> None:
    party = Designated(id="KPe.999", kind="entity")
    subject = regime(
        text(
            "a",
            "2016-03-02",
            provision(1, designate=Designation(group="frozen", members=(party,), summary="One."), when=DONE),
            provision(2, delist=Delisting(group="frozen", members=("KPe.999",)), when=BREACH),
        )
    )
    steps = [found("step-done", "2017-01-01"), found("step-done", "2017-06-01"), found("breach", "2018-01-01")]
    again = [*steps, found("step-done", "2019-01-01")]
    listed = [(each.since, each.until) for each in subject.timeline(Reading(findings=tuple(again))).listings]
    assert listed == [(date(2017, 1, 1), date(2017, 12, 31)), (date(2019, 1, 1), None)]


def test_an_interpretation_is_told_once_however_often_its_condition_holds() -> None:
    said = Interpretation(id="view", of=("coal",), by="a body", says="Coal is coal.", on=date(2017, 1, 1))
    subject = regime(BAN, text("b", "2017-01-01", provision(1, interpret=said, when=DONE)))
    steps = (found("step-done", "2018-01-01"), found("step-done", "2019-01-01"))
    assert len(subject.timeline(Reading(findings=steps)).interpretations) == 1


def test_an_exemption_that_a_finding_ends_and_another_gives_again() -> None:
    subject = regime(
        BAN,
        text(
            "b",
            "2017-01-01",
            provision(1, exempt=exemption(), when=DONE),
            provision(2, lift=Targets(exemptions=("leave",)), when=BREACH),
        ),
    )
    steps = [found("step-done", "2017-02-01"), found("breach", "2017-03-01"), found("step-done", "2017-04-01")]
    days = ("2017-02-01", "2017-03-01", "2017-04-01")
    given_ = [[each.id for each in subject.on(date.fromisoformat(day), findings=steps).exemptions] for day in days]
    assert given_ == [["leave"], [], ["leave"]]


def test_only_findings_that_were_known_and_that_something_waits_for_are_used() -> None:
    early, late = found("step-done", "2020-02-01"), found("step-done", "2020-02-02", known_on="2020-05-01")
    other = Finding(kind="weather", on=DAY)
    reading = Reading(findings=(early, late, other), with_proposals=("p",), known_on=date(2020, 3, 1))
    assert used_findings(SUBJECT.corpus, reading) == (early,)
    assert used_findings(SUBJECT.corpus, Reading(findings=(early,))) == ()


KINDS = st.sampled_from(["step-done", "breach"])
FINDINGS = st.lists(
    st.builds(lambda kind, day: Finding(kind=kind, on=DAY + timedelta(days=day)), KINDS, st.integers(-400, 400)),
    max_size=8,
)


@given(FINDINGS, st.integers(-400, 400))
def test_a_finding_of_a_day_changes_nothing_before_it(findings: list[Finding], day: int) -> None:
    new = Finding(kind="step-done", on=DAY + timedelta(days=day))
    before = new.on - timedelta(days=1)
    reading = {"with_proposals": ["p"]}
    one = SUBJECT.on(before, findings=findings, **reading)  # type: ignore[arg-type]
    other = SUBJECT.on(before, findings=[*findings, new], **reading)  # type: ignore[arg-type]
    assert [each.id for each in one.measures] == [each.id for each in other.measures]


@given(FINDINGS)
def test_the_same_findings_twice_and_in_another_order_are_the_same_law(findings: list[Finding]) -> None:
    one = acting(SUBJECT.corpus, Reading(findings=tuple(findings), with_proposals=("p",)))
    other = acting(SUBJECT.corpus, Reading(findings=(*reversed(findings), *findings), with_proposals=("p",)))
    assert [(each.provision, each.since) for each in one] == [(each.provision, each.since) for each in other]


@given(FINDINGS)
def test_the_fold_of_one_day_and_of_several_agree_with_findings(findings: list[Finding]) -> None:
    acts = acting(SUBJECT.corpus, Reading(findings=tuple(findings), with_proposals=("p",)))
    days = sorted({each.since for each in acts})
    for day, state in zip(days, folded(acts, days), strict=True):
        alone = fold(acts, day)
        assert (state.measures.keys(), state.suspended) == (alone.measures.keys(), alone.suspended)
