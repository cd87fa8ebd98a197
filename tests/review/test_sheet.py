"""A table of judgements."""

from datetime import date
from io import BytesIO

import pytest

from detente.errors import InputError, Issue
from detente.review.sheet import SheetRow, read


def rows(text: str) -> list[SheetRow | Issue]:
    return list(read(BytesIO(text.encode()), "week.csv"))


def issue(text: str) -> Issue:
    (found,) = [each for each in rows(text) if isinstance(each, Issue)]
    return found


def test_a_row_has_what_its_columns_give() -> None:
    (found,) = rows(
        "id,judgement,on,as,known_on,by,because\nd.e1,accept,2020-02-28,ballistic-launch,2020-03-05,a,seen\n"
    )
    assert found == SheetRow(
        where="week.csv: line 2",
        id="d.e1",
        judgement="accept",
        on=date(2020, 2, 28),
        kind="ballistic-launch",
        known_on=date(2020, 3, 5),
        by="a",
        because="seen",
    )


def test_only_id_and_judgement_are_needed_in_any_order() -> None:
    (found,) = rows("judgement,id\nreject,d.s1\n")
    assert isinstance(found, SheetRow)
    assert (found.id, found.judgement, found.on, found.kind, found.by) == ("d.s1", "reject", None, None, "")


def test_blanks_around_cells_and_empty_lines_are_nothing() -> None:
    found = rows("id, judgement\n d.e1 , accept \n\nd.e2,withdraw\n")
    assert [(each.id, each.judgement) for each in found if isinstance(each, SheetRow)] == [
        ("d.e1", "accept"),
        ("d.e2", "withdraw"),
    ]


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("id\n", "no column 'judgement'"),
        ("judgement\n", "no column 'id'"),
        ("id,judgment\n", "unknown column 'judgment'"),
        ("id,judgement,why\n", "unknown column 'why'"),
        ("", "no column 'id'"),
    ],
)
def test_a_table_of_other_columns_is_refused(header: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        rows(f"{header}d.e1,accept\n" if header else "")


@pytest.mark.parametrize(
    ("row", "words", "place"),
    [
        ("d.e1,acept,", "'acept' is no judgement", "week.csv: line 2: judgement"),
        ("d.e1,,", "'' is no judgement", "week.csv: line 2: judgement"),
        ("d.e1,accept,28 February", "'28 February' is not a day", "week.csv: line 2: on"),
        ("d.e1,accept,2020-02-30", "'2020-02-30' is not a day", "week.csv: line 2: on"),
        ("d.e1,accept", "2 cells under 3 columns", "week.csv: line 2"),
        ("d.e1,accept,2020-02-28,more", "4 cells under 3 columns", "week.csv: line 2"),
    ],
)
def test_a_row_at_fault_is_reported_with_its_place(row: str, words: str, place: str) -> None:
    found = issue(f"id,judgement,on\n{row}\n")
    assert words in found.what
    assert found.where == place


def test_the_rows_beside_one_at_fault_are_read() -> None:
    found = rows("id,judgement\nd.e1,acept\nd.e2,accept\n")
    assert [type(each).__name__ for each in found] == ["Issue", "SheetRow"]


def test_a_misspelt_judgement_is_answered_with_the_nearest() -> None:
    assert issue("id,judgement\nd.e1,acept\n").hint == "Did you mean 'accept'?"
