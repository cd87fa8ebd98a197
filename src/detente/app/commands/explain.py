"""`detente explain`: one decision in full, by its receipt or by its id in the last run."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.app.commands.decide import print_one
from detente.app.commands.forms import note, warn
from detente.app.commands.law import json_option
from detente.app.commands.opened import corpus_option
from detente.app.commands.readings import findings_given, findings_options

if TYPE_CHECKING:
    from detente.desk.replays import Replay


@click.command()
@click.argument("receipt_or_row")
@corpus_option
@findings_options
@json_option
@click.option("--plain", is_flag=True, help="One paragraph of plain English.")
@click.pass_context
def explain(
    context: click.Context,
    receipt_or_row: str,
    findings: Path | None,
    store: str | None,
    known_on: date | None,
    suppose: tuple[str, ...],
    *,
    ledger: bool,
    as_json: bool,
    plain: bool,
) -> None:
    """Explain a decision in full: by its receipt, or by its id in the last run, whose file and time are printed on stderr.

    An id that only an earlier run has is refused, and so is any where the file has changed since.

    The decision of a receipt is made again from its own facts, under the law that is installed. A message says whether the
    law or the engine has changed since. It has its own findings, and needs neither their file nor the ledger; with --findings
    or --ledger it is made under these in their place.

    \b
    detente explain dt2.eJyrVk...
    detente explain coal-3
    detente explain coal-3 --findings found.csv
    """
    from detente.law.notices import of_drafts

    given = findings_given(context, findings=findings, ledger=ledger, store=store, known_on=known_on, suppose=suppose)
    under = given if findings is not None or ledger or suppose else None
    found = context.obj.desk.explain(receipt_or_row, findings=under, known_on=known_on)
    if found.run:
        click.echo(f"{found.row.id} of {found.run}", err=True)
    if found.replay is not None and not context.obj.quiet:
        _tell_of(found.replay)
    warn(found.decision.warnings)
    note(of_drafts([each.instrument for each in found.decision.drafts], found.decision.positions))
    print_one(found.row, found.decision, as_json=as_json, plain=plain)


def _tell_of(replay: "Replay") -> None:
    """Print which lists a receipt names, what it records of other lists, and what has changed since."""
    if replay.receipt.lists:
        click.echo(f"names were matched with {', '.join(replay.receipt.lists)}", err=True)
    click.echo(_recorded(len(replay.receipt.also_listed)), err=True)
    for same, what in ((replay.same_law, "the text of the law"), (replay.same_engine, "the engine")):
        if not same:
            click.echo(f"{what} has changed since this receipt was given; the answer is today's", err=True)


def _recorded(count: int) -> str:
    """What a receipt records of lists whose parties the law does not designate; nothing is screened again."""
    if not count:
        return "the receipt records no match on another list; `detente party match` screens against every imported list"
    matches = "1 match on another list is" if count == 1 else f"{count} matches on other lists are"
    return f"{matches} shown as the receipt records; nobody was screened again"
