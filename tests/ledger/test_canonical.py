"""The one text of a JSON value, and the hashes over it."""

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.ledger.canonical import EMPTY, canonical, chained, decoded, digest

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_the_text_is_ascii_and_gives_the_value_again(content: Any) -> None:
    text = canonical(content)
    assert text.isascii()
    assert json.loads(text) == content
    assert canonical(json.loads(text)) == text


@given(st.dictionaries(st.text(max_size=8), st.integers(), max_size=6))
def test_the_order_of_keys_does_not_matter(content: dict[str, int]) -> None:
    assert canonical(content) == canonical(dict(reversed(content.items())))


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_json_lacks_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": number})


def test_a_hash_covers_the_hash_before_it() -> None:
    assert chained(EMPTY, "{}") == sha256(f"{EMPTY}\n{{}}".encode()).hexdigest()
    assert chained(EMPTY, "{}") != chained(digest("x"), "{}")
    assert chained(EMPTY, "{}") != chained(EMPTY, "{ }")


@pytest.mark.parametrize("text", ["", "[]", "5", "null", "{", '{"a":', "x", "[" * 100_000])
def test_a_text_that_has_no_object_has_none(text: str) -> None:
    assert decoded(text) is None


def test_a_text_with_an_object_has_it() -> None:
    assert decoded('{"a":1}') == {"a": 1}
