"""Files of names whose answer is known: the party that each must find, or none."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from detente.errors import InputError, UsageError
from detente.files import limits, packed, table
from detente.nearest import nearest
from detente.value import value

NAMES: Final = ("name", "full_name", "query_name", "customer_name")
IDS: Final = ("id", "expected", "expected_id", "un_ref", "reference")
GROUPS: Final = ("culture", "group", "country", "nationality", "country_ioc", "iso2")

QUOTE: Final = "Is a quotation mark left open?"


@value
class LabelledName:
    """A name and the party that it must find."""

    line: int
    """Where it stands in the file, from 1."""
    name: str
    expected: str
    """The reference of the party on its list; empty where nobody should be found."""
    group: str = ""
    """What it is counted under, a culture or a country say."""


def labelled(path: Path, columns: Mapping[str, str] | None = None) -> tuple[LabelledName, ...]:
    """The rows of a labelled file: a name, and the reference of the party that it must find or nothing.

    Args:
        path: CSV with a header, in UTF-8; `.gz` is read too.
        columns: Which column holds the `name`, and which the `id`; told from their headers where they are left out.

    Raises:
        InputError: a file without rows, without a column, with a row of another number of cells, or without any name that
            must find somebody.
        UsageError: `columns` name something else than `name` and `id`.
    """
    rows = _rows(path, {"name": NAMES, "id": IDS}, columns or {})
    if not any(row.expected for row in rows):
        raise InputError(
            "no row says whom it must find",
            where=path.name,
            hint="The column of references is empty; name another with --map id=...",
        )
    return rows


def clean(path: Path, columns: Mapping[str, str] | None = None) -> tuple[LabelledName, ...]:
    """Return the names of a file that should find nobody, each with its group where a column gives one. Raises as `labelled`."""
    return _rows(path, {"name": NAMES, "group": GROUPS}, columns or {})


def _rows(path: Path, wanted: Mapping[str, Sequence[str]], columns: Mapping[str, str]) -> tuple[LabelledName, ...]:
    for given in columns:
        if given not in wanted:
            raise UsageError(f"--map has no {given!r}", hint=nearest(given, wanted))
    lines = _lines(path)
    header = next(lines, None)
    if header is None:
        raise InputError("an empty file", where=path.name, hint="It needs a header and a row for each name.")
    places = {each: _place(path, header[1], each, names, columns.get(each)) for each, names in wanted.items()}
    found = tuple(row for line, cells in lines if (row := _row(path, line, cells, header[1], places)) is not None)
    if not found:
        raise InputError("a header and no rows", where=path.name, hint="It needs a row for each name.")
    return found


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV with the lines that they end in."""
    with packed.opened(path) as file, packed.refused_broken(path.name, "Copy it again."):
        yield from table.cells(table.lines(file, path.name, table.UTF_8), path.name, QUOTE)


def _place(path: Path, header: Sequence[str], what: str, names: Sequence[str], given: str | None) -> int | None:
    """The place of a column; None for a group that no column gives."""
    heads = [cell.strip() for cell in header]
    if given is not None:
        if given not in heads:
            raise InputError(f"no column {given!r}", where=path.name, hint=nearest(given, heads))
        return heads.index(given)
    low = [head.lower() for head in heads]
    found = next((low.index(name) for name in names if name in low), None)
    if found is None and what != "group":
        hint = f"It has {', '.join(heads)}; say which with --map {what}=..."
        raise InputError(
            f"no column for the {what}", where=path.name, hint=f"{nearest(what, heads, few=0)} {hint}".strip()
        )
    return found


def _row(
    path: Path, line: int, cells: Sequence[str], header: Sequence[str], places: Mapping[str, int | None]
) -> LabelledName | None:
    if len(cells) != len(header):
        raise InputError(
            f"{len(cells)} cells where the header has {len(header)}",
            where=f"{path.name}:{line}",
            hint="Quote a name that has a comma in it.",
        )
    values = {what: "" if place is None else cells[place].strip() for what, place in places.items()}
    for what, text in values.items():
        limits.refuse_long(text, limits.MOST_NAME, f"a {what}", f"{path.name}:{line}")
    if not values["name"]:
        if values.get("id"):
            raise InputError("no name", where=f"{path.name}:{line}", hint="Each row needs the name that is asked.")
        return None
    return LabelledName(line=line, name=values["name"], expected=values.get("id", ""), group=values.get("group", ""))
