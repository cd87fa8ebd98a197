"""Files of messages: told apart, and all of the 532 real ones read or refused with a reason."""

import csv
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.payments import looks_like_message, read
from tests.payments.build import mt, pacs008, payments, refusal, transfer
from tests.shared import SHARED, needs_shared


@pytest.mark.parametrize(
    "text",
    [
        mt("103"),
        ":20:REF\n:50K:RUDOLF",
        "\n\n" + mt("202"),
        "\x01" + mt("103") + "\x03",
        pacs008(transfer()),
        "\ufeff" + pacs008(transfer()),
    ],
)
def test_what_looks_like_a_message(text: str) -> None:
    assert looks_like_message(text.encode())


def test_utf16_looks_like_one_too() -> None:
    assert looks_like_message(pacs008(transfer()).encode("utf-16"))


@pytest.mark.parametrize(
    "head", [b"", b"name,country\nZenda,AT", b"<html/>", b'{"name": "Zenda"}', b"\xff\xfe", b"{1}"]
)
def test_what_looks_like_none(head: bytes) -> None:
    assert not looks_like_message(head)


def test_messages_in_the_sectors_of_the_old_format() -> None:
    assert len(payments(f"\x01{mt('103')}\x03{' ' * 100}\x01{mt('103')}\x03{chr(0) * 7}")) == 2


def test_blank_lines_before_a_message_are_passed_over() -> None:
    assert len(payments("\n" * 5_000 + mt("103"))) == len(payments("\n" * 5_000 + pacs008(transfer()))) == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the file is empty"),
        (b"\n \t", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (mt("103").encode("utf-16"), "byte 1 is not UTF-8"),
        (mt("103").replace("ZENDA", "MÜNCHEN").encode("latin-1"), "byte 187 is not UTF-8"),
        (b"hello", "'hello' stands before the first field"),
        (b"\x00\x01\x02", "'\\x00\\x01\\x02' stands before the first field"),
        (b" " * (32 * 1024 * 1024 + 1), "the file has 33,554,433 bytes, more than the 33,554,432 that are read"),
    ],
)
def test_files_that_are_refused(data: bytes, told: str) -> None:
    assert refusal(data).what == told


@settings(max_examples=300)
@given(
    st.sampled_from([mt("103"), mt("101"), pacs008(transfer(), transfer())]), st.integers(0, 900), st.binary(max_size=9)
)
def test_nothing_that_a_file_holds_raises(text: str, spot: int, odd: bytes) -> None:
    whole = text.encode()
    for data in (whole[:spot], whole[:spot] + odd + whole[spot:], whole[:spot] + odd + whole[spot + len(odd) :]):
        found, refused = read(data, "m")
        assert found or refused
        assert all(each.what for each in refused)


@needs_shared
def test_every_real_message_is_read_or_refused_with_a_reason() -> None:
    folder = SHARED / "messages"
    told: Counter[str] = Counter()
    for row in csv.DictReader((folder / "INDEX.csv").read_text().splitlines()):
        found, refused = read((folder / row["file"]).read_bytes(), row["file"])
        assert found or refused
        assert all(each.what and each.hint and each.where.startswith(row["file"]) for each in refused)
        assert all(any(named.name or named.bic for named in each.parties) for each in found)
        told["read" if found else "refused"] += 1
        told["payments"] += len(found)
        told["refusals"] += len(refused)
    assert told == {"read": 202, "refused": 330, "payments": 207, "refusals": 332}
