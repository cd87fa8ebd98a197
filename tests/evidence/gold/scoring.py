"""How much of the gold documents the reader finds, and how much of what it finds is there."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from detente.evidence.event import Event
from detente.evidence.reader.reading import DocumentReading, read_text
from detente.evidence.statement import ReportedStatement
from detente.value import value
from tests.evidence.gold.documents import GOLD, GoldDocument, GoldEvent, GoldStatement


@value
class Score:
    """Of one kind: how many the gold has, how many were read, and how many of these are right."""

    gold: int
    read: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0


@cache
def reading(name: str) -> DocumentReading:
    (document,) = [each for each in GOLD if each.name == name]
    return read_text(document.text, name=document.name, published=document.published)


def days(when: object) -> str:
    return "-" if when is None else str(when)


def is_right(gold: GoldStatement, found: ReportedStatement) -> bool:
    """Whether a statement is the gold one: the piece is in it, and the speaker is named or mentioned."""
    who = f"{found.speaker.name} {found.speaker.mention} {found.speaker.role} {found.speaker.country}"
    country = found.speaker.speaks_for
    return gold.piece in found.content.text and (gold.speaker.lower() in f"{who} {country}".lower())


def same_event(gold: GoldEvent, found: Event) -> bool:
    return (gold.kind, gold.status, gold.days) == (found.kind, found.status, days(found.when))


def found_statement(gold: GoldStatement, document: GoldDocument) -> ReportedStatement | None:
    """The innermost statement that is the gold one."""
    fitting = [each for each in reading(document.name).statements if is_right(gold, each)]
    return min(fitting, key=lambda each: len(each.content.text), default=None)


def event_scores() -> dict[str, Score]:
    """Precision and recall of each kind of event over all documents."""
    gold, read, right = Counter[str](), Counter[str](), Counter[str]()
    for document in GOLD:
        left = list(reading(document.name).events)
        read.update(each.kind for each in left)
        gold.update(each.kind for each in document.events)
        for each in document.events:
            match = next((one for one in left if same_event(each, one)), None)
            if match is not None:
                left.remove(match)
                right[each.kind] += 1
    return {kind: Score(gold=gold[kind], read=read[kind], right=right[kind]) for kind in sorted({*gold, *read})}


def total(scores: Iterable[Score]) -> Score:
    every = tuple(scores)
    return Score(
        gold=sum(each.gold for each in every),
        read=sum(each.read for each in every),
        right=sum(each.right for each in every),
    )


def statement_score() -> Score:
    """Precision and recall of statements: piece and speaker are right."""
    gold = right = read = 0
    for document in GOLD:
        taken = {id(one) for each in document.statements if (one := found_statement(each, document)) is not None}
        gold += len(document.statements)
        right += len(taken)
        read += len(reading(document.name).statements)
    return Score(gold=gold, read=read, right=right)
