"""The shape of many pairs at once is the shape of each; where it is loose, never under that of anything that may be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.match.name_similarity import alignment_score
from detente.parties.match.similarity_bounds import similarities

BITS = st.floats(0.5, 60)


def one(matched: float, query_left: float, listed_left: float, *, loose: bool) -> float:
    whole = matched + max(query_left, listed_left)
    arrays = [np.array([each]) for each in (whole, query_left, listed_left)]
    found = similarities(*arrays, agreed=np.array([matched]), lost=np.zeros(1), loose=np.array([loose]))
    return float(found[0])


@given(BITS, BITS, BITS)
def test_each_is_its_own_shape(matched: float, query_left: float, listed_left: float) -> None:
    assert one(matched, query_left, listed_left, loose=False) == pytest.approx(
        alignment_score(matched, matched, query_left, listed_left)
    )


@given(BITS, BITS, BITS, st.floats(0, 1))
def test_a_loose_one_is_never_under_one_that_contradicts_more(
    matched: float, query_left: float, listed_left: float, share: float
) -> None:
    low, high = sorted((query_left, listed_left))
    assert (
        alignment_score(matched, matched, low + share * (high - low), high)
        <= one(matched, query_left, listed_left, loose=True) + 1e-9
    )


def test_what_is_lost_counts_by_its_share() -> None:
    arrays = [np.array([20.0]), np.zeros(1), np.zeros(1)]
    found = similarities(*arrays, agreed=np.array([20.0]), lost=np.array([4.0]), loose=np.zeros(1, bool))
    assert found.tolist() == pytest.approx([0.8])
