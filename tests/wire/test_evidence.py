"""Readings as they go out: the lines that the ledger takes."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.evidence.reader.reading import read_text
from detente.review.proposals import ReadDocument, against, one
from detente.review.quotes import quoted
from detente.wire.evidence import lines, objects
from detente.wire.shape import line
from tests.evidence.gold.documents import GOLD
from tests.evidence.parsed import needs_reader

pytestmark = needs_reader
TEXT = (
    "“The DPRK [North Korea] has kept its word,” the Chinese envoy said on Tuesday.\n"
    "North Korea fired two missiles on Monday that flew about 240 km, toward the Sea of Japan, because talks failed.\n"
    "Ida Berg said that negotiations are a two-way street, if the sides want them.\n"
)


def read(text: str = TEXT) -> list[dict[str, Any]]:
    return objects(read_text(text, published=date(2020, 3, 5)))


def of_type(name: str, text: str = TEXT) -> list[dict[str, Any]]:
    return [each for each in read(text) if each["type"] == name]


def test_the_document_comes_first_then_statements_positions_and_events() -> None:
    assert [each["type"] for each in read()] == ["document", "statement", "statement", "position", "event"]


def test_a_document_has_its_text_its_digest_and_what_read_it() -> None:
    (found,) = of_type("document")
    assert found["text"] == TEXT
    assert found["id"] == found["digest"][:12]
    assert found["published"] == {"from": "2020-03-05", "to": "2020-03-05", "basis": "given"}
    assert found["extractor"] == "text 1"
    assert "en_core_web" in found["pipeline"]


def test_every_id_begins_with_that_of_the_document() -> None:
    document, *rest = read()
    assert all(each["id"].startswith(f"{document['id']}.") and each["document"] == document["id"] for each in rest)


def test_words_of_an_editor_are_told_apart() -> None:
    first = of_type("statement")[0]
    assert "[" not in first["content"]["text"]
    assert [quoted(TEXT, [each], "x") for each in first["content"]["inserted"]] == ["[North Korea]"]


def test_a_statement_has_speaker_cue_condition_and_object() -> None:
    second = of_type("statement")[1]
    assert (second["speaker"]["name"], second["cue"]["text"]) == ("Ida Berg", "said")
    assert [each["kind"] for each in second["condition"]] == ["if"]
    assert [each["name"] for each in second["object"]] == ["talks"]
    assert (second["answers"], second["disputes"], second["inside"]) == ("", False, "")


def test_a_position_names_its_statement() -> None:
    (found,) = of_type("position")
    assert (found["question"], found["answer"], found["holder"]) == ("first-move", "step-by-step", "Ida Berg")
    assert found["statement"] == of_type("statement")[1]["id"]


def test_an_event_has_days_place_cause_and_quantities() -> None:
    (found,) = of_type("event")
    assert (found["when"]["from"], found["when"]["to"], found["when"]["words"]) == (
        "2020-03-02",
        "2020-03-02",
        "Monday",
    )
    assert found["where"]["text"] == "the Sea of Japan"
    assert [each["text"] for each in found["because"]] == ["talks failed"]
    assert {each["what"]: each["value"] for each in found["quantities"]} == {"missiles": 2.0, "range": 240.0}
    assert {each["name"]: each["role"] for each in found["actors"]}["North Korea"] == "agent"


def test_an_event_without_days_has_none() -> None:
    (found,) = of_type("event", "North Korea could launch a satellite.")
    assert (found["when"], found["where"], found["status"]) == (None, None, "possible")


@pytest.mark.parametrize("document", GOLD, ids=lambda each: each.name)
def test_the_ledger_takes_every_line_of_every_gold_document(document: Any) -> None:
    found = read_text(document.text, published=document.published)
    for each in objects(found):
        taken = one(json.loads(json.dumps(each)))
        if not isinstance(taken, ReadDocument):
            against(document.text, taken, taken.id)


def test_a_line_is_one_line_of_json() -> None:
    for each in lines(read_text(TEXT, published=date(2020, 3, 5))):
        assert b"\n" not in line(each)
        assert json.loads(line(each))["id"]


@settings(max_examples=25)
@given(st.text(alphabet="The envoy said \"that\" 'talks' [x] will,. fail\n“”on Monday", min_size=30, max_size=200))
def test_any_text_gives_lines_that_the_ledger_takes(text: str) -> None:
    for each in objects(read_text(text, published=date(2020, 3, 5))):
        if each["type"] != "document":
            taken = one(json.loads(json.dumps(each)))
            assert not isinstance(taken, ReadDocument)
            against(text, taken, taken.id)
