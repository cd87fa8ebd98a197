"""What looks alike."""

import unicodedata

from detente.validation import look_alikes


def test_one_letter_is_misread_as_what_looks_like_it() -> None:
    found = look_alikes.misread("OSVALDO BRENTANO", "person")
    assert found is not None
    assert found != "OSVALDO BRENTANO"
    assert any(char.isdigit() for char in found) or "RN" in found or "VV" in found


def test_digits_stand_for_letters_of_one_word() -> None:
    found = look_alikes.digits_for_letters("Osvaldo BRENTANO", "person")
    assert found in ("O5v4ldo BRENTANO", "Osvaldo BR3N7ANO")


def test_letters_of_another_script_look_the_same() -> None:
    found = look_alikes.letters_of_another_script("Osvaldo BRENTANO", "person")
    assert found is not None
    assert len(found) == len("Osvaldo BRENTANO")
    odd = [char for char in found if not char.isascii()]
    assert odd
    assert all("CYRILLIC" in unicodedata.name(char) for char in odd)
    assert look_alikes.letters_of_another_script("Сергей Чернышёв", "person") is None


def test_letters_of_one_word_stand_apart() -> None:
    found = look_alikes.letters_spaced("Ana BRENTANO", "person")
    assert found is not None
    assert found.startswith("Ana B")
    assert "".join(filter(str.isalpha, found)) == "AnaBRENTANO"
    assert len(found) == len("Ana BRENTANO") + 7


def test_a_mark_stands_inside_a_word() -> None:
    found = look_alikes.mark_inside("Ana BRENTANO", "person")
    assert found is not None
    assert len(found) == len("Ana BRENTANO") + 1
    assert "".join(filter(str.isalpha, found)) == "AnaBRENTANO"


def test_unseen_marks_leave_the_letters() -> None:
    found = look_alikes.unseen_marks("Osvaldo BRENTANO", "person")
    assert found is not None
    assert len(found) == len("Osvaldo BRENTANO") + 2
    assert "".join(char for char in found if unicodedata.category(char) != "Cf") == "Osvaldo BRENTANO"
    assert look_alikes.unseen_marks("7", "vessel") is None


def test_wide_letters_are_the_same_ones() -> None:
    found = look_alikes.wide_letters("Ana B. 3", "person")
    assert found is not None
    assert not found.isascii()
    assert unicodedata.normalize("NFKC", found) == "Ana B. 3"
