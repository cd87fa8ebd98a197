"""Names as the fields of a payment carry them."""

import pytest

from detente.validation import fields


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("BRENTANO WESTMARK HERON INTERNATIONAL LIMITED", "BRENTANO WESTMARK HERON INTERNATION"),
        ("BRENTANO WESTMARK LTD", None),
        ("Общество с ограниченной ответственностью «Зыксомат»", None),
        ("LIMITED LIABILITY COMPANY INVESTMENT BRENTANOBANK HERONMARK", None),
    ],
)
def test_a_name_is_cut_after_35_letters_where_most_of_it_stays(name: str, cut: str | None) -> None:
    assert fields.cut_short(name, "entity") == cut


def test_a_name_stands_among_other_words() -> None:
    found = fields.in_a_field("Osvaldo Brentano", "person")
    assert found is not None
    assert "OSVALDO BRENTANO" in found
    assert len(found) > len("OSVALDO BRENTANO")


def test_a_place_or_a_birth_follows() -> None:
    place, birth = fields.place_added("Osvaldo Brentano", "person"), fields.birth_added("Osvaldo Brentano", "person")
    assert place is not None
    assert birth is not None
    assert place.startswith("Osvaldo Brentano, ")
    assert birth.startswith("Osvaldo Brentano ")
    assert any(map(str.isdigit, birth))


def test_ships_are_not_born_and_short_names_would_drown() -> None:
    assert fields.birth_added("GOLDEN HERON", "vessel") is None
    assert fields.in_a_field("HERON", "vessel") is None
    assert fields.place_added("Сергей Чернышёв", "person") is None
