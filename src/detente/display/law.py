"""How the law of a day, what separates two states of it, and the law of several readings are displayed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from msgspec import to_builtins

from detente.display import coverage
from detente.display.form import ColumnType, DisplayForm
from detente.display.view import View, ViewCell, cited, counted, table
from detente.law import monitoring
from detente.law.compare import Comparison, Difference
from detente.law.inforce import ExemptionVersion, LawInForce, MeasureVersion
from detente.law.readings import LawUnderReadings
from detente.wire import law as wire

MEASURES: Final[Mapping[str, ColumnType]] = {
    "id": "text",
    "kind": "text",
    "summary": "text",
    "purpose": "text",
    "civilian_impact": "text",
    "groups": "texts",
    "imposed_by": "text",
    "instrument": "text",
    "paragraph": "text",
    "source": "text",
    "citation": "text",
    "reading": "text",
    "numbering": "text",
    "note": "text",
    "since": "day",
    "until": "day",
}
DIFFERENCES: Final[Mapping[str, ColumnType]] = {
    "what": "text",
    "id": "text",
    "change": "text",
    "before_citation": "text",
    "before_summary": "text",
    "after_citation": "text",
    "after_summary": "text",
}
HELD: Final[Mapping[str, ColumnType]] = {
    "regime": "text",
    "position": "text",
    "measure": "text",
    "in_force": "flag",
    "contested": "flag",
    "summary": "text",
    "citation": "text",
    "since": "day",
}


def known(version: MeasureVersion | ExemptionVersion) -> str:
    """How the words and the number of a paragraph are known: `text`, or `secondary, number recalled`."""
    provision = version.wording.provision
    return provision.reading if provision.numbering == "seen" else f"{provision.reading}, number {provision.numbering}"


def _law(found: LawInForce) -> View:
    rows = [
        (each.id, each.measure.summary, str(each.wording.since), cited(each.wording.citation, known(each)))
        for each in found.measures
    ]
    counts = (
        counted(len(found.measures), "measure"),
        counted(len(found.exemptions), "exemption"),
        counted(len(found.statements), "other provision"),
    )
    listed = counted(len({each.party for each in found.listings}), "designated party", "designated parties")
    suspended = f" Suspended: {', '.join(each.id for each in found.suspended)}." if found.suspended else ""
    return View(
        title=f"{found.regime.title}: the law on {found.day}",
        paragraphs=(
            f"{', '.join(counts)} and {listed} are in force on this day.{suspended}",
            *monitoring.reporting(found),
            *monitoring.noted(found),
        ),
        table=table("Measures in force", ("measure", "summary", "since", "paragraph"), rows),
        coverage=tuple(coverage.of_law([found])),
    )


def _measures(found: LawInForce) -> Iterator[dict[str, object]]:
    for each in map(wire.measure, found.measures):
        yield {name: getattr(each, name) for name in MEASURES} | {"groups": list(each.groups)}


def _comparison(found: Comparison) -> View:
    rows = [_difference("measure", each) for each in found.measures]
    rows += [_difference("exemption", each) for each in found.exemptions]
    days = [str(each.day) for each in (found.before, found.after)]
    supposed = days[0] == days[1]
    title = f"what drafts would change on {days[0]}" if supposed else f"what separates {days[0]} from {days[1]}"
    told = ["The drafts that the second state supposes were not adopted."] if supposed else []
    parties = (("newly listed", found.listed), ("no longer listed", found.delisted))
    told += [f"Parties {words}: {', '.join(each)}." for words, each in parties if each]
    counts = f"{counted(len(found.measures), 'measure')} and {counted(len(found.exemptions), 'exemption')} differ."
    return View(
        title=f"{found.after.regime.title}: {title}",
        paragraphs=(counts, *told),
        table=table("Differences", ("id", "what", "change", "before", "after"), rows),
        coverage=tuple(coverage.of_law([found.after])),
    )


def _difference(what: str, found: Difference) -> tuple[str | ViewCell, ...]:
    return found.id, what, found.kind, _side(found.before), _side(found.after)


def _side(version: MeasureVersion | ExemptionVersion | None) -> ViewCell:
    """The words of one state of the law and their paragraph."""
    if version is None:
        return ViewCell(text="not in force")
    where = cited(version.wording.citation, known(version))
    return ViewCell(text=f"{_summary(version)} {where.text}", link=where.link)


def _summary(version: MeasureVersion | ExemptionVersion) -> str:
    return version.measure.summary if isinstance(version, MeasureVersion) else version.exemption.summary


def _difference_rows(found: Comparison) -> Iterator[dict[str, Any]]:
    """Each difference with its two versions; then the parties that one state lists and the other does not."""
    document = wire.difference(found)
    for what, changed in (("measure", document.measures), ("exemption", document.exemptions)):
        yield from ({"what": what, **to_builtins(each)} for each in changed)
    for change, parties in (("listed", found.listed), ("delisted", found.delisted)):
        yield from ({"what": "party", "id": each, "change": change, "before": None, "after": None} for each in parties)


def _difference_records(found: Comparison) -> Iterator[dict[str, object]]:
    for row in _difference_rows(found):
        before, after = row["before"] or {}, row["after"] or {}
        yield {
            **{name: row[name] for name in ("what", "id", "change")},
            **{f"before_{name}": before.get(name) for name in ("citation", "summary")},
            **{f"after_{name}": after.get(name) for name in ("citation", "summary")},
        }


def _held(found: LawUnderReadings) -> Iterator[dict[str, object]]:
    for held in found.measures:
        for under, version in held.versions:
            yield {
                "regime": held.regime,
                "position": under.position,
                "measure": held.measure,
                "in_force": version is not None,
                "contested": held.contested,
                "summary": version and version.measure.summary,
                "citation": version and str(version.wording.citation),
                "since": version and version.wording.since,
            }


def _together(found: LawUnderReadings) -> View:
    rows = [
        (str(under), counted(len(law.measures), "measure"), counted(len(law.exemptions), "exemption"))
        for under, law in found.laws
    ]
    contested = [f"{each.measure} ({each.regime})" for each in found.contested]
    words = f"Contested: {', '.join(contested)}." if contested else "No measure is contested."
    return View(
        title=f"The law on {found.day}, under {counted(len(found.laws), 'reading')}",
        paragraphs=(words,),
        table=table("Each reading", ("regime and reading", "measures", "exemptions"), rows),
        coverage=tuple(coverage.of_law(law for _, law in found.laws)),
    )


def _together_document(found: LawUnderReadings) -> dict[str, object]:
    return {"day": found.day, "measures": list(_held(found))}


def _day(found: date) -> str:
    return found.isoformat()


FORMS: Final[Mapping[type, DisplayForm]] = {
    LawInForce: DisplayForm(
        brief=lambda found: (
            f"regime={found.regime.id!r}, day={_day(found.day)!r}, {counted(len(found.measures), 'measure')}"
        ),
        view=_law,
        document=wire.to_wire,
        rows=lambda found: map(wire.measure, found.measures),
        columns=MEASURES,
        records=_measures,
    ),
    Comparison: DisplayForm(
        brief=lambda found: (
            f"regime={found.after.regime.id!r}, before={_day(found.before.day)!r}, after={_day(found.after.day)!r}, "
            f"{counted(len(found.measures) + len(found.exemptions), 'difference')}"
        ),
        view=_comparison,
        document=wire.difference,
        rows=_difference_rows,
        columns=DIFFERENCES,
        records=_difference_records,
    ),
    LawUnderReadings: DisplayForm(
        brief=lambda found: f"day={_day(found.day)!r}, {counted(len(found.laws), 'reading')}",
        view=_together,
        document=_together_document,
        rows=_held,
        columns=HELD,
        records=_held,
    ),
}
