"""What a person has judged about a name: that it is a listed party, or that it is not.

A judgement is about a name, wherever a transaction gives it. Names are compared by their letters and digits: case, accents,
punctuation and spacing do not count (`Korea Tangun Trading Corp.` is `KOREA TANGUN TRADING CORP`), and nothing else is made alike.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from detente.errors import Fault, InputError
from detente.files import limits
from detente.transactions.field_readers import UnreadableField
from detente.transactions.party_text import read_party
from detente.value import value

JudgementWord = Literal["is", "is-not"]
JUDGEMENTS: Final[tuple[JudgementWord, ...]] = ("is", "is-not")
_KEPT: Final = 1 << 14
"""Names whose comparable form is remembered."""


@value
class IdentityJudgement:
    """A person's judgement that a name is, or is not, a listed party.

    Raises InputError for a name without a letter or digit, and for `is` without an id.
    """

    name: str
    """As the transactions write it."""
    id: str | None = None
    """The listed party: `KPe.008`, or the IMO number of a vessel. None, with `is-not`: no listed party is meant."""
    judgement: JudgementWord = "is"
    list: str | None = None
    """The list that has the id; None: whichever has it."""
    note: str = ""
    """Why, for whoever reads the decision."""
    standing: bool = False
    """Whether it stands in a ledger, for every run; then nothing is said where it comes to nothing in one of them."""

    def __post_init__(self) -> None:
        limits.refuse_long(self.name, limits.MOST_NAME, "a name", "name")
        if not comparable(self.name):
            raise InputError(f"{self.name!r} is no name", where="name", hint="Give the name as the transaction has it.")
        if self.judgement not in JUDGEMENTS:
            raise InputError(f"{self.judgement!r} is no judgement", where="judgement", hint="Write is or is-not.")
        if self.judgement == "is" and not self.id:
            hint = "Write NAME=ID, with the reference of the party on its list."
            raise InputError(f"no id says who {self.name!r} is", where="id", hint=hint)
        object.__setattr__(self, "id", _reference(self.id) if self.id else None)

    def __str__(self) -> str:
        words = self.judgement.replace("-", " ")
        return f"{self.name} {words} {self.id or 'a listed party'}"

    def covers(self, id_: str, list_: str) -> bool:
        """Return whether it is about a match with this id on this list."""
        return self.id in (None, id_) and self.list in (None, "", list_)


@value
class SettledIdentity:
    """What became of a judgement in one transaction: a party was taken as meant, or a potential match was set aside."""

    name: str
    """As the transaction gives it."""
    judgement: JudgementWord
    id: str
    listed: str
    """The listed name that is most alike; the id where no list proposed the party."""
    points: int
    """Thousandths of the match; 0 where no list proposed the party."""
    list: str
    note: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.judgement.replace('-', ' ')} {self.id}"


@lru_cache(_KEPT)
def comparable(name: str) -> str:
    """Return a name as judgements compare it: letters and digits in small letters, without accents, single spaces between."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = (char for char in plain if not unicodedata.combining(char))
    return " ".join("".join(char if _is_letter(char) else " " for char in kept).split())


def _is_letter(char: str) -> bool:
    """Whether a character tells names apart; vowel signs of Indic scripts are marks, and do."""
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _reference(text: str) -> str:
    """An id as the law writes it: `kpe 8` is `KPe.008`, `IMO 8518780` its digits; one of another list stays as it is."""
    try:
        return read_party(text).name
    except UnreadableField:
        return " ".join(text.split())


@dataclass
class IdentityJudgements:
    """Judgements by name, and which of them came to something. It belongs to one run."""

    given: tuple[IdentityJudgement, ...]
    named: set[IdentityJudgement] = field(default_factory=set)
    """Those whose name a transaction has."""
    used: set[IdentityJudgement] = field(default_factory=set)
    """Those that changed who may be meant."""

    def __post_init__(self) -> None:
        self._by_name: dict[str, list[IdentityJudgement]] = {}
        for each in self.given:
            self._by_name.setdefault(comparable(each.name), []).append(each)

    def of(self, name: str) -> Sequence[IdentityJudgement]:
        """Return the judgements on a name, and note that a transaction has it."""
        found = self._by_name.get(comparable(name), ())
        self.named.update(found)
        return found

    @property
    def warnings(self) -> tuple[str, ...]:
        """What became of no judgement: its name is in no transaction, or the judgement changed nothing there."""
        return tuple(self._warning(each) for each in self.given if each not in self.used and not each.standing)

    def _warning(self, each: IdentityJudgement) -> str:
        if each not in self.named:
            return f"'{each}' was not used: no transaction names {each.name!r}"
        if each.judgement == "is":
            return f"'{each}' changed nothing: the transaction itself says who is meant, or this law does not designate the party"
        return f"'{each}' changed nothing: the name has no such potential match"


def judgements(given: Iterable[tuple[str, IdentityJudgement]]) -> tuple[IdentityJudgement, ...]:
    """Return judgements, each with the place where it stands, as one set without repetition.

    Raises InputError where two contradict each other: every contradiction at once, with both places.
    """
    pairs = list(given)
    faults = [
        Fault(what=f"'{one}' and '{other}' contradict each other", where=_both(here, there), code="contradicts")
        for number, (here, one) in enumerate(pairs)
        for there, other in pairs[number + 1 :]
        if _contradict(one, other)
    ]
    if faults:
        what = "; ".join(fault.what for fault in faults)
        raise InputError(what, where=faults[0].where, hint="Keep the one that holds.", faults=faults)
    return tuple(dict.fromkeys(each for _, each in pairs))


def _both(here: str, there: str) -> str:
    return here if here == there else f"{here} and {there}"


def _contradict(one: IdentityJudgement, other: IdentityJudgement) -> bool:
    if comparable(one.name) != comparable(other.name):
        return False
    if one.judgement == other.judgement == "is":
        return one.id != other.id
    return one.judgement != other.judgement and (one.id == other.id or None in (one.id, other.id))


def from_option(text: str, judgement: JudgementWord) -> IdentityJudgement:
    """Return the judgement that `--is NAME=ID`, `--is-not NAME=ID` or `--is-not NAME` gives. Raises InputError.

    The last `=` divides, so a name may have one.
    """
    name, equals, id_ = text.rpartition("=")
    given = (name, id_.strip()) if equals else (text, "")
    if equals and not given[1]:
        raise InputError(f"{text!r} has no id behind '='", where=f"--{judgement}", hint="Write NAME=ID.")
    try:
        return IdentityJudgement(name=given[0].strip(), id=given[1] or None, judgement=judgement)
    except InputError as fault:
        raise InputError(fault.what, where=f"--{judgement}", hint=fault.hint) from None
