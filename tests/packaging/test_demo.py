"""`make demo`: each output below its command, the shortest answer first, a screen a step."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCREEN = 30
COLUMNS = 80


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """The commands of the demonstration, each with what it printed, at 80 columns."""
    home = tmp_path_factory.mktemp("home")
    told = subprocess.run(
        [ROOT / "scripts" / "demo.sh", Path(sys.executable).parent], cwd=ROOT, capture_output=True, text=True,
        env=os.environ | {"COLUMNS": str(COLUMNS), "DETENTE_HOME": str(home)}, check=True,
    ).stdout  # fmt: skip
    parts = [part.split("\n", 2) for part in told.removeprefix("\n# ").split("\n# ")]
    assert all(command.startswith("$ ") for _, command, _ in parts)
    return [(command.removeprefix("$ "), out) for _, command, out in parts]


def rows(text: str) -> int:
    """The lines that a text takes on a terminal that wraps long ones."""
    return sum(max(1, -(-len(line.rstrip()) // COLUMNS)) for line in text.strip("\n").splitlines())


def test_every_step_fits_a_screen_with_its_command(steps: list[tuple[str, str]]) -> None:
    assert len(steps) >= 6
    assert {command: rows(out) + 3 for command, out in steps if rows(out) + 3 > SCREEN} == {}


def test_every_step_has_an_answer(steps: list[tuple[str, str]]) -> None:
    assert all(out.strip() for _, out in steps)


def test_the_first_answer_is_the_shortest_and_tells_the_verdict_and_the_paragraph(steps: list[tuple[str, str]]) -> None:
    first = steps[0][1]
    assert rows(first) == min(rows(out) for _, out in steps)
    assert "2371" in first


def test_the_commands_are_those_of_the_program_and_print_what_stands_below_them(
    steps: list[tuple[str, str]], tmp_path: Path
) -> None:
    command, out = steps[0]
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    surroundings = os.environ | {"PATH": path, "COLUMNS": str(COLUMNS), "DETENTE_HOME": str(tmp_path)}
    told = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, text=True, env=surroundings, check=True
    )
    assert told.stdout.strip() == out.strip()
    assert all(command.startswith("detente ") for command, _ in steps)


def test_without_a_program_it_says_so_and_ends() -> None:
    told = subprocess.run([ROOT / "scripts" / "demo.sh", "/nowhere"], capture_output=True, text=True, check=False)
    assert told.returncode != 0
    assert "/nowhere" in told.stderr
