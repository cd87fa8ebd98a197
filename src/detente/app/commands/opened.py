"""The desk that a command asks, opened as the global options say, and the option that names the law behind a command."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.desk.desk import Desk


def desk_of(context: click.Context) -> "Desk":
    """The desk over the user's home and the chosen law."""
    found: Desk = context.obj.desk
    return found


def corpus_option(command: Any) -> Any:
    """The option `--corpus` of a command that asks the law; the desk of its context is then that of this folder."""
    option = click.option(
        "--corpus",
        type=click.Path(file_okay=False, path_type=Path),
        callback=_choose,
        expose_value=False,
        metavar="DIR",
        help="Folder of the law to use, with one regime or several (default: the law that ships).",
    )
    return option(command)


def _choose(context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    """Take the law of a folder for this command. Raises UsageError where another was given before the command."""
    if folder is None or context.obj is None:
        return
    given = context.obj.corpus
    if given is not None and given != folder:
        what = f"--corpus was given twice: {given} and {folder}"
        raise UsageError(what, hint="Give it once, before the command or after it.")
    context.obj = replace(context.obj, corpus=folder)
