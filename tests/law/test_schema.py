"""The JSON Schema of an instrument's file."""

from detente.law.instrument import ACTS
from detente.law.schema import DIALECT, schema


def test_it_is_a_schema_of_an_instrument() -> None:
    made = schema()
    assert made["$schema"] == DIALECT
    assert {"id", "symbol", "date", "status", "provisions"} <= set(made["properties"])
    assert made["additionalProperties"] is False


def test_each_act_is_a_key_of_a_provision() -> None:
    provision = schema()["$defs"]["Provision"]
    assert set(ACTS) <= set(provision["properties"])
    assert provision["required"] == ["paragraph"], "reading is that of the instrument where it is left out"


def test_words_are_enumerated() -> None:
    text = str(schema())
    for word in ("from-target", "carve-out", "stays-lifted"):
        assert word in text


def test_the_shared_words_that_a_regime_may_add_to_are_proposed_and_not_prescribed() -> None:
    types = schema()["$defs"]
    purpose, use = types["Measure"]["properties"]["purpose"], types["Scope"]["properties"]["end_use"]["items"]
    assert "weapons" in purpose["examples"]
    assert "humanitarian" in use["examples"]
    assert "person" in types["Designated"]["properties"]["kind"]["examples"]
    assert "enum" not in purpose
    assert "enum" not in use


def test_a_regime_has_a_schema_of_its_own() -> None:
    made = schema("regime")
    assert {"id", "target", "lists", "groups", "decided_by", "references"} <= set(made["properties"])
    assert set(made["required"]) == {"id", "title", "authority"}
