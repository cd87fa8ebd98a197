"""What the reporter adds behind a speaker's words is not theirs."""

import pytest

from tests.evidence.parsed import needs_reader, only, reading

pytestmark = needs_reader


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The envoy said that the talks had failed, although nobody had left.", "that the talks had failed"),
        ("The envoy said the talks had failed again; the others were silent.", "the talks had failed again"),
        ("The envoy said that talks would go on in spring, defying the Council.", "that talks would go on in spring"),
    ],
)
def test_a_clause_that_the_reporter_adds_is_left_out(text: str, content: str) -> None:
    assert reading(text).statements[0].content.text.rstrip(" ,;.") == content


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said that the talks had failed.",
        "The envoy said that the talks, which began in May, had failed.",
        "The envoy said that the sides met, talked and left.",
        "The envoy said that members, including Norway, had left the room.",
    ],
)
def test_what_goes_on_is_the_speakers(text: str) -> None:
    assert only(text).content.text.rstrip(".") == text.removeprefix("The envoy said ").rstrip(".")


def test_nothing_before_the_end_of_a_quotation_is_cut() -> None:
    text = 'The envoy said that "the talks, which we wanted, have failed, although we tried."'
    assert "although we tried" in only(text).content.text


def test_a_short_content_stays_whole() -> None:
    assert only("The envoy said no, which helped.").content.text.startswith("no")
