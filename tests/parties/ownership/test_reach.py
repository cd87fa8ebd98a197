"""Owned or controlled: OFAC's own examples, what the Council's freeze may reach, days, bounds and circles."""

import json
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from detente.errors import InputError
from detente.parties.ownership.edges import Control, Graph, Share, graph_of, read_edges
from detente.parties.ownership.percent import Percent, percent
from detente.parties.ownership.reach import Holding, Holdings, owned_by, un_test
from detente.parties.ownership.shares import effective, overfull

DAY = date(2020, 6, 15)


def exact(number: float | Fraction) -> Percent:
    return Percent(low=Fraction(number), high=Fraction(number))


def share(edge: str, much: str = "50", **more: str) -> Share:
    """`share("X>A", "50")`: X owns 50 percent of A."""
    owner, asset = edge.split(">")
    found = percent(much)
    assert found
    return Share(owner=owner, asset=asset, percent=found, **more)


def control(edge: str, how: str = "director", **more: str) -> Control:
    controller, controlled = edge.split(">")
    return Control(controller=controller, controlled=controlled, how=how, **more)


def graph(**shares: int) -> Graph:
    """`graph(XA=50)`: X owns 50 percent of A."""
    return graph_of(share(f"{edge[0]}>{edge[1]}", str(much)) for edge, much in shares.items())


def line(schema: str, **properties: object) -> bytes:
    held = {name: given if isinstance(given, list) else [given] for name, given in properties.items()}
    return json.dumps({"id": "e", "schema": schema, "properties": held}).encode()


def told(holdings: Holdings, party: str) -> Holding:
    found = holdings.get(party)
    assert found
    return found


@pytest.mark.parametrize(
    ("shares", "blocked"),
    [
        pytest.param({"XA": 50, "AB": 50}, "AB", id="FAQ 401, example 1"),
        pytest.param({"XA": 50, "XB": 50, "AC": 25, "BC": 25}, "ABC", id="FAQ 401, example 2"),
        pytest.param({"XA": 50, "XB": 10, "AB": 40}, "AB", id="FAQ 401, example 3"),
        pytest.param({"XA": 50, "XB": 25, "AC": 25, "BC": 25}, "A", id="FAQ 401, example 4 (recalled)"),
        pytest.param({"XA": 25, "XB": 25, "AC": 50, "BC": 50}, "", id="FAQ 401, example 5 (recalled)"),
        pytest.param({"XA": 25, "YA": 25}, "A", id="FAQ 399: the stakes of all blocked persons are added"),
        pytest.param({"XA": 49}, "", id="just below"),
        pytest.param({"XA": 30, "AB": 70, "BA": 70}, "", id="a circle cannot lift itself"),
        pytest.param({"XA": 50, "AB": 60, "BA": 50}, "AB", id="a circle that is fed"),
        pytest.param({"AA": 60, "XA": 40}, "", id="own shares"),
    ],
)
def test_the_fifty_percent_rule(shares: dict[str, int], blocked: str) -> None:
    found = owned_by(graph(**shares), ["X", "Y"])
    assert "".join(found.certain) == blocked
    assert found.possible == found.judgement == ()


def test_control_alone_does_not_block() -> None:
    found = owned_by(graph_of([share("X>A", "49")], [control("X>A", "controls")]), ["X"])
    assert len(found) == 0


def test_each_result_shows_its_links_from_the_listed_party_down() -> None:
    found = told(owned_by(graph(XA=50, AC=25, XB=60, BC=25, CD=100, DA=10, ZD=0), ["X"]), "D")
    assert [(edge.holder, edge.held) for edge in found.links] == [
        ("X", "A"),
        ("X", "B"),
        ("A", "C"),
        ("B", "C"),
        ("C", "D"),
    ]
    assert found.percent == exact(100)
    assert found.reasons == ("half", "chain")
    assert found.why == "Blocked persons own 50 percent or more of D: C, itself owned or controlled, owns 100%."


def test_a_share_within_bounds_is_certain_or_possible() -> None:
    holdings = owned_by(
        graph_of(
            [share("X>A", "50-75"), share("X>B", "25-50"), share("X>C", "<50"), share("X>D", ""), share("X>E", ">50")]
        ),
        ["X"],
    )
    assert holdings.certain == ("A", "E")
    assert holdings.possible == ("B", "D")
    assert told(holdings, "B").percent == Percent(low=Fraction(25), high=Fraction(50))
    assert "may own" in told(holdings, "D").why
    assert "an unknown share" in told(holdings, "D").why


def test_two_edges_between_the_same_two_may_be_one_stake_told_twice() -> None:
    holdings = owned_by(graph_of([share("X>A", "30", id="1"), share("X>A", "30", id="2")]), ["X"])
    assert holdings.possible == ("A",)
    assert told(holdings, "A").percent == Percent(low=Fraction(30), high=Fraction(60))
    assert len(owned_by(graph_of([share("X>A", "30", id="1")] * 2), ["X"])) == 0


@pytest.mark.parametrize(
    ("since", "until", "grade"),
    [
        ("2020-06-15", "2020-06-15", "certain"),
        ("2020-06-16", None, None),
        (None, "2020-06-14", None),
        ("2020-06", None, "possible"),
        ("2020-05", None, "certain"),
        (None, "2020", "possible"),
        ("2019", "2021", "certain"),
        ("?", None, "possible"),
        ("2019/2021", None, "possible"),
    ],
)
def test_an_edge_counts_on_its_days(since: str | None, until: str | None, grade: str | None) -> None:
    one = Share(owner="X", asset="A", percent=exact(60), since=since, until=until)
    for found in (owned_by(graph_of([one]), ["X"], DAY).get("A"), un_test(graph_of([one]), ["X"], DAY).get("A")):
        assert (found.grade if found else None) == grade


def test_without_a_day_an_edge_that_has_an_end_may_be_over() -> None:
    holdings = owned_by(graph_of([share("X>A", since="2019"), share("X>B", until="2030")]), ["X"])
    assert holdings.certain == ("A",)
    assert holdings.possible == ("B",)
    assert told(holdings, "B").why.endswith("X owns 50% (perhaps not on the day).")


@pytest.mark.parametrize(
    ("edges", "grade", "reasons"),
    [
        ([share("X>A", "50.1")], "certain", ("majority",)),
        ([share("X>A", ">50")], "certain", ("majority",)),
        ([share("X>A", "50")], "judgement", ("minority",)),
        ([share("X>A", "25")], "judgement", ("minority",)),
        ([share("X>A", "24.9")], None, ()),
        ([share("X>A", "")], "possible", ("majority",)),
        ([share("X>A", "10-30")], "possible", ("minority",)),
        ([control("X>A")], "judgement", ("control",)),
        ([control("X>A"), share("X>A", "30")], "judgement", ("minority", "control")),
        ([control("X>B", "controls"), share("B>A", "51")], "judgement", ("majority", "chain")),
        ([share("X>B", "60"), share("B>A", "60")], "certain", ("majority", "chain")),
        ([share("X>B", "60"), control("B>A")], "judgement", ("control", "chain")),
        ([control("X>B"), control("B>A", "controls")], "judgement", ("control", "chain")),
        ([control("X>B"), control("B>A")], None, ()),
        ([share("X>B", "30"), share("B>A", "30")], None, ()),
        ([control("X>A", since="2020")], "possible", ("control",)),
    ],
)
def test_what_the_freeze_of_the_council_may_reach(
    edges: list[Share | Control], grade: str | None, reasons: tuple[str, ...]
) -> None:
    shares = [edge for edge in edges if isinstance(edge, Share)]
    found = un_test(graph_of(shares, [edge for edge in edges if isinstance(edge, Control)]), ["X"], DAY).get("A")
    assert (found.grade if found else None) == grade
    assert (found.reasons if found else ()) == reasons
    if found:
        assert set(found.links) == set(edges)
        assert found.links[-1].held == "A"


def test_nobody_controls_a_natural_person() -> None:
    found, issues = read_edges(
        [line("UnknownLink", subject="X", object="P", role="sister"), b'{"id":"P","schema":"Person"}']
    )
    assert not issues
    assert len(un_test(found, ["X"])) == 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("50.1", "50.1%"),
        ("50%", "50%"),
        ("50 %", "50%"),
        ("50 percent", "50%"),
        ("25-50", "25 to 50%"),
        ("25% \u2013 50%", "25 to 50%"),
        ("ownership-of-shares-25-to-50-percent", "25 to 50%"),
        ("More than 25% but not more than 50%", "more than 25 to 50%"),
        (">50", "more than 50%"),
        ("more than 50%", "more than 50%"),
        ("Majority", "more than 50%"),
        ("75% or more", "at least 75%"),
        ("75+", "at least 75%"),
        ("<5", "less than 5%"),
        ("up to 5", "at most 5%"),
        ("", "an unknown share"),
        ("1/3", "100/3%"),
        ("1/4", "25%"),
        ("0", "0%"),
    ],
)
def test_a_share_as_registers_write_it(text: str, shown: str) -> None:
    assert str(percent(text)) == shown


@pytest.mark.parametrize(
    "text", ["half", "50,1", "-5", "nan", "1e2", "1/0", "1/3%", "50-25", "<0", "25 50", "\u0665\u0660", "9" * 999]
)
def test_an_unreadable_share_is_told_and_unknown(text: str) -> None:
    assert percent(text) is None
    found, issues = read_edges([line("Ownership", owner="X", asset="A", percentage=text)])
    assert found.owned["X"][0].percent == Percent()
    assert [issue.where for issue in issues] == ["line 1"]


@pytest.mark.parametrize("text", ["100.01", "150%", "25-150", ">100", "<150", "3/2", "999999999"])
def test_a_share_over_the_whole_is_told_with_its_line_and_the_others_are_read(text: str) -> None:
    # one such share stopped the whole file
    with pytest.raises(InputError, match=r"over 100"):
        percent(text)
    lines = [line("Ownership", owner="X", asset="A", percentage=each) for each in (text, "60")]
    found, (issue,) = read_edges([b"", *lines])
    assert (issue.where, "over 100 percent, taken as unknown" in issue.what) == ("line 2", True)
    assert [each.percent for each in found.owned["X"]] == [Percent(), exact(60)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("50.0000001", "50.0000001%"),
        (f"0.{'0' * 29}1", f"0.{'0' * 29}1%"),
        ("50.10", "50.1%"),
        (">33.333333333", "more than 33.333333333%"),
        ("1/8", "12.5%"),
        ("1/3", "100/3%"),
    ],
)
def test_a_share_is_shown_as_the_decimal_that_it_is(text: str, shown: str) -> None:
    assert str(percent(text)) == shown


def test_what_is_read_as_it_stands_is_a_hint_and_no_fault() -> None:
    _, issues = read_edges([line("Ownership", owner="X", asset="A", percentage=text) for text in ("0.01", "?")])
    assert [each.code == "taken-literally" for each in issues] == [True, False]


def test_lines_are_read() -> None:
    found, issues = read_edges(
        [
            b"\xef\xbb\xbf"
            + line(
                "Ownership", owner="X", asset="A", percentage="50", startDate="2014-05", endDate="2015-02-03T10:00:00Z"
            ),
            line("Directorship", director="X", organization="B"),
            line("UnknownLink", subject="X", object="C", role="acts on behalf of"),
            line("Family", person="X", relative="Y"),
            line("Ownership", owner={"id": "X"}, asset="D", percentage=12.5),
            b"  \n",
        ]
    )
    assert not issues
    first, second = found.owned["X"]
    assert (first.id, first.asset, first.percent, first.since, first.until) == (
        "e",
        "A",
        exact(50),
        "2014-05",
        "2015-02-03T10:00:00Z",
    )
    assert (second.asset, second.percent) == ("D", exact(12.5))
    assert [(each.controlled, each.how, each.told) for each in found.controlled["X"]] == [
        ("B", "director", False),
        ("C", "acts on behalf of", True),
    ]


@pytest.mark.parametrize(
    "bad",
    [
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b'{"schema": 1}',
        b'{"id":"x"}',
        b'{"schema":"Ownership","id":"\xff"}',
        b'{"schema":"Ownership"}',
        b'{"schema":"Ownership","properties":[]}',
        b'{"schema":"Ownership","properties":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"schema":"Person","properties":{"x":"' + b"y" * 1_000_000 + b'"}}',
        b'{"schema":"Ownership","properties":{"owner":["X"],"asset":["B"],"percentage":[1e999]}}',
        b'{"schema":"Ownership","properties":{"owner":["X"],"asset":["B"],"percentage":[' + b"9" * 9999 + b"]}}",
        line("Ownership", owner="X"),
        line("Ownership", owner=None, asset=[]),
        line("Ownership", owner="X", asset=[str(each) for each in range(1001)]),
    ],
)
def test_what_is_no_entity_is_told_with_its_line(bad: bytes) -> None:
    found, issues = read_edges([line("Ownership", owner="X", asset="A", percentage="60"), bad])
    assert [issue.where for issue in issues] == ["line 2"]
    assert list(found.owned) == ["X"]


@pytest.mark.parametrize(
    ("properties", "low", "high", "told_of"),
    [
        ({"owner": ["X", "Y"], "percentage": "60"}, 0, 60, "several owners"),
        ({"percentage": ["30", "60"]}, 30, 60, "several percentages"),
        ({"percentage": "0.5"}, Fraction(1, 2), Fraction(1, 2), "less than one percent"),
        ({"percentage": "9", "startDate": "soon"}, 9, 9, "a day that cannot be read"),
        ({"percentage": "9", "startDate": "2015", "endDate": "2014"}, 9, 9, "ends before it begins"),
        ({"percentage": "9", "startDate": "2015-02-30"}, 9, 9, "a day that cannot be read"),
    ],
)
def test_what_is_read_only_in_part_is_told(
    properties: dict[str, Any], low: Fraction, high: Fraction, told_of: str
) -> None:
    found, issues = read_edges([line("Ownership", **({"owner": "X", "asset": "A"} | properties))])
    assert (found.owned["X"][0].percent.low, found.owned["X"][0].percent.high) == (low, high)
    assert told_of in " ".join(issue.what for issue in issues)


def test_effective_shares_multiply_along_paths_and_add_up() -> None:
    assert effective(graph(XA=50, AB=50), ["X"], "B") == exact(25)
    assert effective(graph(XA=50, XB=50, AC=25, BC=25), ["X"], "C") == exact(25)
    assert effective(graph(XA=50, AB=50), ["X"], "X") == exact(100)
    assert effective(graph(XA=50, AB=50), ["Y"], "B") == exact(0)


def test_effective_shares_of_a_circle_are_solved() -> None:
    # a = 0.3 + 0.5 b, b = 0.4 a
    assert effective(graph(XA=30, BA=50, AB=40), ["X"], "A") == exact(Fraction(300, 8))
    assert effective(graph(AB=100, BA=100, XC=20, AC=80), ["X"], "C") == exact(20)
    assert effective(graph(XA=60, BA=60), ["X"], "A") is None
    open_share = effective(graph_of([share("X>A", "20-40"), share("A>B", "50")]), ["X"], "B")
    assert open_share == Percent(low=Fraction(10), high=Fraction(20))


def test_too_long_a_chain_has_no_effective_share() -> None:
    chain = graph_of(share(f"{number}>{number + 1}", "99.999") for number in range(70))
    assert effective(chain, ["0"], "64") is not None
    assert effective(chain, ["0"], "65") is None


def test_shares_over_the_whole_are_told() -> None:
    assert [str(each) for each in overfull(graph(XA=60, YA=60, XB=100))] == ["A: its shares add up to 120%"]


PARTIES = "XYABCDE"
EDGES = some.lists(
    some.tuples(
        some.sampled_from(PARTIES),
        some.sampled_from(PARTIES),
        some.sampled_from([0, 10, 24, 25, 26, 49, 50, 51, 100]),
        some.integers(0, 60),
    ),
    max_size=14,
)
ROLES = some.lists(
    some.tuples(some.sampled_from(PARTIES), some.sampled_from(PARTIES), some.sampled_from(["director", "controls"])),
    max_size=6,
)
Drawn = list[tuple[str, str, int, int]]
Roles = list[tuple[str, str, str]]


def drawn(edges: Drawn, roles: Roles = []) -> Graph:  # noqa: B006 -- never changed
    shares = [
        Share(
            id=str(place),
            owner=one,
            asset=other,
            percent=Percent(low=Fraction(low), high=Fraction(min(low + more, 100))),
        )
        for place, (one, other, low, more) in enumerate(edges)
    ]
    return graph_of(shares, [Control(controller=one, controlled=other, how=how) for one, other, how in roles])


def held(edges: Drawn, owners: Iterable[str], asset: str, *, most: bool) -> int:
    """What the owners hold of the asset, at the least or at the most: worked out edge by edge."""
    total = 0
    for owner in owners:
        stakes = [(low, min(low + more, 100)) for one, other, low, more in edges if (one, other) == (owner, asset)]
        total += min(100, sum(high for _, high in stakes)) if most else max((low for low, _ in stakes), default=0)
    return total


def blocked_by_hand(edges: Drawn, *, most: bool, over: int = 50) -> set[str]:
    found = {"X", "Y"}
    while new := {each for each in PARTIES if each not in found and held(edges, found, each, most=most) >= over}:
        found |= new
    return found


def frozen_by_hand(edges: Drawn, roles: Roles, *, most: bool) -> set[str]:
    firm = blocked_by_hand(edges, most=most, over=51)
    found = set(firm)
    while True:
        new = {
            each
            for each in PARTIES
            if held(edges, firm, each, most=most) >= 25 or held(edges, found, each, most=most) > 50
        }
        new |= {other for one, other, how in roles if one in firm or (one in found and how == "controls")}
        if new <= found:
            return found
        found |= new


@given(EDGES)
def test_the_rule_agrees_with_one_worked_by_hand(edges: Drawn) -> None:
    found = owned_by(drawn(edges), ["X", "Y"])
    certain, possible = blocked_by_hand(edges, most=False), blocked_by_hand(edges, most=True)
    assert set(found.certain) == certain - {"X", "Y"}
    assert set(found.possible) == possible - certain


@given(EDGES, ROLES)
def test_the_test_of_the_council_agrees_with_one_worked_by_hand(edges: Drawn, roles: Roles) -> None:
    found = un_test(drawn(edges, roles), ["X", "Y"])
    certain, judged = blocked_by_hand(edges, most=False, over=51), frozen_by_hand(edges, roles, most=False)
    assert set(found.certain) == certain - {"X", "Y"}
    assert set(found.judgement) == judged - certain
    assert set(found.possible) == frozen_by_hand(edges, roles, most=True) - judged


@given(EDGES, some.data())
def test_more_shares_never_free_anybody(edges: Drawn, data: some.DataObject) -> None:
    place = data.draw(some.integers(0, max(len(edges) - 1, 0)))
    raised = [
        (one, other, min(low + 25, 100) if number == place else low, more)
        for number, (one, other, low, more) in enumerate(edges)
    ]
    for test in (owned_by, un_test):
        before, after = test(drawn(edges), ["X"]), test(drawn(raised), ["X"])
        assert set(before.certain) <= set(after.certain)
        assert {each.id for each in before} <= {each.id for each in after}


@given(EDGES, ROLES, some.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(edges: Drawn, roles: Roles, random: Any) -> None:
    lines = [
        line("Ownership", owner=one, asset=other, percentage=f"{low}-{min(low + more, 100)}")
        for one, other, low, more in edges
    ]
    lines += [line("Directorship", director=one, organization=other, role=how) for one, other, how in roles]
    mixed = list(lines)
    random.shuffle(mixed)
    for test in (owned_by, un_test):
        assert list(test(read_edges(lines)[0], ["X", "Y"])) == list(test(read_edges(mixed)[0], ["Y", "X"]))


@given(EDGES, ROLES)
def test_the_links_alone_carry_the_result(edges: Drawn, roles: Roles) -> None:
    """Each result stands again on nothing but the links that it shows; the first of them starts at a listed party."""
    for test in (owned_by, un_test):
        for found in test(drawn(edges, roles), ["X", "Y"]):
            shown = graph_of(
                [each for each in found.links if isinstance(each, Share)],
                [each for each in found.links if isinstance(each, Control)],
            )
            assert told(test(shown, ["X", "Y"]), found.id) == found
            assert found.links[0].holder in "XY"
            assert found.links[-1].held == found.id
            assert found.reasons


@given(some.sets(some.sampled_from(PARTIES)))
def test_a_graph_without_edges_reaches_nobody(listed: set[str]) -> None:
    assert len(owned_by(graph_of([]), listed)) == len(un_test(graph_of([]), listed)) == 0


@given(some.text(max_size=30))
def test_any_text_is_a_share_or_none_or_refused(text: str) -> None:
    try:
        found = percent(text)
    except InputError:
        return
    assert found is None or 0 <= found.low <= found.high <= 100


@given(some.lists(some.binary(max_size=60)))
def test_any_lines_are_read_or_told(lines: list[bytes]) -> None:
    found, issues = read_edges(lines)
    assert not found.owned
    assert len(issues) <= len(lines)


def test_a_long_chain_is_walked_once() -> None:
    length = 100_000
    chain = graph_of(Share(owner=str(each), asset=str(each + 1), percent=exact(50)) for each in range(length))
    found = owned_by(chain, ["0"])
    assert len(found.certain) == length
    assert len(told(found, str(length)).links) == length
