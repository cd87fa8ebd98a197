"""What a statement is about, where it is something that we know: a measure, a draft, a plan, an act, a track of talks, a forum."""

import re
from functools import cache

from detente.evidence.reader.actors import rows
from detente.evidence.spans import Span
from detente.evidence.statement import Subject


@cache
def _words() -> dict[str, tuple[str, str]]:
    """Each word or phrase of the table in small letters, with the kind and the name of what it means."""
    return {word.lower(): (row["kind"], row["name"]) for row in rows("objects") for word in row["words"].split(";")}


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_words(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])", re.IGNORECASE)


def objects(text: str, spans: tuple[Span, ...]) -> tuple[Subject, ...]:
    """What spans of a document name, in order, each thing once, at its first place."""
    found: dict[tuple[str, str], Subject] = {}
    for begin, end in spans:
        for match in _pattern().finditer(text, begin, end):
            kind, name = _words()[match.group().lower()]
            found.setdefault(
                (kind, name), Subject(kind=kind, name=name, text=match.group(), spans=((match.start(), match.end()),))
            )
    return tuple(found.values())
