"""The list of the United Kingdom in XML (`UK-Sanctions-List.xml`): a `Designation` for each party, as the CSV has it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final

from lxml import etree

from detente.errors import InputError, Issue
from detente.files import xml
from detente.parties import partial_dates
from detente.parties.entity import Entity, IdKind
from detente.parties.lists.readers import element_names
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.reader import Format
from detente.parties.lists.readers.uk_csv import KINDS, quality

FORMAT_ID: Final = "uk-xml"
READ: Final = frozenset([
    "UniqueID", "UNReferenceNumber", "Names", "NonLatinNames", "RegimeName", "IndividualEntityShip", "SanctionsImposed",
    "DateDesignated", "Addresses", "IndividualDetails", "EntityDetails", "ShipDetails",
])  # fmt: skip
UNREAD: Final = frozenset([
    "LastUpdated", "OFSIGroupID", "Titles", "DesignationSource", "SanctionsImposedIndicators", "OtherInformation",
    "UKStatementofReasons", "PhoneNumbers", "Websites", "EmailAddresses", "AddressAdditionalInformation",
])  # fmt: skip
PARTS: Final = ("Name1", "Name2", "Name3", "Name4", "Name5", "Name6")
BIRTHS: Final = "IndividualDetails/Individual/DOBs/DOB"
COUNTRIES: Final = (
    "IndividualDetails/Individual/Nationalities/Nationality", "Addresses/Address/AddressCountry",
    "ShipDetails/Ship/CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip", "ShipDetails/Ship/CurrentBelievedFlagOfShip",
)  # fmt: skip
NUMBERS: Final[tuple[tuple[str, IdKind], ...]] = (
    ("IndividualDetails/Individual/PassportDetails/Passport/PassportNumber", "passport"),
    (
        "IndividualDetails/Individual/NationalIdentifierDetails/NationalIdentifier/NationalIdentifierNumber",
        "national-id",
    ),
    ("EntityDetails/Entity/BusinessRegistrationNumbers/BusinessRegistrationNumber", "registration"),
    ("ShipDetails/Ship/HullIdentificationNumbers/HullIdentificationNumber", "other"),
)
IMO: Final = "ShipDetails/Ship/IMONumbers/IMONumber"
_UNKNOWN_PART = re.compile(r"\b[dm]{2}/", re.IGNORECASE)


class UnitedKingdomXml:
    """The list, open."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        self.issues: list[Issue] = []
        self._odd: set[str] = set()

    def entries(self) -> Iterator[Entity]:
        """Yield every party. Raises InputError where this is no such list, or its elements have other names."""
        rooted = False
        for element in xml.records(self._file, ("Designations", "DateGenerated", "Designation")):
            match xml.local(element):
                case "Designations":
                    rooted = True
                case "DateGenerated":
                    self.day = partial_dates.whole_day(xml.plain(element))
                case _ if rooted and (found := self._entity(element)) is not None:
                    yield found
        if not rooted:
            raise InputError("this is not the list of the United Kingdom in XML", hint="Its root is Designations.")

    def _entity(self, element: etree._Element) -> Entity | None:
        where = f"line {element.sourceline}"
        tags = [xml.local(child) for child in element if isinstance(child.tag, str)]
        key = xml.text(element, "UniqueID")
        if not key:
            element_names.refuse_new(FORMAT_ID, tags, READ | UNREAD, where)
            raise InputError("a designation has no UniqueID", where=where)
        self._unknown(tags)
        word = xml.text(element, "IndividualEntityShip").lower()
        if word not in KINDS:
            self.issues.append(Issue(where=key, what=f"a party of the kind {word!r}", code="unknown-word"))
        found = EntityBuilder(key, KINDS.get(word, "other"), self.issues)
        _take(found, element)
        return found.entity()

    def _unknown(self, tags: list[str]) -> None:
        for tag in sorted(set(tags) - READ - UNREAD - self._odd):
            self._odd.add(tag)
            what = f"an element that is not known, and not read: {tag!r}"
            self.issues.append(Issue(where="the list", what=what, code="unknown-word"))


def _take(found: EntityBuilder, element: etree._Element) -> None:
    for name in xml.descend(element, "Names/Name"):
        text = " ".join(filter(None, (xml.text(name, part) for part in PARTS)))
        strength = xml.text(name, "AliasStrength") or xml.text(name, "NameStrength")
        found.name(text, quality(found, xml.text(name, "NameType"), strength))
    for text in xml.texts(element, "NonLatinNames/NonLatinName/NameNonLatinScript"):
        found.name(text, "alias")
    for text in xml.texts(element, BIRTHS):
        found.birth(_UNKNOWN_PART.sub("00/", text))
    for path in COUNTRIES:
        for text in xml.texts(element, path):
            found.country(text)
    for path, kind in NUMBERS:
        for text in xml.texts(element, path):
            found.number(kind, text)
    for text in xml.texts(element, IMO):
        found.imo(text)
    found.programmes.update(_each(xml.text(element, "RegimeName")))
    found.measures.update(_each(xml.text(element, "SanctionsImposed")))
    found.references.update(_each(xml.text(element, "UNReferenceNumber")))
    found.listed(xml.text(element, "DateDesignated"))


def _each(text: str) -> dict[str, None]:
    return dict.fromkeys(part.strip() for part in text.split("|") if part.strip())


FORMAT: Final = Format(reader=UnitedKingdomXml, marks=(b"<Designations",))
