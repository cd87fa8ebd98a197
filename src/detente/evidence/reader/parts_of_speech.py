"""The part of speech of each word, from its tag, its form and its place in the parse.

The pipelines of spaCy find it by a matcher with some 180 patterns, which costs as much as half of the parse. What the
rules of this reader ask for (verb, auxiliary, name, pronoun and so on) follows from a small table.
"""

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

OF_TAG: Final = {
    "ADJ": "AFX JJ JJR JJS",
    "ADP": "IN RP",
    "ADV": "RB RBR RBS",
    "AUX": "MD",
    "CCONJ": "CC",
    "DET": "DT PDT WDT WP$",
    "INTJ": "UH",
    "NOUN": "NN NNS",
    "NUM": "CD",
    "PART": "POS TO",
    "PRON": "EX PRP PRP$ WP",
    "PROPN": "NNP NNPS",
    "PUNCT": ". , : -LRB- -RRB- `` '' HYPH NFP",
    "SCONJ": "WRB",
    "SPACE": "_SP",
    "SYM": "$ # SYM",
    "VERB": "VB VBD VBG VBN VBP VBZ BES HVS",
}
"""The tags of the Penn Treebank by part of speech; every other one is X."""
ALWAYS_HELPS: Final = frozenset({"am", "are", "be", "been", "being", "is", "was", "were", "'m", "'re", "'s", "'ve"})
"""Forms of "be", and short forms, which are auxiliaries wherever they stand."""
HELPS_BELOW: Final = frozenset({"'d", "did", "do", "does", "had", "has", "have"})
"""Forms that are a verb where they head a clause, and an auxiliary elsewhere."""
CLAUSES: Final = frozenset({"ROOT", "advcl", "ccomp", "conj", "relcl", "xcomp"})
SOMEBODY: Final = frozenset(
    {"anybody", "anyone", "anything", "everybody", "everyone", "everything", "nobody", "nothing", "somebody", "someone"}
    | {"something"}
)
NEGATIONS: Final = frozenset({"not", "n't", "nt"})


@cache
def tags() -> dict[str, str]:
    """The part of speech of each tag."""
    return {tag: part for part, some in OF_TAG.items() for tag in some.split()}


def part_of_speech(tag: str, lower: str, dep: str) -> str:
    """The part of speech of one word.

    Args:
        tag: Its tag of the Penn Treebank.
        lower: The word in small letters.
        dep: What it is to its head, as "nsubj".
    """
    part = tags().get(tag, "X")
    if part == "VERB":
        helps = dep in {"aux", "auxpass"} or lower in ALWAYS_HELPS or (lower in HELPS_BELOW and dep not in CLAUSES)
        return "AUX" if helps else "VERB"
    if part == "DET" and tag in {"DT", "WDT"} and dep not in {"det", "quantmod"}:
        return "PRON"
    if part == "NOUN" and lower in SOMEBODY:
        return "PRON"
    if part == "ADV" and lower in NEGATIONS:
        return "PART"
    return "SCONJ" if part == "ADP" and dep == "mark" else part


class PartsOfSpeech:
    """Sets the parts of speech of the documents of one vocabulary; each combination of tag, word and place is found once."""

    def __init__(self, vocab: "Vocab") -> None:
        from spacy.parts_of_speech import IDS

        self.vocab = vocab
        self.ids = IDS
        self.known: dict[tuple[int, int, int], int] = {}

    def set(self, doc: "Doc") -> "Doc":
        """The same document, with the part of speech of each word."""
        import numpy as np
        from spacy.attrs import DEP, LOWER, POS, TAG

        rows = map(tuple, doc.to_array([TAG, LOWER, DEP]).tolist())
        found = np.array([self.known.get(row) or self.found(row) for row in rows], dtype=np.uint64)
        doc.from_array([POS], found.reshape(-1, 1))  # type: ignore[arg-type]  # an array of numpy, as the manual says
        return doc

    def found(self, row: tuple[int, int, int]) -> int:
        """The number of the part of speech of a word that was not seen before."""
        tag, lower, dep = (self.vocab.strings[each] for each in row)
        self.known[row] = int(self.ids[part_of_speech(tag, lower, dep)])
        return self.known[row]
