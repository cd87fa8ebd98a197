"""`detente decide` and `detente explain`: transactions in, decisions out."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from detente.app.commands.days import now
from detente.app.commands.file_form import form_options
from detente.app.commands.forms import note, warn
from detente.app.commands.judged import POTENTIAL, identity_options, met, stated_options
from detente.app.commands.law import json_option
from detente.app.commands.logged import logbook_of, with_judged
from detente.app.commands.opened import corpus_option
from detente.app.commands.readings import reading_options
from detente.errors import ListStale, RowsRefused, UsageError
from detente.vocabulary import ACTIVITIES, END_USES, VERDICTS, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from detente.decide.decision import Decision
    from detente.decide.identity_judgement import IdentityJudgement
    from detente.desk.decision_log import Logbook
    from detente.desk.decision_run import DecisionRun
    from detente.desk.decisions import Matching
    from detente.parties.screening.screening import Consulted
    from detente.transactions.transaction import Transaction

WORDS = f"""\b
Activities: {", ".join(ACTIVITIES)}.

End uses: {", ".join(END_USES)}. A regime may declare more.

Verdicts, strictest first: {", ".join(VERDICTS)}.
""".replace("\b\n", "")


@dataclass(frozen=True, slots=True)
class DecideOptions:
    """The form of the output that the user chose."""

    as_json: bool
    as_csv: bool
    as_markdown: bool
    plain: bool
    out: Path | None
    changed: bool


def matching_options(command: "Callable[..., None]") -> "Callable[..., None]":
    """Add the options for matching names with the lists; the command receives them as one argument, `matching`."""
    from functools import wraps

    @wraps(command)
    def matched(*args: object, no_match: bool, take: float | None, max_age: int, **rest: object) -> None:
        command(*args, matching=_matching(take, max_age, no_match=no_match), **rest)

    for option in (
        click.option("--no-match", is_flag=True, help="Do not match the names of parties with the lists."),
        click.option(
            "--take-matches",
            "take",
            type=click.FloatRange(0.75, 1),
            metavar="SCORE",
            help="Treat matches at or above SCORE as confirmed (default: none; each is left for review).",
        ),
        click.option(
            "--max-age",
            type=click.IntRange(min=0),
            default=30,
            show_default=True,
            help="Days after which a list is stale.",
        ),
    ):
        matched = option(matched)
    return matched


def _matching(take: float | None, max_age: int, *, no_match: bool) -> "Matching | None":
    from detente.desk.decisions import Matching

    if no_match and take is not None:
        raise UsageError("--no-match and --take-matches were both given", hint="Leave one of them out.")
    if no_match:
        return None
    points = None if take is None else round(take * 1000)
    return Matching(take=points, today=date.today(), max_age=max_age)  # noqa: DTZ011 -- the user's own day


def file_options(command: "Callable[..., None]") -> "Callable[..., None]":
    """Add the argument FILE and the option --file, which mean the same; the command receives them as one argument, `file`."""
    from functools import wraps

    @wraps(command)
    def named(*args: object, file: Path | None, named_file: Path | None, **rest: object) -> None:
        if file is not None and named_file is not None:
            raise UsageError("FILE and --file were both given", hint="Leave one of them out.")
        command(*args, file=file or named_file, **rest)

    for option in (
        click.option(
            "--file",
            "named_file",
            metavar="FILE",
            type=click.Path(path_type=Path, allow_dash=True),
            help="The same as FILE, as in `detente party match --file`.",
        ),
        click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True)),
    ):
        named = option(named)
    return named


def output_options(command: "Callable[..., None]") -> "Callable[..., None]":
    """Add the options for the form of the output; the command receives them as one argument, `wish`."""
    from functools import wraps

    names = ("as_json", "as_csv", "as_markdown", "plain", "out", "changed")

    @wraps(command)
    def formed(*args: object, **rest: Any) -> None:
        command(*args, wish=DecideOptions(**{name: rest.pop(name) for name in names}), **rest)

    for option in (
        click.option("--plain", is_flag=True, help="One paragraph of plain English for each transaction."),
        click.option("--markdown", "as_markdown", is_flag=True, help="A Markdown table on stdout."),
        click.option("--csv", "as_csv", is_flag=True, help="CSV on stdout."),
        json_option,
        click.option(
            "--changed", is_flag=True, help="Show only transactions that the drafts change, with both verdicts."
        ),
        click.option(
            "-o",
            "--output",
            "out",
            type=click.Path(path_type=Path, dir_okay=False),
            help="Write .parquet, .csv or .jsonl.",
        ),
    ):
        formed = option(formed)
    return formed


@click.command(epilog=WORDS)
@file_options
@click.option(
    "--set",
    "facts",
    multiple=True,
    metavar="COLUMN=VALUE",
    help="A fact of one transaction, instead of a file; may be repeated.",
)
@click.option("--map", "mapping", metavar="FILE|OURS=THEIRS,...", help="Other column names, words and units than ours.")
@form_options
@click.option("--regime", help="Regime to decide under (default: the only regime of the corpus, or its default).")
@corpus_option
@reading_options
@matching_options
@identity_options
@stated_options
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice([*VERDICTS, POTENTIAL]),
    help="Exit with 3 if any verdict is this one or stricter, or on an unsettled potential match; may be repeated.",
)
@click.option("--log", is_flag=True, help="Put the decisions with their receipts into the ledger.")
@click.option("--by", envvar="DETENTE_BY", show_envvar=True, default="", metavar="WHO", help="With --log: who decides.")
@output_options
@click.pass_context
def decide(
    context: click.Context,
    file: Path | None,
    facts: tuple[str, ...],
    mapping: str | None,
    regime: str | None,
    reading: dict[str, Any],
    fail_on: tuple[str, ...],
    matching: "Matching | None",
    identities: "tuple[IdentityJudgement, ...]",
    stated: "dict[str, Any]",
    form: "dict[str, Any]",
    by: str,
    wish: DecideOptions,
    *,
    log: bool,
) -> None:
    """Decide the transactions in FILE (CSV, XLSX, Parquet, JSON lines; `-` is stdin), or one given with --set.

    FILE may be payment messages too: ISO 20022 pacs.008, pacs.009 and pain.001, SWIFT MT101, MT103 and MT202; in a file, a folder,
    an archive or a pattern such as 'in/*.fin'. A table may have other separators and lines of title, and be compressed.

    Names of parties are matched with the lists whose parties the regime designates: the one that ships, and those that were
    imported. Matches on other lists are reported, and have no part in the verdict. A match is a proposal: the verdict is
    `undetermined` where it depends on it, until the row says who is meant, or --is, --is-not or --identities does.

    Exit codes: 0 fine, 2 usage, 3 --fail-on was met, 4 bad input (the good rows are decided all the same), 5 lists stale.

    \b
    detente decide shipments.csv
    detente decide shipments.parquet -o decided.parquet
    detente decide payment.fin --is "Korea Tangun Trading Corp.=KPe.008"
    detente decide --set date=2019-06-01 --set activity=payment --set parties=KPe.008 --set end_use=humanitarian
    """
    identities = with_judged(context, identities, matching)
    run = context.obj.desk.decide_file(
        file, mapping, regime, matching=matching, identities=identities, **reading, **stated, **form
    )
    run.count_matches = POTENTIAL in fail_on
    _refuse_odd(run, facts, wish)
    logbook = logbook_of(context, run, by) if log else None
    counts, bad = _one(run, facts, wish, logbook) if facts else _file(context, run, wish, logbook)
    stale = _told(context, run)
    if bad:
        raise RowsRefused("some rows could not be read", told=True)
    met(counts, run.potential, fail_on)
    if stale:
        raise ListStale("a list with which names were matched is stale", told=True)


def _told(context: click.Context, run: "DecisionRun") -> bool:
    """Print warnings, what goes with drafts, and which lists the names were matched with.

    Returns whether one of the lists that count for the verdict is stale.
    """
    if not context.obj.quiet:
        note(tuple(run.notices))
    warn(run.warnings)
    note((*run.draft_notices, *run.finding_notices))
    _print_editions(context, "names matched with", run.consulted)
    _print_editions(context, "also screened, with no part in the verdict:", run.others_consulted)
    return any(each.stale for each in run.consulted)


def _print_editions(context: click.Context, opening: str, consulted: "Sequence[Consulted]") -> None:
    """Print the date and the age in days of each list; with --quiet only where one is stale."""
    stale = any(each.stale for each in consulted)
    if not consulted or (context.obj.quiet and not stale):
        return
    words = (
        f"{each.edition.source} of {each.edition.day} ({each.age} days old{', stale' if each.stale else ''})"
        for each in consulted
    )
    hint = "\n  `detente lists update` fetches newer ones; --max-age sets the limit." if stale else ""
    click.echo(f"{opening} {', '.join(words)}{hint}", err=True)


def _refuse_odd(run: "DecisionRun", facts: tuple[str, ...], wish: DecideOptions) -> None:
    """Refuse options that exclude each other."""
    if run.file is None and not facts:
        raise UsageError("there is nothing to decide", hint="Name a file, `-` for stdin, or give facts with --set.")
    if run.file is not None and facts:
        raise UsageError("a file and --set were both given", hint="Leave one of them out.")
    if facts and (wish.out is not None or wish.as_csv or wish.changed):
        raise UsageError("-o, --csv and --changed are for files", hint="Leave them out with --set.")
    if sum((wish.as_json, wish.as_csv, wish.as_markdown, wish.plain)) > 1:
        raise UsageError("--json, --csv, --markdown and --plain exclude each other", hint="Choose one.")
    if wish.as_markdown and (wish.out is not None or wish.changed):
        raise UsageError("--markdown goes with neither -o nor --changed", hint="Leave it out.")
    reading = run.reading
    if wish.changed and not (reading.with_drafts or reading.with_proposals or reading.findings):
        hint = "Name one with --with-draft or --with-proposal, or give findings."
        raise UsageError("--changed compares with a draft, a proposal or findings", hint=hint)


def _one(
    run: "DecisionRun", facts: tuple[str, ...], wish: DecideOptions, logbook: "Logbook | None"
) -> tuple[dict[Verdict, int], int]:
    row, found = run.one(_pairs(facts))
    if logbook is not None:
        found = logbook.one(row, found, now())
    if wish.as_markdown:
        from detente.app.commands import write

        write.markdown([(row, found)])
    else:
        print_one(row, found, as_json=wish.as_json, plain=wish.plain)
    run.remember(found)
    return {found.verdict: 1}, 0


def _pairs(facts: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for fact in facts:
        name, equals, text = fact.partition("=")
        if not equals:
            raise UsageError(f"{fact!r} sets nothing", where="--set", hint="Write it as column=value.")
        if name.strip() in found:
            raise UsageError(f"{name.strip()!r} is set twice", where="--set", hint="Leave one of them out.")
        found[name.strip()] = text
    return found


def print_one(row: "Transaction", found: "Decision", *, as_json: bool, plain: bool) -> None:
    """Print one decision: as JSON, as a paragraph, or as a sheet."""
    if as_json:
        from detente.wire.decision import to_wire
        from detente.wire.shape import text

        click.echo(text(to_wire(found, row), indent=None))
    elif plain:
        from detente.decide.prose import as_prose

        click.echo(as_prose(found, row))
    else:
        from detente.app.draw import decisions, paper

        decisions.one(paper.console(), row, found)


def _file(
    context: click.Context, run: "DecisionRun", wish: DecideOptions, logbook: "Logbook | None"
) -> tuple[dict[Verdict, int], int]:
    from detente.app.draw.decisions import counted
    from detente.app.draw.terminal import width

    talk = not context.obj.quiet
    with _bar(run, shown=talk):
        _written(run, wish)
    if talk:
        _name_columns(run)
    for cell in run.bad:
        click.echo(str(cell), err=True)
    if run.unshown:
        click.echo(f"{run.unshown:,} more bad cells, not shown", err=True)
    to_err = wish.as_json or wish.as_csv or wish.as_markdown or wish.plain or wish.out is not None
    if talk or not to_err:
        across = width(sys.stderr if to_err else sys.stdout)
        click.echo(fill(counted(run.counts, run.bad_rows, run.coverage.authority), across), err=to_err)
        click.echo(fill(str(run.coverage), across), err=to_err)
    run.remember()
    if logbook is not None and (head := logbook.run(run, now())) is not None:
        click.echo(f"logged; the head of the ledger is {head}", err=True)
    return run.counts, run.bad_rows or len(run.bad)


def _written(run: "DecisionRun", wish: DecideOptions) -> None:
    """Write the answers in the form that is asked for."""
    from detente.app.commands import write

    if wish.out is not None:
        write.to_file(wish.out, run)
    elif wish.as_csv:
        write.to_csv(run)
    elif wish.as_markdown:
        write.markdown(run.decisions())
    elif wish.changed:
        write.changes(run)
    elif wish.as_json or wish.plain:
        write.lines(run, plain=wish.plain)
    else:
        write.to_table(run)


def _bar(run: "DecisionRun", *, shown: bool) -> "AbstractContextManager[object]":
    """Return a progress bar on stderr, where that is a terminal and the answers do not go to a terminal themselves."""
    from contextlib import nullcontext

    from detente.app.draw.terminal import is_terminal

    if not shown or not is_terminal(sys.stderr) or is_terminal(sys.stdout):
        return nullcontext()
    from detente.app.draw.progress import RowBar

    bar = RowBar()
    run.watch = bar.at
    return bar


def _name_columns(run: "DecisionRun") -> None:
    """Name, once, the columns that were not read, and those of an earlier answer."""
    if run.passed.keys() > run.dropped.keys():
        kept = [name for name in run.passed if name not in run.dropped]
        click.echo(f"columns passed through unread: {', '.join(kept)}; --map OURS=THEIRS reads one", err=True)
    if run.dropped:
        names = ", ".join(run.dropped)
        click.echo(f"columns that only later rows have, neither read nor passed through: {names}", err=True)
    if run.replaced:
        click.echo(f"columns of an earlier answer, replaced by this one's: {', '.join(run.replaced)}", err=True)
