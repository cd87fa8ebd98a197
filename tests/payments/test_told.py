"""Faults of messages that are read all the same."""

import pytest

from detente.errors import InputError
from detente.payments.told import FaultLog, kept


def _broken() -> str:
    raise InputError("is not a BIC", where="line 7")


def test_a_fault_is_told_once_and_the_default_kept() -> None:
    told = FaultLog()
    assert [kept(told, _broken, "?"), kept(told, _broken, "?"), kept(told, lambda: "BANKDEFF", "?")] == [
        "?",
        "?",
        "BANKDEFF",
    ]
    assert [(fault.what, fault.where) for fault in told.faults] == [("is not a BIC", "line 7")]


def test_without_somebody_to_tell_the_fault_is_raised() -> None:
    with pytest.raises(InputError, match="is not a BIC"):
        kept(None, _broken, "?")
