"""What is done to flat arrays in several places: keys told apart and looked up, members of runs, sums by place."""

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Doubles = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.integer]


def distinct(keys: Places) -> Places:
    """The keys in order, each once; sorting them, the more so where they are mostly in order, is much quicker than numpy's own hashing."""
    keys = np.sort(keys, kind="stable")
    return keys[beginnings(keys)]


def beginnings(keys: Numbers) -> Places:
    """Where each of some keys in order stands first."""
    return np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, np.int64)


def looked_up(keys: Numbers, wanted: Numbers) -> tuple[Places, Flags]:
    """Where each wanted one stands among keys in order, and whether it does; the place is none of its own where it doesn't."""
    if not len(keys):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
    at = np.searchsorted(keys, wanted)
    at[at == len(keys)] = 0
    return at, keys[at] == wanted


def members(counts: Numbers) -> tuple[Places, Places]:
    """Of runs of so many members: the run of each member, and its place in that."""
    run = np.repeat(np.arange(len(counts)), counts)
    return run, np.arange(len(run)) - np.repeat(np.cumsum(counts) - counts, counts)


def spread(start: Numbers, keys: Numbers) -> tuple[Places, Places]:
    """Where the values of each of some keys stand, those of key k from `start[k]` to `start[k + 1]`: the place of the key, and of the value."""
    first = start[keys].astype(np.int64)
    run, place = members(start[keys + 1] - first)
    return run, first[run] + place


def totals(at: Places, values: npt.NDArray[np.generic], count: int) -> Doubles:
    """The sum of the values at each of so many places."""
    return np.bincount(at, values, count).astype(np.float64, copy=False)
