"""Editions of lists and what became of them, as objects of JSON."""

from datetime import date
from typing import Any

import msgspec

from detente.parties.entity import Entity
from detente.parties.lists.changes import ChangedEntry, EditionDiff
from detente.parties.lists.edition import Edition
from detente.parties.lists.editions import Taken
from detente.parties.lists.update import UpdateOutcome


def edition(found: Edition) -> dict[str, Any]:
    """An edition: everything in its manifest, and its label."""
    plain = msgspec.to_builtins(found)
    counts = {name: dict(plain.pop(name)) for name in ("countries", "programmes")}
    return {"source": plain.pop("source"), "edition": found.label, "shipped": found.shipped, **plain, **counts}


def taken(found: Taken) -> dict[str, Any]:
    """What became of files."""
    return {
        "new": found.new,
        **edition(found.edition),
        "before": found.before.label if found.before else None,
        "issues": [{"where": each.where, "what": each.what} for each in found.issues],
    }


def outcome(found: UpdateOutcome) -> dict[str, Any]:
    """What became of an update."""
    fault = found.fault
    return {
        "source": found.source,
        "became": found.became,
        "edition": found.edition.label if found.edition else None,
        "entries": found.edition.entries if found.edition else None,
        "before": found.before.label if found.before else None,
        "issues": len(found.issues),
        "fault": {"what": fault.what, "where": fault.where, "mend": fault.hint} if fault else None,
    }


def status(found: Edition, on: date, *, stale: bool) -> dict[str, Any]:
    """An edition with its age."""
    return {**edition(found), "age": found.age(on), "stale": stale, "ahead": bool(found.ahead(on))}


def entry(found: Entity) -> dict[str, Any]:
    """An entry with everything that is known of it."""
    plain: dict[str, Any] = msgspec.to_builtins(found)
    return plain


def changes(found: EditionDiff) -> dict[str, Any]:
    """What separates two editions."""
    return {
        "added": [_entity(each) for each in found.added],
        "removed": [_entity(each) for each in found.removed],
        "changed": [_changed(each) for each in found.changed],
        "same": found.same,
    }


def _entity(found: Entity) -> dict[str, Any]:
    return {"id": found.id, "kind": found.kind, "name": found.name, "programmes": list(found.programmes)}


def _changed(found: ChangedEntry) -> dict[str, Any]:
    return {**_entity(found.after), "differences": [msgspec.to_builtins(each) for each in found.differences]}
