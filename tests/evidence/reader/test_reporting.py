import pytest

from detente.evidence.reader.reporting import regular, reporting_words

STANCES = {
    "supports",
    "opposes",
    "demands",
    "urges",
    "offers",
    "promises",
    "threatens",
    "warns",
    "welcomes",
    "rejects",
    "denies",
    "claims",
}


@pytest.mark.parametrize(
    ("form", "lemma"), [("said", "say"), ("noted", "note"), ("denies", "deny"), ("urging", "urge"), ("told", "tell")]
)
def test_each_form_leads_to_its_word(form: str, lemma: str) -> None:
    assert reporting_words()[form].lemma == lemma


def test_the_forms_of_a_regular_verb_lose_a_silent_e() -> None:
    assert regular("note") == ["notes", "noted", "noting"]


def test_every_word_has_a_frame_and_a_known_stance() -> None:
    assert all(word.frames and word.stance in STANCES for word in reporting_words().values())


@pytest.mark.parametrize("word", ["walk", "saids", "deniing", ""])
def test_another_word_reports_nothing(word: str) -> None:
    assert word not in reporting_words()
