"""What several documents share and where they contradict each other, as a listing."""

from collections.abc import Iterator
from typing import Final

from detente.app.listings.listing import OutputTable, columns
from detente.review.agreement import Agreement, Member

AGREEMENT: Final = columns(
    ("number", "right", "#"), ("kind", "keep"), ("about", "wrap"), ("said", "wrap"), ("id", "keep"), ("source", "narrow"),
    ("text", "data"), ("document", "data"),
)  # fmt: skip


def agreement(found: Agreement, *, shared: bool = True) -> OutputTable:
    """Contradictions side by side, then what is one statement or event with several documents."""
    rows = tuple(_rows(found, shared=shared))
    facts = len(found.shared) if shared else 0
    note = f"{len(found.conflicts)} contradictions; {facts} statements or events that several documents have"
    return OutputTable(title="What documents say of one thing", columns=AGREEMENT, rows=rows, notes=(note,))


def _rows(found: Agreement, *, shared: bool) -> Iterator[tuple[str, ...]]:
    groups = [(each.kind, each.about, each.members) for each in found.conflicts]
    if shared:
        groups += [(f"shared, {len(each.sources)} sources", each.about, each.members) for each in found.shared]  # type: ignore[misc]
    for number, (kind, about, members) in enumerate(groups, 1):
        for place, each in enumerate(members):
            yield _row(str(number), kind, about if not place else "", each)


def _row(number: str, kind: str, about: str, each: Member) -> tuple[str, ...]:
    return (number, kind, about, each.said, each.id, each.source, each.text, each.document)
