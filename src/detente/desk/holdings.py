"""Questions about ownership: which entities a freeze covers because listed parties own or control them."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Final, get_args

from detente.desk import arguments
from detente.desk.arguments import NumberLike, PathLike, WordsLike
from detente.desk.edge_file import Lines, lines_of
from detente.desk.source import ListChoice, ListHome, chosen, screening_of
from detente.errors import InputError, UsageError
from detente.value import value

if TYPE_CHECKING:
    from detente.errors import Issue
    from detente.parties.ownership.edges import Graph
    from detente.parties.ownership.holders import Holder, ListedHolder, OwnershipResult
    from detente.parties.ownership.reach import Rule
    from detente.parties.screening.screening import Screening

THRESHOLD: Final = 0.94
"""Only an identical name reaches it without other data: a holder who is treated as listed makes everything they own blocked."""


@value
class OwnershipAnswer:
    """The entities that a rule covers, their listed owners, and the issues of the file."""

    rule: "Rule"
    result: "OwnershipResult"
    issues: "tuple[Issue, ...]"
    """Lines that could not be fully read, shares of over 100 percent, and hints about possible errors."""
    faulty: bool
    """Whether any of them is more than a hint."""
    screening: "Screening | None"
    """The screening that matched the holders; None where the user named the listed parties."""
    nameless: int
    """Holders that have no name in the file, and could not be matched."""


class HoldingsDesk:
    """The part of the desk that answers for ownership."""

    def owned(
        self: ListHome,
        edges: PathLike,
        which: ListChoice,
        *,
        listed: WordsLike = (),
        rule: "Rule" = "ofac",
        threshold: NumberLike | None = None,
    ) -> OwnershipAnswer:
        """Return the entities owned or controlled by listed parties.

        Args:
            edges: FollowTheMoney entities, a line of JSON each; `-` is stdin.
            which: The lists that holders are matched with; its day is that of the links, too.
            listed: Who is listed, by ids of the file; without any the holders are matched with the lists.
            rule: `ofac`, 50 percent or more together; or `un`, more than 50 percent, or control.
            threshold: From which score a holder is taken as listed, 0.3 to 1; by default 0.94.

        Raises:
            InputError: no such file, or nobody owns or controls anybody in it.
            UsageError: `listed` beside a choice of lists or a threshold, an id that holds nothing, a rule or a list that there is not.

        >>> from detente import Desk
        >>> from detente.desk.source import ListChoice
        >>> found = Desk().owned("examples/owners.jsonl", ListChoice(today="2019-12-26"), listed="tanchon", rule="un")
        >>> found.rule
        'un'
        """
        from detente.parties.ownership import holders
        from detente.parties.ownership.reach import owned_by, un_test

        which, ids = chosen(which), arguments.words(listed, "listed")
        least = arguments.threshold(threshold)
        if ids and (which.lists or least is not None):
            raise UsageError("--listed says who is listed", hint="Leave --list and --threshold out.")
        _refuse_rule(rule)
        lines, day = lines_of(arguments.path(edges, "edges")), which.day
        graph, issues = _graph(lines, day)
        asked = None if ids else screening_of(self, which)
        known, found = _listed(graph, lines, ids, asked, least)
        reached = (owned_by if rule == "ofac" else un_test)(graph, [each.id for each in found if each.taken], day)
        names = {each: party.names[0] for each, party in known.items() if party.names}
        return OwnershipAnswer(
            rule=rule,
            result=holders.OwnershipResult(found=tuple(reached), listed=found, names=names),
            issues=tuple(issues),
            faulty=any(each.code != "taken-literally" for each in issues),
            screening=asked,
            nameless=0 if asked is None else holders.nameless(graph, known),
        )


def _refuse_rule(given: object) -> None:
    """Raise UsageError for a rule that there is not."""
    from detente.parties.ownership.reach import Rule

    if given not in get_args(Rule):
        what = f"no rule is called {arguments.shown(given)}"
        raise UsageError(what, where="rule", hint=f"They are {' and '.join(get_args(Rule))}.")


def _graph(lines: Lines, on: date) -> "tuple[Graph, list[Issue]]":
    """Return the links, and their issues: in single lines, and in their sums."""
    from detente.parties.ownership.edges import read_edges
    from detente.parties.ownership.shares import overfull

    graph, issues = read_edges(lines)
    issues += overfull(graph, on)
    if not graph.owned and not graph.controlled and not issues:
        hint = "It takes Ownership, Directorship or UnknownLink entities of FollowTheMoney, one a line."
        raise InputError("nobody owns or controls anybody in this file", where=lines.path.name, hint=hint)
    return graph, issues


def _listed(
    graph: "Graph", lines: Lines, ids: Collection[str], screening: "Screening | None", threshold: float | None
) -> "tuple[dict[str, Holder], tuple[ListedHolder, ...]]":
    """Return the parties of the file, and those of them who are listed, according to the user or to the lists."""
    from detente.parties.ownership import holders
    from detente.parties.screening.query import threshold_points

    points = threshold_points(THRESHOLD if threshold is None else threshold)
    known = holders.parties(lines, holders.holders(graph) | holders.held(graph))
    if screening is None:
        return known, holders.given(graph, ids, known)
    return known, holders.matched(graph, known, screening, points)
