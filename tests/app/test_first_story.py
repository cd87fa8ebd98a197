"""From a report to a decision that replays: read, accept, decide, log, replay, verify."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.app.cli import cli
from tests.evidence.parsed import needs_reader

REPORT = (
    "SEOUL (Northern Post / Yonhap - 12th December, 2019) In late November, North Korea launched two ballistic missiles toward the"
    " Sea of Japan that flew about 380 kilometres at an altitude of 97 kilometres.\n"
)
SQUID = ["--set", "from_country=KP", "--set", "to_country=CN", "--set", "hs=030743", "--with-proposal", "stepwise-2019"]
WHO = ["--by", "reviewer-1", "--because", "for this story"]


class Story:
    """One home, and what is asked of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str, home: str = "home") -> Result:
        result = CliRunner().invoke(cli, ["--home", str(self.folder / home), *words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def decide(self, day: str, *words: str) -> str:
        told = self.run("decide", "--set", f"date={day}", *SQUID, "--ledger", "--json", *words)
        return str(json.loads(told.stdout)["verdict"])

    def add(self, kind: str, on: str, known_on: str = "") -> str:
        known = ["--known-on", known_on] if known_on else []
        told = self.run("evidence", "add", kind, "--on", on, *known, *WHO)
        found = re.search(r"finding (f\d+)", told.stdout)
        assert found is not None, told.stderr
        return found[1]


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A ledger that has the older launch, from a report."""
    made = Story(tmp_path)
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    kept = made.run("read", str(report), "--keep", "--by", "monitor-1")
    (offered,) = re.findall(r"evidence accept (\S+) --on DAY", kept.stderr)
    accepted = made.run("evidence", "accept", offered, "--on", "2019-11-28", *WHO)
    assert "ballistic-launch on 2019-11-28" in accepted.stdout
    return made


@needs_reader
def test_the_halt_frees_squid_and_a_launch_brings_the_measure_back(story: Story) -> None:
    story.add("no-launches-verified", "2020-02-01")
    assert [story.decide(day) for day in ("2020-01-31", "2020-02-01", "2020-04-01")] == [
        "prohibited",
        "permitted",
        "permitted",
    ]
    story.add("ballistic-launch", "2020-05-10")
    assert [story.decide(day) for day in ("2020-06-08", "2020-06-09")] == ["permitted", "prohibited"]
    story.add("council-continues", "2020-06-01")
    assert story.decide("2020-07-01") == "permitted"


@needs_reader
def test_a_second_halt_suspends_again(story: Story) -> None:
    story.add("no-launches-verified", "2020-02-01")
    story.add("ballistic-launch", "2020-05-10")
    story.add("no-launches-verified", "2020-09-01")
    assert [story.decide(day) for day in ("2020-08-31", "2020-09-01")] == ["prohibited", "permitted"]


@needs_reader
def test_a_withdrawal_is_seen_from_its_day_on(story: Story) -> None:
    name = story.add("no-launches-verified", "2020-02-01", known_on="2020-02-01")
    story.run("evidence", "withdraw", name, "--known-on", "2020-03-01", *WHO)
    assert story.decide("2020-04-01") == "prohibited"
    assert story.decide("2020-04-01", "--known-on", "2020-02-15") == "permitted"
    assert story.decide("2020-04-01", "--known-on", "2020-03-01") == "prohibited"


@needs_reader
def test_the_logged_receipt_replays_here_and_on_a_machine_with_another_ledger(story: Story) -> None:
    story.add("no-launches-verified", "2020-02-01")
    head = story.run("ledger", "head").stdout.strip()
    told = story.run("decide", "--set", "date=2020-04-01", *SQUID, "--ledger", "--log", "--by", "desk-1", "--json")
    receipt = json.loads(told.stdout)["receipt"]
    assert "the same, byte for byte, as row" in story.run("ledger", "replay", receipt).stdout
    assert "the ledger does not have this decision" in story.run("ledger", "replay", receipt, home="elsewhere").stdout
    verified = story.run("ledger", "verify", "--head", head)
    assert verified.exit_code == 0
    assert "Compared with the head" in verified.stdout.replace("\n", " ")


@needs_reader
def test_after_the_facts_moved_the_old_receipt_gives_the_old_decision(story: Story) -> None:
    name = story.add("no-launches-verified", "2020-02-01")
    told = story.run("decide", "--set", "date=2020-04-01", *SQUID, "--ledger", "--log", "--by", "desk-1", "--json")
    story.run("evidence", "withdraw", name, *WHO)
    assert story.decide("2020-04-01") == "prohibited"
    replayed = story.run("ledger", "replay", json.loads(told.stdout)["receipt"])
    assert "no UN restriction found" in replayed.stdout
    assert "the same, byte for byte" in replayed.stdout


@needs_reader
def test_standard_input_cannot_be_logged(story: Story) -> None:
    result = CliRunner().invoke(cli, ["--home", str(story.folder / "home"), "decide", "-", "--log"], input="id\n")
    assert "cannot be read again" in str(result.exception)
