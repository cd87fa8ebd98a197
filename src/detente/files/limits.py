"""How long a name, a value and a cell from outside may be: it is checked before any pattern looks at the text.

A longer text is a fault of that cell, reported with its place and a hint; it is never cut. The figures leave the real
lists and standards several times their longest.
"""

from typing import Final

from detente.errors import InputError

MOST_NAME: Final = 2_000
"""Characters of one screened name; the longest on any list has about three hundred, and a field of ISO 20022 has 140."""
MOST_LISTED: Final = 1_000
"""Characters of one name on a list."""
MOST_VALUE: Final = 2_000
"""Characters of one day, country, number, code or reference; the longest that a payment standard allows is 350."""
MOST_CELL: Final = 100_000
"""Characters of a cell that holds several names or a remark; the longest on any list has some twenty thousand."""
HINT: Final = "Is it a text that belongs elsewhere, or a quotation mark that was never closed?"


def refuse_long(text: str, most: int, what: str, where: str) -> None:
    """Refuse a text of more than so many characters.

    Args:
        text: As it was given.
        most: One of the figures above.
        what: What it should be, with its article: `a day of birth`.
        where: Its column, or its line.

    Raises:
        InputError: it is longer; with the length, the place and a hint.
    """
    if len(text) > most:
        raise InputError(f"{what} of {len(text):,} characters", where=where, hint=f"At most {most:,} are read. {HINT}")
