"""`detente law`: what the law is, what separates two states of it, whether a corpus holds."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from detente.app.commands.days import DayParameter
from detente.app.commands.forms import OutputForm, form_options, note, warn
from detente.app.commands.forms import show as show_form
from detente.app.commands.opened import corpus_option
from detente.app.commands.readings import reading_options
from detente.errors import CaseFails, LawError

json_option = click.option("--json", "as_json", is_flag=True, help="JSON on stdout.")


def today() -> date:
    """The user's own day."""
    return date.today()  # noqa: DTZ011 -- where the user is


@click.group()
def law() -> None:
    """Look up the law: what is in force, what a draft would change, whether a corpus has faults.

    \b
    detente law show un-1718 --on 2019-12-26 --by purpose
    detente law diff un-1718 --on 2019-12-26 --with-draft draft-2019-12-16
    detente law test
    """


@law.command("list")
@corpus_option
@form_options
@click.pass_context
def list_(context: click.Context, *, form: OutputForm) -> None:
    """List the regimes and their texts, with dates, votes and status, how many provisions are known how, and up to when."""
    found = {name: context.obj.desk.regime(name).corpus for name in context.obj.desk.regimes}
    from detente.app.draw import law as draw_law
    from detente.app.listings import law as listings
    from detente.wire.law import texts

    show_form(
        form,
        listing=lambda: listings.texts((each.regime, each.instruments) for each in found.values()),
        shape=lambda: {name: texts(each.instruments, each.regime) for name, each in found.items()},
        draw=lambda console: draw_law.every(console, found.values()),
    )


@law.command()
@click.argument("regime", required=False)
@click.option("--on", "day", type=DayParameter(), help="Date (default: today).")
@reading_options
@click.option(
    "--by",
    type=click.Choice(["group", "purpose"]),
    default="group",
    help="Group the measures by this (default: group).",
)
@click.option("--all", "everything", is_flag=True, help="Include duties, calls and reports.")
@corpus_option
@form_options
@click.pass_context
def show(
    context: click.Context,
    regime: str | None,
    day: date | None,
    reading: dict[str, Any],
    by: str,
    *,
    everything: bool,
    form: OutputForm,
) -> None:
    """Show the measures of REGIME (by default that of the corpus) in force on a day, each with its paragraph.

    `--by purpose` groups them by purpose and by their impact on civilians, with the exemption that each one
    has for aid.

    \b
    detente law show un-1718 --on 2017-08-06
    detente law show un-1718 --on 2019-12-26 --by purpose
    detente law show un-1718 --on 2020-01-01 --with-draft draft-2019-12-16 --position coal-freed
    """
    found = context.obj.desk.law(regime, on=day or today(), **reading)
    from detente.app.draw import law as draw_law
    from detente.app.listings import law as listings
    from detente.law import notices
    from detente.wire.law import to_wire

    warn((*notices.of_law(found), *notices.of_findings(found.findings, found.known_on, found.given)))
    if form == "csv":
        note(listings.of_drafts(found.drafts, found.regime))
    show_form(
        form,
        listing=lambda: listings.shown(found),
        shape=lambda: to_wire(found),
        draw=lambda console: draw_law.show(console, found, by=by, statements=everything),
    )


@law.command()
@click.argument("regime", required=False)
@click.option("--on", "first", type=DayParameter(), help="Date (default: today).")
@click.option("--and", "second", type=DayParameter(), help="Date to compare with.")
@reading_options
@corpus_option
@form_options
@click.pass_context
def diff(
    context: click.Context,
    regime: str | None,
    first: date | None,
    second: date | None,
    reading: dict[str, Any],
    *,
    form: OutputForm,
) -> None:
    """Compare REGIME on two dates, or show what a draft would change on one date.

    \b
    detente law diff un-1718 --on 2017-08-04 --and 2017-08-05
    detente law diff un-1718 --on 2019-12-26 --with-draft draft-2019-12-16
    """
    if second is None and not any(reading[name] for name in ("with_drafts", "with_proposals", "findings")):
        raise click.UsageError("give a second day with --and, a draft with --with-draft, or findings")
    day = first or today()
    found = context.obj.desk.difference(regime, on=day, and_on=second, **reading)
    from detente.app.draw import law as draw_law
    from detente.app.listings import law as listings
    from detente.law import notices
    from detente.wire.law import difference

    supposed = listings.supposed(found.after.drafts)
    title = f"{found.before.regime.id}: {day} and {second or 'the same day'}{supposed}"
    warn(
        (
            *notices.of_laws(found.before, found.after),
            *notices.of_findings(found.after.findings, found.after.known_on, found.after.given),
        )
    )
    if form == "csv":
        note(listings.of_drafts(found.after.drafts, found.after.regime))
    show_form(
        form,
        listing=lambda: listings.difference(found, title),
        shape=lambda: difference(found),
        draw=lambda console: draw_law.diff(console, found, title),
    )


FOLDER = click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))


@law.command()
@FOLDER
@corpus_option
@form_options
@click.pass_context
def check(context: click.Context, folder: Path | None, *, form: OutputForm) -> None:
    """Check a corpus (by default that of --corpus, or the law that ships): every fault at once, with file, line, column and paragraph.

    \b
    detente law check
    detente law check my-corpus/un-1718
    """
    if form == "terminal":
        for each in context.obj.desk.checked(folder):
            if each.faults:
                raise LawError(each.faults)
            click.echo(each.line)
            warn(found.shown() for found in each.warnings)
        return
    from detente.app.listings import law as listings
    from detente.wire import law_checks as shapes

    found = tuple(context.obj.desk.checked(folder))
    show_form(form, listing=lambda: listings.checked(found), shape=lambda: tuple(map(shapes.check, found)))
    if faults := [fault for each in found for fault in each.faults]:
        raise LawError(faults, told=True)


@law.command()
@FOLDER
@click.option("--verbose", is_flag=True, help="Name every case.")
@corpus_option
@form_options
@click.pass_context
def test(context: click.Context, folder: Path | None, *, verbose: bool, form: OutputForm) -> None:
    """Run the worked cases of a corpus, and list the measures that lack cases.

    \b
    detente law test
    """
    reports = []
    for report in context.obj.desk.test(folder):
        reports.append(report)
        for line in report.lines(verbose=verbose) if form == "terminal" else ():
            click.echo(line)
    if form != "terminal":
        from detente.app.listings import law as listings
        from detente.wire import law_checks as shapes

        show_form(form, listing=lambda: listings.tested(reports), shape=lambda: shapes.reports(reports))
    if not all(report.clean for report in reports):
        raise CaseFails("not every worked case is decided as it demands", told=True)


@law.command()
@click.option(
    "--of",
    type=click.Choice(["instrument", "regime"]),
    default="instrument",
    show_default=True,
    help="File to describe.",
)
@click.pass_context
def schema(context: click.Context, of: str) -> None:
    """Print the JSON Schema of an instrument's file, for an editor that completes and checks while you type."""
    from detente.wire.shape import text

    click.echo(text(context.obj.desk.schema(of)))
