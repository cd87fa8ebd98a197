"""CSV with a header from strangers."""

import io

import pytest

from detente.errors import InputError
from detente.files import table


def file(content: str | bytes) -> io.BytesIO:
    return io.BytesIO(content if isinstance(content, bytes) else content.encode())


def read(
    content: str | bytes, needed: tuple[str, ...] = ("name",), known: tuple[str, ...] = ("born",)
) -> tuple[list[table.Row], list[tuple[str, str]]]:
    told: list[tuple[str, str]] = []
    found = table.rows(table.cells(table.lines(file(content))), needed, known, lambda *words: told.append(words))
    return list(found), told


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
    assert issues == [("line 1", "columns that are not known, and not read: crime, sin")]


def test_another_delimiter_and_first_line() -> None:
    found = list(table.cells(iter(["a;b\n", "c;d\n"]), delimiter=";", first=7))
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
        ("name\n" + "x" * (table.MOST_LINE + 1), "a line of more than 4,194,304 bytes", "line 2"),
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
        list(table.rows(found, ("name",), ("born",), lambda *_: None))
    assert caught.value.where == "line 2"


def test_a_file_that_is_too_long_is_refused_unless_any_length_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_BYTES", 12)
    with pytest.raises(InputError, match="the file is longer than any such file may be") as caught:
        list(table.lines(file("name\nRupert\nRudolf\n"), "t.csv", most=table.MOST_BYTES))
    assert caught.value.where == "t.csv: line 3"
    assert len(list(table.lines(file("name\nRupert\nRudolf\n"), most=None))) == 3


def test_reading_goes_on_behind_a_broken_record() -> None:
    found = list(table.records(iter(["name\n", '"Rupert"x\n', '"Ru\n', 'dolf"\n', "\n", '"Sapt\n'])))
    assert [(each.line, each.span, each.cells) for each in found if not each.fault] == [
        (1, 1, ["name"]), (4, 2, ["Ru\ndolf"]), (5, 1, []),
    ]  # fmt: skip
    assert [(each.line, each.cells) for each in found if each.fault] == [(2, []), (6, [])]


def test_the_name_of_the_file_and_the_hint_stand_in_the_error() -> None:
    with pytest.raises(InputError) as caught:
        list(table.cells(table.lines(file('name\n"Rupert\n')), "t.csv", "Close it."))
    assert (caught.value.where, caught.value.hint) == ("t.csv: line 2", "Close it.")
    with pytest.raises(InputError) as caught:
        list(table.lines(file(b"name\n\xff\n"), "t.csv", table.UTF_8))
    assert (caught.value.where, caught.value.hint) == ("t.csv: line 2", table.UTF_8)


@pytest.mark.parametrize(
    ("header", "mark"),
    [(["a;b"], ";"), (["a\tb"], "\t"), (["a|b"], "|"), (["a"], None), (["a;b", "c"], None), ([], None)],
)
def test_what_separates_the_columns_instead_of_a_comma(header: list[str], mark: str | None) -> None:
    assert table.other_delimiter(header) == mark


@pytest.mark.parametrize(("header", "name"), [(["a", "b", "a"], "a"), (["a", "b"], None), ([], None), (["", ""], "")])
def test_a_name_that_stands_there_twice(header: list[str], name: str | None) -> None:
    assert table.doubled(header) == name
