"""Who said what, in one parsed paragraph: rules over the dependencies and the quotation marks."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.evidence.reader.arguments import Cue, cues
from detente.evidence.reader.quotations import Quotation, quotations
from detente.evidence.reader.reporting import reporting_word
from detente.evidence.reader.trailing import without_trailing
from detente.evidence.spans import Span, joined, overlap, trimmed, without
from detente.value import value

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LINK: Final = re.compile(r"[\s,:;–—-]*(?:\b(?:that|also|then|later|however|but|and|as)\b[\s,]*)*")
"""What may stand between a quotation and who said it."""
DATELINE: Final = re.compile(r"[A-Z][A-Z.,' ]{2,}[^\n]{0,60}?(?:\s(?:--|—|–|-)\s|\d{4}\)\s)")
"""The line before a report: a place in capitals, then a dash, or a bracket that ends with a year."""
CONSEQUENCES: Final = frozenset({"prompting", "leading", "causing", "forcing", "drawing"})
"""Participles that say what followed from a statement, and end it."""
SHORTEST: Final = 25
"""Characters of a clause that stands before a reporting clause."""
WIDEST_GAP: Final = 24
"""Words between a quotation and the word that reports it."""
ADDED: Final = frozenset({"AUX", "ADV", "PART", "PUNCT", "SPACE"})
NOMINAL: Final = frozenset({"PROPN", "PRON", "NOUN", "DET", "ADJ", "NUM"})
NAMED: Final = frozenset({"PROPN", "PRON", "NOUN"})


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
        self.reporting = [item.idx for item in doc if reporting_word(item) is not None]

    def found(self) -> list[Attribution]:
        """The attributions of the paragraph."""
        drafts = [made for cue in cues(self.doc) if (made := self.attribution(cue))]
        drafts = [self.with_speaker_before(draft, drafts) for draft in drafts]
        drafts = self.distinct(drafts)
        return self.with_following(nested_or_own(drafts))

    def with_speaker_before(self, draft: Attribution, drafts: list[Attribution]) -> Attribution:
        """An attribution by a participle, with the speaker of the clause that it goes on: "..., adding that ..."."""
        verb = draft.cue.verb
        for other in drafts:
            begin = (
                continued(verb, other.cue.verb)
                if other.cue.verb.i < verb.i and verb.sent == other.cue.verb.sent
                else None
            )
            if begin is not None and any(b < verb.idx < e for b, e in other.cue.content):
                return replace(draft, source=other.source, source_span=other.source_span)
        return draft

    def inside(self, place: int) -> Quotation | None:
        """The quotation that holds a place, if one does."""
        return next((quote for quote in self.quotes if quote.holds(place)), None)

    def attribution(self, cue: "Cue") -> Attribution | None:
        """What one reporting word attributes, or nothing where no content is found."""
        if self.inside(cue.verb.idx):
            return None
        who, place = cue.speaker(left_quoted=self.left_quoted(cue))
        who, place = self.beside_quotation(cue) or (who, place)
        if cue.word is not None and "c" not in cue.word.frames and in_condition(cue.verb):
            return None
        place = trimmed(self.text, self.behind_dateline(place)) if place else None
        shared = place is not None and self.reports_between(place[1], cue.verb.idx)
        core = [*cue.spans, *([place] if place and not shared else [])]
        content = cue.content or self.unattached(cue, core)
        content = without(
            self.with_quotations(cue, core, content), [*self.removed(cue, core), *self.reported_further(cue)]
        )
        content = [item for item in (trimmed(self.text, span) for span in content) if letters(self.text, item)]
        if content:
            content = without_trailing(self.doc, content, cue.verb, self.quotes)
        if not content or (who is None and not self.quoted(content)):
            return None
        return Attribution(cue=cue, source=who, source_span=place, content=tuple(joined(content)))

    def beside_quotation(self, cue: Cue) -> "tuple[Token, Span] | None":
        """The speaker who stands between the end of a quotation and the reporting word: '"...", the envoy said'."""
        quote = next((item for item in reversed(self.quotes) if item.end <= cue.verb.idx), None)
        if quote is None or not cue.quotes or not self.ends_open(quote):
            return None
        words = [item for item in self.doc[max(0, cue.verb.i - WIDEST_GAP) : cue.verb.i] if item.idx >= quote.end]
        while words and words[-1].pos_ in ADDED:
            words.pop()
        while words and (words[0].is_punct or words[0].is_space):
            words.pop(0)
        if not words or words[0].pos_ not in NOMINAL or cue.verb.i - WIDEST_GAP > words[0].i or self.cut_off(words):
            return None
        head = next(
            (item for item in words if item.pos_ in NAMED and item.head.i not in {word.i for word in words}), None
        )
        return (head, (words[0].idx, words[-1].idx + len(words[-1]))) if head is not None else None

    def cut_off(self, words: "list[Token]") -> bool:
        """Whether something other than a name stands between: a sentence's end, or a clause with its own verb."""
        return any(
            item.text in {".", ";", ":"}
            or (item.pos_ in {"VERB", "AUX"} and item.dep_ != "relcl" and item.tag_ != "VBN")
            for item in words
        )

    def behind_dateline(self, place: Span) -> Span:
        """A speaker's mention without the dateline before it: "WASHINGTON -- The president"."""
        line = DATELINE.match(self.text)
        return (max(place[0], line.end()), place[1]) if line and line.end() < place[1] else place

    def quoted(self, content: list[Span]) -> bool:
        """Whether a content holds a quotation."""
        return any(overlap(part, (quote.begin, quote.end)) for part in content for quote in self.quotes)

    def reported_further(self, cue: Cue) -> list[Span]:
        """What the content holds of another reporting clause with the same speaker: ", adding that ..."."""
        tails = []
        for item in self.doc[cue.verb.i + 1 : cue.verb.sent.end]:
            if not (item.lower_ in CONSEQUENCES or reporting_word(item)) or not any(
                b < item.idx < e for b, e in cue.content
            ):
                continue
            begin = continued(item, cue.verb)
            if begin is not None and not self.inside(begin):
                tails.append((begin, cue.sentence_end))
                break
        return tails

    def reports_between(self, begin: int, end: int) -> bool:
        """Whether another reporting word stands between two places: '"...", she said, adding that ...'."""
        return any(begin <= place < end for place in self.reporting)

    def unattached(self, cue: Cue, core: list[Span]) -> list[Span]:
        """What was said, where the parse does not connect it with the reporting word.

        Either "that ..." behind the word, or all that stands before a clause at the end of a sentence: "..., the envoy said on Monday".
        """
        if cue.word is None or "c" not in cue.word.frames:
            return []
        end = cue.sentence_end
        for item in self.doc[cue.verb.i + 1 : cue.verb.sent.end]:
            if reporting_word(item):
                break
            if (
                item.lower_ == "that"
                and item.head.i > item.i
                and item.dep_ in {"mark", "nsubj", "dobj"}
                and not self.inside(item.idx)
            ):
                return [(item.idx, max(end, item.head.right_edge.idx))]
        begin = cue.verb.sent.start_char
        first = min(b for b, _ in core)
        before = self.text[begin:first].rstrip()
        behind = self.text[cue.verb.idx + len(cue.verb) : end]
        if (
            self.dangling(cue)
            and before.endswith(",")
            and len(before) > SHORTEST
            and len(behind.split()) <= WIDEST_GAP
            and ", " not in behind.strip()
        ):
            return [(begin, first)]
        return []

    def dangling(self, cue: Cue) -> bool:
        """Whether a reporting word takes nothing of its own, so that what stands before its clause is what was said."""
        return cue.verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and not any(
            child.dep_ in {"ccomp", "dobj", "xcomp"} for child in cue.verb.rights
        )

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
            if self.ends_sentence(quote) and self.takes_right(cue):
                return False
            return self.ends_open(quote) and LINK.fullmatch(gap) is not None
        if quote.begin >= end:
            gap = self.text[max(end, cue.clause_end(quote.begin)) : quote.begin]
            if self.reports_between(end, quote.begin):
                return False
            return LINK.fullmatch(gap) is not None and self.led_to(quote)
        return False

    def ends_sentence(self, quote: Quotation) -> bool:
        """Whether a quotation ends with a full stop, so that what stands behind it is another sentence."""
        return self.text[quote.begin : quote.end].rstrip("\"”'’» ").endswith((".", "?", "!", "…"))

    def takes_right(self, cue: Cue) -> bool:
        """Whether what was said stands behind a reporting word, as a clause or as a quotation."""
        return any(b >= cue.verb.idx for b, _ in cue.content) or any(
            self.beside(quote, cue.verb.idx, cue.verb.idx + len(cue.verb), cue)
            for quote in self.quotes
            if quote.begin > cue.verb.idx
        )

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
        last = max(draft.cue.sentence_end, *(e for _, e in draft.content))
        before = self.text[: quote.begin].rstrip()
        return (
            self.quoted(list(draft.content))
            and len(before) <= last + 1
            and draft.cue.verb.idx < quote.begin
            and before.endswith((".", "!", "?", '"', "”"))
        )


def with_content(draft: Attribution, content: list[Span]) -> Attribution:
    """The same attribution with other content."""
    return replace(draft, content=tuple(joined(content)))


def same(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions have the same content."""
    return one.content == other.content


def letters(text: str, span: Span) -> bool:
    """Whether a span holds a letter or digit."""
    return any(sign.isalnum() for sign in text[span[0] : span[1]])


def continued(item: "Token", verb: "Token") -> int | None:
    """The place where a reporting verb goes on with what another one's speaker says, if it does.

    ", adding that ..." behind a comma, or "and warned ..." in the tense of the first verb, where what was said is in another.
    """
    if any(child.dep_ in {"nsubj", "nsubjpass"} for child in item.children) or item.i <= 1:
        return None
    before = item.nbor(-1)
    if item.tag_ == "VBG" and before.text == ",":
        return int(before.idx)
    if item.tag_ == verb.tag_ == "VBD" and item.dep_ == "conj" and before.dep_ == "cc" and item.head.tag_ != "VBD":
        return int(before.idx)
    return None


def nested_or_own(drafts: list[Attribution]) -> list[Attribution]:
    """The attributions that stand alone, or are the head of what another says; other words within a content report nothing.

    A clause that ends its sentence takes its words from the content of those within it.
    """
    drafts = [clipped_by_tail(draft, drafts) for draft in drafts]
    kept = []
    for draft in drafts:
        outer = [other for other in drafts if other is not draft and holds(other, draft)]
        if not outer or any(draft.cue.is_view and heads(draft, other) for other in outer):
            kept.append(clipped(draft, outer))
    return kept


def clipped_by_tail(inner: Attribution, drafts: list[Attribution]) -> Attribution:
    """An attribution without a reporting clause that ends its sentence and reports it: "Moscow believes ..., the envoy said"."""
    for outer in drafts:
        if outer is inner or not (holds(outer, inner) and holds(inner, outer)) or outer.cue.verb.i < inner.cue.verb.i:
            continue
        last = max(e for _, e in outer.content)
        inner = with_content(inner, [(b, min(e, last)) for b, e in inner.content if b < last])
    return inner


def holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether one's content holds the reporting word of another."""
    return any(begin <= inner.cue.verb.idx < end for begin, end in outer.content)


def heads(inner: Attribution, outer: Attribution) -> bool:
    """Whether a reporting word is the first verb of what another one reports."""
    begin = min(b for b, _ in outer.content)
    between = [item for item in inner.cue.verb.doc if begin <= item.idx < inner.cue.verb.idx and item.pos_ == "VERB"]
    return not between


def clipped(inner: Attribution, outer: list[Attribution]) -> Attribution:
    """A nested attribution without the words that do not belong to what it is nested in."""
    for other in outer:
        last = max(e for _, e in other.content)
        content = [(b, min(e, last)) for b, e in inner.content if b < last]
        if content:
            inner = with_content(inner, content)
    return inner


def in_condition(verb: "Token") -> bool:
    """Whether a verb stands in a condition ("unless they offer better terms"), which reports nothing."""
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "until"} for child in verb.lefts)
