"""The options that say under which suppositions the law is read, as a user gives them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.app.cli import cli
from detente.errors import InputError, UsageError

SQUID = ["--set", "date=2020-04-01", "--set", "from_country=KP", "--set", "to_country=CN", "--set", "hs=030743"]
VERIFIED = "kind,on,known_on,source\nno-launches-verified,2020-02-01,2020-02-03,an agency\n"


@pytest.fixture
def found(tmp_path: Path) -> Path:
    path = tmp_path / "found.csv"
    path.write_text(VERIFIED, encoding="utf-8")
    return path


def run(home: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["--home", str(home), *map(str, words)])


def verdict(result: Result) -> str:
    assert result.exception is None, result.stderr
    return str(json.loads(result.stdout)["verdict"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], "prohibited"),
        (["--with-proposal", "stepwise-2019"], "prohibited"),
        (["--with-draft", "draft-2019-12-16"], "permitted"),
        (["--with-proposal", "stepwise-2019", "--findings", "FOUND"], "permitted"),
        (["--with-proposal", "stepwise-2019", "--suppose", "no-launches-verified@2020-02-01"], "permitted"),
        (["--with-proposal", "stepwise-2019@2020-05-01", "--findings", "FOUND"], "prohibited"),
        (["--with-proposal", "stepwise-2019", "--findings", "FOUND", "--known-on", "2020-02-02"], "prohibited"),
        (["--with-proposal", "stepwise-2019", "--findings", "FOUND", "--known-on", "2020-02-03"], "permitted"),
        (["--findings", "FOUND"], "prohibited"),
    ],
)
def test_a_decision_follows_its_suppositions(tmp_path: Path, found: Path, words: list[str], expected: str) -> None:
    words = [str(found) if each == "FOUND" else each for each in words]
    assert verdict(run(tmp_path / "home", "decide", *SQUID, "--json", *words)) == expected


def test_whatever_is_printed_under_a_proposal_says_that_nobody_tabled_it(tmp_path: Path, found: Path) -> None:
    words = ["--with-proposal", "stepwise-2019", "--findings", str(found)]
    for command in (
        ["decide", *SQUID, "--plain"],
        ["law", "show", "--on", "2020-04-01"],
        ["law", "diff", "--on", "2020-04-01"],
    ):
        told = run(tmp_path / "home", *command, *words)
        assert told.exception is None, told.stderr
        assert "nobody tabled" in f"{told.stdout}{told.stderr}".replace("\n", " ")


def test_json_names_the_proposal_its_author_and_the_findings(tmp_path: Path, found: Path) -> None:
    told = run(tmp_path / "home", "decide", *SQUID, "--json", "--with-proposal", "stepwise-2019", "--findings", found)
    document = json.loads(told.stdout)
    (supposed,) = document["drafts"]
    assert (supposed["id"], supposed["status"], supposed["adopted"]) == ("stepwise-2019", "proposal", False)
    assert supposed["author"]
    assert [(each["kind"], each["on"], each["source"]) for each in document["findings"]] == [
        ("no-launches-verified", "2020-02-01", "an agency")
    ]


def test_four_measures_sleep_from_the_day_on_which_the_halt_is_verified(tmp_path: Path, found: Path) -> None:
    counts = []
    for day in ("2020-01-31", "2020-02-01"):
        words = ["law", "show", "--on", day, "--json", "--with-proposal", "stepwise-2019", "--findings", found]
        document = json.loads(run(tmp_path / "home", *words).stdout)
        counts.append((len(document["measures"]), len(document["suspended"])))
    assert counts[0][1] == 0
    assert counts[1] == (counts[0][0] - 4, 4)


def test_what_is_not_supposed_is_law_as_it_is(tmp_path: Path) -> None:
    told = json.loads(run(tmp_path / "home", "decide", *SQUID, "--json").stdout)
    assert "findings" not in told
    assert "drafts" not in told
    assert not any("stepwise" in each["what"] for each in told["would_change"])


def test_a_file_is_decided_under_findings(tmp_path: Path, found: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("id,date,from_country,to_country,hs\na,2020-01-31,KP,CN,030743\nb,2020-02-01,KP,CN,030743\n")
    told = run(tmp_path / "home", "decide", rows, "--csv", "--with-proposal", "stepwise-2019", "--findings", found)
    assert [line.split(",")[-1] != "" for line in told.stdout.splitlines()[1:]]
    assert "prohibited" in told.stdout.splitlines()[1]
    assert "permitted" in told.stdout.splitlines()[2]


@pytest.mark.parametrize(
    ("words", "kind", "told"),
    [
        (["--with-proposal", "stepwise"], UsageError, "no proposal is called 'stepwise'"),
        (["--with-proposal", "draft-2019-12-16"], UsageError, "it is a draft, and no proposal"),
        (["--with-draft", "stepwise-2019"], UsageError, "a proposal that nobody tabled, and no draft"),
        (["--with-proposal", "2371"], UsageError, "that text was adopted"),
        (["--with-proposal", "stepwise-2019@soon"], UsageError, "'soon' is not a day"),
        (["--known-on", "2020-01-01"], UsageError, "--known-on"),
        (["--findings", "no-such-file.csv"], InputError, "cannot be read"),
    ],
)
@pytest.mark.parametrize(
    "command", [["decide", *SQUID], ["law", "show", "--on", "2020-04-01"], ["law", "measure", "seafood-export"]]
)
def test_what_cannot_be_supposed_is_refused_by_every_command(
    tmp_path: Path, command: list[str], words: list[str], kind: type[Exception], told: str
) -> None:
    result = run(tmp_path / "home", *command, *words)
    assert isinstance(result.exception, kind)
    assert told in str(result.exception)
