"""Many customers at once: the same hits as one by one; and after lists have changed, the same as screening everybody again."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from detente.desk.desk import Desk
from detente.errors import InputError
from detente.law.inforce import LawInForce
from detente.parties.entity import Entity
from detente.parties.lists.editions import Editions
from detente.parties.screening import record
from detente.parties.screening.batch import BATCH_SIZE, KEY, CustomerBatch, Hit, key, portions
from detente.parties.screening.customers import Customer
from detente.parties.screening.query import query
from detente.parties.screening.record import Record, ScreenedEdition, ScreeningTerms
from detente.parties.screening.rescreen import changes, entries, rescreen
from detente.parties.screening.screening import Screening, open_
from tests.parties.kept import InMemory, keep, party, ship

DAY = date(2020, 6, 1)
NAMES = ("Zebulon Quartz", "Ri Won Ho", "Quiet Harbour", "Oleksandr Vasylchenko", "Chang Kyong Hwa", "Zebulon Quarz")
QUERIES = tuple(
    [query(name) for name in NAMES]
    + [query("Ri Won Ho", born="1964-07-17"), query("", imo="9074729"), query("Nobody Whatsoever")]
)


@cache
def law() -> LawInForce:
    return Desk().regime().on(DAY)


def customers(chosen: Iterable[int] = range(len(QUERIES))) -> list[Customer]:
    return [Customer(row=row, id=f"C{row}", query=QUERIES[place]) for row, place in enumerate(chosen, 1)]


def screening(at: Path | Editions, day: date = DAY) -> Screening:
    return open_(Editions(at) if isinstance(at, Path) else at, on=day, today=day, lists=None, max_age=9999)


def batch(at: Path | Editions, day: date = DAY, least: int = 750) -> CustomerBatch:
    return CustomerBatch(screening(at, day), law(), least)


def remembered(done: CustomerBatch, asked: Sequence[Customer]) -> Record:
    how = ScreeningTerms(least=done.least, on=done.screening.on, matching=record.matching_digest())
    editions = [
        ScreenedEdition(list=each.edition.source, label=each.edition.label) for each in done.screening.consulted
    ]
    return record.record_of(how, editions, [key(each.query) for each in asked])


def test_a_batch_finds_what_single_questions_find(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2020-01-01", [party("1", "Zebulon Quartz"), ship("2", "Quiet Harbour", "9074729")])
    done = batch(tmp_path)
    found = list(done.hits_of(customers()))
    single = screening(tmp_path)
    expected = [(each.row, match.id) for each in customers() for match in single.match(each.query)]
    assert [(hit.row, hit.match) for hit in found] == expected
    assert (done.customers, done.hits) == (len(QUERIES), len(found))
    assert done.alerted == len({hit.row for hit in found})


def test_a_hit_names_the_entry_its_edition_and_what_follows(tmp_path: Path) -> None:
    (hit,) = batch(tmp_path).hits_of(customers([6]))
    assert (hit.id, hit.query, hit.list, hit.ref) == ("C1", "Ri Won Ho", "un-1718", "KPi.033")
    assert hit.measures.startswith("asset-freeze 1718 ¶8(d); travel-ban 1718 ¶8(e)")
    assert hit.edition == screening(tmp_path).consulted[0].edition.label
    assert len(bytes.fromhex(hit.asked)) == KEY


def test_queries_that_differ_in_anything_have_other_keys() -> None:
    asked = [*QUERIES, query("ri won ho"), query("Ri Won Ho", countries=["KP"]), query("Ri Won Ho", schema="person")]
    assert len({key(each) for each in asked}) == len(asked)


# A party's place on a list: which of its names it goes by, and since when it is listed; None: not there.
States = list[tuple[int, str] | None]
STATE = some.none() | some.tuples(some.integers(0, len(NAMES) - 1), some.sampled_from(["", "2020-03-01", "2021-03-01"]))
LIST = some.lists(STATE, min_size=4, max_size=4)
DAYS = (DAY, date(2021, 6, 1))


def listed(states: Sequence[tuple[int, str] | None], prefix: str) -> list[Entity]:
    return [
        party(
            f"{prefix}{place:03}",
            NAMES[state[0]],
            listed_on=date.fromisoformat(state[1]) if state[1] else None,
            births=("1964-07-17",) if place % 2 else (),
        )
        for place, state in enumerate(states, 33)
        if state is not None
    ]


@settings(max_examples=80)
@given(un=LIST, un_later=LIST, shipped=LIST, own=LIST, own_later=LIST | some.none(), later=some.sampled_from(DAYS))
def test_screening_again_is_screening_everybody(
    un: States, un_later: States, shipped: States, own: States, own_later: States | None, later: date
) -> None:
    at = InMemory()
    at.keep("un-1718", "2019-01-01", listed(shipped, "KPi."))
    at.keep("un", "2020-01-01", listed(un, "KPi."))
    at.keep("own:a", "2020-01-01", listed(own, "A"))
    before = customers([0, 1, 2, 3, 6, 1])
    done = batch(at)
    hits = list(done.hits_of(before))
    past = remembered(done, before)
    at.keep("un", "2020-02-01", listed(un_later, "KPi."))
    if own_later is not None:
        at.keep("own:a", "2020-02-01", listed(own_later, "A"))
    now = customers([1, 0, 4, 5, 6, 7, 3, 3, 8])
    full = batch(at, later)
    again = rescreen(at, full, past, hits)
    assert again is not None
    assert list(again.hits_of(now)) == list(batch(at, later).hits_of(now))
    assert (again.known, full.customers) == (5, len(now))


def test_the_twin_of_a_removed_party_comes_to_light(tmp_path: Path) -> None:
    keep(tmp_path, "un", "2020-01-01", [party("KPi.033", "RI WON HO")])
    done = batch(tmp_path)
    hits = list(done.hits_of(customers([1])))
    assert [hit.list for hit in hits] == ["un"]
    keep(tmp_path, "un", "2020-02-01", [party("KPi.999", "Somebody Else")])
    again = rescreen(Editions(tmp_path), batch(tmp_path), remembered(done, customers([1])), hits)
    assert again is not None
    assert [hit.list for hit in again.hits_of(customers([1]))] == ["un-1718"]
    assert again.summary == "since then 1 entry added, 0 changed, 1 removed"


def test_a_new_list_with_the_entries_of_another_is_looked_at(tmp_path: Path) -> None:
    same = [party("1", "Zebulon Quartz")]
    keep(tmp_path, "own:a", "2020-01-01", same)
    done = batch(tmp_path)
    hits = list(done.hits_of(customers([0])))
    keep(tmp_path, "own:b", "2020-01-01", same)
    again = rescreen(Editions(tmp_path), batch(tmp_path), remembered(done, customers([0])), hits)
    assert again is not None
    assert [hit.list for hit in again.hits_of(customers([0]))] == ["own:a", "own:b"]


def test_only_what_has_changed_is_touched(tmp_path: Path) -> None:
    first = keep(tmp_path, "own:a", "2020-01-01", [party("1", "One"), party("2", "Two"), party("3", "Three")])
    second = keep(tmp_path, "own:a", "2020-02-01", [party("1", "One"), party("2", "Two B"), party("4", "Four")])
    at = Editions(tmp_path)
    found = changes(entries(at, [first], None), entries(at, [second], None))
    assert found.touched == {("own:a", "2"), ("own:a", "3"), ("own:a", "4")}
    assert (found.added, found.changed, found.removed) == (1, 1, 1)


def test_an_edition_that_is_no_longer_kept_means_everybody(tmp_path: Path) -> None:
    done = batch(tmp_path)
    past = remembered(done, [])
    lost = Record(
        how=past.how,
        asked=(*past.asked, ScreenedEdition(list="own:a", label="2020-01-01:0")),
        keys=past.keys,
        results="",
    )
    assert rescreen(Editions(tmp_path), done, lost, []) is None


def test_a_record_is_read_as_it_was_written_and_tells_nobodys_name(tmp_path: Path) -> None:
    past = remembered(batch(tmp_path), customers())
    record.write(past, tmp_path / "r")
    assert record.read(tmp_path / "r") == past
    assert all(record.has(record.keys(past), key(each)) for each in QUERIES)
    assert not record.has(record.keys(past), key(query("Somebody New")))
    assert b"Quartz" not in (tmp_path / "r").read_bytes()


@pytest.mark.parametrize(
    "data", [None, b"", b"detente", record.MAGIC, record.MAGIC + b"\x81\xa3how", b"{}", record.MAGIC * 2]
)
def test_a_record_that_is_none(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "r").write_bytes(data)
    with pytest.raises(InputError, match="no record"):
        record.read(tmp_path / "r")


def test_a_record_whose_keys_are_cut_short_is_none(tmp_path: Path) -> None:
    past = remembered(batch(tmp_path), customers())
    record.write(Record(how=past.how, asked=past.asked, keys=past.keys[:-1], results=""), tmp_path / "r")
    with pytest.raises(InputError, match="no record"):
        record.read(tmp_path / "r")


def test_nobody_is_known_from_an_empty_record(tmp_path: Path) -> None:
    done = batch(tmp_path)
    again = rescreen(Editions(tmp_path), done, remembered(done, []), [])
    assert again is not None
    found: list[Hit] = list(again.hits_of(customers([1])))
    assert (len(found), again.known) == (1, 0)


def test_customers_before_a_row_that_is_none_are_told_first(tmp_path: Path) -> None:
    def rows() -> Iterable[Customer]:
        yield from customers([6])
        raise InputError("no row", where="row 2", hint="")

    found = batch(tmp_path).hits_of(rows())
    assert next(found).query == "Ri Won Ho"
    with pytest.raises(InputError, match="no row"):
        list(found)


def test_portions_are_all_customers_in_order() -> None:
    given = customers([0] * (BATCH_SIZE + 3))
    parts = list(portions(given))
    assert [len(each) for each in parts] == [BATCH_SIZE, 3]
    assert [each for part in parts for each in part] == given
