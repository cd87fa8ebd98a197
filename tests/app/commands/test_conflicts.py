"""`detente evidence conflicts`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.app.cli import cli
from detente.errors import InputError, UsageError
from tests.evidence.parsed import needs_reader

ONE = "SEOUL (Northern Post / Yonhap - 3rd March, 2020) North Korea launched a missile on 2 March 2020 that flew 200 km.\n"
OTHER = (
    "TOKYO (Southern Herald / Kyodo - 3rd March, 2020) North Korea fired a missile on 2 March 2020 that flew 320 km.\n"
)
COPY = (
    "PARIS (Western Mail / Yonhap - 3rd March, 2020) North Korea launched a missile on 2 March 2020 that flew 200 km.\n"
)


def run(home: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--home", str(home), *words])


def keep(tmp_path: Path, *texts: str) -> Path:
    for number, text in enumerate(texts):
        file = tmp_path / f"report-{number}.txt"
        file.write_text(text, encoding="utf-8")
        assert run(tmp_path / "home", "read", str(file), "--keep", "--by", "a").exit_code == 0
    return tmp_path / "home"


@needs_reader
def test_figures_that_contradict_stand_side_by_side_with_their_sources(tmp_path: Path) -> None:
    found = json.loads(run(keep(tmp_path, ONE, OTHER), "evidence", "conflicts", "--json").stdout)
    (conflict,) = found["conflicts"]
    assert (conflict["kind"], conflict["about"]) == ("quantity", "launch: North Korea, range")
    assert [(each["source"], each["said"]) for each in conflict["members"]] == [
        ("Yonhap", "200 km"),
        ("Kyodo", "320 km"),
    ]
    (shared,) = found["shared"]
    assert shared["sources"] == ["Yonhap", "Kyodo"]


@needs_reader
def test_a_copy_of_an_agency_is_no_second_source_and_no_conflict(tmp_path: Path) -> None:
    found = json.loads(run(keep(tmp_path, ONE, COPY), "evidence", "conflicts", "--json").stdout)
    assert found["conflicts"] == []
    assert [each["sources"] for each in found["shared"]] == [["Yonhap"]]


@needs_reader
def test_the_listing_names_what_is_compared_and_counts_it(tmp_path: Path) -> None:
    told = run(keep(tmp_path, ONE, OTHER), "evidence", "conflicts").stdout
    assert "launch: North Korea, range" in told
    assert "1 contradictions; 1 statements or events that several documents have" in told


@needs_reader
def test_as_csv_each_side_is_a_row_with_its_document(tmp_path: Path) -> None:
    lines = run(keep(tmp_path, ONE, OTHER), "evidence", "conflicts", "--csv").stdout.splitlines()
    assert lines[0] == "number,kind,about,said,id,source,text,document"
    assert len(lines) == 1 + 2 + 2


@needs_reader
def test_what_was_rejected_contradicts_nothing(tmp_path: Path) -> None:
    home = keep(tmp_path, ONE, OTHER)
    (conflict,) = json.loads(run(home, "evidence", "conflicts", "--json").stdout)["conflicts"]
    rejected = run(home, "evidence", "reject", conflict["members"][0]["id"], "--by", "a", "--because", "a misprint")
    assert rejected.exit_code == 0
    assert json.loads(run(home, "evidence", "conflicts", "--json").stdout) == {"conflicts": [], "shared": []}


def test_without_a_ledger_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert isinstance(run(tmp_path / "home", "evidence", "conflicts").exception, InputError)


@pytest.mark.parametrize("words", [["--json", "--csv"], ["--csv", "--markdown"]])
def test_two_forms_at_once_are_refused(tmp_path: Path, words: list[str]) -> None:
    assert isinstance(run(tmp_path / "home", "evidence", "conflicts", *words).exception, UsageError)
