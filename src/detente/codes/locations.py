"""Places of transit by code: a country's alpha-2 or alpha-3 code, or a UN/LOCODE, the country's code and three more characters.

Of UN/LOCODE only its rule is used, no table of places. Five letters in capitals are read as such a code where they begin with a
country's, so that `CNDLC` lies in `CN`; the same letters in lower case are a name (`yeosu`).
"""

import re
from typing import Final

from detente.codes import countries
from detente.codes.country_names import by_name

LOCODE: Final = re.compile(r"([A-Z]{2}) ?([A-Z2-9]{3})")
ALPHA: Final = (2, 3)
"""The lengths of a country's codes."""


def code(text: str) -> str | None:
    """Return the code that a text in capitals is: `CN` for `CN` and `CHN`, `CNDLC` for `CN DLC`; None: it is none."""
    if countries.exists(text):
        return text
    if text in countries.ALPHA3:
        return countries.ALPHA3[text]
    found = LOCODE.fullmatch(text)
    return f"{found[1]}{found[2]}" if found is not None and countries.exists(found[1]) else None


def country_of(place: str) -> str | None:
    """Return the alpha-2 code of the country in which a place lies, by its code or as a country's name; None: neither tells."""
    found = code(place.upper() if len(place) in ALPHA else place)
    return found[:2] if found is not None else by_name(place)
