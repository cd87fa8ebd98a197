"""The page on validation says what the code does."""

from pathlib import Path

from detente.validation.families import FAMILIES

PAGE = Path(__file__).parents[2] / "docs" / "validation.md"


def test_every_family_is_told_as_it_is() -> None:
    told = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert told == [f"| `{each.name}` | {each.severity} | {each.summary} |" for each in FAMILIES]


def test_their_numbers() -> None:
    minor = sum(each.severity == "minor" for each in FAMILIES)
    text = PAGE.read_text(encoding="utf-8")
    assert f"{minor} are minor" in text
    assert f"{len(FAMILIES) - minor} are major" in text
    assert f"in {len(FAMILIES)} ways" in text
