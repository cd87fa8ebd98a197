"""Editions are kept whole, once, and for good; found again as of a day; and a broken list never takes the place of a good one."""

import gzip
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from detente.errors import InputError, UsageError
from detente.parties.index import stored
from detente.parties.lists import shelf
from detente.parties.lists.confirmed import Confirmed, confirm
from detente.parties.lists.editions import Editions, Taken
from detente.parties.lists.known_file import KnownFile
from tests.parties.lists.build import ENOUGH, NOW, own, put, un


@pytest.fixture
def editions(tmp_path: Path) -> Editions:
    return Editions(tmp_path / "home")


def take(editions: Editions, folder: Path, data: bytes, name: str = "list", **options: Any) -> Taken:
    return editions.take([put(folder, data, name)], **{"now": NOW, **options})


def test_a_fresh_machine_has_the_designations_that_ship_and_writes_nothing(editions: Editions, tmp_path: Path) -> None:
    (found,) = editions.on(None)
    assert (found.source, found.shipped, found.day, found.entries) == ("un-1718", True, date(2026, 8, 1), 214)
    assert editions.all() == (found,)
    assert len(editions.entities(found)) == 214
    assert editions.issues(found) == ()
    assert not (tmp_path / "home").exists()


def test_an_edition_says_what_it_is(editions: Editions, tmp_path: Path) -> None:
    taken = take(editions, tmp_path, un(), "consolidated.xml")
    edition = taken.edition
    assert (edition.source, edition.day, edition.dated, edition.format) == ("un", date(2026, 8, 1), "file", "un-xml")
    assert (edition.entries, edition.names, edition.imported) == (ENOUGH, ENOUGH, NOW)
    assert (edition.countries, edition.programmes) == ((("KE", ENOUGH),), (("DPRK", ENOUGH),))
    assert edition.label == f"2026-08-01:{edition.digest[:12]}"
    assert [(file.name, file.bytes) for file in edition.files] == [("consolidated.xml", len(un()))]
    assert (taken.new, taken.before, taken.issues) == (True, None, ())
    assert editions.all("un") == (edition,)
    assert [entity.id for entity in editions.entities(edition)][:2] == ["KPi.001", "KPi.002"]


def test_the_same_list_again_is_the_same_edition(editions: Editions, tmp_path: Path) -> None:
    first = take(editions, tmp_path, un())
    again = take(editions, tmp_path, un(), now=NOW + timedelta(days=1))
    packed = take(editions, tmp_path, gzip.compress(un()), "list.gz")
    assert (first.new, again.new, packed.new) == (True, False, False)
    assert first.edition == again.edition == packed.edition


def test_a_list_without_a_day_has_that_of_its_import_and_is_the_same_the_day_after(
    editions: Editions, tmp_path: Path
) -> None:
    first = take(editions, tmp_path, own("Rupert Hentzau"))
    again = take(editions, tmp_path, own("Rupert Hentzau"), now=NOW + timedelta(days=1))
    other = take(editions, tmp_path, own("Rupert Hentzau", "Rudolf"), now=NOW + timedelta(days=2))
    back = take(editions, tmp_path, own("Rupert Hentzau"), now=NOW + timedelta(days=3))
    assert (first.edition.dated, first.edition.day) == ("import", NOW.date())
    assert [each.new for each in (first, again, other, back)] == [True, False, True, True]
    assert again.edition == first.edition
    assert back.edition.digest == first.edition.digest
    assert [each.day.day for each in editions.all("own")] == [29, 28, 26]


def test_a_day_that_is_given(editions: Editions, tmp_path: Path) -> None:
    edition = take(editions, tmp_path, own("Rupert Hentzau"), day=date(2024, 1, 11), source="own:zenda").edition
    assert (edition.source, edition.day, edition.dated) == ("own:zenda", date(2024, 1, 11), "given")
    assert editions.all("own:zenda") == (edition,)
    assert [each.source for each in editions.all()] == ["un-1718", "own:zenda"]


def test_a_day_that_contradicts_the_file_is_refused_until_it_is_accepted(editions: Editions, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it says that it is of 2026-08-01, not of 2026-08-02"):
        take(editions, tmp_path, un(), day=date(2026, 8, 2))
    assert take(editions, tmp_path, un(), day=date(2026, 8, 2), accept=True).edition.day == date(2026, 8, 2)


@pytest.mark.parametrize("options", [{"day": date(2027, 1, 1)}, {}])
def test_a_day_that_is_yet_to_come_is_refused(editions: Editions, tmp_path: Path, options: dict[str, Any]) -> None:
    data = own("Rupert Hentzau") if options else un("2027-01-01")
    with pytest.raises(InputError, match="2027-01-01, a day that is yet to come"):
        take(editions, tmp_path, data, **options)


def test_the_editions_of_a_day(editions: Editions, tmp_path: Path) -> None:
    for day, count in (("2018-08-24", 500), ("2017-07-03", 450), ("2026-08-01", 460)):
        take(editions, tmp_path, un(day, count))

    def entries(day: date | None) -> list[tuple[str, int]]:
        return [(each.source, each.entries) for each in editions.on(day)]

    assert entries(date(2017, 7, 2)) == [("un-1718", 214)]
    assert entries(date(2017, 7, 3)) == [("un", 450), ("un-1718", 214)]
    assert entries(date(2018, 8, 23)) == [("un", 450), ("un-1718", 214)]
    assert entries(date(2018, 8, 24)) == [("un", 500), ("un-1718", 214)]
    assert entries(None) == [("un", 460), ("un-1718", 214)]
    assert [each.source for each in editions.on(None, ["un"])] == ["un"]
    assert editions.lacking(date(2017, 7, 2)) == ("un",)
    assert editions.lacking() == ()


def test_of_two_editions_of_one_day_the_later_import_counts(editions: Editions, tmp_path: Path) -> None:
    take(editions, tmp_path, un(count=450))
    later = take(editions, tmp_path, un(count=451), now=NOW + timedelta(hours=1))
    assert later.before is not None
    assert later.before.entries == 450
    assert [each.entries for each in editions.all("un")] == [451, 450]
    assert editions.on(None, ["un"])[0].entries == 451


def test_an_emptied_list_is_refused_and_the_last_good_one_stays(editions: Editions, tmp_path: Path) -> None:
    good = take(editions, tmp_path, un("2026-08-01", 1011)).edition
    with pytest.raises(InputError) as caught:
        take(editions, tmp_path, un("2026-08-02", 143))
    assert str(caught.value) == (
        "list: 143 entries, where un has at least 400; 143 entries, where the edition before (2026-08-01) had 1,011\n"
        "  The last good one stays: 2026-08-01, 1,011 entries. Fetch it again, or look whether it is another list; "
        "`--accept` keeps it, and that is recorded."
    )
    assert editions.all("un") == (good,)


def test_other_entries_do_not_take_the_place_of_a_list(editions: Editions, tmp_path: Path) -> None:
    good = take(editions, tmp_path, un("2026-08-01")).edition
    other = un("2026-08-02").replace(b"KPi.", b"XXi.")
    what = f"it has 0 of the {ENOUGH} entries of the edition before .2026-08-01., and files of one edition are imported together"
    with pytest.raises(InputError, match=what):
        take(editions, tmp_path, other)
    assert editions.all("un") == (good,)
    assert take(editions, tmp_path, other, accept=True).edition.accepted.startswith("it has 0 of the")


def test_a_list_of_ones_own_may_change_altogether(editions: Editions, tmp_path: Path) -> None:
    take(editions, tmp_path, own("Rupert"))
    assert take(editions, tmp_path, own("Rudolf").replace(b'"p1"', b'"p2"')).new


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 entries, where un has at least 400"),
        (1, "1 entry, where un has at least 400"),
        (399, "399 entries, where un has at least 400"),
        (4001, "4,001 entries, where un has at most 4,000"),
    ],
)
def test_a_list_that_is_far_too_short_or_too_long_is_refused(
    editions: Editions, tmp_path: Path, count: int, words: str
) -> None:
    with pytest.raises(InputError, match=words) as caught:
        take(editions, tmp_path, un(count=count))
    assert "Nothing was kept" in caught.value.hint
    assert editions.all("un") == ()


def test_half_of_the_edition_before_is_enough_and_less_is_not(editions: Editions, tmp_path: Path) -> None:
    take(editions, tmp_path, un("2026-08-01", 1000))
    with pytest.raises(InputError, match="499 entries, where the edition before"):
        take(editions, tmp_path, un("2026-08-02", 499))
    assert take(editions, tmp_path, un("2026-08-02", 500)).new


def test_an_older_edition_is_held_against_the_one_before_it(editions: Editions, tmp_path: Path) -> None:
    take(editions, tmp_path, un("2026-08-01", 1000))
    assert take(editions, tmp_path, un("2017-07-03", 450)).before is None


def test_what_was_accepted_is_recorded_and_the_gate_is_not_asked_again(editions: Editions, tmp_path: Path) -> None:
    taken = take(editions, tmp_path, un(count=3), accept=True)
    assert taken.edition.accepted == "3 entries, where un has at least 400"
    assert editions.all("un")[0].accepted == taken.edition.accepted
    assert not take(editions, tmp_path, un(count=3)).new


def test_the_issues_of_the_reader_are_kept(editions: Editions, tmp_path: Path) -> None:
    taken = take(editions, tmp_path, un().replace(b"Kenya", b"Ruritania", 2))
    words = [f"KPi.00{number}: a country that is not known: 'Ruritania'" for number in (1, 2)]
    assert [str(issue) for issue in taken.issues] == words
    assert taken.edition.issues == 2
    assert editions.issues(taken.edition) == taken.issues


def test_a_reference_that_two_entries_share_is_told(editions: Editions, tmp_path: Path) -> None:
    taken = take(editions, tmp_path, own("Rupert") + own("Rudolf"))
    assert [str(issue) for issue in taken.issues] == ["p1: two entries have this reference"]


def test_an_entry_without_a_reference_is_refused(editions: Editions, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the entry 'Rupert' has no reference"):
        take(editions, tmp_path, own("Rupert").replace(b'"p1"', b'""'))


@pytest.mark.parametrize(
    ("options", "words", "hint"),
    [
        ({"source": "ofac-sdm"}, "no list is called 'ofac-sdm'", "ofac-sdn"),
        ({"source": "own:../home"}, "no list is called 'own:../home'", ""),
        ({"format_": "un-xlm"}, "no format is called 'un-xlm'", "un-xml"),
        ({"source": "un-1718"}, "un-1718 ships with the program", "un"),
        ({"source": "eu"}, "eu does not come as un-xml, which is a form of un", "own:un"),
        ({"source": "ofac-cons"}, "ofac-cons does not come as un-xml", "own:un"),
    ],
)
def test_a_source_or_a_format_that_there_is_not(
    editions: Editions, tmp_path: Path, options: dict[str, str], words: str, hint: str
) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        take(editions, tmp_path, un(), **options)
    assert hint in caught.value.hint
    assert not (tmp_path / "home").exists()


def test_no_file_is_refused(editions: Editions) -> None:
    with pytest.raises(UsageError, match="no file was given"):
        editions.take([], now=NOW)


def test_a_folder_of_another_name_is_no_list_that_is_lacking(editions: Editions, tmp_path: Path) -> None:
    for name in ("notes", "un", "own.zenda"):
        (tmp_path / "home" / "lists" / name).mkdir(parents=True)
    assert editions.lacking() == ("un", "own:zenda")


def test_a_home_that_cannot_be_written_keeps_nothing_and_says_so(tmp_path: Path) -> None:
    put(tmp_path, b"", "home")
    editions = Editions(tmp_path / "home")
    with pytest.raises(InputError, match="the edition cannot be kept"):
        take(editions, tmp_path, un())
    assert [each.source for each in editions.on(None)] == ["un-1718"]
    assert stored.of_editions(editions, editions.on(None)).entities == 214


def test_an_import_that_breaks_off_leaves_nothing(
    editions: Editions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(InputError, match="No space left on device"):
        take(editions, tmp_path, un())
    assert list((tmp_path / "home" / "lists" / "un").iterdir()) == []


def test_what_an_import_left_half_made_is_no_edition(editions: Editions, tmp_path: Path) -> None:
    edition = take(editions, tmp_path, un()).edition
    (editions.shelf("un") / ".0a1b2c3d4e5f.part").mkdir()
    (editions.shelf("un") / "notes").mkdir()
    put(editions.shelf("un"), b"mine", "2026-09-01-of-mine.txt")
    assert editions.all("un") == (edition,)


def test_imports_at_the_same_time_make_one_edition(editions: Editions, tmp_path: Path) -> None:
    path, together = put(tmp_path, un()), threading.Barrier(4)

    def one(_: int) -> Taken:
        together.wait(120)
        return editions.take([path], now=NOW)

    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(one, range(4)))
    assert sorted(each.new for each in taken) == [False, False, False, True]
    assert len({each.edition.label for each in taken}) == 1
    assert [path.name for path in editions.shelf("un").iterdir()] == [shelf.folder_of(taken[0].edition)]


def test_an_edition_is_found_by_name_day_or_digest(editions: Editions, tmp_path: Path) -> None:
    old, new = (
        take(editions, tmp_path, un(day, count)).edition for day, count in (("2017-07-03", 450), ("2018-08-24", 451))
    )
    assert editions.named("un") == new
    assert editions.named("un@2018-01-01") == old
    assert editions.named(f"un@{old.digest[:7]}") == old
    assert editions.named(f"un@{old.label}") == old
    assert editions.named("un-1718").shipped


@pytest.mark.parametrize("word", ["un@2017-07-02", "un@ffffffffff", "uk", "own:zenda"])
def test_an_edition_that_is_not_at_hand(editions: Editions, tmp_path: Path, word: str) -> None:
    take(editions, tmp_path, un("2017-07-03"))
    with pytest.raises(UsageError, match="is imported"):
        editions.named(word)


def test_an_update_that_confirms_an_edition_makes_it_younger(editions: Editions, tmp_path: Path) -> None:
    edition = take(editions, tmp_path, un("2026-08-01")).edition
    assert edition.age(date(2026, 11, 26)) == 117
    day = date(2026, 11, 20)
    confirm(editions.shelf("un"), Confirmed(label=edition.label, day=day, address="x", known=KnownFile()))
    (found,) = editions.on(None, ["un"])
    assert found == replace(edition, checked=day)
    assert (found.age(date(2026, 11, 26)), found.age(date(2026, 9, 1))) == (6, 0)


def manifest_of(folder: Path) -> bytes:
    return (folder / "manifest.json").read_bytes()


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "no manifest": (lambda folder: (folder / "manifest.json").unlink(), "its manifest cannot be read"),
    "half a manifest": (
        lambda folder: put(folder, manifest_of(folder)[:99], "manifest.json"),
        "its manifest cannot be read",
    ),
    "another day": (
        lambda folder: put(folder, manifest_of(folder).replace(b"2026-08-01", b"2016-08-01"), "manifest.json"),
        "its manifest is of un 2016-08-01",
    ),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_manifest_is_told_wherever_it_is_met(editions: Editions, tmp_path: Path, kind: str) -> None:
    edition = take(editions, tmp_path, un()).edition
    damage, words = DAMAGE[kind]
    damage(editions.shelf("un") / shelf.folder_of(edition))
    for ask in (editions.all, lambda: editions.on(None), lambda: editions.named("un")):
        with pytest.raises(InputError, match=words) as caught:
            ask()
        assert caught.value.where == f"un/{shelf.folder_of(edition)}"
        assert "Delete the folder, and import the list again" in caught.value.hint


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "its entries have the digest e3b0c44298fc"),
        (b"\x1f\x8b", "its entries cannot be read"),
        (gzip.compress(b"\x90"), "its entries have the digest"),
        (None, "its entries cannot be read: No such file"),
    ],
    ids=["emptied", "broken", "other entries", "gone"],
)
def test_damaged_entries_are_never_searched(editions: Editions, tmp_path: Path, data: bytes | None, words: str) -> None:
    edition = take(editions, tmp_path, un()).edition
    path = editions.shelf("un") / shelf.folder_of(edition) / "entries.msgpack.gz"
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=words):
        editions.entities(edition)
    with pytest.raises(InputError, match=words):
        stored.of_editions(editions, editions.on(None))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable for root")
def test_a_home_that_may_only_be_read_is_read(editions: Editions, tmp_path: Path) -> None:
    edition = take(editions, tmp_path, un()).edition
    home = tmp_path / "home"
    for path in (*home.rglob("*"), home):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert editions.on(None, ["un"]) == (edition,)
        assert stored.of_editions(editions, editions.on(None)).entities == ENOUGH + 214
    finally:
        for path in (home, *home.rglob("*")):
            path.chmod(0o755)


def test_what_ships_counts_only_those_listed_by_a_day_and_stays_the_same_edition(editions: Editions) -> None:
    (whole,) = editions.on(None, ["un-1718"])
    cut = editions.as_of(whole, date(2016, 1, 1))
    there = [each for each in editions.entities(whole) if each.listed_on and each.listed_on <= date(2016, 1, 1)]
    assert (cut.entries, cut.names) == (len(there), sum(len(each.names) for each in there))
    assert 0 < cut.entries < whole.entries
    assert (cut.label, cut.digest) == (whole.label, whole.digest)
    assert (cut.ahead(date(2016, 1, 1)), whole.ahead(whole.day)) == (f"as of the edition of {whole.day}", "")
    assert editions.as_of(whole, None) == editions.as_of(whole, whole.day) == whole


def test_the_same_list_again_does_not_hide_that_its_edition_is_damaged(editions: Editions, tmp_path: Path) -> None:
    kept = take(editions, tmp_path, un()).edition
    (editions.shelf("un") / shelf.folder_of(kept) / shelf.ENTRIES).write_bytes(b"")
    with pytest.raises(InputError, match="its entries have the digest") as caught:
        take(editions, tmp_path, un())
    assert str(editions.shelf("un")) in caught.value.hint
