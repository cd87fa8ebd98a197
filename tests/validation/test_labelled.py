"""Files of names whose answer is known; most of this is refusals."""

import gzip
from pathlib import Path

import pytest

from detente.errors import DetenteError, InputError, UsageError
from detente.validation.labelled import LabelledName, clean, labelled


def written(folder: Path, text: str | bytes, name: str = "names.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_rows_with_their_lines(tmp_path: Path) -> None:
    path = written(tmp_path, 'name,id,note\n"BRENTANO, Osvaldo",KPi.001,x\n\n Klaus Weber ,,\n')
    assert labelled(path) == (
        LabelledName(line=2, name="BRENTANO, Osvaldo", expected="KPi.001"),
        LabelledName(line=4, name="Klaus Weber", expected=""),
    )


@pytest.mark.parametrize("header", ["name,id", "Full_Name,Expected", "query_name,un_ref", "\ufeffNAME,reference"])
def test_headers_that_are_known(tmp_path: Path, header: str) -> None:
    assert labelled(written(tmp_path, f"{header}\nOsvaldo,A\n"))[0].expected == "A"


def test_columns_that_are_given(tmp_path: Path) -> None:
    path = written(tmp_path, "who,whom,name\nOsvaldo,A,x\n")
    assert labelled(path, {"name": "who", "id": "whom"}) == (LabelledName(line=2, name="Osvaldo", expected="A"),)


def test_a_compressed_file(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(b"name,id\nOsvaldo,A\n"), "names.csv.gz")
    assert labelled(path)[0].name == "Osvaldo"


def test_clean_names_with_their_group(tmp_path: Path) -> None:
    path = written(tmp_path, "name,dob,nationality\nOsvaldo,1970,FR\nKlaus,1971,\n")
    assert [(row.name, row.group, row.expected) for row in clean(path)] == [("Osvaldo", "FR", ""), ("Klaus", "", "")]
    assert clean(written(tmp_path, "name\nOsvaldo\n"))[0].group == ""


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        ("", "an empty file", "header"),
        ("\n\n", "an empty file", "header"),
        ("name,id\n", "a header and no rows", "row"),
        ("nmae,id\nOsvaldo,A\n", "no column for the name", "'nmae'"),
        ("name,whom\nOsvaldo,A\n", "no column for the id", "--map id="),
        ("name,id\nOsvaldo,\nKlaus,\n", "no row says whom", "--map id="),
        ("name,id\nBRENTANO, Osvaldo,A\n", "3 cells where the header has 2", "comma"),
        ("name,id\nOsvaldo\n", "1 cells where the header has 2", "comma"),
        ("name,id\n,A\n", "no name", "Each row"),
        ('name,id\n"Osvaldo,A\n', "the CSV is broken: unexpected end of data", "quotation mark"),
        ("name,id\nJos\xe9,A\n".encode("latin-1"), "the text is not UTF-8", "UTF-8"),
        (b"PK\x03\x04\xff\xfe\x00", "the text is not UTF-8", "UTF-8"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str | bytes, says: str, hint: str) -> None:
    with pytest.raises(InputError, match=says) as fault:
        labelled(written(tmp_path, text))
    assert hint in fault.value.hint
    assert fault.value.where.startswith("names.csv")


def test_the_line_of_a_bad_row_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as fault:
        labelled(written(tmp_path, "name,id\nOsvaldo,A\nKlaus,B,C\n"))
    assert fault.value.where == "names.csv:3"


def test_a_file_is_compressed_by_how_it_begins_and_not_by_its_name(tmp_path: Path) -> None:
    assert labelled(written(tmp_path, "name,id\nOsvaldo,A\n", "names.csv.gz"))[0].name == "Osvaldo"
    assert labelled(written(tmp_path, gzip.compress(b"name,id\nOsvaldo,A\n"), "names.csv"))[0].name == "Osvaldo"


def test_a_compressed_file_that_breaks_off(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the compressed file breaks off") as fault:
        labelled(written(tmp_path, gzip.compress(b"name,id\nOsvaldo,A\n")[:-9], "names.csv.gz"))
    assert fault.value.where == "names.csv.gz"


def test_a_broken_stream_in_a_compressed_file(tmp_path: Path) -> None:
    packed = gzip.compress(b"name,id\n" + b"Osvaldo,A\n" * 50, mtime=0)
    for at in range(12, len(packed) - 8):
        path = written(tmp_path, packed[:at] + b"\xff" * 9, "names.csv.gz")
        with pytest.raises(InputError):
            labelled(path)


@pytest.mark.parametrize(
    ("columns", "fault", "hint"),
    [
        ({"name": "nmae"}, InputError, "Did you mean 'name'?"),
        ({"id": "zz"}, InputError, "Known: id, name."),
        ({"nam": "name"}, UsageError, "Did you mean 'name'?"),
    ],
)
def test_columns_that_there_are_not(
    tmp_path: Path, columns: dict[str, str], fault: type[DetenteError], hint: str
) -> None:
    with pytest.raises(fault) as told:
        labelled(written(tmp_path, "name,id\nOsvaldo,A\n"), columns)
    assert told.value.hint == hint


def test_a_cell_that_is_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"name,id\n{'x' * 2_001},A\n")
    with pytest.raises(InputError, match="a name of 2,001 characters"):
        labelled(path)
