"""The reporting words of a parsed paragraph, each with what it takes as what was said."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.evidence.reader.reporting import ReportingWord, reporting_word
from detente.evidence.reader.speakers import mention, speaker
from detente.evidence.spans import Span, joined

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLAUSES: Final = frozenset({"ccomp"})
OBJECTS: Final = frozenset({"dobj", "oprd", "attr"})
VIEWS: Final = frozenset({"view", "opinion", "perspective"})
LIMITS: Final = frozenset({"because", "if", "unless", "since", "until"})
"""Words that open a condition or a reason, which is part of what was said: "said it would return if ..."."""
ANSWERS: Final = frozenset({"yes", "no", "so", "same"})
"""Words that are all that was said: "said no", "said the same of the other party"."""
ANSWERING: Final = frozenset({"intj", "dobj", "advmod", "ccomp"})
SAYING: Final = frozenset({"say", "says", "said", "saying"})
INTERRUPTING: Final = frozenset({"parataxis"})


class Cue:
    """One reporting word in its sentence."""

    def __init__(self, verb: "Token", word: ReportingWord | None, extra: "tuple[Token, ...]" = ()) -> None:
        self.verb = verb
        self.word = word
        self.extra = extra
        self.named: Token | None = None
        self.content: list[Span] = []
        self.interrupts = False
        self.quotes = word is not None and "q" in word.frames

    @property
    def spans(self) -> list[Span]:
        """The places of the word and its particle."""
        return joined([place(self.verb), *(place(item) for item in self.extra)])

    @property
    def is_view(self) -> bool:
        """Whether the word may head what somebody else says: a word with a clause ("Moscow believes ...")."""
        return self.word is not None and "c" in self.word.frames

    @property
    def clause(self) -> Span:
        """The place of the whole reporting clause."""
        return subtree_span(self.verb)

    def speaker(self, *, left_quoted: bool) -> "tuple[Token | None, Span | None]":
        """The head word of the speaker's mention and the place of the mention."""
        if self.named is not None:
            return self.named, mention(self.named, self.verb)
        return speaker(self.verb, left_quoted=left_quoted)

    @property
    def sentence_end(self) -> int:
        """The place behind the sentence of the word."""
        return int(self.verb.sent.end_char)

    def clause_end(self, before: int) -> int:
        """The place behind the last word of the reporting clause that stands before a place."""
        sentence = self.verb.sent  # asked once: each asking makes a span anew
        ends = [item.idx + len(item) for item in self.verb.subtree if sentence.start <= item.i < sentence.end]
        return max((end for end in ends if end <= before), default=0)


def place(item: "Token") -> Span:
    """The place of a word."""
    return item.idx, item.idx + len(item)


def subtree_span(item: "Token") -> Span:
    """The place from the first to the last word below one."""
    left, right = item.left_edge, item.right_edge
    return left.idx, right.idx + len(right)


def cues(doc: "Doc") -> Iterator[Cue]:
    """The reporting words of a paragraph, in order."""
    for item in doc:
        low = item.lower_
        if low == "according":
            made = according(item)
            if made:
                yield made
        elif low in VIEWS:
            made = viewpoint(item)
            if made:
                yield made
        elif (word := reporting_word(item)) is not None:
            yield verbal(item, word)


def according(item: "Token") -> Cue | None:
    """What "according to" attributes: the clause it stands in."""
    to = next((child for child in item.children if child.lower_ == "to"), None)
    to = (
        to if to is not None else (item.nbor(1) if item.i + 1 < len(item.doc) and item.nbor(1).lower_ == "to" else None)
    )
    if to is None:
        return None
    cue = Cue(item, None, (to,))
    cue.named = next((child for child in to.children if child.dep_ == "pobj"), None)
    if cue.named is None:
        return None
    cue.content = [subtree_span(clause_around(item))]
    return cue


def viewpoint(item: "Token") -> Cue | None:
    """What "from the North's point of view", "in the view of the Council" attributes: the sentence that it opens."""
    top = item
    while top.dep_ in {"pobj", "prep"} and top.head.lower_ in {"of", "point", "from", "in"}:
        top = top.head
    if top.dep_ != "prep" or top.lower_ not in {"from", "in"}:
        return None
    words = [child for word in top.subtree for child in word.children]
    holder = next((child for child in words if child.dep_ == "poss"), None) or next(
        (child for child in words if child.dep_ == "pobj" and child.head.lower_ == "of" and child.lower_ not in VIEWS),
        None,
    )
    if holder is None or holder.lower_ in {"my", "our", "your"}:
        return None
    cue = Cue(
        item,
        None,
        tuple(word for word in top.subtree if word.i < item.i and not (word.i == holder.i or holder.is_ancestor(word))),
    )
    cue.named = holder
    cue.content = [subtree_span(clause_around(item))]
    return cue


def clause_around(item: "Token") -> "Token":
    """The head of the clause that a phrase stands in: the nearest one that is a sentence or what somebody says."""
    head = item.head
    while head.dep_ not in {"ROOT", "ccomp"} and head.head.i != head.i:
        head = head.head
    return head


def verbal(verb: "Token", word: ReportingWord) -> Cue:
    """A reporting verb with what it takes."""
    cue = Cue(verb, word)
    frames = word.frames
    parts = [child for child in verb.children if taken(child, verb, frames)]
    behind = [child for child in parts if child.dep_ == "ccomp" and child.i > verb.i]
    if behind:  # what stands before it is another sentence, however the parse connects it
        parts = [*(child for child in parts if child.i > verb.i), *limits(verb, behind[-1])]
    if parts:
        cue.content = [subtree_span(child) for child in parts]
        if not frames & {"d"}:
            right = [subtree_span(child) for child in parts if child.i > verb.i]
            cue.content = joined(
                [
                    *(subtree_span(child) for child in parts if child.i < verb.i),
                    *([(right[0][0], max(e for _, e in right))] if right else []),
                ]
            )
    elif verb.dep_ in INTERRUPTING and "c" in frames:
        cue.content = [subtree_span(verb.head)]
        cue.interrupts = True
    return cue


def taken(child: "Token", verb: "Token", frames: frozenset[str]) -> bool:
    """Whether a word below a reporting verb heads what was said."""
    if child.dep_ == "ccomp":
        return bool(frames & {"c", "w", "x", "k", "q", "g"})
    if child.dep_ == "xcomp" or (child.dep_ == "advcl" and is_infinitive(child) and asked_of(verb)):
        return bool(frames & {"x", "g", "c", "k"})
    if child.lower_ in ANSWERS and child.dep_ in ANSWERING:
        return child.i > verb.i and verb.lower_ in SAYING
    if is_asked_for(child, frames):
        return True
    if child.dep_ in OBJECTS:
        if child.tag_ in {"WDT", "WP"} or ("k" in frames and not described(verb)):
            return False
        return bool(frames & {"o", "k", "a"}) or (bool(frames & {"x"}) and "d" not in frames)
    if child.dep_ == "prep":
        return (
            f"p:{child.lower_}" in frames
            or (child.lower_ == "on" and "p:for" in frames and asked_of(verb))
            or (bool(frames & {"a", "k", "o"}) and child.lower_ in {"of", "as", "for"})
        )
    return False


def limits(verb: "Token", clause: "Token") -> "list[Token]":
    """The conditions and reasons behind what was said, which the parse hangs below the reporting word."""
    return [
        child
        for child in verb.rights
        if child.dep_ == "advcl"
        and child.i > clause.i
        and any(item.dep_ == "mark" and item.lower_ in LIMITS for item in child.lefts)
    ]


def is_asked_for(child: "Token", frames: frozenset[str]) -> bool:
    """Whether a clause is what somebody calls for: "called for the parties to return"."""
    return (
        child.dep_ in {"advcl", "xcomp", "ccomp"}
        and "p:for" in frames
        and is_infinitive(child)
        and any(item.lower_ == "for" for item in child.lefts)
    )


def is_infinitive(child: "Token") -> bool:
    """Whether a verb is an infinitive with "to"."""
    return child.tag_ == "VB" and any(item.tag_ == "TO" for item in child.lefts)


def asked_of(verb: "Token") -> bool:
    """Whether somebody is asked to do something by a preposition: "called on the parties to return"."""
    return any(child.dep_ == "prep" and child.lower_ in {"on", "for"} for child in verb.rights)


def described(verb: "Token") -> bool:
    """Whether an object is called something: it has a second part, or a preposition that leads to one."""
    kinds = [child.dep_ for child in verb.rights]
    second = [child for child in verb.rights if child.dep_ in {"oprd", "ccomp", "xcomp", "attr", "advcl"}]
    objects = kinds.count("dobj")
    led = any(child.dep_ == "prep" and child.lower_ in {"as", "for", "of"} for child in verb.rights)
    return bool(second) or objects > 1 or led or verb.lower_[:4] != "call"
