"""Values that display themselves: as a short `repr`, as text, as HTML in a notebook, as plain dicts and as a Polars frame.

A value says only that it is displayed. How is known to `detente.display`, above everything that it displays; it is looked up by
its name when somebody asks for a display, so that a value costs nothing more than it did, and no lower floor imports a higher one.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

if TYPE_CHECKING:
    import polars as pl

DISPLAY: Final = "detente.display"


class _Display(Protocol):
    """What `detente.display` does for a value."""

    def brief(self, found: object) -> str: ...
    def text(self, found: object) -> str: ...
    def html(self, found: object) -> str: ...
    def to_dict(self, found: object) -> dict[str, Any]: ...
    def to_dicts(self, found: object) -> list[dict[str, Any]]: ...
    def to_polars(self, found: object) -> "pl.DataFrame": ...


def _display() -> _Display:
    return cast("_Display", import_module(DISPLAY))


class Displayed:
    """A value, or a tuple of values, that displays itself."""

    __slots__ = ()

    def __repr__(self) -> str:
        return _display().brief(self)

    def __str__(self) -> str:
        return _display().text(self)

    def _repr_html_(self) -> str:
        """The value as HTML, which Jupyter shows; every text in it is escaped."""
        return _display().html(self)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows of this value as plain dicts, ready for `json.dumps`; their keys are those of `--json`.

        A decision is one row, decisions and matches a row each; the law of a day has a row for each measure in force, a comparison
        one for each difference, the status of lists one for each list.
        """
        return _display().to_dicts(self)

    def to_polars(self) -> "pl.DataFrame":
        """Return the same rows as a Polars frame with flat columns: days are days, numbers are numbers, an empty one keeps its columns."""
        return _display().to_polars(self)


class DisplayedDocument(Displayed):
    """A displayed value that is one document."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the whole value as one plain dict, ready for `json.dumps`; its keys are those of `--json`."""
        return _display().to_dict(self)
