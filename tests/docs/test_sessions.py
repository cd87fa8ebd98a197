"""Outputs are recorded as a page shows them, cut where it cut them."""

import pytest

from tests.docs.sessions import agrees, recorded


@pytest.mark.parametrize(
    ("shown", "output", "after"),
    [
        ("old", "new\nlines", "new\nlines"),
        ("a 1\n...", "a 2\nb 2\nc 2", "a 2\n..."),
        ("a 1\n...\nc 1", "a 2\nb 2\nc 2", "a 2\n...\nc 2"),
        ("a 1\n...\nc 1\n...", "a 2\nb 2\nc 2\nd 2", "a 2\n...\nc 2\n..."),
        ("...\nd 1", "a 2\nd 2", "...\nd 2"),
    ],
)
def test_an_output_is_recorded_with_its_cuts(shown: str, output: str, after: str) -> None:
    assert not agrees(shown, output)
    assert recorded(shown, output) == after
    assert agrees(after, output)


@pytest.mark.parametrize(
    ("shown", "output"),
    [
        ("a\n...\nb", "a"),
        ("a\n...\nb", "b\na"),
        ("a\n...\nb\n...\nc", "a\nc"),
        ("3 days left", "3 hours left"),
        ("", "a"),
    ],
)
def test_another_output_does_not_agree(shown: str, output: str) -> None:
    assert not agrees(shown, output)
