"""Words that stand for each other without being spelled alike: given names from tongue to tongue, words of business, numbers."""

from itertools import groupby
from operator import itemgetter
from typing import Final

from detente.parties.names import tables
from detente.parties.names.stopwords import FORMS
from detente.parties.names.transliteration import transliterate

SHORT_FORM: Final = 2
"""Letters of the forms of companies that are kept as they are written."""
SAME: Final[dict[str, str]] = (
    tables.mapped("given_names")
    | tables.mapped("business")
    | {form: kind for form, kind in FORMS.items() if len(form) == SHORT_FORM}
    | {kind: kind for kind in FORMS.values()}
    | {"1": "1", "i": "1", "5": "5", "v": "5", "10": "10", "x": "10"}  # a number that stands last may be a letter
)
"""What each word stands for."""
_ROWS: Final = tuple((transliterate(written), romanised) for written, romanised in tables.rows("arabic_names"))
"""Names in Arabic letters, and how they are romanised."""
IN_ARABIC: Final = frozenset(written for written, _ in _ROWS)
"""These names as they are compared."""
FROM_ARABIC: Final = {
    romanised: frozenset(written for _, written in pairs)
    for romanised, pairs in groupby(sorted((romanised, written) for written, romanised in _ROWS), itemgetter(0))
}
"""What a romanised name is in Arabic letters, as it is compared."""
BUSINESS: Final = frozenset(word for word, _, common in tables.rows("business") if common == "yes")
"""Words that companies have in common."""
KINDS: Final = tables.words("bodies")
"""Words for what an organisation is."""

NUMBERS: Final = {word: int(means) for word, kind, means in tables.rows("numbers") if kind == "cardinal"}
ORDINALS: Final = {word: means for word, kind, means in tables.rows("numbers") if kind == "ordinal"}
ROMANS: Final = {word: means for word, kind, means in tables.rows("numbers") if kind == "roman"}
LETTERS: Final = {"i": 1, "v": 5, "x": 10}
TENS: Final = 20


def number(word: str) -> bool:
    """Whether a word is a number, or may be one beside others."""
    return word in NUMBERS or word in ORDINALS or word in ROMANS or word in LETTERS or word.isdigit()


def counted(words: list[str]) -> list[str]:
    """The words with numbers in digits: `forty four`, `IV` and `first` become `44`, `4` and `1st`, the `I` of `Fund I` 1."""
    found: list[str] = []
    tens = 0
    for at, word in enumerate(words):
        number = NUMBERS.get(word)
        number = int(word) if tens and number is None and len(word) == 1 and word.isdigit() else number
        if tens and number is not None and 0 < number < 10:  # noqa: PLR2004 -- a unit after its ten
            found[-1], tens = str(tens + number), 0
            continue
        if number is None and at and word in LETTERS and words[at - 1] in BUSINESS:
            number = LETTERS[word]
        tens = number if number is not None and number >= TENS and number % 10 == 0 else 0
        found.append(
            ORDINALS.get(word)
            or (
                str(number)
                if number is not None and len(words) > 1
                else ROMANS.get(word, word)
                if at or len(word) > SHORT_FORM
                else word
            )
        )
    return found
