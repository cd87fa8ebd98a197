"""A name that is matched in a validation, and its result."""

import unicodedata
from collections import Counter
from typing import Final, Protocol

from detente.parties.entity import Entity, Kind
from detente.parties.match.features import FULL_SCORE, Query
from detente.parties.match.match import Match
from detente.validation.family import Severity
from detente.value import value


class NameMatcher(Protocol):
    """What matches names: a matcher, or a screening."""

    def match(self, query: Query, least: int = ...) -> tuple[Match, ...]:
        """Return the listed parties that this may be, the best first."""
        ...


@value
class ListedParty:
    """A listed party, and the list that has it."""

    list: str
    entity: Entity


@value
class NameVariant:
    """A name that must find a party."""

    text: str
    party: ListedParty
    listed: str
    """The listed name that it was made from."""
    family: str
    """How it was made; `as-listed` for the name itself."""
    severity: Severity | None

    @property
    def script(self) -> str:
        """Return the script in which it is written."""
        return script_of(self.text)

    @property
    def kind(self) -> Kind:
        """Return the kind of the party."""
        return self.party.entity.kind


@value
class First:
    """The match that came first."""

    list: str
    id: str
    name: str
    points: int

    def __str__(self) -> str:
        return f"{self.name} ({self.list} {self.id}, {self.points / FULL_SCORE:.3f})"


@value
class VariantResult:
    """The result of a case."""

    case: NameVariant
    found: bool
    """Whether the party is among the matches."""
    first: First | None
    wrong: bool
    """Whether a party comes first that is another one."""
    fault: str = ""
    """Why the name could not be asked at all."""


_SCRIPTS: Final = {
    "CJK": "Han", "HANGUL": "Hangul", "HIRAGANA": "Kana", "KATAKANA": "Kana", "FULLWIDTH": "Latin",
}  # fmt: skip


def script_of(text: str) -> str:
    """Return the script of most letters of a text: `Latin`, `Cyrillic`, `Arabic`, `Hangul`, `Han`, ...; `None` without letters."""
    words = Counter(unicodedata.name(char, "OTHER").split(" ")[0].split("-")[0] for char in text if char.isalpha())
    if not words:
        return "None"
    word = words.most_common(1)[0][0]
    return _SCRIPTS.get(word, word.capitalize())
