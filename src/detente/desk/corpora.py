"""Folders of law: which corpora one contains, whether they are valid, and the results of their worked cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import LawError, LawFault, UsageError
from detente.files.paths import is_file, is_folder, shown
from detente.law import normal
from detente.law.identifier import is_identifier
from detente.law.source import DECLARATION_FILE

if TYPE_CHECKING:
    from detente.law.cases import CaseResult
    from detente.law.declaration import Declaration


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
    return _holds(corpus.name, len(found.instruments), provisions)


@dataclass(frozen=True)
class CorpusCheck:
    """What a check of a corpus found: how much there is in one that holds, or every fault."""

    corpus: str
    instruments: int = 0
    provisions: int = 0
    faults: tuple[LawFault, ...] = ()
    warnings: tuple[LawFault, ...] = ()
    """What is allowed and seldom meant."""

    @property
    def line(self) -> str:
        """The contents of a valid corpus in words."""
        return _holds(self.corpus, self.instruments, self.provisions)


def checked(corpus: Path) -> CorpusCheck:
    """What a check of a corpus finds, its faults as values."""
    from detente.law.check import read_corpus, warnings

    try:
        check(corpus)
    except LawError as fault:
        return CorpusCheck(corpus.name, faults=fault.faults)
    found = read_corpus(corpus)
    provisions = sum(len(text.provisions) for text in found.instruments)
    told = (*_unknown_lists(found.regime), *warnings(corpus))
    return CorpusCheck(corpus.name, len(found.instruments), provisions, warnings=told)


def _unknown_lists(regime: "Declaration") -> Iterator[LawFault]:
    """A warning for each list of a regime that the program knows nothing of, so that nobody could import it."""
    from detente.parties.lists.sources import source

    for each in regime.list_ids:
        try:
            source(each)
        except UsageError as fault:
            hint = f"{fault.hint} A list of your own is called own:{each}." if is_identifier(each) else fault.hint
            yield LawFault(file=DECLARATION_FILE, what=fault.what, hint=hint, code="unknown-word")


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


def _holds(corpus: str, instruments: int, provisions: int) -> str:
    return f"{corpus}: {_counted(instruments, 'instrument')}, {_counted(provisions, 'provision')}, no faults"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else f'{noun}s'}"
