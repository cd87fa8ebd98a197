"""A dated history of a plan as a file: CSV or JSON with a row a report."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, cast

from detente.errors import InputError
from detente.files.records import RecordFormat
from detente.nearest import nearest
from detente.roadmap.plan import Plan
from detente.roadmap.report import COMMITMENT_WORDS, TRACK_WORDS, Report, ReportWord
from detente.vocabulary import PROVENANCES, Provenance

COLUMNS: Final = ("on", "known_on", "about", "says", "by", "quantity", "class", "words", "source", "reading")
HINT: Final = f"Its columns are on, about and says, and {', '.join(sorted({*COLUMNS} - {'on', 'about', 'says'}))} where there are any."
FORMAT: Final = RecordFormat("reports on a plan", COLUMNS, ("on", "about", "says"), HINT, numbers=("quantity",))


def read_history(path: Path, plan: Plan) -> tuple[Report, ...]:
    """Return the reports of a file, in order of their days.

    Raises InputError for a file that cannot be read, with the place of every row that says nothing of this plan.
    """
    rows = FORMAT.records(path, lambda row: _report(row, plan))
    placed = (replace(each, id=f"{path.name}{where.removeprefix(str(path))}") for where, each in rows)
    return tuple(sorted(placed, key=lambda each: each.on))


def _report(row: Mapping[str, Any], plan: Plan) -> Report:
    about = row.get("about", "")
    commitments, tracks = [each.id for each in plan.commitments], [each.id for each in plan.tracks]
    if about not in (*commitments, *tracks):
        hint = nearest(about, (*commitments, *tracks), few=20)
        raise InputError(f"{plan.id} has no commitment and no track {about!r}", where="about", hint=hint)
    words: tuple[str, ...] = COMMITMENT_WORDS if about in commitments else TRACK_WORDS
    says = row.get("says", "")
    if says not in words:
        raise InputError(f"{says!r} is no word for this", where="says", hint=nearest(says, words, few=20))
    reading = row.get("reading") or "text"
    if reading not in PROVENANCES:
        raise InputError(
            f"{reading!r} is no word for how it is known", where="reading", hint=nearest(reading, PROVENANCES, few=9)
        )
    on = _day(row.get("on", ""), "on")
    if on is None:
        raise InputError("a report has a day", where="on", hint="Write it as 2007-07-18.")
    return Report(
        on=on,
        known_on=_day(row.get("known_on", ""), "known_on"),
        about=about,
        says=cast("ReportWord", says),
        by=row.get("by", ""),
        quantity=_quantity(row.get("quantity", "")),
        of_class=row.get("class", ""),
        words=row.get("words", ""),
        source=row.get("source", ""),
        reading=cast("Provenance", reading),
    )


def _day(text: str, where: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text!r} is not a day", where=where, hint="Write it as 2007-07-18.") from None


def _quantity(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise InputError(f"{text!r} is not a number", where="quantity", hint="Write digits, as 6200.") from None
    if not found.is_finite() or found < 0:
        raise InputError(f"{text!r} is no quantity", where="quantity", hint="Write a number that is not negative.")
    return found
