"""The speaker of a reporting word: its subject, found over conjunctions, participles and passives."""

from typing import TYPE_CHECKING, Final

from detente.evidence.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS: Final = frozenset({"nsubj", "csubj"})
INVERTED: Final = frozenset({"dobj", "attr", "npadvmod", "oprd", "ccomp", "appos"})
TIMES: Final = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "morning",
        "afternoon",
        "evening",
    ]
)
NAMES: Final = frozenset({"PROPN", "PRON", "NOUN"})
CONTROL: Final = frozenset(
    {"prompt", "leadin", "led", "forcin", "forced", "causin", "caused", "urging", "urged", "asking", "asked"}
)
"""First letters of verbs whose object does what follows: "prompting the envoy to say"."""
FURTHEST: Final = 6
"""Words behind the verb in which an inverted speaker stands."""
DEEPEST: Final = 6
"""How many heads up a subject is looked for."""


def speaker(verb: "Token", *, left_quoted: bool) -> "tuple[Token | None, Span | None]":
    """The head word of the speaker's mention, and the place of the whole mention.

    Args:
        verb: The reporting word.
        left_quoted: Whether what was said ends directly before the word, so that the speaker may stand behind it.
    """
    who = subject(verb, left_quoted=left_quoted)
    return (who, mention(who, verb)) if who is not None else (None, None)


def subject(verb: "Token", *, left_quoted: bool = False) -> "Token | None":
    """The head word of the speaker's mention, if there is one."""
    word = verb
    for _ in range(DEEPEST):
        if is_passive(word):
            return agent(word)
        own = [child for child in word.children if child.dep_ in SUBJECTS and child.lower_ not in TIMES]
        if own:
            return own[0]
        if word is verb and left_quoted and word.tag_ != "VBG" and (behind := inverted(verb)) is not None:
            return behind
        if word.dep_ == "xcomp" and word.tag_ == "VB" and word.head.lower_[:6] in CONTROL:
            told = [child for child in word.head.rights if child.dep_ == "dobj" and child.i < word.i]
            if told:
                return told[0]
        if word.dep_ == "acl" and word.tag_ == "VBG":
            return word.head
        if word.dep_ in {"conj", "advcl", "xcomp", "pcomp", "prep", "dep", "acl"} and word.head.i != word.i:
            word = word.head
            continue
        return None
    return None


def is_passive(word: "Token") -> bool:
    """Whether a verb is passive ("was told")."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in word.children)


def agent(word: "Token") -> "Token | None":
    """Who did what a passive says: "told by the ministry"."""
    for child in word.children:
        if child.dep_ == "agent":
            return next((item for item in child.children if item.dep_ == "pobj"), None)
    return None


def inverted(verb: "Token") -> "Token | None":
    """The speaker who stands behind the word: '"...", said the envoy'."""
    for child in verb.rights:
        if child.i - verb.i > FURTHEST:
            return None
        if child.dep_ in INVERTED and child.pos_ in NAMES and not any(item.is_quote for item in child.lefts):
            return child
    return None


def mention(who: "Token", verb: "Token") -> Span:
    """The place of a speaker's mention: its words, without the reporting clause where it hangs below."""
    words = [item for item in who.subtree if not below(item, verb, who)]
    first = last = who
    for item in sorted(words, key=lambda word: word.i):
        if item.i < first.i:
            first = item
        last = item if item.i > last.i else last
    if who.i < verb.i < last.i:
        last = verb.nbor(-1)
    if first.i < verb.i < who.i:
        first = verb.nbor(1)
    return first.idx, last.idx + len(last)


def below(item: "Token", verb: "Token", who: "Token") -> bool:
    """Whether a word hangs below the reporting word, itself below the speaker."""
    return (verb.is_ancestor(item) and who.is_ancestor(verb)) or (item.i == verb.i)
