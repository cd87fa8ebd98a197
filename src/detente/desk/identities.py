"""A person's judgements on names, taken to a decider: read from a file, and checked against the lists at hand."""

import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, TypeAlias

from detente.decide.counted import CountedAmount
from detente.decide.decider import Decider
from detente.decide.identity_judgement import (
    JUDGEMENTS,
    IdentityJudgement,
    IdentityJudgements,
    judgements,
)
from detente.desk import arguments
from detente.desk.arguments import PathLike
from detente.errors import Fault, InputError, UsageError
from detente.files import table
from detente.files.paths import opened
from detente.nearest import nearest
from detente.parties.lists.editions import Editions

COLUMNS: Final = ("name", "id", "judgement", "list", "note")
HINT: Final = "Its columns are name, id and judgement (is or is-not), and list and note where there is any."
MOST_BYTES: Final = 64 * 1024 * 1024
OPTION: Final = "identities"
IDENTITIES_HINT: Final = 'Give {"NAME": "ID"}, an IdentityJudgement or several, or the name of a file.'
COUNTED_HINT: Final = "Give a CountedAmount or several, or the name of a file."

IdentitiesLike: TypeAlias = PathLike | Mapping[str, str] | IdentityJudgement | Iterable[IdentityJudgement]
"""A person's judgements on names: a mapping of names to the ids of listed parties, judgements, or a file of them."""
CountedLike: TypeAlias = PathLike | CountedAmount | Iterable[CountedAmount]
"""What had passed under caps before: amounts, or a file that states them."""


def identities_of(given: object, where: str = OPTION) -> tuple[IdentityJudgement, ...]:
    """Return a person's judgements on names: those of a file, of a mapping of names to ids, or given one by one. Raises InputError."""
    if isinstance(given, str | os.PathLike):
        return read(arguments.path(given, where))
    if isinstance(given, Mapping):
        pairs = arguments.texts_by_name(given, where)
        return tuple(IdentityJudgement(name=name, id=id_) for name, id_ in pairs.items())
    return arguments.several(given, IdentityJudgement, where, IDENTITIES_HINT)


def counted_of(given: object, where: str = "counted") -> Path | tuple[CountedAmount, ...]:
    """Return what had passed under caps before: a file, or amounts given one by one. Raises InputError."""
    if isinstance(given, str | os.PathLike):
        return arguments.path(given, where)
    return arguments.several(given, CountedAmount, where, COUNTED_HINT)


def judging(decider: Decider, given: Iterable[IdentityJudgement], editions: Editions) -> Decider:
    """Return a decider with a person's judgements on names.

    Raises:
        UsageError: the decider matches no names.
        InputError: two judgements contradict each other, or one has an id or a list that there is not.
    """
    if decider.identifier is None:
        hint = "Match the names, or write who is meant into the transactions."
        raise UsageError("judgements on names need names that are matched with the lists", where=OPTION, hint=hint)
    checked = judgements((OPTION, each) for each in given)
    _refuse_unknown(decider, checked, editions)
    return decider.judging(IdentityJudgements(checked))


def _refuse_unknown(decider: Decider, given: Iterable[IdentityJudgement], editions: Editions) -> None:
    """Refuse an id that neither the law nor a list at hand has, and a list that is not at hand."""
    assert decider.identifier is not None
    lists, known = editions.sources(), set(decider.identifier.designated)
    for each in given:
        if each.list is not None and each.list not in lists:
            hint = nearest(each.list, lists)
            raise InputError(f"{str(each)!r}: no list at hand is called {each.list!r}", where=OPTION, hint=hint)
        if each.id is not None and each.id not in known and each.id not in (listed := _listed(editions)):
            raise InputError(
                f"{str(each)!r}: {each.id!r} is on no list", where=OPTION, hint=_near(each.id, known | listed)
            )


def _listed(editions: Editions) -> set[str]:
    """Every id, reference and IMO number on the lists at hand."""
    return {
        id_
        for edition in editions.on(None)
        for entity in editions.entities(edition)
        for id_ in (entity.id, *entity.references, *(each.text for each in entity.numbers if each.kind == "imo"))
    }


def _near(id_: str, known: Iterable[str]) -> str:
    """The nearest known id, as a sentence; where an id of its kind stands where there is none."""
    by_letters = {each.lower(): each for each in sorted(known)}
    close = get_close_matches(id_.lower(), by_letters, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {by_letters[close[0]]!r}?"
    return "`detente party match NAME` shows the ids of listed parties."


def read(path: Path) -> tuple[IdentityJudgement, ...]:
    """Return the judgements of a CSV, a JSON array or a file of JSON lines, without repetition.

    Raises InputError for a file that cannot be read, and for every line that is no judgement, with its place.
    """
    with opened(path) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError("is too long for a file of judgements", where=str(path), hint=HINT)
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    cells = _json(data, path) if start[:1] in (b"[", b"{") else _csv(data, path)
    found: list[tuple[str, IdentityJudgement]] = []
    faults: list[Fault] = []
    for where, row in cells:
        try:
            found.append((where, _judgement(row)))
        except InputError as fault:
            place = f"{where}: {fault.where}" if fault.where else where
            faults.append(Fault(what=fault.what, where=place, hint=fault.hint, code="unreadable"))
    if faults:
        rest = "".join(f"\n{each}" for each in faults[1:])
        hint = f"{faults[0].hint}{rest}" if rest else faults[0].hint
        raise InputError(faults[0].what, where=faults[0].where, hint=hint, faults=faults)
    if not found:
        raise InputError("has no judgement in it", where=str(path), hint=HINT)
    return judgements(found)


def _judgement(row: dict[str, str]) -> IdentityJudgement:
    word = "-".join(row.get("judgement", "").lower().split())
    if word not in JUDGEMENTS:
        hint = "Write is, or is-not."
        raise InputError(f"{row.get('judgement', '')!r} is no judgement", where="judgement", hint=hint)
    return IdentityJudgement(
        name=row.get("name", ""),
        id=row.get("id") or None,
        judgement=word,
        list=row.get("list") or None,
        note=row.get("note", ""),
    )


def _csv(data: bytes, path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    lines = table.lines(io.BytesIO(data), str(path), table.UTF_8)
    cells = table.cells(lines, str(path), table.UTF_8)
    number, first = next(cells, (1, []))
    header = [name.strip().lower() for name in first]
    _refuse_header(header, f"{path}: line {number}")
    for line, row in cells:
        if len(row) != len(header):
            what = f"has {len(row)} cells, the header has {len(header)}"
            raise InputError(what, where=f"{path}: line {line}", hint="Put a cell that has a comma in quotes.")
        yield f"{path}: line {line}", dict(zip(header, map(str.strip, row), strict=True))


def _refuse_header(header: list[str], where: str) -> None:
    for name in ("name", "judgement"):
        if name not in header:
            raise InputError(f"there is no column {name!r}", where=where, hint=HINT)
    unknown = [name for name in header if name not in COLUMNS]
    if unknown:
        raise InputError(f"unknown column {unknown[0]!r}", where=where, hint=nearest(unknown[0], COLUMNS) or HINT)
    if (twice := table.doubled(header)) is not None:
        raise InputError(f"the column {twice!r} is there twice", where=where, hint="Remove one of them.")


def _json(data: bytes, path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The objects of an array, or of lines."""
    try:
        text = data.decode("utf-8-sig")
        if text.lstrip().startswith("["):
            entries = [(f"{path}: entry {number}", each) for number, each in enumerate(json.loads(text), 1)]
        else:
            lines = ((number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip())
            entries = [(f"{path}: line {number}", json.loads(line)) for number, line in lines]
    except (ValueError, RecursionError) as fault:
        raise InputError(f"is not JSON: {fault}", where=str(path), hint=HINT) from None
    for where, each in entries:
        yield where, _texts(each, where)


def _texts(given: Any, where: str) -> dict[str, str]:
    if not isinstance(given, dict):
        raise InputError("is no object", where=where, hint=HINT)
    for key, each in given.items():
        if key not in COLUMNS:
            raise InputError(f"unknown key {key!r}", where=where, hint=nearest(key, COLUMNS) or HINT)
        if not (each is None or isinstance(each, str)):
            raise InputError(f"{key} is no text", where=where, hint="Give it in quotes.")
    return {key: (each or "").strip() for key, each in given.items()}
