"""What words could stand for, and what of a side is left over."""

import numpy as np

from detente.parties.match.token_columns import TokenSide, token_marks


def test_marks_of_words() -> None:
    found = token_marks(["j", "jc", "zenda", "group", "44", "abdr"])
    assert found.letters.tolist() == [[10, 0, 0], [10, 3, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0], [1, 0, 0]]
    assert found.begins.tolist() == [0, 10, 26, 7, 0, 1]
    assert found.kind.tolist() == [False, False, False, True, False, False]
    assert token_marks([]).begins.tolist() == []


def test_what_is_left_over_of_a_side() -> None:
    side = TokenSide(
        np.array([0, 2]), np.array([0, 0, 1]), np.array([0, 1, 0]), np.array([3.0, 5, 7]), token_marks(["a", "b", "c"])
    )
    assert side.over(np.array([1])).tolist() == [3, 0, 7]
    assert side.bits.tolist() == [3, 5, 7]  # which stay
