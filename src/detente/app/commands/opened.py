"""The desk that a command asks, opened as the global options say."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from detente.desk.desk import Desk


def desk_of(context: click.Context) -> "Desk":
    """The desk over the user's home and the chosen law."""
    found: Desk = context.obj.desk
    return found
