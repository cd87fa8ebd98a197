"""The same payment gives the same scores in `decide` and in `party match --file`, party by party."""

from pathlib import Path

import pytest

from detente.desk.customer_file import opened
from detente.desk.desk import Desk
from detente.parties.entity import Number
from tests.parties.kept import keep, party
from tests.payments.build import IDS, MONEY, bank, mt, pacs008, pacs009, pain001, transfer

BANK = party(
    "KPe.047", "FOREIGN TRADE BANK", kind="entity", countries=("KP",), numbers=(Number(kind="bic", text="FTBDKPPY"),)
)
SHIP = party(
    "KPe.029", "HAEJIN SHIP MANAGEMENT", kind="entity", numbers=(Number(kind="lei", text="5299000ZENDA00000077"),)
)
MAN = party(
    "KPi.017",
    "JANG YONG SON",
    births=("1957-02-20",),
    countries=("KP",),
    numbers=(Number(kind="passport", text="563110024"),),
)

ADDRESS = "<PstlAdr><TwnNm>Pyongyang</TwnNm><Ctry>KP</Ctry></PstlAdr>"
BIRTH = "<DtAndPlcOfBirth><BirthDt>{}</BirthDt><CityOfBirth>Sinuiju</CityOfBirth><CtryOfBirth>KP</CtryOfBirth></DtAndPlcOfBirth>"
PASSPORT = "<Othr><Id>{}</Id><SchmeNm><Cd>CCPT</Cd></SchmeNm></Othr>"


def person(tag: str, name: str, *inside: str, address: str = "") -> str:
    """A customer with private identification."""
    held = f"<Id><PrvtId>{''.join(inside)}</PrvtId></Id>" if inside else ""
    return f"<{tag}><Nm>{name}</Nm>{address}{held}</{tag}>"


def company(tag: str, name: str, inside: str = "", address: str = "") -> str:
    """A customer with the identification of an organisation."""
    held = f"<Id><OrgId>{inside}</OrgId></Id>" if inside else ""
    return f"<{tag}><Nm>{name}</Nm>{address}{held}</{tag}>"


PAYER = company("Dbtr", "Zenda Works")
MESSAGES = {
    "a birth date that agrees": pacs008(transfer(IDS, MONEY, PAYER, person("Cdtr", "Jang Yong Son", BIRTH.format("1957-02-20")))),
    "a birth date that does not": pacs008(transfer(IDS, MONEY, PAYER, person("Cdtr", "Jang Yong Son", BIRTH.format("1990-02-21")))),
    "another country": pacs008(transfer(IDS, MONEY, PAYER, person("Cdtr", "Jang Yong Sun", address=ADDRESS.replace("KP", "FR")))),
    "the same country": pacs008(transfer(IDS, MONEY, PAYER, person("Cdtr", "Jang Yong Sun", address=ADDRESS))),
    "a passport under another name": pacs008(transfer(IDS, MONEY, PAYER, person("Cdtr", "Rudolf Rassendyll", PASSPORT.format("563110024")))),
    "a passport and a birth date": pacs008(
        transfer(IDS, MONEY, PAYER, person("Cdtr", "Chang Yong Son", BIRTH.format("1957-02-20"), PASSPORT.format("563110024")))
    ),
    "a BIC without a name": pacs008(transfer(IDS, MONEY, PAYER, f"<CdtrAgt>{bank('FTBDKPPYXXX')}</CdtrAgt>", company("Cdtr", "Hof"))),
    "an LEI under another name": pacs008(transfer(IDS, MONEY, PAYER, company("Cdtr", "Hof", "<LEI>5299000ZENDA00000077</LEI>"))),
    "a company with its BIC": pacs008(transfer(IDS, MONEY, PAYER, company("Cdtr", "Foreign Trade Bank", "<AnyBIC>FTBDKPPY</AnyBIC>", ADDRESS))),
    "a semicolon in a name": pacs008(transfer(IDS, MONEY, PAYER, company("Cdtr", "Haejin Ship; Management"))),
    "banks that pay each other": pacs009(IDS, MONEY, f"<Dbtr>{bank('BANKATWW')}</Dbtr><Cdtr>{bank('FTBDKPPY')}</Cdtr>"),
    "a customer's order": pain001(
        f"<ReqdExctnDt><Dt>2024-03-05</Dt></ReqdExctnDt>{PAYER}<DbtrAgt>{bank('BANKATWW')}</DbtrAgt>",
        transfer(IDS, '<Amt><InstdAmt Ccy="EUR">5</InstdAmt></Amt>', person("Cdtr", "Jang Yong Son", BIRTH.format("1957-02-20"), address=ADDRESS)),
    ),
    "a transfer of SWIFT": mt(
        "103",
        ":20:R-1\n:23B:CRED\n:32A:240305EUR12,50",
        ":50F:CCPT/KP/563110024\n1/JANG YONG SON\n2/RING 1\n3/KP/PYONGYANG\n4/19570220\n5/KP/SINUIJU",
        ":52A:FTBDKPPY",
        ":59F:/DE456\n1/HAEJIN SHIP MANAGEMENT\n2/HOF 2\n3/KP/NAMPO\n7/KP/12345678",
        ":71A:SHA",
    ),
    "orders of SWIFT": mt(
        "101",
        ":20:O-1\n:28D:1/1\n:50H:/AT123\nRUDOLF\n:30:240306",
        ":21:T-1\n:32B:USD7,5\n:59:/AT456\nJANG YONG SON\nRING 1\nPYONGYANG, DPRK",
        ":21:T-2\n:32B:USD7,5\n:57A:FTBDKPPYXXX\n:59:ZENDA WORKS",
    ),
    "a cover of SWIFT": mt(
        "202",
        ":20:B-1\n:21:REL\n:32A:240305EUR12,\n:52A:BANKATWW\n:58A:FTBDKPPY",
        ":50K:JANG YONG SON\nPYONGYANG DPRK\n:59:ZENDA WORKS",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that keeps a list with birth dates, BICs and other numbers."""
    folder = tmp_path_factory.mktemp("home")
    keep(folder, "un", "2026-07-01", [BANK, SHIP, MAN])
    return folder


def matched(path: Path, home: Path) -> set[tuple[str, str, int]]:
    """Who was asked, the id of the match and its points, as `party match --file` finds them."""
    screening = Desk(home=home).screening(lists=("un", "un-1718"))
    with opened(path, {}) as source:
        customers = list(source.customers())
    assert source.bad == []
    return {
        (each.query.name or each.query.numbers[0].text, found.id, found.points)
        for each in customers
        for found in screening.alerts(each.query)  # a band below the threshold identifies nobody
    }


def decided(path: Path, home: Path) -> set[tuple[str, str, int]]:
    """The same as `decide` finds them."""
    run = Desk(home=home).decide_file(path)
    found = [decision for _, decision in run.decisions()]
    assert run.bad == []
    return {(each.asked, each.match, each.points) for decision in found for each in decision.identities}


@pytest.mark.parametrize("what", MESSAGES)
def test_both_commands_give_a_party_the_same_points(tmp_path: Path, home: Path, what: str) -> None:
    path = tmp_path / "message"
    path.write_text(MESSAGES[what], encoding="utf-8")
    found = matched(path, home)
    assert decided(path, home) == found
    assert bool(found) is (what != "a birth date that does not")
