"""The forms of an answer: on a terminal, or as JSON, CSV or Markdown on stdout; one of them at a time."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, Literal

import click

from detente.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from detente.app.listings.listing import OutputTable

OutputForm = Literal["terminal", "json", "csv", "markdown"]
NAMES: Final[tuple[OutputForm, ...]] = ("json", "csv", "markdown")


def form_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options `--json`, `--csv` and `--markdown`; the command gets them as one, `form`."""

    @wraps(command)
    def chosen(*args: object, as_json: bool, as_csv: bool, as_markdown: bool, **rest: object) -> object:
        return command(*args, form=form_of(as_json=as_json, as_csv=as_csv, as_markdown=as_markdown), **rest)

    for option in (
        click.option("--markdown", "as_markdown", is_flag=True, help="A Markdown table on stdout."),
        click.option("--csv", "as_csv", is_flag=True, help="CSV on stdout: a header, then one record a row."),
        click.option("--json", "as_json", is_flag=True, help="JSON on stdout."),
    ):
        chosen = option(chosen)
    return chosen


def form_of(*, as_json: bool, as_csv: bool, as_markdown: bool) -> OutputForm:
    """Return the form that these options ask for. Raises UsageError where two were given."""
    given = [name for name, wanted in zip(NAMES, (as_json, as_csv, as_markdown), strict=True) if wanted]
    if len(given) > 1:
        what = f"{' and '.join(f'--{name}' for name in given)} were given together"
        raise UsageError(what, hint="Each is a form of the same output. Choose one.")
    return given[0] if given else "terminal"


def show(
    form: OutputForm,
    *,
    listing: "Callable[[], OutputTable]",
    shape: Callable[[], object],
    draw: "Callable[[Console], None] | None" = None,
) -> None:
    """Print an answer in its form.

    Args:
        form: The form.
        listing: Makes the listing, for CSV and Markdown, and for a terminal where `draw` is not given.
        shape: Makes the shape that goes out as JSON.
        draw: Draws it on a terminal.
    """
    if form == "json":
        from detente.wire.shape import text

        click.echo(text(shape()))
        return
    if form == "terminal":
        from detente.app.draw import listing as draw_listing
        from detente.app.draw import paper

        console = paper.console()
        draw(console) if draw is not None else draw_listing.draw(console, listing())
        return
    from detente.app.listings.listing import as_csv, as_markdown

    click.echo((as_csv if form == "csv" else as_markdown)(listing()), nl=False)


def warn(lines: Iterable[str]) -> None:
    """Print warnings on stderr, each once; also with `--quiet`, since without them the answer could be misread."""
    for line in dict.fromkeys(lines):
        click.echo(f"warning: {line}", err=True)


def note(lines: Iterable[str]) -> None:
    """Print what belongs to an answer in a form that has no place for it, on stderr."""
    for line in lines:
        click.echo(line, err=True)
