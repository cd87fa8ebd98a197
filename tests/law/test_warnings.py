"""What is allowed in a corpus and seldom meant is told with its place, and refuses nothing."""

from pathlib import Path

import pytest

from detente.desk import corpora
from detente.errors import LawError
from detente.law.check import warnings

REGIME = """id: mine
title: Mine
authority: Nobody
lists: [{id: un, kinds: [person]}]
designations: [{id: frozen, kinds: [person]}]
"""
TEXT = """id: first
symbol: T/1
title: First
date: 2019-01-01
status: adopted
source: https://example.org
reading: recalled
provisions:
  - paragraph: "1"
    impose:
      id: freeze
      summary: Freeze.
      purpose: finance
      civilian_impact: low
      scope:
        - SCOPE
  - paragraph: "2"
    exempt: {id: leave, summary: Leave., kind: carve-out, overrides: [freeze], shown: [{parties: frozen}]}
"""


def corpus(folder: Path, scope: str, regime: str = REGIME) -> Path:
    """A corpus of one measure with this scope."""
    (folder / "regime.yaml").write_text(regime, encoding="utf-8")
    (folder / "first.yaml").write_text(TEXT.replace("SCOPE", scope), encoding="utf-8")
    return folder


@pytest.mark.parametrize("scope", ["{activity: [any], parties: frozen}", "{activity_not: [travel], parties: frozen}"])
def test_a_scope_that_says_which_activities_it_touches_is_not_warned_of(tmp_path: Path, scope: str) -> None:
    assert warnings(corpus(tmp_path, scope)) == []
    assert corpora.checked(tmp_path).warnings == ()


def test_a_scope_without_an_activity_is_told_with_its_line_and_paragraph(tmp_path: Path) -> None:
    (found,) = warnings(corpus(tmp_path, "{parties: frozen}"))
    assert (found.file, found.line, found.paragraph) == ("first.yaml", 16, "first ¶1")
    assert "activity_not" in found.hint
    assert corpora.checked(tmp_path).faults == ()
    assert corpora.check(tmp_path).endswith("no faults")


@pytest.mark.parametrize(
    ("name", "count"), [("un", 0), ("own:council", 0), ("council", 1), ("own:Council", 1), ("UN", 1)]
)
def test_a_list_that_nobody_can_import_is_told(tmp_path: Path, name: str, count: int) -> None:
    regime = REGIME.replace("id: un,", f"id: '{name}',")
    found = corpora.checked(corpus(tmp_path, "{activity: [any], parties: frozen}", regime))
    assert len(found.warnings) == count
    assert all(name in each.what for each in found.warnings)


def test_a_corpus_with_faults_has_no_warnings_and_is_refused(tmp_path: Path) -> None:
    folder = corpus(tmp_path, "{parties: frosen}")
    assert corpora.checked(folder).warnings == ()
    assert len(corpora.checked(folder).faults) >= 1
    (folder / "first.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(LawError):
        warnings(folder)


def test_a_provision_has_the_reading_of_its_instrument_unless_it_says_otherwise(tmp_path: Path) -> None:
    from detente.law.check import read_corpus

    folder = corpus(tmp_path, "{activity: [any], parties: frozen}")
    (text,) = read_corpus(folder).instruments
    assert {each.reading for each in text.provisions} == {"recalled"}
    path = folder / "first.yaml"
    path.write_text(path.read_text().replace('"2"\n', '"2"\n    reading: text\n'), encoding="utf-8")
    (text,) = read_corpus(folder).instruments
    assert [each.reading for each in text.provisions] == ["recalled", "text"]
    path.write_text(path.read_text().replace("reading: recalled\n", ""), encoding="utf-8")
    with pytest.raises(LawError, match="the key 'reading' is missing"):
        read_corpus(folder)
