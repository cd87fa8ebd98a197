"""Which words of the lists a word is alike to."""

import random

import numpy as np
import pytest

from detente.parties.index.index import IndexBuilder
from detente.parties.match import similar_tokens
from detente.parties.match.similar_tokens import NO_TOKENS, TokenNeighbours
from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.token_similarity import word_similarity
from detente.parties.names.tokenisation import tokenise
from tests.parties.kept import party

NAMES = ("Muhammad Zyxomat", "Mohammed Orlov", "Saif Petrescu", "Sergey Vasko", "Sara Lee")
MANY = (
    *NAMES, "Abdul Rahman al-Mashhadani", "Jurij Gotsaniuk", "Fyodorov Sergei", "Faradzh Aliyev", "Torganco Industries", "Bros Trading Ltd",
    "Kim Jong Un", "Chernyshev Aleksandr", "Koumintrade Joint Stock Company", "Antonia Rodriguez", "Michelle Lemaire", "Saifaldin Aqsa",
    "Alaqsa Foundation", "Limestone Holding 44", "Yevgeniy Prigozhin", "Ewgenij Prigoschin", "Zheng Wei", "Abdallah Dzhamal",
)  # fmt: skip


def slipped(word: str, draw: random.Random) -> str:
    for _ in range(draw.randrange(1, 3)):
        at = draw.randrange(len(word) + 1)
        word = draw.choice([word[:at] + word[at + 1 :], word[:at] + draw.choice("aeijkyzh") + word[at:]]) or word
    return word


@pytest.fixture
def neighbours() -> TokenNeighbours:
    builder = IndexBuilder()
    builder.add("own", [party(f"A.{place}", name) for place, name in enumerate(NAMES)])
    return TokenNeighbours(builder.index())


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
def test_words_that_are_alike(neighbours: TokenNeighbours, word: str, listed: set[str]) -> None:
    assert set(neighbours.similar_words(word).words) == listed


@pytest.mark.parametrize("word", ["qwertzuiop", "x", "44", "a" * 2000])
def test_words_that_are_like_none(neighbours: TokenNeighbours, word: str) -> None:
    found = neighbours.of(word)
    assert (dict(neighbours.similar_words(word).words), len(found.names)) == ({}, 0)


def test_words_written_as_one(neighbours: TokenNeighbours) -> None:
    assert set(neighbours.similar_words("saifpetrescu").joins) == {"saifpetrescu"}


def test_names_that_are_touched_each_once(neighbours: TokenNeighbours) -> None:
    found = neighbours.of("mohamad")
    assert sorted(found.names.tolist()) == [0, 1]
    assert np.all(found.listed > 0)


def test_what_is_learnt_is_what_is_asked(neighbours: TokenNeighbours) -> None:
    neighbours.learn(["mohamad", "zyxmat", "mohamad"])
    neighbours.learn([])
    assert set(neighbours.similar_words("mohamad").words) == {"muhammad", "mohammed"}


def test_an_exact_search_finds_the_word_itself_only(neighbours: TokenNeighbours) -> None:
    found = neighbours.exact("orlov")
    assert [neighbours.index.words[number] for number in found.numbers.tolist()] == ["orlov"]
    assert found.similarities.tolist() == [1.0]
    assert neighbours.exact("orlof") is NO_TOKENS


@pytest.mark.parametrize("seed", range(3))
def test_no_neighbour_is_left_out(seed: int) -> None:
    """Every listed word that two words side by side call alike is found, whatever slips a word has."""
    draw = random.Random(seed)  # noqa: S311 -- words are drawn, not keys
    stems = [word for name in MANY for word in tokenise(name).words]
    asked = [word for stem in stems for word in (stem, *(slipped(stem, draw) for _ in range(3))) if word]
    builder = IndexBuilder()
    builder.add("own", [party(f"A.{place}", name) for place, name in enumerate(MANY)])
    index = builder.index()
    found = TokenNeighbours(index)
    found.learn(asked)
    for word in dict.fromkeys(asked):
        scores = {
            other: word_similarity(word, phonetic_key(word), other, phonetic_key(other), joined=False)
            for other in index.words[: index.joins_from]
        }
        expected = {other: score for other, score in scores.items() if score}
        assert dict(found.similar_words(word).words) == pytest.approx(expected), word


def test_words_that_are_asked_again_stay_known_when_others_are_forgotten(
    neighbours: TokenNeighbours, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similar_tokens, "CACHE_SIZE", 3)
    before = neighbours.of("mohamad")
    neighbours.learn(["orlof", "sarah"])
    neighbours.learn(["mohamad", "petresku", "vasco"])
    assert sorted(neighbours._kept) == ["mohamad", "petresku", "vasco"]
    after = neighbours.of("mohamad")
    assert (after.numbers.tolist(), after.similarities.tolist()) == (
        before.numbers.tolist(),
        before.similarities.tolist(),
    )
    assert after.names.tolist() == before.names.tolist()
    assert after.names.base is None  # no part of the arrays of those that were forgotten
    assert neighbours.similar_words("orlof").words == {"orlov": neighbours.similar_words("orlof").words["orlov"]}


def test_words_that_begin_with_a_text(neighbours: TokenNeighbours) -> None:
    found = neighbours.beginning("zyxo")
    assert found.names.tolist() == [0]
    assert found.listed.tolist() == [0]
    assert neighbours.beginning("s").names.tolist() == [2, 3, 4]
    assert neighbours.beginning("quill") is NO_TOKENS
