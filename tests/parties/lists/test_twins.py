"""Which lists have the same parties: as the regimes that ship declare it."""

from detente.law import normal
from detente.law.declaration import Declaration
from detente.parties.lists.shipped import shipped
from detente.parties.lists.sources import SOURCES
from detente.parties.lists.twins import SHIPPED, twins, wholes


def declared() -> list[Declaration]:
    """The regimes that name the list that ships: one of those that ship."""
    every = [normal.load_declaration(normal.CORPUS / name) for name in normal.regime_ids()]
    return [regime for regime in every if SHIPPED in regime.list_ids]


def test_the_shipped_list_and_the_whole_ones_are_those_that_the_regime_declares() -> None:
    (regime,) = declared()
    assert [each.id for each in regime.lists if each.ships] == [SHIPPED]
    assert set(regime.list_ids) == {SHIPPED, *wholes()}
    assert set(regime.list_ids) <= set(SOURCES)


def test_a_party_of_one_may_stand_on_the_other() -> None:
    assert twins()[SHIPPED] == wholes()
    assert all(twins()[name] == (SHIPPED,) for name in wholes())
    assert "ofac-sdn" not in twins()


def test_the_kinds_that_ship_are_those_that_the_regime_declares_for_that_list() -> None:
    (regime,) = declared()
    (own,) = [each for each in regime.lists if each.ships]
    assert {each.kind for each in shipped().entities} == set(own.kinds)
