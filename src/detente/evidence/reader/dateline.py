"""What a document says of itself in its first lines: place, agency, day of publication."""

import re
from datetime import date
from typing import Final

from detente.evidence.reader.actors import by_alias
from detente.evidence.reader.dates import dated
from detente.value import value

AGENCIES: Final = (
    "Sputnik", "Reuters", "AP", "Associated Press", "AFP", "Agence France-Presse", "Xinhua", "TASS", "Yonhap", "KCNA", "Kyodo", "UPI",
    "Interfax", "RIA Novosti", "dpa", "ANI", "IRNA", "EFE", "ANSA",
)  # fmt: skip
BRACKETED: Final = re.compile(r"^(?P<place>[A-Z][A-Z.,' -]+?),? ?\((?P<inner>[^()]{2,90})\)")
DASHED: Final = re.compile(
    r"^(?P<place>[A-Z][A-Z.' ]{2,}),? (?P<day>[A-Z][a-z]+\.? \d{1,2})?[^\n]{0,40}? ?(?:--|—|–|-) "
)
HEAD: Final = 300
"""Characters of the first paragraph in which a dateline stands."""


@value
class Dateline:
    """What the line before a report says; `length` is how many characters it takes."""

    place: str = ""
    outlet: str = ""
    agency: str = ""
    day: date | None = None
    length: int = 0


def dateline(text: str) -> Dateline:
    """The dateline of a text, empty where it has none."""
    match = BRACKETED.match(text[:HEAD])
    if match is not None and match["inner"].strip() in by_alias():
        return Dateline()  # a speaker with the State that he speaks for, in the summary of a meeting
    if match is None:
        plain = DASHED.match(text[:HEAD])
        return Dateline(place=place_name(plain["place"]), length=plain.end()) if plain else Dateline()
    names = [part.strip() for part in re.split(r"[/–—]| - ", match["inner"]) if part.strip()]
    days = [item for item in dated(match["inner"], None) if item.interval is not None and item.interval.is_day]
    agency = next((name for part in names for name in AGENCIES if part == name), "")
    outlet = next((part for part in names if part != agency and not any(sign.isdigit() for sign in part)), "")
    day = days[0].interval.begin if days and days[0].interval else None
    length = match.end() + len(re.match(r"\s*(?:[-–—]+\s*)?", text[match.end() :]).group())  # type: ignore[union-attr]
    return Dateline(place=place_name(match["place"]), outlet=outlet, agency=agency, day=day, length=length)


def place_name(capitals: str) -> str:
    """A place in capitals as it is written elsewhere."""
    return capitals.strip(" ,.").title()
