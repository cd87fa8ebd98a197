"""Parties and vessels that may be meant, settled one way and the other: what the verdict would be."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from detente.decide import classification
from detente.decide.classification import Key
from detente.decide.decision import Change
from detente.decide.law_columns import LawColumns
from detente.decide.solve import Solver
from detente.transactions.party import PartyReference
from detente.transactions.transaction import Transaction
from detente.vocabulary import Verdict

SHOWN: Final = 5
"""Parties for each of which it is said what would be if it were meant."""


def changes(solver: Solver, row: Transaction, key: Key, now: Verdict) -> Iterator[Change]:
    """The verdicts before caps, other than the present one, if each party in doubt were meant, and if none were.

    `key` is where the row was placed: only the classes of those in doubt are replaced.
    """
    doubted = _in_doubt(row)
    if not doubted:
        return
    nobody = f"if {doubted[0]} is not meant" if len(doubted) == 1 else "if none of them is meant"
    ways = [(f"if {each} is meant", each) for each in doubted[:SHOWN]]
    for what, meant in (*ways, (nobody, None)):
        settled = classification.with_classes(key, _classes(solver.compiled.columns, _settled(row, meant)))
        verdict = solver.outcome(settled).verdict
        if verdict != now:
            yield Change(kind="identity", what=what, verdict=verdict)


def _in_doubt(row: Transaction) -> tuple[str, ...]:
    return tuple(each.name for each in (*row.parties, *row.vessel_imo) if each.doubtful)


def _settled(row: Transaction, meant: str | None) -> Transaction:
    """The row with one of those in doubt meant, and none of the others."""
    sure = [each for each in row.parties if not each.doubtful]
    ships = [each for each in row.vessel_imo if not each.doubtful]
    if meant is not None:
        (ships if meant.isdigit() else sure).append(PartyReference(name=meant))
    return replace(row, parties=tuple(sure), vessel_imo=tuple(ships))


def _classes(columns: LawColumns, row: Transaction) -> dict[str, int]:
    """The classes that hang on who is meant; whether there is a ship tells what a flag without one comes to."""
    return {
        "parties": classification.parties(columns, frozenset(row.parties)),
        "vessel_imo": classification.vessel(columns, row.vessel_imo),
        "vessel_flag": classification.flag(columns, row.vessel_flag, classification.vessel_seen(row)),
    }
