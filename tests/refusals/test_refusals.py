"""Bad inputs with the exact words that refuse them, and the exit code: a file each, in a folder by kind.

A file says in a sentence what is wrong, gives the command, the files that it needs, and what it ends with:

    A column that stands twice.
    $ detente decide table.csv
    -- table.csv --
    hs,hs
    -- exit 4 --
    detente: table.csv: ...

A file whose heading says `hex` is given in hexadecimal digits; `{columns}` stands for the columns of a transaction. `DETENTE_RECORD=1 pytest tests/refusals` writes the last part anew;
look at what it changed before you keep it.
"""

import os
import re
import shlex
import sys
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

import pytest

from detente.app.cli import main
from detente.transactions.columns import NAMES

FOLDER: Final = Path(__file__).parent
KINDS: Final = (
    "customers",
    "home",
    "lists",
    "mappings",
    "messages",
    "options",
    "owners",
    "receipts",
    "results",
    "tables",
    "validation",
)
CASES: Final = tuple(sorted(path for kind in KINDS for path in (FOLDER / kind).glob("*.txt")))
RECORD: Final = os.environ.get("DETENTE_RECORD") == "1"
LEAST: Final = 40
COLUMNS: Final = ", ".join(NAMES)
_HEADING: Final = re.compile(r"^-- (.+) --\n", re.MULTILINE)


@dataclass(frozen=True)
class Refusal:
    """A case, as its file gives it."""

    told: str
    """What is wrong, in a sentence."""
    words: list[str]
    """The command, without the name of the program."""
    files: dict[str, bytes]
    end: str
    """The exit code and what stderr says."""


def read(path: Path) -> Refusal:
    """The case in a file."""
    head, *parts = _HEADING.split(path.read_text(encoding="utf-8"))
    told, _, command = head.partition("$ detente ")
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    files = {
        name.removesuffix(" hex"): _content(name, text)
        for name, text in sections.items()
        if not name.startswith("exit ")
    }
    end = next((f"{name}\n{text}" for name, text in sections.items() if name.startswith("exit ")), "")
    return Refusal(told.strip(), shlex.split(command), files, end)


def _content(name: str, text: str) -> bytes:
    return bytes.fromhex(text) if name.endswith(" hex") else text.encode()


def ended(case: Refusal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The exit code and stderr of a case that is run in a folder of its own."""
    for name, content in case.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys, "argv", ["detente", "--home", "home", *case.words])
    monkeypatch.setattr(
        sys.modules["__main__"], "__package__", None
    )  # else usage names the program that runs the tests
    monkeypatch.setattr(sys, "stdout", StringIO())
    monkeypatch.setattr(sys, "stderr", err := StringIO())
    with pytest.raises(SystemExit) as end:
        main()
    return f"exit {end.value.code}\n{err.getvalue().replace(COLUMNS, '{columns}')}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_words_and_the_code_of_a_refusal(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = read(path)
    found = ended(case, tmp_path, monkeypatch)
    if RECORD:
        text = path.read_text(encoding="utf-8").partition("-- exit ")[0]
        code, _, err = found.partition("\n")
        path.write_text(f"{text}-- {code} --\n{err}", encoding="utf-8")
        return
    assert found == case.end


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_refusal_says_where_and_what_and_shows_no_traceback(path: Path) -> None:
    case = read(path)
    code, _, err = case.end.partition("\n")
    assert case.told.endswith(".")
    assert code in {"exit 2", "exit 4"}
    assert err.strip()
    assert "Traceback" not in err
    assert "unexpected fault" not in err


def test_there_are_many_of_them_of_every_kind() -> None:
    assert len(CASES) >= LEAST
    assert {path.parent.name for path in CASES} == set(KINDS)
