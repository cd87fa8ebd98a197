"""Sentences of reports: who says what in them, with which stance; and sentences in which nobody says anything."""

import pytest

from tests.evidence.parsed import needs_reader, only, reading

pytestmark = needs_reader


@pytest.mark.parametrize(
    ("text", "speaker", "content", "stance"),
    [
        ("The envoy said the talks would go on.", "The envoy", "the talks would go on", "claims"),
        ("The envoy said that the talks would go on.", "The envoy", "that the talks would go on", "claims"),
        ('"The talks will go on," the envoy said.', "the envoy", "The talks will go on", "claims"),
        ('The envoy said: "The talks will go on."', "The envoy", "The talks will go on", "claims"),
        ('"The talks," the envoy said, "will go on."', "the envoy", "will go on", "claims"),
        ("The talks would go on, the envoy said.", "the envoy", "The talks would go on", "claims"),
        ("According to the envoy, the talks would go on.", "the envoy", "the talks would go on", "claims"),
        ("The minister warned that the talks could fail.", "The minister", "that the talks could fail", "warns"),
        ("The minister denied that the talks had failed.", "The minister", "that the talks had failed", "denies"),
        ("The minister urged the sides to meet again.", "The minister", "the sides to meet again", "urges"),
        ("The minister demanded that the ban be lifted.", "The minister", "that the ban be lifted", "demands"),
        ("The minister welcomed the new offer from Oslo.", "The minister", "the new offer from Oslo", "welcomes"),
        ("The minister rejected the new offer from Oslo.", "The minister", "the new offer from Oslo", "rejects"),
        ("The minister promised that aid would come soon.", "The minister", "that aid would come soon", "promises"),
        ("The minister threatened to leave the talks soon.", "The minister", "to leave the talks soon", "threatens"),
        ("The minister added that aid would come soon.", "The minister", "that aid would come soon", "claims"),
        ("The minister told reporters that aid would come.", "The minister", "that aid would come", "claims"),
        ("The ministry announced that aid would come soon.", "The ministry", "that aid would come soon", "claims"),
        ("The report noted that aid had come too late.", "The report", "that aid had come too late", "claims"),
        ("The panel concluded that the ban was evaded.", "The panel", "that the ban was evaded", "claims"),
        ("The minister believes that aid would come soon.", "The minister", "that aid would come soon", "claims"),
        ("The minister argued that aid should come first.", "The minister", "that aid should come first", "claims"),
        ("The minister insisted that aid should come first.", "The minister", "that aid should come first", "claims"),
        ("The minister confirmed that aid had come at last.", "The minister", "that aid had come at last", "claims"),
        ("The minister stressed that aid should come first.", "The minister", "that aid should come first", "claims"),
    ],
)
def test_a_sentence_has_its_speaker_its_content_and_its_stance(
    text: str, speaker: str, content: str, stance: str
) -> None:
    found = reading(text).statements[0]
    assert (found.speaker.name or found.speaker.mention) == speaker
    assert content in found.content.text
    assert found.stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "The talks went on for hours.",
        "The room was cold and the coffee was late.",
        "The ship left the port on Monday.",
        "Two missiles fell into the sea.",
        "The minister left without a word.",
        "The minister said nothing.",
        "The market opened late.",
        "Snow fell all night in the hills.",
        "The text has three paragraphs.",
        "A delegation arrived by train.",
    ],
)
def test_a_sentence_in_which_nobody_says_anything_has_no_statement(text: str) -> None:
    assert reading(text).statements == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"The talks will go on," the envoy said.', "direct"),
        ("The envoy said the talks would go on.", "indirect"),
        ('The envoy said the talks were "a great success" for both sides.', "mixed"),
        ("“The talks will go on,” the envoy said.", "direct"),
    ],
)
def test_content_is_direct_mixed_or_indirect(text: str, kind: str) -> None:
    assert only(text).content.kind == kind


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The envoy said the sides must meet.", "necessary"),
        ("The envoy said the sides should meet.", "necessary"),
        ("The envoy said it was necessary to meet.", "necessary"),
        ("The envoy said the sides might meet.", "possible"),
        ("The envoy said the sides could meet.", "possible"),
        ("The envoy said the sides had met.", "asserted"),
    ],
)
def test_a_statement_asserts_or_holds_for_necessary_or_possible(text: str, modality: str) -> None:
    assert only(text).modality == modality


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The envoy said the ban would end if the sides meet.", ["if"]),
        ("The envoy said the ban would stay unless the sides meet.", ["unless"]),
        ("The envoy said the ban would stay until the work is done.", ["until"]),
        ("The envoy said the ban should ease as the work moves on.", ["as"]),
        ("The envoy said the ban should ease before the work is done.", ["before"]),
        ("The envoy said the sides should talk instead of adding bans.", ["instead"]),
        ("The envoy said the ban would end.", []),
    ],
)
def test_a_statement_has_its_conditions(text: str, kinds: list[str]) -> None:
    assert [each.kind for each in only(text).conditions] == kinds


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The envoy said on Monday that the talks would go on.", "2019-12-09"),
        ("On Monday, the envoy said that the talks would go on.", "2019-12-09"),
        ("The envoy said on 3 December 2019 that the talks would go on.", "2019-12-03"),
        ("The envoy said last week that the talks would go on.", "2019-12-02 to 2019-12-08"),
        ("The envoy said that the talks would go on.", "None"),
    ],
)
def test_a_statement_has_its_days(text: str, days: str) -> None:
    assert str(only(text).said_on) == days


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ('"The talks will go on," the envoy said at a briefing.', "at a briefing"),
        (
            "The envoy said during a meeting of the Council that the talks would go on.",
            "during a meeting of the Council",
        ),
        ("The envoy said that the talks would go on.", ""),
    ],
)
def test_a_statement_has_its_occasion(text: str, occasion: str) -> None:
    assert only(text).occasion.startswith(occasion)
    assert bool(only(text).occasion) is bool(occasion)
