"""A text in another script is not English, however short it is."""

import pytest

from detente.evidence.reader.sources import is_english


@pytest.mark.parametrize(
    "text",
    [
        "Переговоры продолжатся весной, заявил посланник.",
        "会谈将在春天继续进行，特使说。",
        "الحوار سيستمر في الربيع، قال المبعوث.",
        "회담은 봄에 계속될 것이라고 특사가 말했다.",
        "Οι συνομιλίες θα συνεχιστούν την άνοιξη.",
    ],
)
def test_another_script_is_not_english(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said that the talks would go on.",
        "The envoy of the DPRK (조선) said that the talks would go on in the spring of this year.",
        "THE ENVOY SAID THAT THE TALKS WOULD GO ON.",
        "12.03.2020: 240 km, 35 km.",
    ],
)
def test_english_with_a_foreign_word_numbers_or_capitals_is_read(text: str) -> None:
    assert is_english(text)
