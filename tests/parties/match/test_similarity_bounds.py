"""The shape of many pairs at once is the shape of each; where it is loose, never under that of anything that may be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.match.name_similarity import shape
from detente.parties.match.similarity_bounds import shapes

BITS = st.floats(0.5, 60)


def one(matched: float, more: float, fewer: float, *, loose: bool) -> float:
    whole = matched + max(more, fewer)
    arrays = [np.array([each]) for each in (whole, more, fewer)]
    found = shapes(*arrays, agreed=np.array([matched]), lost=np.zeros(1), loose=np.array([loose]))
    return float(found[0])


@given(BITS, BITS, BITS)
def test_each_is_its_own_shape(matched: float, more: float, fewer: float) -> None:
    assert one(matched, more, fewer, loose=False) == pytest.approx(shape(matched, matched, more, fewer))


@given(BITS, BITS, BITS, st.floats(0, 1))
def test_a_loose_one_is_never_under_one_that_contradicts_more(
    matched: float, more: float, fewer: float, share: float
) -> None:
    low, high = sorted((more, fewer))
    assert shape(matched, matched, low + share * (high - low), high) <= one(matched, more, fewer, loose=True) + 1e-9


def test_what_is_lost_counts_by_its_share() -> None:
    arrays = [np.array([20.0]), np.zeros(1), np.zeros(1)]
    found = shapes(*arrays, agreed=np.array([20.0]), lost=np.array([4.0]), loose=np.zeros(1, bool))
    assert found.tolist() == pytest.approx([0.8])
