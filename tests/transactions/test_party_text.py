"""The text form of parties: what is written reads back as the same value."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.codes.countries import COUNTRIES
from detente.transactions.field_readers import UnreadableField
from detente.transactions.party import PartyNumber, PartyReference, doubtful
from detente.transactions.party_text import join, read_parties, read_party, read_vessel, split, text_of, typed_text
from detente.vocabulary import PARTY_ROLES

FULL = "Haejin Ship Management (debtor, country KP, born 1957-01-01, BIC FTBDKPPY, number KP 123.4, account KP12345)"


def names() -> st.SearchStrategy[str]:
    """Names, among them those that look like something else."""
    pieces = [
        "not ",
        "KPe.047",
        "8518780",
        "?",
        " ()",
        " (debtor)",
        "(",
        ")",
        ", ",
        "Acme",
        " (born 1957)",
        "IMO ",
        "x",
    ]
    odd = st.lists(st.sampled_from(pieces), min_size=1, max_size=5).map("".join)
    return (odd | st.text(min_size=1, max_size=12)).map(lambda text: " ".join(text.replace(";", " ").split()))


def numbers() -> st.SearchStrategy[PartyNumber]:
    """Numbers of each kind."""
    shapes = {
        "BIC": r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?",
        "LEI": r"[A-Z0-9]{18}[0-9]{2}",
        "number": r"[A-Za-z0-9]{2}[./-]?[A-Za-z0-9]{2} ?[A-Za-z0-9]{2}",
        "account": r"[A-Z]{2}[0-9]{8,20}",
    }
    return st.sampled_from(sorted(shapes)).flatmap(
        lambda kind: st.from_regex(shapes[kind], fullmatch=True).map(lambda text: PartyNumber(kind=kind, text=text))  # type: ignore[arg-type]
    )


@st.composite
def people(draw: st.DrawFn) -> PartyReference:
    """Parties that are certain, with and without particulars."""
    found = tuple(dict.fromkeys(draw(st.lists(numbers(), max_size=3))))
    name = draw(names()) if not found or draw(st.booleans()) else ""
    assume(name or found)
    return PartyReference(
        name=name,
        role=draw(st.none() | st.sampled_from(sorted(PARTY_ROLES))),
        country=draw(st.none() | st.sampled_from(COUNTRIES)),
        born=draw(st.none() | st.dates().map(lambda day: f"{day:%Y-%m-%d}".rjust(10, "0"))),
        numbers=found,
    )


@settings(max_examples=500)
@given(people())
def test_what_is_written_reads_back_as_the_same_party(given_party: PartyReference) -> None:
    assert read_party(text_of(given_party)) == given_party


@settings(max_examples=500)
@given(names())
def test_what_is_read_is_written_so_that_it_reads_the_same(text: str) -> None:
    try:
        found = split(text)
    except UnreadableField:
        return
    assert split(join(found)) == found
    assert split(typed_text("parties", found)) == found


@given(st.lists(people(), max_size=4, unique=True))
def test_several_parties_read_back_in_their_order(given_parties: list[PartyReference]) -> None:
    assert split(join(given_parties)) == tuple(given_parties)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("KPe.47?", doubtful("KPe.047")),
        ("not kpe.047", PartyReference(name="KPe.047", certainty="denied")),
        ("IMO 8518780 ?", doubtful("8518780")),
        ("Acme?", doubtful("Acme")),
        ("not Acme", PartyReference(name="Acme", certainty="denied")),
        ("Acme (debtor)", PartyReference(name="Acme", role="debtor")),
        ("(debtor-agent, BIC FTBDKPPY)", PartyReference(role="debtor-agent", numbers=(PartyNumber(kind="BIC", text="FTBDKPPY"),))),
        ("Acme ( born  1957,country KP )", PartyReference(name="Acme", country="KP", born="1957")),
        ("not KPe.047 (debtor)", PartyReference(name="not KPe.047", role="debtor")),
        ("not KPe.047 ()", PartyReference(name="not KPe.047")),
        ("Acme (born 1957) ()", PartyReference(name="Acme (born 1957)")),
    ],
)  # fmt: skip
def test_a_text_is_a_party(text: str, value: PartyReference) -> None:
    assert read_party(text) == value


@pytest.mark.parametrize(
    "text",
    ["Chosun (Bank)", "Acme (KP)", "Acme (born in Sinuiju)", "Acme (debtor", "Acme(debtor)", "Acme ()", "(debtor)", "?", "NOT Acme"],
)  # fmt: skip
def test_a_bracket_that_states_nothing_is_part_of_the_name(text: str) -> None:
    assert read_party(text) == PartyReference(name=text)
    assert text_of(read_party(text)) == text


def test_a_whole_party_is_written_as_it_is_read() -> None:
    assert text_of(read_party(FULL)) == FULL


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Acme (debtor, country XX)", "states 'country XX' of a party, which is none"),
        ("Acme (country KP, born 1957-02-30)", "states 'born 1957-02-30'"),
        ("Acme (debtor, BIC 1)", "states 'BIC 1'"),
        ("Acme (debtor, creditor)", "states the role of a party twice"),
        ("Acme (born 1957, born 1958)", "states the birth of a party twice"),
        ("not 8518780?", "both denied and doubted"),
        ("KPe.003??", "several question marks"),
        ("x" * 2001, "has a name of 2,001 letters"),
        (f"{'x' * 2001} (debtor)", "has a name of 2,001 letters"),
        ("Acme\nLtd", "holds a control character"),
    ],
)
def test_what_says_nothing_that_holds_is_refused(text: str, fault: str) -> None:
    with pytest.raises(UnreadableField) as caught:
        read_parties(text)
    assert fault in str(caught.value)
    assert caught.value.hint


def test_a_doubt_that_no_text_says_is_not_written() -> None:
    with pytest.raises(ValueError, match="no text says"):
        text_of(doubtful("not Acme"))


def test_what_is_certain_of_a_vessel_stands_first() -> None:
    assert read_vessel("8987333?; 8518780") == (PartyReference(name="8518780"), doubtful("8987333"))
    assert join(read_vessel("8987333?; 8518780")) == "8518780; 8987333?"


def test_no_party_has_no_text() -> None:
    assert (join(()), split(None), split("")) == (None, (), ())


def test_a_text_of_many_empty_brackets_is_read_at_once() -> None:
    text = "x (born 1957)" + " ()" * 600
    assert read_party(text).name == text.removesuffix(" ()")
    assert text_of(read_party(text)) == text


def test_a_row_of_more_than_a_thousand_parties_is_refused() -> None:
    with pytest.raises(UnreadableField, match="names 1,001 parties"):
        read_parties("; ".join(f"Acme {number}" for number in range(1001)))
