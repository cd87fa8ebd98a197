"""Duties beside decisions: which are named, for certain or perhaps, in one row and in tables, and that none sets a verdict."""

from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest

from detente.decide.batch import TransactionBatch, outputs
from detente.decide.decider import Decider
from detente.decide.prose import as_prose
from detente.law.instrument import Extension, Scope, Statement, Targets
from detente.transactions.files.chunks import Chunk
from detente.transactions.transaction import read_one
from detente.transactions.typed import typed
from tests.build import COAL, OIL, decide, decider, measure, provision, scope, text

DIESEL = {"from_country": "CN", "to_country": "KP", "hs": "271019"}


def duty(name: str = "oil-reports", **parts: Any) -> Statement:
    """A report on oil to the target, unless the parts say otherwise."""
    given: dict[str, Any] = {
        "kind": "report",
        "summary": "Report the oil.",
        "on": "suppliers",
        "days": 30,
        "scope": (scope(flow="to-target", goods=OIL),),
    }
    return Statement(id=name, **(given | parts))


def law(*acts: dict[str, Any], **reading: Any) -> Decider:
    """A ban on coal out of the target, and these acts."""
    first = provision(1, impose=measure())
    return decider(text("a", "2017-01-01", first, *(provision(n, **act) for n, act in enumerate(acts, 2))), **reading)


def named(subject: Decider, **facts: str) -> list[str]:
    """The duties beside a delivery of diesel, unless the facts say otherwise."""
    return list(map(str, decide(subject, **(DIESEL | facts)).duties))


def test_a_duty_in_scope_is_named_with_its_paragraph_addressee_and_days() -> None:
    (found,) = decide(law({"state": duty()}), **DIESEL).duties
    assert (found.id, found.addressee, found.days, str(found.citation)) == ("oil-reports", "suppliers", 30, "a ¶2")
    assert found.certain


def test_a_statement_without_scope_is_named_beside_nothing() -> None:
    assert named(law({"state": duty(scope=())})) == []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"hs": "2710"}, ["oil-reports"]),
        ({"hs": "27"}, ["oil-reports?"]),
        ({"hs": "270112"}, []),
        ({"to_country": ""}, ["oil-reports?"]),
        ({"to_country": "CN"}, []),
        ({"date": ""}, ["oil-reports"]),
        ({"date": "2016-12-31"}, []),
        ({"date": "2016-12-31/2017-01-01"}, ["oil-reports?"]),
        ({"activity": "payment"}, []),
    ],
)
def test_what_is_not_known_makes_a_duty_doubtful_and_what_lies_outside_has_none(
    facts: dict[str, str], expected: list[str]
) -> None:
    assert named(law({"state": duty()}), **facts) == expected


def test_a_duty_ends_with_its_provision_and_goes_on_where_it_is_extended() -> None:
    ending = {"state": duty(), "until": date(2018, 3, 1)}
    assert (named(law(ending), date="2018-03-01"), named(law(ending), date="2018-03-02")) == (["oil-reports"], [])
    longer = law(ending, {"extend": Extension(id="oil-reports", until=date(2018, 6, 1))})
    assert (named(longer, date="2018-06-01"), named(longer, date="2018-06-02")) == (["oil-reports"], [])


def test_certain_duties_stand_before_doubtful_ones() -> None:
    every = duty("every", scope=(Scope(activity=("trade",)),))
    assert named(law({"state": duty()}, {"state": every}), hs="27") == ["every", "oil-reports?"]


def test_a_duty_changes_neither_verdict_nor_reasons_nor_receipt() -> None:
    coal = duty("coal-reports", scope=(scope(goods=COAL),))
    bare, told = decide(law()), decide(law({"state": coal}))
    assert (told.verdict, told.duties != ()) == ("prohibited", True)
    assert replace(told, duties=()) == bare


def test_a_suspension_of_every_measure_leaves_duties() -> None:
    suspended = law({"state": duty("coal-reports", scope=(scope(),))}, {"suspend": Targets(measures=("all",))})
    found = decide(suspended)
    assert (found.verdict, list(map(str, found.duties))) == ("permitted", ["coal-reports"])


def test_a_draft_brings_its_duty_only_where_it_is_supposed() -> None:
    texts = (
        text("a", "2017-01-01", provision(1, impose=measure())),
        text("d", "2018-01-01", provision(1, state=duty()), status="draft"),
    )
    assert named(decider(*texts)) == []
    assert named(decider(*texts, with_drafts=("d",))) == ["oil-reports"]


def test_a_duty_is_told_in_the_sentences() -> None:
    found = decide(law({"state": duty()}), **DIESEL)
    assert "It carries a duty of suppliers: report the oil (a ¶2)." in as_prose(found, read_one(DIESEL))


def test_a_doubtful_duty_is_told_as_such() -> None:
    found = decide(law({"state": duty()}), **(DIESEL | {"hs": "27"}))
    assert "It may carry a duty of suppliers" in as_prose(found, read_one(DIESEL))


def column(subject: Decider, *rows: dict[str, str]) -> list[str | None]:
    """The column `duties` of a table of these rows."""
    names = sorted({name for row in rows for name in row})
    frame = pl.DataFrame({name: [row.get(name) for row in rows] for name in names})
    table, bad = typed(frame.cast(pl.String))
    assert bad == []
    chunk = Chunk(table=table, faults=(), rows=len(rows))
    (found,) = TransactionBatch(subject, lambda: iter([chunk])).decided()
    return outputs(subject, found).get_column("duties").to_list()


def test_a_table_has_them_in_a_column_null_where_there_is_none() -> None:
    day = {"date": "2018-06-01"}
    rows = [DIESEL | day, DIESEL | day | {"hs": "27"}, DIESEL | day | {"hs": "0303"}]
    assert column(law({"state": duty()}), *rows) == ["oil-reports", "oil-reports?", None]


def test_the_column_is_there_where_the_law_has_no_duty() -> None:
    assert column(law(), DIESEL, DIESEL) == [None, None]


def test_duties_are_compiled_apart_so_that_measures_have_the_same_clauses() -> None:
    assert law().compiled.clauses == law({"state": duty()}).compiled.clauses
