"""Commands that meet: two at once in one home, a reader that hangs up, and Ctrl-C."""

import signal
import subprocess
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from detente.parties.lists import shelf
from detente.parties.lists.editions import Editions
from tests.kills.running import PATIENCE, living, started, within
from tests.parties.kept import keep, party
from tests.parties.lists.build import un
from tests.parties.lists.server import SILENCE, Answer, Server

PIPE: Final = subprocess.PIPE
TODAY: Final = date.today()
NEW: Final = un(TODAY - timedelta(days=2), 460)
CODES: Final = {signal.SIGINT: 130, signal.SIGTERM: 143}


def lying_about(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if "detente-" in path.name]


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    (tmp_path / "tmp").mkdir()
    return tmp_path / "tmp"


def ended(running: list[subprocess.Popen[bytes]]) -> list[tuple[int, str]]:
    told = [each.communicate(timeout=PATIENCE)[1].decode() for each in running]
    return [(each.returncode, words.lstrip()) for each, words in zip(running, told, strict=True)]


def test_two_updates_at_once_keep_one_edition(
    server: Server, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server.answers = [Answer(body=NEW)]
    home = tmp_path / "home"
    words = ("--home", home, "--quiet", "lists", "update", "un", "--address", f"un={server.address}")
    assert ended([started(words, temporary, stderr=PIPE) for _ in range(3)]) == [(0, "")] * 3
    (folder,) = (folder for source, folder in Editions(home).folders() if source == "un")
    assert shelf.verify(folder).entries == 460
    assert len(list((home / "indexes").iterdir())) == 1
    assert lying_about(tmp_path) == []


def test_two_that_build_the_same_index_at_once_both_answer(tmp_path: Path, temporary: Path) -> None:
    home = tmp_path / "home"
    keep(home, "un", str(TODAY), [party(f"KPi.{number:03}", f"Rupert Hentzau {number}") for number in range(300)])
    words = ("--home", home, "party", "match", "Rupert Hentzau 17", "--json")
    running = [started(words, temporary, stdout=PIPE, stderr=PIPE) for _ in range(3)]
    told = [each.communicate() for each in running]
    assert [each.returncode for each in running] == [6, 6, 6]
    assert len({out for out, _ in told}) == 1
    assert b'"KPi.017"' in told[0][0]
    assert len(list((home / "indexes").iterdir())) == 1
    assert lying_about(tmp_path) == []


def customers(top: Path, count: int) -> Path:
    path = top / "customers.csv"
    path.write_text("id,name\n" + "".join(f"{number},Rupert Hentzau 1\n" for number in range(count)), "utf-8")
    return path


def test_whoever_reads_the_head_of_a_screening_stops_it_and_its_workers(tmp_path: Path, temporary: Path) -> None:
    home = tmp_path / "home"
    keep(home, "un", str(TODAY), [party("KPi.001", "Rupert Hentzau 1")])
    words = ("--home", home, "party", "match", "--json", "--jobs", "2", "--file", customers(tmp_path, 20_000))
    with started(words, temporary, stdout=PIPE, stderr=PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b"{")
        running.stdout.close()
        told = running.stderr.read().decode()
    assert (running.returncode, "Traceback" in told, "fault" in told) == (0, False, False)
    assert within(lambda: not living(str(tmp_path)))


@pytest.mark.parametrize("sent", CODES)
def test_a_screening_that_is_stopped_leaves_nothing(tmp_path: Path, temporary: Path, sent: signal.Signals) -> None:
    home, out = tmp_path / "home", tmp_path / "hits.csv"
    keep(home, "un", str(TODAY), [party("KPi.001", "Rupert Hentzau 1")])
    words = ("--home", home, "party", "match", "--jobs", "2", "-o", out, "--file", customers(tmp_path, 200_000))
    running = started(words, temporary, stderr=PIPE)
    assert within(lambda: len(living(str(tmp_path))) >= 3)  # the workers have begun
    running.send_signal(sent)
    assert ended([running]) == [(CODES[sent], "stopped\n")]
    assert within(lambda: not living(str(tmp_path)))
    assert not out.exists()
    assert lying_about(tmp_path) == []


@pytest.mark.parametrize("sent", CODES)
@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_answers_that_are_stopped_leave_nothing(
    tmp_path: Path, temporary: Path, ending: str, sent: signal.Signals
) -> None:
    rows, out = tmp_path / "rows.csv", tmp_path / f"answers.{ending}"
    head = "id,date,from_country,to_country,hs\n"
    line = "{0},2019-01-{1:02},KP,CN,27{2:02}\n"
    rows.write_text(
        head + "".join(line.format(number, number % 28 + 1, number % 16 + 1) for number in range(400_000)), "utf-8"
    )
    running = started(("--home", tmp_path / "home", "decide", rows, "-o", out), temporary, stderr=PIPE)
    assert within(lambda: any(path.stat().st_size > 0 or ending == "parquet" for path in lying_about(tmp_path)))
    time.sleep(0.1)
    running.send_signal(sent)
    (code, told) = ended([running])[0]
    if out.exists():  # it was done before the signal came, which may still end a process that is about to leave
        assert code in (0, -sent, CODES[sent])
    else:
        assert (code, told) == (CODES[sent], "stopped\n")
    assert lying_about(tmp_path) == []


@pytest.mark.parametrize("sent", CODES)
def test_an_update_that_is_stopped_does_not_wait_for_a_silent_server(
    server: Server, tmp_path: Path, temporary: Path, sent: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server.answers = [Answer(body=NEW, sent=1_000, silent=True)]
    words = (
        "--home",
        tmp_path / "home",
        "lists",
        "update",
        "un",
        "--timeout",
        str(SILENCE),
        "--address",
        f"un={server.address}",
    )
    running = started(words, temporary, stderr=PIPE)
    assert within(lambda: bool(server.asked))
    time.sleep(0.2)
    running.send_signal(sent)
    assert ended([running]) == [(CODES[sent], "stopped\n")]
    assert lying_about(tmp_path) == []
    assert list(Editions(tmp_path / "home").folders()) == []
