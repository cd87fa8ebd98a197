"""A scope in words, with the names of its goods."""

from datetime import date
from decimal import Decimal

from detente.law.instrument import Goods, Price, Scope
from detente.law.scope_words import scope_parts
from tests.build import scope

GOODS = Goods(hs=("2701", "28-29", "01-97"), except_hs=("930190",), basis="mapped", note="Ours")


def test_each_code_stands_with_its_name_and_the_basis_last() -> None:
    found = [(each.part, each.label, each.words, each.code) for each in scope_parts((Scope(goods=GOODS),))]
    assert found == [
        ("goods", "HS 2701", "coal", "2701"),
        ("goods", "HS 28-29", "inorganic chemicals; organic chemicals", "28-29"),
        ("goods", "HS 01-97", "all goods", "01-97"),
        ("except_goods", "except HS 930190", "military rifles, other small weapons of war", "930190"),
        ("basis", "HS codes", "the codes are our mapping. Ours", None),
    ]


def test_every_other_part_is_words() -> None:
    given = Scope(
        flow="either",
        from_country=("KP", "CN"),
        price=Price(over=Decimal(500)),
        parties="frozen",
        contract_before=date(2017, 8, 5),
    )
    assert [(each.label, each.words) for each in scope_parts((given,))] == [
        ("flow", "from the target or to it, or through it"),
        ("from", "KP, CN"),
        ("price", "more than 500 USD a piece"),
        ("parties designated as", "frozen"),
        ("contract made before", "2017-08-05"),
    ]


def test_alternatives_are_counted_from_one() -> None:
    found = scope_parts((scope(goods=None), scope(goods=None, via=("rajin",))))
    assert {each.alternative for each in found} == {1, 2}
    assert [each.words for each in found if each.part == "via"] == ["rajin"]


def test_an_empty_scope_has_no_parts() -> None:
    assert scope_parts(()) == ()
    assert scope_parts((Scope(),)) == ()


def test_what_is_left_out_and_the_day_of_listing_are_words_too() -> None:
    given = Scope(activity_not=("travel", "landing"), parties="frozen", contract_before_listing=True)
    assert [(each.label, each.words) for each in scope_parts((given,))] == [
        ("any activity but", "travel, landing"),
        ("parties designated as", "frozen"),
        ("contract made before", "the listing of the party or vessel"),
    ]
    alone = Scope(parties="frozen", no_other_party=True)
    assert [each.label for each in scope_parts((alone,))] == ["parties designated as", "no other party"]
    assert [each.part for each in scope_parts((Scope(parties="frozen"),))] == ["parties"]
