"""What is wrong in the tables of a council's record: each fault with its file and line."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from detente.codes import countries
from detente.errors import Fault
from detente.nearest import nearest

RecordRows: TypeAlias = Sequence[dict[str, str]]
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "rules": ("matter", "votes", "veto", "source", "words"),
    "members": ("member", "from", "until", "veto", "reading", "source"),
    "texts": ("id", "date", "symbol", "title", "kind", "regime", "episode", "reading", "source"),
    "votes": ("text", "member", "vote", "reading"),
    "positions": ("text", "kind", "regime", "member", "position", "on", "words", "reading", "source"),
}
"""The columns of each table."""
_VOTES: Final = ("yes", "no", "abstain")
_KINDS: Final = ("ease", "tighten", "renew", "political", "procedural")
_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "veto": ("yes", "no"),
    "reading": ("confirmed", "recalled"),
    "kind": _KINDS,
    "vote": _VOTES,
    "position": _VOTES,
    "matter": ("substance", "procedure", "subsidiary"),
}
_DAYS: Final = ("from", "until", "date", "on")
_OPTIONAL: Final = {("members", "until"), ("positions", "kind")}


def record_faults(tables: Mapping[str, RecordRows]) -> list[Fault]:
    """Return every fault of the tables: of single cells first; where all cells can be read, of what contradicts another row.

    Args:
        tables: The rows of each table of `COLUMNS`, by its name.
    """
    cells = [fault for name in COLUMNS for line, row in _lines(tables[name]) for fault in _cells(name, line, row)]
    checks: tuple[Callable[[Mapping[str, RecordRows]], Iterator[Fault]], ...] = (
        _rules,
        _seats,
        _texts,
        _votes,
        _positions,
    )
    return cells or [fault for check in checks for fault in check(tables)]


def _lines(table: RecordRows) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its line; the first line has the names of the columns."""
    yield from enumerate(table, start=2)


def _fault(name: str, line: int, what: str, hint: str = "") -> Fault:
    return Fault(what=what, where=f"{name}.csv:{line}", hint=hint)


def _cells(name: str, line: int, row: dict[str, str]) -> Iterator[Fault]:
    for column in COLUMNS[name]:
        cell = row[column]
        if not cell and (name, column) in _OPTIONAL:
            continue
        if column in _WORDS and cell not in _WORDS[column]:
            yield _fault(name, line, f"{column} {cell!r} is unknown", nearest(cell, _WORDS[column]))
        if column in _DAYS and not _is_day(cell):
            yield _fault(name, line, f"{column} {cell!r} is no day", "Write it as 2019-12-26.")
        if column == "member" and not countries.exists(cell):
            yield _fault(name, line, f"member {cell!r} is no country", "Write its ISO 3166 alpha-2 code.")
        if column == "votes" and not (cell.isascii() and cell.isdigit()):
            yield _fault(name, line, f"votes {cell!r} is no number")
    if row.get("reading") == "confirmed" and not row.get("source", "-"):
        yield _fault(name, line, "it is confirmed and has no source", "Give the source, or write `recalled`.")


def _is_day(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def _rules(tables: Mapping[str, RecordRows]) -> Iterator[Fault]:
    given = [row["matter"] for row in tables["rules"]]
    for matter in _WORDS["matter"]:
        if given.count(matter) != 1:
            yield Fault(what=f"{given.count(matter)} rules for {matter}, not one", where="rules.csv")


def _seats(tables: Mapping[str, RecordRows]) -> Iterator[Fault]:
    """Seats that end before they begin, overlap, or are more or fewer than there are on a day on which some begin."""
    rows = tables["members"]
    for line, row in _lines(rows):
        if row["until"] and row["until"] < row["from"]:
            yield _fault("members", line, f"the seat ends on {row['until']}, before it begins on {row['from']}")
        if any(each is not row and each["member"] == row["member"] and _sits(each, row["from"]) for each in rows):
            yield _fault("members", line, f"{row['member']} has a seat on {row['from']} already")
    full = max((int(row["votes"]) for row in tables["rules"]), default=0)
    for day in sorted({row["from"] for row in rows}):
        count = sum(_sits(row, day) for row in rows)
        if count != full:
            yield Fault(what=f"{count} seats on {day}, not {full}", where="members.csv")


def _sits(row: Mapping[str, str], day: str) -> bool:
    return row["from"] <= day and (not row["until"] or day <= row["until"])


def _texts(tables: Mapping[str, RecordRows]) -> Iterator[Fault]:
    seen: set[str] = set()
    for line, row in _lines(tables["texts"]):
        if row["id"] in seen:
            yield _fault("texts", line, f"{row['id']} is there twice")
        seen.add(row["id"])
        if not row["symbol"] and not row["title"]:
            yield _fault("texts", line, f"{row['id']} has neither symbol nor title")
        if not any(_sits(each, row["date"]) for each in tables["members"]):
            yield _fault("texts", line, f"nobody has a seat on {row['date']}", "Add the members of that day.")


def _votes(tables: Mapping[str, RecordRows]) -> Iterator[Fault]:
    days = {row["id"]: row["date"] for row in tables["texts"]}
    seen: set[tuple[str, str]] = set()
    for line, row in _lines(tables["votes"]):
        text, member = row["text"], row["member"]
        if text not in days:
            yield _fault("votes", line, f"no text is called {text!r}", nearest(text, days))
            continue
        if (text, member) in seen:
            yield _fault("votes", line, f"{member} votes twice on {text}")
        seen.add((text, member))
        if not any(each["member"] == member and _sits(each, days[text]) for each in tables["members"]):
            yield _fault("votes", line, f"{member} has no seat on {days[text]}, the day of {text}")


def _positions(tables: Mapping[str, RecordRows]) -> Iterator[Fault]:
    for line, row in _lines(tables["positions"]):
        if bool(row["text"]) == bool(row["kind"]):
            yield _fault("positions", line, "a position is on a text or on a kind of text", "Fill one of the two.")
        if not row["words"]:
            yield _fault("positions", line, "a position needs what was said, in `words`")
        if row["kind"] and not row["regime"]:
            yield _fault("positions", line, "a position on a kind of text needs the regime that it is about")
