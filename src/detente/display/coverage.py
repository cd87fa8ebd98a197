"""What an answer rests on and does not cover, in sentences; every display of the answer ends with them.

This is the one place where they are put into a display: what decisions, laws and matches know of their coverage comes in here.
"""

from collections.abc import Iterable, Iterator

from detente.decide.decision import Decision
from detente.law import notices
from detente.law.inforce import LawInForce
from detente.parties.match.match import Matches

NOT_ADVICE = "It informs a decision and is not legal advice."


def of_decisions(found: Iterable[Decision]) -> Iterator[str]:
    """Under which regimes decisions were made, with which lists, and what they do not cover."""
    decisions = tuple(found)
    yield from dict.fromkeys(str(each.coverage) for each in decisions if each.coverage is not None)
    editions = tuple(dict.fromkeys(name for each in decisions for name in each.lists))
    yield f"Names were matched with {_listed(editions)}." if editions else "No name was matched with a list."
    yield NOT_ADVICE


def of_law(found: Iterable[LawInForce]) -> Iterator[str]:
    """Of which regimes a law is, and what it does not cover."""
    declared = {each.regime.id: each.regime for each in found}
    regimes = tuple(declared)
    yield from filter(None, map(notices.partial, declared.values()))
    yield f"The law of {_listed(regimes)} only, as this corpus has it; no other regime and no national law."
    yield "Recalled: the encoder knows it from memory, and did not see the text."


def of_matches(found: Matches) -> Iterator[str]:
    """With which editions a name was matched, and what a match is."""
    yield of_editions(found.screened)
    if found.unscreened:
        yield f"Not screened: {_listed(found.unscreened)}; `detente lists update` or `detente lists import` gets them."
    if found:
        yield "A match is a proposal: a person judges whether it is the same party."


def of_editions(screened: tuple[str, ...]) -> str:
    """With which editions of lists a name was matched."""
    if not screened:
        return "The lists that were screened are not known here."
    return f"Screened against {_listed(screened)} only."


def _listed(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
