"""A field with two names, or with a name and its circumstances, is taken apart; what is no name stays out."""

import pytest

from detente.parties.lists.readers.taken_apart import taken_apart

NAMES = [
    ("Dana Holdings a.k.a Dana Astra", ("Dana Holdings", "Dana Astra")),
    ("X Bank (also known as Y Bank)", ("X Bank", "Y Bank")),
    ("Brigadier-General Nawful (a.k.a. Nawfal, Nofal) AL-HUSAYN", (
        "Brigadier-General Nawful AL-HUSAYN", "Brigadier-General Nawfal AL-HUSAYN", "Brigadier-General Nofal AL-HUSAYN",
    )),
    ("Nawful (a.k.a. Nawfal, Nofal)", ("Nawful", "Nawfal", "Nofal")),
    ("Abdullah (a.k.a. Abdallah) Khaleel (a.k.a. Khalil) HUSSEIN", (
        "Abdullah Khaleel HUSSEIN", "Abdullah Khalil HUSSEIN", "Abdallah Khaleel HUSSEIN",
    )),
    ("PSB Bank (formerly. PROMSVYAZBANK)", ("PSB Bank", "PROMSVYAZBANK")),
    ("Agha Jan Alizai (formerly listed as)", ("Agha Jan Alizai",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_two_names_in_one_field(text: str, names: tuple[str, ...]) -> None:
    assert taken_apart(text).names == names


def test_circumstances_are_no_name_and_a_day_of_birth_is_read() -> None:
    text = "Safia Farkash Mohammed Al-Hadad, born 1 Jan. 1953 (Oman passport no. 03825239, date of issue 4 May 2014)"
    found = taken_apart(text)
    assert (found.names, found.born) == (("Safia Farkash Mohammed Al-Hadad",), "1953")  # a first of January is its year
    assert "03825239" in found.circumstances
    assert taken_apart("Lazrag Faraj (born on 13.11.1960 in Libya)").born == "1960-11-13"


@pytest.mark.parametrize("text", ["31.12.1979", " (22.12.1973) ", "1973-12-22"])
def test_a_date_among_the_names_is_no_name(text: str) -> None:
    assert taken_apart(text).names == ()
    assert taken_apart(text).circumstances


UNTOUCHED = [
    "AKA INTEGRAL SERVICES, S. DE R.L.",
    "YK-AKA",
    "Sultan Baka Ltd",
    "Maria Vladimirovna VORONTSOVA (born PUTINA)",
    "Association for Citizens Rights and Resistance to Lies",
    "Born Free Foundation",
    "HAQQANI NETWORK (HQN)",
    "17 November",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_a_name_that_only_looks_like_two_is_left(text: str) -> None:
    assert taken_apart(text) == ((text,), None, "")
