"""Names against real lists: how fast, how much memory, and how well, beside nomenklatura and a plain scan."""

import gc
import random
import statistics
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench import customers, listed, quality, trials
from bench.listed import Asked
from bench.measure import Line, printed
from bench.screeners import Ours, Screener
from detente.parties.index import index_file
from detente.parties.match.features import Query
from detente.parties.match.match import Matcher

BUILD = """
import time
from bench import listed
given = listed.parties()
start = time.process_time()
built = listed.index(given)
print(time.process_time() - start, built.names, built.entities)
"""
OPENED = "import sys; from bench import opened; print(*opened.measured(*sys.argv[1:]))"
BATCH = """
import sys
from bench import names
title, index, of, count = sys.argv[1:]
print(names.rate(names.screener(title, index), names.mixed(int(of))[: int(count)]))
"""
TURNS = 5
"""Runs of which the median is told: a host that others share is now quick, now slow."""


def lines(folder: Path, scale: int) -> Iterator[Line]:
    """The figures, as they come in; none where the real lists are not beside this checkout."""
    if not listed.SHARED.is_dir():
        yield Line("names: the real lists are not beside this checkout", "left out", "", met=True)
        return
    yield from _built(folder, scale)
    index = index_file.read(folder / "names.index")
    ours = Ours(index)
    yield from _one(ours.matcher, scale)
    yield from _batch(folder / "names.index", scale)
    peers = _peers()
    yield Line("pairs that logic-v2 scores a processor second", f"{_pairs(peers[0], scale):,.0f}", "", met=True)
    yield from quality.lines([ours, *peers], scale)
    yield from trials.lines(folder, scale)
    yield from customers.lines(folder, scale)


def _peers() -> list[Screener]:
    from bench.peers.nomenklatura import LogicV2Screener
    from bench.peers.rapidfuzz import Scan

    return [LogicV2Screener(listed.parties()), Scan(listed.parties())]


def screener(title: str, index: str) -> Screener:
    """The one of this title; ours from an index on disk."""
    if title == Ours.title:
        return Ours(index_file.read(Path(index)))
    return next(each for each in _peers() if each.title == title)


def mixed(count: int) -> list[Asked]:
    """Names on no list, one in twenty of them a listed one, or a variant of one."""
    variants = listed.rows("bench/names/uk_names_of_un_parties_dev.csv")
    hits = [Asked(row["query_name"], quality.KINDS[row["query_type"]]) for row in variants]
    found = [*islice(listed.clean(), count - count // 20), *random.Random(2).sample(hits, min(count // 20, len(hits)))]
    random.Random(3).shuffle(found)
    return found


def _built(folder: Path, scale: int) -> Iterator[Line]:
    """The index is built in a process of its own, opened in another, and both are measured there."""
    seconds, names, entities = printed(BUILD)
    what = f"index of {names:,.0f} names of {entities:,.0f} parties, built"
    yield Line(what, f"{seconds:.1f} s CPU", "≤ 5", seconds <= 5)
    path, some = folder / "names.index", folder / "names.txt"
    index_file.write(listed.index(listed.parties()), path)
    some.write_text("\n".join(each.name for each in mixed(20_000 // scale)))
    opened, peak = printed(OPENED, str(path), str(some))
    yield Line("opened again from disk", f"{opened:.3f} s", "≤ 0.2", opened <= 0.2)
    what = f"memory of a process that opened it and asked {20_000 // scale:,}"
    yield Line(what, f"{peak:.0f} MiB", "≤ 300", peak <= 300)


def _one(matcher: Matcher, scale: int) -> Iterator[Line]:
    asked = mixed(6_000 // scale)
    seconds = []
    for each in asked:
        start = time.perf_counter()
        matcher.match(Query(name=each.name, kind=each.kind))
        seconds.append(time.perf_counter() - start)
    warm = sorted(seconds[len(seconds) // 3 :])
    median, late = statistics.median(warm) * 1000, warm[len(warm) * 99 // 100] * 1000
    yield Line("one query, warm: median, and 99 of 100 within", f"{median:.2f} ms, {late:.2f} ms", "≤ 2", median <= 2)


def _batch(index: Path, scale: int) -> Iterator[Line]:
    """Processor seconds of one thread, for names that were not asked before; each screener in a process of its own, in turns."""
    asked = 30_000 // scale
    counts = {"ours": asked, "logic-v2": 600 // scale, "rapidfuzz": 3_000 // scale}
    turns = [
        {title: printed(BATCH, title, str(index), str(asked), str(count))[0] for title, count in counts.items()}
        for _ in range(TURNS)
    ]
    rates = {title: sorted(turn[title] for turn in turns) for title in counts}
    told = ", ".join(
        f"{title} {statistics.median(of):,.0f} ({of[0]:,.0f} to {of[-1]:,.0f})" for title, of in rates.items()
    )
    median = statistics.median(rates["ours"])
    yield Line(f"{asked:,} names, a processor second: median of {TURNS} turns", told, "≥ 5,000", median >= 5_000)
    times = statistics.median([turn["ours"] / turn["logic-v2"] for turn in turns])
    yield Line("the same: beside nomenklatura 4.17, of at most 15 candidates", f"{times:.0f} ×", "", met=True)


def rate(screener: Screener, asked: list[Asked]) -> float:
    """Names a processor second; what is loaded once has been."""
    for _ in screener.each([Asked("Rudolf Rassendyll", "person"), Asked("Zenda Works", "entity")]):
        pass
    gc.collect()
    gc.freeze()  # what the benchmark holds itself, the names of all lists, is no burden of the screener
    start = time.process_time()
    for _ in screener.each(asked):
        pass
    seconds = time.process_time() - start
    gc.unfreeze()
    return len(asked) / seconds


def _pairs(peer: Screener, scale: int) -> float:
    from bench.peers.nomenklatura import SCHEMATA, LogicV2Screener, entity

    assert isinstance(peer, LogicV2Screener)
    asked = [entity(SCHEMATA[each.kind or "entity"], {"name": [each.name]}) for each in mixed(200 // scale)]
    pairs = [(each, place) for each in asked for place in peer.candidates(each)]
    for each, place in pairs:  # so that all names have been taken apart
        peer.score(each, place)
    start = time.process_time()
    for each, place in pairs:
        peer.score(each, place)
    return len(pairs) / (time.process_time() - start)
