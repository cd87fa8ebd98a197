"""The outcome of a vote in sentences: each step in the right number and tense."""

import pytest

from detente.council.forecast import KnownBy
from detente.council.outcome import outcome
from detente.council.record import TextKind
from detente.council.words import RESULTS, TAKEN, listed, number, sentences
from tests.council.build import cast, votes


def told(letters: str, kind: TextKind = "ease", by: KnownBy = "given") -> list[str]:
    given = cast(letters)
    return list(sentences(outcome(kind, votes(given[:5], given[5:], by))))


def test_a_draft_that_cannot_pass_says_what_all_would_have_to_do() -> None:
    assert told("ynynnnnn???????") == [
        "It cannot pass as votes are known now: 2 to 9 in favour of the 9 that it needs.",
        "For: China and Russian Federation; against: France, United Kingdom, United States, Belgium, Côte d'Ivoire and Germany;"
        " not known: Dominican Republic, Equatorial Guinea, Indonesia, Kuwait, Peru, Poland and South Africa.",
        "It passes only if all seven whose vote is not known vote for it, and France, United Kingdom and United States abstain.",
        "One more no or abstention among the seven stops it without any veto.",
        "Each of France, United Kingdom and United States can stop it alone.",
    ]


CHANGES = {
    "yyyyyyyy???????": "It passes only if at least one of the seven whose vote is not known votes for it.",
    "yyyyyyyyaaaaaa?": "It passes only if the one whose vote is not known votes for it.",
    "nyyyyyyyyyyyyyy": "It passes only if China abstains.",
    "nynyyyyyyyyyyyy": "It passes only if China and Russian Federation abstain.",
    "yyyyyyyyaaaaaaa": "It passes only if one of those who oppose it or abstain votes for it.",
    "ynynnnnnnnnaayy": "It passes only if five of those who oppose it or abstain vote for it, France, United Kingdom and United States among them.",
    "nnnyyyyyyyaaaaa": "It passes only if two of China, France and Russian Federation vote for it and the other of them abstains.",
    "nnnyyyyyyyyaaaa": "It passes only if one of China, France and Russian Federation votes for it and the others of them abstain.",
    "yyyy?yyyyyyyyyy": "It passes only if United States does not vote against it.",
    "nyy??yyyyyyyyyy": "It passes only if China abstains, and United Kingdom and United States do not vote against it.",
    "ny?yyyyyaaaaaaa": "It passes only if the one whose vote is not known votes for it, and two of those who oppose it or abstain vote for it, China among them, and Russian Federation does not vote against it.",
}


@pytest.mark.parametrize("letters", CHANGES)
def test_the_smallest_change_is_said_in_the_right_number(letters: str) -> None:
    assert CHANGES[letters] in told(letters)


def test_a_text_that_passes_needs_no_change() -> None:
    assert told("yyyyyyyyyaaaaaa") == [
        "It passes: 9 in favour of the 9 that it needs.",
        "For: China, France, Russian Federation, United Kingdom, United States, Belgium, Côte d'Ivoire, Germany and Dominican Republic;"
        " abstaining: Equatorial Guinea, Indonesia, Kuwait, Peru, Poland and South Africa.",
        "Each of China, France, Russian Federation, United Kingdom and United States can stop it alone.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("letters", "kind", "expected"),
    [
        ("nynyyyyyyyyyyyy", "tighten", ["It failed by veto", "It would have passed if China and Russian Federation had abstained.", "Each of China and Russian Federation stopped it alone."]),
        ("aynyyyyyyyyyyyy", "renew", ["no veto.", "It would have passed if Russian Federation had abstained.", "Russian Federation stopped it alone."]),
        ("ynynnnnnnnnaayy", "ease", ["It failed for want of votes, and no veto counted", "It would have passed if five of those who oppose it or abstain had voted for it"]),
        ("nynyyyyyyyyyyaa", "procedural", ["It passed: 11", "no veto applies.", "It was carried against two permanent members: China and Russian Federation."]),
        ("yyyyyyyyyyyyyya", "ease", ["It passed: 14", "could have stopped it alone."]),
        ("nyyyyyyyyyyyyyy", "procedural", ["It was carried against one permanent member: China."]),
    ],
)  # fmt: skip
def test_a_vote_that_was_taken_is_told_in_the_past(letters: str, kind: TextKind, expected: list[str]) -> None:
    found = told(letters, kind, "recorded")
    assert [each for each in expected if not any(each in sentence for sentence in found)] == []
    assert not any("passes only" in each or "can stop" in each for each in found)


def test_nobody_holds_a_key_where_nine_votes_are_lacking() -> None:
    assert not any("alone" in each for each in told("ynynnnnnnnnaayy"))


def test_a_permanent_member_whose_vote_is_not_known_holds_a_key_too() -> None:
    assert told("nyyy?yyyyyyyyyy")[-2:] == [
        "China can stop it alone.",
        "So can United States, whose vote is not known.",
    ]


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("yyyyyyy????????", "Six of the eight may withhold their vote; one more stops it without any veto."),
        ("yyyyyyyyaaaaaa?", "A no or an abstention of that one stops it without any veto."),
    ],
)
def test_how_many_may_withhold_their_vote_is_said(letters: str, expected: str) -> None:
    assert expected in told(letters)


def test_an_abstention_of_an_elected_member_needs_no_explanation() -> None:
    assert not any("is no veto" in each for each in told("yyyyyyyyyyyyyya"))
    assert any("is no veto" in each for each in told("yyyyayyyyyyyyyy"))


def test_every_result_has_words() -> None:
    assert TAKEN.keys() < RESULTS.keys()


def test_numbers_and_names_are_written_out() -> None:
    assert [number(each) for each in (0, 1, 10, 11)] == ["0", "one", "ten", "11"]
    assert [listed(each) for each in ([], ["PE"], ["PE", "KW"])] == ["nobody", "Peru", "Peru and Kuwait"]
