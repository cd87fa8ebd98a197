"""The parts of an entry of the European Union's consolidated list, under the names that its XML and its CSV share.

Names of attributes and columns are compared in small letters and without `_`: `countryIso2Code` is
`Citizenship_CountryIso2Code` without its prefix.
"""

from collections.abc import Callable, Mapping
from typing import Final

from detente.errors import Issue
from detente.parties.entity import IdKind, Kind
from detente.parties.lists.readers.builder import EntityBuilder

Given = Mapping[str, str]

KINDS: Final[dict[str, Kind]] = {"person": "person", "p": "person", "enterprise": "entity", "e": "entity"}
NOWHERE: Final = ("", "00")
"""The code of an unknown country."""
MAIN_LANGUAGES: Final = ("", "EN")
"""The languages of main names: most names have none, and of those that an entry gives in several the English one is its main name."""
GREGORIAN: Final = ("", "gregorian")
NUMBERS: Final[dict[str, IdKind]] = {
    "passport": "passport",
    "id": "national-id",
    "nationcert": "national-id",
    "ssn": "national-id",
    "nrn": "national-id",
    "residentperm": "national-id",
    "electionid": "national-id",
    "fiscalcode": "tax-id",
    "regnumber": "registration",
    "tradelic": "registration",
    "swiftbic": "bic",
    "birthcert": "other",
    "travelcardid": "other",
    "drivinglicence": "other",
    "other": "other",
    "": "other",
}


def plain(name: str) -> str:
    """Return the name of an attribute or a column in the form in which names are compared."""
    return name.replace("_", "").lower()


def kind(words: tuple[str, ...], where: str, issues: list[Issue]) -> Kind:
    """Return the kind of party for a code and its class, in whichever order a format has them."""
    found = next((KINDS[word.lower()] for word in words if word.lower() in KINDS), None)
    if found is None:
        issues.append(Issue(where=where, what=f"a party of the kind {' '.join(words).strip()!r}", code="unknown-word"))
    return found or "other"


def identity(given: Given) -> str:
    """Return the reference of an entry (`EU.27.28`), or its database number where it has none yet; empty where it has neither."""
    number = given.get("logicalid", "")
    return given.get("eureferencenumber", "") or (f"logical-{number}" if number else "")


def take_entry(draft: EntityBuilder, given: Given) -> None:
    """Add the values that an entry has of its own."""
    draft.listed(given.get("designationdate", ""))
    if given.get("unitednationid"):
        draft.references[given["unitednationid"]] = None


def _name(draft: EntityBuilder, given: Given) -> None:
    parts = (given.get(part, "") for part in ("firstname", "middlename", "lastname"))
    text = given.get("wholename", "") or " ".join(filter(None, parts))
    strong = given.get("strong", "").lower()
    if strong not in ("true", "false", ""):
        draft.tell(f"a name whose strength is {given['strong']!r}, read as a good one")
    weak = strong == "false" or "low quality" in given.get("remark", "").lower()
    language = given.get("namelanguage", "").upper()
    better = draft.has_main and not weak and _is_better(language, draft.main_language)
    if better:
        draft.demote_main()
    if not weak and not draft.has_main:
        draft.main_language = language
    draft.name(text, "weak" if weak else "alias" if draft.has_main else "primary")


def _is_better(language: str, present: str) -> bool:
    """Return whether a name in one language is a better main name than the present one: English, or of no language."""
    return present not in MAIN_LANGUAGES and language in MAIN_LANGUAGES


def _birth(draft: EntityBuilder, given: Given) -> None:
    if given.get("calendartype", "").lower() not in GREGORIAN:
        draft.tell(f"a day of birth in another calendar, left out: {given['calendartype']}")
        return
    first, last = given.get("yearrangefrom", ""), given.get("yearrangeto", "")
    day = given.get("birthdate", "")
    parts = [given.get(part, "") for part in ("year", "month", "day")]
    if first and last:
        day = f"{first}/{last}"
    elif not day and parts[0] not in ("", "0"):
        day = "-".join(parts[: next((at for at in (1, 2) if parts[at] in ("", "0")), 3)])
    circa = day and given.get("circa", "").lower() == "true" and not (first and last)
    draft.birth(f"circa {day}" if circa else day)


def _country(draft: EntityBuilder, given: Given) -> None:
    code, description = given.get("countryiso2code", ""), given.get("countrydescription", "")
    if code not in NOWHERE or description:
        draft.country(code if code not in NOWHERE else description)


def _number(draft: EntityBuilder, given: Given) -> None:
    code = (given.get("identificationtypecode") or given.get("typecode") or "").lower()
    text = given.get("number") or given.get("latinnumber") or ""
    if code == "imo":
        draft.imo(text)
        return
    if code not in NUMBERS:
        draft.tell(f"a number of the type {code!r}, read as another one")
    draft.number(NUMBERS.get(code, "other"), text, given.get("countryiso2code", ""))


TAKE: Final[dict[str, Callable[[EntityBuilder, Given], None]]] = {
    "NameAlias": _name,
    "Address": _country,
    "Citizenship": _country,
    "BirthDate": _birth,
    "Identification": _number,
}
"""The function that adds each part, by the prefix of its columns; its element has the same name except for capitals."""
