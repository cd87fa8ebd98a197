"""The head of a ledger as a word that can be noted elsewhere: `dl1.12.3fa9c0de.<hash>`.

It has the number of rows, the first eight characters of the hash of the first row (which tells one ledger from another), and the
hash of the last row.
"""

import re
from typing import Final

from detente.errors import InputError
from detente.ledger.canonical import EMPTY
from detente.value import value

_WORD: Final = re.compile(r"dl1\.(0|[1-9][0-9]{0,17})\.([0-9a-f]{8})\.([0-9a-f]{64})")
HINT: Final = "Give the word that `detente ledger head` printed, or a file that has it; it begins with dl1."


@value
class Head:
    """How many rows a ledger has, the hash of the last, and the first characters of the hash of the first."""

    count: int = 0
    hash: str = EMPTY
    first: str = EMPTY[:8]

    def __str__(self) -> str:
        return f"dl1.{self.count}.{self.first}.{self.hash}"


def head_of(text: str) -> Head:
    """Return the head that a text has; the text may have other words around it, as an export does.

    Raises:
        InputError: it has no head, or more than one.
    """
    found = {match.group(0): match for match in _WORD.finditer(text)}
    if len(found) != 1:
        what = "this has no head of a ledger" if not found else f"this has {len(found)} different heads"
        raise InputError(what, where="--head", hint=HINT)
    (match,) = found.values()
    return Head(count=int(match.group(1)), first=match.group(2), hash=match.group(3))
