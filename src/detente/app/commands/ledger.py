"""`detente ledger`: the append-only record, its head, its rows, whether it is whole, export and import."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from detente.app.commands.days import DayParameter, now
from detente.app.commands.forms import OutputForm, form_options, show
from detente.app.commands.opened import desk_of
from detente.errors import LedgerDamaged, VerdictMet

if TYPE_CHECKING:
    from detente.desk.evidence import DeskEvidence

KINDS: Final = (
    "document", "proposal", "judgement", "finding", "withdrawal", "removal", "party-judgement", "decision",
    "link", "setting",
)  # fmt: skip
CODES: Final = "Exit codes: 0 fine, 2 usage, 3 a replayed decision differs, 4 bad input, 7 the ledger is not as it was written. docs/ledger.md"
by_option = click.option(
    "--by", envvar="DETENTE_BY", show_envvar=True, required=True, metavar="WHO", help="Who does it."
)
because_option = click.option("--because", required=True, metavar="WHY", help="Why, for whoever reads the ledger.")


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option of both groups that says which database has the ledger."""
    return click.option(
        "--store",
        envvar="DETENTE_STORE",
        show_envvar=True,
        metavar="URL",
        help="PostgreSQL database of the ledger (default: ledger.sqlite in the data directory).",
    )(command)


def evidence_of(context: click.Context) -> "DeskEvidence":
    """The ledger that the options of the group name."""
    group = context.parent
    return desk_of(context).ledger(None if group is None else group.params.get("store"))


@click.group(epilog=CODES)
@store_option
def ledger(store: str | None) -> None:
    """Read, check, export and import the ledger: what was read, judged and found, row after row.

    \b
    detente ledger head
    detente ledger verify --head dl1.12.3fa9c0de...
    detente ledger export -o ledger.jsonl
    """


@ledger.command()
@form_options
@click.pass_context
def head(context: click.Context, *, form: OutputForm) -> None:
    """Print the head: the number of rows and the hash of the last. Note it elsewhere; `ledger verify --head` compares it.

    \b
    detente ledger head
    """
    found = evidence_of(context).head()
    if form == "terminal":
        click.echo(str(found))
        return
    from detente.app.listings import ledger as listings
    from detente.wire import ledger as shapes

    show(form, listing=lambda: listings.head(found), shape=lambda: shapes.head(found))


@ledger.command()
@click.option("--kind", type=click.Choice(KINDS), help="Rows of this kind only.")
@click.option("--about", metavar="ID", help="Rows about this document, proposal or finding only.")
@form_options
@click.pass_context
def log(context: click.Context, kind: Any, about: str | None, *, form: OutputForm) -> None:
    """Show the rows in order: when each was appended, by whom, and what it says.

    \b
    detente ledger log --kind finding
    """
    asked = evidence_of(context)
    found = asked.rows(kind, about)
    from detente.app.listings import ledger as listings
    from detente.wire import ledger as shapes

    show(form, listing=lambda: listings.rows(found, asked.head()), shape=lambda: tuple(map(shapes.row, found)))


@ledger.command("show")
@click.argument("number", type=click.IntRange(min=1), metavar="ROW")
@form_options
@click.pass_context
def show_(context: click.Context, number: int, *, form: OutputForm) -> None:
    """Show everything that the row of a number says.

    \b
    detente ledger show 12
    """
    found = evidence_of(context).row(number)
    from detente.app.listings import ledger as listings
    from detente.wire import ledger as shapes

    show(form, listing=lambda: listings.row(found), shape=lambda: shapes.row(found))


@ledger.command()
@click.option("--head", "noted", metavar="HEAD|FILE", help="Head noted elsewhere, or a file that has it, as an export.")
@form_options
@click.pass_context
def verify(context: click.Context, noted: str | None, *, form: OutputForm) -> None:
    """Check every row: none was changed, lost, moved or inserted. The exit code is 7 where one was.

    Rows that were cut from the end are found only with a head that was noted elsewhere.

    \b
    detente ledger verify --head head.txt
    """
    found = evidence_of(context).verify(noted)
    from detente.app.listings import ledger as listings
    from detente.wire import ledger as shapes

    show(form, listing=lambda: listings.verified(found), shape=lambda: shapes.verified(found))
    if not found.intact:
        raise LedgerDamaged("the ledger is not as it was written", told=True)


@ledger.command()
@click.option("-o", "out", type=click.Path(path_type=Path, dir_okay=False), help="File to write (default: stdout).")
@click.pass_context
def export(context: click.Context, out: Path | None) -> None:
    """Write the ledger as JSON lines: the count and the head first, then each row as it is stored.

    \b
    detente ledger export -o ledger.jsonl
    """
    lines = evidence_of(context).export()
    if out is None:
        for line in lines:
            click.echo(line, nl=False)
        return
    from detente.files import atomic

    atomic.write(out, lines)


@ledger.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@form_options
@click.pass_context
def import_(context: click.Context, file: Path, *, form: OutputForm) -> None:
    """Bring the rows of an export into this ledger: all that are new, or nothing. Both then have the same head.

    \b
    detente --home elsewhere ledger import ledger.jsonl
    """
    found = evidence_of(context).import_(file)
    if form == "terminal":
        click.echo(f"{found.new:,} new row{'' if found.new == 1 else 's'}; head {found.head}")
        return
    from detente.app.listings import ledger as listings
    from detente.wire import ledger as shapes

    show(form, listing=lambda: listings.head(found.head), shape=lambda: shapes.imported(found))


@ledger.command("remove-text")
@click.argument("document", metavar="DOCUMENT")
@by_option
@because_option
@click.pass_context
def remove_text(context: click.Context, document: str, by: str, because: str) -> None:
    """Remove the text of a document, and of what was read in it. Rows, digests and findings stay, with who did it and why.

    \b
    detente ledger remove-text 6818e028956b --by editor-1 --because "the licence ended"
    """
    found = evidence_of(context).remove_text(document, by=by, because=because, at=now())
    click.echo(f"{found.document}: the texts of {len(found.rows):,} rows were removed")


@ledger.command()
@click.option("--known-on", type=DayParameter(), help="By what was known on this day (default: now).")
@form_options
@click.pass_context
def findings(context: click.Context, known_on: date | None, *, form: OutputForm) -> None:
    """Show the findings that stand: what was accepted and not withdrawn.

    \b
    detente ledger findings --known-on 2020-03-01
    """
    found = evidence_of(context).findings(known_on)
    from detente.app.listings import ledger as listings
    from detente.wire import ledger as shapes

    show(form, listing=lambda: listings.findings(found), shape=lambda: tuple(map(shapes.finding, found)))


@ledger.command()
@click.argument("number", type=click.IntRange(1, 2), required=False)
@click.option("--by", envvar="DETENTE_BY", show_envvar=True, default="", metavar="WHO", help="Who does it.")
@click.option("--because", default="", metavar="WHY", help="Why, for whoever reads the ledger.")
@click.pass_context
def judges(context: click.Context, number: int | None, by: str, because: str) -> None:
    """Ask for the judgement of one person, or of two, before an event becomes a finding; without NUMBER say how it is.

    With two, the first acceptance waits for that of another person, of the same day; where they differ, both are shown.

    \b
    detente ledger judges 2 --by editor-1 --because "the panel decided so"
    """
    asked = evidence_of(context)
    if number is not None:
        asked.ask_judges(number, by=by, because=because, at=now())
    click.echo(f"judges asked for: {asked.judges()}")


@ledger.command()
@click.argument("receipt")
@click.pass_context
def replay(context: click.Context, receipt: str) -> None:
    """Replay the decision of RECEIPT, and compare it with the one that the ledger has, byte for byte.

    What differs is named: the law, the lists, the findings, the engine or the answer; the exit code is then 3. A receipt that the
    ledger does not have is replayed all the same, and what it rests on is compared.

    \b
    detente ledger replay dt2.eJyrVk...
    """
    from detente.app.commands.decide import print_one

    group = context.parent
    found = desk_of(context).replayed(receipt, None if group is None else group.params.get("store"))
    print_one(found.replay.row, found.replay.decision, as_json=False, plain=False)
    click.echo()
    if found.same:
        same = "what it rests on is the same; the ledger does not have this decision"
        click.echo(same if found.row is None else f"the same, byte for byte, as row {found.row:,} of the ledger")
        return
    for each in found.differs:
        click.echo(f"differs: {each}")
    raise VerdictMet("the decision is not the one that was given", told=True)
