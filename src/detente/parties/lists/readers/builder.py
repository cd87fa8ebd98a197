"""The builder of an entity while its list is read: values are kept once and in order; what cannot be read becomes an issue."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from detente.codes import imo
from detente.codes.country_names import by_name
from detente.errors import FaultCode, Issue
from detente.files import limits
from detente.parties import partial_dates
from detente.parties.entity import Entity, IdKind, Kind, Name, Number, Quality
from detente.parties.lists.readers import aliases
from detente.parties.lists.readers.taken_apart import taken_apart

NOTHING: Final = frozenset({"", "-", "--", "na", "n/a", "n.a.", "none", "nil", "unknown", "not known", "not available"})
"""Values with which lists mark something as unknown."""
FIRST_BIRTH: Final = 1850
"""An earlier year belongs to another calendar, or is an error."""
LONGEST: Final = limits.MOST_VALUE
"""The most characters of dates, countries or a number in one field; a longer text is a remark, and is not split."""
STRENGTH: Final[dict[Quality, int]] = {"primary": 2, "alias": 1, "weak": 0}
BIDI: Final = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
"""Characters of no width, which are removed; a control character becomes a space."""

_OTHERS = re.compile(
    r"(?:(?<!\s)\s++)?;\s*|(?:,\s*+|(?<!\s)\s++)?\(?\b(?:[a-h]|i{1,3}|iv)\)\s*|(?<!\s)\s++(?:or|/)\s+|\n", re.IGNORECASE
)
"""The pattern matches only at the first of several blanks, so that a run of blanks is read once."""
_PARTS = (
    re.compile(r"[;|\n]"),
    re.compile(r"(?:^|(?<![\s,])[\s,]++)(?:\(?[a-e1-9]\)[\s,]*+)+"),
    re.compile(r","),
    re.compile(r"/|(?<!\s)\s++and\s+"),
)
_MONTH = re.compile(r"(\d{1,2})/(\d{4})")


class EntityBuilder:
    """One entry, built from its rows or elements one after another."""

    def __init__(self, id_: str, kind: Kind, issues: list[Issue]) -> None:
        self.id = id_
        self.kind: Kind = kind
        self.listed_on: date | None = None
        self.programmes: dict[str, None] = {}
        self.measures: dict[str, None] = {}
        self.references: dict[str, None] = {}
        self.main_language = ""
        """The language of the main name, where the list says it."""
        self._issues = issues
        self._told: set[str] = set()
        self._names: dict[str, Quality] = {}
        self._births: dict[str, None] = {}
        self._countries: dict[str, None] = {}
        self._numbers: dict[tuple[IdKind, str], Number] = {}

    @property
    def has_main(self) -> bool:
        """Return whether it has a primary name."""
        return "primary" in self._names.values()

    def demote_main(self) -> None:
        """Make the main name an alias, because a better one follows."""
        self._names = {text: "alias" if quality == "primary" else quality for text, quality in self._names.items()}

    def tell(self, what: str, code: FaultCode = "taken-in-part") -> None:
        """Record an issue, once for however many rows have it."""
        if what not in self._told:
            self._told.add(what)
            self._issues.append(Issue(where=self.id, what=what, code=code))

    def _too_long(self, text: str, most: int, what: str) -> bool:
        """Return whether a text is too long for its field; then it is left out, with an issue."""
        if len(text) > most:
            self.tell(f"{what} of {len(text):,} characters, left out", "too-long")
        return len(text) > most

    def name(self, text: str, quality: Quality) -> None:
        """Add a name, or several of one field; of two equal names the better quality is kept.

        What a field says beside its names is no name: a day of birth is added, and the rest becomes an issue.
        """
        if self._too_long(text, aliases.MOST * 2, "a name"):
            return
        apart = taken_apart(text)
        if any(map(str.isdigit, apart.circumstances)):
            self.tell(f"among the names, and no name: {apart.circumstances!r}")
        if apart.born is not None and self.kind == "person":
            self._births[apart.born] = None
        for place, each in enumerate(apart.names):
            alone = self.kind == "person" and " " not in each
            self._name(
                each, quality if not place else "weak" if alone else "alias" if quality == "primary" else quality
            )

    def _name(self, text: str, quality: Quality) -> None:
        if odd(text):
            self.tell(f"a name with control characters, which were taken out: {text!r}")
        kept = aliases.clean(BIDI.sub("", text))
        if kept is None or kept.lower() in NOTHING:
            return
        if not any(map(str.isalnum, kept)):
            self.tell(f"a name without letters and digits, left out: {kept!r}")
            return
        if len(kept) > aliases.MOST:
            self.tell(f"a name of {len(kept):,} characters, left out", "too-long")
            return
        if STRENGTH[quality] >= STRENGTH[self._names.get(kept, "weak")]:
            self._names[kept] = quality

    def birth(self, text: str) -> None:
        """Add a date of birth, or several with `or`, letters or semicolons between them."""
        if self._too_long(text, LONGEST, "a day of birth"):
            return
        for part in _OTHERS.split(text.strip(' "\xa0')):
            self._birth(part.strip(' ",.\xa0'))

    def _birth(self, text: str) -> None:
        if text.lower() in NOTHING:
            return
        found = _day(text)
        if found is None and "," in text:
            for part in text.split(","):
                self._birth(part.strip())
        elif found is None:
            self.tell(f"a day of birth that cannot be read: {text!r}", "unreadable")
        else:
            self._births[found] = None

    def country(self, text: str) -> None:
        """Add a country, or several of one field."""
        text = text.strip(' ".\xa0')
        if text.lower() in NOTHING or self._too_long(text, LONGEST, "a country"):
            return
        for code in _codes(text):
            if code is None:
                self.tell(f"a country that is not known: {text!r}", "unknown-word")
            else:
                self._countries[code] = None

    def number(self, kind: IdKind, text: str, country: str = "") -> None:
        """Add a number as the list writes it."""
        if self._too_long(text, LONGEST, "a number"):
            return
        kept = aliases.clean(text)
        if kept is not None and kept.lower() not in NOTHING:
            self._numbers.setdefault((kind, kept), Number(kind=kind, text=kept, country=by_name(country)))

    def imo(self, text: str) -> None:
        """Add an IMO number; one with a wrong check digit is kept among the other numbers."""
        if text.strip().lower() in NOTHING or self._too_long(text, LONGEST, "an IMO number"):
            return
        if imo.valid(text):
            self.number("imo", imo.digits(text) or "")
        else:
            fault = "fails its check digit" if imo.digits(text) else "is none"
            self.tell(f"an IMO number that {fault}: {text!r}")
            self.number("other", text)

    def listed(self, text: str) -> None:
        """Add the date of listing; the earliest is kept."""
        if self._too_long(text, LONGEST, "a day of listing"):
            return
        found = partial_dates.whole_day(text)
        if found is not None:
            self.listed_on = min(found, self.listed_on or found)
        elif text.strip().lower() not in NOTHING:
            self.tell(f"a day of listing that cannot be read: {text!r}", "unreadable")

    def entity(self) -> Entity | None:
        """Return the entity; None, with an issue, where it has no name."""
        names = [Name(text=text, quality=quality) for text, quality in self._names.items()]
        if not names:
            self.tell("has no name, and is left out")
            return None
        names.sort(key=lambda name: name.quality != "primary")
        if names[0].quality != "primary":
            self.tell("has no main name; its first alias stands for it")
            names[0] = Name(text=names[0].text, quality="primary")
        return Entity(
            id=self.id,
            kind=self.kind,
            names=tuple(names),
            births=tuple(self._births),
            countries=tuple(self._countries),
            numbers=tuple(self._numbers.values()),
            programmes=tuple(self.programmes),
            measures=tuple(self.measures),
            references=tuple(self.references),
            listed_on=self.listed_on,
        )


def odd(text: str) -> bool:
    """Return whether a text holds a control character; characters of no width do not count."""
    return any(not (char.isprintable() or char.isspace() or char in "\u200c\u200d") for char in BIDI.sub("", text))


def _day(text: str) -> str | None:
    month = _MONTH.fullmatch(text)
    found = partial_dates.made(month[2], month[1]) if month else partial_dates.day(text)
    return found if found and partial_dates.years(found)[0] >= FIRST_BIRTH else None


def _codes(text: str) -> Iterator[str | None]:
    code = by_name(text)
    pieces = [] if code else _pieces(text)
    for piece in pieces:
        yield from _codes(piece)
    if not pieces:
        yield code


def _pieces(text: str) -> list[str]:
    for pattern in _PARTS:
        parts = [part.strip() for part in pattern.split(text) if part.strip()]
        if parts and parts != [text]:
            return parts
    return []
