"""What `detente party` gives as JSON: real answers of the desk, of the shape that the schema promises."""

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from detente.desk.desk import Desk
from detente.desk.source import ListChoice
from detente.parties.screening import hits
from detente.parties.screening.query import query
from detente.wire import parties as shapes
from detente.wire.parties import AnswerShape, HitShape, OwnershipShape
from tests.wire.whole import comes_back

OWNERS = Path(__file__).parents[2] / "examples" / "owners.jsonl"
WHICH = ListChoice(today=date(2026, 11, 29))


def answer(name: str, **more: str) -> AnswerShape:
    return shapes.answer(Desk().screen(query(name, **more), WHICH, limit=1, threshold=0.5))


def test_matches_with_their_features_and_what_follows() -> None:
    found = comes_back(answer("Ri Won Ho", born="1964-07-17"), AnswerShape)
    (match,) = found["matches"]
    assert match["score"] == match["points"] / 1000
    assert match["points"] == sum(each["points"] for each in match["features"])
    assert [each["score"] for each in match["features"]] == [each["points"] / 1000 for each in match["features"]]
    assert (match["party"], match["matched"]) == (match["entity"]["name"], match["name"])
    assert match["reference"] == match["entity"]["id"] == "KPi.033"
    assert {each["measure"] for each in match["follows"]} >= {"asset-freeze"}
    assert (found["threshold"], found["on"], found["hidden"] > 0) == (0.5, None, False)
    assert found["consulted"][0]["day"] <= "2026-11-29"


def test_nobody_is_found() -> None:
    found = comes_back(answer("Anneliese Baumgartner", schema="person"), AnswerShape)
    assert found["query"]["kind"] == "person"
    assert found["query"]["born"] is None


def test_a_hit_is_a_line_as_files_of_hits_have_it(tmp_path: Path) -> None:
    customers = tmp_path / "customers.csv"
    customers.write_text("id,name\n7,Ri Won Ho\n8,리원호\n", encoding="utf-8")
    with Desk().screening_file(customers, WHICH) as run:
        found = list(run.hits())
    assert found
    for each in found:
        assert shapes.line(each) == hits.line(each)
        assert msgspec.json.decode(shapes.line(each), type=HitShape) == shapes.hit(each)
        comes_back(shapes.hit(each), HitShape)


def test_ownership_with_the_lists_that_holders_were_matched_with() -> None:
    found = comes_back(shapes.owned(Desk().owned(OWNERS, WHICH)), OwnershipShape)
    assert [each["match"]["reference"] for each in found["listed"]] == ["KPe.003"]
    assert {"consulted", "lacking"} <= found.keys()
    kinds = {link["kind"] for each in found["reached"] for link in each["links"]}
    assert kinds <= {"ownership", "control"}
    assert kinds


def test_ownership_of_those_whom_the_user_names_has_no_lists_and_no_matches() -> None:
    found = comes_back(shapes.owned(Desk().owned(OWNERS, WHICH, listed=["tanchon"], rule="un")), OwnershipShape)
    assert list(found) == ["rule", "listed", "reached"]
    assert found["listed"] == [{"id": "tanchon", "name": "Tanchon Commercial Bank", "taken": True}]


@pytest.mark.parametrize("key", ["score", "features", "entity"])
def test_a_match_that_lacks_a_key_is_refused(key: str) -> None:
    told = json.loads(msgspec.json.encode(answer("Ri Won Ho")))
    del told["matches"][0][key]
    with pytest.raises(msgspec.ValidationError, match=f"missing required field `{key}`"):
        msgspec.json.decode(json.dumps(told), type=AnswerShape)
