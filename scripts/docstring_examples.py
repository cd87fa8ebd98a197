"""Examples of docstrings as blocks of code on the page of the Python interface; Markdown would read `>>>` as three quotations.

`mkdocs.yml` names this module as an extension of the reader of docstrings.
"""

from collections.abc import Iterator
from typing import Any

import griffe

PROMPT = ">>> "


class ExampleBlocks(griffe.Extension):
    """Fences the examples of every docstring."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Fence the examples of an object's docstring, where it has one."""
        if obj.docstring is not None:
            obj.docstring.value = fenced(obj.docstring.value)


def fenced(text: str) -> str:
    """Return a docstring with each paragraph that begins with a prompt as a block of code; what is a block already stays."""
    return "\n".join(_lines(text.splitlines()))


def _lines(given: list[str]) -> Iterator[str]:
    within = fence = False
    for line in [*given, ""]:
        bare = line.lstrip()
        fence ^= bare.startswith("```")
        if not within and not fence and bare.startswith(PROMPT):
            within = True
            yield f"{line[: len(line) - len(bare)]}```pycon"
        elif within and not bare:
            within = False
            yield "```"
        yield line
