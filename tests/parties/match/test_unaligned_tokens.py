"""What initials, and words for kinds of organisations, could answer."""

from collections.abc import Sequence

import numpy as np
import pytest

from detente.parties.match.name_similarity import INITIAL_BITS, INITIAL_SIMILARITY, OTHER_KIND_SIMILARITY
from detente.parties.match.token_columns import TokenSide, token_marks
from detente.parties.match.unaligned_tokens import UnalignedTokens, initial_pairs, organisation_words, summed

WHOLE = np.zeros(1, bool)
"""A pair whose query has no word that was cut short."""


def side(*names: Sequence[tuple[str, float]]) -> TokenSide:
    """The words of some names, one for each pair, and what they say."""
    counts = [len(name) for name in names]
    first = np.cumsum([0, *counts[:-1]])
    pair = np.repeat(np.arange(len(names)), counts)
    return TokenSide(
        first,
        pair,
        np.arange(len(pair)) - first[pair],
        np.array([bits for name in names for _, bits in name]),
        token_marks([word for name in names for word, _ in name]),
    )


@pytest.mark.parametrize(
    ("letters", "words", "answered"),
    [
        ("j", ["jonas"], True),
        ("j", ["konas"], False),
        ("j", ["k"], False),
        ("j", ["j"], False),
        ("jc", ["jonas", "carl"], True),
        ("jc", ["carl", "jonas"], True),  # the order is left to whoever weighs them
        ("jc", ["jonas"], False),
        ("jonas", ["jonas"], False),
    ],
)
def test_letters_for_words_that_begin_with_them(letters: str, words: list[str], answered: bool) -> None:
    ours, theirs = side([(letters, 2.5)]), side([(word, 14.0) for word in words])
    found = initial_pairs(ours, ours.bits, theirs, theirs.bits, WHOLE)
    assert (found.used.agreed.tolist(), found.used.query_left.tolist()) == (
        ([INITIAL_BITS], [2.5]) if answered else ([0], [0])
    )
    assert found.used.listed_left.tolist() == [14.0 * len(words) if answered else 0]
    assert found.lost.tolist() == [pytest.approx((1 - INITIAL_SIMILARITY) * 2.5) if answered else np.inf]


def test_letters_that_may_be_a_word_cut_short_stand_for_what_begins_with_one_of_them() -> None:
    ours, theirs = side([("tr", 5.0)]), side([("trading", 4.5)])
    assert initial_pairs(ours, ours.bits, theirs, theirs.bits, WHOLE).used.agreed.tolist() == [0]
    assert initial_pairs(ours, ours.bits, theirs, theirs.bits, ~WHOLE).used.agreed.tolist() == [5]


def test_a_letter_that_has_no_answer_may_say_more_than_it_does() -> None:
    ours, theirs = side([("j", 1.5)], [("jonas", 9.0)]), side([("karl", 14.0)], [("karl", 14.0)])
    assert initial_pairs(ours, ours.bits, theirs, theirs.bits, np.zeros(2, bool)).idle.whole.tolist() == [
        INITIAL_BITS - 1.5,
        0,
    ]


def test_words_that_have_an_answer_are_passed_over() -> None:
    ours, theirs = side([("j", 2.5)]), side([("jonas", 14.0)])
    assert initial_pairs(ours, np.zeros(1), theirs, theirs.bits, WHOLE).used.agreed.tolist() == [0]
    assert initial_pairs(ours, ours.bits, theirs, np.zeros(1), WHOLE).used.agreed.tolist() == [0]


def test_letters_seen_from_the_other_side() -> None:
    ours, theirs = side([("j", 2.5)]), side([("jonas", 14.0)])
    found = initial_pairs(ours, ours.bits, theirs, theirs.bits, WHOLE).swapped()
    assert (found.used.query_left.tolist(), found.used.listed_left.tolist()) == ([14.0], [2.5])


@pytest.mark.parametrize(
    ("one", "other", "agreed"), [("bureau", "group", 4 * OTHER_KIND_SIMILARITY), ("bureau", "zenda", 0)]
)
def test_words_for_kinds_answer_each_other(one: str, other: str, agreed: float) -> None:
    ours, theirs = side([(one, 4.5)]), side([(other, 4.0)])
    found = organisation_words(ours, ours.bits, theirs, theirs.bits, 1)
    assert found.agreed.tolist() == pytest.approx([agreed])
    assert found.query_left.tolist() == [4.5 if agreed else 0]


def test_what_all_may_answer_together() -> None:
    one = UnalignedTokens(*(np.array([each]) for each in (1.0, 2.0, 3.0, 4.0)))
    assert [each.tolist() for each in summed(one, one)] == [[2], [4], [6], [8]]
