"""Countries that share a name, told apart by the words beside it."""

import pytest

from detente.codes import countries, country_twins


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Korea", ("KP", "KR")),
        ("Dem. Korea", ("KP",)),
        ("Korea (South)", ("KR",)),
        ("North and South Korea", ("KP", "KR")),
        ("Congo", ("CD", "CG")),
        ("Congo (Kinshasa)", ("CD",)),
    ],
)
def test_the_words_beside_a_shared_name_tell_which_is_meant(text: str, codes: tuple[str, ...]) -> None:
    assert country_twins.meant(text) == codes


@pytest.mark.parametrize("text", ["", "China", "Korea Tangun Trading", "Korea Street 5", "Republic", "north"])
def test_other_texts_mean_neither(text: str) -> None:
    assert country_twins.meant(text) == ()


def test_a_word_of_the_twin_before_a_name_denies_it() -> None:
    assert country_twins.denied("KR", "12 STREET DEMOCRATIC PEOPLES")
    assert not country_twins.denied("KP", "12 STREET DEMOCRATIC PEOPLES")
    assert not country_twins.denied("KR", "12 MAIN STREET")
    assert not country_twins.denied("CN", "NORTH")


def test_twins_are_twins_of_each_other_and_of_nobody_else() -> None:
    assert country_twins.are_twins("KP", "KR")
    assert country_twins.are_twins("CG", "CD")
    assert not country_twins.are_twins("KP", "KP")
    assert not country_twins.are_twins("KP", "CN")


def test_every_code_of_the_table_exists() -> None:
    assert all(countries.exists(code) for table in country_twins._twins().values() for code in table.values() if code)
