"""Files as people have them, decided on the command line."""

import io
import json
import sys
from pathlib import Path

import pytest

from detente.app import cli as door
from tests.app.told import Run, Told
from tests.payments.build import FIELDS, bank, mt, pacs008, transfer, without


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


def test_a_tie_stands_in_the_table_the_csv_and_the_json(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(
        "id,date,activity,from_country,to_country,via\na,2019-06-01,payment,DE,KP,\nb,2019-06-01,payment,DE,FR,nampo\n"
    )
    table = run("decide", str(file)).out
    assert "tie to the target: via nampo" in " ".join(table.split())
    lines = run("decide", str(file), "--csv").out.splitlines()
    assert ",to_country KP," in lines[1]
    assert "no UN restriction found; left to judgement: programme-finance; government-freeze" in lines[1]
    assert ",via nampo," in lines[2]
    first, second = map(json.loads, run("decide", str(file), "--json").out.splitlines())
    assert (first["ties"], second["ties"]) == (["to_country KP"], ["via nampo"])
    assert first["answer"].endswith("left to judgement: programme-finance; government-freeze")


@pytest.mark.parametrize("code", ["FTBDKPPY", "FTBDKPPYXXX", "FTBDKPPYABC"])
def test_the_bic_of_a_listed_bank_is_matched_in_either_form_of_message(run: Run, tmp_path: Path, code: str) -> None:
    swift, iso = tmp_path / "m.fin", tmp_path / "m.xml"
    swift.write_text(mt("103", *without("57"), f":57A:{code}"))
    party = "<{0}><Nm>{1}</Nm></{0}>"
    sides = party.format("Dbtr", "Rudolf"), party.format("Cdtr", "Zenda")
    iso.write_text(pacs008(transfer(*sides, f"<CdtrAgt>{bank(code)}</CdtrAgt>")))
    for path in (swift, iso):
        (line,) = run("decide", str(path), "--json").out.splitlines()
        found = json.loads(line)
        assert found["verdict"] == "undetermined"
        assert [each["id"] for each in found["identities"]] == ["KPe.047"]
        assert f"creditor-agent {code}" in found["ties"]


def test_a_broken_bic_beside_a_listed_name_hides_nobody(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "m.fin"
    path.write_text(mt("103", *without("57", "59"), ":57A:NO BIC", ":59:/1\nTANCHON COMMERCIAL BANK"))
    told = run("decide", str(path), "--json")
    assert told.code == 4
    assert "field 57A: 'NO BIC' is not a BIC; the rest of the message is read" in told.err
    assert [each["id"] for each in json.loads(told.out)["identities"]] == ["KPe.003"]


@pytest.mark.parametrize("line", ["DEMOCRATIC PEOPLE S REPUBLIC OF KOREA", "DEM. REP. OF KOREA", "PYONGYANG KP"])
def test_an_address_in_any_form_ties_the_payment(run: Run, tmp_path: Path, line: str) -> None:
    path = tmp_path / "m.fin"
    path.write_text(mt("103", *without("59"), f":59:/1\nZENDA WORKS\nHOF 2\n{line}"))
    found = json.loads(run("decide", str(path), "--json").out)
    assert found["ties"][0] == "to_country KP"


def test_a_town_of_one_with_the_code_of_the_other_is_told_and_leaves_coal_undetermined(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        'id,date,hs,from_country,to_country\na,2018-06-01,270112,"Pyongyang, KR",CN\nb,2018-06-01,270112,Korea,CN\n'
    )
    told = run("decide", str(path), "--json")
    assert told.code == 4
    assert [json.loads(line)["verdict"] for line in told.out.splitlines()] == ["undetermined", "undetermined"]
    assert "has a town in KP and another country" in told.err
    assert "row 2: from_country 'Korea' may be KP" in told.err


def test_a_folder_of_fifty_messages_is_one_batch(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(50):
        (folder / f"{number:02}.fin").write_text(mt("103", *FIELDS))
    lines = run("decide", str(folder), "--csv").out.splitlines()
    assert len(lines) == 51
    assert f'"{folder}/07.fin, line 1"' in lines[8]
