"""The outcome of a vote in sentences."""

from collections.abc import Iterable, Iterator
from typing import Final

from detente.codes.country_names import name_of
from detente.council.outcome import CouncilResult, VoteOutcome

RESULTS: Final[dict[CouncilResult, str]] = {
    "adopted": "it passes",
    "vetoed": "it fails by veto",
    "too-few": "it fails for want of votes; no veto counts then",
    "open": "it depends on votes that are not known",
    "cannot-pass": "it cannot pass as votes are known now",
}
NUMBERS: Final = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def sentences(found: VoteOutcome) -> Iterator[str]:
    """What comes of a vote, why, what would pass it, and who holds a key alone."""
    yes, no, unknown = (found.names(each) for each in ("yes", "no", None))
    span = f"{found.least}" if found.least == found.most else f"{found.least} to {found.most}"
    yield f"{RESULTS[found.result].capitalize()}: {span} in favour of the {found.rule.votes} that it needs."
    abstaining = found.names("abstain")
    parts = [(yes, "for"), (no, "against"), (abstaining, "abstaining"), (unknown, "not known")]
    yield "; ".join(f"{word}: {listed(who)}" for who, word in parts if who) + "."
    if abstaining and any(each.seat.veto for each in found.votes if each.vote == "abstain") and found.rule.veto:
        yield "That a permanent member abstains is no veto."
    yield from _change(found)
    if found.rule.veto and found.result != "too-few":
        yield f"Each of {listed(found.vetoes or found.keys)} can stop it alone."
    if not found.rule.veto:
        yield "It is a matter of procedure: no veto applies."


def _change(found: VoteOutcome) -> Iterator[str]:
    """The smallest change that would pass it."""
    if found.result == "adopted":
        return
    steps = []
    unknown = len(found.names(None))
    if found.needed:
        steps.append(
            f"{'all' if found.needed == unknown else f'at least {number(found.needed)} of the'} {number(unknown)} whose vote is not known vote for it"
        )
    steps += _against(found)
    if steps:
        yield f"It passes only if {' and '.join(steps)}."
    if found.needed and found.most >= found.rule.votes:
        slack = found.slack
        yield (
            f"One more no or abstention among the {number(unknown)} stops it without any veto."
            if slack == 0
            else f"{number(slack).capitalize()} of the {number(unknown)} may withhold their vote; one more stops it without any veto."
        )


def _against(found: VoteOutcome) -> Iterator[str]:
    """What those who oppose it would have to do: a permanent member's yes counts as a vote and takes its no away."""
    noes = found.noes
    if not found.short:
        if noes:
            yield f"{listed(noes)} abstain"
    elif found.short >= len(noes):
        among = f", {listed(noes)} among them" if noes else ""
        yield f"{number(found.short)} of those who oppose it or abstain vote for it{among}"
    else:
        yield f"{number(found.short)} of {listed(noes)} vote for it and the others of them abstain"


def number(count: int) -> str:
    """A small number in letters."""
    return NUMBERS[count] if 0 < count < len(NUMBERS) else str(count)


def listed(codes: Iterable[str]) -> str:
    """The names of countries as a list."""
    names = [name_of(each) for each in codes]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "nobody"
