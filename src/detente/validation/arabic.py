"""Arabic and Persian names in the many ways in which they are romanised, and in Arabic letters."""
# ruff: noqa: ARG001 -- Arabic letters are what this module is about; every change is called the same way

import re
from typing import Final

from detente.parties.entity import Kind
from detente.validation import tables
from detente.validation.family import Draw, informative_spots, latin, put

_WORDS: Final = tables.mapped("arabic_words")
"""Words of names in Arabic letters, and how they are romanised."""
_LETTERS: Final = tables.mapped("arabic_letters")
_VOWEL: Final = {"a": "ا", "e": "", "i": "ي", "o": "و", "u": "و"}
_LATIN: Final = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))
_TWICE: Final = re.compile(r"([b-df-hj-np-tv-z])\1")
_KNOWN: Final = {written: word for word, spelled in _WORDS.items() for written in spelled.split()}
_SPELLED: Final = {word: spelled.split() for word, spelled in _WORDS.items()}
_ARTICLE: Final = re.compile(r"(?i)\b(?:al|el|ul)[-\s](?=\w{3})")
_SERVANT: Final = re.compile(r"(?i)\babd(?:ul|al|el|ol|[\s-](?:ul|al|el|ar|as|ur))[\s-]?(?!lah|ah)(?=\w{4})")
_VOWELS: Final = tuple(
    (re.compile(f"(?i){one}"), other)
    for one, other in (
        ("u(?=[bdfghjklmnqrstz])", "o"), ("o(?=[bdfghjklmnqrstz])", "u"), ("ou", "u"), ("oo", "u"), ("i(?=[bdfghjklmnqrstz])", "e"), ("e(?=[bdfghjklmnqrstz])", "i"),
        ("ay", "ai"), ("ai", "ay"), ("aw", "au"), ("ah$", "a"), ("(?<=[bdfhlmnrsyz])a$", "ah"), ("q", "k"), ("(mm|ss|dd|ll|bb|nn)", ""), ("iyy", "iy"), ("w", "ou"), ("j", "dj"), ("gh", "g"),
    )
)  # fmt: skip


def arabic(name: str) -> bool:
    """Return whether a name in Latin letters has a word that Arabic or Persian names have."""
    words = re.split(r"[\s\-,]+", name.lower())
    return latin(name) and (
        bool(_ARTICLE.search(name)) or any(word in _KNOWN for word in words if word not in ("ali", "ben", "din", "isa"))
    )


def vowels_respelled(name: str, kind: Kind) -> str | None:
    """Up to three words of an Arabic name take other vowels or single letters, and its articles another form."""
    if kind != "person" or not arabic(name):
        return None
    draw = Draw("arabic-vowels", name)
    changed = name
    for spot in sorted(informative_spots(name), key=lambda each: -each.start)[:3]:
        fitting = [(pattern, other) for pattern, other in _VOWELS if pattern.search(spot.text)]
        if fitting:
            pattern, other = draw.among(fitting)
            found = pattern.search(spot.text)
            assert found is not None
            text = spot.text[: found.start()] + (other or found[0][0]) + spot.text[found.end() :]
            changed = put(changed, spot, text.capitalize() if spot.text[0].isupper() else text)
    return _ARTICLE.sub(draw.among(("Al-", "El ", "El-", "al ")), changed) if not name.isupper() else changed


def servant_respelled(name: str, kind: Kind) -> str | None:
    """`Abd al-X` takes another of its forms: `Abdul X`, `Abdel-X`, `Abdulx`."""
    draw = Draw("arabic-servant", name)
    form = draw.among(("Abd al-", "Abdul ", "Abdel ", "Abdul-", "Abdel-", "Abdul", "Abdol "))
    return _SERVANT.sub(form.upper() if name.isupper() else form, name) if kind == "person" else None


def in_arabic(name: str, kind: Kind) -> str | None:
    """A person's Arabic name in Latin letters stands in Arabic ones: known words as they are spelled, one other letter by letter.

    Which letter of several a sound is written with can't be told from Latin ones, so one word may be unknown; not one that
    begins with a vowel (`Ali`, `Alif` and `al-If` begin alike) or with a servant of God that isn't set apart.
    """
    if (
        kind != "person"
        or not arabic(name)
        or not name.isascii()
        or any(map(str.isdigit, name))
        or not informative_spots(name)
    ):
        return None
    text = _SERVANT.sub("عبد ال", name.lower()).replace("'", "")
    text = re.sub(r"\b(al|el|ul)[-\s]", "ال", text)
    words = [word for word in re.split(r"[\s,\-]+", text) if word]
    unknown = [bare for word in words if (bare := word.removeprefix("ال")) not in _KNOWN and re.search("[a-z]", bare)]
    told = (
        len(words) > 1 and len(unknown) <= 1 and not any(bare[0] in _VOWEL or len(bare) <= FEWEST for bare in unknown)
    )
    return " ".join(map(_spelled, words)) if told and not any(_DOUBTFUL.search(bare) for bare in unknown) else None


FEWEST: Final = 3
"""Letters of an unknown word that leave too few consonants."""
_DOUBTFUL: Final = re.compile("abd|ll?[aou]h?$|[^aeiou]w[aeiou]$")
"""Words with a servant of God, with Allah, and of one consonant in Arabic."""


def _spelled(word: str) -> str:
    if not re.search("[a-z]", word):
        return word
    article = "ال" if word.startswith("ال") else ""
    bare = re.sub(r"[^a-z]", "", word.removeprefix("ال"))
    return article + (_KNOWN.get(bare) or _by_letters(_TWICE.sub(r"\1", bare)))


def _by_letters(word: str) -> str:
    apart = _LATIN.sub(lambda found: _LETTERS[found[0]], word[1:]) if word[:1] in _VOWEL else None
    written = (
        f"ا{_without_short(f' {apart}')[1:]}"
        if apart is not None
        else _without_short(_LATIN.sub(lambda found: _LETTERS[found[0]], word))
    )
    return "".join(_VOWEL.get(char, char) for char in written)


def _without_short(word: str) -> str:
    """Return a word without each `a` and `e` that is neither its first letter nor its last vowel.

    Arabic does not write these vowels where they are short.
    """
    last = max(map(word.rfind, "aeiou"))
    return word[:1] + "".join(char for char in word[1:last] if char not in "ae") + word[last:] if last > 0 else word


def romanised(name: str, kind: Kind) -> str | None:
    """A name in Arabic letters stands in Latin ones, where all of its words are known: which short vowels a word has isn't written."""
    words = name.split()
    if not words or not all("\u0600" <= char <= "\u06ff" for word in words for char in word):
        return None
    draw = Draw("arabic-romanised", name)
    written = []
    for word in words:
        spelled = _SPELLED.get(word) or _SPELLED.get(word.removeprefix("ال"))
        if spelled is None:
            return None
        article = "al-" if word.startswith("ال") and word not in _SPELLED else ""
        written.append(article + draw.among(spelled).capitalize())
    return " ".join(written) if len(words) > 1 else None
