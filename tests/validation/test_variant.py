"""A name that is asked in a trial, the script that it is in, and what came of it as JSON."""

import pytest

from detente.validation.variant import First, VariantResult, script_of
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


WHOSE = party("Ri Won Ho", id_="KPi.033", list_="un")
FIRST = First(list="un", id="KPi.034", name="Ri Won Hu", points=871)


@pytest.mark.parametrize(
    ("first", "fault", "more"),
    [
        (None, "", {"first": None}),
        (FIRST, "", {"first": "Ri Won Hu (un KPi.034, 871)"}),
        (None, "holds a control character", {"first": None, "fault": "holds a control character"}),
    ],
)
def test_an_outcome_as_json_has_the_case_and_what_came_first(
    first: First | None, fault: str, more: dict[str, object]
) -> None:
    found = VariantResult(case=case("Ri Wno Ho", WHOSE), found=False, first=first, wrong=first is not None, fault=fault)
    assert found.as_json() == {
        "asked": "Ri Wno Ho",
        "listed": "Ri Won Ho",
        "list": "un",
        "id": "KPi.033",
        **more,
    }
