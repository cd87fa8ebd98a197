"""Editions of lists on a terminal: their ages, the results of an update, the differences between two editions."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, Self

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn
from rich.text import Text

from detente.app.draw import paper
from detente.desk.lists import ListStatus
from detente.parties.entity import Entity
from detente.parties.lists.changes import FIELDS, ChangedEntry, EditionDiff, shown
from detente.parties.lists.edition import Edition, counted
from detente.parties.lists.editions import Taken
from detente.parties.lists.sources import source as declared
from detente.parties.lists.update import UpdateOutcome

FEW: Final = 12
"""The number of countries or programmes that are named; the others are counted."""
DATED: Final = {"file": "", "given": "day as given", "import": "day of import"}
STALE: Final = "#b2610a"
COLUMNS: Final = (
    ("list", "keep"),
    ("edition", "keep"),
    ("age", "right"),
    ("entries", "right"),
    ("names", "right"),
    ("remarks", "wrap"),
)


def imported(found: Taken) -> str:
    """Return the result of an import in a line, and a second line for what the user accepted."""
    edition = found.edition
    days = {"file": "", "given": " (day as given)", "import": " (the file has no day: that of the import)"}
    state = "new edition" if found.new else "unchanged, already imported"
    size = f"{counted(edition.entries, 'entry', 'entries')}, {counted(edition.names, 'name', 'names')}"
    line = f"{edition.source}: {state}: {edition.label}{days[edition.dated]}, {size}"
    return f"{line}\naccepted: {edition.accepted}" if edition.accepted else line


def status(console: Console, found: ListStatus, by: str | None) -> None:
    """Print the editions to screen against on a date; with `by` also their entries by `programme` or `country`."""
    rows = [_status(each, found.on, stale=each.source in found.stale) for each in found.editions]
    console.print(paper.heading(f"Lists on {found.on}"))
    console.print(paper.table(COLUMNS, rows))
    for source in found.lacking:
        console.print(Text(f"{source} has no edition as old as {found.on}", style=STALE))
    _not_imported(console, found)
    for each in found.editions if by else ():
        counts = each.programmes if by == "programme" else each.countries
        console.print()
        console.print(paper.heading(f"{each.source}: entries by {by}"))
        console.print(paper.table((("", "keep"), ("", "right"), ("", "wrap")), _counts(counts), header=False))


def _not_imported(console: Console, found: ListStatus) -> None:
    """The lists that the program knows and that are not here, each with the command that gets it."""
    if not found.not_imported:
        return
    console.print()
    columns = (("not imported", "keep"), ("list", "wrap"), ("import it with", "wrap"))
    console.print(paper.table(columns, [[each.id, each.title, each.get] for each in found.not_imported]))


def _status(each: Edition, on: date, *, stale: bool) -> tuple[str | Text, ...]:
    remarks = [
        "stale" if stale else "",
        "ships with the program" if each.shipped else DATED[each.dated],
        each.ahead(on),
        f"confirmed {each.checked}" if each.checked else "",
        counted(each.issues, "issue", "issues") if each.issues else "",
        f"accepted: {each.accepted}" if each.accepted else "",
    ]
    words = Text("; ".join(filter(None, remarks)), style=STALE if stale else "")
    age = each.age(on)
    return each.source, each.label, f"{age:,} d", f"{each.entries:,}", f"{each.names:,}", words


def _counts(counts: Sequence[tuple[str, int]]) -> Iterator[tuple[str, str, str]]:
    for name, count in counts[:FEW]:
        yield ("none" if name == "-" else name), f"{count:,}", ""
    if len(counts) > FEW:
        others = len(counts) - FEW
        yield f"{others} {'other' if others == 1 else 'others'}", f"{sum(count for _, count in counts[FEW:]):,}", ""


def outcomes(console: Console, found: Sequence[UpdateOutcome]) -> None:
    """Print the results of an update; below the table the faults, and where a person finds the file."""
    columns = (("list", "keep"), ("", "keep"), ("edition", "keep"), ("entries", "right"), ("", "wrap"))
    console.print(paper.table(columns, map(_outcome, found), header=False))
    for each in found:
        if each.fault is not None:
            official = declared(each.source).official
            lines = [f"{each.source}: {each.fault}", *([f"  Its page: {official.page}"] if official else [])]
            console.print(Text("\n".join(lines)), soft_wrap=True)


def _outcome(found: UpdateOutcome) -> tuple[str | Text, ...]:
    edition = found.edition
    label, entries = (edition.label, counted(edition.entries, "entry", "entries")) if edition else ("-", "-")
    became = Text(found.became, style=STALE if found.became == "failed" else "")
    return found.source, became, label, entries, _remark(found)


def _remark(found: UpdateOutcome) -> str:
    match found.became:
        case "failed":
            return "the last good one stays" if found.edition else "none is imported"
        case "older":
            return "the address gave an older one"
        case "new" if found.before:
            return f"before: {found.before.day}, {counted(found.before.entries, 'entry', 'entries')}"
        case _:
            return ""


def changes(console: Console, found: EditionDiff, title: str) -> None:
    """Print the differences between two editions."""
    counts = f"{len(found.added):,} added, {len(found.removed):,} removed, {len(found.changed):,} changed, {found.same:,} the same"
    console.print(paper.heading(f"{title}: {counts}"))
    for words, entities in (("Added", found.added), ("Removed", found.removed)):
        if entities:
            console.print()
            console.print(paper.heading(words))
            console.print(paper.table(_ENTRY, map(_entry, entities), header=False))
    if found.changed:
        console.print()
        console.print(paper.heading("Changed"))
        rows = [row for each in found.changed for row in _changed(each)]
        console.print(paper.table((("", "keep"), ("", "keep"), ("", "wrap")), rows, header=False))


_ENTRY: Final = (("", "keep"), ("", "wrap"), ("", "keep"), ("", "right"))


def _entry(each: Entity) -> tuple[str, ...]:
    return each.id, each.name, each.kind, ", ".join(each.programmes)


def _changed(each: ChangedEntry) -> Iterator[tuple[str, ...]]:
    for number, difference in enumerate(each.differences):
        parts = [*(f"- {text}" for text in difference.gone), *(f"+ {text}" for text in difference.came)]
        yield ("" if number else each.after.id), difference.field, "\n".join(parts)


def entries(console: Console, found: Iterable[Entity], title: str) -> None:
    """Print entries with all their values."""
    for each in found:
        console.print(paper.heading(f"{title} {each.id}"))
        rows = [(field, "\n".join(texts)) for field in FIELDS if (texts := shown(getattr(each, field)))]
        console.print(paper.table((("", "keep"), ("", "wrap")), rows, header=False))


class Bars:
    """A progress bar for each file that is being fetched, on stderr, only where that is a terminal."""

    def __init__(self, console: Console, *, shown: bool) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            console=console,
            transient=True,
            disable=not shown,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def came(self, source: str, came: int, total: int | None) -> None:
        """Update the bar of a source."""
        if source not in self._tasks:
            self._tasks[source] = self._progress.add_task(source, total=total)
        self._progress.update(self._tasks[source], completed=came, total=total)
