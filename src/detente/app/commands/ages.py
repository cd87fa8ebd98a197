"""The editions that were screened against and their ages; warnings on stderr where one is stale, or a list has none of the date."""

from datetime import date
from typing import TYPE_CHECKING

import click

from detente.errors import ListStale, ListsUnscreened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from detente.parties.screening.screening import Consulted, Screening


def today() -> date:
    """The user's own day."""
    return date.today()  # noqa: DTZ011 -- as people there count it


def warned(screening: "Screening", max_age: int) -> bool:
    """Say which lists are stale or lack; whether any is."""
    return warned_of(screening.stale, screening.lacking, screening.on, max_age)


def warned_of(stale: "Collection[Consulted]", lacking: "Collection[str]", on: date | None, max_age: int) -> bool:
    """The same of editions that are stale, and lists that lack one."""
    if stale:
        than = f"older than {on}" if on else "old"
        old = ", ".join(f"{each.edition.source} {each.edition.day} ({each.age:,})" for each in stale)
        hint = "`detente lists import` adds an older one" if on else "`detente lists update` fetches newer ones"
        click.echo(f"stale, more than {max_age} days {than}: {old}\n  {hint}; --max-age sets the limit.", err=True)
    if lacking:
        when = f" as old as {on}" if on else ""
        hint = "Import one with `detente lists import`, or choose the lists to screen with --list."
        click.echo(f"not screened, no edition{when}: {', '.join(lacking)}\n  {hint}", err=True)
    return bool(stale or lacking)


def end(screening: "Screening", *, old: bool) -> None:
    """End a command that has answered. Raises ListStale where lists are old, ListsUnscreened where known ones are missing."""
    if old:
        raise list_stale()
    if screening.incomplete:
        raise ListsUnscreened("known lists were not screened: they are not imported", told=True)


def list_stale() -> ListStale:
    """The error that ends a command whose lists were `warned` of, once it has answered."""
    return ListStale("a list is stale, or has no edition as old as the date given", told=True)


def told(consulted: "Iterable[Consulted]") -> str:
    """The editions with their ages, in a line: `un 2026-08-01:1a2b3c4d5e6f (3 days)`."""
    return ", ".join(map(_told, consulted))


def _told(each: "Consulted") -> str:
    remarks = [f"{each.age:,} {'day' if each.age == 1 else 'days'}", "stale" if each.stale else "", each.ahead]
    return f"{each.edition.source} {each.edition.label} ({', '.join(filter(None, remarks))})"
