"""Which lists there are, how each is read, and how many entries a whole edition has at the least and at the most."""

import gzip
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Final, cast

from detente.errors import InputError, UsageError
from detente.files.paths import UNPACKABLE, is_file, is_folder, no_such_file
from detente.files.paths import opened as opened_file
from detente.nearest import nearest
from detente.parties.lists.readers.reader import OpenList
from detente.value import value


@value
class ListSource:
    """A list that an authority keeps."""

    id: str
    title: str
    floor: int
    """An edition with fewer entries is taken for a broken one: about half of the shortest that was ever seen."""
    ceiling: int
    """One with more is taken for another list: about three times the longest that was ever seen."""
    shrink: float = 0.5
    """An edition with less than this share of the entries of the one before is taken for a broken one."""


SOURCES: Final[dict[str, ListSource]] = {
    source.id: source
    for source in (
        ListSource(id="un", title="United Nations Security Council, consolidated list", floor=400, ceiling=4_000),
        ListSource(id="un-1718", title="Designations under resolution 1718, as they ship", floor=100, ceiling=1_000),
        ListSource(
            id="ofac-sdn", title="United States, OFAC specially designated nationals", floor=3_500, ceiling=60_000
        ),
        ListSource(id="ofac-cons", title="United States, OFAC consolidated non-SDN list", floor=200, ceiling=5_000),
        ListSource(id="uk", title="United Kingdom, sanctions list", floor=2_000, ceiling=20_000),
        ListSource(id="eu", title="European Union, consolidated financial sanctions", floor=900, ceiling=20_000),
        ListSource(id="eu-journal", title="European Union, annexes in the Official Journal", floor=1, ceiling=20_000),
        ListSource(id="ca", title="Canada, autonomous sanctions", floor=1_500, ceiling=15_000),
        ListSource(id="au", title="Australia, consolidated list", floor=1_500, ceiling=15_000),
        ListSource(id="un-1718-vessels", title="Vessels under resolution 1718", floor=20, ceiling=500),
        ListSource(id="own", title="A list of one's own", floor=1, ceiling=1_000_000, shrink=0.0),
    )
}

FORMATS: Final[dict[str, tuple[str, str]]] = {
    "un-xml": ("un", "UnitedNations"),
    "ofac-csv": ("ofac_csv", "Ofac"),
    "ofac-xml": ("ofac_xml", "OfacXml"),
    "uk-csv": ("uk", "UnitedKingdom"),
    "uk-tables": ("uk_tables", "UnitedKingdomTables"),
    "eu-xml": ("eu", "EuropeanUnion"),
    "eu-csv": ("eu", "EuropeanUnionCsv"),
    "eu-journal": ("eu_journal", "Journal"),
    "ca-xml": ("canada", "Canada"),
    "au-xlsx": ("australia", "Australia"),
    "vessels-csv": ("vessels", "Vessels"),
    "ftm": ("ftm", "FollowTheMoney"),
}
"""The module and the class that read each format."""

SOURCE_OF: Final = {
    "un-xml": "un", "ofac-csv": "ofac-sdn", "ofac-xml": "ofac-sdn", "uk-csv": "uk", "uk-tables": "uk", "eu-xml": "eu", "eu-csv": "eu",
    "eu-journal": "eu-journal", "ca-xml": "ca", "au-xlsx": "au", "vessels-csv": "un-1718-vessels", "ftm": "own",
}  # fmt: skip
SEVERAL: Final = ("ofac-csv", "uk-tables", "eu-journal")
"""The formats in which several files make one edition."""
MARKS: Final = (
    (b"<CONSOLIDATED_LIST", "un-xml"),
    (b"<sdnList", "ofac-xml"),
    (b"<data-set", "ca-xml"),
    (b"sanctionEntity", "eu-xml"),
    (b"<export", "eu-xml"),
    (b"PK\x03\x04", "au-xlsx"),
    (b"celex,", "eu-journal"),
    (b"amendedCelex,", "eu-journal"),
    (b"imo,name,", "vessels-csv"),
    (b"unique_id,", "uk-tables"),
    (b"Unique ID", "uk-csv"),
    (b"Group ID", "uk-csv"),
    (b"Entity_LogicalId", "eu-csv"),
    (b"Entity_logical_id", "eu-csv"),
    (b'"schema"', "ftm"),
)
HEAD: Final = 4096
_WORD: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
"""What may stand after `own:`; it names a folder, too."""
_NUMBERED: Final = re.compile(r"file (\d+)(?=\W|$)")
NAMED: Final = 3
"""Files that are named one by one."""


def source(name: str) -> ListSource:
    """A source by its id; one of the user's own is `own:` and a word in small letters. Raises UsageError for one that there is not."""
    kind, _, word = name.partition(":")
    if kind == "own" and _WORD.fullmatch(word):
        return ListSource(id=name, title=f"{SOURCES['own'].title}: {word}", floor=1, ceiling=1_000_000, shrink=0.0)
    if name not in SOURCES:
        raise UsageError(
            f"no list is called {name!r}", hint=nearest(name, SOURCES) or f"They are {', '.join(SOURCES)}."
        )
    return SOURCES[name]


def recognised(head: bytes, where: str) -> str:
    """The format of a file, by its first bytes. Raises InputError for one of no known format, an error page say."""
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        head = head[: len(head) // 2 * 2].decode("utf-16", "ignore").encode()
    for mark, name in MARKS:
        if mark in head:
            return name
    first = head.split(b"\n", 1)[0]
    if first[:1].isdigit() and first.count(b",") in range(1, 30):
        return "ofac-csv"
    if not head.strip():
        raise InputError("the file is empty", where=where, hint="Fetch it again; no edition was made.")
    if b"<html" in head.lower() or b"<!doctype html" in head.lower():
        raise InputError(
            "this is a web page, not a list", where=where, hint="Open it: it may say why there is no list."
        )
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise InputError("the file has a DOCTYPE, and is not read", where=where, hint="No list needs one.")
    raise InputError(
        "this is no list in a known format", where=where, hint=f"Formats: {', '.join(FORMATS)}; name one with --format."
    )


def known(format_: str) -> None:
    """Raise UsageError for a format that there is not."""
    if format_ not in FORMATS:
        hint = nearest(format_, FORMATS) or f"They are {', '.join(FORMATS)}."
        raise UsageError(f"no format is called {format_!r}", hint=hint)


def format_of(path: Path) -> str:
    """The format of a file, by its first bytes. Raises InputError where there is no such file, and as `recognised`."""
    with unpacked(path) as file:
        return recognised(head(file, path), path.name)


def source_of(format_: str, paths: Sequence[Path]) -> str:
    """The source that a file of a format comes from; OFAC's two lists have one form, and are told by the names of their files.

    Raises UsageError for a format that there is not.
    """
    known(format_)
    if format_ in ("ofac-csv", "ofac-xml") and all(path.name.lower().startswith("cons") for path in paths):
        return "ofac-cons"
    return SOURCE_OF[format_]


def fitting(source_: str, format_: str) -> None:
    """Raise UsageError where a list of an authority does not come in this format; one's own, and exports, come in any."""
    known(format_)
    theirs = SOURCE_OF[format_] if source_ != "ofac-cons" else SOURCE_OF[format_].replace("ofac-sdn", "ofac-cons")
    if source_.startswith("own") or format_ == "ftm" or theirs == source_:
        return
    what = f"{source_} does not come as {format_}, which is a form of {SOURCE_OF[format_]}"
    raise UsageError(
        what, where="--source", hint=f"Leave --source out, or take it as a list of your own: own:{SOURCE_OF[format_]}."
    )


@contextmanager
def opened(paths: Sequence[Path], format_: str | None = None) -> Iterator[OpenList]:
    """The list that these files make, `.gz` or not. Raises InputError for what is no list, UsageError for no such format."""
    chosen = format_ or format_of(paths[0])
    with ExitStack() as stack:
        files = [stack.enter_context(unpacked(path)) for path in paths]
        try:
            yield reader(chosen, files)
        except InputError as fault:
            raise InputError(fault.what, where=_place(fault.where, paths), hint=fault.hint) from None
        except UNPACKABLE:
            what = "a compressed file breaks off, or is broken"
            raise InputError(what, where=called(paths), hint="Fetch it again.") from None


def called(paths: Sequence[Path]) -> str:
    """The names of files as an error tells them: three at most."""
    names = [path.name for path in paths]
    return ", ".join(names) if len(names) <= NAMED else f"{', '.join(names[:2])} and {len(names) - 2} others"


def _place(where: str, paths: Sequence[Path]) -> str:
    """Where a fault stands, the file by its name instead of the number that a reader knows it by."""
    numbered = _NUMBERED.match(where)
    if numbered and int(numbered[1]) <= len(paths):
        return f"{paths[int(numbered[1]) - 1].name}{where[numbered.end() :]}"
    name = called(paths)
    return f"{name}: {where}" if where and where != name else name


def reader(format_: str, files: Sequence[BinaryIO]) -> OpenList:
    """The reader of a format over open files. Raises UsageError for a format that there is not, InputError for too many files."""
    known(format_)
    if len(files) > 1 and format_ not in SEVERAL:
        raise InputError(f"the format {format_} has one file, not {len(files)}", hint="Import the files one by one.")
    module, name = FORMATS[format_]
    return cast("OpenList", getattr(import_module(f"detente.parties.lists.readers.{module}"), name)(*files))


def head(file: BinaryIO, path: Path) -> bytes:
    """The first bytes of an open file, which is then at its beginning again."""
    try:
        found = file.read(HEAD)
    except UNPACKABLE:
        raise InputError("the compressed file breaks off", where=path.name, hint="Fetch it again.") from None
    file.seek(0)
    return found


@contextmanager
def unpacked(path: Path) -> Iterator[BinaryIO]:
    """A file, `.gz` or not. Raises InputError where there is none."""
    if is_folder(path):
        raise InputError("this is a folder", where=str(path), hint="Give the file, or the files that make one edition.")
    if not is_file(path):
        raise no_such_file(path)
    with opened_file(path) as file:
        if file.read(2) == b"\x1f\x8b":
            file.seek(0)
            with gzip.GzipFile(fileobj=file) as inner:
                yield cast("BinaryIO", inner)
            return
        file.seek(0)
        yield file
