"""`weigh.shape` for many pairs of names at once: what each comes to, or the most that it could."""

from typing import Any

import numpy as np
import numpy.typing as npt

from detente.parties.match import name_similarity

Bits = npt.NDArray[np.floating[Any]]


def shapes(whole: Bits, more: Bits, fewer: Bits, *, agreed: Bits, lost: Bits, loose: npt.NDArray[np.bool_]) -> Bits:
    """One less what is contradicted, what is left out and what is lost in pairs, as shares of the whole.

    Args:
        whole: Bits that the rest is a share of.
        more: Bits that the query has left over.
        fewer: Bits that the name has.
        agreed: Bits that agree.
        lost: Bits that differ in pairs.
        loose: Whether what is left over is the least that may be: more of it may be contradicted then, which costs less where
            much is left out.
    """
    most, contradicted = np.maximum(more, fewer), np.minimum(more, fewer)
    low, high = name_similarity.OMITTED
    share = np.clip((name_similarity.MUCH - agreed) / (name_similarity.MUCH - name_similarity.LITTLE), 0, 1)
    harsh = low + (high - low) * share
    least = np.where(loose, most - whole * name_similarity.CONTRADICTED / (2 * harsh), 0)
    contradicted = np.maximum(contradicted, least)
    omitted = (most - contradicted) / whole
    found: Bits = 1 - (name_similarity.CONTRADICTED * contradicted + lost) / whole - harsh * omitted**2
    return found
