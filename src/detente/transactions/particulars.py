"""The particulars of a party as text in brackets: `debtor, country DE, born 1957-01-01, BIC DEUTDEFF`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypedDict, cast

from detente.codes import countries
from detente.transactions.field_readers import UnreadableField, country
from detente.transactions.party import NumberKind, PartyNumber, PartyReference, is_birth
from detente.vocabulary import PARTY_ROLES

_LABELLED: Final = re.compile(r"(country|born|BIC|LEI|number|account) (.+)")
_HINT: Final = "Write them as in (debtor, country DE, born 1957-01-01, BIC DEUTDEFF, LEI …, number …, account …)."


class Particulars(TypedDict, total=False):
    """The fields of a `PartyReference` that are written in brackets."""

    role: str
    country: str
    born: str
    numbers: tuple[PartyNumber, ...]


def text(party: PartyReference) -> str:
    """The particulars of a party as text, without the brackets."""
    return ", ".join(_parts(party))


def _parts(party: PartyReference) -> Iterator[str]:
    if party.role is not None:
        yield party.role
    if party.country is not None:
        yield f"country {party.country}"
    if party.born is not None:
        yield f"born {party.born}"
    yield from (f"{number.kind} {number.text}" for number in party.numbers)


def read(inside: str) -> Particulars | None:
    """The particulars in the text of a bracket; None where it has none and is part of a name, as in `Chosun (Bank)`.

    Raises:
        UnreadableField: one part is a particular, and another has the label of one but no valid value.
    """
    parts = [part.strip() for part in inside.split(",")]
    labelled = [_labelled(part) for part in parts]
    if None in labelled:
        return None
    pairs = cast("list[tuple[str, str]]", labelled)
    wrong = [part for part, pair in zip(parts, pairs, strict=True) if not _holds(*pair)]
    if len(wrong) == len(parts):
        return None
    if wrong:
        raise UnreadableField(f"states {wrong[0]!r} of a party, which is none", _HINT, code="unknown-word")
    return _gathered(pairs)


def _labelled(part: str) -> tuple[str, str] | None:
    """The label of a part and the text after it, as a party holds it; a role is a label without text."""
    if part in PARTY_ROLES:
        return "role", part
    found = _LABELLED.fullmatch(part)
    return None if found is None else (found[1], _canonical(found[1], found[2]))


def _canonical(label: str, given: str) -> str:
    """A country by its code, and a date of birth as a day, month or year; a text that is neither stays as it is.

    Both are read as `party match` reads them: a name or an alpha-3 code of a country, `17 July 1964`.
    """
    if label == "country":
        try:
            return country(given)
        except UnreadableField:
            return given
    if label == "born" and not is_birth(given):
        from detente.parties.partial_dates import day  # noqa: PLC0415 -- most dates are written as they are held

        found = day(given)
        return found if found is not None and is_birth(found) else given
    return given


def _holds(label: str, given: str) -> bool:
    if label == "role":
        return True
    if label == "country":
        return countries.exists(given)
    if label == "born":
        return is_birth(given)
    return _number(label, given) is not None


def _number(label: str, given: str) -> PartyNumber | None:
    try:
        return PartyNumber(kind=cast("NumberKind", label), text=given)
    except ValueError:
        return None


def _gathered(pairs: Sequence[tuple[str, str]]) -> Particulars:
    found: Particulars = {}
    numbers: list[PartyNumber] = []
    for label, given in pairs:
        if label not in ("role", "country", "born"):
            numbers.append(PartyNumber(kind=cast("NumberKind", label), text=given))
        elif label in found:
            what = "birth" if label == "born" else label
            raise UnreadableField(f"states the {what} of a party twice", "Leave one of them out.", code="given-twice")
        else:
            found[label] = given  # type: ignore[literal-required]
    return {**found, "numbers": tuple(dict.fromkeys(numbers))} if numbers else found
