"""Names as the fields of a payment have them: cut short, after an account, before a place or a date of birth."""
# ruff: noqa: ARG001 -- every change is called the same way

from typing import Final

from detente.parties.entity import Kind
from detente.validation.family import Draw, informative_words, is_recognisable, latin, letters
from detente.validation.tables import rows

WIDTH: Final = 35
"""Letters of a line of a payment message (4 x 35)."""
_BEFORE: Final = (
    "/DE89370400440532013000 {}",
    "1/{}",
    "ATTN {}",
    "C/O {}",
    "/ACC/4471002 {}",
    "{} OR BEARER",
    "PAYMENT TO {}",
)
_PLACES: Final = tuple(place for _, place in rows("places"))
"""Drawn from in the order of the table."""
_DAYS: Final = ("1969", "1952", "1971", "1964", "1980")


def cut_short(name: str, kind: Kind) -> str | None:
    """The name ends after 35 letters, as a line of a payment message does; two thirds of what it is told by stay.

    Its whole words must tell who it is, and no number may be cut off: `Branch 215` is not `Branch 227`.
    """
    cut = name[:WIDTH].rstrip()
    whole = cut if name[WIDTH : WIDTH + 1].isspace() or name[WIDTH - 1 : WIDTH].isspace() else cut.rpartition(" ")[0]
    if not is_recognisable(whole) or any(map(str.isdigit, name[WIDTH:])):
        return None
    told, left = sum(map(len, informative_words(name))), sum(map(len, _kept(name, cut)))
    return cut if len(name) > WIDTH and 0 < told * 2 <= left * 3 else None


def _kept(name: str, cut: str) -> list[str]:
    """Return what is left of the informative words, including a part of the last."""
    return [
        word
        for word in informative_words(cut)
        if word in name.split() or any(each.startswith(word) for each in informative_words(name))
    ]


def in_a_field(name: str, kind: Kind) -> str | None:
    """The name stands in a line with an account or an instruction."""
    return Draw("in-a-field", name).among(_BEFORE).format(name.upper()) if latin(name) and letters(name) >= 8 else None  # noqa: PLR2004 -- a shorter one drowns


def place_added(name: str, kind: Kind) -> str | None:
    """A town, a country or both stand behind the name."""
    return f"{name}, {Draw('place-added', name).among(_PLACES)}" if latin(name) and is_recognisable(name) else None


def birth_added(name: str, kind: Kind) -> str | None:
    """A year of birth stands in the same field, behind the name, without a word that says what it is."""
    return (
        f"{name} {Draw('birth-added', name).among(_DAYS)}"
        if kind == "person" and is_recognisable(name) and latin(name)
        else None
    )
