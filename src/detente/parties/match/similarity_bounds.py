"""`name_similarity.alignment_score` for many pairs of names at once, exact or as an upper bound."""

from typing import Any

import numpy as np
import numpy.typing as npt

from detente.parties.match import name_similarity

Bits = npt.NDArray[np.floating[Any]]


def similarities(
    whole: Bits, query_left: Bits, listed_left: Bits, *, agreed: Bits, lost: Bits, loose: npt.NDArray[np.bool_]
) -> Bits:
    """Return one less the cost of what is contradicted, omitted and lost in pairs, as shares of the whole.

    Args:
        whole: Bits that the rest is a share of.
        query_left: Bits that the query has left over.
        listed_left: Bits that the name has left over.
        agreed: Bits that agree.
        lost: Bits that differ in pairs.
        loose: Whether what is left over is the least that may be: more of it may be contradicted then, which costs less where
            much is left out.
    """
    most, contradicted = np.maximum(query_left, listed_left), np.minimum(query_left, listed_left)
    low, high = name_similarity.OMISSION_COSTS
    share = np.clip(
        (name_similarity.MUCH_EVIDENCE - agreed) / (name_similarity.MUCH_EVIDENCE - name_similarity.LITTLE_EVIDENCE),
        0,
        1,
    )
    harsh = low + (high - low) * share
    least = np.where(loose, most - whole * name_similarity.CONTRADICTION_COST / (2 * harsh), 0)
    contradicted = np.maximum(contradicted, least)
    omitted = (most - contradicted) / whole
    found: Bits = 1 - (name_similarity.CONTRADICTION_COST * contradicted + lost) / whole - harsh * omitted**2
    return found
