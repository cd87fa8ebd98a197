"""The tables of a council's record, read once: all faults of all tables are reported together."""

import csv
from functools import cache
from pathlib import Path
from typing import Final

from detente.council.faults import COLUMNS, RecordRows, record_faults
from detente.errors import Fault, InputError

DATA: Final = Path(__file__).parent / "data"


@cache
def record_tables(folder: Path = DATA) -> dict[str, RecordRows]:
    """Return the rows of each table by its name.

    Args:
        folder: The folder with `members.csv`, `texts.csv`, `votes.csv`, `positions.csv` and `rules.csv`.

    Raises:
        InputError: a table is absent, lacks a column, or has a row that cannot be; with every fault, by file and line.
    """
    tables, faults = {}, []
    for name, columns in COLUMNS.items():
        found = _read(folder / f"{name}.csv", columns)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            tables[name] = found
    faults += () if faults else record_faults(tables)
    if faults:
        noun = "fault" if len(faults) == 1 else "faults"
        raise InputError(f"{len(faults)} {noun} in the record of the council", faults=faults)
    return tables


def _read(path: Path, columns: tuple[str, ...]) -> RecordRows | Fault:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, restval="")
            lacking = [each for each in columns if each not in (reader.fieldnames or ())]
            if lacking:
                return Fault(
                    what=f"column {lacking[0]!r} is missing",
                    where=path.name,
                    hint=f"Its columns are {', '.join(columns)}.",
                )
            return list(reader)
    except FileNotFoundError:
        return Fault(what="the table is missing", where=path.name, hint=f"Its columns are {', '.join(columns)}.")
    except (UnicodeDecodeError, csv.Error) as error:
        return Fault(what=f"it cannot be read: {error}", where=path.name, hint="Save it as CSV in UTF-8.")
