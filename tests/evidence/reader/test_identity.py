from tests.evidence.parsed import needs_reader, reading

pytestmark = needs_reader


def names(text: str) -> list[str]:
    return [item.speaker.name for item in reading(text).statements]


def test_a_surname_a_role_and_a_pronoun_are_the_one_who_was_named_in_full() -> None:
    text = "Spokeswoman Ida Berg said the talks failed.\nBerg said nobody was to blame.\nThe spokeswoman said they may resume.\nShe said so twice."
    assert names(text)[:3] == ["Ida Berg"] * 3


def test_a_capital_speaks_for_its_state() -> None:
    (found,) = reading("Pyongyang said it would answer.").statements
    assert (found.speaker.name, found.speaker.country) == ("North Korea", "KP")


def test_the_side_of_a_state_is_no_person() -> None:
    (found,) = reading("The US side said the talks were good.").statements
    assert (found.speaker.name, found.speaker.role, found.speaker.speaks_for) == ("", "side", "United States")


def test_a_pronoun_with_nobody_before_stays_unresolved() -> None:
    (found,) = reading("He said the plan was dead.").statements
    assert (found.speaker.mention, found.speaker.name) == ("He", "")
