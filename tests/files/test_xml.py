"""XML from strangers."""

import io
from typing import BinaryIO, cast

import pytest
from lxml import etree

from detente.errors import InputError
from detente.files import xml


def read(content: bytes, *tags: str, most: int = xml.MOST_BYTES) -> list[str]:
    return [xml.local(each) for each in xml.records(io.BytesIO(content), tags, most)]


def parsed(content: str) -> etree._Element:
    return etree.fromstring(content)


def test_records_come_as_they_end_and_the_root_as_it_begins() -> None:
    assert read(b"<r><a/><b/><a><b/></a></r>", "r", "a") == ["r", "a", "a"]


def test_a_comment_in_a_text_does_not_cut_it_short() -> None:
    content = b"<r><a>Rudolf <!-- x --><?y z?>Rassendyll</a></r>"
    assert [xml.plain(each) for each in xml.records(io.BytesIO(content), ("a",))] == ["Rudolf Rassendyll"]


def test_namespaces_are_dropped() -> None:
    assert read(b'<n:r xmlns:n="urn:x"><n:a/></n:r>', "a") == ["a"]


def test_a_record_is_emptied_once_the_next_is_asked_for() -> None:
    found = xml.records(io.BytesIO(b"<r><a>1</a><a>2</a></r>"), ("a",))
    first = next(found)
    assert first.text == "1"
    assert next(found).text == "2"
    assert first.text is None


def test_text_on_a_path() -> None:
    root = parsed("<r><a><b> one \n two </b></a><a><b/><b>three</b></a><!-- x --></r>")
    assert xml.text(root, "a/b") == "one two"
    assert xml.texts(root, "a/b") == ["one two", "three"]
    assert (xml.text(root, "a/c"), xml.texts(root, "c")) == ("", [])


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>',
        b'<!doctype r SYSTEM "http://localhost/x.dtd"><r/>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE r><r/>'.encode("utf-16"),
        b"<r>" + b" " * 65_525 + b"<!DOCTYPE r></r>",
    ],
)
def test_a_doctype_is_refused_wherever_it_stands(content: bytes) -> None:
    with pytest.raises(InputError, match="has a DOCTYPE"):
        read(content, "r")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the XML breaks off or is broken"),
        (b"<r><a>", "the XML breaks off or is broken"),
        (b"<r>&a;</r>", "the XML breaks off or is broken"),
        (b"<r>\x01</r>", "the XML breaks off or is broken"),
        (b"<a>" * 33, "elements lie more than 32 deep"),
        (b"<r>" + b" " * 200, "the file is longer than any such file may be"),
    ],
)
def test_what_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read(content, "r", "a", most=198)


def test_a_web_page_is_called_so() -> None:
    with pytest.raises(InputError, match="this is a web page"):
        list(xml.records(io.BytesIO(b"<!doctype html><html></html>"), ("r",)))


def test_32_deep_is_not_too_deep() -> None:
    assert read(b"<a>" * 32 + b"</a>" * 32, "x") == []


def test_an_error_tells_the_line() -> None:
    with pytest.raises(InputError) as caught:
        read(b"<r>\n\n<a></b></r>", "a")
    assert caught.value.where == "line 3"


def test_a_long_text_is_refused_where_it_is_read() -> None:
    with pytest.raises(InputError, match="an element of 1,000,001 characters"):
        xml.text(parsed(f"<r><a>{'x' * 1_000_001}</a></r>"), "a")


def test_a_file_that_is_guarded_gives_its_bytes_as_they_are() -> None:
    file = cast("BinaryIO", io.BytesIO(b"<r>" + b"x" * 100_000))
    guarded = xml.Guarded(file)
    assert sum(len(chunk) for chunk in iter(guarded.read, b"")) == 100_003


TOLD = '<?xml version="1.0" encoding="{}"?><r><a>José</a></r>'
BARE = "<r><a>José</a></r>"


@pytest.mark.parametrize(
    "content",
    [
        BARE.encode(),
        BARE.encode("utf-8-sig"),
        TOLD.format("utf-8").encode(),
        TOLD.format("UTF-8").encode("utf-8-sig"),
        BARE.encode("utf-16"),
        b"\xfe\xff" + BARE.encode("utf-16-be"),
        TOLD.format("UTF-16").encode("utf-16"),
        b"\xfe\xff" + TOLD.format("UTF-16").encode("utf-16-be"),
        TOLD.format("UTF-16LE").encode("utf-16-le"),
        TOLD.format("utf-16").encode("utf-16-be"),
        TOLD.format("ISO-8859-1").encode("latin-1"),
        TOLD.format("windows-1252").encode("cp1252"),
        TOLD.format("US-ASCII").replace("é", "&#xE9;").encode("ascii"),
    ],
)
def test_a_text_is_the_same_in_every_accepted_encoding(content: bytes) -> None:
    assert [each.text for each in xml.records(io.BytesIO(content), ("a",))] == ["José"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (TOLD.format("UTF-7").encode("utf-7"), "the encoding 'UTF-7', which is not read"),
        (TOLD.format("UTF-32").encode("utf-32"), "the encoding 'UTF-32', which is not read"),
        (BARE.encode("utf-32"), "the encoding 'UTF-32'"),
        (b"\0\0\xfe\xff" + BARE.encode("utf-32-be"), "the encoding 'UTF-32'"),
        (TOLD.format("UTF-32").encode("utf-32-le"), "the encoding 'UTF-32'"),
        (TOLD.format("UTF-32").encode("utf-32-be"), "the encoding 'UTF-32'"),
        (TOLD.format("IBM037").encode("cp037"), "the encoding 'EBCDIC'"),
        (TOLD.format("HZ-GB-2312").encode(), "the encoding 'HZ-GB-2312'"),
        (TOLD.format("ISO-2022-JP").encode("iso-2022-jp", "ignore"), "the encoding 'ISO-2022-JP'"),
        (TOLD.format("x" * 55).encode(), f"the encoding '{'x' * 40}'"),
        (BARE.encode("utf-16-le"), "it has no byte order mark"),
        (BARE.encode("utf-16-be"), "it has no byte order mark"),
        (TOLD.format("UTF-8").encode("utf-16"), "says that it is UTF-8, and begins as UTF-16"),
        (TOLD.format("UTF-8").encode("utf-16-be"), "says that it is UTF-8, and begins as UTF-16"),
        (b"\xff\xfe" + TOLD.format("UTF-16BE").encode("utf-16-le"), "says that it is UTF-16BE, and begins as UTF-16"),
        (TOLD.format("ISO-8859-1").encode("utf-8-sig"), "says that it is ISO-8859-1, and begins as UTF-8"),
        (TOLD.format("UTF-16").encode(), "says that it is UTF-16, and is not"),
        (BARE.encode("latin-1"), "the text is not UTF-8: byte 0xE9"),
        (TOLD.format("us-ascii").encode(), "the text is not ASCII: byte 0xC3"),
        (TOLD.format("windows-1252").encode("ascii", "ignore").replace(b"Jos", b"\x81"), "not CP1252: byte 0x81"),
        (TOLD.format("UTF-16").encode("utf-16")[:-1], "the text is not UTF-16-LE"),
    ],
)
def test_another_encoding_or_a_contradiction_is_refused_with_a_hint(content: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        read(content, "a")
    assert "UTF-8" in caught.value.hint


@pytest.mark.parametrize("space", [" ", "\n", " version = '1.0'\t"])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_declaration_is_read_however_it_is_spaced(space: str, quote: str) -> None:
    with pytest.raises(InputError, match="the encoding 'utf-7'"):
        read(f"<?xml {space} encoding {space[0]}= {quote}utf-7{quote} ?><r/>".encode(), "r")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize(
    "text",
    [
        '<!-- a note --><!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>',
        "<!-- <!DOCTYPE r> --><r/>",
        '<?note x?>\n<!DOCTYPE\nr [<!-- ]> --><!ENTITY a "b">]><r>&a;</r>',
        f"<r>{'é' * 70_000}<![CDATA[<!entity]]></r>",
    ],
)
def test_a_doctype_is_found_in_the_decoded_text(text: str, encoding: str) -> None:
    with pytest.raises(InputError, match="has a DOCTYPE"):
        read(text.encode(encoding), "r")


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_a_letter_that_stands_across_two_pieces_is_whole(size: int) -> None:
    class Slow(io.BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            return super().read(size)

    for content in (BARE.encode("utf-16"), ("é€😀" * 300).encode()):
        made = xml.Decoded(cast("BinaryIO", Slow(content)))
        assert (
            b"".join(iter(made.read, b"")) == content.decode("utf-16" if content[:1] == b"\xff" else "utf-8").encode()
        )


def test_a_whole_file_as_utf_8() -> None:
    assert xml.utf_8(BARE.encode("utf-16")) == BARE.encode()
    with pytest.raises(InputError, match="UTF-32"):
        xml.utf_8(BARE.encode("utf-32"))
