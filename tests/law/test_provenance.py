"""How a paragraph is known: marks, words, legends and counts."""

from dataclasses import replace
from typing import get_args

import pytest

from detente.desk import Desk
from detente.law import provenance
from detente.law.inforce import Citation
from detente.vocabulary import Numbering, Provenance

SEEN = Citation(
    instrument="2371",
    symbol="S/RES/2371 (2017)",
    paragraph="9",
    source="https://example.org",
    reading="text",
    numbering="seen",
)
GRADED = replace(SEEN, reading="secondary", numbering="recalled")


def test_every_pair_of_grades_has_a_mark_of_its_own() -> None:
    pairs = [(reading, number) for reading in get_args(Provenance) for number in get_args(Numbering)]
    marks = {provenance.mark(replace(SEEN, reading=reading, numbering=number)) for reading, number in pairs}
    assert len(marks) == len(pairs)
    assert provenance.mark(SEEN) == ""


@pytest.mark.parametrize(
    ("reading", "numbering", "mark", "words"),
    [
        ("text", "seen", "", "source: text"),
        ("text", "recalled", "#?", "source: text; number: recalled"),
        ("secondary", "inferred", "~#~", "source: secondary; number: inferred"),
        ("recalled", "recalled", "?#?", "source: recalled; number: recalled"),
    ],
)
def test_the_mark_and_the_words_name_wording_and_number(
    reading: Provenance, numbering: Numbering, mark: str, words: str
) -> None:
    known = replace(SEEN, reading=reading, numbering=numbering)
    assert (provenance.mark(known), provenance.words(known)) == (mark, words)


def test_a_paragraph_that_was_seen_has_nothing_beside_it() -> None:
    assert provenance.beside(SEEN) == ""
    assert provenance.beside(replace(SEEN, numbering="inferred")) == "; source: text; number: inferred"


def test_a_legend_explains_the_marks_that_are_used_and_no_others() -> None:
    found = provenance.legend([SEEN, GRADED])
    assert (
        found == "Marks of a paragraph: ~ wording from a secondary source, #? paragraph number recalled; no mark: seen."
    )
    assert provenance.legend([SEEN]) == ""
    assert provenance.legend_of(["2371 ¶9 ~#?", "1718 ¶8(d)"]) == found
    assert provenance.legend_of(["1718 ¶8(d)"]) == ""


def test_the_measures_in_force_are_counted_by_both_grades() -> None:
    from datetime import date

    cited = [each.wording.citation for each in Desk().law(on=date(2024, 1, 1)).measures]
    assert sum(provenance.by_wording(cited).values()) == sum(provenance.by_number(cited).values()) == len(cited) > 60
    assert provenance.by_number(cited)["recalled"] == sum(each.numbering == "recalled" for each in cited) > 0
    assert provenance.counted([]) == "wording: 0 text, 0 secondary, 0 recalled; numbers: 0 seen, 0 inferred, 0 recalled"
