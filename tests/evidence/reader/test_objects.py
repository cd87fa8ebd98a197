"""What a statement is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evidence.reader.objects import objects


def names(text: str) -> list[tuple[str, str]]:
    return [(each.kind, each.name) for each in objects(text, ((0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("the ban on seafood", "measure", "seafood-export"),
        ("textile exports", "measure", "textiles-export"),
        ("unilateral sanctions", "measure", "unilateral sanctions"),
        ("the sanctions", "measure", "sanctions"),
        ("a draft resolution", "draft", "draft resolution"),
        ("a road map", "plan", "roadmap"),
        ("a nuclear test", "act", "nuclear test"),
        ("the launch of a missile", "act", "launch"),
        ("denuclearisation", "act", "denuclearization"),
        ("the inter-Korean dialogue", "track", "inter-Korean dialogue"),
        ("Six-Party Talks", "track", "six-party talks"),
        ("the year-end deadline", "track", "deadline"),
        ("the Security Council", "forum", "Security Council"),
    ],
)
def test_a_known_thing_is_named(text: str, kind: str, name: str) -> None:
    assert (kind, name) in names(text)


@pytest.mark.parametrize(
    "text", ["", "nothing of note", "sanctioned", "drafty", "a seafoodless day", "relaunched", "non-sanctions"]
)
def test_a_part_of_another_word_names_nothing(text: str) -> None:
    assert names(text) == []


def test_the_longest_phrase_is_taken() -> None:
    assert names("unilateral sanctions") == [("measure", "unilateral sanctions")]
    assert names("the six-party talks") == [("track", "six-party talks")]


def test_each_thing_is_named_once_at_its_first_place() -> None:
    text = "Talks, and more talks, on sanctions"
    found = objects(text, ((0, len(text)),))
    assert [(each.name, each.text, each.spans) for each in found] == [
        ("talks", "Talks", ((0, 5),)),
        ("sanctions", "sanctions", ((26, 35),)),
    ]


def test_only_the_spans_are_looked_at() -> None:
    text = "sanctions and talks"
    assert [each.name for each in objects(text, ((10, 19),))] == ["talks"]
    assert objects(text, ()) == ()


@given(st.text(max_size=120))
def test_what_is_named_stands_there(text: str) -> None:
    for each in objects(text, ((0, len(text)),)):
        assert [text[begin:end] for begin, end in each.spans] == [each.text]
