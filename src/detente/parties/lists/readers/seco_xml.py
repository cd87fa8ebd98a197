"""Switzerland's list, as its State Secretariat for Economic Affairs (SECO) exports it in XML.

A target keeps its history; one whose latest modification is a delisting is not listed any more, and is left out. What a
modification added and removed is copied there, and is not read.
"""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import BinaryIO, Final

from lxml import etree

from detente.errors import InputError, Issue
from detente.files import xml
from detente.parties import partial_dates
from detente.parties.entity import Entity, IdKind, Kind
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.reader import Format

KINDS: Final[dict[str, Kind]] = {"individual": "person", "entity": "entity", "object": "other"}
OBJECTS: Final[dict[str, Kind]] = {"vessel": "vessel", "aircraft": "aircraft"}
NUMBERS: Final[dict[str, IdKind]] = {
    "passport": "passport", "diplomatic-passport": "passport", "id-card": "national-id", "other": "other",
}  # fmt: skip
MOST_SPELLINGS: Final = 60
"""Names that the spellings of the parts of one name are put together to at most."""
TITLES: Final = ("title", "suffix")


class Seco:
    """The list, open."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        self.issues: list[Issue] = []
        self._programmes: dict[str, str] = {}

    def entries(self) -> Iterator[Entity]:
        """Yield every target that is listed. Raises InputError where this is no such list."""
        rooted = False
        for element in xml.records(self._file, ("swiss-sanctions-list", "sanctions-program", "target")):
            match xml.local(element):
                case "swiss-sanctions-list":
                    rooted = True
                    self.day = partial_dates.whole_day(element.get("date") or "")
                case "sanctions-program":
                    self._programme(element)
                case _ if rooted and (found := self._target(element)) is not None:
                    yield found
        if not rooted:
            raise InputError("this is not the list of SECO", hint="The root of that is swiss-sanctions-list.")

    def _programme(self, element: etree._Element) -> None:
        names = {each.get("lang"): xml.plain(each) for each in xml.descend(element, "program-name")}
        keys = {each.get("lang"): xml.plain(each) for each in xml.descend(element, "program-key")}
        name = names.get("eng") or keys.get("eng") or next(iter([*names.values(), *keys.values()]), "")
        for each in xml.descend(element, "sanctions-set"):
            self._programmes[each.get("ssid") or ""] = name

    def _target(self, element: etree._Element) -> Entity | None:
        where, key = f"line {element.sourceline}", element.get("ssid") or ""
        if not key:
            raise InputError("a target has no ssid", where=where)
        body = next((each for each in element if isinstance(each.tag, str) and xml.local(each) in KINDS), None)
        if body is None or _is_delisted(element):
            return None
        kind = OBJECTS.get(body.get("object-type") or "", KINDS[xml.local(body)])
        found = EntityBuilder(key, kind, self.issues)
        for identity in xml.descend(body, "identity"):
            _identity(found, identity)
        for text in xml.texts(body, "other-information"):
            label, _, number = text.partition(":")
            if "IMO" in label:
                found.imo(number.strip(" ."))
            elif "number" in label.lower() and number.strip():
                found.number("registration", number.strip(" ."))
        sets = [element.get("sanctions-set-id") or "", *xml.texts(element, "sanctions-set-id")]
        found.programmes.update(dict.fromkeys(filter(None, map(self._programmes.get, sets))))
        found.references.update(dict.fromkeys(xml.texts(element, "foreign-identifier")))
        for change in xml.descend(element, "modification"):
            found.listed(change.get("effective-date") or "")
        return found.entity()


def _is_delisted(element: etree._Element) -> bool:
    """Return whether the latest modification of a target is a delisting; of two on one day the first is the later one."""
    changes = [
        (each.get("effective-date") or each.get("publication-date") or "", each.get("modification-type"))
        for each in reversed(xml.descend(element, "modification"))
    ]
    return bool(changes) and max(enumerate(changes), key=lambda each: (each[1][0], each[0]))[1][1] == "de-listed"


def _identity(found: EntityBuilder, identity: etree._Element) -> None:
    main = identity.get("main") == "true"
    for name in xml.descend(identity, "name"):
        weak = name.get("quality") == "low"
        first = main and name.get("name-type") == "primary-name" and not found.has_main
        for text in _spellings(name):
            found.name(text, "weak" if weak else "primary" if first and not found.has_main else "alias")
    for each in xml.descend(identity, "day-month-year"):
        found.birth("-".join(filter(None, (_padded(each.get(part)) for part in ("year", "month", "day")))))
    for each in xml.descend(identity, "nationality/country"):
        found.country(each.get("iso-code") or xml.plain(each))
    for each in xml.descend(identity, "identification-document"):
        kind = NUMBERS.get(each.get("document-type") or "", "other")
        issuer = next(iter(xml.descend(each, "issuer")), None)
        code = "" if issuer is None else issuer.get("code") or xml.plain(issuer)
        for text in xml.texts(each, "number"):
            found.number(kind, text, code)


def _padded(text: str | None) -> str:
    return (text or "").zfill(2) if text else ""


def _spellings(name: etree._Element) -> Iterator[str]:
    """Yield the name, then the same with the spellings that its parts have, of one script at a time."""
    parts = [each for each in xml.descend(name, "name-part") if each.get("name-part-type") not in TITLES]
    parts.sort(key=lambda each: int(order) if (order := each.get("order") or "").isdecimal() else 0)
    yield " ".join(xml.text(part, "value") for part in parts)
    scripts = {each.get("script") for part in parts for each in xml.descend(part, "spelling-variant")}
    for script in sorted(scripts, key=str):
        given = [
            [xml.plain(each) for each in xml.descend(part, "spelling-variant") if each.get("script") == script]
            or [xml.text(part, "value")]
            for part in parts
        ]
        for number, chosen in enumerate(product(*given)):
            if number == MOST_SPELLINGS:
                break
            yield " ".join(chosen)


FORMAT: Final = Format(reader=Seco, marks=(b"<swiss-sanctions-list",))
