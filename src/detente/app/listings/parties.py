"""Matches and ownership as listings."""

from collections.abc import Iterable, Iterator
from typing import Final

from detente.app.listings.listing import OutputColumn, OutputTable, Way, columns
from detente.desk.party_judging import JudgedPair
from detente.desk.screening import ScreeningAnswer
from detente.parties.match.features import FULL_SCORE
from detente.parties.match.lookup import LookedUpParty
from detente.parties.match.match import Match
from detente.parties.ownership.holders import OwnershipResult
from detente.parties.screening.batch import Hit
from detente.parties.screening.hits import COLUMNS, JUDGED
from detente.parties.screening.measures import Follows

MATCHES: Final = columns(
    ("query", "data"), ("score", "right"), ("name", "wrap"), ("party", "data"), ("kind", "keep"),
    ("list", "keep"), ("reference", "keep"), ("edition", "data"), ("measures", "wrap"), ("measures_known", "data"),
    ("match", "data"), ("listed_name", "data"), ("id", "data"),
)  # fmt: skip
"""`listed_name` and `id` are former names of `party` and `reference`."""


JUDGEMENT: Final = OutputColumn(name="judgement", way="wrap")


def matches(found: ScreeningAnswer) -> OutputTable:
    """The matches of one query, the best first."""
    rows = tuple(_match(found, match, follows) for match, follows in found.matches)
    if found.judged:
        words = [str(found.judged.get(match.id, "")) for match, _ in found.matches]
        rows = tuple((*row, each) for row, each in zip(rows, words, strict=True))
    asked = found.query.name or "the party with these numbers"
    hidden = (f"{found.hidden} more, not shown; --limit shows more.",) if found.hidden else ()
    screened = ", ".join(f"{each.edition.source} {each.edition.label}" for each in found.screening.consulted)
    return OutputTable(
        title=f"Matches for {asked!r} at {found.least / FULL_SCORE:.2f} or above",
        columns=(*MATCHES, JUDGEMENT) if found.judged else MATCHES,
        rows=rows,
        notes=(*hidden, f"Lists screened: {screened}."),
    )


def _match(found: ScreeningAnswer, match: Match, follows: Iterable[Follows]) -> tuple[str, ...]:
    entity, every = match.entity, tuple(follows)
    known = " | ".join(each.known for each in every)
    return (
        found.query.name, f"{match.points / FULL_SCORE:.3f}", match.name, entity.name, entity.kind, match.list,
        entity.id, match.edition, "; ".join(map(str, every)), known, match.id, entity.name, entity.id,
    )  # fmt: skip


LOOKED_UP: Final = columns(
    ("found", "wrap"), ("party", "wrap"), ("kind", "keep"), ("list", "keep"), ("reference", "keep"), ("by", "keep"),
)  # fmt: skip


def looked_up(text: str, found: Iterable[LookedUpParty], limit: int) -> OutputTable:
    """The parties that a text was looked up for, and how many more there are."""
    every = tuple(found)
    rows = tuple(
        (each.found, each.entity.name, each.entity.kind, each.list, each.entity.id, each.by) for each in every[:limit]
    )
    more = (f"{len(every) - limit:,} more, not shown; --limit shows more.",) if len(every) > limit else ()
    none = () if every else (f"No listed party has {text!r} in a name or a number.",)
    return OutputTable(title=f"Listed parties with {text!r}", columns=LOOKED_UP, rows=rows, notes=(*more, *none))


SEEN: Final[dict[str, Way]] = {
    "id": "keep", "query": "wrap", "score": "right", "list": "keep", "reference": "keep", "name": "wrap",
    "measures": "wrap", "judgement": "wrap",
}  # fmt: skip


def hits(found: Iterable[Hit]) -> OutputTable:
    """The hits of a file; its CSV is that of `-o hits.csv`."""
    every = tuple(found)
    names = JUDGED if any(each.judgement for each in every) else COLUMNS
    made = tuple(OutputColumn(name=name, way=SEEN.get(name, "data")) for name in names)
    rows = tuple(tuple(str(getattr(hit, name)) for name in names) for hit in every)
    return OutputTable(title="Matches", columns=made, rows=rows)


PAIRS: Final = columns(
    ("id", "keep"), ("customer", "narrow"), ("name", "wrap"), ("list", "keep"), ("reference", "keep"), ("judgement", "keep"),
    ("state", "keep"), ("by", "keep"), ("because", "wrap"), ("at", "data"), ("why", "wrap", "open since"),
)  # fmt: skip


def judged(found: Iterable[JudgedPair]) -> OutputTable:
    """The last judgement on each pair of a customer and an entry of a list."""
    return OutputTable(title="Judgements on potential matches", columns=PAIRS, rows=tuple(map(_pair, found)))


def _pair(found: JudgedPair) -> tuple[str, ...]:
    each = found.judgement
    pair = each.pair
    return (
        each.id, pair.customer, pair.name, pair.list, pair.reference, each.word, found.state, each.by, each.because,
        f"{each.at:%Y-%m-%d %H:%M:%S}", found.why,
    )  # fmt: skip


HELD: Final = columns(
    ("section", "keep"), ("id", "keep"), ("name", "wrap"), ("grade", "keep"), ("share", "right"), ("why", "wrap"),
    ("links", "data"),
)  # fmt: skip


def owned(answer: OwnershipResult) -> OutputTable:
    """Who is owned or controlled by listed parties, then these."""
    return OutputTable(title="Owned or controlled", columns=HELD, rows=tuple(_held(answer)), by="section")


def _held(answer: OwnershipResult) -> Iterator[tuple[str, ...]]:
    for each in answer.found:
        share = str(each.percent) if each.percent.high else "control"
        links = "; ".join(f"{edge.holder} -> {edge.held}" for edge in each.links)
        yield "owned or controlled", each.id, answer.names.get(each.id, ""), each.grade, share, each.why, links
    for holder in answer.listed:
        grade = "listed" if holder.taken else "not confirmed"
        yield "listed", holder.id, holder.name, grade, "", str(holder), ""
