"""Who owns or directs whom, line by line: ends, days, shares, roles, and what could be read only in part."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.ownership.edges import (
    ENDS,
    MOST_LINE,
    MOST_PAIRS,
    UNREAD,
    Control,
    Counts,
    Graph,
    Share,
    counts,
    graph_of,
    read_edges,
)
from detente.parties.ownership.percent import UNKNOWN, Percent

HALF = Percent(low=Fraction(50), high=Fraction(50))


def line(schema: str, **properties: Any) -> bytes:
    """An entity of FollowTheMoney on a line."""
    return json.dumps({"id": "e", "schema": schema, "properties": properties}).encode()


def owns(**properties: Any) -> bytes:
    """X owns A, unless the properties say otherwise."""
    return line("Ownership", **({"owner": ["X"], "asset": ["A"]} | properties))


def read(*lines: bytes) -> tuple[Graph, list[str]]:
    """The graph of these lines, and what was told."""
    graph, issues = read_edges(lines)
    return graph, [str(issue) for issue in issues]


def only(*lines: bytes) -> Share:
    """The one share of these lines, of which nothing is told."""
    graph, told = read(*lines)
    assert told == []
    ((share,),) = graph.owned.values()
    return share


# --- days -----------------------------------------------------------------------------------------------------------

DAYS: list[tuple[str | None, str | None, str | None, Counts]] = [
    (None, None, None, "yes"),
    (None, None, "2020-06-15", "yes"),
    ("2020-06-15", None, "2020-06-14", "no"),
    ("2020-06-15", None, "2020-06-15", "yes"),
    (None, "2020-06-15", "2020-06-15", "yes"),
    (None, "2020-06-15", "2020-06-16", "no"),
    # What is known to the month or the year only may be the day, or not yet.
    ("2020-06", None, "2020-05-31", "no"),
    ("2020-06", None, "2020-06-01", "maybe"),
    ("2020-06", None, "2020-06-30", "yes"),
    ("2020", None, "2020-12-30", "maybe"),
    ("2020", None, "2020-12-31", "yes"),
    ("2020", None, "2019-12-31", "no"),
    (None, "2020-02", "2020-02-01", "yes"),
    (None, "2020-02", "2020-02-29", "maybe"),
    (None, "2020-02", "2020-03-01", "no"),
    (None, "2020", "2021-01-01", "no"),
    (None, "2020-12", "2021-01-01", "no"),
    # Several days: one of them it is.
    ("2019/2021", None, "2018-12-31", "no"),
    ("2019/2021", None, "2020-06-15", "maybe"),
    ("2019/2021", None, "2021-12-31", "yes"),
    # A day that cannot be read may be any.
    (UNREAD, None, "1970-01-01", "maybe"),
    (None, UNREAD, "2030-01-01", "maybe"),
    (UNREAD, UNREAD, "2020-06-15", "maybe"),
    # A time of day is no reason to leave out its day.
    ("2020-06-15T10:00:00Z", None, "2020-06-15", "yes"),
    (None, "2020-06-15 10:00:00+02:00", "2020-06-15", "yes"),
    (None, "9999", "2020-06-15", "yes"),
    (None, "9999-12-31", "2020-06-15", "yes"),
    # Without a day, only an end leaves it open.
    ("2030-01-01", None, None, "yes"),
    (None, "2030-01-01", None, "maybe"),
]


@pytest.mark.parametrize(("since", "until", "on", "stands"), DAYS)
def test_an_edge_stands_on_its_days(since: str | None, until: str | None, on: str | None, stands: Counts) -> None:
    day = None if on is None else date.fromisoformat(on)
    share = Share(owner="X", asset="A", percent=HALF, since=since, until=until)
    control = Control(controller="X", controlled="A", how="director", since=since, until=until)
    assert (counts(share, day), counts(control, day)) == (stands, stands)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_whole_day_never_leaves_it_open(since: date, on: date) -> None:
    share = Share(owner="X", asset="A", percent=HALF, since=since.isoformat())
    assert counts(share, on) == ("yes" if since <= on else "no")


@given(st.integers(1900, 2100), st.integers(1, 12), st.dates(date(1899, 1, 1), date(2101, 1, 1)))
def test_a_month_is_open_within_itself_only(year: int, month: int, on: date) -> None:
    share = Share(owner="X", asset="A", percent=HALF, since=f"{year}-{month:02}", until=f"{year}-{month:02}")
    assert (counts(share, on) == "maybe") is ((on.year, on.month) == (year, month))


READ_DAYS = [
    (["2014-05"], "2014-05"),
    ("2014-05", "2014-05"),
    (["2014-05", "2014-05"], "2014-05"),
    (["2015", "2014"], "2014/2015"),
    ([2014], "2014"),
    ([], None),
    (None, None),
    ([""], None),
    ([None], None),
]


@pytest.mark.parametrize(("given_", "since"), READ_DAYS)
def test_a_day_may_be_given_in_several_ways(given_: Any, since: str | None) -> None:
    assert only(owns(startDate=given_)).since == since


@pytest.mark.parametrize(
    "given_", ["soon", "2014-13", "2014-02-30", "14-05-02", "2014-5", "0000", "2" * 200, "2014/soon", "２０１４"]
)
def test_a_day_that_cannot_be_read_is_told_and_left_open(given_: str) -> None:
    graph, told = read(owns(startDate=given_))
    assert graph.owned["X"][0].since == UNREAD
    assert told == ["line 1: a day that cannot be read, taken as unknown"]


@pytest.mark.parametrize(
    ("since", "until", "swapped"),
    [("2014", "2014", False), ("2014-06", "2014", False), ("2014-06", "2014-05", True), ("2015", "2014-12-31", True)],
)
def test_an_end_before_the_beginning_leaves_both_open(since: str, until: str, swapped: bool) -> None:
    graph, told = read(owns(startDate=since, endDate=until))
    share = graph.owned["X"][0]
    assert ((share.since, share.until) == (UNREAD, UNREAD)) is swapped
    assert told == ["line 1: it ends before it begins: both days are taken as unknown"] * swapped


# --- ends -----------------------------------------------------------------------------------------------------------

ENDS_OF_ONE = [
    ("X", "X"),
    (["X"], "X"),
    ([" X "], "X"),
    ({"id": "X", "schema": "Person"}, "X"),
    ([{"id": "X"}, "X"], "X"),
    ([7], "7"),
    ([None, "X"], "X"),
    ([True, "X"], "X"),
    ([["Y"], "X"], "X"),
    ([{"schema": "Person"}, "X"], "X"),
]


@pytest.mark.parametrize(("owner", "name"), ENDS_OF_ONE)
def test_an_end_may_be_an_id_or_an_entity(owner: Any, name: str) -> None:
    assert only(owns(owner=owner)).holder == name


@pytest.mark.parametrize("schema", ENDS)
def test_an_edge_has_two_ends(schema: str) -> None:
    holder, held = ENDS[schema]
    graph, told = read(line(schema, **{holder: "X", held: "A"}))
    assert told == []
    edges: list[Share | Control] = [*graph.owned.get("X", ()), *graph.controlled.get("X", ())]
    (edge,) = edges
    assert (edge.id, edge.holder, edge.held) == ("e", "X", "A")
    for lacking in (holder, held):
        graph, told = read(line(schema, **{lacking: "X"}))
        assert told == [f"line 1: {schema} that joins no two parties, not read"]
        assert not graph.owned
        assert not graph.controlled


def test_several_owners_hold_each_at_most_the_share() -> None:
    graph, told = read(owns(owner=["X", "Y"], percentage="60"))
    assert sorted(graph.owned) == ["X", "Y"]
    assert {share.percent for share in graph.owners["A"]} == {Percent(high=Fraction(60))}
    assert told == [
        "line 1: several owners or assets in one Ownership: each pair is read as at most the share that is given"
    ]


def test_as_many_pairs_as_there_may_be_are_read() -> None:
    many = [str(number) for number in range(MOST_PAIRS)]
    graph, _ = read(owns(asset=many))
    assert len(graph.owners) == MOST_PAIRS
    graph, told = read(owns(asset=[*many, "one more"]))
    assert graph.owners == {}
    assert told == [f"line 1: Ownership that joins {MOST_PAIRS + 1} parties, not read"]


# --- shares ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_", "share"),
    [
        ("50", HALF),
        (50, HALF),
        (50.0, HALF),
        (["50", 50], HALF),
        ([], UNKNOWN),
        (None, UNKNOWN),
        ("majority", Percent(low=Fraction(50), over=True)),
    ],
)
def test_a_share_may_be_text_or_a_number(given_: Any, share: Percent) -> None:
    assert only(owns(percentage=given_)).percent == share


PARTLY = [
    (["30", "60"], Percent(low=Fraction(30), high=Fraction(60)), ["several percentages, read as a share between them"]),
    (
        ["majority", "60"],
        Percent(low=Fraction(50), high=Fraction(100), over=True),
        ["several percentages, read as a share between them"],
    ),
    ("lots", UNKNOWN, ["a share that cannot be read, taken as unknown: 'lots'"]),
    ("x" * 300, UNKNOWN, [f"a share that cannot be read, taken as unknown: {'x' * 100!r}"]),
    (
        "150",
        UNKNOWN,
        ["a share of '150', over 100 percent, taken as unknown; a part of the whole is written 1/3"],
    ),
    (
        "0.5",
        Percent(low=Fraction(1, 2), high=Fraction(1, 2)),
        ["'0.5' is read as less than one percent; a part of the whole is written 1/2"],
    ),
    (
        0.25,
        Percent(low=Fraction(1, 4), high=Fraction(1, 4)),
        ["'0.25' is read as less than one percent; a part of the whole is written 1/2"],
    ),
]


@pytest.mark.parametrize(("given_", "share", "told"), PARTLY)
def test_what_may_be_meant_otherwise_is_told(given_: Any, share: Percent, told: list[str]) -> None:
    graph, found = read(owns(percentage=given_))
    assert graph.owned["X"][0].percent == share
    assert found == [f"line 1: {each}" for each in told]


def test_less_than_one_percent_is_a_hint_and_no_fault() -> None:
    _, issues = read_edges([owns(percentage="0.5"), owns(percentage="lots")])
    assert [issue.code == "taken-literally" for issue in issues] == [True, False]


@pytest.mark.parametrize("given_", ["<1", "0", "1/200", "less than 1"])
def test_what_is_meant_to_be_little_is_no_hint(given_: str) -> None:
    assert read(owns(percentage=given_))[1] == []


# --- roles ----------------------------------------------------------------------------------------------------------

CONTROLLING = [
    "controls",
    "Controlling shareholder",
    "acts for or on behalf of",
    "Directed by",
    "General Partner",
    "parent company",
    "Ultimate Beneficial Owner",
    "sole director",
    "right to appoint and remove directors",
]
SEATS = ["director", "Chairman", "secretary", "link of an unknown kind", "", "limited partner", "auditor"]


@pytest.mark.parametrize(("how", "told"), [*((how, True) for how in CONTROLLING), *((how, False) for how in SEATS)])
def test_a_role_may_speak_of_control(how: str, told: bool) -> None:
    assert Control(controller="X", controlled="A", how=how).told is told


@pytest.mark.parametrize(
    ("schema", "role", "how"),
    [
        ("Directorship", None, "director"),
        ("Directorship", "Chairman", "Chairman"),
        ("Directorship", ["Chairman", "sole director"], "Chairman, sole director"),
        ("UnknownLink", None, "link of an unknown kind"),
        ("UnknownLink", ["acts on behalf of"], "acts on behalf of"),
    ],
)
def test_a_link_has_the_role_that_is_given(schema: str, role: Any, how: str) -> None:
    holder, held = ENDS[schema]
    graph, told = read(line(schema, **{holder: "X", held: "A", "role": role}))
    assert told == []
    assert [edge.how for edge in graph.controlled["X"]] == [how]


# --- the graph ------------------------------------------------------------------------------------------------------


def test_a_graph_is_the_same_from_both_ends() -> None:
    graph, _ = read(owns(), owns(owner="Y"), owns(asset="B"), line("Directorship", director="X", organization="A"))
    assert [share.asset for share in graph.owned["X"]] == ["A", "B"]
    assert [share.owner for share in graph.owners["A"]] == ["X", "Y"]
    assert [edge.controlled for edge in graph.controlled["X"]] == ["A"]
    assert [edge.controller for edge in graph.controllers["A"]] == ["X"]


def test_one_edge_that_is_told_twice_is_one_edge() -> None:
    assert len(read(owns(percentage="50"), owns(percentage="50"))[0].owned["X"]) == 1
    assert len(read(owns(percentage="50"), owns(percentage="60"))[0].owned["X"]) == 2


def test_persons_are_known_and_other_entities_passed_over() -> None:
    graph, told = read(line("Person", name="Somebody"), line("Company", name="A Company"), line("Sanction"))
    assert (graph.persons, told) == (frozenset({"e"}), [])
    assert graph == graph_of((), persons=["e"])


NO_ENTITIES = [
    b"{",
    b"[]",
    b"1",
    b"null",
    b'"x"',
    b"\xff\xfe",
    b'{"schema": []}',
    b'{"schema":"Ownership","properties":[]}',
]


@pytest.mark.parametrize("bad", NO_ENTITIES)
def test_a_line_that_is_no_entity_is_told_and_the_others_are_read(bad: bytes) -> None:
    graph, told = read(owns(), bad, owns(owner="Y"))
    assert sorted(graph.owned) == ["X", "Y"]
    assert len(told) == 1
    assert told[0].startswith("line 2: no entity of FollowTheMoney, not read: ")


def test_blank_lines_count_and_are_passed_over() -> None:
    graph, told = read(b"", b"  \n", b"\xef\xbb\xbf" + owns(), b"{")
    assert sorted(graph.owned) == ["X"]
    assert [each.partition(":")[0] for each in told] == ["line 4"]


@pytest.mark.parametrize(("length", "read_"), [(MOST_LINE, True), (MOST_LINE + 1, False)])
def test_a_line_has_a_greatest_length(length: int, read_: bool) -> None:
    graph, told = read(owns().ljust(length))
    assert bool(graph.owned) is read_
    assert told == ([] if read_ else ["line 1: a line of more than 1,000,000 bytes, not read"])


TEXTS = st.text(max_size=8) | st.integers(0, 200) | st.none() | st.floats(0, 200)
GIVEN = TEXTS | st.lists(TEXTS, max_size=3) | st.dictionaries(st.sampled_from(["id", "schema"]), TEXTS, max_size=2)


PROPERTIES = (
    "owner",
    "asset",
    "director",
    "organization",
    "subject",
    "object",
    "percentage",
    "startDate",
    "endDate",
    "role",
)


@given(
    st.sampled_from([*ENDS, "Person", "Company"]), st.fixed_dictionaries({}, optional=dict.fromkeys(PROPERTIES, GIVEN))
)
def test_any_entity_is_read_or_told(schema: str, properties: dict[str, Any]) -> None:
    graph, _ = read_edges([line(schema, **properties)])
    for share in (each for found in graph.owned.values() for each in found):
        assert share.owner
        assert share.asset
        assert 0 <= share.percent.low <= share.percent.high <= 100
        assert counts(share, date(2020, 6, 15)) in ("yes", "maybe", "no")
