"""A document read whole: its text taken apart, its statements and events with ids and places in the text."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from detente.errors import InputError
from detente.evidence.document import TEXT, Published, SourceDocument
from detente.evidence.event import Event, EventActor
from detente.evidence.interval import Interval
from detente.evidence.position import StatedPosition
from detente.evidence.reader.answering import answers
from detente.evidence.reader.arguments import subtree_span
from detente.evidence.reader.attribution import Attribution, Rules, holds
from detente.evidence.reader.circumstances import tied
from detente.evidence.reader.conditions import conditions
from detente.evidence.reader.dateline import Dateline, dateline
from detente.evidence.reader.dates import dated
from detente.evidence.reader.events import event_verbs, events
from detente.evidence.reader.identity import Identities
from detente.evidence.reader.objects import objects
from detente.evidence.reader.paragraphs import Paragraph, paragraphs
from detente.evidence.reader.pipeline import installed_pipeline, parses
from detente.evidence.reader.positions import positions
from detente.evidence.reader.quotations import MARKS, quotations
from detente.evidence.reader.reporting import reporting_words
from detente.evidence.spans import Span, joined, without
from detente.evidence.statement import Content, ContentKind, ReportedStatement, Speaker
from detente.value import value

if TYPE_CHECKING:
    from spacy.tokens import Doc

BRACKETS: Final = re.compile(r"\[[^\[\]\n]{1,200}\]")
OCCASION: Final = re.compile(r"\b(?:at|during|ahead of|before|after) (?:a|an|the) [^,.;\"“”]{3,80}")
NECESSARY: Final = re.compile(r"\b(?:must|should|need(?:s)? to|necessary|essential|ought to|has to|have to)\b")
MAYBE: Final = re.compile(r"\b(?:may|might|could|possible)\b")
DIRECT: Final = 0.9
"""The share of letters within quotation marks from which a content is direct."""
WEEKDAY_AT_END: Final = re.compile(r" on [A-Z][a-z]+day\s*$")
WELCOMES: Final = re.compile(r"\b(?:we|I|he|she|they) welcomed?\b", re.IGNORECASE)
OPPOSES: Final = re.compile(
    r"\b(?:counterproductive|unacceptable|destructive|short-sighted|we (?:oppose|reject))\b", re.IGNORECASE
)
SIDEWISE: Final = re.compile(r"\s+")


@value
class DocumentReading:
    """What was read in a document, and by which pipeline."""

    document: SourceDocument
    statements: tuple[ReportedStatement, ...]
    events: tuple[Event, ...]
    pipeline: str
    positions: tuple[StatedPosition, ...] = ()
    undated: tuple[str, ...] = ()
    """Date expressions that need the day of publication, which is not known."""


def read_text(
    text: str,
    *,
    name: str = "-",
    raw: bytes | None = None,
    published: date | None = None,
    pipeline: str = "",
    extractor: str = TEXT,
) -> DocumentReading:
    """The statements and events of a text.

    Args:
        text: The text of one document.
        name: What it is called on screen, as a file's name.
        raw: The bytes it was read from, whose digest names it; by default the text in UTF-8.
        published: The day of publication, where the text does not say it.
        pipeline: A spaCy pipeline to read with, by default an installed one.
        extractor: What made the text of the bytes.

    Raises:
        InputError: the day given is before the dateline.
        NotInstalled: spaCy or the pipeline is not installed.
    """
    using = installed_pipeline(pipeline)
    line = dateline(text)
    if published and line.day and published < line.day:
        what = f"--published {published} is before the dateline of the document, {line.day}."
        raise InputError(
            what, where=name, hint="Give the day on which it appeared, or leave it out to use the dateline."
        )
    day = published or line.day
    basis = "given" if published else "dateline" if line.day else "none"
    document = SourceDocument(
        digest=sha256(raw if raw is not None else text.encode("utf-8", "replace")).hexdigest(),
        name=name,
        text=text,
        extractor=extractor,
        published=Published(begin=day, end=day, basis=basis),  # type: ignore[arg-type]
        outlet=line.outlet,
        agency=line.agency,
        place=line.place,
    )
    return _read(document, line, day, using)


def _read(document: SourceDocument, line: Dateline, day: date | None, using: str) -> DocumentReading:
    """The reading of a document whose day is known or not."""
    wanted = [part for each in paragraphs(document.text) if worth_parsing((part := behind(each, line)).text)]
    collector = Collector(day, document.text)
    for paragraph, doc in zip(wanted, parses([each.text for each in wanted], using), strict=True):
        collector.take(paragraph, doc)
    uncounted = () if day else wanted  # where the day is known, every date can be counted
    undated = dict.fromkeys(item.text for each in uncounted for item in dated(each.text, day) if item.interval is None)
    return DocumentReading(
        document=document,
        statements=tuple(collector.statements),
        events=tied(collector.events),
        pipeline=using,
        positions=tuple(positions(collector.statements, document.text)),
        undated=tuple(undated),
    )


def behind(paragraph: Paragraph, line: Dateline) -> Paragraph:
    """A paragraph without the dateline, where it begins the document."""
    if paragraph.begin == 0 and line.length:
        return Paragraph(text=paragraph.text[line.length :], begin=line.length)
    return paragraph


@cache
def signs() -> re.Pattern[str]:
    """A pattern of whatever makes a paragraph worth parsing."""
    words = sorted({*reporting_words(), *event_verbs(), "according", "view", "opinion", "perspective"})
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)


def worth_parsing(text: str) -> bool:
    """Whether a paragraph has a quotation mark, a reporting word or a word of an event."""
    return MARKS.search(text) is not None or signs().search(text) is not None


class Collector:
    """Takes the parsed paragraphs of one document in order, and gives its statements and events their ids."""

    def __init__(self, day: date | None, whole: str = "") -> None:
        self.day = day
        self.whole = whole
        self.identities = Identities(day)
        self.statements: list[ReportedStatement] = []
        self.events: list[Event] = []
        self.outer = 0

    def take(self, paragraph: Paragraph, doc: "Doc") -> None:
        """Read one paragraph."""
        found = sorted(Rules(doc, paragraph.text).found(), key=lambda item: item.cue.verb.i)
        inner = {id(each): other for each in found for other in found if other is not each and holds(other, each)}
        names: dict[int, str] = {}
        for each in [item for item in found if id(item) not in inner] + [item for item in found if id(item) in inner]:
            names[id(each)] = self.next_name(names.get(id(inner.get(id(each))), ""))
            others = [other for other in found if other is not each]
            made = self.statement(each, others, paragraph, doc, names[id(each)], names.get(id(inner.get(id(each))), ""))
            answered, disputes = answers(each.cue.verb, made, self.statements) if each.cue.word else ("", False)
            self.statements.append(replace(made, answers=answered, disputes=disputes))
        self.threats([item for item in self.statements if item.id in names.values()])
        told = [(b + paragraph.begin, e + paragraph.begin, names[id(each)]) for each in found for b, e in each.content]
        denied = {item.id for item in self.statements if item.stance == "denies"}
        for event in events(doc, paragraph.text, paragraph.begin, self.day, told):
            if not any(
                event.spans == other.spans and event.kind == other.kind and event.status == other.status
                for other in self.events
            ):
                status = "denied" if event.status == "alleged" and event.inside in denied else event.status
                self.events.append(replace(event, id=f"e{len(self.events) + 1}", status=status))

    def threats(self, statements: list[ReportedStatement]) -> None:
        """An event for each statement that threatens something."""
        for item in statements:
            if item.stance == "threatens":
                who = item.speaker.speaks_for
                actors = (EventActor(name=who, role="agent"),) if who else ()
                name = f"e{len(self.events) + 1}"
                self.events.append(
                    Event(
                        id=name,
                        kind="threat",
                        status="happened",
                        text=item.content.text,
                        spans=item.content.spans,
                        actors=actors,
                        inside=item.id,
                        when=item.said_on,
                    )
                )

    def next_name(self, outer: str) -> str:
        """The id of the next statement: `s3`, or `s3.1` inside it."""
        if outer:
            return f"{outer}.{sum(item.inside == outer for item in self.statements) + 1}"
        self.outer += 1
        return f"s{self.outer}"

    def statement(  # noqa: PLR0917 -- facts enter by argument
        self, found: Attribution, others: list[Attribution], paragraph: Paragraph, doc: "Doc", name: str, inside: str
    ) -> ReportedStatement:
        """One statement with its places in the document."""
        at, text = paragraph.begin, paragraph.text
        mention = found.source_span
        speaker = (
            self.identities.speaker(text[mention[0] : mention[1]], (shifted(mention, at),))
            if mention
            else Speaker(mention="", spans=())
        )
        around = (found.cue.verb.sent.start_char, found.cue.sentence_end)
        said = [part for each in (found, *others) for part in each.content]
        clause = " ".join(text[b:e] for b, e in without([around], said))
        own = without(
            [subtree_span(found.cue.verb)],
            [subtree_span(each.cue.verb) for each in others if each.cue.verb.i > found.cue.verb.i],
        )
        content = content_of(text, found, at)
        days = [item.interval for item in dated(clause, self.day) if item.interval is not None]
        occasion = OCCASION.search(clause)
        return ReportedStatement(
            id=name,
            speaker=speaker,
            cue=" ".join(text[b:e] for b, e in found.cue.spans),
            cue_spans=tuple(shifted(each, at) for each in found.cue.spans),
            content=content,
            inside=inside,
            conditions=conditions(doc, text, at, joined([*found.content, *([] if inside else own)])),
            modality="necessary"
            if NECESSARY.search(content.text)
            else "possible"
            if MAYBE.search(content.text)
            else "asserted",
            stance=stance(found, content.text),
            addressee=addressee(found, text),
            said_on=days[0] if days else self.said_before(speaker),
            occasion=SIDEWISE.sub(" ", WEEKDAY_AT_END.sub("", occasion.group())).strip() if occasion else "",
            object=objects(self.whole, content.spans),
        )

    def said_before(self, speaker: Speaker) -> Interval | None:
        """The day on which the same speaker was last said to speak."""
        return next(
            (
                item.said_on
                for item in reversed(self.statements)
                if speaker.name
                and speaker.name != speaker.speaks_for
                and item.speaker.name == speaker.name
                and item.said_on
            ),
            None,
        )


def stance(found: Attribution, content: str) -> str:
    """The stance of the reporting word, or of the content where the word only says that something was said."""
    of_word = found.cue.word.stance if found.cue.word else "claims"
    if of_word != "claims":
        return of_word
    return "welcomes" if WELCOMES.search(content) else "opposes" if OPPOSES.search(content) else of_word


def shifted(span: Span, by: int) -> Span:
    """A place of a paragraph as a place of the document."""
    return span[0] + by, span[1] + by


def content_of(text: str, found: Attribution, at: int) -> Content:
    """What was said, how much of it is quoted, and what the editor inserted."""
    quotes = [(each.begin, each.end) for each in quotations(text)]
    within = [(max(b, first), min(e, last)) for b, e in found.content for first, last in quotes]
    quoted = letters(text, within) / max(letters(text, found.content), 1)
    kind: ContentKind = "direct" if quoted >= DIRECT else "mixed" if quoted > 0 else "indirect"
    brackets = [(b + m.start(), b + m.end()) for b, e in found.content for m in BRACKETS.finditer(text[b:e])]
    inserted = [each for each in brackets if any(b <= each[0] < e for b, e in quotes)]
    said = without(found.content, inserted)
    return Content(
        text=" ... ".join(text[b:e] for b, e in found.content),
        kind=kind,
        spans=tuple(shifted(each, at) for each in said),
        inserted=tuple(shifted(each, at) for each in inserted),
    )


def letters(text: str, spans: Iterable[Span]) -> int:
    """How many letters and digits stand within spans; one that ends before it begins holds none."""
    return sum(sum(map(str.isalnum, text[b:e])) for b, e in spans if b < e)


def addressee(found: Attribution, text: str) -> str:
    """Whom a statement is addressed to: whoever is told, reminded, urged, asked or warned."""
    word = found.cue.word
    if word is None or not word.frames & {"d", "x"}:
        return ""
    for child in found.cue.verb.rights:
        if child.dep_ in {"dobj", "dative"} or (word.lemma == "urge" and child.dep_ == "ccomp"):
            who = (
                child
                if child.dep_ != "ccomp"
                else next((item for item in child.children if item.dep_ == "nsubj"), None)
            )
            if who is not None and who.pos_ in {"PROPN", "PRON", "NOUN"}:
                return text[who.left_edge.idx : who.right_edge.idx + len(who.right_edge)]
    return ""
