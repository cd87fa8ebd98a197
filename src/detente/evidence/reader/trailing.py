"""What follows a speaker's words in the same sentence and is the reporter's own, as a relative clause or a concession."""

from typing import TYPE_CHECKING, Final

from detente.evidence.reader.quotations import Quotation
from detente.evidence.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RELATIVE: Final = frozenset({"which", "who", "whose", "whom", "where"})
CONCESSIONS: Final = frozenset({"although", "though", "while", "whereas"})
BREAKS: Final = frozenset({",", "—", "–", "--", "-"})
SHORTEST: Final = 12
"""Characters of a content that stay the speaker's, whatever follows."""
SLACK: Final = 3
"""Characters, as a mark and a blank, that may follow a clause which ends a content."""


def without_trailing(doc: "Doc", content: list[Span], verb: "Token", quotes: list[Quotation]) -> list[Span]:
    """A content without the clause that the reporter adds to it at its end.

    "The envoy said the talks had failed, which surprised nobody" ends at "failed". Nothing before the last quotation
    mark is taken away, and nothing where what was said comes before the reporting word: its end is then certain.

    Args:
        doc: The parsed paragraph.
        content: What was said, in order.
        verb: The reporting word.
        quotes: The quotations of the paragraph.
    """
    begin, end = content[-1]
    if begin < verb.idx:
        return content
    earliest = max([begin + SHORTEST, *(quote.end for quote in quotes if quote.begin < end)])
    for item in doc[verb.i + 1 :]:
        if item.idx >= end:
            break
        if item.idx >= earliest and is_added(item, end):
            return [*content[:-1], (begin, item.idx)]
    return content


def is_added(item: "Token", end: int) -> bool:
    """Whether a word opens something that the reporter adds, which goes on to the end of the content."""
    if item.text == ";":
        return True
    if item.nbor(-1).text not in BREAKS:
        return False
    if item.lower_ in RELATIVE:
        return any(each.dep_ == "relcl" and reaches(each, end) for each in item.ancestors)
    if item.lower_ in CONCESSIONS:
        return item.dep_ in {"mark", "advmod"} and reaches(item.head, end)
    return is_participle(item, end) or is_apposition(item, end)


def is_participle(item: "Token", end: int) -> bool:
    """Whether a word opens a clause with a participle: ", surpassing the record", ", openly defying the Council"."""
    verb = item.head if item.dep_ == "advmod" and item.head.i == item.i + 1 else item
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lower_ != "including" and reaches(verb, end)


def is_apposition(item: "Token", end: int) -> bool:
    """Whether a word opens a second name for what was named last: ", a reference to the launch in May"."""
    head = item.head if item.dep_ == "det" else item
    return head.dep_ == "appos" and head.left_edge.i == item.i and reaches(head, end)


def reaches(head: "Token", end: int) -> bool:
    """Whether the words below one reach the end of a content."""
    last = head.right_edge
    return int(last.idx) + len(last) >= end - SLACK
