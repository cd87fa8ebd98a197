"""`detente council vote`, `history` and `score`, as a user gives them."""

import csv
import io
import json

import pytest

from tests.app.test_cli import run
from tests.app.told import Run

__all__ = ["run"]
DRAFT = ["council", "vote", "draft-2019-12-16", "--on", "2019-12-26"]


def given(*positions: str) -> list[str]:
    return [word for each in positions for word in ("--position", each)]


def test_a_vote_says_the_range_the_reason_the_change_and_the_keys(run: Run) -> None:
    told = run(*DRAFT)
    assert told.code == 0
    for words in (
        "It cannot pass as votes are known now: 2 to 9 in favour of the 9 that it needs.",
        "not known: Côte d'Ivoire, Dominican Republic, Equatorial Guinea, Indonesia, Kuwait, Peru and South Africa.",
        "It passes only if all seven whose vote is not known vote for it, and France, United Kingdom and United States abstain.",
        "One more no or abstention among the seven stops it without any veto.",
        "Each of France, United Kingdom and United States can stop it alone.",
        "said in general, not of this text",
    ):
        assert words in told.flat


def test_votes_that_are_given_change_the_result(run: Run) -> None:
    seven = given(*(f"{each}=yes" for each in ("CI", "DO", "GQ", "ID", "KW", "Peru", "South Africa")))
    three = given(*(f"{each}=abstain" for each in ("US", "GB", "FR")))
    assert json.loads(run(*DRAFT, *seven, *three, "--json").out)["result"] == "adopted"
    assert json.loads(run(*DRAFT, *seven, *three[2:], "--json").out)["result"] == "vetoed"


@pytest.mark.parametrize(
    ("words", "telling"),
    [
        (["draft-2022-05-26", "--on", "2022-05-26"], "Each of China and Russian Federation stopped it alone."),
        (["draft-2024-03-28", "--on", "2024-03-28"], "The abstention of a permanent member is no veto."),
        (["iran-continue-2025", "--on", "2025-09-19"], "It failed for want of votes, and no veto counted: 4 in favour"),
        (
            ["iran-meeting-2026", "--on", "2026-03-12"],
            "It was carried against two permanent members: China and Russian",
        ),
        (["2664", "--on", "2022-12-09"], "It passed: 14 in favour of the 9 that it needed."),
    ],
)
def test_recorded_votes_come_out_as_they_were(run: Run, words: list[str], telling: str) -> None:
    assert telling in run("council", "vote", *words).flat


@pytest.mark.parametrize(
    ("words", "code", "refusal"),
    [
        (["--position", "Estonia=yes"], 2, "Estonia is no member on 2019-12-26\n  Members: Belgium, China,"),
        (["--position", "Preu=yes"], 2, "no State is called 'Preu'"),
        (["--position", "Perru=yes"], 2, "Did you mean 'Peru'?"),
        (["--position", "Peru=perhaps"], 2, "'perhaps' is no vote\n  Known: abstain, no, yes."),
        (["--position", "Peru"], 2, "'Peru' is no position\n  Write MEMBER=VOTE, as Peru=yes."),
        (["--position", "=yes"], 2, "'=yes' is no position"),
        (["--position", "Peru="], 2, "'' is no vote"),
        (["--position", "Peru=yes", "--position", "Peru=no"], 2, "Peru is given twice\n  Give each member one vote."),
        (["--position", "Peru=yes", "--position", "PE=no"], 2, "Peru is given twice\n  Give each member one vote."),
        (["--on", "2019-12-01"], 2, "2019-12-01 lies before draft-2019-12-16, of 2019-12-16"),
        (["--on", "2031-01-01"], 2, "who sat on 2031-01-01 is not in the record"),
        (["--on", "yesterday"], 2, "yesterday"),
    ],
)
def test_wrong_input_is_refused_with_what_would_be_right(run: Run, words: list[str], code: int, refusal: str) -> None:
    told = run(*DRAFT, *words)
    assert (told.code, told.out) == (code, "")
    assert refusal in told.err


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (["vote", "draft-2019-12-61", "--on", "2019-12-26"], "Did you mean 'draft-2019-12-16'?"),
        (["vote", "guidelines", "--on", "2019-12-26"], "is not put to a vote here"),
        (["history", "--kind", "easing"], "Did you mean 'ease'?"),
        (["history", "--member", "Korea"], "Did you mean 'Republic of Korea'?"),
        (["history", "--member", "Iceland"], "Iceland never had a seat in the record"),
    ],
)
def test_a_text_a_kind_or_a_member_that_is_not_there_is_refused(run: Run, words: list[str], refusal: str) -> None:
    told = run("council", *words)
    assert (told.code, told.out) == (2, "")
    assert refusal in told.err


def test_csv_has_a_record_for_each_member_with_its_source(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run(*DRAFT, "--csv").out)))
    assert len(rows) == 15
    assert {row["code"]: row["vote"] for row in rows if row["seat"] == "permanent"} == {
        "CN": "yes",
        "FR": "no",
        "RU": "yes",
        "GB": "no",
        "US": "no",
    }
    assert all(row["source"] for row in rows if row["vote"] != "not known")


def test_the_history_goes_out_in_every_form(run: Run) -> None:
    assert len(json.loads(run("council", "history", "--json").out)) == 33
    assert len(run("council", "history", "--contested", "--csv").out.splitlines()) == 8
    assert "7 texts." in run("council", "history", "--contested").flat
    assert "| draft-2022-05-26 |" in run("council", "history", "--member", "India", "--markdown").out


def test_the_score_stands_beside_its_two_baselines(run: Run) -> None:
    told = run("council", "score")
    assert "always yes 0.84 0.18 a member's own record 0.72 0.23" in told.flat
    assert "It rests on 7 contested texts, which is very little." in told.flat
    assert json.loads(run("council", "score", "--json").out)["is_forecast"] is False
