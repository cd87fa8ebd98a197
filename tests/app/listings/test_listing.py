"""A listing as CSV and as Markdown: stable names, escaped cells, headings."""

import csv
import io

import pytest

from detente.app.listings.listing import OutputColumn, OutputTable, as_csv, as_markdown, columns

COLUMNS = (
    *columns(("kind", "keep"), ("id", "keep"), ("words_of_it", "wrap"), ("count", "right", "¶"), ("source", "data")),
    OutputColumn(name="marked", csv=False),
)
ROWS = (("a", "one", "A | B", "1", "here", "x ~"), ("b", "two", "C\nD", "2", "there", "y"))
TABLE = OutputTable(title="A title", columns=COLUMNS, rows=ROWS, lead=("First.",), notes=("Last.",), by="kind")


def test_csv_has_every_column_for_programs_and_the_cells_as_they_stand() -> None:
    header, *rows = csv.reader(io.StringIO(as_csv(TABLE)))
    assert header == ["kind", "id", "words_of_it", "count", "source"]
    assert rows == [["a", "one", "A | B", "1", "here"], ["b", "two", "C\nD", "2", "there"]]


def test_markdown_has_a_table_under_each_heading_with_escaped_pipes() -> None:
    assert as_markdown(TABLE) == (
        "## A title\n\nFirst.\n\n### a\n\n"
        "| id | words of it | ¶ | marked |\n| --- | --- | ---: | --- |\n| one | A \\| B | 1 | x \\~ |\n\n"
        "### b\n\n| id | words of it | ¶ | marked |\n| --- | --- | ---: | --- |\n| two | C<br>D | 2 | y |\n\nLast.\n"
    )


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("a|b", "a\\|b"),
        ("*bold* `code`", "\\*bold\\* \\`code\\`"),
        ("_x_ snake_case", "\\_x\\_ snake_case"),
        ("<script>", "\\<script>"),
        ("[a](b)", "\\[a\\](b)"),
        ("back\\slash", "back\\\\slash"),
        ("one\r\ntwo\rthree", "one<br>two<br>three"),
        ("", ""),
    ],
)
def test_what_markdown_would_read_as_its_own_is_escaped(cell: str, shown: str) -> None:
    table = OutputTable(title="", columns=columns(("x", "keep")), rows=((cell,),))
    assert as_markdown(table) == f"| x |\n| --- |\n| {shown} |\n"


def test_a_listing_without_rows_is_its_header() -> None:
    empty = OutputTable(title="", columns=columns(("x", "keep"), ("y", "right")), rows=())
    assert as_markdown(empty) == "| x | y |\n| --- | ---: |\n"
    assert as_csv(empty) == "x,y\n"
    assert empty.sections == ()
