r"""The one text of a JSON value, and the hashes over it.

A row is hashed as the text that is stored, so that no database can change a number or a time on the way. The text is ASCII:
letters of other scripts are written as `\uXXXX`, and a database in any encoding gives back the same bytes.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

EMPTY: Final = "0" * 64
"""The hash before the first row."""


def canonical(content: object) -> str:
    r"""Return the text of a JSON value: keys in order, no spaces, ASCII. Raises ValueError for a number that JSON lacks.

    >>> canonical({"b": 1, "a": "é"})
    '{"a":"\\u00e9","b":1}'
    """
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def chained(before: str, content: str) -> str:
    """Return the hash of a row: SHA-256 over the hash before it, a line feed, and its stored text.

    >>> chained("0" * 64, "{}")[:12]
    '6cc4e5d2e3ff'
    """
    return digest(f"{before}\n{content}")


def decoded(text: str) -> Mapping[str, Any] | None:
    """Return the object that a stored text has; None where it has none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
