"""Kinds of finding are those that the law declares, and so is what an accepted event becomes."""

import pytest

from detente.errors import InputError
from detente.law.finding_kind import FindingKind
from detente.review.kinds import finding_kinds
from tests.review.evidence import KINDS


def test_an_event_becomes_a_finding_of_the_kind_that_names_it() -> None:
    assert KINDS.of_event("launch") == "ballistic-launch"


def test_an_event_whose_own_word_is_declared_becomes_a_finding_of_that_kind() -> None:
    assert KINDS.of_event("nuclear-test") == "nuclear-test"


def test_an_event_that_no_law_declares_becomes_none() -> None:
    assert KINDS.of_event("summit") is None


def test_of_two_laws_that_take_an_event_the_first_counts() -> None:
    first, second = (FindingKind(id=name, summary="x", events=("launch",)) for name in ("one", "two"))
    assert finding_kinds((first, second)).of_event("launch") == "one"


@pytest.mark.parametrize(
    ("word", "hint"), [("balistic-launch", "Did you mean 'ballistic-launch'?"), ("launch", "ballistic-launch")]
)
def test_a_kind_that_nobody_declared_is_refused_with_the_nearest(word: str, hint: str) -> None:
    with pytest.raises(InputError, match="no kind of finding is called") as found:
        KINDS.known(word, "--as")
    assert hint in found.value.hint
    assert found.value.where == "--as"
