"""Asking names, and what counts as found and as wrong."""

from functools import partial

import pytest

from detente.parties.index.index import IndexBuilder
from detente.parties.match.match import Matcher
from detente.validation.matching import BATCH, MatchingOptions, matches_of, outcomes
from detente.validation.related_parties import RelatedParties
from detente.validation.variant import ListedParty, VariantResult
from tests.validation.build import case, party, terms

WHO = party("Osvaldo BRENTANO", id_="A")
TWIN = party("BRENTANO, Osvaldo", id_="B", list_="two")
OTHER = party("Klaus WEBER", id_="C")
KIN = RelatedParties([WHO, TWIN, OTHER])


def came(*found: tuple[ListedParty, int]) -> VariantResult:
    [outcome] = outcomes([case("osvald brentano", WHO)], KIN, terms({"osvald brentano": found}))
    return outcome


def test_found_and_first() -> None:
    outcome = came((WHO, 900), (OTHER, 800))
    assert (outcome.found, outcome.wrong) == (True, False)


def test_another_party_first_is_wrong_though_ours_is_found() -> None:
    outcome = came((OTHER, 900), (WHO, 800))
    assert (outcome.found, outcome.wrong) == (True, True)
    assert str(outcome.first) == "Klaus WEBER (one C, 0.900)"


def test_another_party_alone_is_a_miss_and_wrong() -> None:
    outcome = came((OTHER, 900))
    assert (outcome.found, outcome.wrong) == (False, True)


def test_kin_first_is_not_wrong_and_does_not_find_ours() -> None:
    outcome = came((TWIN, 900))
    assert (outcome.found, outcome.wrong) == (False, False)


def test_nobody_is_a_miss_and_not_wrong() -> None:
    outcome = came()
    assert (outcome.found, outcome.wrong, outcome.first) == (False, False, None)


def test_below_the_threshold_is_not_found() -> None:
    assert not came((WHO, 749)).found
    assert came((WHO, 750)).found


def test_the_same_reference_on_another_list_is_not_the_party_itself() -> None:
    other = party("Osvaldo BRENTANO", id_="A", list_="two")
    [outcome] = outcomes([case("x brentano", WHO)], RelatedParties([WHO, other]), terms({"x brentano": [(other, 900)]}))
    assert (outcome.found, outcome.wrong) == (False, False)


def small() -> Matcher:
    """A real matcher over three parties."""
    builder = IndexBuilder()
    builder.add("one", [WHO.entity, OTHER.entity])
    return Matcher(builder.index(), {"one": "2020-01-01:0"})


def test_a_name_that_cannot_be_asked_is_a_miss_with_its_reason() -> None:
    [outcome] = outcomes([case("???", WHO)], KIN, MatchingOptions(opens=small))
    assert not outcome.found
    assert "no letters" in outcome.fault


def test_a_real_matcher_finds_and_misses() -> None:
    cases = [case("Osvaldo Brentano", WHO), case("Brentano Osvaldo", WHO), case("Peter Paul Rubens", WHO)]
    assert [each.found for each in outcomes(cases, KIN, MatchingOptions(opens=small))] == [True, True, False]


@pytest.mark.parametrize("jobs", [1, 2])
def test_batches_keep_their_order_and_tell_how_far_they_are(jobs: int) -> None:
    done: list[int] = []
    names = ["Osvaldo Brentano" if at % 3 else "Klaus Weber" for at in range(BATCH + 7)]
    answers = list(matches_of(names, MatchingOptions(opens=partial(small), jobs=jobs, progress=done.append)))
    assert [each.matches[0].id for each in answers] == ["A" if at % 3 else "C" for at in range(BATCH + 7)]
    assert done == [BATCH, 7]
