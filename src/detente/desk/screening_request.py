"""What a screening of a file is asked for; what is left out is taken from the record of the past run that it compares with."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from detente.errors import UsageError
from detente.parties.match.match import ALERT
from detente.parties.screening import record
from detente.parties.screening.record import RecordedRequest
from detente.value import value

STDIN: Final = "-"


@value
class ScreeningRequest:
    """A file, and how it is screened."""

    file: Path
    columns: Mapping[str, str]
    lists: tuple[str, ...]
    threshold: float | None
    born_tolerance: int = 1

    def recorded(self) -> RecordedRequest:
        """Return the request as a record keeps it, so that it can be repeated from another folder; stdin cannot be repeated."""
        file = "" if str(self.file) == STDIN else str(self.file.resolve())
        return RecordedRequest(
            file=file, columns=dict(self.columns), lists=self.lists, born_tolerance=self.born_tolerance
        )


def completed(
    file: Path | None,
    columns: Mapping[str, str] | None,
    lists: tuple[str, ...],
    threshold: float | None,
    since: Path | None,
    *,
    born_tolerance: int | None = None,
) -> tuple[ScreeningRequest, str]:
    """Return a request with what was left out, and a sentence that says what was taken from the past run; empty for nothing.

    Args:
        file: None: the file of the past run.
        columns: None: those of the past run.
        lists: None named: those that the past run named.
        threshold: None: that of the past run.
        since: The results of the past run, if there is one.
        born_tolerance: None: that of the past run.

    Raises:
        UsageError: no file is given, and none is recorded.
        InputError: the past run has no record, or a damaged one.
    """
    if since is None:
        return _first(file, columns, lists, threshold, born_tolerance), ""
    past = record.read(record.record_path(since))
    asked = past.request
    if file is None and not asked.file:
        hint = "Give --file: the record names none, because the file came from stdin or an older version wrote it."
        raise UsageError("the file of the past run is not known", where=since.name, hint=hint)
    least = past.how.least / 1000
    found = ScreeningRequest(
        file=Path(asked.file) if file is None else file,
        columns=asked.columns if columns is None else columns,
        lists=lists or asked.lists,
        threshold=least if threshold is None else threshold,
        born_tolerance=asked.born_tolerance if born_tolerance is None else born_tolerance,
    )
    taken = {
        "--file": found.file.name if file is None else "",
        "--columns": ",".join(f"{ours}={theirs}" for ours, theirs in asked.columns.items()) if columns is None else "",
        "--list": " --list ".join(() if lists else asked.lists),
        "--threshold": f"{least:g}" if threshold is None and past.how.least != ALERT else "",
        "--born-tolerance": str(asked.born_tolerance) if born_tolerance is None and asked.born_tolerance != 1 else "",
    }
    words = " ".join(f"{option} {given}" for option, given in taken.items() if given)
    return found, f"as for {since.name}: {words}" if words else ""


def _first(
    file: Path | None,
    columns: Mapping[str, str] | None,
    lists: tuple[str, ...],
    threshold: float | None,
    born_tolerance: int | None,
) -> ScreeningRequest:
    """Return a request that continues no past run."""
    if file is None:
        raise UsageError("no file is given", where="--file")
    years = 1 if born_tolerance is None else born_tolerance
    return ScreeningRequest(file=file, columns=columns or {}, lists=lists, threshold=threshold, born_tolerance=years)
