"""One row and one rule at a time, with answers worked out by hand: the oracle and the engine give them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from detente.law.acting import Reading
from detente.law.allowance import WindDown
from detente.law.instrument import Delisting, Designated, Designation, Goods, Instrument, Judgement, Price, Scope
from tests.build import exemption, measure, scope
from tests.oracle.rules import Row, by_engine, check, law, rows_of

DAY = date(2018, 6, 1)


def just(parts: dict[str, Any]) -> tuple[Instrument, ...]:
    """A ban with one clause of these parts alone."""
    return law(measure(scope=(Scope(**parts),)))


COAL_BAN = law(measure())
TO_TARGET = law(measure(scope=(scope(flow="to-target"),)))
EITHER = law(measure(scope=(scope(flow="either"),)))
FLAGGED = just({"vessel_flag": ("KP",)})
FLAG_AT_PORT = just({"activity": ("port-call",), "vessel_flag": ("KP",)})
DEAR = just({"goods": Goods(hs=("870310",), basis="text"), "price": Price(over=Decimal(500))})
CAR = {"hs": "870310", "unit": "pcs", "currency": "USD"}
LISTED = law(
    measure(scope=(Scope(parties="frozen"),)),
    {
        "designate": Designation(
            group="frozen",
            summary="Two.",
            members=(
                Designated(id="A", kind="entity", listed=date(2018, 6, 1)),
                Designated(id="B", kind="person", delisted=date(2018, 6, 1)),
                Designated(id="C", kind="person"),
            ),
        )
    },
    later=({"delist": Delisting(group="frozen", members=("C",))},),
)
WIND = WindDown(contract_before=date(2017, 1, 1), until=DAY)
WINDING = law(measure(wind_down=WIND))
NOTED = law(measure(wind_down=WindDown(contract_before=date(2017, 1, 1), until=DAY, notice_by=date(2018, 9, 1))))
OLD = {"contract_date": "2016-12-31"}
UNTIED = law(measure(), exemption())
TIED = law(measure(), exemption(end_use=("humanitarian",)))
NOTICE = law(measure(), exemption(kind="notification", end_use=("humanitarian",)))
CARVED = law(measure(), exemption(kind="carve-out", end_use=("humanitarian",)))
AID = {"end_use": "humanitarian"}
JUDGED = law(measure(judgement=Judgement(words="Might.", by="a State", points=(Scope(end_use=("military",)),))))
CONDITION = law(
    measure("new", scope=(scope(condition=("new",)),)),
    measure("unsaid", judgement=Judgement(words="New?", by="a State", points_always=True)),
    exemption("used", kind="carve-out", overrides=("unsaid",), shown=(Scope(condition=("used",)),)),
)
"""New goods are prohibited; where nobody states whether they are new, somebody has to judge."""
BY_UN = law(
    measure(),
    exemption(kind="carve-out", end_use=("humanitarian",), shown=(Scope(provider=("un-agency", "icrc-ifrc")),)),
)
PROVIDED = law(measure(), exemption(shown=(Scope(provider=("icrc-ifrc",)),)))
WORKERS = law(
    measure(scope=(Scope(worker_nationality=("KP",)),)),
    exemption(kind="carve-out", shown=(Scope(worker_status=("national-of-host", "refugee")),)),
)
WORKER = {"worker_nationality": "KP"}
ALWAYS = law(measure(judgement=Judgement(words="Might.", by="a State", points_always=True)))

NO_OBJECTION = law(measure(), exemption(kind="no-objection", working_days=5, end_use=("humanitarian",)))
ANY = just({"activity": ("any",), "flow": "from-target"})
NOT_TRAVEL = just({"activity_not": ("travel", "payment"), "flow": "from-target"})
NAMED = Designation(
    group="frozen",
    summary="Three.",
    members=(
        Designated(id="A", kind="entity", listed=date(2018, 1, 10)),
        Designated(id="B", kind="person", listed=date(2018, 3, 10)),
        Designated(id="C", kind="person", listed=date(2018, 1, 10), delisted=date(2018, 5, 1)),
    ),
)
FREEZE = measure("freeze", scope=(Scope(activity=("any",), parties="frozen"),))
EARLIER = exemption(
    "earlier", kind="carve-out", overrides=("freeze",), shown=(Scope(parties="frozen", contract_before_listing=True),)
)
BEFORE_LISTING = law(FREEZE, EARLIER, {"designate": NAMED})
PAID = {"activity": "payment", "hs": ""}
EXCUSED = Designation(group="excused", summary="One.", members=(Designated(id="A", kind="entity"),))
ALONE = law(
    FREEZE,
    exemption(
        "excused", kind="carve-out", overrides=("freeze",), shown=(Scope(parties="excused", no_other_party=True),)
    ),
    {"designate": NAMED},
    {"designate": EXCUSED},
)
"""Payments to A are excused, unless B (listed on 10 March 2018) or C (listed up to 30 April) is named, too."""
SHIPS = Designation(
    group="ships", summary="One.", members=(Designated(id="9074729", kind="vessel", listed=date(2018, 3, 10)),)
)
SHIP_BEFORE_LISTING = law(
    measure("freeze", scope=(Scope(activity=("any",), vessels="ships"),)),
    exemption(
        "earlier",
        kind="notification",
        overrides=("freeze",),
        shown=(Scope(vessels="ships", contract_before_listing=True),),
    ),
    {"designate": SHIPS},
)
SHIP = {"vessel_imo": "9074729", "vessel_flag": "PA"}

CASES: list[tuple[str, tuple[Instrument, ...], Row, str, str]] = [
    ("in scope", COAL_BAN, {}, "prohibited", ""),
    ("the first day", COAL_BAN, {"date": "2017-01-01"}, "prohibited", ""),
    ("the day before", COAL_BAN, {"date": "2016-12-31"}, "permitted", ""),
    ("other goods", COAL_BAN, {"hs": "270400"}, "permitted", ""),
    ("from elsewhere", COAL_BAN, {"from_country": "RU"}, "permitted", ""),
    ("of the target's origin", COAL_BAN, {"from_country": "RU", "origin_country": "KP"}, "prohibited", ""),
    ("sender unknown", COAL_BAN, {"from_country": ""}, "undetermined", "from_country"),
    ("sender unknown, origin stated", COAL_BAN, {"from_country": "", "origin_country": "KP"}, "prohibited", ""),
    ("receiver does not matter", COAL_BAN, {"to_country": ""}, "prohibited", ""),
    ("another activity", COAL_BAN, {"activity": "payment"}, "permitted", ""),
    ("a heading inside", COAL_BAN, {"hs": "2701"}, "prohibited", ""),
    ("a chapter across", COAL_BAN, {"hs": "27"}, "undetermined", "hs"),
    ("a chapter outside", COAL_BAN, {"hs": "28"}, "permitted", ""),
    ("goods unknown, quantity given", COAL_BAN, {"hs": "", "quantity": "1", "unit": "t"}, "undetermined", "hs"),
    ("goods and activity unknown", COAL_BAN, {"hs": ""}, "undetermined", "activity hs"),
    ("goods and sender unknown", COAL_BAN, {"hs": "27", "from_country": ""}, "undetermined", "from_country hs"),
    ("any day of the regime", COAL_BAN, {"date": ""}, "prohibited", ""),
    ("a fiscal year across", COAL_BAN, {"date": "FY2016-17"}, "undetermined", "date"),
    ("a month before", COAL_BAN, {"date": "2016-12"}, "permitted", ""),
    ("an interval after", COAL_BAN, {"date": "2017-01-01/2018-01-01"}, "prohibited", ""),
    ("sent to the target", TO_TARGET, {"to_country": "KP"}, "prohibited", ""),
    ("its origin does not make it sent there", TO_TARGET, {"origin_country": "KP"}, "permitted", ""),
    ("receiver unknown", TO_TARGET, {"to_country": ""}, "undetermined", "to_country"),
    ("either way, sender known", EITHER, {"to_country": ""}, "prohibited", ""),
    ("either way, receiver unknown", EITHER, {"from_country": "CN", "to_country": ""}, "undetermined", "to_country"),
    ("a code left out", just({"goods": Goods(hs=("27",), except_hs=("2701",), basis="text")}), {}, "permitted", ""),
    ("flag given", FLAGGED, {"vessel_flag": "KP"}, "prohibited", ""),
    ("no vessel", FLAGGED, {}, "permitted", ""),
    ("a vessel's flag unknown", FLAGGED, {"vessel_imo": "9074729"}, "undetermined", "vessel_flag"),
    ("flag unknown at port", FLAG_AT_PORT, {"hs": "", "activity": "port-call"}, "undetermined", "vessel_flag"),
    ("flag and activity unknown", FLAG_AT_PORT, {"hs": ""}, "undetermined", "activity vessel_flag"),
    ("dearer", DEAR, CAR | {"quantity": "2", "value": "1001"}, "prohibited", ""),
    ("no dearer", DEAR, CAR | {"quantity": "2", "value": "1000"}, "permitted", ""),
    ("value unknown", DEAR, CAR | {"quantity": "2"}, "undetermined", "value"),
    ("another currency", DEAR, CAR | {"quantity": "2", "value": "9", "currency": "EUR"}, "undetermined", "currency"),
    ("price of other goods", DEAR, {"value": ""}, "permitted", ""),
    ("via a place by another name", just({"via": ("rajin",)}), {"via": "Rason"}, "prohibited", ""),
    ("via nowhere stated", just({"via": ("rajin",)}), {}, "permitted", ""),
    ("another origin stated", just({"origin_not": ("KP",)}), {"origin_country": "RU"}, "prohibited", ""),
    ("no origin stated", just({"origin_not": ("KP",)}), {}, "permitted", ""),
    ("end use stated", just({"end_use": ("military",)}), {"end_use": "military"}, "prohibited", ""),
    ("end use not stated", just({"end_use": ("military",)}), {}, "permitted", ""),
    ("worker unknown", just({"worker_nationality": ("KP",)}), {}, "undetermined", "worker_nationality"),
    ("new goods", just({"condition": ("new",)}), {"condition": "new"}, "prohibited", ""),
    ("used goods", just({"condition": ("new",)}), {"condition": "used"}, "permitted", ""),
    ("condition not stated", just({"condition": ("new",)}), {}, "permitted", ""),
    ("used goods in doubt", CONDITION, {"condition": "used"}, "permitted", ""),
    ("new goods in doubt", CONDITION, {"condition": "new"}, "prohibited", ""),
    ("goods in doubt, condition not stated", CONDITION, {}, "needs-judgement", ""),
    ("a provider stated", just({"provider": ("state", "company")}), {"provider": "company"}, "prohibited", ""),
    ("another provider", just({"provider": ("state", "company")}), {"provider": "un-agency"}, "permitted", ""),
    ("provider not stated", just({"provider": ("state",)}), {}, "permitted", ""),
    ("aid by a provider", BY_UN, AID | {"provider": "un-agency"}, "permitted", ""),
    ("aid by another provider", BY_UN, AID | {"provider": "company"}, "prohibited", ""),
    ("aid by nobody stated", BY_UN, AID, "prohibited", ""),
    ("a provider without aid", BY_UN, {"provider": "un-agency"}, "prohibited", ""),
    ("approval tied to a provider", PROVIDED, {"provider": "icrc-ifrc"}, "needs-approval", ""),
    ("approval tied to a provider, not stated", PROVIDED, {}, "prohibited", ""),
    ("approval tied to a provider, held", PROVIDED, {"provider": "icrc-ifrc", "approval": "a"}, "permitted", ""),
    ("a worker who is a refugee", WORKERS, WORKER | {"worker_status": "refugee"}, "permitted", ""),
    ("a worker of another status", WORKERS, WORKER | {"worker_status": "other"}, "prohibited", ""),
    ("a worker whose status is not stated", WORKERS, WORKER, "prohibited", ""),
    ("a refugee of an unknown State", WORKERS, {"worker_status": "refugee"}, "permitted", ""),
    ("a worker of an unknown State", WORKERS, {}, "undetermined", "worker_nationality"),
    ("contract before", just({"contract_before": DAY}), {"contract_date": "2018-05-31"}, "prohibited", ""),
    ("contract on the day", just({"contract_before": DAY}), {"contract_date": "2018-06-01"}, "permitted", ""),
    ("contract from the day", just({"contract_from": DAY}), {"contract_date": "2018-06-01"}, "prohibited", ""),
    ("no contract", just({"contract_from": DAY}), {}, "permitted", ""),
    ("until the day", just({"until": DAY}), {}, "prohibited", ""),
    ("after the day", just({"until": DAY}), {"date": "2018-06-02"}, "permitted", ""),
    ("day unknown", just({"until": DAY}), {"date": ""}, "undetermined", "date"),
    ("listed that day", LISTED, {"parties": "nobody;A"}, "prohibited", ""),
    ("listed the day after", LISTED, {"parties": "A", "date": "2018-05-31"}, "permitted", ""),
    ("no longer listed", LISTED, {"parties": "B"}, "permitted", ""),
    ("still listed", LISTED, {"parties": "B", "date": "2018-05-31"}, "prohibited", ""),
    ("delisted", LISTED, {"parties": "C"}, "permitted", ""),
    ("not yet delisted", LISTED, {"parties": "C", "date": "2017-12-31"}, "prohibited", ""),
    ("no party", LISTED, {}, "permitted", ""),
    ("wind-down, last day", WINDING, OLD, "permitted", ""),
    ("wind-down, a day late", WINDING, OLD | {"date": "2018-06-02"}, "prohibited", ""),
    ("wind-down, new contract", WINDING, {"contract_date": "2017-01-01"}, "prohibited", ""),
    ("wind-down, no contract claimed", WINDING, {}, "prohibited", ""),
    ("wind-down, no notice", NOTED, OLD, "needs-notification", ""),
    ("wind-down, notice", NOTED, OLD | {"notification": "n"}, "permitted", ""),
    ("wind-down, across its end", WINDING, OLD | {"date": "2018-06"}, "undetermined", "date"),
    ("an untied approval is only named", UNTIED, AID, "prohibited", ""),
    ("an untied approval, held", UNTIED, {"approval": "a"}, "permitted", ""),
    ("a notice is no approval", UNTIED, {"notification": "n"}, "prohibited", ""),
    ("open for the end use", TIED, AID, "needs-approval", ""),
    ("held for the end use", TIED, AID | {"approval": "a"}, "permitted", ""),
    ("held, end use not stated", TIED, {"approval": "a"}, "permitted", ""),
    ("held for another end use", TIED, {"approval": "a", "end_use": "commercial"}, "prohibited", ""),
    ("end use not stated", TIED, {}, "prohibited", ""),
    ("notice open", NOTICE, AID, "needs-notification", ""),
    ("notice given", NOTICE, AID | {"notification": "n"}, "permitted", ""),
    ("carved out", CARVED, AID, "permitted", ""),
    ("carved out for what is not stated", CARVED, {}, "prohibited", ""),
    ("words that nothing points at", JUDGED, {}, "permitted", ""),
    ("words pointed at", JUDGED, {"end_use": "military"}, "needs-judgement", ""),
    ("words always pointed at", ALWAYS, {}, "needs-judgement", ""),
    ("no objection, not told", NO_OBJECTION, AID, "needs-notification", ""),
    ("no objection, told", NO_OBJECTION, AID | {"notification": "n"}, "permitted", ""),
    ("no objection, approved instead", NO_OBJECTION, AID | {"approval": "a"}, "needs-notification", ""),
    ("every activity", ANY, {"activity": "travel", "hs": ""}, "prohibited", ""),
    ("every activity, none stated", ANY, {"hs": ""}, "prohibited", ""),
    ("an activity that is left out", NOT_TRAVEL, {"activity": "travel", "hs": ""}, "permitted", ""),
    ("another than is left out", NOT_TRAVEL, {"activity": "training", "hs": ""}, "prohibited", ""),
    ("goods are trade, which is not left out", NOT_TRAVEL, {}, "prohibited", ""),
    ("an activity that may be left out", NOT_TRAVEL, {"hs": ""}, "undetermined", "activity"),
    (
        "contract before the listing",
        BEFORE_LISTING,
        PAID | {"parties": "A", "contract_date": "2018-01-09"},
        "permitted",
        "",
    ),
    (
        "contract on the day of listing",
        BEFORE_LISTING,
        PAID | {"parties": "A", "contract_date": "2018-01-10"},
        "prohibited",
        "",
    ),
    (
        "between two listings, the later",
        BEFORE_LISTING,
        PAID | {"parties": "B", "contract_date": "2018-02-01"},
        "permitted",
        "",
    ),
    (
        "between two listings, both",
        BEFORE_LISTING,
        PAID | {"parties": "A; B", "contract_date": "2018-02-01"},
        "prohibited",
        "",
    ),
    (
        "before two listings, both",
        BEFORE_LISTING,
        PAID | {"parties": "A; B", "contract_date": "2018-01-09"},
        "permitted",
        "",
    ),
    ("an excused party alone", ALONE, PAID | {"parties": "A"}, "permitted", ""),
    ("beside somebody unlisted", ALONE, PAID | {"parties": "A; Nobody Ltd"}, "permitted", ""),
    ("beside a listed party", ALONE, PAID | {"parties": "A; B"}, "prohibited", ""),
    ("the day before the other's listing", ALONE, PAID | {"parties": "A; B", "date": "2018-03-09"}, "permitted", ""),
    ("on the day of the other's listing", ALONE, PAID | {"parties": "A; B", "date": "2018-03-10"}, "prohibited", ""),
    ("after the other's delisting", ALONE, PAID | {"parties": "A; C"}, "permitted", ""),
    ("beside one who may be listed", ALONE, PAID | {"parties": "A; B?"}, "undetermined", "parties"),
    ("another party alone", ALONE, PAID | {"parties": "B"}, "prohibited", ""),
    ("no contract is claimed", BEFORE_LISTING, PAID | {"parties": "A"}, "prohibited", ""),
    (
        "beside somebody who was delisted since",
        BEFORE_LISTING,
        PAID | {"parties": "B; C", "contract_date": "2018-02-01"},
        "permitted",
        "",
    ),
    (
        "beside somebody who is still listed",
        BEFORE_LISTING,
        PAID | {"date": "2018-04-30", "parties": "B; C", "contract_date": "2018-02-01"},
        "prohibited",
        "",
    ),
    (
        "somebody may be meant whose listing is older",
        BEFORE_LISTING,
        PAID | {"parties": "B; A?", "contract_date": "2018-02-01"},
        "undetermined",
        "parties",
    ),
    (
        "across a listing",
        BEFORE_LISTING,
        PAID | {"date": "2018-03-01/2018-03-31", "parties": "B", "contract_date": "2018-03-10"},
        "undetermined",
        "date",
    ),
    ("a vessel's listing", SHIP_BEFORE_LISTING, SHIP | {"contract_date": "2018-03-09"}, "needs-notification", ""),
    ("on the day of a vessel's listing", SHIP_BEFORE_LISTING, SHIP | {"contract_date": "2018-03-10"}, "prohibited", ""),
]


@pytest.mark.parametrize(("name", "texts", "row", "verdict", "missing"), CASES, ids=[case[0] for case in CASES])
def test_one_rule(name: str, texts: tuple[Instrument, ...], row: Row, verdict: str, missing: str) -> None:
    check(texts, rows_of(row), [(verdict, frozenset(missing.split()))])


def test_dots_and_national_digits_are_ignored() -> None:
    rows = rows_of({"hs": "2701.12.00"}, {"hs": "2704 00 10"})
    assert by_engine(COAL_BAN, rows, Reading()) == [("prohibited", frozenset()), ("permitted", frozenset())]
