"""`detente party search`: look listed parties up by a surname, a beginning or a number."""

from datetime import date
from typing import Final

import click

from detente.app.commands.days import DayParameter
from detente.app.commands.forms import OutputForm, form_options, show
from detente.app.commands.opened import desk_of

LIMIT: Final = 50


@click.command()
@click.argument("text")
@click.option("--list", "lists", multiple=True, metavar="LIST", help="Search this list only; may be repeated.")
@click.option("--on", type=DayParameter(), help="Date of the lists (default: the newest).")
@click.option(
    "--limit", type=click.IntRange(1), default=LIMIT, show_default=True, help="Maximum number of parties to show."
)
@form_options
@click.pass_context
def search(
    context: click.Context, text: str, lists: tuple[str, ...], on: date | None, limit: int, *, form: OutputForm
) -> None:
    """Look up the listed parties whose names have the words of TEXT, or begin with them, or that have a number.

    It is a way to read the lists and no screening: a surname alone raises no alert in `party match`.

    \b
    detente party search Tanchon
    detente party search "kim yong"
    detente party search 381420754
    """
    found = desk_of(context).search_parties(text, on=on, lists=lists or None)
    from detente.app.listings import parties as listings
    from detente.wire import parties as shapes

    show(
        form,
        listing=lambda: listings.looked_up(text, found, limit),
        shape=lambda: tuple(map(shapes.looked_up, found[:limit])),
    )
