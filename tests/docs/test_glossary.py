"""Each word of the field that a command prints has an entry in the glossary, and each entry says one thing."""

import re
from pathlib import Path
from typing import Final, get_args

import pytest

from detente.decide.decision import NoteState
from detente.law.instrument import ExemptionKind
from detente.parties.entity import Quality
from detente.parties.ownership.reach import Grade
from detente.vocabulary import Impact, Numbering, Provenance, Purpose, Status, Verdict

PAGE: Final = Path(__file__).parents[2] / "docs" / "glossary.md"
PRINTED: Final = {
    "a verdict": Verdict,
    "a source grade": Provenance,
    "how a number is known": Numbering,
    "the status of a text": Status,
    "the kind of an exemption": ExemptionKind,
    "the state of an exemption": NoteState,
    "a purpose": Purpose,
    "a civilian impact": Impact,
    "how certain ownership is": Grade,
}
TERMS: Final = (
    "50 Percent Rule", "Approval", "Asset freeze", "BIC", "Cap", "Carve-out", "Committee", "Designation", "Desk", "Determination",
    "Draft", "Edition", "End use", "End user", "Exemption", "Finding", "HS heading", "Harmonized System", "IMO number", "Judgement",
    "Known-on day", "LEI", "Legal form", "Match", "Measure", "Namesake", "Notification", "OFAC", "Owned or controlled", "Paragraph",
    "Parties", "Position", "Potential match", "Programme", "Provision", "Rarity", "Reading", "Recall", "Receipt", "Reference", "Regime",
    "Replay", "Role", "Romanisation", "SDN", "Score", "Screening", "Snapshot", "Source grade", "Stale", "Target", "Threshold",
    "Transaction", "Wind-down", "Worked case",
)  # fmt: skip


def entries(page: str) -> dict[str, str]:
    """The text of each entry, by its term."""
    parts = re.split(r"^## (.+)\n", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


ENTRIES: Final = entries(PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("what", PRINTED)
def test_each_word_that_is_printed_is_explained(what: str) -> None:
    explained = set(re.findall(r"`([^`]+)`", PAGE.read_text(encoding="utf-8")))
    assert [word for word in get_args(PRINTED[what]) if word not in explained] == []


def test_a_weak_alias_is_explained() -> None:
    assert "weak" in get_args(Quality)
    assert "`weak`" in ENTRIES["Alias"]


@pytest.mark.parametrize("term", TERMS)
def test_each_term_of_the_field_has_an_entry(term: str) -> None:
    assert term in ENTRIES


def test_the_entries_are_in_alphabetical_order_and_none_stands_twice() -> None:
    found = re.findall(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert found == sorted(found, key=str.casefold)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("term", ENTRIES)
def test_an_entry_is_one_short_paragraph_of_whole_sentences(term: str) -> None:
    text = ENTRIES[term].strip()
    assert "\n\n" not in text
    assert text.endswith((".", ").", "`."))
    assert 2 <= len(text.split()) <= 90


def test_a_word_of_our_own_gives_its_reason() -> None:
    own = {term: text.partition("*Ours*: ")[2] for term, text in ENTRIES.items() if "*Ours*" in text}
    assert set(own) >= {"Desk", "Known-on day", "Position", "Receipt", "Source grade", "Reading", "Judgement"}
    assert [term for term, reason in own.items() if len(reason.split()) < 5] == []
