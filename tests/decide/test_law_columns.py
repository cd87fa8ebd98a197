"""The columns of the law: values that no clause distinguishes form one class, also when several threads add classes."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from threading import Barrier

import pytest

from detente.codes import goods
from detente.decide.classification import codes, every_code, word_class
from detente.decide.clauses import OneOf
from detente.decide.law_columns import LawColumn, columns
from detente.desk.desk import Desk
from detente.transactions.column import Column
from detente.transactions.columns import LAW_FACTS


@contextmanager
def hasty() -> Iterator[None]:
    """Threads that are changed every microsecond."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def column(words: int) -> LawColumn:
    """A column in which each word is a class of its own."""
    return LawColumn("via", tuple((OneOf(frozenset({str(word)})), 1 << word) for word in range(words)), 0)


def test_two_threads_give_no_value_the_class_of_another() -> None:
    words = [str(word) for word in range(40)]
    for _ in range(60):
        subject, start = column(len(words)), Barrier(2)

        def placed(order: list[str], subject: LawColumn = subject, start: Barrier = start) -> dict[str, int]:
            start.wait()
            return {word: subject.known(word) for word in order}

        with hasty(), ThreadPoolExecutor(2) as pool:
            found = list(pool.map(placed, [words, words[1::2] + words[::2]]))
        assert found[0] == found[1]
        assert [subject.classes[found[0][word]].masks for word in words] == [(1 << int(word),) for word in words]
        assert len(subject.classes) == len(subject.firm) == len(subject.reach) == len(subject.is_open) == len(words)


def test_values_with_one_mask_are_one_class() -> None:
    subject = column(2)
    assert subject.known("7") == subject.known("8") != subject.known("1")


def test_an_unknown_of_values_that_no_clause_distinguishes_lacks_nothing() -> None:
    subject = column(2)
    assert subject.classes[subject.unknown("?", ["7", "8"], ("via",))].missing == ()
    assert subject.classes[subject.unknown("!", ["0", "1", "7"], ("via",))].missing == ("via",)


def test_of_an_unknown_the_firm_bits_stay_in_all_its_masks_and_the_reach_in_some() -> None:
    subject = LawColumn("via", ((OneOf(frozenset({"a"})), 0b01), (OneOf(frozenset({"b"})), 0b10)), free=0b100)
    number = subject.unknown("?", ["a", "b"], ("via",))
    assert (subject.firm[number], subject.reach[number], subject.is_open[number]) == (0b100, 0b111, True)


PLACED = [(name, column) for name, (column, fact) in LAW_FACTS.items() if fact.classifier == "word"]


@pytest.mark.parametrize(("name", "declared"), PLACED, ids=[name for name, _ in PLACED])
def test_a_null_is_open_where_it_is_declared_unknown_and_fits_no_word_where_nothing_is_claimed(
    name: str, declared: Column
) -> None:
    given = str(declared.read(declared.examples[0]))
    made = columns([{name: OneOf(frozenset({given}))}, {}], date(2017, 1, 1))
    number, null = word_class(made, name, given), word_class(made, name, None)
    assert made[name].classes[number].masks == (0b11,)
    assert made[name].is_open[null] is (declared.null_means == "unknown")
    assert made[name].classes[null].missing == ((name,) if declared.null_means == "unknown" else ())
    assert made[name].firm[null] == 0b10


def test_all_codes_of_the_goods_table_get_the_class_of_each_alone() -> None:
    decider = Desk().decider()
    for law in (decider.compiled, decider.duties.solver.compiled):
        assert [*every_code(law.columns, goods.codes())] == [codes(law.columns, code) for code in goods.codes()]


def test_a_code_outside_the_goods_table_is_not_taken_for_another() -> None:
    with pytest.raises(KeyError, match="000000"):
        list(every_code(Desk().decider().compiled.columns, ["000000"]))


def test_a_column_that_no_clause_reads_has_one_class_for_all_its_values() -> None:
    law = Desk().decider().duties.solver.compiled.columns
    assert "worker_status" in law.unread
    assert {law["worker_status"].known(word) for word in (None, "national-of-target", "x")} == {
        law.unread["worker_status"]
    }
    assert not {"date", "hs", "from_country"} & set(law.unread)
