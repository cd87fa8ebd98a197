"""What is known of a member's vote, and how; what is not known is never guessed."""

from datetime import date

import pytest

from detente.council.forecast import KNOWN_BY, KnownVote, VoteQuestion, known_votes, vote_alike
from detente.council.record import TextKind, texts
from tests.council.build import text

DRAFT = VoteQuestion(text="draft-2019-12-16", kind="ease", day=date(2019, 12, 26), regime="un-1718")


def record(name: str) -> VoteQuestion:
    found = next(each for each in texts() if each.id == name)
    return VoteQuestion(text=found.id, kind=found.kind, day=found.day, regime=found.regime, record=found)


def by_member(asked: VoteQuestion, **given: str) -> dict[str, KnownVote]:
    return {each.seat.member: each for each in known_votes(asked, given)}  # type: ignore[arg-type]


def test_what_was_said_of_the_text_goes_before_what_was_said_in_general() -> None:
    found = by_member(DRAFT)
    assert (found["FR"].vote, found["FR"].by, found["FR"].on) == ("no", "said-of-text", date(2019, 12, 16))
    assert (found["BE"].vote, found["BE"].by, found["BE"].on) == ("no", "said-in-general", date(2019, 10, 8))
    assert found["BE"].source


def test_what_nobody_said_is_not_known() -> None:
    unknown = [each for each in known_votes(DRAFT, {}) if each.vote is None]
    assert [each.seat.member for each in unknown] == ["CI", "DO", "GQ", "ID", "KW", "PE", "ZA"]
    assert {(each.by, each.words, each.on) for each in unknown} == {("not-known", "", None)}


def test_what_the_user_gives_goes_before_everything() -> None:
    found = by_member(DRAFT, FR="abstain", PE="yes")
    assert (found["FR"].vote, found["FR"].by) == ("abstain", "given")
    assert (found["PE"].vote, found["PE"].by) == ("yes", "given")


def test_nothing_counts_that_was_said_later() -> None:
    found = by_member(VoteQuestion(text=DRAFT.text, kind="ease", day=date(2019, 12, 1), regime="un-1718"))
    assert found["CN"].by == "not-known"
    assert found["FR"].by == "said-in-general"


@pytest.mark.parametrize(
    ("kind", "regime"), [("tighten", "un-1718"), ("renew", "un-1718"), ("ease", "un-2231"), ("ease", "")]
)
def test_what_was_said_in_general_counts_for_its_kind_and_regime_only(kind: TextKind, regime: str) -> None:
    found = by_member(VoteQuestion(text="another", kind=kind, day=DRAFT.day, regime=regime))
    assert found["BE"].by == "not-known"


def test_a_vote_that_was_taken_is_on_record() -> None:
    found = by_member(record("draft-2024-03-28"))
    assert {each.by for each in found.values()} == {"recorded"}
    assert (found["CN"].vote, found["RU"].vote, found["JP"].vote) == ("abstain", "no", "yes")


def test_votes_that_are_given_lie_over_a_recorded_vote_and_leave_the_others() -> None:
    found = by_member(record("draft-2022-05-26"), CN="abstain")
    assert (found["CN"].vote, found["CN"].by) == ("abstain", "given")
    assert (found["RU"].vote, found["RU"].by) == ("no", "recorded")


def again(name: str, day: date) -> dict[str, KnownVote]:
    asked = record(name)
    return by_member(VoteQuestion(text=name, kind=asked.kind, day=day, regime=asked.regime, record=asked.record))


def test_a_text_that_is_asked_again_has_the_votes_of_before() -> None:
    found = again("iran-continue-2025", date(2025, 9, 22))
    assert (found["SO"].vote, found["SO"].by, found["SO"].on) == ("no", "voted-on-text", date(2025, 9, 19))


def test_who_voted_otherwise_on_a_contested_text_of_the_kind_since_is_not_held_to_the_old_vote() -> None:
    found = again("2680", date(2024, 5, 1))
    assert (found["RU"].vote, found["RU"].by) == ("no", "voted-alike")
    assert (found["CN"].vote, found["CN"].by) == (None, "not-known")
    assert (found["GB"].vote, found["GB"].by) == ("yes", "voted-on-text")


def test_a_member_that_voted_one_way_on_each_contested_text_of_the_kind_is_taken_to_do_so_again() -> None:
    found = by_member(VoteQuestion(text="another", kind="tighten", day=date(2023, 1, 10), regime="un-1718"))
    assert (found["RU"].vote, found["RU"].by, found["RU"].words) == ("no", "voted-alike", "S/2022/431")
    assert found["CH"].by == "not-known"


OTHERS = [
    text("one", "2020-01-01", "ease", {"CN": "yes", "FR": "no", "US": "no"}),
    text("two", "2021-01-01", "ease", {"CN": "yes", "FR": "abstain", "US": "no"}),
    text("agreed", "2022-01-01", "ease", {"CN": "yes", "FR": "yes", "US": "yes"}),
    text("other", "2023-01-01", "renew", {"CN": "no", "FR": "yes", "US": "yes"}),
]


@pytest.mark.parametrize(
    ("member", "kind", "expected"),
    [
        ("CN", "ease", ("yes", "two")),
        ("US", "ease", ("no", "two")),  # that all agreed once says nothing of a contested text
        ("FR", "ease", None),
        ("GB", "ease", None),
        ("CN", "renew", ("no", "other")),
        ("CN", "tighten", None),
    ],
)
def test_a_record_counts_where_it_is_one_and_the_same(
    member: str, kind: TextKind, expected: tuple[str, str] | None
) -> None:
    found = vote_alike(member, kind, OTHERS)
    assert (None if found is None else (found[0], found[1].id)) == expected


def test_every_way_in_which_a_vote_is_known_has_words() -> None:
    assert all(KNOWN_BY.values())
    assert len(set(KNOWN_BY.values())) == len(KNOWN_BY)
