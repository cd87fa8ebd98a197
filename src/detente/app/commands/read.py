"""`detente read`: who said what and what happened, in documents."""

import csv
import io
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.app.commands.ages import today
from detente.app.commands.days import now
from detente.app.commands.law import json_option
from detente.app.commands.ledger import store_option
from detente.errors import DetenteError, InputError, RowsRefused, UsageError

if TYPE_CHECKING:
    from detente.evidence.event import Event, EventActor
    from detente.evidence.reader.reading import DocumentReading
    from detente.evidence.statement import ReportedStatement

COLUMNS = (
    "document",
    "id",
    "type",
    "kind",
    "status",
    "speaker",
    "speaks_for",
    "stance",
    "begin",
    "end",
    "actors",
    "inside",
    "text",
)


@click.command()
@click.argument("source", metavar="FILE|DIR|-")
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication, where the document does not say it."
)
@click.option(
    "--pipeline",
    default="",
    metavar="NAME",
    help="spaCy pipeline for English to read with (default: an installed one).",
)
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="CSV on stdout: one record a statement or event.")
@click.option("--keep", is_flag=True, help="Put the documents and what was read in them into the ledger, as proposals.")
@click.option("--by", envvar="DETENTE_BY", show_envvar=True, metavar="WHO", help="With --keep: who does it.")
@store_option
@click.pass_context
def read(
    context: click.Context,
    source: str,
    *,
    published: datetime | None,
    pipeline: str,
    as_json: bool,
    as_csv: bool,
    keep: bool,
    by: str | None,
    store: str | None,
) -> None:
    """Read documents: who said what, and what happened, each with the words it rests on.

    It prints proposals; with --keep it puts them into the ledger too, where `detente evidence accept` makes findings of them.
    Plain text, HTML and PDF in English are read. With --json a document, a statement and an event is a line each.

    \b
    detente read report.txt --published 2019-12-12
    detente read report.txt --published 2019-12-12 --keep --by monitor-1
    detente read reports/ --csv > statements.csv
    """
    if as_json and as_csv:
        raise UsageError("--json and --csv were given together", hint="Each is a form of the same output. Choose one.")
    if keep and not by:
        raise UsageError("--keep does not say who keeps it", hint="Give --by WHO, or set DETENTE_BY.")
    day = published.date() if published else None
    if day and day > today():
        raise UsageError(
            f"--published {day} is after today, {today()}", hint="Give the day on which the document appeared."
        )
    writer = csv.writer(sys.stdout, lineterminator="\n") if as_csv else None
    if writer:
        writer.writerow(COLUMNS)
    refused = 0
    for found in readings(context, source, day, pipeline):
        if isinstance(found, DetenteError):
            refused += 1
            click.echo(f"detente: {found}", err=True)
        elif writer:
            writer.writerows(records(found))
        else:
            click.echo(json_lines(found) if as_json else told(found))
            remarks(found)
        if keep and not isinstance(found, DetenteError):
            kept(context, found, by or "", store)
    if refused:
        raise RowsRefused(f"{refused} document(s) could not be read", told=True)


def readings(
    context: click.Context, source: str, day: date | None, pipeline: str
) -> "Iterator[DocumentReading | DetenteError]":
    """The readings of what the user named."""
    if source == "-":
        yield context.obj.desk.read(sys.stdin.buffer.read(), name="-", published=day, pipeline=pipeline)
        return
    yield from context.obj.desk.read_files(Path(source), published=day, pipeline=pipeline)


def remarks(found: "DocumentReading") -> None:
    """Say on stderr which dates could not be counted, and what to give."""
    if found.undated:
        named = ", ".join(found.undated[:5])
        click.echo(
            f"{found.document.name}: no day for {named}: the document does not say when it was published; give --published DAY.",
            err=True,
        )


def kept(context: click.Context, found: "DocumentReading", by: str, store: str | None) -> None:
    """Put a reading into the ledger, and say on stderr what became of it and how its events are accepted."""
    from detente.wire.evidence import objects

    made = context.obj.desk.ledger(store).keep(objects(found), found.document.name, by=by, at=now())
    name = found.document.digest[:12]
    click.echo(
        f"kept in the ledger as {name}: {made.proposals:,} new proposals, {made.known:,} known before; head {made.head}",
        err=True,
    )
    for each in made.judged:
        click.echo(f"{each}: read otherwise than before, and left as it was judged", err=True)
    for issue in made.issues:
        click.echo(str(issue), err=True)
    for event in found.events:
        if event.status == "happened":
            day = "" if event.when is not None and event.when.is_day else " --on DAY"
            click.echo(f"  detente evidence accept {name}.{event.id}{day} --by {by} --because WHY", err=True)


def json_lines(found: "DocumentReading") -> str:
    """A reading as lines of JSON: its document, then its statements and events."""
    from detente.wire.evidence import lines
    from detente.wire.shape import line

    return "\n".join(line(each).decode() for each in lines(found))


def records(found: "DocumentReading") -> Iterator[tuple[object, ...]]:
    """A record a statement, then one an event."""
    name = found.document.name
    for item in found.statements:
        when, who = item.said_on, item.speaker.name or item.speaker.mention
        days = (when.begin, when.end) if when else ("", "")
        yield (
            name,
            item.id,
            "statement",
            item.content.kind,
            "",
            who,
            item.speaker.speaks_for,
            item.stance,
            *days,
            "",
            item.inside,
            item.content.text,
        )
    for event in found.events:
        days = (event.when.begin, event.when.end) if event.when else ("", "")
        yield (
            name,
            event.id,
            "event",
            event.kind,
            event.status,
            "",
            "",
            "",
            *days,
            "; ".join(each.name for each in event.actors),
            event.inside,
            event.text,
        )


def told(found: "DocumentReading") -> str:
    """A reading for people."""
    out = io.StringIO()
    document = found.document
    day = (
        f"published {document.published.begin} ({document.published.basis})"
        if document.published.begin
        else "day of publication not known"
    )
    source = ", ".join(
        filter(None, (document.place, document.outlet, f"agency {document.agency}" if document.agency else ""))
    )
    print(
        f"{document.name} ({document.digest[:12]}): {day}{'; ' + source if source else ''}; read by {found.pipeline}",
        file=out,
    )
    own = [item for item in found.statements if not item.inside]
    nested = len(found.statements) - len(own)
    print(f"\n{count(len(own), 'statement')}{f', {nested} more inside them' if nested else ''}", file=out)
    for item in found.statements:
        print(statement_line(item), file=out)
    if found.positions:
        print(f"\n{count(len(found.positions), 'position')}", file=out)
    for position in found.positions:
        print(
            f"  {position.id}  {position.holder} on {position.question}: {position.answer} ({position.statement})\n      {position.text}",
            file=out,
        )
    print(f"\n{count(len(found.events), 'event')}", file=out)
    for event in found.events:
        print(event_lines(event), file=out)
    return out.getvalue()


def count(number: int, what: str) -> str:
    """A number of things."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def statement_line(item: "ReportedStatement") -> str:
    """A statement for people: who, for whom, when and where, then what."""
    who = item.speaker
    person = ", ".join(
        filter(
            None,
            (who.name or who.mention or "nobody named", who.role, who.speaks_for if who.speaks_for != who.name else ""),
        )
    )
    note = f' ["{who.mention}": {who.because}]' if who.because else ""
    said = f" on {item.said_on}" if item.said_on else ""
    lines = [f"  {item.id}  {person}{note}; {item.cue}{said}{', ' + item.occasion if item.occasion else ''}"]
    lines.append(
        f"      {item.content.kind}, {item.stance}, {item.modality}{f', to {item.addressee}' if item.addressee else ''}{f', inside {item.inside}' if item.inside else ''}"
    )
    lines.append(f"      {item.content.text}")
    lines += [f"      condition ({each.kind}): {each.text}" for each in item.conditions]
    if item.object:
        lines.append(f"      about: {', '.join(each.name for each in item.object)}")
    if item.answers:
        lines.append(f"      {'disputes' if item.disputes else 'answers'} {item.answers}")
    return "\n".join(lines)


def event_lines(event: "Event") -> str:
    """An event for people, with the check of a launch that has a range and an apogee."""
    days = f", {event.when}" if event.when else ""
    actors = f": {', '.join(map(_actor, event.actors))}" if event.actors else ""
    lines = [
        f"  {event.id}  {event.kind}, {event.status}{days}{actors}{f' (inside {event.inside})' if event.inside else ''}",
        f"      {event.text}",
    ]
    lines += [
        f"      why: {each.text}{f' (according to {each.according_to})' if each.according_to else ''}"
        for each in event.because
    ]
    if event.tied_to:
        lines.append(f"      tied to the deadline {event.tied_to}")
    lines += [f"      aim: {each.text}" for each in event.aims]
    if event.where is not None:
        lines.append(f"      where: {event.where.text}")
    if event.quantities:
        lines.append(f"      {'; '.join(f'{each.what}: {each.written}' for each in event.quantities)}")
        lines += launch_line(event)
    return "\n".join(lines)


def _actor(each: "EventActor") -> str:
    return each.name if each.role in ("agent", "named") else f"{each.name} ({each.role})"


def launch_line(event: "Event") -> list[str]:
    """The check of a launch, where its range and apogee are given in kilometres."""
    from detente.evidence.launch import launch_check

    known = {each.what: each.value for each in reversed(event.quantities) if each.unit == "km"}
    if not {"range", "apogee"} <= known.keys():
        return []
    try:
        found = launch_check(known["range"], known["apogee"])
    except InputError:
        return []
    kind = (
        f"{found.missile_class} range (would reach {found.best_range:,.0f} km at best)"
        if found.missile_class
        else "a depressed flight, which gives no class"
    )
    return [
        f"      check: {found.speed:.2f} km/s at {found.angle:.1f}°, least-energy apogee {found.least_energy_apogee:.0f} km, ratio {found.ratio:.2f}: {kind}"
    ]
