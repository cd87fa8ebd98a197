"""What a name could come to is never told too low, and names that could come to nothing are left out."""

import numpy as np
import pytest

from detente.parties.index.index import IndexBuilder
from detente.parties.match.candidates import CandidateGenerator, _largest_unmatched_share, upper_bounds
from detente.parties.match.name_similarity import alignment_score, omission_cost
from detente.parties.match.query_columns import QueryColumns, light_threshold
from detente.parties.match.similar_tokens import TokenNeighbours
from detente.parties.names.tokenisation import tokenise
from tests.parties.kept import party

NAMES = ("Muhammad Zyxomat", "Muhammad Orlov", "Saif Petrescu", "Muhammad Z", *(f"Muhammad Quartz{'abcdefghijklmnopqrst'[at]}" for at in range(20)))  # fmt: skip


@pytest.mark.parametrize("least", [0.3, 0.5, 0.755, 0.9])
@pytest.mark.parametrize("matched", [2.0, 10.0, 14.0, 20.0, 30.0])
def test_more_bits_without_an_answer_make_no_hit(matched: float, least: float) -> None:
    most = matched * _largest_unmatched_share(matched, least) + 0.05
    for contradicted in np.linspace(0, most, 60).tolist():
        assert alignment_score(matched, matched, most, contradicted) < least


@pytest.mark.parametrize("fewer", [0.0, 3.0, 9.0, 14.0, 25.0])
@pytest.mark.parametrize("more", [0.0, 2.5, 8.0, 14.0])
def test_the_bound_is_never_under_the_shape(more: float, fewer: float) -> None:
    matched = 12.0
    one = np.array([1.0], np.float32)
    bound = upper_bounds(
        one * (matched + more), one * (matched + fewer), one * more, one * fewer, agreed=one * 0, lost=one * 0
    )
    for extra in (0.0, 1.0, 2.5, 5.0):  # a letter that is left over may say more
        assert alignment_score(matched, matched, more + extra, fewer) <= bound[0] + 1e-5 or more + extra > fewer
    assert omission_cost(matched) > omission_cost(30)


def possible(name: str, least: float, names: tuple[str, ...] = NAMES) -> list[str]:
    builder = IndexBuilder()
    builder.add("own", [party(f"A.{place}", listed) for place, listed in enumerate(names)])
    index = builder.index()
    near = TokenNeighbours(index)
    tokens = tokenise(name)
    wanted = QueryColumns(tokens, [near.of(word) for word in tokens.words], [], least)
    return [names[index.name_entity[found]] for found in CandidateGenerator(index, near).of([wanted])[0]]


def test_a_common_word_alone_is_not_enough() -> None:
    assert possible("Muhammad Zyxomat", 0.75) == ["Muhammad Zyxomat", "Muhammad Z"]


def test_a_low_likeness_lets_others_in() -> None:
    assert len(possible("Muhammad Zyxomat", -1.0)) > len(possible("Muhammad Zyxomat", 0.75))


@pytest.mark.parametrize("name", ["", "Qwertzuiop", "---"])
def test_nothing_is_possible(name: str) -> None:
    assert possible(name, 0.75) == []


def test_a_light_word_that_is_heavy_in_no_name_leads_nowhere() -> None:
    assert possible("Goldfinch Corp", 0.75, ("Zenda V Corp",)) == []


@pytest.mark.parametrize("cut", ["Professor Zyxom.", "Zyxom. Muhammad"])
def test_a_word_that_was_cut_short_leads_to_those_that_it_begins(cut: str) -> None:
    assert possible(cut, 0.75, ("Professor Zyxomat Petrescu", "Zyxomat, Muhammad"))[-1:] == ["Zyxomat, Muhammad"]


def test_light_words_count_where_there_is_little_else() -> None:
    assert light_threshold(tokenise("al bin")) == 0
    assert light_threshold(tokenise("al Zyxomat")) > 0
