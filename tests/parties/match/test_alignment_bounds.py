"""What queries and names side by side could come to: never told under what they do come to, and close to it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.index.index import Builder, Index
from detente.parties.match.alignment_bounds import Alignment, Pairs, asked
from detente.parties.match.query_columns import QueryColumns
from detente.parties.match.search import runs
from detente.parties.match.similar_tokens import Neighbourhood
from detente.parties.match.token_alignment import asking, name_similarity, together
from detente.parties.match.unaligned_tokens import UnalignedTokens
from detente.parties.names.tokenisation import TokenisedName, tokenise
from tests.parties.kept import party

NAMES = (
    "Muhammad Zyxomat", "Rupert of Hentzau", "R. Hentzau", "J. C. Rassendyll", "JC Rassendyll", "Zenda Trading Group", "Group Zenda",
    "Zenda Organization Ltd", "Strelsau Import Export", "Antoinette de Mauban", "Abd al-Rahman Sapt", "Saif al-Din Zyxomat",
    "Black Michael", "Michaela Black", "Tarlenheim 2", "Tarlenheim 5 Co", "Fritz von Tarlenheim", "Colonel Sapt", "S. Apt",
    "Strelsau Zenda International Trading Limited",
)  # fmt: skip
ASKED = (
    *NAMES, "Muhamad Zyxomt", "Zyxomat M.", "Ruper Hentzau", "J Rassendyl", "Zenda", "Zenda Group Trade", "Zen da Trading", "Hentz.",
    "Antoinet. de Maub.", "Sapt Abdul Rahman", "Saifaldin Zyxomatt", "Michel Blak", "Tarlenheim 2 Co", "Von Tarlenheim F", "Osvaldo",
    "STRELSAU (ZENDA) INTERNATIONAL TR", "STRELSAU (ZENDA), INTERNATIONAL TR",  # the second fills a field
)  # fmt: skip


@pytest.fixture(scope="module")
def index() -> Index:
    builder = Builder()
    builder.add("own", [party(f"A.{place}", name) for place, name in enumerate(NAMES)])
    return builder.index()


def wanted(near: Neighbourhood, reading: TokenisedName, least: float) -> QueryColumns:
    joined = [[near.exactly(text) for text in texts] for texts in together(reading.words)]
    return QueryColumns(reading, [near.of(word) for word in reading.words], joined, least)


def scored(near: Neighbourhood, reading: TokenisedName) -> list[float]:
    """The likeness of a query to every name of the index, without a bound."""
    all_of = wanted(near, reading, 0.0)
    by_words = asking(reading, list(map(near.near, reading.words)), runs(reading, all_of.joined))
    return [name_similarity(by_words, near.index.reading(name)).score for name in range(near.index.names)]


def written_as_one(near: Neighbourhood, reading: TokenisedName) -> tuple[Pairs, UnalignedTokens]:
    """The query beside every name, and what is written as one in either."""
    names = np.arange(near.index.names, dtype=np.int32)
    pairs = Pairs(np.zeros(len(names), np.int64), names)
    return pairs, Alignment(near.index, near)._joined([wanted(near, reading, 0.0)], pairs)


def most(near: Neighbourhood, reading: TokenisedName) -> list[float]:
    """What the alignment says of the same; a likeness is never under 0."""
    pairs, joined = written_as_one(near, reading)
    given = asked([reading], [wanted(near, reading, 0.0).known])
    return [max(each, 0.0) for each in Alignment(near.index, near).most(given, pairs, joined).tolist()]


@pytest.mark.parametrize("name", ASKED)
def test_the_most_is_never_under_what_a_pair_comes_to(index: Index, name: str) -> None:
    near = Neighbourhood(index)
    reading = tokenise(name)
    assert all(high >= low - 1e-4 for high, low in zip(most(near, reading), scored(near, reading), strict=True))


@given(st.lists(st.sampled_from(sorted({word for name in ASKED for word in name.split()})), min_size=1, max_size=5))
def test_the_most_is_never_too_low_for_words_thrown_together(index: Index, words: list[str]) -> None:
    near = Neighbourhood(index)
    reading = tokenise(" ".join(words))
    if not reading.eastern:
        assert all(high >= low - 1e-4 for high, low in zip(most(near, reading), scored(near, reading), strict=True))


@pytest.mark.parametrize("name", ["Muhamad Zyxomt", "Fritz Tarlenheim", "Osvaldo Hentzau", "Antoinette Mauban"])
def test_plain_words_come_to_what_is_told(index: Index, name: str) -> None:
    near = Neighbourhood(index)
    told, true = most(near, tokenise(name)), scored(near, tokenise(name))
    apart = written_as_one(near, tokenise(name))[1].more == 0
    plain = [at for at, low in enumerate(true) if low > 0 and apart[at] and not index.name_initials[at]]
    assert plain
    assert [told[at] for at in plain] == pytest.approx([true[at] for at in plain], abs=1e-4)


def test_a_name_that_answers_nothing_comes_to_nothing(index: Index) -> None:
    assert max(most(Neighbourhood(index), tokenise("Osvaldo Quill"))) == 0


def test_sums_of_pairs_that_are_asked_about_only() -> None:
    pairs = Pairs(np.array([0, 0, 2]), np.array([3, 5, 3], np.int32))
    found = pairs.beside(np.array([0, 0, 1, 2]), np.array([5, 5, 3, 9], np.int32), np.array([1.0, 2, 4, 8]), np.ones(4))
    assert found.more.tolist() == [0, 3, 0]
    assert found.fewer.tolist() == [0, 2, 0]


def test_no_pairs(index: Index) -> None:
    none = Pairs(np.zeros(0, np.int64), np.zeros(0, np.int32))
    joined = none.beside(np.zeros(1, np.int64), np.zeros(1, np.int32), np.ones(1), np.ones(1))
    assert Alignment(index, Neighbourhood(index)).most(asked([], []), none, joined).tolist() == []
