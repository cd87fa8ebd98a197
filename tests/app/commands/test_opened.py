"""`--corpus` behind a command, and what is told of a partial corpus wherever the law is asked."""

import json
from pathlib import Path

import pytest

from tests.app.test_cli import COAL, run, table
from tests.app.told import Run
from tests.desk.small_law import small_law

__all__ = ["run"]
PARTIAL = "The corpus of un-2140 is partial"
PAID = ["--set", "date=2024-01-01", "--set", "activity=payment", "--set", "parties=YEi.004"]


@pytest.fixture
def law(tmp_path: Path) -> str:
    """The folder of a small law of a user's own."""
    return str(small_law(tmp_path / "law"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["law", "list"], "my-law"),
        (["law", "show", "--on", "2018-06-01"], "No coal."),
        (["law", "diff", "--on", "2016-03-01", "--and", "2016-03-02"], "my-law: 2016-03-01 and 2016-03-02"),
        (["law", "measure", "coal", "--on", "2018-06-01"], "No coal."),
        (["law", "text", "one"], "M/1"),
        (["law", "search", "coal"], "coal"),
        (["law", "check"], "my-law: 1 instrument, 1 provision, no faults"),
        (["law", "test"], "my-law: 0 cases"),
        (["decide", *COAL], "No coal"),
        (["party", "match", "Ri Won Ho"], "Ri Won Ho"),
    ],
    ids=lambda each: each if isinstance(each, str) else " ".join(each[:2]),
)
def test_a_command_asks_the_law_of_the_folder_behind_it_as_of_that_before_it(
    run: Run, law: str, words: list[str], told: str
) -> None:
    behind, before = run(*words, "--corpus", law), run("--corpus", law, *words)
    assert told in behind.out
    assert (behind.out, behind.err, behind.code) == (before.out, before.err, before.code)


def test_an_explanation_takes_the_folder_behind_it(run: Run, law: str, tmp_path: Path) -> None:
    one = run("decide", *COAL, "--corpus", law, "--json")
    receipt = json.loads(one.out)["receipt"]
    assert run("explain", receipt, "--corpus", law, "--json").out == one.out
    assert run("explain", receipt).code == 4
    rows = table(tmp_path, "id,date,from_country,to_country,hs", "here,2018-06-01,KP,CN,270112")
    assert "1 prohibited" in run("decide", rows, "--corpus", law).out
    assert "No coal (M/1" in run("explain", "here", "--plain").out


@pytest.mark.parametrize("words", [["law", "show"], ["decide", *COAL], ["law", "check"]])
def test_two_folders_are_refused_and_the_same_one_twice_is_not(
    run: Run, law: str, tmp_path: Path, words: list[str]
) -> None:
    other = str(small_law(tmp_path / "other"))
    told = run("--corpus", other, *words, "--corpus", law)
    assert (told.code, "--corpus was given twice" in told.err) == (2, True)
    assert run("--corpus", law, *words, "--corpus", law).code == 0


@pytest.mark.parametrize(
    ("folder", "words"), [("nowhere", "holds no law"), ("file", "is a file"), ("empty", "holds no law")]
)
def test_a_folder_without_law_is_refused_behind_a_command_too(
    run: Run, tmp_path: Path, folder: str, words: str
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    told = run("law", "show", "--corpus", str(tmp_path / folder))
    assert (told.code, words in told.err) == (2, True)


# --- a partial corpus -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["law", "show", "un-2140", "--on", "2024-01-01"],
        ["law", "diff", "un-2140", "--on", "2014-01-01", "--and", "2024-01-01"],
        ["law", "measure", "asset-freeze", "--regime", "un-2140", "--on", "2024-01-01"],
        ["law", "search", "freeze", "--regime", "un-2140"],
    ],
    ids=lambda words: words[1],
)
@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"], ["--markdown"]], ids="".join)
def test_that_a_corpus_is_partial_is_told_in_every_form(run: Run, words: list[str], form: list[str]) -> None:
    assert PARTIAL in run(*words, *form).err
    assert PARTIAL in run("--quiet", *words, *form).err


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"], ["--markdown"]], ids="".join)
def test_the_text_of_a_partial_corpus_says_so(run: Run, form: list[str]) -> None:
    told = run("law", "text", "2140", "--regime", "un-2140", *form)
    assert PARTIAL in " ".join(f"{told.out} {told.err}".split())


def test_the_list_of_regimes_says_which_is_partial(run: Run) -> None:
    assert "un-2140: The Security Council's targeted measures on Yemen (partial corpus)" in run("law", "list").flat
    found = json.loads(run("law", "list", "--json").out)
    assert all(each["partial"] for each in found["un-2140"])
    assert not any("partial" in each for each in found["un-1718"])
    assert json.loads(run("law", "show", "un-2140", "--on", "2024-01-01", "--json").out)["partial"] is True


@pytest.mark.parametrize("form", [[], ["--plain"], ["--markdown"]], ids="".join)
def test_a_decision_under_a_partial_corpus_says_so_in_words(run: Run, form: list[str]) -> None:
    told = run("decide", "--regime", "un-2140", *PAID, *form)
    assert "of which this corpus has a part only" in " ".join(f"{told.out} {told.err}".split())


def test_a_decision_under_a_partial_corpus_says_so_to_programs(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("decide", "--regime", "un-2140", *PAID, "--json").out)
    assert told["coverage"]["partial"] is True
    assert told["coverage"]["not_covered"].startswith("whoever acts for listed persons")
    assert "partial" not in json.loads(run("decide", *COAL, "--json").out)["coverage"]
    rows = table(tmp_path, "id,date,activity,parties", "a,2024-01-01,payment,YEi.004")
    assert "whoever acts for listed persons" in run("decide", rows, "--regime", "un-2140", "--csv").out


# --- a corpus with warnings -------------------------------------------------------------------------------------------


def test_a_scope_without_an_activity_is_warned_of_and_not_refused(run: Run, tmp_path: Path) -> None:
    folder = small_law(tmp_path / "law")
    (path,) = (each for each in folder.glob("*.yaml") if each.name != "regime.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("activity: [trade], ", ""), encoding="utf-8")
    told = run("law", "check", str(folder))
    assert (told.code, told.out) == (0, "my-law: 1 instrument, 1 provision, no faults\n")
    assert "warning: one.yaml:" in told.err
    assert "a scope without an activity touches every activity" in told.err
    (found,) = json.loads(run("law", "check", str(folder), "--json").out)
    assert (found["holds"], len(found["warnings"])) == (True, 1)
    assert "warning" in run("law", "check", str(folder), "--csv").out


def test_a_list_that_nobody_can_import_is_warned_of(run: Run, tmp_path: Path) -> None:
    folder = small_law(tmp_path / "law")
    with (folder / "regime.yaml").open("a", encoding="utf-8") as file:
        file.write("lists: [{id: counsil, kinds: [person]}, {id: 'own:council', kinds: [person]}]\n")
    told = run("law", "check", str(folder))
    assert told.code == 0
    assert "no list is called 'counsil'" in told.err
    assert "A list of your own is called own:counsil." in told.err
    assert told.err.count("warning: ") == 1


def test_the_law_that_ships_has_no_warning(run: Run) -> None:
    told = run("law", "check")
    assert (told.code, told.err, len(told.out.splitlines())) == (0, "", 2)
