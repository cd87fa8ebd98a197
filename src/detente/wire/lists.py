"""The JSON of `detente lists`: editions, the results of imports and updates, the differences between two editions."""

from datetime import date, datetime

from msgspec import UNSET, UnsetType, convert, to_builtins

from detente.desk.lists import EditionComparison, FoundEntries, ListStatus, VerifiedEdition
from detente.parties.entity import Entity, IdKind, Kind, Quality
from detente.parties.lists.changes import ChangedEntry
from detente.parties.lists.edition import Dated, Edition
from detente.parties.lists.editions import Taken
from detente.parties.lists.removal import Removal
from detente.parties.lists.update import UpdateOutcome, UpdateState
from detente.wire.shape import Shape, all_made, made


class NameShape(Shape):
    """One name of a listed party."""

    text: str
    quality: Quality


class NumberShape(Shape):
    """A number of a party."""

    kind: IdKind
    text: str
    country: str | None


class EntityShape(Shape):
    """A listed party with everything that its list gives; `name` is its main name, the first of `names`."""

    id: str
    kind: Kind
    name: str
    names: tuple[NameShape, ...]
    births: tuple[str, ...]
    countries: tuple[str, ...]
    numbers: tuple[NumberShape, ...]
    programmes: tuple[str, ...]
    measures: tuple[str, ...]
    references: tuple[str, ...]
    listed_on: date | None


class SourceFileShape(Shape):
    """A file that an edition was read from."""

    name: str
    bytes: int
    digest: str


class IssueShape(Shape):
    """A value that a reader could not read."""

    where: str
    what: str


class ListStatusShape(Shape):
    """A stored edition: its manifest, its age on a date, and whether it is stale."""

    source: str
    edition: str
    shipped: bool
    day: date
    digest: str
    entries: int
    names: int
    format: str
    imported: datetime | None
    checked: date | None
    dated: Dated
    issues: int
    accepted: str
    files: tuple[SourceFileShape, ...]
    engine: str
    countries: dict[str, int]
    programmes: dict[str, int]
    age: int
    stale: bool
    ahead: bool


class NotImportedShape(Shape):
    """A list that the program knows and that has no edition here, and the command that gets it."""

    id: str
    title: str
    get: str


class StatusShape(Shape):
    """`detente lists status`."""

    on: date
    max_age: int
    lists: tuple[ListStatusShape, ...]
    lacking: tuple[str, ...]
    not_imported: tuple[NotImportedShape, ...]


class ImportShape(Shape):
    """`detente lists import`: the edition's manifest, and the result."""

    new: bool
    source: str
    edition: str
    shipped: bool
    day: date
    digest: str
    entries: int
    names: int
    format: str
    imported: datetime | None
    checked: date | None
    dated: Dated
    issues: tuple[IssueShape, ...]
    accepted: str
    files: tuple[SourceFileShape, ...]
    engine: str
    countries: dict[str, int]
    programmes: dict[str, int]
    before: str | None


class FetchFaultShape(Shape):
    """The reason why a list could not be updated."""

    what: str
    where: str
    mend: str


class UpdateShape(Shape):
    """`detente lists update`: one list."""

    source: str
    became: UpdateState
    edition: str | None
    entries: int | None
    before: str | None
    issues: int
    fault: FetchFaultShape | None


class FieldChangeShape(Shape):
    """A field of an entry that has changed."""

    field: str
    gone: tuple[str, ...]
    came: tuple[str, ...]


class EntryShape(Shape):
    """An entry in short."""

    id: str
    kind: Kind
    name: str
    programmes: tuple[str, ...]


class ChangedEntryShape(EntryShape):
    """An entry that is in both editions, and differs."""

    differences: tuple[FieldChangeShape, ...]


class DiffShape(Shape):
    """`detente lists diff`."""

    before: str
    after: str
    added: tuple[EntryShape, ...]
    removed: tuple[EntryShape, ...]
    changed: tuple[ChangedEntryShape, ...]
    same: int


class HeldShape(Shape):
    """`detente lists verify`: an edition, with its entries where it holds, and its fault where it is damaged."""

    source: str
    edition: str
    holds: bool
    entries: int | UnsetType = UNSET
    fault: str | UnsetType = UNSET


class EntriesShape(Shape):
    """`detente lists show`."""

    list: str
    entries: tuple[EntityShape, ...]


class RemovalShape(Shape):
    """`detente lists remove`."""

    source: str
    removed: tuple[str, ...]
    left: tuple[str, ...]


def removal(found: Removal) -> RemovalShape:
    """What was removed of a list, and what is left of it."""
    return RemovalShape(source=found.source, removed=found.editions, left=found.left)


def taken(found: Taken) -> ImportShape:
    """Return the result of an import."""
    issues = [{"where": each.where, "what": each.what} for each in found.issues]
    before = found.before.label if found.before else None
    return convert({**_manifest(found.edition), "new": found.new, "before": before, "issues": issues}, ImportShape)


def _manifest(found: Edition) -> dict[str, object]:
    """Return the keys that an edition has in every document."""
    plain: dict[str, object] = to_builtins(found)
    counts = {"countries": dict(found.countries), "programmes": dict(found.programmes)}
    return {**plain, **counts, "edition": found.label, "shipped": found.shipped}


def outcome(found: UpdateOutcome) -> UpdateShape:
    """Return the result of an update."""
    fault = found.fault
    return UpdateShape(
        source=found.source,
        became=found.became,
        edition=found.edition.label if found.edition else None,
        entries=found.edition.entries if found.edition else None,
        before=found.before.label if found.before else None,
        issues=len(found.issues),
        fault=FetchFaultShape(what=fault.what, where=fault.where, mend=fault.hint) if fault else None,
    )


def status(found: ListStatus) -> StatusShape:
    """Return the stored editions, each with its age."""
    return StatusShape(
        on=found.on,
        max_age=found.max_age,
        lists=tuple(_aged(each, found) for each in found.editions),
        lacking=found.lacking,
        not_imported=all_made(NotImportedShape, found.not_imported),
    )


def _aged(each: Edition, found: ListStatus) -> ListStatusShape:
    age = {"age": each.age(found.on), "stale": each.source in found.stale, "ahead": bool(each.ahead(found.on))}
    return convert({**_manifest(each), **age}, ListStatusShape)


def entity(found: Entity) -> EntityShape:
    """Return an entry with all its values."""
    return made(EntityShape, found)


def diff(found: EditionComparison) -> DiffShape:
    """Return the differences between two editions."""
    return DiffShape(
        before=found.before,
        after=found.after,
        added=all_made(EntryShape, found.found.added),
        removed=all_made(EntryShape, found.found.removed),
        changed=tuple(map(_changed, found.found.changed)),
        same=found.found.same,
    )


def _changed(found: ChangedEntry) -> ChangedEntryShape:
    after = found.after
    return ChangedEntryShape(
        id=after.id,
        kind=after.kind,
        name=after.name,
        programmes=after.programmes,
        differences=all_made(FieldChangeShape, found.differences),
    )


def held(found: VerifiedEdition) -> HeldShape:
    """Whether an edition holds."""
    return HeldShape(
        source=found.source,
        edition=found.edition,
        holds=found.holds,
        entries=found.entries if found.fault is None else UNSET,
        fault=UNSET if found.fault is None else found.fault.what,
    )


def entries(found: FoundEntries) -> EntriesShape:
    """Entries of a list."""
    return EntriesShape(list=found.edition, entries=all_made(EntityShape, found.entries))
