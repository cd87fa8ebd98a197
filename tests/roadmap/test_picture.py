"""A plan as Mermaid and as SVG."""

import xml.etree.ElementTree as ET

import pytest

from detente.roadmap.picture import mermaid, svg
from tests.roadmap.checks.checking import DESK, shipped
from tests.roadmap.plans import commitment, plan

NAMES = [each.id for each in DESK.roadmaps]


@pytest.mark.parametrize("name", NAMES)
def test_every_plan_that_ships_has_a_picture_with_a_box_for_each_commitment(name: str) -> None:
    made = shipped(name).plan
    root = ET.fromstring(svg(made))  # noqa: S314 -- our own text
    space = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f"{space}g")) == len(made.commitments)
    assert len(root.findall(f"{space}path")) == sum(len(each.after) for each in made.commitments)


@pytest.mark.parametrize("name", NAMES)
def test_every_plan_that_ships_has_a_flowchart(name: str) -> None:
    made, text = shipped(name).plan, mermaid(shipped(name).plan)
    assert text.startswith("flowchart LR\n")
    assert text.count(" --> ") == sum(len(each.after) for each in made.commitments)
    assert text.count(" -. in return for .-> ") == sum(len(each.answers) for each in made.commitments)


def test_words_of_a_plan_cannot_break_out_of_the_picture() -> None:
    made = plan(commitment("a", act='<script>"x"</script>'))
    assert "<script>" not in svg(made)
    assert '"x"' not in mermaid(made)
