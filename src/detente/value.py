"""The decorator that every value type uses: frozen, slotted, keyword-only."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def value(cls: type[Value]) -> type[Value]:
    """A frozen, slotted dataclass whose fields are given by name, and which takes no others where it is read from a text."""
    made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    setattr(made, "__pydantic_config__", {"extra": "forbid"})  # noqa: B010 -- where pydantic looks for it
    return made
