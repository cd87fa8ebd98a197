"""Contradictions, and what several documents have, as they go out and as a listing."""

import json

import pytest

from detente.app.listings.agreement import agreement as listing
from detente.review.agreement import Agreement, Conflict, Member, SharedFact
from detente.wire.agreement import agreement
from detente.wire.shape import text


def member(number: int, source: str = "") -> Member:
    return Member(
        id=f"d{number}.e1",
        document=f"d{number}",
        source=source or f"outlet {number}",
        type="event",
        said=f"happened 2019-11-2{number}",
        text=f"words {number}",
    )


CONFLICT = Conflict(kind="day", about="launch: Northland", members=(member(1), member(2)))
SHARED = SharedFact(about="launch: Northland", members=(member(1, "Agency"), member(2, "Agency"), member(3)))
BOTH = Agreement(shared=(SHARED,), conflicts=(CONFLICT,))


def test_a_shared_fact_has_each_source_once() -> None:
    assert SHARED.sources == ("Agency", "outlet 3")


def test_json_has_contradictions_and_what_is_shared() -> None:
    found = json.loads(text(agreement(BOTH)))
    assert list(found) == ["conflicts", "shared"]
    assert [each["said"] for each in found["conflicts"][0]["members"]] == ["happened 2019-11-21", "happened 2019-11-22"]
    assert found["shared"][0]["sources"] == ["Agency", "outlet 3"]
    assert list(found["conflicts"][0]["members"][0]) == ["id", "document", "source", "type", "said", "text"]


def test_nothing_is_two_empty_lists() -> None:
    assert json.loads(text(agreement(Agreement(shared=(), conflicts=())))) == {"conflicts": [], "shared": []}


def test_the_listing_has_a_row_a_side_and_names_its_subject_once() -> None:
    found = listing(BOTH)
    assert [row[0] for row in found.rows] == ["1", "1", "2", "2", "2"]
    assert [row[2] for row in found.rows] == ["launch: Northland", "", "launch: Northland", "", ""]
    assert found.rows[2][1] == "shared, 2 sources"
    assert found.notes == ("1 contradictions; 1 statements or events that several documents have",)


def test_the_listing_may_leave_out_what_is_shared() -> None:
    found = listing(BOTH, shared=False)
    assert [row[1] for row in found.rows] == ["day", "day"]
    assert found.notes == ("1 contradictions; 0 statements or events that several documents have",)


@pytest.mark.parametrize("empty", [Agreement(shared=(), conflicts=())])
def test_a_listing_of_nothing_says_so(empty: Agreement) -> None:
    found = listing(empty)
    assert found.rows == ()
    assert found.notes[0].startswith("0 contradictions")


@pytest.mark.parametrize("kind", ["status", "day", "quantity", "cause", "disputed", "position"])
def test_every_kind_of_contradiction_goes_out_under_its_name(kind: str) -> None:
    conflict = Conflict(kind=kind, about="x", members=(member(1), member(2)))  # type: ignore[arg-type]
    found = Agreement(shared=(), conflicts=(conflict,))
    assert json.loads(text(agreement(found)))["conflicts"][0]["kind"] == kind
    assert listing(found).rows[0][1] == kind
