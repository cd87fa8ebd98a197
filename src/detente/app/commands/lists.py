"""`detente lists`: import, update, compare and verify lists of sanctioned parties."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from detente.app.commands.ages import today
from detente.app.commands.completion import list_names
from detente.app.commands.days import DayParameter
from detente.app.commands.forms import OutputForm, form_options
from detente.app.commands.forms import show as show_form
from detente.app.commands.law import json_option
from detente.app.commands.opened import desk_of
from detente.errors import FetchError, ListDamaged, ListStale, UsageError

if TYPE_CHECKING:
    from detente.desk.desk import Desk
    from detente.errors import Issue
    from detente.parties.lists.removal import Removal
    from detente.parties.lists.update import UpdateOutcome

SHOWN: Final = 10
"""The number of issues that are reported one by one."""


def _print(shape: object) -> None:
    from detente.wire.shape import text

    click.echo(text(shape))


@click.group()
def lists() -> None:
    """Manage the lists of sanctioned parties: import and update them, see which are imported and how old they are.

    \b
    detente lists import consolidated.xml
    detente lists update un ofac-sdn
    detente lists status --by programme
    """


@lists.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--source",
    metavar="LIST",
    help="List that the file belongs to (default: recognised by the format). Your own: own:WORD.",
)
@click.option(
    "--format", "format_", metavar="FORMAT", help="Format of the file (default: recognised by its first bytes)."
)
@click.option(
    "--columns",
    metavar="OURS=THEIRS,...",
    help="Columns of a list of your own: name=NAME,born=DOB; name=FIRST+LAST joins two.",
)
@click.option("--day", type=DayParameter(), help="Date of the edition, if the file has none (default: today).")
@click.option("--accept", is_flag=True, help="Keep an edition that looks broken or has another date; this is recorded.")
@json_option
@click.pass_context
def import_(
    context: click.Context,
    files: tuple[Path, ...],
    source: str | None,
    format_: str | None,
    columns: str | None,
    day: date | None,
    *,
    accept: bool,
    as_json: bool,
) -> None:
    """Import a list from FILE, or from the files that make one edition together, compressed with gzip or not.

    An edition that is far shorter than the last one counts as broken and is not kept.

    \b
    detente lists import consolidated.xml
    detente lists import sdn.csv alt.csv add.csv sdn_comments.csv --day 2024-01-11
    detente lists import partners.jsonl --source own:partners
    detente lists import mine.csv --source own:mine --columns "name=First name+Surname,born=DOB"
    """
    desk, now = desk_of(context), datetime.now(UTC)
    taken = desk.import_list(
        files, source=source, format_=format_, day=day, now=now, accept=accept, columns=_columns(columns)
    )
    if as_json:
        from detente.wire import lists as shapes

        _print(shapes.taken(taken))
        return
    from detente.app.draw import lists as draw_lists

    click.echo(draw_lists.imported(taken))
    if taken.new and not context.obj.quiet:
        _tell(taken.issues)


def _columns(text: str | None) -> dict[str, str] | None:
    """Return the columns of a table of one's own, by ours. Raises UsageError for what names none."""
    if text is None:
        return None
    from detente.nearest import nearest
    from detente.parties.lists.readers.own_table import HEADINGS

    found: dict[str, str] = {}
    for pair in filter(None, map(str.strip, text.split(","))):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not equals or not theirs:
            raise UsageError(f"{pair!r} names no column", where="--columns", hint="Write it as name=THEIRS.")
        if ours not in HEADINGS:
            hint = nearest(ours, HEADINGS) or f"Ours are {', '.join(HEADINGS)}."
            raise UsageError(f"{ours!r} is no column of a list", where="--columns", hint=hint)
        found[ours] = theirs
    return found


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
@click.argument("sources", nargs=-1, metavar="[LIST]...", shell_complete=list_names)
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), help="Seconds to wait for a connection or for data (default 30)."
)
@click.option(
    "--address",
    "addresses",
    multiple=True,
    metavar="LIST=URL",
    help="Fetch LIST from URL instead of its official address.",
)
@form_options
@click.pass_context
def update(
    context: click.Context,
    sources: tuple[str, ...],
    timeout: float | None,
    addresses: tuple[str, ...],
    *,
    form: OutputForm,
) -> None:
    """Fetch each LIST (by default every one that has an official address), and keep it where it is new.

    A list that fails does not stop the others, and keeps its last good edition; the exit code is then 5.

    \b
    detente lists update
    detente lists update un ofac-sdn --timeout 60
    detente lists update un --address un=https://mirror.example/consolidated.xml
    """
    desk, talk = desk_of(context), not context.obj.quiet
    found = _updated(desk, sources, dict(map(_address, addresses)), timeout, shown=talk and sys.stderr.isatty())
    _outcomes(found, form)
    for each in found:
        if each.issues and talk:
            click.echo(f"{each.source}: ", err=True, nl=False)
            _tell(each.issues)
    if any(each.became == "new" for each in found):
        if talk:
            click.echo("making the index of names ...", err=True)
        desk.index_lists()
    if any(each.became == "failed" for each in found):
        raise FetchError("a list could not be brought up to date", told=True)


def _address(word: str) -> tuple[str, str]:
    source, _, address = word.partition("=")
    if not source or not address:
        raise UsageError(f"{word!r} is no address of a list", where="--address", hint="Write it as un=https://…")
    return source, address


def _updated(
    desk: "Desk", sources: tuple[str, ...], addresses: dict[str, str], timeout: float | None, *, shown: bool
) -> "tuple[UpdateOutcome, ...]":
    from detente.app.draw import lists as draw_lists
    from detente.app.draw import paper

    with draw_lists.Bars(paper.console(sys.stderr), shown=shown) as bars:
        return desk.update_lists(
            sources, now=datetime.now(UTC), addresses=addresses, timeout=timeout, progress=bars.came
        )


def _outcomes(found: "tuple[UpdateOutcome, ...]", form: OutputForm) -> None:
    from detente.app.draw import lists as draw_lists
    from detente.app.listings import lists as listings
    from detente.wire import lists as shapes

    show_form(
        form,
        listing=lambda: listings.outcomes(found),
        shape=lambda: tuple(map(shapes.outcome, found)),
        draw=lambda console: draw_lists.outcomes(console, found),
    )


@lists.command()
@click.option("--on", "day", type=DayParameter(), help="Date (default: today).")
@click.option("--by", type=click.Choice(["programme", "country"]), help="Count the entries of each list by this.")
@click.option(
    "--max-age", type=click.IntRange(min=0), metavar="DAYS", help="Days after which a list is stale (default 30)."
)
@form_options
@click.pass_context
def status(context: click.Context, day: date | None, by: str | None, max_age: int | None, *, form: OutputForm) -> None:
    """Show the imported editions that would be screened on a date: their age, their entries, what is stale or missing.

    The exit code is 5 where one is stale, or a list that was imported once is missing.

    \b
    detente lists status
    detente lists status --on 2018-08-24 --by programme
    """
    found = desk_of(context).list_status(today=today(), day=day, max_age=max_age)
    from detente.app.draw import lists as draw_lists
    from detente.app.listings import lists as listings
    from detente.wire import lists as shapes

    show_form(
        form,
        listing=lambda: listings.counted(found, by) if by else listings.status(found),
        shape=lambda: shapes.status(found),
        draw=lambda console: draw_lists.status(console, found, by),
    )
    if not found.current:
        raise ListStale("a list is stale or missing", told=True)


@lists.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@form_options
@click.pass_context
def diff(context: click.Context, before: str, after: str, *, form: OutputForm) -> None:
    """Compare two editions A and B: entries added, removed, and changed with what changed.

    Each is LIST, LIST@DAY (as of that day), LIST@DIGEST, or a file.

    \b
    detente lists diff un@2017-07-03 un@2018-08-24
    detente lists diff un consolidated.xml --json
    """
    found = desk_of(context).compare_lists(before, after)
    from detente.app.draw import lists as draw_lists
    from detente.app.listings import lists as listings
    from detente.wire import lists as shapes

    title = f"{found.before} and {found.after}"
    show_form(
        form,
        listing=lambda: listings.changes(found.found, title),
        shape=lambda: shapes.diff(found),
        draw=lambda console: draw_lists.changes(console, found.found, title),
    )


@lists.command()
@form_options
@click.pass_context
def verify(context: click.Context, *, form: OutputForm) -> None:
    """Re-check the digest and the entry count of every stored edition; the exit code is 4 where one is damaged.

    \b
    detente lists verify
    """
    found = desk_of(context).verify_lists()
    for each in found:
        if each.fault is not None:
            click.echo(f"{each.source}: {each.fault}", err=True)
    if form == "terminal":
        for each in found:
            state = f"holds, entries: {each.entries:,}" if each.holds else "is damaged"
            click.echo(f"{each.source}@{each.edition}: {state}")
    else:
        from detente.app.listings import lists as listings
        from detente.wire import lists as shapes

        show_form(form, listing=lambda: listings.verified(found), shape=lambda: tuple(map(shapes.held, found)))
    if not all(each.holds for each in found):
        raise ListDamaged("an edition is damaged", told=True)


@lists.command()
@click.argument("which", metavar="LIST[@EDITION]", shell_complete=list_names)
@click.option("--yes", is_flag=True, help="Remove without asking; required where there is no terminal.")
@json_option
@click.pass_context
def remove(context: click.Context, which: str, *, yes: bool, as_json: bool) -> None:
    """Remove a LIST with all its editions, or one edition: LIST@DAY (of that very day) or LIST@DIGEST.

    It asks before it removes anything. A decision or a screening that used a removed edition can be made again once the same
    file has been imported again.

    \b
    detente lists remove un@2018-08-24
    detente lists remove own:partners --yes
    """
    desk = desk_of(context)
    if not yes and not _agreed(desk.removal_of(which)):
        click.echo("Nothing was removed.", err=True)
        return
    found = desk.remove_list(which)
    if as_json:
        from detente.wire import lists as shapes

        _print(shapes.removal(found))
    else:
        click.echo(f"{_named(found)}: removed; {_left(found)}")


def _agreed(found: "Removal") -> bool:
    """Ask whether to remove these editions. Raises UsageError where nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("a removal needs a yes", where=_named(found), hint="Give --yes to remove without being asked.")
    return click.confirm(f"Remove {_named(found)}? {_left(found).capitalize()}.", err=True)


def _named(found: "Removal") -> str:
    from detente.parties.lists.edition import counted

    if not found.left:
        return f"{found.source} ({counted(len(found.editions), 'edition', 'editions')})"
    return f"{found.source}@{found.editions[0]}"


def _left(found: "Removal") -> str:
    from detente.parties.lists.edition import counted

    if not found.left:
        return "no edition of this list is left"
    return f"{counted(len(found.left), 'edition', 'editions')} of this list left, the newest {found.left[0]}"


@lists.command()
@click.argument("which", metavar="LIST[@DAY]", shell_complete=list_names)
@click.argument("reference")
@form_options
@click.pass_context
def show(context: click.Context, which: str, reference: str, *, form: OutputForm) -> None:
    """Show the entry of a list that has this REFERENCE.

    \b
    detente lists show un-1718 KPe.047
    detente lists show un@2018-08-24 KPi.033 --json
    """
    found = desk_of(context).list_entries(which, reference)
    from detente.app.draw import lists as draw_lists
    from detente.app.listings import lists as listings
    from detente.wire import lists as shapes

    show_form(
        form,
        listing=lambda: listings.entries(found.entries, found.edition),
        shape=lambda: shapes.entries(found),
        draw=lambda console: draw_lists.entries(console, found.entries, found.edition),
    )


@lists.command()
@click.argument("which", metavar="LIST[@DAY]", shell_complete=list_names)
@click.option("-o", "out", type=click.Path(path_type=Path, dir_okay=False), help="File to write (default: stdout).")
@click.pass_context
def export(context: click.Context, which: str, out: Path | None) -> None:
    """Write an edition as FollowTheMoney entities, a line of JSON each.

    \b
    detente lists export un@2018-08-24 -o un.ftm.json
    """
    from detente.files.whole import whole

    lines = desk_of(context).export_list(which)
    if out is None:
        sys.stdout.buffer.writelines(lines)
        return
    with whole(out) as part, part.open("wb") as file:
        file.writelines(lines)
