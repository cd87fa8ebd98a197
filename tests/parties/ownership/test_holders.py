"""Which holders in a file of FollowTheMoney are listed: as the user says, or as the lists say."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.errors import UsageError
from detente.parties.entity import Entity, Number
from detente.parties.lists.editions import Editions
from detente.parties.ownership.edges import MOST_LINE, Graph, read_edges
from detente.parties.ownership.holders import (
    MOST_NAMES,
    Holder,
    ListedHolder,
    given,
    held,
    holders,
    matched,
    nameless,
    parties,
)
from detente.parties.screening.screening import Screening, open_
from tests.parties.kept import keep, party, ship

DAY = date(2020, 6, 1)


def line(id_: str, schema: str = "Person", **properties: Any) -> bytes:
    """An entity on a line."""
    caption = properties.pop("caption", "")
    found = {name: each if isinstance(each, list) else [each] for name, each in properties.items()}
    return json.dumps({"id": id_, "schema": schema, "caption": caption, "properties": found}).encode()


def graph(*edges: str) -> Graph:
    """`graph("X>A")`: X owns 60 percent of A."""
    lines = [
        line(edge, "Ownership", owner=edge.split(">")[0], asset=edge.split(">")[1], percentage="60") for edge in edges
    ]
    found, issues = read_edges(lines)
    assert issues == []
    return found


def screening(home: Path, entries: Iterable[Entity]) -> Screening:
    """One list of these entries."""
    keep(home, "own:a", "2020-01-01", entries)
    return open_(Editions(home), on=DAY, today=DAY, lists=["own:a"])


# --- parties of the file --------------------------------------------------------------------------------------------


def test_the_parties_that_are_wanted_are_read() -> None:
    found = parties([line("X", name="Ri Won Ho"), line("Y", name="Somebody")], {"X"})
    assert {each: found[each].names for each in found} == {"X": ("Ri Won Ho",)}


def test_a_party_that_is_told_twice_is_as_it_is_told_first() -> None:
    found = parties([line("X", name="Ri Won Ho"), line("X", name="Another")], {"X"})
    assert found["X"].names == ("Ri Won Ho",)


PASSED_OVER = [
    b"",
    b"  \n",
    b"{",
    b"[]",
    b"\xff",
    b'{"id": 7, "schema": "Person"}',
    b'{"schema": "Person"}',
    b'{"id": "X", "schema": "Person", "properties": []}',
    b'{"id": "X", "schema": "Person", "properties": {"name": "not a list"}}',
    b'{"id": "X", "schema": "Person", "properties": {"name": [1]}}',
    b'{"id": "X", "schema": "Person", "referents": {}}',
    line("X", "Ownership", owner="Y", asset="Z"),
    line("X", "Address", full="A street"),
    line("X", "Unheard", name="Somebody"),
    line("X", name="Somebody").ljust(MOST_LINE + 1),
    b'{"id": "X", "schema": "Person", "caption": ' + b"[" * 5000 + b"]" * 5000 + b"}",
]


@pytest.mark.parametrize("bad", PASSED_OVER, ids=[repr(each[:40]) for each in PASSED_OVER])
def test_what_is_no_party_is_passed_over_and_the_next_is_read(bad: bytes) -> None:
    found = parties([bad, line("X", name="Ri Won Ho")], {"X"})
    assert found["X"].names == ("Ri Won Ho",)


def test_a_byte_order_mark_is_no_part_of_a_line() -> None:
    assert set(parties([b"\xef\xbb\xbf" + line("X", name="Ri Won Ho")], {"X"})) == {"X"}


NAMES = [
    ({"name": "Ri Won Ho"}, ("Ri Won Ho",)),
    ({"name": ["Ri Won Ho", "Ri Won Ho", " "]}, ("Ri Won Ho",)),
    ({"caption": "Ri", "name": "Ri Won Ho", "alias": "Lee", "weakAlias": "L."}, ("Ri", "Ri Won Ho", "Lee", "L.")),
    ({"alias": "Lee", "previousName": "Rhee"}, ("Lee", "Rhee")),
    ({"firstName": "Won Ho", "lastName": "Ri"}, ()),
    ({}, ()),
]


@pytest.mark.parametrize(("properties", "names"), NAMES)
def test_every_name_counts_once_the_main_one_first(properties: dict[str, Any], names: tuple[str, ...]) -> None:
    assert parties([line("X", **properties)], {"X"})["X"].names == names


def test_a_party_of_very_many_names_is_matched_by_some_of_them() -> None:
    many = [f"Name {number}" for number in range(MOST_NAMES + 20)]
    assert parties([line("X", name=many)], {"X"})["X"].names == tuple(many[:MOST_NAMES])


# --- as the user says -----------------------------------------------------------------------------------------------


def test_holders_are_those_who_own_or_direct_and_the_others_are_held() -> None:
    directs = line("d", "Directorship", director="Y", organization="B")
    found, _ = read_edges([line("o", "Ownership", owner="X", asset="A"), directs])
    assert (sorted(holders(found)), sorted(held(found))) == (["X", "Y"], ["A", "B"])


def test_whom_the_user_names_is_listed_once_by_the_name_in_the_file() -> None:
    found = given(graph("X>A", "Y>A"), ["X", "Y", "X"], {"X": Holder(id="X", caption="Ri Won Ho")})
    assert [(each.id, each.name, str(each)) for each in found] == [
        ("X", "Ri Won Ho", "as given"),
        ("Y", "", "as given"),
    ]


def test_whom_the_user_names_must_hold_something() -> None:
    with pytest.raises(UsageError) as caught:
        given(graph("holder-1>A"), ["holder-2"], {})
    assert str(caught.value) == "--listed: 'holder-2' holds nothing in this file\n  Did you mean 'holder-1'?"


def test_a_party_that_is_only_held_is_no_holder() -> None:
    with pytest.raises(UsageError, match="'A' holds nothing"):
        given(graph("X>A"), ["A"], {})


def test_where_there_are_many_holders_and_none_is_near_the_way_is_told() -> None:
    many = graph(*(f"holder-{number}>A" for number in range(13)))
    with pytest.raises(UsageError) as caught:
        given(many, ["zzz"], {})
    assert caught.value.hint == "Give the id under which the file has it."


# --- as the lists say -----------------------------------------------------------------------------------------------

RI = party("KPi.033", "Ri Won Ho", births=("1964-07-17",), countries=("KP",))


def found_by(home: Path, entries: Iterable[Entity], *lines: bytes, least: int = 750) -> list[ListedHolder]:
    """Whom the lists may have of the holders X, Y and Z."""
    edges = graph("X>A", "Y>A", "Z>A")
    return list(matched(edges, parties(lines, holders(edges)), screening(home, entries), least))


def test_a_holder_is_matched_by_every_name(tmp_path: Path) -> None:
    (found,) = found_by(tmp_path, [RI], line("X", name="Somebody Else", alias="Ri Won Ho"), line("Y", name="Nobody"))
    assert (found.id, found.name, found.taken) == ("X", "Somebody Else", True)
    assert found.match is not None
    assert str(found) == f"own:a KPi.033, Ri Won Ho, score {found.match.score:.3f}: to be confirmed"


def test_a_match_below_the_threshold_is_told_and_not_taken(tmp_path: Path) -> None:
    (found,) = found_by(tmp_path, [RI], line("X", name="Ri Won Ho"), least=1000)
    assert found.taken is False
    assert str(found).endswith(": not taken, too little alike")


def test_what_the_file_tells_beside_the_name_counts(tmp_path: Path) -> None:
    def points(**more: Any) -> int:
        (found,) = found_by(tmp_path / str(sorted(more)), [RI], line("X", name="Ri Won Ho", **more))
        assert found.match is not None
        return found.match.points

    bare = points()
    assert points(birthDate="1964-07-17") > bare
    assert points(nationality="kp") > bare
    assert points(country="North Korea") > bare
    assert points(nationality="fr") < bare


def test_what_cannot_be_read_beside_the_name_is_left_out(tmp_path: Path) -> None:
    (bare,) = found_by(tmp_path / "a", [RI], line("X", name="Ri Won Ho"))
    (odd,) = found_by(tmp_path / "b", [RI], line("X", name="Ri Won Ho", birthDate="soon", nationality="Atlantis"))
    assert bare.match is not None
    assert odd.match is not None
    assert odd.match.points == bare.match.points


def test_a_number_that_is_the_same_is_enough(tmp_path: Path) -> None:
    vessel = ship("s", "Quiet Harbour", "9074729")
    (found,) = found_by(tmp_path, [vessel], line("X", "Vessel", name="Loud Sea", imoNumber="9074729"), least=999)
    assert found.taken is True
    assert found.match is not None
    assert "number" in {feature.name for feature in found.match.features}


def test_a_reference_of_the_united_nations_is_a_number(tmp_path: Path) -> None:
    edges = graph("KPi.033>A")
    (found,) = matched(edges, {}, screening(tmp_path, [RI]), 999)
    assert (found.id, found.name, found.taken) == ("KPi.033", "", True)


def test_a_referent_is_a_number_too(tmp_path: Path) -> None:
    edges = graph("X>A")
    known = {"X": Holder(id="X", caption="Somebody Else", referents=["KPi.033", "un-sc-17"])}
    (found,) = matched(edges, known, screening(tmp_path, [RI]), 999)
    assert found.match is not None
    assert found.match.entity.id == "KPi.033"


def test_who_is_like_nobody_is_not_told(tmp_path: Path) -> None:
    assert found_by(tmp_path, [RI], line("X", name="Oleksandr Vasylchenko")) == []


def test_a_name_that_cannot_be_asked_for_is_passed_over(tmp_path: Path) -> None:
    odd = line("X", name=["---", "x" * 3000, "Ri\u0007Won", "Ri Won Ho"])
    (found,) = found_by(tmp_path, [RI], odd)
    assert found.match is not None
    assert found.match.entity.id == "KPi.033"


def test_the_nearest_of_several_entries_is_told(tmp_path: Path) -> None:
    near = party("1", "Ri Wom Hoo")
    (found,) = found_by(tmp_path, [near, RI], line("X", name="Ri Won Ho"))
    assert found.match is not None
    assert found.match.entity.id == "KPi.033"


def test_a_holder_without_a_name_is_counted_unless_its_id_is_a_reference() -> None:
    number = Number(kind="other", text="7")
    assert number.country is None
    edges = graph("X>A", "Y>A", "Z>A", "KPi.033>A")
    assert nameless(edges, {"X": Holder(id="X", caption="Ri Won Ho"), "Y": Holder(id="Y")}) == 2
