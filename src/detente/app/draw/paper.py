"""Drawing on a terminal: marks, colours, tables without borders. Loaded only when something is drawn."""

import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import IO, Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.vocabulary import Verdict

WIDTH: Final = 100
NARROW: Final = 22
MARKS: Final[dict[Verdict, tuple[str, str]]] = {
    "prohibited": ("■", "#9b1c1c"),
    "over-cap": ("◨", "#8a4b08"),
    "needs-approval": ("◆", "#7a5c00"),
    "needs-notification": ("◇", "#5b6b00"),
    "needs-judgement": ("⬡", "#5a3e85"),
    "undetermined": ("?", "#4a5560"),
    "within-cap": ("◧", "#0b6257"),
    "permitted": ("●", "#1d6b33"),
}
"""Each verdict's mark, and its colour on a terminal; the word is always shown beside both."""


class Paper(Console):
    """A console whose reader may close the pipe, as `| head` does, which is no error."""

    def on_broken_pipe(self) -> None:
        """Stop with exit code 0."""
        try:
            super().on_broken_pipe()
        except SystemExit:
            raise SystemExit(0) from None


def console(stream: IO[str] | None = None) -> Console:
    """A console as wide as the terminal up to 100 columns, and 100 wide on anything else; colour only on a terminal."""
    out = stream or sys.stdout
    seen = out is not None and out.isatty()
    width = min(shutil.get_terminal_size((WIDTH, 24)).columns, WIDTH) if seen else WIDTH
    return Paper(file=out, width=width, no_color=not seen, highlight=False, markup=False, emoji=False, soft_wrap=False)


def verdict(word: Verdict) -> Text:
    """A verdict with its mark."""
    mark, colour = MARKS[word]
    return Text(f"{mark} {word}", style=colour)


def table(
    columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str | Text]], *, header: bool = True, first: int = 0
) -> Table:
    """A table without borders.

    Args:
        columns: Name, and how it behaves: `keep` as wide as its words, `right` the same at the right edge, `wrap` takes
            the room that is left, `narrow` a small part of it.
        rows: As many cells each as there are columns.
        header: Whether to print the names.
        first: The least width of the first column, so that tables below each other align.
    """
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=header, header_style="dim", expand=True)
    for number, (name, way) in enumerate(columns):
        made.add_column(
            name,
            justify="right" if way == "right" else "left",
            no_wrap=way in ("keep", "right"),
            ratio=1 if way == "wrap" else None,
            width=NARROW if way == "narrow" else None,
            min_width=first if number == 0 else None,
            overflow="fold",
        )
    for row in rows:
        made.add_row(*row)
    return made


def heading(words: str) -> Text:
    """A heading between tables."""
    return Text(words, style="bold")
