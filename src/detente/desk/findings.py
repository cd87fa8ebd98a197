"""Accepted findings as a question gives them: values, or a file of them."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeAlias

from detente.desk import arguments
from detente.desk.arguments import PathLike
from detente.errors import InputError, UsageError
from detente.files.records import RecordFormat
from detente.law.condition import Finding
from detente.nearest import nearest

COLUMNS: Final = ("kind", "on", "known_on", "source", "id")
HINT: Final = "Its columns are kind and on (a day), and known_on, source and id where there are any."
GIVEN_HINT: Final = "Give a Finding, a list of them, or the name of a file."
ONE_DAY: Final = "Write one day, as 2020-01-31; of an interval, accept a day of it with `detente evidence accept ID --on DAY --because WHY`."
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
INTERVAL: Final = re.compile(r"/|\bto\b|\.\.|\u2013")
FORMAT: Final = RecordFormat("findings", COLUMNS, ("kind", "on"), HINT)

FindingsLike: TypeAlias = PathLike | Finding | Iterable[Finding]
"""Accepted findings: values, or a CSV, a JSON array or JSON lines of them."""


def findings_of(given: object, kinds: Callable[[], Mapping[str, str]]) -> tuple[Finding, ...]:
    """Return the findings in order of their days, each fact once.

    `kinds` gives those that are declared; it is asked where there is a finding. Raises InputError for what cannot be read, and for a kind that nobody declared.
    """
    if isinstance(given, str | os.PathLike):
        return read_findings(arguments.path(given, "findings"), kinds())
    found = arguments.several(given, Finding, "findings", GIVEN_HINT)
    known = kinds() if found else {}
    for each in found:
        _refuse(each, known, "findings")
    return in_order(found)


def read_findings(path: Path, kinds: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return the findings of a file, by their days. Raises InputError for a file that cannot be read, with the place of every fault."""
    return in_order(read_rows(path, kinds))


def read_rows(path: Path, kinds: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return the findings of a file in its order, the same one as often as it is there; one without an id has its place as one.

    Raises InputError as `read_findings` does.
    """

    def made(row: dict[str, Any]) -> Finding:
        return _finding(row, kinds)

    found = FORMAT.records(path, made)
    if not found:
        raise InputError("has no finding in it", where=str(path), hint=HINT)
    return tuple(
        each if each.id else replace(each, id=f"{path.name}{where.removeprefix(str(path))}") for where, each in found
    )


def supposed(words: Iterable[str], kinds: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return the findings of `KIND@DAY` words. Raises UsageError for a kind that nobody declared, with the nearest, and for no day."""
    made = []
    for word in words:
        kind, _, day = word.partition("@")
        if kind not in kinds:
            hint = nearest(kind, kinds, few=20) or "Kinds are declared under findings, in regime.yaml or by a text."
            raise UsageError(f"no kind of finding is called {kind!r}", where=word, hint=hint)
        try:
            made.append(Finding(kind=kind, on=arguments.day(day, "suppose"), source="supposed", id=f"supposed {word}"))
        except InputError:
            raise UsageError(f"{day!r} is not a day", where=word, hint="Write it as KIND@2020-02-01.") from None
    return tuple(made)


def repeated(found: Iterable[Finding]) -> tuple[str, ...]:
    """Return a sentence for each finding whose kind and day an earlier one has."""
    first: dict[tuple[str, date], Finding] = {}
    return tuple(
        f"{each.id}: {each.kind} on {each.on} is there already ({before.id}); twice is as good as once"
        for each in found
        if (before := first.setdefault((each.kind, each.on), each)) is not each
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by their days; the same fact, known on the same day, is there once, as it was first given."""
    facts = {(each.on, each.kind, each.known_on or each.on): each for each in reversed(tuple(findings))}
    return tuple(facts[key] for key in sorted(facts))


def _finding(row: dict[str, Any], kinds: Mapping[str, str]) -> Finding:
    on = _day(row.get("on", ""), "on")
    if on is None:
        raise InputError("a finding has a day", where="on", hint=ONE_DAY)
    found = Finding(
        kind=row.get("kind", ""),
        on=on,
        known_on=_day(row.get("known_on", ""), "known_on"),
        source=row.get("source", ""),
        id=row.get("id", ""),
    )
    _refuse(found, kinds, "")
    return found


def _day(text: str, where: str) -> date | None:
    if not text:
        return None
    parts = [part.strip() for part in INTERVAL.split(text)]
    if len(parts) > 1 and all(map(DAY.fullmatch, parts)):
        raise InputError(f"{text!r} is an interval", where=where, hint=ONE_DAY)
    with suppress(ValueError):  # no day of the calendar
        if DAY.fullmatch(text) is not None:
            return date.fromisoformat(text)
    raise InputError(f"{text!r} is not a day", where=where, hint=ONE_DAY)


def _refuse(found: Finding, kinds: Mapping[str, str], where: str) -> None:
    """Refuse a kind that nobody declared, and what was known before it happened."""
    if found.kind not in kinds:
        hint = nearest(found.kind, kinds, few=12) or "Kinds are declared under findings, in regime.yaml or by a text."
        raise InputError(f"no kind of finding is called {found.kind!r}", where=where or "kind", hint=hint)
    if found.known_on is not None and found.known_on < found.on:
        what = f"it was known on {found.known_on}, before its day {found.on}"
        raise InputError(what, where=where or "known_on", hint="Give the day on which it became known.")
