"""The same words set otherwise."""

import pytest

from detente.parties.entity import Kind
from detente.validation import layout
from detente.validation.family import NameChange


@pytest.mark.parametrize(
    ("change", "name", "kind", "found"),
    [
        (layout.case_changed, "Osvaldo BRENTANO", "person", "OSVALDO BRENTANO"),
        (layout.case_changed, "OSVALDO BRENTANO", "person", "osvaldo brentano"),
        (layout.accents_dropped, "Žaneta Ørsted Łukasz", "person", "Zaneta Orsted Lukasz"),
        (layout.accents_dropped, "Чёрный", "person", None),
        (layout.accents_spelled, "Jürgen MÜLLER", "person", "Juergen MUELLER"),
        (layout.accents_spelled, "Jurgen MULLER", "person", None),
        (layout.punctuation_dropped, "BRENTANO, O. S.A.", "entity", "BRENTANO O SA"),
        (layout.hyphens_changed, "Al-Qadhi", "person", "Al Qadhi"),
        (layout.hyphens_dropped, "Al-Qadhi Jean-Luc", "person", "AlQadhi JeanLuc"),
        (layout.spaces_changed, "Ana BRENTANO", "person", " Ana  BRENTANO "),
        (layout.words_joined, "Osvaldo BRENTANO", "person", "OsvaldoBRENTANO"),
        (layout.words_joined, "BRENTANO", "person", None),
        (layout.all_joined, "WESTMARK SHIPPING", "entity", "WESTMARKSHIPPING"),
        (layout.all_joined, "WESTMARK SHIPPING LTD", "entity", None),
        (layout.all_joined, "WESTMARK III", "vessel", None),
        (layout.hyphens_dropped, "Saif-al-Din BRENTANO", "person", "Saif-al-Din BRENTANO"),
        (layout.hyphens_dropped, "WESTMARK-2", "vessel", "WESTMARK-2"),
        (layout.words_joined, "WESTMARK S.A.S.", "entity", None),
        (layout.words_joined, "Hassan Abdulkarim", "person", None),
        (layout.words_joined, "BRENTANO, Osvaldo BRENTANO", "person", None),
        (layout.hyphens_dropped, "SOUTH-SOUTH WESTMARK", "entity", "SOUTH-SOUTH WESTMARK"),
        (layout.particle_joined, "Al-SAYYID Al-QADHI", "person", "Al-SAYYID ALQADHI"),
        (layout.surname_first, "Allah Dad BRENTANO", "person", None),
        (layout.all_joined, "WESTMARK (SHIPPING)", "entity", None),
        (layout.title_dropped, "Dr. Osvaldo BRENTANO", "person", "Osvaldo BRENTANO"),
        (layout.title_dropped, "GENERAL WESTMARK TRADING", "entity", None),
        (layout.surname_first, "Osvaldo BRENTANO", "person", "BRENTANO, Osvaldo"),
        (layout.surname_first, "Hassan Said AL QADHI", "person", "AL QADHI, Hassan Said"),
        (layout.surname_first, "BRENTANO, Osvaldo", "person", None),
        (layout.surname_first, "WESTMARK SHIPPING", "entity", None),
        (layout.surname_last, "BRENTANO, Osvaldo", "person", "Osvaldo BRENTANO"),
        (layout.surname_last, "Osvaldo BRENTANO", "person", None),
        (layout.particle_dropped, "Hassan bin Said AL-QADHI", "person", "Hassan Said QADHI"),
        (layout.particle_dropped, "S. DE R.L. DE C.V.", "entity", None),
        (layout.particle_joined, "Hassan Al-Qadhi", "person", "Hassan Alqadhi"),
        (layout.particle_joined, "HASSAN AL-QADHI", "person", "HASSAN ALQADHI"),
        (layout.ampersand, "WESTMARK & SONS", "entity", "WESTMARK and SONS"),
        (layout.ampersand, "WESTMARK AND SONS", "entity", "WESTMARK & SONS"),
        (layout.acronym_dropped, "HERON WESTMARK FRONT (HWF)", "entity", "HERON WESTMARK FRONT"),
        (layout.acronym_dropped, "HERON (HWF)", "entity", None),
        (layout.words_reordered, "BRENTANO, Osvaldo Diaz", "person", "Diaz Osvaldo BRENTANO"),
    ],
)
def test_what_each_does(change: NameChange, name: str, kind: Kind, found: str | None) -> None:
    assert change(name, kind) == found


@pytest.mark.parametrize("kind", ["person", "entity", "vessel", "aircraft", "other"])
def test_titles_stand_before_names_of_every_kind(kind: Kind) -> None:
    found = layout.title_added("GOLDEN HERON", kind)
    assert found is not None
    assert found.endswith(" GOLDEN HERON")


def test_numbers_are_written_otherwise() -> None:
    assert layout.number_written("GOLDEN HERON 3", "vessel") in ("GOLDEN HERON THREE", "GOLDEN HERON III")
    assert layout.number_written("GOLDEN HERON IV", "vessel") in ("GOLDEN HERON 4", "GOLDEN HERON FOUR")
    assert layout.number_written("GOLDEN HERON", "vessel") is None
    assert layout.number_written("OSVALDO I BRENTANO", "person") is None


def test_a_word_is_split_once_and_nothing_else_changes() -> None:
    found = layout.word_split("Osvaldo BRENTANO", "person")
    assert found is not None
    assert found.replace(" ", "") == "OsvaldoBRENTANO"
    assert len(found.split()) == 3
    assert min(map(len, found.split())) >= 2
    assert layout.word_split("Ana DIAZ", "person") is None


def test_two_words_change_places_but_not_across_a_comma() -> None:
    assert layout.words_swapped("BRENTANO, Osvaldo Diego", "person") == "BRENTANO, Diego Osvaldo"
    assert layout.words_swapped("BRENTANO, Osvaldo", "person") is None
    assert layout.words_swapped("HERON LTD", "entity") is None


def test_servants_stay_with_their_master_whatever_the_order() -> None:
    assert layout.words_reordered("SAID Jan Abd al-Salam KARZANI", "person") == "KARZANI Abd al-Salam Jan SAID"
    assert layout.words_reordered("عبد الواحد شفيق", "person") == "شفيق عبد الواحد"


def test_one_accent_is_added() -> None:
    found = layout.accent_added("OSVALDO BRENTANO", "person")
    assert found is not None
    assert layout.accents_dropped(found, "person") == "OSVALDO BRENTANO"


def test_a_number_written_as_a_word_gets_no_accent() -> None:
    assert layout.accent_added("FIRST", "entity") is None


def test_one_word_stands_twice() -> None:
    found = layout.word_repeated("BRENTANO, Osvaldo", "person")
    assert found in ("BRENTANO, BRENTANO Osvaldo", "BRENTANO, Osvaldo Osvaldo")
    assert layout.word_repeated("BRENTANO", "person") is None


@pytest.mark.parametrize("name", ["R R", "عبد الرحمن", "Al Al"])
def test_neither_a_letter_nor_half_a_name_stands_twice(name: str) -> None:
    assert layout.word_repeated(name, "person") is None


def test_apostrophes_go_or_become_others() -> None:
    found = layout.apostrophes_changed("Mash'an O'NEILL", "person")
    assert found is not None
    assert "'" not in found
    assert "".join(filter(str.isalpha, found)) == "MashanONEILL"
