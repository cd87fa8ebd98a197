"""Ids have one form; what has another is refused with the nearest."""

import pytest

from detente.law.identifier import complaint, is_identifier


@pytest.mark.parametrize("text", ["seafood-export", "2371", "draft-2019-12-16", "a", "coal.wind-down", "un_1"])
def test_small_letters_digits_and_hyphens_are_an_id(text: str) -> None:
    assert is_identifier(text)


@pytest.mark.parametrize("text", ["", "Seafood", "sea food", "-a", "a-", "a--b", "café", "a/b", " a", "a\n"])
def test_anything_else_is_none(text: str) -> None:
    assert not is_identifier(text)


@pytest.mark.parametrize(
    ("text", "near"), [("Sea food", "sea-food"), ("Café", "cafe"), ("A/B", "a-b"), ("!!", "seafood-export")]
)
def test_the_hint_is_the_nearest_id(text: str, near: str) -> None:
    what, hint = complaint(text)
    assert repr(text) in what
    assert hint == f"Write it as {near}."
