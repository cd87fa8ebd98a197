"""The part of speech of a word, from its tag, its form and its place."""

import pytest

from detente.evidence.reader.parts_of_speech import OF_TAG, part_of_speech, tags
from tests.evidence.parsed import needs_reader


@pytest.mark.parametrize(
    ("tag", "lower", "dep", "part"),
    [
        ("NN", "envoy", "nsubj", "NOUN"),
        ("NNS", "envoys", "nsubj", "NOUN"),
        ("NNP", "Moscow", "nsubj", "PROPN"),
        ("PRP", "he", "nsubj", "PRON"),
        ("PRP$", "his", "poss", "PRON"),
        ("VBD", "said", "ROOT", "VERB"),
        ("VBZ", "says", "ccomp", "VERB"),
        ("MD", "could", "aux", "AUX"),
        ("VBZ", "is", "ROOT", "AUX"),
        ("VBD", "was", "auxpass", "AUX"),
        ("VBZ", "has", "aux", "AUX"),
        ("VBZ", "has", "ROOT", "VERB"),
        ("VBD", "did", "aux", "AUX"),
        ("VBD", "did", "relcl", "VERB"),
        ("VBN", "been", "aux", "AUX"),
        ("DT", "the", "det", "DET"),
        ("DT", "this", "nsubj", "PRON"),
        ("WDT", "which", "nsubj", "PRON"),
        ("WDT", "which", "det", "DET"),
        ("NN", "nobody", "nsubj", "PRON"),
        ("NN", "something", "dobj", "PRON"),
        ("RB", "not", "neg", "PART"),
        ("RB", "n't", "neg", "PART"),
        ("RB", "now", "advmod", "ADV"),
        ("TO", "to", "aux", "PART"),
        ("POS", "'s", "case", "PART"),
        ("IN", "of", "prep", "ADP"),
        ("IN", "if", "mark", "SCONJ"),
        ("IN", "that", "mark", "SCONJ"),
        ("WRB", "when", "advmod", "SCONJ"),
        ("CC", "and", "cc", "CCONJ"),
        ("CD", "two", "nummod", "NUM"),
        ("JJ", "long", "amod", "ADJ"),
        ("UH", "yes", "intj", "INTJ"),
        ("``", "“", "punct", "PUNCT"),
        (".", ".", "punct", "PUNCT"),
        ("$", "$", "nmod", "SYM"),
        ("_SP", " ", "", "SPACE"),
    ],
)
def test_a_word_has_its_part_of_speech(tag: str, lower: str, dep: str, part: str) -> None:
    assert part_of_speech(tag, lower, dep) == part


@pytest.mark.parametrize("tag", ["", "FW", "XX", "ADD", "nothing"])
def test_a_tag_that_no_table_has_is_another_word(tag: str) -> None:
    assert part_of_speech(tag, "word", "dep") == "X"


def test_each_tag_has_one_part_of_speech() -> None:
    every = [tag for some in OF_TAG.values() for tag in some.split()]
    assert len(every) == len(set(every)) == len(tags())


@needs_reader
def test_the_table_agrees_with_the_pipeline_on_a_report() -> None:
    import spacy

    from detente.evidence.reader.pipeline import installed_pipeline, parses

    name = installed_pipeline("")
    text = "The envoy, who had been in Seoul, said that nobody could have known whether the talks would not fail again."
    (ours,) = parses([text], name)
    theirs = spacy.load(name)(text)
    differing = [(a.text, a.pos_, b.pos_) for a, b in zip(ours, theirs, strict=True) if a.pos_ != b.pos_]
    assert len(differing) <= 1, differing
