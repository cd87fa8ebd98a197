"""The memory of `detente decide FILE --json` does not grow with the answers: each line is written and forgotten."""

import subprocess
import sys
from pathlib import Path

import pytest

RUN = """
import sys
from detente.app.cli import main
sys.argv = ["detente", "--quiet", "--home", sys.argv[1], "decide", sys.argv[2], "--json"]
try:
    main()
finally:
    told = open("/proc/self/status").read().splitlines()
    print(next(line.split()[1] for line in told if line.startswith("VmHWM")), file=sys.stderr)
"""
"""The kernel's own mark of the most memory of a process, in KiB, is the last word on stderr."""
GOODS = ("270112", "030743", "271012", "940290", "841370")
MORE = 24 * 1024
"""KiB by which three quarters of the rows may raise the peak: the table itself and the counts under caps. Their answers alone
have six times as much."""


def run(folder: Path, rows: int) -> tuple[int, int]:
    """The peak of memory in KiB, and the bytes of the answers, for rows of which one in ten is under a cap."""
    source = folder / f"{rows}.csv"
    lines = (
        f"r{n},{2017 + n % 4}-0{1 + n % 9}-{10 + n % 19},{('KP', 'CN')[n % 2]},{('CN', 'KP')[n % 2]},{GOODS[n % 5]},{n % 700 + 1},bbl\n"
        for n in range(rows)
    )
    source.write_text("id,date,from_country,to_country,hs,quantity,unit\n" + "".join(lines))
    done = subprocess.run(
        [sys.executable, "-c", RUN, folder / "home", source], capture_output=True, text=True, check=True
    )
    assert done.stdout.count("\n") == rows
    return int(done.stderr.split()[-1]), len(done.stdout)


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="the system does not report the peak of a process")
def test_four_times_the_rows_take_hardly_more_memory_though_their_answers_are_far_longer(tmp_path: Path) -> None:
    small, short = run(tmp_path, 10_000)
    large, long = run(tmp_path, 40_000)
    assert (long - short) // 1024 > 4 * MORE
    assert large - small < MORE
