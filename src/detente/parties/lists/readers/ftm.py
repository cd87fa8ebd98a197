"""FollowTheMoney entities as JSON lines, the format of OpenSanctions and yente: read and written."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO, Final

import msgspec

from detente.codes.country_names import by_name
from detente.errors import InputError, Issue, Undecodable
from detente.files import limits
from detente.files.decoding import from_json
from detente.parties import partial_dates
from detente.parties.entity import Entity, IdKind, Kind, Name, Number
from detente.parties.lists.readers import aliases
from detente.parties.lists.readers.reader import Format

SCHEMATA: Final[dict[str, Kind]] = {
    "Person": "person", "Organization": "entity", "Company": "entity", "LegalEntity": "entity", "PublicBody": "entity",
    "Vessel": "vessel", "Airplane": "aircraft",
}  # fmt: skip
BESIDE: Final = frozenset({
    "Address", "Sanction", "Ownership", "Directorship", "UnknownLink", "Membership", "Identification", "Passport", "Family",
    "Associate", "Employment", "Representation", "Occupancy", "Position", "Security", "CryptoWallet", "Succession", "Debt",
    "Documentation", "Thing", "Asset", "Vehicle",
})  # fmt: skip
"""Schemata that are no parties; relationships and addresses are read elsewhere."""
NUMBERS: Final[dict[str, IdKind]] = {
    "passportNumber": "passport", "idNumber": "national-id", "taxNumber": "tax-id", "innCode": "tax-id",
    "registrationNumber": "registration", "ogrnCode": "registration", "imoNumber": "imo", "mmsi": "mmsi",
    "callSign": "call-sign", "swiftBic": "bic", "leiCode": "lei", "publicKey": "wallet",
}  # fmt: skip
NAMES: Final = ("name", "alias", "previousName", "weakAlias")
COUNTRIES: Final = ("nationality", "citizenship", "country", "jurisdiction", "flag")
READ: Final = frozenset((*NAMES, *COUNTRIES, *NUMBERS, "birthDate", "program", "programId"))
"""The properties of a party that are read."""
SCHEMA_OF: Final[dict[Kind, str]] = {
    "person": "Person",
    "entity": "LegalEntity",
    "vessel": "Vessel",
    "aircraft": "Airplane",
    "other": "LegalEntity",
}
CODE: Final = 2
"""Letters of a country's code, which FollowTheMoney writes in lower case."""
MOST_LINE: Final = 4_000_000


class FollowTheMoney:
    """JSON lines, open."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        self.issues: list[Issue] = []

    def entries(self) -> Iterator[Entity]:
        """Yield every party. Raises InputError, with the line, for a line that is no entity of FollowTheMoney."""
        for number, line in enumerate(_lines(self._file), 1):
            if not line.strip():
                continue
            given = _line(line, f"line {number}")
            if given.schema in BESIDE:
                continue
            if given.schema not in SCHEMATA:
                self.issues.append(
                    Issue(
                        where=f"line {number}",
                        what=f"the schema {given.schema!r} is not known, read as some party",
                        code="unknown-word",
                    )
                )
            yield self._entity(given, SCHEMATA.get(str(given.schema), "other"), f"line {number}")

    def _entity(self, given: "_Line", kind: Kind, where: str) -> Entity:
        limits.refuse_long(given.caption or "", limits.MOST_LISTED, "a caption", where)
        if given.id is None:
            raise InputError(NO_ID[0], where=where, hint=NO_ID[1])
        properties = self._fitting(given.properties, where)
        return Entity(
            id=given.id,
            kind=kind,
            names=_names(properties, given.caption, where),
            births=tuple(self._births(properties, where)),
            countries=tuple(dict.fromkeys(self._countries(properties, where))),
            numbers=tuple(
                Number(kind=NUMBERS[name], text=text) for name in NUMBERS for text in properties.get(name, ())
            ),
            programmes=tuple(dict.fromkeys((*properties.get("program", ()), *properties.get("programId", ())))),
            references=given.referents,
        )

    def _fitting(self, properties: dict[str, list[str]], where: str) -> dict[str, list[str]]:
        """Return the properties without the values that are too long for their field; each of these becomes an issue."""
        found: dict[str, list[str]] = {}
        for name in sorted(READ & properties.keys()):
            most = limits.MOST_LISTED if name in NAMES else limits.MOST_VALUE
            found[name] = [text for text in properties[name] if len(text) <= most]
            self.issues.extend(
                Issue(where=where, what=f"a value of {name} of {len(text):,} characters, left out", code="too-long")
                for text in properties[name]
                if len(text) > most
            )
        return found

    def _births(self, properties: dict[str, list[str]], where: str) -> Iterator[str]:
        for text in properties.get("birthDate", ()):
            day = partial_dates.day(text)
            if day:
                yield day
            else:
                self.issues.append(
                    Issue(where=where, what=f"a day of birth that cannot be read: {text!r}", code="unreadable")
                )

    def _countries(self, properties: dict[str, list[str]], where: str) -> Iterator[str]:
        for name in COUNTRIES:
            for text in properties.get(name, ()):
                code = by_name(text.upper() if len(text) == CODE else text)
                if code:
                    yield code
                else:
                    self.issues.append(
                        Issue(where=where, what=f"a country that is not known: {text!r}", code="unknown-word")
                    )


def _lines(file: BinaryIO) -> Iterator[bytes]:
    number = 0
    while line := file.readline(MOST_LINE + 1):
        number += 1
        if len(line) > MOST_LINE:
            raise InputError(
                f"a line of more than {MOST_LINE:,} bytes", where=f"line {number}", hint="One entity a line."
            )
        yield line


class _Line(msgspec.Struct):
    """An entity as it is on a line."""

    properties: dict[str, list[str]]
    schema: str | None = None
    id: str | None = None
    caption: str | None = None
    referents: tuple[str, ...] = ()


NO_ID: Final = ("a party without an id", 'Its "id" is a text.')
REFUSALS: Final = {
    "": ("no JSON", "One entity a line."),
    "$.id": NO_ID,
    "$.referents": ('"referents" are no list of texts', "Leave them out, or write []."),
}
"""The fault of a line and its hint, by the place within the line."""
NO_ENTITY: Final = ("no entity of FollowTheMoney", 'It needs "schema" and "properties", lists of texts.')


def _line(line: bytes, where: str) -> _Line:
    try:
        return from_json(line.removeprefix(BOM_UTF8), _Line, what="no JSON", where=where)
    except Undecodable as fault:
        place = fault.path.partition("[")[0]
        what, hint = REFUSALS.get(place, NO_ENTITY)
        raise InputError(what if place else fault.what, where=where, hint=hint) from None


def _names(properties: dict[str, list[str]], caption: str | None, where: str) -> tuple[Name, ...]:
    main = properties.get("name") or ([caption] if caption is not None else [])
    found: dict[str, Name] = {}
    for quality, texts in (
        ("alias", main),
        ("alias", properties.get("alias", [])),
        ("alias", properties.get("previousName", [])),
        ("weak", properties.get("weakAlias", [])),
    ):
        for text in texts:
            if kept := aliases.clean(text):
                found.setdefault(kept, Name(text=kept, quality="weak" if quality == "weak" else "alias"))
    if not found:
        raise InputError("a party without a name", where=where)
    first, *rest = found.values()
    return (Name(text=first.text, quality="primary"), *rest)


def written(entities: Iterable[Entity], dataset: str) -> Iterator[bytes]:
    """Yield the parties as lines of FollowTheMoney JSON."""
    for entity in entities:
        yield msgspec.json.encode({
            "id": entity.id, "caption": entity.name, "schema": SCHEMA_OF[entity.kind],
            "properties": _properties(entity), "datasets": [dataset], "referents": list(entity.references),
        }) + b"\n"  # fmt: skip


def _properties(entity: Entity) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {
        "name": [entity.name],
        "alias": [name.text for name in entity.names[1:] if name.quality != "weak"],
        "weakAlias": [name.text for name in entity.names[1:] if name.quality == "weak"],
        "birthDate": list(entity.births),
        "flag" if entity.kind == "vessel" else "country": [code.lower() for code in entity.countries],
        "program": list(entity.programmes),
    }
    back = {kind: name for name, kind in reversed(NUMBERS.items())}
    for number in entity.numbers:
        found.setdefault(back.get(number.kind, "idNumber"), []).append(number.text)
    return {name: texts for name, texts in found.items() if texts}


FORMAT: Final = Format(reader=FollowTheMoney, marks=(b'"schema"',), exports=True)
