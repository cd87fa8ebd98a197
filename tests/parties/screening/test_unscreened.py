"""The lists that were not screened: named, with how to get each; none that another contains."""

from detente.parties.lists.sources import OWN, SOURCES
from detente.parties.screening.unscreened import unscreened


def ids(*screened: str) -> set[str]:
    return {each.id for each in unscreened(screened)}


def test_every_known_list_is_named_but_those_that_were_screened() -> None:
    assert ids("un-1718") == {*SOURCES} - {OWN, "un-1718"}


def test_a_list_is_not_missed_where_another_contains_it() -> None:
    assert "un-1718" not in ids("un")
    assert "eu-journal" not in ids("eu")
    assert {"un-1718", "eu-journal"} <= ids("uk")


def test_nothing_is_missing_where_every_list_was_screened() -> None:
    assert unscreened([*SOURCES]) == ()


def test_each_says_which_command_gets_it() -> None:
    ways = {each.id: each.get for each in unscreened(())}
    assert ways["uk"] == "detente lists update uk"
    assert ways["un-1718-vessels"] == "detente lists import FILE --source un-1718-vessels"
