"""The decorator that every value type uses: frozen, slotted, keyword-only."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

from detente.displayed import Displayed

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def value(cls: type[Value]) -> type[Value]:
    """A frozen, slotted dataclass whose fields are given by name, and which takes no others where it is read from a text.

    One that displays itself keeps its own `repr`.
    """
    made = dataclass(frozen=True, slots=True, kw_only=True, repr=not issubclass(cls, Displayed))(cls)
    setattr(made, "__pydantic_config__", {"extra": "forbid"})  # noqa: B010 -- where pydantic looks for it
    return made
