"""Validations on a terminal: the curve of a labelled file, and the results of a validation."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

from detente.app.draw import paper, parties
from detente.app.pages.validation import percent
from detente.parties.screening.screening import Consulted
from detente.validation.curve import Curve, Step
from detente.validation.pack import Pack
from detente.validation.tally import Tally
from detente.validation.target import Target

EVERY: Final = 50
"""Thousandths between two lines of the curve; the present threshold and its neighbours are added between them."""
WORST: Final = 8
"""Families that are named on the terminal; the page has all."""
BAD: Final = "#d93838"


def curve(console: Console, found: Curve, asked: Sequence[Consulted]) -> None:
    """Print the curve, the present threshold and the cost of moving it, and the editions that were screened against, with their ages."""
    near = {found.present + step for step in (-20, -10, 0, 10, 20)}
    rows = [_step(found, step) for step in found.steps if step.threshold % EVERY == 0 or step.threshold in near]
    columns = (
        ("threshold", "right"),
        ("found", "right"),
        ("recall", "right"),
        ("alerts", "right"),
        ("of clean", "right"),
        ("matches", "right"),
        ("", "wrap"),
    )
    console.print(paper.table(columns, rows))
    console.print(
        f"{found.positives:,} names must find a party, {found.negatives:,} nobody; matches are all there is to look at."
    )
    if found.absent:
        console.print(f"{found.absent:,} were left out: their party stands on none of the lists that were asked.")
    if found.refused:
        console.print(f"{found.refused:,} cannot be asked, and find nobody.")
    console.print()
    parties.consulted(console, asked)


def _step(found: Curve, step: Step) -> tuple[str | Text, ...]:
    now = step.threshold == found.present
    cells = (
        f"{step.threshold / 1000:.2f}",
        f"{step.found:,}",
        percent(found.recall(step)) if found.positives else "-",
        f"{step.alerts:,}",
        percent(found.alert_rate(step)) if found.negatives else "-",
        f"{step.matches:,}",
        "in use" if now else _moved(found, step.threshold),
    )
    return tuple(Text(cell, style="bold" if now else "") for cell in cells)


def _moved(found: Curve, threshold: int) -> str:
    """Return the cost of another threshold in words: `3 more found, 12 more alerts`."""
    more, alerts, matches = found.moved(threshold)
    parts = [
        f"{abs(count):,} {'more' if count > 0 else 'fewer'} {what}"
        for count, what in ((more, "found"), (alerts, "alerts"), (matches, "matches"))
        if count
    ]
    return ", ".join(parts) or "the same"


def pack(console: Console, found: Pack, asked: Sequence[Consulted], files: Sequence[Path]) -> None:
    """Print a summary of a validation, and the paths of its files."""
    lists = ", ".join(each.source for each in found.editions)
    console.print(paper.heading(f"{found.parties:,} parties of {lists}"))
    parties.consulted(console, asked)
    console.print()
    columns = (("target", "wrap"), ("aim", "right"), ("measured", "right"), ("", "keep"))
    console.print(paper.table(columns, map(_target, found.targets)))
    console.print()
    head = (("", "wrap"), ("asked", "right"), ("found", "right"), ("recall", "right"), ("another first", "right"))
    groups = [found.listed.whole, *found.changed.by_severity, *_worst(found.changed.by_family)]
    console.print(paper.table(head, map(_tally, groups)))
    console.print()
    for each in found.clean:
        alerts = f"{each.whole.alerts:,} of {each.whole.asked:,} alert ({percent(each.whole.rate)})"
        console.print(f"{each.source}: {alerts}, {each.whole.namesakes:,} of them namesakes")
    console.print(f"Written: {', '.join(map(str, files))}")


def _target(each: Target) -> tuple[str | Text, ...]:
    aim = f"{'at most' if each.most else 'at least'} {each.aim * 100:g} %"
    return each.what, aim, percent(each.measured), Text("● met") if each.met else Text("■ missed", style=BAD)


def _worst(tallies: Iterable[Tally]) -> list[Tally]:
    return sorted((each for each in tallies if each.found < each.asked), key=lambda each: each.recall)[:WORST]


def _tally(each: Tally) -> tuple[str, ...]:
    return each.name, f"{each.asked:,}", f"{each.found:,}", percent(each.recall), percent(each.wrong_share)
