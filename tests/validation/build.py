"""Small lists, and an answerer that finds what it is told to: what the tests of trials start from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from detente.parties.entity import Entity, Kind, Name, Number
from detente.parties.match.features import Query
from detente.parties.match.match import ALERT, Match
from detente.validation.family import Severity
from detente.validation.matching import MatchingOptions
from detente.validation.variant import First, ListedParty, NameVariant, VariantResult

NAMES = (
    "Osvaldo BRENTANO",
    "Ludmila Petrovna KOROVINA",
    "WESTMARK SHIPPING CO LTD",
    "Hassan Ibrahim AL-QADHI",
    "GOLDEN HERON 3",
)


def party(
    text: str, *others: str, id_: str = "X.1", list_: str = "one", kind: Kind = "person", **more: object
) -> ListedParty:
    """A party with these names."""
    names = tuple(Name(text=each, quality="alias" if at else "primary") for at, each in enumerate((text, *others)))
    return ListedParty(list=list_, entity=Entity(id=id_, kind=kind, names=names, **more))  # type: ignore[arg-type] # fields of Entity


def numbered(text: str) -> Number:
    return Number(kind="passport", text=text)


Found = tuple[ListedParty, int]


@dataclass
class Answers:
    """Finds for each name the parties that it is told to, with their points; nobody for other names."""

    known: Mapping[str, Sequence[Found]]
    asked: list[str] = field(default_factory=list)

    def match(self, query: Query, least: int = ALERT) -> tuple[Match, ...]:
        self.asked.append(query.name)
        return tuple(
            Match(
                id="", list=each.list, edition="", entity=each.entity, name=each.entity.name, points=points, features=()
            )
            for each, points in self.known.get(query.name, ())
            if points >= least
        )


def terms(known: Mapping[str, Sequence[Found]], least: int = ALERT) -> MatchingOptions:
    answers = Answers(known)
    return MatchingOptions(opens=lambda: answers, least=least)


def case(text: str, whose: ListedParty, family: str = "letter-dropped", severity: Severity = "minor") -> NameVariant:
    return NameVariant(text=text, party=whose, listed=whose.entity.name, family=family, severity=severity)


def outcome(
    text: str, whose: ListedParty, *, found: bool, wrong: bool = False, family: str = "letter-dropped"
) -> VariantResult:
    first = First(list="one", id="other", name="SOMEBODY ELSE", points=800) if wrong else None
    return VariantResult(case=case(text, whose, family), found=found, first=first, wrong=wrong)
