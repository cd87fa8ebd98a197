"""The desk: what comes of a vote in a council, and what was voted."""

from datetime import date

import pytest

from detente.codes.country_names import by_name
from detente.desk.council import CouncilVote
from detente.desk.desk import Desk
from detente.errors import InputError, UsageError

DESK = Desk()
DRAFT = "draft-2019-12-16"
SEVEN = ("Côte d'Ivoire", "Dominican Republic", "Equatorial Guinea", "Indonesia", "Kuwait", "Peru", "South Africa")
THREE = ("US", "GB", "FR")


def asked(text: str, on: str, **positions: str) -> CouncilVote:
    return DESK.council_vote(text, on=on, positions=positions)


def refused(text: str = DRAFT, on: str = "2019-12-26", positions: dict[str, str] | None = None) -> str:
    with pytest.raises(UsageError) as caught:
        DESK.council_vote(text, on=on, positions=positions)
    return str(caught.value)


def test_the_draft_of_december_2019_has_two_for_six_against_and_seven_not_known() -> None:
    found = asked(DRAFT, "2019-12-26").outcome
    assert set(found.names("yes")) == {"CN", "RU"}
    assert set(found.names("no")) == {"US", "GB", "FR", "BE", "DE", "PL"}
    assert found.names(None) == tuple(filter(None, map(by_name, SEVEN)))
    assert (found.result, found.least, found.most, set(found.vetoes)) == ("cannot-pass", 2, 9, set(THREE))
    said = {each.seat.member: each.by for each in found.votes if each.vote}
    assert {who for who, by in said.items() if by == "said-of-text"} == {"CN", "RU", "US", "GB", "FR"}
    assert {who for who, by in said.items() if by == "said-in-general"} == {"BE", "DE", "PL"}


def test_with_the_year_five_members_change_and_the_tally_does_not() -> None:
    before, after = (asked(DRAFT, day).outcome for day in ("2019-12-31", "2020-01-01"))
    assert [len(after.names(vote)) for vote in ("yes", "no", None)] == [2, 6, 7]
    sat, sits = ({each.seat.member for each in found.votes} for found in (before, after))
    assert sat - sits == {"CI", "GQ", "KW", "PE", "PL"}
    assert sits - sat == {"EE", "NE", "TN", "VC", "VN"}
    assert set(after.names("no")) == {"US", "GB", "FR", "BE", "DE", "EE"}
    assert set(after.names(None)) == {"DO", "ID", "ZA", "NE", "TN", "VC", "VN"}


def seven(vote: str, **others: str) -> dict[str, str]:
    return dict.fromkeys(SEVEN, vote) | others


def test_it_passes_if_all_seven_vote_for_it_and_the_three_abstain() -> None:
    found = DESK.council_vote(DRAFT, on="2019-12-26", positions=seven("yes", US="abstain", GB="abstain", FR="abstain"))
    assert (found.outcome.result, found.outcome.least) == ("adopted", 9)


@pytest.mark.parametrize("member", THREE)
def test_each_of_the_three_stops_it_alone(member: str) -> None:
    others = dict.fromkeys(THREE, "abstain") | {member: "no"}
    found = DESK.council_vote(DRAFT, on="2019-12-26", positions=seven("yes", **others))
    assert (found.outcome.result, found.outcome.vetoes) == ("vetoed", (member,))


@pytest.mark.parametrize("vote", ["no", "abstain"])
@pytest.mark.parametrize("member", SEVEN)
def test_one_no_or_abstention_among_the_seven_stops_it_without_a_veto(member: str, vote: str) -> None:
    positions = seven("yes", **dict.fromkeys(THREE, "abstain")) | {member: vote}
    found = DESK.council_vote(DRAFT, on="2019-12-26", positions=positions).outcome
    assert (found.result, found.vetoes) == ("too-few", ())


@pytest.mark.parametrize(
    ("text", "on", "tally", "result", "against"),
    [
        ("draft-2022-05-26", "2022-05-26", (13, 2, 0), "vetoed", {"CN", "RU"}),
        ("draft-2024-03-28", "2024-03-28", (13, 1, 1), "vetoed", {"RU"}),
        ("iran-continue-2025", "2025-09-19", (4, 9, 2), "too-few", set()),
        ("iran-extend-2025", "2025-09-26", (4, 9, 2), "too-few", set()),
        ("iran-meeting-2026", "2026-03-12", (11, 2, 2), "adopted", set()),
        ("iran-arms-2020", "2020-08-14", (2, 2, 11), "too-few", set()),
        ("2664", "2022-12-09", (14, 0, 1), "adopted", set()),
    ],
)
def test_recorded_votes_come_out_as_they_were(
    text: str, on: str, tally: tuple[int, int, int], result: str, against: set[str]
) -> None:
    found = asked(text, on).outcome
    assert tuple(len(found.names(vote)) for vote in ("yes", "no", "abstain")) == tally
    assert (found.result, set(found.vetoes), found.taken) == (result, against, True)


@pytest.mark.parametrize("text", [each.id for each in DESK.council_history()])
def test_every_text_of_the_record_is_asked_on_its_day_with_the_votes_that_were_cast(text: str) -> None:
    recorded = next(each for each in DESK.council_history() if each.id == text)
    found = asked(text, str(recorded.day))
    assert {each.seat.member: each.vote for each in found.outcome.votes} == dict(recorded.votes)
    assert found.recorded == recorded


@pytest.mark.parametrize("text", ["2397", "S/RES/2397", "S/RES/2397 (2017)", "s/res/2397 (2017)"])
def test_a_text_has_its_recorded_vote_under_each_of_its_names(text: str) -> None:
    assert asked(text, "2017-12-22").outcome.taken


@pytest.mark.parametrize("text", ["draft-2022-05-26", "S/2022/431", "s/2022/431"])
def test_a_draft_has_its_recorded_vote_under_its_symbol(text: str) -> None:
    assert asked(text, "2022-05-26").outcome.taken


def test_a_vote_that_is_given_changes_a_recorded_vote_there_only() -> None:
    found = asked("draft-2022-05-26", "2022-05-26", China="abstain", RU="Abstain")
    assert (found.outcome.result, found.outcome.taken) == ("adopted", False)
    assert len(found.outcome.names("yes")) == 13
    assert found.recorded is not None


def test_what_a_text_would_change_is_what_the_difference_of_the_law_has() -> None:
    found = asked(DRAFT, "2019-12-26").changes
    law = DESK.difference("un-1718", on="2019-12-26", with_drafts=f"{DRAFT}@2019-12-26")
    assert found.eased == tuple(each.id for each in law.measures)
    assert found.exempted == ("inter-korean-works", "infrastructure-items", "livelihood-items")
    assert found.added == ()
    assert found.command == f"detente law diff un-1718 --on 2019-12-26 --with-draft {DRAFT}@2019-12-26"


def test_an_adopted_text_changes_what_it_changed_on_its_day() -> None:
    found = asked("2664", "2024-01-01").changes
    assert (found.exempted, found.eased, found.added) == (("asset-freeze-humanitarian",), (), ())
    assert found.command == "detente law diff un-1718 --on 2022-12-08 --and 2022-12-09"


def test_a_proposal_is_put_to_a_vote_as_a_draft_is() -> None:
    found = asked("completion-first", "2019-12-26")
    assert found.kind == "ease"
    assert "--with-proposal completion-first@2019-12-26" in found.changes.command


def test_a_text_that_is_not_encoded_changes_nothing_that_is_known() -> None:
    assert asked("iran-extend-2025", "2025-09-26").changes.regime == ""


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("draft-2019-12-61", f"Did you mean {DRAFT!r}?"),
        ("iran-continue-2026", "Did you mean 'iran-continue-2025'?"),
        ("treaty", "`detente law list` and `detente council history` list the texts."),
    ],
)
def test_a_text_that_no_regime_has_is_refused_with_the_nearest(text: str, hint: str) -> None:
    assert refused(text) == f"text: no text is called {text!r}\n  {hint}"


@pytest.mark.parametrize("text", ["guidelines", "interpretations", "committee"])
def test_what_a_committee_decides_is_not_put_to_the_vote(text: str) -> None:
    assert (
        "is not put to a vote here\n  A committee of the Council decides by consensus: any of the fifteen"
        in refused(text)
    )


@pytest.mark.parametrize(
    ("text", "on", "told"),
    [
        (DRAFT, "2019-12-15", f"on: 2019-12-15 lies before {DRAFT}, of 2019-12-16\n  Give a day from then on."),
        ("2664", "2022-12-08", "on: 2022-12-08 lies before 2664, of 2022-12-09\n  Give a day from then on."),
        ("iran-meeting-2026", "2026-03-11", "on: 2026-03-11 lies before iran-meeting-2026, of 2026-03-12\n  Give a day from then on."),
        (DRAFT, "2027-01-01", "on: who sat on 2027-01-01 is not in the record\n  It covers 2006-01-01 to 2026-12-31."),
    ],
)  # fmt: skip
def test_a_day_before_the_text_or_outside_the_record_is_refused(text: str, on: str, told: str) -> None:
    assert refused(text, on) == told


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="on: '26 December' is not a day"):
        DESK.council_vote(DRAFT, on="26 December")


def test_the_history_is_asked_by_member_by_kind_and_by_what_was_contested() -> None:
    assert [each.id for each in DESK.council_history("India")] == [
        "1985",
        "2050",
        "2569",
        "2627",
        "draft-2022-05-26",
        "2664",
    ]
    assert [each.id for each in DESK.council_history(kind="procedural")] == ["iran-meeting-2026"]
    assert [each.id for each in DESK.council_history("FR", "ease", contested=True)] == [
        "2664",
        "iran-continue-2025",
        "iran-extend-2025",
    ]


@pytest.mark.parametrize(
    ("member", "kind", "told"),
    [
        ("Narnia", None, "member: no State is called 'Narnia'"),
        ("Portugl", None, "member: no State is called 'Portugl'\n  Did you mean 'Portugal'?"),
        ("Iceland", None, "member: Iceland never had a seat in the record"),
        (None, "easing", "kind: 'easing' is no kind of text\n  Did you mean 'ease'?"),
    ],
)
def test_a_history_of_no_member_or_of_no_kind_is_refused(member: str | None, kind: str | None, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        DESK.council_history(member, kind)
    assert str(caught.value).startswith(told)


def test_the_score_is_no_forecast() -> None:
    assert not DESK.council_score().is_forecast


def test_days_may_be_given_as_days() -> None:
    assert DESK.council_vote(DRAFT, on=date(2019, 12, 26)).on == date(2019, 12, 26)
