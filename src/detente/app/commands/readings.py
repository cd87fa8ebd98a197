"""The options that say under which suppositions the law is read: drafts, proposals, positions, findings."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from click.core import ParameterSource

from detente.app.commands.ages import today
from detente.app.commands.days import DayParameter
from detente.app.commands.forms import note, warn
from detente.app.commands.opened import desk_of
from detente.errors import InputError, UsageError

if TYPE_CHECKING:
    from detente.desk.desk import Desk
    from detente.law.condition import Finding

NAMES = ("with_drafts", "with_proposals", "position", "findings", "ledger", "store", "known_on", "suppose")


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the command receives them as one argument, `reading`, which a desk takes as its arguments."""

    @wraps(command)
    def read(*args: Any, **rest: Any) -> Any:
        reading = reading_of(click.get_current_context(), **{name: rest.pop(name) for name in NAMES})
        return command(*args, reading=reading, **rest)

    made: Callable[..., Any] = findings_options(read)
    for option in reversed(SUPPOSED):
        made = option(made)
    return made


SUPPOSED = (
    click.option(
        "--with-draft",
        "with_drafts",
        multiple=True,
        metavar="ID[@DAY]",
        help="Apply an unadopted text as if adopted, on its own date or on DAY.",
    ),
    click.option(
        "--with-proposal",
        "with_proposals",
        multiple=True,
        metavar="ID[@DAY]",
        help="Apply a text that nobody tabled as if adopted, on its own date or on DAY.",
    ),
    click.option("--position", metavar="P", help="Position on a contested reading of the law."),
)


def findings_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say which findings count."""
    for option in (
        click.option(
            "--known-on", type=DayParameter(), help="Count only findings that were known on this date (default: all)."
        ),
        click.option(
            "--store",
            envvar="DETENTE_STORE",
            show_envvar=True,
            metavar="URL",
            help="With --ledger: the PostgreSQL database of the ledger.",
        ),
        click.option(
            "--suppose",
            multiple=True,
            metavar="KIND@DAY",
            help="Suppose a finding: what if this was found. May be repeated.",
        ),
        click.option("--ledger", is_flag=True, help="Read the law under the findings that your ledger has accepted."),
        click.option(
            "--findings",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Read the law under the findings of FILE: CSV or JSON lines with kind, on, known_on and source.",
        ),
    ):
        command = option(command)
    return command


def reading_of(
    context: click.Context,
    *,
    with_drafts: tuple[str, ...],
    with_proposals: tuple[str, ...],
    position: str | None,
    **given: Any,
) -> dict[str, Any]:
    """Return the arguments of a reading as a desk takes them. Raises UsageError for a day without findings."""
    return {
        "with_drafts": with_drafts,
        "with_proposals": with_proposals,
        "position": position,
        "findings": findings_given(context, **given),
        "known_on": given["known_on"],
    }


def findings_given(
    context: click.Context,
    *,
    findings: Path | None,
    ledger: bool,
    store: str | None,
    known_on: date | None,
    suppose: tuple[str, ...] = (),
) -> "tuple[Finding, ...]":
    """Return the findings of a file, of the ledger and those that are supposed; none where none was asked for.

    Raises UsageError where a day says what was known and there are no findings to ask it of.
    """
    if known_on is not None and findings is None and not ledger:
        raise UsageError(
            "--known-on asks what was known of findings", hint="Give --findings FILE or --ledger beside it."
        )
    if store is not None and not ledger and _typed("store"):
        raise UsageError("--store names a ledger, and --ledger is not given", hint="Give --ledger, or leave it out.")
    if findings is None and not ledger and not suppose:
        return ()
    from detente.desk.findings import read_rows, repeated, supposed

    desk = desk_of(context)
    read = () if findings is None else read_rows(findings, desk.finding_kinds)
    warn(repeated(read))
    warn(f"{each.kind} on {each.on} has not come; it is supposed" for each in read if each.on > today())
    made = supposed(suppose, desk.finding_kinds)
    return (*read, *made, *(_in_ledger(desk, store, known_on) if ledger else ()))


def _typed(name: str) -> bool:
    """Whether an option was given as such, and not by its variable of the environment."""
    return click.get_current_context().get_parameter_source(name) is ParameterSource.COMMANDLINE


def _in_ledger(desk: "Desk", store: str | None, known_on: date | None) -> "tuple[Finding, ...]":
    """Return what a ledger has accepted, of the kinds that the law at hand declares. Raises InputError where there is no ledger."""
    asked = desk.ledger(store)
    if not asked.ledger.exists():
        raise InputError("there is no ledger yet", where=str(asked.ledger.store.address), hint=NO_LEDGER)
    every, kinds = asked.accepted(known_on), desk.finding_kinds
    found = tuple(each for each in every if each.kind in kinds)  # a ledger may be older than the law at hand
    if len(found) < len(every):
        note((f"{len(every) - len(found):,} in the ledger of kinds that this law does not declare, left out",))
    if not every:
        note((f"the ledger has no finding{'' if known_on is None else f' that was known on {known_on}'}",))
    return found


NO_LEDGER: Final = (
    "`detente evidence accept` and `detente evidence add` put findings into it; --findings FILE takes them from a file."
)
