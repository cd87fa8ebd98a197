"""CITATION.cff by the rules of the Citation File Format 1.2.0, and the same version wherever one is told."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import detente

ROOT = Path(__file__).resolve().parents[2]
REQUIRED = {"cff-version", "message", "title", "authors"}
KNOWN = REQUIRED | {
    "abstract", "commit", "contact", "date-released", "doi", "identifiers", "keywords", "license", "license-url",
    "preferred-citation", "references", "repository", "repository-artifact", "repository-code", "type", "url", "version",
}  # fmt: skip
PERSON = {
    "address", "affiliation", "alias", "city", "country", "email", "family-names", "fax", "given-names", "name-particle",
    "name-suffix", "orcid", "post-code", "region", "tel", "website",
}  # fmt: skip
ENTITY = {
    "address", "alias", "city", "country", "date-end", "date-start", "email", "fax", "location", "name", "orcid",
    "post-code", "region", "tel", "website",
}  # fmt: skip
URLS = ("url", "repository", "repository-code", "repository-artifact", "license-url")


def faults(cff: Any) -> list[str]:
    """What is wrong with the content of a citation file, by the fields of the format's schema."""
    if not isinstance(cff, dict):
        return ["no mapping"]
    found = [f"{each} is missing" for each in sorted(REQUIRED - cff.keys())]
    found += [f"{each} is not known" for each in sorted(cff.keys() - KNOWN)]
    found += [] if cff.get("cff-version") == "1.2.0" else ["cff-version is not 1.2.0"]
    found += [] if cff.get("type", "software") in {"software", "dataset"} else ["type is not known"]
    found += [
        f"{each} is no text" for each in ("message", "title", "abstract", "version") if not text(cff.get(each, "x"))
    ]
    found += [
        f"{each} is no address" for each in URLS if not re.match(r"https?://\S+$", str(cff.get(each, "https://x")))
    ]
    authors = cff.get("authors")
    found += ["authors is no list"] if not isinstance(authors, list) or not authors else []
    found += [f"author {each} is neither" for each in authors or () if not (each.keys() <= PERSON or named(each))]
    found += several(cff, "keywords")
    day = cff.get("date-released")
    found += [] if day is None or isinstance(day, date) else ["date-released is no day"]
    return found


def text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def named(author: dict[str, Any]) -> bool:
    """Whether an author is an entity, which must have a name."""
    return author.keys() <= ENTITY and text(author.get("name"))


def several(cff: dict[str, Any], field: str) -> list[str]:
    """What is wrong with a list of different texts."""
    words = cff.get(field, ["x"])
    good = isinstance(words, list) and words and all(map(text, words)) and len(set(words)) == len(words)
    return [] if good else [f"{field} is no list of different texts"]


def citation() -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return found


def test_the_citation_follows_the_schema() -> None:
    assert faults(citation()) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": None}, "title is no text"),
        ({"authors": []}, "authors is no list"),
        ({"authors": [{"name": ""}]}, "neither"),
        ({"authors": [{"nom": "x"}]}, "neither"),
        ({"cff-version": "1.1.0"}, "cff-version is not 1.2.0"),
        ({"licence": "Apache-2.0"}, "licence is not known"),
        ({"type": "program"}, "type is not known"),
        ({"keywords": ["a", "a"]}, "keywords is no list of different texts"),
        ({"url": "example.org"}, "url is no address"),
        ({"date-released": "soon"}, "date-released is no day"),
        ({"version": 0.1}, "version is no text"),
    ],
)
def test_a_citation_with_a_fault_would_be_found(change: dict[str, Any], says: str) -> None:
    assert any(says in fault for fault in faults(citation() | change))


@pytest.mark.parametrize("field", sorted(REQUIRED))
def test_a_citation_without_a_required_field_would_be_found(field: str) -> None:
    given = citation()
    del given[field]
    assert f"{field} is missing" in faults(given)


def test_the_version_the_licence_and_the_authors_are_those_of_the_package() -> None:
    found = citation()
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert found["version"] == detente.__version__
    assert f'license = "{found["license"]}"' in project
    assert [each["name"] for each in found["authors"]] == re.findall(
        r'^authors = \[\{ name = "(.+?)" \}\]', project, re.MULTILINE
    )


def test_the_changes_of_this_version_are_told() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(detente.__version__)}, ", changes, re.MULTILINE)


@pytest.mark.parametrize("heading", ["## Governance", "## Versions and support"])
def test_contributors_are_told_who_decides_and_what_is_supported(heading: str) -> None:
    assert f"\n{heading}\n" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
