"""The search finds what a scan of every name finds, and leaves nothing out."""

import random
from itertools import product

import pytest

from detente.parties.entity import Entity
from detente.parties.index.index import IndexBuilder
from detente.parties.match.pair import compare_names
from detente.parties.match.search import Searcher
from detente.parties.match.similar_tokens import TokenNeighbours
from detente.parties.names.tokenisation import tokenise
from tests.parties.kept import party

LEAST = 0.75
LISTED = (
    "PUTIN, Vladimir Vladimirovich", "Владимир Путин", "KIM, Jong Un", "김정은", "RI, Su Yong", "PAK, Pong Nam", "KIM YONG CHOL",
    "Muhammad Ali al-Zyxomati", "محمد علي الحسن", "'Abd al-Rahman Yasin", "ABDUL KARIM, Haji", "Usama bin Muhammad bin Awad BIN LADIN",
    "SAIF-AL-DIN AL-MASHHADANI", "IVANOV, Ivan Ivanovich", "I. I. Petrov", "ORLOV J C", "ZHU, Jifeng", "朱吉峰", "BATTERY SERVICE LIMITED LIABILITY COMPANY",
    "KOREA MINING DEVELOPMENT TRADING CORPORATION (KOMID)", "NEFTEGAZ JOINT STOCK COMPANY", "LLC AXIOM", "Special Industries Group (SIG)",
    "HAQQANI NETWORK (HQN)", "CHONG RIM 2", "CHONG RIM 5", "M/V RYONG GANG", "Brigade Forty-Four", "Bank of Zyxomat", "THE GROUP OF COMPANIES ORLOV",
    "Jurij Gotsaniuk", "Alpha Trading / Omega Trading", "Antonio Rodriguez", "EP-MNA", "Al-Haramein Islamic Foundation", "TORDAN INDUSTRY LIMITED", "MAHAN TRAVEL AND TOURISM SDN BHD", "HABU, Muhammad", "Щукин Юрий Яковлевич", "Zhanna Tsyxomatova",
)  # fmt: skip
ODD = (
    "김정은 김정은", "J. Orlov", "JC Orlov", "Putin V. V.", "VLADIMIRPUTIN", "vldmr ptn", "P0t1n Vlad1m1r", "LIMITED LIABILITY COMPANY BATTERY SER",
    "the group", "Ltd", "al", "bin", "Organisation of Special Industries", "Komid", "A X I O M", "Omega", "Zyxomati", "Abdul", "44", "2", "Mohammed Mohammed", "Ivanov I. I.", "Magomedo. Karim", "Usama bin Muhamm. bin Awad BIN LADIN", "Petrov, I. I.", "金正恩", "JAHAN DESTINATIONS TRAVEL AND TOURI", "ABU MUHAMMAD", "Mrs J Harvest", "Шукин Юрий Яковлевич", "Щукин Ярий Яковлевич", "Щкин Юрий Якжовлевич", "Шанна Цыксоматова", "Сыксоматова Жанна", "Путхин Владимир",
    "Putin (Putyn) Vladimir", "Orlov (J C)",
)  # fmt: skip


def slipped(name: str, draw: random.Random) -> str:
    """The name with one to three slips, words out of order or left out now and then."""
    words = name.split()
    if draw.random() < 0.4:
        draw.shuffle(words)
    if len(words) > 1 and draw.random() < 0.3:
        words.pop(draw.randrange(len(words)))
    if len(words) > 1 and draw.random() < 0.2:
        words[0:2] = [words[0] + words[1]]
    text = " ".join(words)
    for _ in range(draw.randrange(4)):
        at = draw.randrange(len(text) + 1)
        text = draw.choice(
            [
                text[:at] + text[at + 1 :],
                text[:at] + draw.choice("aeiknrsy ") + text[at:],
                text[: at - 1] + text[at : at + 1] + text[at - 1 : at] + text[at + 1 :] if at else text,
            ]
        )
    return text


def index_of(names: tuple[str, ...]) -> Searcher:
    builder = IndexBuilder()
    builder.add("own", [party(f"A.{place}", name) for place, name in enumerate(names)])
    return Searcher(builder.index())


def scanned(name: str) -> dict[int, float]:
    found = {place: compare_names(name, listed) for place, listed in enumerate(LISTED)}
    return {place: each.score for place, each in found.items() if each is not None and each.score >= LEAST}


def searched(searcher: Searcher, name: str) -> dict[int, float]:
    found: dict[int, float] = {}
    for each in searcher.search(name, LEAST):
        entity = int(searcher.index.name_entity[each.name])
        found[entity] = max(found.get(entity, 0.0), each.similarity.score)
    return found


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return index_of(LISTED)


@pytest.mark.parametrize("name", [*LISTED, *ODD])
def test_listed_and_odd_names_are_found_as_a_scan_finds_them(searcher: Searcher, name: str) -> None:
    assert searched(searcher, name) == pytest.approx(scanned(name), abs=1e-5)


@pytest.mark.parametrize("seed", range(6))
def test_names_with_slips_are_found_as_a_scan_finds_them(searcher: Searcher, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 -- names are drawn, not keys
    for name in LISTED:
        asked = slipped(name, draw)
        assert searched(searcher, asked) == pytest.approx(scanned(asked), abs=1e-5), asked


def test_every_listed_name_finds_its_party(searcher: Searcher) -> None:
    for place, name in enumerate(LISTED):
        assert place in searched(searcher, name)


def test_words_learnt_in_bulk_give_the_same() -> None:
    one, other = index_of(LISTED), index_of(LISTED)
    other.learn([(name, LEAST) for name in (*LISTED, *ODD)])
    for name in (*LISTED, *ODD):
        assert searched(one, name) == searched(other, name)


def test_the_index_grades_words_as_two_words_are_graded(searcher: Searcher) -> None:
    from detente.parties.names.phonetic_key import phonetic_key
    from detente.parties.names.token_similarity import word_similarity

    neighbours = TokenNeighbours(searcher.index)
    index = searcher.index
    for asked, number in product(
        ("vladmir", "mohamed", "zyxomat", "rahman", "jurij", "MHMD", "group"), range(index.joins_from)
    ):
        listed = index.words[number]
        expected = word_similarity(asked, phonetic_key(asked), listed, phonetic_key(listed), joined=False)
        assert neighbours.similar_words(asked).words.get(listed, 0.0) == pytest.approx(expected), (asked, listed)


@pytest.mark.parametrize("name", ["", "---", "\u200b"])
def test_a_name_without_words_finds_nobody(searcher: Searcher, name: str) -> None:
    assert not tokenise(name).words
    assert searcher.search(name, 0.1) == []


def test_a_word_without_end_costs_little(searcher: Searcher) -> None:
    assert searcher.search("a" * 2000, LEAST) == []


def test_an_index_of_nothing_finds_nobody() -> None:
    assert index_of(()).search("Putin", 0.1) == []
    assert isinstance(party("A.1", "x"), Entity)
