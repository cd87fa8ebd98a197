"""Matches and ownership on a terminal: potential matches, their features, the measures that apply, and the lists screened."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rich.console import Console
from rich.text import Text

from detente.app.draw import paper
from detente.app.draw.lists import DATED
from detente.app.listings.listing import Way
from detente.desk.party_judging import JudgedPair
from detente.desk.screening import ScreeningAnswer
from detente.law import provenance
from detente.parties.entity import Entity
from detente.parties.lists.edition import counted
from detente.parties.match.features import FULL_SCORE, Feature
from detente.parties.match.match import Match
from detente.parties.ownership.edges import Edge, Share
from detente.parties.ownership.holders import OwnershipResult
from detente.parties.ownership.reach import Grade, Holding
from detente.parties.screening.batch import Hit
from detente.parties.screening.measures import Follows
from detente.parties.screening.screening import Consulted, Screening
from detente.parties.screening.unscreened import UPDATE, UnscreenedList

LONGEST: Final = 24
"""The most characters of a reference in a table of hits."""
LINE: Final = (("what", "keep"), ("words", "wrap"), ("paragraph", "right"))
FIRST: Final = 10
"""The width of the column of features, so that the tables of all matches align."""
MOST_NAMES: Final = 6
"""The number of aliases of a party that are shown; the others are counted."""
LABELS: Final = {"evidence": "rarity", "born": "date of birth"}
"""What a compared feature is called on a screen, where it has another name in JSON."""
BANDS: Final[dict[str, str]] = {"other-birth": "same name, other date of birth"}
"""What a band of matches below the threshold is called on a screen."""
GRADES: Final[dict[Grade, tuple[str, str]]] = {
    "certain": ("■", "#d93838"),
    "judgement": ("⬡", "#8666b7"),
    "possible": ("?", "#687787"),
}


def score(points: int) -> str:
    """Return points as a score: `0.950`."""
    return f"{points / FULL_SCORE:.3f}"


def one(console: Console, found: ScreeningAnswer) -> None:
    """Print the matches of one query, the best first, what was screened, and what was not."""
    for match, follows in found.matches:
        _match(console, match, follows, found.judged.get(match.id))
        console.print()
    consulted(console, found.screening.consulted)
    console.print()
    console.print(_counted(found))
    console.print(unscreened(found.screening))
    if words := provenance.legend_of(_cite(each) for _, follows in found.matches for each in follows if each.citation):
        console.print(words)


def _match(console: Console, match: Match, follows: Sequence[Follows], judged: JudgedPair | None) -> None:
    entity = match.entity
    head = Text(f"{score(match.points)}  ").append(entity.name, style="bold")
    console.print(
        paper.table((("name", "wrap"), ("ref", "right")), [[head, f"{match.list} {entity.id}"]], header=False)
    )
    rows: list[list[str | Text]] = [[name, words, ""] for name, words in _facts(match)]
    rows += [[LABELS.get(each.name, each.name), _compared(each), f"{each.score:+.3f}"] for each in match.features]
    rows.append(["sum", _sum(match.features), score(match.points)])
    rows += [[each.measure, _follow(each), _cite(each)] for each in follows]
    rows += [["judged", str(judged), ""]] if judged is not None else []
    rows.append(["id", match.id, ""])
    console.print(paper.table(LINE, rows, header=False, first=FIRST))


def _facts(match: Match) -> Iterator[tuple[str, str]]:
    """Yield what the list has about the party."""
    entity = match.entity
    if match.band:
        yield "band", BANDS[match.band]
    if match.name != entity.name:
        yield "matched name", match.name
    yield "is", ", ".join(filter(None, [entity.kind, *entity.countries, _born(entity), *_numbers(entity)]))
    native = entity.original_script
    if native:
        yield "script", " · ".join(native)
    others = [name.text for name in entity.names[1:] if name.text not in (*native, match.name)]
    if others:
        more = f" and {len(others) - MOST_NAMES} more" if len(others) > MOST_NAMES else ""
        yield "also", "; ".join(others[:MOST_NAMES]) + more
    since = f", listed {entity.listed_on}" if entity.listed_on else ""
    yield "list", f"{match.list} {match.edition}{since}{_programmes(entity)}"


def _born(entity: Entity) -> str:
    return f"born {' or '.join(entity.births[:3])}" if entity.births else ""


def _numbers(entity: Entity) -> list[str]:
    return [f"{number.kind} {number.text}" for number in entity.numbers[:3]]


def _programmes(entity: Entity) -> str:
    return f", {', '.join(entity.programmes)}" if entity.programmes else ""


def _compared(feature: Feature) -> str:
    sides = [f"given {feature.asked}" if feature.asked else "", f"listed {feature.listed}" if feature.listed else ""]
    beside = ", ".join(filter(None, sides)) if feature.name != "name" else ""
    return f"{feature.reason} ({beside})" if beside else feature.reason


def _sum(features: Sequence[Feature]) -> str:
    terms = " ".join(f"{each.score:+.3f}" for each in features)
    return terms.removeprefix("+").replace(" +", " + ").replace(" -", " - ")


def _follow(each: Follows) -> str:
    since = f" Since {each.since}." if each.since and not each.ended else ""
    since += f" Ended {each.ended}." if each.ended else ""
    since += f" Judgement: {each.judgement}." if each.judgement else ""
    note = f" {each.note}" if each.note else ""
    summary = f"{each.summary[:1].upper()}{each.summary[1:]}." if each.basis == "list" else each.summary
    return f"{summary}{since}{note}"


def _cite(each: Follows) -> str:
    return each.marked


def consulted(console: Console, found: Iterable[Consulted]) -> None:
    """Print the editions that were screened."""
    columns = (("screened", "keep"), ("edition", "keep"), ("age", "right"), ("entries", "right"), ("remarks", "wrap"))
    console.print(paper.table(columns, [_edition(each) for each in found]))


def _edition(each: Consulted) -> list[str | Text]:
    edition = each.edition
    told = "ships with the program" if edition.shipped else DATED["import"] if edition.dated == "import" else ""
    remarks = ["stale" if each.stale else "", told, each.ahead]
    days = f"{each.age:,} {'day' if each.age == 1 else 'days'}"
    return [edition.source, edition.label, days, f"{each.entries:,}", ", ".join(filter(None, remarks))]


def _counted(found: ScreeningAnswer) -> str:
    query, screening, count = found.query, found.screening, len(found.matches) + found.hidden
    who = repr(query.name) if query.name else "these numbers"
    when = f" as of {screening.on}" if screening.on else ""
    entries, lists = counted(screening.entries, "entry", "entries"), counted(len(screening.consulted), "list", "lists")
    other = sum(bool(each.band) for each, _ in found.matches)
    matches = "No match" if count == other else counted(count - other, "possible match", "possible matches")
    best = "The best one is" if len(found.matches) == 1 else f"The best {len(found.matches)} are"
    shown = f" {best} shown; --limit shows more." if found.hidden else ""
    below = (
        f" Below it, {counted(other, 'party has', 'parties have')} the same name and another date of birth."
        if other
        else ""
    )
    return f"{matches} for {who} at {found.least / FULL_SCORE:g} or above ({lists}, {entries}{when}).{below}{shown}"


def unscreened(screening: Screening) -> str:
    """The known lists that were not screened, and the commands that get them; empty where every one was."""
    missing = screening.unscreened
    if not missing:
        return "Every list that the program knows was screened."
    why = "they were not chosen with --list" if screening.chosen else "they are not imported"
    first = f"Not screened, because {why}: {', '.join(each.id for each in missing)}."
    return first if screening.chosen else f"{first}\n{_getting(missing)}; `detente lists status` explains each."


def _getting(missing: Sequence[UnscreenedList]) -> str:
    """How to get the lists: those with an official address in one command, the others from a file."""
    fetched = [each.id for each in missing if each.get.startswith(UPDATE)]
    others = [f"`{each.get}`" for each in missing if not each.get.startswith(UPDATE)]
    ways = [f"`{UPDATE} {' '.join(fetched)}`"] if fetched else []
    return f"To screen them: {', '.join([*ways, *others])}"


def hits(console: Console, found: Iterable[Hit]) -> None:
    """Print a line for each hit of a file."""
    columns: tuple[tuple[str, Way], ...] = (
        ("score", "keep"),
        ("id", "keep"),
        ("name given", "wrap"),
        ("listed name", "wrap"),
        ("reference", "right"),
    )
    shown = list(found)
    rows = [
        [score(hit.points), f"{hit.id} {hit.role}".strip(), hit.query, hit.name, f"{hit.list} {_short(hit.ref)}"]
        for hit in shown
    ]
    if any(hit.judgement for hit in shown):
        columns = (*columns, ("judgement", "wrap"))
        rows = [[*row, hit.judgement] for row, hit in zip(rows, shown, strict=True)]
    remarks = [
        ". ".join(filter(None, [BANDS.get(hit.band, ""), hit.unread and f"unknown: {hit.unread}"])) for hit in shown
    ]
    if any(remarks):
        columns = (*columns, ("remarks", "wrap"))
        rows = [[*row, remark] for row, remark in zip(rows, remarks, strict=True)]
    console.print(paper.table(columns, rows))


def _short(reference: str) -> str:
    """Return a reference, shortened to leave room for names: Canada's are titles of regulations. Files of hits have it whole."""
    return reference if len(reference) <= LONGEST else f"{reference[: LONGEST // 2]}…{reference[-LONGEST // 2 :]}"


def owned(console: Console, answer: OwnershipResult, screening: Screening | None) -> None:
    """Print who is listed, and which entities they own or control, link by link."""
    for each in answer.found:
        _holding(console, each, answer.names)
        console.print()
    rows = [[each.id, each.name, str(each)] for each in answer.listed]
    if rows:
        columns = (("listed", "keep"), ("name", "wrap"), ("because", "wrap"))
        console.print(paper.table(columns, rows))
        console.print()
    if screening is not None:
        consulted(console, screening.consulted)
        console.print()
    console.print(_reached(answer))
    if screening is not None:
        console.print(unscreened(screening))


def _holding(console: Console, each: Holding, names: Mapping[str, str]) -> None:
    mark, colour = GRADES[each.grade]
    head = Text(f"{mark} {each.grade}  ", style=colour).append(_named(each.id, names), style="bold")
    share = str(each.percent) if each.percent.high else "control"
    console.print(paper.table((("who", "wrap"), ("share", "right")), [[head, share]], header=False))
    rows: list[list[str | Text]] = [["why", each.why, ""]]
    rows += [
        ["link", f"{_named(edge.holder, names)} → {_named(edge.held, names)}{_days(edge)}", _what(edge)]
        for edge in each.links
    ]
    console.print(paper.table(LINE, rows, header=False, first=FIRST))


def _named(party: str, names: Mapping[str, str]) -> str:
    return f"{names[party]} ({party})" if names.get(party, party) != party else party


def _what(edge: Edge) -> str:
    return str(edge.percent) if isinstance(edge, Share) else edge.how


def _days(edge: Edge) -> str:
    since = f" since {edge.since}" if edge.since else ""
    return since + (f" until {edge.until}" if edge.until else "")


def _reached(answer: OwnershipResult) -> str:
    taken = sum(each.taken for each in answer.listed)
    listed = f"{taken} listed {'party' if taken == 1 else 'parties'}"
    if not taken:
        return "No holder in this file is treated as listed."
    counts = [(sum(each.grade == grade for each in answer.found), grade) for grade in GRADES]
    told = ", ".join(f"{count} {grade}" for count, grade in counts if count)
    entities = counted(len(answer.found), "entity", "entities")
    return f"{entities} owned or controlled by {listed}{f' ({told})' if told else ''}."
