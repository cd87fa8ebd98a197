"""Kinds of finding over a whole corpus: declared once, an event of one kind, and nothing touched that is not there."""

from pathlib import Path

import pytest

from detente.errors import LawError
from detente.law.check import read_corpus
from tests.findings_law import REGIME, TWO, pledge

OWN = "findings: [{id: council-says-no, summary: The council went on otherwise.}]"
THIRD = TWO.replace("id: two", "id: three").replace("P/2", "P/3").replace("2019-12-16", "2020-01-16")


def faults(folder: Path, *, two: str = TWO, three: str | None = None, regime: str = REGIME) -> list[str]:
    """The faults of the small law with other words in its second text, a third text, or another declaration."""
    law = pledge(folder)
    (law / "two.yaml").write_text(two, encoding="utf-8")
    (law / "regime.yaml").write_text(regime, encoding="utf-8")
    if three is not None:
        (law / "three.yaml").write_text(three, encoding="utf-8")
    try:
        read_corpus(law)
    except LawError as refused:
        return [f"{fault.file}: {fault.what}" for fault in refused.faults]
    return []


def test_kinds_of_the_regime_and_of_a_text_hold_together(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


def test_a_kind_that_two_texts_declare_is_refused_in_the_later_one(tmp_path: Path) -> None:
    third = THIRD.replace(
        '  - paragraph: "1"\n    when: {finding: quiet-verified}\n    suspend: {measures: [squid]}\n', ""
    )
    assert faults(tmp_path, three=third) == ["three.yaml: the kind of finding 'council-says-no' is declared twice"]


def test_a_kind_of_the_regime_is_refused_in_a_text(tmp_path: Path) -> None:
    again = TWO.replace(OWN, OWN.replace("[{", "[{id: launch-found, summary: Again.}, {"))
    assert faults(tmp_path, two=again) == ["two.yaml: the kind of finding 'launch-found' is declared twice"]


def test_a_kind_that_the_regime_has_twice_is_one_fault(tmp_path: Path) -> None:
    twice = f"{REGIME.rstrip()}\n  - id: quiet-verified\n    summary: Again.\n"
    assert faults(tmp_path, regime=twice) == ["regime.yaml: findings has 'quiet-verified' twice"]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("touches: [{statement: no-lanch}]", "'no-lanch' is no statement of the law"),
        ("touches: [{statement: squid}]", "'squid' is no statement of the law"),
        ("events: [launch]", "the event 'launch' would become 'launch-found' and 'council-says-no'"),
    ],
)
def test_what_a_text_says_of_its_own_kinds_is_checked(tmp_path: Path, more: str, fault: str) -> None:
    own = TWO.replace(OWN, OWN.replace("}]", f", {more}}}]"))
    assert faults(tmp_path, two=own) == [f"two.yaml: {fault}"]


def test_a_text_may_touch_a_statement_of_another_text(tmp_path: Path) -> None:
    own = TWO.replace(OWN, OWN.replace("}]", ", events: [vote], touches: [{statement: more-later}]}]"))
    assert faults(tmp_path, two=own) == []
