"""HS codes that point at a list of items: by which day, in which direction, in which words, in every form of an answer."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from detente.decide.decider import Decider
from detente.decide.decision import Decision
from detente.decide.prose import as_prose
from detente.decide.receipt import decode
from detente.desk.desk import Desk
from detente.law.declaration import Corpus, ItemList, ListUpdate
from detente.law.instrument import Goods, Judgement, Measure, Scope
from detente.law.regime import Regime
from detente.transactions.transaction import read_one
from detente.wire.decision import to_wire
from tests.build import DECLARATION, decide, measure, provision, text

URANIUM = Goods(hs=("2844",), basis="mapped")
CHEMICALS = Goods(hs=("28",), basis="mapped")


def update(symbol: str, day: str, *, replaces: bool = False, recalled: bool = False) -> ListUpdate:
    """A later document of the list."""
    reading = "recalled" if recalled else "text"
    since = date.fromisoformat(day)
    return ListUpdate(symbol=symbol, since=since, replaces=replaces, reading=reading, source="here")  # type: ignore[arg-type]


def item_list(*updates: ListUpdate, until: date | None = None) -> ItemList:
    """A list that begins on the first day of 2017."""
    return ItemList(
        id="nuclear",
        symbol="L/1",
        title="nuclear items",
        since=date(2017, 1, 1),
        until=until,
        reading="text",
        source="here",
        updates=updates,
    )


def listed(*, points: tuple[Scope, ...] | None = None) -> Measure:
    """Chemicals out of the target, of which uranium points at the list."""
    given = points if points is not None else (Scope(goods=URANIUM, item_list="nuclear"),)
    judged = Judgement(words="Whether the item is listed", by="each State", points=given)
    chemicals = Scope(activity=("trade",), flow="from-target", goods=CHEMICALS)
    return measure("wmd", scope=(chemicals,), judgement=judged)


def subject(found: ItemList, act: Measure | None = None) -> Decider:
    """What decides under a law of this one measure, in force since 2016."""
    instrument = text("one", "2016-01-01", provision(impose=act or listed()))
    declared = replace(DECLARATION, item_lists=(found,))
    return Decider(Regime(Corpus(regime=declared, instruments=(instrument,))), digest="digest")


def symbols(found: Decision) -> list[str]:
    """The documents that the decision's judgements name."""
    return [each.symbol for note in found.judgements for one in note.item_lists for each in one.documents]


@pytest.mark.parametrize(
    ("day", "hs", "verdict"),
    [
        ("2016-12-31", "284410", "permitted"),
        ("2017-01-01", "284410", "needs-judgement"),
        ("2019-12-31", "284410", "needs-judgement"),
        ("2020-01-01", "284410", "permitted"),
        ("2018-06-01", "280110", "permitted"),
        ("2018-06-01", "2844", "needs-judgement"),
        ("2018-06-01", "28", "undetermined"),
    ],
)
def test_a_code_points_on_the_days_on_which_its_list_is_in_force(day: str, hs: str, verdict: str) -> None:
    found = decide(subject(item_list(until=date(2019, 12, 31))), date=day, hs=hs)
    assert found.verdict == verdict
    assert bool(symbols(found)) is (verdict in ("needs-judgement", "undetermined"))


def test_a_later_document_is_named_from_its_day_on() -> None:
    law = subject(item_list(update("L/2", "2018-01-01"), update("L/3", "2018-03-01")))
    assert symbols(decide(law, date="2017-12-31", hs="284410")) == ["L/1"]
    assert symbols(decide(law, date="2018-02-28", hs="284410")) == ["L/1", "L/2"]
    assert symbols(decide(law, date="2018-03-01", hs="284410")) == ["L/1", "L/2", "L/3"]


def test_a_document_that_replaces_ends_those_before_it() -> None:
    law = subject(item_list(update("L/2", "2018-01-01"), update("L/3", "2018-03-01", replaces=True)))
    assert symbols(decide(law, date="2018-02-28", hs="284410")) == ["L/1", "L/2"]
    assert symbols(decide(law, date="2018-03-01", hs="284410")) == ["L/3"]


def test_goods_beside_the_list_name_no_list_though_a_claimed_end_use_points() -> None:
    points = (Scope(end_use=("military",)), Scope(goods=URANIUM, item_list="nuclear"))
    law = subject(item_list(), listed(points=points))
    other = decide(law, hs="280110", end_use="military")
    assert (other.verdict, symbols(other)) == ("needs-judgement", [])
    both = decide(law, hs="284410", end_use="military")
    assert (both.verdict, symbols(both)) == ("needs-judgement", ["L/1"])


def test_the_other_direction_is_not_in_scope() -> None:
    found = decide(subject(item_list()), from_country="CN", to_country="KP", hs="284410")
    assert (found.verdict, found.judgements) == ("permitted", ())


def test_an_open_day_names_the_documents_of_each_possible_day() -> None:
    law = subject(item_list(update("L/2", "2018-01-01")))
    found = decide(law, date="2017-12-01/2018-01-31", hs="284410")
    assert (found.verdict, symbols(found)) == ("needs-judgement", ["L/1", "L/2"])


def test_every_form_of_the_answer_names_the_list() -> None:
    law = subject(item_list(update("L/2", "2018-01-01", recalled=True)))
    row = read_one({"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "284410"})
    found = law.decide(row)
    assert "By its HS code the item may be on the list of nuclear items (L/1; from memory: L/2)." in as_prose(
        found, row
    )
    shape = msgspec.json.decode(msgspec.json.encode(to_wire(found)))
    documents = [
        {"symbol": "L/1", "since": "2017-01-01", "reading": "text"},
        {"symbol": "L/2", "since": "2018-01-01", "reading": "recalled"},
    ]
    told = [{"id": "nuclear", "title": "nuclear items", "documents": documents}]
    assert shape["judgements"][0]["item_lists"] == shape["reasons"][0]["item_lists"] == told
    again = law.decide(read_one(decode(found.receipt).facts))
    assert symbols(again) == symbols(found)


def test_an_answer_that_no_list_touches_has_no_such_key() -> None:
    shape = msgspec.to_builtins(to_wire(decide(subject(item_list()), hs="280110")))
    assert "item_lists" not in shape["judgements"][0]


@pytest.mark.parametrize("day", ["2006-10-14", "2010-06-01", "2018-06-01", "2024-06-01"])
@pytest.mark.parametrize(
    ("hs", "symbol"),
    [("284410", "S/2006/814"), ("880260", "S/2006/815"), ("281210", "S/2006/8"), ("360300", "S/2006/814")],
)
def test_what_ships_points_in_both_directions_on_every_day(day: str, hs: str, symbol: str) -> None:
    desk = Desk()
    for start, end in (("KP", "SY"), ("SY", "KP")):
        found = desk.decide({"date": day, "from_country": start, "to_country": end, "hs": hs})
        assert any(each.startswith(symbol) for each in symbols(found)), (start, end)


def test_both_directions_have_the_same_points() -> None:
    law = Desk().law(on="2018-01-01")
    one, other = law.measure("wmd-supply"), law.measure("wmd-procurement")
    assert one is not None
    assert other is not None
    assert one.measure.judgement is not None
    assert other.measure.judgement is not None
    assert one.measure.judgement.points == other.measure.judgement.points


def test_a_measure_shows_what_calls_for_its_judgement() -> None:
    found = Desk().measure("dual-use-arms", on="2018-01-01")
    words = {each.part: each.words for each in found.points if each.part in ("end_use", "item_list")}
    assert words["end_use"] == "military, weapons-programme"
    assert "S/2016/1069 from 2016-11-30" in words["item_list"]
    assert Desk().measure("coal-export", on="2018-01-01").points == ()
