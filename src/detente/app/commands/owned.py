"""`detente party owned`: whom a freeze reaches beyond those listed, because these own or control them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from detente.app.commands.ages import end, today, warned
from detente.app.commands.days import DayParameter
from detente.app.commands.forms import OutputForm, form_options, show
from detente.app.commands.opened import corpus_option, desk_of
from detente.desk.source import ListChoice
from detente.errors import RowsRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.desk.holdings import OwnershipAnswer
    from detente.errors import Issue
    from detente.parties.ownership.reach import Rule

SHOWN: Final = 50
CODES: Final = (
    "Exit codes: 0 fine, 2 usage, 4 bad input (a line that could not be read whole, or shares of over 100 percent; the"
    " rest is computed all the same), 5 a list is stale, or has no edition of that date."
)


@click.command(epilog=CODES)
@corpus_option
@click.argument("edges", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--listed", "ids", multiple=True, metavar="ID", help="Id in the file of a listed party; may be repeated.")
@click.option("--rule", type=click.Choice(["ofac", "un"]), default="ofac", show_default=True, help="Rule to apply.")
@click.option("--on", type=DayParameter(), help="Date of the links and of the lists (default: today).")
@click.option("--list", "lists", multiple=True, metavar="LIST", help="Screen against this list only; may be repeated.")
@click.option(
    "--threshold", type=float, metavar="0.3-1", help="Minimum score to treat a party as listed (default 0.94)."
)
@click.option(
    "--max-age", type=click.IntRange(0), default=30, show_default=True, help="Days after which a list is stale."
)
@form_options
@click.pass_context
def owned(
    context: click.Context,
    edges: Path,
    ids: tuple[str, ...],
    rule: "Rule",
    on: date | None,
    lists: tuple[str, ...],
    threshold: float | None,
    max_age: int,
    *,
    form: OutputForm,
) -> None:
    """Find entities owned or controlled by listed parties, from EDGES: FollowTheMoney entities, a line of JSON each.

    --listed names the listed parties. Without it the holders in the file are screened against the lists, and each one that
    is treated as listed is shown with its match, for a person to confirm.

    `ofac`: blocked persons own 50 percent or more together, directly or through others that are blocked by this rule. `un`: more than
    50 percent, or control, which is a matter of judgement. Circular holdings do not count
    towards a stake.

    \b
    detente party owned examples/owners.jsonl --listed tanchon
    detente party owned examples/owners.jsonl --rule un --on 2019-01-01 --json
    """
    from detente.parties.screening.query import threshold_points

    which = ListChoice(today=today(), on=on, lists=lists, max_age=max_age)
    threshold_points(threshold)
    found = desk_of(context).owned(edges, which, listed=ids, rule=rule, threshold=threshold)
    _show(found, form)
    if number := found.nameless:
        who = "1 holder has" if number == 1 else f"{number:,} holders have"
        click.echo(f"{who} no name in this file, and could not be matched", err=True)
    _blame(found.issues)
    old = found.screening is not None and warned(found.screening, max_age)
    if found.faulty:
        raise RowsRefused("some lines could not be read", told=True)
    if found.screening is not None:
        end(found.screening, old=old)


def _show(found: "OwnershipAnswer", form: OutputForm) -> None:
    from detente.app.draw import parties
    from detente.app.listings import parties as listings
    from detente.wire import parties as shapes

    show(
        form,
        listing=lambda: listings.owned(found.result),
        shape=lambda: shapes.owned(found),
        draw=lambda console: parties.owned(console, found.result, found.screening),
    )


def _blame(issues: "Sequence[Issue]") -> None:
    for issue in issues[:SHOWN]:
        click.echo(str(issue), err=True)
    if len(issues) > SHOWN:
        click.echo(f"{len(issues) - SHOWN:,} more, not shown", err=True)
