"""How the status of lists and what separates two editions are displayed."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import to_builtins

from detente.desk.lists import EditionComparison, ListStatus
from detente.display.form import ColumnType, DisplayForm
from detente.display.view import View, counted, table
from detente.wire import lists as wire

STATUS: Final[Mapping[str, ColumnType]] = {
    "source": "text",
    "edition": "text",
    "day": "day",
    "age": "whole",
    "stale": "flag",
    "entries": "whole",
    "names": "whole",
    "format": "text",
    "shipped": "flag",
    "checked": "day",
}
CHANGES: Final[Mapping[str, ColumnType]] = {
    "change": "text",
    "id": "text",
    "kind": "text",
    "name": "text",
    "programmes": "texts",
    "fields": "texts",
}


def _status(found: ListStatus) -> View:
    rows = [
        (each.source, str(each.day), f"{each.age:,}", "stale" if each.stale else "", f"{each.entries:,}", each.edition)
        for each in wire.status(found).lists
    ]
    told = [f"Stale, older than {counted(found.max_age, 'day')}: {', '.join(found.stale)}."] if found.stale else []
    told += [f"Without an edition of the day: {', '.join(found.lacking)}."] if found.lacking else []
    return View(
        title=f"{counted(len(rows), 'list')} on {found.on}",
        paragraphs=tuple(told),
        table=table("", ("list", "date", "days old", "", "entries", "edition"), rows),
        coverage=("Only these lists are screened; a list that is not imported is not.",),
    )


def _status_records(found: ListStatus) -> Iterator[dict[str, object]]:
    for each in wire.status(found).lists:
        yield {name: getattr(each, name) for name in STATUS}


def _changes(found: EditionComparison) -> Iterator[dict[str, Any]]:
    """Each entry that was added, removed or changed; a changed one with what differs."""
    document = wire.diff(found)
    for change, entries in (("added", document.added), ("removed", document.removed), ("changed", document.changed)):
        yield from ({"change": change, **to_builtins(each)} for each in entries)


def _change_records(found: EditionComparison) -> Iterator[dict[str, object]]:
    for row in _changes(found):
        fields = [each["field"] for each in row.get("differences", ())]
        yield {**{name: row[name] for name in CHANGES if name != "fields"}, "fields": fields}


def _comparison(found: EditionComparison) -> View:
    rows = [
        (each["id"], each["change"], each["name"], ", ".join(field["field"] for field in each.get("differences", ())))
        for each in _changes(found)
    ]
    return View(
        title=f"{found.before} and {found.after}: {counted(len(rows), 'difference')}",
        paragraphs=(f"{counted(found.found.same, 'entry is', 'entries are')} the same in both.",),
        table=table("", ("reference", "change", "name", "fields that changed"), rows),
    )


FORMS: Final[Mapping[type, DisplayForm]] = {
    ListStatus: DisplayForm(
        brief=lambda found: (
            f"on={found.on.isoformat()!r}, {counted(len(found.editions), 'list')}, current={found.current}"
        ),
        view=_status,
        document=wire.status,
        rows=lambda found: wire.status(found).lists,
        columns=STATUS,
        records=_status_records,
    ),
    EditionComparison: DisplayForm(
        brief=lambda found: f"before={found.before!r}, after={found.after!r}",
        view=_comparison,
        document=wire.diff,
        rows=_changes,
        columns=CHANGES,
        records=_change_records,
    ),
}
