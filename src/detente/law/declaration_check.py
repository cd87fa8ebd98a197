"""Checks of a declaration beyond its types: unique ids, a target that exists, a valid pattern, and who decides."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from detente.codes import countries
from detente.errors import FaultCode, LawFault
from detente.law.declaration import Corpus, Declaration
from detente.law.identifier import complaint, is_identifier
from detente.law.instrument import THIRD_STATE
from detente.law.scopes import scopes
from detente.law.source import ParsedFile
from detente.law.yaml import NodePath
from detente.nearest import nearest

DECLARED: Final = (
    "groups", "designations", "lists", "positions", "findings", "factors", "places", "purposes", "end_uses",
    "statement_kinds", "designated_kinds", "notes", "item_lists",
)  # fmt: skip
"""The keys of a declaration that are lists of things with an id."""


def declaration_faults(text: ParsedFile[Declaration], corpus: Corpus) -> Iterator[LawFault]:
    """The faults of a declaration, in view of the instruments of its corpus."""
    regime = text.value
    if regime.target and not countries.exists(regime.target):
        what = f"{regime.target!r} is no country that is known"
        yield _fault(text, ("target",), what, _country_hint(regime.target), code="unknown-word")
    if not corpus.instruments:
        yield LawFault(
            file=text.file, what="the regime has no text of law", hint="Put at least one instrument beside it."
        )
    yield from _pattern(text)
    if not is_identifier(regime.id):
        yield _fault(text, ("id",), *complaint(regime.id), code="unreadable")
    for name in DECLARED:
        ids = [each.id for each in getattr(regime, name)]
        yield from _twice(text, name, ids)
        yield from () if name == "lists" else _ids(text, name, ids)
    yield from _kinds(text)
    yield from _unfed(text, corpus)
    yield from _shipped(text)
    yield from _read_up_to(text, corpus)
    yield from _notes(text)
    yield from _item_lists(text)
    yield from _places(text)
    if not regime.decided_by and _by_decision(corpus):
        what = "a measure reaches parties by_decision, and decided_by does not say whose"
        yield _fault(text, ("id",), what, "Add `decided_by:` and whoever decides.", code="missing")


def _fault(
    text: ParsedFile[Declaration],
    path: NodePath,
    what: str,
    hint: str = "",
    other: NodePath | None = None,
    *,
    code: FaultCode = "does-not-hold",
) -> LawFault:
    end = None if other is None else text.document.fault(text.file, other, "the other end is here")
    return text.document.fault(text.file, path, what, hint, other=end, code=code)


def _country_hint(word: str) -> str:
    """Say which code is meant by a word in small letters or by three letters, or else what a code is."""
    code = word.upper() if countries.exists(word.upper()) else countries.likely_code(word.upper())
    return f"Write it as {code}." if code else "Write the two capitals of its ISO 3166 code, as CU."


def _pattern(text: ParsedFile[Declaration]) -> Iterator[LawFault]:
    try:
        re.compile(text.value.references)
    except re.error as fault:
        what = f"references is no regular expression: {fault}"
        yield _fault(
            text,
            ("references",),
            what,
            "Close each bracket; write a plain dot with a backslash before it.",
            code="unreadable",
        )


def _twice(text: ParsedFile[Declaration], name: str, ids: Sequence[str]) -> Iterator[LawFault]:
    for number, each in enumerate(ids):
        first = ids.index(each)
        if first != number:
            what = f"{name} has {each!r} twice"
            yield _fault(
                text,
                (name, number, "id"),
                what,
                "Give one of them another id.",
                (name, first, "id"),
                code="given-twice",
            )


def _ids(text: ParsedFile[Declaration], name: str, ids: Sequence[str]) -> Iterator[LawFault]:
    for number, each in enumerate(ids):
        if not is_identifier(each):
            yield _fault(text, (name, number, "id"), *complaint(each), code="unreadable")


def _kinds(text: ParsedFile[Declaration]) -> Iterator[LawFault]:
    """The kinds of party of groups and lists that are neither shared nor declared."""
    known = text.value.designated_words
    for name in ("designations", "lists"):
        for number, each in enumerate(getattr(text.value, name)):
            for place, kind in enumerate(each.kinds):
                if kind not in known:
                    what = f"kinds: {kind!r} is not one of the allowed words"
                    hint = nearest(kind, known, few=30)
                    yield _fault(text, (name, number, "kinds", place), what, hint, code="unknown-word")


def _unfed(text: ParsedFile[Declaration], corpus: Corpus) -> Iterator[LawFault]:
    """The designation groups that some scope names and nobody can be in: no provision and no list feeds them."""
    named = {each for scope in scopes(corpus) for each in (scope.parties, scope.vessels)}
    acts = (act.designate for each in corpus.instruments for act in each.provisions)
    fed = {act.group for act in acts if act is not None and act.members}
    listed = {kind for each in text.value.lists for kind in each.kinds}
    for number, group in enumerate(text.value.designations):
        by_list = bool(listed.intersection(group.kinds)) or bool(group.words and "vessel" in listed)
        if group.id in named and group.id not in fed and not by_list:
            what = f"no list feeds the group {group.id!r}, which a scope names: nobody would ever be in it"
            hint = "Designate its members, or give it kinds or words of a list that the regime declares."
            yield _fault(text, ("designations", number), what, hint, code="missing")


def _shipped(text: ParsedFile[Declaration]) -> Iterator[LawFault]:
    ships = [number for number, each in enumerate(text.value.lists) if each.ships]
    if len(ships) > 1:
        hint = "The designations that ship are one list."
        yield _fault(
            text, ("lists", ships[1], "ships"), "two lists ship", hint, ("lists", ships[0], "ships"), code="given-twice"
        )


def _notes(text: ParsedFile[Declaration]) -> Iterator[LawFault]:
    """A note must not end before it begins."""
    for number, note in enumerate(text.value.notes):
        if note.until is not None and note.until < note.since:
            what = f"the note {note.id!r} ends on {note.until}, before it begins on {note.since}"
            path = ("notes", number, "until")
            yield _fault(text, path, what, "Put its days in order.", ("notes", number, "since"), code="contradicts")


def _read_up_to(text: ParsedFile[Declaration], corpus: Corpus) -> Iterator[LawFault]:
    """The day up to which the law was read must not lie before the newest text of the corpus; a proposal is nobody's law."""
    tabled = [each for each in corpus.instruments if each.status != "proposal"]
    read, newest = text.value.read_up_to, max(tabled, key=lambda each: each.date, default=None)
    if read is not None and newest is not None and read.day < newest.date:
        what = f"read_up_to: {read.day} lies before {newest.id} of {newest.date}"
        yield _fault(
            text, ("read_up_to", "day"), what, "Write the day up to which texts were looked for.", code="contradicts"
        )


def _places(text: ParsedFile[Declaration]) -> Iterator[LawFault]:
    """A place must lie in a country that exists, and must not be called as what any place of a third State is."""
    for number, each in enumerate(text.value.places):
        if each.country is not None and not countries.exists(each.country):
            what, hint = f"{each.country!r} is no country that is known", nearest(each.country, countries.COUNTRIES)
            yield _fault(text, ("places", number, "country"), what, hint, code="unknown-word")
        if each.id == THIRD_STATE:
            what = f"{THIRD_STATE!r} is any place outside the target"
            yield _fault(text, ("places", number, "id"), what, "Give the place another id.")


def _item_lists(text: ParsedFile[Declaration]) -> Iterator[LawFault]:
    """A list of items must not end before it begins, and its documents must be in order."""
    for number, each in enumerate(text.value.item_lists):
        path: NodePath = ("item_lists", number)
        if each.until is not None and each.until < each.since:
            what = f"until {each.until} lies before since {each.since}"
            yield _fault(text, (*path, "until"), what, "", (*path, "since"), code="contradicts")
        before, spot = each.since, (*path, "since")
        for place, update in enumerate(each.updates):
            here: NodePath = (*path, "updates", place, "since")
            if update.since < before:
                what = f"since {update.since} lies before {before}"
                yield _fault(text, here, what, "Put the documents in order of date.", spot, code="contradicts")
            before, spot = update.since, here


def _by_decision(corpus: Corpus) -> bool:
    words = (part for each in corpus.instruments for act in each.provisions for part in (act.impose, act.amend))
    return any(part is not None and part.by_decision for part in words)
