"""The check of a launch on a table of launches: each whose class differs from the stated type, with the reason.

    python bench/launches.py TABLE.csv

The table has the columns `Date`, `Missile Name`, `Missile Type`, `Apogee` and `Distance Travelled`, in kilometres, as the missile
test database of the Center for Nonproliferation Studies has them.
"""

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from detente.errors import InputError
from detente.evidence.launch import LaunchCheck, launch_check

NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
TYPES: Final = {"SRBM": "short", "MRBM": "medium", "IRBM": "intermediate", "ICBM": "long"}
"""Types that name a class by range; others (SLBM, SLV) name what a missile is launched from or for."""
ORDER: Final = ("short", "medium", "intermediate", "long")


@dataclass(frozen=True)
class CheckedLaunch:
    """A launch of the table with its check."""

    day: str
    missile: str
    stated: str
    check: LaunchCheck

    @property
    def agrees(self) -> bool:
        """Whether the class is that of the stated type."""
        return TYPES.get(self.stated) == self.check.missile_class

    @property
    def reason(self) -> str:
        """Why it differs; empty where it agrees."""
        if self.agrees:
            return ""
        if self.check.depressed:
            return f"depressed flight (ratio {self.check.ratio:.2f}): no class"
        if self.stated not in TYPES:
            return f"the type {self.stated or 'none'} names no range"
        short = ORDER.index(self.check.missile_class) < ORDER.index(TYPES[self.stated])
        why = (
            "flown with less than its full energy, or failed" if short else "lofted beyond the range of its stated type"
        )
        return f"{self.check.missile_class} ({self.check.best_range:,.0f} km at best): {why}"


def launches(path: Path) -> Iterator[CheckedLaunch]:
    """The launches of a table that give both figures."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            apogee, distance = (number(row.get(name) or "") for name in ("Apogee", "Distance Travelled"))
            if apogee is None or distance is None:
                continue
            try:
                check = launch_check(distance, apogee)
            except InputError:
                continue
            yield CheckedLaunch(
                row.get("Date") or "", row.get("Missile Name") or "", (row.get("Missile Type") or "").strip(), check
            )


def number(cell: str) -> float | None:
    """The first number of a cell, in kilometres; None where it has none."""
    found = NUMBER.search(cell)
    return float(found.group().replace(",", "")) if found is not None else None


def report(path: Path) -> str:
    """A line a launch, then the counts."""
    found = list(launches(path))
    lines = [
        f"{each.day:<10} {each.missile:<28} {each.stated:<6} {each.check.range_km:>7,.0f} {each.check.apogee_km:>7,.0f} "
        f"{each.check.ratio:>6.2f} {each.check.missile_class or '-':<13} {each.reason}"
        for each in found
    ]
    agree = sum(each.agrees for each in found)
    return "\n".join([*lines, f"{len(found)} launches with both figures; {agree} agree with their stated type"])


if __name__ == "__main__":
    print(report(Path(sys.argv[1])))
