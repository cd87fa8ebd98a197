"""How a kind of value is displayed: its short form, its document, its rows, the columns of its frame, its view."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from detente.display.view import View
from detente.value import value

ColumnType: TypeAlias = str
"""`text`, `day`, `whole`, `number`, `flag`, or `texts` for a list of texts."""


@value
class DisplayForm:
    """How a kind of value is displayed. Each function takes the value."""

    brief: Callable[[Any], str]
    """What stands between the brackets of its `repr`."""
    view: Callable[[Any], View]
    document: Callable[[Any], object] | None
    """The shape that `--json` gives; None for a tuple of values."""
    rows: Callable[[Any], Iterable[object]]
    """The shapes of its rows."""
    columns: Mapping[str, ColumnType]
    """The columns of its frame."""
    records: Callable[[Any], Iterable[Mapping[str, object]]]
    """The rows of its frame."""
    text: Callable[[Any], str] | None = None
    """Its text where that is not its view as text."""
