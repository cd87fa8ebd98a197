"""Digests of texts with letters left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.index.symmetric_deletes import deletion_variants, digests, edits_of

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789~^@", min_size=0, max_size=12)


def of(text: str, edits: int) -> set[int]:
    found, rows = digests([text], [edits])
    assert set(rows.tolist()) == {0}
    return set(found.tolist())


@given(WORDS, st.integers(0, 2))
def test_the_digests_are_those_of_every_text_that_is_left(text: str, edits: int) -> None:
    whole = [next(iter(of(each, 0))) for each in deletion_variants(text, min(edits, len(text)))]
    assert of(text, edits) == set(whole)


@given(st.lists(WORDS, max_size=6))
def test_many_texts_at_once_give_what_each_gives(texts: list[str]) -> None:
    edits = [len(text) % 3 for text in texts]
    found, rows = digests(texts, edits)
    for row, text in enumerate(texts):
        assert set(found[rows == row].tolist()) == of(text, edits[row])


def test_texts_that_differ_have_other_digests() -> None:
    words = [f"{one}{other}{third}" for one in "abcdefgh" for other in "ijklmnop" for third in "qrstuvwx"]
    found, _ = digests(words, [0] * len(words))
    assert len(set(found.tolist())) == len(words)


@pytest.mark.parametrize(
    ("text", "joined", "edits"),
    [
        ("abc", False, 0),
        ("abcd", False, 1),
        ("abcdefgh", False, 2),
        ("abcdefgh", True, 1),
        ("12345678", False, 0),
        ("a" * 65, False, 0),
        ("b52x", False, 1),
        ("~sam", False, 0),
    ],
)
def test_how_many_letters_are_left_out(text: str, joined: bool, edits: int) -> None:
    assert edits_of(text, joined=joined) == edits


def test_letters_that_are_not_ascii_are_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        digests(["Пушкин"], [0])
