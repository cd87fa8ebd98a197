"""Bytes from outside to typed values; most of this is refusals."""

from dataclasses import dataclass

import msgspec
import pytest

from detente.errors import Undecodable
from detente.files.decoding import from_json, from_msgpack


@dataclass(frozen=True)
class Pair:
    """A shape."""

    name: str
    counts: tuple[int, ...]


def test_what_has_the_shape_is_read() -> None:
    assert from_json(b'{"name": "x", "counts": [1, 2]}', Pair, what="w") == Pair("x", (1, 2))
    assert from_msgpack(msgspec.msgpack.encode(Pair("x", (1,))), Pair, what="w") == Pair("x", (1,))


@pytest.mark.parametrize(
    ("data", "told", "path"),
    [
        (b"", "w: Input data was truncated", ""),
        (b"{", "w: Input data was truncated", ""),
        (b'{"name": "\xff"}', "w: it is not UTF-8", ""),
        (b"[]", "w: Expected `object`, got `array`", "$"),
        (b'{"name": 7}', "w: Expected `str`, got `int`, at $.name", "$.name"),
        (b'{"name": "x", "counts": [1, "2"]}', "w: Expected `int`, got `str`, at $.counts[1]", "$.counts[1]"),
        (b'{"name": "x"}', "w: Object missing required field `counts`", "$"),
        (b'{"ghost": ' + b'{"x":' * 5000, "w: it is nested too deeply", ""),
    ],
)
def test_what_has_another_is_told_with_the_place(data: bytes, told: str, path: str) -> None:
    with pytest.raises(Undecodable) as caught:
        from_json(data, Pair, what="w", where="there", hint="Do this.")
    assert (caught.value.what, caught.value.path) == (told, path)
    assert str(caught.value) == f"there: {told}\n  Do this."


@pytest.mark.parametrize("data", [b"", b"\x81\xa4name\xa1\xff", b"\x81\xa4name\x07", b"\xc1", b"\x91" * 5000])
def test_broken_messagepack_is_refused(data: bytes) -> None:
    with pytest.raises(Undecodable, match="w: "):
        from_msgpack(data, Pair, what="w")
