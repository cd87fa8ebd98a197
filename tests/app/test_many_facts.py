"""A whole run of `detente decide` over a file with more distinct facts than one number of 64 bits can hold."""

import subprocess
import sys
from pathlib import Path

import polars as pl

from detente.desk.desk import Desk
from detente.transactions.transaction import read_one
from tests.decide import many


def test_a_file_with_very_many_distinct_facts_is_decided_to_its_end(tmp_path: Path) -> None:
    decider = Desk().decider()
    rows = [row | {"id": str(number)} for number, row in enumerate(many.rows(decider.compiled.columns))]
    source, out = tmp_path / "rows.csv", tmp_path / "decided.csv"
    pl.DataFrame(rows, schema=dict.fromkeys(("id", *(name for row in rows for name in row)), pl.String)).write_csv(
        source
    )
    detente = Path(sys.executable).with_name("detente")
    done = subprocess.run(
        [detente, "--home", tmp_path / "home", "decide", source, "-o", out, "--no-match"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    decided = pl.read_csv(out, infer_schema=False)
    assert decided.get_column("id").to_list() == [row["id"] for row in rows]
    words = decided.get_column("verdict").to_list()[::5]
    given = [{name: word for name, word in row.items() if word} for row in rows[::5]]
    alone = [decider.outcome(read_one(row)).verdict for row in given]
    uncounted = [(word, one) for word, one in zip(words, alone, strict=True) if one != "within-cap"]
    assert len(uncounted) > 500
    assert all(word == one for word, one in uncounted)
