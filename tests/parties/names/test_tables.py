"""Tables of words are read whole and in order, or refused with the line and what to do."""

from pathlib import Path

import pytest

import detente
from detente.errors import InputError
from detente.parties.index import stored
from detente.parties.names import tables
from detente.parties.names.tables import TableShape, read
from detente.parties.screening import record

SHAPE = TableShape(
    "Forms",
    ("word", "means", "marks"),
    codes={"means": frozenset(["ltd", "plc"]), "marks": frozenset(["begins", "ends"])},
    empty=frozenset(["marks"]),
)
RANKED = TableShape("Families", ("rank", "word"))
PAIRS = TableShape("Pairs", ("word", "language"), key=2)
SOURCE = Path(detente.__file__).parent


def written(folder: Path, text: str) -> Path:
    path = folder / "forms.csv"
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path, shape: TableShape = SHAPE) -> str:
    with pytest.raises(InputError) as caught:
        read(path, shape)
    assert caught.value.hint
    return str(caught.value)


def test_rows_are_frozen_and_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = read(written(tmp_path, 'word,means,marks\nag,plc,begins ends\nltd,ltd,\n"x,y",ltd,\n'), SHAPE)
    assert found == (("ag", "plc", "begins ends"), ("ltd", "ltd", ""), ("x,y", "ltd", ""))


def test_rows_may_share_a_word_where_more_columns_tell_them_apart(tmp_path: Path) -> None:
    assert len(read(written(tmp_path, "word,language\nyu,ko\nyu,zh\n"), PAIRS)) == 2


def test_ranks_are_ordered_as_numbers(tmp_path: Path) -> None:
    text = "rank,word\n" + "".join(f"{at},w{at}\n" for at in range(1, 12))
    assert [row[0] for row in read(written(tmp_path, text), RANKED)][-2:] == ["10", "11"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("word,marks,means\nag,,plc\n", "forms.csv:1: the columns are word, marks, means"),
        ("word,means\nag,plc\n", "forms.csv:1: the columns are word, means"),
        ("", "forms.csv:1: the columns are"),
        ("word,means,marks\nag,plc,\nltd,ltd\n", "forms.csv:3: 2 cells"),
        ("word,means,marks\nag,plc,,\n", "forms.csv:2: 4 cells"),
        ("word,means,marks\nag,plc,\n\n", "forms.csv:3: 0 cells"),
        ("word,means,marks\nag,plc,\nag,ltd,\n", "forms.csv:3: 'ag' stands twice"),
        ("word,means,marks\nltd,ltd,\nag,plc,\n", "forms.csv:3: 'ag' stands behind 'ltd'"),
        ("word,means,marks\nag,plc,\nltd,inc,\n", "forms.csv:3: 'inc' is no means"),
        ("word,means,marks\nag,plc,\nltd,ltd,ends twice\n", "forms.csv:3: 'ends twice' is no marks"),
        ("word,means,marks\nag,,\n", "forms.csv:2: the means is empty"),
        ("word,means,marks\n,ltd,\n", "forms.csv:2: the word is empty"),
        ("word,means,marks\nag,plc,\nltd ,ltd,\n", "forms.csv:3: the word begins or ends with a blank"),
        ('word,means,marks\n"ag,plc,\n', "forms.csv: this table cannot be read"),
    ],
)
def test_a_faulty_table_is_refused_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    assert refused(written(tmp_path, text)).startswith(told)


def test_the_first_of_several_unknown_codes_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    text = "word,means,marks\na,ltd,\nb,zzz,\nc,aaa,\n"
    assert refused(written(tmp_path, text)) == "forms.csv:3: 'zzz' is no means\n  Write one of ltd, plc."


@pytest.mark.parametrize("text", ["rank,word\n1,kim\n3,ri\n", "rank,word\n2,kim\n", "rank,word\none,kim\n"])
def test_ranks_that_do_not_count_are_refused(tmp_path: Path, text: str) -> None:
    assert "the rank is" in refused(written(tmp_path, text), RANKED)


def test_a_table_that_is_not_there_or_not_in_utf_8_is_refused(tmp_path: Path) -> None:
    assert "this table cannot be read" in refused(tmp_path / "none.csv")
    path = tmp_path / "latin.csv"
    path.write_bytes("word,means,marks\nsociété,plc,\n".encode("latin-1"))
    assert "this table cannot be read" in refused(path)


def test_words_are_chosen_by_code_and_by_mark() -> None:
    assert "mullah" in tables.words("titles", "latin")
    assert "شيخ" in tables.words("titles", "arabic")
    assert tables.words("titles") == tables.words("titles", "latin") | tables.words("titles", "arabic")
    assert "ano" in tables.marked("forms", "begins")
    assert "ltd" not in tables.marked("forms", "begins")
    assert tables.mapped("given_names")["serhiy"] == "sergei"


@pytest.mark.parametrize("name", [name for name in tables.SHAPES if name != "both"])
def test_each_table_is_read_by_the_code_that_compares_names(name: str) -> None:
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(SOURCE.glob("parties/names/*.py"))
        if path.name != "tables.py"
    ]
    assert any(f'("{name}"' in text for text in texts)


@pytest.mark.parametrize("patterns", [record.MATCHING_SOURCES, stored.INDEX_SOURCES])
def test_a_change_of_a_table_is_a_change_of_what_matching_depends_on(patterns: tuple[str, ...]) -> None:
    told = {path for pattern in patterns for path in SOURCE.glob(pattern)}
    files = {*tables.FOLDER.iterdir()}
    assert files
    assert files <= told
