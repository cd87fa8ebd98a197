"""What a provision does, in a sentence, for every act of the language."""

from datetime import date
from typing import Any

import pytest

from detente.law.instrument import (
    ACTS,
    Amendment,
    Delisting,
    Designated,
    Designation,
    Extension,
    Interpretation,
    Provision,
    Statement,
    Targets,
)
from detente.law.provisions import SENTENCES, directions, does, limits, subjects
from tests.build import cap, exemption, measure, provision, scope

MEMBER = Designated(id="KPe.001", kind="entity")
DOES: list[tuple[dict[str, Any], str, tuple[str, ...]]] = [
    ({"impose": measure()}, "Imposes coal: No coal.", ("coal",)),
    ({"impose": measure(cap=cap(500, "bbl", (90, "t")))}, "Imposes coal: No coal. Cap: 500 bbl or 90 t.", ("coal",)),
    ({"amend": Amendment(measure="coal")}, "Amends coal.", ("coal",)),
    (
        {"amend": Amendment(measure="coal", summary="Less.", becomes="ban", ends_exemptions=("aid",))},
        "Amends coal: Less. It becomes a ban. Ends the exemptions aid.",
        ("coal",),
    ),
    ({"exempt": exemption()}, "Exempts (approval) leave: Leave: leave.", ("leave",)),
    ({"suspend": Targets(measures=("coal", "iron"))}, "Suspends coal, iron.", ("coal", "iron")),
    ({"lift": Targets(measures=("coal",), beneath="revives")}, "Lifts coal. The earlier words apply again.", ("coal",)),
    (
        {"lift": Targets(measures=("coal",), beneath="stays-lifted")},
        "Lifts coal. What it replaced stays lifted too.",
        ("coal",),
    ),
    ({"reinstate": Targets(exemptions=("leave",))}, "Reinstates leave.", ("leave",)),
    ({"extend": Extension(id="panel", until=date(2025, 4, 30))}, "Extends panel until 2025-04-30.", ("panel",)),
    (
        {"extend": Extension(ids=("freeze", "travel"), until=date(2025, 4, 30))},
        "Extends freeze, travel until 2025-04-30.",
        ("freeze", "travel"),
    ),
    (
        {"designate": Designation(group="frozen", summary="One.", members=(MEMBER,))},
        "Designates 1 party (frozen): One.",
        ("frozen",),
    ),
    (
        {"designate": Designation(group="frozen", summary="Some.")},
        "Designates parties that the corpus does not name (frozen): Some.",
        ("frozen",),
    ),
    ({"delist": Delisting(group="frozen", members=("KPe.001",))}, "Delists KPe.001 (frozen).", ("frozen",)),
    (
        {"state": Statement(id="talks", kind="political", summary="Talks.", on="all", due=date(2020, 1, 1))},
        "States (political, addressed to all) talks: Talks. Due 2020-01-01.",
        ("talks",),
    ),
    (
        {"state": Statement(id="reports", kind="report", summary="Report.", on="all", days=30, scope=(scope(),))},
        "States (report, addressed to all) reports: Report. Days: 30. Named as a duty beside the transactions in its scope.",
        ("reports",),
    ),
    (
        {"interpret": Interpretation(id="v", of=("coal",), by="the Panel", says="All coal.", on=date(2018, 1, 1))},
        "Interprets coal (the Panel, 2018-01-01; not binding) v: All coal.",
        ("v", "coal"),
    ),
]


@pytest.mark.parametrize(("act", "sentence", "ids"), DOES)
def test_an_act_is_a_sentence_with_the_ids_that_it_is_about(
    act: dict[str, Any], sentence: str, ids: tuple[str, ...]
) -> None:
    made = provision(1, **act)
    assert (does(made), subjects(made)) == (sentence, ids)


def test_every_act_of_the_language_has_a_sentence() -> None:
    assert set(SENTENCES) == set(ACTS) == {name for act, _, _ in DOES for name in act}


def test_a_provision_without_an_act_has_no_sentence() -> None:
    with pytest.raises(StopIteration):
        does(Provision(paragraph="1", reading="text"))


def test_the_directions_of_a_no_objection_have_its_period() -> None:
    silent = exemption(kind="no-objection", working_days=5)
    assert (
        directions(silent)
        == "It applies unless the receiver of the notice objects within 5 working days of the notice."
    )
    told = exemption(kind="no-objection", working_days=10, by="the Board", how="Tell the Board.")
    assert (
        directions(told) == "Tell the Board. It applies unless the Board objects within 10 working days of the notice."
    )
    assert does(provision(1, exempt=told)) == "Exempts (no-objection, 10 working days) leave: Leave: leave."


def test_the_directions_of_another_exemption_are_its_own_words() -> None:
    assert directions(exemption(how="Ask.")) == "Ask."
    assert directions(exemption()) is None


def test_limits_are_written_with_their_units() -> None:
    assert limits(cap(0.5, "t")) == "0.5 t"
    assert limits(cap(4_000_000, "bbl")) == "4,000,000 bbl"
