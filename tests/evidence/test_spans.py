import itertools

from hypothesis import given
from hypothesis import strategies as st

from detente.evidence.spans import joined, trimmed, without

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


def places(spans: list[tuple[int, int]]) -> set[int]:
    return {place for begin, end in spans for place in range(begin, end)}


@given(SPANS)
def test_joined_spans_hold_the_same_characters_apart_and_in_order(spans: list[tuple[int, int]]) -> None:
    found = joined(spans)
    assert places(found) == places(spans)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(found))


@given(SPANS, SPANS)
def test_what_is_taken_away_is_gone_and_nothing_else(
    spans: list[tuple[int, int]], taken: list[tuple[int, int]]
) -> None:
    assert places(without(spans, taken)) == places(spans) - places(taken)


def test_a_span_of_signs_alone_is_trimmed_to_nothing() -> None:
    begin, end = trimmed(" ,; ", (0, 4))
    assert begin == end
