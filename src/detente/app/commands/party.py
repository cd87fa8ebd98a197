"""`detente party`: whom may this be on the lists, what follows, and who is owned or controlled by those listed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from detente.app.commands.ages import end, today, warned
from detente.app.commands.days import DayParameter
from detente.app.commands.forms import OutputForm, form_options, show
from detente.app.commands.judged import POTENTIAL
from detente.app.commands.opened import corpus_option, desk_of
from detente.app.commands.owned import owned
from detente.app.commands.party_file import screened_file
from detente.app.commands.party_judgement import confirm, dismiss, judgements, ledger_options, reopen
from detente.app.commands.party_options import FileOptions, PartyOptions, who_options
from detente.app.commands.party_search import search
from detente.app.commands.renamed import either, former
from detente.app.commands.validation import tune, validate
from detente.desk.source import ListChoice
from detente.errors import InputError, RowsRefused, UsageError, VerdictMet

if TYPE_CHECKING:
    from detente.desk.desk import Desk
    from detente.desk.party_judging import PartyJudging
    from detente.parties.match.features import Query
    from detente.parties.screening.screening import Screening

LIMIT: Final = 10
LONG_INDEX: Final = 2_000
"""Entries from which making an index of names takes noticeable time."""
CODES: Final = (
    "Exit codes: 0 fine, 2 usage, 3 --fail-on was met, 4 bad input, 5 a list is stale or has no version of the date given, "
    "6 known lists were not screened because they are not imported (--list chooses the lists to screen)."
)


@click.group()
def party() -> None:
    """Screen names against the lists, and find who is owned or controlled by listed parties.

    \b
    detente party match "Ri Won Ho" --born 1964 --country CN
    detente party match --file customers.csv -o hits.jsonl
    detente party owned edges.jsonl --listed KPe.001
    detente party validate
    """


@party.command("match", epilog=CODES)
@corpus_option
@who_options
@click.option("--list", "lists", multiple=True, metavar="LIST", help="Screen against this list only; may be repeated.")
@click.option("--on", type=DayParameter(), help="Date of the lists and of the law (default: the newest).")
@click.option("--threshold", type=float, metavar="0.3-1", help="Minimum score to report (default 0.75).")
@click.option("--limit", type=click.IntRange(1), help=f"Maximum number of matches to show (default {LIMIT}).")
@click.option(
    "--max-age", type=click.IntRange(0), default=30, show_default=True, help="Days after which a list is stale."
)
@click.option(
    "--file", "file", type=click.Path(path_type=Path, allow_dash=True), help="File of customers or of payment messages."
)
@former("--columns", "--map", "columns")
@click.option(
    "--map",
    "columns",
    metavar="OURS=THEIRS,...",
    callback=either,
    help="Other names of columns: name=full_name,born=dob; name=first+last joins two; ignore=COLUMN names one that is not read.",
)
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write: .jsonl, .csv or .parquet.",
)
@click.option(
    "--since",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Results of an earlier run; match only what has changed since.",
)
@click.option(
    "--rejected",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File for the rows of --file that could not be screened, each with the reason: .csv.",
)
@click.option(
    "--fail-on", type=click.Choice([POTENTIAL]), help="Exit with 3 where anybody may be listed: a potential match."
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), help="Number of processes (default: one for each CPU where the file is long)."
)
@ledger_options
@form_options
@click.pass_context
def match(
    context: click.Context,
    who: PartyOptions,
    lists: tuple[str, ...],
    on: date | None,
    threshold: float | None,
    limit: int | None,
    max_age: int,
    file: Path | None,
    columns: str | None,
    out: Path | None,
    since: Path | None,
    jobs: int | None,
    rejected: Path | None,
    fail_on: str | None,
    customer: str,
    judging: "PartyJudging | None",
    *,
    form: OutputForm,
) -> None:
    """Match NAME, or everybody in a file, with the lists: ranked, each with its reasons and the measures that follow.

    A file is CSV with the columns name, born, country, number, imo, schema and id (given back), or a payment message (pacs.008,
    pacs.009, pain.001, MT103, MT202). A cell that cannot be read counts as unknown, is reported, and its row is matched all the
    same; --rejected keeps the rows that cannot be.

    The same name with another date of birth is reported below the others, in a band of its own.

    With -o a record lies beside the results; with --since only what has changed in the lists since is matched, and the
    answer is that of matching everybody. The file, --map, --list and --threshold are those of the past run unless given.

    \b
    detente party match "Ri Won Ho" --born 1964-07-17 --country CN
    detente party match --imo 8518780 --on 2019-01-01
    detente party match --file customers.csv --map name=full_name,born=dob -o hits.jsonl
    detente party match --since hits.jsonl -o hits-today.jsonl
    """
    which = ListChoice(today=today(), on=on, lists=lists, max_age=max_age)
    of_file = file is not None or (since is not None and not who.given)
    asked = FileOptions(file, columns, out, since, jobs, rejected, threshold, form, judging, who.born_tolerance)
    _refuse_odd(who, limit, asked, of_file=of_file)
    _refuse_threshold(threshold)
    desk, bad = desk_of(context), 0
    _index(desk, which, talk=not context.obj.quiet)
    if not of_file:
        screening, hits = _one(desk, who, which, threshold, limit or LIMIT, form, judging, customer)
    else:
        screening, bad, hits = screened_file(desk, which, asked, talk=not context.obj.quiet)
    _end(screening, bad, max_age, hits if fail_on else 0)


def _index(desk: "Desk", which: ListChoice, *, talk: bool) -> None:
    """Say that an index of names is made, and of which list, where the first screening after an import waits for it."""
    from detente.parties.index import stored

    lists = which.lists or None
    try:
        chosen = desk.editions.on(which.on, lists)
    except UsageError:
        return  # the screening refuses the list, with the option
    entries = sum(each.entries for each in chosen)
    if not talk or entries < LONG_INDEX or stored.is_kept(desk.editions, chosen):
        return
    click.echo(f"making the index of names, once for these lists: {entries:,} entries", err=True)
    desk.index_lists(
        on=which.on, lists=lists, progress=lambda each: click.echo(f"  {each.source}: {each.entries:,}", err=True)
    )


def _end(screening: "Screening", bad: int, max_age: int, refused: int) -> None:
    """Say what is stale or missing, and end with the exit code of an answer that is refused or not complete.

    `refused` is the number of potential matches where --fail-on asks for none.
    """
    old = warned(screening, max_age)
    if bad:
        raise RowsRefused("some rows could not be screened", told=True)
    if refused:
        noun = "potential match" if refused == 1 else "potential matches"
        raise VerdictMet(f"{refused:,} {noun}", where="--fail-on")
    end(screening, old=old)


def _refuse_threshold(threshold: float | None) -> None:
    """Refuse a threshold that is out of range, as a wrong use of the command."""
    from detente.parties.screening.query import threshold_points

    threshold_points(threshold)


def _refuse_odd(who: PartyOptions, limit: int | None, asked: FileOptions, *, of_file: bool) -> None:
    """Refuse what cannot be meant together. `of_file`: whether a file is screened, that of a past run for instance."""
    if not of_file and not (who.name is not None or who.numbers or who.imo):
        raise UsageError(
            "no name or number was given", hint="Give a name, a number with --number or --imo, or a --file."
        )
    if asked.file is not None and who.given:
        raise UsageError("a file and a party were both given", hint="Leave one of them out.")
    if of_file and limit is not None:
        raise UsageError(
            "--limit is for one name", hint="Every match of a file is reported; raise --threshold for fewer."
        )
    for option, given in asked.of_files.items():
        if not of_file and given is not None:
            raise UsageError(f"{option} is for files", hint="Name one with --file.")


def _one(
    desk: "Desk",
    who: PartyOptions,
    which: ListChoice,
    threshold: float | None,
    limit: int,
    form: OutputForm,
    judging: "PartyJudging | None" = None,
    customer: str = "",
) -> "tuple[Screening, int]":
    """Screen one party; against what, and how many potential matches it has."""
    asked = _query(who)
    found = desk.screen(asked, which, threshold=threshold, limit=limit, judging=judging, customer=customer)
    from detente.app.draw import parties
    from detente.app.listings import parties as listings
    from detente.wire import parties as shapes

    show(
        form,
        listing=lambda: listings.matches(found),
        shape=lambda: shapes.answer(found),
        draw=lambda console: parties.one(console, found),
    )
    dismissed = sum(each.state == "dismissed" for each in found.judged.values())
    return found.screening, len(found.matches) + found.hidden - dismissed


def _query(who: PartyOptions) -> "Query":
    """Return the query of one party; what says that nothing is known, and a wrong digit of a ship's number, is told and unknown."""
    from dataclasses import replace

    from detente.parties.match.match import checked
    from detente.parties.screening.query import lenient_query

    found, unread = lenient_query(
        who.name or "", born=who.born, countries=who.countries, numbers=who.numbers, imo=who.imo, schema=who.schema
    )
    for cell in unread:
        if not cell.empty and not (who.name and cell.wrong_digit):
            raise InputError(cell.what, where=cell.column, hint=cell.hint)
        click.echo(f"{cell}; it counts as unknown", err=True)
    return checked(found if who.born_tolerance is None else replace(found, born_tolerance=who.born_tolerance))


for each in (confirm, dismiss, reopen, judgements):
    party.add_command(each)
party.add_command(owned)
party.add_command(search)
party.add_command(tune)
party.add_command(validate)
