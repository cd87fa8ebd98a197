"""The evidence that persons accepted, as a plan takes it."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from detente import Desk
from detente.desk.heard import missile_class

AT: Final = datetime(2020, 3, 4, tzinfo=UTC)
WHO: Final[dict[str, Any]] = {"by": "reviewer-1", "because": "as reported", "at": AT}
TEXT: Final = "Two missiles flew 380 kilometres. The envoy said that talks would go on."
DOCUMENT: Final = {
    "type": "document",
    "id": "6818e028956b",
    "digest": "6818e028956bb7480eddb25220a3be0c91f20f66c53e091aabfeca9b6f38ef6a",
    "text": TEXT,
    "extractor": "text 1",
    "published": {"from": "2020-03-03", "to": "2020-03-03", "basis": "dateline"},
    "agency": "An Agency",
}
STATEMENT: Final = {
    "type": "statement",
    "id": "6818e028956b.s1",
    "document": "6818e028956b",
    "speaker": {"name": "", "for": "Northland", "text": "The envoy", "spans": [[34, 43]]},
    "content": {"text": "that talks would go on", "spans": [[49, 71]]},
    "said_on": None,
    "spans": [[34, 72]],
}
EVENT: Final = {
    "type": "event",
    "id": "6818e028956b.e1",
    "document": "6818e028956b",
    "kind": "launch",
    "status": "happened",
    "when": {"from": "2020-02-21", "to": "2020-02-29"},
    "actors": [{"name": "Northland", "role": "agent"}],
    "quantities": [{"what": "range", "value": 380, "unit": "km", "written": "380 kilometres"}],
    "spans": [[0, 33]],
}


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    """A ledger with one document, a statement and an event."""
    made = Desk(home=tmp_path).ledger()
    made.keep([DOCUMENT, STATEMENT, EVENT], "a report", by="monitor-1", at=AT)
    return made


def test_what_nobody_accepted_is_not_heard(ledger: Any) -> None:
    assert ledger.heard() == ()


def test_where_there_is_no_ledger_nothing_is_heard(tmp_path: Path) -> None:
    assert Desk(home=tmp_path / "none").ledger().heard() == ()


def test_a_statement_is_heard_with_its_party_its_source_and_the_day_of_its_document(ledger: Any) -> None:
    ledger.accept("6818e028956b.s1", **WHO)
    (heard,) = ledger.heard()
    assert (heard.speaker, heard.text, heard.source) == ("Northland", "that talks would go on", "An Agency")
    assert (heard.first, heard.last) == (date(2020, 3, 3), date(2020, 3, 3))


def test_an_event_is_heard_with_the_day_and_the_reason_of_the_person(ledger: Any) -> None:
    ledger.accept("6818e028956b.e1", on="2020-02-28", **WHO)
    (heard,) = ledger.heard()
    assert (heard.day, heard.accepted_because, heard.last) == (date(2020, 2, 28), "as reported", date(2020, 2, 29))
    assert [(each.name, each.role) for each in heard.actors] == [("Northland", "agent")]


def test_a_link_to_a_commitment_is_heard_until_it_is_withdrawn(ledger: Any) -> None:
    ledger.accept("6818e028956b.s1", **WHO)
    made = ledger.link("6818e028956b.s1", "claims-performed", "ours/halt", **WHO)
    assert [(each.relation, each.commitment) for each in ledger.heard()[0].links] == [("claims-performed", "ours/halt")]
    ledger.unlink(made.link.id, **WHO)
    assert ledger.heard()[0].links == ()


def test_what_was_rejected_or_withdrawn_is_not_heard(ledger: Any) -> None:
    ledger.reject("6818e028956b.s1", **WHO)
    ledger.accept("6818e028956b.e1", on="2020-02-28", **WHO)
    ledger.withdraw("6818e028956b.e1", **WHO)
    assert ledger.heard() == ()


def test_what_was_accepted_later_is_not_heard_by_what_was_known(ledger: Any) -> None:
    ledger.accept("6818e028956b.s1", **WHO)
    assert ledger.heard("2020-03-03") == ()
    assert len(ledger.heard("2020-03-04")) == 1


def quantity(what: str, value: object, unit: str = "km") -> dict[str, object]:
    """A quantity as a reader writes it."""
    return {"what": what, "value": value, "unit": unit}


@pytest.mark.parametrize(
    ("quantities", "of_class"),
    [
        ([quantity("range", 380), quantity("apogee", 97)], "short"),
        ([quantity("range", 236, "miles"), quantity("apogee", 97)], "short"),
        ([quantity("range", 950), quantity("apogee", 4475)], "long"),
        ([quantity("range", 380)], ""),
        ([quantity("range", 380), quantity("apogee", 0)], ""),
        ([quantity("range", "far"), quantity("apogee", 97)], ""),
        ([], ""),
    ],
)
def test_the_class_of_a_launch_follows_from_range_and_apogee_or_is_not_known(
    quantities: list[dict[str, object]], of_class: str
) -> None:
    assert missile_class({"quantities": quantities}) == of_class
