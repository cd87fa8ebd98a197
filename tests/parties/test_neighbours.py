"""Which words of the lists a word is alike to."""

import numpy as np
import pytest

from detente.parties.index import Builder
from detente.parties.neighbours import NOWHERE, Neighbourhood
from tests.parties.kept import party

NAMES = ("Muhammad Zyxomat", "Mohammed Orlov", "Saif Petrescu", "Sergey Vasko", "Sara Lee")


@pytest.fixture
def near() -> Neighbourhood:
    builder = Builder()
    builder.add("own", [party(f"A.{place}", name) for place, name in enumerate(NAMES)])
    return Neighbourhood(builder.index())


@pytest.mark.parametrize(
    ("word", "listed"),
    [
        ("mohamad", {"muhammad", "mohammed"}),
        ("zyxmat", {"zyxomat"}),
        ("serhiy", {"sergey"}),
        ("MHMD", {"muhammad", "mohammed"}),
        ("mhmmd", {"muhammad", "mohammed"}),
    ],
)
def test_words_that_are_alike(near: Neighbourhood, word: str, listed: set[str]) -> None:
    assert set(near.of(word).near.words) == listed


@pytest.mark.parametrize("word", ["qwertzuiop", "x", "44", "a" * 2000])
def test_words_that_are_like_none(near: Neighbourhood, word: str) -> None:
    found = near.of(word)
    assert (dict(found.near.words), len(found.names)) == ({}, 0)


def test_words_written_as_one(near: Neighbourhood) -> None:
    assert set(near.of("saifpetrescu").near.joins) == {"saifpetrescu"}


def test_names_that_are_touched_each_once(near: Neighbourhood) -> None:
    found = near.of("mohamad")
    assert sorted(found.names.tolist()) == [0, 1]
    assert np.all(found.listed > 0)


def test_what_is_learnt_is_what_is_asked(near: Neighbourhood) -> None:
    near.learn(["mohamad", "zyxmat", "mohamad"])
    near.learn([])
    assert set(near.of("mohamad").near.words) == {"muhammad", "mohammed"}


def test_exactly_finds_the_word_itself_only(near: Neighbourhood) -> None:
    assert set(near.exactly("orlov").near.words) == {"orlov"}
    assert near.exactly("orlof") is NOWHERE
