"""The quality gate: assertions that reject an edition that is far too short, too long or much shorter than the last."""

from collections.abc import Iterator
from datetime import date, timedelta

from detente.errors import InputError
from detente.parties.lists.edition import Edition, counted
from detente.parties.lists.sources import ListSource

AHEAD = timedelta(days=1)
"""A list may be dated tomorrow, where the authority is in an eastern time zone."""


def future(day: date, today: date, where: str) -> None:
    """Raise InputError for a date in the future: its edition would be the newest one until then."""
    if day > today + AHEAD:
        what = f"an edition of {day}, a day that is yet to come"
        raise InputError(what, where=where, hint="Give its day with --day, and --accept where the file says another.")


def failed_assertions(
    source: ListSource, edition: Edition, before: Edition | None, staying: int | None = None
) -> Iterator[str]:
    """Yield a sentence for each assertion that an edition fails; nothing where it may be kept.

    `staying`: how many references of the edition before it has, too; None where that does not count.
    """
    count = edition.entries
    if count < source.floor:
        yield f"{_entries(count)}, where {source.id} has at least {source.floor:,}"
    if count > source.ceiling:
        yield f"{_entries(count)}, where {source.id} has at most {source.ceiling:,}"
    if before is not None and count < before.entries * source.shrink:
        yield f"{_entries(count)}, where the edition before ({before.day}) had {before.entries:,}"
    elif before is not None and staying is not None and staying < before.entries * source.shrink:
        theirs = f"the {_entries(before.entries)} of the edition before ({before.day})"
        yield f"it has {staying:,} of {theirs}, and files of one edition are imported together"


def _entries(count: int) -> str:
    return counted(count, "entry", "entries")


def rejection(found: list[str], before: Edition | None, where: str) -> InputError:
    """Return the error for an edition that is rejected, which says what is kept."""
    stays = f"The last good one stays: {before.day}, {_entries(before.entries)}. " if before else "Nothing was kept. "
    hint = f"{stays}Fetch it again, or look whether it is another list; `--accept` keeps it, and that is recorded."
    return InputError("; ".join(found), where=where, hint=hint)
