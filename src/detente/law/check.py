"""Checks of a corpus beyond its types: ids are declared, codes exist, days are in order, and texts do not contradict each other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any, Final

from detente.codes import countries, goods
from detente.errors import FaultCode, InputError, LawError, LawFault
from detente.law import consistency, declaration_check
from detente.law.declaration import Corpus, Declaration
from detente.law.finding_kind_check import finding_kind_faults
from detente.law.identifier import complaint, is_identifier
from detente.law.instrument import ACTS, COUNTRY_KEYS, THIRD_STATE, Instrument, Interpretation, Provision, Scope
from detente.law.part_check import item_list_faults, part_faults, scopes_without_activity, text_faults
from detente.law.source import ParsedFile, corpus_of, paragraph_heading, read_folder
from detente.law.yaml import NodePath
from detente.nearest import nearest

FIRST_YEAR = 1900
LAST_YEAR = 2999
"""Days outside these years are refused, so that adding to a day or subtracting from it stays within Python's calendar."""
NUMBERS: dict[str, tuple[int | Decimal, int | Decimal]] = {
    "months": (1, 1200),
    "after_days": (0, 36_500),
    "working_days": (1, 366),
    "days": (1, 3650),
    "amount": (Decimal("0.001"), Decimal(10) ** 15),
}
"""Numeric keys of the law language, each with its least and its greatest value."""


def read_corpus(folder: FilePath, beside: Sequence[FilePath] = ()) -> Corpus:
    """The corpus in a folder with the texts of other files beside it, checked together.

    Raises:
        LawError: some files hold faults or contradict each other; the error has every fault of every file.
    """
    texts = read_folder(folder, beside)
    corpus = corpus_of(texts)
    faults = [
        *declaration_check.declaration_faults(texts[0], corpus),
        *finding_kind_faults(*texts, corpus),
        *check(corpus, texts[1]),
    ]
    if faults:
        raise LawError(faults)
    return corpus


def check(corpus: Corpus, texts: Sequence[ParsedFile[Instrument]]) -> list[LawFault]:
    """Every fault of a corpus whose files are valid one by one, in order of file and line."""
    found = [fault for text in texts for fault in _checker(corpus.regime, text).faults()]
    found += [_inconsistency_fault(texts, each) for each in consistency.inconsistencies(corpus)]
    return sorted(found, key=lambda fault: (fault.file, fault.line, fault.column))


def warnings(folder: FilePath) -> list[LawFault]:
    """What is allowed in the corpus of a folder and seldom meant, in order of file and line.

    Raises:
        LawError: some files hold faults.
    """
    declared, texts = read_folder(folder)
    found = [each for text in texts for each in _checker(declared.value, text).warnings()]
    return sorted(found, key=lambda fault: (fault.file, fault.line, fault.column))


def _checker(regime: Declaration, text: ParsedFile[Instrument]) -> "_Checker":
    """The checker of a text, whose conditions may use the kinds of finding of the regime and its own."""
    return _Checker(replace(regime, findings=(*regime.findings, *text.value.findings)), text)


def _inconsistency_fault(texts: Sequence[ParsedFile[Instrument]], found: consistency.Inconsistency) -> LawFault:
    """The fault for an inconsistency, at its location; for a contradiction, with the location of the other end."""
    other = None if found.other is None else _fault_at(texts, found.other, "the other end is here")
    return _fault_at(texts, found.location, found.what, found.hint, other, code=found.code)


def _fault_at(
    texts: Sequence[ParsedFile[Instrument]],
    location: consistency.TextLocation,
    what: str,
    hint: str = "",
    other: LawFault | None = None,
    *,
    code: FaultCode = "contradicts",
) -> LawFault:
    text = next(each for each in texts if each.value.id == location.text)
    path: NodePath = ("provisions", location.number, *location.at)
    paragraph = paragraph_heading(text.document.content, path)
    return text.document.fault(text.file, path, what, hint, paragraph=paragraph, other=other, code=code)


@dataclass(frozen=True, slots=True)
class _Checker:
    regime: Declaration
    text: ParsedFile[Instrument]

    def faults(self) -> Iterator[LawFault]:
        """The faults of one instrument."""
        if not is_identifier(self.text.value.id):
            yield self.fault(("id",), *complaint(self.text.value.id), code="unreadable")
        yield from self._day("date", self.text.value.date, ("date",))
        for key, what, hint in text_faults(self.text.value):
            yield self.fault((key,), what, hint)
        yield from self._kinds()
        for number, provision in enumerate(self.text.value.provisions):
            path: NodePath = ("provisions", number)
            yield from self._acts(provision, path)
            yield from self._days(provision, path)
            yield from self._walk(provision, path)

    def fault(
        self,
        path: NodePath,
        what: str,
        hint: str = "",
        *,
        other: NodePath | None = None,
        code: FaultCode = "does-not-hold",
    ) -> LawFault:
        """A fault at a path; for a contradiction within the text, `other` is the path to the other end."""
        end = None if other is None else self._fault(other, "the other end is here")
        return self._fault(path, what, hint, end, code="contradicts" if other is not None else code)

    def _fault(
        self,
        path: NodePath,
        what: str,
        hint: str = "",
        other: LawFault | None = None,
        *,
        code: FaultCode = "does-not-hold",
    ) -> LawFault:
        paragraph = paragraph_heading(self.text.document.content, path)
        return self.text.document.fault(self.text.file, path, what, hint, paragraph=paragraph, other=other, code=code)

    def _kinds(self) -> Iterator[LawFault]:
        """The kinds of finding of the text whose id cannot be one."""
        for number, kind in enumerate(self.text.value.findings):
            if not is_identifier(kind.id):
                yield self.fault(("findings", number, "id"), *complaint(kind.id), code="unreadable")

    def _acts(self, provision: Provision, path: NodePath) -> Iterator[LawFault]:
        acts = [name for name in ACTS if getattr(provision, name) is not None]
        if len(acts) != 1:
            said = " and ".join(acts) or "nothing"
            yield self.fault(
                path, f"a provision does exactly one thing, this one does {said}", f"One of {', '.join(ACTS)}."
            )

    def _days(self, provision: Provision, path: NodePath) -> Iterator[LawFault]:
        begins: NodePath = (*path, "commences") if provision.commences is not None else ("date",)
        first = provision.commences or self.text.value.date
        if provision.commences is not None and provision.commences < self.text.value.date:
            what = f"it commences on {first}, before its text of {self.text.value.date}"
            yield self.fault((*path, "commences"), what, other=("date",))
        if provision.until is not None and provision.until < first:
            yield self.fault(
                (*path, "until"), f"it ends on {provision.until}, before it begins on {first}", other=begins
            )

    def _said(self, said: Interpretation, path: NodePath) -> Iterator[LawFault]:
        """An interpretation is about something, and was not given before its text begins."""
        if not said.of:
            yield self.fault(
                (*path, "of"), "it interprets nothing", "Name the measures that it is about.", code="missing"
            )
        if said.on < self.text.value.date:
            what = f"it was given on {said.on}, before its text of {self.text.value.date}"
            yield self.fault((*path, "on"), what, other=("date",))

    def _walk(self, value: Any, path: NodePath) -> Iterator[LawFault]:
        """The faults of a value of a provision and of every value within it."""
        if is_dataclass(value):
            yield from self._whole(value, path)
            for part in fields(value):
                yield from self._part(type(value).__name__, part.name, getattr(value, part.name), (*path, part.name))
        elif isinstance(value, tuple):
            for number, each in enumerate(value):
                yield from self._walk(each, (*path, number))

    def _whole(self, value: Any, path: NodePath) -> Iterator[LawFault]:
        for key, what, hint in part_faults(value, self.regime):
            yield self.fault((*path, key) if key else path, what, hint)
        pairs = {
            "WindDown": ("contract_before", "until"),
            "Cap": ("starts", "ends"),
            "Designated": ("listed", "delisted"),
        }
        first, last = pairs.get(type(value).__name__, ("", ""))
        if (
            first
            and None not in (getattr(value, first), getattr(value, last))
            and getattr(value, last) < getattr(value, first)
        ):
            what = f"{last} {getattr(value, last)} lies before {first} {getattr(value, first)}"
            yield self.fault((*path, last), what, other=(*path, first))
        if isinstance(value, Interpretation):
            yield from self._said(value, path)
        if isinstance(value, Scope):
            for key, what, hint, code in item_list_faults(value, pointed="points" in path):
                yield self.fault((*path, key), what, hint, code=code)

    def warnings(self) -> Iterator[LawFault]:
        """What is allowed in one instrument and seldom meant."""
        for number, provision in enumerate(self.text.value.provisions):
            for path in scopes_without_activity(provision):
                what = "a scope without an activity touches every activity"
                hint = "Say `activity: [...]`, or `activity_not: [...]` for all but some."
                yield self.fault(("provisions", number, *path), what, hint, code="missing")

    def _day(self, name: str, day: date, path: NodePath) -> Iterator[LawFault]:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            hint = "Leave it out where there is no end." if day.year > LAST_YEAR else "Check the year."
            yield self.fault(
                path, f"{name} {day} lies outside the years {FIRST_YEAR} to {LAST_YEAR}", hint, code="out-of-range"
            )

    def _number(self, name: str, number: int | Decimal, path: NodePath) -> Iterator[LawFault]:
        low, high = NUMBERS[name]
        if not low <= number <= high:
            yield self.fault(path, f"{name} {number} does not lie between {low} and {high}", code="out-of-range")

    def _part(self, owner: str, name: str, value: Any, path: NodePath) -> Iterator[LawFault]:
        if isinstance(value, date):
            yield from self._day(name, value, path)
        if name in NUMBERS and isinstance(value, int | Decimal):
            yield from self._number(name, value, path)
        if name == "id" and owner in NAMED and not is_identifier(value):
            yield self.fault(path, *complaint(value), code="unreadable")
        known, words = KNOWN.get(name), WORDS.get((owner, name))
        for number, word in enumerate(value if isinstance(value, tuple) else (value,) if value is not None else ()):
            spot = (*path, number) if isinstance(value, tuple) else path
            if known is not None:
                yield from self._word(name, word, spot, known)
            if words is not None:
                yield from self._vocabulary(name, word, spot, words(self.regime))
        yield from self._walk(value, path)

    def _vocabulary(self, name: str, word: str, path: NodePath, known: Sequence[str]) -> Iterator[LawFault]:
        """The fault of a word that is neither a shared one nor declared by the regime."""
        if word not in known:
            what = f"{name}: {word!r} is not one of the allowed words"
            yield self.fault(path, what, nearest(word, known, few=30), code="unknown-word")

    def _word(
        self, name: str, word: Any, path: NodePath, known: Callable[[Declaration], Iterable[str] | None]
    ) -> Iterator[LawFault]:
        if not isinstance(word, str):
            return
        words = known(self.regime)
        if name in ("hs", "except_hs"):
            yield from self._code(word, path)
        elif words is not None and word not in words:
            yield self.fault(
                path, f"{word!r} is no {NOUNS[name]} that is known", nearest(word, words), code="unknown-word"
            )

    def _code(self, word: str, path: NodePath) -> Iterator[LawFault]:
        for end in word.split("-"):
            if not goods.exists(end):
                near = goods.nearest(end)
                yield self.fault(
                    path,
                    f"{end!r} is in no edition of the Harmonized System",
                    f"Did you mean {near!r}?" if near else "",
                    code="unknown-word",
                )
        try:
            goods.expand(word)
        except InputError as fault:
            yield self.fault(path, f"{word!r}: {fault.what}", fault.hint)


def _nations(_: Declaration) -> Iterable[str]:
    return countries.ALPHA3.values()


def _groups(regime: Declaration) -> Iterable[str]:
    return [group.id for group in regime.designations]


NAMED: Final = frozenset({"Measure", "Exemption", "Statement"})
"""The parts of a provision that have an id of their own."""
WORDS: Final[Mapping[tuple[str, str], Callable[[Declaration], tuple[str, ...]]]] = {
    ("Measure", "purpose"): lambda regime: regime.purpose_words,
    ("Scope", "end_use"): lambda regime: regime.end_use_words,
    ("Exemption", "end_use"): lambda regime: regime.end_use_words,
    ("Statement", "kind"): lambda regime: regime.statement_words,
    ("Designated", "kind"): lambda regime: regime.designated_words,
}
"""Keys whose words are those of the shared vocabulary and those that the regime declares."""
KNOWN: dict[str, Callable[[Declaration], Iterable[str] | None]] = {
    "groups": lambda regime: regime.group_ids,
    "group": _groups,
    "parties": _groups,
    "vessels": _groups,
    "via": lambda regime: [THIRD_STATE, *(place.id for place in regime.places)],
    "item_list": lambda regime: [each.id for each in regime.item_lists],
    "position": lambda regime: [position.id for position in regime.positions],
    "finding": lambda regime: [kind.id for kind in regime.findings],
    "without": lambda regime: [kind.id for kind in regime.findings],
    "factors": lambda regime: [table.id for table in regime.factors],
    **dict.fromkeys(COUNTRY_KEYS, _nations),
    "hs": lambda _: None,
    "except_hs": lambda _: None,
}
NOUNS = {
    "groups": "group of measures",
    "group": "designation group",
    "parties": "designation group",
    "vessels": "designation group",
    "via": "place",
    "item_list": "list of items",
    "position": "position",
    "finding": "kind of finding",
    "without": "kind of finding",
    "factors": "table of factors",
    **dict.fromkeys(COUNTRY_KEYS, "country"),
}
