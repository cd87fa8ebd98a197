"""Drawing on a terminal: marks, colours, tables without borders. Loaded only when something is drawn."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any, Final

from rich.console import Console, ConsoleOptions
from rich.text import Text

from detente.app.draw import terminal
from detente.app.draw.grid import Grid
from detente.decide.answer import answer
from detente.vocabulary import Verdict

MARKS: Final[dict[Verdict, tuple[str, str]]] = {
    "prohibited": ("■", "#d93838"),
    "over-cap": ("◨", "#b2610a"),
    "needs-approval": ("◆", "#947000"),
    "needs-notification": ("◇", "#6b7d00"),
    "needs-judgement": ("⬡", "#8666b7"),
    "undetermined": ("?", "#687787"),
    "within-cap": ("◧", "#0f8475"),
    "permitted": ("●", "#248640"),
}
"""Each verdict's mark, and its colour on a terminal; the word always stands beside both.

Nobody knows the background of a terminal. Each colour has a contrast of 4.5 to 1 or more with white and with black, which
only colours of about this lightness have.
"""


@dataclass(frozen=True, slots=True)
class _Prose:
    """A text in lines."""

    words: str | Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        text = Text(self.words) if isinstance(self.words, str) else self.words
        for line in text.wrap(console, options.max_width, overflow=text.overflow or "fold"):
            line.rstrip()
            yield line


class Paper(Console):
    """A console whose reader may close the pipe, as `| head` does, which is no error."""

    def print(self, *objects: Any, soft_wrap: bool | None = None, **rest: Any) -> None:
        """Print as rich does, without blanks at the ends of the lines of a text that is wrapped."""
        if len(objects) == 1 and not soft_wrap and isinstance(objects[0], str | Text):
            objects = (_Prose(objects[0]),)
        super().print(*objects, soft_wrap=soft_wrap, **rest)

    def on_broken_pipe(self) -> None:
        """Stop with exit code 0."""
        try:
            super().on_broken_pipe()
        except SystemExit:
            raise SystemExit(0) from None


def console(stream: IO[str] | None = None) -> Console:
    """Return a console that writes to a stream, by default stdout, as wide and as coloured as `terminal` says."""
    out = stream or sys.stdout
    system = terminal.colours(out)
    return Paper(
        file=out, width=terminal.width(out), color_system=system, no_color=system is None,
        force_terminal=system is not None or terminal.is_terminal(out), highlight=False, markup=False, emoji=False, soft_wrap=False,
    )  # fmt: skip


def verdict(word: Verdict, authority: str = "") -> Text:
    """Return a verdict as it is printed, with its mark; `authority` is the short name of who made the measures."""
    mark, colour = MARKS[word]
    return Text(f"{mark} {answer(word, authority)}", style=colour)


def table(
    columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str | Text]], *, header: bool = True, first: int = 0
) -> Grid:
    """A table without borders.

    Args:
        columns: Name, and how it behaves: `keep` as wide as its words, `right` the same at the right edge, `wrap` takes
            the room that is left, `narrow` a small part of it.
        rows: As many cells each as there are columns.
        header: Whether to print the names.
        first: The least width of the first column, so that tables below each other align.
    """
    return Grid(columns, list(rows), header, first)


def heading(words: str) -> Text:
    """A heading between tables."""
    return Text(words, style="bold")
