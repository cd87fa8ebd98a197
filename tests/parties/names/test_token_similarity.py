"""How alike two words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.parties.names.legal_forms import without_form
from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.token_similarity import (
    GENDERED,
    SAME_KEY,
    SIMILARITY_THRESHOLD,
    allowed_edits,
    is_consonantal,
    word_similarity,
)

WORDS = st.text(alphabet="abdeghijklmnoruwyz", min_size=1, max_size=12)


def alike(one: str, other: str, *, joined: bool = False) -> float:
    return word_similarity(one, phonetic_key(one), other, phonetic_key(other), joined=joined)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("muhammad", "mohammed"),
        ("sergey", "serhiy"),
        ("jurij", "yuriy"),
        ("qasim", "kasim"),
        ("yusuf", "yousef"),
        ("jan", "dzhan"),
        ("faradzh", "faraj"),
        ("fyodorov", "fedorov"),
        ("jurjewitsch", "yuryevich"),
        ("heronaco", "herona"),
        ("HAFZ", "hafez"),
        ("YHYY", "yahia"),
        ("mzhr", "mazaher"),
        ("alaqsa", "aqsa"),
        ("hanif", "abdhanif"),
        ("trading", "trdg"),
        ("5", "v"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert alike(one, other) >= 0.85


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("putin", "ptuin"),
        ("saddam", "sadam"),
        ("khorasan", "khorsan"),
        ("vladimir", "vlaidmir"),
        ("anis", "nis"),
        ("vidlamir", "vladimir"),
    ],
)
def test_slips(one: str, other: str) -> None:
    assert SIMILARITY_THRESHOLD <= alike(one, other) < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("putin", "biden"),
        ("kim", "kam"),
        ("ali", "omar"),
        ("tom", "tim"),
        ("44", "45"),
        ("p671", "p672"),
        ("chol", "chun"),
        ("baker", "smith"),
        ("x" * 65, "x" * 66),
    ],
)
def test_two_words(one: str, other: str) -> None:
    assert alike(one, other) == 0


@pytest.mark.parametrize(("one", "other"), [("antonia", "antonio"), ("michel", "michelle"), ("daniel", "danielle")])
def test_a_woman_is_not_a_man(one: str, other: str) -> None:
    assert alike(one, other) == GENDERED


@pytest.mark.parametrize(
    ("arabic", "latin"), [("MHMD", "muhammad"), ("ALY", "ali"), ("HSYN", "hussein"), ("RDA", "reza")]
)
def test_arabic_letters_beside_latin_ones(arabic: str, latin: str) -> None:
    assert alike(arabic, latin) >= 0.75


@pytest.mark.parametrize(("arabic", "latin"), [("MHMD", "mahdi"), ("D", "dawood"), ("HSN", "salim")])
def test_other_consonants(arabic: str, latin: str) -> None:
    assert alike(arabic, latin) == 0


def test_joined_words_get_one_edit_only() -> None:
    assert alike("saifaldin", "saifaldin", joined=True) == 1
    assert alike("vladimirputin", "vladimirrputin", joined=True) > 0
    assert alike("vladimirputin", "vladmirptin", joined=True) == 0


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("MHMD", True), ("mhmd", True), ("alksndr", True), ("kim", False), ("str", False), ("omar", False)],
)
def test_words_written_as_their_consonants(word: str, is_one: bool) -> None:
    assert is_consonantal(word) is is_one


def test_reach_grows_with_the_shorter_and_ends_with_the_longer() -> None:
    assert [
        allowed_edits(3, 9),
        allowed_edits(4, 9),
        allowed_edits(8, 9),
        allowed_edits(8, 9, joined=True),
        allowed_edits(64, 65),
    ] == [0, 1, 2, 1, 0]


@given(WORDS, WORDS)
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    # only what is asked for is taken apart: into its consonants, or without a glued form
    if not any([*map(is_consonantal, (one, other)), *map(without_form, (one, other))]):
        assert alike(one, other) == pytest.approx(alike(other, one))


@given(WORDS)
def test_a_word_is_like_itself(word: str) -> None:
    assert alike(word, word) == 1
    assert SAME_KEY < 1
