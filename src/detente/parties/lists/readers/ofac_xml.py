"""OFAC's lists in the `sdn.xml` schema: the SDN list and the consolidated (non-SDN) list alike."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final

from lxml import etree

from detente.codes.country_names import by_name
from detente.errors import InputError, Issue
from detente.files import limits, xml
from detente.parties import partial_dates
from detente.parties.entity import Entity, IdKind, Kind, Name, Number, Quality
from detente.parties.lists.readers import aliases
from detente.parties.lists.readers.reader import Format

KINDS: Final[dict[str, Kind]] = {"Individual": "person", "Entity": "entity", "Vessel": "vessel", "Aircraft": "aircraft"}
IDS: Final[tuple[tuple[str, IdKind], ...]] = (
    ("Passport", "passport"), ("National ID", "national-id"), ("Cedula", "national-id"), ("Tax ID", "tax-id"),
    ("V.A.T.", "tax-id"), ("Registration", "registration"), ("Company Number", "registration"),
    ("Legal Entity Number", "lei"), ("Unified Social Credit", "registration"), ("SWIFT/BIC", "bic"), ("MMSI", "mmsi"),
    ("Vessel Registration Identification", "imo"), ("Digital Currency Address", "wallet"), ("Aircraft Tail", "tail"),
)  # fmt: skip


class OfacXml:
    """The list, open."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        self.issues: list[Issue] = []
        self.said: int | None = None
        """The number of entries that the list states."""

    def entries(self) -> Iterator[Entity]:
        """Yield every entry. Raises InputError where this is no such list, or where it has fewer entries than it states."""
        rooted, count = False, 0
        for element in xml.records(self._file, ("sdnList", "publshInformation", "sdnEntry")):
            match xml.local(element):
                case "sdnList":
                    rooted = True
                case "publshInformation":
                    self._publish(element)
                case _:
                    count += 1
                    yield self._entity(element)
        if not rooted:
            raise InputError("this is not a list in OFAC's schema", hint="The root of that is sdnList.")
        if self.said is not None and count != self.said:
            raise InputError(f"{count:,} entries, where it says that it has {self.said:,}", hint=xml.CUT)

    def _publish(self, element: etree._Element) -> None:
        month, _, rest = xml.text(element, "Publish_Date").partition("/")
        day, _, year = rest.partition("/")
        found = partial_dates.made(year, month, day)
        self.day = partial_dates.whole_day(found) if found else None
        said = xml.text(element, "Record_Count")
        self.said = int(said) if said.isdecimal() else None

    def _entity(self, element: etree._Element) -> Entity:
        number, kind = xml.text(element, "uid"), xml.text(element, "sdnType")
        if not number:
            raise InputError("an entry has no uid", where=f"line {element.sourceline}")
        if kind not in KINDS:
            self.issues.append(Issue(where=number, what=f"a party of the kind {kind!r}", code="unknown-word"))
        return Entity(
            id=number,
            kind=KINDS.get(kind, "other"),
            names=tuple(self._names(element, number)),
            births=tuple(self._births(element, number)),
            countries=tuple(dict.fromkeys(self._countries(element, number))),
            numbers=tuple(self._numbers(element)),
            programmes=tuple(xml.texts(element, "programList/program")),
        )

    def _names(self, element: etree._Element, number: str) -> Iterator[Name]:
        main = _name(element)
        if main is None:
            raise InputError("an entry has no name", where=f"entry {number}")
        limits.refuse_long(main, aliases.MOST, "a name", f"entry {number}")
        yield Name(text=main, quality="primary")
        seen = {main}
        for aka in xml.descend(element, "akaList/aka"):
            text, quality = _name(aka), xml.text(aka, "category")
            if quality not in ("strong", "weak"):
                self.issues.append(
                    Issue(where=number, what=f"an alias of the category {quality!r}", code="unknown-word")
                )
            if text and text not in seen and aliases.fitting(text, number, self.issues):
                seen.add(text)
                given: Quality = "weak" if quality == "weak" else "alias"
                yield Name(text=text, quality=given)

    def _births(self, element: etree._Element, number: str) -> Iterator[str]:
        for text in xml.texts(element, "dateOfBirthList/dateOfBirthItem/dateOfBirth"):
            day = partial_dates.day(text)
            if day is None:
                self.issues.append(
                    Issue(where=number, what=f"a day of birth that cannot be read: {text!r}", code="unreadable")
                )
            else:
                yield day

    def _countries(self, element: etree._Element, number: str) -> Iterator[str]:
        paths = (
            "nationalityList/nationality/country",
            "citizenshipList/citizenship/country",
            "addressList/address/country",
            "vesselInfo/vesselFlag",
        )
        for text in dict.fromkeys(text for path in paths for text in xml.texts(element, path)):
            code = by_name(text)
            if code:
                yield code
            elif text != "undetermined":
                self.issues.append(
                    Issue(where=number, what=f"a country that is not known: {text!r}", code="unknown-word")
                )

    def _numbers(self, element: etree._Element) -> Iterator[Number]:
        for each in xml.descend(element, "idList/id"):
            what, text = xml.text(each, "idType"), xml.text(each, "idNumber")
            kind = next((kind for word, kind in IDS if what.startswith(word)), None)
            if kind and text:
                yield Number(
                    kind=kind, text=text.removeprefix("IMO ").strip(), country=by_name(xml.text(each, "idCountry"))
                )


def _name(element: etree._Element) -> str | None:
    last, first = xml.text(element, "lastName"), xml.text(element, "firstName")
    return aliases.clean(f"{last}, {first}" if first else last)


FORMAT: Final = Format(reader=OfacXml, marks=(b"<sdnList",))
