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
def test_json_gives_lines_with_the_words_of_the_document_at_their_spans(report: Path) -> None:
    printed = run(str(report), "--published", "2019-12-12", "--json").stdout.splitlines()
    document, statement, event = map(json.loads, printed)
    assert (document["type"], document["text"], document["extractor"]) == ("document", TEXT, "text 1")
    assert document["published"] == {"from": "2019-12-12", "to": "2019-12-12", "basis": "given"}
    ((begin, end),) = statement["content"]["spans"]
    assert TEXT[begin:end] == statement["content"]["text"] == "that the talks would go on"
    assert event["id"] == f"{document['id']}.e1"
    assert (event["when"]["from"], event["when"]["words"]) == ("2019-12-10", "Tuesday")


@needs_reader
def test_what_is_read_is_kept_and_its_event_accepted_by_the_beginning_of_its_id(report: Path, tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    told = CliRunner().invoke(
        cli, ["--home", home, "read", str(report), "--published", "2019-12-12", "--keep", "--by", "a"]
    )
    assert told.exit_code == 0, told.stderr
    (offered,) = [line for line in told.stderr.splitlines() if "evidence accept" in line]
    id_ = offered.split()[3]
    words = ["evidence", "accept", id_[:5] + id_[12:], "--by", "b", "--because", "seen"]
    accepted = CliRunner().invoke(cli, ["--home", home, *words])
    assert f"{id_}: accepted" in accepted.stdout, accepted.stderr
    assert "ballistic-launch on 2019-12-10" in accepted.stdout
    again = CliRunner().invoke(
        cli, ["--home", home, "read", str(report), "--published", "2019-12-12", "--keep", "--by", "a"]
    )
    assert "0 new proposals, 3 known before" in again.stderr


def test_keeping_says_who_keeps(report: Path) -> None:
    found = run(str(report), "--keep")
    assert isinstance(found.exception, UsageError)
    assert "--by" in str(found.exception)


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
