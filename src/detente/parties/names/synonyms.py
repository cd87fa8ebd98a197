"""Words with the same meaning and different spellings: given names from language to language, words of business, numbers."""

from itertools import groupby
from operator import itemgetter
from typing import Final

from detente.parties.names import tables
from detente.parties.names.stopwords import FORMS
from detente.parties.names.transliteration import transliterate

SHORT_FORM: Final = 2
"""Letters of the legal forms that are kept as they are written."""
CANONICAL: Final[dict[str, str]] = (
    tables.mapped("given_names")
    | tables.mapped("business")
    | {form: kind for form, kind in FORMS.items() if len(form) == SHORT_FORM}
    | {kind: kind for kind in FORMS.values()}
    | {"1": "1", "i": "1", "5": "5", "v": "5", "10": "10", "x": "10"}  # a number that stands last may be a letter
)
"""The word that each word is compared as."""
_ROWS: Final = tuple((transliterate(written), romanised) for written, romanised in tables.rows("arabic_names"))
"""Names in Arabic letters, and how they are romanised."""
IN_ARABIC: Final = frozenset(written for written, _ in _ROWS)
"""These names as they are compared."""
FROM_ARABIC: Final = {
    romanised: frozenset(written for _, written in pairs)
    for romanised, pairs in groupby(sorted((romanised, written) for written, romanised in _ROWS), itemgetter(0))
}
"""The Arabic letters of a romanised name, as they are compared."""
_SHORT_ROWS: Final = tables.rows("short_names")
FULL_NAMES: Final = {
    short: frozenset(full for _, full in pairs) for short, pairs in groupby(_SHORT_ROWS, itemgetter(0))
}
"""The given names that a short form may stand for: `Vlad` for Vladimir and Vladislav."""
SHORTENED: Final = frozenset(full for _, full in _SHORT_ROWS)
"""Given names that have a short form, as they are compared."""
BUSINESS: Final = frozenset(word for word, _, common in tables.rows("business") if common == "yes")
"""Words that many companies have."""
ORGANISATION_WORDS: Final = tables.words("bodies")
"""Words for what an organisation is."""

NUMBERS: Final = {word: int(means) for word, kind, means in tables.rows("numbers") if kind == "cardinal"}
ORDINALS: Final = {word: means for word, kind, means in tables.rows("numbers") if kind == "ordinal"}
ROMANS: Final = {word: means for word, kind, means in tables.rows("numbers") if kind == "roman"}
LETTERS: Final = {"i": 1, "v": 5, "x": 10}
TENS: Final = 20


def may_be_number(word: str) -> bool:
    """Return whether a word is a number, or may be one next to other words."""
    return word in NUMBERS or word in ORDINALS or word in ROMANS or word in LETTERS or word.isdigit()


def numbers_in_digits(words: list[str]) -> list[str]:
    """Return the words with numbers in digits.

    `forty four`, `IV` and `first` become `44`, `4` and `1st`, the `I` of `Fund I` becomes 1.
    """
    found: list[str] = []
    tens = 0
    for at, word in enumerate(words):
        value = NUMBERS.get(word)
        value = int(word) if tens and value is None and len(word) == 1 and word.isdigit() else value
        if tens and value is not None and 0 < value < 10:  # noqa: PLR2004 -- a unit after its ten
            found[-1], tens = str(tens + value), 0
            continue
        if value is None and at and word in LETTERS and words[at - 1] in BUSINESS:
            value = LETTERS[word]
        tens = value if value is not None and value >= TENS and value % 10 == 0 else 0
        found.append(
            ORDINALS.get(word)
            or (
                str(value)
                if value is not None and len(words) > 1
                else ROMANS.get(word, word)
                if at or len(word) > SHORT_FORM
                else word
            )
        )
    return found


def is_short_form(word: str, other: str) -> bool:
    """Return whether a word is a short form of a given name, in any language that the tables know: `Sasha`, `Oleksandr`."""
    return word in FULL_NAMES and CANONICAL.get(other, other) in FULL_NAMES[word]


def full_name_keys(word: str) -> frozenset[str]:
    """Return the given names that a word may stand for: those of a short form, or the word itself where it has short forms."""
    name = CANONICAL.get(word, word)
    return FULL_NAMES.get(word, frozenset()) | ({name} if name in SHORTENED else set())
