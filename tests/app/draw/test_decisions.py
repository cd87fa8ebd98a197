"""Decisions drawn: a line each, a count, and one in full with everything that stands behind it."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from detente.app.draw import decisions, paper, terminal
from detente.app.draw.decisions import brief, brief_day, counted
from detente.decide.decision import Decision
from detente.decide.identity import Identity
from detente.desk.desk import Desk
from detente.law.instrument import Judgement, Scope
from detente.transactions.transaction import Transaction, read_one
from tests.build import cap, decider, exemption, measure, provision, text

COAL = {"id": "coal-1", "date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"}
BAN = text("a", "2017-08-05", provision(9, impose=measure()), provision(10, exempt=exemption(how="Ask.")))


def drawn(draw: Any, *parts: Any) -> str:
    """What is drawn, with single spaces."""
    out = io.StringIO()
    draw(paper.console(out), *parts)
    return out.getvalue()


def flat(text_: str) -> str:
    """A text with single spaces."""
    return " ".join(text_.split())


def decided(**facts: str) -> tuple[Transaction, Decision]:
    """A row and its decision."""
    row = read_one({name: word for name, word in (COAL | facts).items() if word})
    return row, decider(BAN).decide(row)


DAYS = [
    (None, None, "?"),
    (date(2018, 6, 1), None, "?"),
    (date(2018, 6, 1), date(2018, 6, 1), "2018-06-01"),
    (date(2018, 6, 1), date(2018, 6, 30), "2018-06/2018-06"),
    (date(2018, 4, 1), date(2019, 3, 31), "2018-04/2019-03"),
    (date(2018, 6, 1), date(2018, 6, 29), "2018-06-01/2018-06-29"),
    (date(2018, 6, 2), date(2018, 6, 30), "2018-06-02/2018-06-30"),
    (date(2020, 2, 1), date(2020, 2, 29), "2020-02/2020-02"),
]


@pytest.mark.parametrize(("first", "last", "words"), DAYS)
def test_whole_months_are_told_as_months(first: date | None, last: date | None, words: str) -> None:
    assert brief_day(Transaction(date_from=first, date_to=last)) == words


BRIEF = [
    ({}, "HS 270112 KP→CN"),
    ({"to_country": ""}, "HS 270112 KP→?"),
    ({"end_use": "medical"}, "HS 270112 KP→CN medical"),
    ({"hs": "", "activity": "travel"}, "travel KP→CN"),
    ({"hs": ""}, "? KP→CN; missing activity, hs"),
    ({"hs": "27"}, "HS 27 KP→CN; missing hs"),
]


@pytest.mark.parametrize(("facts", "words"), BRIEF)
def test_a_transaction_is_told_in_a_few_words(facts: dict[str, str], words: str) -> None:
    assert brief(*decided(**facts)) == words


def test_a_row_that_crosses_a_cap_tells_how_much_fits() -> None:
    row = read_one(COAL | {"quantity": "120", "unit": "t"})
    found = decider(text("a", "2017-01-01", provision(1, impose=measure(cap=cap(100))))).decide(row)
    assert brief(row, found) == "HS 270112 KP→CN; 100 t of 120 fits"


COUNTS: list[tuple[dict[str, int], int, str]] = [
    ({}, 0, "0 decided."),
    ({"permitted": 1}, 0, "1 decided: 1 no restriction found."),
    ({"permitted": 2, "prohibited": 3}, 0, "5 decided: 3 prohibited, 2 no restriction found."),
    # As many of one as of the other: the stricter first.
    ({"permitted": 2, "prohibited": 2}, 0, "4 decided: 2 prohibited, 2 no restriction found."),
    ({"permitted": 1234567}, 0, "1,234,567 decided: 1,234,567 no restriction found."),
    ({"permitted": 1, "prohibited": 0}, 1, "1 decided: 1 no restriction found. 1 row could not be read."),
    ({"permitted": 1}, 2, "1 decided: 1 no restriction found. 2 rows could not be read."),
]


@pytest.mark.parametrize(("verdicts", "bad", "words"), COUNTS)
def test_decisions_are_counted(verdicts: dict[str, int], bad: int, words: str) -> None:
    assert counted(verdicts, bad) == words  # type: ignore[arg-type]


def test_many_decisions_are_a_line_each() -> None:
    rows = [decided(), decided(id="iron-1", hs="260111")]
    lines = [line for line in drawn(decisions.many, rows).splitlines() if line.strip()]
    assert any("coal-1" in line and "prohibited" not in line.split("coal-1")[1] for line in lines)
    marked = [line for line in lines if line.startswith(("■", "●", "◆"))]
    assert [found.answer for line, (_, found) in zip(marked, rows, strict=True) if found.answer in line] == [
        "prohibited",
        "no restriction found",
    ]


def test_what_a_draft_changes_is_counted() -> None:
    row, found = decided()
    told = flat(drawn(decisions.changed, [(row, "permitted", found)]))
    assert "● no restriction found" in told
    assert told.endswith("1 transaction would be decided otherwise.")
    assert flat(drawn(decisions.changed, [])).endswith("0 transactions would be decided otherwise.")


def whole(row: Transaction, found: Decision) -> str:
    """One decision in full, with single spaces."""
    return flat(drawn(decisions.one, row, found))


def test_one_decision_shows_its_reason_its_exception_and_its_receipt() -> None:
    row, found = decided()
    told = whole(row, found)
    for words in (
        "coal prohibited",
        "a ¶9",
        "leave approval,",
        "source T/a, https://example.org/a",
        f"receipt {found.receipt}",
        "otherwise no restriction found up to 2017-08-04",
    ):
        assert words in told


def test_a_receipt_can_be_copied_in_one_piece() -> None:
    row, found = decided()
    assert f"receipt {found.receipt}\n" in drawn(decisions.one, row, found)


def test_a_reason_that_only_some_facts_meet_is_a_perhaps() -> None:
    told = whole(*decided(hs="27"))
    assert "undetermined, perhaps" in told or "prohibited, perhaps" in told
    assert "missing hs" in told


def test_a_note_of_the_corpus_is_shown_with_its_reading() -> None:
    row, found = decided()
    known = replace(found.reasons[0].citation, reading="secondary", numbering="recalled")
    noted = replace(found, reasons=(replace(found.reasons[0], doubt="The list is ours.", citation=known),))
    told = whole(row, noted)
    assert "note The list is ours. known source: secondary; number: recalled" in told
    assert (
        "Marks of a paragraph: ~ wording from a secondary source, #? paragraph number recalled; no mark: seen." in told
    )


def test_a_cap_is_shown_with_its_share_warning_and_factor() -> None:
    row = read_one(COAL | {"quantity": "95", "unit": "t"})
    found = decider(text("a", "2017-01-01", provision(1, impose=measure(cap=cap(100))))).decide(row)
    told = whole(row, found)
    assert (
        "cap Nothing is counted under the 100 t cap for 2018 before this transaction, which adds 95. (95.0 % used)"
        in told
    )
    assert "cap warning: 95 % reached" in told
    factored = replace(found.reasons[0], cap=replace(found.reasons[0].cap, factor="7 barrels in a tonne"))  # type: ignore[type-var]
    assert "cap factor: 7 barrels in a tonne" in whole(row, replace(found, reasons=(factored,)))


def test_open_words_name_who_judges() -> None:
    judged = Judgement(words="Whether it helps.", by="a State", points=(Scope(end_use=("military",)),))
    row = read_one(COAL | {"end_use": "military"})
    found = decider(text("a", "2016-03-02", provision(1, impose=measure(judgement=judged)))).decide(row)
    assert "judgement a State: Whether it helps. a ¶1" in whole(row, found)


@pytest.mark.parametrize(("taken", "words"), [(True, "treated as"), (False, "may be")])
def test_a_name_that_may_be_a_listed_party_is_shown(taken: bool, words: str) -> None:
    row, found = decided()
    met = Identity(
        asked="Ri Won Ho",
        id="KPi.033",
        kind="person",
        name="RI WON HO",
        points=965,
        list="un",
        edition="2020-01-01:0123456789ab",
        match="0",
        taken=taken,
    )
    told = whole(row, replace(found, identities=(met,)))
    assert f"{words} KPi.033 RI WON HO (Ri Won Ho) 0.965" in told


def test_a_reference_that_the_law_does_not_know_is_shown() -> None:
    row, found = decided()
    assert "not known KPe.999: no designation that this law knows" in whole(row, replace(found, unknown=("KPe.999",)))


def test_no_line_is_wider_than_the_paper() -> None:
    row = read_one(COAL)
    told = drawn(decisions.one, row, Desk().decider().decide(row))
    assert max(len(line) for line in told.splitlines() if not line.startswith("receipt ")) <= terminal.WIDTH
