"""Worked cases: transactions with the verdict and the paragraph that the text demands, and which measures lack some."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from detente.errors import LawError, LawFault
from detente.law.inforce import Timeline
from detente.law.source import CASES_SUFFIX, ParsedFile, read
from detente.value import value
from detente.vocabulary import Verdict

BOUNDARY_WINDOW = timedelta(days=7)
"""How near to a date a case on one side of it must lie."""


@value
class WorkedCase:
    """One worked case, as its file says it."""

    case: str
    given: dict[str, str]
    expect: Verdict
    by: dict[str, str] = field(default_factory=dict)
    """Measures that must be among the reasons, each with the citation of the words that act."""
    exempts: tuple[str, ...] = ()
    """Exemptions that clear the row or are open to it."""
    outside: tuple[str, ...] = ()
    """Measures that it lies just outside of."""
    missing: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    before: tuple[dict[str, str], ...] = ()
    """Rows that came earlier, for caps."""
    with_drafts: tuple[str, ...] = ()
    position: str | None = None


@value
class CaseFile:
    """The cases of one file, with the line of each."""

    file: str
    cases: tuple[WorkedCase, ...]
    lines: tuple[int, ...]


class CaseDecision(Protocol):
    """What running a case needs to know of a decision."""

    @property
    def verdict(self) -> Verdict:
        """Its verdict."""

    @property
    def missing(self) -> tuple[str, ...]:
        """What it lacks."""

    def cited(self) -> dict[str, str]:
        """Measures among the reasons, with their citations."""

    def cleared(self) -> set[str]:
        """Exemptions that clear it or are open to it."""

    def judged(self) -> set[str]:
        """Measures named under its judgements."""


def read_cases(folder: Path) -> list[CaseFile]:
    """Every case beside the instruments of a folder. Raises LawError with every fault of every file."""
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


def mismatches(case: WorkedCase, said: CaseDecision) -> Iterator[str]:
    """What a decision says otherwise than its case demands."""
    if said.verdict != case.expect:
        yield f"expected {case.expect}, got {said.verdict}" + (
            f" (missing {', '.join(said.missing)})" if said.missing else ""
        )
    cited = said.cited()
    for measure, citation in case.by.items():
        if cited.get(measure) != citation:
            yield f"expected {measure} by {citation}, got {cited.get(measure) or 'no such reason'}"
    if case.missing and set(case.missing) != set(said.missing):
        yield f"expected missing {', '.join(case.missing)}, got {', '.join(said.missing) or 'nothing'}"
    yield from (f"expected the exemption {name}" for name in case.exempts if name not in said.cleared())
    yield from (f"lies within {name}" for name in case.outside if name in cited or name in said.judged())
    yield from (f"expected a judgement under {name}" for name in case.judgements if name not in said.judged())


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A case that was run."""

    file: str
    line: int
    case: WorkedCase
    decision: CaseDecision
    mismatches: tuple[str, ...]


def run(files: Iterable[CaseFile], decide: Callable[[WorkedCase], CaseDecision]) -> Iterator[CaseResult]:
    """Run every case."""
    for each in files:
        for case, line in zip(each.cases, each.lines, strict=True):
            said = decide(case)
            yield CaseResult(each.file, line, case, said, tuple(mismatches(case, said)))


def coverage_gaps(timeline: Timeline, ran: Sequence[CaseResult]) -> Iterator[str]:
    """Each thing for which there is no case: a measure, one of its exemptions, or one side of one of its dates."""
    caught = {measure for each in ran for measure in (*each.decision.cited(), *each.decision.judged())}
    outside = {name for each in ran for name in each.case.outside}
    used = {name for each in ran for name in each.case.exempts}
    for name in dict.fromkeys(version.id for version in timeline.measures):
        if name not in caught:
            yield f"{name}: no case that it catches"
        if name not in outside:
            yield f"{name}: no case just outside it"
        yield from _untested_sides(name, timeline, ran)
    for name in dict.fromkeys(version.id for version in timeline.exemptions):
        if name not in used:
            yield f"{name}: no case for this exemption"


def days_of_change(name: str, timeline: Timeline) -> list[date]:
    """The days from which the words of a measure, or of its wind-down, are other than on the day before."""
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
    """The dates of a measure that lack a case within seven days on one side."""
    days = [day for each in ran if _concerns(name, each) for day in _days(each.case)]
    for turn in days_of_change(name, timeline):
        if not any(turn - BOUNDARY_WINDOW <= day < turn for day in days):
            yield f"{name}: no case in the seven days before {turn}"
        if not any(turn <= day < turn + BOUNDARY_WINDOW for day in days):
            yield f"{name}: no case in the seven days from {turn}"


def _concerns(name: str, each: CaseResult) -> bool:
    case = each.case
    told = (*case.by, *case.outside, *case.judgements, *(exempt.removesuffix(".wind-down") for exempt in case.exempts))
    return name in told or name in each.decision.cited() or name in each.decision.judged()


def _days(case: WorkedCase) -> Iterator[date]:
    for given in (case.given, *case.before):
        for end in given.get("date", "").split("/"):
            try:
                yield date.fromisoformat(end)
            except ValueError:
                continue  # a month or a year is near no day
