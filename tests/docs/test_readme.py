"""The front page has the counts that the program prints, names what is not covered in its first screen, and its picture is current."""

import re
import xml.etree.ElementTree as ET
from typing import Final

import pytest

from detente.desk.desk import Desk
from scripts.picture import COMMANDS, PICTURE, drawn, session
from tests.docs.blocks import ROOT
from tests.docs.test_blocks import RECORD

README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
AGE: Final = re.compile(r"\d+ (?:d|days)\b")


def words(picture: str) -> str:
    """The text of a picture, in the order in which it is read; the ages of lists count as equal."""
    root = ET.fromstring(picture)  # noqa: S314 -- a file of the project
    shown = "".join("".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text"))
    return AGE.sub("# d", shown.replace("\xa0", " "))


def test_the_picture_shows_what_the_commands_print_now() -> None:
    now = drawn(session())
    if RECORD:
        PICTURE.write_text(now, encoding="utf-8")
    assert words(PICTURE.read_text(encoding="utf-8")) == words(now)


def test_another_output_is_another_picture() -> None:
    shown = session()
    shown.append("\none more line")
    assert words(drawn(shown)) != words(PICTURE.read_text(encoding="utf-8"))


def test_an_age_of_a_list_makes_no_other_picture() -> None:
    one, other = session(), session()
    one.append("\nun-1718 122 days")
    other.append("\nun-1718 123 days")
    assert words(drawn(one)) == words(drawn(other))


def test_the_picture_asks_nothing_of_another_host() -> None:
    picture = PICTURE.read_text(encoding="utf-8")
    addresses = re.findall(r"(?:https?:)?//[^\"'\s)]+", picture.replace("http://www.w3.org/2000/svg", ""))
    shown = words(picture).replace(" ", "")
    assert [address for address in addresses if address not in shown] == []
    assert not {"@import", "@font-face", "<image", "<script", "url(http"} & set(
        re.findall(r"@[\w-]+|<\w+|url\(http", picture)
    )


def test_the_picture_shows_every_command_and_has_a_text_for_who_cannot_see_it() -> None:
    picture = PICTURE.read_text(encoding="utf-8")
    for command, _ in COMMANDS:
        assert "".join(command.split()) in "".join(words(picture).split())
    assert "aria-label=" in picture
    assert re.search(r"!\[[^\]]{40,}\]\(docs/terminal\.svg\)", README)


def test_the_counts_of_the_front_page_are_those_of_the_law() -> None:
    shown = re.findall(
        r"^un-1718: (\d+) provisions\. Wording: (\d+) text, (\d+) secondary, (\d+) recalled", README, re.MULTILINE
    )
    texts = [each for each in Desk().instruments("un-1718") if each.status != "proposal"]
    every = [each for text in texts for each in text.provisions]
    grades = [each.reading for each in every]
    counts = [len(every), *(grades.count(grade) for grade in ("text", "secondary", "recalled"))]
    assert [tuple(map(str, counts))] == shown


@pytest.mark.parametrize(
    "said",
    [
        "nothing else today",
        "European Union",
        "United States",
        "United Kingdom",
        "national law",
        "not legal advice",
        "no answer is a clearance",
    ],
)
def test_what_it_does_not_do_stands_before_the_installation(said: str) -> None:
    first, _, _ = README.partition("## Install")
    assert said in first
