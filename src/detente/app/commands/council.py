"""`detente council`: what comes of a vote on a text, what was voted, how well votes are forecast."""

from datetime import date

import click

from detente.app.commands.ages import today
from detente.app.commands.days import DayParameter
from detente.app.commands.forms import OutputForm, form_options, show
from detente.app.commands.opened import corpus_option, desk_of
from detente.errors import UsageError


@click.group(epilog="docs/council.md has the rules, and how each vote is known.")
def council() -> None:
    """Ask who would have to agree: what comes of a vote in the council, and what would pass a text.

    \b
    detente council vote draft-2019-12-16 --on 2019-12-26
    detente council history --contested
    """


@council.command()
@click.argument("text")
@click.option("--on", "day", type=DayParameter(), help="Date whose members vote (default: today).")
@click.option(
    "--position",
    "positions",
    multiple=True,
    metavar="MEMBER=VOTE",
    help="A vote that you give: Peru=yes, no or abstain. May be repeated.",
)
@corpus_option
@form_options
@click.pass_context
def vote(context: click.Context, text: str, day: date | None, positions: tuple[str, ...], *, form: OutputForm) -> None:
    """Show what comes of a vote on TEXT: a range, why, the smallest change that would pass it, who can stop it alone.

    A vote is known from what a member said of this text, of sanctions in general, how it voted on contested texts of the kind,
    or from you; else it is not known. A vote that was taken on that day comes out as it was.

    \b
    detente council vote draft-2019-12-16 --on 2019-12-26
    detente council vote draft-2019-12-16 --on 2019-12-26 --position Peru=yes --position FR=abstain
    detente council vote draft-2022-05-26 --on 2022-05-26 --json
    """
    found = desk_of(context).council_vote(text, on=day or today(), positions=_positions(positions))
    from detente.app.listings import council as listings
    from detente.wire import council as shapes

    show(form, listing=lambda: listings.vote(found), shape=lambda: shapes.vote(found))


@council.command()
@click.option("--member", help="Only texts that this State voted on.")
@click.option("--kind", help="Only texts of this kind: ease, tighten, renew, political, procedural.")
@click.option("--contested", is_flag=True, help="Only texts that somebody did not vote for.")
@corpus_option
@form_options
@click.pass_context
def history(context: click.Context, member: str | None, kind: str | None, *, contested: bool, form: OutputForm) -> None:
    """List the texts that were put to the vote, with who voted otherwise than yes.

    \b
    detente council history --contested
    detente council history --member India --csv
    """
    found = desk_of(context).council_history(member, kind, contested=contested)
    from detente.app.listings import council as listings
    from detente.wire import council as shapes

    show(form, listing=lambda: listings.history(found), shape=lambda: tuple(map(shapes.recorded, found)))


@council.command()
@corpus_option
@form_options
@click.pass_context
def score(context: click.Context, *, form: OutputForm) -> None:
    """Score how well votes are forecast, beside two baselines; leaves out an episode at a time.

    \b
    detente council score
    """
    found = desk_of(context).council_score()
    from detente.app.listings import council as listings
    from detente.wire import council as shapes

    show(form, listing=lambda: listings.score(found), shape=lambda: shapes.score(found))


def _positions(given: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in given:
        member, sign, word = (part.strip() for part in each.partition("="))
        if not sign or not member:
            raise UsageError(f"{each!r} is no position", where="--position", hint="Write MEMBER=VOTE, as Peru=yes.")
        if member in found:
            raise UsageError(f"{member} is given twice", where="--position", hint="Give each member one vote.")
        found[member] = word
    return found
