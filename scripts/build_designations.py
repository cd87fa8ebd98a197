"""Make the table of designations that ships, from the consolidated list and the table of vessels.

    python scripts/build_designations.py ../shared/data/lists/un

Facts only: reference, names, kind, days of birth, countries, numbers, day of listing, and what listed them.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from detente.parties.entity import Entity
from detente.parties.lists.catalogue import opened
from detente.parties.lists.shipped import PROGRAMME, TABLE, ShippedDesignation, read, written

LIST: Final = "consolidated_2026-08-01.xml"
VESSELS: Final = "un1718_vessels_derived.csv"
CALLED: Final = "DPRK"
"""As the consolidated list calls the regime."""
UNDER: Final = "UN 1718"
"""The basis of a vessel that the Committee listed; others are the European Union's own."""
ANNEXES: Final = {
    date(2013, 1, 22): "annex of 2087",
    date(2013, 3, 7): "annex of 2094",
    date(2016, 3, 2): "annex of 2270",
    date(2016, 11, 30): "annex of 2321",
    date(2017, 6, 2): "annex of 2356",
    date(2017, 8, 5): "annex of 2371",
    date(2017, 9, 11): "annex of 2375",
    date(2017, 12, 22): "annex of 2397",
}
"""The resolutions that listed parties themselves, by their days; on other days the Committee did."""
SHIPS: Final = {date(2016, 3, 2): "annex III of 2270"}
REMARKS: Final = (
    "The designations under resolution 1718 (2006): facts in a form of our own, not the list itself.",
    "Persons and entities: references, names, births, countries, numbers and days of listing of the consolidated list.",
    "Vessels: as European and press copies of the Committee's list give them; one has no IMO number, and goes by its name.",
    "What listed them is told from the day: a resolution of that day with an annex, or else the Committee.",
    f"{PROGRAMME.removeprefix('# ')}{CALLED}",
)


def parties(folder: Path) -> Iterator[tuple[date, ShippedDesignation]]:
    """The persons and entities, with the day of the list."""
    with opened([folder / LIST]) as found:
        for entity in found.entries():
            if entity.programmes == (CALLED,):
                assert found.day is not None
                yield found.day, _designation(entity, ANNEXES)


def vessels(folder: Path) -> Iterator[ShippedDesignation]:
    """The vessels that the Committee listed."""
    with opened([folder / VESSELS]) as found:
        for entity in found.entries():
            if entity.programmes == (UNDER,):
                yield _designation(entity, SHIPS)


def _designation(entity: Entity, annexes: dict[date, str]) -> ShippedDesignation:
    assert entity.listed_on is not None, entity.id
    decided = annexes.get(entity.listed_on, f"decision of {entity.listed_on.isoformat()}")
    numbers = tuple(dict.fromkeys(replace(number, country=None) for number in entity.numbers))
    return ShippedDesignation(entity=replace(entity, numbers=numbers), decided=decided, reading="secondary")


def table(folder: Path) -> str:
    """The table: persons and entities, then vessels, by their references."""
    found = list(parties(folder))
    rows = sorted((each for _, each in found), key=lambda each: each.entity.id)
    ships = sorted(vessels(folder), key=lambda each: each.entity.id)
    return written(found[0][0], (*rows, *ships), REMARKS)


def main() -> int:
    """Read and write."""
    TABLE.write_text(table(Path(sys.argv[1])), encoding="utf-8")
    found = read(TABLE).entities
    print(f"{len(found)} parties, {sum(each.kind == 'vessel' for each in found)} of them vessels")
    return 0


if __name__ == "__main__":
    sys.exit(main())
