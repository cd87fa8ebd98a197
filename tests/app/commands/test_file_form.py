"""The options for how a file is written."""

import click
import pytest
from click.testing import CliRunner

from detente.app.commands.file_form import form_options


@click.command()
@form_options
def shown(form: dict[str, object]) -> None:
    click.echo(repr(form))


def test_the_options_come_as_one_mapping() -> None:
    told = CliRunner().invoke(shown, ["--encoding", "gbk", "--sheet", "A", "--decimal", ",", "--day-first"]).output
    assert told.strip() == "{'encoding': 'gbk', 'sheet': 'A', 'decimal': ',', 'day_first': True}"
    plain = CliRunner().invoke(shown, []).output
    assert plain.strip() == "{'encoding': '', 'sheet': '', 'decimal': '', 'day_first': False}"


@pytest.mark.parametrize("words", [["--decimal", ";"], ["--decimal"], ["--day-first", "x"]])
def test_another_mark_is_refused(words: list[str]) -> None:
    assert CliRunner().invoke(shown, words).exit_code == 2
