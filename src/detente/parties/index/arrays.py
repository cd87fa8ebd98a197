"""Operations on flat arrays that several modules share: distinct keys, look-ups, members of runs, sums by place."""

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Doubles = npt.NDArray[np.float64]
IntegerArray = npt.NDArray[np.integer]


def distinct(keys: Places) -> Places:
    """Return the keys in order, each once.

    Sorting is much faster than numpy's own hashing, above all where keys are mostly in order.
    """
    keys = np.sort(keys, kind="stable")
    return keys[beginnings(keys)]


def beginnings(keys: IntegerArray) -> Places:
    """Return the first place of each of some ordered keys."""
    return np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, np.int64)


def look_up(keys: IntegerArray, wanted: IntegerArray) -> tuple[Places, Flags]:
    """Return the place of each wanted key among ordered keys, and whether it is there; without meaning where it is not."""
    if not len(keys):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
    at = np.searchsorted(keys, wanted)
    at[at == len(keys)] = 0
    return at, keys[at] == wanted


def members(counts: IntegerArray) -> tuple[Places, Places]:
    """Return, for runs of so many members, the run of each member and its place in the run."""
    run = np.repeat(np.arange(len(counts)), counts)
    return run, np.arange(len(run)) - np.repeat(np.cumsum(counts) - counts, counts)


def spread(start: IntegerArray, keys: IntegerArray) -> tuple[Places, Places]:
    """Return where the values of some keys are: the place of the key and the place of the value.

    The values of key k are at `start[k]` to `start[k + 1]`.
    """
    first = start[keys].astype(np.int64)
    run, place = members(start[keys + 1] - first)
    return run, first[run] + place


def totals(at: Places, values: npt.NDArray[np.generic], count: int) -> Doubles:
    """Return the sum of the values at each of so many places."""
    return np.bincount(at, values, count).astype(np.float64, copy=False)
