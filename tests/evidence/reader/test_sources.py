import pytest

from detente.errors import InputError, NotInstalled
from detente.evidence.reader import sources
from detente.evidence.reader.sources import text_of


def test_plain_text_is_read_as_it_is_with_one_kind_of_line_end() -> None:
    assert text_of("\ufeffOne\r\ntwo\rthree".encode(), "a.txt") == "One\ntwo\nthree"


def test_utf16_with_its_mark_is_read() -> None:
    assert text_of("“Yes”".encode("utf-16"), "a.txt") == "“Yes”"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "no text"),
        (b" \n\n ", "no text"),
        (b"\x00\x01\x02", "not text"),
        ("Größe".encode("latin-1"), "not UTF-8"),
        (b"\xff\xfeabc", "not UTF-8"),
        (("Der Sprecher der Regierung sagte am Montag, dass die Runde weitergeht. " * 5).encode(), "not English"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name(raw: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as refused:
        text_of(raw, "a.txt")
    assert "a.txt" in str(refused.value)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST", 10)
    with pytest.raises(InputError, match="more than"):
        text_of(b"a" * 11, "a.txt")


def test_the_main_text_of_a_page_is_read_without_its_menus() -> None:
    pytest.importorskip("trafilatura", reason="the extra `reader` is not installed")
    said = "The envoy said on Monday that the talks would go on for another week in the city. " * 4
    page = f"<html><body><nav><a href='/'>Home</a><a href='/x'>Markets</a></nav><article><p>{said}</p></article></body></html>"
    found = text_of(page.encode(), "a.html")
    assert "talks would go on" in found
    assert "Markets" not in found


def test_a_page_with_menus_only_has_no_text() -> None:
    pytest.importorskip("trafilatura", reason="the extra `reader` is not installed")
    with pytest.raises(InputError, match="no text"):
        text_of(b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "a.html")


def test_a_format_whose_reader_is_missing_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "find_spec", lambda name: None)
    for raw in (b"%PDF-1.7", b"<html></html>"):
        with pytest.raises(NotInstalled, match="not installed") as refused:
            text_of(raw, "a")
        assert "detente[reader]" in str(refused.value)
