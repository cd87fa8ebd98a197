"""The law as it goes out: what stands in it, in which order, and that the promised form is kept."""

import json
from collections import Counter
from datetime import date

import msgspec
import pytest

from detente.desk.desk import Desk
from detente.wire import law as wire
from detente.wire.shape import Shape, schema, text

DAY = date(2019, 12, 26)
DRAFT = ["draft-2019-12-16"]
WORDS = ["instrument", "paragraph", "source", "citation", "reading", "numbering", "note", "since", "until"]


@pytest.mark.parametrize("day", [date(2006, 1, 1), date(2006, 10, 14), date(2017, 8, 6), DAY])
def test_the_law_of_a_day_reads_again_as_its_shape(day: date) -> None:
    law = Desk().law(on=day)
    made = wire.to_wire(law)
    assert msgspec.json.decode(text(made), type=wire.LawShape) == made
    assert (made.regime, made.day) == ("un-1718", day)
    assert [each.id for each in made.measures] == [each.id for each in law.measures]
    assert [each.id for each in made.exemptions] == [each.id for each in law.exemptions]
    assert made.listed == Counter(each.group for each in law.listings)


def test_a_measure_stands_with_its_kind_its_paragraph_and_its_days() -> None:
    kinds = {each.id: each.kind for each in wire.to_wire(Desk().law(on=DAY)).measures}
    assert set(kinds.values()) == {"ban", "cap", "judgement"}
    made = json.loads(text(wire.to_wire(Desk().law(on=DAY))))
    parts = ["regime", "day", "measures", "suspended", "exemptions", "statements", "listed"]
    assert list(made) == [*parts, "interpretations", "reporting", "notes"]
    assert list(made["measures"][0])[-len(WORDS) :] == WORDS
    assert list(made["exemptions"][0])[-len(WORDS) :] == WORDS
    assert list(made["statements"][0]) == ["id", "kind", "summary", "on", "due", *WORDS]
    assert made["measures"][0]["until"] is None


def test_what_a_draft_would_change_reads_again_as_its_shape() -> None:
    found = Desk().difference(on=DAY, with_drafts=DRAFT)
    made = wire.difference(found)
    assert msgspec.json.decode(text(made), type=wire.LawDifferenceShape) == made
    assert {each.change for each in made.measures} == {each.kind for each in found.measures}
    ended = next(each for each in made.measures if each.change in ("ended", "suspended"))
    assert ended.before is not None
    assert ended.after is None


def test_the_texts_of_a_regime_read_again_as_their_shape() -> None:
    made = wire.texts(Desk().instruments(), Desk().regime().corpus.regime)
    assert msgspec.json.decode(text(made), type=list[wire.TextShape]) == made
    assert {each.status for each in made} >= {"adopted", "draft"}
    assert any(each.vote == (15, 0, 0) for each in made)


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (wire.LawShape, {"regime": "un-1718", "day": "soon"}),
        (wire.LawDifferenceShape, {"before": "2019-01-01"}),
        (wire.TextShape, {"id": "2371", "vote": [15, 0]}),
        (wire.MeasureShape, {"id": "coal", "kind": "rule"}),
    ],
)
def test_what_has_another_form_is_no_law(kind: type[Shape], given: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json.dumps(given), type=kind)


def test_the_schema_says_which_days_are_days_and_what_may_be_null() -> None:
    found = schema(wire.LawShape)["$defs"]["MeasureShape"]["properties"]
    assert found["since"] == {"type": "string", "format": "date"}
    assert {"type": "null"} in found["until"]["anyOf"]
    assert found["kind"] == {"enum": ["ban", "cap", "judgement"]}


@pytest.mark.parametrize("day", ["2008-01-01", "2015-01-01", "2024-04-30", "2024-05-01", "2026-12-01"])
def test_who_reports_reads_again_as_its_shape(day: str) -> None:
    made = wire.to_wire(Desk().law(on=day))
    assert msgspec.json.decode(text(made), type=wire.LawShape) == made


def test_a_mandate_has_its_last_day_as_it_was_known_then() -> None:
    (panel,) = json.loads(text(wire.to_wire(Desk().law(on="2015-01-01"))))["reporting"]["mandates"]
    assert (panel["who"], panel["citation"]) == ("the Panel of Experts", "1874 ¶26")
    assert (panel["until"], panel["extended_by"]) == ("2015-04-05", "2141 ¶1")


def test_an_interpretation_says_that_it_does_not_bind() -> None:
    found = json.loads(text(wire.to_wire(Desk().law(on="2021-01-01"))))["interpretations"]
    assert {each["binding"] for each in found} == {False}
    assert {each["on"] <= "2021-01-01" for each in found} == {True}
    assert all(each["source"].startswith("http") and each["by"] for each in found)


def test_a_statement_says_where_it_is_a_duty_beside_transactions() -> None:
    found = {each["id"]: each for each in json.loads(text(wire.to_wire(Desk().law(on=DAY))))["statements"]}
    assert (found["crude-reports"]["days"], found["crude-reports"]["beside_transactions"]) == (90, True)
    assert "beside_transactions" not in found["vessel-information"]
    assert "days" not in found["vessel-information"]
