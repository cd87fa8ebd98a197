"""Small laws and rows for rules with answers worked out by hand, and what the oracle and the engine say of them."""

from datetime import date
from typing import Any

from detente.codes import goods
from detente.decide.decider import Decider
from detente.law.acting import Reading
from detente.law.condition import Finding
from detente.law.declaration import Corpus
from detente.law.instrument import Instrument
from detente.law.regime import Regime
from detente.transactions.transaction import read_one
from tests.build import DECLARATION, provision, text
from tests.oracle.decide import Oracle
from tests.oracle.law import read

FACTS = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"}
Told = tuple[str, frozenset[str]]
Row = dict[str, str]


def law(*acts: Any, later: tuple[Any, ...] = ()) -> tuple[Instrument, ...]:
    """Acts of 2017-01-01, and later ones of 2018-01-01: measures are imposed, exemptions made, the rest as given."""
    named = [
        {"impose": act} if hasattr(act, "purpose") else {"exempt": act} if hasattr(act, "overrides") else act
        for act in acts
    ]
    first = text("old", "2017-01-01", *[provision(number, **act) for number, act in enumerate(named, 1)])
    second = text("new", "2018-01-01", *[provision(number, **act) for number, act in enumerate(later, 1)])
    return (first, second) if later else (first,)


def rows_of(*rows: Row) -> list[Row]:
    """Rows that differ from coal out of the target in these facts; an empty word is a null."""
    return [{name: word for name, word in (FACTS | row).items() if word} for row in rows]


def by_oracle(texts: tuple[Instrument, ...], rows: list[Row], reading: Reading) -> list[Told]:
    corpus = Corpus(regime=DECLARATION, instruments=texts)
    law = read(
        corpus,
        reading.with_drafts,
        reading.position,
        with_proposals=reading.with_proposals,
        findings=reading.findings,
        known_on=reading.known_on,
    )
    answers = Oracle(law, list(goods.subheadings())).decide_all(rows)
    return [(answer.verdict, frozenset(answer.missing)) for answer in answers]


def by_engine(texts: tuple[Instrument, ...], rows: list[Row], reading: Reading) -> list[Told]:
    regime = Regime(Corpus(regime=DECLARATION, instruments=texts))
    decider = Decider(regime, reading, "digest")
    counter = decider.counter()
    found: list[Told] = []
    for row in map(read_one, rows):
        outcome = decider.outcome(row)
        told = counter.rule(row, outcome) if outcome.caps else outcome
        found.append((told.verdict, frozenset(told.missing)))
    return found


def check(
    texts: tuple[Instrument, ...],
    rows: list[Row],
    expected: list[Told],
    drafts: tuple[str, ...] = (),
    position: str | None = None,
    findings: tuple[Finding, ...] = (),
    proposals: tuple[str, ...] = (),
    known_on: date | None = None,
) -> None:
    reading = Reading(
        findings=findings, with_drafts=drafts, with_proposals=proposals, known_on=known_on, position=position
    )
    assert by_oracle(texts, rows, reading) == expected
    assert by_engine(texts, rows, reading) == expected
