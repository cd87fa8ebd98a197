"""A brief of where a plan stands."""

from pathlib import Path

import pytest

from detente import Desk
from detente.app.pages.brief import NOTICE, html, markdown, write_brief
from detente.errors import UsageError

FOUND = Desk().roadmap_status("six-party-2007", on="2007-07-18")


def test_the_page_has_the_state_the_picture_and_the_notice_and_asks_nothing_of_a_network() -> None:
    page = html(FOUND)
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<svg") == 1
    assert NOTICE in page
    assert "6,200 of 50,000 tonnes delivered" in page
    assert "<script" not in page
    assert "src=" not in page
    assert "@import" not in page


def test_the_markdown_has_a_heading_for_each_section() -> None:
    text = markdown(FOUND)
    headings = [line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")]
    assert headings[:3] == ["The law", "Tracks", "Whose move"]
    assert {"the DPRK", "the United States", "Exposure", "Next"} <= set(headings)
    assert text.rstrip().endswith(NOTICE)


def test_words_of_a_plan_are_escaped(tmp_path: Path) -> None:
    from dataclasses import replace

    spoilt = replace(FOUND, plan=replace(FOUND.plan, title="<b>a plan</b>"))
    assert "<b>a plan</b>" not in html(spoilt)


@pytest.mark.parametrize("name", ["brief.md", "brief.html", "brief.HTM"])
def test_the_ending_of_the_file_says_the_form(tmp_path: Path, name: str) -> None:
    write_brief(tmp_path / name, FOUND)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("##" if name.endswith(".md") else "<!DOCTYPE")


@pytest.mark.parametrize("name", ["brief.pdf", "brief"])
def test_another_ending_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="is no form of a brief"):
        write_brief(tmp_path / name, FOUND)
    assert list(tmp_path.iterdir()) == []
