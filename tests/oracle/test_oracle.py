"""The fold, the exemptions and the caps, with answers worked out by hand: the oracle and the engine give them."""

from datetime import date
from typing import Any

import pytest

from detente.law.instrument import Amendment, Extension, Instrument, Targets
from tests.build import OIL, cap, exemption, measure, provision, scope, text
from tests.oracle.rules import Row, check, law, rows_of
from tests.oracle.test_scopes import COAL_BAN


def days(texts: tuple[Instrument, ...], expected: dict[str, str], row: Row | None = None, **reading: Any) -> None:
    """The verdicts on a row on these days."""
    rows = rows_of(*[(row or {}) | {"date": day} for day in expected])
    check(texts, rows, [(word, frozenset()) for word in expected.values()], **reading)


def test_a_bar_takes_an_exemption_away_and_may_be_barred() -> None:
    carve = exemption(kind="carve-out")
    bar = exemption("bar", kind="bar", overrides=("leave",), end_use=("military", "sport"))
    unbar = exemption("unbar", kind="bar", overrides=("bar",), end_use=("sport",))
    words = {"": "permitted", "military": "prohibited", "sport": "permitted"}
    rows = rows_of(*[{"end_use": word} for word in words])
    check(law(measure(), carve, bar, unbar), rows, [(word, frozenset()) for word in words.values()])


def test_exemptions_reach_by_group_and_leave_alone_what_they_except() -> None:
    one, two = measure("one", groups=("export",)), measure("two", groups=("export", "supply"))
    leave = exemption(kind="carve-out", overrides=("export",), except_for=("supply",))
    check(law(one, leave), rows_of({}), [("permitted", frozenset())])
    check(law(one, two, leave), rows_of({}), [("prohibited", frozenset())])
    every = exemption(kind="carve-out", overrides=("all",))
    check(law(one, two, every), rows_of({}), [("permitted", frozenset())])


def test_an_amendment_gives_new_words_until_it_ends() -> None:
    amend = {"amend": Amendment(measure="coal", scope=(scope(goods=OIL),)), "until": date(2018, 3, 1)}
    texts = law(measure(), later=(amend,))
    days(texts, {"2017-12-31": "prohibited", "2018-01-01": "permitted", "2018-03-01": "permitted"})
    days(texts, {"2018-03-02": "prohibited"})
    days(texts, {"2017-12-31": "permitted", "2018-01-01": "prohibited", "2018-03-02": "permitted"}, {"hs": "271012"})


def test_an_amendment_changes_the_kind_and_ends_exemptions() -> None:
    amend = {"amend": Amendment(measure="coal", becomes="ban", ends_exemptions=("leave",))}
    texts = law(measure(cap=cap(100)), exemption(kind="carve-out", end_use=("medical",)), later=(amend,))
    days(texts, {"2017-12-31": "within-cap", "2018-01-01": "prohibited"}, {"quantity": "1", "unit": "t"})
    days(texts, {"2017-12-31": "permitted", "2018-01-01": "prohibited"}, {"end_use": "medical"})


def test_suspended_and_reinstated() -> None:
    suspend = {"suspend": Targets(measures=("coal",)), "until": date(2018, 6, 30)}
    texts = law(measure(), later=(suspend,))
    days(texts, {"2017-12-31": "prohibited", "2018-01-01": "permitted", "2018-06-30": "permitted"})
    days(texts, {"2018-07-01": "prohibited"})
    back = text("back", "2018-03-01", provision(1, reinstate=Targets(measures=("coal",))))
    days((*texts, back), {"2018-02-28": "permitted", "2018-03-01": "prohibited", "2018-07-01": "prohibited"})


def test_lifted_and_what_lay_beneath() -> None:
    amend = text("mid", "2017-06-01", provision(1, amend=Amendment(measure="coal", scope=(scope(goods=OIL),))))
    for beneath, word in (("revives", "prohibited"), ("stays-lifted", "permitted")):
        first, second = law(measure(), later=({"lift": Targets(measures=("coal",), beneath=beneath)},))  # type: ignore[arg-type]
        days((first, amend, second), {"2017-05-31": "prohibited", "2017-06-01": "permitted", "2018-01-01": word})


def test_a_sunset_extended() -> None:
    texts = law({"impose": measure(), "until": date(2018, 2, 1)}, later=())
    days(texts, {"2018-02-01": "prohibited", "2018-02-02": "permitted"})
    longer = text("longer", "2018-01-01", provision(1, extend=Extension(id="coal", until=date(2019, 2, 1))))
    days((*texts, longer), {"2018-02-02": "prohibited", "2019-02-01": "prohibited", "2019-02-02": "permitted"})


def test_one_extension_of_several_measures_and_of_a_group() -> None:
    sunset = {"until": date(2018, 2, 1)}
    oil = measure("oil", scope=(scope(goods=OIL),), groups=("export",))
    texts = law({"impose": measure(), **sunset}, {"impose": oil, **sunset})
    for ids in (("coal", "oil"), ("coal", "export")):
        longer = text("longer", "2018-01-01", provision(1, extend=Extension(ids=ids, until=date(2019, 2, 1))))
        for goods in ({}, {"hs": "271012"}):
            rows = [{"date": day, **goods} for day in ("2018-02-02", "2019-02-01", "2019-02-02")]
            words = ["prohibited", "prohibited", "permitted"]
            check((*texts, longer), rows_of(*rows), [(word, frozenset()) for word in words])


def test_of_several_extensions_the_latest_counts_also_where_it_is_shorter() -> None:
    texts = law({"impose": measure(groups=("export",)), "until": date(2018, 2, 1)})
    longer = text("longer", "2018-01-01", provision(1, extend=Extension(ids=("export",), until=date(2020, 2, 1))))
    shorter = text("shorter", "2018-06-01", provision(1, extend=Extension(id="coal", until=date(2018, 12, 31))))
    days((*texts, longer, shorter), {"2018-12-31": "prohibited", "2019-01-01": "permitted"})


def test_an_extension_after_the_last_day_brings_the_measure_back() -> None:
    texts = law({"impose": measure(), "until": date(2018, 2, 1)})
    late = text("late", "2018-03-01", provision(1, extend=Extension(ids=("coal",), until=date(2019, 2, 1))))
    days((*texts, late), {"2018-02-01": "prohibited", "2018-02-28": "permitted", "2018-03-01": "prohibited"})


def test_drafts_and_positions_act_only_when_asked_for() -> None:
    lift = provision(1, lift=Targets(measures=("coal",)), position="strict")
    texts = (*COAL_BAN, text("draft", "2018-01-01", lift, status="draft"))
    days(texts, {"2018-06-01": "prohibited"})
    days(texts, {"2018-06-01": "prohibited"}, drafts=("draft",))
    days(texts, {"2017-12-31": "prohibited", "2018-01-01": "permitted"}, drafts=("draft",), position="strict")
    days(
        texts, {"2018-02-28": "prohibited", "2018-03-01": "permitted"}, drafts=("draft@2018-03-01",), position="strict"
    )


def counted(texts: tuple[Instrument, ...], *rows: tuple[Row, str]) -> None:
    check(texts, rows_of(*[row for row, _ in rows]), [(word, frozenset()) for _, word in rows])


def tonnes(size: str, day: str = "2018-06-01", **more: str) -> Row:
    return {"quantity": size, "unit": "t", "date": day} | more


CAPPED = law(measure(cap=cap(100)), exemption(), exemption("aid", end_use=("humanitarian",)))


def test_the_row_that_would_pass_the_limit_is_over_and_does_not_count() -> None:
    counted(CAPPED, (tonnes("60"), "within-cap"), (tonnes("41"), "over-cap"), (tonnes("40"), "within-cap"))


def test_each_period_has_its_own_total() -> None:
    counted(CAPPED, (tonnes("100", "2017-12-31"), "within-cap"), (tonnes("100", "2018-01-01"), "within-cap"))


def test_what_an_approval_clears_does_not_count() -> None:
    counted(CAPPED, (tonnes("90", approval="a"), "permitted"), (tonnes("100"), "within-cap"))


def test_over_the_cap_an_open_approval_is_asked_for() -> None:
    counted(CAPPED, (tonnes("101", end_use="humanitarian"), "needs-approval"), (tonnes("100"), "within-cap"))


def test_what_another_measure_refuses_does_not_count() -> None:
    beside = measure("beside", scope=(scope(end_use=("military",)),), over=("coal",))
    texts = law(measure(cap=cap(100)), beside)
    counted(texts, (tonnes("90", end_use="military"), "prohibited"), (tonnes("100"), "within-cap"))


def test_of_alternative_limits_the_first_reached_binds() -> None:
    texts = law(measure(cap=cap(100, "t", (50, "USD"))))
    counted(texts, (tonnes("1", value="50"), "within-cap"), (tonnes("1", value="1"), "over-cap"))


def test_kilograms_are_tonnes_and_tonnes_are_barrels() -> None:
    counted(CAPPED, ({"quantity": "100000", "unit": "kg"}, "within-cap"), ({"quantity": "1", "unit": "kg"}, "over-cap"))
    oil = law(measure(scope=(scope(goods=OIL),), cap=cap(85, "bbl", factors="oil")))
    counted(oil, (tonnes("10", hs="271012"), "within-cap"), (tonnes("1", hs="271019"), "over-cap"))
    counted(
        oil, (tonnes("12", hs="271019"), "within-cap"), ({"quantity": "2", "unit": "bbl", "hs": "271019"}, "over-cap")
    )


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        ({}, "quantity unit"),
        ({"quantity": "1"}, "unit"),
        (tonnes("1", date="2017-12-31/2018-01-01"), "date"),
    ],
)
def test_what_cannot_be_counted_is_missing(row: Row, missing: str) -> None:
    check(CAPPED, rows_of(row), [("undetermined", frozenset(missing.split()))])


def test_measures_of_other_goods_are_not_counted_together() -> None:
    texts = law(measure(cap=cap(100)), measure("oil", scope=(scope(goods=OIL),), cap=cap(100, counter="other")))
    counted(texts, (tonnes("100"), "within-cap"), (tonnes("100", hs="271012"), "within-cap"))
