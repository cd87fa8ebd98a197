"""The errors that a user can meet: how each is written, and the code with which a command ends."""

import pickle

import pytest

from detente.errors import DetenteError, InputError, LawError, LawFault, UsageError, VerdictMet

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


CODES = [(DetenteError, 1), (UsageError, 2), (VerdictMet, 3), (InputError, 4), (LawError, 4)]


@pytest.mark.parametrize(("kind", "code"), CODES)
def test_each_kind_of_error_has_its_exit_code(kind: type[DetenteError], code: int) -> None:
    assert kind.exit_code == code
    assert issubclass(kind, DetenteError)


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
