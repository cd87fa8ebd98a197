"""What speaks against an edition, in words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from detente.errors import InputError
from detente.parties.lists import gate
from detente.parties.lists.sources import SOURCES, ListSource, source
from tests.parties.lists.test_edition import EDITION

ZENDA = ListSource(id="zenda", title="Zenda", floor=10, ceiling=100)


@pytest.mark.parametrize(
    ("count", "before", "doubts"),
    [
        (10, None, []),
        (100, None, []),
        (9, None, ["9 entries, where zenda has at least 10"]),
        (101, None, ["101 entries, where zenda has at most 100"]),
        (20, 40, []),
        (19, 40, ["19 entries, where the edition before (2026-08-01) had 40"]),
        (1, 40, ["1 entry, where zenda has at least 10", "1 entry, where the edition before (2026-08-01) had 40"]),
        (90, 10, []),
    ],
)
def test_doubts(count: int, before: int | None, doubts: list[str]) -> None:
    last = None if before is None else replace(EDITION, entries=before)
    assert list(gate.failed_assertions(ZENDA, replace(EDITION, entries=count), last)) == doubts


@pytest.mark.parametrize(
    ("count", "staying", "doubted"), [(40, 19, True), (40, 20, False), (40, None, False), (90, 0, True), (19, 0, False)]
)
def test_the_same_entries_stay(count: int, staying: int | None, doubted: bool) -> None:
    found = gate.failed_assertions(ZENDA, replace(EDITION, entries=count), replace(EDITION, entries=40), staying)
    told = [each for each in found if each.startswith("it has")]
    assert told == (
        [
            f"it has {staying} of the 40 entries of the edition before (2026-08-01), and files of one edition are imported together"
        ]
        if doubted
        else []
    )


def test_a_list_of_ones_own_may_shrink_to_one() -> None:
    assert list(gate.failed_assertions(source("own:zenda"), EDITION, replace(EDITION, entries=1000))) == []


def test_every_source_has_its_floor_below_its_ceiling() -> None:
    assert all(0 < each.floor < each.ceiling and 0 <= each.shrink < 1 for each in SOURCES.values())


@pytest.mark.parametrize("ahead", [-1000, 0, 1])
def test_tomorrow_is_today_in_the_east(ahead: int) -> None:
    gate.future(EDITION.day + timedelta(days=ahead), EDITION.day, "list")


def test_the_day_after_tomorrow_is_refused() -> None:
    with pytest.raises(InputError, match="an edition of 2026-08-03, a day that is yet to come") as caught:
        gate.future(date(2026, 8, 3), EDITION.day, "list")
    assert caught.value.where == "list"
