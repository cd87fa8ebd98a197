"""Folders of law: which corpora one contains, whether they are valid, and the results of their worked cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import LawError, LawFault, UsageError
from detente.files.paths import is_file, is_folder, shown
from detente.law import normal
from detente.law.source import DECLARATION_FILE

if TYPE_CHECKING:
    from detente.law.cases import CaseResult


def corpora(folder: Path) -> list[Path]:
    """Return the corpora of a folder: the folder itself, or those within it. Raises UsageError for a folder without law."""
    within = (path.parent for path in folder.glob(f"*/{DECLARATION_FILE}")) if is_folder(folder) else ()
    found = [folder.absolute()] if is_file(folder / DECLARATION_FILE) else sorted(within)
    if not found:
        hint = f"A corpus is a folder with a {DECLARATION_FILE}; name it, or a folder of such folders."
        raise UsageError(f"{shown(Path(folder.absolute().name))} holds no law", hint=hint)
    return found


def regimes(folder: Path) -> dict[str, Path]:
    """Return the corpora of a folder by the regime that each declares, in the order of their ids.

    Raises UsageError for a folder without law, or with two corpora of one regime; LawError for a declaration that cannot be
    read.
    """
    found: dict[str, Path] = {}
    for path in corpora(folder):
        id_ = normal.load_declaration(path).id
        if id_ in found:
            what = f"{found[id_].name} and {path.name} both declare the regime {id_!r}"
            raise UsageError(what, hint="Leave one of them out, or give it another id.")
        found[id_] = path
    return dict(sorted(found.items()))


def check(corpus: Path) -> str:
    """Return the contents of a valid corpus in words. Raises LawError with every fault of another."""
    from detente.law.cases import read_cases
    from detente.law.check import read_corpus

    found = read_corpus(corpus)
    read_cases(corpus)
    provisions = sum(len(text.provisions) for text in found.instruments)
    if corpus.parent == normal.CORPUS and not normal.is_current(corpus):
        hint = "Run `make normal`, and commit what it writes."
        raise LawError([LawFault(file=f"{corpus.name}.json", what="is not made from the texts as they are", hint=hint)])
    return f"{corpus.name}: {_counted(len(found.instruments), 'instrument')}, {_counted(provisions, 'provision')}, no faults"


@dataclass(frozen=True)
class CorpusCheck:
    """What a check of a corpus found: how much there is in one that holds, or every fault."""

    corpus: str
    instruments: int = 0
    provisions: int = 0
    faults: tuple[LawFault, ...] = ()


def checked(corpus: Path) -> CorpusCheck:
    """What a check of a corpus finds, its faults as values."""
    from detente.law.check import read_corpus

    try:
        check(corpus)
    except LawError as fault:
        return CorpusCheck(corpus.name, faults=fault.faults)
    texts = read_corpus(corpus).instruments
    return CorpusCheck(corpus.name, len(texts), sum(len(text.provisions) for text in texts))


@dataclass(frozen=True)
class TestReport:
    """The results of the worked cases of a corpus."""

    regime: str
    ran: "tuple[CaseResult, ...]"
    lacking: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Return whether each case has its expected result, and no case is missing."""
        return not self.lacking and not any(each.mismatches for each in self.ran)

    def lines(self, *, verbose: bool = False) -> Iterator[str]:
        """Yield the lines of the report, with the count last."""
        for each in self.ran:
            if verbose or each.mismatches:
                yield f"{each.file}:{each.line}: {each.case.case}: {'; '.join(each.mismatches) or each.decision.verdict}"
        yield from (f"{self.regime}: {line}" for line in self.lacking)
        failed = sum(bool(each.mismatches) for each in self.ran)
        missing = len(self.lacking)
        lack = f"{missing or 'no'} case{'' if missing == 1 else 's'} missing"
        yield f"{self.regime}: {len(self.ran)} cases, {failed or 'no'} failure{'' if failed == 1 else 's'}; {lack}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else f'{noun}s'}"
