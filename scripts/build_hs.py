"""Build src/detente/hs.csv: which codes of the Harmonized System stand in which edition.

    python scripts/build_hs.py DIR [OUT]

DIR holds one CSV an edition (`hs1992_H0.csv` ... `hs2022_H6.csv`) with columns `code` and `level`, as published in the
United Nations' trade statistics reference. Only the codes are kept: the descriptions are under copyright. A line of the
result is a code and a number whose bit i says that the code stands in the i-th edition. Chapters 98 and 99 are left
out: the Convention gives them no goods, States and statisticians use them for their own ends.
"""

import csv
import sys
from pathlib import Path

from detente.codes.goods import EDITIONS, FILE

OWN_USE = ("98", "99")


def edition_codes(path: Path) -> set[str]:
    """The codes of one edition; a code whose length is not its level stops the build."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [(row["code"], int(row["level"])) for row in csv.DictReader(lines)]
    odd = [code for code, level in rows if not code.isdigit() or len(code) != level]
    if odd:
        raise SystemExit(f"{path}: codes that are not of their level: {odd}")
    return {code for code, _ in rows if not code.startswith(OWN_USE)}


def editions(folder: Path) -> dict[str, int]:
    """Each code with the bits of its editions."""
    bits: dict[str, int] = {}
    for place, year in enumerate(EDITIONS):
        (path,) = folder.glob(f"hs{year}_*.csv")
        for code in edition_codes(path):
            bits[code] = bits.get(code, 0) | 1 << place
    return bits


def main(folder: str, out: str = str(FILE)) -> None:
    """Write the table, sorted by code."""
    bits = editions(Path(folder))
    lines = ["code,editions", *(f"{code},{bits[code]}" for code in sorted(bits))]
    Path(out).write_text("\n".join(lines) + "\n", encoding="ascii")
    sys.stderr.write(f"{out}: {len(bits)} codes\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
