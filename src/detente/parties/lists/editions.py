"""The imported editions of every list: stored, found again as of a date, and indexed.

    editions = Editions(home)
    editions.take([Path("consolidated.xml")], now=datetime.now(UTC))
    editions.on(date(2018, 8, 24))

The designations that ship are always among them; without any list they are read from the package, and nothing is written.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from hashlib import file_digest
from pathlib import Path
from typing import Final

from detente import __version__
from detente.errors import InputError, Issue, UsageError
from detente.parties.entity import Entity
from detente.parties.lists import catalogue, formats, gate, shelf
from detente.parties.lists.confirmed import Confirmed, confirmed
from detente.parties.lists.edition import Dated, Edition, SourceFile, by_country, by_programme, digest, packed
from detente.parties.lists.shipped import shipped
from detente.parties.lists.sources import OWN, SOURCES, ListSource
from detente.parties.lists.sources import source as declared
from detente.parties.lists.twins import SHIPPED, wholes
from detente.value import value

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@value
class Taken:
    """The result of an import of files."""

    edition: Edition
    issues: tuple[Issue, ...]
    """What the reader could not read."""
    new: bool
    """False where the same edition was already kept."""
    before: Edition | None
    """The newest other edition of the same source that is not of a later date."""


@value
class _Read:
    """The content of files."""

    entities: tuple[Entity, ...]
    issues: tuple[Issue, ...]
    data: bytes
    day: date
    dated: Dated


OWN_TABLE: Final = "own-table"
"""The format of a table whose columns the user names."""


class Editions:
    """The editions under a home folder. Only `take` writes there."""

    def __init__(self, home: Path) -> None:
        self._lists = home / "lists"
        self.indexes = home / "indexes"
        """Where indexes over these editions are kept."""

    def shelf(self, source: str) -> Path:
        """Return the folder of a source's editions."""
        return self._lists / shelf.shelf_of(source)

    def take(
        self,
        files: Sequence[Path],
        *,
        source: str | None = None,
        format_: str | None = None,
        day: date | None = None,
        now: datetime,
        accept: bool = False,
        columns: Mapping[str, str] | None = None,
    ) -> Taken:
        """Store the edition that these files contain; the same entries of the same date are the same edition.

        Args:
            files: One, or those that make one edition together.
            source: The id of the list; by default the list that the format belongs to.
            format_: By default recognised by the first bytes.
            day: Of the edition, where the files don't say; by default the day of `now`. A day that contradicts the files'
                own is taken only with `accept`. An export of an official list in FollowTheMoney needs one.
            now: In UTC.
            accept: Keep it though it is too short, too long or much shorter than the last; that is recorded.
            columns: The names of the columns of a table of one's own, by ours.

        Raises:
            InputError: no list, a broken one, one that the gate refuses, or a folder that cannot be written.
            UsageError: no file, no such source or format, or no day where one is needed.
        """
        if not files:
            raise UsageError("no file was given")
        format_ = format_ or _format_of(source, files, columns)
        kept = _meant(source or catalogue.source_of(format_, files), format_, day)
        read = _read(files, format_, day, now.date(), accept=accept, columns=columns)
        edition = _edition(kept.id, format_, files, read, now)
        before = self._before(edition)
        if read.dated == "import" and before is not None and before.digest == edition.digest:
            shelf.verify(self.shelf(kept.id) / shelf.folder_of(before))
            return Taken(edition=before, issues=read.issues, new=False, before=self._before(before))
        if (there := self._there(edition)) is not None:
            shelf.verify(self.shelf(kept.id) / shelf.folder_of(there))
            return Taken(edition=there, issues=read.issues, new=False, before=before)
        doubts = list(gate.failed_assertions(kept, edition, before, self._staying(read, edition, before)))
        if doubts and not accept:
            raise gate.rejection(doubts, before, catalogue.called(files))
        edition = replace(edition, accepted="; ".join(doubts))
        new = shelf.put(self.shelf(kept.id), edition, read.data, read.issues)
        return Taken(
            edition=edition if new else self._there(edition) or edition, issues=read.issues, new=new, before=before
        )

    def all(self, source: str | None = None) -> tuple[Edition, ...]:
        """Return every edition, or every edition of a source, ordered by source, the newest first; the one that ships is among them.

        Raises InputError for an edition that is damaged, UsageError for a source that there is not.
        """
        ids = self.sources() if source is None else (declared(source).id,)
        return tuple(edition for each in ids for edition in self._of(each))

    def sources(self) -> tuple[str, ...]:
        """Return the ids of the sources that have editions, in the order of the catalogue; the user's own last."""
        own = (path.name.replace(".", ":", 1) for path in self._lists.glob("own.*"))
        ids = (*SOURCES, *sorted(own))
        return tuple(each for each in ids if each == SHIPPED or next(shelf.folders(self.shelf(each)), None) is not None)

    def on(self, day: date | None, sources: Collection[str] | None = None) -> tuple[Edition, ...]:
        """Return the editions to screen against on a date: of each source the newest that is not of a later date; for None the newest of all.

        What ships is among them on every day, since it has the day on which each party was listed; unless `sources` leave
        it out. Raises as `all`.
        """
        if sources is not None:
            for each in sources:
                declared(each)
        ids = [each for each in self.sources() if sources is None or each in sources]
        newest = (next(self._of(each, until=day), None) for each in ids)
        return tuple(edition for edition in newest if edition is not None)

    def lacking(self, day: date | None = None) -> tuple[str, ...]:
        """Return the sources that have editions, but none of a date or before it: a decision would miss them."""
        have = {each.source for each in self.on(day)}
        own = (path.name.replace(".", ":", 1) for path in sorted(self._lists.glob("own.*")))
        once = (each for each in (*SOURCES, *own) if self.shelf(each).is_dir())
        return tuple(each for each in once if each not in have)

    def folders(self) -> Iterator[tuple[str, Path]]:
        """Yield every folder that holds an edition, with its source, damaged ones too, for verification."""
        for source in self.sources():
            for folder in shelf.folders(self.shelf(source)):
                yield source, folder

    def named(self, word: str) -> Edition:
        """Return the edition that a word names: `un`, `un@2018-08-24` (as of that date) or `un@1a2b3c` (its digest).

        Raises UsageError where there is none, InputError where it is damaged.
        """
        name, _, which = word.partition("@")
        source = declared(name).id
        try:
            day = date.fromisoformat(which) if which else None
        except ValueError:
            if _DAY.fullmatch(which):
                raise UsageError(f"{which} is no day", where=word, hint="Write it as un@2018-08-24.") from None
            found = [each for each in self._of(source) if each.digest.startswith(which.rpartition(":")[2])]
        else:
            found = list(self._of(source, until=day))[:1]
        if not found:
            days = ", ".join(each.label for each in self._of(source))
            raise UsageError(
                f"no edition {word} is imported", hint=f"There are {days}." if days else "Import the list."
            )
        return found[0]

    def entities(self, edition: Edition) -> tuple[Entity, ...]:
        """Return the entries of an edition. Raises InputError where they are damaged."""
        if edition.shipped:
            return shipped().entities
        return shelf.entities(self.shelf(edition.source) / shelf.folder_of(edition), edition)

    def as_of(self, edition: Edition, day: date | None) -> Edition:
        """Return the edition with the counts of what was listed by a date, where it is of a later one; this is the edition that ships."""
        if day is None or edition.day <= day:
            return edition
        there = [each for each in self.entities(edition) if each.listed_on is None or each.listed_on <= day]
        return replace(
            edition,
            entries=len(there),
            names=sum(len(each.names) for each in there),
            countries=by_country(there),
            programmes=by_programme(there),
        )

    def issues(self, edition: Edition) -> tuple[Issue, ...]:
        """Return what the reader of an edition could not read. Raises InputError where that is damaged."""
        return () if edition.shipped else shelf.issues(self.shelf(edition.source) / shelf.folder_of(edition))

    def _of(self, source: str, until: date | None = None) -> Iterator[Edition]:
        """Yield the editions of a source up to a date, the newest first; of one date the last imported."""
        if source == SHIPPED:
            yield _shipped()
            return
        known = confirmed(self.shelf(source))
        same: list[Edition] = []
        for folder in shelf.folders(self.shelf(source)):
            day = shelf.day_of(folder)
            if until is not None and day is not None and day > until:
                continue
            found = self._found(folder, known)
            if same and same[0].day != found.day:
                yield from _latest(same)
                same = []
            same.append(found)
        yield from _latest(same)

    @staticmethod
    def _found(folder: Path, known: Confirmed | None) -> Edition:
        """Return the edition in a folder, with the date on which an update confirmed it, if it is the confirmed one."""
        found = shelf.manifest(folder)
        return replace(found, checked=known.day) if known is not None and known.label == found.label else found

    def _before(self, edition: Edition) -> Edition | None:
        others = (each for each in self._of(edition.source, until=edition.day) if each.label != edition.label)
        return next(others, None)

    def _staying(self, read: _Read, edition: Edition, before: Edition | None) -> int | None:
        """Return how many references of the previous edition these files have, too; other formats have references of their own."""
        if before is None or before.format != edition.format:
            return None
        return len({each.id for each in read.entities} & {each.id for each in self.entities(before)})

    def _there(self, edition: Edition) -> Edition | None:
        folder = self.shelf(edition.source) / shelf.folder_of(edition)
        return self._found(folder, confirmed(folder.parent)) if folder.is_dir() else None


def _latest(same: list[Edition]) -> list[Edition]:
    return sorted(same, key=lambda each: each.imported.timestamp() if each.imported else 0.0, reverse=True)


@cache
def _shipped() -> Edition:
    """Return the edition that ships."""
    found = shipped()
    return Edition(
        source=SHIPPED,
        day=found.day,
        digest=digest(packed(found.entities)),
        entries=len(found.entities),
        names=sum(len(each.names) for each in found.entities),
        format="tsv",
        countries=by_country(found.entities),
        programmes=by_programme(found.entities),
        engine=__version__,
    )


def _meant(source: str, format_: str, day: date | None) -> ListSource:
    """Return the source of an edition to import. Raises UsageError for an unknown source, one without this format, or a missing date."""
    kept = declared(source)
    if kept.id == SHIPPED:
        raise UsageError(f"{SHIPPED} ships with the program", hint=f"Import the list itself, as {wholes()[0]}.")
    catalogue.fitting(kept, format_)
    if formats.format_(format_).exports and not kept.own and day is None:
        what = f"an export in FollowTheMoney does not say of which day {kept.id} is"
        raise UsageError(what, where="--day", hint="Give the day of the edition that was exported.")
    return kept


def _format_of(source: str | None, files: Sequence[Path], columns: Mapping[str, str] | None) -> str:
    """Return the format of files that nobody told. Raises UsageError for a table without a list of one's own to go to."""
    found = OWN_TABLE if columns or _own_workbook(source, files) else catalogue.format_of(files[0])
    if source is None and found == OWN_TABLE:
        what, hint = "a table of your own has no list that it belongs to", "Name one of your own: --source own:WORD."
        raise UsageError(what, where=files[0].name, hint=hint)
    return found


def _own_workbook(source: str | None, files: Sequence[Path]) -> bool:
    """Return whether a workbook is a list of one's own: the only other list that is one has a source of its own."""
    return bool(source and source.startswith(OWN) and files[0].suffix.lower() == ".xlsx")


def _read(
    files: Sequence[Path],
    format_: str,
    day: date | None,
    today: date,
    *,
    accept: bool,
    columns: Mapping[str, str] | None = None,
) -> _Read:
    gate.future(day or today, today, catalogue.called(files))
    with catalogue.opened(files, format_, columns) as listed:
        entities = tuple(listed.entries())
        if not all(each.id for each in entities):
            nameless = next(each.name for each in entities if not each.id)
            raise InputError(
                f"the entry {nameless!r} has no reference", hint="Each entry needs its own; in JSON, an id."
            )
        says, issues = listed.day, (*listed.issues, *_twice(entities))
    dated: Dated = "given" if day else "import"
    if says is not None and (day in (None, says) or not accept):
        if day not in (None, says):
            what = f"it says that it is of {says}, not of {day}"
            raise InputError(what, where=catalogue.called(files), hint="`--accept` takes your day.")
        day, dated = says, "file"
    gate.future(day or today, today, catalogue.called(files))
    return _Read(entities=entities, issues=issues, data=packed(entities), day=day or today, dated=dated)


def _edition(source: str, format_: str, files: Sequence[Path], read: _Read, now: datetime) -> Edition:
    return Edition(
        source=source,
        day=read.day,
        digest=digest(read.data),
        entries=len(read.entities),
        names=sum(len(each.names) for each in read.entities),
        format=format_,
        imported=now,
        countries=by_country(read.entities),
        programmes=by_programme(read.entities),
        dated=read.dated,
        issues=len(read.issues),
        files=tuple(map(_file, files)),
        engine=__version__,
    )


def _file(path: Path) -> SourceFile:
    with path.open("rb") as file:
        return SourceFile(name=path.name, bytes=path.stat().st_size, digest=file_digest(file, "sha256").hexdigest())


def _twice(entities: Sequence[Entity]) -> Iterator[Issue]:
    """Yield an issue for each reference that two entries share: what is true of one of them may be meant for the other."""
    seen: set[str] = set()
    for each in entities:
        if each.id in seen:
            yield Issue(where=each.id, what="two entries have this reference", code="given-twice")
        seen.add(each.id)
