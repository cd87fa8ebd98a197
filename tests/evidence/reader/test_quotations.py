import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evidence.reader.quotations import quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We agree," he said.', ['"We agree,"']),
        ("“We agree,” he said. “We do.”", ["“We agree,”", "“We do.”"]),
        ("''We agree,'' he said.", ["''We agree,''"]),
        ("«We agree», he said.", ["«We agree»"]),
        ('He said: "We go on', ['"We go on']),
        ("He agreed.", []),
        ('A pipe of 12" and a bolt', []),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, found: list[str]) -> None:
    assert [text[each.begin : each.end] for each in quotations(text)] == found


def test_a_quotation_without_its_closing_mark_is_said_to_be_open() -> None:
    assert not quotations("“We go on")[0].closed


def test_a_closing_mark_alone_opens_nothing() -> None:
    assert quotations("We agree,” he said.") == []


@given(st.text(alphabet="ab \"“”'`«».12", max_size=60))
def test_quotations_of_any_text_are_in_order_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(0 <= each.begin < each.end <= len(text) for each in found)
    assert all(one.end <= other.begin for one, other in itertools.pairwise(found))
