"""The errors that a user can meet: how each is written, and the code with which a command ends."""

import importlib
import os
import pickle
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import get_args

import pytest

import detente
from detente import errors
from detente.app import cli
from detente.errors import (
    WIDEST,
    CaseFails,
    DetenteError,
    ErrorCode,
    Fault,
    FaultCode,
    FetchError,
    InputError,
    Issue,
    LawError,
    LawFault,
    LedgerDamaged,
    ListDamaged,
    ListStale,
    ListsUnscreened,
    NotInstalled,
    RowsRefused,
    Undecodable,
    UsageError,
    VerdictMet,
    WriteError,
)
from detente.parties.screening.customers import BadRow
from detente.payments.message import refusal
from detente.transactions.transaction import parse, read_one

WRITTEN = [
    (DetenteError("it broke"), "it broke"),
    (DetenteError("it broke", where="rows.csv"), "rows.csv: it broke"),
    (DetenteError("it broke", hint="Mend it."), "it broke\n  Mend it."),
    (InputError("it broke", where="rows.csv", hint="Mend it."), "rows.csv: it broke\n  Mend it."),
    (UsageError("", where="-o"), "-o: "),
]


@pytest.mark.parametrize(("error", "text"), WRITTEN)
def test_an_error_says_where_what_and_the_way_out(error: DetenteError, text: str) -> None:
    assert str(error) == text


TREE = {
    DetenteError: (None, "unexpected", 1),
    UsageError: (DetenteError, "usage", 2),
    NotInstalled: (UsageError, "not-installed", 2),
    VerdictMet: (DetenteError, "verdict-met", 3),
    InputError: (DetenteError, "bad-input", 4),
    Undecodable: (InputError, "undecodable", 4),
    RowsRefused: (InputError, "rows-refused", 4),
    LawError: (InputError, "law-does-not-hold", 4),
    CaseFails: (InputError, "case-fails", 4),
    ListDamaged: (InputError, "list-damaged", 4),
    WriteError: (InputError, "not-written", 4),
    FetchError: (DetenteError, "not-fetched", 5),
    ListStale: (FetchError, "list-stale", 5),
    ListsUnscreened: (DetenteError, "lists-unscreened", 6),
    LedgerDamaged: (DetenteError, "ledger-damaged", 7),
}
"""Every error that a user can meet: what it is a kind of, its code and its exit code. A code is never given another meaning."""
PRIVATE = {
    "detente.app.cli._Terminated": "a signal on its way to `main`, which ends the process with 143",
    "detente.evidence.reader.dates._Uncountable": "`read` makes an expression without days of it",
    "detente.law.yaml._Unsupported": "`parse` makes a fault of it, with the file",
    "detente.parties.lists.fetch._Again": "a fault that may pass: after the last try it is a FetchError",
    "detente.transactions.field_readers.UnreadableField": "the reading of a row makes a fault of it, with the row and the column",
    "detente.transactions.files.jsonlines._Twice": "the only way out of a hook of the JSON decoder; it makes a bad row",
}
"""Exceptions that never leave the module or the wing that raises them, each with what becomes of it."""


def kinds(base: type[BaseException]) -> Iterator[type[BaseException]]:
    """An exception's class and all that are made from it, here and elsewhere."""
    yield base
    for each in base.__subclasses__():
        yield from kinds(each)


def test_the_tree_of_errors_is_as_it_is_written_down() -> None:
    found = {
        kind: (None if kind is DetenteError else kind.__base__, kind.code, kind.exit_code)
        for kind in kinds(DetenteError)
        if issubclass(kind, DetenteError)
    }
    assert found == TREE


def test_no_two_errors_share_a_code_and_each_code_is_declared() -> None:
    codes = [code for _, code, _ in TREE.values()]
    assert sorted(codes) == sorted(get_args(ErrorCode))
    assert not set(codes) & set(get_args(FaultCode))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in (*codes, *get_args(FaultCode)))


def test_the_docstring_draws_the_tree() -> None:
    drawn = re.findall(r"(\w+) +([a-z-]+) +([0-9])   ", errors.__doc__ or "")
    assert drawn == [(kind.__name__, code, str(end)) for kind, (_, code, end) in TREE.items()]


def test_no_other_module_has_an_exception_that_a_user_can_meet() -> None:
    for module in pkgutil.walk_packages(detente.__path__, "detente."):
        if module.name != "detente.__main__":
            importlib.import_module(module.name)
    ours = {
        f"{kind.__module__}.{kind.__qualname__}"
        for kind in kinds(BaseException)
        if kind.__module__.startswith("detente.") and kind.__module__ != "detente.errors"
    }
    assert ours == set(PRIVATE)


EXITS = re.compile(r"\bexit\(|\bExit\(|\bexit_code\b *=|SystemExit\(")
ENDS = {
    "errors.py": "declares them",
    "app/cli.py": "`main` turns an error into its exit code; nobody else ends the process",
    "app/draw/paper.py": "rich ends a broken pipe with 1, which is 0 here",
}


def test_only_the_command_line_turns_errors_into_exit_codes() -> None:
    source = Path(detente.__path__[0])
    found = {
        str(path.relative_to(source)) for path in source.rglob("*.py") if EXITS.search(path.read_text(encoding="utf-8"))
    }
    assert found == set(ENDS)


PAGE = Path(__file__).parent.parent / "docs" / "errors.md"


def rows(text: str, heading: str) -> list[list[str]]:
    """The rows of the table under a heading, without its header."""
    part = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_page_of_errors_is_made_of_the_tree() -> None:
    """`DETENTE_RECORD=1` writes the table anew."""
    text = PAGE.read_text(encoding="utf-8")
    wanted = [
        f"| `{code}` | {end} | `{kind.__name__}` | {f'`{base.__name__}`' if base else ''} | {first_sentence(kind)} |"
        for kind, (base, code, end) in TREE.items()
    ]
    if os.environ.get("DETENTE_RECORD") == "1":
        head, _, rest = text.partition("| code | exit | class | within | meaning |\n| --- | --- | --- | --- | --- |\n")
        rest = re.sub(r"\A(\|.*\n)*", "", rest)
        top = "| code | exit | class | within | meaning |\n| --- | --- | --- | --- | --- |\n"
        PAGE.write_text(head + top + "\n".join(wanted) + "\n" + rest, encoding="utf-8")
        return
    assert [line for line in text.splitlines() if re.match(r"\| `[a-z-]+` \| [0-9] \|", line)] == wanted


def first_sentence(kind: type[DetenteError]) -> str:
    """What a class says of itself."""
    return (kind.__doc__ or "").split("\n")[0].partition(". ")[0].rstrip(".")


def test_the_page_of_errors_explains_each_kind_of_fault_once() -> None:
    told = rows(PAGE.read_text(encoding="utf-8"), "Faults within a file")
    assert [code for code, _ in told] == list(get_args(FaultCode))
    assert all(meaning for _, meaning in told)


def test_the_page_of_errors_has_every_exit_code() -> None:
    told = {int(code) for code, _ in rows(PAGE.read_text(encoding="utf-8"), "Exit codes")}
    assert told == {0, *(end for _, _, end in TREE.values()), cli.INTERRUPTED, cli.TERMINATED}


def test_an_error_carries_its_fault_with_the_code_of_its_kind() -> None:
    error = WriteError("cannot be written: no space left", where="a.csv", hint="Look at the folder.")
    assert error.fault == Fault(
        what="cannot be written: no space left", where="a.csv", hint="Look at the folder.", code="not-written"
    )
    assert (error.what, error.where, error.hint, error.faults) == (*astuple(error.fault)[:3], ())


def test_an_error_that_gathers_faults_hands_them_on_one_by_one() -> None:
    with pytest.raises(InputError) as caught:
        read_one({"dte": "2019-01-01", "quantity": "-1", "unit": "kgx"})
    assert [(each.where, each.code) for each in caught.value.faults] == [
        ("quantity", "out-of-range"),
        ("unit", "unknown-word"),
        ("", "unknown-column"),  # its sentence names the column
    ]
    assert caught.value.faults[1].hint == "Did you mean 'kg'?"
    assert caught.value.code == "bad-input"


SHAPES = [
    (Fault(what="it broke"), "it broke", "unreadable"),
    (Fault(what="it broke", where="a.csv", hint="Mend it."), "a.csv: it broke\n  Mend it.", "unreadable"),
    (Issue(where="KPi.001", what="a country"), "KPi.001: a country", "taken-in-part"),
    (BadRow(row=3, what="is no row", code="not-a-row"), "row 3: is no row", "not-a-row"),
    (BadRow(row=3, column="born", what="'x' is no day"), "row 3: born: 'x' is no day", "unreadable"),
    (LawFault(file="a.yaml", line=2, column=4, what="is empty"), "a.yaml:2:4: is empty", "does-not-hold"),
    (refusal("m, line 4", "the transfer has no debtor"), "m, line 4: the transfer has no debtor", "not-screened"),
]


@pytest.mark.parametrize(("fault", "text", "code"), SHAPES, ids=lambda each: str(each)[:30])
def test_everything_that_is_at_fault_has_one_shape(fault: Fault, text: str, code: str) -> None:
    assert isinstance(fault, Fault)
    assert str(fault) == text
    assert fault.code == code
    place, _, what = text.partition(f"{fault.where}: ") if fault.where else ("", "", text)
    assert (place, what.partition("\n")[0]) == ("", fault.what)


def test_a_place_that_is_made_of_parts_cannot_be_given() -> None:
    with pytest.raises(TypeError, match="where"):
        LawFault(file="a.yaml", where="b.yaml", what="is empty")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="where"):
        BadRow(row=1, where="row 2", what="is no row")  # type: ignore[call-arg]


def test_a_bad_cell_is_a_fault_with_its_row_and_its_column_as_the_place() -> None:
    _, (cell,) = parse({"activity": "trde"}, row=7)
    assert cell.fault == Fault(
        what="'trde' is not a word of this column", where="row 7: activity", hint=cell.hint, code="unknown-word"
    )
    assert cell.hint == "Did you mean 'trade'?"


def test_what_is_wrong_with_the_law_is_wrong_with_the_input() -> None:
    assert issubclass(LawError, InputError)
    assert not issubclass(UsageError, InputError)


FAULTS = [
    (LawFault(file="2371.yaml", what="is empty"), "2371.yaml: is empty"),
    (LawFault(file="2371.yaml", line=3, column=5, what="is empty"), "2371.yaml:3:5: is empty"),
    (LawFault(file="2371.yaml", paragraph="2371 ¶9", what="is empty"), "2371.yaml (2371 ¶9): is empty"),
    (
        LawFault(file="2371.yaml", line=3, column=5, paragraph="2371 ¶9", what="is empty", hint="Fill it."),
        "2371.yaml:3:5 (2371 ¶9): is empty\n    Fill it.",
    ),
]


@pytest.mark.parametrize(("fault", "text"), FAULTS)
def test_a_fault_of_the_law_stands_at_its_line_and_under_its_paragraph(fault: LawFault, text: str) -> None:
    assert str(fault) == text


def test_all_faults_of_the_law_are_told_and_counted() -> None:
    one, other = (LawFault(file=name, what="is empty") for name in ("a.yaml", "b.yaml"))
    assert str(LawError([one])) == "a.yaml: is empty\n1 fault in the law"
    assert str(LawError([one, other])) == "a.yaml: is empty\nb.yaml: is empty\n2 faults in the law"
    assert LawError([one, other]).faults == (one, other)


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


def test_a_fault_is_a_value() -> None:
    fault = LawFault(file="a.yaml", line=1, column=2, what="is empty")
    assert fault == LawFault(file="a.yaml", line=1, column=2, what="is empty")
    assert len({fault, LawFault(file="a.yaml", what="is empty")}) == 2
    with pytest.raises(AttributeError):
        fault.line = 2  # type: ignore[misc]


def test_an_error_of_a_worker_process_arrives_with_its_words() -> None:
    """Workers hand their errors on by pickling: what, where and the way out must not be lost on the way."""
    error = pickle.loads(pickle.dumps(InputError("it broke", where="rows.csv", hint="Mend it.")))  # noqa: S301 -- our own
    assert (type(error), str(error)) == (InputError, "rows.csv: it broke\n  Mend it.")
