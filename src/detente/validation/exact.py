"""Validate every listed name as the list writes it: each must find its party."""

from collections.abc import Sequence

from detente.validation.matching import MatchingOptions, outcomes
from detente.validation.related_parties import RelatedParties
from detente.validation.tally import Gap, Tallies, Tally
from detente.validation.variant import ListedParty, NameVariant
from detente.value import value

AS_LISTED = "as-listed"


@value
class Exact:
    """The result for every listed name."""

    whole: Tally
    by_list: tuple[Tally, ...]
    by_script: tuple[Tally, ...]
    gaps: tuple[Gap, ...]
    """By list."""


def listed_names(parties: Sequence[ListedParty]) -> list[NameVariant]:
    """Return every name of every party, those of low quality too."""
    return [
        NameVariant(text=text, party=party, listed=text, family=AS_LISTED, severity=None)
        for party in parties
        for text in dict.fromkeys(name.text for name in party.entity.names)
    ]


def exact(parties: Sequence[ListedParty], related: RelatedParties, terms: MatchingOptions) -> Exact:
    """Match every listed name, and count which find their party."""
    lists, scripts = Tallies(lambda each: each.case.party.list), Tallies(lambda each: each.case.script)
    for outcome in outcomes(listed_names(parties), related, terms):
        lists.add(outcome)
        scripts.add(outcome)
    return Exact(whole=lists.whole(AS_LISTED), by_list=lists.tallies(), by_script=scripts.tallies(), gaps=lists.gaps())
