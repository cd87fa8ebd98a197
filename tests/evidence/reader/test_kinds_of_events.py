"""Each kind of event, and each status, in sentences of reports."""

import pytest

from tests.evidence.parsed import needs_reader, reading

pytestmark = needs_reader


def kinds(text: str) -> list[tuple[str, str]]:
    return [(each.kind, each.status) for each in reading(text).events]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("North Korea launched a missile on Monday.", "launch"),
        ("North Korea fired two projectiles on Monday.", "launch"),
        ("North Korea launched a satellite on Monday.", "space-launch"),
        ("North Korea conducted a nuclear test in 2017.", "nuclear-test"),
        ("Russia tabled a draft resolution on Monday.", "draft-tabled"),
        ("Russia and China circulated a draft on Monday.", "draft-tabled"),
        ("China vetoed the draft resolution on Monday.", "veto"),
        ("The Council voted on the draft on Monday.", "vote"),
        ("The Council adopted the resolution on Monday.", "adoption"),
        ("The two sides held talks in Stockholm on Saturday.", "talks-held"),
        ("The talks collapsed in October.", "talks-broken-off"),
        ("The negotiations stalled in June.", "talks-stalled"),
        ("The leaders held a summit in Hanoi in February.", "summit"),
        ("Relations between the two sides worsened in 2017.", "relations"),
        ("Pyongyang set a deadline for Washington.", "deadline"),
        ("The Council imposed sanctions in 2006.", "sanction-imposed"),
        ("The United States lifted the sanctions in 2016.", "sanction-eased"),
        ("Inspectors inspected the facility in 2009.", "inspection"),
        ("The Committee approved the exemption on Monday.", "aid-approved"),
    ],
)
def test_a_sentence_tells_an_event_that_happened(text: str, kind: str) -> None:
    assert kinds(text) == [(kind, "happened")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("North Korea launched a missile.", "happened"),
        ("North Korea will launch a missile.", "planned"),
        ("North Korea may launch a missile.", "possible"),
        ("North Korea might launch a missile.", "possible"),
        ("North Korea could launch a missile.", "possible"),
        ("North Korea did not launch a missile.", "denied"),
        ("North Korea never launched a missile.", "denied"),
        ("The envoy said that North Korea launched a missile.", "alleged"),
        ("The envoy denied that North Korea launched a missile.", "denied"),
    ],
)
def test_an_event_has_its_status(text: str, status: str) -> None:
    assert kinds(text) == [("launch", status)]


@pytest.mark.parametrize(
    "text",
    [
        "The firm launched a new product.",
        "She fired the cook on Monday.",
        "He set the table for two.",
        "They adopted a child in May.",
        "The committee approved the minutes.",
        "They met the deadline.",
        "Prices fell and ties were sold.",
        "The test was hard.",
        "They voted for her.",
        "It imposed itself.",
        "The minister urged the Council to lift the sanctions.",
    ],
)
def test_words_of_another_sense_tell_no_event(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("North Korea fired two missiles.", {"missiles": 2.0}),
        ("North Korea fired a missile.", {"missiles": 1.0}),
        ("North Korea fired 3 missiles that flew 1,000 km.", {"missiles": 3.0, "range": 1000.0}),
        ("North Korea fired a missile that flew 37.5 km high.", {"missiles": 1.0, "apogee": 37.5}),
        ("North Korea fired a missile to an altitude of 60 km.", {"missiles": 1.0, "apogee": 60.0}),
    ],
)
def test_a_launch_has_its_quantities(text: str, quantities: dict[str, float]) -> None:
    (found,) = reading(text).events
    assert {each.what: each.value for each in found.quantities} == quantities
