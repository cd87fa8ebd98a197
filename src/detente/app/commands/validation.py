"""`detente party tune` and `detente party validate`: what a threshold costs, and the proof that matching works."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Final

import click

from detente.app.commands.ages import list_stale, today, warned_of
from detente.app.commands.days import DayParameter
from detente.app.commands.forms import OutputForm, form_options, show
from detente.app.commands.opened import desk_of
from detente.app.commands.renamed import either, former
from detente.desk.source import ListChoice
from detente.errors import InputError, UsageError
from detente.files import atomic

if TYPE_CHECKING:
    from detente.desk.validation import ValidationAnswer, ValidationLists
    from detente.validation.pack import Stage

FILE: Final = click.Path(path_type=Path, dir_okay=False, exists=True)
LISTS = click.option(
    "--list", "lists", multiple=True, metavar="LIST", help="Screen against this list only; may be repeated."
)
ON = click.option("--on", type=DayParameter(), help="Date of the lists (default: the newest).")
AGE = click.option(
    "--max-age", type=click.IntRange(0), default=30, show_default=True, help="Days after which a list is stale."
)
JOBS = click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Number of processes.")
CODES: Final = "Exit codes: 0 fine, 2 usage, 4 bad input, 5 a list is stale, or has no edition of that date."
COLUMNS: Final = "Which columns hold what: name=full_name,id=reference."


def _stale(asked: "ValidationLists", on: date | None, max_age: int) -> bool:
    """Say which lists are stale or lack; whether any is."""
    return warned_of(asked.stale, asked.lacking, on, max_age)


def _columns(text: str | None) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for pair in filter(None, (text or "").split(",")):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not equals or not theirs:
            raise UsageError(f"{pair!r} names no column", where="--map", hint="Write it as name=full_name.")
        found[ours] = theirs
    return found


@contextmanager
def _stages(*, quiet: bool) -> "Iterator[Stage]":
    """A bar on stderr for each trial, on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _name, _count: lambda _done: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from detente.app.draw import paper

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=paper.console(sys.stderr), transient=True) as bar:

        def stage(name: str, count: int) -> "partial[None]":
            return partial(bar.advance, bar.add_task(name, total=count))

        yield stage


@click.command(epilog=CODES)
@click.argument("labelled", type=FILE)
@former("--columns", "--map", "columns")
@click.option("--map", "columns", metavar="OURS=THEIRS,...", callback=either, help=COLUMNS)
@LISTS
@ON
@AGE
@JOBS
@form_options
@click.pass_context
def tune(
    context: click.Context,
    labelled: Path,
    columns: str | None,
    lists: tuple[str, ...],
    on: date | None,
    max_age: int,
    jobs: int,
    *,
    form: OutputForm,
) -> None:
    """Show what each threshold would find in the LABELLED file, what it would cost, and which one is in use.

    The file is CSV: a name, and the reference of the party that it must find (KPi.001, or un:KPi.001 for one list), empty
    where it should find nobody. Every name is screened once; the curve goes from 0.50 to 0.99.

    \b
    detente party tune alerts-judged.csv
    detente party tune names.csv --map name=query_name,id=un_ref --list un --json
    """
    desk, which = desk_of(context), ListChoice(today=today(), on=on, lists=lists, max_age=max_age)
    with _stages(quiet=context.obj.quiet) as stage:
        found = desk.tune(labelled, which, stage=stage, columns=_columns(columns), jobs=jobs)
    from detente.app.draw import validation
    from detente.app.listings import validation as listings
    from detente.wire import validation as shapes

    show(
        form,
        listing=lambda: listings.curve(found.curve),
        shape=lambda: shapes.tuned(found),
        draw=lambda console: validation.curve(console, found.curve, found.lists.consulted),
    )
    if _stale(found.lists, on, max_age):
        raise list_stale()


@click.command(epilog=CODES)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("validation"),
    show_default=True,
    help="Folder for the page and the JSON.",
)
@LISTS
@ON
@click.option("--sample", type=int, metavar="N", help="Minimum number of changed names to screen (default 100,000).")
@click.option("--names", "labelled", type=FILE, help="A labelled file, as of `tune`, for the curve.")
@former("--columns", "--map", "columns")
@click.option("--map", "columns", metavar="OURS=THEIRS,...", callback=either, help=COLUMNS)
@click.option("--clean", type=FILE, multiple=True, help="Names on no list (negative set); may be repeated.")
@AGE
@JOBS
@form_options
@click.pass_context
def validate(
    context: click.Context,
    folder: Path,
    lists: tuple[str, ...],
    on: date | None,
    sample: int | None,
    labelled: Path | None,
    columns: str | None,
    clean: tuple[Path, ...],
    max_age: int,
    jobs: int,
    *,
    form: OutputForm,
) -> None:
    """Validate the matching on the imported lists: a page of HTML, and every figure in JSON.

    Every listed name is screened as it is listed, and a hundred thousand are screened after changes of dozens of kinds. Names
    on no list are screened by culture, and a curve shows recall and potential matches. Without imported lists the
    designations that ship are screened. The same lists give the same figures.

    \b
    detente party validate
    detente party validate --list un --sample 20000 --jobs 2 -o un-validation
    detente party validate --names judged.csv --clean customers.csv
    """
    _writable(folder)
    desk, which = desk_of(context), ListChoice(today=today(), on=on, lists=lists, max_age=max_age)
    with _stages(quiet=context.obj.quiet) as stage:
        found = desk.validate(
            which,
            stage=stage,
            sample=sample,
            labelled=labelled,
            columns=_columns(columns),
            clean=clean,
            jobs=jobs,
        )
    files = _written(found, folder)
    _show(found, files, form)
    if _stale(found.lists, on, max_age):
        raise list_stale()


def _show(found: "ValidationAnswer", files: tuple[Path, Path], form: OutputForm) -> None:
    """Print what a validation found; its JSON is the file that was written."""
    if form == "json":
        click.echo(files[1].read_text(encoding="utf-8"))
        return
    from detente.app.draw import validation
    from detente.app.listings import validation as listings
    from detente.wire import validation as shapes

    show(
        form,
        listing=lambda: listings.targets(found.pack),
        shape=lambda: shapes.validated(found),
        draw=lambda console: validation.pack(console, found.pack, found.lists.consulted, files),
    )


def _writable(folder: Path) -> None:
    """Make the folder, and try it before minutes are spent. Raises InputError where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as fault:
        raise InputError(
            f"cannot be written to: {fault.strerror}", where=str(folder), hint="Name another folder with -o."
        ) from None


def _written(found: "ValidationAnswer", folder: Path) -> tuple[Path, Path]:
    from detente.app.pages.validation import page
    from detente.wire import validation as shapes
    from detente.wire.shape import text

    shown, figures = folder / "validation.html", folder / "validation.json"
    atomic.write(shown, [page(found.pack).encode()])
    atomic.write(figures, [text(shapes.validated(found)).encode(), b"\n"])
    return shown, figures
