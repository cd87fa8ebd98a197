"""Decisions as a listing: a row a transaction."""

from collections.abc import Iterable
from typing import Final

from detente.app.draw.decisions import brief, brief_day, citations
from detente.app.listings.law import legend, marked
from detente.app.listings.listing import OutputTable, columns
from detente.decide.answer import sentences
from detente.decide.decision import Decision
from detente.transactions.transaction import Transaction

DECIDED: Final = columns(
    ("verdict", "keep"), ("id", "keep"), ("date", "keep"), ("transaction", "wrap"), ("measures", "wrap"),
    ("paragraphs", "right"),
)  # fmt: skip


def decided(pairs: Iterable[tuple[Transaction, Decision]]) -> OutputTable:
    """Transactions with their verdicts, the measures behind these and their paragraphs."""
    every = tuple(pairs)
    covered = sentences(found.coverage for _, found in every if found.coverage is not None)
    notes = (*legend(citation for _, found in every for citation in citations(found)), *covered)
    return OutputTable(title="Decisions", columns=DECIDED, rows=tuple(_row(*pair) for pair in every), notes=notes)


def _row(row: Transaction, found: Decision) -> tuple[str, ...]:
    standing = [reason for reason in found.reasons if reason.verdict != "permitted"]
    measures = "; ".join(reason.measure for reason in standing)
    paragraphs = "; ".join(dict.fromkeys(marked(reason.citation) for reason in standing))
    return found.answer, row.id, brief_day(row), brief(row, found), measures, paragraphs
