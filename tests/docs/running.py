"""A page run as its reader would run it: its blocks one after another, in a folder of its own."""

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from tests.docs.blocks import ROOT, Block
from tests.docs.sessions import Command, agrees, commands, printed, recorded

WIDTH: Final = 100
TEXTS: Final = frozenset({"yaml", "json", "csv", "text"})
"""Languages whose blocks are files, where they have a title."""


@dataclass(frozen=True)
class Wrong:
    """A block that does not do what its page shows: where, what is wrong, and the text that would be right."""

    line: int
    what: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}"


def environment(folder: Path) -> dict[str, str]:
    """The surroundings of a reader who has installed the program and nothing else."""
    kept = {name: text for name, text in os.environ.items() if name in {"LANG", "LC_ALL", "TMPDIR", "TZ"}}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    return {**kept, "PATH": path, "HOME": str(folder), "XDG_DATA_HOME": str(folder / ".data"), "COLUMNS": str(WIDTH)}


def prepared(folder: Path) -> Path:
    """A folder as the reader's checkout is: with the examples, and the program where `make` puts it."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    return folder


def wrongs(blocks: Iterator[Block], folder: Path) -> Iterator[Wrong]:
    """Run the blocks of a page and report what does not agree with it."""
    python: list[str] = []
    for block in blocks:
        if block.reason:
            continue
        if block.language == "python" and block.text.startswith(">>>"):
            yield from _examples(block, python, folder)
        else:
            yield from _run(block, folder)
        python += [block.text] if block.language == "python" else []


EXAMPLES: Final = """
import doctest, sys
names = {}
for number, text in enumerate(sys.argv[1:]):
    if text.startswith(">>>"):
        test = doctest.DocTestParser().get_doctest(text, names, "page", None, 0)
        failed = doctest.DocTestRunner().run(test, clear_globs=False).failed
        names = test.globs
        if failed and number == len(sys.argv) - 2:
            sys.exit(1)
    else:
        exec(text, names)
"""


def _examples(block: Block, before: list[str], folder: Path) -> Iterator[Wrong]:
    """A block of Python with its results, after the Python that stands before it on the page."""
    program = [sys.executable, "-c", EXAMPLES, *before, block.text]
    done = subprocess.run(program, cwd=folder, env=environment(folder), capture_output=True, check=False)
    if done.returncode:
        yield Wrong(block.line, f"it gives something else: {(done.stdout + done.stderr).decode()}")


def _run(block: Block, folder: Path) -> Iterator[Wrong]:
    if block.title:
        path = folder / block.title
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    if block.language == "console":
        for command in commands(block.text):
            yield from _compared(command, block, folder)
    elif block.language in {"python", "sh"}:
        yield from _ended(block, folder)
    elif block.language in {"yaml", "json"}:
        yield from _parsed(block)
    elif not (block.language in TEXTS and block.title):
        yield Wrong(block.line, f"a block of {block.language or 'no language'} is not executed, and does not say why")


def _compared(command: Command, block: Block, folder: Path) -> Iterator[Wrong]:
    output = printed(command.words, folder, environment(folder))
    shown, told = command.output, output
    if "--plain" in command.words:  # one long paragraph, which the page breaks into lines
        shown, told = _unbroken(shown), _unbroken(told)
        output = "\n".join(textwrap.fill(line, WIDTH, break_on_hyphens=False) for line in output.splitlines())
    if not agrees(shown, told):
        after = recorded(command.output, output)
        what = f"$ {command.words}\nprints\n{after}\nand not\n{command.output}"
        yield Wrong(block.line, what, str(command), str(Command(command.words, after)))


def _unbroken(text: str) -> str:
    return " ".join(text.split())


def _ended(block: Block, folder: Path) -> Iterator[Wrong]:
    program = [sys.executable, "-c", block.text] if block.language == "python" else ["bash", "-ec", block.text]
    done = subprocess.run(program, cwd=folder, env=environment(folder), capture_output=True, check=False)
    if done.returncode:
        yield Wrong(block.line, f"it ends with {done.returncode}: {done.stderr.decode()}")


def _parsed(block: Block) -> Iterator[Wrong]:
    try:
        if block.language == "json":
            msgspec.json.decode(block.text)
        else:
            YAML(typ="safe", pure=True).load(block.text)
    except (YAMLError, msgspec.DecodeError) as fault:
        yield Wrong(block.line, f"it is no {block.language}: {fault}")
