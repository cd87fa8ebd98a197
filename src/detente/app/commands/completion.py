"""Words that a shell proposes for arguments, beside the commands and options that click knows."""

import click


def list_names(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Return the ids of the declared lists that begin with what was typed."""
    from detente.parties.lists.sources import SOURCES

    return [each for each in SOURCES if each.startswith(begun)]
