"""Reads and writes the text form of parties and vessels. No other module does either.

A party that may be meant ends in `?` (`KPe.047?`); one that is not meant begins with `not ` (`not KPe.047`). The particulars of
a party follow its name: `Acme Ltd (debtor, country DE, born 1957-01-01, BIC DEUTDEFF)`. A name with such brackets
is read literally, so that no name can be mistaken for a doubt or a denial. Empty brackets mark a name that would otherwise be
read as something else: `not KPe.047 ()` is a party with the name `not KPe.047`. A text that was written from a value is read as
the same value.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from detente.transactions import particulars
from detente.transactions.field_readers import CONTROL, UnreadableField, imo, no_imo
from detente.transactions.party import MAX_LETTERS, PartyReference, doubtful

DOUBTED_FIRST: Final = r"^[^;]*\?"
"""The pattern of a text in which no vessel is certain; a certain vessel comes first."""
MOST_PARTIES: Final = 1000
"""The most parties of one row, each of which is looked up several times."""
_DENIED: Final = "not "
_DOUBT: Final = "?"
_AS_IT_STANDS: Final = " ()"
_KEPT: Final = 1 << 14
"""The number of distinct texts whose values are cached."""

_WRITTEN: Final = re.compile(r"(not )?([A-Z]{2})([ei])\.([0-9]+) ?(\?*)", re.IGNORECASE)
_LOOSE: Final = re.compile(r"(not )?([A-Z]{2})([ei])[ -]?([0-9]{1,4}) ?(\?*)")
"""A reference without its full stop; only in the capitals of the list, since `Tai 3` is the name of a ship."""
_BEHIND: Final = re.compile(r", ?(?:not )?[A-Z]{2}[ei]\.[0-9]+", re.IGNORECASE)
_UNUSUAL: Final = re.compile(r"\Anot |[?)0-9]")
"""The pattern of a text that may be more than a plain name."""
_VESSEL: Final = re.compile(r"(not )?(?:IMO[ :-]*)?([0-9]{7}) ?(\??)", re.IGNORECASE)


def read_parties(text: str) -> tuple[PartyReference, ...]:
    """The parties in a text, separated by semicolons, each once; a certain or denied party replaces the same one in doubt.

    Raises:
        UnreadableField: the text is no list of parties.
    """
    if CONTROL.search(text):
        raise UnreadableField("holds a control character", "Put ';' between parties; remove line breaks and tabs.")
    found = split(text)
    if len(found) > MOST_PARTIES:
        raise UnreadableField(
            f"names {len(found):,} parties", f"A row has at most {MOST_PARTIES:,}: write several rows."
        )
    return _settled(found)


def read_vessel(text: str) -> tuple[PartyReference, ...]:
    """The vessels in a text: at most one IMO number that is certain, and numbers with `?` that may be meant, separated by `;`.

    Raises:
        UnreadableField: the text is no list of vessels.
    """
    if text.lower().startswith(_DENIED):
        raise UnreadableField("says which vessel is not meant", "Write it among the parties: `not 8518780`.")
    parts = [part.strip() for part in text.split(";") if part.strip() and not no_imo(part)]
    if not parts:
        return ()
    sure = list(dict.fromkeys(imo(part) for part in parts if not part.endswith(_DOUBT)))
    if len(sure) > 1:
        hint = "Write a row for each; or `?` behind each number that may be meant."
        raise UnreadableField("names several vessels", hint)
    perhaps = dict.fromkeys(imo(part.removesuffix(_DOUBT).rstrip()) for part in parts if part.endswith(_DOUBT))
    found = [*map(_named_party, sure), *(doubtful(number) for number in perhaps if number not in sure)]
    return tuple(found or [_named_party(imo(text))])


def split(text: str | None) -> tuple[PartyReference, ...]:
    """The parties or the vessels of a text in a typed table, each once.

    Raises:
        UnreadableField: one of them cannot be read.
    """
    if text is None or ";" not in text:
        return (read_party(text),) if text else ()
    return tuple(dict.fromkeys(read_party(part) for part in text.split(";") if part.strip()))


def join(given: Iterable[PartyReference], between: str = "; ") -> str | None:
    """The text of parties or vessels; None where there are none."""
    return between.join(map(text_of, given)) or None


def typed_text(column: str, given: Iterable[PartyReference]) -> str | None:
    """The text of parties or vessels in the column of a typed table; None where there are none."""
    return join(given, ";" if column == "parties" else "; ")


def text_of(given: PartyReference) -> str:
    """The text of a party, from which `read_party` reads the same party.

    Raises:
        ValueError: the party is in doubt or denied, and no text expresses that for its name.
    """
    if given.detailed:
        return f"{given.name} ({particulars.text(given)})".strip()
    denial = _DENIED if given.certainty == "denied" else ""
    text = f"{denial}{given.name}{_DOUBT if given.certainty == 'doubtful' else ''}"
    if _reads_back(text, given):
        return text
    if given.certainty != "certain":
        raise ValueError(f"no text says that {given.name!r} is {given.certainty}")
    return f"{text}{_AS_IT_STANDS}"


@lru_cache(_KEPT)
def read_party(text: str) -> PartyReference:
    """The party in a text.

    Raises:
        UnreadableField: the text is no party.
    """
    text = core = " ".join(text.split())
    if not _UNUSUAL.search(text):  # most texts are read in this one look
        return _named_party(text)
    while core.endswith(_AS_IT_STANDS):
        core = core.removesuffix(_AS_IT_STANDS)
    if core == text:
        return _detailed(text) or _bare(text)
    plain = _reads_back(core, PartyReference(name=core))
    return _named_party(text if plain else text.removesuffix(_AS_IT_STANDS))


def _reads_back(text: str, meant: PartyReference) -> bool:
    """Whether a text is read as this party."""
    try:
        return read_party(text) == meant
    except UnreadableField:
        return False


def _named_party(name: str) -> PartyReference:
    return PartyReference(name=_short(name))


def _short(name: str) -> str:
    if len(name) > MAX_LETTERS:
        raise UnreadableField(
            f"has a name of {len(name):,} letters", f"Names have at most {MAX_LETTERS:,}; is it a text?"
        )
    return name


def _detailed(text: str) -> PartyReference | None:
    """The party in a text with particulars; None where the last brackets hold none, and are part of the name."""
    start = text.rfind("(")
    if start < 0 or not text.endswith(")") or (start and text[start - 1] != " "):
        return None
    stated = particulars.read(text[start + 1 : -1])
    name = text[:start].strip()
    if stated is None or not (name or "numbers" in stated):
        return None
    return PartyReference(name=_short(name), **stated)


def _bare(text: str) -> PartyReference:
    """The party in a text without particulars."""
    if (found := _VESSEL.fullmatch(text)) is not None:
        return _certainty(found[1], found[2], found[3])
    found = _WRITTEN.fullmatch(text) or _LOOSE.fullmatch(text)
    if found is not None:
        return _certainty(found[1], f"{found[2].upper()}{found[3].lower()}.{int(found[4]):03}", found[5])
    return _name(text)


def _certainty(denied: str | None, name: str, doubt: str) -> PartyReference:
    if denied and doubt:
        raise UnreadableField(
            "is both denied and doubted", "Leave out `not`, or the question mark.", code="contradicts"
        )
    if len(doubt) > 1:
        raise UnreadableField("has several question marks", "One says that it may be meant.")
    return PartyReference(name=name, certainty="denied" if denied else "doubtful" if doubt else "certain")


def _name(text: str) -> PartyReference:
    if text.startswith(_DOUBT) and _WRITTEN.search(text):
        raise UnreadableField("begins with a question mark", "Put it behind the reference, as in KPe.047?.")
    if _BEHIND.search(text):
        raise UnreadableField("has a comma between parties", "Put ';' between parties.")
    _short(text)
    if text.startswith(_DENIED):
        return PartyReference(name=text.removeprefix(_DENIED), certainty="denied")
    bare = text.removesuffix(_DOUBT).rstrip()
    return doubtful(bare) if text.endswith(_DOUBT) and bare else PartyReference(name=text)


def _settled(given: Sequence[PartyReference]) -> tuple[PartyReference, ...]:
    denied, sure = (frozenset(each.name for each in given if each.certainty == word) for word in ("denied", "certain"))
    twice = next((each.name for each in given if each.certainty == "certain" and each.name in denied), None)
    if twice is not None:
        raise UnreadableField(f"both names and denies {twice}", "Leave one of them out.", code="contradicts")
    return tuple(each for each in given if not (each.certainty == "doubtful" and each.name in denied | sure))
