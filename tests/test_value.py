"""The decorator of value types."""

from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from detente.value import value


@value
class Point:
    """A value for the tests."""

    x: int
    y: int = 0


def test_equal_fields_make_equal_values_and_one_hash() -> None:
    assert Point(x=1) == Point(x=1, y=0)
    assert len({Point(x=1), Point(x=1, y=0), Point(x=2)}) == 2


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Point(x=1).x = 2  # type: ignore[misc]


def test_a_value_takes_no_field_that_it_does_not_have() -> None:
    made: Any = Point
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        made(x=1, z=3)
    with pytest.raises((AttributeError, TypeError)):
        object.__setattr__(Point(x=1), "z", 3)


def test_fields_are_given_by_name_only() -> None:
    made: Any = Point
    with pytest.raises(TypeError, match="positional"):
        made(1)


def test_a_text_that_holds_another_key_is_refused_where_pydantic_reads_it() -> None:
    assert getattr(Point, "__pydantic_config__") == {"extra": "forbid"}  # noqa: B009 -- no field of the type
