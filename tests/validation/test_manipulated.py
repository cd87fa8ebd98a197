"""The changed names of a list: which are asked, and how they are counted."""

from collections import Counter

import pytest

from detente.errors import UsageError
from detente.parties.entity import Entity, Name
from detente.validation.families import FAMILIES
from detente.validation.family import Family
from detente.validation.manipulated import manipulated, sample
from detente.validation.related_parties import RelatedParties
from detente.validation.variant import ListedParty
from tests.validation.build import party, terms


def lower(name: str, kind: object) -> str | None:
    """Small letters."""
    return name.lower()


def ended(name: str, kind: object) -> str | None:
    """An s at the end of persons' names."""
    return f"{name}s" if kind == "person" else None


WAYS = (Family(name="lower", severity="minor", change=lower), Family(name="ended", severity="major", change=ended))
PARTIES = [
    *(party(f"Osvaldo BRENTANO{'ABCDEFGHIJ'[at]}", f"Alias {at}", id_=str(at)) for at in range(10)),
    party("GOLDEN HERON", id_="ship", kind="vessel"),
]
KIN = RelatedParties(PARTIES)


def test_families_take_turns_and_every_party_is_asked() -> None:
    chosen = sample(PARTIES, KIN, 10, WAYS)
    assert chosen.parties == len(PARTIES)
    assert chosen.without == ()
    assert {each.family for each in chosen.cases} == {"lower", "ended"}
    assert len(chosen.cases) >= 10


def test_main_names_come_before_aliases() -> None:
    texts = [each.listed for each in sample(PARTIES, KIN, 21, WAYS).cases]
    assert not any(text.startswith("Alias") for text in texts)
    more = [each.listed for each in sample(PARTIES, KIN, 30, WAYS).cases]
    assert sum(text.startswith("Alias") for text in more) == 9


def test_the_same_list_gives_the_same_names_in_any_order_of_it() -> None:
    once = sample(PARTIES, KIN, 15, WAYS)
    assert sample(PARTIES, KIN, 15, WAYS) == once
    assert {each.text for each in sample(PARTIES[::-1], KIN, 15, WAYS).cases} == {each.text for each in once.cases}


def test_no_more_than_there_are() -> None:
    chosen = sample(PARTIES, KIN, 10_000, WAYS)
    assert Counter(each.family for each in chosen.cases) == {"lower": 21, "ended": 20}


def test_names_of_low_quality_are_changed_only_where_there_is_no_other() -> None:
    weak = Name(text="OSVALDITO", quality="weak")
    both = ListedParty(list="one", entity=Entity(id="A", kind="person", names=(Name(text="Osvaldo BRENTANO"), weak)))
    alone = ListedParty(list="one", entity=Entity(id="B", kind="person", names=(weak,)))
    assert [each.listed for each in sample([both], RelatedParties([both]), 9, WAYS[:1]).cases] == ["Osvaldo BRENTANO"]
    assert [each.listed for each in sample([alone], RelatedParties([alone]), 9, WAYS[:1]).cases] == ["OSVALDITO"]


def test_a_field_of_several_names_is_not_changed_for_each_is_a_name_by_itself() -> None:
    who = party("Osvaldo BRENTANO; Osvalda BRENTANI", "Osvaldo BRENTANO", "Osvalda BRENTANI", id_="A")
    assert {each.listed for each in sample([who], RelatedParties([who]), 9, WAYS[:1]).cases} == {
        "Osvaldo BRENTANO",
        "Osvalda BRENTANI",
    }


def test_a_name_in_each_script_is_among_the_first() -> None:
    who = party("Osvaldo BRENTANO", "O. BRENTANO", "Освальдо Брентано", id_="A")
    chosen = sample([who], RelatedParties([who]), 2, WAYS[:1])
    assert {each.text for each in chosen.cases} == {"osvaldo brentano", "освальдо брентано"}


def test_a_change_into_another_partys_name_is_counted_and_not_asked() -> None:
    one, other = party("Osvaldo BRENTANO", id_="A"), party("Osvaldo BRENTANOS", id_="B")
    chosen = sample([one, other], RelatedParties([one, other]), 10, WAYS[1:])
    assert [each.text for each in chosen.cases] == ["Osvaldo BRENTANOSs"]
    assert chosen.turned == 1


def test_parties_that_no_family_changes_are_told() -> None:
    ship = party("golden heron", id_="ship", kind="vessel")
    chosen = sample([ship], RelatedParties([ship]), 10, WAYS)
    assert chosen.cases == ()
    assert chosen.without == (ship,)


@pytest.mark.parametrize("least", [0, -1])
def test_a_sample_of_nothing_is_refused(least: int) -> None:
    with pytest.raises(UsageError, match=f"a sample of {least} names"):
        sample(PARTIES, KIN, least, WAYS)


def test_misses_are_counted_by_family_severity_script_kind_and_list() -> None:
    who, ship = PARTIES[0], PARTIES[-1]
    related = RelatedParties([who, ship])
    chosen = sample([who, ship], related, 3, WAYS)
    found = manipulated(
        chosen, related, terms({"osvaldo brentanoa": [(who, 900)], "golden heron": [(who, 800), (ship, 760)]}), WAYS
    )
    assert (found.whole.asked, found.whole.found, found.whole.wrong) == (3, 2, 1)
    assert {each.name: (each.asked, each.found) for each in found.by_family} == {"lower": (2, 2), "ended": (1, 0)}
    assert {each.name: (each.asked, each.found) for each in found.by_severity} == {"minor": (2, 2), "major": (1, 0)}
    assert {each.name: (each.asked, each.found) for each in found.by_kind} == {"person": (2, 1), "vessel": (1, 1)}
    assert {gap.name: (gap.missed, gap.wrong) for gap in found.gaps} == {"ended": (1, 0), "lower": (0, 1)}


def test_every_party_has_a_change_whatever_its_name() -> None:
    odd = [party(text, id_=text, kind="other") for text in ("7", "OK", "김", "EP-PUS", "王", "Q 3")]
    chosen = sample(odd, RelatedParties(odd), 1, FAMILIES)
    assert [each.entity.id for each in chosen.without] == []
