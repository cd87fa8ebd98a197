"""A day as an option takes it, and the instant of a command."""

from datetime import UTC, date, datetime
from typing import Any

import click


class DayParameter(click.ParamType[date]):
    """A day, written 2019-12-26."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Fails with the mend for anything else."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2019-12-26", param, ctx)


def now() -> datetime:
    """The instant of the rows that a command appends."""
    return datetime.now(UTC)
