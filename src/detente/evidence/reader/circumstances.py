"""The circumstances of an event: who does what in it, where, why according to whom, and what a draft aims at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.evidence.event import Cause, Event, EventActor, Quote
from detente.evidence.reader.actors import alias_pattern, by_alias
from detente.evidence.reader.arguments import subtree_span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Told = tuple[int, int, str]
"""The content of a statement, as places in the document, and its id."""
RANKS: Final = ("agent", "target", "with", "named")
"""The roles, the one that tells most first."""
LEFT: Final = frozenset({"left", "walked", "withdrew", "quit", "leaves", "withdraws", "stormed", "pulled"})
PLACE: Final = re.compile(
    r"\b(?:in|at|toward|towards|off|near|into|over|from)\s+((?:the\s+)?[A-Z](?:[\w.'’-]*\w)?(?:\s+(?:of\s+(?:the\s+)?)?[A-Z](?:[\w.'’-]*\w)?)*)"
)
NO_PLACE: Final = re.compile(
    r"^(?:the\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
CAUSE: Final = re.compile(r"\b(?:due to|because of|owing to|as a result of|on account of)\s+", re.IGNORECASE)
AIMS: Final = re.compile(
    r"\b(?:calling for|that (?:would )?calls? for|which (?:would )?calls? for|to call for|proposing)\s+"
)
AND: Final = re.compile(r"^(?:and\s+)?(?:for\s+)?", re.IGNORECASE)


def event_actors(verb: "Token", words: str, begin: int, *, leaves: bool = False) -> tuple[EventActor, ...]:
    """The actors that a sentence names, each with its role by its place: `agent`, `target`, `with` or `named`.

    Args:
        verb: The verb of the event.
        words: The sentence.
        begin: Its first place in the paragraph.
        leaves: Whether a side may have left: whoever did is then the agent, and the others were with it.
    """
    left = _who_left(verb) if leaves else None
    found: dict[str, EventActor] = {}
    for match in alias_pattern().finditer(words):
        actor = by_alias()[match.group()]
        if actor.kind == "forum":
            continue
        place = begin + match.start()
        role = _role(verb, place)
        if left is not None:
            role = "agent" if left[0] <= place < left[1] else "with" if role == "agent" else "named"
        held = found.get(actor.name)
        if held is None or RANKS.index(role) < RANKS.index(held.role):
            found[actor.name] = EventActor(name=actor.name, role=role)
    return tuple(sorted(found.values(), key=lambda each: each.role != "agent"))


def _who_left(verb: "Token") -> tuple[int, int] | None:
    """The places of the subject of whoever left, walked out or withdrew, in the sentence of a verb."""
    for word in verb.sent:
        if word.lower_ in LEFT and word.pos_ == "VERB":
            for child in word.children:
                if child.dep_ == "nsubj":
                    return subtree_span(child)
    return None


def tied(events: "Sequence[Event]") -> tuple[Event, ...]:
    """The events, each threat tied to the deadline in whose sentence it stands."""
    deadlines = [each for each in events if each.kind == "deadline"]
    return tuple(_tied(each, deadlines) if each.kind == "threat" else each for each in events)


def _tied(threat: Event, deadlines: "Sequence[Event]") -> Event:
    place = threat.spans[0][0]
    near = next((each.id for each in deadlines if any(b <= place < e for b, e in each.spans)), "")
    return replace(threat, tied_to=near)


def _role(verb: "Token", place: int) -> str:
    for child in verb.children:
        first, last = subtree_span(child)
        if not first <= place < last:
            continue
        if child.dep_ in {"nsubj", "agent"} or (child.dep_ == "prep" and child.lower_ == "by"):
            return "agent"
        if child.dep_ == "nsubjpass":
            return "target"
        if child.dep_ == "prep":
            return (
                "with"
                if child.lower_ in {"with", "between"}
                else "target"
                if child.lower_ in {"to", "against", "on", "for"}
                else "named"
            )
        return "target" if child.dep_ in {"dobj", "dative", "pobj"} else "named"
    return "named"


def place_of(words: str, begin: int) -> Quote | None:
    """The first place that a sentence names behind a preposition; None: it names none. `begin`: the sentence's place in the document."""
    for match in PLACE.finditer(words):
        body = by_alias().get(match[1].removeprefix("the "))
        if NO_PLACE.match(match[1]) is None and (body is None or body.kind == "state"):
            first, last = begin + match.start(1), begin + match.end(1)
            return Quote(text=match[1], spans=((first, last),))
    return None


def causes(doc: "Doc", sentence: tuple[int, int], text: str, begin: int, told: "list[Told]") -> tuple[Cause, ...]:
    """The causes that a sentence gives, each with the statement that it stands in; empty: the document itself says so.

    Args:
        doc: The parse of the paragraph.
        sentence: The places of the sentence in the paragraph.
        text: The paragraph.
        begin: Its place in the document.
        told: The contents of the statements.
    """
    spans = [*_phrases(text, sentence), *_clauses(doc, sentence)]
    return tuple(
        Cause(
            text=text[first:last],
            according_to=next((name for b, e, name in told if b <= begin + first < e), ""),
            spans=((begin + first, begin + last),),
        )
        for first, last in spans
    )


def _phrases(text: str, sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The parts of "due to a lack of measures and resumed tests"."""
    for match in CAUSE.finditer(text, *sentence):
        end = min(
            [sentence[1], *(place for sign in ".;," if (place := text.find(sign, match.end(), sentence[1])) >= 0)]
        )
        first = match.end()
        for joint in re.finditer(r" and ", text[first:end]):
            yield match.end() if first == match.end() else first, match.end() + joint.start()
            first = match.end() + joint.end()
        yield first, end


def _clauses(doc: "Doc", sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The clauses that "because" and "since" open."""
    for word in doc:
        if sentence[0] <= word.idx < sentence[1] and word.lower_ in {"because", "since"} and word.dep_ == "mark":
            first, last = subtree_span(word.head)
            start = max(first, word.idx + len(word) + 1)
            end = min(last, sentence[1])
            while end > start and not doc.text[end - 1].isalnum():
                end -= 1
            yield start, end


def aims(words: str, begin: int) -> tuple[Quote, ...]:
    """What a draft calls for, part by part, in its sentence."""
    match = AIMS.search(words)
    if match is None:
        return ()
    rest, first = words[match.end() :].rstrip(" .\n"), match.end()
    found = []
    for part in re.finditer(r"[^;]+", rest):
        lead = len(part.group()) - len(part.group().lstrip())
        body = part.group().strip()
        cut = AND.match(body)
        skip = cut.end() if cut is not None else 0
        start = first + part.start() + lead + skip
        found.append(Quote(text=body[skip:], spans=((begin + start, begin + start + len(body) - skip),)))
    return tuple(found)
