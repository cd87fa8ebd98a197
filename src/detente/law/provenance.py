"""How a paragraph is known: its words and its number, as a mark, in words, and counted.

A mark is as short as a table needs it: `~` the words come from a secondary source, `?` they are recalled; `#~` the number of
the paragraph is inferred, `#?` it is recalled. A paragraph whose words and number were seen has no mark.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final, Protocol

from detente.vocabulary import NUMBERINGS, PROVENANCES, Numbering, Provenance

WORDING_MARKS: Final[dict[Provenance, str]] = {"text": "", "secondary": "~", "recalled": "?"}
NUMBER_MARKS: Final[dict[Numbering, str]] = {"seen": "", "inferred": "#~", "recalled": "#?"}
LEGEND: Final = {
    "~": "~ wording from a secondary source",
    "?": "? wording recalled, not verified",
    "#~": "#~ paragraph number inferred",
    "#?": "#? paragraph number recalled",
}


class GradedParagraph(Protocol):
    """Anything that says how a paragraph is known."""

    @property
    def reading(self) -> Provenance:
        """How its words are known."""

    @property
    def numbering(self) -> Numbering:
        """How its number is known."""


def mark(known: GradedParagraph) -> str:
    """Return the mark of a paragraph: `~#?`; empty where its words and its number were seen."""
    return WORDING_MARKS[known.reading] + NUMBER_MARKS[known.numbering]


def words(known: GradedParagraph) -> str:
    """Return the grades in words: `source: secondary; number: recalled`, the number only where it was not seen."""
    number = "" if known.numbering == "seen" else f"; number: {known.numbering}"
    return f"source: {known.reading}{number}"


def beside(known: GradedParagraph) -> str:
    """Return the grades as they follow a paragraph in brackets: `; source: secondary`; empty where words and number were seen."""
    seen = known.reading == "text" and known.numbering == "seen"
    return "" if seen else f"; {words(known)}"


def legend(found: Iterable[GradedParagraph]) -> str:
    """Return the sentence that explains the marks of these paragraphs; empty where none has one."""
    every = tuple(found)
    used = {WORDING_MARKS[each.reading] for each in every} | {NUMBER_MARKS[each.numbering] for each in every}
    return _legend(used)


def legend_of(marked: Iterable[str]) -> str:
    """Return the same for paragraphs that have their marks: `2371 ¶9 ~#?`."""
    marks = [text.rpartition(" ")[2] for text in marked]
    return _legend({sign for each in marks for sign in (each.partition("#")[0], f"#{each.partition('#')[2]}")})


def _legend(used: set[str]) -> str:
    told = [text for sign, text in LEGEND.items() if sign in used]
    return f"Marks of a paragraph: {', '.join(told)}; no mark: seen." if told else ""


def by_wording(found: Iterable[GradedParagraph]) -> dict[Provenance, int]:
    """Return how many paragraphs have each grade of wording, every grade named."""
    counts = Counter(each.reading for each in found)
    return {grade: counts[grade] for grade in PROVENANCES}


def by_number(found: Iterable[GradedParagraph]) -> dict[Numbering, int]:
    """Return how many paragraphs have each grade of their number, every grade named."""
    counts = Counter(each.numbering for each in found)
    return {grade: counts[grade] for grade in NUMBERINGS}


def counted(found: Iterable[GradedParagraph]) -> str:
    """Return the counts in a line: `wording: 17 text, 212 secondary, 63 recalled; numbers: 109 seen, 20 inferred, 183 recalled`."""
    every = tuple(found)
    wording = ", ".join(f"{count} {grade}" for grade, count in by_wording(every).items())
    numbers = ", ".join(f"{count} {grade}" for grade, count in by_number(every).items())
    return f"wording: {wording}; numbers: {numbers}"
