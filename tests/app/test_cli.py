"""The command line: what comes on stdout, what on stderr, and with which exit code. A third and more of it is refusals."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
import polars as pl
import pytest

from detente.app import cli as door
from detente.desk.desk import Desk
from detente.errors import RowsRefused
from tests.app.told import Run, Told
from tests.desk.small_law import small_law

STORIES = Path(__file__).parent.parent.parent / "examples" / "stories.csv"
COAL = ["--set", "date=2017-09-06", "--set", "hs=270111", "--set", "from_country=KP", "--set", "to_country=CN"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `detente` with these words, its home in an empty folder."""

    def told(*words: str, stdin: bytes = b"") -> Told:
        monkeypatch.setattr(sys, "argv", ["detente", "--home", str(tmp_path / "home"), *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as done:
            door.main()
        captured = capsys.readouterr()
        return Told(int(done.value.code or 0), captured.out, captured.err)

    return told


def table(folder: Path, *lines: str, end: str = "\n") -> str:
    """A file of these lines."""
    path = folder / "rows.csv"
    path.write_text("\n".join(lines) + end, encoding="utf-8")
    return str(path)


def test_one_decision_as_a_sheet(run: Run) -> None:
    told = run("decide", *COAL)
    assert told.code == 0
    assert told.out.startswith("■ prohibited")
    for words in (
        "2371 ¶8",
        "No coal from the DPRK (S/RES/2371 (2017), para. 8",
        "up to 2017-08-04",
        "receipt dt2.",
    ):
        assert words in " ".join(told.out.split())
    assert "\x1b" not in told.out


def test_one_decision_as_json_has_the_promised_keys(run: Run) -> None:
    found = json.loads(run("decide", *COAL, "--json").out)
    assert list(found) == [
        "id",
        "verdict",
        "answer",
        "reasons",
        "missing",
        "judgements",
        "would_change",
        "identities",
        "unknown",
        "lists",
        "receipt",
        "ties",
        "coverage",
        "transaction",
    ]
    reason = found["reasons"][0]
    assert {"measure", "instrument", "paragraph", "summary", "source", "exceptions"} <= set(reason)
    assert (reason["measure"], reason["instrument"], reason["paragraph"]) == ("coal-export", "S/RES/2371 (2017)", "8")


def test_a_receipt_is_explained_as_it_was_decided(run: Run) -> None:
    first = run("decide", *COAL, "--json").out
    assert run("explain", json.loads(first)["receipt"], "--json").out == first


def test_a_file_as_a_table_ends_with_a_count(run: Run) -> None:
    told = run("decide", str(STORIES))
    assert told.code == 0
    assert "\n70 decided: 29 prohibited, 20 no UN restriction found" in told.out
    assert " ".join(told.out.split()).endswith("export control and other national law.")
    assert max(map(len, told.out.splitlines())) <= 100


def test_a_row_of_the_last_file_is_explained(run: Run) -> None:
    run("decide", str(STORIES))
    told = run("explain", "diesel-july", "--plain")
    assert "of which 11,500 fits" in told.out


def test_the_receipt_of_a_row_under_a_cap_is_explained_as_it_was_decided_in_its_file(run: Run) -> None:
    line = next(line for line in run("decide", str(STORIES), "--json").out.splitlines() if '"diesel-july"' in line)
    assert json.loads(line)["verdict"] == "over-cap"
    assert run("explain", json.loads(line)["receipt"], "--json").out == line + "\n"


def test_json_lines_and_csv_hold_every_row(run: Run) -> None:
    told = run("decide", str(STORIES), "--json")
    assert [json.loads(line)["id"] for line in told.out.splitlines()][:2] == ["coal-before-2270", "coal-window-2016"]
    assert len(told.out.splitlines()) == 70
    assert told.err.startswith("70 decided")
    assert len(run("--quiet", "decide", str(STORIES), "--csv").out.splitlines()) == 71


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl"])
def test_output_to_a_file(run: Run, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"decided.{ending}"
    assert run("decide", str(STORIES), "-o", str(out)).out == ""
    readers: dict[str, Callable[[Path], pl.DataFrame]] = {
        "parquet": pl.read_parquet,
        "csv": pl.read_csv,
        "jsonl": pl.read_ndjson,
    }
    found = readers[ending](out)
    assert found.height == 70
    assert found["verdict"].cast(pl.String).to_list()[:3] == ["permitted", "within-cap", "within-cap"]


def test_parquet_in_and_stdin_give_what_the_file_gives(run: Run, tmp_path: Path) -> None:
    expected = run("decide", str(STORIES), "--csv").out
    path = tmp_path / "stories.parquet"
    pl.read_csv(STORIES, infer_schema=False).write_parquet(path)
    verdicts = [line.split(",")[-4] for line in expected.splitlines()]
    assert [line.split(",")[-4] for line in run("decide", str(path), "--csv").out.splitlines()] == verdicts
    assert run("decide", "-", "--csv", stdin=STORIES.read_bytes()).out == expected


def test_what_a_draft_changes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    told = run("decide", str(STORIES), "--with-draft", "draft-2019-12-16@2017-12-23", "--changed")
    assert "coats-of-dprk-make" in told.out
    assert "4 transactions would be decided otherwise." in told.out


def test_fail_on_a_verdict(run: Run) -> None:
    assert run("decide", *COAL, "--fail-on", "prohibited").code == 3
    assert run("decide", *COAL, "--fail-on", "permitted").code == 3
    flour = ["--set", "date=2019-06-01", "--set", "hs=110100", "--set", "from_country=CH", "--set", "to_country=KP"]
    assert run("decide", *flour, "--fail-on", "undetermined").code == 0


def test_bad_rows_are_told_and_good_ones_decided(run: Run, tmp_path: Path) -> None:
    path = table(
        tmp_path, "id,date,hs", "a,2017-09-06,270111", "b,2017-09-31,270111", "c,2017-09-06,999998", "d,2017-09-06,0307"
    )
    told = run("decide", path)
    assert told.code == 4
    assert "2 decided" in told.out
    assert "2 rows could not be read" in told.out
    assert "row 2: date '2017-09-31' is no day of the calendar" in told.err
    assert "row 3: hs '999998'" in told.err


@pytest.mark.parametrize(
    ("lines", "end", "code", "words"),
    [
        (["dat,hs", "2017-01-01,27"], "\n", 4, "Did you mean 'date'?"),
        (["id,date,hs", "a,2017-09-06,2701", "b,2017"], "", 4, "it may have been cut short"),
        ([""], "", 4, "is empty"),
        (["id,date"], "\n", 4, "has no rows"),
        (["date,contract_date,hs", "2017-01-01,2018-01-01,27"], "\n", 4, "is later than the transaction"),
    ],
)
def test_bad_files(run: Run, tmp_path: Path, lines: list[str], end: str, code: int, words: str) -> None:
    told = run("decide", table(tmp_path, *lines, end=end))
    assert told.code == code
    assert words in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["decide"], 2, "there is nothing to decide"),
        (["decide", "x.csv", *COAL], 2, "a file and --set were both given"),
        (["decide", "--set", "date"], 2, "'date' sets nothing"),
        (["decide", *COAL, *COAL], 2, "'date' is set twice"),
        (["decide", *COAL, "-o", "x.csv"], 2, "are for files"),
        (["decide", "x.csv", "--json", "--csv"], 2, "exclude each other"),
        (["decide", "x.csv", "--changed"], 2, "--changed compares with a draft"),
        (["decide", "nowhere.csv"], 4, "nowhere.csv: cannot be read"),
        (["decide", "--set", "hs=99"], 4, "hs: '99'"),
        (["decide", "--set", "colour=red"], 4, "unknown column 'colour'"),
        (["decide", *COAL, "--regime", "un-1719"], 2, "Did you mean 'un-1718'?"),
        (["decide", *COAL, "--with-draft", "draft-2019-12-17"], 2, "Did you mean 'draft-2019-12-16'?"),
        (["decide", *COAL, "--position", "coal-fred"], 2, "Did you mean 'coal-freed'?"),
        (["decide", *COAL, "--fail-on", "bad"], 2, "'bad' is not one of"),
        (["explain", "dt1.xyz"], 4, "this is not a whole receipt"),
        (["explain", "row-7"], 2, "no file was decided yet"),
        (["law", "show", "un-1718", "--on", "2019-02-30"], 2, "'2019-02-30' is not a day"),
        (["law", "diff", "--on", "2019-01-01"], 2, "give a second day with --and, a draft with --with-draft"),
        (["law", "check", "nowhere"], 2, "holds no law"),
        (["lawn"], 2, "No such command 'lawn'"),
    ],
)
def test_what_cannot_be_meant(run: Run, words: list[str], code: int, says: str) -> None:
    told = run(*words)
    assert (told.code, told.out) == (code, "")
    assert says in told.err
    assert "Traceback" not in told.err


def test_an_unknown_row_of_the_last_file(run: Run) -> None:
    run("decide", str(STORIES))
    told = run("explain", "nobody")
    assert (told.code, "no row is called 'nobody'" in told.err) == (2, True)


def test_an_output_of_no_known_kind_or_over_its_input_is_refused(run: Run, tmp_path: Path) -> None:
    assert "has no known ending" in run("decide", str(STORIES), "-o", str(tmp_path / "x.doc")).err
    assert "is the file that is read" in run("decide", str(STORIES), "-o", str(STORIES)).err


def test_the_law_on_a_day(run: Run) -> None:
    told = run("law", "show", "un-1718", "--on", "2017-08-06")
    assert told.code == 0
    assert "seafood-export" in told.out
    assert "textiles-export" not in told.out
    assert "Cap:" not in told.out
    by_purpose = run("law", "show", "un-1718", "--on", "2019-12-26", "--by", "purpose").out
    assert "Revenue, civilian impact high" in by_purpose
    assert "approval 2397 ¶25" in by_purpose


def test_the_law_as_json(run: Run) -> None:
    found = json.loads(run("law", "show", "un-1718", "--on", "2018-06-01", "--json").out)
    assert found["day"] == "2018-06-01"
    coal = next(measure for measure in found["measures"] if measure["id"] == "coal-export")
    assert (coal["kind"], coal["citation"], coal["since"]) == ("ban", "2371 ¶8", "2017-08-05")


def test_two_days_and_a_draft_compared(run: Run) -> None:
    assert "coal-export" in run("law", "diff", "un-1718", "--on", "2017-08-04", "--and", "2017-08-05").out
    told = run("law", "diff", "un-1718", "--on", "2019-12-26", "--with-draft", "draft-2019-12-16")
    assert "statues-export" in told.out
    changes, _, below = told.out.partition("was not adopted")
    assert "coal-export" not in changes
    assert "element 5 (only with --position coal-freed): Lifts coal-export" in " ".join(below.split())
    found = json.loads(
        run(
            "law",
            "diff",
            "--on",
            "2019-12-26",
            "--with-draft",
            "draft-2019-12-16",
            "--position",
            "coal-freed",
            "--json",
        ).out
    )
    assert "coal-export" in {each["id"] for each in found["measures"]}


def test_the_shipped_law_is_checked_and_tested_clean(run: Run) -> None:
    assert run("law", "check").out.startswith(f"un-1718: {len(Desk().instruments('un-1718'))} instruments, ")
    told = run("law", "test")
    assert (told.code, told.out.splitlines()[-1].endswith("no failures; no cases missing")) == (0, True)


def test_the_list_and_the_schema(run: Run) -> None:
    assert "S/RES/2664 (2022)" in run("law", "list").out
    schema = json.loads(run("law", "schema").out)
    assert "provisions" in schema["properties"]


def test_the_version_and_the_help(run: Run) -> None:
    assert run("--version").out == "detente 0.1.0\n"
    assert "detente law show un-1718" in run("--help").out


def commands(command: click.Command, name: str = "detente") -> list[tuple[str, click.Command]]:
    """Every command below one."""
    found = [(name, command)]
    for word, each in command.commands.items() if isinstance(command, click.Group) else ():
        found += commands(each, f"{name} {word}")
    return found


@pytest.mark.parametrize(
    ("name", "command"), commands(door.cli), ids=lambda word: word if isinstance(word, str) else ""
)
def test_every_command_has_help_with_an_example_and_stands_in_the_docs(name: str, command: click.Command) -> None:
    assert command.help
    docs = "".join(
        path.read_text(encoding="utf-8")
        for path in [*STORIES.parent.parent.glob("docs/*.md"), STORIES.parent.parent / "README.md"]
    )
    assert name in docs
    if name not in ("detente law list", "detente law schema"):
        assert "detente " in command.help


def test_what_was_said_beside_the_answer_is_not_said_again_at_the_end(run: Run, tmp_path: Path) -> None:
    told = run("decide", table(tmp_path, "id,hs", "1,270111", "2,xx"))
    assert told.code == RowsRefused.exit_code
    assert told.err.count("is no code of the Harmonized System") == 1
    assert "some rows could not be read" not in told.err
    assert "detente: " not in told.err


def test_an_unexpected_fault_shows_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.desk import corpora

    def broken(*_: object) -> None:
        raise RuntimeError("a screw is loose")

    monkeypatch.setattr(corpora, "corpora", broken)
    told = run("law", "check")
    assert (told.code, "unexpected fault: RuntimeError: a screw is loose" in told.err) == (1, True)
    assert "Traceback" not in told.err


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_a_fault_far_into_a_file_is_told_and_leaves_no_half_output(run: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("date,hs\n" + "2019-01-01,0307\n" * 1_100_000 + "x" * 2_000_000 + "\n", encoding="utf-8")
    told = run("decide", str(path), "-o", str(tmp_path / f"out.{ending}"))
    assert told.code == 4
    assert "is longer than" in told.err
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize(
    "words",
    [["law", "show"], ["decide", str(STORIES)], ["decide", str(STORIES), "--json"], ["lists", "export", "un-1718"]],
)
def test_that_nobody_reads_on_is_no_fault(words: list[str], tmp_path: Path) -> None:
    called = [sys.executable, "-m", "detente.app.cli", "--home", str(tmp_path), *words]
    with subprocess.Popen(called, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        told = running.stderr.read().decode()
    assert (running.returncode, "Traceback" in told, "fault" in told) == (0, False, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file that is always full")
def test_no_room_for_what_is_said(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        called = [sys.executable, "-m", "detente.app.cli", "--home", str(tmp_path), "law", "show", "--on", "2019-01-01"]
        done = subprocess.run(called, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (4, "detente: stdout: No space left on device\n")


@pytest.mark.parametrize("words", [["party", "match", "x", "--on", "2017-13-40"], ["law", "show", "no-law"]])
def test_a_fault_that_nobody_reads_keeps_its_code(words: list[str], tmp_path: Path) -> None:
    called = [sys.executable, "-m", "detente.app.cli", "--home", str(tmp_path), *words]
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(called, stdout=subprocess.DEVNULL, stderr=write, check=False)
    finally:
        os.close(write)
    assert done.returncode == 2


# --- another law, another home ----------------------------------------------------------------------------------------


def test_the_law_of_a_folder_is_asked_by_every_command(run: Run, tmp_path: Path) -> None:
    folder = small_law(tmp_path / "law")
    rows = table(tmp_path, "id,date,from_country,to_country,hs", "here,2018-06-01,KP,CN,270112")
    for corpus in (str(folder), str(folder.parent)):
        ask = partial(run, "--corpus", corpus)
        assert "No coal." in ask("law", "show", "--on", "2018-06-01").out
        assert (
            "my-law: 2016-03-01 and 2016-03-02" in ask("law", "diff", "--on", "2016-03-01", "--and", "2016-03-02").out
        )
        assert list(json.loads(ask("law", "list", "--json").out)) == ["my-law"]
        assert ask("law", "check").out == "my-law: 1 instrument, 1 provision, no faults\n"
        assert ask("law", "test").out.splitlines()[-1].startswith("my-law: 0 cases")
        one = ask("decide", *COAL, "--json")
        assert [each["measure"] for each in json.loads(one.out)["reasons"]] == ["coal"]
        assert ask("explain", json.loads(one.out)["receipt"], "--json").out == one.out
        assert "1 prohibited" in ask("decide", rows).out
        assert "No coal (M/1" in run("explain", "here", "--plain").out
        assert ask("party", "match", "Ri Won Ho", "--list", "un-1718").code == 0


def test_a_receipt_of_another_law_is_refused_under_what_ships(run: Run, tmp_path: Path) -> None:
    one = run("--corpus", str(small_law(tmp_path / "law")), "decide", *COAL, "--json")
    told = run("explain", json.loads(one.out)["receipt"])
    assert (told.code, "no regime is called 'my-law'" in told.err) == (4, True)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep data elsewhere")
def test_the_home_is_where_the_system_keeps_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert door.default_home() == tmp_path / "data" / "detente"
    monkeypatch.setenv("HOME", str(tmp_path))
    for unset in ("", None):
        monkeypatch.setenv("XDG_DATA_HOME", unset) if unset is not None else monkeypatch.delenv("XDG_DATA_HOME")
        assert door.default_home() == tmp_path / ".local" / "share" / "detente"


def test_settings_make_one_desk() -> None:
    settings = door.Settings(Path("home"), quiet=False, corpus=Path("law"))
    assert settings.desk is settings.desk
    assert (settings.desk.home, settings.desk.corpus) == (Path("home"), Path("law"))


PAYMENT = Path(__file__).parent.parent.parent / "examples" / "payment.fin"


@pytest.mark.parametrize("form", [[], ["--plain"], ["--json"], ["--csv"]])
def test_every_form_of_output_says_that_a_person_settled_a_name(
    run: Run, form: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = run("decide", str(PAYMENT), "--is", "Korea Tangun Trading Corp.=KPe.008", *form)
    assert told.code == 0
    assert "prohibited" in told.out.lower()
    if "--json" in form:
        assert json.loads(told.out)["settled"][0]["id"] == "KPe.008"
    else:
        assert "Korea Tangun" in told.flat
        assert "Trading Corp. is KPe.008" in told.flat


def test_a_potential_match_can_be_an_exit_code_until_it_is_settled(run: Run) -> None:
    words = ("decide", str(PAYMENT), "--fail-on", "potential-match")
    told = run(*words)
    assert (told.code, told.err.count("1 transaction has a potential match")) == (3, 1)
    assert run(*words, "--is-not", "Korea Tangun Trading Corp.").code == 0
    assert run(*words, "--is", "Korea Tangun Trading Corp.=KPe.008").code == 0


def test_a_judgement_that_came_to_nothing_is_a_warning(run: Run) -> None:
    told = run("decide", str(PAYMENT), "--is-not", "Nobody Ltd", "--csv")
    assert told.code == 0
    assert "warning: 'Nobody Ltd is not a listed party' was not used" in told.err


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (["--is", "Acme"], 2, "no id says who 'Acme' is"),
        (["--is", "A=KPe.008", "--is-not", "A"], 2, "contradict each other"),
        (["--is", "A=KPe.808"], 4, "is on no list"),
        (["--is-not", "A", "--no-match"], 2, "need names that are matched"),
        (["--identities", "nowhere.csv"], 4, "cannot be read"),
        (["--fail-on", "potential"], 2, "potential-match"),
    ],
)
def test_judgements_that_cannot_be_meant_are_refused(run: Run, words: list[str], code: int, what: str) -> None:
    told = run("decide", str(PAYMENT), *words)
    assert told.code == code
    assert what in told.err


ROWS = "id,date,hs,from_country,to_country\n{},2018-01-01,270112,KP,CN\n"


def two_runs(run: Run, folder: Path) -> tuple[Path, Path]:
    """Two files, decided one after the other."""
    paths = folder / "a.csv", folder / "b.csv"
    for number, path in enumerate(paths, 1):
        path.write_text(ROWS.format(f"coal-{number}"))
        assert run("decide", str(path)).code == 0
    return paths


def test_an_explanation_names_the_file_and_the_run(run: Run, tmp_path: Path) -> None:
    _, last = two_runs(run, tmp_path)
    told = run("explain", "coal-2")
    assert told.code == 0
    assert f"coal-2 of {last.resolve()}, decided 20" in told.err


def test_an_id_of_an_earlier_run_is_refused_with_both_files(run: Run, tmp_path: Path) -> None:
    first, last = two_runs(run, tmp_path)
    told = run("explain", "coal-1")
    assert (told.code, told.out) == (2, "")
    assert f"in the last run, {last.resolve()}, decided 20" in told.err
    assert f"It is in {first.resolve()}, decided 20" in told.err


def test_a_file_that_has_changed_since_is_not_explained(run: Run, tmp_path: Path) -> None:
    _, last = two_runs(run, tmp_path)
    last.write_text(ROWS.format("coal-2").replace("KP", "RU"))
    told = run("explain", "coal-2")
    assert (told.code, "has changed since" in told.err) == (2, True)


def test_a_single_transaction_is_the_last_run(run: Run, tmp_path: Path) -> None:
    two_runs(run, tmp_path)
    run("decide", *COAL)
    assert "of a single transaction" in run("explain", "1").err
    told = run("explain", "coal-2")
    assert (told.code, "of a single transaction" in told.err, "b.csv" in told.err) == (2, True, True)


def test_standard_input_is_not_explained_by_an_earlier_file(run: Run, tmp_path: Path) -> None:
    two_runs(run, tmp_path)
    run("decide", "-", stdin=ROWS.format("coal-2").encode())
    told = run("explain", "coal-2")
    assert (told.code, "was of standard input" in told.err) == (2, True)


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_an_earlier_output_counts_under_the_caps_of_the_next_file(run: Run, tmp_path: Path, ending: str) -> None:
    rows = table(tmp_path, "id,date,hs,from_country,to_country,quantity,unit", "1,2018-03-01,271019,CN,KP,1000,bbl")
    out = tmp_path / f"before.{ending}"
    assert run("decide", rows, "-o", str(out)).code == 0
    told = run("decide", rows, "--counted", str(out), "--plain")
    assert (
        f"Earlier rows of this file use 0 and --counted before.{ending} 1,000 of the 500,000 bbl cap for 2018"
        in told.flat
    )
    assert run("decide", rows, "--counted", str(tmp_path / "nowhere.csv")).code == 4


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_what_decide_writes_it_reads(run: Run, tmp_path: Path, ending: str) -> None:
    rows = table(
        tmp_path, "id,date,hs,from_country,to_country,remark", "1,2018-03-01,270112,KP,CN,kept", "2,2018-04,03,KP,,"
    )
    first, second = tmp_path / f"first.{ending}", tmp_path / f"second.{ending}"
    told = run("decide", rows, "-o", str(first))
    assert told.err.count("columns passed through unread: remark") == 1
    assert run("decide", str(first), "-o", str(second)).code == 0
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_columns_of_nested_values_are_passed_through_and_named_once(run: Run, tmp_path: Path, ending: str) -> None:
    cells = {
        "date": ["2018-03-01"] * 2,
        "hs": ["270112"] * 2,
        "stops": [[{"port": "Nampo"}], []],
        "urgent": [True, None],
    }
    given, out = tmp_path / "given.parquet", tmp_path / f"out.{ending}"
    pl.DataFrame(cells).write_parquet(given)
    told = run("decide", str(given), "-o", str(out))
    assert told.err.count("columns passed through unread: stops, urgent; --map OURS=THEIRS reads one\n") == 1
    again = run("decide", str(out), "--json").out.splitlines()
    passed = [json.loads(line)["passed"] for line in again]
    assert json.loads(passed[0]["stops"]) == [{"port": "Nampo"}]
    assert [each["urgent"] for each in passed] == ["true", None] or ending == "csv"


@pytest.mark.parametrize("form", ["--plain", "--json", "terminal"])
def test_the_cap_of_a_single_transaction_is_no_matter_of_a_file(run: Run, form: str) -> None:
    facts = ("date=2018-03-01", "hs=271019", "from_country=CN", "to_country=KP", "quantity=1000", "unit=bbl")
    told = run("decide", *(word for fact in facts for word in ("--set", fact)), *([form] if form != "terminal" else []))
    assert "of this file" not in told.flat
    assert form == "--json" or "before this transaction, which adds 1,000." in told.flat


def test_markdown_says_what_an_answer_covers_and_never_permitted(run: Run) -> None:
    told = run("decide", str(STORIES), "--markdown")
    assert "| no UN restriction found |" in told.out
    assert "permitted" not in told.out
    assert "Decided only under: " in told.out


def test_a_chunk_of_json_lines_without_a_good_row_loses_nothing_of_the_others(run: Run, tmp_path: Path) -> None:
    """Lines as long as these are chunks of their own, so that the bad one is a chunk without rows."""
    good = {
        "id": "A",
        "date": "2019-01-01",
        "hs": "841370",
        "from_country": "DE",
        "to_country": "KP",
        "note": "x" * 900_000,
    }
    bad = good | {"date": "not a day", "early": 1}
    source = tmp_path / "long.jsonl"
    source.write_text("\n".join(json.dumps(row) for row in (good, bad, good | {"early": 2}, good)), encoding="utf-8")
    told = run("decide", str(source), "--no-match", "-o", str(tmp_path / "out.csv"))
    assert told.code == 4
    assert "row 2: date 'not a day' is no date" in told.err
    decided = pl.read_csv(tmp_path / "out.csv", infer_schema=False)
    assert decided.get_column("verdict").to_list() == ["prohibited"] * 3
    assert decided.get_column("early").to_list() == [None, "2", None]


DIESEL = [
    *("--set", "date=2020-05-01", "--set", "from_country=CN", "--set", "to_country=KP", "--set", "hs=271019"),
    *("--set", "quantity=900", "--set", "unit=bbl", "--set", "end_use=livelihood"),
]


@pytest.mark.parametrize("form", [[], ["--plain"], ["--json"], ["--markdown"]])
def test_a_duty_stands_beside_the_answer_in_every_form(run: Run, form: list[str]) -> None:
    told = run("decide", *DIESEL, *form)
    words = "report each delivery of refined petroleum" if form == ["--plain"] else "refined-reports-2397"
    assert (told.code, words in told.flat) == (0, True)


def test_a_duty_is_in_json_with_text_citation_addressee_and_days(run: Run) -> None:
    (duty,) = json.loads(run("decide", *DIESEL, "--json").out)["duties"]
    assert (duty["addressee"], duty["days"], duty["citation"]) == ("supplying States", 30, "2397 ¶5")
    assert duty["certain"]


def test_where_there_is_no_duty_nothing_is_said_of_any(run: Run) -> None:
    told = run("decide", *COAL, "--json")
    assert "duties" not in json.loads(told.out)
    assert "duty" not in run("decide", *COAL, "--plain").out


def test_a_receipt_replays_to_the_same_duties(run: Run) -> None:
    first = json.loads(run("decide", *DIESEL, "--json").out)
    again = json.loads(run("explain", first["receipt"], "--json").out)
    assert again["duties"] == first["duties"]


def test_a_table_has_the_duties_of_each_row_and_is_read_again(run: Run, tmp_path: Path) -> None:
    table, out = tmp_path / "oil.csv", tmp_path / "out.csv"
    table.write_text(
        "id,date,from_country,to_country,hs\n"
        "a,2020-05-01,CN,KP,271019\nb,2020-05-01,CN,KP,27\nc,2020-05-01,CN,KP,100630\n"
    )
    assert run("decide", str(table), "-o", str(out)).code == 0
    found = pl.read_csv(out)["duties"].to_list()
    assert found == ["refined-reports-2397", "crude-reports?; refined-reports-2397?", None]
    assert run("decide", str(out), "-o", str(tmp_path / "again.csv")).code == 0
    assert pl.read_csv(tmp_path / "again.csv")["duties"].to_list() == found


def test_the_terminal_says_whose_duty_it_is_and_its_days(run: Run) -> None:
    told = run("decide", *DIESEL)
    assert "duty refined-reports-2397, of supplying States: report each" in told.flat
    assert "Days: 30." in told.flat
    doubtful = run("decide", *DIESEL[:6], "--set", "hs=27")
    assert "duty (perhaps) crude-reports" in doubtful.flat
