"""Days that a text names: an interval, the rule it was read by, and the day it was counted from."""

from datetime import date

from detente.value import value


@value
class Interval:
    """The days from `begin` to `end`, both included; `begin` and `end` are the same for one day."""

    begin: date
    end: date
    rule: str
    """The rule of the grammar, as "weekday" or "part of a month"."""
    counted_from: date | None = None
    """The day of publication, where the interval depends on it."""

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.begin == self.end

    def __str__(self) -> str:
        """`2019-12-26`, or `2019-11-21 to 2019-11-30`."""
        return str(self.begin) if self.is_day else f"{self.begin} to {self.end}"
