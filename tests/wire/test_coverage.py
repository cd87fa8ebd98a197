"""What a decision covers, as it goes out."""

import json

import pytest

from detente.decide.answer import Coverage
from detente.wire.coverage import CoverageShape, coverage
from detente.wire.shape import text

WHOLE = Coverage(regime="a", title="A", authority="UN", not_covered="other law")


@pytest.mark.parametrize("partial", [False, True])
def test_a_key_says_that_a_corpus_is_partial_only_where_it_is(*, partial: bool) -> None:
    made = coverage(
        Coverage(
            **{name: getattr(WHOLE, name) for name in ("regime", "title", "authority", "not_covered")}, partial=partial
        )
    )
    told = json.loads(text(made))
    assert told == {"regime": "a", "title": "A", "authority": "UN", "not_covered": "other law"} | (
        {"partial": True} if partial else {}
    )
    assert isinstance(made, CoverageShape)
