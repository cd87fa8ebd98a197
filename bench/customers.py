"""A million customers against all lists, by the command line: time and memory, and what a changed list costs after that."""

import csv
import random
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

from bench import listed
from bench.measure import Cost, Line, cost

CUSTOMERS: Final = 1_000_000
BEFORE: Final = ("un/UN_consolidated_2026-02-27.xml.gz",)
COUNTRIES: Final = ("FR", "DE", "US", "CN", "KR", "RU", "BR", "EG", "IN", "JP")


def table(path: Path, count: int) -> Path:
    """Invented customers: the first half of a real name with the second half of another, a year of birth, a country."""
    dice = random.Random(4)
    names = [each for each in listed.clean() if len(each.name.split()) > 1]
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "name", "born", "country", "schema"))
        for number, one in zip(range(count), cycle(names), strict=False):
            other = dice.choice(names)
            first, last = one.name.split(), (other if other.kind == one.kind else one).name.split()
            name = " ".join((*first[: (len(first) + 1) // 2], *last[(len(last) + 1) // 2 :]))
            person = one.kind == "person"
            born = str(dice.randint(1940, 2005)) if person and number % 2 else ""
            rows.writerow((number, name, born, dice.choice(COUNTRIES) if number % 3 else "", one.kind or ""))
    return path


def _detente(home: Path, *arguments: str) -> Cost:
    """What a command takes."""
    detente = str(Path(sys.executable).with_name("detente"))
    return cost([detente, "--quiet", "--home", str(home), *arguments])


def lines(folder: Path, scale: int) -> Iterator[Line]:
    """The figures; the command divides a long file between the processors."""
    count = CUSTOMERS // scale
    source, home = table(folder / "customers.csv", count), folder / "home"
    for name, files in {"un": BEFORE, "ofac-sdn": listed.OFAC, **listed.MORE}.items():
        given = [str(path) for path in listed.paths(files)]
        _detente(home, "lists", "import", "--source", name, *given)
    hits, again = folder / "hits.jsonl", folder / "again.jsonl"
    first = _detente(home, "party", "match", "--file", str(source), "-o", str(hits), "--max-age", "9999")
    with hits.open("rb") as file:
        found = sum(1 for _ in file)
    what = f"{count:,} customers against all lists ({found:,} hits)"
    yield Line(what, f"{first.seconds:.0f} s, {count / first.seconds:,.0f} a second", "", met=True)
    memory = first.memory * 1024
    yield Line("memory of that, all its processes", f"{memory:.0f} MiB", "≤ 1,024", memory <= 1_024)
    _detente(home, "lists", "import", "--source", "un", *map(str, listed.paths(listed.UN)))
    arguments = ("party", "match", "--file", str(source), "--since", str(hits), "-o", str(again), "--max-age", "9999")
    after = _detente(home, *arguments)
    share = after.processor / first.processor
    figure = f"{after.seconds:.0f} s, {share:.0%} of the processor seconds"
    yield Line("the same customers after one list has changed", figure, "", met=True)
