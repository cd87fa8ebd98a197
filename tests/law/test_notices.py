"""What must be said beside the law: up to which day it was read, and of every draft that it was not adopted."""

from dataclasses import replace
from datetime import date

import pytest

from detente.desk import Desk
from detente.law import notices
from detente.law.declaration import OwnList, Position, ReadUpTo
from detente.law.instrument import Vote
from tests.build import DECLARATION, provision, text
from tests.build import measure as made

READ = replace(DECLARATION, read_up_to=ReadUpTo(day=date(2020, 1, 1), source="https://example.org"))
DRAFT = text("d", "2019-12-16", replace(provision(5, impose=made()), position="strict"), status="draft")
POSITIONS = (Position(id="strict", summary="A strict reading."),)


@pytest.mark.parametrize("days", [(), (None,), (date(2020, 1, 1),), (date(2019, 1, 1), None)])
def test_a_day_up_to_which_the_law_was_read_is_not_warned_of(days: tuple[date | None, ...]) -> None:
    assert notices.read_up_to(READ, *days) == ""


def test_a_later_day_is_warned_of_with_both_days() -> None:
    found = notices.read_up_to(READ, date(2019, 1, 1), date(2020, 1, 2), None)
    assert found.startswith("The law of test was read up to 2020-01-01; 2020-01-02 is later.")


def test_a_regime_that_does_not_say_so_is_not_warned_of() -> None:
    assert notices.read_up_to(DECLARATION, date(2999, 1, 1)) == ""


def test_a_partial_corpus_says_so_and_what_it_leaves_out() -> None:
    assert notices.partial(DECLARATION) == ""
    told = notices.partial(replace(DECLARATION, partial=True, left_out="the ports"))
    assert told.startswith("The corpus of test is partial")
    assert "It leaves out the ports." in told
    assert "It leaves out" not in notices.partial(replace(DECLARATION, partial=True))


def test_that_no_list_is_at_hand_names_every_list_of_the_regime() -> None:
    one, two = OwnList(id="un", kinds=("person",)), OwnList(id="own:mine", kinds=("person",))
    assert "un is not imported" in notices.unmatched(replace(DECLARATION, lists=(one,)))
    assert "un and own:mine are not imported" in notices.unmatched(replace(DECLARATION, lists=(one, two)))


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (True, "Its text was published; it is known from https://example.org/d."),
        (False, "Its text was not published; it is known from https://example.org/d."),
        (None, "Whether its text was published is not known; it is known from https://example.org/d."),
    ],
)
def test_a_draft_says_whether_its_text_was_published_and_where_it_is_known_from(
    published: bool | None, words: str
) -> None:
    assert notices.not_adopted(replace(DRAFT, published=published)) == (
        f"d (T/d) was not adopted; no vote on it is known. {words}"
    )


def test_a_veto_is_told_with_the_vote_and_who_cast_it() -> None:
    vote = Vote(in_favour=13, against=1, abstaining=1, against_by=("A",), abstaining_by=("B",))
    vetoed = replace(DRAFT, status="vetoed", vote=vote)
    assert notices.fate(vetoed) == "was not adopted: vetoed, 13 in favour, 1 against (A), 1 abstaining (B)."


def test_an_adopted_text_is_not_called_a_draft() -> None:
    adopted = text("a", "2016-03-02")
    assert notices.fate(adopted) == "was adopted."
    assert notices.publication(adopted) == "It can be read at https://example.org/a."


def test_a_contested_reading_is_named_with_the_option_that_applies_it() -> None:
    assert notices.contested(DRAFT, POSITIONS) == (
        "Contested reading strict: A strict reading. It is left out unless you give --position strict.",
    )
    assert notices.elements(DRAFT) == ("5 (only with --position strict): Imposes coal: No coal.",)
    assert notices.contested(text("a", "2016-03-02"), POSITIONS) == ()


@pytest.mark.parametrize("draft", [each.id for each in Desk().regime().drafts])
def test_every_draft_that_ships_comes_with_all_its_provisions(draft: str) -> None:
    desk = Desk()
    instrument = desk.instrument_text(draft).instrument
    found = notices.of_drafts([instrument], desk.regime().corpus.regime.positions)
    assert "was not adopted" in found[0]
    assert instrument.published is not None
    assert len(found) >= 1 + len(instrument.provisions)
