"""Two states of the law, side by side."""

from datetime import date

from detente.law.compare import compare
from detente.law.instrument import Amendment, Designated, Designation, Targets
from tests.build import exemption, measure, provision, regime, text

FIRST = text("a", "2016-03-02", provision(1, impose=measure()), provision(2, exempt=exemption()))
DAY = date(2018, 1, 1)


def test_the_same_law_differs_in_nothing() -> None:
    law = regime(FIRST).on(DAY)
    found = compare(law, law)
    assert (found.measures, found.exemptions, found.listed, found.delisted) == ((), (), (), ())


def test_a_later_text_adds_and_rewords() -> None:
    later = text(
        "b",
        "2017-08-05",
        provision(8, amend=Amendment(measure="coal", summary="Still no coal.")),
        provision(9, impose=measure("seafood")),
        provision(
            10,
            designate=Designation(group="frozen", summary="One.", members=(Designated(id="KPe.001", kind="entity"),)),
        ),
    )
    subject = regime(FIRST, later)
    found = compare(subject.on(date(2017, 8, 4)), subject.on(DAY))
    assert [(each.id, each.kind) for each in found.measures] == [("coal", "reworded"), ("seafood", "added")]
    assert found.listed == ("KPe.001",)


def test_a_draft_ends_and_suspends() -> None:
    later = text("b", "2017-08-05", provision(9, impose=measure("seafood")))
    draft = text(
        "draft-x",
        "2017-12-01",
        provision(1, lift=Targets(measures=("coal",))),
        provision(2, suspend=Targets(measures=("seafood",), exemptions=("leave",))),
        status="draft",
    )
    subject = regime(FIRST, later, draft)
    found = compare(subject.on(DAY), subject.on(DAY, with_drafts=["draft-x"]))
    assert [(each.id, each.kind) for each in found.measures] == [("coal", "ended"), ("seafood", "suspended")]
    assert [(each.id, each.kind) for each in found.exemptions] == [("leave", "ended")]


def test_what_wakes_is_resumed() -> None:
    pause = text("b", "2017-01-01", provision(1, suspend=Targets(measures=("coal",)), until=date(2017, 6, 30)))
    subject = regime(FIRST, pause)
    found = compare(subject.on(date(2017, 6, 30)), subject.on(date(2017, 7, 1)))
    assert [(each.id, each.kind) for each in found.measures] == [("coal", "resumed")]
