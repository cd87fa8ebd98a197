"""`detente evidence`: what was read, judged by persons; what they accept becomes a finding."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from detente.app.commands.days import DayParameter, now
from detente.app.commands.evidence_links import link, links, unlinked
from detente.app.commands.forms import OutputForm, form_options, show
from detente.app.commands.judgement_lines import print_json, print_judged, report_refused, tell, touched
from detente.app.commands.law import json_option
from detente.app.commands.ledger import CODES, because_option, by_option, evidence_of, store_option
from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.review.table import EvidenceFilter

STATES: Final = ("proposed", "amended", "awaiting", "accepted", "rejected", "disputed", "withdrawn")
on_option = click.option(
    "--on", type=DayParameter(), help="Date of the fact, where it was read as an interval or has none."
)
known_option = click.option("--known-on", type=DayParameter(), help="Date on which it became known (default: today).")


@click.group(epilog=CODES)
@store_option
def evidence(store: str | None) -> None:
    """Judge what was read: accept, amend, reject or withdraw it. Only what a person accepts becomes a finding.

    \b
    detente evidence import week.jsonl --by monitor-1
    detente evidence list --state proposed
    detente evidence accept 6818e028956b.e1 --on 2020-02-28 --by reviewer-1 --because "the ministry's statement"
    """


@evidence.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@by_option
@json_option
@click.pass_context
def import_(context: click.Context, file: Path, by: str, *, as_json: bool) -> None:
    """Put documents and proposals into the ledger: JSON lines, as docs/evidence.md describes them. - is stdin.

    \b
    detente evidence import week.jsonl --by monitor-1
    """
    from detente.files.paths import opened

    asked = evidence_of(context)
    if str(file) == "-":
        found = asked.keep(sys.stdin.buffer, "stdin", by=by, at=now())
    else:
        with opened(file) as source:
            found = asked.keep(source, str(file), by=by, at=now())
    if as_json:
        print_json("kept", found)
    else:
        click.echo(
            f"new documents: {found.documents:,}, new proposals: {found.proposals:,}, known before: {found.known:,}"
        )
        for each in found.judged:
            click.echo(f"{each}: read otherwise than before, and left as it was judged", err=True)
    report_refused(found.issues)


def filter_options(command: Any) -> Any:
    """The options that choose proposals."""
    for option in (
        click.option("--document", metavar="ID", help="Read in this document only."),
        click.option(
            "--status", metavar="STATUS", help="Events with this status only: happened, alleged, planned, ..."
        ),
        click.option("--kind", metavar="KIND", help="Events of this kind only."),
        click.option(
            "--type", "type_", type=click.Choice(["statement", "position", "event"]), help="Of this type only."
        ),
        click.option("--state", type=click.Choice(STATES), help="In this state only."),
    ):
        command = option(command)
    return command


def _wanted(
    state: Any, type_: str | None, kind: str | None, status: str | None, document: str | None
) -> "EvidenceFilter":
    from detente.nearest import nearest
    from detente.review.kinds import EVENT_KINDS, STATUSES
    from detente.review.table import EvidenceFilter

    for name, word, words in (("--kind", kind, tuple(EVENT_KINDS)), ("--status", status, STATUSES)):
        if word is not None and word not in words:
            raise UsageError(f"no event has {word!r} there", where=name, hint=nearest(word, words, few=30))
    return EvidenceFilter(state=state, type=type_, kind=kind, status=status, document=document)


@evidence.command("list")
@filter_options
@form_options
@click.pass_context
def list_(
    context: click.Context,
    state: Any,
    type_: str | None,
    kind: str | None,
    status: str | None,
    document: str | None,
    *,
    form: OutputForm,
) -> None:
    """List proposals, each with its sentence and what became of it.

    \b
    detente evidence list --type event --state proposed
    """
    found = evidence_of(context).evidence(_wanted(state, type_, kind, status, document))
    from detente.app.listings import ledger as listings
    from detente.wire import ledger as shapes

    show(form, listing=lambda: listings.evidence(found), shape=lambda: shapes.evidence(found))


@evidence.command("export")
@filter_options
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File: .csv or .parquet (default: CSV on stdout).",
)
@click.pass_context
def export(
    context: click.Context,
    state: Any,
    type_: str | None,
    kind: str | None,
    status: str | None,
    document: str | None,
    out: Path | None,
) -> None:
    """Export proposals as CSV or Parquet: a row each, with sentence, document, judgement and the head of the ledger.

    \b
    detente evidence export --state accepted -o accepted.parquet
    """
    if out is not None and out.suffix not in {".csv", ".parquet"}:
        raise UsageError(f"{out.name} has no known ending", where="-o", hint="Use .csv or .parquet.")
    found = evidence_of(context).evidence(_wanted(state, type_, kind, status, document))
    from detente.app.listings import ledger as listings
    from detente.app.listings.listing import as_csv
    from detente.files import atomic

    if out is None:
        click.echo(as_csv(listings.evidence(found)), nl=False)
    elif out.suffix == ".csv":
        atomic.write(out, [as_csv(listings.evidence(found)).encode()])
    else:
        from detente.app.commands.evidence_file import parquet

        atomic.write(out, [parquet(found)])


@evidence.command("show")
@click.argument("id_", metavar="ID")
@form_options
@click.pass_context
def show_(context: click.Context, id_: str, *, form: OutputForm) -> None:
    """Show everything about a proposal or a finding: what was read, who judged it, what followed, and what in the law it is set against.

    \b
    detente evidence show 6818e028956b.e1
    """
    from detente.app.listings import ledger as listings
    from detente.review import quotes
    from detente.wire import ledger as shapes

    asked = evidence_of(context)
    finding = asked.finding(id_)
    if finding is not None:
        touches = touched(context, finding.kind, finding.on)
        show(
            form,
            listing=lambda: listings.finding(finding, touches),
            shape=lambda: shapes.finding(finding, touches),
        )
        return
    found = asked.thread(id_)
    sentence = quotes.sentence(asked.document_text(found.document) or "", found.body.get("spans"))
    touches = touched(context, *fact) if (fact := asked.fact(found)) is not None else ()
    show(form, listing=lambda: listings.thread(found, sentence, touches), shape=lambda: shapes.thread(found, touches))


@evidence.command()
@click.argument("ids", nargs=-1, metavar="ID...")
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="CSV of judgements, a row each, instead of IDs.",
)
@on_option
@click.option("--as", "kind", metavar="KIND", help="Kind of finding (default: that of the event).")
@known_option
@click.option("--again", is_flag=True, help="Accept anew what was withdrawn.")
@click.option("--by", envvar="DETENTE_BY", show_envvar=True, default="", metavar="WHO", help="Who does it.")
@click.option("--because", default="", metavar="WHY", help="Why, for whoever reads the ledger.")
@json_option
@click.pass_context
def accept(
    context: click.Context,
    ids: tuple[str, ...],
    file: Path | None,
    on: date | None,
    kind: str | None,
    known_on: date | None,
    by: str,
    because: str,
    *,
    again: bool,
    as_json: bool,
) -> None:
    """Accept proposals as established. An event that happened becomes a finding of one day.

    What the law has for such a fact on its day is printed: the duties that it touches, the triggers that it meets.

    A FILE has the columns id, judgement (accept, reject, withdraw), on, as, known_on, by and because; its rows are taken one by
    one, and those that are refused are reported.

    \b
    detente evidence accept 6818e028956b.e1 --on 2020-02-28 --by reviewer-1 --because "the ministry's statement"
    detente evidence accept --from week.csv --by reviewer-1
    """
    asked = evidence_of(context)
    if (file is None) == (not ids):
        raise UsageError("give the ids of proposals, or a file of judgements", hint="One of the two.")
    if file is not None:
        sheet = asked.judge(file, by=by, because=because, at=now())
        if as_json:
            print_json("sheet", sheet)
        for each in () if as_json else sheet.judged:
            tell(each)
        report_refused(sheet.issues)
        return
    for id_ in ids:
        print_judged(
            asked.accept(id_, by=by, because=because, at=now(), on=on, known_on=known_on, kind=kind, again=again),
            as_json=as_json,
            context=context,
        )


@evidence.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--set", "changes", multiple=True, required=True, metavar="PART=VALUE", help="What to amend; may be repeated."
)
@by_option
@because_option
@json_option
@click.pass_context
def amend(context: click.Context, id_: str, changes: tuple[str, ...], by: str, because: str, *, as_json: bool) -> None:
    """Amend a proposal before it is accepted. What was read stays in the ledger beside it.

    \b
    detente evidence amend 6818e028956b.e1 --set when.from=2020-02-28 --set when.to=2020-02-28 --by reviewer-1 --because "seen"
    """
    print_judged(
        evidence_of(context).amend(id_, dict(map(_change, changes)), by=by, because=because, at=now()), as_json=as_json
    )


def _change(text: str) -> tuple[str, Any]:
    part, equals, word = text.partition("=")
    if not equals or not part:
        raise UsageError(f"{text!r} amends nothing", where="--set", hint="Write it as status=happened.")
    try:
        return part.strip(), json.loads(word)
    except (ValueError, RecursionError):
        return part.strip(), word


@evidence.command()
@click.argument("id_", metavar="ID")
@by_option
@because_option
@json_option
@click.pass_context
def reject(context: click.Context, id_: str, by: str, because: str, *, as_json: bool) -> None:
    """Reject a proposal.

    \b
    detente evidence reject 6818e028956b.s1 --by reviewer-1 --because "he speaks of another launch"
    """
    print_judged(evidence_of(context).reject(id_, by=by, because=because, at=now()), as_json=as_json)


@evidence.command()
@click.argument("id_", metavar="ID")
@click.option("--known-on", type=DayParameter(), help="Date from which it is known not to count (default: today).")
@by_option
@because_option
@json_option
@click.pass_context
def withdraw(context: click.Context, id_: str, known_on: date | None, by: str, because: str, *, as_json: bool) -> None:
    """Withdraw a finding, by its id or that of its proposal, or a link by its id. It no longer counts; the rows stay.

    \b
    detente evidence withdraw f5 --by reviewer-1 --because "the report was corrected"
    """
    if unlinked(context, id_, by, because, as_json=as_json):
        return
    print_judged(
        evidence_of(context).withdraw(id_, by=by, because=because, at=now(), known_on=known_on), as_json=as_json
    )


@evidence.command()
@click.argument("kind", metavar="KIND")
@click.option("--on", type=DayParameter(), required=True, help="Date of the fact.")
@known_option
@click.option("--source", default="", metavar="TEXT", help="Where it is stated: a document, an address, a proposal.")
@by_option
@because_option
@json_option
@click.pass_context
def add(
    context: click.Context,
    kind: str,
    on: date,
    known_on: date | None,
    source: str,
    by: str,
    because: str,
    *,
    as_json: bool,
) -> None:
    """Add a finding by hand. Kinds are those that the law declares: `detente law findings` shows them.

    \b
    detente evidence add nuclear-test --on 2017-09-03 --source S/2017/769 --by reviewer-1 --because "the statement of that day"
    """
    found = evidence_of(context).add(kind, on=on, by=by, because=because, at=now(), known_on=known_on, source=source)
    print_judged(found, as_json=as_json, context=context)


evidence.add_command(link)
evidence.add_command(links)
