"""What a judgement on evidence came to, in a line or as JSON, and what was refused."""

from datetime import date
from typing import TYPE_CHECKING, Final

import click

from detente.app.commands.opened import desk_of
from detente.errors import RowsRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.errors import Issue
    from detente.law.findings import TouchedStatement
    from detente.review.judging import Judged

SHOWN: Final = 50
VERBS: Final = {"accept": "accepted", "amend": "amended", "reject": "rejected", "withdraw": "withdrawn", "add": "added"}


def print_json(name: str, found: object) -> None:
    """Print what a judgement came to, in the shape of this name."""
    from detente.wire import ledger as shapes
    from detente.wire.shape import text

    click.echo(text(getattr(shapes, name)(found)))


def report_refused(issues: "Sequence[Issue]") -> None:
    """Report what was refused; the exit code is 4 where anything was."""
    for each in issues[:SHOWN]:
        click.echo(str(each), err=True)
    if len(issues) > SHOWN:
        click.echo(f"{len(issues) - SHOWN:,} more, not shown", err=True)
    if issues:
        raise RowsRefused("some lines were refused", told=True)


def touched(context: click.Context, kind: str, on: date) -> "tuple[TouchedStatement, ...]":
    """What a fact is set against on its day; nothing where the law at hand does not declare its kind."""
    desk = desk_of(context)
    return desk.touched(kind, on=on) if kind in desk.finding_kinds else ()


def print_judged(found: "Judged", *, as_json: bool, context: click.Context | None = None) -> None:
    """Print what a judgement came to, and with a context what in the law its finding is set against."""
    fact = context is not None and found.kind is not None and found.on is not None
    touches = touched(context, found.kind, found.on) if fact else ()  # type: ignore[arg-type]
    if as_json:
        from detente.wire import ledger as shapes
        from detente.wire.shape import text

        click.echo(text(shapes.judged(found, touches)))
        return
    tell(found)
    for each in touches:
        click.echo(f"  {each.regime}: {each}")


def tell(found: "Judged") -> None:
    """Say in a line what a judgement came to."""
    parts = [f"{found.id}: {VERBS[found.verb]}"]
    if found.finding is not None:
        gone = "; no longer counts: " if found.verb == "withdraw" else "; finding "
        parts.append(f"{gone}{found.finding}, {found.kind} on {found.on}")
    click.echo("".join(parts) + (f"; {found.note}" if found.note else ""))
