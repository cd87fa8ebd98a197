"""`kill -9` at random moments: what is written is there whole and right or not at all, and what is left over is swept.

Twenty kills in all by default; `DETENTE_KILLS=180 make test` does nine times as many.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final, Generic, TypeVar

import pytest

from detente.app import cli as door
from detente.errors import InputError
from detente.parties.index import index_file, stored
from detente.parties.lists import shelf
from detente.parties.lists.editions import Editions
from detente.parties.screening import record
from tests.kills.running import KILLS, killed, living, timed, within
from tests.parties.lists.build import NOW, put, un
from tests.parties.lists.server import Answer, Server

STORIES: Final = Path(__file__).parents[2] / "examples" / "stories.csv"
OLD: Final = un("2024-01-01")
NEW: Final = un(date.today() - timedelta(days=2), 460)
Seen = TypeVar("Seen")
SCENES: Final = 5
"""Tests below, which share the kills."""

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not show its processes")


@dataclass
class Scene(Generic[Seen]):
    """A folder in which one command is killed again and again, each time from the same start."""

    top: Path
    words: tuple[str | Path, ...]
    shows: Callable[[Path], Seen]
    """Looks at a home or an output after a kill; raises for what is neither old nor new."""
    monkeypatch: pytest.MonkeyPatch
    kills: int = 0
    left: int = 0
    """Kills after which something lay about."""
    seen: set[Seen] = field(default_factory=set)

    def start(self) -> Path:
        """The folder as it was at first."""
        work = self.top / "work"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(self.top / "start", work)
        return work

    def run(self) -> None:
        """Kill the command at random moments, and look after each."""
        work = self.start()
        draw = random.Random(Path(self.words[-1]).name)  # noqa: S311 -- no secret, and the same each time
        whole = timed(self.words, work / "tmp")
        self.seen.add(self.shows(work))
        wanted = max(1, KILLS // SCENES)
        for _ in range(3 * wanted):
            work = self.start()
            if not killed(self.words, work / "tmp", draw.uniform(0.3, 1.0) * whole):
                whole *= 0.8  # the machine was busier when the time was taken
                continue
            self.kills += 1
            assert within(lambda: not living(str(self.top))), "a worker outlived its parent"
            self.seen.add(self.shows(work))
            self.left += bool(self.leftovers())
            self.next_start(work)
            assert not self.leftovers()
            if self.kills == wanted:
                break
        assert self.kills == wanted
        print(f"{self.kills} kills, after {self.left} of which something lay about")  # noqa: T201 -- for `pytest -rP`

    def leftovers(self) -> list[Path]:
        return [path for path in (self.top / "work").rglob("*") if "detente-" in path.name]

    def next_start(self, work: Path) -> None:
        """Run the command once more from where it was killed, in this process; all is as if nothing had happened."""
        with self.monkeypatch.context() as patched:
            patched.setattr(tempfile, "tempdir", str(work / "tmp"))
            for words in (("--home", work / "home", "lists", "verify"), self.words):
                patched.setattr(sys, "argv", ["detente", *map(str, words)])
                with pytest.raises(SystemExit) as done:
                    door.main()
                assert done.value.code in (0, 6)
        assert self.shows(work) in self.seen


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A folder with a start: a home, an output's folder, and one for temporary files."""
    for name in ("home", "out", "tmp"):
        (tmp_path / "start" / name).mkdir(parents=True)
    return tmp_path


def with_list(top: Path) -> Path:
    Editions(top / "start" / "home").take([put(top, OLD)], now=NOW)
    return top


def verified(home: Path) -> tuple[str, ...]:
    """The labels of the editions of a home, each of which holds, with an index that answers."""
    editions = Editions(home)
    found = [shelf.verify(folder) for _, folder in editions.folders()]
    return tuple(each.label for each in found)


def test_an_update_that_is_killed_leaves_the_last_good_edition_or_the_new_one(
    top: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server.answers = [Answer(body=NEW)]
    words = ("--home", top / "work" / "home", "lists", "update", "un", "--address", f"un={server.address}")
    scene = Scene(with_list(top), words, lambda work: verified(work / "home"), monkeypatch)
    scene.run()
    both = max(scene.seen, key=len)
    assert len(both) == 2
    assert scene.seen <= {both, both[1:]}  # the newest first


def rows(top: Path, times: int) -> Path:
    head, *lines = STORIES.read_text(encoding="utf-8").splitlines(keepends=True)
    path = top / "rows.csv"
    path.write_text(head + "".join(f"{number}-{line}" for number in range(times) for line in lines), encoding="utf-8")
    return path


def absent_or(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_answers_that_are_killed_are_absent_or_whole(top: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = top / "work" / "out" / f"answers.{ending}"
    words = ("--home", top / "work" / "home", "--quiet", "decide", rows(top, 60), "-o", out)
    scene = Scene(top, words, lambda _: absent_or(out), monkeypatch)
    scene.run()
    assert len(scene.seen - {None}) == 1


def screened(out: Path) -> tuple[bytes | None, str]:
    """The hits, and whether the record beside them is theirs; one without the other is refused later, never believed."""
    hits, beside = absent_or(out), record.record_path(out)
    if not beside.exists():
        return hits, "none"
    try:
        return hits, "theirs" if record.read(beside).results == record.digest(out) else "another's"
    except InputError:
        return hits, "unreadable"


def test_hits_that_are_killed_are_absent_or_whole_and_no_worker_lives_on(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    customers = top / "customers.csv"
    lines = (f"{number},{'Rupert Hentzau' if number % 50 == 0 else 'Anna Maier'} {number}" for number in range(2_000))
    customers.write_text("id,name\n" + "\n".join(lines) + "\n", encoding="utf-8")
    home, out = top / "work" / "home", top / "work" / "out" / "hits.csv"
    words = ("--home", home, "--quiet", "party", "match", "--jobs", "2", "-o", out, "--max-age", "9999")
    scene = Scene(with_list(top), (*words, "--file", customers), lambda _: screened(out), monkeypatch)
    scene.run()
    assert {state for _, state in scene.seen} <= {"theirs", "none"}
    assert len({hits for hits, _ in scene.seen} - {None}) == 1


def test_an_index_that_is_killed_is_made_again(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = top / "work" / "home"

    def laid(work: Path) -> str:
        editions = Editions(work / "home")
        assert verified(work / "home")
        before = sorted(path.name for path in (work / "home").rglob("*.index"))
        index = stored.of_editions(editions, editions.on(None))
        assert before in ([], [path.name for path in (work / "home").rglob("*.index")])
        return sha256(b"".join(index_file.pieces(index))).hexdigest()

    words = ("--home", home, "party", "match", "--max-age", "9999", "Rupert Hentzau 17")
    scene = Scene(with_list(top), words, laid, monkeypatch)
    scene.run()
    assert len(scene.seen) == 1
