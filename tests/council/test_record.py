"""Who sat in the council on a day, and what was voted."""

import csv
from datetime import date
from pathlib import Path

import pytest

from detente.codes.country_names import by_name
from detente.council.record import covered, members, positions, rules, seats, texts
from detente.desk.desk import Desk
from tests.shared import SHARED, needs_shared

FACTS = SHARED.parent / "facts" / "machine"
SHORT = {"ROK": "KR", "DR Congo": "CD", "UAE": "AE"}


def rows(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def code(name: str) -> str | None:
    return SHORT.get(name) or by_name(name)


@pytest.mark.parametrize("year", range(2006, 2027))
def test_fifteen_sit_on_every_day_five_of_them_with_a_veto(year: int) -> None:
    for day in (date(year, 1, 1), date(year, 12, 31)):
        sat = members(day)
        assert len({each.member for each in sat}) == 15
        assert [each.member for each in sat if each.veto] == ["CN", "FR", "RU", "GB", "US"]
        assert [each.veto for each in sat] == [True] * 5 + [False] * 10


def test_five_members_change_with_the_year() -> None:
    before, after = ({each.member for each in members(day)} for day in (date(2019, 12, 31), date(2020, 1, 1)))
    assert before - after == {"CI", "GQ", "KW", "PE", "PL"}
    assert after - before == {"EE", "NE", "TN", "VC", "VN"}


def test_nobody_is_named_for_a_day_outside_the_record() -> None:
    assert covered() == (date(2006, 1, 1), date(2026, 12, 31))
    assert members(date(2005, 12, 31)) == ()
    assert members(date(2027, 1, 1)) == ()


def test_an_elected_member_has_one_term_of_two_years_at_most() -> None:
    for each in seats():
        if each.until is not None and each.since > date(2006, 1, 1):
            assert each.until.year - each.since.year <= 1


@pytest.mark.parametrize(
    ("name", "tally"),
    [
        ("draft-2022-05-26", (13, 2, 0)),
        ("draft-2024-03-28", (13, 1, 1)),
        ("iran-continue-2025", (4, 9, 2)),
        ("iran-extend-2025", (4, 9, 2)),
        ("iran-meeting-2026", (11, 2, 2)),
        ("iran-arms-2020", (2, 2, 11)),
        ("2664", (14, 0, 1)),
        ("2397", (15, 0, 0)),
    ],
)
def test_recorded_votes_add_up_to_their_tally(name: str, tally: tuple[int, int, int]) -> None:
    found = next(each for each in texts() if each.id == name)
    assert (found.count("yes"), found.count("no"), found.count("abstain")) == tally
    assert found.contested == (tally[0] < 15)


def test_the_votes_of_the_record_are_those_that_the_law_has() -> None:
    instruments = {each.id: each for each in Desk().regime("un-1718").corpus.instruments}
    both = [(each, instruments[each.id].vote) for each in texts() if each.id in instruments]
    assert len(both) > 25
    for text, vote in both:
        assert vote is not None
        assert (text.count("yes"), text.count("no"), text.count("abstain")) == (
            vote.in_favour,
            vote.against,
            vote.abstaining,
        )
        assert {by_name(each) for each in vote.against_by} == {who for who, word in text.votes if word == "no"}


def test_a_rule_says_how_many_votes_it_needs_and_whether_a_no_prevents_it() -> None:
    assert {name: (each.votes, each.veto) for name, each in rules().items()} == {
        "substance": (9, True),
        "procedure": (9, False),
        "subsidiary": (15, True),
    }


def test_a_position_is_on_a_text_or_on_a_kind_of_text_of_one_regime() -> None:
    assert all(bool(each.text) != bool(each.kind) and each.regime and each.words for each in positions())


@needs_shared
@pytest.mark.skipif(not (FACTS / "council_members.csv").is_file(), reason="the tables of facts are not beside this one")
@pytest.mark.parametrize("year", range(2006, 2027))
def test_the_members_of_a_year_are_those_of_the_facts(year: int) -> None:
    found = {code(row["member"]) for row in rows("council_members.csv") if int(row["year"]) == year}
    assert found == {each.member for each in members(date(year, 6, 1))}


@needs_shared
@pytest.mark.skipif(not (FACTS / "votes.csv").is_file(), reason="the tables of facts are not beside this one")
def test_every_vote_is_that_of_the_facts() -> None:
    given: dict[tuple[str, str], dict[str | None, str]] = {}
    for name in ("votes.csv", "iran_votes.csv"):
        for row in rows(name):
            given.setdefault((row["date"], row["symbol"]), {})[code(row["member"])] = row["vote"]
    assert len({day for day, _ in given}) == len(texts()) == 33
    for (day, _), cast in given.items():
        assert cast == dict(next(each for each in texts() if str(each.day) == day).votes)


def test_the_tables_stand_in_the_package() -> None:
    from detente.council.tables import DATA

    assert sorted(Path(each).name for each in DATA.glob("*.csv")) == [
        "members.csv", "positions.csv", "rules.csv", "texts.csv", "votes.csv",
    ]  # fmt: skip
