"""Votes of a council as JSON."""

import json
from typing import Any

import pytest

from detente.desk.desk import Desk
from detente.wire import council as shapes
from detente.wire.shape import text

DESK = Desk()


def vote(name: str, on: str, **positions: str) -> dict[str, Any]:
    return dict(json.loads(text(shapes.vote(DESK.council_vote(name, on=on, positions=positions)))))


def test_a_vote_has_its_result_its_range_and_what_would_pass_it() -> None:
    found = vote("draft-2019-12-16", "2019-12-26")
    assert list(found) == [
        "text", "name", "kind", "on", "result", "needed", "least", "most", "passes_if", "vetoes", "keys", "sentences", "regime", "eased",
        "exempted", "added", "recorded", "votes",
    ]  # fmt: skip
    assert (found["result"], found["needed"], found["least"], found["most"]) == ("cannot-pass", 9, 2, 9)
    assert found["passes_if"] == {"unknown": 7, "turned": 0, "withdrawn": ["FR", "GB", "US"], "withheld": []}
    assert (found["vetoes"], found["keys"]) == (["FR", "GB", "US"], ["CN", "FR", "RU", "GB", "US"])
    assert len(found["eased"]) == 9
    assert found["recorded"] is None


def test_each_vote_says_how_it_is_known_or_that_it_is_not() -> None:
    found = {each["member"]: each for each in vote("draft-2019-12-16", "2019-12-26", Peru="yes")["votes"]}
    assert len(found) == 15
    assert {name: (found[name]["vote"], found[name]["known_by"]) for name in ("US", "PL", "PE", "KW")} == {
        "US": ("no", "said-of-text"),
        "PL": ("no", "said-in-general"),
        "PE": ("yes", "given"),
        "KW": (None, "not-known"),
    }
    assert found["US"]["source"].startswith("https://")
    assert found["KW"]["on"] is None


def test_a_vote_that_passes_needs_no_change_and_has_the_day_on_which_it_was_taken() -> None:
    found = vote("2664", "2022-12-09")
    assert (found["result"], found["passes_if"], found["recorded"]) == ("adopted", None, "2022-12-09")
    assert found["exempted"] == ["asset-freeze-humanitarian"]


@pytest.mark.parametrize(("name", "on"), [("iran-extend-2025", "2025-09-26"), ("iran-meeting-2026", "2026-03-12")])
def test_a_text_whose_law_is_not_encoded_has_no_regime(name: str, on: str) -> None:
    found = vote(name, on)
    assert (found["regime"], found["eased"], found["exempted"], found["added"]) == (None, [], [], [])


def test_a_recorded_text_has_every_vote_and_its_source() -> None:
    found = json.loads(text(shapes.recorded(DESK.council_history("India", "tighten")[-1])))
    assert (found["in_favour"], found["against"], found["abstaining"]) == (13, 2, 0)
    assert len(found["votes"]) == 15
    assert {who for who, word in found["votes"].items() if word == "no"} == {"CN", "RU"}
    assert found["source"].startswith("https://")


def test_a_score_says_whether_it_is_a_forecast() -> None:
    found = json.loads(text(shapes.score(DESK.council_score())))
    assert (found["texts"], found["contested"], found["is_forecast"]) == (33, 7, False)
    assert [each["name"] for each in found["baselines"]] == ["always yes", "a member's own record"]
    assert found["ours"]["every"] == pytest.approx(0.359, abs=0.001)
