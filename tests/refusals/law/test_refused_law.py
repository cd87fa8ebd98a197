"""Bad corpora, each with the exact words and the exit code with which `detente law check` refuses it.

A case is one file: `=== NAME` begins a file of the corpus, `=== expected` what is printed, its first line the exit code. Without
a `regime.yaml` of its own it has that of `regime.yaml` beside the cases. `DETENTE_RECORD=1` writes what is printed now into the
cases; look at the difference before you commit it.
"""

import os
import re
import sys
from pathlib import Path

import pytest

from detente.app import cli

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*.case"))
MARK = re.compile(r"^=== (.+)\n", re.MULTILINE)
EXPECTED = "expected"
RECORD = os.environ.get("DETENTE_RECORD") == "1"


def sections(case: Path) -> dict[str, str]:
    """The files of a case and what it expects, by their names."""
    _, *parts = MARK.split(case.read_text(encoding="utf-8"))
    found = dict(zip(parts[::2], parts[1::2], strict=True))
    return {"regime.yaml": (HERE / "regime.yaml").read_text(encoding="utf-8")} | found


def refused(
    case: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str]:
    """The exit code of `detente law check` on the corpus of a case, and what it prints."""
    for name, text in sections(case).items():
        if name != EXPECTED:
            (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["detente", "law", "check", str(folder)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    printed = capsys.readouterr()
    return int(end.value.code or 0), f"{printed.out}{printed.err}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_corpus_is_refused_in_these_words(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, printed = refused(case, tmp_path, monkeypatch, capsys)
    told = f"exit {code}\n{printed}"
    if RECORD:
        given = case.read_text(encoding="utf-8").partition(f"=== {EXPECTED}\n")[0]
        case.write_text(f"{given}=== {EXPECTED}\n{told}", encoding="utf-8")
    assert told == sections(case)[EXPECTED]
    assert code == 4
    assert "Traceback" not in printed


def test_each_kind_of_fault_has_a_case() -> None:
    assert len(CASES) >= 40
    assert len({sections(case)[EXPECTED] for case in CASES}) == len(CASES), "two cases are refused in the same words"


def test_a_corpus_that_holds_is_not_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = next(case for case in CASES if case.stem == "unknown-key-of-a-measure")
    for name, text in sections(held).items():
        if name != EXPECTED:
            (tmp_path / name).write_text(text.replace("purpos:", "purpose:"), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["detente", "law", "check", str(tmp_path)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 0
    assert capsys.readouterr().out.endswith("1 instrument, 1 provision, no faults\n")
