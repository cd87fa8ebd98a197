"""The reporting words: each with its forms, its frames (what it takes as what was said) and its stance."""

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from detente.value import value

if TYPE_CHECKING:
    from spacy.tokens import Token

TABLE: Final = "tables/reporting.csv"


@value
class ReportingWord:
    """A verb that reports what somebody said.

    The frames: `q` a quotation, `c` a clause, `x` an infinitive, `w` a question, `o` an object, `k` an object with what it is
    called, `a` somebody accused of something, `d` the one told is an object, `p:WORD` what stands behind a preposition.
    """

    lemma: str
    frames: frozenset[str]
    stance: str

    @property
    def particle(self) -> str:
        """The second word of the verb ("point out"), empty for most."""
        return self.lemma.partition(" ")[2]


@cache
def reporting_words() -> dict[str, ReportingWord]:
    """Each form of each reporting word, in small letters, with the word."""
    table = files("detente.evidence.reader").joinpath(TABLE).read_text(encoding="utf-8")
    words: dict[str, ReportingWord] = {}
    for row in csv.DictReader(table.splitlines()):
        word = ReportingWord(lemma=row["lemma"], frames=frozenset(row["frames"].split()), stance=row["stance"])
        for form in [row["lemma"].split()[0], *(row["forms"].split() or regular(row["lemma"].split()[0]))]:
            words.setdefault(form, word)
    return words


def regular(lemma: str) -> list[str]:
    """The other forms of a regular verb: "note" gives "notes", "noted" and "noting"."""
    stem = lemma.removesuffix("e")
    return [lemma + "s", stem + "ed", stem + "ing"]


def reporting_word(word: "Token") -> ReportingWord | None:
    """The reporting word that a word of a text is: a verb of the table, with its particle where it needs one."""
    found = reporting_words().get(word.lower_)
    if found is None or word.tag_[:2] != "VB":
        return None
    return found if not found.particle or any(child.lower_ == found.particle for child in word.rights) else None
