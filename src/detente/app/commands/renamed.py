"""Options under a former name: they work for a release, and a note on stderr names the new one."""

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def former(old: str, new: str, into: str, *, multiple: bool = False, metavar: str = "") -> Decorator:
    """A hidden option `old`, whose value goes where that of `new`, the parameter `into`, goes.

    Both together are refused, unless the option may be given several times.
    """

    def noted(context: click.Context, _: click.Parameter, given: Any) -> None:
        if not given:
            return
        click.echo(f"note: {old} is now called {new}; the old name works until the next release", err=True)
        context.meta[into] = given

    own = f"former_{old.strip('-')}"  # two options of one name would share a value
    return click.option(
        old, own, expose_value=False, hidden=True, multiple=multiple, metavar=metavar, is_eager=True, callback=noted
    )


def either(context: click.Context, parameter: click.Parameter, given: Any) -> Any:
    """The value of an option, or that of its former name. Raises click.UsageError for both."""
    before = context.meta.get(parameter.name or "")
    if before is None:
        return given
    if parameter.multiple:
        return (*before, *given)
    if given is not None:
        raise click.UsageError(f"{parameter.opts[0]} was given twice, once under its former name")
    return before
