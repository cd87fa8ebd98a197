"""What pairs of words come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.match.name_similarity import (
    MUCH_EVIDENCE,
    OTHER_FORM_COST,
    OTHER_NUMBER_COST,
    NameSimilarity,
    TokenPair,
    alignment_score,
    initial_places,
    omission_cost,
    score_alignment,
)
from detente.parties.match.pair import compare_names
from detente.parties.names.tokenisation import tokenise

BITS = st.floats(0, 60)


@given(BITS, BITS, BITS)
def test_the_more_is_left_out_or_contradicted_the_lower(matched: float, agreed: float, more: float) -> None:
    assert alignment_score(matched, agreed, more, 0) <= 1
    assert alignment_score(matched + 1, agreed, more + 1, 0) <= alignment_score(matched + 1, agreed, more, 0) + 1e-9
    assert (
        alignment_score(matched + 1, agreed, more + 1, more + 1)
        <= alignment_score(matched + 1, agreed, more, more) + 1e-9
    )


@given(BITS, BITS, BITS)
def test_what_is_left_over_counts_the_same_on_either_side(matched: float, more: float, fewer: float) -> None:
    assert alignment_score(matched, matched, more, fewer) == alignment_score(matched, matched, fewer, more)


@given(BITS, BITS)
def test_much_evidence_makes_omissions_milder(one: float, other: float) -> None:
    assert omission_cost(max(one, other)) <= omission_cost(min(one, other))
    assert omission_cost(MUCH_EVIDENCE) == omission_cost(2 * MUCH_EVIDENCE)


def weigh(asked: str, listed: str, pairs: list[TokenPair], threshold: float = 0.0) -> NameSimilarity:
    """The likeness with these pairs, all other words left over."""
    one, other = tokenise(asked), tokenise(listed)
    left = [i for i in range(len(one.words)) if i not in {i for pair in pairs for i in pair.query}]
    right = [j for j in range(len(other.words)) if j not in {j for pair in pairs for j in pair.listed}]
    return score_alignment(one, other, left, right, pairs, threshold=threshold)


def test_words_that_are_the_same() -> None:
    pairs = [TokenPair((1,), (1,), 1.0), TokenPair((0,), (0,), 1.0)]
    found = weigh("Zyxomat Orlovmat", "Zyxomat Orlovmat", pairs)
    assert (found.score, found.pairs, found.in_order) == (1.0, tuple(sorted(pairs)), True)


def test_words_in_another_order() -> None:
    assert not weigh(
        "Zyxomat Orlovmat", "Orlovmat Zyxomat", [TokenPair((0,), (1,), 1.0), TokenPair((1,), (0,), 1.0)]
    ).in_order


def test_a_score_below_the_threshold_is_not_exact() -> None:
    found = weigh("Zyxomat Orlovmat", "Zyxomat Petrescu", [TokenPair((0,), (0,), 1.0)], threshold=0.9)
    assert found.score < 0.9
    assert found.pairs == ()


def test_nothing_that_agrees() -> None:
    assert weigh("Zyxomat", "Petrescu", []).score == 0


@pytest.mark.parametrize(
    ("asked", "listed", "lost"),
    [
        ("Zyxomat Orlovmat 2", "Zyxomat Orlovmat 5", OTHER_NUMBER_COST),
        ("Zyxomat Orlovmat Ltd", "Zyxomat Orlovmat PLC", OTHER_FORM_COST),
    ],
)
def test_numbers_and_forms_that_contradict(asked: str, listed: str, lost: float) -> None:
    pairs = [TokenPair((0,), (0,), 1.0), TokenPair((1,), (1,), 1.0)]
    same = weigh(asked, asked, [*pairs, TokenPair((2,), (2,), 1.0)]).score
    assert weigh(asked, listed, pairs).score <= same - lost


def test_letters_that_may_stand_for_words() -> None:
    assert initial_places(("j", "rassendyll", "jc", "5")) == (0, 2)


def test_a_pair_from_the_other_side() -> None:
    assert TokenPair((0, 1), (2,), 0.9).swapped() == TokenPair((2,), (0, 1), 0.9)


LAUGHABLE = [
    ("Toyota Motor Corporation", "T-Motor"),
    ("Currys PLC", "Аквариус"),
    ("Evergy, Inc.", "ARAGHI (ERAGHI) Abdollah"),
    ("Mizuho Leasing Company, Limited", "M Leasing LLC"),
]


@pytest.mark.parametrize(("asked", "listed"), LAUGHABLE)
def test_alerts_that_a_reviewer_would_laugh_at(asked: str, listed: str) -> None:
    found = compare_names(asked, listed)
    assert found
    assert found.score < 0.75


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("AMROGGANG DEV BKG CORP", "Amroggang Development Banking Corporation"),
        ("Mansudae Overseas Proj Grp", "Mansudae Overseas Project Group of Companies"),
        ("J. Rassendyll", "James Rassendyll"),
        ("Coach, Inc.", "KOACH"),
        ("Hizbulah", "Hizballah"),
    ],
)
def test_names_that_are_still_found(asked: str, listed: str) -> None:
    found = compare_names(asked, listed)
    assert found
    assert found.score > 0.8
