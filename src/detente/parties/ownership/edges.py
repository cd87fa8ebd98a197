"""Who owns or directs whom, as FollowTheMoney tells it: lines of JSON → edges with exact shares and days, and what was unread."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from typing import Any, Final, Literal

import msgspec

from detente.errors import FaultCode, InputError, Issue
from detente.parties.ownership.percent import MOST_TEXT, NOTHING, UNKNOWN, Percent, highest, lowest, percent
from detente.value import value

MOST_LINE: Final = 1_000_000
"""The most bytes of a line."""
MOST_PAIRS: Final = 1_000
"""The most pairs that one entity may join: two long lists in one line would multiply."""
UNREAD: Final = "?"
"""A day that is given, but cannot be read."""

ENDS: Final = {
    "Ownership": ("owner", "asset"),
    "Directorship": ("director", "organization"),
    "UnknownLink": ("subject", "object"),
}
"""The schemata that are read, each with the properties that hold and are held."""

_DAY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?")
_CONTROL: Final = re.compile(
    r"control|behalf|directed by|general partner|parent|beneficial owner|sole director|appoint"
)

Counts = Literal["yes", "maybe", "no"]


@value
class Share:
    """An edge: the owner holds this much of the asset, on the days from `since` to `until`, both included."""

    id: str = ""
    owner: str
    asset: str
    percent: Percent
    since: str | None = None
    """As far as it is known: `1971`, `1971-05`, `1971-05-02`; several with `/` between them, one of which it is; or `?`."""
    until: str | None = None

    @property
    def holder(self) -> str:
        """The upper end."""
        return self.owner

    @property
    def held(self) -> str:
        """The lower end."""
        return self.asset


@value
class Control:
    """An edge: the controller may direct the other, as `how` tells it; how far that goes is for judgement."""

    id: str = ""
    controller: str
    controlled: str
    how: str
    since: str | None = None
    until: str | None = None

    @property
    def holder(self) -> str:
        """The upper end."""
        return self.controller

    @property
    def held(self) -> str:
        """The lower end."""
        return self.controlled

    @property
    def told(self) -> bool:
        """Whether the role itself speaks of control; a seat on a board, or a link of no known kind, does not."""
        return _CONTROL.search(self.how.lower()) is not None


Edge = Share | Control


@value
class Graph:
    """Edges by their ends."""

    owned: Mapping[str, tuple[Share, ...]]
    """By owner."""
    owners: Mapping[str, tuple[Share, ...]]
    """By asset."""
    controlled: Mapping[str, tuple[Control, ...]]
    """By controller."""
    controllers: Mapping[str, tuple[Control, ...]]
    """By the controlled."""
    persons: frozenset[str] = frozenset()
    """Natural persons, whom nobody owns or controls in the sense of an asset freeze."""


def graph_of(shares: Iterable[Share], controls: Iterable[Control] = (), persons: Iterable[str] = ()) -> Graph:
    """The graph of these edges; an edge that is told twice, with one id, is one edge."""
    owned: dict[str, list[Share]] = {}
    owners: dict[str, list[Share]] = {}
    for share in dict.fromkeys(shares):
        owned.setdefault(share.owner, []).append(share)
        owners.setdefault(share.asset, []).append(share)
    controlled: dict[str, list[Control]] = {}
    controllers: dict[str, list[Control]] = {}
    for control in dict.fromkeys(controls):
        controlled.setdefault(control.controller, []).append(control)
        controllers.setdefault(control.controlled, []).append(control)
    return Graph(
        owned={each: tuple(found) for each, found in owned.items()},
        owners={each: tuple(found) for each, found in owners.items()},
        controlled={each: tuple(found) for each, found in controlled.items()},
        controllers={each: tuple(found) for each, found in controllers.items()},
        persons=frozenset(persons),
    )


@lru_cache(maxsize=65_536)
def _span(text: str) -> tuple[date, date]:
    """The first and the last day that a text may mean; any day where it cannot be read. Raises ValueError for no day."""
    if text == UNREAD:
        return date.min, date.max
    spans = [_days(each) for each in text.split("/")]
    return min(first for first, _ in spans), max(last for _, last in spans)


def _days(text: str) -> tuple[date, date]:
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day = (int(each) if each else None for each in found.groups())
    first = date(year or 0, month or 1, day or 1)
    if day:
        return first, first
    following = (
        date(first.year + (month in (None, 12)), 1 + (month or 12) % 12, 1) if first.year < date.max.year else None
    )
    return first, following - timedelta(days=1) if following else date.max


def counts(edge: Edge, on: date | None) -> Counts:
    """Whether an edge stands on a day.

    Without a day, what is asked is how things stand in the file: an edge that has an end may be over by then.
    """
    if on is None:
        return "maybe" if edge.until else "yes"
    start = _span(edge.since) if edge.since else (date.min, date.min)
    end = _span(edge.until) if edge.until else (date.max, date.max)
    if start[0] > on or end[1] < on:
        return "no"
    return "yes" if start[1] <= on <= end[0] else "maybe"


class _GraphLine(msgspec.Struct):
    """One entity, as far as it is read at once: most lines are no edges."""

    schema: str
    id: str = ""
    properties: msgspec.Raw = msgspec.Raw(b"{}")


_LINE: Final = msgspec.json.Decoder(_GraphLine)
_PROPERTIES: Final = msgspec.json.Decoder(dict[str, Any])


def read_edges(lines: Iterable[bytes]) -> tuple[Graph, list[Issue]]:
    """The graph that lines of FollowTheMoney JSON tell, and what could not be read in them, or only in part.

    What is read as it stands, and may be meant otherwise, is told among them with the code `taken-literally`: it is no fault.
    """
    reader = _GraphReader()
    for number, line in enumerate(lines, 1):
        reader.take(line, f"line {number}")
    return graph_of(reader.shares, reader.controls, reader.persons), reader.issues


class _GraphReader:
    """What has been read so far."""

    def __init__(self) -> None:
        self.shares: list[Share] = []
        self.controls: list[Control] = []
        self.persons: set[str] = set()
        self.issues: list[Issue] = []
        self._where = ""

    def take(self, line: bytes, where: str) -> None:
        """One line more."""
        self._where = where
        if len(line) > MOST_LINE:
            return self._tell(f"a line of more than {MOST_LINE:,} bytes, not read", "too-long")
        plain = line.removeprefix(b"\xef\xbb\xbf").strip()
        try:
            given = _LINE.decode(plain) if plain else None
            if given and given.schema == "Person":
                self.persons.add(given.id)
            elif given and given.schema in ENDS:
                self._edges(given, _PROPERTIES.decode(given.properties))
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as fault:
            self._tell(f"no entity of FollowTheMoney, not read: {fault}", "unreadable")
        return None

    def _tell(self, what: str, code: FaultCode = "taken-in-part") -> None:
        self.issues.append(Issue(where=self._where, what=what, code=code))

    def _edges(self, given: _GraphLine, properties: dict[str, Any]) -> None:
        holders, held = (_texts(properties.get(name)) for name in ENDS[given.schema])
        number = len(holders) * len(held)
        if not number or number > MOST_PAIRS:
            return self._tell(f"{given.schema} that joins {number or 'no two'} parties, not read")
        since, until = self._period(properties)
        if given.schema != "Ownership":
            how = ", ".join(_texts(properties.get("role"))) or (
                "director" if given.schema == "Directorship" else "link of an unknown kind"
            )
            self.controls += [
                Control(id=given.id, controller=one, controlled=other, how=how, since=since, until=until)
                for one, other in product(holders, held)
            ]
            return None
        share = self._share(properties.get("percentage"), alone=number == 1)
        self.shares += [
            Share(id=given.id, owner=one, asset=other, percent=share, since=since, until=until)
            for one, other in product(holders, held)
        ]
        return None

    def _share(self, given: object, *, alone: bool) -> Percent:
        """The share; where several are given it lies between them, and several owners may hold it together."""
        found = [self._percent(text) for text in _texts(given)] or [UNKNOWN]
        if len(found) > 1:
            self._tell("several percentages, read as a share between them")
        if not alone:
            self._tell(
                "several owners or assets in one Ownership: each pair is read as at most the share that is given"
            )
            found.append(Percent(high=NOTHING))
        low, high = min(found, key=lowest), max(found, key=highest)
        return Percent(low=low.low, over=low.over, high=high.high, under=high.under)

    def _percent(self, text: str) -> Percent:
        try:
            found = percent(text)
        except InputError as fault:
            self._tell(f"{fault.what}, taken as unknown; a part of the whole is written 1/3")
            return UNKNOWN
        if found is None:
            self._tell(f"a share that cannot be read, taken as unknown: {text[:MOST_TEXT]!r}", "unreadable")
        elif 0 < found.low == found.high < 1 and text.startswith("0"):
            what = f"{text!r} is read as less than one percent; a part of the whole is written 1/2"
            self.issues.append(Issue(where=self._where, what=what, code="taken-literally"))
        return found or UNKNOWN

    def _period(self, properties: dict[str, Any]) -> tuple[str | None, str | None]:
        since, until = (self._days(_texts(properties.get(name))) for name in ("startDate", "endDate"))
        if since and until and _span(until)[1] < _span(since)[0]:
            self._tell("it ends before it begins: both days are taken as unknown", "contradicts")
            return UNREAD, UNREAD
        return since, until

    def _days(self, texts: list[str]) -> str | None:
        text = "/".join(sorted(texts))
        try:
            readable = len(text) <= MOST_TEXT and (not text or bool(_span(text)))
        except ValueError:
            readable = False
        if not readable:
            self._tell("a day that cannot be read, taken as unknown", "unreadable")
        return (text or None) if readable else UNREAD


def _texts(given: object) -> list[str]:
    """The texts of a property, each once; a number as its digits, a nested entity as its id."""
    if given is None:
        return []
    found: dict[str, None] = {}
    for each in given if isinstance(given, list) else [given]:
        text = each.get("id") if isinstance(each, dict) else each
        if isinstance(text, str | int | float) and not isinstance(text, bool):
            found[str(text).strip()] = None
    found.pop("", None)
    return list(found)
