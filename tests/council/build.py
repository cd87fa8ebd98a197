"""Votes, texts and folders of tables of the tests' own."""

import csv
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from detente.council.forecast import KnownBy, KnownVote
from detente.council.record import CouncilSeat, RecordedText, TextKind, VoteWord
from detente.council.tables import DATA

PERMANENT: Final = ("CN", "FR", "RU", "GB", "US")
ELECTED: Final = ("BE", "CI", "DE", "DO", "GQ", "ID", "KW", "PE", "PL", "ZA")


def seat(member: str) -> CouncilSeat:
    return CouncilSeat(
        member=member,
        since=date(2019, 1, 1),
        until=None,
        veto=member in PERMANENT,
        reading="confirmed",
        source="a test",
    )


def votes(
    permanent: Sequence[VoteWord | None], elected: Sequence[VoteWord | None], by: KnownBy = "given"
) -> list[KnownVote]:
    """Votes of the permanent members, and of as many elected ones as are given."""
    given = [*zip(PERMANENT, permanent, strict=False), *zip(ELECTED, elected, strict=False)]
    return [KnownVote(seat=seat(who), vote=vote, by=by if vote else "not-known") for who, vote in given]


def text(name: str, day: str, kind: TextKind, given: Mapping[str, VoteWord], episode: str = "") -> RecordedText:
    return RecordedText(
        id=name,
        day=date.fromisoformat(day),
        symbol=name,
        title="",
        kind=kind,
        regime="",
        episode=episode or name,
        reading="confirmed",
        votes=tuple(given.items()),
    )


def spoilt(folder: Path, name: str, change: Callable[[list[dict[str, str]]], None]) -> Path:
    """A copy of the tables that ship, with a change to the rows of one."""
    copy = folder / "data"
    shutil.copytree(DATA, copy)
    path = copy / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = list(rows[0])
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return copy


LETTERS: Final[Mapping[str, VoteWord | None]] = {"y": "yes", "n": "no", "a": "abstain", "?": None}


def cast(letters: str) -> list[VoteWord | None]:
    """Votes in letters: `y` yes, `n` no, `a` abstain, `?` not known; the permanent members first."""
    return [LETTERS[each] for each in letters]
