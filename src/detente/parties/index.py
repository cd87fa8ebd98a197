"""The names of many parties, laid out so that the few which could answer a query are found without looking at the rest.

Everything lies in flat arrays, so that the index is written to one file and mapped back into memory as it is. A word of a
query finds the listed words that it is alike to by the edits between their folds: two folds are at most n edits apart only
if leaving out at most n letters of each can give the same text (Garbe's symmetric deletes), so texts with letters left out
are what is looked up.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from zlib import crc32

import msgspec
import numpy as np
import numpy.typing as npt

from detente.parties import alike
from detente.parties.entity import Entity
from detente.parties.names.fold import fold, skeleton
from detente.parties.names.reading import Reading, initials, listed

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

QUALITIES: Final = ("primary", "alias", "weak")
WEAK: Final = QUALITIES.index("weak")
LIGHT: Final = 2.0
"""Bits up to which a word (`al`, `ltd`, `of`) leads to too many names to be looked up."""
LEAST_SKELETON: Final = 2
"""Consonants that a word must have to be found from Arabic letters."""


@dataclass(frozen=True, slots=True)
class Index:
    """The arrays. A word is a text that stands in names; a join is two of them written as one."""

    words: tuple[str, ...]
    """Words, then joins."""
    joins_from: int
    """The first join."""
    word_bits: Floats
    """The most that a word says where it stands."""
    post_start: Ints
    post_name: Ints
    """The names of word w: `post_name[post_start[w]:post_start[w + 1]]`."""
    folds: tuple[str, ...]
    fold_start: Ints
    fold_word: Ints
    cut_hash: npt.NDArray[np.uint32]
    cut_fold: Ints
    """Digests of folds with letters left out, in order, and the folds that they come from."""
    name_total: Floats
    name_light: Floats
    """What the light words of each name say together."""
    name_start: Ints
    name_word: Ints
    name_bits: Floats
    """The words of name n, and what each says there: `name_word[name_start[n]:name_start[n + 1]]`."""
    name_east: tuple[str, ...]
    """The family and the given name of each Korean or Chinese name, between spaces; empty for others."""
    name_initials: npt.NDArray[np.uint32]
    name_begins: npt.NDArray[np.uint32]
    """The letters that each name has as initials, and those that its words begin with: a bit a letter."""
    name_entity: Ints
    name_quality: npt.NDArray[np.int8]
    name_of_entity: Ints
    """The place of a name among its party's."""
    east_hash: npt.NDArray[np.uint32]
    east_name: Ints
    number_hash: npt.NDArray[np.uint32]
    number_entity: Ints
    blob: bytes | memoryview
    blob_start: npt.NDArray[np.int64]
    lists: tuple[str, ...]
    entity_list: Ints

    def reading(self, name: int) -> Reading:
        """A name taken apart, as it was when it was taken in."""
        start, end = self.name_start[name : name + 2].tolist()
        words = tuple(self.words[number] for number in self.name_word[start:end].tolist())
        family, _, given = self.name_east[name].partition(" ")
        east = ((family, given),) if given else ()
        return Reading(words, tuple(self.name_bits[start:end].tolist()), float(self.name_total[name]), east)

    def entity(self, number: int) -> Entity:
        """A party by its place."""
        start, end = self.blob_start[number : number + 2]
        return msgspec.msgpack.decode(bytes(self.blob[start:end]), type=Entity)

    @property
    def entities(self) -> int:
        """How many parties there are."""
        return len(self.blob_start) - 1

    @property
    def names(self) -> int:
        """How many names there are."""
        return len(self.name_entity)


def digest(text: str) -> int:
    """The digest that texts are looked up by; what two texts share by chance is told apart later."""
    return crc32(text.encode())


def cuts(folded: str, edits: int) -> set[str]:
    """The fold with at most so many letters left out."""
    found = {folded}
    last = found
    for _ in range(edits):
        last = {text[:at] + text[at + 1 :] for text in last for at in range(len(text))}
        found |= last
    return found


def edits_of(folded: str, *, joined: bool) -> int:
    """The letters that must be left out of a fold for every partner within reach to be found."""
    return alike.reach(len(folded), joined=joined) if folded.isalpha() else 0


def letters(words: Sequence[str]) -> tuple[int, int]:
    """The letters that stand as initials among these words, and those that the words begin with, a bit a letter."""
    alone = begins = 0
    for word in words:
        if initials(word):
            for char in word:
                alone |= 1 << (ord(char) & 31)
        if not word[0].isdigit():
            begins |= 1 << (ord(word[0]) & 31)
    return alone, begins


def east_keys(family: str, given: str) -> Iterator[str]:
    """What a Korean or Chinese name is looked up by: with a letter of the given name left out, too."""
    for text in cuts(given, 1 if len(given) >= alike.ONE_EDIT else 0):
        yield f"{family} {text}"


def number_key(kind: str, text: str) -> str:
    """A number as it is looked up: letters and digits only."""
    return f"{kind if kind in ('imo', 'mmsi') else ''}:{''.join(char for char in text.upper() if char.isalnum())}"


class Builder:
    """Takes parties in, and lays them out."""

    def __init__(self) -> None:
        self._lists: list[str] = []
        self._entity_list: list[int] = []
        self._blobs: list[bytes] = []
        self._readings: list[Reading] = []
        self._name_rows: list[tuple[int, int, int]] = []
        self._numbers: list[tuple[int, int]] = []
        self._pack = msgspec.msgpack.Encoder()

    def add(self, list_: str, entities: Iterable[Entity]) -> None:
        """Take in the parties of a list."""
        self._lists.append(list_)
        for entity in entities:
            number = len(self._blobs)
            self._blobs.append(self._pack.encode(entity))
            self._entity_list.append(len(self._lists) - 1)
            for place, name in enumerate(entity.names):
                for reading in listed(name.text):
                    self._readings.append(reading)
                    self._name_rows.append((number, QUALITIES.index(name.quality), place))
            references = (entity.id, *entity.references)
            keys = [number_key(each.kind, each.text) for each in entity.numbers] + [
                number_key("", text) for text in references
            ]
            self._numbers += [(digest(key), number) for key in dict.fromkeys(keys) if len(key) > LEAST_NUMBER]

    def index(self) -> Index:
        """Everything that was taken in, laid out."""
        vocabulary: dict[str, int] = {}
        bits: list[float] = []
        rows = [
            (name, each, said)
            for name, reading in enumerate(self._readings)
            for each, said in zip(reading.words, reading.bits, strict=True)
        ]
        posts = _enter(rows, vocabulary, bits)
        joins: dict[str, int] = {}
        join_bits: list[float] = []
        joined = _enter(list(_joins(self._readings)), joins, join_bits)
        words = (*vocabulary, *joins)
        posts += [(name, word + len(vocabulary)) for name, word in joined]
        post_start, post_name = _grouped([word for _, word in posts], [name for name, _ in posts], len(words))
        folds, fold_start, fold_word = _folds(words, len(vocabulary))
        cut_hash, cut_fold = _cuts(folds, fold_start, fold_word, len(vocabulary))
        entity, quality, place = (
            (np.array(column, dtype=np.int32) for column in zip(*self._name_rows, strict=True))
            if self._name_rows
            else (np.zeros(0, np.int32),) * 3
        )
        east = sorted(
            {
                (digest(key), name)
                for name, reading in enumerate(self._readings)
                for pair in reading.eastern[:1]
                for key in east_keys(*pair)
            }
        )
        numbers = sorted(set(self._numbers))
        return Index(
            words=words,
            joins_from=len(vocabulary),
            word_bits=np.array(bits + join_bits, dtype=np.float32),
            post_start=post_start,
            post_name=post_name,
            folds=folds,
            fold_start=fold_start,
            fold_word=fold_word,
            cut_hash=cut_hash,
            cut_fold=cut_fold,
            name_total=np.array([reading.total for reading in self._readings], dtype=np.float32),
            name_light=np.array(
                [sum(said for said in reading.bits if said <= LIGHT) for reading in self._readings], dtype=np.float32
            ),
            name_start=np.cumsum([0, *(len(reading.words) for reading in self._readings)], dtype=np.int32),
            name_word=np.array(
                [vocabulary[word] for reading in self._readings for word in reading.words], dtype=np.int32
            ),
            name_bits=np.array([said for reading in self._readings for said in reading.bits], dtype=np.float32),
            name_east=tuple(" ".join(reading.eastern[0]) if reading.eastern else "" for reading in self._readings),
            name_initials=np.array([letters(reading.words)[0] for reading in self._readings], dtype=np.uint32),
            name_begins=np.array([letters(reading.words)[1] for reading in self._readings], dtype=np.uint32),
            name_entity=entity,
            name_quality=quality.astype(np.int8),
            name_of_entity=place,
            east_hash=np.array([key for key, _ in east], dtype=np.uint32),
            east_name=np.array([name for _, name in east], dtype=np.int32),
            number_hash=np.array([key for key, _ in numbers], dtype=np.uint32),
            number_entity=np.array([number for _, number in numbers], dtype=np.int32),
            blob=b"".join(self._blobs),
            blob_start=np.cumsum([0, *map(len, self._blobs)], dtype=np.int64),
            lists=tuple(self._lists),
            entity_list=np.array(self._entity_list, dtype=np.int32),
        )


WHOLE: Final = (3, 4, 5)
"""Names of so many words are found written as one word, too."""
LEAST_NUMBER: Final = 4
"""Letters of the key of a number from which it is looked up."""


def _joins(readings: Sequence[Reading]) -> Iterator[tuple[int, str, float]]:
    for name, reading in enumerate(readings):
        for (one, other), (said, also) in zip(pairwise(reading.words), pairwise(reading.bits), strict=True):
            yield name, one + other, said + also
        if len(reading.words) in WHOLE:
            yield name, "".join(reading.words), reading.total


def _enter(
    rows: Sequence[tuple[int, str, float]], vocabulary: dict[str, int], bits: list[float]
) -> list[tuple[int, int]]:
    """Each (name, word), once; words get their numbers, and the most that they say."""
    found: dict[tuple[int, int], None] = {}
    for name, word, said in rows:
        number = vocabulary.setdefault(word, len(vocabulary))
        if number == len(bits):
            bits.append(said)
        elif said > bits[number]:
            bits[number] = said
        found[name, number] = None
    return list(found)


def _grouped(keys: Sequence[int], values: Sequence[int], groups: int) -> tuple[Ints, Ints]:
    """The values by key: where each key's begin, and all of them in the order of keys."""
    key, val = np.array(keys, dtype=np.int32), np.array(values, dtype=np.int32)
    order = np.argsort(key, kind="stable")
    start = np.zeros(groups + 1, dtype=np.int32)
    np.cumsum(np.bincount(key, minlength=groups), out=start[1:])
    return start, val[order]


def _folds(words: Sequence[str], joins_from: int) -> tuple[tuple[str, ...], Ints, Ints]:
    numbers: dict[str, int] = {}
    keys, values = [], []
    for number, word in enumerate(words):
        folds = {fold(word)}
        if number < joins_from:
            folds |= {word, *alike.kin(word)}
        if number < joins_from and word.islower() and word.isalpha():
            bare = skeleton(word)
            folds |= {bare} if len(bare) >= LEAST_SKELETON else set()
        for each in folds:
            keys.append(numbers.setdefault(each, len(numbers)))
            values.append(number)
    return (tuple(numbers), *_grouped(keys, values, len(numbers)))


def _cuts(
    folds: Sequence[str], fold_start: Ints, fold_word: Ints, joins_from: int
) -> tuple[npt.NDArray[np.uint32], Ints]:
    hashes: list[int] = []  # raw words get one cut: an edit beside a digraph moves the fold by more
    owners: list[int] = []
    firsts = fold_word[fold_start[:-1]] if len(folds) else fold_word
    for number, (folded, first) in enumerate(zip(folds, firsts.tolist(), strict=True)):
        found = cuts(folded, edits_of(folded, joined=first >= joins_from))
        hashes += [crc32(text.encode()) for text in found]
        owners += [number] * len(found)
    key, owner = np.array(hashes, dtype=np.uint32), np.array(owners, dtype=np.int32)
    order = np.argsort(key, kind="stable")
    return key[order], owner[order]
