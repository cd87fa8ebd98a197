"""The head of a ledger as a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.ledger.head import Head, head_of

HASH = "ab" * 32


@given(
    st.integers(0, 10**17),
    st.text("0123456789abcdef", min_size=8, max_size=8),
    st.text("0123456789abcdef", min_size=64, max_size=64),
)
def test_a_word_gives_its_head_again(count: int, first: str, hash_: str) -> None:
    head = Head(count=count, hash=hash_, first=first)
    assert head_of(str(head)) == head


def test_a_head_is_found_among_other_words() -> None:
    head = Head(count=12, hash=HASH, first="3fa9c0de")
    assert head_of(f"noted on Monday: {head}, by reviewer-1") == head
    assert head_of(f"{head}\n{head}") == head


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dl1",
        "dl1.12.3fa9c0de",
        f"dl2.12.3fa9c0de.{HASH}",
        f"dl1.012.3fa9c0de.{HASH}",
        f"dl1.-1.3fa9c0de.{HASH}",
        f"dl1.12.3fa9c0de.{HASH[:-1]}",
    ],
)
def test_a_text_without_a_head_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no head of a ledger") as refused:
        head_of(text)
    assert "dl1." in refused.value.hint


def test_a_text_with_two_heads_is_refused() -> None:
    one, other = Head(count=1, hash=HASH, first="3fa9c0de"), Head(count=2, hash=HASH, first="3fa9c0de")
    with pytest.raises(InputError, match="2 different heads"):
        head_of(f"{one} {other}")
