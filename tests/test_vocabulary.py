"""The words that every package shares."""

import re
from pathlib import Path

import pytest

from detente import vocabulary
from detente.decide.solve import RANK
from detente.vocabulary import ACTIVITIES, END_USES, PURPOSES, VERDICTS, VESSEL_ACTIVITIES

LISTS = {"verdicts": VERDICTS, "activities": ACTIVITIES, "end uses": END_USES, "purposes": PURPOSES}


@pytest.mark.parametrize("words", LISTS.values(), ids=LISTS.keys())
def test_a_word_stands_once_and_is_written_small_with_hyphens(words: tuple[str, ...]) -> None:
    assert len(words) == len(set(words))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", word) for word in words)


def test_verdicts_stand_in_the_order_of_their_strictness() -> None:
    assert VERDICTS[0] == "prohibited"
    assert VERDICTS[-1] == "permitted"
    assert sorted(VERDICTS, key=lambda verdict: RANK[verdict]) == list(VERDICTS)
    # What is not known is stricter than what is known to be within a cap, and milder than any word of the law.
    assert RANK["needs-judgement"] < RANK["undetermined"] < RANK["within-cap"]


def test_activities_of_vessels_are_activities() -> None:
    assert set(ACTIVITIES) > VESSEL_ACTIVITIES


def test_no_word_means_two_things() -> None:
    assert not set(ACTIVITIES) & set(END_USES)
    assert not set(VERDICTS) & (set(ACTIVITIES) | set(END_USES))


def test_nothing_of_the_package_is_needed_to_know_the_words() -> None:
    source = Path(vocabulary.__file__).read_text(encoding="utf-8")
    assert not re.findall(r"^(?:from|import) detente", source, re.MULTILINE)
