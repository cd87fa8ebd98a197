"""What a question about a council is written with: members, votes and days; each refusal names what would be right."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

from detente.codes import countries
from detente.codes.country_names import by_name, name_of
from detente.errors import UsageError
from detente.nearest import nearest

if TYPE_CHECKING:
    from detente.council.record import VoteWord


def given_votes(positions: Mapping[str, str], day: date) -> "dict[str, VoteWord]":
    """Return the votes that somebody gives, by the code of the member.

    Args:
        positions: `yes`, `no` or `abstain` by member, whose name or code is given: `{"Peru": "yes", "FR": "abstain"}`.
        day: The day whose members vote.

    Raises:
        UsageError: the vote is none, the State is none or no member on that day, or a member is given twice.
    """
    from detente.council.record import VOTE_WORDS, members, seats

    found: dict[str, VoteWord] = {}
    sat, ever = ({each.member for each in some} for some in (members(day), seats()))
    for name, given in positions.items():
        word = next((each for each in VOTE_WORDS if each == given.strip().casefold()), None)
        code = member_code(name, sat, f"is no member on {day}", ever)
        if word is None:
            raise UsageError(f"{given!r} is no vote", where=name, hint=nearest(given, VOTE_WORDS, few=9))
        if code in found:
            raise UsageError(f"{name_of(code)} is given twice", where="position", hint="Give each member one vote.")
        found[code] = word
    return found


def member_code(name: str, known: Collection[str], what: str, ever: Collection[str] = ()) -> str:
    """Return the code of a member by its name or code.

    Args:
        name: The name or the ISO 3166 code.
        known: The codes of those who may be meant.
        what: What is said of a State that is none of them.
        ever: The codes of all who ever sat, for the nearest name.

    Raises:
        UsageError: no State is called so, or it is none of the known ones.
    """
    code = name.upper() if countries.exists(name.upper()) else by_name(name)
    if code is None:
        hint = _nearest_name(name, {name_of(each) for each in {*known, *ever}})
        raise UsageError(f"no State is called {name!r}", where="member", hint=hint or _members(known))
    if code not in known:
        raise UsageError(f"{name_of(code)} {what}", where="member", hint=_members(known))
    return code


def _nearest_name(name: str, names: Collection[str]) -> str:
    """The nearest name: one that has the given one as a word, as Republic of Korea has Korea; else one with nearly its letters."""
    small = {each.lower(): each for each in names}
    having = sorted(each for each in small if name.lower() in each.split())
    hint = f"Did you mean {having[0]!r}?" if having else nearest(name, small, few=0)
    for each, written in small.items():
        hint = hint.replace(f"{each!r}?", f"{written!r}?")
    return hint


def _members(known: Collection[str]) -> str:
    """The members by name; nothing where there are too many to be read."""
    few = 20
    return f"Members: {', '.join(sorted(map(name_of, known)))}." if 0 < len(known) <= few else ""


def refuse_day(day: date, first: date, text: str) -> None:
    """Raise UsageError for a day before a text, or one whose members are not in the record.

    Args:
        day: The day that is asked about.
        first: The day of the text.
        text: Its name.
    """
    from detente.council.record import covered

    begins, ends = covered()
    if day < first:
        raise UsageError(f"{day} lies before {text}, of {first}", where="on", hint="Give a day from then on.")
    if not begins <= day <= ends:
        raise UsageError(f"who sat on {day} is not in the record", where="on", hint=f"It covers {begins} to {ends}.")
