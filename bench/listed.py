"""What the benchmarks of names read: real lists, and names that are on none; beside a checkout, and never committed."""

import csv
import gzip
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from bench.measure import ROOT
from detente.parties.entity import Entity, Kind
from detente.parties.index.index import Index, IndexBuilder
from detente.parties.lists.catalogue import opened
from detente.parties.lists.shipped import shipped
from detente.parties.lists.twins import SHIPPED

SHARED: Final = ROOT.parent / "shared" / "data"
UN: Final = ("un/consolidated_2026-08-01.xml",)
OFAC: Final = ("ofac/sdn_history/sdn_2024-05-03.csv.gz", "ofac/2024-01/alt.csv.gz", "ofac/2024-01/add.csv.gz")
MORE: Final = {
    "ofac-cons": ("ofac/cons_2025-03-28.xml.gz",),
    "uk": tuple(
        f"uk/{name}.csv.gz"
        for name in ("subjects", "subject_names", "subject_identifiers", "subject_dobs", "subject_countries")
    ),
    "au": ("au/dfat_2026-08-02.xlsx",),
    "ca": ("ca/sema_2025.xml.gz",),
    "eu-journal": tuple(
        f"eu/oj_consolidated/{each.name}" for each in sorted((SHARED / "lists/eu/oj_consolidated").glob("*.csv*"))
    ),
    "un-1718-vessels": ("un/un1718_vessels_derived.csv",),
}
"""Lists beside those two."""
CULTURES: Final = {
    "Korean": "KOR PRK",
    "Chinese": "CHN TPE HKG SGP",
    "Arabic": "EGY MAR TUN ALG KSA UAE QAT BRN KUW OMA JOR LBN SYR IRQ LBA SUD YEM PLE",
    "Persian and Turkic": "IRI AFG TJK TUR AZE UZB KAZ KGZ TKM",
    "Slavic": "RUS UKR BLR BUL SRB CRO SLO CZE SVK POL MKD BIH MNE YUG",
    "South Asian": "IND PAK BAN SRI NEP",
    "Japanese": "JPN",
    "Latin American": "MEX ARG BRA COL CHI VEN PER ECU URU PAR BOL CUB DOM GUA",
}
"""Groups of athletes by the code of their committee; all others are one more."""


class Asked(NamedTuple):
    """A name that is asked for, and of what kind its bearer is."""

    name: str
    kind: Kind | None


def paths(names: tuple[str, ...]) -> list[Path]:
    """The files of a list."""
    return [SHARED / "lists" / name for name in names]


def read(names: tuple[str, ...]) -> list[Entity]:
    """The parties of a list."""
    with opened(paths(names)) as found:
        return list(found.entries())


@cache
def parties() -> dict[str, list[Entity]]:
    """The two lists that most figures are taken on."""
    return {"un": read(UN), "ofac-sdn": read(OFAC)}


@cache
def everyone() -> dict[str, list[Entity]]:
    """The parties of every list, those that ship with the program among them."""
    return parties() | {name: read(files) for name, files in MORE.items()} | {SHIPPED: list(shipped().entities)}


def index(given: dict[str, list[Entity]]) -> Index:
    """These parties laid out to be searched."""
    builder = IndexBuilder()
    for name, entities in given.items():
        builder.add(name, entities)
    return builder.index()


def rows(path: str) -> list[dict[str, str]]:
    """A table beside the lists."""
    whole = SHARED / path
    text = gzip.decompress(whole.read_bytes()).decode() if path.endswith(".gz") else whole.read_text()
    return list(csv.DictReader(text.splitlines()))


@cache
def clean() -> tuple[Asked, ...]:
    """Athletes, companies and universities in one random order; names with control characters, of which there are a few, left out."""
    found = [each for _, names in cultures() for each in names]
    found = [each for each in dict.fromkeys(found) if each.name.isprintable() and any(map(str.isalpha, each.name))]
    random.Random(1).shuffle(found)
    return tuple(found)


def cultures() -> Iterator[tuple[str, list[Asked]]]:
    """Athletes by culture, companies and universities."""
    group = {code: culture for culture, codes in CULTURES.items() for code in codes.split()}
    found: dict[str, list[Asked]] = {culture: [] for culture in (*CULTURES, "other")}
    for row in rows("names/persons_athletes.csv.gz"):
        found[group.get(row["country_ioc"], "other")].append(Asked(row["name"], "person"))
    for culture, names in found.items():
        yield f"athletes, {culture}", names
    yield "companies", [Asked(row["name"], "entity") for row in rows("names/companies_listed.csv.gz")]
    yield "universities", [Asked(row["name"], "entity") for row in rows("names/universities.csv.gz")]
