"""The lists that validation screens against: their parties, and the matcher for them."""

from collections.abc import Sequence
from pathlib import Path

from detente.parties.index import stored
from detente.parties.lists.edition import Edition
from detente.parties.lists.editions import Editions
from detente.parties.match.match import Matcher
from detente.validation.variant import ListedParty


def listed_parties(editions: Editions, found: Sequence[Edition]) -> tuple[ListedParty, ...]:
    """Return every party of these editions. Raises InputError where their entries are damaged."""
    return tuple(
        ListedParty(list=edition.source, entity=entity) for edition in found for entity in editions.entities(edition)
    )


def matcher(home: Path, found: Sequence[Edition]) -> Matcher:
    """Return a matcher for these editions; each process opens its own. Raises as `listed_parties`."""
    return Matcher(stored.of_editions(Editions(home), found), {each.source: each.label for each in found})
