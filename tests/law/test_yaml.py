"""YAML as it is written: text stays text, every value knows its place, and what the language does not take is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.law.yaml import INDENT, MAX_BYTES, MAX_DEPTH, parse


def content(text: str) -> object:
    """What a file with this text holds."""
    document = parse(text.encode(), "a.yaml")
    assert document.faults == []
    return document.content


def fault(raw: bytes) -> str:
    """The one fault of a file."""
    document = parse(raw, "a.yaml")
    assert document.content is None
    (found,) = document.faults
    return str(found)


SCALARS = [
    # Norway, an octal number, a float, a day, a sexagesimal time and a hexadecimal number in YAML 1.1: here, text.
    ("NO", "NO"),
    ("yes", "yes"),
    ("on", "on"),
    ("010", "010"),
    ("0x1F", "0x1F"),
    ("1e3", "1e3"),
    ("2709.00", "2709.00"),
    ("2017-08-05", "2017-08-05"),
    ("12:30:45", "12:30:45"),
    (".inf", ".inf"),
    ("=", "="),
    ("true", "true"),
    # Null is null only where it stands bare.
    ("", None),
    ("~", None),
    ("null", None),
    ("'null'", "null"),
    ('""', ""),
    ("Null", "Null"),
    ("'~'", "~"),
    # Letters of any script, and what quotes hold.
    ("조선", "조선"),
    ('"\\u00b6 9"', "¶ 9"),
    ("'it''s'", "it's"),
    ("a # comment", "a"),
    ("a#b", "a#b"),
]


@pytest.mark.parametrize(("written", "read"), SCALARS)
def test_a_scalar_is_text_as_it_is_written(written: str, read: str | None) -> None:
    assert content(f"key: {written}\n") == {"key": read}


def test_long_text_is_folded_or_kept() -> None:
    assert content("a: >-\n  one\n  two\nb: |\n  one\n  two\n") == {"a": "one two", "b": "one\ntwo\n"}


def test_lists_and_maps_may_be_written_in_either_way() -> None:
    block = content("provisions:\n  - paragraph: 9\n    hs:\n      - '2701'\n      - '2702'\n")
    assert block == content("provisions: [{paragraph: 9, hs: ['2701', '2702']}]\n")
    assert block == {"provisions": [{"paragraph": "9", "hs": ["2701", "2702"]}]}


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse(b"\xef\xbb\xbfid: a\n", "a.yaml").content == {"id": "a"}


def test_an_alias_of_a_word_is_that_word() -> None:
    assert content("a: &x word\nb: *x\n") == {"a": "word", "b": "word"}


REFUSED = [
    (b"", "a.yaml:1:1: the file is empty\n    Begin with `id:`."),
    (b"# only a comment\n", "a.yaml:1:1: the file is empty\n    Begin with `id:`."),
    (b"id: a\nid: b\n", "a.yaml:2:1: the key 'id' stands twice\n    Keep one of the two."),
    (b"{a: 1, b: {c: 1, c: 2}}", "a.yaml:1:18: the key 'c' stands twice\n    Keep one of the two."),
    (b"? [a, b]\n: c\n", "a.yaml:1:3: a key is not a word\n    Write `key: value`."),
    (b"? {a: b}\n: c\n", "a.yaml:1:3: a key is not a word\n    Write `key: value`."),
    (
        b"a: &x [1]\nb: *x\n",
        "a.yaml:1:4: an alias stands for a whole part of the text\n    Write it out.",
    ),
    # Ten aliases of ten aliases: refused at the second sight of the first part, and never written out.
    (
        b"a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
        "a.yaml:1:4: an alias stands for a whole part of the text\n    Write it out.",
    ),
    (b"a: \xff\n", "a.yaml: is not UTF-8 (byte 3)\n    Save it as UTF-8."),
    ("a: b\n".encode("utf-16"), "a.yaml: is not UTF-8 (byte 0)\n    Save it as UTF-8."),
    (b"x" * (MAX_BYTES + 1), "a.yaml: is larger than 4 MiB\n    Split it."),
]


@pytest.mark.parametrize(("raw", "message"), REFUSED, ids=[repr(raw[:16]) for raw, _ in REFUSED])
def test_what_the_language_does_not_take_is_refused_at_its_place(raw: bytes, message: str) -> None:
    assert fault(raw) == message


SYNTAX = [
    (b"a: [1, 2\n", 2),
    (b"a: 'open\n", 2),
    (b"a: b\n  c: d\n", 2),
    (b"a:\n\t- b\n", 2),
    (b"a: b: c\n", 1),
    (b"- a\nb: c\n", 2),
    (b"a: *unknown\n", 1),
    (b"a: !!python/object:os.system {}\n---\nb: c\n", 2),
    (b"a: @b\n", 1),
    (b"%YAML 9.9\n---\na: b\n", 1),
]


@pytest.mark.parametrize(("raw", "line"), SYNTAX, ids=[repr(raw[:16]) for raw, _ in SYNTAX])
def test_what_is_no_yaml_is_reported_with_its_line(raw: bytes, line: int) -> None:
    document = parse(raw, "a.yaml")
    assert document.content is None
    (found,) = document.faults
    assert found.what.startswith("is not YAML: ")
    assert found.hint == INDENT
    assert found.line == line


def test_a_tag_makes_no_object() -> None:
    assert content("a: !!python/name:os.system x\n") == {"a": "x"}


@pytest.mark.parametrize(("depth", "deep"), [(MAX_DEPTH, False), (MAX_DEPTH + 1, True)])
def test_nesting_has_an_end(depth: int, deep: bool) -> None:
    document = parse(b"[" * depth + b"x" + b"]" * depth, "a.yaml")
    assert [found.what for found in document.faults] == ["is nested too deeply"] * deep


def test_nesting_beyond_all_measure_is_refused_and_never_a_crash() -> None:
    document = parse(b"[" * 20_000, "a.yaml")
    assert document.content is None
    assert len(document.faults) == 1


TEXT = "id: test\nprovisions:\n  - paragraph: 9\n    impose:\n      id: coal\n      scope: [{hs: x}]\n"
PLACES = [
    ((), (1, 1)),
    (("id",), (1, 1)),
    (("provisions",), (2, 1)),
    (("provisions", 0), (3, 5)),
    (("provisions", 0, "impose", "id"), (5, 7)),
    (("provisions", 0, "impose", "scope", 0), (6, 15)),
    (("provisions", 0, "impose", "scope", 0, "hs"), (6, 16)),
    # What is not there has the place of the nearest thing around it.
    (("provisions", 0, "impose", "summary"), (4, 5)),
    (("provisions", 7, "impose"), (2, 1)),
    (("title",), (1, 1)),
]


@pytest.mark.parametrize(("path", "place"), PLACES)
def test_every_key_and_value_knows_its_place(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert parse(TEXT.encode(), "a.yaml").location(path) == place


def test_an_empty_document_has_a_place_all_the_same() -> None:
    assert parse(b"", "a.yaml").location(("id",)) == (1, 1)


@given(st.binary(max_size=60))
def test_any_bytes_are_content_or_a_fault(raw: bytes) -> None:
    document = parse(raw, "a.yaml")
    assert (document.content is None) or document.faults == []
    for found in document.faults:
        assert found.what
        assert found.line >= 0


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12)


@given(words)
def test_text_in_quotes_is_read_back(text: str) -> None:
    quoted = text.replace("'", "''")
    assert content(f"key: '{quoted}'\n") == {"key": text}
