"""Types of message that are not read, and what an officer is told of them."""

import pytest

from detente.payments import kinds


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("pacs.004.001.09", "pacs.004.001.09 is the return of a payment"),
        ("MT940", "MT940 is a statement of an account"),
        ("MT199", "MT199 is free text between banks"),
        ("MT292", "MT292 is a request to cancel a payment"),
        ("MT760", "MT760 is a message of documentary credits and guarantees"),
        ("seev.031.002.09", "seev.031.002.09 is a message about an event of a security"),
        ("acmt.007.001.03", "acmt.007.001.03 is a message about the opening of an account"),
        ("abcd.001.001.01", "abcd.001.001.01 is of a type that is not known here"),
        ("MT001", "MT001 is of a type that is not known here"),
    ],
)
def test_a_type_is_told_by_its_name_or_its_area(kind: str, what: str) -> None:
    reason, hint = kinds.refused(kind)
    assert reason == f"{what}: it is not read, and nobody whom it names is screened"
    assert hint == kinds.BY_HAND


def test_the_family_of_a_type() -> None:
    assert [kinds.family(kind) for kind in ("pacs.008.001.12", "MT103")] == ["pacs.008", "MT103"]
