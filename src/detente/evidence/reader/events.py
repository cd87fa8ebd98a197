"""Events of a parsed paragraph: a verb of the table with one of its objects in the same clause."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.evidence.event import Event, EventQuantity, EventStatus
from detente.evidence.reader.actors import rows
from detente.evidence.reader.circumstances import aims, causes, event_actors, place_of
from detente.evidence.reader.dates import DateExpression, dated
from detente.value import value

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

POSSIBLE: Final = frozenset({"may", "might", "could", "can", "would"})
PLANNED: Final = frozenset({"will", "shall"})
DEMANDED: Final = frozenset({"must", "should", "need", "ought"})
WISHED: Final = frozenset(
    [
        "urge",
        "urged",
        "call",
        "called",
        "calling",
        "demand",
        "demanded",
        "want",
        "wanted",
        "hope",
        "hoped",
        "necessary",
        "time",
        "believes",
        "believe",
        "develop",
    ]
)
CONDITIONS: Final = frozenset({"if", "unless", "until"})
PLACED: Final = frozenset(
    ["launch", "space-launch", "nuclear-test", "talks-held", "talks-broken-off", "summit", "inspection"]
)
"""The kinds of event that have a place."""
MISS: Final = 6
"""How many heads up a modal verb or a condition is looked for."""
COUNT: Final = re.compile(
    r"\b(?P<count>an?|one|two|three|four|five|six|\d{1,2}) (?:[\w-]+ ){0,3}(?P<what>missiles?|rockets?|projectiles?)\b"
)
LENGTH: Final = re.compile(
    r"(?P<about>about |around |some |roughly |nearly )?(?<![\d,.])(?P<number>\d[\d,]{0,11}(?:\.\d{1,6})?) ?(?P<unit>km|kilomet(?:re|er)s?|miles?)\b"
)
WORDS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@value
class Trigger:
    """A kind of event with the verbs and the objects that name it."""

    kind: str
    verbs: frozenset[str]
    objects: frozenset[str]


@cache
def triggers() -> tuple[Trigger, ...]:
    """The table of events, in the order in which it is tried."""
    return tuple(
        Trigger(kind=row["kind"], verbs=frozenset(row["verbs"].split()), objects=frozenset(row["objects"].split()))
        for row in rows("events")
    )


@cache
def event_verbs() -> frozenset[str]:
    """Every verb of the table."""
    return frozenset(verb for trigger in triggers() for verb in trigger.verbs)


def events(
    doc: "Doc", text: str, begin: int, published: date | None, told: "list[tuple[int, int, str]]"
) -> Iterator[Event]:
    """The events of a paragraph, without ids.

    Args:
        doc: The parse.
        text: The paragraph.
        begin: Its place in the document.
        published: The day of publication, if it is known.
        told: The contents of its statements in the document, each with its id.
    """
    for word in doc:
        if word.lower_ not in event_verbs() or word.pos_ not in {"VERB", "AUX"}:
            continue
        trigger = next((item for item in triggers() if word.lower_ in item.verbs and named(word, item)), None)
        if trigger is None or (word.dep_ == "acl" and trigger.kind.startswith("sanction")):
            continue
        event = made(word, trigger, text, begin, published, told)
        if event.status != "demanded":  # what somebody demands is a statement, which stands there
            yield event


def named(verb: "Token", trigger: Trigger) -> bool:
    """Whether the clause of a verb names one of the objects: as its subject, its object, or what it modifies."""
    near = [
        child
        for child in verb.children
        if child.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj", "prep", "ccomp", "conj"} and child.pos_ != "VERB"
    ]
    near += [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    words = {child.lower_ for child in near} | {
        item.lower_ for child in near if child.dep_ != "nsubj" for item in child.children
    }
    words |= {item.lower_ for child in near if child.dep_ == "prep" for part in child.children for item in part.subtree}
    return bool(words & trigger.objects)


def made(  # noqa: PLR0917 -- facts enter by argument
    verb: "Token", trigger: Trigger, text: str, begin: int, published: date | None, told: "list[tuple[int, int, str]]"
) -> Event:
    """The event of a verb."""
    sentence = verb.sent
    place = (sentence.start_char, sentence.end_char)
    words = text[place[0] : place[1]]
    inside = next((name for first, last, name in told if first <= begin + verb.idx < last), "")
    days = dated(words, published)
    if inside:  # a day beside the reporting word is that of the statement
        own = [(first - begin, last - begin) for first, last, name in told if name == inside]
        days = [each for each in days if any(b <= each.begin + place[0] < e for b, e in own)]
    when = nearest_date(days, verb.idx - place[0])
    return Event(
        id="",
        kind=trigger.kind,
        status=status(verb, told=bool(inside)),
        text=words,
        spans=((begin + place[0], begin + place[1]),),
        actors=event_actors(verb, words, place[0], leaves=trigger.kind == "talks-broken-off"),
        where=place_of(words, begin + place[0]) if trigger.kind in PLACED else None,
        because=causes(verb.doc, place, text, begin, told),
        aims=aims(words, begin + place[0]) if trigger.kind == "draft-tabled" else (),
        when=when.interval if when else None,
        when_text=when.text if when else "",
        quantities=tuple(quantities(words)) if trigger.kind == "launch" else (),
        inside=inside,
    )


def nearest_date(found: list[DateExpression], place: int) -> DateExpression | None:
    """The date expression nearest to the verb."""
    return min(found, key=lambda item: abs(item.begin - place), default=None)


def status(verb: "Token", *, told: bool) -> EventStatus:
    """Whether the event happened, or is alleged, planned, possible, demanded or denied."""
    word = verb
    before = [verb.doc[place] for place in range(max(verb.sent.start, verb.i - MISS), verb.i)]
    if any(item.tag_ == "MD" and item.lower_ in POSSIBLE for item in before):
        return "possible"
    for _ in range(MISS):
        helpers = {child.lower_ for child in word.children if child.dep_ in {"aux", "neg", "mark"}}
        if helpers & {"not", "n't", "never"}:
            return "denied"
        if helpers & DEMANDED:
            return "demanded"
        if helpers & (POSSIBLE | CONDITIONS):
            return "possible"
        if helpers & PLANNED:
            return "planned"
        if word.head.i == word.i or word.dep_ in {"ccomp", "relcl"}:
            break
        word = word.head
    if verb.tag_ in {"VB", "VBG"} and not any(
        child.dep_ == "aux" and child.tag_ in {"VBD", "VBZ", "VBP"} for child in verb.children
    ):
        return "demanded" if any(item.lower_ in WISHED for item in verb.ancestors) else "possible"
    presupposed = verb.dep_ == "acl"  # "the deadline set by": whoever says so takes it as known
    return "alleged" if told and not presupposed else "happened"


def quantities(words: str) -> Iterator[EventQuantity]:
    """The number of missiles, and the lengths with what they measure."""
    count = COUNT.search(words)
    if count:
        written = count["count"].lower()
        yield EventQuantity(
            what="missiles", value=float(WORDS.get(written) or int(written)), unit="", written=count.group()
        )
    for match in LENGTH.finditer(words):
        before = words[max(0, match.start() - 40) : match.start()].lower()
        after = words[match.end() : match.end() + 25].lower()
        what = (
            "apogee"
            if "altitude" in before
            or "height" in before
            or "apogee" in before
            or after.startswith((" high", " altitude"))
            else "range"
        )
        unit = "km" if match["unit"].startswith("k") else "miles"
        yield EventQuantity(
            what=what,
            value=float(match["number"].replace(",", "")),
            unit=unit,
            written=match.group().strip(),
            approximate=bool(match["about"]),
        )
