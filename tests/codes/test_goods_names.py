"""Short names of goods: every chapter, and the codes that the law names."""

import pytest

from detente.codes import goods, goods_names
from detente.desk import Desk


def test_every_chapter_has_a_name_and_every_name_a_code_that_exists() -> None:
    chapters = {code for code in goods.codes() if len(code) == 2}
    assert chapters <= goods_names.names().keys()
    assert [code for code in goods_names.names() if not goods.exists(code)] == []
    assert all(goods_names.names().values())


def test_every_code_that_the_law_names_has_a_name_of_its_own() -> None:
    found = set()
    for text in Desk().instruments():
        for each in text.provisions:
            scopes = each.impose.scope if each.impose else (each.amend.scope or ()) if each.amend else ()
            found |= {code for scope in scopes if scope.goods for code in scope.goods.hs}
    single = {code for code in found if "-" not in code}
    assert single <= goods_names.names().keys()
    assert all(goods_names.name_of(code) for code in found)


@pytest.mark.parametrize(
    ("code", "name"),
    [("2701", "coal"), ("270111", "coal"), ("2799", "mineral fuels: coal, oil, gas"), ("98", ""), ("", "")],
)
def test_a_code_without_a_name_has_that_of_what_contains_it(code: str, name: str) -> None:
    assert goods_names.name(code) == name


def test_a_range_names_each_code_once() -> None:
    assert goods_names.name_of("9101-9102") == "watches of precious metal; other watches"
    assert goods_names.name_of("01-97") == "all goods"
