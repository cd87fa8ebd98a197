"""What several documents share, and where they contradict each other."""

import json
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest

from detente.ledger.ledger import Ledger
from detente.review import judging, keeping, proposals
from detente.review.agreement import Agreement, agreement
from detente.store.store import Store
from tests.review.evidence import NOW, person

LAUNCH = "North Korea launched two missiles that flew 380 km."


def put(ledger: Ledger, name: str, *found: dict[str, Any], agency: str = "", outlet: str = "") -> str:
    """A document with proposals, each with the words of the whole document; returns its id."""
    text = f"{LAUNCH} ({name})"
    digest = sha256(text.encode()).hexdigest()
    lines: list[dict[str, Any]] = [
        {"type": "document", "id": digest[:12], "digest": digest, "text": text, "agency": agency, "outlet": outlet}
    ]
    for number, each in enumerate(found, 1):
        letter = each["type"][0]
        lines.append({"id": f"{digest[:12]}.{letter}{number}", "document": digest[:12], "spans": [[0, 11]], **each})
    raw = b"".join(json.dumps(each).encode() + b"\n" for each in lines)
    kept = keeping.keep(ledger, proposals.read(BytesIO(raw), name), by="a", at=NOW)
    assert kept.issues == ()
    return digest[:12]


def launch(first: str, last: str | None = None, status: str = "happened", **more: Any) -> dict[str, Any]:
    actors = [{"name": "North Korea", "role": "agent"}]
    days = {"from": first, "to": last or first}
    return {"type": "event", "kind": "launch", "status": status, "when": days, "actors": actors, **more}


def said(name: str, text: str, **more: Any) -> dict[str, Any]:
    return {"type": "statement", "speaker": {"name": name}, "content": {"text": text, "kind": "indirect"}, **more}


def flew(value: float, unit: str = "km", *, approximate: bool = False) -> list[dict[str, Any]]:
    return [{"what": "range", "value": value, "unit": unit, "written": f"{value} {unit}", "approximate": approximate}]


def compared(store: Store, *documents: tuple[dict[str, Any], ...], agencies: tuple[str, ...] = ()) -> Agreement:
    ledger = Ledger(store)
    for number, found in enumerate(documents):
        put(ledger, f"d{number}", *found, agency=agencies[number] if agencies else "", outlet=f"outlet {number}")
    with ledger.reading() as view:
        return agreement(view)


def test_one_event_of_two_documents_has_two_sources(store: Store) -> None:
    found = compared(store, (launch("2019-11-28"),), (launch("2019-11-21", "2019-11-30"),))
    (fact,) = found.shared
    assert (fact.about, fact.sources) == ("launch: North Korea", ("outlet 0", "outlet 1"))
    assert [each.said for each in fact.members] == ["happened 2019-11-28", "happened 2019-11-21 to 2019-11-30"]
    assert found.conflicts == ()


def test_two_outlets_with_one_agency_are_one_source(store: Store) -> None:
    found = compared(store, (launch("2019-11-28"),), (launch("2019-11-28"),), agencies=("Sputnik", "Sputnik"))
    assert found.shared[0].sources == ("Sputnik",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (launch("2019-11-28"), launch("2019-12-28")),
        (launch("2019-11-28"), launch("2019-11-28", status="possible")),
        (launch("2019-11-28"), {**launch("2019-11-28"), "kind": "nuclear-test"}),
        (launch("2019-11-28"), {**launch("2019-11-28"), "actors": [{"name": "Iran", "role": "agent"}]}),
        (launch("2019-11-28"), {**launch("2019-11-28"), "when": None}),
        (said("A. Berg", "talks will go on"), said("B. Dahl", "talks will go on")),
        (said("A. Berg", "talks will go on"), said("A. Berg", "sanctions harm civilians and nobody else")),
    ],
)  # fmt: skip
def test_what_is_not_one_thing_is_not_joined(store: Store, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert compared(store, (one,), (other,)).shared == ()


def test_two_days_of_one_event_stand_side_by_side(store: Store) -> None:
    found = compared(store, (launch("2019-11-28"),), (launch("2019-11-29"),))
    (conflict,) = found.conflicts
    assert (conflict.kind, [each.said for each in conflict.members]) == (
        "day",
        ["happened 2019-11-28", "happened 2019-11-29"],
    )


def test_what_one_says_happened_and_another_denies_is_a_conflict(store: Store) -> None:
    (conflict,) = compared(store, (launch("2019-11-28"),), (launch("2019-11-28", status="denied"),)).conflicts
    assert conflict.kind == "status"


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        (flew(380), flew(450), True),
        (flew(380), flew(385), False),
        (flew(380), flew(236, "miles"), False),
        (flew(380, approximate=True), flew(410), False),
        (flew(380, approximate=True), flew(450), True),
        (flew(380), [{**flew(97)[0], "what": "apogee"}], False),
    ],
)
def test_quantities_contradict_beyond_rounding(store: Store, one: Any, other: Any, contradict: bool) -> None:
    found = compared(store, (launch("2019-11-28", quantities=one),), (launch("2019-11-28", quantities=other),))
    assert [each.kind for each in found.conflicts] == (["quantity"] if contradict else [])


def test_causes_of_different_speakers_stand_side_by_side(store: Store) -> None:
    given = [{"text": "North Korea", "spans": [[0, 11]], "according_to": ""}]
    other = [{"text": "North Korea", "spans": [[0, 11]], "according_to": "x.s1"}]
    found = compared(store, (launch("2019-11-28", because=given),), (launch("2019-11-28", because=other),))
    assert [each.kind for each in found.conflicts] == ["cause"]
    assert [each.said for each in found.conflicts[0].members] == ["North Korea (the document)", "North Korea (x.s1)"]


def test_a_statement_that_disputes_another_stands_beside_it(store: Store) -> None:
    ledger = Ledger(store)
    document = sha256(f"{LAUNCH} (d)".encode()).hexdigest()[:12]
    disputing = said("B. Dahl", "the talks were good", answers=f"{document}.s1", disputes=True)
    put(ledger, "d", said("A. Berg", "the talks failed"), disputing)
    with ledger.reading() as view:
        (conflict,) = agreement(view).conflicts
    assert (conflict.kind, conflict.about) == ("disputed", "B. Dahl disputes A. Berg")


def test_an_answer_that_disputes_nothing_is_no_conflict(store: Store) -> None:
    ledger = Ledger(store)
    document = sha256(f"{LAUNCH} (d)".encode()).hexdigest()[:12]
    put(
        ledger,
        "d",
        said("A. Berg", "the talks failed"),
        said("B. Dahl", "I heard", answers=f"{document}.s1", disputes=False),
    )
    with ledger.reading() as view:
        assert agreement(view).conflicts == ()


def test_holders_with_different_answers_stand_side_by_side(store: Store) -> None:
    base = {"type": "position", "question": "relief", "text": "North Korea"}
    one, other = {**base, "answer": "before", "holder": "Russia"}, {**base, "answer": "after", "holder": "Japan"}
    (conflict,) = compared(store, (one,), (other,)).conflicts
    assert (conflict.about, [each.said for each in conflict.members]) == ("relief", ["Russia: before", "Japan: after"])
    assert compared(store, (one, one)).conflicts != ()


def test_holders_who_agree_are_no_conflict(store: Store) -> None:
    base = {"type": "position", "question": "relief", "text": "North Korea", "answer": "before"}
    assert compared(store, ({**base, "holder": "Russia"},), ({**base, "holder": "China"},)).conflicts == ()


def test_what_was_rejected_is_left_out(store: Store) -> None:
    ledger = Ledger(store)
    put(ledger, "d0", launch("2019-11-28"))
    other = put(ledger, "d1", launch("2019-11-29"))
    judging.reject(ledger, f"{other}.e1", person())
    with ledger.reading() as view:
        assert agreement(view) == Agreement(shared=(), conflicts=())


def test_one_statement_of_two_documents_is_shared_whatever_the_order_of_its_words(store: Store) -> None:
    one = said("A. Berg", "that the talks between the sides will go on in spring")
    other = said("A. Berg", "in spring the talks between the sides will go on")
    (fact,) = compared(store, (one,), (other,)).shared
    assert fact.about == "statement of A. Berg"


def test_statements_on_days_that_contradict_are_two(store: Store) -> None:
    one = said("A. Berg", "talks will go on", said_on={"from": "2019-12-01", "to": "2019-12-01"})
    other = said("A. Berg", "talks will go on", said_on={"from": "2019-12-09", "to": "2019-12-09"})
    assert compared(store, (one,), (other,)).shared == ()
