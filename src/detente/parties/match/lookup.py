"""Look listed parties up by a surname, the beginning of a word, or any number: for whoever reads a list, not for alerts."""

from collections.abc import Iterator
from typing import Final, Literal

from detente.errors import InputError
from detente.files import limits
from detente.parties.entity import Entity
from detente.parties.index.index import WEAK, Index, digest
from detente.parties.index.number_keys import asked_keys, is_bic, listed_keys, number_key
from detente.parties.match.similar_tokens import SimilarTokens, TokenNeighbours
from detente.parties.names.tokenisation import tokenise
from detente.value import value

MINIMUM_LETTERS: Final = 3
"""Letters of the beginning of a word."""
MINIMUM_DIGITS: Final = 4
"""Digits of a part of a number."""
ALIKE: Final = 0.93
"""The similarity from which a word is another spelling of the one that is looked up."""
LookupPlace = Literal["number", "word", "beginning", "spelling"]
PLACES: Final[tuple[LookupPlace, ...]] = ("number", "word", "beginning", "spelling")
"""How a party was found, the surest first."""


@value
class LookedUpParty:
    """A listed party that was looked up, with the name or the number that was found.

    >>> from detente import Desk
    >>> Desk().search_parties("Tanchon")[0].entity.id
    'KPe.003'
    """

    list: str
    entity: Entity
    found: str
    """The listed name or number."""
    by: LookupPlace
    """Whether a number, a word, its beginning or another spelling of it was found."""


class PartyLookup:
    """Looks parties up in one index; not shared between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._near = TokenNeighbours(index)

    def search(self, text: str) -> list[LookedUpParty]:
        """Return the parties that have a number, or a name with every word of a text, each once, the surest first.

        Raises InputError for a text without three letters or four digits.
        """
        limits.refuse_long(text, limits.MOST_NAME, "a text", "text")
        words = [word for word in tokenise(text).words if len(word) >= MINIMUM_LETTERS and not word.isdigit()]
        digits = sum(map(str.isdigit, text))
        if not words and digits < MINIMUM_DIGITS:
            hint = f"Give {MINIMUM_LETTERS} letters of a name or {MINIMUM_DIGITS} digits of a number at least."
            raise InputError(f"{text!r} is too short to look up", where="text", hint=hint)
        is_number = digits or is_bic(text.strip())
        best: dict[int, LookedUpParty] = {}
        for number, found in [*(self._numbers(text) if is_number else ()), *self._names(words)]:
            if number not in best or PLACES.index(found.by) < PLACES.index(best[number].by):
                best[number] = found
        return sorted(
            best.values(), key=lambda each: (PLACES.index(each.by), len(each.found), each.list, each.entity.id)
        )

    def _numbers(self, text: str) -> Iterator[tuple[int, LookedUpParty]]:
        """Yield the parties with a number: a whole one if any has it, else those with a part of one."""
        known, keys = self.index.number_hash, set(asked_keys("other", text.strip()))
        places = {
            int(number)
            for key in keys
            for number in self.index.number_entity[
                known.searchsorted(digest(key)) : known.searchsorted(digest(key), side="right")
            ]
        }
        whole = [(number, shown) for number in places if (shown := _with_key(self.index.entity(number), keys))]
        part = number_key("", text)[1:]
        if not whole and len(part) >= MINIMUM_DIGITS:
            every = ((number, self.index.entity(number)) for number in range(self.index.entities))
            whole = [(number, shown) for number, each in every if (shown := _with_part(each, part))]
        for number, shown in whole:
            yield number, self._found(number, shown, "number")

    def _names(self, words: list[str]) -> Iterator[tuple[int, LookedUpParty]]:
        """Yield the parties with a name that has each of these words."""
        if not words:
            return
        found = [self._names_with(word) for word in words]
        index = self.index
        for name in sorted(set.intersection(*map(set, found)), key=lambda each: int(index.name_quality[each] == WEAK)):
            number = int(index.name_entity[name])
            by = max((each[name] for each in found), key=PLACES.index)
            text = index.entity(number).names[index.name_of_entity[name]].text
            yield number, self._found(number, text, by)

    def _names_with(self, word: str) -> dict[int, LookupPlace]:
        """Return the names that have a word, with how surely."""
        spelled = self._near.of(word)
        near = _only(spelled, self.index, ALIKE)
        found: dict[int, LookupPlace] = dict.fromkeys(near, "spelling")
        found.update(dict.fromkeys(self._near.beginning(word).names.tolist(), "beginning"))
        found.update(dict.fromkeys(self._near.exact(word).names.tolist(), "word"))
        return found

    def _found(self, number: int, text: str, by: LookupPlace) -> LookedUpParty:
        list_ = self.index.lists[self.index.entity_list[number]]
        return LookedUpParty(list=list_, entity=self.index.entity(number), found=text, by=by)


def _only(found: SimilarTokens, index: Index, least: float) -> list[int]:
    """Return the names that have one of the similar words which are at least so similar."""
    words = found.numbers[(found.similarities >= least) & (found.numbers < index.joins_from)].tolist()
    return [
        name for word in words for name in index.post_name[index.post_start[word] : index.post_start[word + 1]].tolist()
    ]


def _with_key(entity: Entity, keys: set[str]) -> str:
    """Return the number of an entity that has one of the keys, or its reference; empty where it has none."""
    numbers = (each.text for each in entity.numbers if not keys.isdisjoint(listed_keys(each.kind, each.text)))
    references = (text for text in (entity.id, *entity.references) if number_key("", text) in keys)
    return next(numbers, None) or next(references, "")


def _with_part(entity: Entity, part: str) -> str:
    texts = [*(each.text for each in entity.numbers), entity.id, *entity.references]
    return next((text for text in texts if part in number_key("", text)), "")
