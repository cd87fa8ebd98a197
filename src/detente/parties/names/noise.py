"""What the fields of payments and forms put around a name: accounts, instructions, days of birth, a place behind a comma."""

import re
from typing import Final

from detente.country_names import by_name

_ACCOUNT: Final = re.compile(r"(?:^|(?<=\s))/\S*\d{3}\S*|\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b|^\s*\d/(?=\D)")
_DAY: Final = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
_BORN: Final = re.compile(
    rf"(?i)\(?\b(?:(?:d\.?o\.?b\.?|born|date of birth)\W*(?:on|in)?\W*(?:{_DAY}|\d{{4}})|{_DAY})\b\)?"
)
_BEFORE: Final = re.compile(
    r"(?i)^\s*(?:(?:payment|remittance|transfer|invoice|inv)\s+(?:to|for|from|of)|attn|attention|c/o|b/o|o/b|f/o|m/[svty]|"
    r"in favou?r of|by order of|on behalf of|beneficiary|ordering customer|messrs)\b[.:]?\s+"
)
_BEHIND: Final = re.compile(r"(?i)\s+or (?:bearer|order)\s*$")
_SPACED: Final = re.compile(r"(?<![^\W_])[^\W\d_](?:([ ._-])[^\W\d_])(?:\1[^\W\d_]){2,}(?![^\W_])")
"""A word whose letters stand apart, to hide it: `P-U-T-I-N`."""
_BETWEEN: Final = re.compile(r"[ ._-]")
LEAST_BETWEEN: Final = 3
"""Marks between the letters of such a word: it has four."""
_DIGIT: Final = re.compile(r"\d")
_INSIDE: Final = re.compile(r"(?<=[^\W\d_])[*~|^¦](?=[^\W\d_])")
"""A mark inside a word, to hide it."""
_TOWNS: Final = frozenset(
    """pyongyang seoul beijing peking shanghai dalian dandong shenyang guangzhou shenzhen tianjin qingdao macau macao taipei tokyo osaka
    moscow vladivostok petersburg minsk kyiv kiev tehran isfahan shiraz mashhad baghdad basra mosul damascus aleppo homs beirut
    amman cairo alexandria tripoli benghazi khartoum mogadishu nairobi sanaa aden hodeidah riyadh jeddah doha manama muscat dubai
    sharjah ajman abu dhabi kabul kandahar herat islamabad karachi lahore peshawar quetta delhi mumbai dhaka colombo yangon rangoon
    bangkok hanoi jakarta manila singapore kuala lumpur hong kong istanbul ankara izmir nicosia limassol athens rome milan geneva
    zurich vienna berlin hamburg frankfurt munich paris brussels amsterdam rotterdam luxembourg madrid london dublin panama bogota
    caracas havana managua mexico tijuana lima quito buenos aires sao paulo new york washington toronto tunis algiers rabat
    casablanca lagos abuja accra dakar bamako kampala kinshasa harare johannesburg cape town almaty astana tashkent bishkek dushanbe
    ashgabat baku tbilisi yerevan uae dprk""".split()  # noqa: SIM905 -- a list of towns reads better as a text
)
_WORDS: Final = re.compile(r"[^\W\d_]+")


def cleared(name: str) -> str:
    """The name without what stands around it; as it is where nothing would be left. A place behind a comma is put in brackets."""
    found = name if name.replace(" ", "").isalpha() else _INSIDE.sub("", name)
    if len(_BETWEEN.findall(found)) >= LEAST_BETWEEN and _SPACED.search(found):
        found = _SPACED.sub(lambda word: _BETWEEN.sub("", word[0]), found)
    if _DIGIT.search(name):
        found = _BORN.sub(" ", _ACCOUNT.sub(" ", found))
    found = _BEHIND.sub("", _BEFORE.sub("", found))
    if not any(map(str.isalpha, found)):
        return name
    head, comma, tail = found.rpartition(",")
    return f"{head} ({tail})" if comma and any(map(str.isalpha, head)) and _place(tail.strip(" .")) else found


def _place(text: str) -> bool:
    """Whether a text is a country, a town, or both."""
    words = _WORDS.findall(text.casefold())
    if not words or not text.replace(" ", "").isalpha():
        return False
    towns = 0
    while towns < len(words) and words[towns] in _TOWNS:
        towns += 1
    return towns == len(words) or by_name(" ".join(words[towns:])) is not None
