"""What statements say on the questions that a plan turns on, by the words that they use."""

import re
from collections.abc import Iterator
from typing import Final

from detente.evidence.position import Question, StatedPosition
from detente.evidence.statement import ReportedStatement
from detente.value import value

EASE: Final = r"(?:eas\w+|lift\w*|relax\w*|reliev\w+|suspend\w*|loosen\w*|remov\w+|relief from|sanctions relief)"
KEEP: Final = r"(?:keep\w*|kept|continu\w+|maintain\w*|remain\w*|stay\w*|retain\w*|maximum pressure|no (?:sanctions )?relief|not (?:be )?(?:eas|lift)\w+)"
DONE: Final = r"(?:complet\w+|full\w*|final\w*|entire\w*|achiev\w+|denucleari[sz]\w+)"
AGAINST: Final = frozenset({"opposes", "rejects", "denies"})
CONTRARY: Final = {"after": "before", "for": "against", "counts": "does-not-count"}
"""What somebody holds who opposes an answer; the contrary of others is not clear."""


@value
class PositionRule:
    """Words that give an answer to a question."""

    question: Question
    answer: str
    pattern: re.Pattern[str]


def _rule(question: Question, answer: str, pattern: str) -> PositionRule:
    return PositionRule(question=question, answer=answer, pattern=re.compile(pattern, re.IGNORECASE | re.DOTALL))


RULES: Final = (
    _rule("relief", "after", rf"\b{KEEP}\b[^.;]*\b(?:until|before|unless)\b[^.;]*\b{DONE}\b"),
    _rule("relief", "after", rf"\bno (?:sanctions )?relief\b[^.;]*\b(?:until|before|unless)\b[^.;]*\b{DONE}\b"),
    _rule("relief", "after", rf"\bonly (?:be )?(?:{EASE})?[^.;]*\b(?:after|once|when)\b[^.;]*\b{DONE}\b[^.;]*\b(?:complete\w*|finished)\b"),
    _rule("relief", "before", rf"\b(?:sanctions|restrictions|measures)\b[^.;]*\b{EASE}\b[^.;]*\b(?:as \w+(?: \w+)? (?:mov|proceed|tak|mak|disarm|dismantl|compl|advanc|go|progress|denuclear)\w*|while|step by step|in step with|gradual\w*|in phases|in parallel)\b"),
    _rule("relief", "before", rf"\b{EASE}\b[^.;]*\b(?:sanctions|restrictions|measures)\b[^.;]*\b(?:as \w+(?: \w+)? (?:mov|proceed|tak|mak|disarm|dismantl|compl|advanc|go|progress|denuclear)\w*|while|step by step|in step with|gradual\w*|in phases|in parallel)\b"),
    _rule("relief", "before", rf"\b(?:step by step|gradual\w*|phased|partial)\b[^.;]*\b{EASE}\b[^.;]*\b(?:sanctions|restrictions|measures)\b"),
    _rule("first-move", "step-by-step", r"\b(?:two-way street|action[- ]for[- ]action|reciproc\w+|simultaneous\w*|synchronous|steps? by both|mutual steps)\b"),
    _rule("first-move", "step-by-step", r"\bnot (?:asked|ask|demanded|expect\w*|expected)\b[^.;]*\beverything before\b"),
    _rule("first-move", "step-by-step", r"\bnot (?:have )?expect\w*\b[^.;]*\b(?:absence|without)\b[^.;]*\bsteps? in return\b"),
    _rule("first-move", "sender", r"\b(?:United States|Washington|US|America) (?:must|should|has to|needs to) do its part\b"),
    _rule("first-move", "target", r"\b(?:must|should|has to|needs to) do its part\b"),
    _rule("first-move", "target", r"(?<!not )\b(?:must|should|has to|have to) (?:first|move first|act first)\b"),
    _rule("first-move", "target", r"\b\w+ must\b[^.;]*\b(?:before (?:any|the|we|sanctions)|first)\b"),
    _rule("first-move", "sender", r"\b(?:United States|Washington|US|America) (?:must|should|has to)\b[^.;]*\b(?:first|before)\b"),
    _rule("short-range-launch", "does-not-count", r"\bshort[- ]range\b[^.;]*\b(?:not|no|never)\b[^.;]*\b(?:violat\w+|breach\w*|concern\w*|problem|count\w*|matter\w*)\b"),
    _rule("short-range-launch", "counts", r"\b(?:any|all|every|short[- ]range)\b[^.;]*\blaunch\w*\b[^.;]*\b(?:violat\w+|breach\w*)\b"),
    _rule("draft", "against", r"\b(?:oppos\w+|reject\w*|veto\w*|premature|vot\w+ against)\b[^.;]*\b(?:draft|resolution)\b|\b(?:draft|resolution)\b[^.;]*\b(?:premature|unacceptable)\b"),
    _rule("draft", "for", r"\b(?:support\w*|back\w*|co-?sponsor\w*|vot\w+ for|adopt)\b[^.;]*\b(?:draft|resolution)\b"),
)  # fmt: skip
"""Tried in this order; a statement gives at most one answer to a question."""


def positions(statements: list[ReportedStatement], text: str) -> Iterator[StatedPosition]:
    """The positions of statements of a document; those that hold others inside them leave the word to these."""
    outer = {each.inside for each in statements if each.inside}
    number = 0
    for each in statements:
        if each.id in outer:
            continue
        for question, answer, span in _answers(each, text):
            number += 1
            yield StatedPosition(
                id=f"p{number}",
                question=question,
                answer=answer,
                holder=each.speaker.speaks_for or each.speaker.name or each.speaker.mention,
                statement=each.id,
                text=text[span[0] : span[1]],
                spans=(span,),
            )


def _answers(statement: ReportedStatement, text: str) -> Iterator[tuple[Question, str, tuple[int, int]]]:
    answered: set[Question] = set()
    for rule in RULES:
        for begin, end in statement.content.spans:
            found = rule.pattern.search(text, begin, end)
            if found is None or rule.question in answered:
                continue
            answer = CONTRARY.get(rule.answer, "") if statement.stance in AGAINST else rule.answer
            if answer:
                answered.add(rule.question)
                yield rule.question, answer, found.span()
