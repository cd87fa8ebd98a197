"""What the desk answers about names: one party, and a whole file, with and without an output."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.desk.desk import Desk
from detente.desk.source import ListChoice
from detente.errors import InputError, UsageError
from detente.parties.screening import hits
from detente.parties.screening.customers import Customer
from detente.parties.screening.query import query
from tests.parties.kept import keep, party

WHICH = ListChoice(today=date(2026, 11, 29))
CUSTOMERS = "id,name,born,note\n1,Ri Won Ho,1964-07-17,\n2,Anneliese Baumgartner,,\n3,Ri Won Ho,not a day,\n"


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    path = tmp_path / "customers.csv"
    path.write_text(CUSTOMERS, encoding="utf-8")
    return path


def test_the_matches_of_a_name_come_with_what_follows_for_them() -> None:
    found = Desk().screen(query("Ri Won Ho"), WHICH)
    (match, follows), *_ = found.matches
    assert match.entity.id == "KPi.033"
    assert "asset-freeze" in {each.measure for each in follows}
    assert (found.least, found.hidden) == (750, 0)
    assert [each.edition.source for each in found.screening.consulted] == ["un-1718"]


def test_what_follows_is_that_of_the_day_asked_about() -> None:
    early = ListChoice(today=date(2026, 11, 29), on=date(2016, 1, 1))
    assert Desk().screen(query("Ri Won Ho"), early).matches == ()


def test_matches_beyond_the_limit_are_counted() -> None:
    all_ = Desk().screen(query("Kim Yong Chol"), WHICH, threshold=0.3)
    few = Desk().screen(query("Kim Yong Chol"), WHICH, threshold=0.3, limit=2)
    assert few.matches == all_.matches[:2]
    assert few.hidden == len(all_.matches) - 2 > 0


def test_only_the_chosen_lists_are_asked_and_told_when_stale(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2026-01-01", [party("1", "Zebulon Quartz")])
    which = ListChoice(today=date(2026, 11, 29), lists=("own:a",))
    found = Desk(home=tmp_path).screen(query("Zebulon Quartz"), which)
    assert [match.list for match, _ in found.matches] == ["own:a"]
    assert [(each.edition.source, each.age) for each in found.screening.stale] == [("own:a", 332)]


@pytest.mark.parametrize(
    ("which", "threshold", "says"),
    [
        (ListChoice(today=date(2026, 1, 1), lists=("unn",)), None, "unn"),
        (ListChoice(today=date(2026, 1, 1), lists=("un",)), None, "un"),
    ],
)
def test_lists_that_there_are_not_are_refused(which: ListChoice, threshold: float | None, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        Desk().screen(query("Ri Won Ho"), which, threshold=threshold)


@pytest.mark.parametrize("threshold", [0.2, 1.5, float("nan"), True, "high"])
def test_a_threshold_that_is_none_is_refused(threshold: Any) -> None:
    with pytest.raises(InputError) as met:
        Desk().screen("Ri Won Ho", WHICH, threshold=threshold)
    assert met.value.where == "threshold"


def test_a_name_may_be_screened_as_it_is_written() -> None:
    assert Desk().screen("Ri Won Ho", WHICH).matches == Desk().screen(query("Ri Won Ho"), WHICH).matches


def test_a_file_gives_its_hits_one_after_another_and_then_its_counts(customers: Path) -> None:
    with Desk().screening_file(customers, WHICH) as run:
        found = list(run.hits())
        counts = run.counts()
    assert [(each.id, each.ref) for each in found] == [("1", "KPi.033"), ("3", "KPi.033")]
    assert (counts.customers, counts.alerted, counts.hits, counts.faults, counts.unknown) == (3, 2, 2, 0, 1)
    assert counts.unread == ("note",)
    assert "not a day" in counts.cells[0]
    assert not counts.messages


def test_whoever_watches_sees_every_customer(customers: Path) -> None:
    seen: list[str] = []

    def watch(given: Iterable[Customer]) -> Iterator[Customer]:
        for each in given:
            seen.append(each.id)
            yield each

    with Desk().screening_file(customers, WHICH, columns={}) as run:
        assert list(run.hits(watch=watch))
    assert seen == ["1", "2", "3"]


def test_several_processes_give_the_same_hits(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("name\n" + "Ri Won Ho\nAnneliese Baumgartner\n" * 600, encoding="utf-8")
    with Desk().screening_file(path, WHICH) as one, Desk().screening_file(path, WHICH) as two:
        assert list(one.hits(jobs=1)) == list(two.hits(jobs=2))
        assert one.counts() == two.counts()


def test_what_is_written_can_be_compared_with_later(customers: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "hits.jsonl", tmp_path / "again.jsonl"
    with Desk().screening_file(customers, WHICH, out=out) as run:
        run.write()
    with Desk().screening_file(customers, WHICH, out=again, since=out) as run:
        run.write()
        talk = run.counts().talk
    assert again.read_bytes() == out.read_bytes()
    assert [each.ref for each in hits.read(out)] == ["KPi.033", "KPi.033"]
    assert len(talk) == 1


def test_a_past_run_with_another_threshold_is_not_compared_with(customers: Path, tmp_path: Path) -> None:
    out = tmp_path / "hits.jsonl"
    with Desk().screening_file(customers, WHICH, out=out) as run:
        run.write()
    with Desk().screening_file(customers, WHICH, since=out, threshold=0.9) as run:
        assert list(run.hits())
        assert "with another threshold" in run.counts().talk[0]


def test_results_that_were_changed_are_refused(customers: Path, tmp_path: Path) -> None:
    out = tmp_path / "hits.jsonl"
    with Desk().screening_file(customers, WHICH, out=out) as run:
        run.write()
    out.write_bytes(out.read_bytes() * 2)
    with (
        Desk().screening_file(customers, WHICH, since=out) as run,
        pytest.raises(InputError, match="not as they were written"),
    ):
        list(run.hits())


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("hits.txt", "hits.txt has no known ending"),
        ("customers.csv", "is the file that is read"),
        ("no/hits.csv", "Make it first"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_read(customers: Path, name: str, says: str) -> None:
    with (
        pytest.raises(UsageError, match=says),
        Desk().screening_file(customers, WHICH, out=customers.parent / name),
    ):
        pytest.fail("it was opened")
    assert customers.read_text(encoding="utf-8") == CUSTOMERS


def test_a_file_that_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"), Desk().screening_file(tmp_path / "x.csv", WHICH):
        pytest.fail("it was opened")
