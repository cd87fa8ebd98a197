"""What a proposal quotes of its document."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.review.quotes import at_path, check, quoted, sentence, walk

TEXT = "Talks failed. The envoy said so! Why?\nNobody knew."


def test_words_at_several_spans_are_joined_by_one_space() -> None:
    assert quoted(TEXT, [[0, 5], [14, 17]], "x") == "Talks The"
    assert quoted(TEXT, ((0, 5),), "x") == "Talks"


@pytest.mark.parametrize(
    "spans",
    [None, [], "0-5", [[5, 0]], [[0, 0]], [[-1, 5]], [[0, 5000]], [[0]], [[0, 1, 2]], [["0", "5"]], [[0.5, 5]], {}],
)
def test_what_is_no_span_of_the_text_is_refused(spans: object) -> None:
    with pytest.raises(InputError, match="span"):
        quoted(TEXT, spans, "d.s1")


def test_a_part_that_quotes_rightly_is_let_through_however_deep() -> None:
    check(
        {"content": {"text": "Talks", "spans": [[0, 5]], "inner": [{"text": "The", "spans": [[14, 17]]}]}}, TEXT, "d.s1"
    )


@pytest.mark.parametrize(
    ("part", "place"),
    [
        ({"text": "Walks", "spans": [[0, 5]]}, "d.s1"),
        ({"content": {"text": "Walks", "spans": [[0, 5]]}}, "d.s1.content"),
        ({"condition": [{"text": "Walks", "spans": [[0, 5]]}]}, "d.s1.condition[0]"),
    ],
)
def test_a_part_that_quotes_wrongly_is_refused_with_its_place(part: dict[str, Any], place: str) -> None:
    with pytest.raises(InputError, match="it quotes 'Walks', and the document has 'Talks' there") as refused:
        check(part, TEXT, "d.s1")
    assert refused.value.where == place


def test_what_is_nested_too_deeply_is_refused() -> None:
    part: Any = {}
    for _ in range(60):
        part = [part]
    with pytest.raises(InputError, match="nested too deeply"):
        check(part, TEXT, "d.s1")


def test_a_part_without_spans_quotes_nothing() -> None:
    check({"text": "anything", "kind": "direct", "number": 5, "none": None}, TEXT, "d.s1")


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ([[0, 5]], "Talks failed."),
        ([[14, 17]], "The envoy said so!"),
        ([[0, 5], [33, 36]], "Talks failed. The envoy said so! Why?"),
        ([[38, 44]], "Nobody knew."),
        ([[0, 999]], ""),
        (None, ""),
    ],
)
def test_the_sentence_around_spans(spans: object, words: str) -> None:
    assert sentence(TEXT, spans) == words


def test_paths_of_a_proposal() -> None:
    assert list(walk({"when": {"from": 1, "to": 2}, "kind": "launch"})) == ["when", "when.from", "when.to", "kind"]
    assert at_path({"when": {"from": 1}}, "when.from") == 1
    assert at_path({"when": {"from": 1}}, "when.to") is None
    assert at_path({"when": None}, "when.from") is None


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=4))
def test_any_spans_are_quoted_as_they_stand_or_refused(text: str, spans: list[tuple[int, int]]) -> None:
    try:
        found = quoted(text, spans, "x")
    except InputError:
        assert not spans or any(not 0 <= begin < end <= len(text) for begin, end in spans)
    else:
        assert found == " ".join(text[begin:end] for begin, end in spans)
        assert all(word in sentence(text, spans) for word in found.split("\n")[0].split())


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_a_sentence_is_a_piece_of_the_text(text: str, begin: int, end: int) -> None:
    assert sentence(text, [(begin, end)]) in text
