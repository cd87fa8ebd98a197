import pytest

from tests.evidence.parsed import needs_reader, only

pytestmark = needs_reader


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "The delegation threatened to leave unless the sanctions were lifted.",
            "unless",
            "unless the sanctions were lifted",
        ),
        ("The envoy said the Council must act if the tests go on.", "if", "if the tests go on"),
        (
            "The envoy said the sanctions must stay until the end of the process.",
            "until",
            "until the end of the process",
        ),
        (
            "The envoy said the sanctions should ease as the country moves toward disarmament.",
            "as",
            "as the country moves toward disarmament",
        ),
    ],
)
def test_a_condition_is_taken_with_its_words(text: str, kind: str, words: str) -> None:
    (found,) = only(text).conditions
    assert (found.kind, found.text) == (kind, words)
    assert "".join(text[b:e] for b, e in found.spans) == words


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said the Council must act.",
        "The envoy said it would return as it had promised.",
        "The envoy said he acted as a mediator.",
    ],
)
def test_what_sets_no_condition_is_none(text: str) -> None:
    assert only(text).conditions == ()
