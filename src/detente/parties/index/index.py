"""The inverted index of the names of many parties, which finds the few candidates of a query without reading the rest.

Everything is in flat arrays, so that the index is written to one file and mapped back into memory as it is. A word of
a query finds the similar listed words by symmetric deletes of their phonetic keys (`symmetric_deletes`), and the
words lead to names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import msgspec
import numpy as np
import numpy.typing as npt

from detente.parties.entity import Entity
from detente.parties.index import postings
from detente.parties.index.garbage_collector import without_collector
from detente.parties.index.number_keys import MINIMUM_KEY, listed_keys, number_key
from detente.parties.index.postings import Floats, Ints
from detente.parties.index.symmetric_deletes import deletion_variants
from detente.parties.names import token_similarity
from detente.parties.names.synonyms import ORGANISATION_WORDS
from detente.parties.names.tokenisation import TokenisedName, initials, tokenise_listed

QUALITIES: Final = ("primary", "alias", "weak")
WEAK: Final = QUALITIES.index("weak")
LIGHT: Final = 2.0
"""Bits up to which a word (`al`, `ltd`, `of`) leads to too many names to be looked up."""


@dataclass(frozen=True, slots=True)
class Index:
    """The arrays. A word is a text that occurs in names; a join is two of them written as one."""

    words: tuple[str, ...]
    """Words, then joins."""
    joins_from: int
    """The first join."""
    word_bits: Floats
    """The most bits that a word has in any name."""
    post_start: Ints
    post_name: Ints
    """The names of word w: `post_name[post_start[w]:post_start[w + 1]]`."""
    word_fold: Ints
    word_plain: Ints
    """The texts that are each word's phonetic key, and the key of its plain romanisation."""
    texts: tuple[str, ...]
    text_start: Ints
    text_word: Ints
    """The words that each text leads to."""
    cut_hash: npt.NDArray[np.uint32]
    cut_start: Ints
    cut_text: Ints
    """Digests of texts with letters left out, in order, and the texts that they come from."""
    name_total: Floats
    name_light: Floats
    name_kinds: Floats
    name_letters: Floats
    """The bits of the light words of each name, of those for kinds of organisations, and of initials that are not light."""
    name_start: Ints
    name_word: Ints
    name_bits: Floats
    """The words of name n, and the bits of each in it: `name_word[name_start[n]:name_start[n + 1]]`."""
    name_east: tuple[str, ...]
    """The family and the given name of each Korean or Chinese name, between spaces; empty for others."""
    name_initials: npt.NDArray[np.uint32]
    name_begins: npt.NDArray[np.uint32]
    """The letters that each name has as initials, and those that its words begin with: one bit per letter."""
    name_entity: Ints
    name_quality: npt.NDArray[np.int8]
    name_of_entity: Ints
    """The place of a name among the names of its party."""
    east_hash: npt.NDArray[np.uint32]
    east_name: Ints
    number_hash: npt.NDArray[np.uint32]
    number_entity: Ints
    blob: bytes | memoryview
    blob_start: npt.NDArray[np.int64]
    lists: tuple[str, ...]
    entity_list: Ints

    def tokens(self, name: int) -> TokenisedName:
        """Return the tokens of a name, as they were when it was added."""
        start, end = self.name_start[name : name + 2].tolist()
        words = tuple(self.words[number] for number in self.name_word[start:end].tolist())
        family, _, given = self.name_east[name].partition(" ")
        east = ((family, given),) if given else ()
        return TokenisedName(words, tuple(self.name_bits[start:end].tolist()), float(self.name_total[name]), east)

    def entity(self, number: int) -> Entity:
        """Return a party by its place."""
        start, end = self.blob_start[number : number + 2]
        return msgspec.msgpack.decode(bytes(self.blob[start:end]), type=Entity)

    @property
    def entities(self) -> int:
        """Return how many parties there are."""
        return len(self.blob_start) - 1

    @property
    def names(self) -> int:
        """Return how many names there are."""
        return len(self.name_entity)


def digest(text: str) -> int:
    """Return the digest by which texts are looked up; collisions are resolved later."""
    return crc32(text.encode())


def letter_masks(words: Sequence[str]) -> tuple[int, int]:
    """Return the letters that are initials among these words, and those that the words begin with, one bit per letter."""
    alone = begins = 0
    for word in words:
        if initials(word):
            for char in word[: initials(word)]:
                alone |= 1 << (ord(char) & 31)
        if not word[0].isdigit():
            begins |= 1 << (ord(word[0]) & 31)
    return alone, begins


def light_bits(tokens: TokenisedName, most: float = LIGHT) -> float:
    """Return the bits of the light words of a name together; they may match without being looked up."""
    return sum([information for information in tokens.bits if information <= most])


def initial_bits(tokens: TokenisedName) -> float:
    """Return the bits of the initials of a name that are not light; they may stand for words of a query."""
    return sum(
        [
            information
            for word, information in zip(tokens.words, tokens.bits, strict=True)
            if information > LIGHT and initials(word)
        ]
    )


def organisation_bits(tokens: TokenisedName) -> float:
    """Return the bits of the words for kinds of organisations; two of them are paired without being looked up."""
    if ORGANISATION_WORDS.isdisjoint(tokens.words):
        return 0.0
    return sum(
        [information for word, information in zip(tokens.words, tokens.bits, strict=True) if word in ORGANISATION_WORDS]
    )


def eastern_keys(family: str, given: str) -> Iterator[str]:
    """Return the keys of a Korean or Chinese name: also with a letter of the given name left out."""
    for text in deletion_variants(given, 1 if len(given) >= token_similarity.ONE_EDIT else 0):
        yield f"{family} {text}"


class IndexBuilder:
    """Builds an index of parties."""

    def __init__(self) -> None:
        self._lists: list[str] = []
        self._entity_list: list[int] = []
        self._blobs: list[bytes] = []
        self._tokens: list[TokenisedName] = []
        self._name_rows: list[tuple[int, int, int]] = []
        self._numbers: list[tuple[int, int]] = []
        self._pack = msgspec.msgpack.Encoder()

    @without_collector()
    def add(self, list_: str, entities: Iterable[Entity]) -> None:
        """Add the parties of a list."""
        self._lists.append(list_)
        for entity in entities:
            number = len(self._blobs)
            self._blobs.append(self._pack.encode(entity))
            self._entity_list.append(len(self._lists) - 1)
            for place, name in enumerate(entity.names):
                for tokens in tokenise_listed(name.text):
                    self._tokens.append(tokens)
                    self._name_rows.append((number, QUALITIES.index(name.quality), place))
            references = (entity.id, *entity.references)
            keys = [key for each in entity.numbers for key in listed_keys(each.kind, each.text)]
            keys += [number_key("", text) for text in references]
            self._numbers += [(digest(key), number) for key in dict.fromkeys(keys) if len(key) > MINIMUM_KEY]

    @without_collector()
    def index(self) -> Index:
        """Return the index of everything that was added."""
        names_tokens = self._tokens
        words = postings.indexed_tokens(names_tokens)
        texts = postings.spellings(words.texts, words.joins_from)
        cut_hash, cut_start, cut_text = postings.deletion_index(texts, words.joins_from)
        columns = np.array(self._name_rows, dtype=np.int32).reshape(-1, 3).T
        letter = np.array([letter_masks(tokens.words) for tokens in names_tokens], dtype=np.uint32).reshape(-1, 2).T
        east_hash, east_name = _pairs(self._east())
        number_hash, number_entity = _pairs(self._numbers)
        return Index(
            words=words.texts,
            joins_from=words.joins_from,
            word_bits=words.bits,
            post_start=words.post_start,
            post_name=words.post_name,
            word_fold=texts.fold_of,
            word_plain=texts.plain_of,
            texts=texts.texts,
            text_start=texts.start,
            text_word=texts.word,
            cut_hash=cut_hash,
            cut_start=cut_start,
            cut_text=cut_text,
            name_total=np.array([tokens.total for tokens in names_tokens], dtype=np.float32),
            name_light=np.array([light_bits(tokens) for tokens in names_tokens], dtype=np.float32),
            name_letters=np.array([initial_bits(tokens) for tokens in names_tokens], dtype=np.float32),
            name_kinds=np.array([organisation_bits(tokens) for tokens in names_tokens], dtype=np.float32),
            name_start=np.cumsum([0, *(len(tokens.words) for tokens in names_tokens)], dtype=np.int32),
            name_word=words.name_word,
            name_bits=np.array(
                [information for tokens in names_tokens for information in tokens.bits], dtype=np.float32
            ),
            name_east=tuple([" ".join(tokens.eastern[0]) if tokens.eastern else "" for tokens in names_tokens]),
            name_initials=letter[0],
            name_begins=letter[1],
            name_entity=columns[0],
            name_quality=columns[1].astype(np.int8),
            name_of_entity=columns[2],
            east_hash=east_hash,
            east_name=east_name,
            number_hash=number_hash,
            number_entity=number_entity,
            blob=b"".join(self._blobs),
            blob_start=np.cumsum([0, *map(len, self._blobs)], dtype=np.int64),
            lists=tuple(self._lists),
            entity_list=np.array(self._entity_list, dtype=np.int32),
        )

    def _east(self) -> Iterator[tuple[int, int]]:
        """Return the digests of the keys of Korean and Chinese names, and the names."""
        for name, tokens in enumerate(self._tokens):
            for pair in tokens.eastern[:1]:
                yield from ((digest(key), name) for key in eastern_keys(*pair))


def _pairs(given: Iterable[tuple[int, int]]) -> tuple[npt.NDArray[np.uint32], Ints]:
    """Return digests and the numbers that they lead to, in order, each pair once."""
    ordered = sorted(set(given))
    return (
        np.array([key for key, _ in ordered], dtype=np.uint32),
        np.array([number for _, number in ordered], dtype=np.int32),
    )
