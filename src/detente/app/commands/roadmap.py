"""`detente roadmap`: plans, where one stands, what changed in it, what is wrong with it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.app.commands.ages import today
from detente.app.commands.days import DayParameter
from detente.app.commands.forms import OutputForm, form_options, note, show
from detente.app.commands.opened import corpus_option, desk_of

if TYPE_CHECKING:
    from detente.desk.desk import Desk


@click.group(epilog="Exit codes: 0 fine, 2 usage, 3 a check fails, 4 the plan or a file does not hold. docs/roadmaps.md")
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
@click.option(
    "--history",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Dated reports on the plan: CSV with on, about and says (default: those that ship beside the plan).",
)
@click.option("--without-ledger", is_flag=True, help="Leave your ledger aside.")
@click.option("--store", envvar="DETENTE_STORE", show_envvar=True, metavar="URL", help="PostgreSQL database of the ledger.")
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
    known = _known(desk, store, known_on, findings, without_ledger=without_ledger)
    found = desk.roadmap_status(plan, on=day or today(), known_on=known_on, history=history, suppose=suppose, **known)
    from detente.app.listings import roadmap as listings
    from detente.wire import roadmap as shapes

    show(form, listing=lambda: listings.status(found), shape=lambda: shapes.status(found))


def _known(
    desk: "Desk", store: str | None, known_on: date | None, findings: Path | None, *, without_ledger: bool
) -> dict[str, Any]:
    """The findings and the evidence that a question about a plan rests on."""
    given = () if findings is None else desk.read_findings(findings)
    ledger = desk.ledger(store)
    if without_ledger or not ledger.ledger.exists():
        if not without_ledger:
            note(("there is no ledger yet: nothing was accepted as evidence",))
        return {"findings": given, "heard": ()}
    return {"findings": (*given, *ledger.accepted(known_on)), "heard": ledger.heard(known_on)}
