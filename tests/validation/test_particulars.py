"""What stands beside a name is the party's own, or is said to be another's."""

from typing import Any

import pytest

from detente.parties.entity import Entity, Number
from detente.parties.names.field_facts import facts_in_name
from detente.validation import particulars
from tests.parties.kept import party, ship

PERSON = party(
    "A1", "Osvaldo Brentano", births=("1952-10-07",), numbers=(Number(kind="tax-id", text="INN: 7707083893 (Russia)"),)
)
SHIP = ship("A2", "Golden Heron", "9074729")
BANK = party("A3", "Heron Bank", kind="entity", numbers=(Number(kind="bic", text="SABRRUMM"),))


def test_the_number_of_a_ship_stands_behind_its_name_or_alone() -> None:
    joined, alone = particulars.imo_joined("Golden Heron", SHIP), particulars.imo_alone("Golden Heron", SHIP)
    assert joined
    assert alone
    assert joined.startswith("Golden Heron")
    assert joined.endswith(("9074729", "9074729)"))
    assert alone.removeprefix("IMO").strip() == "9074729"


def test_a_bank_has_a_branch_behind_its_bic() -> None:
    found = particulars.bic_with_branch("Heron Bank", BANK)
    assert found
    assert (found[:8], len(found)) == ("SABRRUMM", 11)


def test_a_number_has_a_label_and_not_what_the_list_says_around_it() -> None:
    found = particulars.number_labelled("Osvaldo Brentano", PERSON)
    assert found
    assert found.endswith("7707083893")
    assert "Russia" not in found


def test_a_day_of_birth_is_the_partys_own_or_another() -> None:
    own, other = (
        particulars.birth_in_words("Osvaldo Brentano", PERSON),
        particulars.other_birth("Osvaldo Brentano", PERSON),
    )
    assert own
    assert other
    assert facts_in_name(own).born == "1952-10-07"
    assert facts_in_name(other).born == "1969-10-07"


@pytest.mark.parametrize(
    ("change", "name", "entity"),
    [
        (particulars.imo_joined, "Osvaldo Brentano", PERSON),
        (particulars.imo_joined, "Golden Heron 3", SHIP),
        (particulars.imo_joined, "Золотая цапля", SHIP),
        (particulars.imo_alone, "Heron Bank", BANK),
        (particulars.bic_with_branch, "Golden Heron", SHIP),
        (particulars.number_labelled, "Heron Bank", BANK),
        (particulars.number_labelled, "X", party("A4", "X", numbers=(Number(kind="other", text="19521007"),))),
        (particulars.birth_in_words, "Heron Bank", BANK),
        (particulars.birth_in_words, "Osvaldo Brentano", party("A5", "Osvaldo Brentano", births=("1952",))),
        (particulars.other_birth, "Osvaldo", PERSON),
    ],
)
def test_a_party_without_such_a_particular_is_not_asked(change: Any, name: str, entity: Entity) -> None:
    assert change(name, entity) is None
