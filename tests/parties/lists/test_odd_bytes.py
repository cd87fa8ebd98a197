"""Whatever happens to the bytes of a list, it is read or refused; nothing else ever comes out of a reader."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import InputError
from detente.parties.lists import catalogue
from detente.parties.lists.formats import IDS
from tests.parties.lists.build import put, sample

PIECES = (b'"', b",", b";", b"<x>", b"&#0;", b"\xff", b"\0", b"\n", b"9" * 400, b"<!DOCTYPE x>", "\u202e".encode())
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["cut", "drop", "put", "flip"]), st.sampled_from(PIECES)),
    min_size=1,
    max_size=6,
)


def edited(data: bytes, edits: list[tuple[float, str, bytes]]) -> bytes:
    """The bytes after some accidents, each at its share of the length."""
    for share, kind, piece in edits:
        at = int(share * len(data))
        match kind:
            case "cut":
                data = data[: max(1, at)]
            case "drop":
                data = data[:at] + data[at + len(piece) :]
            case "put":
                data = data[:at] + piece + data[at:]
            case _:
                data = data[:at] + bytes(byte ^ 1 for byte in data[at : at + 1]) + data[at + 1 :]
    return data


@pytest.mark.parametrize("format_", IDS)
def test_untouched_each_is_read(tmp_path: Path, format_: str) -> None:
    first, *rest = sample(format_)
    with catalogue.opened([put(tmp_path, first), *others(tmp_path, rest)]) as found:
        assert list(found.entries())


@pytest.mark.parametrize("format_", IDS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_touched_each_is_read_or_refused(tmp_path: Path, format_: str, edits: list[tuple[float, str, bytes]]) -> None:
    first, *rest = sample(format_)
    refused = refusal([put(tmp_path, edited(first, edits)), *others(tmp_path, rest)], format_)
    assert refused is None or (refused.what and refused.where.startswith("list"))


def others(folder: Path, files: list[bytes]) -> list[Path]:
    return [put(folder, data, f"list-{number}") for number, data in enumerate(files)]


def refusal(paths: list[Path], format_: str) -> InputError | None:
    """Why files are refused; None where they are read."""
    try:
        with catalogue.opened(paths, format_) as found:
            assert all(entity.names for entity in found.entries())
    except InputError as fault:
        return fault
    return None
