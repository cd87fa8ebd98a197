"""`party tune` and `party validate`: what they print, what they write, and what they refuse."""

import json
import os
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from detente.app import cli as door
from tests.app.told import Run, Told
from tests.parties.kept import keep, party


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `detente party` with these words, its home in an empty folder."""

    def told(*words: str) -> Told:
        monkeypatch.setattr(sys, "argv", ["detente", "--home", str(tmp_path / "home"), "party", *words])
        monkeypatch.chdir(tmp_path)
        with pytest.raises(SystemExit) as done:
            door.main()
        captured = capsys.readouterr()
        return Told(int(done.value.code or 0), captured.out, captured.err)

    return told


LABELLED = """name,id
Ri Won Ho,KPi.077
KIM SOK CHOL,KPi.042
Third Floor,KPe.031
Nobody At All,
Anneliese Baumgartner,
Vanished Party,XYi.999
"""


@pytest.fixture
def judged(tmp_path: Path) -> str:
    path = tmp_path / "judged.csv"
    path.write_text(LABELLED, encoding="utf-8")
    return str(path)


def file(folder: Path, text: str) -> str:
    path = folder / "file.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_curve_in_json(run: Run, judged: str) -> None:
    told = run("tune", judged, "--json")
    assert told.code == 0
    found = json.loads(told.out)
    assert (found["positives"], found["negatives"], found["absent"]) == (3, 2, 1)
    assert found["present"] == 0.75
    steps = {step["threshold"]: step for step in found["steps"]}
    assert {each / 1000 for each in range(500, 991, 10)} == set(steps)
    assert steps[0.75]["found"] == round(steps[0.75]["recall"] * 3)
    assert (steps[0.75]["alerts"], steps[0.75]["threshold_points"]) == (0, 750)
    (edition,) = found["editions"]
    assert (edition["list"], edition["stale"], len(edition["digest"])) == ("un-1718", False, 64)


def test_the_curve_for_people_marks_the_threshold_in_use(run: Run, judged: str) -> None:
    told = run("tune", judged)
    assert told.code == 0
    [line] = [line for line in told.out.splitlines() if "in use" in line]
    assert line.split()[0] == "0.75"
    assert "3 names must find a party, 2 nobody" in told.out
    assert "1 were left out" in told.out


@pytest.mark.parametrize("command", ["tune", "validate"])
def test_a_stale_list_is_told_with_its_age_and_exit_5(run: Run, tmp_path: Path, judged: str, command: str) -> None:
    # neither said how old the lists were, and both ended with 0
    old = date.today() - timedelta(days=31)
    edition = keep(tmp_path / "home", "own:a", old.isoformat(), [party("KPi.077", "Ri Won Ho")])
    words = (command, judged) if command == "tune" else (command, "--sample", "5", "--list", "own:a")
    told = run(*words)
    assert (told.code, f"stale, more than 30 days old: own:a {old} (31)" in told.err) == (5, True)
    assert f"{edition.label} 31 days" in " ".join(told.out.split())
    found = json.loads(run(*words, "--json").out)["editions"][-1]
    assert (found["list"], found["digest"], found["age"], found["stale"]) == ("own:a", edition.digest, 31, True)
    assert run(*words, "--max-age", "31").code == 0


def test_a_list_without_an_edition_of_the_day_is_told(run: Run, tmp_path: Path, judged: str) -> None:
    keep(tmp_path / "home", "own:a", "2020-01-01", [party("1", "Zebulon Quartz")])
    told = run("tune", judged, "--on", "2019-01-01")
    assert (told.code, "not screened, no edition as old as 2019-01-01: own:a" in told.err) == (5, True)


def test_columns_of_another_name(run: Run, tmp_path: Path) -> None:
    path = file(tmp_path, "who;x,whom\nRi Won Ho,KPi.077\n")
    assert run("tune", path, "--map", "name=who;x,id=whom").code == 0


@pytest.mark.parametrize(
    ("text", "words", "code", "says"),
    [
        ("", (), 4, "an empty file"),
        ("name,id\nRi Won Ho,\n", (), 4, "no row says whom it must find"),
        ("nmae,id\nRi Won Ho,KPi.077\n", (), 4, "'nmae'"),
        ("name,id\nRi Won Ho,KPi.077\n", ("--map", "name=nmae"), 4, "Did you mean 'name'?"),
        ("name,id\nRi Won Ho,KPi.077\n", ("--map", "nothing"), 2, "names no column"),
        ("name,id\nRi Won Ho,KPi.077,x\n", (), 4, "3 cells where the header has 2"),
        ("name,id\nRi Won Ho,XYi.999\n", (), 4, "no name's party stands on the lists"),
        ("name,id\nRi Won Ho,KPi.077\n", ("--list", "un"), 2, "un has no edition"),
        ("name,id\nRi Won Ho,KPi.077\n", ("--list", "unn"), 2, "unn"),
    ],
)
def test_files_and_options_that_are_refused(
    run: Run, tmp_path: Path, text: str, words: tuple[str, ...], code: int, says: str
) -> None:
    told = run("tune", file(tmp_path, text), *words)
    assert told.code == code
    assert says in told.err
    assert told.out == ""


def test_a_file_that_is_not_there(run: Run) -> None:
    told = run("tune", "missing.csv")
    assert told.code == 2
    assert "missing.csv" in told.err


def test_the_pack_on_a_fresh_machine(run: Run, tmp_path: Path) -> None:
    told = run("validate", "--sample", "60", "-o", "pack", "--json")
    assert told.code == 0
    found = json.loads(told.out)
    assert found == json.loads((tmp_path / "pack" / "validation.json").read_text(encoding="utf-8"))
    assert (tmp_path / "pack" / "validation.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert [each["list"] for each in found["editions"]] == ["un-1718"]
    assert found["listed"]["whole"]["asked"] >= found["parties"]
    assert found["changed"]["parties"] == found["parties"]
    assert found["clean"][0]["whole"]["asked"] >= 1500


def test_the_pack_in_short(run: Run, tmp_path: Path, judged: str) -> None:
    told = run("validate", "--sample", "30", "--names", judged, "--clean", file(tmp_path, "name\nJeanne Moreau\n"))
    assert told.code == 0
    assert "listed names found" in told.out
    assert "file.csv: 0 of 1 alert (0.000 %)" in told.out
    assert "validation/validation.html" in told.out
    assert told.err == ""


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--sample", "0"), 2, "a sample of 0 names"),
        (("--map", "name=x"), 2, "--map is for a labelled file"),
        (("--list", "un"), 2, "un has no edition"),
        (("--jobs", "0"), 2, "--jobs"),
        (("--clean", "missing.csv"), 2, "missing.csv"),
    ],
)
def test_what_no_pack_is_made_of(run: Run, words: tuple[str, ...], code: int, says: str) -> None:
    told = run("validate", *words)
    assert told.code == code
    assert says in told.err


def test_a_folder_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    told = run("validate", "--sample", "1", "-o", "taken/pack")
    assert told.code == 4
    assert "cannot be written to" in told.err
    assert "-o" in told.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_without_rights(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    assert run("validate", "--sample", "1", "-o", str(folder)).code == 4


def test_clean_names_of_a_bad_file_stop_it_before_anything_is_asked(run: Run, tmp_path: Path) -> None:
    told = run("validate", "--clean", file(tmp_path, "nmae\nx\n"))
    assert told.code == 4
    assert "no column for the name" in told.err
