"""Every reader of what comes from outside: what it is fed, how that is mutated, and how it is read to its end."""

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Final

import click

from detente.app.cli import cli
from detente.decide import prose, receipt
from detente.decide.decider import Decider
from detente.desk import customer_file, run_memory
from detente.desk.desk import Desk
from detente.desk.edge_file import Lines
from detente.desk.holdings import OwnershipAnswer
from detente.law.cases import read_cases
from detente.law.check import read_corpus
from detente.parties.index import index_file
from detente.parties.lists import catalogue
from detente.parties.lists.editions import Editions
from detente.parties.match.features import Query
from detente.parties.ownership import holders as owners
from detente.parties.ownership.edges import read_edges
from detente.parties.ownership.reach import Rule, owned_by, un_test
from detente.parties.ownership.shares import overfull
from detente.parties.screening import hits, record
from detente.transactions.files import mapping
from detente.validation import labelled
from detente.wire import parties as party_shapes
from detente.wire.decision import to_wire
from detente.wire.shape import text
from tests.fuzz import samples
from tests.fuzz.mutate import Mutate, any_bytes, cells, either, footer, inside_gzip, inside_zip, other_types

TEXT: Final = either(any_bytes, cells)
JSON: Final = either(any_bytes, other_types, other_types)
RULES: Final[tuple[Rule, ...]] = ("ofac", "un")


@dataclass(frozen=True)
class Target:
    """A reader under fire."""

    name: str
    sample: bytes
    mutate: Mutate
    read: Callable[[Path], object]
    file: str = "given"
    """What the file is called."""


@cache
def decider() -> Decider:
    """The law that ships; names are not matched."""
    return Desk().decider()


def transactions(path: Path, columns: str | None = None) -> None:
    """Decide everything in a file and put each decision into words."""
    found = Desk().decide_file(path, columns, matching=None)
    found.__dict__["decider"] = decider()
    for row, decision in found.decisions():
        assert prose.as_prose(decision, row)
        assert text(to_wire(decision))
    assert all(str(cell) for cell in found.bad)


def mapped(path: Path) -> None:
    """Decide a table under a mapping."""
    table = path.with_name("table.csv")
    table.write_bytes(samples.MAPPED)
    transactions(table, str(path))


WORDY: Final = b"""columns: {date: [date, contract_date], hs: [hs, hs_edition], quantity: [quantity, value]}
words: {date: {x: null}, unit: {KGS: kg}, from_country: {XX: null}, currency: {x: null}}
ignore: [contract_date, hs_edition, value]
dates: fiscal
scale: {quantity: 1000}
"""


def mapped_types(path: Path) -> None:
    """Decide a columnar file under a mapping that takes each column from several, and translates words."""
    words = path.with_name("words.yaml")
    words.write_bytes(WORDY)
    transactions(path, str(words))


def pairs(path: Path) -> None:
    """Read the text of `--map`."""
    mapping.load(_words(path))


def _words(path: Path) -> str:
    """The file as a word of the command line, which never has a null character."""
    return path.read_bytes().decode("utf-8", "surrogateescape").replace("\0", "")


def listed(path: Path, format_: str | None = None, rest: tuple[bytes, ...] = ()) -> None:
    """Read a list to its end, and what could not be read in it; the other files of its edition are whole."""
    others = [path.with_name(f"file-{number}") for number in range(len(rest))]
    for other, data in zip(others, rest, strict=True):
        other.write_bytes(data)
    with catalogue.opened([path, *others], format_) as found:
        assert all(entity.names for entity in found.entries())
        assert all(str(issue) for issue in found.issues)


def edges(path: Path) -> None:
    """Read who owns whom, and reckon it up under both rules."""
    lines = Lines(path)
    graph, issues = read_edges(lines)
    issues += overfull(graph, date(2019, 1, 1))
    holders = owners.holders(graph)
    known = owners.parties(lines, holders | owners.held(graph))
    names = {each: party.names[0] for each, party in known.items() if party.names}
    for rule in RULES:
        reached = (owned_by if rule == "ofac" else un_test)(graph, sorted(holders)[:2], date(2019, 1, 1))
        listed = owners.given(graph, sorted(holders)[:1], known)
        found = owners.OwnershipResult(found=tuple(reached), listed=listed, names=names)
        answer = OwnershipAnswer(
            rule=rule, result=found, issues=tuple(issues), faulty=bool(issues), screening=None, nameless=0
        )
        assert text(party_shapes.owned(answer))
    assert all(str(issue) for issue in issues)


def customers(path: Path) -> None:
    """Read everybody in a file."""
    with customer_file.opened(path, {}) as source:
        assert all(customer.id for customer in source.customers())


def known_answers(path: Path) -> None:
    """Read a file of names with their answers."""
    labelled.labelled(path)


def law(path: Path, name: str) -> None:
    """Read a folder of law in which this file is one of three."""
    folder = path.with_name("law")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    whole = {"regime.yaml": samples.DECLARATION, "1.yaml": samples.INSTRUMENT, "1.cases.yaml": samples.CASES}
    for each, content in whole.items():
        (folder / each).write_bytes(path.read_bytes() if each == name else content)
    read_corpus(folder)
    read_cases(folder)


@cache
def desk() -> Desk:
    """The law that ships, and the lists."""
    return Desk()


def replayed(path: Path) -> None:
    """Replay a receipt, and put the decision into words."""
    found = desk().replay(_words(path))
    assert prose.as_prose(found.decision, found.row)
    assert text(to_wire(found.decision))


def packed_receipt(first: bool, data: bytes, dice: Random) -> bytes:
    """A receipt whose JSON is mutated, or its word."""
    if dice.random() < 0.2:
        return any_bytes(data, dice)
    prefix = receipt.FIRST_PREFIX if first else receipt.PREFIX
    content = JSON(receipt._unpacked(data.decode()[len(prefix) :]), dice)
    return (prefix + receipt.packed(content)).encode()


def recalled(path: Path) -> None:
    """Recall the last run from a home."""
    home = path.with_name("home")
    home.mkdir(exist_ok=True)
    shutil.copy(path, home / run_memory.MEMORY)
    found = Desk(home=home).last_run()
    assert list(found.decisions()) or True
    assert found.decider


def screened(path: Path) -> None:
    """Read the results of a past screening."""
    assert all(hits.line(hit) for hit in hits.read(path))


@cache
def home() -> Path:
    """A home that holds a list; its files are put back after each case."""
    folder = Path(mkdtemp())
    samples.home(folder)
    return folder


def stored(path: Path, name: str) -> None:
    """Ask a home of which one file is another."""
    edition = next(each for each in (home() / "lists" / "own.x").iterdir() if each.is_dir())
    target = edition.parent / name if name == "confirmed.json" else edition / name
    whole = target.read_bytes()
    shutil.copy(path, target)
    try:
        ask(Editions(home()))
    finally:
        target.write_bytes(whole)


def ask(editions: Editions) -> None:
    """Everything that a command asks of a home."""
    found = editions.all()
    for each in found:
        assert editions.entities(each)
        editions.issues(each)
        each.age(date(2026, 11, 2))
    asked = Desk(home=editions._lists.parent).screening(lists=None)
    asked.match(Query(name="Rupert Hentzau"))


KINDS: Final = ("file", "folder", "absent", "link")


def shaped(path: Path) -> None:
    """Ask a home of which some part is of another kind: a folder where a file should be, or nothing."""
    top = path.with_name("shaped")
    _remove(top)
    shutil.copytree(home(), top)
    dice = Random(path.read_bytes())  # noqa: S311 -- tests, not secrets
    target = dice.choice([top, *sorted(top.rglob("*"))])
    _remove(target)
    match dice.choice(KINDS):
        case "file":
            target.write_bytes(dice.randbytes(dice.choice((0, 5, 500))))
        case "folder":
            target.mkdir(exist_ok=True)
        case "link":
            target.symlink_to(target)
    ask(Editions(top))


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def any_text(_: bytes, dice: Random) -> bytes:
    """A seed."""
    return dice.randbytes(8)


WORDS: Final = (
    "", " ", "x", "2019-12-26", "2019-13-40", "0000-00-00", "94911-01-01", "2019-W01-1", "20191226", "-1", "1e999", "nan", "9" * 400, "x" * 5000,
    "a/b", "../../..", "/", "\u202e\u0130", "\udcff", "draft-2019-12-16", "draft-2019-12-16@x", "@", "=", "hs=x", "hs=", "date=2019-12-26", ":", "own:",
    "own:x", "un@", "un@2018-08-24", "un@zzz", "*", "%", "[", "a" * 300 + "=" + "b" * 300, "name=x,name=y", "-", "--", "0.75", "\n",
)  # fmt: skip
COMMANDS: Final = (
    ("law", "show", "un-1718", "--on", "?"), ("law", "show", "?"), ("law", "show", "un-1718", "--on", "2020-01-01", "--with-draft", "?"), ("law", "show", "--position", "?"),
    ("law", "diff", "un-1718", "--on", "?", "--and", "?"), ("law", "check", "?"), ("law", "test", "?"), ("decide", "--set", "?", "--set", "?"), ("decide", "?"),
    ("decide", "?", "--map", "?"), ("decide", "{stories}", "--map", "?", "--csv"), ("decide", "--set", "date=2019-12-26", "--regime", "?"), ("explain", "?"),
    ("decide", "--set", "date=?", "--set", "hs=?"), ("decide", "--set", "parties=?", "--set", "vessel_imo=?"), ("decide", "--set", "hs=27", "--with-draft", "?"),
    ("party", "match", "?"), ("party", "match", "x", "--born", "?", "--country", "?"), ("party", "match", "x", "--number", "?", "--imo", "?", "--schema", "?"),
    ("party", "match", "x", "--list", "?"), ("party", "match", "x", "--on", "?", "--threshold", "?"), ("party", "match", "--file", "?", "--map", "?"),
    ("party", "owned", "?"), ("party", "owned", "{owners}", "--listed", "?"), ("party", "owned", "{owners}", "--on", "?", "--list", "?"),
    ("lists", "import", "?"), ("lists", "import", "{owners}", "--source", "?", "--format", "?", "--day", "?"), ("lists", "show", "?"), ("lists", "diff", "?", "?"),
    ("lists", "status", "--on", "?"), ("lists", "verify", "?"), ("lists", "export", "?"), ("party", "tune", "?"), ("--home", "?", "lists", "status"),
)  # fmt: skip


def command(path: Path) -> None:
    """Give a command a few odd words."""
    dice = Random(path.read_bytes())  # noqa: S311 -- tests, not secrets
    files = {"{stories}": samples.EXAMPLES / "stories.csv", "{owners}": samples.EXAMPLES / "owners.jsonl"}
    chosen = [str(files.get(word, word)).replace("?", dice.choice(WORDS)) for word in dice.choice(COMMANDS)]
    before = [] if chosen[0] == "--home" else ["--home", str(path.with_name("nohome"))]
    with redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8", "replace")), redirect_stderr(io.StringIO()):
        try:
            cli.main([*before, *chosen], standalone_mode=False)
        except (click.ClickException, click.exceptions.Exit, SystemExit):
            return


def targets() -> Iterator[Target]:
    """All of them."""
    yield from _tables()
    yield from _parties()
    yield from _kept()
    for name in ("regime.yaml", "1.yaml", "1.cases.yaml"):
        sample = {"regime.yaml": samples.DECLARATION, "1.yaml": samples.INSTRUMENT, "1.cases.yaml": samples.CASES}[name]
        yield Target(f"law {name}", sample, TEXT, partial(law, name=name))
    today, first = samples.receipts()
    yield Target("receipt dt1", first.encode(), partial(packed_receipt, True), replayed)
    yield Target("receipt dt2", today.encode(), partial(packed_receipt, False), replayed)
    yield Target("command", b"", any_text, command)


def _tables() -> Iterator[Target]:
    yield Target("csv", samples.TABLE, TEXT, transactions, "given.csv")
    yield Target("json lines", samples.rows_of_json(), JSON, transactions, "given.jsonl")
    yield Target("parquet bytes", samples.parquet(), any_bytes, transactions, "given.parquet")
    yield Target("parquet days bytes", samples.plain_days(), any_bytes, transactions, "given.parquet")
    yield Target("parquet footer", samples.plain_days(), footer, transactions, "given.parquet")
    yield Target("parquet types", b"", samples.odd_parquet, transactions, "given.parquet")
    yield Target("parquet types mapped", b"", samples.odd_parquet, mapped_types, "given.parquet")
    yield Target("mapping", samples.MAPPING, TEXT, mapped, "given.yaml")
    yield Target("mapping pairs", b"hs=hs8,date=fiscal_year", TEXT, pairs)
    for name, sample in samples.messages().items():
        yield Target(f"message {name}", sample, TEXT, transactions)


def _way(sample: bytes) -> Mutate:
    """How a list is mutated: as what it begins as."""
    if sample.startswith(b"{"):
        return JSON
    return either(any_bytes, inside_zip, inside_zip) if sample.startswith(b"PK") else TEXT


def _parties() -> Iterator[Target]:
    for name, (first, *rest) in samples.lists().items():
        yield Target(f"list {name}", first, _way(first), partial(listed, format_=name, rest=tuple(rest)))
    yield Target("list gz", samples.packed(samples.lists()["un-xml"][0]), inside_gzip(TEXT), listed)
    yield Target("owners", samples.owners(), JSON, edges)
    yield Target("owners gz", samples.packed(samples.owners()), inside_gzip(JSON), edges)
    yield Target("customers", samples.CUSTOMERS, TEXT, customers)
    yield Target("customers gz", samples.packed(samples.CUSTOMERS), inside_gzip(TEXT), customers)
    yield Target("customers messages", samples.messages()["pacs008"], TEXT, customers)
    yield Target("labelled", samples.LABELLED, TEXT, known_answers, "given.csv")
    yield Target("labelled gz", samples.packed(samples.LABELLED), inside_gzip(TEXT), known_answers, "given.csv.gz")


def _kept() -> Iterator[Target]:
    edition = next(each for each in (home() / "lists" / "own.x").iterdir() if each.is_dir())
    for name in ("manifest.json", "issues.json", "../confirmed.json", "entries.msgpack.gz"):
        way = any_bytes if name.endswith(".gz") else JSON
        yield Target(
            f"home {Path(name).name}", (edition / name).read_bytes(), way, partial(stored, name=Path(name).name)
        )
    yield Target("home shape", b"", any_text, shaped)
    index = next((home() / "indexes").glob("*.index"))
    yield Target("home index", index.read_bytes()[:4000], any_bytes, index_file.read)
    yield Target("memory", samples.memory(samples.EXAMPLES / "payment.fin"), JSON, recalled)
    for ending, sample in samples.hit_files().items():
        way = {".jsonl": JSON, ".csv": TEXT}.get(ending, any_bytes)
        reader = record.read if ending == ".screened" else screened
        yield Target(f"hits {ending}", sample, way, reader, f"given{ending}")
