"""What a text says about a country: one country, several that it may mean, or a town of one with the name of another.

This is how a country is read wherever somebody states one: in a cell of a table and at the end of an address.
"""

import re
from functools import lru_cache
from typing import Final

from detente.codes import countries, country_languages, country_twins, towns
from detente.codes.country_names import by_name
from detente.value import value

LONGEST: Final = 120
"""Letters; a longer text is no country."""
_PARTS: Final = re.compile(r"[,/;|]")
_CODE_BEHIND: Final = re.compile(r"[\s(-]([A-Z]{2,3})\)?\Z")
_LEAST_NAME: Final = 4


@value
class CountryText:
    """What a text says about a country."""

    code: str | None = None
    """The alpha-2 code; None: the text states none, or not which."""
    may_be: tuple[str, ...] = ()
    """The codes between which the text leaves it open."""
    town: str | None = None
    """The code of the country of the town, where the text states another country beside it."""


@lru_cache(maxsize=65_536)
def read(text: str) -> CountryText:
    """Return what a text says: a name in any of the known languages, a code of letters or digits, or a town with or without one.

    Never one of two: a name that two countries share is left open, and so is a town in one country with the code of another.
    """
    if len(text) > LONGEST:
        return CountryText()
    text = text.strip(" .")
    if (code := one(text)) is not None:
        return CountryText(code=code)
    meant = country_twins.meant(text)
    if len(meant) > 1:
        return CountryText(may_be=meant)
    return _with_town(text) or CountryText(code=towns.country_of(text))


def one(text: str) -> str | None:
    """Return the country whose name or code a whole text is."""
    if countries.exists(text.upper()):
        return text.upper()
    named = by_name(text) or by_name(text.upper()) or country_languages.by_number(text)
    return named or (country_languages.by_name(text) if not country_twins.meant(text) else None)


def _with_town(text: str) -> CountryText | None:
    """Return what a town and a country say, separated by a comma, a slash or (a code, in capitals) a space."""
    first, last = _divided(text)
    if not (first and last):
        return None
    town = next((code for part in _PARTS.split(first) if (code := towns.country_of(part.strip()))), None)
    stated = one(last)
    if stated is None:
        shared = country_twins.meant(last)  # the town tells which of two is meant
        return CountryText(code=town) if town in shared else None
    if town is None:
        certain = _PARTS.search(text) is not None and (len(last) >= _LEAST_NAME or one(first) is None)
        return CountryText(code=stated) if certain else None
    if town != stated:
        return CountryText(may_be=tuple(sorted({town, stated})), town=town)
    return CountryText(code=stated)


def _divided(text: str) -> tuple[str, str]:
    """Return the town, and the country after it."""
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    if len(parts) > 1:
        return ", ".join(parts[:-1]), parts[-1]
    if (found := _CODE_BEHIND.search(text)) is not None and one(found[1]) is not None:
        return text[: found.start()].rstrip(" \t\n(-"), found[1]
    words = text.split()
    spot = next((at for at in range(1, len(words)) if towns.country_of(" ".join(words[:at])) is not None), 0)
    return " ".join(words[:spot]), " ".join(words[spot:])
