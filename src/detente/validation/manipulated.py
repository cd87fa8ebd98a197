"""Listed names changed in many ways: each must still find its party, and no other before it.

Every listed party is asked. Its main name is taken, and the first that it has in each other script; its aliases follow
where these give too few. Families take turns, so that each is asked equally often as far as it applies to enough names;
names that a list itself calls low in quality are left out, since a change to a weak name leaves nothing to be told by, and
fields that hold several names, since each of these is a name by itself; unless a party has no other name.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import chain, cycle, islice
from typing import Final

from detente.errors import UsageError
from detente.parties.lists.readers.aliases import split
from detente.validation.families import FAMILIES
from detente.validation.family import Family
from detente.validation.matching import MatchingOptions, outcomes
from detente.validation.related_parties import RelatedParties
from detente.validation.tally import Gap, Tallies, Tally
from detente.validation.variant import ListedParty, NameVariant, script_of
from detente.value import value

SAMPLE: Final = 100_000
"""Changed names that a validation matches at least, where the lists give so many."""
STARTS: Final = 75
"""The places at which families begin among the names; a new family leaves those of the others where they were."""
Families = Sequence[Family]


@value
class Sample:
    """The changed names of a validation."""

    cases: tuple[NameVariant, ...]
    parties: int
    """Parties with at least one changed name."""
    without: tuple[ListedParty, ...]
    """Parties that no family changes a name of."""
    turned: int
    """Changed names that were not asked, because the change made them another party's listed name."""


@value
class Manipulated:
    """The result for the changed names."""

    whole: Tally
    by_severity: tuple[Tally, ...]
    by_family: tuple[Tally, ...]
    by_script: tuple[Tally, ...]
    by_kind: tuple[Tally, ...]
    by_list: tuple[Tally, ...]
    gaps: tuple[Gap, ...]
    """By family."""
    parties: int
    without: int
    turned: int
    families: Families


@value
class _Named:
    party: ListedParty
    text: str


def _order(named: _Named) -> bytes:
    return blake2b(f"{named.party.list}\0{named.party.entity.id}\0{named.text}".encode(), digest_size=8).digest()


def _names(parties: Sequence[ListedParty]) -> tuple[list[_Named], list[_Named]]:
    """Return each party's main name and its first in each other script, and its other names, both ordered by digest."""
    first: list[_Named] = []
    rest: list[_Named] = []
    for party in parties:
        scripts: set[str] = set()
        strong = dict.fromkeys(
            name.text for name in party.entity.names if name.quality != "weak" and len(split(name.text)) <= 1
        )
        for text in strong or {party.entity.name: None}:
            named, script = _Named(party=party, text=text), script_of(text)
            (rest if script in scripts else first).append(named)
            scripts.add(script)
    return sorted(first, key=_order), sorted(rest, key=_order)


def _changed(family: Family, named: _Named) -> NameVariant | None:
    text = family(named.text, named.party.entity)
    if text is None:
        return None
    return NameVariant(text=text, party=named.party, listed=named.text, family=family.name, severity=family.severity)


def _turns(family: Family, tiers: Sequence[Sequence[_Named]], part: float) -> Iterator[NameVariant]:
    """Yield the cases of a family; each family begins at another part of the names."""
    for names in tiers:
        at = int(len(names) * part)
        for named in chain(names[at:], names[:at]):
            case = _changed(family, named)
            if case is not None:
                yield case


def sample(
    parties: Sequence[ListedParty], related: RelatedParties, least: int = SAMPLE, families: Families = FAMILIES
) -> Sample:
    """Changed names of every party: so many at least, where there are so many.

    Raises UsageError where fewer than one are asked for.
    """
    if least < 1:
        raise UsageError(f"a sample of {least} names", where="--sample", hint="Ask for one at least.")
    tiers = _names(parties)
    turns = [_turns(family, tiers, at % STARTS / STARTS) for at, family in enumerate(families)]
    cases = list(islice(_in_turn(turns), least))
    covered = {(case.party.list, case.party.entity.id) for case in cases}
    left = [each for each in tiers[0] if (each.party.list, each.party.entity.id) not in covered]
    cases += _rest(left, families)
    covered = {(case.party.list, case.party.entity.id) for case in cases}
    kept = tuple(case for case in cases if not related.another(case.text, case.party))
    return Sample(
        cases=kept,
        parties=len({(case.party.list, case.party.entity.id) for case in kept}),
        without=tuple(each for each in parties if (each.list, each.entity.id) not in covered),
        turned=len(cases) - len(kept),
    )


def _in_turn(turns: Sequence[Iterator[NameVariant]]) -> Iterator[NameVariant]:
    """Yield one case of each family after another, until none has any left."""
    live = list(turns)
    while live:
        still = []
        for turn in live:
            case = next(turn, None)
            if case is not None:
                still.append(turn)
                yield case
        live = still


def _rest(left: Sequence[_Named], families: Families) -> Iterator[NameVariant]:
    """Yield a case of each remaining party; the families take turns."""
    begins = cycle(range(len(families)))
    done: set[tuple[str, str]] = set()
    for named in left:
        known = named.party.list, named.party.entity.id
        at = next(begins)
        case = next(
            (case for family in (*families[at:], *families[:at]) if (case := _changed(family, named)) is not None), None
        )
        if case is not None and known not in done:
            done.add(known)
            yield case


def manipulated(
    chosen: Sample, related: RelatedParties, terms: MatchingOptions, families: Families = FAMILIES
) -> Manipulated:
    """Match the changed names, and count which find their party."""
    keys = (
        lambda each: each.case.family,
        lambda each: each.case.severity,
        lambda each: each.case.script,
        lambda each: each.case.kind,
        lambda each: each.case.party.list,
    )
    counts = [Tallies(key) for key in keys]
    for outcome in outcomes(chosen.cases, related, terms):
        for each in counts:
            each.add(outcome)
    by_family, by_severity, by_script, by_kind, by_list = counts
    return Manipulated(
        whole=by_family.whole("all"),
        by_severity=by_severity.tallies(("minor", "major")),
        by_family=by_family.tallies(family.name for family in families),
        by_script=by_script.tallies(),
        by_kind=by_kind.tallies(),
        by_list=by_list.tallies(),
        gaps=by_family.gaps(),
        parties=chosen.parties,
        without=len(chosen.without),
        turned=chosen.turned,
        families=families,
    )
