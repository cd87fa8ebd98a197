"""Count how much each word of a name says, over lists and registers in a folder; writes `parties/names/bits.csv`.

    python scripts/build_bits.py ../shared/data

Only counts leave the folder: a fold of a word, and log2 of how many names there are to one that has it, in tenths.
"""

import csv
import gzip
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from detente.parties.lists.catalogue import opened
from detente.parties.names.bits import TABLE
from detente.parties.names.fold import fold
from detente.parties.names.reading import read
from detente.parties.names.words import PARTICLES, TITLES

LEAST = 5
"""Names that must have a word for it to stand in the table; rarer words say the most there is to say."""


def names(top: Path) -> Iterator[str]:
    """The names of the lists (each party's once for each spelling), of companies and of universities."""
    lists = top / "lists"
    for files in (
        [lists / "un" / "consolidated_2026-08-01.xml"],
        [lists / "ofac" / "sdn_history" / "sdn_2024-05-03.csv.gz", lists / "ofac" / "2024-01" / "alt.csv.gz"],
        [lists / "ca" / "sema_2025.xml.gz"],
        [lists / "au" / "dfat_2026-08-02.xlsx"],
    ):
        with opened(files) as found:
            for entity in found.entries():
                yield from (name.text for name in entity.names)
    for path in ("companies_listed.csv.gz", "universities.csv.gz"):
        with gzip.open(top / "names" / path, "rt", encoding="utf-8") as file:
            yield from (row["name"] for row in csv.DictReader(file))


def main() -> int:
    """Count and write."""
    counts: Counter[str] = Counter()
    total = 0
    for name in names(Path(sys.argv[1])):
        reading = read(name)
        total += bool(reading.words)
        counts.update({fold(word) for word in reading.words if word not in PARTICLES and word not in TITLES})
    rows = [
        f"{word},{round(10 * math.log2(total / count))}" for word, count in sorted(counts.items()) if count >= LEAST
    ]
    TABLE.write_text("fold,tenths\n" + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{total:,} names, {len(rows):,} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
