"""Valid samples of everything that the readers take, small and made here."""

import csv
import gzip
import io
import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

import polars as pl

from detente.desk.decisions import MATCHING
from detente.desk.desk import Desk
from detente.parties.index import stored
from detente.parties.lists import formats
from detente.parties.lists.editions import Editions
from detente.parties.screening import hits, record
from detente.parties.screening.batch import Hit
from detente.parties.screening.record import ScreenedEdition, ScreeningTerms
from tests.law.test_source import BAN, HEAD, REGIME
from tests.parties.lists.build import own, sample
from tests.parties.lists.readers.test_ftm import RUPERT
from tests.payments.build import CREDITOR, DEBTOR, IDS, MONEY, mt, pacs008, pain001, transfer

EXAMPLES: Final = Path(__file__).parents[2] / "examples"

TABLE: Final = (
    b"id,date,contract_date,activity,from_country,to_country,hs,hs_edition,quantity,unit,value,currency,parties,vessel_imo,end_use,via\n"
    b"a,2017-09-06,2017-08-01,trade,KP,CN,270112,2017,12.5,t,1500,USD,Example Ltd; KPe.003?,9074729,humanitarian,rajin\n"
    b"b,2018-01/2018-03,,payment,CN,KP,,,,,9e3,EUR,not KPe.003,,,\n"
    b"c,FY2017-18,,,DE,KP,84.13.70,2012,1,kg,,,,,,\n"
)
MAPPING: Final = b"""columns: {date: day, hs: [hs8, hs6], quantity: amount}
constants: {from_country: IN, to_country: KP}
words: {unit: {KGS: kg, SQM: null}}
countries: alpha-3
dates: fiscal
scale: {quantity: 1000}
ignore: [note]
id: row
"""
MAPPED: Final = b"day,hs8,hs6,amount,unit,note\n2011-12,27011200,270112,4,KGS,x\n2012-13,,270112,5,SQM,y\n"
CUSTOMERS: Final = (
    "id,name,born,country,number,imo,schema\n1,Rupert Hentzau,1871-05-02,AT;Kenya,R77,,person\n2,Zenda Star,,,,9074729,vessel\n3,조선무역,,KP,,,\n"
).encode()
LABELLED: Final = b'name,id,culture\n"HENTZAU, Rupert",KPi.947,rur\nKlaus Weber,,de\n'
CASES: Final = b"""- case: seafood out of the target
  given: {date: "2017-09-06", from_country: KP, hs: "0303"}
  expect: prohibited
  by: {seafood: "1 9"}
  before: [{date: "2017-09-01", from_country: KP}]
  with_drafts: [x]
"""
INSTRUMENT: Final = (HEAD + BAN).encode()
DECLARATION: Final = REGIME.encode()


def rows_of_json() -> bytes:
    """The table as JSON lines."""
    rows = csv.DictReader(io.StringIO(TABLE.decode()))
    return b"".join(json.dumps(row | {"quantity": 5, "parties": ["A Ltd", "B Ltd"]}).encode() + b"\n" for row in rows)


def parquet(frame: pl.DataFrame | None = None) -> bytes:
    """The table as Parquet, or another frame."""
    out = io.BytesIO()
    (pl.read_csv(TABLE, infer_schema=False) if frame is None else frame).write_parquet(out)
    return out.getvalue()


def plain_days() -> bytes:
    """Rows in the order of their days, which are days of the columnar engine, in several groups."""
    days = pl.date_range(date(2016, 1, 1), date(2019, 1, 1), interval="2mo", eager=True).alias("date")
    frame = pl.DataFrame([days]).with_columns(from_country=pl.lit("KP"), to_country=pl.lit("CN"), hs=pl.lit("270112"))
    out = io.BytesIO()
    frame.write_parquet(out, row_group_size=5)
    return out.getvalue()


def odd_parquet(_: bytes, dice: Random) -> bytes:
    """A Parquet file in which one or two columns are of another type, with values from the edges of that type."""
    frame = pl.read_csv(TABLE, infer_schema=False)
    for name in dice.sample(frame.columns, dice.choice((1, 2))):
        frame = frame.with_columns(_odd_column(dice).alias(name))
    return parquet(frame)


def _odd_column(dice: Random) -> pl.Series:
    bits = dice.choice((8, 16, 31, 32, 48, 63))
    whole = pl.Series([dice.randrange(-(2**bits), 2**bits), 0, None], dtype=pl.Int64)
    small = pl.Series([dice.randrange(-(2**31), 2**31), dice.randrange(-(2**20), 2**20), None], dtype=pl.Int32)
    made = [
        small.cast(pl.Date),
        *(whole.cast(pl.Datetime(unit, zone)) for unit in ("ms", "us", "ns") for zone in (None, "UTC")),
        whole.cast(pl.Duration("us")),
        whole,
        whole.cast(pl.Float64),
        pl.Series([float("nan"), float("inf"), -0.0]),
        pl.Series([0, 86_399_999_999_999, None]).cast(pl.Time),
        pl.Series([b"\xff", b"", None]),
        pl.Series([True, False, None]),
        pl.Series([["a", None], [], None], dtype=pl.List(pl.String)),
        pl.Series([[1], [2], None], dtype=pl.List(pl.Int64)),
        pl.Series([[small[0]], [], None], dtype=pl.List(pl.Int32)).cast(pl.List(pl.Date)),
        pl.Series([{"x": 1}, {"x": 2}, None]),
        pl.Series(["1.5", "99999999999", None]).str.to_decimal(scale=2),
        pl.Series(["a", "b", None], dtype=pl.Categorical),
        pl.Series([None, None, None], dtype=pl.Null),
        pl.Series(["\0", "x" * 3000, ""]),
    ]
    return dice.choice(made)


def messages() -> dict[str, bytes]:
    """Payment messages in several standards."""
    return {
        "mt103": mt("103").encode(),
        "fin": (EXAMPLES / "payment.fin").read_bytes(),
        "pacs008": pacs008(transfer(), transfer()).encode(),
        "pain001": pain001(f"{DEBTOR}<ReqdExctnDt><Dt>2024-03-05</Dt></ReqdExctnDt>", transfer(IDS, MONEY, CREDITOR)).encode(),
    }  # fmt: skip


def lists() -> dict[str, tuple[bytes, ...]]:
    """The files of an edition in every format."""
    return {id_: sample(id_) for id_ in formats.IDS}


def owners() -> bytes:
    """Who owns whom."""
    more: list[Any] = [
        RUPERT,
        {"id": "d1", "schema": "Directorship", "properties": {"director": ["rur-1"], "organization": ["wanda"], "role": ["sole director"], "startDate": ["2016"]}},
        {"id": "e9", "schema": "Ownership", "properties": {"owner": ["rur-1", {"id": "liao"}], "asset": ["port"], "percentage": ["10-25%"], "endDate": ["2019-01-01"]}},
    ]  # fmt: skip
    return (EXAMPLES / "owners.jsonl").read_bytes() + b"".join(json.dumps(each).encode() + b"\n" for each in more)


@cache
def receipts() -> tuple[str, str]:
    """A receipt of today's form with everything in it, and one of the first form."""
    facts = {"date": "2018-06-01", "from_country": "CN", "to_country": "KP", "hs": "271019", "quantity": "100", "unit": "bbl", "parties": "Jang Hyon U"}  # fmt: skip
    first = (Path(__file__).parents[1] / "decide" / "receipts-dt1.csv").read_text(encoding="utf-8").splitlines()[-1]
    return Desk().decide(facts, matching=MATCHING).receipt, first.rpartition(",")[2]


def memory(file: Path) -> bytes:
    """What `decide` remembers of its last run."""
    said: dict[str, Any] = {
        "file": str(file),
        "mapping": None,
        "regime": "un-1718",
        "with_drafts": [],
        "position": None,
        "matching": True,
        "take": 900,
    }
    return json.dumps(said).encode()


@cache
def hit_files() -> dict[str, bytes]:
    """Results of a screening, as each kind of file, and the record beside them."""
    given: dict[str, Any] = {field: 1 if kind is int else "x" for field, kind in Hit.__annotations__.items()}
    found: dict[str, bytes] = {}
    with TemporaryDirectory() as folder:
        for ending in hits.ENDINGS:
            path = Path(folder) / f"hits{ending}"
            hits.write(path, [Hit(**given)] * 2)
            found[ending] = path.read_bytes()
        made = record.record_of(
            ScreeningTerms(least=750, on=date(2020, 1, 1), matching="x"),
            [ScreenedEdition(list="un", label="y")],
            [b"k" * 8],
        )
        record.write(made, path)
        found[".screened"] = path.read_bytes()
    return found


def home(folder: Path) -> Path:
    """A home with one list, its index, and the memory of an update; the folder of its edition."""
    files = folder / "list.jsonl"
    files.write_bytes(own("Rupert Hentzau", "Rudolf Rassendyll") + json.dumps(RUPERT).encode())
    editions = Editions(folder)
    taken = editions.take([files], source="own:x", now=datetime(2026, 11, 1, tzinfo=UTC)).edition
    stored.of_editions(editions, [taken])
    known = {"label": taken.label, "day": "2026-11-02", "address": "https://example.org/x", "known": {}}
    (editions.shelf("own:x") / "confirmed.json").write_text(json.dumps(known), encoding="utf-8")
    return next(path for path in editions.shelf("own:x").iterdir() if path.is_dir())


def packed(data: bytes) -> bytes:
    """The same, compressed."""
    return gzip.compress(data, 1, mtime=0)
