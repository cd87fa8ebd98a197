"""The same words set otherwise: case, accents, punctuation, spaces, titles, order, brackets."""
# ruff: noqa: ARG001 -- apostrophes of several kinds are what this module is about; every change is called the same way

import re
import unicodedata
from typing import Final

from detente.parties.entity import Kind
from detente.validation.family import (
    ARTICLES,
    BEHIND,
    COMPOUND,
    MINIMUM_WORD,
    NUMBERS,
    TITLES,
    Draw,
    informative_words,
    is_name_word,
    is_recognisable,
    latin,
    letters,
    put,
    spots,
)

_TITLES: Final[dict[Kind, tuple[str, ...]]] = {
    "person": ("Mr", "Dr", "Mr.", "MR", "Prof.", "Mrs", "Eng.", "General"),
    "entity": ("Messrs", "M/S", "The"),
    "vessel": ("MV", "M/V", "MT", "M.V.", "SS"),
    "aircraft": ("Aircraft",),
    "other": ("The",),
}
_AND: Final = re.compile(r"(?<=\s)(?:&|and|AND|And)(?=\s)")
_BRACKETED: Final = re.compile(r"(?<!\s)\s*+[(\[][^)\]]{2,12}[)\]]\s*$")
_LIGATURES: Final = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"}
_GERMAN: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae", "ñ": "n", "ı": "i"}
_ACCENTED: Final = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ü", "c": "ç", "n": "ñ", "s": "š", "z": "ž"}
_NUMBERS: Final = (("1", "one", "I"), ("2", "two", "II"), ("3", "three", "III"), ("4", "four", "IV"), ("5", "five", "V"),
                   ("6", "six", "VI"), ("7", "seven", "VII"), ("8", "eight", "VIII"), ("9", "nine", "IX"), ("10", "ten", "X"))  # fmt: skip


def _each(name: str, table: dict[str, str]) -> str:
    return "".join(
        (table[char.lower()].upper() if char.isupper() else table[char.lower()]) if char.lower() in table else char
        for char in name
    )


def case_changed(name: str, kind: Kind) -> str | None:
    """Capitals become small letters, and small ones capitals."""
    return name.upper() if name.upper() != name else name.lower()


def accents_dropped(name: str, kind: Kind) -> str | None:
    """Letters lose their accents, as on a keyboard without them."""
    apart = unicodedata.normalize("NFD", _each(name, _LIGATURES))
    return (
        unicodedata.normalize("NFC", "".join(char for char in apart if unicodedata.category(char) != "Mn"))
        if latin(name)
        else None
    )


def accents_spelled(name: str, kind: Kind) -> str | None:
    """Accented letters are spelled as the machine-readable zone of a passport does: `ü` as `ue`."""
    composed = unicodedata.normalize("NFC", name)
    return _each(composed, _GERMAN) if set(composed.lower()) & set(_GERMAN) else None


def accent_added(name: str, kind: Kind) -> str | None:
    """One letter gets an accent that the list does not write; none of a number written as a word."""
    numbers = {at for each in spots(name) if each.text.casefold() in NUMBERS for at in range(each.start, each.end)}
    places = [at for at, char in enumerate(name) if char.lower() in _ACCENTED and at not in numbers]
    if not places:
        return None
    at = Draw("accent-added", name).among(places)
    return name[:at] + _each(name[at], _ACCENTED) + name[at + 1 :]


def punctuation_dropped(name: str, kind: Kind) -> str | None:
    """Full stops, commas and quotation marks are left out."""
    return " ".join(re.sub(r"[.,;:\"“”«»]", " ", re.sub(r"(?<=\b\w)\.(?=\w\b)", "", name)).split())


def hyphens_changed(name: str, kind: Kind) -> str | None:
    """Hyphens become spaces; where there are none, one space becomes a hyphen."""
    if "-" in name:
        return name.replace("-", " ")
    return _at_a_space(name, "-", "hyphens-changed")


def hyphens_dropped(name: str, kind: Kind) -> str | None:
    """Two words with a hyphen between them are written as one; not three, nor numbers, letters and a word that stands twice."""
    return re.sub(r"(?<![\w-])([^\W\d]+)-([^\W\d]+)(?![\w-])", lambda found: _unhyphened(name, found), name)


def _unhyphened(name: str, found: re.Match[str]) -> str:
    words = [found[1].casefold(), found[2].casefold()]
    once = all(name.casefold().count(word) == 1 or word in ARTICLES for word in words)
    told = all((len(word) > 2 or word in ARTICLES) and word not in NUMBERS for word in words)  # noqa: PLR2004 -- letters and short forms
    return found[1] + found[2] if once and told else found[0]


def spaces_changed(name: str, kind: Kind) -> str | None:
    """Spaces are doubled, and stand at both ends, as fixed-width files have them."""
    return f" {name.replace(' ', '  ')} "


def words_joined(name: str, kind: Kind) -> str | None:
    """One space between two words is left out, where each stands once and is neither half of a name nor a number."""
    return _at_a_space(name, "", "words-joined")


def all_joined(name: str, kind: Kind) -> str | None:
    """All words are written as one, as in addresses of mail: two or three Latin words, each once, without forms and numerals."""
    words = name.split()
    fits = 1 < len(words) <= 3 and letters(name) >= MINIMUM_WORD * 2 and all(map(str.isalpha, words)) and latin(name)  # noqa: PLR2004 -- as the sentence says
    told = all(map(is_name_word, words)) and len({*words}) == len(words) and not any(map(_NUMERAL.fullmatch, words))
    told = told and not any(COMPOUND.search(word) or word.casefold() in NUMBERS for word in words)
    return "".join(words) if fits and told and letters(name) <= 30 else None  # noqa: PLR2004 -- no longer ones are seen


_NUMERAL: Final = re.compile("(?i)[ivx]+")


MINIMUM_SPLIT: Final = 6
"""Letters of a word that a space may fall into."""


def word_split(name: str, kind: Kind) -> str | None:
    """A space stands inside a word of six letters or more that is one name; neither part is a title, an article or a form."""
    words = [
        each
        for each in spots(name)
        if len(each.text) >= MINIMUM_SPLIT
        and latin(each.text)
        and not COMPOUND.search(each.text)
        and each.text.lower() not in NUMBERS
    ]
    if not words:
        return None
    draw = Draw("word-split", name)
    spot = draw.among(words)
    at = draw.among(range(2, len(spot.text) - 1))
    one, other = spot.text[:at], spot.text[at:]
    told = is_name_word(one) and is_name_word(other) and not _NUMERAL.fullmatch(one) and not _NUMERAL.fullmatch(other)
    return put(name, spot, f"{one} {other}") if told and name.casefold().count(spot.text.casefold()) == 1 else None


def _at_a_space(name: str, by: str, family: str) -> str | None:
    places = [
        at for at in range(1, len(name) - 1) if name[at] == " " and name[at - 1].isalpha() and name[at + 1].isalpha()
    ]
    if not places or letters(name) < MINIMUM_WORD * 2:
        return None
    at = Draw(family, name).among(places)
    before, behind = name[:at].rsplit(maxsplit=1)[-1], name[at + 1 :].split(maxsplit=1)[0]
    if not by and not (_whole(name, before) and _whole(name, behind)):
        return None
    return name[:at] + by + name[at + 1 :]


def _whole(name: str, word: str) -> bool:
    """Whether a word stands once, whole and by itself: no abbreviation with full stops, number, half of a name, or two in one."""
    plain = word.rstrip(".,").casefold()
    halved = plain in BEHIND | NUMBERS or plain.startswith(("عبد", "ال")) or COMPOUND.search(plain)
    return "." not in plain and not halved and name.casefold().count(plain) == 1


def title_added(name: str, kind: Kind) -> str | None:
    """A form of address, or the kind of ship, stands before the name."""
    return f"{Draw('title-added', name).among(_TITLES[kind])} {name}" if latin(name) else None


def title_dropped(name: str, kind: Kind) -> str | None:
    """A form of address that the list gives is left out; one that stands last behind a given name is a surname, and stays."""
    words = [word.strip(".,").casefold() for word in name.split()]
    if words and words[-1] in TITLES and "," not in name and "(" not in name:
        return None
    kept = " ".join(word for word in name.split() if word.strip(".,").casefold() not in TITLES).rstrip(", ")
    return kept if kind == "person" and is_recognisable(kept) else None


def surname_first(name: str, kind: Kind) -> str | None:
    """The last word comes first, with a comma: `SURNAME, Given`."""
    words = name.split()
    if kind != "person" or set(",;(") & set(name) or len(words) <= 1 or not latin(name):
        return None
    halves = words[-1].casefold() in BEHIND or words[-2].strip("'").casefold() in ARTICLES
    cut = -2 if len(words) > 2 and halves else -1  # noqa: PLR2004 -- a given name before
    if words[0].casefold() in BEHIND or (halves and cut == -1):
        return None
    return f"{' '.join(words[cut:]).upper()}, {' '.join(words[:cut])}"


def surname_last(name: str, kind: Kind) -> str | None:
    """A name given as `SURNAME, Given` is written `Given Surname`."""
    surname, comma, given = name.partition(",")
    return f"{given.strip()} {surname.strip()}" if kind == "person" and comma and given.strip() else None


def particle_dropped(name: str, kind: Kind) -> str | None:
    """Articles and words of kinship between names are left out: `al-`, `bin`, `van der`."""
    kept = re.sub(r"(?i)\b(?:al|el|bin|ben|ibn|bint|van|von|der|de|da|del)\b(?!['’ʼ`])[-\s]*", "", name).strip()
    return kept if kind == "person" and sum(is_name_word(each.text) for each in spots(kept)) > 1 else None


def particle_joined(name: str, kind: Kind) -> str | None:
    """An article is written together with its word: `Al-Assad` as `Alassad`; not the one of a servant of God."""
    return re.sub(r"(?i)(?<!['’\w-])(?<!abd[\s-])(al|el|abu|ad|ar|as|ash|at|az)[-\s](?!abd)(\w{4,})", _together, name)


def _together(found: re.Match[str]) -> str:
    if found[2].casefold() in TITLES | ARTICLES | BEHIND:
        return found[0]
    return found[1].upper() + found[2] if found[2].isupper() else found[1] + found[2].lower()


def apostrophes_changed(name: str, kind: Kind) -> str | None:
    """Apostrophes are left out, or written as another mark."""
    by = Draw("apostrophes-changed", name).among(("", "", "`", "’", "´"))
    return re.sub(r"['’‘ʼ`´ʿʾ]", by, name)


def ampersand(name: str, kind: Kind) -> str | None:
    """`&` is written `and`, and the other way round."""
    return _AND.sub(lambda found: "and" if found[0] == "&" else "&", name)


def acronym_dropped(name: str, kind: Kind) -> str | None:
    """A short form in brackets at the end is left out."""
    kept = _BRACKETED.sub("", name)
    return kept if is_recognisable(kept) else None


def word_repeated(name: str, kind: Kind) -> str | None:
    """One word stands twice, as where fields were put together; no single letter, and no half of a name (`Abd al-Rahman`)."""
    words = name.split()
    if len(words) <= 1:
        return None
    at = Draw("word-repeated", name).among(range(len(words)))
    if (
        letters(words[at]) <= 1
        or not is_name_word(words[at].strip(","))
        or words[at].isdigit()
        or words[at].casefold().split("-")[0] in ARTICLES
        or (at and words[at - 1].casefold() in ARTICLES)
    ):
        return None
    return " ".join([*words[: at + 1], words[at].strip(","), *words[at + 1 :]])


def number_written(name: str, kind: Kind) -> str | None:
    """A small number is written otherwise: `2`, `two`, `II`."""
    words = name.split()
    for row in _NUMBERS:
        at = [at for at, word in enumerate(words) if word in row or word.lower() == row[1]]
        if (
            at
            and len(words) > 1
            and (words[at[0]].lower() == row[1] or words[at[0]].isdigit() or len(words[at[0]]) > 1)
        ):
            other = Draw("number-written", name).among([each for each in row if each.lower() != words[at[0]].lower()])
            words[at[0]] = other.upper() if name.isupper() else other
            return " ".join(words)
    return None


def _units(name: str) -> list[str]:
    """The words of a name, an article, `Abd`, `Allah` or `al-Din` together with the word that it belongs to."""
    units: list[str] = []
    open_ = False
    for word in name.split():
        if open_ or (units and word.casefold().removeprefix("al-").strip(",") in BEHIND):
            units[-1] += f" {word}"
        else:
            units.append(word)
        bare = re.sub(r"\W", "", word).casefold()
        open_ = bare in ARTICLES or bool(re.fullmatch("abd[aeiou]?[lrs]?", bare))
    return units


def words_swapped(name: str, kind: Kind) -> str | None:
    """Two words that stand beside each other change places, where two or more tell who it is."""
    words = _units(name)
    places = [at for at in range(len(words) - 1) if not set(",;()") & set(words[at] + words[at + 1])]
    if not places or len(informative_words(name)) <= 1:
        return None
    at = Draw("words-swapped", name).among(places)
    return " ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]])


def words_reordered(name: str, kind: Kind) -> str | None:
    """All words stand in another order, from the last to the first, where two or more tell who it is."""
    words = _units(name.replace(",", " "))
    if len(words) > 8 or "(" in name:  # noqa: PLR2004 -- longer ones are sentences
        return None
    return " ".join(reversed(words)) if len(informative_words(name)) > 1 else None
