"""Which statement another one answers."""

import pytest

from tests.evidence.parsed import needs_reader, reading

pytestmark = needs_reader


def answered(text: str) -> list[tuple[str, str, bool]]:
    return [(each.id, each.answers, each.disputes) for each in reading(text).statements]


@pytest.mark.parametrize(
    ("text", "disputes"),
    [
        ("The Japanese envoy said that the talks failed. The US side disagreed, stating that the sides had good talks.", True),
        ("The Chinese envoy said that sanctions harm civilians. The French envoy replied that they do not.", False),
        ("The Chinese envoy said that sanctions harm civilians. The French envoy responded that they spare them.", False),
    ],
)  # fmt: skip
def test_a_reply_answers_the_statement_before_it(text: str, disputes: bool) -> None:
    assert answered(text)[-1] == ("s2", "s1", disputes)


def test_what_a_statement_prompted_answers_it() -> None:
    text = "The North Korean ambassador said that the talks were over, prompting President Donald Trump to urge the country to disarm."
    assert answered(text)[-1][1] == "s1"


@pytest.mark.parametrize(
    "text",
    [
        "The Chinese envoy said that sanctions harm civilians. The French envoy said that they do not.",
        "The French envoy replied that they do not.",
        "The Chinese envoy said that it would help. The Chinese envoy replied that it was late.",
        "From the North's point of view, the US has not been responding in good faith.",
    ],
)
def test_a_statement_without_another_speaker_before_it_or_a_word_of_reply_answers_nothing(text: str) -> None:
    assert [each for _, each, _ in answered(text)] == [""] * len(answered(text))
