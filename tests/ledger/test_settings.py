"""How many persons judge: a setting is a row, the last one counts, and nothing but one or two is taken."""

import pytest

from detente.errors import InputError
from detente.ledger.ledger import Ledger
from detente.ledger.settings import ask_judges, judges
from detente.store.store import Store
from tests.ledger.rows import NOW, filled


def asked(ledger: Ledger, number: int) -> None:
    ask_judges(ledger, number, by="editor-1", because="the panel decided so", at=NOW)


def test_a_ledger_asks_for_one_person_until_it_is_told_otherwise(store: Store) -> None:
    ledger = filled(Ledger(store), 1)
    with ledger.reading() as view:
        assert judges(view) == 1


def test_the_last_setting_counts_and_those_before_it_stay(store: Store) -> None:
    ledger = Ledger(store)
    asked(ledger, 2)
    asked(ledger, 1)
    asked(ledger, 2)
    with ledger.reading() as view:
        assert judges(view) == 2
        assert [row.fields["judges"] for row in view.rows("setting")] == [2, 1, 2]
        assert {row.by for row in view.rows("setting")} == {"editor-1"}


@pytest.mark.parametrize("number", [0, -1, 3, 100])
def test_neither_none_nor_three_are_asked_for(store: Store, number: int) -> None:
    with pytest.raises(InputError, match=rf"{number} judges(.|\n)*One person judges, or two do"):
        asked(Ledger(store), number)
    assert not Ledger(store).exists()


def test_the_same_setting_twice_is_refused(store: Store) -> None:
    ledger = Ledger(store)
    with pytest.raises(InputError, match="asks for 1 already"):
        asked(ledger, 1)
    asked(ledger, 2)
    with pytest.raises(InputError, match="asks for 2 already"):
        asked(ledger, 2)
    assert ledger.head().count == 1
