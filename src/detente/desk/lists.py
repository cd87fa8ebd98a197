"""Questions about lists: importing, updating, comparing, verifying, showing and exporting them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from detente.desk import arguments
from detente.desk.arguments import DayLike, NumberLike, PathLike, WordsLike
from detente.desk.source import ListHome
from detente.displayed import DisplayedDocument
from detente.errors import InputError, UsageError
from detente.files.paths import is_file
from detente.nearest import nearest
from detente.value import value

if TYPE_CHECKING:
    from detente.parties.entity import Entity
    from detente.parties.index.stored import IndexProgress
    from detente.parties.lists.changes import EditionDiff
    from detente.parties.lists.edition import Edition
    from detente.parties.lists.editions import Editions, Taken
    from detente.parties.lists.removal import Removal
    from detente.parties.lists.update import UpdateOutcome
    from detente.parties.screening.unscreened import UnscreenedList

AT_ONCE: Final = 4
"""The number of servers to fetch from at the same time."""
LEAST_TIMEOUT: Final = 0.001
"""Seconds."""
FetchProgress: TypeAlias = Callable[[str, int, int | None], None]
"""Called from several threads while files arrive, with the list, the bytes received, and the total where it is known."""


def silent(_source: str, _came: int, _total: int | None) -> None:
    """Report nothing."""


@value
class ListStatus(DisplayedDocument):
    """The editions to screen against on a date.

    >>> from detente import Desk
    >>> Desk().list_status(today="2026-08-01").to_polars()["source"].to_list()
    ['un-1718']
    """

    on: date
    max_age: int
    """Days after which an edition is stale."""
    editions: "tuple[Edition, ...]"
    stale: tuple[str, ...]
    """Lists whose edition is older than that."""
    lacking: tuple[str, ...]
    """Lists that were imported, but have no edition of the date or before it."""

    @property
    def not_imported(self) -> "tuple[UnscreenedList, ...]":
        """The lists that the program knows and that have no edition here, with how to get each."""
        from detente.parties.screening.unscreened import unscreened

        return unscreened([*self.lacking, *(each.source for each in self.editions)])

    @property
    def current(self) -> bool:
        """Return whether every list has an edition that is not stale."""
        return not self.stale and not self.lacking


@value
class EditionComparison(DisplayedDocument):
    """The differences between two editions, or files.

    >>> from detente import Desk
    >>> Desk().compare_lists("un-1718", "un-1718").to_dicts()
    []
    """

    before: str
    after: str
    found: "EditionDiff"


@value
class VerifiedEdition:
    """An edition whose digest and count were checked."""

    source: str
    edition: str
    """Its label; for a damaged edition the name of its folder."""
    entries: int
    fault: InputError | None = None
    """The damage; None where there is none."""

    @property
    def holds(self) -> bool:
        """Return whether it is unchanged since it was stored."""
        return self.fault is None


@value
class FoundEntries:
    """The entries of an edition that have one reference."""

    edition: str
    """The list and the label of the edition: `un@2026-08-01:1a2b3c4d5e6f`."""
    entries: "tuple[Entity, ...]"


class ListsDesk:
    """The part of the desk that answers for lists."""

    def import_list(
        self: ListHome,
        files: PathLike | Iterable[PathLike],
        *,
        now: datetime | str,
        source: str | None = None,
        format_: str | None = None,
        day: DayLike | None = None,
        accept: bool = False,
        columns: Mapping[str, str] | None = None,
    ) -> "Taken":
        """Store the edition that these files contain. Arguments and errors are those of `Editions.take`.

        >>> from datetime import UTC, datetime
        >>> from detente import Desk
        >>> Desk(home="home").import_list("consolidated.xml", now=datetime.now(UTC))
        Traceback (most recent call last):
        detente.errors.InputError: consolidated.xml: there is no such file
        """
        return self.editions.take(
            arguments.paths(files, "files"),
            source=arguments.optional_text(source, "source"),
            format_=arguments.optional_text(format_, "format_"),
            day=arguments.optional_day(day, "day"),
            now=arguments.instant(now, "now"),
            accept=arguments.flag(accept, "accept"),
            columns=None if columns is None else arguments.texts_by_name(columns, "columns"),
        )

    def update_lists(
        self: ListHome,
        sources: WordsLike = (),
        *,
        now: datetime | str,
        addresses: Mapping[str, str] | None = None,
        timeout: NumberLike | None = None,
        progress: FetchProgress = silent,
    ) -> "tuple[UpdateOutcome, ...]":
        """Fetch lists, several at a time, and store what is new; a fault of one list is in its outcome, and stops no other.

        Args:
            sources: The lists; by default every one that has an official address, or one of `addresses`.
            now: In UTC.
            addresses: Other addresses than the official ones, by list.
            timeout: Seconds for a connection, and for a silence.
            progress: Told how far each file has come.

        Raises:
            UsageError: a list of no known address, or an address for a list that is not fetched; nothing was fetched then.
            InputError: the editions at hand are damaged, or an argument cannot be read.

        >>> from datetime import UTC, datetime
        >>> from detente import Desk
        >>> Desk(home="home").update_lists("un", now=datetime.now(UTC), timeout=0)
        Traceback (most recent call last):
        detente.errors.InputError: timeout: 0 is out of range
          Give a number of at least 0.001.
        """
        from detente.parties.lists.sources import fetched
        from detente.parties.lists.update import TIMEOUT, UpdateOptions, addresses_of, update

        given = arguments.texts_by_name(addresses, "addresses")
        seconds = arguments.optional_number(timeout, "timeout", least=LEAST_TIMEOUT, most=inf)
        moment = arguments.instant(now, "now")
        wanted = _wanted(arguments.words(sources, "sources"), given) or tuple(dict.fromkeys((*fetched(), *given)))
        for source in wanted:
            addresses_of(source, given.get(source))
        editions = self.editions

        def one(source: str) -> "UpdateOutcome":
            terms = UpdateOptions(address=given.get(source), timeout=seconds or TIMEOUT)
            return update(
                editions, source, now=moment, terms=terms, progress=lambda came, total: progress(source, came, total)
            )

        with _together() as pool:
            return tuple(pool.map(one, wanted))

    def index_lists(
        self: ListHome,
        *,
        on: DayLike | None = None,
        lists: WordsLike | None = None,
        progress: "IndexProgress | None" = None,
    ) -> None:
        """Build the index of names of some editions now, where there is none, so that the first screening need not wait for it.

        Args:
            on: The editions of this day; by default the newest.
            lists: Of these lists only; by default of all that are imported.
            progress: Told of each edition before its names are indexed; of none where the index is there.

        >>> from detente import Desk
        >>> Desk().index_lists()
        """
        from detente.parties.index import stored

        names = arguments.optional_words(lists, "lists")
        chosen = self.editions.on(arguments.optional_day(on, "on"), names)
        if progress is None or not chosen or stored.is_kept(self.editions, chosen):
            stored.of_editions(self.editions, chosen or self.editions.on(None))
        else:
            stored.of_editions(self.editions, chosen, progress)

    def list_status(
        self: ListHome, *, today: DayLike, day: DayLike | None = None, max_age: NumberLike | None = None
    ) -> ListStatus:
        """Return the editions to screen against on a date, by default the newest, with those that are stale or missing.

        Args:
            today: The day by which ages are counted where no other is given.
            day: The day that is asked about.
            max_age: Days after which an edition is stale; by default 30.

        Raises:
            InputError: an argument that cannot be read, or a damaged edition.

        >>> from detente import Desk
        >>> Desk().list_status(today="2026-08-01").editions[0].source
        'un-1718'
        """
        from detente.parties.lists.edition import MAX_AGE

        now, as_of = arguments.day(today, "today"), arguments.optional_day(day, "day")
        limit = arguments.optional_whole(max_age, "max_age", least=0)
        on, most = as_of or now, MAX_AGE if limit is None else limit
        found = tuple(self.editions.as_of(each, as_of) for each in self.editions.on(as_of))
        stale = tuple(each.source for each in found if not each.shipped and each.age(on) > most)
        return ListStatus(on=on, max_age=most, editions=found, stale=stale, lacking=self.editions.lacking(as_of))

    def compare_lists(self: ListHome, before: PathLike, after: PathLike) -> EditionComparison:
        """Return the differences between two editions; each is LIST, LIST@DAY, LIST@DIGEST, or a file.

        Raises InputError for a file that there is not or that cannot be read, UsageError for an edition that there is not.

        >>> from detente import Desk
        >>> Desk().compare_lists("un-1718", "un-1718").found.added
        ()
        """
        from detente.parties.lists.changes import changes

        (one, old), (other, new) = _side(self.editions, before, "before"), _side(self.editions, after, "after")
        return EditionComparison(before=one, after=other, found=changes(old, new))

    def verify_lists(self: ListHome) -> tuple[VerifiedEdition, ...]:
        """Check the digest and count of every stored edition; damage is in the result and raises nothing.

        >>> from detente import Desk
        >>> Desk().verify_lists()
        ()
        """
        from detente.parties.lists import shelf

        found = []
        for source, folder in self.editions.folders():
            try:
                edition = shelf.verify(folder)
            except InputError as fault:
                found.append(VerifiedEdition(source=source, edition=folder.name, entries=0, fault=fault))
            else:
                found.append(VerifiedEdition(source=source, edition=edition.label, entries=edition.entries))
        return tuple(found)

    def removal_of(self: ListHome, which: str) -> "Removal":
        """What `remove_list` would remove: LIST, LIST@DAY (of that very day) or LIST@DIGEST.

        Raises UsageError as `remove_list`.

        >>> from detente import Desk
        >>> Desk().removal_of("un-1718")
        Traceback (most recent call last):
        detente.errors.UsageError: un-1718: un-1718 ships with the program and cannot be removed
          To leave it out of a search, name the other lists with --list.
        """
        from detente.parties.lists.removal import removal_of

        return removal_of(self.editions, which)

    def remove_list(self: ListHome, which: str) -> "Removal":
        """Remove a list with all its editions, or one of them; what was removed, and what is left.

        Raises:
            UsageError: no such list or edition, several editions of that day, or the list that ships.
            WriteError: nothing could be removed.

        >>> from detente import Desk
        >>> Desk().remove_list("un-1718")
        Traceback (most recent call last):
        detente.errors.UsageError: un-1718: un-1718 ships with the program and cannot be removed
          To leave it out of a search, name the other lists with --list.
        """
        from detente.parties.lists.removal import removal_of, remove

        found = removal_of(self.editions, which)
        remove(self.editions, found)
        return found

    def list_entries(self: ListHome, which: str, reference: str) -> FoundEntries:
        """Return the entries of an edition that have this reference; the case of letters does not matter.

        Raises UsageError where there is no such edition, or none of its entries has the reference.

        >>> from detente import Desk
        >>> Desk().list_entries("un-1718", "KPe.008").entries[0].id
        'KPe.008'
        """
        which, reference = arguments.text(which, "which"), arguments.text(reference, "reference")
        edition = self.editions.named(which)
        entities = self.editions.entities(edition)
        found = tuple(each for each in entities if each.id.casefold() == reference.casefold())
        if not found:
            what = f"{called(edition)} has no entry {reference!r}"
            raise UsageError(what, hint=nearest(reference, (each.id for each in entities)))
        return FoundEntries(edition=called(edition), entries=found)

    def export_list(self: ListHome, which: str) -> Iterator[bytes]:
        """Yield an edition as FollowTheMoney entities, a line of JSON each. Raises UsageError for an unknown edition.

        >>> from detente import Desk
        >>> next(Desk().export_list("un-1718"))[:7]
        b'{"id":"'
        """
        from detente.parties.lists.readers.ftm import written

        edition = self.editions.named(arguments.text(which, "which"))
        return written(self.editions.entities(edition), edition.source)


def called(edition: "Edition") -> str:
    """Return an edition by its list and its label."""
    return f"{edition.source}@{edition.label}"


def _wanted(sources: Sequence[str], given: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lists to fetch. Raises UsageError for the address of another list."""
    if spare := [each for each in given if sources and each not in sources]:
        what = f"{spare[0]!r} is not among the lists that are fetched"
        raise UsageError(what, where="--address", hint=nearest(spare[0], sources) or "Name it among them, too.")
    return tuple(sources)


@contextmanager
def _together() -> Iterator[ThreadPoolExecutor]:
    """Yield threads that fetch; a run that is stopped need not wait for their answers."""
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _side(editions: "Editions", given: PathLike, where: str) -> "tuple[str, tuple[Entity, ...]]":
    """Return an edition or a file by the name that the user gives."""
    word = given if isinstance(given, str) and given else str(arguments.path(given, where))
    path = Path(word)
    if is_file(path):
        from detente.parties.lists.catalogue import opened

        with opened([path]) as listed:
            return path.name, tuple(listed.entries())
    if path.suffix:
        raise InputError("there is no such file", where=word)
    edition = editions.named(word)
    return called(edition), editions.entities(edition)
