"""The postings in flat arrays: which names have a word, and by which texts a word is found."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from detente.parties.index.arrays import beginnings, distinct
from detente.parties.index.symmetric_deletes import Digests, digests, edits_of
from detente.parties.names import token_similarity
from detente.parties.names.phonetic_key import phonetic_key, skeleton
from detente.parties.names.tokenisation import TokenisedName, joined

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

MINIMUM_SKELETON: Final = 1
"""Consonants that a word must have to be found from Arabic letters."""


class IndexedTokens(NamedTuple):
    """Words, then joins: the most bits of each, and the names that have it."""

    texts: tuple[str, ...]
    joins_from: int
    bits: Floats
    post_start: Ints
    post_name: Ints
    name_word: Ints
    """The words of each name, name after name."""


def indexed_tokens(names_tokens: Sequence[TokenisedName]) -> IndexedTokens:
    """Return the words of these names, and the joins."""
    numbers: dict[str, int] = {}
    bits: list[float] = []
    plain = [
        (name, word, information)
        for name, tokens in enumerate(names_tokens)
        for word, information in zip(tokens.words, tokens.bits, strict=True)
    ]
    name_word = _numbered(plain, numbers, bits)
    joins_from = len(numbers)
    joins: dict[str, int] = {}
    joined_rows = list(_joins(names_tokens))
    join_word = _numbered(joined_rows, joins, bits, joins_from)
    names = np.array([name for rows in (plain, joined_rows) for name, _, _ in rows], dtype=np.int64)
    keys = distinct((np.array(name_word + join_word, dtype=np.int64) << 32) | names)
    start, post = grouped((keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32), joins_from + len(joins))
    return IndexedTokens(
        (*numbers, *joins), joins_from, np.array(bits, np.float32), start, post, np.array(name_word, dtype=np.int32)
    )


def _joins(names_tokens: Sequence[TokenisedName]) -> Iterator[tuple[int, str, float]]:
    for name, tokens in enumerate(names_tokens):
        information = tokens.bits
        for places, text in joined(tokens.words):
            yield name, text, sum([information[at] for at in places])


def _numbered(
    rows: Iterable[tuple[int, str, float]], numbers: dict[str, int], bits: list[float], first: int = 0
) -> list[int]:
    """Return the number of each row's word, and store the most bits of each word in `bits`."""
    found = []
    for _, word, information in rows:
        number = numbers.setdefault(word, len(numbers)) + first
        if number == len(bits):
            bits.append(information)
        elif information > bits[number]:
            bits[number] = information
        found.append(number)
    return found


def grouped(keys: Ints, values: Ints, groups: int) -> tuple[Ints, Ints]:
    """Return the values by key: where the values of each key begin, and all of them in the order of keys."""
    order = np.argsort(keys, kind="stable")
    start = np.zeros(groups + 1, dtype=np.int32)
    np.cumsum(np.bincount(keys, minlength=groups), out=start[1:])
    return start, values[order]


class Spellings(NamedTuple):
    """The texts by which words are found: their phonetic keys, themselves, their synonyms and their consonants."""

    texts: tuple[str, ...]
    start: Ints
    word: Ints
    """The words of each text, words before joins."""
    fold_of: Ints
    """The text that is each word's phonetic key."""
    plain_of: Ints
    """The text that is the phonetic key of each word's plain romanisation."""


def spellings(found: Sequence[str], joins_from: int) -> Spellings:
    """Return the texts by which these words are found."""
    numbers: dict[str, int] = {}
    fold_of = [numbers.setdefault(phonetic_key(word), len(numbers)) for word in found]
    keys, values = list(fold_of), list(range(len(found)))
    plain_of = list(fold_of)
    for number, word in enumerate(found[:joins_from]):
        also = {word, *token_similarity.synonym_keys(word)}
        if (plain := token_similarity.plain_romanisation(word)) != word:
            plain_of[number] = numbers.setdefault(phonetic_key(plain), len(numbers))
            also.add(phonetic_key(plain))
        if word.islower() and word.isalpha() and len(bare := skeleton(word)) >= MINIMUM_SKELETON:
            also.add(bare)
            also.add(skeleton(token_similarity.persian_letters(word)))
        also.discard(phonetic_key(word))
        keys += [numbers.setdefault(each, len(numbers)) for each in sorted(also)]
        values += [number] * len(also)
    key, word_of = np.array(keys, dtype=np.int32), np.array(values, dtype=np.int32)
    order = np.argsort(word_of, kind="stable")
    start, word_of = grouped(key[order], word_of[order], len(numbers))
    return Spellings(
        tuple(numbers), start, word_of, np.array(fold_of, dtype=np.int32), np.array(plain_of, dtype=np.int32)
    )


def deletion_index(given: Spellings, joins_from: int) -> tuple[Digests, Ints, Ints]:
    """Return digests of texts with letters left out, each once and in order; where the texts of each begin; and the texts."""
    firsts = given.word[given.start[:-1]].tolist() if given.texts else []
    edits = [edits_of(text, joined=first >= joins_from) for text, first in zip(given.texts, firsts, strict=True)]
    found, owner = digests(given.texts, edits)
    keys = distinct((found.astype(np.int64) << 31) | owner)
    key = (keys >> 31).astype(np.uint32)
    first_of = beginnings(key)
    return (
        key[first_of],
        np.append(first_of, len(key)).astype(np.int32),
        (keys & 0x7FFFFFFF).astype(np.int32),
    )
