"""Entities in Senzing's JSON, a line each: `FEATURES`, or the same keys beside `RECORD_ID`, as OpenSanctions exports them."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO, Final

from detente.errors import InputError, Issue, Undecodable
from detente.files.decoding import from_json
from detente.parties.entity import Entity, IdKind, Kind
from detente.parties.lists.readers.builder import EntityBuilder
from detente.parties.lists.readers.reader import Format

KINDS: Final[dict[str, Kind]] = {
    "PERSON": "person", "ORGANIZATION": "entity", "COMPANY": "entity", "VESSEL": "vessel", "AIRCRAFT": "aircraft",
}  # fmt: skip
NUMBERS: Final[dict[str, IdKind]] = {
    "PASSPORT_NUMBER": "passport", "NATIONAL_ID_NUMBER": "national-id", "SSN_NUMBER": "national-id",
    "DRIVERS_LICENSE_NUMBER": "other", "TAX_ID_NUMBER": "tax-id", "OTHER_ID_NUMBER": "other", "LEI_NUMBER": "lei",
    "REGISTRATION_NUMBER": "registration", "DUNS_NUMBER": "registration", "MMSI_NUMBER": "mmsi", "CALL_SIGN": "call-sign",
    "SWIFT_NUMBER": "bic", "ACCOUNT_NUMBER": "wallet",
}  # fmt: skip
ISSUERS: Final = ("PASSPORT_COUNTRY", "NATIONAL_ID_COUNTRY", "TAX_ID_COUNTRY", "OTHER_ID_COUNTRY")
COUNTRIES: Final = (
    "NATIONALITY", "CITIZENSHIP", "COUNTRY_OF_ASSOCIATION", "REGISTRATION_COUNTRY", "ADDR_COUNTRY",
)  # fmt: skip
PERSON: Final = ("NAME_FIRST", "NAME_MIDDLE", "NAME_LAST")
MOST_LINE: Final = 4_000_000


class Senzing:
    """JSON lines, open."""

    def __init__(self, *files: BinaryIO) -> None:
        (self._file,) = files
        self.day: date | None = None
        self.issues: list[Issue] = []

    def entries(self) -> Iterator[Entity]:
        """Yield every party. Raises InputError, with the line, for a line that is no entity of Senzing's."""
        number = 0
        while line := self._file.readline(MOST_LINE + 1):
            number += 1
            if len(line) > MOST_LINE:
                raise InputError(
                    f"a line of more than {MOST_LINE:,} bytes", where=f"line {number}", hint="One entity a line."
                )
            if line.strip() and (entity := self._entity(_line(line, f"line {number}"), f"line {number}")) is not None:
                yield entity

    def _entity(self, given: Mapping[str, Any], where: str) -> Entity | None:
        key = given.get("RECORD_ID")
        if not isinstance(key, str) or not key:
            raise InputError("a party without a RECORD_ID", where=where, hint='Its "RECORD_ID" is a text.')
        features = given.get("FEATURES", [given])
        if not isinstance(features, list) or not all(isinstance(each, dict) for each in features):
            raise InputError('"FEATURES" is no list of objects', where=where, hint="Export the entities again.")
        texts = [{name: str(text) for name, text in each.items() if isinstance(text, str | int)} for each in features]
        word = next((each["RECORD_TYPE"] for each in texts if each.get("RECORD_TYPE")), "")
        found = EntityBuilder(key, KINDS.get(word.upper(), "other"), self.issues)
        if word.upper() not in KINDS:
            found.tell(f"the record type {word!r} is not known, read as some party", "unknown-word")
        for each in texts:
            _take(found, each)
        return found.entity()


def _take(found: EntityBuilder, given: Mapping[str, str]) -> None:
    """Add one feature: a name, a date of birth, a country or a number."""
    name = given.get("NAME_FULL") or given.get("NAME_ORG") or " ".join(filter(None, map(given.get, PERSON)))
    main = given.get("NAME_TYPE", "PRIMARY").upper() == "PRIMARY" and not found.has_main
    found.name(name, "primary" if main else "alias")
    found.birth(given.get("DATE_OF_BIRTH", ""))
    for column in COUNTRIES:
        found.country(_code(given.get(column, "")))
    issuer = next((given[column] for column in ISSUERS if given.get(column)), "")
    for column, kind in NUMBERS.items():
        found.number(kind, given.get(column, ""), _code(issuer))
    found.imo(given.get("IMO_NUMBER", ""))
    found.programmes.update(dict.fromkeys(filter(None, [given.get("PROGRAM", "")])))


def _code(text: str) -> str:
    return text.upper() if len(text) == 2 else text  # noqa: PLR2004 -- letters of a country's code


def _line(line: bytes, where: str) -> dict[str, Any]:
    try:
        return from_json(line.removeprefix(BOM_UTF8), dict[str, Any], what="no JSON", where=where)
    except Undecodable as fault:
        raise InputError(fault.what, where=where, hint="One entity a line, an object each.") from None


FORMAT: Final = Format(reader=Senzing, marks=(b'"RECORD_ID"', b'"DATA_SOURCE"'), exports=True)
