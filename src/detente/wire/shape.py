"""What every shape that goes out has in common: its JSON text, its JSON Schema, and how it is made of a value.

A shape is a struct whose fields are the keys of an object, in their order. It takes no other keys where it is read, so a
document that decodes into it has the form that the schema promises.
"""

import json
from collections.abc import Iterable
from typing import Any, Final, TypeVar, dataclass_transform

import msgspec

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An object that goes out; a key whose value is `UNSET` is left out."""


def text(content: object, *, indent: int | None = 2) -> str:
    """A shape, or several, as JSON text: letters of every script as they are, keys in the order of the fields."""
    return json.dumps(msgspec.to_builtins(content), ensure_ascii=False, indent=indent)


def line(content: object) -> bytes:
    """The same on one line, as bytes: what `text` gives without indentation, ten times as fast."""
    return msgspec.json.format(msgspec.json.encode(content), indent=0)


def made(kind: type[Made], found: object) -> Made:
    """A shape with the fields of a value that have the same names, and so on below it."""
    return msgspec.convert(found, kind, from_attributes=True)


def all_made(kind: type[Made], found: Iterable[object]) -> tuple[Made, ...]:
    """`made`, for each."""
    return tuple(made(kind, each) for each in found)


def schema(kind: Any) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a shape, or of a tuple of them."""
    return {"$schema": DIALECT, **msgspec.json.schema(kind)}
