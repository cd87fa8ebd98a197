"""`detente party`: who it may be, what follows, which lists were asked; and everything that is no question."""

import gzip
import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from detente.app import cli as door
from detente.errors import InputError
from detente.parties.screening import hits
from tests.app.told import Run, Told
from tests.parties.kept import keep, party, ship

TODAY = date.today()
UNSCREENED = 6
"""The exit code where known lists were not screened, because only what ships is at hand."""
MT103 = """{1:F01BANKBEBBAXXX0000000000}{2:I103BANKDEFFXXXXN}{4:
:20:REF1
:23B:CRED
:32A:190102EUR100,
:50K:/BE62510007547061
RI WON HO
PYONGYANG
:59:/DE89370400440532013000
JANE SMITHERS
:71A:SHA
-}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `detente` with these words, its home in an empty folder."""

    def told(*words: str, stdin: bytes = b"") -> Told:
        monkeypatch.setattr(sys, "argv", ["detente", "--home", str(home), *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as done:
            door.main()
        captured = capsys.readouterr()
        return Told(int(done.value.code or 0), captured.out, captured.err)

    return told


def file(folder: Path, *lines: str, name: str = "customers.csv") -> str:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_a_name_with_its_reasons_what_follows_and_the_lists_that_were_asked(run: Run) -> None:
    told = run("party", "match", "Ri Won Ho", "--born", "1964-07-17", "--country", "KP")
    assert (told.code, told.err) == (UNSCREENED, "")
    head = told.out.splitlines()[0]
    assert head.startswith("1.000  RI WON HO")
    assert head.endswith("un-1718 KPi.033")
    assert any(line.startswith("asset-freeze") and line.endswith("1718 ¶8(d) ~") for line in told.out.splitlines())
    assert any(line.startswith("sum") and line.endswith("1.000") for line in map(str.rstrip, told.out.splitlines()))
    assert "ships with the program" in told.out
    assert "1 possible match for 'Ri Won Ho' at 0.75 or above (1 list, 214 entries)." in told.out
    assert max(map(len, told.out.splitlines())) <= 100
    assert "\x1b" not in told.out


def test_the_alias_that_is_alike_stands_below_the_main_name(run: Run) -> None:
    lines = [line.rstrip() for line in run("party", "match", "East Sea Shipping Company").out.splitlines()]
    assert lines[0].endswith("un-1718 KPe.020")
    assert lines[1].split(maxsplit=2) == ["matched", "name", "East Sea Shipping Company"]


def test_nobody_is_said_plainly_with_what_was_searched(run: Run) -> None:
    told = run("party", "match", "Jane Smithers")
    assert told.code == UNSCREENED
    assert "No match for 'Jane Smithers' at 0.75 or above (1 list, 214 entries)." in told.out


def test_the_lists_that_were_not_screened_are_named_with_how_to_get_them(run: Run) -> None:
    told = run("party", "match", "Kim Jong Un")
    words = " ".join(told.out.split())
    assert "Not screened, because they are not imported: un, ofac-sdn, " in words
    assert "`detente lists update un ofac-sdn " in words
    found = json.loads(run("party", "match", "Kim Jong Un", "--json").out)
    assert (found["complete"], found["not_screened"][0]["id"]) == (False, "un")
    assert found["not_screened"][0]["get"] == "detente lists update un"


def test_who_chooses_the_lists_wants_no_other(run: Run) -> None:
    told = run("party", "match", "Kim Jong Un", "--list", "un-1718")
    assert told.code == 0
    assert "Not screened, because they were not chosen with --list: un, " in " ".join(told.out.split())
    found = json.loads(run("party", "match", "Kim Jong Un", "--list", "un-1718", "--json").out)
    assert (found["complete"], len(found["not_screened"]) > 5) == (True, True)


def test_json_has_features_that_add_up_editions_and_an_id_that_stays(run: Run) -> None:
    first = json.loads(run("party", "match", "리원호", "--json").out)
    (match,) = first["matches"]
    assert sum(each["points"] for each in match["features"]) == match["points"] == round(match["score"] * 1000)
    assert match["follows"][0]["citation"] == "1718 ¶8(d)"
    assert (first["consulted"][0]["list"], len(first["consulted"][0]["digest"])) == ("un-1718", 64)
    assert json.loads(run("party", "match", "리원호", "--json").out)["matches"][0]["id"] == match["id"]
    other = json.loads(run("party", "match", "리원호", "--born", "1964", "--json").out)["matches"][0]
    assert other["id"] != match["id"]


def test_as_of_a_day(run: Run) -> None:
    assert "No match" in run("party", "match", "Ri Won Ho", "--on", "2016-11-29").out
    told = run("party", "match", "--imo", "8518780", "--on", "2019-01-01", "--schema", "Vessel")
    assert "2371 ¶6" in told.out
    assert "1 possible match for these numbers at 0.75 or above" in told.out
    assert "as of 2019-01-01)" in " ".join(told.out.split())


def test_of_what_ships_only_those_listed_by_the_day_are_counted(run: Run) -> None:
    # it counted all 214 entries for a day on which far fewer were listed
    found = json.loads(run("party", "match", "Ri Won Ho", "--on", "2016-01-01", "--json").out)
    (asked,) = found["consulted"]
    assert (0 < asked["entries"] < 60, asked["age"], asked["ahead"]) == (True, 0, True)
    told = run("party", "match", "Ri Won Ho", "--on", "2016-01-01")
    assert f"(1 list, {asked['entries']} entries as of 2016-01-01)" in told.out
    assert "as of the edition of 2026-08-01" in " ".join(told.out.split())
    assert "0 entries as of 2005-01-01" in run("party", "match", "Ri Won Ho", "--on", "2005-01-01").out


def test_a_stale_list_answers_with_a_warning_and_exit_5(run: Run, home: Path) -> None:
    old = TODAY - timedelta(days=31)
    keep(home, "own:a", old.isoformat(), [party("1", "Zebulon Quartz")])
    told = run("party", "match", "Zebulon Quartz")
    assert (told.code, "own:a 1" in told.out) == (5, True)
    assert f"stale, more than 30 days old: own:a {old} (31)" in told.err
    alone = run("party", "match", "Zebulon Quartz", "--list", "own:a")
    assert "1 possible match for 'Zebulon Quartz' at 0.75 or above (1 list, 1 entry)." in alone.out
    fresh = run("party", "match", "Zebulon Quartz", "--max-age", "31")
    assert (fresh.code, fresh.err) == (UNSCREENED, "")


def test_a_list_without_an_edition_of_the_day_is_said_and_exit_5(run: Run, home: Path) -> None:
    keep(home, "own:a", "2020-01-01", [party("1", "Zebulon Quartz")])
    told = run("party", "match", "Zebulon Quartz", "--on", "2019-01-01")
    assert told.code == 5
    assert "not screened, no edition as old as 2019-01-01: own:a" in told.err
    assert run("party", "match", "Zebulon Quartz", "--on", "2019-01-01", "--list", "un-1718").code == 0


def test_the_best_are_shown_and_the_others_counted(run: Run, home: Path) -> None:
    keep(home, "own:a", TODAY.isoformat(), [party(str(number), "Zebulon Quartz") for number in range(12)])
    told = run("party", "match", "Zebulon Quartz")
    assert "12 possible matches" in told.out
    assert "The best 10 are" in told.out
    assert len(json.loads(run("party", "match", "Zebulon Quartz", "--limit", "3", "--json").out)["matches"]) == 3


def test_a_file_as_a_table_and_as_lines(run: Run, tmp_path: Path) -> None:
    path = file(tmp_path, "id,name,born,branch", "C1,Jane Smithers,,x", "C2,Ri Won Ho,1964,y")
    told = run("party", "match", "--file", path)
    assert told.code == UNSCREENED
    assert "2 customers: 1 may be listed, 1 hit among 214 entries.\nScreened: un-1718 2026-08-01:" in told.out
    assert told.err == "columns that are not read: branch; --map OURS=THEIRS reads one\n"
    (line,) = run("party", "match", "--file", path, "--json").out.splitlines()
    hit = json.loads(line)
    assert (hit["row"], hit["id"], hit["query"], hit["reference"]) == (2, "C2", "Ri Won Ho", "KPi.033")
    assert hit["measures"].startswith("asset-freeze 1718 ¶8(d)")
    assert list(hit) == [
        "row", "id", "role", "query", "score", "list", "reference", "name", "party", "measures", "edition", "match",
        "asked", "points", "ref", "band", "unread",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "form"), [(b"PAR1", "Parquet"), (b'{"name": "Ri Won Ho"}\n', "JSON"), (b"\n[{}]", "JSON")]
)
def test_a_file_of_another_form_is_refused_by_its_name(run: Run, tmp_path: Path, start: bytes, form: str) -> None:
    path = tmp_path / "customers.dat"
    path.write_bytes(start)
    told = run("party", "match", "--file", str(path))
    assert (told.code, f"customers.dat: is {form}, which is not read here\n  Save it as CSV" in told.err) == (4, True)


def test_a_file_against_a_stale_list_says_its_age_and_exits_5(run: Run, home: Path, tmp_path: Path) -> None:
    keep(home, "own:a", (TODAY - timedelta(days=40)).isoformat(), [party("1", "Zebulon Quartz")])
    told = run("party", "match", "--file", file(tmp_path, "name", "Zebulon Quartz"), "--list", "own:a", "--json")
    assert (told.code, "(40 days, stale)." in told.err) == (5, True)


def test_a_hit_of_a_file_is_the_match_of_its_name(run: Run, tmp_path: Path) -> None:
    path = file(tmp_path, "name,born,country", "Ri Won Ho,1964,KP")
    hit = json.loads(run("party", "match", "--file", path, "--json").out)
    single = json.loads(run("party", "match", "Ri Won Ho", "--born", "1964", "--country", "KP", "--json").out)
    (match,) = single["matches"]
    assert hit["match"] == match["id"]
    assert all(hit[key] == match[key] for key in ("score", "name", "party", "list", "reference"))
    assert (hit["query"], hit["points"]) == (single["query"]["name"], match["points"])


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_output_to_a_file_of_each_form_and_screening_again_from_it(
    run: Run, home: Path, tmp_path: Path, ending: str
) -> None:
    keep(
        home, "own:a", (TODAY - timedelta(days=1)).isoformat(), [party("1", "Zebulon Quartz"), party("2", "Ri Won Ho")]
    )
    path = file(tmp_path, "id,name", "C1,Zebulon Quartz", "C2,Ri Won Ho", "C3,Jane Smithers")
    first, second, full = (str(tmp_path / f"{name}.{ending}") for name in ("first", "second", "full"))
    assert run("party", "match", "--file", path, "-o", first).out == ""
    keep(home, "own:a", TODAY.isoformat(), [party("1", "Zebulon Quartz"), party("3", "Jane Smithers")])
    told = run("party", "match", "--file", path, "--since", first, "-o", second)
    assert "since then 1 entry added, 0 changed, 1 removed" in told.err
    run("party", "match", "--file", path, "-o", full)
    assert Path(second).read_bytes() == Path(full).read_bytes()
    readers: dict[str, Callable[[str], pl.DataFrame]] = {
        "jsonl": pl.read_ndjson,
        "csv": pl.read_csv,
        "parquet": pl.read_parquet,
    }
    frame = readers[ending](second)
    assert [(row["id"], row["ref"]) for row in frame.iter_rows(named=True)] == [
        ("C1", "1"), ("C2", "KPi.033"), ("C3", "3"),
    ]  # fmt: skip
    assert not list(tmp_path.glob("*.part"))


def test_results_that_were_made_in_another_way_mean_everybody(run: Run, tmp_path: Path) -> None:
    path, out = file(tmp_path, "name", "Ri Won Ho"), str(tmp_path / "a.jsonl")
    run("party", "match", "--file", path, "-o", out)
    told = run("party", "match", "--file", path, "--since", out, "--threshold", "0.9", "--json")
    assert (told.code, len(told.out.splitlines())) == (UNSCREENED, 1)
    assert "a.jsonl was made with another threshold, or another version of the matching: everybody is" in told.err


@pytest.fixture
def screened(run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Results of a screening with every option that --since need not be given again."""
    monkeypatch.chdir(tmp_path)
    keep(
        home, "own:a", (TODAY - timedelta(days=1)).isoformat(), [party("1", "Zebulon Quartz"), party("2", "Ri Won Ho")]
    )
    file(tmp_path, "nummer,naam", "C1,Zebulon Quartz", "C2,Ri Won Ho", "C3,Zebulon Qartz")
    options = ["--columns", "id=nummer,name=naam", "--list", "own:a", "--threshold", "0.9"]
    assert run("party", "match", "--file", "customers.csv", *options, "-o", "hits.jsonl").code == 0
    return str(tmp_path / "hits.jsonl")


def test_since_needs_no_option_of_the_past_run_again_from_whatever_folder(
    run: Run, home: Path, tmp_path: Path, screened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(home, "own:a", TODAY.isoformat(), [party("1", "Zebulon Quartz"), party("3", "Ri Won Ho")])
    monkeypatch.chdir(home)
    told = run("party", "match", "--since", screened, "--json")
    assert told.code == 0
    assert [(hit["id"], hit["ref"]) for hit in map(json.loads, told.out.splitlines())] == [
        ("C1", "1"), ("C2", "3"), ("C3", "1"),
    ]  # fmt: skip
    options = "--file customers.csv --columns id=nummer,name=naam --list own:a --threshold 0.9"
    assert told.err.splitlines()[:2] == [
        f"as for hits.jsonl: {options}",
        "since then 1 entry added, 0 changed, 1 removed",
    ]
    given = ["--file", str(tmp_path / "customers.csv"), *options.split()[2:]]
    assert run("party", "match", *given, "--json").out == told.out


def test_since_may_write_over_the_results_that_it_compares_with(run: Run, home: Path, screened: str) -> None:
    keep(home, "own:a", TODAY.isoformat(), [party("1", "Zebulon Quartz"), party("3", "Jane Smithers")])
    before = len(Path(screened).read_text().splitlines())
    assert run("party", "match", "--since", screened, "-o", screened).code == 0
    assert len(Path(screened).read_text().splitlines()) < before
    assert run("party", "match", "--since", screened, "-o", screened).code == 0


def test_an_option_beside_since_is_that_of_this_run(run: Run, screened: str) -> None:
    told = run("party", "match", "--since", screened, "--threshold", "0.95", "--json")
    assert "--threshold" not in told.err.splitlines()[0]
    assert "was made with another threshold" in told.err
    assert all(json.loads(line)["points"] >= 950 for line in told.out.splitlines())


def test_since_with_customers_that_are_gone_or_came_from_stdin(run: Run, home: Path, tmp_path: Path) -> None:
    keep(home, "own:a", TODAY.isoformat(), [party("1", "Zebulon Quartz")])
    path, out = file(tmp_path, "name", "Zebulon Quartz"), str(tmp_path / "a.jsonl")
    run("party", "match", "--file", path, "-o", out)
    Path(path).unlink()
    told = run("party", "match", "--since", out)
    assert (told.code, told.out) == (4, "")
    assert "there is no such file" in told.err
    run("party", "match", "--file", "-", "-o", out, stdin=b"name\nZebulon Quartz\n")
    told = run("party", "match", "--since", out)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("detente: a.jsonl: the file of the past run is not known\n  Give --file: ")


def test_since_with_results_that_are_not_there(run: Run, tmp_path: Path) -> None:
    told = run("party", "match", "--since", str(tmp_path / "none.jsonl"))
    assert (told.code, told.out) == (4, "")
    assert "these results have no record beside them" in told.err


def test_several_processes_find_what_one_finds(run: Run, tmp_path: Path) -> None:
    path = file(tmp_path, "name", *["Ri Won Ho", "Jane Smithers", "", "Kim Tong-My'ong"] * 75)
    one = run("party", "match", "--file", path, "--json", "--jobs", "1")
    assert len(one.out.splitlines()) >= 75
    two = run("party", "match", "--file", path, "--json", "--jobs", "2")
    assert (two.out, two.err) == (one.out, one.err)


def test_stdin_and_gzip(run: Run, tmp_path: Path) -> None:
    table = b"name\nRi Won Ho\n"
    packed = tmp_path / "c.csv.gz"
    packed.write_bytes(gzip.compress(table))
    expected = run("party", "match", "--file", file(tmp_path, "name", "Ri Won Ho"), "--json").out
    assert run("party", "match", "--file", "-", "--json", stdin=table).out == expected
    assert run("party", "match", "--file", "-", "--json", stdin=gzip.compress(table)).out == expected
    assert run("party", "match", "--file", str(packed), "--json").out == expected


def test_everybody_whom_a_payment_names_is_asked_for(run: Run, tmp_path: Path) -> None:
    path = file(tmp_path, MT103, name="payment.fin")
    told = run("party", "match", "--file", path, "--json")
    (hit,) = map(json.loads, told.out.splitlines())
    assert (hit["id"], hit["role"], hit["ref"]) == ("REF1", "debtor", "KPi.033")
    assert "parties: 1 may be listed" in told.err
    assert told.code == UNSCREENED


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            '<?xml version="1.0"?><!DOCTYPE a><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"/>',
            "DOCTYPE",
        ),
        ("<html><body>Sorry</body></html>", "payment.xml"),
        (MT103.replace("I103", "I940"), "MT940"),
    ],
)
def test_a_message_that_is_not_read_is_refused_with_its_reason(
    run: Run, tmp_path: Path, content: str, says: str
) -> None:
    told = run("party", "match", "--file", file(tmp_path, content, name="payment.xml"))
    assert told.code == 4
    assert says in told.err
    assert "0 parties: 0 may be listed, 0 hits among 214 entries. 1 could not be screened." in told.out


def test_bad_rows_are_told_and_good_ones_matched(run: Run, tmp_path: Path) -> None:
    path = file(tmp_path, "name,born", "Ri Won Ho,1964-13-01", "Ri Won Ho,1964", "a,b,c", f"{'x' * 1_000_000},")
    told = run("party", "match", "--file", path, "--json")
    assert (told.code, [json.loads(line)["unread"] for line in told.out.splitlines()]) == (
        4,
        ["born: '1964-13-01' is no day, month or year", ""],
    )
    assert "customers.csv: row 1: born: '1964-13-01' is no day, month or year; it counts as unknown" in told.err
    assert "row 3: has 3 cells under a header of 2: its columns are shifted" in told.err
    assert "row 4: has a cell of more than 131,072 characters" in told.err
    said = "1 cell could not be read and counted as unknown. 2 could not be screened."
    assert f"2 customers: 2 may be listed, 2 hits among 214 entries. {said}" in told.err


def test_rows_that_cannot_be_screened_are_kept_in_a_file_of_their_own(run: Run, tmp_path: Path) -> None:
    path = file(tmp_path, "id,name,born", "C1,Ri Won Ho,N/A", "C2,???,1964", "C3,Kim")
    kept = tmp_path / "rejected.csv"
    told = run("party", "match", "--file", path, "--rejected", str(kept), "--json")
    assert (told.code, len(told.out.splitlines())) == (4, 1)
    assert f"not screened, kept in {kept}: 2" in told.err
    assert kept.read_text(encoding="utf-8").splitlines() == [
        "rejected_row,rejected_column,rejected_because,id,name,born",
        "2,name,'???' has no letters,C2,???,1964",
        "3,,has 2 cells under a header of 3: its columns are shifted,C3,Kim",
    ]


def test_the_file_of_rejected_rows_has_only_a_header_where_everybody_was_screened(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "rejected.csv"
    run("party", "match", "--file", file(tmp_path, "name,born", "Ri Won Ho,-"), "--rejected", str(kept))
    assert kept.read_text(encoding="utf-8") == "rejected_row,rejected_column,rejected_because\n"


def test_a_wrong_digit_of_a_ship_does_not_hide_its_name(run: Run) -> None:
    told = run("party", "match", "Ri Won Ho", "--imo", "8518870", "--json")
    assert [each["reference"] for each in json.loads(told.out)["matches"]] == ["KPi.033"]
    assert "imo: the check digit of 8518870 does not hold; it counts as unknown" in told.err


def test_the_same_name_with_another_day_of_birth_is_told_in_a_band_of_its_own(run: Run) -> None:
    told = run("party", "match", "Ri Won Ho", "--born", "1901")
    assert "same name, other date of birth" in told.out
    said = "No match for 'Ri Won Ho' at 0.75 or above (1 list, 214 entries). Below it, 1 party has the same name"
    assert said in " ".join(told.out.split())


def test_the_tolerance_of_days_of_birth_is_the_users(run: Run) -> None:
    (one,) = json.loads(run("party", "match", "Ri Won Ho", "--born", "1960", "--json").out)["matches"]
    (other,) = json.loads(run("party", "match", "Ri Won Ho", "--born", "1960", "--born-tolerance", "4", "--json").out)[
        "matches"
    ]
    assert (one["band"], other["band"]) == ("other-birth", "")
    assert other["score"] > 0.75 > one["score"]


def test_many_bad_rows_are_counted(run: Run, tmp_path: Path) -> None:
    told = run("party", "match", "--file", file(tmp_path, "name,born", *["Kim,x"] * 60, "Kim,"))
    assert "10 more cells that count as unknown, not shown" in told.err
    assert told.err.count("is no day") == 50


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"name\n", "has no rows"),
        (b"nmae\nKim\n", "Did you mean 'nmae'?"),
        (bytes(range(256)), "this is no text"),
        (b"name;born\nKim;1971\n", "separated by ';'"),
        (gzip.compress(b"name\n" + b"Ri Won Ho\n" * 300)[:-20], "breaks off"),
        (b"\x1f\x8bnonsense", "breaks off"),
    ],
    ids=["empty", "no rows", "no column", "bytes", "semicolons", "cut", "no gzip"],
)
def test_what_is_no_file_of_customers(run: Run, tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes(content)
    told = run("party", "match", "--file", str(path), "-o", str(tmp_path / "out.jsonl"))
    assert (told.code, told.out) == (4, "")
    assert says in told.err
    assert "customers.csv" in told.err
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ([], 2, "no name or number was given"),
        (["--country", "KP"], 2, "no name or number was given"),
        (["Kim", "--file", "x.csv"], 2, "a file and a party were both given"),
        (["--born", "1971", "--file", "x.csv"], 2, "a file and a party were both given"),
        (["Kim", "-o", "x.csv"], 2, "-o is for files"),
        (["Kim", "--since", "x.jsonl"], 2, "--since is for files"),
        (["--since", "x.jsonl", "--limit", "3"], 2, "--limit is for one name"),
        (["--since", "x.jsonl", "--country", "KP"], 2, "no name or number was given"),
        (["--file", "x.csv", "--limit", "3"], 2, "--limit is for one name"),
        (["--file", "x.csv"], 4, "there is no such file"),
        (["--file", "x.csv", "--map", "nam=x"], 2, "Did you mean 'name'?"),
        (["--file", "x.csv", "--map", "name"], 2, "renames nothing"),
        (["--file", "x.csv", "--map", "name=a,name=b"], 2, "the column 'name' stands there twice"),
        (["--file", "x.csv", "--map", "name=a,id=a"], 2, "the column 'a' stands there twice"),
        (["--file", "x.csv", "-o", "x.doc"], 2, "has no known ending"),
        (["--file", "x.csv", "-o", "nowhere/x.csv"], 2, "there is no folder nowhere"),
        (["--file", "x.csv", "-o", "x.csv"], 2, "is the file that is read"),
        (["Kim", "--list", "ofac-sdm"], 2, "Did you mean 'ofac-sdn'?"),
        (["Kim", "--list", "ofac-sdn"], 2, "ofac-sdn has no edition"),
        (["Kim", "--on", "2019-02-30"], 2, "is not a day"),
        (["Kim", "--threshold", "1.5"], 2, "1.5 is no threshold"),
        (["Kim", "--threshold", "nan"], 2, "nan is no threshold"),
        (["Kim", "--max-age", "-1"], 2, "--max-age"),
        (["Kim", "--limit", "0"], 2, "--limit"),
        ([""], 4, "has no letters"),
        (["?!"], 4, "has no letters"),
        (["Kim\x07"], 4, "control character"),
        (["x" * 100_000], 4, "a name of 100,000 letters"),
        (["Kim", "--born", "1971-02-30"], 4, "born: '1971-02-30'"),
        (["Kim", "--country", "Atlantis"], 4, "country: 'Atlantis'"),
        (["--imo", "8518781"], 4, "the check digit of 8518781 does not hold"),
        (["Kim", "--rejected", "x.csv"], 2, "--rejected is for files"),
        (["--file", "x.csv", "--rejected", "x.csv"], 2, "is the file that is read"),
        (["--file", "x.csv", "--rejected", "y.txt"], 2, "has no known ending"),
        (["--file", "x.csv", "-o", "y.csv", "--rejected", "y.csv"], 2, "is the file of the results"),
        (["Kim", "--born-tolerance", "-1"], 2, "--born-tolerance"),
        (["Kim", "--imo", "85"], 4, "'85' is no IMO number"),
        (["Kim", "--number", "--"], 4, "is no number"),
        (["Kim", "--schema", "Vesel"], 4, "Did you mean 'vessel'?"),
    ],
)
def test_what_cannot_be_meant(run: Run, words: list[str], code: int, says: str) -> None:
    told = run("party", "match", *words)
    assert (told.code, told.out) == (code, "")
    assert says in told.err
    assert "Traceback" not in told.err


def test_results_without_a_record_or_that_are_none(run: Run, tmp_path: Path) -> None:
    path, out = file(tmp_path, "name", "Ri Won Ho"), tmp_path / "a.jsonl"
    assert "no record beside them" in run("party", "match", "--file", path, "--since", str(out)).err
    run("party", "match", "--file", path, "-o", str(out))
    out.write_text("")
    told = run("party", "match", "--file", path, "--since", str(out))
    assert (told.code, "these results are not as they were written" in told.err) == (4, True)
    out.unlink()
    assert run("party", "match", "--file", path, "--since", str(out)).code == 4


@pytest.mark.parametrize(
    ("ending", "content"),
    [("jsonl", '{"row": "x"}\n'), ("jsonl", "{"), ("csv", "row,id\nx,1\n"), ("parquet", "PAR1"), ("csv", "row\n\xff")],
)
def test_what_are_no_hits(tmp_path: Path, ending: str, content: str) -> None:
    path = tmp_path / f"hits.{ending}"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(InputError, match="these are no results of a screening"):
        list(hits.read(path))


def edge(owner: str, asset: str, percent: str) -> str:
    held = {"owner": [owner], "asset": [asset], "percentage": [percent]}
    return json.dumps({"id": f"{owner}-{asset}", "schema": "Ownership", "properties": held})


def named(id_: str, name: str, schema: str = "Company") -> str:
    return json.dumps({"id": id_, "schema": schema, "properties": {"name": [name]}})


EDGES = (named("p", "Ri Won Ho", "Person"), named("a", "Alpha"), edge("p", "a", "50"), edge("a", "b", "49.9"))


def test_owned_by_those_whom_the_lists_have(run: Run, tmp_path: Path) -> None:
    told = run("party", "owned", file(tmp_path, *EDGES, name="edges.jsonl"), "--list", "un-1718")
    assert told.code == 0
    assert (told.err, told.out[: len("■ certain  Alpha (a)")]) == ("", "■ certain  Alpha (a)")
    assert "un-1718 KPi.033, RI WON HO, score 0.950: to be confirmed" in " ".join(told.out.split())
    assert "1 entity owned or controlled by 1 listed party (1 certain)." in told.out


def test_owned_by_those_who_are_named(run: Run, tmp_path: Path) -> None:
    path = file(tmp_path, *EDGES, name="edges.jsonl")
    found = json.loads(run("party", "owned", path, "--listed", "a", "--rule", "un", "--json").out)
    assert [(each["id"], each["grade"], each["percent"]) for each in found["reached"]] == [("b", "judgement", "49.9%")]
    assert found["reached"][0]["links"][0]["what"] == "49.9%"
    assert "consulted" not in found


def test_a_holder_who_is_only_rather_alike_is_told_and_not_reckoned_with(run: Run, tmp_path: Path) -> None:
    path = file(tmp_path, named("p", "Ri Won Hoo", "Person"), edge("p", "a", "100"), name="edges.jsonl")
    told = run("party", "owned", path)
    assert "not taken, too little alike" in " ".join(told.out.split())
    assert "No holder in this file is treated as listed." in told.out
    assert "certain" in run("party", "owned", path, "--threshold", "0.75").out


def test_holders_without_a_name_are_found_by_their_reference_or_counted(run: Run, tmp_path: Path) -> None:
    told = run("party", "owned", file(tmp_path, edge("KPe.020", "a", "60"), edge("x", "b", "60"), name="edges.jsonl"))
    assert told.out.startswith("■ certain  a")
    assert told.err == "1 holder has no name in this file, and could not be matched\n"


@pytest.mark.parametrize(
    ("lines", "words", "code", "says"),
    [
        (EDGES, ["--listed", "q"], 2, "'q' holds nothing in this file"),
        (EDGES, ["--listed", "p", "--list", "un"], 2, "--listed says who is listed"),
        (EDGES, ["--threshold", "7"], 2, "7 is no threshold"),
        (EDGES, ["--rule", "eu"], 2, "'eu' is not one of"),
        (EDGES[:2], [], 4, "nobody owns or controls anybody"),
    ],
)
def test_ownership_that_cannot_be_reckoned_up(
    run: Run, tmp_path: Path, lines: tuple[str, ...], words: list[str], code: int, says: str
) -> None:
    told = run("party", "owned", file(tmp_path, *lines, name="edges.jsonl"), *words)
    assert (told.code, told.out) == (code, "")
    assert says in told.err


def test_a_line_of_edges_that_cannot_be_read_is_told_and_the_others_stand(run: Run, tmp_path: Path) -> None:
    told = run("party", "owned", file(tmp_path, *EDGES, "{", name="edges.jsonl"), "--listed", "p")
    assert (told.code, "line 5: no entity" in told.err, "certain" in told.out) == (4, True, True)


@pytest.mark.parametrize(
    ("lines", "code", "says"),
    [
        (edge("q", "c", "150"), 4, "line 5: a share of '150', over 100 percent, taken as unknown"),
        (edge("q", "a", "50.0000001"), 4, "a: its shares add up to 100.0000001%"),
        (edge("q", "a", "0.01"), 0, "line 5: '0.01' is read as less than one percent"),
    ],
)
def test_odd_shares_are_told_and_the_others_stand(run: Run, tmp_path: Path, lines: str, code: int, says: str) -> None:
    told = run("party", "owned", file(tmp_path, *EDGES, lines, name="edges.jsonl"), "--listed", "p")
    assert (told.code, "certain  Alpha" in told.out) == (code, True)
    assert says in told.err


@pytest.mark.parametrize("words", [["match", "--file"], ["owned"]])
def test_a_folder_is_no_file(run: Run, tmp_path: Path, words: list[str]) -> None:
    told = run("party", *words, str(tmp_path))
    assert (told.code, told.out) == (4, "")
    assert f"{tmp_path}: this is a folder, not a file" in told.err


def test_edges_that_are_nowhere(run: Run) -> None:
    told = run("party", "owned", "nowhere.jsonl")
    assert (told.code, "nowhere.jsonl: there is no such file" in told.err) == (4, True)


def test_a_ship_of_a_list_is_found_in_a_file_by_its_number(run: Run, home: Path, tmp_path: Path) -> None:
    keep(home, "own:a", TODAY.isoformat(), [ship("s", "Quiet Harbour", "9074729")])
    path = file(tmp_path, "name,imo,schema", ",9074729,Vessel", "Quiet Harbor,,Vessel", "Quiet Harbour,9074728,Vessel")
    told = run("party", "match", "--file", path, "--json")
    assert [json.loads(line)["row"] for line in told.out.splitlines()] == [1, 2, 3]
    assert "row 3: imo: the check digit of 9074728 does not hold" in told.err


@pytest.mark.parametrize(
    "words", [[], ["party"], ["party", "match"], ["party", "owned"], ["party", "validate"], ["lists"], ["decide"]]
)
def test_help_loads_no_heavy_library(words: list[str]) -> None:
    heavy = ("numpy", "polars", "rapidfuzz", "lxml", "rich", "pydantic", "httpx", "openpyxl", "anyascii", "msgspec")
    program = (
        "import sys\nfrom detente.app.cli import cli\n"
        f"cli.main({[*words, '--help']!r}, standalone_mode=False)\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_potential_match_can_be_an_exit_code(run: Run) -> None:
    assert run("party", "match", "Ri Won Ho", "--fail-on", "potential-match").code == 3
    assert run("party", "match", "Zzyzx Quumble", "--fail-on", "potential-match").code == UNSCREENED
    assert run("party", "match", "Ri Won Ho").code == UNSCREENED
    refused = run("party", "match", "Ri Won Ho", "--fail-on", "prohibited")
    assert (refused.code, "potential-match" in refused.err) == (2, True)


def test_a_former_name_of_an_option_works_with_a_note(run: Run) -> None:
    told = run("party", "match", "Ri Won Ho", "--id", "381310014")
    assert (told.code, told.out) == (UNSCREENED, run("party", "match", "Ri Won Ho", "--number", "381310014").out)
    assert "--id is now called --number" in told.err


def test_a_word_is_looked_up_in_the_lists(run: Run) -> None:
    told = run("party", "search", "Tanchon", "--json")
    (found,) = json.loads(told.out)
    assert (found["reference"], found["by"], found["found"]) == ("KPe.003", "word", "TANCHON COMMERCIAL BANK")
    assert (told.code, told.err) == (0, "")


def test_more_than_the_limit_are_counted(run: Run) -> None:
    told = run("party", "search", "Kim", "--limit", "2")
    assert "more, not shown; --limit shows more." in told.out


def test_nobody_is_told(run: Run) -> None:
    told = run("party", "search", "Zyxomat")
    assert (told.code, "No listed party has 'Zyxomat' in a name or a number." in told.out) == (0, True)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["ab"], 4, "'ab' is too short to look up"),
        ([], 2, "Missing argument"),
        (["Kim", "--list", "ofac-sdm"], 2, "Did you mean 'ofac-sdn'?"),
        (["Kim", "--limit", "0"], 2, "--limit"),
    ],
)
def test_what_cannot_be_looked_up(run: Run, words: list[str], code: int, says: str) -> None:
    told = run("party", "search", *words)
    assert (told.code, told.out) == (code, "")
    assert says in told.err


def test_the_first_screening_after_an_import_says_that_it_makes_an_index(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.app.commands.party.LONG_INDEX", 3)
    keep(home, "own:a", TODAY.isoformat(), [party(f"A{at}", f"Osvaldo Brentano {at}") for at in range(4)])
    said = "making the index of names, once for these lists: 4 entries\n  own:a: 4"
    assert said in run("party", "match", "Osvaldo Brentano", "--list", "own:a").err
    assert "making the index" not in run("party", "match", "Osvaldo Brentano", "--list", "own:a").err
    keep(home, "own:b", TODAY.isoformat(), [party("B1", "Ruprecht Hentzau")])
    assert (
        "making the index" not in run("--quiet", "party", "match", "Hentzau", "--list", "own:a", "--list", "own:b").err
    )
