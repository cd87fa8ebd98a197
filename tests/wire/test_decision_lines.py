"""Lines of JSON for very many rows: byte for byte what is made for each row alone."""

from pathlib import Path

import msgspec
import pytest

from detente.decide.prose import subject, subjects
from detente.decide.texts import texts, told_activity
from detente.desk.desk import Desk
from detente.transactions.table import transactions
from detente.wire.decision import to_wire
from detente.wire.decision_lines import DecisionLines
from detente.wire.shape import line, text

EXAMPLES = Path(__file__).parents[2] / "examples"
HARD = """id,date,from_country,to_country,hs,quantity,unit,value,parties,vessel_imo,end_use
"a ""b"" \\ ü  ",2018-06-01,KP,CN,270112,1,t,0.1,Jang Yong Son; Acme,9187629?,
,,KP,,,,,,KPe.047?; not KPe.029,,medical
c,2017/2018,CN,KP,84,1e22,pcs,100,KPe.999,,humanitarian
d,2018-06-01,CN,KP,271012,100,bbl,,,,
e,2018-06-01,CN,KP,271012,900000,bbl,,,,
f,2020-06-01,CN,FR,940290,,,,,,
,,,,,,,,,,commercial
"""


def lines(path: Path) -> tuple[list[bytes], list[bytes]]:
    """The lines of a file, made together and each by itself."""
    run, alone = Desk().decide_file(path), []
    writer = DecisionLines(run.decider)
    together = [each for chunk, shared in run.chunks() for each in writer.of(chunk, shared)]
    second = Desk().decide_file(path)
    for chunk in second.decided():
        numbers = chunk.table.get_column("row").to_list()
        for row, number, answer in zip(
            transactions(chunk.table), numbers, chunk.outcome_numbers.to_list(), strict=True
        ):
            outcome = second.decider.evaluator.outcomes[answer]
            found = second.decider.decision(row, outcome, chunk.rulings.get(number))
            alone.append(text(to_wire(found, row), indent=None).encode())
    return together, alone


@pytest.mark.parametrize("name", ["stories.csv"])
def test_the_lines_of_the_examples_are_those_of_each_row(name: str) -> None:
    together, alone = lines(EXAMPLES / name)
    assert together == alone


def test_rows_with_odd_words_doubts_and_gaps_get_the_lines_of_each_row(tmp_path: Path) -> None:
    path = tmp_path / "hard.csv"
    path.write_text(HARD, encoding="utf-8")
    together, alone = lines(path)
    assert len(together) >= 6
    assert together == alone


PARTICULARS = """id,date,from_country,to_country,hs,parties,colour
a,2018-06-01,KP,CN,270112,"Ri Won Ho (person, born 1964-07-17)",red
b,2018-06-01,KP,CN,270112,"Ri Won Ho (person, born 1990-07-17)","a ""b"" ü"
c,2018-06-01,KP,CN,270112,Ri Won Ho,
"""


def test_cells_passed_through_and_particulars_of_parties_are_those_of_each_row(tmp_path: Path) -> None:
    path = tmp_path / "particulars.csv"
    path.write_text(PARTICULARS, encoding="utf-8")
    run = Desk().decide_file(path)
    together = [each for chunk, shared in run.chunks() for each in DecisionLines(run.decider).of(chunk, shared)]
    chunk = next(run.decided())
    assert chunk.passed is not None
    alone = [
        line(to_wire(found, row, passed))
        for (row, found), passed in zip(run.decisions(), chunk.passed.iter_rows(named=True), strict=True)
    ]
    assert len(together) == 3
    assert together == alone


def test_a_late_bad_row_leaves_every_line_whole(tmp_path: Path) -> None:
    path = tmp_path / "late.csv"
    good = "".join(f"r{number},2020-01-01,CN,FR,940290\n" for number in range(5000))
    path.write_text(f"id,date,from_country,to_country,hs\n{good}bad,2020-02-31,CN,FR,940290\n")
    run = Desk().decide_file(path)
    found = [each for chunk, shared in run.chunks() for each in DecisionLines(run.decider).of(chunk, shared)]
    assert [msgspec.json.decode(each)["id"] for each in found] == [f"r{number}" for number in range(5000)]
    assert run.bad_rows == 1


def test_rows_with_odd_words_are_named_as_each_row_alone_is(tmp_path: Path) -> None:
    path = tmp_path / "hard.csv"
    path.write_text(HARD, encoding="utf-8")
    chunk = next(Desk().decide_file(path).decided())
    facts, rows = texts(chunk.table), list(transactions(chunk.table))
    assert list(subjects(facts, told_activity(facts))) == list(map(subject, rows))
    assert list(facts["id"]) == [row.id for row in rows]


def test_rows_that_are_decided_alike_share_one_object(tmp_path: Path) -> None:
    path = tmp_path / "alike.csv"
    path.write_text(
        "id,date,from_country,to_country,hs\n" + "".join(f"r{n},2020-01-01,CN,FR,940290\n" for n in range(50))
    )
    shared = [each for _, each in Desk().decide_file(path).shared()]
    assert len(shared) == 50
    assert len(set(map(id, shared))) == 1


def test_rows_on_two_sides_of_a_change_of_the_law_share_none(tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("date,from_country,to_country,hs\n2017-01-01,KP,CN,030743\n2017-09-06,KP,CN,030743\n")
    first, second = [each for _, each in Desk().decide_file(path).shared()]
    assert first.decision.would_change != second.decision.would_change


def test_what_rows_share_is_worded_once_and_what_a_row_under_a_cap_has_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    free = "".join(f"f{n},2018-06-01,CN,FR,940290,1,t\n" for n in range(30))
    capped = "".join(f"c{n},2018-06-01,CN,KP,271012,{n + 1},bbl\n" for n in range(30))
    path.write_text(f"id,date,from_country,to_country,hs,quantity,unit\n{free}{capped}")
    run = Desk().decide_file(path)
    writer = DecisionLines(run.decider)
    assert sum(1 for chunk, shared in run.chunks() for _ in writer.of(chunk, shared)) == 60
    assert len(writer._templates) == 1


def test_a_line_is_the_text_without_indentation() -> None:
    found = {"a": [1, 2.5, "ü"], "b": {}, "c": []}
    assert line(found) == text(found, indent=None).encode()
