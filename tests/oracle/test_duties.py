"""Duties beside rows, with answers worked out by hand: the oracle and the engine give them."""

from datetime import date
from typing import Any

import pytest

from detente.codes import goods
from detente.law.declaration import Corpus
from detente.law.instrument import Extension, Instrument, Scope, Statement, Targets
from detente.transactions.transaction import read_one
from tests.build import DECLARATION, OIL, decider, measure, scope
from tests.oracle.decide import Oracle
from tests.oracle.law import read
from tests.oracle.rules import Row, law, rows_of


def duty(name: str = "reports", **parts: Any) -> dict[str, Statement]:
    """A report on what is in scope: coal out of the target, unless the parts say otherwise."""
    given: dict[str, Any] = {"kind": "report", "summary": "Report.", "on": "all", "scope": (scope(),)}
    return {"state": Statement(id=name, **(given | parts))}


FLAGGED = Scope(activity=("trade",), vessel_flag=("KP",))
END = date(2018, 5, 31)
LONGER = {"extend": Extension(id="reports", until=date(2018, 6, 30))}
CASES: list[tuple[str, tuple[Instrument, ...], Row, set[str]]] = [
    ("in scope", law(measure(), duty()), {}, {"reports"}),
    ("beside what nothing restricts", law(duty()), {}, {"reports"}),
    ("other goods", law(measure(), duty()), {"hs": "260111"}, set()),
    ("a heading inside", law(duty()), {"hs": "2701"}, {"reports"}),
    ("a chapter across", law(duty()), {"hs": "27"}, {"reports?"}),
    ("sender unknown", law(duty()), {"from_country": ""}, {"reports?"}),
    ("the day before", law(duty()), {"date": "2016-12-31"}, set()),
    ("an interval across", law(duty()), {"date": "2016-12-31/2017-01-01"}, {"reports?"}),
    ("any of several clauses", law(duty(scope=(scope(goods=OIL), scope()))), {}, {"reports"}),
    ("two of them", law(duty(), duty("more")), {}, {"reports", "more"}),
    ("a vessel's flag unknown", law(duty(scope=(FLAGGED,))), {"vessel_imo": "9074729"}, {"reports?"}),
    ("no vessel", law(duty(scope=(FLAGGED,))), {}, set()),
    ("ended", law({**duty(), "until": END}), {}, set()),
    ("its last day", law({**duty(), "until": END}), {"date": "2018-05-31"}, {"reports"}),
    ("extended", law({**duty(), "until": END}, later=(LONGER,)), {}, {"reports"}),
    ("after the extension", law({**duty(), "until": END}, later=(LONGER,)), {"date": "2018-07-01"}, set()),
    ("every measure suspended", law(measure(), duty(), {"suspend": Targets(measures=("all",))}), {}, {"reports"}),
    ("an approval held", law(measure(), duty()), {"approval": "a"}, {"reports"}),
    ("a statement without a scope", law(duty(scope=())), {}, set()),
]


@pytest.mark.parametrize(("name", "texts", "row", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_duties_beside_a_row(name: str, texts: tuple[Instrument, ...], row: Row, expected: set[str]) -> None:
    (given,) = rows_of(row)
    corpus = Corpus(regime=DECLARATION, instruments=texts)
    (answer,) = Oracle(read(corpus), list(goods.subheadings())).decide_all([given])
    assert answer.duties == expected
    assert set(map(str, decider(*texts).duties.of(read_one(given)))) == expected


def test_no_duty_changes_a_verdict() -> None:
    rows = rows_of({}, {"hs": "27"}, {"date": ""})
    for given in map(read_one, rows):
        bare, told = (decider(*texts).outcome(given) for texts in (law(measure()), law(measure(), duty())))
        assert bare == told
