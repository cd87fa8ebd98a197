"""Symmetric deletes: texts with letters left out, and the digests by which texts a few edits apart are matched.

Two texts are at most n edits apart only if leaving out at most n letters of each can give the same text (Garbe's
symmetric deletes). A digest is the exclusive or of one number for each letter at its place, so that those of a text
with one or two letters left out follow from its beginning, its middle and its end, for many texts at once.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from detente.parties.names import token_similarity

Digests = npt.NDArray[np.uint32]
TextRows = npt.NDArray[np.int32]

PLACES: Final = 256
"""Places that have numbers of their own; longer texts reuse them, which costs a few false candidates."""
CODE_COUNT: Final = 128


def deletion_variants(text: str, edits: int) -> set[str]:
    """Return the text with at most so many letters left out."""
    found = {text}
    last = found
    for _ in range(edits):
        last = {each[:at] + each[at + 1 :] for each in last for at in range(len(each))}
        found |= last
    return found


def edits_of(text: str, *, joined: bool) -> int:
    """Return how many letters must be left out of a text to find every text within the allowed edits."""
    return (
        token_similarity.allowed_edits(len(text), len(text), joined=joined)
        if not text.isdigit() and text.isalnum()
        else 0
    )


def digests(texts: Sequence[str], edits: Sequence[int]) -> tuple[Digests, TextRows]:
    """Return the digests of every text with at most so many letters left out, and the text of each.

    Texts are of ASCII letters.
    """
    groups: dict[tuple[int, int], list[int]] = {}
    for row, (text, count) in enumerate(zip(texts, edits, strict=True)):
        groups.setdefault((len(text), min(count, len(text))), []).append(row)
    found, rows = [], []
    for (length, count), members in groups.items():
        block = (
            _block("".join([texts[row] for row in members]), length, count)
            if length
            else np.zeros((len(members), 1), np.uint32)
        )
        found.append(block.ravel())
        rows.append(np.repeat(np.array(members, dtype=np.int32), block.shape[1]))
    return (
        np.concatenate(found) if found else np.zeros(0, np.uint32),
        np.concatenate(rows) if rows else np.zeros(0, np.int32),
    )


def _block(joined: str, length: int, edits: int) -> Digests:
    """Return the digests of texts of one length, one row per text: whole, without each letter, without each two letters."""
    codes = np.frombuffer(joined.encode("ascii"), dtype=np.uint8).reshape(-1, length)
    # sums[k][:, i]: what the letters before place i give, moved k places to the front
    sums = [_sums(codes, moved) for moved in range(edits + 1)]
    parts = [sums[0][:, -1:]]
    if edits:
        at = np.arange(length)
        parts.append(sums[0][:, at] ^ sums[1][:, -1:] ^ sums[1][:, at + 1])
    if edits > 1:
        one, two = np.triu_indices(length, 1)
        middle = sums[1][:, two] ^ sums[1][:, one + 1]
        parts.append(sums[0][:, one] ^ middle ^ sums[2][:, -1:] ^ sums[2][:, two + 1])
    return np.concatenate(parts, axis=1)


def _sums(codes: npt.NDArray[np.uint8], moved: int) -> Digests:
    places = (np.arange(codes.shape[1]) - moved) % PLACES
    found = np.zeros((codes.shape[0], codes.shape[1] + 1), dtype=np.uint32)
    np.bitwise_xor.accumulate(_numbers()[places[None, :], codes], axis=1, out=found[:, 1:])
    return found


@cache
def _numbers() -> Digests:
    """Return a number for each letter at each place: the finaliser of MurmurHash3 over their own numbers."""
    found = np.arange(1, PLACES * CODE_COUNT + 1, dtype=np.uint64)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
        found ^= found >> np.uint64(shift)
        found = (found * np.uint64(factor)) & np.uint64(0xFFFFFFFF)
    return found.astype(np.uint32).reshape(PLACES, CODE_COUNT)
