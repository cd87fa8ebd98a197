"""Where each authority keeps its list: whole rows, and a source that has none."""

import re

import pytest
from detente.parties.lists.addresses import OFFICIAL, Official, official

from detente.errors import UsageError
from detente.parties.lists.catalogue import FORMATS, SOURCES

EVERY = pytest.mark.parametrize("each", OFFICIAL.values(), ids=lambda each: each.source)


@EVERY
def test_a_source_and_a_format_are_those_of_the_catalogue(each: Official) -> None:
    assert each.source in SOURCES
    assert each.format in FORMATS


@EVERY
def test_every_address_can_be_called_safely(each: Official) -> None:
    for address in (*each.addresses, each.page):
        assert re.fullmatch(r"https://[a-z0-9.-]+/\S+", address)
        assert "@" not in address.split("/")[2]


@EVERY
def test_the_terms_are_told_in_a_sentence(each: Official) -> None:
    assert each.terms.endswith(".")
    assert each.title
    assert each.authority
    assert each.remark == "" or each.remark.endswith(".")


def test_a_source_is_found_by_its_id() -> None:
    assert official("un").source == "un"


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
