"""The European Union's consolidated list of financial sanctions as XML."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final

from lxml import etree

from detente.errors import InputError, Issue
from detente.files import xml
from detente.parties import partial_dates
from detente.parties.entity import Entity
from detente.parties.lists.readers import eu_parts
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.reader import Format

ELEMENTS: Final = {eu_parts.plain(prefix): take for prefix, take in eu_parts.TAKE.items()}
OTHERS: Final = ("remark", "regulation", "subjecttype")


class EuropeanUnion:
    """The list as XML (`export`, `sanctionEntity`), open."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        self.issues: list[Issue] = []
        self._new: set[str] = set()

    def entries(self) -> Iterator[Entity]:
        """Yield every entry. Raises InputError where this is no such list."""
        rooted = False
        for element in xml.records(self._file, ("export", "sanctionEntity")):
            if xml.local(element) == "export":
                rooted = True
                self.day = partial_dates.whole_day(element.get("generationDate", ""))
            elif rooted and (found := self._entry(element)) is not None:
                yield found
            if not rooted:
                break
        if not rooted:
            raise InputError(
                "this is not the consolidated list of the European Union", hint="The root of that is export."
            )

    def _entry(self, element: etree._Element) -> Entity | None:
        given = _attributes(element)
        id_ = eu_parts.identity(given)
        if not id_:
            what = "an entry has neither a reference nor a number"
            raise InputError(what, where=f"line {element.sourceline}", hint="They are euReferenceNumber and logicalId.")
        subject = next(iter(xml.descend(element, "subjectType")), None)
        words = (subject.get("code", ""), subject.get("classificationCode", "")) if subject is not None else ("",)
        draft = EntityBuilder(id_, eu_parts.kind(words, id_, self.issues), self.issues)
        eu_parts.take_entry(draft, given)
        for regulation in xml.descend(element, "regulation"):
            draft.programmes.update(dict.fromkeys(filter(None, (regulation.get("programme"),))))
        for child in element:
            if isinstance(child.tag, str):
                self._part(draft, child)
        return draft.entity()

    def _part(self, draft: EntityBuilder, child: etree._Element) -> None:
        name = eu_parts.plain(xml.local(child))
        if name in ELEMENTS:
            ELEMENTS[name](draft, _attributes(child) | {"remark": xml.text(child, "remark")})
        elif name not in OTHERS and name not in self._new:
            self._new.add(name)
            self.issues.append(
                Issue(
                    where="the list", what=f"an element that is not known, and not read: {name!r}", code="unknown-word"
                )
            )


def _attributes(element: etree._Element) -> dict[str, str]:
    return {eu_parts.plain(str(name)): text.strip() for name, text in xml.attributes(element).items()}


FORMAT: Final = Format(reader=EuropeanUnion, marks=(b"sanctionEntity", b"<export"))
