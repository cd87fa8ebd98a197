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
from bench.scan import Scan
from detente.parties.entity import Entity
from detente.parties.index import index_file
from detente.parties.match.features import Query
from detente.parties.match.match import ALERT, Matcher, required_similarity
from detente.parties.match.search import Searcher
from detente.parties.match.similar_tokens import lookup_keys
from detente.parties.names.tokenisation import tokenise
from detente.validation.exact import exact
from detente.validation.manipulated import Sample, manipulated, sample
from detente.validation.matching import MatchingOptions
from detente.validation.related_parties import RelatedParties
from detente.validation.variant import ListedParty

CHANGED: Final = 100_000
SOME: Final = 2_500
"""Names that a process looks at together."""
SLACK: Final = 1e-6


@cache
def opened(path: Path) -> Matcher:
    """A matcher of this process, over an index on disk."""
    return Matcher(index_file.read(path), {})


def lines(folder: Path, scale: int) -> Iterator[Line]:
    """The figures; trials are divided between the processors."""
    path = folder / "all.index"
    index_file.write(listed.index(listed.everyone()), path)
    everyone = _parties(listed.everyone())
    kin = RelatedParties(everyone)
    yield from _as_listed(path, everyone, kin)
    yield from _changed(path, sample(everyone, kin, CHANGED // scale), kin)
    parties = _parties(listed.parties())
    yield from _nothing_lost(folder / "names.index", sample(parties, RelatedParties(parties), CHANGED // scale), scale)


def _parties(given: dict[str, list[Entity]]) -> list[ListedParty]:
    return [ListedParty(list=name, entity=each) for name, entities in given.items() for each in entities]


def _jobs() -> int:
    return os.cpu_count() or 1


def _as_listed(path: Path, parties: Sequence[ListedParty], kin: RelatedParties) -> Iterator[Line]:
    """Every name of every list, in one index."""
    found = exact(parties, kin, MatchingOptions(opens=partial(opened, path), jobs=_jobs())).whole
    what = f"every name of {len(listed.everyone())} lists, as listed: found of {found.asked:,}"
    yield Line(what, f"{found.recall:.3%}", "100 %", found.found == found.asked)
    yield Line("as listed: another party first", f"{found.wrong_share:.2%}", "≤ 1 %", found.wrong_share <= 0.01)


def _changed(path: Path, changed: Sample, kin: RelatedParties) -> Iterator[Line]:
    found = manipulated(changed, kin, MatchingOptions(opens=partial(opened, path), jobs=_jobs()))
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
    """Queries, half of them listed names that were changed, answered by the search and by a look at every listed name."""
    half = CHANGED // scale // 2
    names = [case.text for case in changed.cases[::2][:half]] + [each.name for each in islice(listed.clean(), half)]
    parts = [names[start : start + SOME] for start in range(0, len(names), SOME)]
    with ProcessPoolExecutor(_jobs()) as pool:
        told = list(pool.map(_otherwise, [path] * len(parts), parts))
    hits, other = sum(each[0] for each in told), [name for each in told for name in each[1]]
    example = f", {other[0]}" if other else ""
    yield Line(
        f"{len(names):,} names by the search and by a look at every one ({hits:,} hits): other hits",
        f"{len(other)}{example}",
        "0",
        not other,
    )


@cache
def _scan(path: Path) -> Scan:
    return Scan(index_file.read(path))


def _otherwise(path: Path, names: Sequence[str]) -> tuple[int, list[str]]:
    """How many parties the scan gives at the threshold, and the names for which the search gives others, or another likeness."""
    scan, search = _scan(path), Searcher(index_file.read(path))
    scan.learn([word for name in names for word in lookup_keys(tokenise(name))])
    hits, other = 0, []
    for name in names:
        least = required_similarity(Query(name=name), ALERT)
        expected = scan.hits(name, least)
        found: dict[int, float] = {}
        for each in search.search(name, least):
            entity = int(search.index.name_entity[each.name])
            found[entity] = max(each.similarity.score, found.get(entity, 0.0))
        hits += len(expected)
        if expected.keys() != found.keys() or any(abs(found[each] - expected[each]) > SLACK for each in found):
            other.append(name)
    return hits, other
