"""Every code block of the documents does what its page shows, or says why it cannot be run.

After a change of what commands print, `DETENTE_RECORD=1 .venv/bin/python -m pytest tests/docs/test_blocks.py` writes the new
outputs into the pages, cut where they were cut before; look at what it changed.
"""

import os
from pathlib import Path
from typing import Final

import pytest

from tests.docs.blocks import PAGES, Block, blocks
from tests.docs.running import prepared, wrongs

RECORD: Final = os.environ.get("DETENTE_RECORD") == "1"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_block_of_a_page_does_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    found = list(wrongs(blocks(text), prepared(tmp_path)))
    if RECORD:
        for each in found:
            text = text.replace(each.before, each.after, 1) if each.before else text
        page.write_text(text, encoding="utf-8")
        found = [each for each in found if not each.before]
    assert not found, "\n\n".join(f"{page.name}, {each}" for each in found)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_a_block_that_is_not_run_gives_a_reason_in_words(page: Path) -> None:
    reasons = [
        each.options["not-run"] for each in blocks(page.read_text(encoding="utf-8")) if "not-run" in each.options
    ]
    assert [reason for reason in reasons if len(reason.split()) < 3] == []


def test_most_blocks_are_run() -> None:
    every = [each for page in PAGES for each in blocks(page.read_text(encoding="utf-8"))]
    assert sum(not each.reason for each in every) >= 0.75 * len(every)


REFUSED: Final = {
    "a command that prints otherwise": ("```console\n$ echo one\ntwo\n```\n", "$ echo one\nprints\none\nand not\ntwo"),
    "a line too many": ("```console\n$ echo one\none\nmore\n```\n", "prints"),
    "a cut that hides nothing of what follows": ("```console\n$ echo one\n...\ntwo\n```\n", "prints"),
    "an indented block": ("text\n\n    detente law list\n", "a block of no language is not executed"),
    "a block without a language": ("```\ndetente law list\n```\n", "a block of no language is not executed"),
    "a language that nothing runs": ("```ruby\nputs 1\n```\n", "a block of ruby is not executed"),
    "a text that is no file": ("```text\na drawing\n```\n", "a block of text is not executed"),
    "a program that fails": ("```python\nraise SystemExit(3)\n```\n", "it ends with 3"),
    "an example that gives something else": ("```python\n>>> 1 + 1\n3\n```\n", "it gives something else"),
    "a script that fails in the middle": ("```sh\nfalse\ntrue\n```\n", "it ends with 1"),
    "yaml that cannot be read": ("```yaml\na: [1\n```\n", "it is no yaml"),
    "json that cannot be read": ('```json\n{"a": }\n```\n', "it is no json"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_block_that_does_not_agree_with_its_page_is_found(kind: str, tmp_path: Path) -> None:
    markdown, words = REFUSED[kind]
    (found,) = wrongs(blocks(markdown), prepared(tmp_path))
    assert words in str(found)


HELD: Final = {
    "a session of several commands": "```console\n$ echo one\none\n$ echo two\ntwo\n```\n",
    "an output that is cut": "```console\n$ printf 'a\\nb\\nc\\nd\\n'\na\n...\nd\n```\n",
    "what stderr says comes last": "```console\n$ echo two >&2; echo one\none\ntwo\n```\n",
    "a file and the command that reads it": '```csv title="a/b.csv"\nx\n```\n```console\n$ cat a/b.csv\nx\n```\n',
    "an age that grows": "```console\n$ echo 'edition  40 days  214'\nedition  3 days  214\n```\n",
    "a time of another run": "```console\n$ echo 'decided 2026-12-01 01:12:38'\ndecided 2026-11-30 09:00:00\n```\n",
    "a path in the folder of the page": "```console\n$ echo $PWD/a.csv\na.csv\n```\n",
    "a block with a reason": '```console not-run="it needs a network"\n$ false\nx\n```\n',
    "a program": "```python\nprint(1)\n```\n",
    "examples after a program": "```python\na = 1\n```\n```python\n>>> b = a + 1\n```\n```python\n>>> b\n2\n```\n",
}


@pytest.mark.parametrize("kind", HELD)
def test_a_block_that_agrees_with_its_page_is_not_reported(kind: str, tmp_path: Path) -> None:
    assert list(wrongs(blocks(HELD[kind]), prepared(tmp_path))) == []


def test_the_language_the_options_and_the_line_of_a_block_are_read() -> None:
    assert list(blocks('text\n\n```yaml title="a.yaml"\na: 1\n```\n')) == [
        Block("yaml", {"title": "a.yaml"}, "a: 1\n", 3)
    ]
