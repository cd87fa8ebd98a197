"""The outcome of a vote in sentences."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from detente.codes.country_names import name_of
from detente.council.outcome import CouncilResult, PassingChange, VoteOutcome

RESULTS: Final[dict[CouncilResult, str]] = {
    "adopted": "It passes",
    "vetoed": "It fails by veto",
    "too-few": "It fails for want of votes, and no veto counts then",
    "open": "It depends on votes that are not known",
    "cannot-pass": "It cannot pass as votes are known now",
}
TAKEN: Final[dict[CouncilResult, str]] = {
    "adopted": "It passed",
    "vetoed": "It failed by veto",
    "too-few": "It failed for want of votes, and no veto counted",
}
"""The result of a vote that was taken."""
NUMBERS: Final = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def sentences(found: VoteOutcome) -> Iterator[str]:
    """Yield what comes of a vote, why, what would pass it, and who can stop it alone."""
    taken = found.taken and found.result in TAKEN
    span = f"{found.least}" if found.least == found.most else f"{found.least} to {found.most}"
    result = (TAKEN if taken else RESULTS)[found.result]
    yield f"{result}: {span} in favour of the {found.rule.votes} that it {'needed' if taken else 'needs'}."
    yield _sides(found)
    if any(each in found.keys for each in found.names("abstain")):
        yield "The abstention of a permanent member is no veto."
    if found.change is not None:
        yield from _change(found, found.change, taken=taken)
    yield from _keys(found, taken=taken)


def _sides(found: VoteOutcome) -> str:
    sides = (("yes", "for"), ("no", "against"), ("abstain", "abstaining"), (None, "not known"))
    text = "; ".join(f"{word}: {listed(who)}" for vote, word in sides if (who := found.names(vote)))
    return f"{text[:1].upper()}{text[1:]}."


def _keys(found: VoteOutcome, *, taken: bool) -> Iterator[str]:
    """Who can stop it alone; of a matter of procedure, whose no stopped nothing."""
    permanent = {each.seat.member for each in found.votes if each.seat.veto}
    if not found.rule.veto:
        yield "It is a matter of procedure: no veto applies."
        against = [each for each in found.names("no") if each in permanent]
        if against and found.result == "adopted":
            yield f"It {'was' if taken else 'is'} carried against {number(len(against))} permanent member{'s'[: len(against) != 1]}: {listed(against)}."
    elif found.result != "too-few":
        who = found.vetoes or found.keys
        can = "can stop" if not taken else "stopped" if found.vetoes else "could have stopped"
        yield f"{'Each of ' if len(who) > 1 else ''}{listed(who)} {can} it alone."
        if found.vetoes and found.change is not None and found.change.withheld:
            yield f"So {can.split(maxsplit=1)[0]} {listed(found.change.withheld)}, whose vote is not known."


def _change(found: VoteOutcome, change: PassingChange, *, taken: bool) -> Iterator[str]:
    """The smallest change that would pass it, and how few would stop it all the same."""
    unknown = len(found.names(None))
    steps = [*_unknown(change, unknown), *_turned(change)]
    if change.withheld:
        steps.append(f"{listed(change.withheld)} {_verb(change.withheld, 'do')} not vote against it")
    if taken:
        yield f"It would have passed if {', and '.join(_would(each) for each in steps)}."
        return
    yield f"It passes only if {', and '.join(steps)}."
    if change.unknown and not change.turned:
        yield _slack(found.slack, unknown)


def _unknown(change: PassingChange, unknown: int) -> Iterator[str]:
    if not change.unknown:
        return
    if unknown == 1:
        yield "the one whose vote is not known votes for it"
    elif change.unknown == unknown:
        yield f"all {number(unknown)} whose vote is not known vote for it"
    else:
        verb = "votes" if change.unknown == 1 else "vote"
        yield f"at least {number(change.unknown)} of the {number(unknown)} whose vote is not known {verb} for it"


def _turned(change: PassingChange) -> Iterator[str]:
    """What those who oppose it or abstain would have to do: a permanent member's yes counts, and takes its no away besides."""
    who = change.withdrawn
    if not change.turned:
        if who:
            yield f"{listed(who)} {_verb(who, 'abstain')}"
    elif change.turned >= len(who):
        among = f", {listed(who)} among them" if who else ""
        verb = "votes" if change.turned == 1 else "vote"
        yield f"{number(change.turned)} of those who oppose it or abstain {verb} for it{among}"
    else:
        rest = len(who) - change.turned
        verbs = "votes" if change.turned == 1 else "vote", "abstains" if rest == 1 else "abstain"
        others = "the other of them" if rest == 1 else "the others of them"
        yield f"{number(change.turned)} of {listed(who)} {verbs[0]} for it and {others} {verbs[1]}"


def _slack(slack: int, unknown: int) -> str:
    if slack:
        return f"{number(slack).capitalize()} of the {number(unknown)} may withhold their vote; one more stops it without any veto."
    if unknown == 1:
        return "A no or an abstention of that one stops it without any veto."
    return f"One more no or abstention among the {number(unknown)} stops it without any veto."


def _would(step: str) -> str:
    """A step in the past: had voted, had abstained."""
    for now, then in ((" votes for", " had voted for"), (" vote for", " had voted for")):
        step = step.replace(now, then)
    for now in (" abstains", " abstain"):
        if step.endswith(now):
            return f"{step.removesuffix(now)} had abstained"
    return step


def _verb(who: Sequence[str], verb: str) -> str:
    return verb if len(who) > 1 else {"do": "does"}.get(verb, f"{verb}s")


def number(count: int) -> str:
    """Return a small number in letters, a greater one in digits.

    >>> number(7), number(11)
    ('seven', '11')
    """
    return NUMBERS[count] if 0 < count < len(NUMBERS) else str(count)


def listed(codes: Iterable[str]) -> str:
    """Return the names of countries as a list.

    >>> listed(["PE", "KW", "ZA"])
    'Peru, Kuwait and South Africa'
    """
    names = [name_of(each) for each in codes]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "nobody"
