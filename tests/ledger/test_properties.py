"""Whatever is done to a ledger, in whatever order: undo is a new row, the chain verifies, and an export is the same ledger."""

import tempfile
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import InputError
from detente.ledger.canonical import canonical, chained, digest
from detente.ledger.exchange import exported, import_
from detente.ledger.findings import accepted
from detente.ledger.ledger import Ledger
from detente.ledger.party_judgements import PartyPair, judge, standing
from detente.ledger.removal import remove_text
from detente.ledger.settings import ask_judges
from detente.ledger.verify import verify
from detente.review import judging, links
from detente.review.thread import threads
from detente.store.address import address_of
from detente.store.store import Store
from tests.review.evidence import DOC, KINDS, NOW, kept, person

EVENT: Final = f"{DOC}.e1"
PAIR: Final = PartyPair(customer="C", name="A B", list="un", reference="1", record="r", entry="e")
OPERATIONS: Final = (
    "accept", "accept-other", "reject", "withdraw", "amend", "add", "link", "unlink", "confirm", "dismiss", "reopen", "two",
    "one", "remove",
)  # fmt: skip
People = st.sampled_from(["reviewer-1", "reviewer-2"])
Steps = st.lists(st.tuples(st.sampled_from(OPERATIONS), People), max_size=12)


def do(ledger: Ledger, operation: str, by: str, number: int) -> None:
    """One operation; it may be refused."""
    who = person(by, at=NOW + timedelta(minutes=number))
    named = {"by": by, "because": "seen", "at": who.at}
    match operation:
        case "accept" | "accept-other":
            day = date(2020, 2, 28 if operation == "accept" else 27)
            judging.accept(ledger, EVENT, who, KINDS, on=day, again=number % 2 == 0)
        case "reject":
            judging.reject(ledger, EVENT, who)
        case "withdraw":
            judging.withdraw(ledger, EVENT, who)
        case "amend":
            judging.amend(ledger, f"{DOC}.e2", who, {"status": "happened" if number % 2 else "alleged"})
        case "add":
            judging.add(ledger, "no-launches-verified", who, KINDS, on=date(2020, 3, 1 + number))
        case "link":
            links.link(ledger, EVENT, "supports", f"plan/c{number}", who)
        case "unlink":
            with ledger.reading() as view:
                last = [each.id for each in links.links(view)] or ["l0"]
            links.withdraw(ledger, last[-1], who)
        case "confirm" | "dismiss" | "reopen":
            words = {"confirm": "confirmed", "dismiss": "dismissed", "reopen": "reopened"}
            judge(ledger, PAIR, words[operation], **named)  # type: ignore[arg-type]
        case "two" | "one":
            ask_judges(ledger, 2 if operation == "two" else 1, **named)  # type: ignore[arg-type]
        case _:
            remove_text(ledger, DOC, **named)  # type: ignore[arg-type]


def rows_of(ledger: Ledger) -> list[tuple[str, str]]:
    with ledger.reading() as view:
        return [(row.content, row.hash) for row in view.stored()]


@settings(max_examples=25)
@given(steps=Steps)
def test_any_sequence_of_operations_only_appends_and_verifies(steps: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = kept(Ledger(Store(address_of(Path(folder)))))
        before = rows_of(ledger)
        for number, (operation, by) in enumerate(steps):
            try:
                do(ledger, operation, by, number)
                refused = False
            except InputError:
                refused = True
            after = rows_of(ledger)
            assert after[: len(before)] == before  # nothing is changed, whatever is undone
            assert (len(after) == len(before)) is refused  # what was refused left no row
            before = after
        with ledger.reading() as view:
            assert verify(view, view.head()).intact


@settings(max_examples=15)
@given(steps=Steps)
def test_an_export_of_any_ledger_is_the_same_ledger(steps: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = kept(Ledger(Store(address_of(Path(folder) / "one"))))
        for number, (operation, by) in enumerate(steps):
            try:
                do(ledger, operation, by, number)
            except InputError:
                continue
        with ledger.reading() as view:
            lines = b"".join(exported(view))
        other = Ledger(Store(address_of(Path(folder) / "two")))
        assert import_(other.store, BytesIO(lines), "export").head == ledger.head()
        with ledger.reading() as here, other.reading() as there:
            assert b"".join(exported(there)) == lines
            assert threads(there) == threads(here)
            assert standing(there) == standing(here)
            assert links.links(there) == links.links(here)
            assert verify(there, ledger.head()).intact
        assert accepted(other) == accepted(ledger)
        assert import_(other.store, BytesIO(lines), "export").new == 0


@settings(max_examples=15)
@given(steps=Steps)
def test_what_counts_never_counts_twice(steps: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = kept(Ledger(Store(address_of(Path(folder)))))
        for number, (operation, by) in enumerate(steps):
            try:
                do(ledger, operation, by, number)
            except InputError:
                continue
            with ledger.reading() as view:
                for each in threads(view):
                    assert sum(found.withdrawal is None for found in each.findings) <= 1
        facts = [(each.kind, each.on) for each in accepted(ledger)]
        assert len(facts) == len(set(facts))


Json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(content=st.dictionaries(st.text(), Json, max_size=5))
def test_the_canonical_text_is_ascii_and_one_for_every_order_of_keys(content: dict[str, object]) -> None:
    text = canonical(content)
    assert text.isascii()
    assert canonical(dict(reversed(content.items()))) == text


@given(before=st.text(), content=st.text(), place=st.integers(0), other=st.characters(exclude_categories=["Cs"]))
def test_the_hash_of_a_row_changes_with_every_character(before: str, content: str, place: int, other: str) -> None:
    at = place % (len(content) + 1)
    changed = content[:at] + other + content[at + 1 :]
    start = digest(before)
    assert (chained(start, changed) == chained(start, content)) is (changed == content)
