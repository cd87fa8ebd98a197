"""Who is nobody else: parties that share a name, a reference or a number."""

import pytest

from detente.validation.related_parties import RARE, RelatedParties, name_key
from detente.validation.variant import ListedParty
from tests.validation.build import numbered, party

ONE = party("BRENTANO, Osvaldo", id_="A", numbers=(numbered("X-1 23"),))


def same(other: ListedParty) -> bool:
    return RelatedParties([ONE, other]).same(("one", "A"), (other.list, other.entity.id))


@pytest.mark.parametrize(
    "other",
    [
        party("Osvaldo Brentano", id_="B"),
        party("WEBER, Klaus", "OSVALDO BRENTANO", id_="B"),
        party("WEBER, Klaus", id_="B", references=("A",)),
        party("WEBER, Klaus", id_="B", numbers=(numbered("x123"),)),
        party("WEBER, Klaus", id_="A", list_="other"),
    ],
    ids=["the name in another order", "an alias", "a reference", "a number", "the same reference on another list"],
)
def test_what_makes_two_parties_kin(other: ListedParty) -> None:
    assert same(other)


@pytest.mark.parametrize(
    "other",
    [
        party("Osvaldo Brentani", id_="B"),
        party("Osvaldo", id_="B"),
        party("WEBER, Klaus", id_="B", numbers=(numbered("X1234"),)),
        party("WEBER, Klaus", id_="B", references=("A2",)),
    ],
)
def test_what_does_not(other: ListedParty) -> None:
    assert not same(other)


def born(text: str, *others: str, on: str = "1971-05-02", id_: str = "B", list_: str = "two") -> ListedParty:
    return party(text, *others, id_=id_, list_=list_, births=(on,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (born("BRENTANO, Osvaldo Diego", id_="A", list_="one"), born("Oswald BRENTANO")),
        (born("BRENTANO, Osvaldo", id_="A", list_="one"), born("O. BRENTANOS", "Brentano, Olaf")),
        (party("JSC Westmark", id_="A", kind="entity"), party("WESTMARKS Joint Stock Company", "Westmark LLC", list_="two", kind="entity")),
        (party("Westmark Heron (WH)", id_="A", kind="entity"), party("Westmark Heron Ltd", list_="two", kind="entity")),
        (party("ООО Зыксомат", id_="A", kind="entity"), party("Зыксомат Акционерное общество", list_="two", kind="entity")),
        (party("WestmarkHeron", id_="A", kind="entity"), party("WESTMARKHERON Co", list_="two", kind="entity")),
    ],
    ids=["born together", "an alias", "another form", "without the acronym", "Russian forms", "capitals inside"],
)  # fmt: skip
def test_what_makes_parties_of_two_lists_kin(one: ListedParty, other: ListedParty) -> None:
    related = RelatedParties([one, other])
    known, also = (one.list, one.entity.id), (other.list, other.entity.id)
    assert related.same(known, also)
    assert related.same(also, known)
    same_list = ListedParty(list=one.list, entity=other.entity)
    assert not RelatedParties([one, same_list]).same(known, (one.list, other.entity.id))


@pytest.mark.parametrize(
    "other",
    [
        born("Oswald BRENTANO", on="1971-05-03"),
        born("Oswald BRENTANO", on="1971"),
        born("Klaus BRENTANO"),
        born("Oswald BRENTANI"),
        party("Oswald BRENTANO", id_="B", list_="two"),
    ],
    ids=["another day", "a year", "another first letter", "another name", "no day"],
)
def test_what_does_not_on_two_lists(other: ListedParty) -> None:
    one = born("BRENTANO, Osvaldo", id_="A", list_="one")
    assert not RelatedParties([one, other]).same(("one", "A"), ("two", "B"))


@pytest.mark.parametrize(("one", "other"), [("Westmark (KENYA)", "Westmark (GHANA)"), ("Westmark (KENYA)", "Westmark Ltd"), ("Westmark Heron (WX)", "Westmark Heron")])  # fmt: skip
def test_what_brackets_say_that_is_no_acronym_tells_companies_apart(one: str, other: str) -> None:
    first, second = party(one, id_="A", kind="entity"), party(other, id_="B", list_="two", kind="entity")
    assert not RelatedParties([first, second]).same(("one", "A"), ("two", "B"))


def test_an_article_is_no_other_word() -> None:
    one, other = born("Klaus al Brentano", id_="A", list_="one"), born("Oswald al Brentano")
    assert not RelatedParties([one, other]).same(("one", "A"), ("two", "B"))


def test_a_day_of_which_only_the_year_is_known_tells_nobody() -> None:
    one, other = (
        born("BRENTANO, Osvaldo", on="1971-01-01", id_="A", list_="one"),
        born("Oswald BRENTANO", on="1971-01-01"),
    )
    assert not RelatedParties([one, other]).same(("one", "A"), ("two", "B"))


def test_a_word_that_many_have_makes_nobody_kin() -> None:
    one, other = born("BRENTANO, Osvaldo", id_="A", list_="one"), born("Oswald BRENTANO")
    many = [party(f"BRENTANO, {chr(65 + at)}naldo", id_=f"C{at}") for at in range(RARE)]
    assert not RelatedParties([one, other, *many]).same(("one", "A"), ("two", "B"))


def test_a_changed_name_may_become_anothers() -> None:
    other = party("Osvalda BRENTANO", id_="B")
    related = RelatedParties([ONE, other])
    assert related.another("osvalda brentano", ONE)
    assert not related.another("osvalda brentano", other)
    assert not related.another("osvaldo brentano", ONE)
    assert not related.another("osvalld brentano", ONE)


def test_a_name_that_kin_have_too_is_no_other_partys() -> None:
    twin = party("Osvalda BRENTANO", id_="B", references=("A",))
    assert not RelatedParties([ONE, twin]).another("Osvalda BRENTANO", ONE)


def test_namesakes_are_listed() -> None:
    related = RelatedParties([ONE])
    assert related.listed("brentano osvaldo")
    assert not related.listed("brentano")


def test_names_are_compared_without_order_case_and_marks() -> None:
    assert name_key("BRENTANO-Diaz, O.") == name_key("o diaz brentano")
    assert name_key("BRENTANO") != name_key("BRENTANA")
    assert name_key("WestmarkHeron") == name_key("WESTMARKHERON")
