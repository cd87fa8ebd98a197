"""A person's judgements on names, taken to a decider: read from a file, and checked against the lists at hand."""

import os
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final, TypeAlias

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
from detente.errors import InputError, UsageError
from detente.files.records import RecordFormat
from detente.nearest import nearest
from detente.parties.lists.editions import Editions

COLUMNS: Final = ("name", "id", "judgement", "list", "note")
HINT: Final = "Its columns are name, id and judgement (is or is-not), and list and note where there is any."
FORMAT: Final = RecordFormat("judgements", COLUMNS, ("name", "judgement"), HINT)
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
    found = FORMAT.records(path, _judgement)
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
