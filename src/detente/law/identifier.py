"""The form of ids in the law language: small letters, digits, and hyphens, dots or underscores between them."""

import re
import unicodedata
from typing import Final

FORM: Final = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
_BETWEEN: Final = re.compile(r"[^a-z0-9._]+")


def is_identifier(text: str) -> bool:
    """Whether a text has the form of an id."""
    return FORM.fullmatch(text) is not None


def complaint(text: str) -> tuple[str, str]:
    """What is wrong with a text that is no id, and the hint with the nearest one: `Sea food` would be `sea-food`."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    near = _BETWEEN.sub("-", bare.lower()).strip("-._")
    hint = f"Write it as {near}." if is_identifier(near) else "Write it as seafood-export."
    return f"{text!r} is no id: ids have small letters, digits and hyphens only", hint
