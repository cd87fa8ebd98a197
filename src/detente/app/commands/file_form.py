"""The options for how a file is written, where that is not certain."""

from collections.abc import Callable
from functools import wraps

import click


def form_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options for how a file is written; the command receives them as one argument, `form`, a mapping for the desk."""

    @wraps(command)
    def formed(*args: object, encoding: str, sheet: str, decimal: str, day_first: bool, **rest: object) -> None:
        form = {"encoding": encoding, "sheet": sheet, "decimal": decimal, "day_first": day_first}
        command(*args, form=form, **rest)

    for option in (
        click.option("--day-first", is_flag=True, help="Read 05/06/2018 as the fifth of June."),
        click.option(
            "--decimal",
            type=click.Choice([".", ","]),
            default=None,
            callback=lambda _context, _option, given: given or "",
            help="The mark before decimals; the other one then separates thousands.",
        ),
        click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook (default: the first)."),
        click.option(
            "--encoding", default="", metavar="NAME", help="Encoding of a text that is not UTF-8, such as gbk."
        ),
    ):
        formed = option(formed)
    return formed
