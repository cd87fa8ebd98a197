"""The days of a judgement: that of the fact, one and no interval, and that on which it became known."""

from datetime import UTC, date, datetime

from detente.errors import InputError
from detente.review.thread import Thread


def event_day(found: Thread, on: date | None, at: datetime) -> date:
    """Return the day of a fact: what the person said, else the day of the proposal.

    Raises:
        InputError: there is none, it is an interval, or the person's day is not within it or lies ahead.
    """
    first, last = found.when
    if on is None:
        if first is None or first != last:
            read = f"it was read as {first} to {last}" if first or last else "nothing says on which day it was"
            raise InputError(read, where=found.id, hint="A finding has one day. Say which: --on DAY.")
        refuse_future(first, at)
        return first
    refuse_future(on, at)
    if (first is not None and on < first) or (last is not None and on > last):
        hint = "If what was read is wrong: `detente evidence amend --set when.from=... --set when.to=...`."
        raise InputError(f"{on} is not within {first} to {last}, as it was read", where=found.id, hint=hint)
    return on


def refuse_future(on: date, at: datetime) -> None:
    """Raise InputError for a day that has not come."""
    if on > _today(at):
        hint = "The ledger has what happened. To suppose a fact, give it in a file: --findings FILE."
        raise InputError(f"{on} has not come", where="--on", hint=hint)


def known_day(on: date, known_on: date | None, at: datetime, *, since: str = "it happened") -> date:
    """Return the day on which something became known: what the person said, else the day of the row.

    Raises:
        InputError: it lies before that of the fact, or ahead.
    """
    if known_on is None:
        return _today(at)
    if known_on < on:
        raise InputError(f"nobody knew it on {known_on}, before {since} ({on})", where="--known-on")
    if known_on > _today(at):
        raise InputError(f"{known_on} has not come", where="--known-on")
    return known_on


def _today(at: datetime) -> date:
    return at.astimezone(UTC).date()
