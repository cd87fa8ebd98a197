"""XML from strangers."""

import io
from typing import BinaryIO, cast

import pytest
from lxml import etree

from detente.errors import InputError
from detente.parties.lists import xml


def read(content: bytes, *tags: str, most: int = xml.MOST_BYTES) -> list[str]:
    return [xml.local(each) for each in xml.records(io.BytesIO(content), tags, most)]


def parsed(content: str) -> etree._Element:
    return etree.fromstring(content)


def test_records_come_as_they_end_and_the_root_as_it_begins() -> None:
    assert read(b"<r><a/><b/><a><b/></a></r>", "r", "a") == ["r", "a", "a"]


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
    with pytest.raises(InputError, match="an element holds 1,000,001 characters"):
        xml.text(parsed(f"<r><a>{'x' * 1_000_001}</a></r>"), "a")


def test_a_file_that_is_guarded_gives_its_bytes_as_they_are() -> None:
    file = cast("BinaryIO", io.BytesIO(b"<r>" + b"x" * 100_000))
    guarded = xml.Guarded(file)
    assert sum(len(chunk) for chunk in iter(guarded.read, b"")) == 100_003
