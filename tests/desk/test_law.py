"""The desk: what is asked of the law."""

from datetime import date
from pathlib import Path

import pytest

from detente.desk.desk import Desk
from detente.errors import LawError, UsageError
from tests.desk.small_law import TEXT, small_law

COAL = {"date": "2018-06-01", "from_country": "KP", "to_country": "CN", "hs": "270112"}
DAY = date(2019, 12, 26)


def test_the_regime_that_ships_is_there() -> None:
    desk = Desk()
    assert "un-1718" in desk.regimes
    assert desk.regime().corpus.regime.id == "un-1718"
    assert desk.regime() is desk.regime("un-1718")
    assert len(desk.digest()) >= 12


def test_a_regime_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        Desk().regime("un-1817")
    assert str(caught.value) == "no regime is called 'un-1817'\n  Did you mean 'un-1718'?"


def test_a_corpus_of_ones_own_is_asked(folder: Path) -> None:
    desk = Desk(corpus=folder.parent)
    assert desk.regimes == ("my-law",)
    assert desk.decide(COAL, "my-law").verdict == "prohibited"
    assert desk.decide(COAL | {"date": "2016-03-01"}, "my-law").verdict == "permitted"


def test_another_text_is_another_digest(folder: Path) -> None:
    before = Desk(corpus=folder.parent).digest("my-law")
    (folder / "one.yaml").write_text(TEXT.replace("No coal.", "No coal at all."), encoding="utf-8")
    assert Desk(corpus=folder.parent).digest("my-law") != before


def test_a_corpus_that_does_not_hold_is_refused_with_every_fault(folder: Path) -> None:
    odd = TEXT.replace("groups: [export]", "groups: [exports]").replace("2701", "7701")
    (folder / "one.yaml").write_text(odd, encoding="utf-8")
    with pytest.raises(LawError) as caught:
        Desk(corpus=folder.parent).regime("my-law")
    assert [fault.file for fault in caught.value.faults] == ["one.yaml", "one.yaml"]


def test_a_corpus_may_be_the_folder_of_one_regime(folder: Path) -> None:
    assert Desk(corpus=folder).regimes == ("my-law",)
    assert [each.id for each in Desk(corpus=folder).law(on=DAY).measures] == ["coal"]


def test_a_regime_is_called_what_it_declares_whatever_its_folder_is_called(folder: Path) -> None:
    other = folder.rename(folder.with_name("texts"))
    for corpus in (other, other.parent):
        desk = Desk(corpus=corpus)
        found = desk.decide(COAL)
        assert (desk.regimes, found.regime) == (("my-law",), "my-law")
        assert desk.replay(found.receipt).decision == found


def test_two_folders_of_one_regime_are_refused(folder: Path) -> None:
    small_law(folder.parent / "more").rename(folder.with_name("again"))
    with pytest.raises(UsageError) as caught:
        Desk(corpus=folder.parent).regime("my-law")
    assert caught.value.what == "again and my-law both declare the regime 'my-law'"


def test_a_corpus_without_law_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "nowhere"):
        with pytest.raises(UsageError, match=f"{folder.name} holds no law"):
            Desk(corpus=folder).regime()


# --- what is in force -------------------------------------------------------------------------------------------------


def test_the_law_of_a_day_is_read_under_drafts_and_positions() -> None:
    desk = Desk()
    plain = {each.id for each in desk.law(on=DAY).measures}
    assert plain - {each.id for each in desk.law("un-1718", on=DAY, with_drafts=["draft-2019-12-16"]).measures}
    assert desk.law(on=DAY, position="coal-freed").measures == desk.law(on=DAY).measures


def test_what_separates_two_days_is_told() -> None:
    found = Desk().difference(on=date(2017, 8, 4), and_on=date(2017, 8, 5))
    assert (found.before.day, found.after.day) == (date(2017, 8, 4), date(2017, 8, 5))
    assert "seafood-export" in {each.id for each in found.measures if each.kind == "added"}


def test_what_a_draft_would_change_on_a_day_is_told() -> None:
    found = Desk().difference(on=DAY, with_drafts=["draft-2019-12-16"])
    assert found.before == Desk().law(on=DAY)
    assert found.after == Desk().law(on=DAY, with_drafts=["draft-2019-12-16"])
    assert found.measures


def test_of_two_days_both_are_read_with_the_draft() -> None:
    found = Desk().difference(on=DAY, and_on=DAY, with_drafts=["draft-2019-12-16"])
    assert (found.measures, found.exemptions) == ((), ())


def test_a_difference_from_nothing_is_refused() -> None:
    with pytest.raises(UsageError, match="there is nothing to compare with"):
        Desk().difference(on=DAY)


def test_the_texts_of_a_regime_come_in_order_of_their_days() -> None:
    days = [each.date for each in Desk().instruments("un-1718")]
    assert days == sorted(days)
    with pytest.raises(UsageError, match="no regime is called"):
        Desk().instruments("un-1719")


def test_the_schema_of_each_file_of_a_corpus_is_given() -> None:
    assert "provisions" in Desk().schema()["properties"]
    assert "designations" in Desk().schema("regime")["properties"]


def test_the_schema_of_another_file_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        Desk().schema("case")
    assert str(caught.value) == "no file of a corpus is called 'case'\n  They are instrument and regime."
