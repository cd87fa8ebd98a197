"""Match many names, in one process or in several."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from detente.errors import InputError
from detente.parties.match.features import Query
from detente.parties.match.match import ALERT
from detente.validation.related_parties import RelatedParties
from detente.validation.variant import First, NameMatcher, NameVariant, VariantResult
from detente.value import value
from detente.workers import workers

OpensMatcher = Callable[[], NameMatcher]
"""A function that opens the matcher; called once in each process."""
Progress = Callable[[int], None]
"""A function that is called with how many more names have been matched."""
BATCH: Final = 200


@value
class MatchingOptions:
    """The terms by which names are matched."""

    opens: OpensMatcher
    least: int = ALERT
    """Thousandths from which a match is reported."""
    jobs: int = 1
    """Processes; more than one need an `opens` that can be sent to another process."""
    progress: Progress | None = None


@value
class NameMatches:
    """The matches of one name."""

    matches: tuple[First, ...]
    fault: str = ""


def matches_of(names: Sequence[str], terms: MatchingOptions) -> Iterator[NameMatches]:
    """Yield the matches of each name, in order."""
    batches = [names[at : at + BATCH] for at in range(0, len(names), BATCH)]
    if terms.jobs == 1:
        _open(terms.opens)
        yield from _with_progress(map(_batch, batches, [terms.least] * len(batches)), terms)
        return
    with workers(terms.jobs, _open, (terms.opens,)) as pool:
        yield from _with_progress(pool.map(_batch, batches, [terms.least] * len(batches)), terms)


def _with_progress(batches: Iterator[list[NameMatches]], terms: MatchingOptions) -> Iterator[NameMatches]:
    for answers in batches:
        if terms.progress is not None:
            terms.progress(len(answers))
        yield from answers


_opened: list[NameMatcher] = []
"""What answers in this process: a matcher remembers words, so one serves all batches."""


def _open(opens: OpensMatcher) -> None:
    _opened[:] = [opens()]


def _batch(names: Sequence[str], least: int) -> list[NameMatches]:
    return [_answer(name, least) for name in names]


def _answer(name: str, least: int) -> NameMatches:
    try:
        matches = _opened[0].match(Query(name=name), least)
    except InputError as fault:
        return NameMatches(matches=(), fault=fault.what)
    return NameMatches(
        matches=tuple(First(list=each.list, id=each.entity.id, name=each.name, points=each.points) for each in matches)
    )


def outcomes(cases: Sequence[NameVariant], related: RelatedParties, terms: MatchingOptions) -> Iterator[VariantResult]:
    """Yield the result of each case, in order."""
    answers = matches_of([case.text for case in cases], terms)
    for case, answer in zip(cases, answers, strict=True):
        yield _outcome(case, answer, related)


def _outcome(case: NameVariant, answer: NameMatches, related: RelatedParties) -> VariantResult:
    party = case.party.list, case.party.entity.id
    first = answer.matches[0] if answer.matches else None
    return VariantResult(
        case=case,
        found=any((each.list, each.id) == party for each in answer.matches),
        first=first,
        wrong=first is not None and not related.same(party, (first.list, first.id)),
        fault=answer.fault,
    )
