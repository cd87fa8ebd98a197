"""CSV with a header from strangers."""

import io

import pytest

from detente.errors import InputError, Issue
from detente.files import table


def read(
    content: str | bytes, needed: tuple[str, ...] = ("name",), known: tuple[str, ...] = ("born",)
) -> tuple[list[table.CsvRow], list[Issue]]:
    issues: list[Issue] = []
    file = io.BytesIO(content if isinstance(content, bytes) else content.encode())
    return list(table.rows(table.cells(table.lines(file)), needed, known, issues)), issues


def test_rows_by_the_names_of_their_columns() -> None:
    (first, second), issues = read("\ufeffborn, name\n1971, Rupert \n\n,Rudolf\n")
    assert (first.cells, first.where) == ({"born": "1971", "name": "Rupert"}, "line 2")
    assert (second.cells, second.where) == ({"born": "", "name": "Rudolf"}, "line 4")
    assert issues == []


def test_a_cell_over_two_lines_ends_on_the_second() -> None:
    ((row,), _) = read('name\n"Zenda\nBank"\n')
    assert (row.cells["name"], row.where) == ("Zenda\nBank", "line 3")


def test_spaces_of_a_long_cell_are_joined_and_its_lines_kept() -> None:
    ((row,), _) = read(f'name\n"Zenda{" " * 600}Bank\n\n Strelsau"\n')
    assert row.cells["name"] == "Zenda Bank\nStrelsau"


def test_columns_that_are_not_known_are_told_once() -> None:
    _, issues = read("name,crime,sin\nRupert,x,y\nRudolf,x,y\n")
    assert [str(issue) for issue in issues] == ["line 1: columns that are not known, and not read: crime, sin"]


def test_another_delimiter_and_first_line() -> None:
    found = list(table.cells(iter(["a;b\n", "c;d\n"]), ";", first=7))
    assert found == [(7, ["a", "b"]), (8, ["c", "d"])]


@pytest.mark.parametrize(
    ("content", "told", "where"),
    [
        ("", "there is no column 'name'", "line 1"),
        ("nme\nRupert\n", "there is no column 'name'", "line 1"),
        ("name,name\nA,B\n", "the column 'name' stands there twice", "line 1"),
        ("name,born\nRupert\n", "a row of 1 columns under a header of 2", "line 2"),
        ("name,born\nof Hentzau,Rupert,1971\n", "a row of 3 columns under a header of 2", "line 2"),
        ('name\n"Rupert', "the CSV is broken: unexpected end of data", "line 2"),
        ('name\n"Rupert"x\n', "the CSV is broken: ',' expected after '\"'", "line 2"),
        (b"name\nSoci\xe9t\xe9\n", "the text is not UTF-8", "line 2"),
        ("name\n" + "x" * (table.MOST_LINE + 1), "the file is longer than any such file may be", "line 2"),
        (f"name\n{'x' * 200_000}\n", "the CSV is broken: field larger than field limit (131072)", "line 2"),
    ],
)
def test_what_is_refused(content: str | bytes, told: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        read(content)
    assert (caught.value.what, caught.value.where) == (told, where)
    assert caught.value.hint


def test_the_nearest_column_is_offered() -> None:
    with pytest.raises(InputError) as caught:
        read("nmae\nRupert\n")
    assert "nmae" in caught.value.hint


def test_a_column_without_a_name_may_stand_twice() -> None:
    assert len(read("name,,\nRupert,,\n")[0]) == 1


def test_a_cell_that_is_too_long_is_refused_with_its_column_and_line() -> None:
    found = table.cells(iter(["name,born\n", f"Rupert,{' ' * 100_001}\n"]))
    with pytest.raises(InputError, match="a cell of 'born' of 100,001 characters") as caught:
        list(table.rows(found, ("name",), ("born",), []))
    assert caught.value.where == "line 2"
