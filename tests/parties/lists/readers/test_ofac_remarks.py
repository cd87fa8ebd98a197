"""Remarks of OFAC's entries."""

import pytest

from detente.errors import Issue
from detente.parties.entity import Name, Number
from detente.parties.lists.readers import ofac_remarks


def numbers(remarks: str) -> list[tuple[str, str, str | None]]:
    return [(each.kind, each.text, each.country) for each in ofac_remarks.numbers(ofac_remarks.parts(remarks))]


def test_remarks_one_by_one() -> None:
    assert ofac_remarks.parts(" DOB 1971; ; nationality Austria. ") == ["DOB 1971", "nationality Austria"]
    assert ofac_remarks.parts("") == []


def test_weak_aliases_stand_in_quotes() -> None:
    found = list(ofac_remarks.names(["a.k.a. 'RUPE'", "f.k.a. 'RU'PE'.", "a.k.a. RUPERT", "Linked To: 'ZENDA'"]))
    assert found == [Name(text="RUPE", quality="weak"), Name(text="RU'PE", quality="weak")]


def test_days_of_birth() -> None:
    issues: list[Issue] = []
    remarks = [
        "DOB 02 May 1971",
        "alt. DOB 1972",
        "DOB circa 1975",
        "DOB 1970 to 1973",
        "POB Strelsau",
        "DOB 32 May 1971",
    ]
    assert list(ofac_remarks.births(remarks, "901", issues)) == ["1971-05-02", "1972", "1973/1977", "1970/1973"]
    assert [str(issue) for issue in issues] == ["901: a day of birth that cannot be read: '32 May 1971'"]


def test_nationalities_and_flags() -> None:
    issues: list[Issue] = []
    remarks = ["nationality Korea, North", "alt. citizen Austria", "Vessel Flag Panama", "nationality Ruritania"]
    assert list(ofac_remarks.countries(remarks, "901", issues)) == ["KP", "AT", "PA"]
    assert [issue.what for issue in issues] == ["a country that is not known: 'Ruritania'"]


@pytest.mark.parametrize(
    ("remark", "found"),
    [
        ("Passport R77 (Austria) issued 1990", ("passport", "R77", "AT")),
        ("alt. Passport 123456789 (Korea, North)", ("passport", "123456789", "KP")),
        ("Diplomatic Passport D-77", ("passport", "D-77", None)),
        ("National ID No. 77-12 (Austria)", ("national-id", "77-12", "AT")),
        ("Tax ID No. 700 (Austria)", ("tax-id", "700", "AT")),
        (
            "Registration Number HRB 77 (Zenda) (Austria)",
            ("registration", "HRB 77", "AT"),
        ),  # the court, then the country
        ("Vessel Registration Identification IMO 9074729", ("imo", "9074729", None)),
        ("MMSI 123456789", ("mmsi", "123456789", None)),
        ("SWIFT/BIC BANKKPPY", ("bic", "BANKKPPY", None)),
        (
            "Digital Currency Address - XBT 1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
            ("wallet", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", None),
        ),
        ("Aircraft Tail Number P-881", ("tail", "P-881", None)),
    ],
)
def test_numbers(remark: str, found: tuple[str, str, str | None]) -> None:
    assert numbers(remark) == [found]


@pytest.mark.parametrize(
    "remark",
    [
        "Passport unknown",
        "MMSI 12345",
        "Vessel Registration Identification 907472",
        "Gender Male",
        "Website www.zenda.at",
        "",
    ],
)
def test_what_holds_no_number(remark: str) -> None:
    assert numbers(remark) == []


def test_several_numbers_of_one_entry() -> None:
    assert list(ofac_remarks.numbers(["Passport A1", "Passport B2"])) == [
        Number(kind="passport", text="A1"),
        Number(kind="passport", text="B2"),
    ]
