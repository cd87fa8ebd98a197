"""Folders of law, checked and tried."""

from pathlib import Path

import pytest

from detente.desk.corpora import TestReport as Report
from detente.desk.corpora import corpora
from detente.desk.desk import Desk
from detente.errors import LawError, UsageError
from detente.law import normal
from tests.desk.small_law import CASES, TEXT


def test_the_corpora_of_a_folder_are_itself_or_those_within(folder: Path) -> None:
    assert corpora(folder) == [folder]
    assert corpora(folder.parent) == [folder]
    assert normal.CORPUS / "un-1718" in corpora(normal.CORPUS)


def test_a_folder_without_law_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        corpora(tmp_path)
    assert caught.value.what == f"{tmp_path.name} holds no law"


def test_a_corpus_that_holds_is_counted(folder: Path) -> None:
    assert list(Desk().check(folder)) == ["my-law: 1 instrument, 1 provision, no faults"]


def test_a_corpus_that_does_not_hold_is_an_error(folder: Path) -> None:
    (folder / "one.yaml").write_text(TEXT + "  - paragraph: 2\n    reading: text\n", encoding="utf-8")
    with pytest.raises(LawError) as caught:
        list(Desk().check(folder))
    assert "does exactly one thing, this one does nothing" in caught.value.faults[0].what


def report(folder: Path, cases: str) -> Report:
    """What the worked cases of the corpus came to."""
    (folder / "one.cases.yaml").write_text(cases, encoding="utf-8")
    (found,) = Desk().test(folder)
    return found


def test_a_corpus_without_cases_lacks_them(folder: Path) -> None:
    (found,) = Desk().test(folder)
    assert found.ran == ()
    assert found.lacking
    assert found.clean is False
    assert list(found.lines())[-1] == f"my-law: 0 cases, no failures; {len(found.lacking)} cases missing"


def test_cases_that_hold_are_counted(folder: Path) -> None:
    found = report(folder, CASES.replace("EXPECTED", "permitted"))
    assert [each.mismatches for each in found.ran] == [(), ()]
    assert list(found.lines())[-1].startswith("my-law: 2 cases, no failures;")
    assert len(list(found.lines(verbose=True))) == len(list(found.lines())) + 2


def test_a_case_that_does_not_hold_is_told_with_its_line(folder: Path) -> None:
    found = report(folder, CASES.replace("EXPECTED", "prohibited"))
    assert found.clean is False
    assert "one.cases.yaml:6: iron: expected prohibited, got permitted" in list(found.lines())


def test_cases_that_cannot_be_read_are_an_error(folder: Path) -> None:
    with pytest.raises(LawError):
        report(folder, CASES.replace("EXPECTED", "perhaps"))
