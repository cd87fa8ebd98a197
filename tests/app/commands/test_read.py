import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.app.cli import cli
from detente.errors import InputError, RowsRefused, UsageError
from tests.evidence.parsed import needs_reader

TEXT = "The envoy said on Monday that the talks would go on.\nNorth Korea launched two missiles on Tuesday.\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["read", *words])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


@needs_reader
def test_a_report_is_told_with_its_statements_and_events(report: Path) -> None:
    found = run(str(report), "--published", "2019-12-12")
    assert found.exit_code == 0
    assert "1 statement\n" in found.stdout
    assert "launch, happened, 2019-12-10: North Korea" in found.stdout


@needs_reader
def test_json_gives_a_line_a_document_with_spans_into_its_text(report: Path) -> None:
    (line,) = run(str(report), "--published", "2019-12-12", "--json").stdout.splitlines()
    ((begin, end),) = json.loads(line)["statements"][0]["content"]["spans"]
    assert TEXT[begin:end] == "that the talks would go on"


@needs_reader
def test_a_folder_is_read_with_its_broken_document_reported(report: Path) -> None:
    (report.parent / "broken.txt").write_bytes(b"\xff\x00")
    found = run(str(report.parent), "--csv")
    assert isinstance(found.exception, RowsRefused)
    assert found.exception.exit_code == 4
    assert "broken.txt" in found.stderr
    assert "statement" in found.stdout


@needs_reader
def test_dates_without_a_day_of_publication_say_what_to_give(report: Path) -> None:
    assert "give --published DAY" in run(str(report)).stderr


def test_a_day_after_today_two_forms_and_a_missing_file_are_refused(report: Path) -> None:
    assert isinstance(run(str(report), "--published", "2999-01-01").exception, UsageError)
    assert isinstance(run(str(report), "--json", "--csv").exception, UsageError)
    assert isinstance(run(str(report.parent / "none.txt")).exception, InputError)
