"""Count how much each word of a name says, over lists and registers in a folder; writes `parties/names/information.csv`.

    python scripts/build_bits.py ../shared/data

Counted are sources under a clear open licence only: the lists of OFAC (public domain), of the United Kingdom (Open
Government Licence) and of the annexes of European Union regulations (MIT, of texts of the Union), listed companies and
universities (MIT). The lists of the United Nations, Canada and Australia are left out: the files come without a licence.

Only counts leave the folder: a fold of a word, and log2 of how many parties there are to one that has it, in tenths.
"""

import csv
import gzip
import math
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from detente.parties.lists.catalogue import opened
from detente.parties.names.information import TABLE
from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.stopwords import PARTICLES, TITLES
from detente.parties.names.tokenisation import tokenise

LEAST = 3
"""Parties that must have a word for it to stand in the table; rarer words say the most there is to say."""


def parties(top: Path) -> Iterator[tuple[str, ...]]:
    """The names of each listed party, company and university; who has many spellings counts once."""
    lists = top / "lists"
    ofac, uk, eu = lists / "ofac", lists / "uk", lists / "eu" / "oj_consolidated"
    for files in (
        [ofac / "sdn_history" / "sdn_2024-05-03.csv.gz", ofac / "2024-01" / "alt.csv.gz"],
        sorted(uk.glob("subject*.csv.gz")),
        *([path] for path in sorted(eu.glob("*.csv*")) if not empty(path)),
    ):
        with opened(files) as found:
            for entity in found.entries():
                yield tuple(name.text for name in entity.names)
    for path in ("companies_listed.csv.gz", "universities.csv.gz"):
        with gzip.open(top / "names" / path, "rt", encoding="utf-8") as file:
            yield from ((row["name"],) for row in csv.DictReader(file))


def empty(path: Path) -> bool:
    """Whether a table has nothing under its header, or no header either: regulations without an annex of parties."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        return len(file.read(4096).splitlines()) <= 1


def table(top: Path) -> str:
    """The table, as it stands in the file."""
    counts: Counter[str] = Counter()
    total = 0
    for names in parties(top):
        total += 1
        words = {word for name in names for word in tokenise(name).words}
        counts.update({phonetic_key(word) for word in words if word not in PARTICLES and word not in TITLES})
    rows = [
        f"{word},{round(10 * math.log2(total / count))}" for word, count in sorted(counts.items()) if count >= LEAST
    ]
    print(f"{total:,} parties, {len(rows):,} words")
    return "\n".join(["fold,tenths", *rows, ""])


def main() -> int:
    """Count and write: twice, for a rare word is read as the form of company that it misspells, and rare is what the table says."""
    TABLE.write_text("fold,tenths\n", encoding="utf-8")
    # each time in a process of its own: what words were taken for is remembered
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        for _ in range(2):
            TABLE.write_text(pool.submit(table, Path(sys.argv[1])).result(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
