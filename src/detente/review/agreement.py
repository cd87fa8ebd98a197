"""What several documents say of one thing: the same statement or event with its sources, and what contradicts, side by side.

Nothing is averaged and nothing is chosen: a person judges. Two documents with the report of one agency are one source.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any, Final, Literal

from rapidfuzz.fuzz import token_set_ratio

from detente.ledger.view import LedgerView
from detente.review.quotes import at_path
from detente.review.thread import Thread, threads
from detente.value import value

SAME_WORDS: Final = 90
"""The score of two contents (0 to 100, words in any order) from which they are one statement."""
NEAR: Final = timedelta(days=3)
"""Two events of one kind and one side that lie no farther apart are compared."""
ROUNDED: Final = 0.1
"""The share by which two approximate quantities may differ."""
EXACT: Final = 0.02
"""The share by which two quantities may differ that are not marked as approximate: miles and kilometres are rounded."""
UNITS: Final[Mapping[str, float]] = {"km": 1.0, "miles": 1.609344}
"""Kilometres of a unit of length."""
ConflictKind = Literal["status", "day", "quantity", "cause", "disputed", "position"]


@value
class Member:
    """A statement, position or event of a document, with the source that the document has."""

    id: str
    document: str
    source: str
    """The agency whose report it is, else the outlet, else the document."""
    type: str
    said: str
    """What it says, in the words that matter for the comparison."""
    text: str


@value
class SharedFact:
    """One statement or event that several documents have."""

    about: str
    members: tuple[Member, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources, each once."""
        return tuple(dict.fromkeys(each.source for each in self.members))


@value
class Conflict:
    """Two or more that contradict each other on one thing."""

    kind: ConflictKind
    about: str
    members: tuple[Member, ...]


@value
class Agreement:
    """What several documents share, and where they contradict each other."""

    shared: tuple[SharedFact, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True)
class _Item:
    thread: Thread
    source: str

    @property
    def body(self) -> Mapping[str, Any]:
        return self.thread.body

    @property
    def days(self) -> tuple[date, date] | None:
        first, last = self.thread.when
        return None if first is None or last is None else (first, last)

    @property
    def agents(self) -> frozenset[str]:
        actors = self.body.get("actors") or ()
        named = [each for each in actors if isinstance(each, Mapping)]
        leading = {str(each.get("name")) for each in named if each.get("role") == "agent"}
        return frozenset(leading or {str(each.get("name")) for each in named})

    def member(self, said: str) -> Member:
        text = self.body.get("text") or at_path(self.body, "content.text")
        return Member(
            id=self.thread.id,
            document=self.thread.document,
            source=self.source,
            type=self.thread.type,
            said=said,
            text=str(text or ""),
        )


def agreement(view: LedgerView) -> Agreement:
    """Compare everything in a ledger that was not rejected."""
    items = list(_items(view))
    events = [each for each in items if each.thread.type == "event"]
    statements = [each for each in items if each.thread.type == "statement"]
    positions = [each for each in items if each.thread.type == "position"]
    groups = _groups(events, _same_event)
    shared = [*_shared(groups), *_shared(_groups(statements, _same_statement))]
    conflicts = [*_of_events(groups), *_disputed(statements), *_of_positions(positions)]
    return Agreement(shared=tuple(shared), conflicts=tuple(conflicts))


def _items(view: LedgerView) -> Iterator[_Item]:
    sources = {row.subject: _source(row.subject, row.body or {}) for row in view.rows("document")}
    for each in threads(view):
        if each.state != "rejected" and not each.removed:
            yield _Item(each, sources.get(each.document, each.document))


def _source(document: str, body: Mapping[str, Any]) -> str:
    return str(body.get("agency") or body.get("outlet") or document)


def _groups(items: Sequence[_Item], same: Any) -> list[list[_Item]]:
    """Items in groups: one joins the first group that has one of the same."""
    groups: list[list[_Item]] = []
    for each in items:
        home = next((group for group in groups if any(same(each, other) for other in group)), None)
        if home is None:
            groups.append([each])
        else:
            home.append(each)
    return groups


def _same_event(one: _Item, other: _Item) -> bool:
    """Whether two events may be one: of one kind and one side, on days that touch or nearly do; possible ones are left out."""
    told = {"happened", "alleged", "denied"}
    if one.body.get("kind") != other.body.get("kind") or not {one.body.get("status"), other.body.get("status")} <= told:
        return False
    if one.days is None or other.days is None or not one.agents & other.agents:
        return False
    return one.days[0] <= other.days[1] + NEAR and other.days[0] <= one.days[1] + NEAR


def _same_statement(one: _Item, other: _Item) -> bool:
    """Whether two documents have one statement: one speaker, nearly the same words, and days that do not contradict."""
    name = at_path(one.body, "speaker.name")
    if one.thread.document == other.thread.document or not name or name != at_path(other.body, "speaker.name"):
        return False
    if one.days is not None and other.days is not None and (one.days[1] < other.days[0] or other.days[1] < one.days[0]):
        return False
    contents = (str(at_path(each.body, "content.text") or "") for each in (one, other))
    return float(token_set_ratio(*contents)) >= SAME_WORDS


def _shared(groups: Iterable[Sequence[_Item]]) -> Iterator[SharedFact]:
    for group in groups:
        if len({each.thread.document for each in group}) > 1:
            yield SharedFact(about=_about(group[0]), members=tuple(each.member(_told(each)) for each in group))


def _about(item: _Item) -> str:
    if item.thread.type == "event":
        return f"{item.body.get('kind')}: {', '.join(sorted(item.agents))}"
    return f"statement of {at_path(item.body, 'speaker.name')}"


def _told(item: _Item) -> str:
    """The status and the days of an event; the days of a statement."""
    days = "" if item.days is None else " to ".join(dict.fromkeys(map(str, item.days)))
    return f"{item.body.get('status', '')} {days}".strip()


def _of_events(groups: Iterable[Sequence[_Item]]) -> Iterator[Conflict]:
    for group in groups:
        about = _about(group[0])
        statuses = {str(each.body.get("status")) for each in group}
        if "denied" in statuses and len(statuses) > 1:
            yield Conflict(kind="status", about=about, members=tuple(each.member(_told(each)) for each in group))
        days = [each for each in group if each.days is not None and each.days[0] == each.days[1]]
        if len({each.days for each in days}) > 1:
            yield Conflict(kind="day", about=about, members=tuple(each.member(_told(each)) for each in days))
        yield from _quantities(group, about)
        yield from _causes(group, about)


def _quantities(group: Sequence[_Item], about: str) -> Iterator[Conflict]:
    """The quantities of one thing that differ by more than rounding, between documents."""
    for one, other in combinations(group, 2):
        for mine in _lengths(one):
            for theirs in _lengths(other):
                if (
                    mine["what"] == theirs["what"]
                    and _differ(mine, theirs)
                    and one.thread.document != other.thread.document
                ):
                    yield Conflict(
                        kind="quantity",
                        about=f"{about}, {mine['what']}",
                        members=(one.member(str(mine["written"])), other.member(str(theirs["written"]))),
                    )


def _lengths(item: _Item) -> list[Mapping[str, Any]]:
    """The quantities of an event, of each thing the first."""
    found: dict[str, Mapping[str, Any]] = {}
    for each in item.body.get("quantities") or ():
        found.setdefault(str(each.get("what")), each)
    return list(found.values())


def _differ(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    first, second = (float(each["value"]) * UNITS.get(str(each.get("unit")), 1.0) for each in (one, other))
    share = ROUNDED if one.get("approximate") or other.get("approximate") else EXACT
    return abs(first - second) > share * max(abs(first), abs(second))


def _causes(group: Sequence[_Item], about: str) -> Iterator[Conflict]:
    """The causes that different speakers give."""
    given = [(each, cause) for each in group for cause in each.body.get("because") or ()]
    if len({str(cause.get("according_to")) for _, cause in given}) > 1:
        members = tuple(
            each.member(f"{cause['text']} ({cause.get('according_to') or 'the document'})") for each, cause in given
        )
        yield Conflict(kind="cause", about=about, members=members)


def _disputed(statements: Sequence[_Item]) -> Iterator[Conflict]:
    """Each statement that disputes another, beside it."""
    by_id = {each.thread.id: each for each in statements}
    for each in statements:
        other = by_id.get(str(each.body.get("answers"))) if each.body.get("disputes") else None
        if other is not None:
            who = [str(at_path(one.body, "speaker.name") or at_path(one.body, "speaker.text")) for one in (other, each)]
            members = (other.member(who[0]), each.member(who[1]))
            yield Conflict(kind="disputed", about=f"{who[1]} disputes {who[0]}", members=members)


def _of_positions(positions: Sequence[_Item]) -> Iterator[Conflict]:
    """The questions to which there are different answers, with every holder."""
    for question in dict.fromkeys(str(each.body.get("question")) for each in positions):
        group = [each for each in positions if each.body.get("question") == question]
        if len({each.body.get("answer") for each in group}) > 1:
            members = tuple(each.member(f"{each.body.get('holder')}: {each.body.get('answer')}") for each in group)
            yield Conflict(kind="position", about=question, members=members)
