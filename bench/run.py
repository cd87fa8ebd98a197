"""Run every benchmark and print one table.

`python bench/run.py small` takes a tenth of the rows, to see that all runs; `names` takes only the benchmarks of names, and
`law` only those of decisions.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
import polars as pl

from bench import data, ledgers, names, plans, reading, rules
from bench.measure import ROOT, RUNS, Line, in_a_process, median, processor_seconds
from detente.decide.decider import Decider
from detente.desk.desk import Desk

SCALE = 10 if "small" in sys.argv else 1
MILLION = 1_000_000


def memory_rate() -> Iterator[Line]:
    """The whole regime over a table in memory: verdict and measure bits for each row."""
    rows = 10 * MILLION // SCALE
    table, decider = data.ledger(rows), Desk().decider()

    def work() -> None:
        answers = decider.evaluator.outcome_numbers(table)
        decider.evaluator.verdicts(answers)
        decider.evaluator.measure_bits(answers)

    def fresh() -> None:
        decider.__dict__.clear()
        decider.__dict__.update(kept)
        work()

    rate = rows / median(work) / MILLION
    yield Line(f"1718 regime, {rows:,} rows in memory", f"{rate:.1f} M rows/s", "≥ 10", rate >= 10)
    kept = {name: decider.__dict__[name] for name in ("regime", "reading", "digest")}
    cold = rows / median(fresh) / MILLION
    yield Line("the same, the law compiled anew and no row known", f"{cold:.1f} M rows/s", "≥ 10", cold >= 10)


def combinations_rate() -> Iterator[Line]:
    """A table in which every row is another combination of facts, beside a ledger of as many rows; no row of either is known."""
    rows, law = MILLION // SCALE, Desk().decider()
    mixed, ledger = data.combinations(law.compiled.columns, rows), data.ledger(rows)
    rate, plain = (rows / _anew(law, table) / MILLION for table in (mixed, ledger))
    figure = f"{rate:.2f} M rows/s (a ledger: {plain:.1f})"
    yield Line(f"{rows:,} rows, each another combination of facts", figure, "≥ 0.15", rate >= 0.15)


def _anew(law: Decider, table: pl.DataFrame) -> float:
    """The seconds for a table, each time by a decider that has compiled the law and knows no row."""
    fresh = [Decider(law.regime, law.reading).evaluator for _ in range(RUNS + 1)]
    return median(lambda: fresh.pop().outcome_numbers(table))


def peers() -> Iterator[Line]:
    """Forty rules of one meaning, all results equal. OpenFisca is timed from filling its inputs to the masks; we with nothing known of any row."""
    from bench.peers import openfisca, zen

    forty = rules.forty()
    rows = 4 * MILLION // SCALE
    table, ours = data.ledger(rows), rules.Ours(forty)
    columns = rules.plain(table)
    expected = rules.reference(forty, columns)
    assert (ours.masks(table) == expected).all(), "ours differs from the reference"
    warm = median(lambda: ours.run(table)) / rows

    def anew() -> None:
        ours.fresh()
        ours.run(table)

    fresh = median(anew) / rows
    fisca = openfisca.decider(forty, columns)
    assert (fisca() == expected).all(), "OpenFisca differs from the reference"
    theirs = median(fisca) / rows
    yield Line(
        "40 rules, nothing known: beside OpenFisca-core 46.0.1", f"{theirs / fresh:.1f} ×", "≥ 2 ×", theirs >= 2 * fresh
    )
    yield Line("40 rules, warm: beside OpenFisca-core 46.0.1", f"{theirs / warm:.1f} ×", "≥ 2 ×", theirs >= 2 * warm)

    few = 20_000 // SCALE
    some = {name: column[-few:] for name, column in columns.items()}
    engine = zen.decider(forty, some)
    assert (engine() == expected[-few:]).all(), "zen-engine differs from the reference"
    theirs = median(engine) / few
    yield Line(
        "40 rules, nothing known: beside zen-engine 0.37", f"{theirs / fresh:.0f} ×", "≥ 100 ×", theirs >= 100 * fresh
    )
    hits = int(np.count_nonzero(expected))
    yield Line("40 rules: rows that meet some rule", f"{hits:,} of {rows:,}", "> 0", hits > 0)


DECIDE = """
from pathlib import Path
from detente.app.commands.write import to_file
from detente.desk.desk import Desk
to_file(Path({out!r}), Desk().decide_file(Path({source!r})))
"""
COPY = "import polars as pl; pl.scan_parquet({source!r}).sink_parquet({out!r})"


def parquet(folder: Path) -> Iterator[Line]:
    """Parquet to Parquet, beside Polars copying the same file; both in this process, warm."""
    from detente.app.commands.write import to_file

    rows = 20 * MILLION // SCALE
    source = data.file(folder / "ledger.parquet", rows)
    copy = median(lambda: pl.scan_parquet(source).sink_parquet(folder / "copy.parquet"))
    decide = median(lambda: to_file(folder / "decided.parquet", Desk().decide_file(source)))
    share = copy / decide
    figure = f"{share:.2f} of its speed ({rows / decide / MILLION:.1f} and {rows / copy / MILLION:.1f} M rows/s)"
    yield Line(f"Parquet to Parquet, {rows:,} rows, beside Polars copying", figure, "≥ 0.5", share >= 0.5)


def memory(folder: Path) -> Iterator[Line]:
    """Peak memory of a fresh process that decides a large file, and one ten times smaller."""
    sizes = {}
    for rows in (10 * MILLION // SCALE, 100 * MILLION // SCALE):
        source = data.file(folder / "large.parquet", rows)
        code = DECIDE.format(source=str(source), out=str(folder / "decided.parquet"))
        sizes[rows], seconds = in_a_process(code)
        yield Line(f"memory for {rows:,} rows ({seconds:.0f} s)", f"{sizes[rows]:.2f} GiB", "≤ 3", sizes[rows] <= 3)
    small, large = sizes.values()
    yield Line("memory for ten times the rows", f"{large / small:.2f} ×", "≤ 1.5 ×", large <= 1.5 * small)


def printing(folder: Path) -> Iterator[Line]:
    """A CSV decided by a process of its own and printed into a pipe, in each form: rows in a second of its processor time, its start included."""
    rows = 100_000 // SCALE
    source = folder / "printed.csv"
    data.named(data.ledger(rows)).write_csv(source)
    detente = str(Path(sys.executable).with_name("detente"))
    for form in ((), ("--json",), ("--plain",), ("--csv",)):
        rate = rows / processor_seconds([detente, "--home", str(folder), "decide", str(source), *form], runs=3)
        what = f"decide {rows:,} rows of CSV {' '.join(form) or 'as a table'}"
        yield Line(what, f"{rate:,.0f} rows/s of CPU", "≥ 20,000", rate >= 20_000)


def one() -> Iterator[Line]:
    """One decision, warm and cold."""
    desk = Desk()
    facts = {"date": "2019-06-01", "hs": "841370", "from_country": "DE", "to_country": "KP", "end_use": "humanitarian"}
    warm = median(lambda: [desk.decide(facts) for _ in range(1000)]) * 1000
    yield Line("one decision through Python, warm", f"{warm:.0f} µs", "≤ 200", warm <= 200)
    detente = str(Path(sys.executable).with_name("detente"))
    helped = processor_seconds([detente, "--help"])
    yield Line("detente --help", f"{helped:.3f} s CPU", "≤ 0.15", helped <= 0.15)
    given = [word for name, text in facts.items() for word in ("--set", f"{name}={text}")]
    cold = processor_seconds([detente, "decide", *given])
    yield Line("one decision from a cold start", f"{cold:.3f} s CPU", "≤ 0.6", cold <= 0.6)


def main() -> int:
    """Print the table as the figures come in; 1 if some target was missed."""
    with tempfile.TemporaryDirectory(dir=ROOT, prefix=".bench-") as name:
        folder = Path(name)
        print(f"{os.cpu_count()} cores, Polars {pl.__version__}, medians of 5 runs\n")
        missed = 0
        law = (
            (memory_rate(), combinations_rate(), peers(), parquet(folder), memory(folder), printing(folder), one())
            if "names" not in sys.argv
            else ()
        )
        parties = (names.lines(folder, SCALE),) if "law" not in sys.argv else ()
        roadmaps = (
            (plans.lines(), reading.lines(), ledgers.lines(SCALE)) if not {"names", "law"} & set(sys.argv) else ()
        )
        for part in (*law, *parties, *roadmaps):
            for line in part:
                missed += not line.met
                verdict = ("met" if line.met else "MISSED") if line.target else ""
                print(f"{line.what:62}  {line.figure:>56}  {line.target:>9}  {verdict}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
