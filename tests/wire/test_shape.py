"""Shapes: their text has every letter as it is, and their schema refuses what they don't have."""

import msgspec
import pytest
from msgspec import UNSET, UnsetType

from detente.parties.entity import Name
from detente.wire.lists import NameShape
from detente.wire.shape import DIALECT, Shape, all_made, made, schema, text


class Pair(Shape):
    """Two keys, of which one may be absent."""

    second: str
    first: int | UnsetType = UNSET


def test_keys_stand_in_the_order_of_the_fields_and_letters_as_they_are() -> None:
    assert text(Pair(second="리원호 é", first=1), indent=None) == '{"second": "리원호 é", "first": 1}'
    assert text((Pair(second=""),)) == '[\n  {\n    "second": ""\n  }\n]'


def test_a_key_that_is_unset_is_left_out_and_need_not_be_there() -> None:
    assert text(Pair(second="x"), indent=None) == '{"second": "x"}'
    assert msgspec.json.decode('{"second": "x"}', type=Pair) == Pair(second="x")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"second": "x", "third": 1}', "unknown field `third`"),
        ('{"first": 1}', "missing required field `second`"),
        ('{"second": 1}', "Expected `str`, got `int`"),
        ('{"second": "x", "first": null}', "Expected `int`, got `null`"),
    ],
)
def test_what_is_not_of_the_shape_is_refused(content: str, says: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=says):
        msgspec.json.decode(content, type=Pair)


def test_a_shape_never_changes() -> None:
    with pytest.raises(AttributeError):
        Pair(second="x").second = "y"  # type: ignore[misc] # that it is frozen is the point


def test_the_schema_has_the_dialect_the_keys_and_no_others() -> None:
    found = schema(Pair)
    assert found["$schema"] == DIALECT
    kind = found["$defs"]["Pair"]
    assert (list(kind["properties"]), kind["required"]) == (["second", "first"], ["second"])
    assert kind["additionalProperties"] is False


def test_a_shape_is_made_of_a_value_with_the_same_fields() -> None:
    name = Name(text="Ri Won Ho", quality="weak")
    assert made(NameShape, name) == NameShape(text="Ri Won Ho", quality="weak")
    assert all_made(NameShape, [name]) == (made(NameShape, name),)


def test_a_value_that_lacks_a_field_makes_no_shape() -> None:
    with pytest.raises(msgspec.ValidationError, match="missing required field"):
        made(NameShape, Pair(second="x"))
