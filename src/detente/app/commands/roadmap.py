"""`detente roadmap`: plans, where one stands, what changed in it, what is wrong with it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.app.commands.ages import today
from detente.app.commands.days import DayParameter
from detente.app.commands.forms import OutputForm, form_options, note, show
from detente.app.commands.opened import corpus_option, desk_of
from detente.errors import VerdictMet

if TYPE_CHECKING:
    from detente.desk.desk import Desk
    from detente.law.condition import Finding


HISTORY = click.option(
    "--history",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Dated reports on the plan: CSV with on, about and says (default: those that ship beside the plan).",
)
WITHOUT_LEDGER = click.option("--without-ledger", is_flag=True, help="Leave your ledger aside.")
STORE = click.option(
    "--store", envvar="DETENTE_STORE", show_envvar=True, metavar="URL", help="PostgreSQL database of the ledger."
)


@click.group(
    epilog="Exit codes: 0 fine, 2 usage, 3 a check fails, 4 the plan or a file does not hold. docs/roadmaps.md"
)
def roadmap() -> None:
    """Read, replay and check plans: who must do what next, what is earned, what the law therefore is.

    \b
    detente roadmap list
    detente roadmap status stepwise-2019 --on 2019-12-26
    detente roadmap check six-party-2007
    """


@roadmap.command("list")
@corpus_option
@form_options
@click.pass_context
def list_(context: click.Context, *, form: OutputForm) -> None:
    """List the plans that ship.

    \b
    detente roadmap list
    """
    found = desk_of(context).roadmaps
    from detente.app.listings import roadmap as listings
    from detente.wire import roadmap as shapes

    show(form, listing=lambda: listings.plans(found), shape=lambda: tuple(map(shapes.plan_line, found)))


@roadmap.command("show")
@click.argument("plan")
@corpus_option
@form_options
@click.pass_context
def show_(context: click.Context, plan: str, *, form: OutputForm) -> None:
    """Show PLAN, one that ships or the file or folder of your own: its phases, and who commits to what.

    \b
    detente roadmap show stepwise-2019
    """
    found = desk_of(context).roadmap(plan).plan
    from detente.app.listings import roadmap as listings
    from detente.wire import roadmap as shapes

    show(form, listing=lambda: listings.plan(found), shape=lambda: shapes.plan(found))


@roadmap.command()
@click.argument("plan")
@click.option("--on", "day", type=DayParameter(), help="Date (default: today).")
@click.option("--known-on", type=DayParameter(), help="Count only what was known on this date (default: all).")
@click.option(
    "--suppose", multiple=True, metavar="KIND@DAY", help="Suppose a finding: what if this was found. May be repeated."
)
@click.option(
    "--findings",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Findings of a file, beside those of your ledger: CSV or JSON lines with kind, on, known_on and source.",
)
@HISTORY
@WITHOUT_LEDGER
@STORE
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a brief of two pages: .md or .html.",
)
@corpus_option
@form_options
@click.pass_context
def status(
    context: click.Context,
    plan: str,
    day: date | None,
    known_on: date | None,
    suppose: tuple[str, ...],
    findings: Path | None,
    history: Path | None,
    store: str | None,
    output: Path | None,
    *,
    without_ledger: bool,
    form: OutputForm,
) -> None:
    """Show where PLAN stands on a day: phase, talks, whose move, what is due, the law, exposure, what comes next.

    It rests on the evidence that your ledger has accepted, and on the dated history that ships with a plan of the past.

    \b
    detente roadmap status stepwise-2019 --on 2019-12-26
    detente roadmap status stepwise-2019 --on 2020-04-01 --suppose no-launches-verified@2020-02-01
    detente roadmap status six-party-2007 --on 2007-04-15 --json
    """
    desk = desk_of(context)
    given = () if findings is None else desk.read_plan_findings(plan, findings)
    known = _known(desk, store, known_on, given, without_ledger=without_ledger)
    found = desk.roadmap_status(plan, on=day or today(), known_on=known_on, history=history, suppose=suppose, **known)
    from detente.app.listings import roadmap as listings
    from detente.wire import plan_status as shapes

    if output is not None:
        from detente.app.pages.brief import write_brief

        write_brief(output, found)
        note((f"wrote {output}",))
        return
    show(form, listing=lambda: listings.status(found), shape=lambda: shapes.status(found))


@roadmap.command()
@click.argument("plan")
@click.option("--prove", is_flag=True, help="Let the solver prove safety for every length too (extra `solver`).")
@corpus_option
@form_options
@click.pass_context
def check(context: click.Context, plan: str, *, prove: bool, form: OutputForm) -> None:
    """Check PLAN: fourteen properties, each failure with the shortest story that leads there.

    A plan may accept a failure with its reason: it is shown all the same, and the exit code is 0. Any other failure gives 3.

    \b
    detente roadmap check six-party-2007
    detente roadmap check stepwise-2019 --prove --json
    """
    desk = desk_of(context)
    name, found = desk.roadmap(plan).plan.id, desk.roadmap_checks(plan, prove=prove)
    from detente.app.listings import roadmap as listings
    from detente.wire import plan_checks as shapes

    show(form, listing=lambda: listings.checks(found, name), shape=lambda: tuple(map(shapes.check, found)))
    failed = [each.check for each in found if not each.passes]
    if failed:
        raise VerdictMet(f"{name} fails {', '.join(failed)}", told=form == "terminal")


@roadmap.command()
@click.argument("plan")
@click.option("--from", "since", type=DayParameter(), required=True, help="Day after which changes count.")
@click.option("--to", "until", type=DayParameter(), help="Last day (default: today).")
@HISTORY
@WITHOUT_LEDGER
@STORE
@corpus_option
@form_options
@click.pass_context
def changes(
    context: click.Context,
    plan: str,
    since: date,
    until: date | None,
    history: Path | None,
    store: str | None,
    *,
    without_ledger: bool,
    form: OutputForm,
) -> None:
    """Report what changed in PLAN: commitments, talks, and the share at each level by party and theme.

    \b
    detente roadmap changes six-party-2007 --from 2007-07-01 --to 2007-07-31
    """
    desk = desk_of(context)
    known = _known(desk, store, None, (), without_ledger=without_ledger)
    found = desk.roadmap_changes(plan, since=since, until=until or today(), history=history, **known)
    from detente.app.listings import roadmap as listings
    from detente.wire import plan_checks as shapes

    show(form, listing=lambda: listings.changes(found), shape=lambda: shapes.changes(found))


@roadmap.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--on", "day", type=DayParameter(), help="First day of the plan (default: today).")
@corpus_option
@click.pass_context
def new(context: click.Context, folder: Path, day: date | None) -> None:
    """Write the beginning of a plan of your own into FOLDER: a plan and its text of law, to be rewritten.

    \b
    detente roadmap new my-plan
    """
    for path in desk_of(context).new_roadmap(folder, on=day or today()):
        click.echo(str(path))
    note((f"rewrite them, then: detente roadmap check {folder}",))


@roadmap.command("import")
@click.argument("table", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="FOLDER",
    help="Folder of the new plan.",
)
@corpus_option
@click.pass_context
def import_(context: click.Context, table: Path, folder: Path) -> None:
    """Make a plan of TABLE, a CSV of commitments with id, party and commitment, to be completed; what is missing is listed.

    \b
    detente roadmap import commitments.csv -o my-plan
    """
    found = desk_of(context).import_roadmap(table, folder)
    click.echo(f"{found.path}: {found.commitments:,} commitments")
    for each in found.missing:
        click.echo(f"  missing: {each.where}: {each.what}{f'. {each.hint}' if each.hint else ''}")


@roadmap.command()
@click.argument("plan")
@click.option(
    "--as", "kind", type=click.Choice(["mermaid", "svg", "prism"]), default="mermaid", help="What it is exported as."
)
@corpus_option
@click.pass_context
def export(context: click.Context, plan: str, kind: str) -> None:
    """Print PLAN as a picture (Mermaid or SVG), or as a PRISM module for other model checkers.

    \b
    detente roadmap export stepwise-2019 --as svg > plan.svg
    """
    found = desk_of(context).roadmap_machine(plan)
    from detente.roadmap import picture, prism

    if kind == "prism":
        click.echo(prism.prism(found.machine), nl=False)
    else:
        click.echo((picture.svg if kind == "svg" else picture.mermaid)(found.plan), nl=False)


@roadmap.command()
@corpus_option
@click.pass_context
def schema(context: click.Context) -> None:
    """Print the JSON Schema of a plan's file, for an editor.

    \b
    detente roadmap schema > plan.schema.json
    """
    from detente.wire.shape import text

    click.echo(text(desk_of(context).roadmap_schema()))


def _known(
    desk: "Desk", store: str | None, known_on: date | None, given: "tuple[Finding, ...]", *, without_ledger: bool
) -> dict[str, Any]:
    """The findings and the evidence that a question about a plan rests on."""
    ledger = desk.ledger(store)
    if without_ledger or ledger.absent or not ledger.ledger.exists():
        if not without_ledger:
            note(("there is no ledger yet: nothing was accepted as evidence",))
        return {"findings": given, "heard": ()}
    return {"findings": (*given, *ledger.accepted(known_on)), "heard": ledger.heard(known_on)}
