"""The program among other programs: variables of the environment, `python -m detente`, shells that complete its words."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import detente
from tests.app.screen import on_a_terminal

BIN = Path(sys.executable).parent
DECIDE = [
    "decide",
    "--set",
    "date=2017-09-06",
    "--set",
    "hs=270111",
    "--set",
    "from_country=KP",
    "--set",
    "to_country=CN",
]
ESCAPE = "\x1b["


def ran(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """The program, run with these words and variables; its output goes into a pipe."""
    return subprocess.run(
        [BIN / "detente", *words], env=os.environ | environ, capture_output=True, text=True, check=False
    )


# The program and the module.


def test_the_module_is_the_program() -> None:
    module = [sys.executable, "-m", "detente"]
    told = subprocess.run([*module, "--version"], capture_output=True, text=True, check=True)
    assert told.stdout == f"detente {detente.__version__}\n"
    refused = subprocess.run([*module, "decid"], capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Usage: python -m detente" in refused.stderr
    assert "No such command 'decid'" in refused.stderr


# The home.


def test_the_home_is_that_of_the_variable_and_the_option_comes_first(tmp_path: Path) -> None:
    listed = tmp_path / "own.json"
    listed.write_text('{"id": "p1", "schema": "Person", "properties": {"name": ["Rupert Hentzau"]}}\n')
    one, other = str(tmp_path / "one"), str(tmp_path / "other")
    assert ran("lists", "import", str(listed), "--source", "own:zenda", DETENTE_HOME=one).returncode == 0
    assert (tmp_path / "one" / "lists" / "own.zenda").is_dir()
    assert "own:zenda" in ran("lists", "status", DETENTE_HOME=one).stdout
    assert "own:zenda" not in ran("--home", other, "lists", "status", DETENTE_HOME=one).stdout


def test_an_empty_variable_is_none(tmp_path: Path) -> None:
    told = ran("lists", "status", DETENTE_HOME="", XDG_DATA_HOME=str(tmp_path), HOME=str(tmp_path))
    assert told.returncode == 0


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("x")
    told = ran("lists", "status", DETENTE_HOME=str(tmp_path / "home"))
    assert (told.returncode, told.stdout) == (2, "")
    assert "Invalid value for '--home'" in told.stderr
    assert "is a file" in told.stderr


# Colours and widths.


@pytest.mark.parametrize(
    ("environ", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"CLICOLOR": "0"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_a_terminal_is_drawn_on_in_colour_unless_a_variable_says_no(environ: dict[str, str], *, coloured: bool) -> None:
    code, shown = on_a_terminal(DECIDE, environ=environ)
    assert code == 0
    assert "prohibited" in shown
    assert (ESCAPE in shown) is coloured


@pytest.mark.parametrize("environ", [{"FORCE_COLOR": "1"}, {"CLICOLOR_FORCE": "1"}])
def test_a_pipe_has_colours_only_where_they_are_forced(environ: dict[str, str]) -> None:
    assert ESCAPE not in ran(*DECIDE).stdout
    assert ESCAPE in ran(*DECIDE, **environ).stdout
    assert ESCAPE not in ran(*DECIDE, NO_COLOR="1", **environ).stdout


@pytest.mark.parametrize("form", ["--json", "--plain"])
def test_what_programs_read_has_never_a_colour(form: str) -> None:
    assert ESCAPE not in ran(*DECIDE, form, FORCE_COLOR="1").stdout


@pytest.mark.parametrize("columns", [80, 100, 160])
def test_a_table_in_a_pipe_is_as_wide_as_columns_says(columns: int) -> None:
    lines = ran("law", "show", "un-1718", "--on", "2017-08-04", COLUMNS=str(columns)).stdout.splitlines()
    assert columns - 10 <= max(map(len, lines)) <= columns


@pytest.mark.parametrize("columns", ["wide", "0", "-5", "8e9"])
def test_columns_that_are_no_number_change_nothing(columns: str) -> None:
    words = ["law", "show", "un-1718", "--on", "2017-08-04"]
    assert ran(*words, COLUMNS=columns).stdout == ran(*words).stdout


# Shells.


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_completion_script_for_each_shell_and_the_shell_reads_it(shell: str) -> None:
    told = ran(_DETENTE_COMPLETE=f"{shell}_source")
    assert told.returncode == 0
    assert "detente" in told.stdout
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed, so that its script cannot be read by it")
    read = subprocess.run([shell, "-n", "/dev/stdin"], input=told.stdout, capture_output=True, text=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")


COMPLETED = [
    ("detente li", 1, ["lists"]),
    ("detente lists ", 2, ["diff", "export", "import", "remove", "show", "status", "update", "verify"]),
    ("detente lists remove un", 3, ["un", "un-1718", "un-1718-vessels"]),
    ("detente law show --b", 3, ["--by"]),
    ("detente law show --by ", 4, ["group", "purpose"]),
    ("detente decide --fail-on perm", 3, ["permitted"]),
    ("detente lists remove zzz", 3, []),
]


@pytest.mark.parametrize(("line", "word", "found"), COMPLETED)
def test_words_are_completed(line: str, word: int, found: list[str]) -> None:
    told = ran(_DETENTE_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=str(word))
    assert (told.returncode, told.stderr) == (0, "")
    words = [each.partition(",")[2] for each in told.stdout.splitlines()]
    assert list(filter(None, words)) == found


def test_bash_itself_completes_a_command() -> None:
    script = 'COMP_WORDS=(detente law di); COMP_CWORD=2; _detente_completion detente; printf "%s\\n" "${COMPREPLY[@]}"'
    source = 'eval "$(_DETENTE_COMPLETE=bash_source detente)"'
    told = subprocess.run(
        ["/bin/bash", "--norc", "-c", f"{source}\n{script}"],
        env=os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout == "diff\n"


def test_a_shell_that_is_not_known_is_refused() -> None:
    told = ran(_DETENTE_COMPLETE="ksh_source")
    assert told.returncode != 0
    assert "Traceback" not in told.stderr


# Packages that are not installed.

WITHOUT = """
import sys
sys.modules.update(dict.fromkeys({packages!r}))
sys.argv = ["detente", "--home", {home!r}, *{words!r}]
from detente.app.cli import main
main()
"""
PAYMENT = str(Path(__file__).parents[2] / "examples" / "payment.fin")
STORIES = str(Path(__file__).parents[2] / "examples" / "stories.csv")


def ran_without(packages: list[str], home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The program where packages cannot be imported, as after `pip uninstall`."""
    script = WITHOUT.format(packages=packages, home=str(home), words=words)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "words",
    [
        DECIDE,
        ["law", "show", "un-1718", "--on", "2019-12-26"],
        ["law", "test"],
        ["party", "match", "Ri Won Ho", "--list", "un-1718"],
        ["lists", "status"],
    ],
)
def test_what_the_page_on_installation_says_runs_without_polars_does(tmp_path: Path, words: list[str]) -> None:
    told = ran_without(["polars"], tmp_path, *words)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout == ran("--home", str(tmp_path), *words).stdout


@pytest.mark.parametrize(
    ("package", "words"),
    [
        ("polars", ["decide", STORIES]),
        ("polars", ["decide", PAYMENT]),
        ("numpy", ["party", "match", "Ri Won Ho"]),
        ("httpx", ["lists", "update"]),
    ],
)
def test_a_package_that_is_missing_is_named_with_the_way_to_install_it(
    tmp_path: Path, package: str, words: list[str]
) -> None:
    told = ran_without([package], tmp_path, *words)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == (
        f"detente: this command needs the package {package}, which is not installed\n"
        f"  Install it beside detente: python -m pip install {package}\n"
    )


def test_a_module_of_our_own_that_is_missing_is_a_fault_of_ours(tmp_path: Path) -> None:
    told = ran_without(["detente.desk.law"], tmp_path, *DECIDE)
    assert told.returncode == 1
    assert "This is a fault of ours" in told.stderr


def test_one_decision_without_names_loads_no_matcher_no_columns_and_no_network(tmp_path: Path) -> None:
    facts = ("date=2019-06-01", "hs=841370", "from_country=DE", "to_country=KP")
    words = [word for fact in facts for word in ("--set", fact)]
    code = (
        "import sys; from detente.app.cli import main; sys.argv = ['detente', *sys.argv[1:]]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'numpy', 'polars', 'httpx', 'rapidfuzz', 'lxml', 'detente.display'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--home", str(tmp_path), "decide", *words],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
