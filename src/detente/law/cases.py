"""Worked cases: transactions with the verdict and the paragraph that a legal text requires, and the measures without a case."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from detente.errors import LawError, LawFault
from detente.law.condition import Finding
from detente.law.inforce import Timeline
from detente.law.source import CASES_SUFFIX, ParsedFile, read
from detente.value import value
from detente.vocabulary import Verdict

BOUNDARY_WINDOW = timedelta(days=7)
"""The greatest distance, in days, between a date of the law and a case that tests one side of it."""


@value
class WorkedCase:
    """One worked case, with the keys of its file."""

    case: str
    given: dict[str, str]
    expect: Verdict
    by: dict[str, str] = field(default_factory=dict)
    """Measures that must be among the reasons, each with the citation of the wording in force."""
    exempts: tuple[str, ...] = ()
    """Exemptions that clear the transaction or that it may qualify for."""
    outside: tuple[str, ...] = ()
    """Measures whose scope the transaction misses by one fact."""
    missing: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    """Duties that must be named beside the decision, with a `?` where they depend on what is missing."""
    no_duties: tuple[str, ...] = ()
    """Duties whose scope the transaction misses."""
    before: tuple[dict[str, str], ...] = ()
    """Earlier transactions, which use up part of a cap."""
    with_drafts: tuple[str, ...] = ()
    with_proposals: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    position: str | None = None


@value
class CaseFile:
    """The cases of one file, with the line of each."""

    file: str
    cases: tuple[WorkedCase, ...]
    lines: tuple[int, ...]


class CaseDecision(Protocol):
    """The parts of a decision that a worked case is compared with."""

    @property
    def verdict(self) -> Verdict:
        """The verdict."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the facts that are missing."""

    def cited(self) -> dict[str, str]:
        """The measures among the reasons, each with its citation."""

    def cleared(self) -> set[str]:
        """The exemptions that clear the transaction or that it may qualify for."""

    def judged(self) -> set[str]:
        """The measures that leave a judgement to somebody."""

    def bound(self) -> set[str]:
        """The duties beside the transaction, with a `?` where they depend on what is missing."""


def read_cases(folder: Path) -> list[CaseFile]:
    """All worked cases in a folder of instruments.

    Raises:
        LawError: some files hold faults; the error has every fault of every file.
    """
    faults: list[LawFault] = []
    found = [_read(path, faults) for path in sorted(folder.glob(f"*{CASES_SUFFIX}"))]
    if faults:
        raise LawError(faults)
    return [each for each in found if each is not None]


def _read(path: Path, faults: list[LawFault]) -> CaseFile | None:
    text: ParsedFile[tuple[WorkedCase, ...]] | None = read(path.read_bytes(), path.name, tuple[WorkedCase, ...], faults)
    if text is None:
        return None
    lines = tuple(text.document.location((number,))[0] for number in range(len(text.value)))
    return CaseFile(file=path.name, cases=text.value, lines=lines)


def mismatches(case: WorkedCase, decision: CaseDecision) -> Iterator[str]:
    """Each difference between a decision and what its case expects, as a short sentence."""
    if decision.verdict != case.expect:
        yield f"expected {case.expect}, got {decision.verdict}" + (
            f" (missing {', '.join(decision.missing)})" if decision.missing else ""
        )
    cited = decision.cited()
    for measure, citation in case.by.items():
        if cited.get(measure) != citation:
            yield f"expected {measure} by {citation}, got {cited.get(measure) or 'no such reason'}"
    if case.missing and set(case.missing) != set(decision.missing):
        yield f"expected missing {', '.join(case.missing)}, got {', '.join(decision.missing) or 'nothing'}"
    yield from (f"expected the exemption {name}" for name in case.exempts if name not in decision.cleared())
    yield from (f"lies within {name}" for name in case.outside if name in cited or name in decision.judged())
    yield from (f"expected a judgement under {name}" for name in case.judgements if name not in decision.judged())
    bound = decision.bound()
    yield from (f"expected the duty {name}" for name in case.duties if name not in bound)
    yield from (f"names the duty {name}" for name in case.no_duties if bound & {name, f"{name}?"})


@dataclass(frozen=True, slots=True)
class CaseResult:
    """The result of running one case: its decision, and the differences from what the case expects."""

    file: str
    line: int
    case: WorkedCase
    decision: CaseDecision
    mismatches: tuple[str, ...]


def run(files: Iterable[CaseFile], decide: Callable[[WorkedCase], CaseDecision]) -> Iterator[CaseResult]:
    """Run every case of these files, and compare each decision with its case."""
    for each in files:
        for case, line in zip(each.cases, each.lines, strict=True):
            decision = decide(case)
            yield CaseResult(each.file, line, case, decision, tuple(mismatches(case, decision)))


def coverage_gaps(timeline: Timeline, ran: Sequence[CaseResult]) -> Iterator[str]:
    """Each part of the law that no case tests: a measure, one of its exemptions, or one side of one of its dates."""
    caught = {measure for each in ran for measure in (*each.decision.cited(), *each.decision.judged())}
    outside = {name for each in ran for name in each.case.outside}
    used = {name for each in ran for name in each.case.exempts}
    bound = {name for each in ran for name in each.case.duties}
    free = {name for each in ran for name in each.case.no_duties}
    for name in dict.fromkeys(version.id for version in timeline.measures):
        if name not in caught:
            yield f"{name}: no case that it catches"
        if name not in outside:
            yield f"{name}: no case just outside it"
        yield from _untested_sides(name, timeline, ran)
    for name in dict.fromkeys(version.id for version in timeline.exemptions):
        if name not in used:
            yield f"{name}: no case for this exemption"
    for name in dict.fromkeys(version.id for version in timeline.statements if version.statement.scope):
        if name not in bound:
            yield f"{name}: no case with this duty"
        if name not in free:
            yield f"{name}: no case just outside this duty"


def days_of_change(name: str, timeline: Timeline) -> list[date]:
    """The days on which the wording of a measure or of its wind-down changes, in order."""
    found = {version.wording.since for version in timeline.measures if version.id == name}
    found |= {
        _after(version.wording.until) for version in timeline.measures if version.id == name and version.wording.until
    }
    for version in timeline.exemptions:
        if version.of == name:
            found |= {_after(scope.until) for scope in version.exemption.shown if scope.until is not None}
    return sorted(found)


def _after(day: date) -> date:
    return day + timedelta(days=1)


def _untested_sides(name: str, timeline: Timeline, ran: Sequence[CaseResult]) -> Iterator[str]:
    """The dates of a measure that have no case within seven days before them, or none within seven days from them."""
    days = [day for each in ran if _concerns(name, each) for day in _days(each.case)]
    for turn in days_of_change(name, timeline):
        if not any(turn - BOUNDARY_WINDOW <= day < turn for day in days):
            yield f"{name}: no case in the seven days before {turn}"
        if not any(turn <= day < turn + BOUNDARY_WINDOW for day in days):
            yield f"{name}: no case in the seven days from {turn}"


def _concerns(name: str, each: CaseResult) -> bool:
    case = each.case
    named = (*case.by, *case.outside, *case.judgements, *(exempt.removesuffix(".wind-down") for exempt in case.exempts))
    return name in named or name in each.decision.cited() or name in each.decision.judged()


def _days(case: WorkedCase) -> Iterator[date]:
    for given in (case.given, *case.before):
        for end in given.get("date", "").split("/"):
            try:
                yield date.fromisoformat(end)
            except ValueError:
                continue  # a month or a year is too coarse to test one side of a date
