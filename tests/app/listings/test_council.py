"""Votes of a council as listings."""

import pytest

from detente.app.listings import council as listings
from detente.app.listings.listing import OutputTable
from detente.council.record import TEXT_KINDS
from detente.desk.desk import Desk

DESK = Desk()
NOT_FORECAST = (
    "Votes that are not known are not forecast: our rule does not beat both simple baselines (`detente council score`)."
)


def vote(name: str, on: str, **positions: str) -> OutputTable:
    return listings.vote(DESK.council_vote(name, on=on, positions=positions))


def column(table: OutputTable, name: str) -> list[str]:
    place = [each.name for each in table.columns].index(name)
    return [row[place] for row in table.rows]


def test_a_vote_has_a_row_for_each_member_those_with_a_veto_first() -> None:
    found = vote("draft-2019-12-16", "2019-12-26")
    assert (
        found.title
        == "Draft of China and Russia, 16 December 2019 (draft-2019-12-16), a text that would ease measures, on 2019-12-26"
    )
    assert column(found, "seat") == ["permanent"] * 5 + ["elected"] * 10
    assert column(found, "member")[5:] == sorted(column(found, "member")[5:])
    assert column(found, "vote").count("not known") == 7


def test_what_is_not_known_is_said_to_be_not_forecast() -> None:
    assert NOT_FORECAST in vote("draft-2019-12-16", "2019-12-26").notes
    assert NOT_FORECAST not in vote("2664", "2022-12-09").notes


def test_every_vote_says_that_a_committee_decides_by_consensus() -> None:
    words = "A committee of the Council decides by consensus: any of the fifteen can hold an exemption or a listing."
    assert words in vote("2664", "2022-12-09").notes


def test_seats_that_are_only_recalled_are_named() -> None:
    notes = vote("draft-2019-12-16", "2020-01-01").notes
    assert (
        notes[-1]
        == "Recalled, not confirmed: the seats of Estonia, Niger, Saint Vincent and the Grenadines, Tunisia, Viet Nam."
    )
    assert not any(each.startswith("Recalled") for each in vote("draft-2019-12-16", "2019-12-26").notes)


def test_what_a_text_changes_is_listed_with_the_command_that_shows_the_rest() -> None:
    lead = vote("draft-2019-12-16", "2019-12-26").lead
    assert lead[-2].startswith("What it changes in un-1718: 9 measures eased (statues-export, ")
    assert "3 exemptions added (inter-korean-works" in lead[-2]
    assert (
        lead[-1]
        == "The whole difference: `detente law diff un-1718 --on 2019-12-26 --with-draft draft-2019-12-16@2019-12-26`."
    )


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("2664", "2022-12-09", "What it changes in un-1718: 1 exemption added (asset-freeze-humanitarian)."),
        ("2407", "2018-03-21", "It changes no measure of un-1718."),
        ("iran-extend-2025", "2025-09-26", "Its law is not encoded here."),
    ],
)
def test_a_text_that_changes_little_or_that_is_not_encoded_says_so(name: str, on: str, expected: str) -> None:
    assert expected in vote(name, on).lead


def test_a_question_after_the_vote_says_how_the_vote_went() -> None:
    assert vote("iran-continue-2025", "2025-09-22").lead[0] == (
        "The vote on it was taken on 2025-09-19: 4-9-2. This is what would come of another."
    )
    assert vote("draft-2022-05-26", "2022-05-26", China="abstain").lead[0] == (
        "The vote on it was taken on 2022-05-26: 13-2-0. This is what would come of it with the votes that you give."
    )
    assert vote("2664", "2022-12-09").lead[0] == "It passed: 14 in favour of the 9 that it needed."


def test_a_history_says_who_voted_otherwise_than_yes() -> None:
    found = listings.history(DESK.council_history(contested=True))
    said = dict(zip(column(found, "id"), column(found, "otherwise"), strict=True))
    assert said["draft-2024-03-28"] == "no: Russian Federation; abstain: China"
    assert said["2664"] == "abstain: India"
    assert column(found, "for") == ["2", "13", "14", "13", "4", "4", "11"]


def test_a_history_of_nothing_counts_none() -> None:
    assert listings.history(()).notes[0].startswith("0 texts.")


def test_a_score_that_does_not_beat_both_baselines_says_that_it_is_no_forecast() -> None:
    found = listings.score(DESK.council_score())
    assert found.rows == (
        ("ours", "0.69", "0.36"), ("always yes", "0.84", "0.18"), ("a member's own record", "0.72", "0.23"),
    )  # fmt: skip
    assert (
        "nothing here is printed as a forecast. It rests on 7 contested texts, which is very little." in found.notes[1]
    )


def test_every_kind_of_text_has_words() -> None:
    assert set(listings.KINDS) == set(TEXT_KINDS)
