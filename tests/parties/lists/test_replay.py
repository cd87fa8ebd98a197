"""Ten real editions of the consolidated list, asked as of days between 2017 and 2026."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from detente.parties.lists.editions import Editions
from tests.parties.lists.build import NOW
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared
FILES = SHARED / "lists" / "un"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """The ten editions, imported in the order of their names, which is not that of their days."""
    found = Editions(tmp_path_factory.mktemp("home"))
    for path in sorted(FILES.glob("*.xml*"), reverse=True):
        assert found.take([path], now=NOW).new
    return found


def entries(editions: Editions, day: date | None) -> Counter[str]:
    """Entries by programme on a day; those of the DPRK by their references, too."""
    (edition,) = editions.on(day, ["un"])
    found = editions.entities(edition)
    references = sum(each.id.startswith(("KPi.", "KPe.")) for each in found)
    counts = Counter(programme for each in found for programme in each.programmes)
    assert counts["DPRK"] == references
    assert dict(edition.programmes) == counts
    return counts


@pytest.mark.parametrize(
    ("day", "dprk", "iran"),
    [
        (date(2017, 6, 20), 99, 84),
        (date(2017, 7, 31), 99, 84),
        (date(2018, 8, 23), 99, 84),
        (date(2018, 8, 31), 155, 84),
        (date(2022, 9, 30), 155, 84),
        (date(2025, 4, 18), 155, 84),
        (date(2025, 4, 19), 155, 0),
        (date(2026, 2, 26), 155, 0),
        (date(2026, 2, 27), 155, 121),
        (None, 155, 121),
    ],
)
def test_entries_as_of_a_day(editions: Editions, day: date | None, dprk: int, iran: int) -> None:
    counts = entries(editions, day)
    assert (counts["DPRK"], counts["Iran"]) == (dprk, iran)


COUNTS = {
    "2026-08-01": (736, 275), "2026-02-27": (730, 273), "2025-04-19": (684, 193), "2022-09-15": (699, 253),
    "2020-11-30": (713, 305), "2018-10-29": (703, 390), "2018-08-24": (701, 397), "2017-07-03": (650, 371),
    "2017-06-30": (653, 371), "2017-06-20": (653, 371),
}  # fmt: skip
"""Individuals and entities of each edition, counted by another program."""


def test_every_edition_has_as_many_persons_and_entities_as_were_counted(editions: Editions) -> None:
    found = {}
    for edition in editions.all("un"):
        kinds = Counter(each.kind for each in editions.entities(edition))
        found[edition.day.isoformat()] = kinds["person"], kinds["entity"]
    assert found == COUNTS


def test_before_the_first_edition_only_what_ships_is_there(editions: Editions) -> None:
    assert [each.source for each in editions.on(date(2017, 6, 19))] == ["un-1718"]
    assert editions.lacking(date(2017, 6, 19)) == ("un",)


def test_what_ships_is_what_the_newest_edition_has(editions: Editions) -> None:
    whole = {each.id: each for each in editions.entities(editions.named("un"))}
    (shipped,) = editions.on(None, ["un-1718"])
    for each in editions.entities(shipped):
        if each.kind != "vessel":
            other = whole[each.id]
            assert (each.names, each.births, each.countries) == (other.names, other.births, other.countries)
            assert each.listed_on == other.listed_on
    assert shipped.day == editions.named("un").day


def test_files_of_the_real_lists_are_beside(editions: Editions) -> None:
    assert (
        len(editions.all("un")) == len(COUNTS) == len([path for path in Path(FILES).iterdir() if ".xml" in path.name])
    )
