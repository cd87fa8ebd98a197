"""The code blocks of a page, as the tests of the documents read them.

A block is executed according to its language: `console` is a session, whose commands are run and whose output is compared;
`python` is run; a `yaml`, `csv`, `json` or other text with a `title` is written to the file of that name, which the commands of
the page can read. A block that cannot be executed says why in its heading: `not-run="needs the list of the Council"`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = (
    *sorted((ROOT / "docs").rglob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")),
)
_OPTION: Final = re.compile(r"([\w-]+)=\"([^\"]*)\"")


@dataclass(frozen=True)
class Block:
    """A code block: its language, its options, its text, and the line of its page on which its heading stands, from 1."""

    language: str
    options: dict[str, str]
    text: str
    line: int

    @property
    def reason(self) -> str:
        """Why it is not executed; empty where it is."""
        return self.options.get("not-run", "")

    @property
    def title(self) -> str:
        """The file that it is written to; empty where it is none."""
        return self.options.get("title", "")


def blocks(markdown: str) -> Iterator[Block]:
    """The blocks of a page, in their order; one that is only indented has no language."""
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type in {"fence", "code_block"} and token.map:
            language, _, options = token.info.strip().partition(" ")
            yield Block(language, dict(_OPTION.findall(options)), token.content, token.map[0] + 1)
