"""Searching the law: whole words before prefixes, ids before summaries, case and diacritics ignored."""

from datetime import date

import pytest

from detente.desk import Desk
from detente.errors import UsageError
from detente.law.instrument import Amendment, Interpretation
from detente.law.search import search, words
from tests.build import OIL, exemption, measure, provision, regime, scope, text

CORPUS = regime(
    text(
        "a",
        "2016-03-02",
        provision(1, impose=measure()),
        provision(2, impose=measure("fuel", scope=(scope(goods=OIL),))),
        provision(3, exempt=exemption("relief", summary="Coal for humanitarian relief.")),
    ),
    text("d", "2019-12-16", provision(1, amend=Amendment(measure="coal", summary="Less coal.")), status="draft"),
).corpus


@pytest.mark.parametrize("query", ["coal", "COAL", "cöal", "  coal. "])
def test_case_diacritics_and_punctuation_are_ignored(query: str) -> None:
    found = search(CORPUS, query)
    assert [(each.kind, each.id) for each in found[:2]] == [("measure", "coal"), ("measure", "coal")]
    assert found == search(CORPUS, "coal")


def test_the_id_counts_more_than_the_summary_and_a_whole_word_more_than_a_prefix() -> None:
    whole = {(each.kind, each.id): each.score for each in search(CORPUS, "coal")}
    assert whole["measure", "coal"] > whole["exemption", "relief"]
    prefix = {(each.kind, each.id): each.score for each in search(CORPUS, "coa")}
    assert prefix["measure", "coal"] * 2 == whole["measure", "coal"]


def test_every_word_must_occur() -> None:
    assert {each.id for each in search(CORPUS, "humanitarian coal")} == {"relief"}
    assert search(CORPUS, "humanitarian xylophone") == ()


def test_names_of_goods_are_found_with_the_measures_that_name_them() -> None:
    found = {each.id: each for each in search(CORPUS, "petroleum")}
    assert found["2710"].measures == ("fuel",)
    assert found["2710"].citation is None
    assert "fuel" in found  # by the goods of its scope


def test_what_was_not_adopted_says_so() -> None:
    assert [each.status for each in search(CORPUS, "less")] == ["draft"]


@pytest.mark.parametrize("query", ["", "   ", "¶", "--", "…"])
def test_a_query_without_a_word_is_refused(query: str) -> None:
    with pytest.raises(UsageError, match="has no word to look for"):
        search(CORPUS, query)


def test_words_have_neither_case_nor_diacritics() -> None:
    assert words("Détente ¶8(d)_x") == ("detente", "8", "d", "x")
    assert words("¶") == ()


def test_a_regime_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="no regime is called"):
        Desk().search_law("coal", "un-1719")


def test_an_interpretation_is_found_by_what_it_says_and_by_the_measure_that_it_is_about() -> None:
    view = Interpretation(id="panel-view", of=("coal",), by="the Panel", says="Lignite too.", on=date(2017, 1, 1))
    corpus = regime(text("a", "2016-03-02", provision(1, impose=measure()), provision(2, interpret=view))).corpus
    assert [(each.kind, each.id) for each in search(corpus, "lignite panel")] == [("interpretation", "panel-view")]
    assert "panel-view" in {each.id for each in search(corpus, "coal")}
