"""The file of the rows that could not be screened: each with its place and the reason, under the columns of its own file.

It can be corrected and screened again as it is: its first three columns are passed over.
"""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from detente.desk.customer_file import Reject
from detente.errors import Fault, InputError, UsageError
from detente.files import whole

FIRST: Final = ("rejected_row", "rejected_column", "rejected_because")
"""The columns before those of the file itself."""


def refuse(file: Path, rejected: Path | None, out: Path | None) -> None:
    """Raise UsageError for a file of rejected rows that has no folder, or is the file that is read or the results."""
    if rejected is None:
        return
    whole.check(rejected)
    if rejected.suffix != ".csv":
        raise UsageError(f"{rejected.name} has no known ending", where="--rejected", hint="It is CSV: name it .csv.")
    for other, what in ((file, "the file that is read"), (out, "the file of the results")):
        if other is not None and rejected.resolve() == other.resolve():
            raise UsageError(f"{rejected.name} is {what}", where="--rejected", hint="Write to another file.")


class RejectedRows:
    """Writes rejected rows; the header is that of the first of them."""

    def __init__(self, file: TextIO) -> None:
        self._writer = csv.writer(file, lineterminator="\n")
        self._headed = False

    def add(self, place: str, fault: Fault | InputError, cells: Sequence[str], names: Sequence[str]) -> None:
        """Write a row: where it is, the column at fault and why, and its cells."""
        self.head(names)
        column = getattr(fault, "column", "")
        self._writer.writerow([place, column, fault.what, *cells])

    def head(self, names: Sequence[str]) -> None:
        """Write the header, unless it is there."""
        if not self._headed:
            self._writer.writerow([*FIRST, *names])
            self._headed = True


@contextmanager
def opened(path: Path | None, default: Reject) -> Iterator[Reject]:
    """Yield what keeps rejected rows in a file, which is written whole at the end; without a path, the default."""
    if path is None:
        yield default
        return
    with whole.whole(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        rows = RejectedRows(file)
        yield rows.add
        rows.head(())
