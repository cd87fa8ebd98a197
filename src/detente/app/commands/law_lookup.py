"""`detente law measure`, `text` and `search`: one measure, one text, and words looked for in the law."""

from datetime import date
from typing import Any

import click

from detente.app.commands.days import DayParameter
from detente.app.commands.forms import OutputForm, form_options, note, show, warn
from detente.app.commands.law import today
from detente.app.commands.opened import corpus_option, desk_of
from detente.app.commands.readings import reading_options

REGIME = click.option("--regime", help="Regime (default: the only regime of the corpus, or its default).")


@click.command()
@click.argument("measure", metavar="ID")
@click.option("--on", "day", type=DayParameter(), help="Date (default: today).")
@REGIME
@reading_options
@corpus_option
@form_options
@click.pass_context
def measure(
    context: click.Context,
    measure: str,
    day: date | None,
    regime: str | None,
    reading: dict[str, Any],
    *,
    form: OutputForm,
) -> None:
    """Show everything that the corpus holds of the measure ID.

    Its scope with the names of its HS codes, the exemptions that may apply on the date, its history with dates and
    instruments, the worked cases that test it, the notes on its paragraphs, and how each paragraph and its number are known.

    \b
    detente law measure coal-export
    detente law measure refined-supply --on 2018-06-01
    detente law measure textiles-export --on 2020-01-01 --with-draft draft-2019-12-16 --csv
    """
    found = desk_of(context).measure(measure, regime, on=day or today(), **reading)
    from detente.app.listings import law_lookup as listings
    from detente.app.listings.law import of_drafts
    from detente.law import notices
    from detente.wire import law_lookup as shapes

    warn((*notices.of_law(found.law), *notices.of_findings(found.law.findings, found.law.known_on, found.law.given)))
    if form == "csv":
        note(of_drafts(found.law.drafts, found.law.regime))
    show(form, listing=lambda: listings.measure(found), shape=lambda: shapes.measure(found))


@click.command()
@click.argument("instrument")
@REGIME
@corpus_option
@form_options
@click.pass_context
def text(context: click.Context, instrument: str, regime: str | None, *, form: OutputForm) -> None:
    """Show what the corpus holds of INSTRUMENT, an id (2371) or a symbol (S/RES/2371), provision by provision.

    The corpus summarises each provision and does not reproduce the text. Of a draft it says that it was not adopted, whether
    its text was published, and which of its readings are contested.

    \b
    detente law text 2371
    detente law text "S/RES/2397 (2017)" --markdown
    detente law text draft-2019-12-16
    """
    found = desk_of(context).instrument_text(instrument, regime)
    from detente.app.listings import law as listings
    from detente.law.notices import of_draft, partial
    from detente.wire import texts as shapes

    if form in ("csv", "json"):
        warn(filter(None, [partial(found.regime)]))
    if found.instrument.status != "adopted" and form == "csv":
        warn(of_draft(found.instrument, found.regime.positions))
    show(form, listing=lambda: listings.text(found), shape=lambda: shapes.text(found))


@click.command()
@click.argument("words", nargs=-1, required=True)
@REGIME
@corpus_option
@form_options
@click.pass_context
def search(context: click.Context, words: tuple[str, ...], regime: str | None, *, form: OutputForm) -> None:
    """Search the law for WORDS: measures, exemptions, provisions, notes and names of goods in which all of them occur.

    A word may be the beginning of one; case and diacritics are ignored. The best matches come first. Where nothing is
    found, the command reports it, with exit code 0.

    \b
    detente law search coal
    detente law search humanitarian vessel
    detente law search 8471 --json
    """
    query = " ".join(words)
    desk = desk_of(context)
    found = desk.search_law(query, regime)
    from detente.law.notices import partial

    warn(filter(None, [partial(desk.regime(regime).corpus.regime)]))
    from detente.app.listings import law_lookup as listings
    from detente.wire import law_lookup as shapes

    show(form, listing=lambda: listings.hits(found, query), shape=lambda: shapes.hits(found))
    if not found and form != "terminal":
        click.echo(listings.hits(found, query).title, err=True)


@click.command()
@click.argument("regime", required=False)
@click.option("--on", "day", type=DayParameter(), help="Date of the law that they are set against (default: today).")
@corpus_option
@form_options
@click.pass_context
def findings(context: click.Context, regime: str | None, day: date | None, *, form: OutputForm) -> None:
    """List the kinds of finding that REGIME (by default that of the corpus) declares.

    Each with the events that become one, the provisions that wait for it, and the duties and triggers that it is set against.

    \b
    detente law findings un-1718 --on 2019-11-28
    """
    desk = desk_of(context)
    found, day = desk.kinds_of_findings(regime, on=day or today()), day or today()
    from detente.app.listings import findings as listings
    from detente.wire import findings as shapes

    title = f"{desk.regime(regime).corpus.regime.id}: kinds of finding, set against the law on {day}"
    show(form, listing=lambda: listings.kinds(found, title), shape=lambda: tuple(map(shapes.kind, found)))


COMMANDS = (measure, text, search, findings)
"""The commands that `detente law` has from here."""
