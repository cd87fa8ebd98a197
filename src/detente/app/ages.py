"""What is said on stderr where lists are stale, or lack an edition of the day."""

from datetime import date
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from detente.parties.screening import Screening

STALE = 5
"""The exit code."""


def today() -> date:
    """The user's own day."""
    return date.today()  # noqa: DTZ011 -- as people there count it


def warned(screening: "Screening", max_age: int) -> bool:
    """Say which lists are stale or lack; whether any is."""
    on = screening.on
    if screening.stale:
        than = f"older than {on}" if on else "old"
        old = ", ".join(f"{each.edition.source} {each.edition.day} ({each.age:,})" for each in screening.stale)
        mend = "`detente lists import` takes in a nearer one" if on else "`detente lists update` fetches newer ones"
        click.echo(f"stale, more than {max_age} days {than}: {old}\n  {mend}; --max-age sets the limit.", err=True)
    if screening.lacking:
        when = f" as old as {on}" if on else ""
        mend = "Take one in with `detente lists import`, or name the lists to ask with --list."
        click.echo(f"not asked, no edition{when}: {', '.join(screening.lacking)}\n  {mend}", err=True)
    return bool(screening.stale or screening.lacking)
