import pytest

from tests.evidence.parsed import needs_reader, reading

pytestmark = needs_reader


@pytest.mark.parametrize(
    ("text", "kind", "status", "days"),
    [
        ("North Korea fired three short-range missiles on Monday.", "launch", "happened", "2019-12-09"),
        ("North Korea could launch a satellite next month.", "space-launch", "possible", "2020-01-01 to 2020-01-31"),
        ("North Korea did not launch a missile on Friday.", "launch", "denied", "2019-12-06"),
        ("The Council adopted the resolution on 5 August 2017.", "adoption", "happened", "2017-08-05"),
        ("Russia vetoed the draft resolution on Wednesday.", "veto", "happened", "2019-12-11"),
        (
            "Talks between the United States and North Korea collapsed in February.",
            "talks-broken-off",
            "happened",
            "2019-02-01 to 2019-02-28",
        ),
        (
            "China and Russia submitted a draft resolution earlier this week.",
            "draft-tabled",
            "happened",
            "2019-12-09 to 2019-12-12",
        ),
        ("The United States imposed sanctions in 2017.", "sanction-imposed", "happened", "2017-01-01 to 2017-12-31"),
    ],
)
def test_an_event_has_its_kind_its_status_and_its_days(text: str, kind: str, status: str, days: str) -> None:
    (found,) = reading(text).events
    assert (found.kind, found.status, str(found.when)) == (kind, status, days)


def test_a_launch_that_somebody_denies_did_not_happen() -> None:
    (found,) = reading("Officials denied that North Korea had launched a missile.").events
    assert (found.status, found.inside) == ("denied", "s1")


def test_a_launch_that_somebody_claims_is_alleged() -> None:
    (found,) = reading("Officials said that North Korea launched a missile.").events
    assert found.status == "alleged"


def test_what_is_demanded_is_a_statement_and_no_event() -> None:
    assert reading("The envoy said the Council must lift the sanctions.").events == ()


def test_a_launch_has_its_quantities_as_written() -> None:
    (found,) = reading("North Korea fired three missiles that flew about 240 km at an altitude of 35 km.").events
    assert [(each.what, each.value, each.unit, each.approximate) for each in found.quantities] == [
        ("missiles", 3.0, "", False),
        ("range", 240.0, "km", True),
        ("apogee", 35.0, "km", False),
    ]


@pytest.mark.parametrize(
    "text", ["The firm launched a new website.", "They held the door.", "He set the table.", "She improved her score."]
)
def test_the_verbs_of_events_alone_are_none(text: str) -> None:
    assert reading(text).events == ()
