"""A file that `detente party match` screens: its hits are written or printed, and what could not be read is told."""

import sys
from typing import TYPE_CHECKING

import click

from detente.app.commands.ages import told
from detente.app.commands.forms import show
from detente.app.commands.party_options import FileOptions
from detente.desk.source import ListChoice
from detente.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.desk.customer_file import CustomerSource
    from detente.desk.desk import Desk
    from detente.desk.screening_run import ScreeningCounts, ScreeningRun, Watch
    from detente.parties.screening.batch import Hit
    from detente.parties.screening.screening import Screening


def screened_file(desk: "Desk", which: ListChoice, wish: FileOptions, *, talk: bool) -> "tuple[Screening, int, int]":
    """Screen a file; against what, how many of its rows could not be read, and how many potential matches it has."""
    columns = None if wish.columns is None else _columns(wish.columns)
    opened = desk.screening_file(
        wish.file,
        which,
        columns=columns,
        out=wish.out,
        since=wish.since,
        threshold=wish.threshold,
        rejected=wish.rejected,
        born_tolerance=wish.born_tolerance,
    )
    with opened as run:
        run.judging = None if wish.judging is None else wish.judging.of_hit
        _write(run, wish, _watch(run.source) if talk and sys.stderr.isatty() else None)
        counts = run.counts()
    apart = wish.form != "terminal" or wish.out is not None
    for words in counts.named if talk or not apart else ():
        click.echo(words, err=apart)
    if talk:
        _told(counts, _ignored(wish.columns))
    _blame(counts)
    if counts.faults and wish.rejected is not None:
        click.echo(f"not screened, kept in {wish.rejected}: {counts.faults:,}", err=True)
    if talk or not apart:
        click.echo(counted(counts, run.screening), err=apart)
    return run.screening, counts.faults, counts.hits


def _watch(source: "CustomerSource") -> "Watch":
    from functools import partial

    from detente.app.draw.progress import watched

    return partial(watched, source=source)


def _write(run: "ScreeningRun", wish: FileOptions, watch: "Watch | None") -> None:
    if wish.out is not None:
        run.write(watch=watch, jobs=wish.jobs)
        return
    found = run.hits(watch=watch, jobs=wish.jobs)
    if wish.form == "json":
        from detente.wire.parties import line

        for hit in found:
            click.echo(line(hit))
    elif wish.form == "terminal":
        _table(found)
    else:
        from detente.app.listings import parties as listings

        show(wish.form, listing=lambda: listings.hits(found), shape=tuple)


def _table(found: "Iterator[Hit]") -> None:
    from itertools import islice

    from detente.app.draw import paper, parties

    console = paper.console()
    while block := list(islice(found, 500)):
        parties.hits(console, block)
        click.echo()


def _ignored(text: str | None) -> set[str]:
    """The columns that `ignore=COLUMN` names: they are not read, and not named again."""
    pairs = (pair.partition("=") for pair in (text or "").split(","))
    return {theirs.strip() for ours, _, theirs in pairs if ours.strip() == "ignore"}


def _told(counts: "ScreeningCounts", ignored: set[str]) -> None:
    for words in counts.talk:
        click.echo(words, err=True)
    unread = [name for name in counts.unread if name not in ignored and ignored != {"all"}]
    if unread:
        click.echo(f"columns that are not read: {', '.join(unread)}; --map OURS=THEIRS reads one", err=True)


def _blame(counts: "ScreeningCounts") -> None:
    for words in counts.cells:
        click.echo(words, err=True)
    if counts.unknown > len(counts.cells):
        click.echo(f"{counts.unknown - len(counts.cells):,} more cells that count as unknown, not shown", err=True)
    for words in counts.bad:
        click.echo(words, err=True)
    if counts.faults > len(counts.bad):
        click.echo(f"{counts.faults - len(counts.bad):,} more that cannot be read, not shown", err=True)


def counted(counts: "ScreeningCounts", screening: "Screening") -> str:
    """Return how many customers may be listed, and the editions that were screened against, with their ages."""
    from detente.parties.lists.edition import counted as plural

    one, many = ("party", "parties") if counts.messages else ("customer", "customers")
    who = one if counts.customers == 1 else many
    hits, entries = plural(counts.hits, "hit", "hits"), plural(screening.entries, "entry", "entries")
    unread = f" {counts.faults:,} could not be screened." if counts.faults else ""
    if counts.unknown:
        noun = "cell" if counts.unknown == 1 else "cells"
        unread = f" {counts.unknown:,} {noun} could not be read and counted as unknown.{unread}"
    from detente.app.draw.parties import unscreened

    return (
        f"{counts.customers:,} {who}: {counts.alerted:,} may be listed, {hits} among {entries}."
        f"{unread}\nScreened: {told(screening.consulted)}.\n{unscreened(screening)}"
    )


def _columns(text: str) -> dict[str, str]:
    from detente.nearest import nearest
    from detente.parties.screening.customers import COLUMNS

    found: dict[str, str] = {}
    for pair in filter(None, text.split(",")):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not equals or not theirs:
            raise UsageError(f"{pair!r} renames nothing", where="--map", hint="Write it as ours=theirs.")
        if ours == "ignore":
            continue
        if ours not in COLUMNS:
            hint = nearest(ours, COLUMNS) or f"Ours are {', '.join(COLUMNS)}."
            raise UsageError(f"{ours!r} is no column of ours", where="--map", hint=hint)
        if ours in found or theirs in found.values():
            what = f"the column {ours if ours in found else theirs!r} stands there twice"
            raise UsageError(what, where="--map", hint="Name each column of ours, and each of the file, once.")
        found[ours] = theirs
    return found
