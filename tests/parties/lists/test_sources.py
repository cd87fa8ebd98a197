"""Every list is declared once, and a declaration contradicts nothing else."""

import csv
import re
from importlib.resources import files

import pytest

from detente.errors import UsageError
from detente.parties.lists import formats
from detente.parties.lists.sources import SOURCES, Official, fetched, official, source

EVERY = pytest.mark.parametrize(("id_", "each"), fetched().items(), ids=fetched())


def test_a_list_of_ones_own_has_a_word_and_no_gate() -> None:
    found = source("own:watch-1")
    assert (found.id, found.title, found.own) == ("own:watch-1", "A list of one's own: watch-1", True)
    assert (found.floor, found.shrink) == (1, 0.0)


@pytest.mark.parametrize("name", ["ofac", "UN", "", "own:", "own:../x", "own:A", "own:a b", f"own:{'a' * 41}"])
def test_a_source_that_there_is_not(name: str) -> None:
    with pytest.raises(UsageError, match=re.escape(f"no list is called {name!r}")):
        source(name)


def test_the_nearest_source_is_offered() -> None:
    with pytest.raises(UsageError) as caught:
        source("ofac_sdn")
    assert "ofac-sdn" in caught.value.hint


def test_no_two_lists_have_one_id() -> None:
    assert all(each.id == id_ for id_, each in SOURCES.items())
    assert len({each.title for each in SOURCES.values()}) == len(SOURCES)


def test_lists_of_one_format_are_told_by_the_names_of_their_files() -> None:
    for id_ in formats.IDS:
        bare = [each.id for each in SOURCES.values() if id_ in each.formats and not each.files]
        assert len(bare) == 1, f"{id_} is the format of {bare}, and a file says of which"


def test_bounds_leave_room_and_say_why() -> None:
    for each in SOURCES.values():
        assert 1 <= each.floor < each.ceiling, each.id
        assert 0 <= each.shrink < 1, each.id
        assert each.bounds.endswith("."), each.id


@EVERY
def test_an_official_list_comes_in_one_of_its_formats(id_: str, each: Official) -> None:
    assert each.format in SOURCES[id_].formats


@EVERY
def test_every_address_can_be_called_safely(id_: str, each: Official) -> None:
    assert each.addresses, id_
    for address in (*each.addresses, each.page):
        assert re.fullmatch(r"https://[a-z0-9.-]+/\S+", address)
        assert "@" not in address.split("/")[2]


@EVERY
def test_the_terms_are_told_in_a_sentence(id_: str, each: Official) -> None:
    assert each.terms.endswith("."), id_
    assert each.title
    assert each.authority
    assert each.remark == "" or each.remark.endswith(".")


def test_no_address_is_that_of_two_lists() -> None:
    assert list(fetched()) == ["un", "ofac-sdn", "ofac-cons", "uk", "eu", "ca", "au"]
    addresses = [address for each in fetched().values() for address in each.addresses]
    assert len(addresses) == len(set(addresses))


def test_a_publication_is_found_by_the_id_of_its_list() -> None:
    assert official("uk").title == "UK Sanctions List"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("unn", "Did you mean 'un'?"),
        ("ofac", "Did you mean 'ofac-sdn'?"),
        ("own:a", "Known: au, ca, eu, ofac-cons, ofac-sdn, uk, un."),
        ("un-1718-vessels", "Known: au, ca, eu, ofac-cons, ofac-sdn, uk, un."),
    ],
)
def test_a_source_without_an_address_is_refused(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        official(name)
    assert caught.value.what == f"no address is known for a list called {name!r}"
    assert caught.value.hint == hint


def test_the_table_of_programmes_names_lists_that_there_are() -> None:
    text = files("detente.parties.screening").joinpath("programmes.csv").read_text(encoding="utf-8")
    assert {row["list"] for row in csv.DictReader(text.splitlines())} <= SOURCES.keys()
