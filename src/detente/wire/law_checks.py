"""What a check of a corpus and its worked cases say, as they go out."""

from collections.abc import Iterable

from msgspec import UNSET, UnsetType

from detente.desk import corpora
from detente.errors import Code, LawFault
from detente.vocabulary import Verdict
from detente.wire.shape import Shape


class LawFaultShape(Shape):
    """One thing that is wrong in a text of law; lines and columns count from 1, 0 where the fault has no place of its own."""

    code: Code
    what: str
    file: str
    line: int
    column: int
    paragraph: str
    hint: str


class CorpusCheckShape(Shape):
    """A corpus that was checked: how much there is in one that holds, or every fault; `warnings`: what is seldom meant."""

    corpus: str
    holds: bool
    instruments: int
    provisions: int
    faults: tuple[LawFaultShape, ...]
    warnings: tuple[LawFaultShape, ...] | UnsetType = UNSET


class CaseResultShape(Shape):
    """A worked case that was run; `complaints` say what was decided otherwise than it demands."""

    file: str
    line: int
    case: str
    expect: Verdict
    verdict: Verdict
    complaints: tuple[str, ...]


class TestReportShape(Shape):
    """The worked cases of a regime; `missing` names what has no case."""

    regime: str
    clean: bool
    cases: tuple[CaseResultShape, ...]
    missing: tuple[str, ...]


def check(found: corpora.CorpusCheck) -> CorpusCheckShape:
    """What was found of a corpus, as it goes out."""
    return CorpusCheckShape(
        corpus=found.corpus,
        holds=not found.faults,
        instruments=found.instruments,
        provisions=found.provisions,
        faults=tuple(map(_fault, found.faults)),
        warnings=tuple(map(_fault, found.warnings)) or UNSET,
    )


def _fault(found: LawFault) -> LawFaultShape:
    return LawFaultShape(
        code=found.code,
        what=found.what,
        file=found.file,
        line=found.line,
        column=found.column,
        paragraph=found.paragraph,
        hint=found.hint,
    )


def reports(found: Iterable[corpora.TestReport]) -> tuple[TestReportShape, ...]:
    """What the worked cases came to, as it goes out."""
    return tuple(
        TestReportShape(regime=each.regime, clean=each.clean, cases=_cases(each), missing=each.lacking)
        for each in found
    )


def _cases(found: corpora.TestReport) -> tuple[CaseResultShape, ...]:
    return tuple(
        CaseResultShape(
            file=each.file,
            line=each.line,
            case=each.case.case,
            expect=each.case.expect,
            verdict=each.decision.verdict,
            complaints=each.mismatches,
        )
        for each in found.ran
    )
