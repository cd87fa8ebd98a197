"""Counts, shares and examples."""

from detente.validation.tally import EXAMPLES, Tallies, Tally
from tests.validation.build import outcome, party

WHO = party("Osvaldo BRENTANO")


def tallies() -> Tallies:
    return Tallies(lambda each: each.case.family)


def test_found_and_wrong_are_counted_apart() -> None:
    count = tallies()
    for found, wrong in ((True, False), (True, True), (False, True), (False, False)):
        count.add(outcome("x", WHO, found=found, wrong=wrong))
    [only] = count.tallies()
    assert only == Tally(name="letter-dropped", asked=4, found=2, wrong=2)
    assert only.recall == 0.5
    assert only.wrong_share == 0.5


def test_groups_come_in_the_order_asked_for() -> None:
    count = tallies()
    for family in ("b", "a", "b"):
        count.add(outcome("x", WHO, found=True, family=family))
    assert [each.name for each in count.tallies(("a", "b", "c"))] == ["a", "b"]
    assert [each.name for each in count.tallies()] == ["b", "a"]
    assert count.whole("all") == Tally(name="all", asked=3, found=3, wrong=0)


def test_gaps_have_only_what_went_wrong_and_all_of_it_counted() -> None:
    count = tallies()
    for number in range(EXAMPLES + 5):
        count.add(outcome(f"x{number}", WHO, found=False))
    count.add(outcome("fine", WHO, found=True, family="b"))
    count.add(outcome("other first", WHO, found=True, wrong=True, family="c"))
    missed, wrong = count.gaps()
    assert (missed.name, missed.missed, len(missed.misses), missed.wrong) == (
        "letter-dropped",
        EXAMPLES + 5,
        EXAMPLES,
        0,
    )
    assert missed.misses[0].case.text == "x0"
    assert (wrong.name, wrong.missed, wrong.wrong) == ("c", 0, 1)


def test_nothing_asked_is_nothing_found() -> None:
    nobody = Tally(name="none", asked=0, found=0, wrong=0)
    assert nobody.recall == 0
    assert nobody.wrong_share == 0
    assert tallies().gaps() == ()
