"""What fields of payments put around a name."""

import pytest

from detente.parties.names.field_noise import strip_noise, without_home


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("/DE89370400440532013000 ACME LTD", "ACME LTD"),
        ("/ACC/4471002 ACME LTD", "ACME LTD"),
        ("1/ACME LTD", "ACME LTD"),
        ("PAYMENT TO ACME LTD", "ACME LTD"),
        ("C/O ACME LTD", "ACME LTD"),
        ("ATTN: ACME LTD", "ACME LTD"),
        ("ACME LTD OR BEARER", "ACME LTD"),
        ("Salim Kony 07.10.1952", "Salim Kony"),
        ("Salim Kony DOB 12/03/1964", "Salim Kony"),
        ("Salim Kony born 1980", "Salim Kony"),
        ("ACME LTD, TEHRAN IRAN", "ACME LTD (TEHRAN IRAN)"),
        ("ACME LTD, Tehran, Iran", "ACME LTD (Tehran) (Iran)"),
        ("ACME LTD, Nampo, D.P.R.K.", "ACME LTD (Nampo) (DPRK.)"),
        (
            "ACME LTD, Pyongyang, Democratic People's Republic of Korea",
            "ACME LTD (Pyongyang) (Democratic People's Republic of Korea)",
        ),
        ("JIE SHUN (IMO 8518780)", "JIE SHUN"),
        ("MV JIE SHUN IMO No. 8518780", "MV JIE SHUN"),
        ("P-U-T-I-N, Vladimir", "PUTIN, Vladimir"),
        ("JAMAME B_R_O_S", "JAMAME BROS"),
        ("TOV*ARY", "TOVARY"),
        ("ACME LTD, HONG KONG", "ACME LTD (HONG KONG)"),
    ],
)
def test_noise_is_cleared(written: str, left: str) -> None:
    assert " ".join(strip_noise(written).split()) == left


@pytest.mark.parametrize(
    "name",
    [
        "07.10.1952",  # nothing would be left
        "/12345678",
        "RIM, Chong 2",
        "IRAN, Tehran Bank of",
        "Bank of China",
        "Foreign Trade Bank of the DPRK",
        "North Korea",
        "Pyongyang",
        "Korea Pyongyang Trading Corporation",
        "IMO 8518780",
        "Born Free Foundation",
        "PAYMENT SYSTEMS LTD",
        "Brigade 44",
        "X / Y",
        "J. R. R. Tolkien",
        "A B Holdings",
    ],
)
def test_what_may_be_a_name_stays(name: str) -> None:
    assert strip_noise(name) == name


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Foreign Trade Bank of the DPRK", "Foreign Trade Bank"),
        ("ACME LTD Pyongyang", "ACME LTD"),
        ("ACME LTD, Pyongyang, Democratic People's Republic of Korea", "ACME LTD"),
        ("ACME LTD in North Korea", "ACME LTD"),
        ("ACME LTD, Pyongyang, D.P.R.K.", "ACME LTD"),
        ("Office 39 (DPRK)", "Office 39"),
    ],
)
def test_where_the_parties_of_the_regime_are_at_home(written: str, left: str) -> None:
    assert without_home(written) == left


@pytest.mark.parametrize(
    "name",
    [
        "Bank of the DPRK",
        "North Korea",
        "Pyongyang",
        "Korea Pyongyang Trading Corporation",
        "ACME LTD, Tehran",
        "ACME Korea",
        "",
    ],
)
def test_names_that_are_asked_for_as_they_are(name: str) -> None:
    assert without_home(name) is None


@pytest.mark.parametrize("between", ["  ", " , ", ").  "])
def test_a_long_row_of_homes_takes_no_time(between: str) -> None:
    assert without_home(f"Hong Ki Chol{f'{between}pyongyang' * 10_000} !") is None
    assert without_home(f"Hong Ki Chol, the DPRK{f'{between}, pyongyang' * 10_000}") == "Hong Ki Chol"
