"""A text by its id or symbol, and its provisions in order."""

import pytest

from detente.desk import Desk
from detente.errors import UsageError
from detente.law.text_report import instrument

TEXTS = Desk().instruments()


@pytest.mark.parametrize(
    "name", ["2371", "S/RES/2371 (2017)", "s/res/2371", "S/RES/2371(2017)", " 2371 ", "2371.yaml", "S / RES / 2371"]
)
def test_a_text_is_found_by_its_id_and_by_its_symbol(name: str) -> None:
    assert instrument(TEXTS, name).id == "2371"


@pytest.mark.parametrize("name", ["", "2372", "S/RES/", "(2017)", "coal-export"])
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="no text is called"):
        instrument(TEXTS, name)


def test_the_nearest_name_is_given() -> None:
    with pytest.raises(UsageError) as caught:
        Desk().instrument_text("draft-2019-12-17")
    assert caught.value.hint == "Did you mean 'draft-2019-12-16'?"


def test_the_provisions_stand_in_their_order_with_their_grades() -> None:
    found = Desk().instrument_text("2397")
    assert [each.provision for each in found.provisions] == list(found.instrument.provisions)
    for each in found.provisions:
        assert (each.citation.reading, each.citation.numbering) == (each.provision.reading, each.provision.numbering)
        assert each.summary.endswith(".")
