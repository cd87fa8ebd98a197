"""Every listed name as it stands."""

from detente.parties.entity import Entity, Name
from detente.validation.exact import exact, listed_names
from detente.validation.related_parties import RelatedParties
from detente.validation.variant import ListedParty
from tests.validation.build import party, terms

WHO = party("Osvaldo BRENTANO", "Осва́льдо Брентано", "Osvaldo BRENTANO", id_="A")
OTHER = party("Klaus WEBER", id_="B", list_="two")


def test_every_name_is_asked_once_weak_ones_too() -> None:
    weak = ListedParty(
        list="one", entity=Entity(id="A", kind="person", names=(Name(text="X"), Name(text="Y", quality="weak")))
    )
    assert [each.text for each in listed_names([WHO, weak])] == ["Osvaldo BRENTANO", "Осва́льдо Брентано", "X", "Y"]


def test_a_name_that_is_not_found_is_counted_as_missed() -> None:
    found = exact(
        [WHO, OTHER],
        RelatedParties([WHO, OTHER]),
        terms({"Osvaldo BRENTANO": [(WHO, 990)], "Klaus WEBER": [(WHO, 800)]}),
    )
    assert (found.whole.asked, found.whole.found, found.whole.wrong) == (3, 1, 1)
    assert {each.name: (each.asked, each.found) for each in found.by_list} == {"one": (2, 1), "two": (1, 0)}
    assert {each.name: (each.asked, each.found) for each in found.by_script} == {"Latin": (2, 1), "Cyrillic": (1, 0)}
    gaps = {gap.name: [each.case.text for each in gap.misses] for gap in found.gaps}
    assert gaps == {"one": ["Осва́льдо Брентано"], "two": ["Klaus WEBER"]}


def test_all_found_leaves_no_gap() -> None:
    found = exact([OTHER], RelatedParties([OTHER]), terms({"Klaus WEBER": [(OTHER, 990)]}))
    assert found.whole.recall == 1
    assert found.gaps == ()
