"""How values are displayed: short, as text, as HTML, as plain dicts, as a Polars frame.

`detente.displayed` looks this package up by its name when somebody asks a value for a display; nothing else needs it.
"""

from typing import TYPE_CHECKING, Any, Final

import msgspec

from detente.display import decisions, law, lists, parties
from detente.display.form import DisplayForm
from detente.display.plain import plain

if TYPE_CHECKING:
    import polars as pl

__all__ = ["brief", "html", "text", "to_dict", "to_dicts", "to_polars"]


FORMS: Final = {**decisions.FORMS, **law.FORMS, **lists.FORMS, **parties.FORMS}


def _form(found: object) -> DisplayForm:
    """How a value is displayed: by its class, or the nearest one above it."""
    return next(FORMS[each] for each in type(found).__mro__ if each in FORMS)


def brief(found: object) -> str:
    """A value in one line, as `repr` gives it."""
    return f"{type(found).__name__}({_form(found).brief(found)})"


def text(found: object) -> str:
    """A value as text: of a decision its paragraph of plain English."""
    form = _form(found)
    return plain(form.view(found)) if form.text is None else form.text(found)


def html(found: object) -> str:
    """A value as a piece of HTML, in which every text is escaped."""
    from detente.display.templating import render

    return render(__name__, "value.html", view=_form(found).view(found))


def to_dict(found: object) -> dict[str, Any]:
    """A value as one plain dict, with the keys of `--json`."""
    document = _form(found).document
    assert document is not None, "a tuple of values has no dict of its own"
    found_dict: dict[str, Any] = _builtins(document(found))
    return found_dict


def to_dicts(found: object) -> list[dict[str, Any]]:
    """The rows of a value as plain dicts."""
    return [_builtins(each) for each in _form(found).rows(found)]


def _builtins(found: object) -> Any:
    """A shape in the values of JSON: lists, dicts, texts, numbers."""
    return msgspec.json.decode(msgspec.json.encode(found))


def to_polars(found: object) -> "pl.DataFrame":
    """The rows of a value as a Polars frame."""
    from detente.display.frame import frame

    form = _form(found)
    return frame(form.records(found), form.columns)
