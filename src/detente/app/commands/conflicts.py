"""`detente evidence conflicts`: what several documents say of one thing."""

import click

from detente.app.commands.forms import OutputForm, form_options, show
from detente.app.commands.ledger import evidence_of


@click.command()
@form_options
@click.pass_context
def conflicts(context: click.Context, *, form: OutputForm) -> None:
    """List what documents contradict each other on, side by side, and what several of them share, with their sources.

    Days, quantities, causes, whether it happened, statements that dispute others, and positions are compared; what was rejected
    is left out. Two documents with the report of one agency are one source.

    \b
    detente evidence conflicts
    detente evidence conflicts --csv
    """
    found = evidence_of(context).agreement()
    from detente.app.listings import agreement as listings
    from detente.wire import agreement as shapes

    show(form, listing=lambda: listings.agreement(found), shape=lambda: shapes.agreement(found))
