"""`detente law measure`, `text` and `search`, as a user gives them; and what stands beside the law in every form."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from detente.desk.desk import Desk
from tests.app.test_cli import COAL, run
from tests.app.told import Run
from tests.desk.small_law import small_law

__all__ = ["run"]
DRAFT = ["--with-draft", "draft-2019-12-16"]
LATER = ["--set", "date=2025-09-06", *COAL[2:]]
FORMS = [[], ["--json"], ["--csv"], ["--markdown"]]
READ = "warning: The law of un-1718 was read up to 2024-03-28; 2025-01-01 is later."


def test_a_measure_is_shown_with_scope_exemptions_history_cases_and_notes(run: Run) -> None:
    told = run("law", "measure", "coal-export", "--on", "2018-01-01")
    assert told.code == 0
    for words in (
        "coal-export: No coal from the DPRK.",
        "paragraph S/RES/2371 (2017); source: secondary 2371 ¶8 ~",
        "HS 2701 coal",
        "aid-exemption approval",
        "2016-03-02 imposed",
        "lifted (draft, not adopted)",
        "Coal had no wind-down.",
        "Marks of a paragraph:",
    ):
        assert words in told.flat
    assert re.search(r"2270\.cases\.yaml:\d+ prohibited Coal ", told.flat)


@pytest.mark.parametrize("columns", ["80", "100", "200"])
@pytest.mark.parametrize(
    "words",
    [["measure", "aid-exempt"], ["measure", "coal-export"], ["text", "2397"], ["search", "petroleum"]],
    ids=" ".join,
)
def test_no_line_is_wider_than_columns(
    run: Run, words: list[str], columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    told = run("law", *words)
    assert max((len(line.rstrip()) for line in told.out.splitlines()), default=0) <= int(columns)
    assert (told.code == 0) == (words[-1] != "aid-exempt")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (["measure", "coal-exprt"], "no measure is called 'coal-exprt'\n  Did you mean 'coal-export'?"),
        (["measure", "coal-export", "--regime", "un"], "no regime is called 'un'"),
        (["measure", "coal-export", "--with-draft", "2371"], "no draft is called '2371'"),
        (["measure", "coal-export", "--position", "coal"], "no position is called 'coal'"),
        (["text", "2372"], "no text is called '2372'"),
        (["search", "¶"], "'¶' has no word to look for"),
    ],
)
def test_what_is_not_there_is_refused_with_what_to_do(run: Run, words: list[str], refusal: str) -> None:
    told = run("law", *words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith(f"detente: {refusal}")


@pytest.mark.parametrize("words", [["law", "measure"], ["law", "text"], ["law", "search"]], ids=" ".join)
def test_nothing_to_look_up_is_refused(run: Run, words: list[str]) -> None:
    assert run(*words).code == 2


@pytest.mark.parametrize("form", FORMS[1:], ids=str)
def test_a_search_that_finds_nothing_says_so(run: Run, form: list[str]) -> None:
    said = "No match for 'xylophone'"
    assert run("law", "search", "xylophone").out.startswith(said)
    told = run("law", "search", "xylophone", *form)
    assert (told.code, told.err.startswith(said)) == (0, True)


def test_a_draft_is_shown_as_not_adopted_with_every_provision(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    told = run("law", "text", "draft-2019-12-16")
    for words in (
        "It was not adopted; no vote on it is known. Its text was not published; it is known from",
        "give --position coal-freed",
        "element 12 state States (political, addressed to the Council)",
        "The corpus summarises what each provision does",
    ):
        assert words in told.flat
    found = json.loads(run("law", "text", "draft-2019-12-16", "--json").out)
    assert (found["adopted"], found["published"], len(found["provisions"])) == (False, False, 14)
    assert "was not adopted" in run("law", "text", "draft-2019-12-16", "--csv").err


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize(
    "words",
    [["law", "show"], ["law", "diff"], ["law", "measure", "textiles-export"]],
    ids=lambda words: " ".join(words) if words else "",
)
def test_a_draft_comes_with_its_fate_and_every_element(run: Run, words: list[str], form: list[str]) -> None:
    told = run(*words, "--on", "2020-01-01", *DRAFT, *form)
    every = " ".join((told.out + told.err).split())
    if form == ["--json"]:
        draft = json.loads(told.out)["drafts"][0]
        assert (draft["adopted"], draft["published"], len(draft["provisions"])) == (False, False, 14)
        assert [each["id"] for each in draft["positions"]] == ["coal-freed"]
    else:
        assert "was not adopted" in every
        assert "element 12" in every


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("words", [["show"], ["diff", *DRAFT], ["measure", "coal-export"]], ids=" ".join)
def test_a_day_after_the_law_was_read_is_warned_of_in_every_form(run: Run, words: list[str], form: list[str]) -> None:
    told = run("law", *words, "--on", "2025-01-01", *form)
    assert told.err.startswith(READ)
    if form == ["--json"]:
        assert READ.removeprefix("warning: ") in json.loads(told.out)["warnings"][0]
    assert "warnings" not in json.loads(run("law", *words, "--on", "2019-01-01", "--json").out)


@pytest.mark.parametrize("form", [[], ["--json"], ["--plain"], ["--markdown"]], ids=str)
def test_a_decision_after_the_law_was_read_is_warned_of_in_every_form(run: Run, form: list[str]) -> None:
    told = run("--quiet", "decide", *LATER, "--no-match", *form)
    assert "was read up to 2024-03-28; 2025-09-06 is later" in told.err
    if form == ["--json"]:
        assert len(json.loads(told.out)["warnings"]) == 1
    assert "read up to" not in run("decide", *COAL, "--no-match", *form).err


def test_a_decision_under_a_draft_names_each_of_its_elements(run: Run) -> None:
    told = run("decide", *COAL, "--no-match", *DRAFT, "--json")
    assert "was not adopted" in told.err
    assert "element 5 (only with --position coal-freed): Lifts coal-export" in told.err
    assert json.loads(told.out)["drafts"][0]["adopted"] is False


def test_the_grades_of_paragraphs_stand_in_csv(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("law", "show", "--on", "2019-12-26", "--csv").out)))
    coal = next(row for row in rows if row["id"] == "coal-export")
    assert (coal["paragraph"], coal["wording"], coal["numbering"]) == ("2371 ¶8", "secondary", "seen")
    measures = [row for row in rows if row["section"] == "measure"]
    cited = [version.wording.citation for version in Desk().law(on="2019-12-26").measures]
    assert [row["numbering"] for row in measures] == [each.numbering for each in cited]
    assert {"seen", "recalled"} <= {row["numbering"] for row in measures}


def test_the_list_of_texts_counts_provisions_by_grade_and_says_up_to_when_they_were_read(run: Run) -> None:
    told = run("law", "list")
    texts = [text for text in Desk().instruments("un-1718") if text.status != "proposal"]
    provisions = [each for text in texts for each in text.provisions]
    grades = Counter(each.reading for each in provisions)
    counts = f"{grades['text']} text, {grades['secondary']} secondary, {grades['recalled']} recalled"
    assert f"un-1718: {len(provisions)} provisions. Wording: {counts}; numbers:" in told.flat
    assert "law read up to 2024-03-28." in told.flat
    found = json.loads(run("law", "list", "--json").out)["un-1718"]
    assert {each["law_read_up_to"] for each in found} == {"2024-03-28"}
    assert sum(each["wording"]["text"] for each in found if each["status"] != "proposal") == grades["text"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-04-30", "reports The Panel of Experts. Until 2024-04-30, as extended by 2680"),
        ("2024-05-01", "reports Nobody under this law. The mandate of the Panel of Experts 1874 ¶26"),
        ("2008-01-01", "Nobody under this law."),
    ],
)
def test_who_reports_on_the_regime_is_shown_with_the_law_of_a_day(run: Run, day: str, words: str) -> None:
    assert words in run("law", "show", "--on", day).flat


def test_who_reports_is_in_every_form(run: Run) -> None:
    told = json.loads(run("law", "show", "--on", "2026-12-01", "--json").out)
    assert told["reporting"]["mandates"] == []
    assert [each["until"] for each in told["reporting"]["ended"]] == ["2024-04-30"]
    assert {each["id"] for each in told["notes"]} >= {"committee-reports", "multilateral-team"}
    rows = list(csv.DictReader(io.StringIO(run("law", "show", "--on", "2024-04-30", "--csv").out)))
    (panel,) = [row for row in rows if row["section"] == "reporting"]
    assert (panel["id"], panel["paragraph"], panel["until"]) == ("panel", "1874 ¶26", "2024-04-30")
    page = run("law", "show", "--on", "2024-05-01", "--markdown").out
    assert "nobody under its law. The mandate of the Panel of Experts ended on 2024-04-30" in page


def test_the_team_of_eleven_states_is_a_note_from_its_day_on(run: Run) -> None:
    words = "has no standing in this law"
    assert words not in run("law", "show", "--on", "2024-10-15").flat
    assert words in run("law", "show", "--on", "2024-10-16").flat


def test_a_corpus_that_mandates_nobody_says_nothing_of_reports(run: Run, tmp_path: Path) -> None:
    told = run("--corpus", str(small_law(tmp_path)), "law", "show", "--on", "2017-01-01")
    assert (told.code, "reports" in told.out) == (0, False)


@pytest.mark.parametrize("form", FORMS)
def test_an_interpretation_is_shown_with_its_measure_its_text_and_in_a_search(run: Run, form: list[str]) -> None:
    for command in (
        ["law", "measure", "refined-supply", "--on", "2021-01-01"],
        ["law", "text", "interpretations"],
        ["law", "search", "forty-three", "complaint"],
    ):
        assert "states-cap-unreported" in run(*command, *form).out.replace("\n", " ")


def test_interpretations_stand_below_the_law_with_all(run: Run) -> None:
    bare, every = (run("law", "show", "--on", "2021-01-01", *more).flat for more in ([], ["--all"]))
    assert "Interpretations, none of them binding" in every
    assert "none of them binding" not in bare
