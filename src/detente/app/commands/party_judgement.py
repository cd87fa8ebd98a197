"""`detente party confirm | dismiss | reopen | judgements`: what a person found about a potential match, kept in the ledger."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from detente.app.commands.days import now
from detente.app.commands.forms import OutputForm, form_options, show
from detente.app.commands.ledger import because_option, by_option, store_option
from detente.app.commands.opened import desk_of
from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.desk.party_judging import PartyJudged
    from detente.ledger.party_judgements import PartyWord

WHO = (
    click.option("--schema", default="", metavar="KIND", help="Kind of party, as it is screened."),
    click.option("--imo", default="", metavar="N", help="IMO number of a vessel."),
    click.option("--number", "numbers", multiple=True, metavar="NUMBER", help="Identification or registration number."),
    click.option("--country", "countries", multiple=True, metavar="CC", help="Country; may be repeated."),
    click.option("--born", default="", metavar="DAY", help="Date of birth, as it is screened."),
    click.option("--customer", default="", metavar="ID", help="Your own number of the party (default: the name)."),
    click.option("--list", "list_", metavar="LIST", help="The list, where several have the reference."),
)


def ledger_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that ask for judgements beside matches; the command gets `customer` and `judging`, None where they are not asked for."""

    @wraps(command)
    def asked(*args: Any, judged: bool, customer: str, store: str | None, **rest: Any) -> None:
        if customer and not judged:
            raise UsageError("--customer is for --ledger", hint="Give --ledger beside it, or leave it out.")
        desk = desk_of(click.get_current_context())
        judging = desk.party_judgements(store, on=rest["on"]) if judged else None
        command(*args, judging=judging, customer=customer, **rest)

    for option in (
        click.option(
            "--store", envvar="DETENTE_STORE", show_envvar=True, metavar="URL", help="With --ledger: its database."
        ),
        click.option("--customer", default="", metavar="ID", help="With --ledger: your own number of the party."),
        click.option(
            "--ledger", "judged", is_flag=True, help="Show what persons judged about each match, from your ledger."
        ),
    ):
        asked = option(asked)
    return asked


def judging_command(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments and options of a judgement."""
    for option in (*WHO, because_option, by_option, store_option):
        command = option(command)
    for argument in ("reference", "name"):
        command = click.argument(argument)(command)
    return click.pass_context(command)


def _judge(context: click.Context, word: "PartyWord", **given: Any) -> None:
    from detente.parties.screening.query import query

    asked = query(
        given["name"],
        born=given["born"],
        countries=given["countries"],
        numbers=given["numbers"],
        imo=given["imo"],
        schema=given["schema"],
    )
    found: PartyJudged = desk_of(context).judge_party(
        asked,
        given["reference"],
        word,
        by=given["by"],
        because=given["because"],
        at=now(),
        customer=given["customer"],
        list_=given["list_"],
        store=given["store"],
    )
    pair = found.judgement.pair
    click.echo(f"{pair.name} = {pair.list} {pair.reference}: {found.judgement.word}; {found.judgement.id}")


@click.command()
@judging_command
def confirm(context: click.Context, **given: Any) -> None:
    """Confirm that NAME is the entry REFERENCE of a list. Give what is known of the party as `party match` was given it.

    The judgement holds until the entry or the record changes. `party match --ledger` shows it; `decide --ledger` takes it over
    where nothing but the name was given, since a transaction says no more.

    \b
    detente party confirm "Korea Tangun Trading Corp." KPe.008 --by desk-1 --because "the register of the ministry"
    """
    _judge(context, "confirmed", **given)


@click.command()
@judging_command
def dismiss(context: click.Context, **given: Any) -> None:
    """Dismiss that NAME is the entry REFERENCE of a list. The match is still shown, with who dismissed it and why.

    \b
    detente party dismiss "Kim Yong Chol" KPi.006 --born 1990 --customer C-17 --by desk-1 --because "born in 1990"
    """
    _judge(context, "dismissed", **given)


@click.command()
@judging_command
def reopen(context: click.Context, **given: Any) -> None:
    """Take back the judgement on NAME and REFERENCE, so that somebody judges anew. The former row stays.

    \b
    detente party reopen "Kim Yong Chol" KPi.006 --customer C-17 --by desk-2 --because "the passport was forged"
    """
    _judge(context, "reopened", **given)


@click.command()
@store_option
@form_options
@click.pass_context
def judgements(context: click.Context, store: str | None, *, form: OutputForm) -> None:
    """List the judgements on potential matches: the last on each pair, who made it, and whether it still holds.

    \b
    detente party judgements --json
    """
    found = desk_of(context).party_judgements(store).all()
    from detente.app.listings import parties as listings
    from detente.wire import parties as shapes

    show(form, listing=lambda: listings.judged(found), shape=lambda: tuple(map(shapes.judged, found)))
