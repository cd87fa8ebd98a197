"""Canada's consolidated autonomous sanctions list (`sema-lmes.xml`).

The country of an entry is the one that its regulations are named for, no nationality: it is its programme. An entry has
no number of its own; its reference is made of regulations, schedule and item, which the law itself gives it. The list
has no day.

Since 24 August 2026 its elements have names in two languages (`Country-Pays`); both forms are read. A name that the authority
changes again is one more row of `element_names.csv`.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final

from lxml import etree

from detente.errors import InputError, Issue
from detente.files import xml
from detente.parties.entity import Entity, Kind, Quality
from detente.parties.lists.readers import aliases, element_names
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.reader import Format
from detente.parties.names.legal_forms import FORM_TOKENS
from detente.parties.names.stopwords import FORMS
from detente.parties.names.tokenisation import tokenise

READ: Final = (
    "Country", "LastName", "GivenName", "EntityOrShip", "DateOfBirthOrShipBuildDate", "Aliases", "Schedule", "Item",
    "DateOfListing", "ShipIMONumber",
)  # fmt: skip
KNOWN: Final = frozenset((*READ, "TitleOrShip"))
FORMAT_ID: Final = "ca-xml"
_LANGUAGE = re.compile(rf"(?:^|(?<=[\s(,;/])){aliases.LANGUAGE}", re.IGNORECASE)
_FORM = r"(?:ltd|limited|inc|llc|l\.l\.c|co|corp|s\.?a|plc|gmbh|jsc|ao|ooo|pte|pty|llp|fze|jr|sr|i{1,3})\b\.?\s*"
_COMMA = re.compile(rf"[,\u060c](?!\s*(?:or\b|(?:{_FORM})+(?:[,;/)]|$)))", re.IGNORECASE)
"""A comma between names, but not the one before a legal form, or before `or`."""
_SLASH = re.compile(r"(?<!\s)\s++/\s*|/\s+|(?<=[»”\"])/")
_ITEM = re.compile(r"(?:(?<!\s)\s++)?,\s*")


class Canada:
    """The list, open."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        self.issues: list[Issue] = []
        self._ids: set[str] = set()
        self._odd: set[str] = set()

    def entries(self) -> Iterator[Entity]:
        """Yield every record. Raises InputError where this is no such list."""
        rooted = False
        for element in xml.records(self._file, ("data-set", "record")):
            if xml.local(element) == "data-set":
                rooted = True
            elif rooted and (found := self._record(element)) is not None:
                yield found
            if not rooted:
                break
        if not rooted:
            raise InputError("this is not the list of Canada", hint="The root of that is data-set.")

    def _record(self, element: etree._Element) -> Entity | None:
        written = {xml.local(child): xml.plain(child) for child in element if isinstance(child.tag, str)}
        given = {element_names.read_as(FORMAT_ID, tag, KNOWN): text for tag, text in written.items()}
        self._unknown(given)
        found = EntityBuilder(self._id(given, f"line {element.sourceline}"), _kind(given), self.issues)
        found.programmes[_regulations(given)] = None
        person = found.kind == "person"
        name = f"{given.get('GivenName', '')} {given.get('LastName', '')}" if person else given.get("EntityOrShip", "")
        found.name(name, "primary")
        for text, quality in split(given.get("Aliases", ""), person=person):
            found.name(text, quality)
        if person:
            found.birth(given.get("DateOfBirthOrShipBuildDate", ""))
        found.imo(given.get("ShipIMONumber", ""))
        found.listed(given.get("DateOfListing", ""))
        return found.entity()

    def _unknown(self, given: dict[str, str]) -> None:
        for tag in sorted(given.keys() - KNOWN - self._odd):
            self._odd.add(tag)
            self.issues.append(
                Issue(
                    where="the list", what=f"an element that is not known, and not read: {tag!r}", code="unknown-word"
                )
            )

    def _id(self, given: dict[str, str], where: str) -> str:
        if not given.get("Country") or not given.get("Item"):
            element_names.refuse_new(FORMAT_ID, given, KNOWN, where)
            raise InputError("a record has no country or no item", where=where, hint="Its reference is made of them.")
        schedule = _ITEM.sub(", ", given.get("Schedule", ""))
        made = ":".join(part for part in (_regulations(given), schedule, given["Item"]) if part)
        if made in self._ids:
            self.issues.append(
                Issue(
                    where=made,
                    what="two records have this schedule and item; the second goes by its line",
                    code="given-twice",
                )
            )
            made = f"{made}:{where}"
        self._ids.add(made)
        return made


def _regulations(given: dict[str, str]) -> str:
    return given.get("Country", "").partition(" / ")[0]


def _kind(given: dict[str, str]) -> Kind:
    if given.get("ShipIMONumber"):
        return "vessel"
    return "person" if given.get("LastName") or given.get("GivenName") else "entity"


def split(text: str, *, person: bool) -> Iterator[tuple[str, Quality]]:
    """Yield the aliases in one field.

    A person's alias of one word (`Alexei, Aleksei`) is a spelling of one of the names, which many share: it is weak. An `or`
    stands between names of an organisation; between those of a person it may stand between two spellings of one part.
    """
    for part in re.split(r";|\n", _LANGUAGE.sub(";", text)):
        for piece in (each for whole in _SLASH.split(part) for each in ([whole] if person else aliases.either(whole))):
            for name in (each for whole in _COMMA.split(piece) for each in aliases.split(whole)):
                kept = _balanced(name.strip(" ,;/\xa0"))
                if kept and not _form(kept):
                    yield kept, "weak" if person and len(kept.split()) == 1 else "alias"


def _form(name: str) -> bool:
    """Return whether a name is only a legal form: it is no name, but was cut off by a bracket or a comma."""
    words = tokenise(name).words
    return (len(words) == 1 and words[0] in {*FORMS, "sao"}) or set(words) <= FORM_TOKENS


def _balanced(name: str) -> str:
    """Return a name without the bracket or the quotation mark whose other half belongs to another name."""
    for opening, closing in ("()", "“”", "«»"):
        if name.count(opening) != name.count(closing):
            name = name.replace(opening, "").replace(closing, "")
    return name.removesuffix(" AKA").strip()


FORMAT: Final = Format(reader=Canada, marks=(b"<data-set",))
