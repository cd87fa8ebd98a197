"""Matches, what follows, and ownership as objects of JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from detente.parties.match.features import FULL, Query
from detente.parties.match.match import Match
from detente.parties.ownership.edges import Edge, Share
from detente.parties.ownership.holders import ListedHolder, OwnershipResult
from detente.parties.ownership.reach import Holding, Rule
from detente.parties.screening.measures import Follows
from detente.parties.screening.screening import Consulted, Screening


def answer(
    query: Query, found: Sequence[tuple[Match, Sequence[Follows]]], screening: Screening, *, least: int, hidden: int
) -> dict[str, Any]:
    """The answer to one query: `query`, `threshold`, `matches`, `hidden`, `consulted`, `lacking`."""
    return {
        "query": msgspec.to_builtins(query),
        "on": screening.on.isoformat() if screening.on else None,
        "threshold": least / FULL,
        "matches": [match(*each) for each in found],
        "hidden": hidden,
        **asked(screening),
    }


def match(found: Match, follows: Sequence[Follows]) -> dict[str, Any]:
    """One match: the points of its features add up to its own."""
    entity = found.entity
    return {
        "id": found.id,
        "score": found.score,
        "points": found.points,
        "name": entity.name,
        "matched": found.name,
        "script": list(entity.original_script),
        "list": found.list,
        "reference": entity.id,
        "edition": found.edition,
        "features": [msgspec.to_builtins(each) for each in found.features],
        "follows": [msgspec.to_builtins(each) for each in follows],
        "entity": msgspec.to_builtins(entity),
    }


def asked(screening: Screening) -> dict[str, Any]:
    """Which editions were asked, and which lists have none."""
    return {"consulted": [consulted(each) for each in screening.consulted], "lacking": list(screening.lacking)}


def consulted(each: Consulted) -> dict[str, Any]:
    """An edition that was asked, with its age."""
    edition = each.edition
    return {
        "list": edition.source,
        "edition": edition.label,
        "day": edition.day.isoformat(),
        "digest": edition.digest,
        "entries": each.entries,
        "age": each.age,
        "stale": each.stale,
        "shipped": edition.shipped,
        "ahead": bool(each.ahead),
    }


def owned(answer: OwnershipResult, screening: Screening | None, rule: Rule) -> dict[str, Any]:
    """Whom a rule reaches: `rule`, `listed`, `reached`; and which editions were asked, where any was."""
    return {
        "rule": rule,
        "listed": [_listed(each) for each in answer.listed],
        "reached": [_holding(each, answer.names) for each in answer.found],
        **(asked(screening) if screening is not None else {}),
    }


def _listed(each: ListedHolder) -> dict[str, Any]:
    found = {"id": each.id, "name": each.name or None, "taken": each.taken}
    return found if each.match is None else {**found, "match": match(each.match, ())}


def _holding(found: Holding, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": names.get(found.id),
        "grade": found.grade,
        "reasons": list(found.reasons),
        "percent": str(found.percent),
        "why": found.why,
        "links": [_link(each) for each in found.links],
    }


def _link(edge: Edge) -> dict[str, Any]:
    share = isinstance(edge, Share)
    return {
        "id": edge.id,
        "holder": edge.holder,
        "held": edge.held,
        "kind": "ownership" if share else "control",
        "what": str(edge.percent) if isinstance(edge, Share) else edge.how,
        "since": edge.since,
        "until": edge.until,
    }
