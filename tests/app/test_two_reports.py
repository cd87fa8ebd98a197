"""From the two reports of December 2019 to the state of a plan: read, accept, ask."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from detente.app.cli import cli
from tests.evidence.parsed import needs_reader
from tests.shared import SHARED

SEEDS = SHARED.parent / "seeds"
FIRST, SECOND = SEEDS / "000_343c352e1bccf389.txt", SEEDS / "003_08aeed8e566f2a8e.txt"
WHO = ["--by", "reviewer-1", "--because", "as reported"]
pytestmark = [
    needs_reader,
    pytest.mark.skipif(not FIRST.is_file(), reason="the two reports are not beside this checkout"),
]


def run(home: Path, *words: str | Path) -> Result:
    result = CliRunner().invoke(cli, ["--home", str(home), *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in which a person accepted everything that was read in the two reports, the launch with its day."""
    made = tmp_path_factory.mktemp("two-reports")
    run(made, "read", FIRST, "--keep", "--by", "monitor-1")
    run(made, "read", SECOND, "--published", "2019-12-12", "--keep", "--by", "monitor-1")
    listed = json.loads(run(made, "evidence", "list", "--json").stdout)["evidence"]
    launch = next(each["id"] for each in listed if each["kind"] == "launch" and each["status"] == "happened")
    run(made, "evidence", "accept", *(each["id"] for each in listed if each["id"] != launch), *WHO)
    briefing = ["--by", "reviewer-1", "--because", "UN briefing of 11 December 2019"]
    run(made, "evidence", "accept", launch, "--on", "2019-11-28", *briefing)
    return made


@pytest.fixture(scope="module")
def found(home: Path) -> dict[str, object]:
    """Where stepwise-2019 stands on 26 December 2019."""
    return dict(json.loads(run(home, "roadmap", "status", "stepwise-2019", "--on", "2019-12-26", "--json").stdout))


def entries(found: dict[str, object], part: str) -> list[dict[str, Any]]:
    """The entries of a part."""
    listed: list[dict[str, Any]] = found[part]  # type: ignore[assignment]
    return listed


def one(found: dict[str, object], part: str, **wanted: str) -> dict[str, object]:
    """The one entry of a part that has these."""
    (entry,) = [each for each in found[part] if all(each[key] == text for key, text in wanted.items())]  # type: ignore[attr-defined]
    return dict(entry)


def test_nothing_is_earned_and_the_law_is_as_adopted(found: dict[str, object]) -> None:
    assert (found["phase_number"], found["phases"], found["begun"], found["earned"]) == (1, 4, False, [])
    law = dict(found["law"])  # type: ignore[call-overload]
    assert (law["suspended"], law["in_force"]) == ([], law["in_force_without"])
    assert law["would"]["relief-decided"] == ["statues-export", "seafood-export", "fishing-rights", "textiles-export"]


def test_the_talks_were_broken_off_and_both_sides_say_why(found: dict[str, object]) -> None:
    talks = one(found, "tracks", id="us-dprk-talks")
    assert (talks["state"], talks["by"], talks["first"], talks["since"]) == (
        "broken off",
        "the DPRK",
        "2019-10-01",
        "2019-10-31",
    )
    assert "in Sweden, October 2019" in str(talks["words"])
    assert "had come empty-handed”, says the DPRK" in str(talks["words"])
    assert "had good discussions”, says the United States" in str(talks["words"])
    assert [each["id"] for each in found["disputes"]] == ["us-dprk-talks"]  # type: ignore[attr-defined]


def test_six_party_talks_were_asked_for_and_not_held(found: dict[str, object]) -> None:
    talks = one(found, "tracks", id="six-party-talks")
    assert talks["state"] == "asked for, not held"
    assert str(talks["by"]) in ("Russia and China", "China and Russia")


def test_the_council_has_a_draft_without_a_vote_and_russia_asks_for_a_political_resolution(
    found: dict[str, object],
) -> None:
    assert found["texts"] == ["a draft of 16 December 2019 before it (draft-2019-12-16), no vote"]
    asked = one(found, "asked", by="Russia")
    assert (asked["answer"], asked["day"]) == ("for", "2019-12-11")


def test_the_ultimatum_is_the_dprks_alone_with_its_threat(found: dict[str, object]) -> None:
    ultimatum = one(found, "ultimatums")
    assert (ultimatum["by"], ultimatum["on"], ultimatum["until"], ultimatum["days_left"]) == (
        "the DPRK",
        "the United States",
        "2019-12-31",
        5,
    )
    assert ultimatum["act"] == "offer concessions"
    assert "change course" in str(ultimatum["threat"])


def test_whose_move_it_is_is_told_as_each_says(found: dict[str, object]) -> None:
    said = {(each["by"], each["answer"]) for each in found["moves"]}  # type: ignore[attr-defined]
    assert said == {("Russia", "step-by-step"), ("the United States", "step-by-step"), ("the United States", "target")}
    assert one(found, "order", by="Russia")["answer"] == "before"


def test_the_launch_is_a_breach_under_one_reading_and_none_under_the_other(found: dict[str, object]) -> None:
    halt = one(found, "commitments", id="no-ballistic-launch")
    assert {each["by"]: each["breached"] for each in halt["outcomes"]} == {"the Security Council": True, "dprk": False}  # type: ignore[attr-defined]
    assert "28 November 2019, before the plan's first day" in str(halt["words"])
    assert "short range" in str(halt["words"])
    launch = next(each for each in found["evidence"] if "two ballistic missiles" in each["text"])  # type: ignore[attr-defined]
    assert (launch["day"], launch["because"]) == ("2019-11-28", "UN briefing of 11 December 2019")


def test_what_russia_claims_for_the_dprk_is_not_told_as_verified(found: dict[str, object]) -> None:
    tests = one(found, "commitments", id="no-nuclear-test")
    assert tests["level"] == "not-initiated"
    assert re.search(r"delivered on the promises.*says Russia; not verified", str(tests["words"]))


def test_nothing_was_given_so_nobody_is_exposed_and_the_ultimatum_comes_next(found: dict[str, object]) -> None:
    assert [each["acts"] for each in found["exposure"]] == [[], []]  # type: ignore[attr-defined]
    assert found["next"][0]["day"] == "2019-12-31"  # type: ignore[index]


def test_every_fact_has_its_evidence_and_none_is_named_that_is_not_there(found: dict[str, object]) -> None:
    known = {each["id"] for each in entries(found, "evidence")}
    parts = ("tracks", "ultimatums", "moves", "order")
    used = {id_ for part in parts for each in entries(found, part) for id_ in each["evidence"]}
    assert used
    assert used <= known


def test_on_a_table_each_piece_of_evidence_is_marked_and_named_below(home: Path) -> None:
    told = run(home, "roadmap", "status", "stepwise-2019", "--on", "2019-12-26").stdout
    assert "E1" in told
    assert "taken for 2019-11-28: UN briefing of 11 December 2019" in " ".join(told.split())


def test_by_what_was_known_before_the_reports_were_accepted_nothing_is_told(home: Path) -> None:
    words = ["roadmap", "status", "stepwise-2019", "--on", "2019-12-26", "--known-on", "2019-12-26", "--json"]
    assert json.loads(run(home, *words).stdout)["evidence"] == []
