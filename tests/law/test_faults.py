"""A fault of law as it is shown: its line, the faulty part underlined, the other end of a contradiction, the hint."""

from detente.errors import WIDEST, LawError, LawFault

FIRST = LawFault(file="1.yaml", line=3, column=5, what="it stands here first", text="    id: coal", width=8)
TWICE = LawFault(
    file="2.yaml",
    line=12,
    column=7,
    paragraph="2 ¶9",
    what="it is imposed twice",
    hint="Amend it.",
    text="      id: coal",
    width=8,
    other=FIRST,
)


def test_a_contradiction_is_shown_with_both_lines_underlined_and_the_hint_last() -> None:
    assert TWICE.shown().splitlines() == [
        "2.yaml:12:7 (2 ¶9): it is imposed twice",
        "    12 |       id: coal",
        "       |       ^^^^^^^^",
        "    1.yaml:3:5: it stands here first",
        "    3 |     id: coal",
        "      |     ^^^^^^^^",
        "    Amend it.",
    ]


def test_a_fault_without_a_line_is_shown_without_one() -> None:
    assert LawFault(file="1.yaml", what="is not UTF-8", hint="Save it as UTF-8.").shown() == str(
        LawFault(file="1.yaml", what="is not UTF-8", hint="Save it as UTF-8.")
    )
    assert LawFault(file="1.yaml", line=9, column=1, what="ends", text="  ").shown() == "1.yaml:9:1: ends"


def test_of_a_long_line_the_part_around_the_fault_is_shown() -> None:
    text = "a" * 300 + "XX" + "b" * 300
    _, line, marks = LawFault(file="1.yaml", line=1, column=301, what="w", text=text, width=2).shown().splitlines()
    assert len(line) < WIDEST + 20
    assert line[marks.index("^") : marks.rindex("^") + 1] == "XX"
    assert line.startswith("    1 | …")
    assert line.endswith("…")


def test_the_mark_never_runs_past_the_line() -> None:
    *_, line, marks = LawFault(file="1.yaml", line=1, column=3, what="w", text="a: b", width=500).shown().splitlines()
    assert len(marks) == len(line)


def test_an_error_of_law_shows_every_fault_and_their_number() -> None:
    assert str(LawError([TWICE, FIRST])).endswith(f"{FIRST.shown()}\n2 faults in the law")
