"""Names in Han characters as Korea reads them: `金正恩` is Kim Jong Un there, and Jin Zheng'en in China.

The table has the characters of family names and those that are usual in given names; a name with another one is read as
Chinese only.
"""

from typing import Final

from detente.parties.names import tables

TABLE: Final[dict[str, str]] = tables.mapped("hanja")
SHORTEST, LONGEST = 2, 4


def korean_syllables(name: str) -> tuple[str, ...]:
    """Return the syllables of a name in Han characters as Korea reads them; empty for any other text."""
    text = "".join(name.split())
    if not SHORTEST <= len(text) <= LONGEST or not all(char in TABLE for char in text):
        return ()
    return tuple(TABLE[char] for char in text)
