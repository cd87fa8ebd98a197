"""Proposals as a reader hands them over."""

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError, Issue
from detente.review.proposals import MOST_LINE, ReadDocument, ReadProposal, check_words, interval, one, read
from tests.review.evidence import DIGEST, DOC, document, event, statement


def test_a_document_keeps_what_was_read_about_it() -> None:
    found = one(document(place="Seoul"))
    assert isinstance(found, ReadDocument)
    assert (found.id, found.digest, found.body["place"], found.text[:5]) == (DOC, DIGEST, "Seoul", "SEOUL")


def test_a_proposal_has_its_document_and_its_type() -> None:
    found = one(event())
    assert isinstance(found, ReadProposal)
    assert (found.id, found.document, found.type, found.body["kind"]) == (f"{DOC}.e1", DOC, "event", "launch")


@pytest.mark.parametrize("id_", [f"{DOC}.s1", f"{DOC}.s12", f"{DOC}.s3.1", f"{DOC}.s3.1.2"])
def test_a_statement_may_lie_within_another(id_: str) -> None:
    assert one({**statement(), "id": id_}).id == id_


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ({"type": "fact"}, "no proposal has the type 'fact'"),
        ({}, "no proposal has the type None"),
        ({**document(), "digest": "abc"}, "64 hexadecimal digits"),
        ({**document(), "digest": None}, "64 hexadecimal digits"),
        ({**document(), "id": "abc"}, "not the first twelve digits"),
        ({**document(), "text": "  "}, "a document without text"),
        ({**document(), "text": None}, "a document without text"),
        ({**document(), "published": {"from": "soon", "to": "soon"}}, "interval"),
        ({**event(), "id": "e1"}, "no id of a proposal"),
        ({**event(), "id": f"{DOC}.e0"}, "no id of a proposal"),
        ({**event(), "id": f"{DOC}.x1"}, "no id of a proposal"),
        ({**event(), "id": f"{DOC}.s1"}, "not one of its type and document"),
        ({**event(), "document": "0" * 12}, "not one of its type and document"),
        ({key: each for key, each in event().items() if key != "spans"}, "rests on no words"),
        ({**event(), "kind": "lunch"}, "no event has the kind 'lunch'"),
        ({**event(), "status": "maybe"}, "no event has the status 'maybe'"),
        ({**event(), "when": "2020"}, "no day and no interval"),
        ({**event(), "when": {"from": "2020-03-02", "to": "2020-03-01"}}, "ends before it begins"),
        ({**event(), "when": {"from": 5, "to": 6}}, "interval"),
    ],
)
def test_what_is_neither_is_refused(given_: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        one(given_, "week.jsonl: line 1")


@pytest.mark.parametrize("type_", ["statement", "position"])
def test_only_events_have_words_of_events(type_: str) -> None:
    check_words({"kind": "lunch"}, type_, "x")


@pytest.mark.parametrize(
    ("found", "days"),
    [
        ({"from": "2020-03-01", "to": "2020-03-02"}, ("2020-03-01", "2020-03-02")),
        ({"from": None, "to": None}, (None, None)),
        ({"from": "x", "to": "2020-03-02"}, (None, "2020-03-02")),
        (None, (None, None)),
        ("2020", (None, None)),
    ],
)
def test_days_of_an_interval(found: object, days: tuple[str | None, str | None]) -> None:
    assert tuple(None if each is None else str(each) for each in interval(found)) == days


def lines(*raw: bytes) -> list[Any]:
    return [each for _, each in read(BytesIO(b"\n".join(raw)), "week.jsonl")]


def test_each_line_comes_with_its_place_and_a_bad_one_as_its_issue() -> None:
    found = list(
        read(BytesIO(b"\n".join([json.dumps(document()).encode(), b"{", b"", json.dumps(event()).encode()])), "f")
    )
    assert [where for where, _ in found] == ["f: line 1", "f: line 2", "f: line 4"]
    assert [type(each).__name__ for _, each in found] == ["ReadDocument", "Issue", "ReadProposal"]


@pytest.mark.parametrize("raw", [b"[]", b"5", b'"text"', b"null", b"{", b"\xff", b'{"a": "\\ud800"}'])
def test_a_line_that_is_no_object_is_an_issue(raw: bytes) -> None:
    (found,) = lines(raw)
    assert isinstance(found, Issue)
    assert found.hint


def test_a_line_without_end_is_not_read_to_its_end() -> None:
    found = lines(b"x" * (MOST_LINE + 5))
    assert [type(each).__name__ for each in found] == ["Issue"]
    assert "bytes" in found[0].what


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_told(raw: bytes) -> None:
    for each in lines(raw):
        assert isinstance(each, Issue | ReadDocument | ReadProposal)
