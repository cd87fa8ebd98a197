"""A shape goes out as JSON, and comes back from it strictly."""

import json
from typing import Any, TypeVar

import msgspec

from detente.wire.shape import schema, text

Made = TypeVar("Made")


def comes_back(shape: Made, kind: Any) -> Any:
    """The JSON object of a shape; fails where the text does not decode into the very same shape, or leaves the schema."""
    told = text(shape)
    assert msgspec.json.decode(told, type=kind) == shape
    found = json.loads(told)
    follows(found, schema(kind), schema(kind)["$defs"])
    return found


def follows(found: Any, rule: Any, kinds: Any, where: str = "") -> None:
    """Fail where JSON is not as a schema of shapes says: keys, their order, and types."""
    if "$ref" in rule:
        rule = kinds[rule["$ref"].rpartition("/")[2]]
    if "anyOf" in rule:
        rules = [each for each in rule["anyOf"] if (each == {"type": "null"}) == (found is None)]
        assert len(rules) == 1, (where, found)
        follows(found, rules[0], kinds, where)
    elif rule.get("type") == "object" and "properties" in rule:
        known = list(rule["properties"])
        assert set(rule["required"]) <= found.keys() <= set(known), where
        assert list(found) == [key for key in known if key in found], where
        assert rule["additionalProperties"] is False, where
        for key, each in found.items():
            follows(each, rule["properties"][key], kinds, f"{where}/{key}")
    elif rule.get("type") == "array":
        for at, each in enumerate(found):
            follows(each, rule["items"], kinds, f"{where}/{at}")
    elif rule.get("type") == "object":
        for key, each in found.items():
            follows(each, rule["additionalProperties"], kinds, f"{where}/{key}")
    elif "enum" in rule:
        assert found in rule["enum"], where
    else:
        types: dict[str, Any] = {
            "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None),
        }  # fmt: skip
        assert isinstance(found, types[rule["type"]]), where
