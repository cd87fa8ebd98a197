"""Who on the lists may this be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.parties.entity import Entity, Name, Number
from detente.parties.index.index import IndexBuilder
from detente.parties.match.match import ALERT, MAXIMUM_NAME_LENGTH, Match, Matcher, Query, checked, required_similarity
from tests.parties.kept import party, ship

PEOPLE = (
    party("KPi.901", "Kwangjun Zyxomat", "Kwang Jun", births=("1971-05-02",), countries=("KP",)),
    party("KPi.902", "Kwangjun Zyxomatov", births=("1950",), countries=("RU",)),
    ship("V.1", "CHONG RIM 2", "9074729", countries=("KP",)),
    party("KPe.1", "Zyxomat Trading Corporation", kind="entity", references=("KPe.1", "OFAC-77123")),
    Entity(
        id="W.1",
        kind="person",
        names=(Name(text="Orlovan Petrescu", quality="primary"), Name(text="Tolomeo Vasko", quality="weak")),
    ),
)


def matcher(*parties: Entity, edition: str = "2020-01-01:abc", list_: str = "own") -> Matcher:
    builder = IndexBuilder()
    builder.add(list_, parties or PEOPLE)
    return Matcher(builder.index(), {list_: edition})


def best(query: Query, least: int = ALERT) -> Match:
    return matcher().match(query, least)[0]


@pytest.mark.parametrize("name", [name.text for each in PEOPLE for name in each.names])
def test_every_listed_name_finds_its_party_first(name: str) -> None:
    assert name in [each.text for each in best(Query(name=name)).entity.names]


@given(
    st.sampled_from([name.text for each in PEOPLE for name in each.names]),
    st.sampled_from(["1971-05-02", "1971", "1960", None]),
    st.sampled_from([(), ("KP",), ("FR",)]),
)
def test_the_score_is_the_sum_of_the_features(name: str, born: str | None, countries: tuple[str, ...]) -> None:
    for match in matcher().match(Query(name=name, born=born, countries=countries), 400):
        assert match.points == sum(feature.points for feature in match.features)
        assert 400 <= match.points <= 1000
        assert match.score == match.points / 1000


def test_a_name_alone_is_never_certain() -> None:
    assert all(match.points < 1000 for each in PEOPLE for match in matcher().match(Query(name=each.name)))


def test_evidence_raises_and_contradiction_lowers() -> None:
    name = Query(name="Kwangjun Zyxomat")
    more = Query(name="Kwangjun Zyxomat", born="1971-05-02", countries=("KP",))
    other = Query(name="Kwangjun Zyxomat", born="1931")
    assert best(more).points > best(name).points > best(other, 300).points


def test_a_number_finds_a_party_by_any_name_or_none() -> None:
    imo = (Number(kind="imo", text="IMO 9074729"),)
    assert best(Query(name="OCEAN STAR", numbers=imo)).entity.id == "V.1"
    assert best(Query(name="", numbers=imo)).entity.id == "V.1"
    assert matcher().match(Query(name="", numbers=(Number(kind="imo", text="9999999"),))) == ()
    assert best(Query(name="", numbers=(Number(kind="other", text="OFAC-77123"),))).entity.id == "KPe.1"


@pytest.mark.parametrize(
    "name", ["CHONG RIM 2 (IMO 9074729)", "M/V Chong Rim 2 IMO No. 9074729", "IMO 9074729", "Zyxomat, IMO: 9074729"]
)
def test_an_imo_number_that_the_name_tells_is_looked_up(name: str) -> None:
    found = best(Query(name=name))
    assert found.entity.id == "V.1"
    assert [feature.asked for feature in found.features if feature.name == "number"] == ["9074729"]


@pytest.mark.parametrize("name", ["CHONG RIM 5 (IMO 1111117)", "IMO 9074720", "IMO"])
def test_a_name_that_tells_another_number_or_none(name: str) -> None:
    assert matcher().match(Query(name=name)) == ()


@pytest.mark.parametrize(
    "behind", [" of the DPRK", ", Pyongyang, DPRK", " Pyongyang", ", Pyongyang, North Korea", ", DPRK"]
)
def test_where_a_party_is_at_home_does_not_hide_it(behind: str) -> None:
    assert best(Query(name=f"Zyxomat Trading Corporation{behind}")).entity.id == "KPe.1"
    learnt = matcher()
    queries = [Query(name=f"Zyxomat Trading Corporation{behind}")]
    learnt.learn(queries)
    assert learnt.match(queries[0]) == matcher().match(queries[0])


def test_a_listed_name_that_says_where_it_is_at_home_is_found_as_it_is() -> None:
    bank = party("KPe.2", "Zyxomat Bank of the DPRK", kind="entity")
    found = matcher(bank, *PEOPLE).match(Query(name="Zyxomat Bank of the DPRK"))[0]
    assert (found.entity.id, found.features[0].points) == ("KPe.2", 940)


def test_another_imo_number_is_another_ship() -> None:
    other = Query(name="CHONG RIM 2", numbers=(Number(kind="imo", text="1111117"),))
    assert matcher().match(other) == ()


def test_a_person_is_no_ship() -> None:
    assert best(Query(name="CHONG RIM 2", kind="person"), 300).points == best(Query(name="CHONG RIM 2")).points - 150


def test_a_weak_alias_is_found_and_ranked_lower() -> None:
    strong, weak = best(Query(name="Orlovan Petrescu")), best(Query(name="Tolomeo Vasko"))
    assert weak.entity == strong.entity
    assert weak.points < strong.points
    assert [feature.points for feature in weak.features if feature.name == "quality"] == [-30]


def test_a_party_is_reported_once_by_its_best_name() -> None:
    twice = matcher(party("A.1", "Kwangjun Zyxomat", "Zyxomat Kwangjun", "Kwangjun Zyxomat Orlov"))
    assert [match.name for match in twice.match(Query(name="Kwangjun Zyxomat"))] == ["Kwangjun Zyxomat"]


def test_the_rarer_name_ranks_higher() -> None:
    given = matcher(party("A.1", "Ahmad Ali"), party("A.2", "Zyxomat Wolkenstejn"))
    assert given.match(Query(name="Ahmad Ali"))[0].points < given.match(Query(name="Zyxomat Wolkenstejn"))[0].points


def test_the_id_of_a_pair_is_stable_and_names_query_entry_and_edition() -> None:
    query = Query(name="Kwangjun Zyxomat")
    one = best(query)
    assert one.id == best(Query(name="KWANGJUN  ZYXOMAT")).id
    others = [
        matcher(edition="2021-01-01:def").match(query)[0],
        matcher(list_="other").match(query)[0],
        matcher().match(query)[1],
        best(Query(name="Kwangjun Zyxomat", born="1971")),
        best(Query(name="Kwangjun Zyxomat", countries=("KP",))),
        best(Query(name="Kwangjun Zyxomatt")),
    ]
    assert len({one.id, *(other.id for other in others)}) == len(others) + 1


def test_matches_come_the_best_first_and_none_under_the_floor() -> None:
    found = matcher().match(Query(name="Kwangjun Zyxomat"), 800)
    assert [each.points for each in found] == sorted((each.points for each in found), reverse=True)
    assert all(each.points >= 800 for each in found)
    assert (found[0].list, found[0].edition) == ("own", "2020-01-01:abc")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("x" * 1_000_000, "1,000,000 letters"),
        ("Kim\x00Jong", "control character"),
        ("Kim\x1b[31m", "control character"),
        ("Kim\nJong", "control character"),
        ("---", "no letters"),
        ("", "no letters"),
        ("\u200b", "no letters"),
    ],
)
def test_what_is_no_name_is_refused(name: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        matcher().match(Query(name=name))


@pytest.mark.parametrize("name", ["김정은", "محمد", "Kim\u200bJong", "ＫＩＭ　ＪＯＮＧ", "x" * MAXIMUM_NAME_LENGTH])
def test_what_may_be_a_name_is_taken(name: str) -> None:
    assert checked(Query(name=name)).name == name


def test_what_else_is_known_lowers_the_likeness_that_a_name_needs() -> None:
    bare = required_similarity(Query(name="x"), ALERT)
    assert required_similarity(Query(name="x", born="1971"), ALERT) < bare
    assert required_similarity(Query(name="x", countries=("KP",)), ALERT) < bare
    assert required_similarity(Query(name="x", numbers=(Number(kind="imo", text="1"),)), ALERT) == pytest.approx(0.3)


def test_queries_learnt_before_give_the_same() -> None:
    prepared = matcher()
    queries = [Query(name=each.name) for each in PEOPLE] + [Query(name="x" * 1_000_000), Query(name="")]
    prepared.learn(queries)
    for query in queries[: len(PEOPLE)]:
        assert prepared.match(query) == matcher().match(query)
