"""Which listed parties are the same one, or share a name: nobody is wrong who finds one of them for the other."""

from collections.abc import Iterable, Sequence
from zlib import crc32

from detente.parties.entity import Entity
from detente.parties.names.script import plain
from detente.parties.trial.case import Party


def named(text: str) -> str:
    """What two texts share that are one name, in any order of words, case and script of the same letters."""
    return " ".join(sorted("".join(char if char.isalnum() else " " for char in plain(text)).split()))


def _keys(entity: Entity) -> frozenset[int]:
    texts = [f"name {named(name.text)}" for name in entity.names]
    texts += [f"reference {text}" for text in (entity.id, *entity.references)]
    texts += [f"number {''.join(filter(str.isalnum, number.text)).upper()}" for number in entity.numbers]
    return frozenset(crc32(text.encode()) for text in texts)


class Kin:
    """What listed parties share. Two share a name, a reference or a number, or they are others."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._keys: dict[tuple[str, str], frozenset[int]] = {}
        self._named: dict[int, list[tuple[str, str]]] = {}
        for party in parties:
            known = party.list, party.entity.id
            self._keys[known] = self._keys.get(known, frozenset()) | _keys(party.entity)
            for name in party.entity.names:
                self._named.setdefault(crc32(named(name.text).encode()), []).append(known)

    def same(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Whether two parties, each by its list and its reference, are one, or share a name, a reference or a number."""
        return one == other or bool(self._keys.get(one, frozenset()) & self._keys.get(other, frozenset()))

    def another(self, text: str, party: Party) -> bool:
        """Whether a text is the listed name of another party, and of none that is kin to this one."""
        known = party.list, party.entity.id
        having: Sequence[tuple[str, str]] = self._named.get(crc32(named(text).encode()), ())
        return bool(having) and not any(self.same(known, each) for each in having)

    def listed(self, text: str) -> bool:
        """Whether a text is anybody's listed name."""
        return crc32(named(text).encode()) in self._named
