"""The forms of an answer: one at a time, each on every command that prints a listing."""

import csv
import io
import json

import click
import pytest

from detente.app import cli as door
from detente.app.commands.forms import form_of
from detente.errors import UsageError
from tests.app.test_cli import run
from tests.app.told import Run

__all__ = ["run"]
DAY = ["--on", "2019-12-26"]
LISTINGS = [
    ["law", "list"],
    ["law", "show", *DAY],
    ["law", "diff", *DAY, "--with-draft", "draft-2019-12-16"],
    ["law", "check"],
    ["law", "measure", "coal-export", *DAY],
    ["law", "text", "2371"],
    ["law", "search", "coal"],
    ["lists", "status"],
    ["lists", "status", "--by", "programme"],
    ["lists", "verify"],
    ["lists", "show", "un-1718", "KPe.047"],
    ["lists", "diff", "un-1718", "un-1718"],
    ["party", "match", "Ri Won Ho"],
]


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_csv_has_a_header_of_stable_names_and_as_many_cells_in_each_record(run: Run, words: list[str]) -> None:
    told = run(*words, "--csv")
    header, *rows = csv.reader(io.StringIO(told.out))
    assert told.code in (0, 6)  # 6: lists that are not imported were not screened
    assert len(set(header)) == len(header)
    assert all(name.isidentifier() and name.islower() for name in header)
    assert {len(row) for row in rows} <= {len(header)}


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_markdown_is_a_table_whose_lines_have_one_width(run: Run, words: list[str]) -> None:
    lines = run(*words, "--markdown").out.splitlines()
    assert lines[0].startswith("## ")
    tables = [line for line in lines if line.startswith("|")]
    assert len({line.replace("\\|", "").count("|") for line in tables}) == 1


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_json_is_one_document(run: Run, words: list[str]) -> None:
    assert json.loads(run(*words, "--json").out) is not None


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_two_forms_together_are_refused(run: Run, words: list[str]) -> None:
    told = run(*words, "--csv", "--json")
    assert (told.code, told.out) == (2, "")
    assert (
        told.err == "detente: --json and --csv were given together\n  Each is a form of the same output. Choose one.\n"
    )


def test_every_form_that_is_asked_for_too_often_is_named() -> None:
    with pytest.raises(UsageError, match="--json and --csv and --markdown were given together"):
        form_of(as_json=True, as_csv=True, as_markdown=True)
    assert form_of(as_json=False, as_csv=False, as_markdown=False) == "terminal"
    assert form_of(as_json=False, as_csv=False, as_markdown=True) == "markdown"


def test_every_command_that_has_json_and_prints_a_listing_has_the_other_forms() -> None:
    single = {
        "import",
        "explain",
        "remove",
        "accept",
        "amend",
        "reject",
        "withdraw",
        "add",
    }  # one answer, not a listing
    single |= {"link"}
    single.add("read")  # a document is told as a page, and its rows as CSV
    missing = [
        name
        for group in door.cli.commands.values()
        for name, command in (group.commands if isinstance(group, click.Group) else {group.name: group}).items()
        if "--json" in (options := {each for part in command.params for each in part.opts})
        and name not in single
        and not {"--csv", "--markdown"} <= options
    ]
    assert missing == []
