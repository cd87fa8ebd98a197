"""A listing on a terminal: a table where it fits, stacked rows where it does not."""

import io

from rich.console import Console

from detente.app.draw import listing as draw_listing
from detente.app.draw.paper import Paper
from detente.app.listings.listing import OutputTable, columns

LONG = "draft-2019-12-16 ¶element 5"
COLUMNS = columns(("section", "keep"), ("id", "keep"), ("words", "wrap"), ("paragraph", "right"), ("hidden", "data"))
TABLE = OutputTable(
    title="A title",
    columns=COLUMNS,
    rows=(
        ("First", "a-rather-long-identifier", "Some words that say it.", LONG, "x"),
        ("Second", "b", "Few.", "", "y"),
    ),
    notes=("A note.",),
    by="section",
)


def drawn(width: int, table: OutputTable = TABLE) -> list[str]:
    """The lines of a listing at a width."""
    console: Console = Paper(file=io.StringIO(), width=width, no_color=True, highlight=False, markup=False)
    draw_listing.draw(console, table)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]


def test_a_wide_terminal_has_tables_under_headings() -> None:
    assert drawn(100)[:4] == ["A title", "", "First", drawn(100)[3]]
    assert drawn(100)[3].split("  ")[0] == "a-rather-long-identifier"
    assert drawn(100)[3].endswith(LONG)
    assert "hidden" not in " ".join(drawn(100))


def test_a_narrow_terminal_has_a_row_in_lines() -> None:
    assert drawn(60)[3:5] == [f"a-rather-long-identifier  {LONG}", "    Some words that say it."]
    assert max(map(len, drawn(60))) <= 60


def test_under_a_heading_a_column_that_is_empty_there_takes_no_room() -> None:
    assert drawn(30)[-4:] == ["Second", "b  Few.", "", "A note."]


def test_a_listing_without_rows_is_its_title_and_its_notes() -> None:
    assert drawn(80, OutputTable(title="None", columns=COLUMNS, rows=())) == ["None"]
