"""`detente party`: whom may this be on the lists, what follows, and who is owned or controlled by those listed."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from detente.app.commands.ages import list_stale, today, told, warned
from detente.app.commands.law import DayParameter, json_option
from detente.app.commands.owned import owned
from detente.app.commands.validation import tune, validate
from detente.errors import RowsRefused, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.desk.customer_file import CustomerSource
    from detente.desk.desk import Desk
    from detente.desk.screening_run import ScreeningRun, Watch
    from detente.parties.screening.batch import Hit
    from detente.parties.screening.screening import Screening

LIMIT: Final = 10
CODES: Final = "Exit codes: 0 fine, 2 usage, 4 bad input, 5 a list is stale, or has no edition of the day asked about."


@click.group()
def party() -> None:
    """Who is it: names matched with the lists, and ownership reckoned up.

    \b
    detente party match "Ri Won Ho" --born 1964 --country KP
    detente party match --file customers.csv -o hits.jsonl
    detente party owned edges.jsonl --listed KPe.001
    detente party validate
    """


@dataclass(frozen=True, slots=True)
class PartyOptions:
    """One party that is asked for."""

    name: str | None
    born: str
    countries: tuple[str, ...]
    numbers: tuple[str, ...]
    imo: str
    schema: str

    @property
    def given(self) -> bool:
        """Whether anything is."""
        return any((self.name is not None, self.born, self.countries, self.numbers, self.imo, self.schema))


@dataclass(frozen=True, slots=True)
class ListOptions:
    """Which lists are asked, and as of when."""

    lists: tuple[str, ...]
    on: date | None
    max_age: int


@dataclass(frozen=True, slots=True)
class FileOptions:
    """A file that is screened, and where its hits go."""

    file: Path
    columns: str | None
    out: Path | None
    since: Path | None
    jobs: int | None
    as_json: bool


@party.command("match", epilog=CODES)
@click.argument("name", required=False)
@click.option("--born", default="", metavar="DAY", help="A day, month or year of birth.")
@click.option("--country", "countries", multiple=True, metavar="CC", help="Nationality, registration, flag or address.")
@click.option("--id", "numbers", multiple=True, metavar="NUMBER", help="Of a passport, a register, a bank, a wallet.")
@click.option("--imo", default="", metavar="N", help="A ship's IMO number.")
@click.option("--schema", default="", metavar="KIND", help="person, entity, vessel, aircraft, or Person, Company, ...")
@click.option("--list", "lists", multiple=True, metavar="LIST", help="Ask this list only; may be given again.")
@click.option("--on", type=DayParameter(), help="The lists and the law of this day; by default the newest ones.")
@click.option("--threshold", type=float, metavar="0.3-1", help="The least score that is told; by default 0.75.")
@click.option("--limit", type=click.IntRange(1), help=f"The most matches that are shown; by default {LIMIT}.")
@click.option("--max-age", type=click.IntRange(0), default=30, show_default=True, help="Days until a list is stale.")
@click.option(
    "--file", "file", type=click.Path(path_type=Path, allow_dash=True), help="Customers, or payment messages."
)
@click.option("--columns", metavar="OURS=THEIRS,...", help="Other names of columns: name=full_name,born=dob.")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path, dir_okay=False), help=".jsonl, .csv or .parquet."
)
@click.option(
    "--since", type=click.Path(path_type=Path, dir_okay=False), help="Results of before: only changes are matched."
)
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes; by default one for each CPU, for a long file.")
@json_option
@click.pass_context
def match(
    context: click.Context,
    name: str | None,
    born: str,
    countries: tuple[str, ...],
    numbers: tuple[str, ...],
    imo: str,
    schema: str,
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
    *,
    as_json: bool,
) -> None:
    """Match NAME, or everybody in a file, with the lists: ranked, each with its reasons and the measures that follow.

    A file is CSV with the columns name, born, country, number, imo, schema and id (your own number, given back), or a
    payment message (pacs.008, pacs.009, pain.001, MT103, MT202). Good rows are matched though others cannot be read.

    With -o a record lies beside the results; --since compares with it, so that after an update of the lists only what
    has changed is matched again. The answer is the same as that of matching everybody.

    \b
    detente party match "Ri Won Ho" --born 1964-07-17 --country KP
    detente party match --imo 8518780 --on 2019-01-01
    detente party match --file customers.csv --columns name=full_name,born=dob -o hits.jsonl
    detente party match --file customers.csv --since hits.jsonl -o hits-today.jsonl
    """
    from detente.desk.desk import Desk
    from detente.parties.screening.query import least

    who, where = PartyOptions(name, born, countries, numbers, imo, schema), ListOptions(lists, on, max_age)
    _refuse_odd(who, file, limit, {"--columns": columns, "-o": out, "--since": since, "--jobs": jobs})
    desk, points, bad = Desk(home=context.obj.home), least(threshold), 0
    if file is None:
        screening = _one(desk, who, where, points, limit or LIMIT, as_json=as_json)
    else:
        screening = _screening(desk, where)
        bad = _file(context, desk, screening, points, FileOptions(file, columns, out, since, jobs, as_json))
    old = warned(screening, max_age)
    if bad or old:
        raise RowsRefused("some rows could not be read", told=True) if bad else list_stale()


def _refuse_odd(who: PartyOptions, file: Path | None, limit: int | None, of_files: dict[str, object]) -> None:
    """Refuse what cannot be meant together."""
    if file is None and not (who.name is not None or who.numbers or who.imo):
        raise UsageError("nobody is asked for", hint="Give a name, a number with --id or --imo, or a --file.")
    if file is not None and who.given:
        raise UsageError("a file and a party were both given", hint="Leave one of them out.")
    if file is not None and limit is not None:
        raise UsageError("--limit is for one name", hint="Every hit of a file is told; raise --threshold for fewer.")
    for option, given in of_files.items():
        if file is None and given is not None:
            raise UsageError(f"{option} is for files", hint="Name one with --file.")


def _columns(text: str | None) -> dict[str, str]:
    from detente.nearest import nearest
    from detente.parties.screening.customers import COLUMNS

    found: dict[str, str] = {}
    for pair in filter(None, (text or "").split(",")):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not equals or not theirs:
            raise UsageError(f"{pair!r} renames nothing", where="--columns", hint="Write it as ours=theirs.")
        if ours not in COLUMNS:
            hint = nearest(ours, COLUMNS) or f"Ours are {', '.join(COLUMNS)}."
            raise UsageError(f"{ours!r} is no column of ours", where="--columns", hint=hint)
        if ours in found or theirs in found.values():
            what = f"the column {ours if ours in found else theirs!r} stands there twice"
            raise UsageError(what, where="--columns", hint="Name each column of ours, and each of the file, once.")
        found[ours] = theirs
    return found


def _screening(desk: "Desk", where: ListOptions) -> "Screening":
    return desk.screening(on=where.on, today=today(), lists=where.lists or None, max_age=where.max_age)


def _one(desk: "Desk", who: PartyOptions, where: ListOptions, points: int, limit: int, *, as_json: bool) -> "Screening":
    from detente.parties.screening.query import query

    asked = query(
        who.name or "", born=who.born, countries=who.countries, numbers=who.numbers, imo=who.imo, schema=who.schema
    )
    screening = _screening(desk, where)
    matches = screening.match(asked, points)
    shown = [(each, desk.follows(each, where.on or today())) for each in matches[:limit]]
    hidden = len(matches) - len(shown)
    if as_json:
        from detente.wire import as_json_parties
        from detente.wire.as_json import text

        click.echo(text(as_json_parties.answer(asked, shown, screening, least=points, hidden=hidden), indent=2))
    else:
        from detente.app.draw import paper, parties

        parties.one(paper.console(), asked, shown, screening, least=points, hidden=hidden)
    return screening


def _file(context: click.Context, desk: "Desk", screening: "Screening", points: int, wish: FileOptions) -> int:
    """Screen a file; how many of its rows could not be read."""
    from detente.desk import customer_file
    from detente.desk.screening_run import ScreeningRun

    columns, talk = _columns(wish.columns), not context.obj.quiet
    _refuse_out(wish)
    run = ScreeningRun(desk, screening, screening.on or today(), points, wish.since)
    with customer_file.opened(wish.file, columns) as source:
        watch = _watch(source) if talk and sys.stderr.isatty() else None
        _write(run, run.hits(source, keep=wish.out is not None, watch=watch, jobs=wish.jobs), wish)
        apart = wish.as_json or wish.out is not None
        if talk:
            _told(run, source.unread)
        _blame(source.bad, source.faults)
        if talk or not apart:
            click.echo(counted(run, source), err=apart)
    return source.faults


def _watch(source: "CustomerSource") -> "Watch":
    from functools import partial

    from detente.app.draw.progress import watched

    return partial(watched, source=source)


def _refuse_out(wish: FileOptions) -> None:
    from detente.files import whole
    from detente.parties.screening import hits

    if wish.out is None:
        return
    hits.check(wish.out)
    whole.check(wish.out)
    if wish.out.resolve() == wish.file.resolve():
        raise UsageError(f"{wish.out.name} is the file that is read", where="-o", hint="Write to another file.")


def _write(run: "ScreeningRun", found: "Iterator[Hit]", wish: FileOptions) -> None:
    from detente.parties.screening import hits

    if wish.out is not None:
        hits.write(wish.out, found)
        run.remember(wish.out)
    elif wish.as_json:
        for hit in found:
            click.echo(hits.line(hit))
    else:
        _table(found)


def _table(found: "Iterator[Hit]") -> None:
    from itertools import islice

    from detente.app.draw import paper, parties

    console = paper.console()
    while block := list(islice(found, 500)):
        parties.hits(console, block)
        click.echo()


def _told(run: "ScreeningRun", unread: tuple[str, ...]) -> None:
    for words in run.talk:
        click.echo(words, err=True)
    if unread:
        click.echo(f"columns that are not read: {', '.join(unread)}; --columns OURS=THEIRS reads one", err=True)


def _blame(bad: list[str], faults: int) -> None:
    for words in bad:
        click.echo(words, err=True)
    if faults > len(bad):
        click.echo(f"{faults - len(bad):,} more that cannot be read, not shown", err=True)


def counted(run: "ScreeningRun", source: "CustomerSource") -> str:
    """How many customers may be listed, and the editions that were asked, with their ages."""
    from detente.parties.lists.edition import counted as plural

    batch, screening = run.batch, run.screening
    one, many = ("party", "parties") if source.messages else ("customer", "customers")
    who = one if batch.customers == 1 else many
    hits, entries = plural(batch.hits, "hit", "hits"), plural(screening.entries, "entry", "entries")
    unread = f" {source.faults:,} could not be read." if source.faults else ""
    return (
        f"{batch.customers:,} {who}: {batch.alerted:,} may be listed, {hits} among {entries}."
        f"{unread}\nAsked: {told(screening.consulted)}."
    )


party.add_command(owned)
party.add_command(tune)
party.add_command(validate)
