"""Removal of editions: one, or all of a list. An edition is there whole or not at all, also where a removal is interrupted."""

from pathlib import Path
from typing import Final

from detente.errors import UsageError
from detente.files import atomic
from detente.nearest import nearest
from detente.parties.lists import shelf
from detente.parties.lists.editions import Editions
from detente.parties.lists.sources import source as declared
from detente.parties.lists.twins import SHIPPED
from detente.value import value

HOW: Final = "Write un for the whole list, un@2018-08-24 or un@1a2b3c for an edition of it."


@value
class Removal:
    """What is to be removed, or was."""

    source: str
    editions: tuple[str, ...]
    """The labels of the editions, the newest date first: `2018-08-24:1a2b3c4d5e6f`."""
    left: tuple[str, ...]
    """The labels of the editions of the same list that stay."""


def removal_of(editions: Editions, word: str) -> Removal:
    """Return what a word names: `un` (every edition), `un@2018-08-24` (the edition of that very day) or `un@1a2b3c` (its digest).

    Damaged editions can be named, too, since only the names of folders are looked at. Raises UsageError where the list or the
    edition does not exist, where several editions are of the day, and for what ships with the program.
    """
    name, at, which = word.partition("@")
    source = declared(name).id
    if source == SHIPPED:
        what = f"{SHIPPED} ships with the program and cannot be removed"
        raise UsageError(what, where=word, hint="To leave it out of a search, name the other lists with --list.")
    labels = tuple(map(_label, shelf.folders(editions.shelf(source))))
    if not labels and not editions.shelf(source).is_dir():
        hint = nearest(source, set(editions.sources()) - {SHIPPED}) or "No list has been imported."
        raise UsageError(f"{source} has not been imported", where=word, hint=hint)
    if not at:
        return Removal(source=source, editions=labels, left=())
    chosen = _only(source, which.lower(), labels)
    return Removal(source=source, editions=(chosen,), left=tuple(each for each in labels if each != chosen))


def _only(source: str, which: str, labels: tuple[str, ...]) -> str:
    """Return the label that a day, a digest or both name. Raises UsageError where it is none of them, or several."""
    if not which:
        raise UsageError("no edition is named after the @", where=f"{source}@", hint=HOW)
    found = [each for each in labels if which == each[: shelf.DAY] or _begins(each, which)]
    if not found:
        hint = nearest(f"{source}@{which}", (f"{source}@{each}" for each in labels)) or HOW
        raise UsageError(f"{source}@{which} is not a stored edition", hint=hint)
    if len(found) > 1:
        several = ", ".join(f"{source}@{each}" for each in found)
        raise UsageError(f"{source}@{which} names {len(found)} editions", hint=f"Name one of them: {several}.")
    return found[0]


def _begins(label: str, which: str) -> bool:
    """Return whether a word is the beginning of an edition's digest, or its day and the beginning of its digest."""
    return label.startswith(which) if ":" in which else label[shelf.DAY + 1 :].startswith(which)


def _label(folder: Path) -> str:
    """Return an edition's label, from the name of its folder."""
    return f"{folder.name[: shelf.DAY]}:{folder.name[shelf.DAY + 1 :]}"


def remove(editions: Editions, what: Removal) -> None:
    """Remove editions. Where none is left, the list's folder goes too, so that the list no longer counts as missing.

    Raises WriteError where they cannot be removed; then all of them are still there.
    """
    folder = editions.shelf(what.source)
    if what.left:
        (label,) = what.editions
        folder = folder / label.replace(":", "-")
    atomic.discard(folder)
