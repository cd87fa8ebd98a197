"""The consolidated list of the Security Council, in the XML in which it is published."""

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final

from lxml import etree

from detente.codes.country_names import by_name
from detente.errors import InputError, Issue
from detente.files import limits, xml
from detente.parties import partial_dates
from detente.parties.entity import Entity, IdKind, Name, Number, Quality
from detente.parties.lists.readers import aliases
from detente.parties.lists.readers.reader import Format

QUALITIES: Final[dict[str, Quality]] = {
    "good": "alias", "low": "weak", "a.k.a.": "alias", "f.k.a.": "alias", "": "alias",
}  # fmt: skip
DOCUMENTS: Final[tuple[tuple[str, IdKind], ...]] = (
    ("passport", "passport"),
    ("pasaporte", "passport"),
    ("national", "national-id"),
)
BIC: Final = re.compile(r"\b(?:SWIFT|BIC)(?:/BIC)?(?: code)?:? ([A-Z]{4} ?[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b")
"""The code of a bank, which only the remarks of the list have."""
PARTS: Final = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")


class UnitedNations:
    """The list, open."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        self.issues: list[Issue] = []

    def entries(self) -> Iterator[Entity]:
        """Yield every individual and entity. Raises InputError where this is no such list."""
        rooted = False
        for element in xml.records(self._file, ("CONSOLIDATED_LIST", "INDIVIDUAL", "ENTITY")):
            if xml.local(element) == "CONSOLIDATED_LIST":
                rooted = True
                self.day = partial_dates.whole_day(element.get("dateGenerated", ""))
                continue
            if not rooted:
                break
            yield self._entity(element)
        if not rooted:
            raise InputError(
                "this is not the consolidated list of the Security Council",
                hint="The root of that is CONSOLIDATED_LIST.",
            )

    def _entity(self, element: etree._Element) -> Entity:
        tag = xml.local(element)
        reference = xml.text(element, "REFERENCE_NUMBER")
        if not reference:
            raise InputError("an entry has no reference number", where=f"line {element.sourceline}")
        return Entity(
            id=reference,
            kind="person" if tag == "INDIVIDUAL" else "entity",
            names=tuple(self._names(element, tag, reference)),
            births=tuple(self._births(element, reference)),
            countries=tuple(self._countries(element, tag, reference)),
            numbers=tuple(self._numbers(element)),
            programmes=(xml.text(element, "UN_LIST_TYPE"),),
            references=(reference,),
            listed_on=self._listed(element, reference),
        )

    def _names(self, element: etree._Element, tag: str, reference: str) -> Iterator[Name]:
        main = aliases.clean(" ".join(xml.text(element, part) for part in PARTS))
        if main is None:
            raise InputError("an entry has no name", where=reference)
        limits.refuse_long(main, aliases.MOST, "a name", reference)
        primary: Quality = "primary"
        found = dict.fromkeys((main, *aliases.split(main)), primary)
        for script in xml.texts(element, "NAME_ORIGINAL_SCRIPT"):
            found.update({each: "alias" for each in (script, *aliases.split(script)) if each not in found})
        for alias in xml.descend(element, f"{tag}_ALIAS"):
            text, quality = xml.text(alias, "ALIAS_NAME"), self._quality(xml.text(alias, "QUALITY"), reference)
            for each in (text, *aliases.split(text)):
                if each:
                    found.setdefault(each, quality)
        for text, quality in found.items():
            if aliases.fitting(text, reference, self.issues) and (kept := aliases.clean(text)) is not None:
                yield Name(text=kept, quality=quality)

    def _quality(self, word: str, reference: str) -> Quality:
        if word.lower() not in QUALITIES:
            self.issues.append(
                Issue(
                    where=reference, what=f"an alias of the quality {word!r}, read as a good one", code="unknown-word"
                )
            )
        return QUALITIES.get(word.lower(), "alias")

    def _births(self, element: etree._Element, reference: str) -> Iterator[str]:
        for birth in xml.descend(element, "INDIVIDUAL_DATE_OF_BIRTH"):
            given = {tag: xml.text(birth, tag) for tag in ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE")}
            found = self._birth(xml.text(birth, "TYPE_OF_DATE"), given)
            if found is not None:
                yield found
            elif any(given.values()):
                self.issues.append(
                    Issue(
                        where=reference,
                        what=f"a day of birth that cannot be read: {', '.join(filter(None, given.values()))!r}",
                        code="unreadable",
                    )
                )

    def _birth(self, kind: str, given: dict[str, str]) -> str | None:
        if given["FROM_YEAR"] or given["TO_YEAR"]:
            return partial_dates.between(given["FROM_YEAR"], given["TO_YEAR"])
        written = given["DATE"] or given["YEAR"]
        return (
            partial_dates.day(f"circa {written}" if kind == "APPROXIMATELY" else written)
            if written
            else partial_dates.day(given["NOTE"])
        )

    def _countries(self, element: etree._Element, tag: str, reference: str) -> Iterator[str]:
        paths = ("NATIONALITY/VALUE", f"{tag}_ADDRESS/COUNTRY")
        written = dict.fromkeys(text for path in paths for text in xml.texts(element, path))
        found = [self._country(text, reference) for text in written]
        yield from dict.fromkeys(code for code in found if code)

    def _country(self, text: str, reference: str) -> str | None:
        code = by_name(text)
        if code is None:
            self.issues.append(
                Issue(where=reference, what=f"a country that is not known: {text!r}", code="unknown-word")
            )
        return code

    def _numbers(self, element: etree._Element) -> Iterator[Number]:
        for paper in xml.descend(element, "INDIVIDUAL_DOCUMENT"):
            text = xml.text(paper, "NUMBER")
            what = f"{xml.text(paper, 'TYPE_OF_DOCUMENT')} {xml.text(paper, 'TYPE_OF_DOCUMENT2')}".lower()
            kind: IdKind = next((kind for word, kind in DOCUMENTS if word in what), "other")
            if text:
                country = by_name(xml.text(paper, "ISSUING_COUNTRY") or xml.text(paper, "COUNTRY_OF_ISSUE"))
                yield Number(kind=kind, text=text, country=country)
        for code in BIC.findall(xml.text(element, "COMMENTS1")):
            yield Number(kind="bic", text=code.replace(" ", ""))

    def _listed(self, element: etree._Element, reference: str) -> date | None:
        text = xml.text(element, "LISTED_ON")
        found = partial_dates.whole_day(text)
        if found is None:
            self.issues.append(
                Issue(where=reference, what=f"a day of listing that cannot be read: {text!r}", code="unreadable")
            )
        return found


FORMAT: Final = Format(reader=UnitedNations, marks=(b"<CONSOLIDATED_LIST",))
