"""How potential matches and the answer of a screening are displayed."""

from collections.abc import Iterable, Mapping
from typing import Final

from detente.desk.screening import ScreeningAnswer
from detente.display import coverage
from detente.display.form import ColumnType, DisplayForm
from detente.display.view import View, counted, table
from detente.parties.match.match import Match, Matches
from detente.wire import parties as wire

COLUMNS: Final[Mapping[str, ColumnType]] = {
    "score": "number",
    "list": "text",
    "reference": "text",
    "kind": "text",
    "name": "text",
    "party": "text",
    "births": "texts",
    "countries": "texts",
    "programmes": "texts",
    "listed_on": "day",
    "edition": "text",
    "id": "text",
    "matched": "text",
}
"""`matched`, the same as `name`, is a former name of the column."""
HEADS: Final = ("name", "score", "listed name that is most similar", "list", "reference", "date of birth", "edition")


def _record(found: Match) -> dict[str, object]:
    entity = found.entity
    return {
        "score": found.score,
        "list": found.list,
        "reference": entity.id,
        "kind": entity.kind,
        "name": found.name,
        "party": entity.name,
        "births": list(entity.births),
        "countries": list(entity.countries),
        "programmes": list(entity.programmes),
        "listed_on": entity.listed_on,
        "edition": found.edition,
        "id": found.id,
        "matched": found.name,
    }


def _row(found: Match) -> tuple[str, ...]:
    entity, day = found.entity, found.edition.partition(":")[0]
    return entity.name, f"{found.score:.3f}", found.name, found.list, entity.id, ", ".join(entity.births), day


def _one(found: Match) -> View:
    rows = [(each.name, f"{each.score:+.3f}", each.asked, each.listed, each.reason) for each in found.features]
    return View(
        title=f"{found.entity.name}: potential match, score {found.score:.3f}",
        paragraphs=(f"{found.list} {found.entity.id}, a {found.entity.kind}, in the edition {found.edition}.",),
        table=table("What was compared", ("feature", "score", "asked", "listed", "reason"), rows),
        coverage=tuple(coverage.of_matches(Matches([found], screened=(f"{found.list}@{found.edition}",)))),
    )


def _many(found: Matches) -> View:
    return View(
        title=_title(len(found)),
        table=table("The best first", HEADS, [_row(each) for each in found]),
        coverage=tuple(coverage.of_matches(found)),
    )


def _title(count: int) -> str:
    return counted(count, "potential match", "potential matches") if count else "No match"


def _answer(found: ScreeningAnswer) -> View:
    screening = found.screening
    rows = [(*_row(each), "; ".join(map(str, follows))) for each, follows in found.matches]
    hidden = f" {found.hidden:,} more are not shown." if found.hidden else ""
    asked = found.query.name or ", ".join(each.text for each in found.query.numbers)
    told = [
        f"{counted(screening.entries, 'entry', 'entries')} on {counted(len(screening.consulted), 'list')} were searched.{hidden}"
    ]
    told += [f"Stale: {', '.join(each.edition.source for each in screening.stale)}."] if screening.stale else []
    told += [f"Without an edition of the day: {', '.join(screening.lacking)}."] if screening.lacking else []
    return View(
        title=f"{_title(len(found.matches) + found.hidden)} for {asked!r} at {found.least / 1000:.2f} or above",
        paragraphs=tuple(told),
        table=table("The best first", (*HEADS, "measures that follow"), rows),
        coverage=tuple(coverage.of_matches(_matches(found))),
    )


def _matches(found: ScreeningAnswer) -> Matches:
    screening = found.screening
    unscreened = tuple(each.id for each in screening.unscreened)
    return Matches([each for each, _ in found.matches], screening.labels, unscreened)


def _names(found: Iterable[Match]) -> str:
    return ", ".join(f"{each.entity.name!r}" for each in list(found)[:3])


FORMS: Final[Mapping[type, DisplayForm]] = {
    Match: DisplayForm(
        brief=lambda found: f"{found.entity.name!r}, score={found.score:.3f}, list={found.list!r}",
        view=_one,
        document=wire.match,
        rows=lambda found: [wire.match(found)],
        columns=COLUMNS,
        records=lambda found: [_record(found)],
    ),
    Matches: DisplayForm(
        brief=lambda found: f"{len(found)}: {_names(found)}{', ...' if len(found) > 3 else ''}" if found else "none",  # noqa: PLR2004
        view=_many,
        document=None,
        rows=lambda found: map(wire.match, found),
        columns=COLUMNS,
        records=lambda found: map(_record, found),
    ),
    ScreeningAnswer: DisplayForm(
        brief=lambda found: f"{found.query.name!r}, {_title(len(found.matches) + found.hidden).lower()}",
        view=_answer,
        document=wire.answer,
        rows=lambda found: wire.answer(found).matches,
        columns={**COLUMNS, "follows": "texts"},
        records=lambda found: [
            {**_record(each), "follows": list(map(str, follows))} for each, follows in found.matches
        ],
    ),
}
