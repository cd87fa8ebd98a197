"""A slip of one Cyrillic letter, told by the sounds of words and looked up among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.match.pair import compare_names
from detente.parties.names.cyrillic_typos import cyrillic_sounds, typo_candidates, typo_similarity
from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.token_similarity import SIMILARITY_THRESHOLD, word_similarity
from detente.parties.names.transliteration import transliterate

WORDS = ("zyxomatyan", "shchorlov", "petreskhu", "yuzhorlov", "tsyxomat", "zyxoshcha", "orlov")


def score(asked: str, listed: str) -> float:
    found = compare_names(asked, listed)
    return found.score if found else 0.0


def test_sounds_are_the_letters_that_cyrillic_has_for_them() -> None:
    assert cyrillic_sounds("shchukin") == "Wukin"
    assert list(map(len, map(cyrillic_sounds, ("yuzhin", "tsekh", "orlov")))) == [4, 3, 5]


@pytest.mark.parametrize(
    ("slipped", "listed"),
    [("Сергец", "Сергей"), ("Жавка", "Навка"), ("КАРЧКИН", "КАРЯКИН"), ("нусов", "Юнусов"), ("Хоюлова", "Хохлова"), ("Ощбество", "Общество")],
)  # fmt: skip
def test_one_slip_of_a_letter_that_is_several_in_latin(slipped: str, listed: str) -> None:
    one, other = transliterate(slipped), transliterate(listed)
    assert typo_similarity(one, other) == typo_similarity(other, one) >= SIMILARITY_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("orlov", "orlof"),  # a slip in Latin letters, too: graded by these
        ("orlov", "orlov"),
        ("zhavka", "nazhka"),  # two slips
        ("zhi", "shi"),  # too short to be told
        ("zh2vka", "n2vka"),
        ("MHMD", "zhmd"),
        ("petrov", "sidorov"),
    ],
)
def test_what_is_no_such_slip(one: str, other: str) -> None:
    assert typo_similarity(one, other) == 0


def test_two_well_known_names_are_hardly_slips_of_each_other() -> None:
    assert typo_similarity("riy", "yuriy") == SIMILARITY_THRESHOLD < typo_similarity("grznova", "gryaznova")


def test_a_slip_counts_where_it_was_asked_in_cyrillic_letters_only() -> None:
    assert score("Сергец Зыксоматов", "Sergey Zyksomatov") > 0.75 > score("Sergets Zyksomatov", "Sergey Zyksomatov")


words = st.lists(st.sampled_from([*"abeiklmnortuvyz", "shch", "zh", "kh", "ts", "ch", "sh", "ya", "yu"]), min_size=3, max_size=9)  # fmt: skip


@given(words, st.integers(0, 8), st.sampled_from(["shch", "zh", "ts", "ya", "a", "k", ""]), st.integers(0, 3))
def test_every_word_that_is_alike_is_looked_up(letters: list[str], at: int, other: str, kind: int) -> None:
    place = at % len(letters)
    behind = letters[place + 1 :]
    changed = {
        0: [*letters[:place], other, *behind],
        1: [*letters[:place], other, *letters[place:]],
        2: [*letters[:place], *behind],
        3: [*letters[:place], *behind[:1], letters[place], *behind[1:]],
    }[kind]
    one, two = "".join(letters), "".join(changed)
    if two and typo_similarity(one, two):
        assert two in set(typo_candidates(one))
        assert one in set(typo_candidates(two))


@pytest.mark.parametrize("word", WORDS)
def test_what_is_looked_up_is_mostly_alike(word: str) -> None:
    found = set(typo_candidates(word)) - {word}
    alike = [
        other
        for other in found
        if typo_similarity(word, other)
        or word_similarity(word, phonetic_key(word), other, phonetic_key(other), joined=False)
    ]
    assert len(alike) * 2 > len(found)
