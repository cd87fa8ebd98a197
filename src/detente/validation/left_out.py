"""Names with what people leave out, and shorten several times over: patronymics, and the words of companies."""

import re
from typing import Final

from detente.parties.entity import Kind
from detente.validation.family import is_recognisable, latin

_PATRONYMIC: Final = re.compile(r"(?i)[a-z]{2,}(?:[oe]vi?t?ch|[oe]vych|avich|[aoe]vna|ichna|ivna)")
MINIMUM_SURNAME: Final = 3
WORDS: Final = 3
"""Words of a name with a patronymic: a given name, the patronymic, a surname."""
_SHORT: Final = tuple(
    (re.compile(rf"(?i)\b{word}\b"), short)
    for word, short in (
        ("development", "DEV"), ("banking", "BKG"), ("corporation", "CORP"), ("project", "PROJ"), ("projects", "PROJ"),
        ("group", "GRP"), ("international", "INTL"), ("trading", "TRDG"), ("industrial", "INDL"), ("industries", "INDS"),
        ("engineering", "ENGG"), ("equipment", "EQUIP"), ("manufacturing", "MFG"), ("marketing", "MKTG"),
        ("management", "MGMT"), ("investment", "INV"), ("technology", "TECH"), ("technologies", "TECH"),
        ("company", "CO"), ("limited", "LTD"), ("department", "DEPT"), ("services", "SVCS"), ("shipping", "SHPG"),
        ("holding", "HLDG"), ("holdings", "HLDGS"), ("financial", "FINL"), ("construction", "CONSTR"),
    )
)  # fmt: skip
SEVERAL: Final = 2


def patronymic_omitted(name: str, kind: Kind) -> str | None:
    """The patronymic is left out; a given name and a surname stay."""
    words = name.replace(",", "").split()
    if kind != "person" or len(words) != WORDS or not latin(name):
        return None
    at = next((at for at in (1, 2) if _PATRONYMIC.fullmatch(words[at])), None)
    if at is None:
        return None
    rest = [word for place, word in enumerate(words) if place != at]
    given, surname = rest if at == 1 else reversed(rest)
    if len(surname) < MINIMUM_SURNAME or _PATRONYMIC.fullmatch(given):
        return None
    return f"{given} {surname}"


def words_abbreviated(name: str, kind: Kind) -> str | None:
    """Two words of a company or more are abbreviated, as banks write them: `DEV BKG CORP`."""
    if kind != "entity" or not is_recognisable(name) or not latin(name) or "liability" in name.casefold():
        return None
    changed, count = name.upper(), 0
    for pattern, short in _SHORT:
        changed, times = pattern.subn(short, changed)
        count += times
    return changed if count >= SEVERAL else None
