"""`detente party owned`: whom a freeze reaches beyond those listed, because these own or control them."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from detente.app.commands.ages import list_stale, today, warned
from detente.app.commands.law import DayParameter, json_option
from detente.errors import InputError, RowsRefused, UsageError
from detente.files import packed
from detente.files.paths import is_file

if TYPE_CHECKING:
    from detente.errors import Issue
    from detente.parties.ownership.edges import Graph
    from detente.parties.ownership.holders import Holder, ListedHolder, OwnershipResult
    from detente.parties.ownership.reach import Rule
    from detente.parties.screening.screening import Screening

SHOWN: Final = 50
THRESHOLD: Final = 0.94
"""A name alone reaches it only where it is the same: whoever is taken as listed brings down all that they own."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A file of lines, which can be read more than once; `-` is stdin."""

    path: Path
    kept: list[bytes]

    def __iter__(self) -> Iterator[bytes]:
        if str(self.path) == "-":
            if not self.kept:
                self.kept.extend(sys.stdin.buffer)
            yield from self.kept
            return
        with packed.opened(self.path) as file, packed.refused_broken(self.path.name, "Copy it again."):
            yield from file


CODES: Final = (
    "Exit codes: 0 fine, 2 usage, 4 bad input (a line that could not be read whole, or shares of over 100 percent; the"
    " rest is reckoned up all the same), 5 a list is stale, or has no edition of the day asked about."
)


@click.command(epilog=CODES)
@click.argument("edges", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--listed", "ids", multiple=True, metavar="ID", help="A listed party, by its id in the file.")
@click.option("--rule", type=click.Choice(["ofac", "un"]), default="ofac", show_default=True, help="Whose rule.")
@click.option("--on", type=DayParameter(), help="The links, and the lists, of this day; by default today.")
@click.option("--list", "lists", multiple=True, metavar="LIST", help="Match with this list only; may be given again.")
@click.option(
    "--threshold", type=float, metavar="0.3-1", help="From which score a party is taken as listed; by default 0.94."
)
@click.option("--max-age", type=click.IntRange(0), default=30, show_default=True, help="Days until a list is stale.")
@json_option
@click.pass_context
def owned(
    context: click.Context,
    edges: Path,
    ids: tuple[str, ...],
    rule: "Rule",
    on: date | None,
    lists: tuple[str, ...],
    threshold: float | None,
    max_age: int,
    *,
    as_json: bool,
) -> None:
    """Reckon up who is owned or controlled by listed parties, from EDGES: FollowTheMoney entities, a line of JSON each.

    Listed are those that --listed names; without it the holders in the file are matched with the lists, and each that is
    taken as listed is told with its match, for a person to confirm.

    `ofac`: blocked persons own 50 percent or more together, directly or through others that are blocked so. `un`: more than
    50 percent, or control, which is a matter of judgement. Circles are no way to lift oneself.

    \b
    detente party owned examples/owners.jsonl --listed tanchon
    detente party owned examples/owners.jsonl --rule un --on 2019-01-01 --json
    """
    from detente.parties.ownership.holders import OwnershipResult, nameless
    from detente.parties.ownership.reach import owned_by, un_test

    if ids and (lists or threshold is not None):
        raise UsageError("--listed says who is listed", hint="Leave --list and --threshold out.")
    lines, day = Lines(edges, []), on or today()
    graph, issues = _graph(lines, day)
    screening = None if ids else _screening(context, lists, on, max_age)
    known, listed = _listed(graph, lines, ids, screening, threshold)
    found = (owned_by if rule == "ofac" else un_test)(graph, [each.id for each in listed if each.taken], day)
    names = {each: party.names[0] for each, party in known.items() if party.names}
    answer = OwnershipResult(found=tuple(found), listed=listed, names=names)
    _show(answer, screening, rule, as_json=as_json)
    if screening is not None and (number := nameless(graph, known)):
        who = "1 holder has" if number == 1 else f"{number:,} holders have"
        click.echo(f"{who} no name in this file, and could not be matched", err=True)
    _blame(issues)
    old = screening is not None and warned(screening, max_age)
    bad = any(each.code != "taken-literally" for each in issues)
    if bad or old:
        raise RowsRefused("some lines could not be read", told=True) if bad else list_stale()


def _graph(lines: Lines, on: date) -> "tuple[Graph, list[Issue]]":
    """The links, and what is odd about them: in their lines, and in what they add up to."""
    from detente.desk.customer_file import missing
    from detente.parties.ownership.edges import read_edges
    from detente.parties.ownership.shares import overfull

    if str(lines.path) != "-" and not is_file(lines.path):
        raise missing(lines.path)
    graph, issues = read_edges(lines)
    issues += overfull(graph, on)
    if not graph.owned and not graph.controlled and not issues:
        hint = "It takes Ownership, Directorship or UnknownLink entities of FollowTheMoney, one a line."
        raise InputError("nobody owns or controls anybody in this file", where=lines.path.name, hint=hint)
    return graph, issues


def _screening(context: click.Context, lists: tuple[str, ...], on: date | None, max_age: int) -> "Screening":
    from detente.desk.desk import Desk

    return Desk(home=context.obj.home).screening(on=on, today=today(), lists=lists or None, max_age=max_age)


def _listed(
    graph: "Graph", lines: Lines, ids: tuple[str, ...], screening: "Screening | None", threshold: float | None
) -> "tuple[dict[str, Holder], tuple[ListedHolder, ...]]":
    from detente.parties.ownership import holders
    from detente.parties.screening.query import least

    points = least(THRESHOLD if threshold is None else threshold)
    known = holders.parties(lines, holders.holders(graph) | holders.held(graph))
    if screening is None:
        return known, holders.given(graph, ids, known)
    return known, holders.matched(graph, known, screening, points)


def _show(answer: "OwnershipResult", screening: "Screening | None", rule: "Rule", *, as_json: bool) -> None:
    if as_json:
        from detente.wire import as_json_parties
        from detente.wire.as_json import text

        click.echo(text(as_json_parties.owned(answer, screening, rule), indent=2))
        return
    from detente.app.draw import paper, parties

    parties.owned(paper.console(), answer, screening)


def _blame(issues: "list[Issue]") -> None:
    for issue in issues[:SHOWN]:
        click.echo(str(issue), err=True)
    if len(issues) > SHOWN:
        click.echo(f"{len(issues) - SHOWN:,} more, not shown", err=True)
