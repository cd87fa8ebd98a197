"""Patronymics that are left out, and companies' words that are abbreviated."""

import pytest

from detente.parties.entity import Kind
from detente.validation import left_out


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("BOUT, Viktor Anatolijevitch", "Viktor BOUT"),
        ("Petr Olegovich AVEN", "Petr AVEN"),
        ("Lyudmila Petrovna Korovina", "Lyudmila Korovina"),
        ("Viktor Bout", None),
        ("Viktor Anatolijevitch", None),
        ("Сергей Викторович Чернышёв", None),
        ("Viktor Anatolijevitch Bo", None),
        ("Ahmed Hassan Ali", None),
    ],
)
def test_a_patronymic_is_left_out_where_a_given_name_and_a_surname_stay(name: str, left: str | None) -> None:
    assert left_out.patronymic_omitted(name, "person") == left


@pytest.mark.parametrize(
    ("name", "kind", "short"),
    [
        ("Amroggang Development Banking Corporation", "entity", "AMROGGANG DEV BKG CORP"),
        ("Heronmark Overseas Project Group", "entity", "HERONMARK OVERSEAS PROJ GRP"),
        ("Heronmark Trading", "entity", None),
        ("Development Banking Corporation", "entity", None),
        ("Heronmark Limited Liability Company", "entity", None),
        ("Heronmark Trading Company", "person", None),
    ],
)
def test_words_of_a_company_are_abbreviated_two_or_more_of_them(name: str, kind: Kind, short: str | None) -> None:
    assert left_out.words_abbreviated(name, kind) == short


def test_a_patronymic_is_of_persons_only() -> None:
    assert left_out.patronymic_omitted("BOUT, Viktor Anatolijevitch", "entity") is None
