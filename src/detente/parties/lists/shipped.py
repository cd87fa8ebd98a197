"""The table of designations that ships: who is listed, since when, and by which decision.

Each party has a row, whose columns are separated by tabs. Names, dates of birth, countries, numbers and measures are separated by ` | `,
the primary name first; `~` precedes a name that the list grades as low quality. `scripts/build_designations.py` makes it.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, cast, get_args

from detente.errors import InputError
from detente.parties.entity import KINDS, Entity, IdKind, Name, Number
from detente.value import value
from detente.vocabulary import Provenance

(TABLE,) = Path(__file__).parent.glob("*.tsv")
"""The table, whose name is the id of its list."""
COLUMNS: Final = (
    "reference", "kind", "names", "births", "countries", "numbers", "listed", "decided", "measures", "reading",
)  # fmt: skip
BETWEEN: Final = " | "
WEAK: Final = "~"
PROGRAMME: Final = "# Programme: "
"""Begins the line with the lists' own name of the regime, which applies to every row."""
DAYS: Final = "# As of "
"""Begins the line that has the day of the list which the table was made from."""


@value
class ShippedDesignation:
    """A party, and how it was listed."""

    entity: Entity
    decided: str
    """The annex or the decision that listed it, in the words of the law (`annex of 2270`)."""
    reading: Provenance
    """The source grade of that."""


@value
class Shipped:
    """The content of the table."""

    day: date
    """Of the consolidated list that it was made from."""
    designations: tuple[ShippedDesignation, ...]

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Return the parties."""
        return tuple(each.entity for each in self.designations)


@cache
def shipped() -> Shipped:
    """Return the table that ships. Raises InputError as `read`."""
    return read(TABLE)


def read(path: Path) -> Shipped:
    """Return a table of designations. Raises InputError, with the line, for a file that is none."""
    day, programme, rows = None, "", []
    header = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if line.startswith(DAYS):
            day = _day(line.removeprefix(DAYS), where)
        elif line.startswith(PROGRAMME):
            programme = line.removeprefix(PROGRAMME)
        elif line.startswith("#") or not line:
            continue
        elif not header:
            header = _header(line, where)
        else:
            rows.append(_designation(line.split("\t"), programme, where))
    if day is None:
        raise InputError("the table has no day", where=path.name, hint=f"A line begins with {DAYS!r}.")
    return Shipped(day=day, designations=tuple(rows))


def _header(line: str, where: str) -> bool:
    if tuple(line.split("\t")) != COLUMNS:
        raise InputError(
            "other columns than those of designations", where=where, hint=f"They are {', '.join(COLUMNS)}."
        )
    return True


def _designation(cells: list[str], programme: str, where: str) -> ShippedDesignation:
    if len(cells) != len(COLUMNS):
        raise InputError(f"a row of {len(cells)} columns", where=where, hint=f"There are {len(COLUMNS)}.")
    row = dict(zip(COLUMNS, cells, strict=True))
    if row["kind"] not in KINDS or row["reading"] not in get_args(Provenance) or not row["names"]:
        raise InputError("a kind, a reading or a name that is none", where=where, hint=f"Kinds: {', '.join(KINDS)}.")
    entity = Entity(
        id=row["reference"],
        kind=row["kind"],
        names=tuple(_names(row["names"])),
        births=_many(row["births"]),
        countries=_many(row["countries"]),
        numbers=tuple(_numbers(row["numbers"], where)),
        programmes=(programme,) if programme else (),
        measures=_many(row["measures"]),
        references=(row["reference"],),
        listed_on=_day(row["listed"], where),
    )
    return ShippedDesignation(entity=entity, decided=row["decided"], reading=cast("Provenance", row["reading"]))


def _names(cell: str) -> Iterator[Name]:
    main, *others = cell.split(BETWEEN)
    yield Name(text=main, quality="primary")
    for text in others:
        yield Name(text=text.removeprefix(WEAK), quality="weak" if text.startswith(WEAK) else "alias")


def _numbers(cell: str, where: str) -> Iterator[Number]:
    for each in _many(cell):
        kind, _, text = each.partition(" ")
        if kind not in get_args(IdKind) or not text:
            raise InputError(f"{each!r} is no number", where=where, hint="Write its kind, a space, and the number.")
        yield Number(kind=cast("IdKind", kind), text=text)


def _many(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(BETWEEN)) if cell else ()


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text!r} is no day", where=where, hint="Write it as 2016-03-02.") from None


def written(day: date, designations: tuple[ShippedDesignation, ...], remarks: tuple[str, ...]) -> str:
    """Return the table with these rows, and remarks at its head."""
    head = [*(f"# {remark}" for remark in remarks), f"{DAYS}{day.isoformat()}", "\t".join(COLUMNS)]
    return "\n".join([*head, *map(_row, designations)]) + "\n"


def _row(each: ShippedDesignation) -> str:
    found, (main, *others) = each.entity, each.entity.names
    names = [main.text, *(f"{WEAK}{name.text}" if name.quality == "weak" else name.text for name in others)]
    numbers = [f"{number.kind} {number.text}" for number in found.numbers]
    listed = found.listed_on.isoformat() if found.listed_on else ""
    many = map(BETWEEN.join, (names, found.births, found.countries, numbers))
    return "\t".join((found.id, found.kind, *many, listed, each.decided, BETWEEN.join(found.measures), each.reading))
