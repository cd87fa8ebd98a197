"""The columnar executor gives what the scalar one gives, row by row."""

from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as some

from detente.decide.evaluate import Evaluator
from detente.law.allowance import WindDown
from detente.law.instrument import Designated, Designation, Price, Scope
from detente.transactions.transaction import read_one
from detente.transactions.typed import typed
from tests.build import COAL, cap, decider, exemption, measure, provision, scope, text

LISTED = Designation(
    group="frozen", summary="One.", members=(Designated(id="KPe.001", kind="entity", listed=date(2017, 1, 1)),)
)
SHIPS = Designation(group="ships", summary="One.", members=(Designated(id="9074729", kind="vessel"),))
SUBJECT = decider(
    text(
        "a",
        "2016-03-02",
        provision(1, impose=measure(scope=(scope(), Scope(via=("rajin",), goods=COAL)))),
        provision(
            2, exempt=exemption("notice", kind="notification", shown=(Scope(via=("rajin",), origin_not=("KP",)),))
        ),
        provision(3, exempt=exemption(end_use=("medical",))),
        provision(4, impose=measure("freeze", scope=(Scope(parties="frozen"), Scope(vessels="ships")))),
        provision(5, designate=LISTED),
        provision(6, designate=SHIPS),
        provision(7, impose=measure("flag", scope=(Scope(vessel_flag=("KP",)),))),
        provision(8, impose=measure("dear", scope=(Scope(price=Price(over=100)),))),  # type: ignore[arg-type]
        provision(9, impose=measure("work", scope=(Scope(activity=("employment",), worker_nationality=("KP",)),))),
    ),
    text(
        "b",
        "2017-08-05",
        provision(1, impose=measure("oil", cap=cap(100), scope=(scope(flow="to-target", goods=COAL),))),
        provision(
            2,
            impose=measure(
                "late",
                wind_down=WindDown(contract_before=date(2017, 8, 5), until=date(2017, 9, 4)),
                scope=(scope(goods=None),),
            ),
        ),
    ),
)

DAYS = ["", "2016-03-01", "2016-03-02", "2017-08-04", "2017-08-05", "2017-09-04/2017-09-06", "2016", "FY2017-18"]
ROWS = some.fixed_dictionaries(
    {
        "date": some.sampled_from(DAYS),
        "contract_date": some.sampled_from(["", "2015-01-01"]),
        "activity": some.sampled_from(["", "trade", "employment", "bunkering"]),
        "from_country": some.sampled_from(["", "KP", "RU"]),
        "to_country": some.sampled_from(["", "KP", "CN"]),
        "origin_country": some.sampled_from(["", "KP", "RU"]),
        "hs": some.sampled_from(["", "27", "2701", "270112", "841370"]),
        "quantity": some.sampled_from(["", "0", "2"]),
        "unit": some.sampled_from(["", "pcs", "t"]),
        "value": some.sampled_from(["", "150", "250"]),
        "currency": some.sampled_from(["", "USD", "EUR"]),
        "parties": some.sampled_from(["", "KPe.001", "A; KPe.001", "B"]),
        "vessel_imo": some.sampled_from(["", "9074729", "9187629"]),
        "vessel_flag": some.sampled_from(["", "KP", "PA"]),
        "worker_nationality": some.sampled_from(["", "KP", "CN"]),
        "end_use": some.sampled_from(["", "medical", "military"]),
        "approval": some.sampled_from(["", "a"]),
        "notification": some.sampled_from(["", "n"]),
        "via": some.sampled_from(["", "rajin", "Rason", "elsewhere"]),
    }
)


def columns(rows: list[dict[str, str]]) -> pl.DataFrame:
    """The rows as a typed table."""
    frame = pl.DataFrame(rows, schema=dict.fromkeys(rows[0], pl.String))
    table, bad = typed(frame.with_columns(pl.all().replace("", None)))
    assert bad == []
    return table


@given(some.lists(ROWS, min_size=1, max_size=40))
@settings(max_examples=60)
def test_both_executors_agree(rows: list[dict[str, str]]) -> None:
    answers = SUBJECT.evaluator.outcome_numbers(columns(rows))
    found = [SUBJECT.evaluator.outcomes[answer] for answer in answers.to_list()]
    expected = [SUBJECT.outcome(read_one({name: word for name, word in row.items() if word})) for row in rows]
    assert found == expected


def test_verdicts_and_bits_of_a_table() -> None:
    rows = [
        {"date": "2018-01-01", "from_country": "KP", "to_country": "CN", "hs": code} for code in ("270112", "841370")
    ]
    subject = Evaluator(SUBJECT.compiled, SUBJECT.solver)
    answers = subject.outcome_numbers(columns(rows))
    assert subject.verdicts(answers).to_list() == ["prohibited", "prohibited"]
    names = [version.id for version in SUBJECT.compiled.timeline.measures]
    bits = subject.measure_bits(answers)[0].to_list()
    assert [[name for place, name in enumerate(names) if mask >> place & 1] for mask in bits] == [
        ["coal", "dear", "late"],
        ["dear", "late"],
    ]


def test_a_large_table_is_cut_in_parts_and_comes_back_in_order() -> None:
    rows = [
        {"date": "2018-01-01", "from_country": "KP", "to_country": "CN", "hs": code}
        for code in ("270112", "841370", "")
    ]
    small = columns(rows)
    large = pl.concat([small] * 40_000)
    subject = Evaluator(SUBJECT.compiled, SUBJECT.solver)
    assert subject.outcome_numbers(large).to_list() == subject.outcome_numbers(small).to_list() * 40_000


def test_an_empty_table_has_no_answers() -> None:
    empty = columns([{"date": "2018-01-01", "hs": "270112"}]).clear()
    assert SUBJECT.evaluator.outcome_numbers(empty).to_list() == []
