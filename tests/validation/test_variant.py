"""A name that is asked in a trial, and the script that it is in."""

import pytest

from detente.validation.variant import script_of
from tests.validation.build import case, party

SCRIPTS = [
    ("Ri Won Ho", "Latin"),
    ("RI WON HO", "Latin"),
    ("Ｒｉ Ｗｏｎ", "Latin"),
    ("Çelik Ñandú", "Latin"),
    ("Ри Вон Хо", "Cyrillic"),
    ("리원호", "Hangul"),
    ("李元浩", "Han"),
    ("ハナコ", "Kana"),
    ("はなこ", "Kana"),
    ("ري وون هو", "Arabic"),
    ("רי", "Hebrew"),
    ("Ρι", "Greek"),
    ("รี", "Thai"),
    # The script of most letters; digits, spaces and marks have none.
    ("Ri 原", "Latin"),
    ("李元浩 Ri", "Han"),
    ("KP 1234567", "Latin"),
    ("", "None"),
    ("1234", "None"),
    ("-- // ..", "None"),
]


@pytest.mark.parametrize(("text", "script"), SCRIPTS)
def test_a_text_is_in_the_script_of_most_of_its_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_a_case_knows_its_script_and_the_kind_of_its_party() -> None:
    found = case("리원호", party("Ri Won Ho", kind="vessel"))
    assert (found.script, found.kind, found.listed) == ("Hangul", "vessel", "Ri Won Ho")
