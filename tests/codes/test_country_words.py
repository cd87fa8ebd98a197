"""The words of the names of countries, made comparable."""

import pytest

from detente.codes.country_words import key, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DEM. REP. OF KOREA", ("democratic", "republic", "korea")),
        ("Dem.Rep.Korea", ("democratic", "republic", "korea")),
        ("People S Republic", ("people", "republic")),
        ("People’s Republic", ("people", "republic")),
        ("U.A.E.", ("uae",)),
        ("D P R Korea", ("dpr", "korea")),
        ("N.Zealand", ("north", "zealand")),
        ("Côte d'Ivoire", ("cote", "divoire")),
        ("St. Kitts & Nevis", ("saint", "kitts", "nevis")),
        ("The Gambia", ("gambia",)),
        ("", ()),
        ("--", ()),
    ],
)
def test_abbreviations_are_written_out_and_small_words_left_out(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


def test_the_order_of_words_does_not_matter_and_a_lone_s_is_south() -> None:
    assert key("Guinea, Equatorial") == key("EQUATORIAL GUINEA")
    assert key("S. Sudan") == key("South Sudan") != key("Sudan")
