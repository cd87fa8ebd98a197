"""How well votes are forecast, held against the arithmetic written out again."""

from collections import Counter

import pytest

from detente.council.record import VOTE_WORDS, RecordedText, VoteWord, texts
from detente.council.score import CouncilScore, Forecaster, ForecastScore, as_in_votes, brier, council_score, own_record
from tests.council.build import text


def by_hand(contested: bool) -> tuple[float, float]:
    """The two baselines, reckoned again from the votes: always yes, and a member's own record in other episodes."""
    always, own, count = 0.0, 0.0, 0
    for each in texts():
        if contested and all(vote == "yes" for _, vote in each.votes):
            continue
        for member, vote in each.votes:
            seen = Counter(
                cast for other in texts() if other.episode != each.episode for who, cast in other.votes if who == member
            )
            total = sum(seen.values()) + 1.5
            always += sum(((word == "yes") - (word == vote)) ** 2 for word in VOTE_WORDS)
            own += sum(((seen[word] + 0.5) / total - (word == vote)) ** 2 for word in VOTE_WORDS)
            count += 1
    return always / count, own / count


def test_the_two_baselines_score_what_was_found_before() -> None:
    always, own = council_score().baselines
    assert (round(always.contested, 2), round(always.every, 2)) == (0.84, 0.18)
    assert (round(own.contested, 2), round(own.every, 2)) == (0.72, 0.23)


@pytest.mark.parametrize("contested", [True, False])
def test_the_baselines_are_those_of_the_arithmetic_written_out(contested: bool) -> None:
    found = [each.contested if contested else each.every for each in council_score().baselines]
    assert found == pytest.approx(by_hand(contested))


def test_ours_beats_neither_baseline_on_all_texts_so_it_is_no_forecast() -> None:
    found = council_score()
    assert (round(found.ours.contested, 2), round(found.ours.every, 2)) == (0.69, 0.36)
    assert not found.is_forecast
    assert (found.texts, found.contested) == (33, 7)


def test_the_two_drafts_of_one_episode_are_left_out_together() -> None:
    yes: dict[str, VoteWord] = {"CN": "yes"}
    no: dict[str, VoteWord] = {"CN": "no"}
    last = text("c", "2025-10-01", "ease", yes)
    apart = [text("a", "2025-09-19", "ease", no), text("b", "2025-09-26", "ease", no), last]
    joined = [text("a", "2025-09-19", "ease", no, "x"), text("b", "2025-09-26", "ease", no, "x"), last]
    assert council_score(joined).baselines[1].contested > council_score(apart).baselines[1].contested


def shares(score: float) -> ForecastScore:
    return ForecastScore(name="x", every=score, contested=score)


@pytest.mark.parametrize(
    ("ours", "is_forecast"),
    [
        (ForecastScore(name="ours", every=0.1, contested=0.1), True),
        (ForecastScore(name="ours", every=0.25, contested=0.1), False),
        (ForecastScore(name="ours", every=0.1, contested=0.25), False),
        (ForecastScore(name="ours", every=0.2, contested=0.1), False),
    ],
)
def test_only_what_beats_both_baselines_on_both_sets_is_a_forecast(ours: ForecastScore, is_forecast: bool) -> None:
    found = CouncilScore(ours=ours, baselines=(shares(0.2), shares(0.3)), texts=33, contested=7)
    assert found.is_forecast is is_forecast


def test_the_lower_mean_of_ours_on_contested_texts_is_that_of_three_texts_of_seven() -> None:
    contested = [each for each in texts() if each.contested]
    lead = {each.id: score_of(each, own_record) - score_of(each, as_in_votes) for each in contested}
    assert [name for name, by in lead.items() if by > 0] == ["iran-arms-2020", "iran-continue-2025", "iran-extend-2025"]
    assert [name for name, by in lead.items() if by < 0] == ["2664", "draft-2024-03-28"]


def score_of(asked: RecordedText, way: Forecaster) -> float:
    others = [each for each in texts() if each.episode != asked.episode]
    scores = [brier(way(member, asked, others), vote) for member, vote in asked.votes]
    return sum(scores) / len(scores)


@pytest.mark.parametrize(
    ("forecast", "vote", "expected"),
    [
        ({"yes": 1.0, "no": 0.0, "abstain": 0.0}, "yes", 0.0),
        ({"yes": 1.0, "no": 0.0, "abstain": 0.0}, "abstain", 2.0),
        ({"yes": 1 / 3, "no": 1 / 3, "abstain": 1 / 3}, "no", 2 / 3),
        ({"yes": 0.5, "no": 0.5, "abstain": 0.0}, "no", 0.5),
    ],
)
def test_a_score_runs_from_none_to_two(forecast: dict[str, float], vote: str, expected: float) -> None:
    assert brier(forecast, vote) == pytest.approx(expected)  # type: ignore[arg-type]


SEEN: list[RecordedText] = [
    text("one", "2020-01-01", "ease", {"CN": "yes", "FR": "no"}),
    text("two", "2021-01-01", "renew", {"CN": "no", "FR": "no"}),
]


def test_a_member_without_a_record_is_forecast_alike_for_every_outcome() -> None:
    assert own_record("PE", SEEN[0], SEEN) == {word: pytest.approx(1 / 3) for word in VOTE_WORDS}


def test_ours_goes_by_texts_of_the_kind_and_else_by_the_whole_record() -> None:
    asked = text("three", "2022-01-01", "ease", {})
    assert as_in_votes("CN", asked, SEEN)["yes"] == pytest.approx(1.5 / 2.5)
    assert as_in_votes("FR", text("four", "2022-01-01", "tighten", {}), SEEN) == own_record("FR", asked, SEEN)


def test_no_texts_score_nothing() -> None:
    assert council_score([]).ours == ForecastScore(name="ours", every=0.0, contested=0.0)
