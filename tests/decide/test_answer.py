"""The words in which a verdict is printed, and what an answer covers."""

import pytest

from detente.decide.answer import ANSWERS, Coverage, answer, coverage_of, opening, sentences
from detente.vocabulary import VERDICTS, Verdict
from tests.build import DECLARATION


def test_every_verdict_has_words() -> None:
    assert set(ANSWERS) == set(VERDICTS)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_no_verdict_is_printed_as_a_clearance(verdict: Verdict) -> None:
    words = answer(verdict, "UN").split()
    assert not {"permitted", "allowed", "cleared", "clear", "fine", "ok"} & set(words)


def test_who_made_the_measures_is_named_where_the_regime_says_it() -> None:
    assert answer("permitted", "UN") == "no UN restriction found"
    assert answer("permitted") == "no restriction found"
    assert opening("permitted", "UN") == "No UN restriction found"


def test_a_regime_without_words_for_it_leaves_out_all_other_law() -> None:
    assert coverage_of(DECLARATION).not_covered == "every other regime and all national law"


def test_the_sentence_names_the_regime_and_what_is_left_out() -> None:
    found = Coverage(regime="un-1", title="Measures on X", authority="UN", not_covered="national law")
    assert str(found) == "Decided only under: Measures on X (un-1). Not covered: national law."


def test_a_regime_is_named_once_however_many_decisions_it_made() -> None:
    found = coverage_of(DECLARATION)
    assert sentences([found, found]) == (str(found),)
