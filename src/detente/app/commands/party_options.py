"""The options of `detente party match`: one party to screen, or a file of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.app.commands.forms import OutputForm
from detente.app.commands.renamed import either, former

if TYPE_CHECKING:
    from detente.desk.party_judging import PartyJudging


@dataclass(frozen=True, slots=True)
class PartyOptions:
    """One party to screen."""

    name: str | None
    born: str
    countries: tuple[str, ...]
    numbers: tuple[str, ...]
    imo: str
    schema: str
    born_tolerance: int | None = None

    @property
    def given(self) -> bool:
        """Whether anything is."""
        return any((self.name is not None, self.born, self.countries, self.numbers, self.imo, self.schema))


@dataclass(frozen=True, slots=True)
class FileOptions:
    """A file that is screened, and where its hits go."""

    file: Path | None
    """None: that of the past run `since`."""
    columns: str | None
    out: Path | None
    since: Path | None
    jobs: int | None
    rejected: Path | None
    threshold: float | None
    form: OutputForm
    judging: "PartyJudging | None" = None
    born_tolerance: int | None = None

    @property
    def of_files(self) -> dict[str, object]:
        """The options that are for files only."""
        return {
            "--map": self.columns,
            "-o": self.out,
            "--since": self.since,
            "--jobs": self.jobs,
            "--rejected": self.rejected,
        }


def who_options(command: Callable[..., None]) -> Callable[..., None]:
    """The argument and the options of one party; the command gets them as `who`."""

    @wraps(command)
    def packed(*args: Any, **given: Any) -> None:
        who = PartyOptions(**{name: given.pop(name) for name in PartyOptions.__slots__})
        command(*args, who=who, **given)

    found: Callable[..., None] = packed
    for option in reversed(_WHO):
        found = option(found)
    return found


_WHO = (
    click.argument("name", required=False),
    click.option("--born", default="", metavar="DAY", help="Date of birth: a day, a month or a year."),
    click.option(
        "--country",
        "countries",
        multiple=True,
        metavar="CC",
        help="Country of nationality, registration, flag or address; may be repeated.",
    ),
    former("--id", "--number", "numbers", multiple=True),
    click.option(
        "--number",
        "numbers",
        multiple=True,
        metavar="NUMBER",
        callback=either,
        help="Identification or registration number (passport, register, bank, wallet); may be repeated.",
    ),
    click.option("--imo", default="", metavar="N", help="IMO number of a vessel."),
    click.option(
        "--schema",
        default="",
        metavar="KIND",
        help="Kind of party: person, entity, vessel, aircraft, or Person, Company, ...",
    ),
    click.option(
        "--born-tolerance",
        type=click.IntRange(0, 20),
        metavar="YEARS",
        help="Years by which dates of birth may differ before they count as different (default 1).",
    ),
)
