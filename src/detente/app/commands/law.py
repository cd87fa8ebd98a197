"""`detente law`: what the law is, what separates two states of it, whether a corpus holds."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from detente.errors import CaseFails


class DayParameter(click.ParamType[date]):
    """A day, written 2019-12-26."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Fails with the mend for anything else."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2019-12-26", param, ctx)


def reading_options(command: Any) -> Any:
    """The options that say under which suppositions the law is read."""
    draft = click.option(
        "--with-draft",
        "with_drafts",
        multiple=True,
        metavar="ID[@DAY]",
        help="Suppose a text that was not adopted, on its own date or on another.",
    )
    position = click.option("--position", metavar="P", help="The reading of contested law to decide under.")
    return draft(position(command))


json_option = click.option("--json", "as_json", is_flag=True, help="JSON on stdout.")


def today() -> date:
    """The user's own day."""
    return date.today()  # noqa: DTZ011 -- where the user is


@click.group()
def law() -> None:
    """The law itself: what is in force, what a draft would change, whether a corpus holds.

    \b
    detente law show un-1718 --on 2019-12-26 --by purpose
    detente law diff un-1718 --on 2019-12-26 --with-draft draft-2019-12-16
    detente law test
    """


@law.command("list")
@json_option
@click.pass_context
def list_(context: click.Context, *, as_json: bool) -> None:
    """List the regimes and their texts, with dates, votes and status."""
    desk = context.obj.desk
    if as_json:
        from detente.wire.law import texts
        from detente.wire.shape import text

        click.echo(text({name: texts(desk.instruments(name)) for name in desk.regimes}))
        return
    from detente.app.draw import law as draw_law
    from detente.app.draw import paper

    for name in desk.regimes:
        draw_law.instruments(paper.console(), desk.regime(name).corpus.regime, desk.instruments(name))


@law.command()
@click.argument("regime", required=False)
@click.option("--on", "day", type=DayParameter(), help="The day; by default today.")
@reading_options
@click.option("--by", type=click.Choice(["group", "purpose"]), default="group", help="How measures are grouped.")
@click.option("--all", "everything", is_flag=True, help="The duties, calls and reports too.")
@json_option
@click.pass_context
def show(
    context: click.Context,
    regime: str | None,
    day: date | None,
    with_drafts: tuple[str, ...],
    position: str | None,
    by: str,
    *,
    everything: bool,
    as_json: bool,
) -> None:
    """Show the measures of REGIME (by default that of the corpus) in force on a day, each with its paragraph.

    `--by purpose` orders them by what they aim at and how hard they fall on civilians, with the exception that each one
    leaves open to aid.

    \b
    detente law show un-1718 --on 2017-08-06
    detente law show un-1718 --on 2019-12-26 --by purpose
    detente law show un-1718 --on 2020-01-01 --with-draft draft-2019-12-16 --position coal-freed
    """
    found = context.obj.desk.law(regime, on=day or today(), with_drafts=with_drafts, position=position)
    if as_json:
        from detente.wire.law import to_wire
        from detente.wire.shape import text

        click.echo(text(to_wire(found)))
        return
    from detente.app.draw import law as draw_law
    from detente.app.draw import paper

    draw_law.show(paper.console(), found, by=by, statements=everything)


@law.command()
@click.argument("regime", required=False)
@click.option("--on", "first", type=DayParameter(), help="The day; by default today.")
@click.option("--and", "second", type=DayParameter(), help="Another day to compare with.")
@reading_options
@json_option
@click.pass_context
def diff(
    context: click.Context,
    regime: str | None,
    first: date | None,
    second: date | None,
    with_drafts: tuple[str, ...],
    position: str | None,
    *,
    as_json: bool,
) -> None:
    """Show what separates two days of REGIME, or what a draft would change on one day.

    \b
    detente law diff un-1718 --on 2017-08-04 --and 2017-08-05
    detente law diff un-1718 --on 2019-12-26 --with-draft draft-2019-12-16
    """
    if second is None and not with_drafts:
        raise click.UsageError("give a second day with --and, or a draft with --with-draft")
    day = first or today()
    found = context.obj.desk.difference(regime, on=day, and_on=second, with_drafts=with_drafts, position=position)
    if as_json:
        from detente.wire.law import difference
        from detente.wire.shape import text

        click.echo(text(difference(found)))
        return
    from detente.app.draw import law as draw_law
    from detente.app.draw import paper

    supposed = f" with {', '.join(with_drafts)}" if with_drafts else ""
    title = f"{found.before.regime.id}: {day} and {second or 'the same day'}{supposed}"
    draw_law.diff(paper.console(), found, title)


FOLDER = click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))


@law.command()
@FOLDER
@click.pass_context
def check(context: click.Context, folder: Path | None) -> None:
    """Check a corpus (by default that of --corpus, or the law that ships): every fault at once, with file, line, column and paragraph.

    \b
    detente law check
    detente law check my-corpus/un-1718
    """
    for line in context.obj.desk.check(folder):
        click.echo(line)


@law.command()
@FOLDER
@click.option("--verbose", is_flag=True, help="Name every case.")
@click.pass_context
def test(context: click.Context, folder: Path | None, *, verbose: bool) -> None:
    """Run the worked cases of a corpus, and name each measure that lacks some.

    \b
    detente law test
    """
    failed = False
    for report in context.obj.desk.test(folder):
        for line in report.lines(verbose=verbose):
            click.echo(line)
        failed = failed or not report.clean
    if failed:
        raise CaseFails("not every worked case is decided as it demands", told=True)


@law.command()
@click.option(
    "--of", type=click.Choice(["instrument", "regime"]), default="instrument", show_default=True, help="Of which file."
)
@click.pass_context
def schema(context: click.Context, of: str) -> None:
    """Print the JSON Schema of an instrument's file, for an editor that completes and checks while you type."""
    from detente.wire.shape import text

    click.echo(text(context.obj.desk.schema(of)))
