"""The command line: parse, ask the desk once, render. Data goes to stdout, talk to stderr.

Imports are inside the commands, so that `detente --help` loads none of the heavy libraries.
"""

import os
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click
import platformdirs

from detente import __version__
from detente.app.commands import law_lookup
from detente.app.commands.conflicts import conflicts
from detente.app.commands.council import council
from detente.app.commands.decide import decide
from detente.app.commands.evidence import evidence
from detente.app.commands.explain import explain
from detente.app.commands.law import law
from detente.app.commands.ledger import ledger
from detente.app.commands.lists import lists
from detente.app.commands.party import party
from detente.app.commands.read import read
from detente.app.commands.roadmap import roadmap
from detente.errors import DetenteError, InputError, NotInstalled, UsageError
from detente.files import leftovers

if TYPE_CHECKING:
    from detente.desk.desk import Desk


@dataclass(frozen=True)
class Settings:
    """What the global options say."""

    home: Path
    quiet: bool
    corpus: Path | None = None
    """The folder of the law; None: what ships."""
    plan: Path | None = None
    """A plan of the user's own, whose texts of law count too."""

    @cached_property
    def desk(self) -> "Desk":
        """The desk that every command asks; made when the first does."""
        from detente.desk.desk import Desk

        corpus = {} if self.corpus is None else {"corpus": self.corpus}
        return Desk(home=self.home, plan=self.plan, **corpus)


def default_home() -> Path:
    """Return the folder of the user's data without `--home`: the system's folder for such data."""
    return platformdirs.user_data_path("detente", appauthor=False)


class Session(click.Group):
    """The commands. That nobody reads on, `| head`, is no fault."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; the end of a pipe ends it."""
        try:
            found = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        return found


PAGED = ("decide", "explain", "law", "party", "read", "roadmap")
"""Commands whose output may be long; the others tell line by line how far they have come."""


@click.group(
    cls=Session,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="It informs a decision and shows its paragraph, so that a lawyer can check it. It is not legal advice."
    " docs/errors.md explains the exit codes.",
)
@click.version_option(__version__, message="detente %(version)s")
@click.option(
    "--home",
    envvar="DETENTE_HOME",
    show_envvar=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Data directory (default ~/.local/share/detente). Give it before the command.",
)
@click.option(
    "--corpus",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the law to use, with one regime or several (default: the law that ships). Give it before the command.",
)
@click.option(
    "--plan",
    envvar="DETENTE_PLAN",
    show_envvar=True,
    type=click.Path(path_type=Path),
    help="A plan of your own, its file or folder: its text of law and its kinds of finding count too. Give it before the command.",
)
@click.option("--quiet", is_flag=True, help="Print nothing on stderr except errors and warnings.")
@click.option("--no-pager", is_flag=True, help="Do not send long output on a terminal through a pager.")
@click.pass_context
def cli(
    context: click.Context, home: Path | None, corpus: Path | None, plan: Path | None, *, no_pager: bool, quiet: bool
) -> None:
    """Sanctions regimes as code: what is restricted on a day, under which paragraph, and what would lift it.

    \b
    detente law show un-1718 --on 2019-12-26
    detente decide shipments.csv
    detente decide --set date=2019-06-01 --set activity=payment --set parties=KPe.008
    detente party match "Ri Won Ho" --born 1964-07-17

    Exit codes: 0 fine, 1 unexpected fault, 2 usage, 3 --fail-on was met, 4 bad input, 5 lists stale or missing,
    6 known lists not screened, 7 the ledger is not as it was written.
    """
    context.obj = Settings(home or default_home(), quiet, corpus, plan)
    leftovers.sweep_home(context.obj.home)
    if not no_pager and context.invoked_subcommand in PAGED and sys.stdout is not None and sys.stdout.isatty():
        from detente.app.draw.pager import paged

        context.with_resource(paged(wanted=True))


for lookup in law_lookup.COMMANDS:
    law.add_command(lookup)
cli.add_command(law)
cli.add_command(decide)
cli.add_command(evidence)
cli.add_command(roadmap)
cli.add_command(council)
cli.add_command(explain)
cli.add_command(ledger)
evidence.add_command(conflicts)
cli.add_command(lists)
cli.add_command(party)
cli.add_command(read)


def main() -> None:
    """Run the command line and exit.

    0 fine, 1 unexpected fault, 2 usage, 3 `--fail-on` met, 4 bad input, 5 lists stale or missing, 6 lists not screened, 7 ledger not as written, 130 interrupted from the
    keyboard, 143 ended by a signal.
    """
    with suppress(ValueError):  # another thread than the first may set no signal
        signal.signal(signal.SIGTERM, _terminated)
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except (click.exceptions.Abort, KeyboardInterrupt):
        _stop(INTERRUPTED)
    except _Terminated:
        _stop(TERMINATED)
    except click.ClickException as fault:
        _say(fault, (UsageError if isinstance(fault, click.UsageError) else DetenteError).exit_code)
    except DetenteError as fault:
        _say("" if fault.told else f"detente: {fault}", fault.exit_code)
    except OSError as fault:
        _say(f"detente: {fault.filename or 'stdout'}: {fault.strerror or fault}", InputError.exit_code)
    except Exception as fault:
        if isinstance(fault, ModuleNotFoundError) and (lacking := _not_installed(fault)) is not None:
            _say(f"detente: {lacking}", lacking.exit_code)
        if os.environ.get("DETENTE_DEBUG"):
            raise
        _say(f"detente: unexpected fault: {type(fault).__name__}: {fault}\n  {HINT}", DetenteError.exit_code)


def _not_installed(fault: ModuleNotFoundError) -> NotInstalled | None:
    """The error for a package of others that was removed, or never installed; None for a module of our own."""
    package = (fault.name or "").partition(".")[0]
    if package in {"", "detente"} or package in sys.stdlib_module_names:
        return None
    hint = f"Install it beside detente: python -m pip install {OTHER_NAMES.get(package, package)}"
    return NotInstalled(f"this command needs the package {package}, which is not installed", hint=hint)


OTHER_NAMES = {"_polars_runtime_32": "polars", "ruamel": "ruamel.yaml"}
"""Packages that are installed under another name than they are imported by."""
INTERRUPTED = 130
TERMINATED = 143
HINT = "This is a fault of ours. Please report it with what you did; DETENTE_DEBUG=1 shows where it arose."


def _say(words: str | click.ClickException, code: int) -> None:
    """Tell on stderr what went wrong, and exit with the code, also where nobody reads stderr: `2>&1 | head`."""
    try:
        if isinstance(words, click.ClickException):
            words.show()
        elif words:
            click.echo(words, err=True)
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    sys.exit(code)


class _Terminated(BaseException):
    """The system asks this process to end; nothing on the way catches that."""


def _terminated(_number: int, _frame: object) -> None:
    raise _Terminated


def _stop(code: int) -> None:
    """Tell that the command was stopped, and exit; at once where threads still wait, as for a server, with nothing half made."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    waiting = [each for each in threading.enumerate() if each is not threading.main_thread() and not each.daemon]
    try:
        _say("stopped", code)
    finally:
        if waiting:
            leftovers.abandon()
            os._exit(code)


if __name__ == "__main__":
    main()
