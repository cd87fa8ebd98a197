"""Receipts: both forms, there and back; most of this is refusals."""

import csv
import json
from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final
from zlib import compress

import msgspec
import pytest

from detente.decide.receipt import (
    PREFIX,
    SHORT,
    Receipt,
    Total,
    accepted,
    decode,
    encode,
    finding_digest,
    is_receipt,
    packed,
)
from detente.desk.desk import Desk
from detente.errors import InputError
from detente.law.condition import Finding

FIRST: Final = list(
    csv.DictReader((Path(__file__).with_name("receipts-dt1.csv")).read_text(encoding="utf-8").splitlines())
)
"""Receipts that were given in the first form, with the verdict of each."""
DESK: Final = Desk()
COAL: Final = {"date": "2019-01-31", "from_country": "KP", "to_country": "CN", "hs": "270112"}
GIVEN: Final[list[Any]] = [
    "0.1.0",
    "digest",
    "un-1718",
    {"hs": "270112"},
    ["draft-2019-12-16"],
    None,
    [["oil", "2018-01-01", "bbl", 5.0]],
]
IDENTITY: Final = ["Rupert", "KPi.947", "person", "RUPERT", 900, "un", "un@x", "m", False]


def word(content: object, prefix: str = "dt1.") -> str:
    """A word that holds this, whatever it is."""
    return prefix + urlsafe_b64encode(compress(json.dumps(content).encode())).decode().rstrip("=")


def changed(place: int, given: object) -> list[Any]:
    """A receipt of the first form with another value in one place."""
    return [*GIVEN[:place], given, *GIVEN[place + 1 :]]


@pytest.mark.parametrize("row", FIRST, ids=lambda row: row["id"])
def test_a_receipt_of_the_first_form_replays_to_the_same_decision(row: dict[str, str]) -> None:
    found = DESK.replay(row["receipt"])
    assert found.decision.verdict == row["verdict"]
    assert found.decision.id == row["id"]
    again = DESK.replay(found.decision.receipt)
    assert replace(again.decision, receipt="") == replace(found.decision, receipt="")
    assert msgspec.structs.replace(again.receipt, law="") == msgspec.structs.replace(found.receipt, law="")


def test_a_receipt_of_the_first_form_keeps_its_lists_and_whom_its_names_mean() -> None:
    found = decode(word([*GIVEN, ["un@x"], [IDENTITY]]))
    assert (found.lists, found.identities[0].id, found.identities[0].points) == (("un@x",), "KPi.947", 900)
    assert found.totals == (Total("oil", date(2018, 1, 1), "bbl", 5.0),)


def test_a_new_receipt_names_position_proposal_day_and_the_findings_that_were_used() -> None:
    launch = Finding(
        kind="ballistic-launch", on=date(2020, 1, 2), known_on=date(2020, 2, 3), source="an agency", id="f1"
    )
    later = Finding(kind="ballistic-launch", on=date(2021, 1, 2))
    other = Finding(kind="nuclear-test", on=date(2020, 1, 2))
    findings = (launch,)
    decision = DESK.decide(
        COAL,
        findings=(later, launch, other),
        known_on=date(2021, 1, 1),
        position="coal-freed",
        with_proposals="stepwise-2019",
    )
    assert decision.receipt.startswith("dt2.")
    kept = decode(decision.receipt)
    assert (kept.regime, kept.position, kept.known_on) == ("un-1718", "coal-freed", date(2021, 1, 1))
    assert kept.with_proposals == ("stepwise-2019",)
    assert kept.findings == (accepted(launch),)
    assert kept.findings[0].digest == finding_digest(launch) != finding_digest(later)
    assert (decision.regime, decision.position, decision.known_on, decision.findings) == (
        "un-1718",
        "coal-freed",
        date(2021, 1, 1),
        findings,
    )
    assert DESK.replay(decision.receipt).decision == decision


def test_a_receipt_that_a_terminal_broke_into_lines_is_read() -> None:
    made = DESK.decide(COAL).receipt
    assert decode(f" {made[:40]}\n  {made[40:]}\n") == decode(made)


def test_what_is_empty_takes_no_room() -> None:
    plain = Receipt("1", "2", "3", {})
    assert msgspec.json.decode(msgspec.json.encode(plain)) == {"engine": "1", "law": "2", "regime": "3", "facts": {}}


@pytest.mark.parametrize(
    ("text", "is_one"), [("dt1.x", True), ("dt2.x", True), (" dt2.x", True), ("dt3.x", False), ("coal-3", False)]
)
def test_what_begins_as_a_receipt_does(text: str, is_one: bool) -> None:
    assert is_receipt(text) is is_one


WRONG: Final[list[Any]] = [
    None, 7, "x", [], {}, GIVEN[:6], [*GIVEN, 1], [*GIVEN, [], [], 1], [GIVEN],
    *(changed(place, given) for place in range(7) for given in (7, [7], {"x": 7}, [["x"]], True)),
    changed(3, {"hs": 27}), changed(3, {"hs": None}), changed(6, [["oil", "94911-01-01", "bbl", 1]]), changed(6, [["oil", "2018-01-01", "ounce", 1]]),
    changed(6, [["oil", "2018-01-01", "bbl", -1]]), changed(6, [["oil", "2018-01-01", "bbl"]]), changed(6, [["oil", "2018-01-01", "bbl", "1"]]),
    [*GIVEN, ["un@x"], [IDENTITY[:8]]], [*GIVEN, ["un@x"], [[*IDENTITY[:2], "ghost", *IDENTITY[3:]]]], [*GIVEN, ["un@x"], [[*IDENTITY[:4], "9", *IDENTITY[5:]]]],
]  # fmt: skip
KEYED: Final = {"engine": "0.1.0", "law": "d", "regime": "un-1718", "facts": {"hs": "270112"}}
WRONG_NOW: Final[list[Any]] = [
    GIVEN, {}, {**KEYED, "facts": []}, {**KEYED, "x": 1}, {**KEYED, "findings": [{"kind": "x"}]}, {**KEYED, "findings": [{"kind": "x", "on": "soon"}]},
    {**KEYED, "known_on": "0000-00-00"}, {**KEYED, "known_on": 7}, {**KEYED, "with_drafts": "x"}, {**KEYED, "position": ["x"]}, {**KEYED, "identities": [IDENTITY]},
    {**KEYED, "totals": {}}, {**KEYED, "lists": None}, {**KEYED, "engine": None},
]  # fmt: skip


@pytest.mark.parametrize("content", WRONG, ids=lambda given: json.dumps(given)[:60])
def test_other_types_in_the_first_form_are_refused(content: object) -> None:
    with pytest.raises(InputError, match="this is not a whole receipt"):
        decode(word(content))


@pytest.mark.parametrize("content", WRONG_NOW, ids=lambda given: json.dumps(given)[:60])
def test_other_types_in_the_form_of_today_are_refused(content: object) -> None:
    with pytest.raises(InputError, match="this is not a whole receipt"):
        decode(word(content, "dt2."))


@pytest.mark.parametrize("prefix", ["dt1.", "dt2."])
@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"facts":' * 100_000, b"\xff", b"[1e999]", b'["\\ud800"]'])
def test_deep_nesting_and_broken_text_are_refused(prefix: str, content: bytes) -> None:
    with pytest.raises(InputError, match="this is not a whole receipt"):
        decode(prefix + urlsafe_b64encode(compress(content)).decode())


def test_what_stands_behind_the_packed_part_or_between_its_letters_is_refused() -> None:
    made = DESK.decide(COAL).receipt
    packed = urlsafe_b64encode(compress(b"[]") + b"more").decode()
    for each in (
        f"dt1.{packed}",
        made[:30] + "*" + made[30:],
        made[:-4],
        made[:20] + made[24:],
        f"dt3.{made[4:]}",
        "dt2." + "A" * 2_000_000,
    ):
        with pytest.raises(InputError, match="this is not a whole receipt"):
            decode(each)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"regime": "ruritania"}, "no regime is called 'ruritania'"),
        ({"position": "odd"}, "no position is called 'odd'"),
        ({"with_drafts": ("odd",)}, "no draft is called 'odd'"),
        ({"facts": {"hs": "99"}}, "hs '99' is a code of a State's own"),
        ({"facts": {"ghost": "1", "hs": "x"}}, "2 cells cannot be read"),
    ],
)
def test_a_receipt_that_the_law_at_hand_cannot_replay_is_refused_with_the_reason(
    change: dict[str, Any], reason: str
) -> None:
    kept = msgspec.structs.replace(decode(DESK.decide(COAL).receipt), **change)
    with pytest.raises(InputError, match="this is not a whole receipt of the law at hand: ") as caught:
        DESK.replay(encode(kept))
    assert reason in caught.value.what


def letters(count: int) -> bytes:
    """So many bytes, some of which repeat."""
    return (b"".join(b"%x%d" % (number * 7919 % 251, number) for number in range(SHORT)) + b"KP to CN; " * SHORT)[
        -count - 5 * SHORT :
    ][:count]


@pytest.mark.parametrize("size", [0, 1, 240, SHORT - 1, SHORT, SHORT + 1, 5 * SHORT])
def test_a_receipt_of_any_length_has_the_bytes_of_the_usual_compression(size: int) -> None:
    content = letters(size)
    assert len(content) == size
    assert packed(content) == PREFIX + urlsafe_b64encode(compress(content, 9)).decode().rstrip("=")


def test_a_receipt_of_much_text_is_read_again() -> None:
    long = Receipt(engine="1", law="x", regime="r", facts={"parties": "; ".join(f"Name {n}" for n in range(500))})
    assert decode(encode(long)) == long
