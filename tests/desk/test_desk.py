"""The one door: shared by threads, asked about files, and about decisions that were given."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from threading import Barrier

import pytest

from detente.decide.decision import Decision
from detente.desk.desk import Desk
from detente.errors import InputError, UsageError
from detente.parties.match import similar_tokens
from detente.parties.match.features import Query
from detente.parties.match.match import Match
from tests.desk.small_law import TEXT, small_law
from tests.parties.kept import keep, party

THREADS = 4
NAMES = (
    "Ri Won Ho",
    "Tanchon Commercial Bank",
    "Zebulon Quartz",
    "Jang Hyon U",
    "Nobody Known",
    "Ocean Maritime Management",
)
FACTS = [
    {
        "date": f"201{6 + number % 4}-0{1 + number % 9}-01",
        "hs": ("270112", "841370", "7208", "030617", "271012")[number % 5],
        "from_country": ("KP", "DE", "CN")[number % 3],
        "to_country": ("CN", "KP", "KP")[number % 3],
        "quantity": str(number + 1),
        "unit": "t",
        "end_use": ("humanitarian", "commercial")[number % 2],
        "parties": NAMES[number % len(NAMES)],
    }
    for number in range(60)
]
COAL = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"}
TABLE = "id,date,from_country,to_country,hs\nrow-1,2018-06-01,KP,CN,270112\nrow-2,2016-01-01,CN,KP,1001\n"


@pytest.fixture
def often() -> Iterator[None]:
    """Threads change places as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a list of one's own."""
    keep(tmp_path / "home", "own:a", "2019-12-01", [party("1", "Zebulon Quartz"), party("2", "Ri Won Ho")])
    return tmp_path / "home"


# --- threads --------------------------------------------------------------------------------------------------------


def asked(desk: Desk, start: int) -> dict[int, tuple[Decision, tuple[Match, ...]]]:
    """Everything that is asked, beginning at another place: decisions under two laws, and matches."""
    found: dict[int, tuple[Decision, tuple[Match, ...]]] = {}
    for place in range(len(FACTS)):
        number = (place + start) % len(FACTS)
        facts = FACTS[number]
        drafts = ["draft-2019-12-16"] if number % 7 == 0 else []
        decision = desk.decide(facts, with_drafts=drafts)
        found[number] = decision, desk.match(facts["parties"])
    return found


@pytest.mark.usefixtures("often")
def test_several_threads_on_one_desk_get_what_one_thread_gets(home: Path) -> None:
    alone = Desk(home=home)
    alone.decide(FACTS[0])
    wanted = asked(alone, 0)
    desk, together = Desk(home=home), Barrier(THREADS)

    def work(number: int) -> dict[int, tuple[Decision, tuple[Match, ...]]]:
        together.wait()
        return asked(desk, number * 13)

    with ThreadPoolExecutor(THREADS) as pool:
        given = list(pool.map(work, range(THREADS)))
    assert all(each == wanted for each in given)
    assert len({decision.verdict for decision, _ in wanted.values()}) > 2
    assert {match.list for _, matches in wanted.values() for match in matches} >= {"un-1718", "own:a"}


@pytest.mark.usefixtures("often")
def test_threads_that_come_first_at_once_are_given_the_same_things() -> None:
    for _ in range(3):
        desk, together = Desk(), Barrier(THREADS)

        def first(_number: int, desk: Desk = desk, together: Barrier = together) -> tuple[object, ...]:
            together.wait()
            decider = desk.decider()
            return desk.regime(), decider, decider.compiled, decider.solver, decider.evaluator, desk.screening()

        with ThreadPoolExecutor(THREADS) as pool:
            made = list(pool.map(first, range(THREADS)))
        assert all(one is other for pair in pairwise(made) for one, other in zip(*pair, strict=True))


@pytest.mark.usefixtures("often")
def test_files_are_decided_by_several_threads_as_by_one(home: Path, tmp_path: Path) -> None:
    columns = list(FACTS[0])
    lines = [",".join(["id", *columns]), *(",".join([str(n), *facts.values()]) for n, facts in enumerate(FACTS))]
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    wanted = [found for _, found in Desk(home=home).decide_file(path).decisions()]
    desk = Desk(home=home)
    with ThreadPoolExecutor(THREADS) as pool:
        runs = pool.map(lambda _: [found for _, found in desk.decide_file(path).decisions()], range(THREADS))
        assert all(each == wanted for each in runs)


@pytest.mark.usefixtures("often")
def test_threads_whose_memory_of_words_is_full_get_their_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similar_tokens, "CACHE_SIZE", 2)
    alone = {name: Desk().match(name) for name in NAMES}
    screening = Desk().screening()

    def work(number: int) -> None:
        names = [NAMES[(number + each) % len(NAMES)] for each in range(200)]
        screening.learn(Query(name=name) for name in names[:3])
        assert all(screening.match(Query(name=name)) == alone[name] for name in names)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, range(THREADS)))


# --- files and explanations -------------------------------------------------------------------------------------------


def decided(desk: Desk, folder: Path) -> None:
    """Decide a file of two rows."""
    path = folder / "rows.csv"
    path.write_text(TABLE, encoding="utf-8")
    run = desk.decide_file(path)
    assert [found.verdict for _, found in run.decisions()] == ["prohibited", "permitted"]
    run.remember()


def test_a_row_of_the_last_file_is_explained(tmp_path: Path) -> None:
    decided(Desk(home=tmp_path), tmp_path)
    found = Desk(home=tmp_path).explain("row-1")
    assert (found.row.id, found.decision.verdict, found.replay) == ("row-1", "prohibited", None)


def test_a_receipt_is_explained_with_what_has_changed_since() -> None:
    desk = Desk()
    given = desk.decide(COAL)
    found = desk.explain(given.receipt)
    assert found.decision == given
    assert found.replay is not None
    assert found.replay.same_law


def test_a_row_that_the_last_file_does_not_have_is_refused(tmp_path: Path) -> None:
    decided(Desk(home=tmp_path), tmp_path)
    with pytest.raises(UsageError, match="no row is called 'row-3'"):
        Desk(home=tmp_path).explain("row-3")


def test_without_a_home_no_file_was_decided() -> None:
    with pytest.raises(UsageError, match="no file was decided yet"):
        Desk().explain("row-1")


def test_the_memory_of_a_run_in_another_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "last-decide.json").write_text('{"file": 3}', encoding="utf-8")
    with pytest.raises(InputError, match="not the memory of a run"):
        Desk(home=tmp_path).last_run()


def test_a_row_is_explained_under_the_law_that_it_was_decided_under(tmp_path: Path) -> None:
    folder = small_law(tmp_path / "law")
    decided(Desk(corpus=folder.parent, home=tmp_path), tmp_path)
    assert Desk(home=tmp_path).explain("row-1").decision.regime == "my-law"


def test_the_law_that_is_named_is_the_one_that_explains(tmp_path: Path) -> None:
    first = small_law(tmp_path / "law")
    decided(Desk(corpus=first, home=tmp_path), tmp_path)
    second = small_law(tmp_path / "other")
    (second / "one.yaml").write_text(TEXT.replace("No coal.", "No coal at all."), encoding="utf-8")
    found = Desk(corpus=second, home=tmp_path).explain("row-1")
    assert [reason.summary for reason in found.decision.reasons] == ["No coal at all."]
