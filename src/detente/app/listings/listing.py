"""A listing: a title, columns with stable names, one record a row; and its CSV and its Markdown."""

import csv
import re
from collections.abc import Iterable
from io import StringIO
from typing import Final, Literal

from detente.value import value

Way = Literal["keep", "right", "wrap", "narrow", "data"]
"""On a terminal: as wide as its words, at the right edge, with the room that is left, or a small part of it; `data` columns
are for CSV only."""


@value
class OutputColumn:
    """A column. `name` is its stable name in CSV; `heading` the words above it elsewhere, by default the name."""

    name: str
    way: Way = "keep"
    heading: str | None = None
    csv: bool = True
    """False: only people see it, since other columns have the same for programs."""

    @property
    def words(self) -> str:
        """What stands above it where people read."""
        return self.name.replace("_", " ") if self.heading is None else self.heading


@value
class OutputTable:
    """Rows under columns. `lead` are sentences that belong above them, `notes` below: a legend, a count."""

    title: str
    columns: tuple[OutputColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    lead: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    by: str | None = None
    """The column whose words become headings where people read; its rows stand together."""

    @property
    def shown(self) -> tuple[int, ...]:
        """The places of the columns that people see below the headings."""
        return tuple(
            place for place, column in enumerate(self.columns) if column.way != "data" and column.name != self.by
        )

    @property
    def sections(self) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
        """The headings in their order, each with the cells that people see of its rows; one without a heading where there are none."""
        place = next((place for place, column in enumerate(self.columns) if column.name == self.by), None)
        found: dict[str, list[tuple[str, ...]]] = {}
        for row in self.rows:
            heading = "" if place is None else row[place]
            found.setdefault(heading, []).append(tuple(row[each] for each in self.shown))
        return tuple((heading, tuple(rows)) for heading, rows in found.items())


def columns(*given: tuple[str, Way] | tuple[str, Way, str]) -> tuple[OutputColumn, ...]:
    """Return columns, each given as its name, its way and, where it differs, its heading."""
    return tuple(OutputColumn(name=name, way=way, heading=rest[0] if rest else None) for name, way, *rest in given)


def as_csv(listing: OutputTable) -> str:
    """Return a listing as CSV: a header of stable names, then one record a row."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    kept = [place for place, column in enumerate(listing.columns) if column.csv]
    writer.writerow([listing.columns[place].name for place in kept])
    writer.writerows([row[place] for place in kept] for row in listing.rows)
    return out.getvalue()


def as_markdown(listing: OutputTable) -> str:
    """Return a listing as Markdown that GitHub renders: its title, a table for each heading, its notes."""
    head = [listing.columns[place].words for place in listing.shown]
    sides = ["---:" if listing.columns[place].way == "right" else "---" for place in listing.shown]
    parts = [f"## {_cell(listing.title)}" if listing.title else "", *map(_cell, listing.lead)]
    for heading, rows in listing.sections or (("", ()),):
        table = [_line(map(_cell, head)), _line(sides), *(_line(map(_cell, row)) for row in rows)]
        parts += [f"### {_cell(heading)}" if heading else "", "\n".join(table)]
    return "\n\n".join(filter(None, [*parts, *map(_cell, listing.notes)])) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


_SPECIAL: Final = re.compile(r"[\\`*|<\[\]~]|(?<![^\W_])_|_(?![^\W_])")


def _cell(text: str) -> str:
    """Text as Markdown that shows as it stands: special characters escaped, line breaks as `<br>`."""
    return "<br>".join(_SPECIAL.sub(r"\\\g<0>", line.strip()) for line in text.splitlines())
