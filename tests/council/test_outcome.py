"""What comes of a vote, held against a count of every way in which the unknown votes may fall."""

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.council.forecast import KnownVote
from detente.council.outcome import VoteOutcome, outcome
from detente.council.record import VOTE_WORDS, TextKind, VoteWord
from tests.council.build import ELECTED, PERMANENT, cast, votes

WORDS: list[VoteWord | None] = ["yes", "no", "abstain", None]


def passes(fell: Sequence[str], kind: str) -> bool:
    """Whether a text passes, by the Charter alone: the first five have a veto."""
    return fell.count("yes") >= 9 and (kind == "procedural" or "no" not in fell[:5])


def ways(known: Sequence[VoteWord | None]) -> Iterator[tuple[VoteWord, ...]]:
    """Every way in which the votes may fall."""
    return product(*([each] if each else VOTE_WORDS for each in known))


@st.composite
def councils(draw: st.DrawFn) -> list[VoteWord | None]:
    known = st.sampled_from([each for each in WORDS if each])
    given: list[VoteWord | None] = draw(st.lists(known, min_size=15, max_size=15))
    for place in draw(st.sets(st.integers(0, 14), max_size=6)):
        given[place] = None
    return given


def asked(given: Sequence[VoteWord | None], kind: TextKind) -> VoteOutcome:
    return outcome(kind, votes(given[:5], given[5:]))


@settings(max_examples=150)
@given(some=councils(), kind=st.sampled_from(["ease", "procedural"]))
def test_the_result_is_that_of_every_way_in_which_the_unknown_votes_may_fall(
    some: list[VoteWord | None], kind: TextKind
) -> None:
    found = asked(some, kind)
    every = list(ways(some))
    results = {passes(each, kind) for each in every}
    assert (found.least, found.most) == (min(w.count("yes") for w in every), max(w.count("yes") for w in every))
    assert (results == {True}) == (found.result == "adopted")
    assert (True in results) == (found.result in {"adopted", "open"})
    if found.result == "too-few":
        assert all(each.count("yes") < 9 for each in every)
    if found.result == "vetoed":
        assert all(each.count("yes") >= 9 and "no" in each[:5] for each in every)
    if found.result == "cannot-pass":
        assert any(each.count("yes") >= 9 for each in every)


def changed(given: Sequence[VoteWord | None], found: VoteOutcome) -> list[VoteWord]:
    """The votes after the smallest change, those that it leaves open cast against the text as far as it lets them."""
    after, change = list(given), found.change
    assert change is not None
    codes = [*PERMANENT, *ELECTED]
    for code in change.withdrawn:
        after[codes.index(code)] = "abstain"
    places = [codes.index(code) for code in change.withdrawn]
    places += [place for place, vote in enumerate(after) if vote in {"no", "abstain"} and place not in places]
    for place in places[: change.turned]:
        after[place] = "yes"
    open_places = [place for place, vote in enumerate(given) if vote is None]
    for place in open_places[: change.unknown]:
        after[place] = "yes"
    for place in open_places[change.unknown :]:
        after[place] = "abstain" if codes[place] in change.withheld else "no"
    return [each or "no" for each in after]


@settings(max_examples=150)
@given(some=councils(), kind=st.sampled_from(["ease", "procedural"]))
def test_the_smallest_change_passes_the_text(some: list[VoteWord | None], kind: TextKind) -> None:
    found = asked(some, kind)
    assert (found.change is None) == (found.result == "adopted")
    if found.change is not None:
        assert passes(changed(some, found), kind)


@settings(max_examples=60)
@given(some=councils(), kind=st.sampled_from(["ease", "procedural"]))
def test_no_change_of_fewer_of_the_known_votes_passes_the_text(some: list[VoteWord | None], kind: TextKind) -> None:
    found = asked(some, kind)
    if found.change is None:
        return
    moved = max(found.change.turned, len(found.change.withdrawn))
    best: list[VoteWord] = [each or "yes" for each in some]  # the unknown votes cost nothing
    places = [place for place, vote in enumerate(best) if vote != "yes"]
    places.sort(key=lambda place: not (place < 5 and best[place] == "no"))
    for place in places[: max(0, moved - 1)]:
        best[place] = "yes"
    assert moved == 0 or not passes(best, kind)


def test_the_draft_of_two_for_and_six_against_needs_all_seven_and_three_abstentions() -> None:
    found = asked(cast("ynynnnnn???????"), "ease")
    assert (found.result, found.least, found.most, found.slack) == ("cannot-pass", 2, 9, 0)
    assert found.vetoes == ("FR", "GB", "US")
    assert found.change is not None
    assert (found.change.unknown, found.change.turned, found.change.withdrawn) == (7, 0, ("FR", "GB", "US"))


def test_no_veto_counts_where_nine_votes_are_lacking() -> None:
    found = asked(cast("ynynnnnnnnnaayy"), "ease")
    assert (found.result, found.vetoes, found.noes) == ("too-few", (), ("FR", "GB", "US"))


def test_the_abstention_of_a_permanent_member_is_no_veto() -> None:
    assert asked(cast("aaaaayyyyyyyyyy"), "ease").result == "adopted"


@pytest.mark.parametrize(
    ("kind", "result"), [("tighten", "vetoed"), ("renew", "vetoed"), ("political", "vetoed"), ("procedural", "adopted")]
)
def test_a_veto_stops_every_text_but_one_of_procedure(kind: TextKind, result: str) -> None:
    found = asked(cast("nyyyyyyyyyyyyyy"), kind)
    assert found.result == result
    assert found.keys == (() if kind == "procedural" else PERMANENT)


def test_eight_votes_are_not_nine() -> None:
    assert asked(cast("yyyyyyyyaaaaaaa"), "procedural").result == "too-few"
    assert asked(cast("yyyyyyyyynnnnnn"), "procedural").result == "adopted"


def test_a_permanent_member_whose_vote_is_not_known_leaves_it_open() -> None:
    found = asked(cast("yyyy?yyyyyyyyyy"), "ease")
    assert found.result == "open"
    assert found.change is not None
    assert (found.change.unknown, found.change.withheld) == (0, ("US",))


def test_a_vote_is_taken_where_every_vote_is_on_record() -> None:
    recorded: list[KnownVote] = votes(["yes"] * 5, ["yes"] * 10, by="recorded")
    assert outcome("ease", recorded).taken
    assert not outcome("ease", [*votes(["no"], []), *recorded[1:]]).taken
