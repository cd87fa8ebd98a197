"""The lists that were not screened because no version of them was imported, and how to get each."""

from collections.abc import Collection, Iterator
from typing import Final

from detente.parties.lists.sources import OWN, SOURCES, ListSource
from detente.parties.lists.twins import SHIPPED, wholes
from detente.value import value

UPDATE: Final = "detente lists update"
"""The command that fetches a list from its authority."""


@value
class UnscreenedList:
    """A list that the program can read and that was not screened."""

    id: str
    title: str
    get: str
    """The command that gets it."""


def unscreened(screened: Collection[str]) -> tuple[UnscreenedList, ...]:
    """Return the known lists that are not among those that were screened, in the order of their declaration.

    A list is not missed where another that contains all of it was screened: the one that ships, and the annexes in the
    European Union's journal, which its consolidated list repeats.
    """
    covered = {*screened, OWN, *_contained(screened)}
    return tuple(
        UnscreenedList(id=each.id, title=each.title, get=_get(each))
        for each in SOURCES.values()
        if each.id not in covered
    )


def _contained(screened: Collection[str]) -> Iterator[str]:
    if not set(wholes()).isdisjoint(screened):
        yield SHIPPED
    for each in SOURCES.values():
        if each.within in screened:
            yield each.id


def _get(source: ListSource) -> str:
    if source.id == SHIPPED:
        return f"detente party match --list {source.id}"
    if source.official is not None:
        return f"{UPDATE} {source.id}"
    return f"detente lists import FILE --source {source.id}"
