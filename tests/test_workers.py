"""Worker processes end with their parent, however it ends."""

import os
import signal
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from detente.errors import DetenteError
from detente.workers import workers
from tests.kills.running import within

needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not show its processes")

PARENT = """
import os, sys, threading, time
from detente.workers import workers

def work():
    with workers(3, os.write, (1, b"begun;"), method=sys.argv[1]) as pool:
        list(pool.map(time.sleep, [60] * 9))

if __name__ == "__main__":
    if sys.argv[2] == "main":
        work()
    else:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
"""


@needs_proc
@pytest.mark.parametrize(("method", "thread"), [("fork", "main"), ("fork", "other"), ("spawn", "main")])
def test_workers_end_when_their_parent_is_killed(tmp_path: Path, method: str, thread: str) -> None:
    program = tmp_path / "parent.py"
    program.write_text(PARENT)
    with subprocess.Popen(
        [sys.executable, "-u", str(program), method, thread], stdout=subprocess.PIPE, start_new_session=True
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.read(18) == b"begun;" * 3
        group = parent.pid
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        assert within(lambda: not of_session(group))


def of_session(session: int) -> list[int]:
    """The living processes of a session."""
    found: list[int] = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, _group, its, *_ = each.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(its) == session and state != "Z":
            found.append(int(each.parent.name))
    return found


def test_what_workers_find_comes_in_order() -> None:
    with workers(2) as pool:
        assert list(pool.map(abs, range(-20, 0))) == list(range(20, 0, -1))


def _die(_number: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_is_killed_is_told_with_a_hint() -> None:
    with pytest.raises(DetenteError, match="a worker process was ended from outside") as caught, workers(2) as pool:
        list(pool.map(_die, range(2)))
    assert "--jobs" in caught.value.hint
    assert not isinstance(caught.value, BrokenProcessPool)


def test_a_fault_in_a_worker_comes_to_the_parent() -> None:
    with pytest.raises(ZeroDivisionError), workers(2) as pool:
        list(pool.map(divmod, [1], [0]))


def test_a_fault_of_the_parent_cancels_what_was_not_begun(tmp_path: Path) -> None:
    made = [str(tmp_path / str(number)) for number in range(2_000)]

    def stopped() -> None:
        with workers(1) as pool:
            pool.map(os.mkdir, made)
            raise ValueError("enough")

    with pytest.raises(ValueError, match="enough"):
        stopped()
    assert len(list(tmp_path.iterdir())) < len(made)
