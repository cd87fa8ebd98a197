"""Approvals that are held, with their content: what each covers, for which goods, how much of them, and on which days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Final, Literal, get_args

import msgspec

from detente.decide.amounts import BARRELS, TONNES
from detente.errors import InputError
from detente.files import limits
from detente.law.inforce import MeasureVersion
from detente.nearest import nearest
from detente.transactions.days import day
from detente.transactions.field_readers import UnreadableField, code
from detente.value import value

ApprovedUnit = Literal["t", "kg", "bbl", "l", "m3", "pcs", "USD"]
APPROVED_UNITS: Final[tuple[ApprovedUnit, ...]] = get_args(ApprovedUnit)
PIECES: Final = {"pcs": 1.0}
SCALES: Final = (TONNES, BARRELS, PIECES)
"""Units that are converted into each other without knowing the goods."""
ApprovalState = Literal[
    "covers",
    "not-checked",
    "not-in-file",
    "too-early",
    "expired",
    "day-unknown",
    "other-goods",
    "goods-unknown",
    "used-up",
    "quantity-unknown",
    "other-measures",
]
"""What an approval is to a transaction. Only `covers` and `not-checked` clear anything."""
DAYS_HINT: Final = "Write a day as 2019-12-26."


@value
class Approval:
    """An approval that is held.

    Raises InputError for one that covers nothing, for a code that is in no edition of the Harmonized System, for an end before
    the start, and for a quantity without a unit.
    """

    reference: str
    """As the transactions write it; case and spacing do not count."""
    covers: tuple[str, ...]
    """Ids of measures and HS codes. Only codes: the measures that name goods. Both: these measures, for these goods."""
    quantity: float | None = None
    unit: ApprovedUnit | None = None
    since: date | None = None
    """The first day; None: it has no first day."""
    until: date | None = None
    """The last day; None: it does not end."""
    by: str = ""
    """Who gave it."""

    def __post_init__(self) -> None:
        limits.refuse_long(self.reference, limits.MOST_VALUE, "a reference", "reference")
        if not comparable(self.reference):
            raise InputError("the reference is empty", where="reference", hint="Write it as the transactions have it.")
        object.__setattr__(self, "covers", _covered(self.covers))
        for name in ("since", "until"):
            object.__setattr__(self, name, day_of(getattr(self, name), name))
        if self.since is not None and self.until is not None and self.until < self.since:
            hint = f"Write {self.until} first, if that is meant."
            raise InputError(f"ends on {self.until}, before it begins on {self.since}", where="until", hint=hint)
        _refuse_amount(self.quantity, self.unit)

    @property
    def key(self) -> str:
        """The reference as references are compared."""
        return comparable(self.reference)

    @property
    def measures(self) -> tuple[str, ...]:
        """The ids of the measures that it names."""
        return tuple(each for each in self.covers if not _is_code(each))

    @property
    def codes(self) -> tuple[str, ...]:
        """The HS codes that it names, of two, four or six digits."""
        return tuple(each for each in self.covers if _is_code(each))

    @property
    def reach(self) -> "ApprovalReach":
        """The measures that it may clear, for the goods that it names."""
        return ApprovalReach(measures=frozenset(self.measures), goods=not self.measures)


@value
class ApprovalReach:
    """The measures that approvals may clear."""

    measures: frozenset[str] = frozenset()
    goods: bool = False
    """All measures whose scope names goods."""

    def __or__(self, other: "ApprovalReach") -> "ApprovalReach":
        return ApprovalReach(measures=self.measures | other.measures, goods=self.goods or other.goods)

    def covers(self, version: MeasureVersion) -> bool:
        """Whether a measure is among them."""
        named = any(scope.goods is not None for scope in version.measure.scope)
        return version.id in self.measures or (self.goods and named)


@value
class ApprovalNote:
    """What became of the approval to which a transaction refers."""

    reference: str
    """Empty where its content was not checked: the transaction has it."""
    state: ApprovalState
    text: str
    """A sentence."""
    brief: str
    """The same in a few words, without the reference."""
    clears: tuple[str, ...] = ()
    """The measures that it clears."""

    def __str__(self) -> str:
        return f"{self.reference}: {self.brief}" if self.reference else self.brief


@dataclass(frozen=True)
class HeldApprovals:
    """The approvals that are held: each reference once. Raises InputError for one that is there twice."""

    given: tuple[Approval, ...]
    source: str = ""
    """The name of the file that has them."""

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for each in self.given:
            if each.key in seen:
                what = f"the reference {each.reference!r} is there twice"
                raise InputError(what, where=self.source or "approvals", hint="Write one approval in one line.")
            seen.add(each.key)

    @cached_property
    def _by_reference(self) -> Mapping[str, Approval]:
        return {each.key: each for each in self.given}

    def of(self, text: str) -> "tuple[tuple[str, Approval | None], ...]":
        """Each reference of the field `approval`, with the approval; None: it is not among those held."""
        names: dict[str, str] = {}
        for each in filter(str.strip, text.split(";")):
            names.setdefault(comparable(each), " ".join(each.split()))
        return tuple((name, self._by_reference.get(key)) for key, name in names.items())

    def refuse_unknown(self, measures: Iterable[str]) -> None:
        """Raise InputError where an approval covers a measure that the law does not have."""
        known = set(measures)
        for each in self.given:
            for name in each.measures:
                if name not in known:
                    what = f"the approval {each.reference!r} covers {name!r}, which is no measure and no HS code"
                    hint = nearest(name, known) or "`detente law show` lists the measures."
                    raise InputError(what, where=self.source or "approvals", hint=hint)


class UsedApproval(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """An approval to which a transaction refers, and how much of its quantity earlier rows had used."""

    approval: Approval
    used: Annotated[float, msgspec.Meta(ge=0)] = 0.0


def comparable(reference: str) -> str:
    """A reference as references are compared: without regard to case and spacing."""
    return " ".join(reference.split()).casefold()


def day_of(given: object, where: str) -> date | None:
    """A day, or None; a text is read as the day that it writes. Raises InputError."""
    if given is None or isinstance(given, date):
        return given
    try:
        return day(str(given))
    except UnreadableField as fault:
        raise InputError(f"{given!r} {fault.what}", where=where, hint=DAYS_HINT) from None


def convert(amount: float, unit: str, into: str) -> float | None:
    """An amount in another unit; None where that depends on the goods, or one is money."""
    scale = next((each for each in SCALES if unit in each and into in each), None)
    return None if scale is None else amount * scale[unit] / scale[into]


def _is_code(name: str) -> bool:
    return name.isdigit()


def _covered(given: Iterable[str] | str) -> tuple[str, ...]:
    """Ids and codes, each once, codes without dots. Raises InputError for none, and for a code that does not exist."""
    texts = given.replace(",", ";").split(";") if isinstance(given, str) else given
    names = [each.strip() for each in texts]
    found = tuple(dict.fromkeys(_name(each) for each in names if each))
    if not found:
        hint = "Write ids of measures, HS codes, or both, with `;` between them."
        raise InputError("the approval covers nothing", where="covers", hint=hint)
    return found


def _name(text: str) -> str:
    if not text[0].isdigit():
        return text.lower()
    try:
        return code(text)
    except UnreadableField as fault:
        raise InputError(f"{text!r} {fault.what}", where="covers", hint=fault.hint) from None


def _refuse_amount(quantity: float | None, unit: str | None) -> None:
    if unit is not None and unit not in APPROVED_UNITS:
        raise InputError(f"{unit!r} is not a unit", where="unit", hint=nearest(unit, APPROVED_UNITS))
    if quantity is not None and unit is None:
        raise InputError("there is a quantity without a unit", where="unit", hint=nearest("", APPROVED_UNITS))
    if quantity is None and unit is not None:
        raise InputError("there is a unit without a quantity", where="quantity", hint="Write both, or neither.")
    if quantity is not None and not 0 <= quantity < float("inf"):
        raise InputError(f"{quantity} is no quantity", where="quantity", hint="Write a number that is not negative.")
