"""Who said what, in one parsed paragraph: rules over the dependencies and the quotation marks."""

import re
from typing import TYPE_CHECKING, Final

from detente.evidence.reader.arguments import Cue, cues
from detente.evidence.reader.quotations import Quotation, quotations
from detente.evidence.reader.spans import Span, joined, overlap, trimmed, without
from detente.value import value

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LINK: Final = re.compile(r"[\s,:;–—-]*(?:\b(?:that|also|then|later|however|but|and|as)\b[\s,]*)*")
"""What may stand between a quotation and who said it."""


@value
class Attribution:
    """Something that a paragraph attributes to somebody; places are places in the paragraph."""

    cue: "Cue"
    source: "Token | None"
    source_span: Span | None
    content: tuple[Span, ...]


class Rules:
    """The rules over one paragraph: `found()` gives its attributions in order."""

    def __init__(self, doc: "Doc", text: str) -> None:
        self.doc = doc
        self.text = text
        self.quotes = quotations(text)

    def found(self) -> list[Attribution]:
        """The attributions of the paragraph."""
        drafts = [made for cue in cues(self.doc) if (made := self.attribution(cue))]
        drafts = self.distinct(drafts)
        return self.with_following(drafts)

    def inside(self, place: int) -> Quotation | None:
        """The quotation that holds a place, if one does."""
        return next((quote for quote in self.quotes if quote.holds(place)), None)

    def attribution(self, cue: "Cue") -> Attribution | None:
        """What one reporting word attributes, or nothing where no content is found."""
        if self.inside(cue.verb.idx):
            return None
        who, place = cue.speaker(self.left_quoted(cue))
        place = trimmed(self.text, place) if place else None
        core = [*cue.spans, *([place] if place else [])]
        content = cue.content
        content = without(self.with_quotations(cue, core, content), self.removed(cue, core))
        content = [item for item in (trimmed(self.text, span) for span in content) if letters(self.text, item)]
        if not content or (who is None and not self.quoted(content)):
            return None
        return Attribution(cue=cue, source=who, source_span=place, content=tuple(joined(content)))

    def quoted(self, content: list[Span]) -> bool:
        """Whether a content holds a quotation."""
        return any(overlap(part, (quote.begin, quote.end)) for part in content for quote in self.quotes)

    def removed(self, cue: "Cue", core: list[Span]) -> list[Span]:
        """The characters of a clause that report, and are no content."""
        if not cue.interrupts:
            return core
        return [*core, cue.clause]

    def left_quoted(self, cue: "Cue") -> bool:
        """Whether a quotation, or a comma, ends directly before the reporting word."""
        before = self.text[: cue.verb.idx].rstrip()
        return before.endswith((",", '"', "”", "''", "?", "!", "—"))

    def with_quotations(self, cue: "Cue", core: list[Span], content: list[Span]) -> list[Span]:
        """The content with the quotations that it overlaps, or that stand beside the reporting clause."""
        begin, end = min(b for b, _ in core), max(e for _, e in core)
        wider = list(content)
        for quote in self.quotes:
            place = (quote.begin, quote.end)
            if any(overlap(place, part) for part in content) or (cue.quotes and self.beside(quote, begin, end, cue)):
                wider.append(place)
        return joined(wider)

    def beside(self, quote: Quotation, begin: int, end: int, cue: "Cue") -> bool:
        """Whether a quotation stands directly before or behind a reporting clause."""
        if quote.end <= begin:
            gap = self.text[quote.end : begin]
            return self.ends_open(quote) and LINK.fullmatch(gap) is not None
        if quote.begin >= end:
            gap = self.text[max(end, cue.clause_end(quote.begin)) : quote.begin]
            return LINK.fullmatch(gap) is not None and self.led_to(quote)
        return False

    def ends_open(self, quote: Quotation) -> bool:
        """Whether a quotation ends as one does that a reporting clause follows."""
        inner = self.text[quote.begin : quote.end].rstrip("\"”'’» ")
        after = self.text[quote.end : quote.end + 1]
        return inner.endswith((",", "?", "!", "—", "-", "…", ".")) or after == ","

    def led_to(self, quote: Quotation) -> bool:
        """Whether what stands before a quotation leads to it: a comma, a colon, or the reporting word itself."""
        before = self.text[: quote.begin].rstrip()
        return before.endswith((",", ":")) or not before.endswith((".", "!", "?", '"', "”"))

    def distinct(self, drafts: list[Attribution]) -> list[Attribution]:
        """The attributions without those whose content another reporting word has just taken."""
        kept: list[Attribution] = []
        for draft in drafts:
            if not any(same(draft, other) for other in kept):
                kept.append(draft)
        return kept

    def with_following(self, drafts: list[Attribution]) -> list[Attribution]:
        """The attributions, where a quotation goes on behind the reporting clause."""
        made = list(drafts)
        for quote in self.quotes:
            place = (quote.begin, quote.end)
            if any(overlap(place, part) for draft in made for part in draft.content):
                continue
            for number, draft in enumerate(made):
                if self.goes_on(draft, quote):
                    made[number] = with_content(draft, [*draft.content, place])
                    break
        return made

    def goes_on(self, draft: Attribution, quote: Quotation) -> bool:
        """Whether a quotation goes on with what was said: its sentence begins right behind that of the reporting word."""
        if not self.text[quote.begin :].lstrip("\"“'` ")[:1].isupper():
            return False
        last = max(max(e for _, e in draft.content), draft.cue.sentence_end)
        before = self.text[: quote.begin].rstrip()
        return self.quoted(list(draft.content)) and len(before) <= last + 1 and draft.cue.verb.idx < quote.begin and before.endswith((".", "!", "?", '"', "”"))


def with_content(draft: Attribution, content: list[Span]) -> Attribution:
    """The same attribution with other content."""
    return Attribution(cue=draft.cue, source=draft.source, source_span=draft.source_span, content=tuple(joined(content)))


def same(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions have the same content."""
    return one.content == other.content


def letters(text: str, span: Span) -> bool:
    """Whether a span holds a letter or digit."""
    return any(sign.isalnum() for sign in text[span[0] : span[1]])
