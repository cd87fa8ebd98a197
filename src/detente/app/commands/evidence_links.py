"""`detente evidence link | links`: what evidence says about a commitment."""

from datetime import date
from typing import Any, Final

import click

from detente.app.commands.days import DayParameter, now
from detente.app.commands.forms import OutputForm, form_options, show
from detente.app.commands.law import json_option
from detente.app.commands.ledger import because_option, by_option, evidence_of

RELATIONS: Final = ("supports", "contradicts", "claims-performed", "claims-breached", "sets-deadline")


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("relation", type=click.Choice(RELATIONS))
@click.argument("commitment", metavar="PLAN/COMMITMENT")
@click.option("--until", type=DayParameter(), help="The deadline, with sets-deadline.")
@by_option
@because_option
@json_option
@click.pass_context
def link(
    context: click.Context,
    id_: str,
    relation: Any,
    commitment: str,
    until: date | None,
    by: str,
    because: str,
    *,
    as_json: bool,
) -> None:
    """Tie evidence to a commitment.

    A proposal or a finding supports or contradicts it, says that it was performed or breached, or sets its deadline.

    \b
    detente evidence link 6818e028956b.s1 claims-performed singapore-2018/remains --by reviewer-1 --because "the handover"
    detente evidence link 343c352e1bcc.e3 sets-deadline talks-2019/new-offer --until 2019-12-31 --by reviewer-1 --because "seen"
    """
    found = evidence_of(context).link(id_, relation, commitment, by=by, because=because, at=now(), until=until)
    if as_json:
        from detente.wire import ledger as shapes
        from detente.wire.shape import text

        click.echo(text(shapes.link(found.link)))
        return
    day = "" if until is None else f" of {until}"
    click.echo(f"{found.link.id}: {found.link.evidence} {relation} {commitment}{day}")


def unlinked(context: click.Context, id_: str, by: str, because: str, *, as_json: bool) -> bool:
    """Withdraw a link, and say so; return whether the id is that of one."""
    from detente.review.links import is_link

    if not is_link(id_):
        return False
    found = evidence_of(context).unlink(id_, by=by, because=because, at=now()).link
    if as_json:
        from detente.wire import ledger as shapes
        from detente.wire.shape import text

        click.echo(text(shapes.link(found)))
    else:
        click.echo(f"{id_}: withdrawn; {found.evidence} {found.relation} {found.commitment}")
    return True


@click.command()
@click.option(
    "--commitment", default="", metavar="PLAN[/COMMITMENT]", help="To this commitment, or to those of a plan."
)
@click.option("--about", "evidence", default="", metavar="ID", help="Of this proposal or finding only.")
@form_options
@click.pass_context
def links(context: click.Context, commitment: str, evidence: str, *, form: OutputForm) -> None:
    """List what evidence says about commitments, link by link; what was withdrawn is shown as such.

    \b
    detente evidence links --commitment singapore-2018
    """
    found = evidence_of(context).links(commitment, evidence)
    from detente.app.listings import ledger as listings
    from detente.wire import ledger as shapes

    show(form, listing=lambda: listings.links(found), shape=lambda: tuple(map(shapes.link, found)))
