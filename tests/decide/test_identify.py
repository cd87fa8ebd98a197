"""Potential matches of the names in transactions, with small lists made here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from msgspec import UNSET
from rich.console import Console

from detente.app.draw import decisions
from detente.decide.decider import Decider
from detente.decide.decision import Decision
from detente.decide.identify import Identifier
from detente.decide.prose import as_prose
from detente.desk.decisions import Matching
from detente.desk.desk import Desk
from detente.errors import InputError
from detente.parties.entity import Entity, Name, Number
from detente.parties.index.index import IndexBuilder
from detente.parties.screening.screening import Screening
from detente.transactions.party_text import read_parties, read_party, read_vessel, split, typed_text
from detente.transactions.transaction import Transaction, read_one
from detente.wire.decision import to_wire
from detente.wire.shape import text

BANK = Entity(id="KPe.003", kind="entity", names=(Name(text="TANCHON COMMERCIAL BANK", quality="primary"),))
OTHERS = Entity(
    id="GB-77",
    kind="entity",
    names=(Name(text="Hesong Trading Corporation", quality="primary"),),
    references=("KPe.031",),
)
ELSEWHERE = Entity(id="QDe.001", kind="entity", names=(Name(text="Grey Falcon Relief", quality="primary"),))
ONE = Entity(id="KPi.024", kind="person", names=(Name(text="Kim Yong Chol", quality="primary"),))
NAMESAKE = Entity(id="KPi.033", kind="person", names=(Name(text="Kim Yong Chol", quality="primary"),))
SHIP = Entity(
    id="V-1",
    kind="vessel",
    names=(Name(text="JIE SHUN", quality="primary"),),
    numbers=(Number(kind="imo", text="8518780"),),
)
LATER = Entity(id="KPi.081", kind="person", names=(Name(text="Zorvan Quilton", quality="primary"),))
LISTED = (LATER, BANK, OTHERS, ELSEWHERE, ONE, NAMESAKE, SHIP)
OWN = Desk().regime().corpus.regime.lists
DESIGNATED = frozenset({"KPe.003", "KPe.031", "KPi.024", "KPi.033", "8518780"})


def naming(text: str, ships: str = "") -> Transaction:
    """A transaction that names these, and nothing else."""
    return Transaction(parties=read_parties(text), vessel_imo=split(ships))


def screening() -> Screening:
    builder = IndexBuilder()
    builder.add("un", LISTED)
    return Screening(builder.index(), ())


@pytest.fixture
def identifier() -> Identifier:
    return Identifier(screening, DESIGNATED, own_lists=OWN)


def test_a_name_becomes_a_party_that_may_be_meant(identifier: Identifier) -> None:
    row = identifier.row(naming("Tanchon Commercial Bank"))
    assert row.parties == read_parties("Tanchon Commercial Bank; KPe.003?")


def test_a_party_of_another_list_is_reported_by_the_reference_that_the_law_has(identifier: Identifier) -> None:
    (found,) = identifier.of(read_party("Hesong Trading Corp"))
    assert (found.id, found.name, found.taken) == ("KPe.031", "Hesong Trading Corporation", False)


def test_a_listed_party_that_the_law_does_not_name_is_left_alone(identifier: Identifier) -> None:
    row = naming("Grey Falcon Relief")
    assert identifier.row(row) == row


def test_namesakes_are_both_reported(identifier: Identifier) -> None:
    assert [each.id for each in identifier.of(read_party("KIM, Yong Chol"))] == ["KPi.024", "KPi.033"]


def test_a_vessel_that_is_named_becomes_a_number_that_may_be_meant(identifier: Identifier) -> None:
    row = identifier.row(naming("Jie Shun"))
    assert (row.parties, row.vessel_imo) == (read_parties("Jie Shun"), read_vessel("8518780?"))


def test_a_vessel_that_is_named_beside_another_may_be_meant_too(identifier: Identifier) -> None:
    assert identifier.row(naming("Jie Shun (IMO 8518780)")).vessel_imo == read_vessel("8518780?")
    row = naming("Jie Shun", "9074729")
    assert identifier.row(row).vessel_imo == read_vessel("9074729; 8518780?")


def test_a_number_among_the_parties_is_the_vessel(identifier: Identifier) -> None:
    assert identifier.row(naming("8518780")).vessel_imo == read_vessel("8518780")
    assert identifier.row(naming("8518780?")).vessel_imo == read_vessel("8518780?")
    assert identifier.row(naming("8518780", "9074729")).vessel_imo == read_vessel("9074729; 8518780?")
    assert identifier.row(naming("9187629; not 8518780")).vessel_imo == ()


def test_parties_with_a_comma_between_them_are_both_found(identifier: Identifier) -> None:
    found = identifier.of(read_party("Tanchon Commercial Bank, Kim Yong Chol"))
    assert {each.id for each in found} == {"KPe.003", "KPi.024", "KPi.033"}


def test_who_was_listed_since_the_law_was_read_may_be_meant(identifier: Identifier) -> None:
    assert identifier.row(naming("Zorvan Quilton")).parties[-1] == read_party("KPi.081?")


def test_a_listed_vessel_without_a_number_is_reported() -> None:
    facts = {"date": "2019-06-01", "activity": "port-call", "from_country": "KP", "to_country": "CN"}
    found = Desk().decide({**facts, "parties": "Min Ning De You 078"})
    assert [each.name for each in found.identities] == ["MIN NING DE YOU 078"]


@pytest.mark.parametrize(
    "text",
    [
        "Tanchon Commercial Bank; KPe.003",
        "Tanchon Commercial Bank; not KPe.003",
        "Kim Yong Chol; KPi.033",
        "KPe.003",
        "KPe.003?",
        "not KPe.003",
        "---",
        "Nobody Else, -- --",
        "Nobody of That Name Ltd",
        "",
    ],
)
def test_what_the_row_settles_and_what_is_no_listed_name_is_left_alone(identifier: Identifier, text: str) -> None:
    assert identifier.row(naming(text)).parties == read_parties(text)


def test_a_namesake_that_is_denied_leaves_the_other(identifier: Identifier) -> None:
    row = identifier.row(naming("Kim Yong Chol; not KPi.033"))
    assert row.parties == read_parties("Kim Yong Chol; not KPi.033; KPi.024?")


def test_a_denied_vessel_is_not_named_again(identifier: Identifier) -> None:
    assert identifier.row(naming("Jie Shun; not 8518780")).vessel_imo == ()


def test_it_is_the_same_a_second_time(identifier: Identifier) -> None:
    row = identifier.row(naming("Kim Yong Chol; Jie Shun"))
    assert identifier.row(row) == row


def test_a_match_at_the_threshold_of_the_user_is_confirmed() -> None:
    taking = Identifier(screening, DESIGNATED, take=900)
    assert taking.row(naming("Tanchon Commercial Bank")).parties[-1] == read_party("KPe.003")
    assert taking.row(naming("Jie Shun")).vessel_imo == read_vessel("8518780")
    assert taking.of(read_party("Tanchon Commercial Bank"))[0].taken


def test_a_match_that_is_not_as_good_is_not_taken() -> None:
    taking = Identifier(screening, DESIGNATED, take=999)
    assert taking.row(naming("Tanchon Commercial Bank")).parties[-1] == read_party("KPe.003?")


def test_the_lists_are_opened_only_for_a_name() -> None:
    def never() -> Screening:
        raise AssertionError

    identifier = Identifier(never, DESIGNATED)
    identifier.row(naming("KPe.003; not KPi.001"))
    assert identifier.editions == ()


def test_a_table_says_what_its_rows_say_one_by_one(identifier: Identifier) -> None:
    given = [
        ("Tanchon Commercial Bank", None),
        ("Jie Shun;Kim Yong Chol", None),
        ("Jie Shun", "9074729"),
        ("Jie Shun", "8987333?"),
        (None, "9074729"),
        ("Nobody Ltd;not KPe.003", None),
        ("Tanchon Commercial Bank", None),
    ]
    table = pl.DataFrame(given, schema={"parties": pl.String, "vessel_imo": pl.String}, orient="row")
    rows = [identifier.row(naming(text or "", imo or "")) for text, imo in given]
    expected = [(typed_text("parties", row.parties), typed_text("vessel_imo", row.vessel_imo)) for row in rows]
    assert identifier.table(table).rows() == expected


def test_a_table_without_parties_is_the_same_table(identifier: Identifier) -> None:
    table = pl.DataFrame({"row": [1], "vessel_imo": ["9074729"]})
    assert identifier.table(table) is table


def test_what_is_stated_about_a_party_counts_for_and_against_it() -> None:
    born = replace(ONE, births=("1962-02-18",), numbers=(Number(kind="passport", text="472310168"),))
    builder = IndexBuilder()
    builder.add("un", [born])
    identifier = Identifier(lambda: Screening(builder.index(), ()), DESIGNATED)
    plain, same, other, passport = (
        {each.id: each.points for each in identifier.of(read_party(text))}
        for text in (
            "Kim Yong Chol",
            "Kim Yong Chol (born 1962-02-18)",
            "Kim Yong Chol (born 1990-02-18)",
            "Rudolf Rassendyll (number 472310168)",
        )
    )
    assert same["KPi.024"] > plain["KPi.024"]
    assert "KPi.024" not in other
    assert "KPi.024" in passport


def test_who_writes_a_message_denies_nobody(identifier: Identifier) -> None:
    row = identifier.row(naming("Tanchon Commercial Bank (creditor); not KPe.003 (ultimate-creditor)"))
    assert row.parties[-1] == read_party("KPe.003?")


def test_a_receipt_holds_what_is_stated_about_a_party() -> None:
    text = "Tanchon Commercial Bank (creditor, country KP, BIC TCBKKPPY)"
    found = Desk().decide({"date": "2019-06-01", "activity": "payment", "parties": text})
    replay = Desk().replay(found.receipt)
    assert replay.receipt.facts["parties"] == f"{text}; KPe.003?"
    assert [each.asked for each in found.identities] == ["Tanchon Commercial Bank"]
    assert replay.decision == found


def decided(parties: str, **facts: str) -> tuple[str, tuple[str, ...]]:
    found = Desk().decide(
        {
            "date": "2019-06-01",
            "activity": "payment",
            "from_country": "DE",
            "to_country": "CN",
            "parties": parties,
            **facts,
        }
    )
    return found.verdict, found.missing


def test_a_listed_name_leaves_the_verdict_to_who_it_is() -> None:
    assert decided("Tanchon Commercial Bank") == ("undetermined", ("parties",))
    assert decided("Tanchon Commercial Bank; KPe.003") == ("prohibited", ())
    assert decided("Tanchon Commercial Bank; not KPe.003") == ("permitted", ())


def test_a_name_in_its_own_script_is_found() -> None:
    assert decided("김영철") == ("undetermined", ("parties",))


def test_a_party_that_was_not_listed_yet_is_free() -> None:
    assert decided("Tanchon Commercial Bank", date="2009-04-23") == ("permitted", ())
    assert decided("Tanchon Commercial Bank", date="2009-04-24") == ("undetermined", ("parties",))


def test_the_decision_says_who_may_be_meant_and_what_would_follow() -> None:
    facts = {"date": "2019-06-01", "activity": "payment", "from_country": "DE", "to_country": "CN"}
    found = Desk().decide({**facts, "parties": "Tanchon Commercial Bank"})
    assert [(each.id, each.list) for each in found.identities] == [("KPe.003", "un-1718")]
    told = {change.what: change.verdict for change in found.would_change if change.kind == "identity"}
    assert told == {"if KPe.003 is meant": "prohibited", "if KPe.003 is not meant": "permitted"}


def test_a_receipt_holds_who_may_be_meant_so_that_it_needs_no_list() -> None:
    desk = Desk()
    facts = {"date": "2019-06-01", "activity": "payment", "from_country": "DE", "to_country": "CN"}
    found = desk.decide({**facts, "parties": "Tanchon Commercial Bank"})
    replay = desk.replay(found.receipt)
    assert replay.receipt.facts["parties"] == "Tanchon Commercial Bank; KPe.003?"
    assert replay.receipt.lists[0].startswith("un-1718@")
    assert replay.decision == found


def test_names_are_not_matched_where_that_is_not_wanted() -> None:
    facts = {"date": "2019-06-01", "activity": "payment", "from_country": "DE", "to_country": "CN"}
    found = Desk().decide({**facts, "parties": "Tanchon Commercial Bank"}, matching=None)
    assert (found.verdict, found.identities) == ("permitted", ())


def test_a_taken_match_decides() -> None:
    facts = {"date": "2019-06-01", "activity": "payment", "from_country": "DE", "to_country": "CN"}
    found = Desk().decide({**facts, "parties": "Tanchon Commercial Bank"}, matching=Matching(take=900))
    assert (found.verdict, found.identities[0].taken) == ("prohibited", True)


def test_a_name_of_very_many_letters_is_refused() -> None:
    with pytest.raises(InputError, match="has a name of 50,000 letters"):
        read_one({"parties": "x" * 50_000})


def test_a_reference_is_not_both_denied_and_doubted() -> None:
    with pytest.raises(InputError, match="both denied and doubted"):
        read_one({"parties": "not KPe.003?"})


@pytest.mark.parametrize("text", ["KPe.3", "KPe.0003", "KPe003", "KPe 003", "kpe.003", "KPe-003"])
def test_a_reference_is_known_however_it_is_written(text: str) -> None:
    assert read_one({"parties": text}).parties == read_parties("KPe.003")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("KPe.003??", "several question marks"),
        ("? KPe.003", "begins with a question mark"),
        ("KPe.003; not KPe.003", "both names and denies KPe.003"),
        ("Tanchon Commercial Bank, KPe.003", "a comma between parties"),
        ("8518780; not 8518780", "both names and denies 8518780"),
    ],
)
def test_what_is_not_valid_is_refused(text: str, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        read_one({"parties": text})


def test_what_is_certain_settles_a_doubt() -> None:
    assert read_one({"parties": "KPe.003?; not KPe.003"}).parties == read_parties("not KPe.003")
    assert read_one({"parties": "KPe.003?; KPe.003"}).parties == read_parties("KPe.003")


def test_a_ship_that_looks_like_a_reference_is_a_name() -> None:
    assert read_one({"parties": "TAI 3; Tai 3"}).parties == read_parties("TAI 3; Tai 3")


@pytest.mark.parametrize("text", ["KPe.999", "KPe.999?", "KPi.999"])
def test_a_reference_that_the_law_does_not_know_is_no_clearance(text: str) -> None:
    assert decided(text) == ("undetermined", ("parties",))
    assert decided(text, date="2008-01-01") == ("permitted", ())
    facts = {"date": "2019-06-01", "activity": "payment", "from_country": "DE", "to_country": "CN"}
    assert Desk().decide({**facts, "parties": text}).unknown == (text.removesuffix("?"),)


def test_a_reference_of_another_regime_is_left_alone() -> None:
    assert decided("QDe.999") == ("permitted", ())


def test_which_vessel_is_not_meant_belongs_among_the_parties() -> None:
    with pytest.raises(InputError, match="says which vessel is not meant"):
        read_one({"vessel_imo": "not 8518780"})


def test_several_vessels_need_a_question_mark() -> None:
    with pytest.raises(InputError, match="names several vessels"):
        read_one({"vessel_imo": "8518780; 8987333"})
    assert read_one({"vessel_imo": "8518780?;8987333 ?"}).vessel_imo == read_vessel("8518780?; 8987333?")


def test_a_doubtful_vessel_with_a_wrong_check_digit_is_refused() -> None:
    with pytest.raises(InputError, match="check digit"):
        read_one({"vessel_imo": "8518781?"})


def test_a_very_long_list_of_doubts_is_still_decided() -> None:
    decider: Decider = Desk().decider()
    ids = sorted({listing.party for listing in decider.compiled.timeline.listings if listing.party.startswith("KP")})
    row = read_one(
        {
            "date": "2019-06-01",
            "activity": "payment",
            "from_country": "DE",
            "to_country": "CN",
            "parties": "; ".join(f"{each}?" for each in ids),
        }
    )
    assert decider.decide(row).missing == ("parties",)
    assert decider.decide(replace(row, date_from=date(2005, 1, 1), date_to=date(2005, 1, 1))).verdict == "permitted"


FOREIGN = Entity(id="4711", kind="entity", names=(Name(text="Blue Heron Shipping", quality="primary"),))


def foreign() -> Screening:
    builder = IndexBuilder()
    builder.add("ofac-sdn", (FOREIGN,))
    return Screening(builder.index(), ())


def also(parties: str, others: Callable[[], Screening] | None = foreign) -> Decision:
    desk = Desk()
    identifier = Identifier(screening, DESIGNATED, own_lists=OWN, open_other_lists=others)
    made = Decider(desk.regime(), digest=desk.digest(), identifier=identifier)
    return made.decide(read_one({"date": "2019-01-01", "activity": "payment", "parties": parties}))


def test_a_match_on_another_list_is_reported_and_has_no_part_in_the_verdict() -> None:
    found, without = also("Blue Heron Shipping"), also("Blue Heron Shipping", None)
    (told,) = found.also_listed
    assert (told.list, told.id, told.name, told.points) == ("ofac-sdn", "4711", "Blue Heron Shipping", 959)
    assert found.verdict == without.verdict
    assert found.reasons == without.reasons
    assert (found.identities, without.also_listed) == ((), ())


def test_a_match_on_an_own_list_that_the_law_does_not_designate_is_reported_too() -> None:
    found = also("Grey Falcon Relief", None)
    assert [(each.list, each.id) for each in found.also_listed] == [("un", "QDe.001")]
    assert found.identities == ()


def test_a_designated_party_is_an_identity_and_not_also_listed() -> None:
    found = also("Tanchon Commercial Bank")
    assert [each.id for each in found.identities] == ["KPe.003"]
    assert found.also_listed == ()


def test_what_is_also_listed_stands_in_json_in_the_paragraph_and_on_paper(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = also("Blue Heron Shipping")
    row = read_one({"parties": "Blue Heron Shipping"})
    told = to_wire(found).also_listed
    assert told is not UNSET
    assert [(each.asked, each.list, each.id, each.score) for each in told] == [
        ("Blue Heron Shipping", "ofac-sdn", "4711", 0.959)
    ]
    words = "Blue Heron Shipping may also be 4711, Blue Heron Shipping (score 0.959, ofac-sdn of "
    assert words in as_prose(found, row)
    decisions.one(Console(width=120), row, found)
    decisions.many(Console(width=200), [(row, found)])
    printed = capsys.readouterr().out
    assert "also listed" in printed
    assert "Blue Heron Shipping may be on ofac-sdn" in printed


def test_json_has_no_such_key_where_there_is_nothing_to_tell() -> None:
    assert "also_listed" not in text(to_wire(also("Tanchon Commercial Bank")))
    assert "also_listed" not in text(to_wire(also("KPe.003")))


def test_the_other_lists_are_opened_only_for_a_name_or_a_vessel() -> None:
    def never() -> Screening:
        raise AssertionError

    assert also("KPe.003; not 8518780", never).also_listed == ()
    with pytest.raises(AssertionError):
        also("8518780", never)


def many() -> Screening:
    """Twenty namesakes on one list, and one on each of nine others."""
    builder = IndexBuilder()
    names = (Name(text="Blue Heron Shipping", quality="primary"),)
    builder.add("ofac-sdn", tuple(Entity(id=str(number), kind="entity", names=names) for number in range(20)))
    for number in range(9):
        builder.add(f"own:{number}", (Entity(id="1", kind="entity", names=names),))
    return Screening(builder.index(), ())


def test_a_list_with_many_namesakes_hides_no_other_list() -> None:
    found = also("Blue Heron Shipping", many).also_listed
    assert sorted(each.list for each in found) == ["ofac-sdn", *(f"own:{number}" for number in range(9))]


def test_of_one_list_the_eight_best_are_kept() -> None:
    def one() -> Screening:
        builder = IndexBuilder()
        names = (Name(text="Blue Heron Shipping", quality="primary"),)
        builder.add("ofac-sdn", tuple(Entity(id=str(number), kind="entity", names=names) for number in range(20)))
        return Screening(builder.index(), ())

    assert len(also("Blue Heron Shipping", one).also_listed) == 8


def test_a_name_of_seven_digits_that_is_no_imo_number_is_not_screened_as_one() -> None:
    assert also("1234567 (debtor)").also_listed == ()
