"""Whether listed names are found: as they are listed, changed in many ways, and by the index as by a look at every name."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Final

from bench import listed
from bench.measure import Line
from detente.parties import index_file
from detente.parties.entity import Entity
from detente.parties.features import Query
from detente.parties.match import ALERT, Matcher, needed
from detente.parties.pair import compared
from detente.parties.trial.asking import Terms
from detente.parties.trial.case import Party
from detente.parties.trial.exact import exact
from detente.parties.trial.kin import Kin
from detente.parties.trial.manipulated import Sample, manipulated, sample

CHANGED: Final = 100_000
NEAREST: Final = 3
"""Listed names that each name is compared with one by one: those that a plain scan finds most alike."""
SLACK: Final = 1e-6


@cache
def opened(path: Path) -> Matcher:
    """A matcher of this process, over an index on disk."""
    return Matcher(index_file.read(path), {})


def lines(folder: Path, scale: int) -> Iterator[Line]:
    """The figures; trials are divided between the processors."""
    yield from _as_listed(folder)
    parties = _parties(listed.parties())
    kin = Kin(parties)
    changed = sample(parties, kin, CHANGED // scale)
    yield from _changed(folder / "names.index", changed, kin)
    yield from _nothing_lost(folder / "names.index", changed, scale)


def _parties(given: dict[str, list[Entity]]) -> list[Party]:
    return [Party(list=name, entity=each) for name, entities in given.items() for each in entities]


def _jobs() -> int:
    return os.cpu_count() or 1


def _as_listed(folder: Path) -> Iterator[Line]:
    """Every list at hand, in one index."""
    given = listed.parties() | {name: listed.read(files) for name, files in listed.MORE.items()}
    path = folder / "all.index"
    index_file.write(listed.index(given), path)
    parties = _parties(given)
    kin = Kin(parties)
    found = exact(parties, kin, Terms(opens=partial(opened, path), jobs=_jobs())).whole
    what = f"every name of {len(given)} lists, as listed: found of {found.asked:,}"
    yield Line(what, f"{found.recall:.3%}", "100 %", found.found == found.asked)
    yield Line("as listed: another party first", f"{found.wrong_share:.2%}", "≤ 1 %", found.wrong_share <= 0.01)


def _changed(path: Path, changed: Sample, kin: Kin) -> Iterator[Line]:
    found = manipulated(changed, kin, Terms(opens=partial(opened, path), jobs=_jobs()))
    for each in found.by_severity:
        least = {"minor": 0.999, "major": 0.995}[each.name]
        what = f"{each.asked:,} names changed, {each.name}: found"
        yield Line(what, f"{each.recall:.2%}", f"≥ {least:.1%}", each.recall >= least)
    major = next(each for each in found.by_severity if each.name == "major")
    yield Line("major changes: another party first", f"{major.wrong_share:.2%}", "≤ 2.5 %", major.wrong_share <= 0.025)
    worst = min(found.by_family, key=lambda each: each.recall)
    what = f"the worst of {len(found.by_family)} families: {worst.name}"
    yield Line(what, f"{worst.recall:.2%}", "≥ 95 %", worst.recall >= 0.95)
    scripts = sorted((each for each in found.by_script if each.asked >= 100), key=lambda each: each.recall)
    low, high = scripts[0], scripts[-1]
    apart = high.recall - low.recall
    told = f"{apart * 100:.1f} points ({low.name} {low.recall:.2%}, {high.name} {high.recall:.2%})"
    yield Line("changed names: best and worst script apart", told, "≤ 2", apart <= 0.02)


def _nothing_lost(path: Path, changed: Sample, scale: int) -> Iterator[Line]:
    """Pairs of names compared one by one: each at the threshold or above must come out of the index, too."""
    half = CHANGED // scale // 2
    names = [case.text for case in changed.cases[::2][:half]] + [each.name for each in islice(listed.clean(), half)]
    size = 500
    parts = [names[start : start + size] for start in range(0, len(names), size)]
    with ProcessPoolExecutor(_jobs(), initializer=_ready) as pool:
        told = list(pool.map(_lost, [path] * len(parts), parts))
    pairs, alike = sum(each[0] for each in told), sum(each[1] for each in told)
    lost = [pair for each in told for pair in each[2]]
    what = f"{len(names):,} names, {pairs:,} pairs one by one: lost by the index"
    example = f", {lost[0][0]} / {lost[0][1]}" if lost else ""
    yield Line(what, f"{len(lost)} of {alike:,} hits{example}", "0", not lost)


_scans: list["tuple[object, list[tuple[str, str, str]]]"] = []


def _ready() -> None:
    from bench.peers.rapidfuzz import Scan

    parties = listed.parties()
    names = [
        (list_, each.id, name.text) for list_, entities in parties.items() for each in entities for name in each.names
    ]
    _scans[:] = [(Scan(parties), names)]


def _lost(path: Path, names: Sequence[str]) -> tuple[int, int, list[tuple[str, str]]]:
    """How many pairs were compared, how many are hits, and those that the search did not give."""
    from bench.peers.rapidfuzz import Scan

    scan, known = _scans[0]
    assert isinstance(scan, Scan)
    searcher = opened(path)
    pairs = alike = 0
    lost = []
    for name, nearest in zip(names, scan.nearest(names, NEAREST), strict=True):
        least = needed(Query(name=name), ALERT)
        found: set[tuple[str, str]] | None = None
        for spot in nearest:
            list_, id_, text = known[spot]
            pairs += 1
            likeness = compared(name, text)
            if likeness is None or likeness.score < least + SLACK:
                continue
            alike += 1
            found = _found(searcher, name, least) if found is None else found
            if (list_, id_) not in found:
                lost.append((name, text))
    return pairs, alike, lost


def _found(matcher: Matcher, name: str, least: float) -> set[tuple[str, str]]:
    index = matcher.index
    places = {int(index.name_entity[each.name]) for each in matcher._searcher.search(name, least)}  # noqa: SLF001 -- below the points that features add
    return {(index.lists[index.entity_list[place]], matcher.entity(place).id) for place in places}
