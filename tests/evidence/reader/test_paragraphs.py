from hypothesis import given
from hypothesis import strategies as st

from detente.evidence.reader.paragraphs import WIDEST, paragraphs


@given(st.text(max_size=300))
def test_a_paragraph_stands_where_it_says_and_loses_only_blanks(text: str) -> None:
    found = list(paragraphs(text))
    assert all(text[each.begin : each.end] == each.text for each in found)
    assert "".join("".join(each.text for each in found).split()) == "".join(text.split())


def test_a_paragraph_that_is_very_long_is_cut_at_a_sentence() -> None:
    found = list(paragraphs("The envoy left. " * (WIDEST // 8)))
    assert len(found) > 1
    assert all(len(each.text) <= WIDEST and each.text.endswith("left.") for each in found)
