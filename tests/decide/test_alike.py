"""What rows share: on generated transactions the shared answers are those that each row would get alone."""

from pathlib import Path

import polars as pl
import pytest

from detente.codes import goods
from detente.decide.alike import AlikeRows
from detente.decide.identity_judgement import IdentityJudgement
from detente.desk.decision_run import DecisionRun
from detente.desk.desk import Desk
from detente.transactions.table import transactions
from detente.wire.decision import to_wire
from detente.wire.decision_lines import DecisionLines
from detente.wire.shape import text
from tests.generate import Generator
from tests.oracle.law import read

ROWS = 400


def generated(folder: Path, seed: int, rows: int = ROWS) -> Path:
    """A table of generated transactions, half of them twice, in a mixed order."""
    make = Generator(read(Desk().regime().corpus), list(goods.subheadings()), seed=seed)
    made = [make.row() for _ in range(rows)]
    made += [dict(row) for row in made[::2]]
    names = sorted({name for row in made for name in row})
    table = pl.DataFrame(
        {name: [row.get(name) for row in made] for name in names}, schema=dict.fromkeys(names, pl.String)
    )
    path = folder / "generated.csv"
    table.sample(fraction=1.0, shuffle=True, seed=seed).write_csv(path)
    return path


def together(run: DecisionRun) -> list[bytes]:
    """The line of each row, made from what rows share."""
    writer = DecisionLines(run.decider)
    return [line for chunk, shared in run.chunks() for line in writer.of(chunk, shared)]


def alone(run: DecisionRun) -> list[bytes]:
    """The line of each row, decided by itself."""
    found = []
    for chunk in run.decided():
        numbers = chunk.table.get_column("row").to_list()
        rows = zip(transactions(chunk.table), numbers, chunk.outcome_numbers.to_list(), strict=True)
        for row, number, answer in rows:
            outcome = run.decider.evaluator.outcomes[answer]
            decision = run.decider.decision(row, outcome, chunk.rulings.get(number))
            found.append(text(to_wire(decision, row), indent=None).encode())
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_rows_that_share_a_decision_get_the_line_that_each_would_get_alone(seed: int, tmp_path: Path) -> None:
    path = generated(tmp_path, seed)
    assert together(Desk().decide_file(path)) == alone(Desk().decide_file(path))


def test_they_do_so_where_a_draft_is_supposed(tmp_path: Path) -> None:
    path, drafts = generated(tmp_path, 4), ("draft-2019-12-16@2017-12-23",)
    assert together(Desk().decide_file(path, with_drafts=drafts)) == alone(Desk().decide_file(path, with_drafts=drafts))


def test_rows_with_the_same_facts_share_one_decision(tmp_path: Path) -> None:
    path = tmp_path / "coal.csv"
    path.write_text(
        "id,date,from_country,to_country,hs\n" + "".join(f"{n},2018-06-01,KP,CN,270112\n" for n in range(50))
    )
    run = Desk().decide_file(path)
    shared = [each for chunk in run.decided() for each in AlikeRows(run.decider).shared(chunk)]
    assert (len(shared), len(set(map(id, shared)))) == (50, 1)


def test_rows_on_both_sides_of_a_date_share_none(tmp_path: Path) -> None:
    path = tmp_path / "coal.csv"
    path.write_text("id,date,from_country,to_country,hs\na,2017-08-04,KP,CN,270112\nb,2017-09-06,KP,CN,270112\n")
    run = Desk().decide_file(path)
    first, second = (each for chunk in run.decided() for each in AlikeRows(run.decider).shared(chunk))
    assert first.decision.verdict != second.decision.verdict


def test_a_row_under_a_cap_shares_its_decision_with_no_other(tmp_path: Path) -> None:
    path = tmp_path / "oil.csv"
    lines = "".join(f"{n},2018-06-01,CN,KP,271012,100,bbl\n" for n in range(3))
    path.write_text("id,date,from_country,to_country,hs,quantity,unit\n" + lines)
    run = Desk().decide_file(path)
    shared = [each for chunk in run.decided() for each in AlikeRows(run.decider).shared(chunk)]
    assert len(set(map(id, shared))) == 3
    assert [each.ruling.notes[0].amounts[0].before for each in shared if each.ruling is not None] == [0, 100, 200]


def test_a_judgement_on_a_name_is_said_of_the_rows_that_have_the_name_only(tmp_path: Path) -> None:
    path = tmp_path / "named.csv"
    head = "id,date,from_country,to_country,activity,parties\n"
    lines = "a,2019-06-01,DE,CN,payment,Acme\nb,2019-06-01,DE,CN,payment,Korea Tangun Trading Corp.\nc,2019-06-01,DE,CN,payment,Beta\n"
    path.write_text(head + lines)
    desk, judged = (
        Desk(),
        [
            IdentityJudgement(name="Acme", judgement="is-not"),
            IdentityJudgement(name="Korea Tangun Trading Corp.", id="KPe.008"),
        ],
    )
    assert together(desk.decide_file(path, identities=judged)) == alone(desk.decide_file(path, identities=judged))


CRUDE = "id,date,from_country,to_country,hs,activity\n"


@pytest.mark.parametrize(
    ("lines", "duties"),
    [
        ("a,2020-05-01,CN,KP,270900,trade\nb,2020-05-01,CN,KP,270900,trade\n", [["crude-reports"]] * 2),
        (
            "a,2017-12-21,CN,KP,270900,trade\nb,2017-12-22,CN,KP,270900,trade\n",
            [[], ["crude-reports"]],
        ),
        ("a,2020-05-01,CN,CN,270900,trade\nb,2020-05-01,CN,KP,270900,trade\n", [[], ["crude-reports"]]),
        ("a,2020-05-01,CN,KP,270900,trade\nb,2020-05-01,CN,,270900,trade\n", [["crude-reports"], ["crude-reports?"]]),
    ],
)
@pytest.mark.parametrize("changes", [True, False])
def test_rows_of_one_outcome_share_duties_only_where_they_have_the_same(
    lines: str, duties: list[list[str]], changes: bool, tmp_path: Path
) -> None:
    path = tmp_path / "oil.csv"
    path.write_text(CRUDE + lines)
    run = Desk().decide_file(path)
    shared = [each for chunk in run.decided() for each in AlikeRows(run.decider, changes=changes).shared(chunk)]
    assert [[str(duty) for duty in each.decision.duties] for each in shared] == duties


def test_rows_that_no_measure_tells_apart_keep_their_own_duties(tmp_path: Path) -> None:
    """Both rows are permitted under an approval; only one of them is a delivery that must be reported."""
    path = tmp_path / "approved.csv"
    path.write_text(
        "id,date,from_country,to_country,hs,approval\n"
        "a,2020-05-01,RU,KP,271019,held\nb,2020-05-01,RU,CN,271019,held\nc,2020-05-01,RU,KP,271019,held\n"
    )
    run = Desk().decide_file(path)
    shared = [each for chunk in run.decided() for each in AlikeRows(run.decider, changes=False).shared(chunk)]
    assert [each.decision.verdict for each in shared] == ["permitted"] * 3
    assert [[str(duty) for duty in each.decision.duties] for each in shared] == [
        ["refined-reports-2397"],
        [],
        ["refined-reports-2397"],
    ]
