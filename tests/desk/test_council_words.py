"""Members, votes and days as a user writes them, and each way to write them wrong."""

from datetime import date

import pytest

from detente.desk.council_words import given_votes, member_code, refuse_day
from detente.errors import UsageError

DAY = date(2019, 12, 26)
MEMBERS = (
    "Members: Belgium, China, Côte d'Ivoire, Dominican Republic, Equatorial Guinea, France, Germany, Indonesia, Kuwait, Peru, Poland,"
    " Russian Federation, South Africa, United Kingdom, United States."
)


def refused(positions: dict[str, str], day: date = DAY) -> str:
    with pytest.raises(UsageError) as caught:
        given_votes(positions, day)
    return str(caught.value)


@pytest.mark.parametrize("name", ["Peru", "peru", "PE", "pe", "PER", "Peruvian"])
def test_a_member_is_given_by_name_or_code(name: str) -> None:
    assert given_votes({name: "yes"}, DAY) == {"PE": "yes"}


@pytest.mark.parametrize("vote", ["abstain", "Abstain", " ABSTAIN "])
def test_a_vote_is_read_in_any_case(vote: str) -> None:
    assert given_votes({"FR": vote}, DAY) == {"FR": "abstain"}


@pytest.mark.parametrize("name", ["Guinea-Equatorial", "Equatorial Guinea", "Guinea, Equatorial"])
def test_a_name_of_several_words_is_read_in_any_order(name: str) -> None:
    assert given_votes({name: "no"}, DAY) == {"GQ": "no"}


def test_nothing_given_is_nothing() -> None:
    assert given_votes({}, DAY) == {}


@pytest.mark.parametrize(
    ("positions", "told"),
    [
        ({"Estonia": "yes"}, f"member: Estonia is no member on 2019-12-26\n  {MEMBERS}"),
        ({"Estonai": "yes"}, "member: no State is called 'Estonai'\n  Did you mean 'Estonia'?"),
        ({"Perru": "yes"}, "member: no State is called 'Perru'\n  Did you mean 'Peru'?"),
        ({"Qqq": "yes"}, f"member: no State is called 'Qqq'\n  {MEMBERS}"),
        ({"": "yes"}, f"member: no State is called ''\n  {MEMBERS}"),
        ({"Korea": "yes"}, "member: no State is called 'Korea'\n  Did you mean 'Republic of Korea'?"),
        ({"Peru": "maybe"}, "Peru: 'maybe' is no vote\n  Known: abstain, no, yes."),
        ({"Peru": "abstein"}, "Peru: 'abstein' is no vote\n  Did you mean 'abstain'?"),
        ({"Peru": ""}, "Peru: '' is no vote\n  Known: abstain, no, yes."),
        ({"Peru": "yes", "PE": "yes"}, "position: Peru is given twice\n  Give each member one vote."),
    ],
)
def test_a_position_that_cannot_be_is_refused(positions: dict[str, str], told: str) -> None:
    assert refused(positions) == told


def test_who_sits_is_asked_of_the_day() -> None:
    assert given_votes({"Estonia": "no"}, date(2020, 1, 1)) == {"EE": "no"}
    assert refused({"Poland": "no"}, date(2020, 1, 1)).startswith("member: Poland is no member on 2020-01-01")


def test_a_code_is_found_among_those_that_are_known() -> None:
    assert member_code("viet nam", {"VN"}, "is none") == "VN"
    with pytest.raises(UsageError, match="Viet Nam is none"):
        member_code("VN", {"PE"}, "is none")


@pytest.mark.parametrize("day", [date(2005, 12, 31), date(2027, 1, 1)])
def test_a_day_outside_the_record_is_refused(day: date) -> None:
    with pytest.raises(UsageError, match=f"who sat on {day} is not in the record"):
        refuse_day(day, date(2000, 1, 1), "a text")


def test_a_day_of_the_text_itself_is_taken() -> None:
    refuse_day(DAY, DAY, "a text")
    with pytest.raises(UsageError, match="lies before a text, of 2019-12-26"):
        refuse_day(date(2019, 12, 25), DAY, "a text")
