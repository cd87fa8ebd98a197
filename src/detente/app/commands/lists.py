"""`detente lists`: the lists of who is sanctioned: taken in, brought up to date, compared, verified."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from detente.app.commands.law import DayParameter, json_option
from detente.errors import FetchError, InputError, ListDamaged, ListStale, UsageError
from detente.files.paths import is_file

if TYPE_CHECKING:
    from detente.errors import Issue
    from detente.parties.entity import Entity
    from detente.parties.lists.edition import Edition
    from detente.parties.lists.editions import Editions
    from detente.parties.lists.update import UpdateOutcome

SHOWN: Final = 10
"""Issues that are told one by one."""
AT_ONCE: Final = 4
"""Servers that are asked at the same time."""


def at_hand(context: click.Context) -> "Editions":
    """The editions under the user's home."""
    from detente.parties.lists.editions import Editions

    return Editions(context.obj.home)


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- the user's own day


@click.group()
def lists() -> None:
    """The lists of sanctioned parties: import them, update them, ask which are at hand and how old they are.

    \b
    detente lists import consolidated.xml
    detente lists update un ofac-sdn
    detente lists status --by programme
    """


@lists.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--source", metavar="LIST", help="Whose list it is; by default told from the format. Your own: own:WORD.")
@click.option("--format", "format_", metavar="FORMAT", help="By default told from the first bytes.")
@click.option("--day", type=DayParameter(), help="Its day, where the file has none; by default today.")
@click.option("--accept", is_flag=True, help="Keep it though it looks broken, or is of another day; that is recorded.")
@json_option
@click.pass_context
def import_(
    context: click.Context,
    files: tuple[Path, ...],
    source: str | None,
    format_: str | None,
    day: date | None,
    *,
    accept: bool,
    as_json: bool,
) -> None:
    """Import a list from FILE, or from the files that make one edition together, compressed with gzip or not.

    An edition that is far shorter than the last one is taken for a broken one, and not kept.

    \b
    detente lists import consolidated.xml
    detente lists import sdn.csv alt.csv add.csv sdn_comments.csv --day 2024-01-11
    detente lists import partners.jsonl --source own:partners
    """
    from detente.parties.lists.edition import counted

    taken = at_hand(context).take(files, source=source, format_=format_, day=day, now=datetime.now(UTC), accept=accept)
    if as_json:
        from detente.wire import as_json_lists
        from detente.wire.as_json import text

        click.echo(text(as_json_lists.taken(taken), indent=2))
        return
    edition = taken.edition
    days = {"file": "", "given": " (day as given)", "import": " (the file has no day: that of the import)"}[
        edition.dated
    ]
    state = "new edition" if taken.new else "unchanged, at hand already"
    size = f"{counted(edition.entries, 'entry', 'entries')}, {counted(edition.names, 'name', 'names')}"
    click.echo(f"{edition.source}: {state}: {edition.label}{days}, {size}")
    if edition.accepted:
        click.echo(f"accepted: {edition.accepted}")
    if taken.new and not context.obj.quiet:
        _tell(taken.issues)


def _tell(issues: "tuple[Issue, ...]") -> None:
    from detente.parties.lists.edition import counted

    if issues:
        click.echo(f"{counted(len(issues), 'issue', 'issues')}, kept with the edition:", err=True)
    for each in issues[:SHOWN]:
        click.echo(f"  {each}", err=True)
    if len(issues) > SHOWN:
        others = len(issues) - SHOWN
        click.echo(f"  and {counted(others, 'other', 'others')}", err=True)


@lists.command()
@click.argument("sources", nargs=-1, metavar="[LIST]...")
@click.option("--timeout", type=click.FloatRange(min=0.1), help="Seconds for a connection or a silence; by default 30.")
@click.option(
    "--address", "addresses", multiple=True, metavar="LIST=URL", help="Another address than the official one."
)
@json_option
@click.pass_context
def update(
    context: click.Context,
    sources: tuple[str, ...],
    timeout: float | None,
    addresses: tuple[str, ...],
    *,
    as_json: bool,
) -> None:
    """Fetch each LIST (by default every one that has an official address), and keep it where it is new.

    One that fails does not stop the others, and its last good edition stays; the exit code is then 5.

    \b
    detente lists update
    detente lists update un ofac-sdn --timeout 60
    detente lists update un --address un=https://mirror.example/consolidated.xml
    """
    from detente.nearest import nearest
    from detente.parties.lists.sources import fetched

    given = dict(map(_address, addresses))
    if spare := [each for each in given if sources and each not in sources]:
        what = f"{spare[0]!r} is not among the lists that are fetched"
        raise UsageError(what, where="--address", hint=nearest(spare[0], sources) or "Name it among them, too.")
    found = _updated(context, sources or tuple(dict.fromkeys((*fetched(), *given))), given, timeout)
    if as_json:
        from detente.wire import as_json_lists
        from detente.wire.as_json import text

        click.echo(text([as_json_lists.outcome(each) for each in found], indent=2))
    else:
        from detente.app.draw import lists as draw_lists
        from detente.app.draw import paper

        draw_lists.outcomes(paper.console(), found)
    for each in found:
        if each.issues and not context.obj.quiet:
            click.echo(f"{each.source}: ", err=True, nl=False)
            _tell(each.issues)
    if any(each.became == "new" for each in found):
        _indexed(context)
    if any(each.became == "failed" for each in found):
        raise FetchError("a list could not be brought up to date", told=True)


def _indexed(context: click.Context) -> None:
    """Make the index of names now, so that the first question after an update need not wait for it."""
    from detente.parties.index import stored

    if not context.obj.quiet:
        click.echo("making the index of names ...", err=True)
    editions = at_hand(context)
    stored.of_editions(editions, editions.on(None))


def _address(word: str) -> tuple[str, str]:
    source, _, address = word.partition("=")
    if not source or not address:
        raise UsageError(f"{word!r} is no address of a list", where="--address", hint="Write it as un=https://…")
    return source, address


def _updated(
    context: click.Context, sources: tuple[str, ...], given: dict[str, str], timeout: float | None
) -> "list[UpdateOutcome]":
    from detente.app.draw import lists as draw_lists
    from detente.app.draw import paper
    from detente.parties.lists.update import TIMEOUT, UpdateOptions, addresses_of, update

    for source in sources:
        addresses_of(source, given.get(source))  # before anything is fetched
    editions, now = at_hand(context), datetime.now(UTC)
    shown = sys.stderr.isatty() and not context.obj.quiet
    with draw_lists.Bars(paper.console(sys.stderr), shown=shown) as bars, _together() as pool:

        def one(source: str) -> "UpdateOutcome":
            terms = UpdateOptions(address=given.get(source), timeout=timeout or TIMEOUT)
            told = lambda came, total: bars.came(source, came, total)  # noqa: E731 -- a bar for each
            return update(editions, source, now=now, terms=terms, progress=told)

        return list(pool.map(one, sources))


@contextmanager
def _together() -> Iterator[ThreadPoolExecutor]:
    """Threads that ask servers; whoever stops the command need not wait for their answers."""
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


@lists.command()
@click.option("--on", "day", type=DayParameter(), help="The day; by default today.")
@click.option("--by", type=click.Choice(["programme", "country"]), help="Count the entries of each list by this.")
@click.option("--max-age", type=click.IntRange(min=0), metavar="DAYS", help="Days after which a list is stale; 30.")
@json_option
@click.pass_context
def status(context: click.Context, day: date | None, by: str | None, max_age: int | None, *, as_json: bool) -> None:
    """Show the editions at hand, as they would be asked on a day: their age, their entries, what is stale or lacking.

    The exit code is 5 where one is stale, or a list that was at hand once is lacking.

    \b
    detente lists status
    detente lists status --on 2018-08-24 --by programme
    """
    from detente.parties.lists.edition import MAX_AGE

    editions, on, most = at_hand(context), day or _today(), MAX_AGE if max_age is None else max_age
    found, lacking = [editions.as_of(each, day) for each in editions.on(day)], editions.lacking(day)
    stale = [each.source for each in found if not each.shipped and each.age(on) > most]
    if as_json:
        from detente.wire import as_json_lists
        from detente.wire.as_json import text

        rows = [as_json_lists.status(each, on, stale=each.source in stale) for each in found]
        click.echo(text({"on": on.isoformat(), "max_age": most, "lists": rows, "lacking": list(lacking)}, indent=2))
    else:
        from detente.app.draw import lists as draw_lists
        from detente.app.draw import paper

        draw_lists.status(paper.console(), found, on, stale, lacking, by)
    if stale or lacking:
        raise ListStale("a list is stale or lacking", told=True)


@lists.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@json_option
@click.pass_context
def diff(context: click.Context, before: str, after: str, *, as_json: bool) -> None:
    """Show what separates two editions A and B: entries added, removed, and changed with what changed.

    Each is LIST, LIST@DAY (as of that day), LIST@DIGEST, or a file.

    \b
    detente lists diff un@2017-07-03 un@2018-08-24
    detente lists diff un consolidated.xml --json
    """
    from detente.parties.lists.changes import changes

    editions = at_hand(context)
    (one, old), (other, new) = _side(editions, before), _side(editions, after)
    found = changes(old, new)
    if as_json:
        from detente.wire import as_json_lists
        from detente.wire.as_json import text

        click.echo(text({"before": one, "after": other, **as_json_lists.changes(found)}, indent=2))
        return
    from detente.app.draw import lists as draw_lists
    from detente.app.draw import paper

    draw_lists.changes(paper.console(), found, f"{one} and {other}")


def _side(editions: "Editions", word: str) -> "tuple[str, tuple[Entity, ...]]":
    """An edition or a file, by what the user calls it."""
    path = Path(word)
    if is_file(path):
        from detente.parties.lists.catalogue import opened

        with opened([path]) as listed:
            return path.name, tuple(listed.entries())
    if path.suffix:
        raise InputError("there is no such file", where=word)
    edition = editions.named(word)
    return _called(edition), editions.entities(edition)


def _called(edition: "Edition") -> str:
    return f"{edition.source}@{edition.label}"


@lists.command()
@json_option
@click.pass_context
def verify(context: click.Context, *, as_json: bool) -> None:
    """Make every digest and count of every edition again; the exit code is 4 where one is damaged.

    \b
    detente lists verify
    """
    from detente.parties.lists import shelf

    rows: list[dict[str, object]] = []
    for source, folder in at_hand(context).folders():
        try:
            edition = shelf.verify(folder)
        except InputError as fault:
            rows.append({"source": source, "edition": folder.name, "holds": False, "fault": fault.what})
            click.echo(f"{source}: {fault}", err=True)
        else:
            rows.append({"source": source, "edition": edition.label, "holds": True, "entries": edition.entries})
    if as_json:
        from detente.wire.as_json import text

        click.echo(text(rows, indent=2))
    else:
        for row in rows:
            found = f"holds, entries: {row['entries']:,}" if row["holds"] else "is damaged"
            click.echo(f"{row['source']}@{row['edition']}: {found}")
    if not all(row["holds"] for row in rows):
        raise ListDamaged("an edition is damaged", told=True)


@lists.command()
@click.argument("which", metavar="LIST[@DAY]")
@click.argument("reference")
@json_option
@click.pass_context
def show(context: click.Context, which: str, reference: str, *, as_json: bool) -> None:
    """Show the entry of a list that has this REFERENCE.

    \b
    detente lists show un-1718 KPe.047
    detente lists show un@2018-08-24 KPi.033 --json
    """
    from detente.nearest import nearest
    from detente.wire import as_json_lists
    from detente.wire.as_json import text

    editions = at_hand(context)
    edition = editions.named(which)
    entities = editions.entities(edition)
    found = [each for each in entities if each.id.casefold() == reference.casefold()]
    if not found:
        what = f"{_called(edition)} has no entry {reference!r}"
        raise UsageError(what, hint=nearest(reference, (each.id for each in entities)))
    if as_json:
        click.echo(text({"list": _called(edition), "entries": list(map(as_json_lists.entry, found))}, indent=2))
        return
    from detente.app.draw import lists as draw_lists
    from detente.app.draw import paper

    draw_lists.entries(paper.console(), found, _called(edition))


@lists.command()
@click.argument("which", metavar="LIST[@DAY]")
@click.option("-o", "out", type=click.Path(path_type=Path, dir_okay=False), help="A file; by default stdout.")
@click.pass_context
def export(context: click.Context, which: str, out: Path | None) -> None:
    """Write an edition as FollowTheMoney entities, a line of JSON each.

    \b
    detente lists export un@2018-08-24 -o un.ftm.json
    """
    from detente.files.whole import whole
    from detente.parties.lists.readers.ftm import written

    editions = at_hand(context)
    edition = editions.named(which)
    lines = written(editions.entities(edition), edition.source)
    if out is None:
        sys.stdout.buffer.writelines(lines)
        return
    with whole(out) as part, part.open("wb") as file:
        file.writelines(lines)
