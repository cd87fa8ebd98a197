"""What fields of payments put around a name."""

import pytest

from detente.parties.names.noise import cleared


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
        ("ACME LTD, TEHRAN IRAN", "ACME LTD ( TEHRAN IRAN)"),
        ("P-U-T-I-N, Vladimir", "PUTIN, Vladimir"),
        ("JAMAME B_R_O_S", "JAMAME BROS"),
        ("TOV*ARY", "TOVARY"),
        ("ACME LTD, HONG KONG", "ACME LTD ( HONG KONG)"),
    ],
)
def test_noise_is_cleared(written: str, left: str) -> None:
    assert " ".join(cleared(written).split()) == left


@pytest.mark.parametrize(
    "name",
    [
        "07.10.1952",  # nothing would be left
        "/12345678",
        "RIM, Chong 2",
        "IRAN, Tehran Bank of",
        "Bank of China",
        "Born Free Foundation",
        "PAYMENT SYSTEMS LTD",
        "Brigade 44",
        "X / Y",
        "J. R. R. Tolkien",
        "A B Holdings",
    ],
)
def test_what_may_be_a_name_stays(name: str) -> None:
    assert cleared(name) == name
