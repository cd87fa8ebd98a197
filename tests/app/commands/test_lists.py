"""`detente lists`: what comes on stdout, what on stderr, and with which exit code; half of it is refusals."""

import gzip
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from detente.app import cli as door
from detente.parties.lists.editions import Editions
from tests.app.screen import on_a_terminal
from tests.app.told import Run, Told
from tests.parties.kept import keep, party
from tests.parties.lists.build import own, put, un
from tests.parties.lists.server import Answer, Server

SAMPLES = Path(__file__).parents[2] / "parties" / "lists" / "samples"
TODAY = datetime.now(UTC).date()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `detente lists` with these words, its home in an empty folder."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    def told(*words: str | Path) -> Told:
        monkeypatch.setattr(sys, "argv", ["detente", "--home", str(tmp_path / "home"), "lists", *map(str, words)])
        with pytest.raises(SystemExit) as done:
            door.main()
        captured = capsys.readouterr()
        return Told(int(done.value.code or 0), captured.out, captured.err)

    return told


@pytest.fixture
def editions(tmp_path: Path) -> Editions:
    return Editions(tmp_path / "home")


def test_a_list_is_imported_and_its_issues_are_told(run: Run, tmp_path: Path, editions: Editions) -> None:
    told = run("import", put(tmp_path, un().replace(b"Kenya", b"Ruritania", 12)))
    (edition,) = editions.all("un")
    assert told.out == f"un: new edition: {edition.label}, 450 entries, 450 names\n"
    assert told.code == 0
    lines = told.err.splitlines()
    assert lines[0] == "12 issues, kept with the edition:"
    assert lines[1] == "  KPi.001: a country that is not known: 'Ruritania'"
    assert lines[-1] == "  and 2 others"
    assert len(lines) == 12


def test_the_same_list_again_is_unchanged_and_silent(run: Run, tmp_path: Path) -> None:
    run("import", put(tmp_path, un().replace(b"Kenya", b"Ruritania", 1)))
    told = run("import", tmp_path / "list")
    assert told.out.startswith("un: unchanged, already imported: 2026-08-01:")
    assert (told.code, told.err) == (0, "")


def test_an_import_as_json(run: Run, tmp_path: Path) -> None:
    found = json.loads(run("import", put(tmp_path, un()), "--json").out)
    assert (found["source"], found["new"], found["entries"], found["day"]) == ("un", True, 450, "2026-08-01")
    assert (found["programmes"], found["issues"], found["before"]) == ({"DPRK": 450}, [], None)
    assert found["edition"] == f"2026-08-01:{found['digest'][:12]}"


def test_the_day_of_the_import_is_said_to_be_that(run: Run, tmp_path: Path) -> None:
    told = run("import", put(tmp_path, own("Rupert Hentzau")), "--source", "own:zenda")
    assert "(the file has no day: that of the import), 1 entry, 1 name" in told.out
    told = run("import", tmp_path / "list", "--source", "own:strelsau", "--day", "2024-01-11")
    assert "own:strelsau: new edition: 2024-01-11:" in told.out
    assert "(day as given)" in told.out


@pytest.mark.parametrize(
    ("name", "source", "entries", "day"),
    [
        ("uk-sanctions-list.csv", "uk", 2, "2025-11-05"),
        ("ofsi-conlist.csv", "uk", 1, "2025-11-05"),
        ("eu-full-1.1.xml", "eu", 2, "2025-11-05"),
        ("eu-full-1.1.csv", "eu", 1, "2025-11-05"),
    ],
)
def test_samples_of_the_official_forms_are_read_end_to_end(
    run: Run, editions: Editions, name: str, source: str, entries: int, day: str
) -> None:
    refused = run("import", SAMPLES / name)
    assert (refused.code, refused.out) == (4, "")
    assert f"where {source} has at least" in refused.err
    told = run("import", SAMPLES / name, "--accept")
    assert told.code == 0
    assert f"accepted: {entries} entr" in told.out
    (edition,) = editions.all(source)
    assert (edition.entries, edition.day.isoformat(), edition.issues) == (entries, day, 0)
    found = editions.entities(edition)[0]
    assert "Rupert" in found.name
    assert "HENTZAU" in found.name.upper()


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><CONSOLIDATED_LIST>&d;</CONSOLIDATED_LIST>'
SHIFTED = b'1,"HENTZAU, Rupert","individual","RUR",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n2,"X",,"individual","RUR",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
REFUSED: dict[str, tuple[bytes, tuple[str, ...], str]] = {
    "an XML bomb": (BOMB, (), "list: the file has a DOCTYPE, and is not read"),
    "shifted columns": (SHIFTED, (), "list, row 2: a row of 13 columns among rows of 12"),
    "an empty file": (b"", (), "list: the file is empty"),
    "an empty list": (un(count=0), (), "list: 0 entries, where un has at least 400"),
    "a truncated gzip": (gzip.compress(un())[:3000], (), "list: the compressed file breaks off"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", (), "list: this is no list in a known format"),
    "a picture taken for a list": (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        ("--format", "uk-csv"),
        "list: line 1: the text is not UTF-8",
    ),
    "another format": (un(), ("--format", "ofac-csv"), "list"),
    "a page": (b"<html><body>Sorry</body></html>", (), "list: this is a web page, not a list"),
    "half a list": (un()[:20000], (), "list: line 1: the XML breaks off or is broken"),
    "a day to come": (own("Rupert"), ("--day", (TODAY + timedelta(days=30)).isoformat()), "list: an edition of"),
    "another day": (un(), ("--day", "2026-08-02"), "list: it says that it is of 2026-08-01, not of 2026-08-02"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_list_is_refused_and_nothing_is_kept(
    run: Run, tmp_path: Path, editions: Editions, kind: str
) -> None:
    data, options, words = REFUSED[kind]
    told = run("import", put(tmp_path, data), *options)
    assert told.err.startswith(f"detente: {words}")
    assert "Traceback" not in told.err
    assert (told.code, told.out) == (4, "")
    assert [each.source for each in editions.all()] == ["un-1718"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--source", "ofac-sdm"), "no list is called 'ofac-sdm'\n  Did you mean 'ofac-sdn'?"),
        (("--source", "own:Zenda!"), "no list is called 'own:Zenda!'"),
        (("--source", "un-1718"), "un-1718 ships with the program"),
        (("--format", "un-xlm"), "no format is called 'un-xlm'\n  Did you mean 'un-xml'?"),
        (("--day", "yesterday"), "'yesterday' is not a day"),
    ],
)
def test_options_that_cannot_be_meant(run: Run, tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    told = run("import", put(tmp_path, un()), *options)
    assert words in told.err
    assert told.code == 2


def test_a_folder_and_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    told = run("import", tmp_path)
    assert told.code == 4
    assert f"{tmp_path}: this is a folder" in told.err
    told = run("import", tmp_path / "nowhere.xml")
    assert told.code == 4
    assert "there is no such file" in told.err


def test_two_lists_at_once_are_refused(run: Run, tmp_path: Path) -> None:
    told = run("import", put(tmp_path, un(), "a"), put(tmp_path, un("2026-08-02"), "b"))
    assert told.code == 4
    assert "the format un-xml has one file, not 2" in told.err


def test_the_status_of_a_fresh_machine(run: Run, tmp_path: Path) -> None:
    told = run("status")
    assert told.code == 0
    assert "un-1718 2026-08-01:" in told.flat
    assert "ships with the program" in told.flat
    assert "\x1b" not in told.out
    assert not (tmp_path / "home").exists()


def test_a_stale_list_is_marked_and_is_exit_code_5(run: Run, tmp_path: Path) -> None:
    run("import", put(tmp_path, un("2026-08-01")))
    told = run("status", "--on", "2026-09-01")
    assert told.code == 5
    assert "31 d 450 450 stale" in told.flat
    assert run("status", "--on", "2026-08-31").code == 0
    assert run("status", "--on", "2026-09-01", "--max-age", "31").code == 0
    assert run("status", "--on", "2026-08-02", "--max-age", "0").code == 5


def test_a_list_that_is_lacking_on_a_day_is_exit_code_5(run: Run, tmp_path: Path) -> None:
    run("import", put(tmp_path, un("2026-08-01")))
    told = run("status", "--on", "2020-01-01")
    assert told.code == 5
    assert "un has no edition as old as 2020-01-01" in told.out


def test_a_list_whose_editions_are_gone_is_lacking(run: Run, tmp_path: Path) -> None:
    run("import", put(tmp_path, un(TODAY)))
    assert run("status").code == 0
    folder = next((tmp_path / "home" / "lists" / "un").iterdir())
    folder.rename(tmp_path / "elsewhere")
    assert run("status").code == 5


def test_entries_by_programme_and_by_country(run: Run, tmp_path: Path) -> None:
    run("import", put(tmp_path, un(TODAY, programme="Zenda")))
    assert "un: entries by programme Zenda 450" in run("status", "--by", "programme").flat
    assert "un: entries by country KE 450" in run("status", "--by", "country").flat


def test_the_status_of_a_day_counts_only_those_listed_by_then(run: Run) -> None:
    told = run("status", "--on", "2005-01-01")
    assert (told.code, "0 d 0 0 ships with the program; as of the edition of 2026-08-01" in told.flat) == (0, True)
    (one,) = json.loads(run("status", "--on", "2017-01-01", "--json").out)["lists"]
    assert (0 < one["entries"] < 214, one["ahead"], one["edition"][:10]) == (True, True, "2026-08-01")
    assert sum(one["programmes"].values()) == one["entries"]
    assert "as of" not in run("status").flat


def test_the_status_as_json(run: Run, tmp_path: Path) -> None:
    run("import", put(tmp_path, un("2026-08-01")))
    told = run("status", "--on", "2026-09-10", "--json")
    found = json.loads(told.out)
    assert (found["on"], found["max_age"], found["lacking"], told.code) == ("2026-09-10", 30, [], 5)
    assert [(each["source"], each["age"], each["stale"], each["shipped"]) for each in found["lists"]] == [
        ("un", 40, True, False),
        ("un-1718", 40, False, True),
    ]
    assert found["lists"][0]["programmes"] == {"DPRK": 450}


def test_an_update_tells_what_became_of_each_list(run: Run, tmp_path: Path, server: Server) -> None:
    address = ("--address", f"un={server.address}")
    server.answers = [Answer(body=un(TODAY - timedelta(days=1)), headers={"ETag": '"7"'})]
    told = run("update", "un", *address)
    assert told.flat.startswith(f"un new {TODAY - timedelta(days=1)}:")
    assert (told.code, told.err) == (0, "making the index of names ...\n")
    server.answers, server.asked = [Answer(304, b"", whole=False)], []
    told = run("update", "un", *address)
    assert told.flat.startswith(f"un unchanged {TODAY - timedelta(days=1)}:")
    assert told.code == 0
    server.answers, server.asked = [Answer(body=un(TODAY, 3))], []
    told = run("update", "un", *address)
    assert "un failed" in told.flat
    assert "450 entries the last good one stays" in told.flat
    assert "un: list.xml: 3 entries, where un has at least 400" in told.out
    assert "  Its page: https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list\n" in told.out
    assert told.code == 5
    assert "confirmed" in run("status").flat


def test_one_list_that_fails_does_not_stop_the_others(run: Run, server: Server) -> None:
    server.answers = [Answer(403, b"")]
    told = run(
        "update", "own:zenda", "un", "--address", f"un={server.address}", "--address", f"own:zenda={server.address}"
    )
    assert told.code == 5
    assert told.flat.count("none is imported") == 2
    assert "The server refuses programs; download the file by hand and `detente lists import` it." in told.flat
    server.answers, server.asked = [Answer(body=own("Rupert Hentzau"))], []
    told = run(
        "update",
        "un",
        "own:zenda",
        "--address",
        f"un={server.address}",
        "--address",
        f"own:zenda={server.address}",
        "--json",
    )
    found = {each["source"]: each for each in json.loads(told.out)}
    assert (found["own:zenda"]["became"], found["own:zenda"]["entries"]) == ("new", 1)
    assert (found["un"]["became"], found["un"]["edition"]) == ("failed", None)
    assert "the XML breaks off" in found["un"]["fault"]["what"]
    assert told.code == 5


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("uno",), "no address is known for a list called 'uno'"),
        (("un", "--address", "un"), "'un' is no address of a list"),
        (("un", "--address", "=https://mirror.example"), "is no address of a list"),
        (
            ("un", "--address", "UN=https://mirror.example"),
            "'UN' is not among the lists that are fetched\n  Did you mean 'un'?",
        ),
        (("--address", "zenda=https://mirror.example"), "no list is called 'zenda'"),
        (("un", "--timeout", "0"), "0.0 is not in the range"),
        (("un-1718",), "no address is known for a list called 'un-1718'"),
    ],
)
def test_an_update_that_cannot_be_meant_asks_nobody(run: Run, words: tuple[str, ...], fault: str) -> None:
    told = run("update", *words)
    assert fault in told.err
    assert (told.code, told.out) == (2, "")


def test_what_separates_two_editions(run: Run, tmp_path: Path) -> None:
    run("import", put(tmp_path, un("2017-07-03", 450)))
    run("import", put(tmp_path, un("2018-08-24", 452).replace(b"RUPERT HENTZAU 7<", b"RUPERT RASSENDYLL 7<")))
    told = run("diff", "un@2017-07-03", "un@2018-08-24")
    assert "2 added, 0 removed, 1 changed, 449 the same" in told.flat
    assert "KPi.451 RUPERT HENTZAU 451 person DPRK" in told.flat
    assert "KPi.007 names - RUPERT HENTZAU 7 (primary) + RUPERT RASSENDYLL 7 (primary)" in told.flat
    found = json.loads(run("diff", "un@2018-08-24", put(tmp_path, un("2026-08-01", 451), "new.xml"), "--json").out)
    assert [each["id"] for each in found["removed"]] == ["KPi.452"]
    assert (found["added"], found["same"], found["after"]) == ([], 450, "new.xml")


@pytest.mark.parametrize("word", ["un@2017-07-02", "un@abcdef", "uk"])
def test_an_edition_that_is_not_at_hand(run: Run, tmp_path: Path, word: str) -> None:
    run("import", put(tmp_path, un("2017-07-03")))
    told = run("diff", "un", word)
    assert told.code == 2
    assert f"{word} is imported" in told.err


def test_a_file_that_is_not_there_is_no_list(run: Run) -> None:
    told = run("diff", "un-1718", "nowhere.xml")
    assert (told.code, told.err) == (4, "detente: nowhere.xml: there is no such file\n")


def test_editions_hold_until_one_is_damaged(run: Run, tmp_path: Path, editions: Editions) -> None:
    run("import", put(tmp_path, un("2017-07-03")))
    run("import", put(tmp_path, un("2018-08-24")))
    told = run("verify")
    assert told.code == 0
    assert told.out.count("holds, entries: 450\n") == 2
    (editions.shelf("un") / f"2017-07-03-{editions.named('un@2017-07-03').digest[:12]}" / "issues.json").write_bytes(
        b""
    )
    told = run("verify")
    assert told.code == 4
    assert told.out.count("holds") == 1
    assert "un@2017-07-03-" in told.out
    assert "un/2017-07-03-" in told.err
    assert "Delete the folder, and import the list again" in told.err


def test_the_check_as_json(run: Run, tmp_path: Path) -> None:
    run("import", put(tmp_path, un("2017-07-03")))
    run("import", put(tmp_path, un("2018-08-24")))
    next(path for path in (tmp_path / "home").rglob("manifest.json") if "2017" in str(path)).unlink()
    told = run("verify", "--json")
    assert [(each["source"], each["edition"][:10], each["holds"]) for each in json.loads(told.out)] == [
        ("un", "2018-08-24", True),
        ("un", "2017-07-03", False),
    ]
    assert told.code == 4


def test_an_entry_is_shown(run: Run, tmp_path: Path) -> None:
    told = run("show", "un-1718", "KPe.047")
    assert told.code == 0
    assert "un-1718@2026-08-01:" in told.out
    assert "programmes DPRK" in told.flat
    run("import", put(tmp_path, un("2017-07-03")))
    assert run("show", "un-1718", "kpe.047").out == told.out
    found = json.loads(run("show", "un@2017-07-03", "KPi.007", "--json").out)
    assert found["list"].startswith("un@2017-07-03:")
    assert [each["names"][0]["text"] for each in found["entries"]] == ["RUPERT HENTZAU 7"]


def test_an_entry_that_there_is_not(run: Run) -> None:
    told = run("show", "un-1718", "KPe.47")
    assert told.code == 2
    assert "has no entry 'KPe.47'\n  Did you mean 'KPe.047'?" in told.err
    assert run("show", "un", "KPe.047").code == 2


def test_a_damaged_list_is_no_traceback(run: Run, tmp_path: Path) -> None:
    run("import", put(tmp_path, un("2017-07-03")))
    next((tmp_path / "home").rglob("manifest.json")).write_bytes(b"")
    for words in (("status",), ("diff", "un", "un"), ("export", "un"), ("import", tmp_path / "list")):
        told = run(*words)
        assert told.code == 4
        assert "its manifest cannot be read" in told.err


def test_an_edition_is_exported_and_taken_in_again(run: Run, tmp_path: Path, editions: Editions) -> None:
    run("import", put(tmp_path, un("2017-07-03")))
    assert run("export", "un@2017-07-03", "-o", tmp_path / "un.json").code == 0
    lines = (tmp_path / "un.json").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 450
    first = json.loads(lines[0])
    assert (first["id"], first["schema"], first["datasets"]) == ("KPi.001", "Person", ["un"])
    assert run("import", tmp_path / "un.json", "--source", "own:again").code == 0
    assert {each.name for each in editions.entities(editions.named("own:again"))} == {
        each.name for each in editions.entities(editions.named("un"))
    }


def test_an_export_leaves_no_half_of_a_file(run: Run, tmp_path: Path) -> None:
    told = run("export", "un-1718", "-o", tmp_path / "nowhere" / "un.json")
    assert (told.code, "Make it first." in told.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_every_command_has_an_example(run: Run) -> None:
    for name in ("import", "update", "status", "diff", "verify", "show", "export"):
        told = run(name, "--help")
        assert told.code == 0
        assert f"detente lists {name}" in told.out


def test_an_export_of_an_official_list_needs_its_day(run: Run, tmp_path: Path) -> None:
    # it was taken in as of the day of the import, and an old list was a fresh one
    run("import", put(tmp_path, un()))
    out = tmp_path / "un.ftm.json"
    assert run("export", "un", "-o", out).code == 0
    told = run("import", out, "--source", "un")
    assert (told.code, told.out, "--day" in told.err) == (2, "", True)
    assert run("import", out, "--source", "un", "--day", "2026-08-02").code == 0
    assert run("import", out, "--source", "own:copy").code == 0


@pytest.fixture
def two(tmp_path: Path) -> list[str]:
    """The labels of two editions of a list, the newer first."""
    home = tmp_path / "home"
    new = keep(home, "own:zenda", "2018-08-24", [party("1", "Rupert Hentzau")])
    old = keep(home, "own:zenda", "2017-07-03", [party("2", "Flavia")])
    return [new.label, old.label]


def test_an_edition_and_then_the_list_are_removed(run: Run, editions: Editions, two: list[str]) -> None:
    told = run("remove", "own:zenda@2018-08-24", "--yes")
    assert (told.code, told.err) == (0, "")
    assert told.out == f"own:zenda@{two[0]}: removed; 1 edition of this list left, the newest {two[1]}\n"
    told = run("remove", "own:zenda", "--yes")
    assert told.out == "own:zenda (1 edition): removed; no edition of this list is left\n"
    assert [each.source for each in editions.all()] == ["un-1718"]
    assert run("status").code == 0


def test_a_removal_as_json(run: Run, two: list[str]) -> None:
    found = json.loads(run("remove", "own:zenda@2018-08-24", "--yes", "--json").out)
    assert found == {"source": "own:zenda", "removed": [two[0]], "left": [two[1]]}


def test_where_nobody_can_be_asked_a_removal_needs_a_yes(run: Run, editions: Editions, two: list[str]) -> None:
    told = run("remove", "own:zenda")
    assert (told.code, told.out) == (2, "")
    hint = "Give --yes to remove without being asked."
    assert told.err == f"detente: own:zenda (2 editions): a removal needs a yes\n  {hint}\n"
    assert len(editions.all("own:zenda")) == 2


@pytest.mark.parametrize(("answer", "left"), [(b"n\n", 2), (b"\n", 2), (b"y\n", 0)])
def test_on_a_terminal_a_removal_asks(
    tmp_path: Path, editions: Editions, two: list[str], answer: bytes, left: int
) -> None:
    code, shown = on_a_terminal(["--home", str(tmp_path / "home"), "lists", "remove", "own:zenda"], answer)
    assert code == 0
    assert "Remove own:zenda (2 editions)? No edition of this list is left. [y/N]" in shown
    assert ("Nothing was removed." in shown) == bool(left)
    assert len(editions.all()) - 1 == left


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Missing argument"),
        (("own:zend", "--yes"), "own:zend has not been imported\n  Did you mean 'own:zenda'?"),
        (("ofac-sdm", "--yes"), "Did you mean 'ofac-sdn'?"),
        (("own:zenda@2018-08-25", "--yes"), "is not a stored edition\n  Did you mean 'own:zenda@2018-08-24:"),
        (("un-1718", "--yes"), "ships with the program and cannot be removed"),
        (("own:zenda", "--force"), "No such option"),
        (("own:zenda", "un", "--yes"), "unexpected extra argument"),
    ],
)
def test_a_removal_that_cannot_be_meant(
    run: Run, editions: Editions, two: list[str], words: tuple[str, ...], says: str
) -> None:
    told = run("remove", *words)
    assert (told.code, told.out) == (2, "")
    assert says in told.err
    assert len(editions.all("own:zenda")) == 2
