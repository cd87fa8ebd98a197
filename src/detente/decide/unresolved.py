"""The verdicts if potential matches among parties and vessels were confirmed or ruled out."""

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
"""The most potential matches for which the verdict if confirmed is given one by one."""


def changes(solver: Solver, row: Transaction, key: Key, now: Verdict) -> Iterator[Change]:
    """The verdicts that differ from `now` if one party in doubt is meant, for each of them, or if none is; caps are not counted.

    Args:
        solver: The solver of the compiled law.
        row: The transaction.
        key: The classes of its facts; only those of parties and vessels are replaced.
        now: The present verdict before caps.
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
    """The transaction with one of the parties in doubt confirmed (None: none of them), and all others ruled out."""
    sure = [each for each in row.parties if not each.doubtful]
    ships = [each for each in row.vessel_imo if not each.doubtful]
    if meant is not None:
        (ships if meant.isdigit() else sure).append(PartyReference(name=meant))
    return replace(row, parties=tuple(sure), vessel_imo=tuple(ships))


def _classes(columns: LawColumns, row: Transaction) -> dict[str, int]:
    """The classes that depend on who is meant; that of an unknown flag depends on whether a vessel takes part."""
    return {
        "parties": classification.parties(columns, frozenset(row.parties)),
        "vessel_imo": classification.vessel(columns, row.vessel_imo),
        "vessel_flag": classification.flag(columns, row.vessel_flag, classification.vessel_seen(row)),
    }
