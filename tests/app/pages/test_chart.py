"""The curve drawn: every point on the sheet, and in the place that its figures say."""

import re

import pytest
from lxml import etree

from detente.app.pages.chart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, drawn
from detente.validation.curve import Curve, curve
from detente.validation.labelled import LabelledName
from tests.validation.build import NAMES, party, terms

PARTIES = [party(name, id_=str(at)) for at, name in enumerate(NAMES)]


def made(points: dict[str, int], clean: dict[str, int]) -> Curve:
    """The curve of names that find their own party, and of clean names that find the first, with these points."""
    known = {name: [(each, points[name])] for each in PARTIES if (name := each.entity.name) in points}
    known |= {name: [(PARTIES[0], found)] for name, found in clean.items()}
    rows = [LabelledName(line=0, name=each.entity.name, expected=f"one:{each.entity.id}") for each in PARTIES]
    rows += [LabelledName(line=0, name=name, expected="") for name in clean]
    return curve(rows, PARTIES, terms(known), 750)


CURVE = made(dict(zip(NAMES, (980, 900, 800, 700, 600), strict=True)), {"Ana": 820, "Bo": 640, "Cy": 100})


def svg(found: Curve) -> etree._Element:
    """The picture. Fails where it is not well-formed."""
    return etree.fromstring(str(drawn(found)).encode())


def texts(found: Curve, name: str = "text") -> list[str]:
    """The texts of the elements of this name."""
    return [each.text or "" for each in svg(found).iter(f"{{*}}{name}")]


def points(found: Curve, name: str) -> list[tuple[float, float]]:
    """The points of one line."""
    (line,) = (each for each in svg(found).iter("{*}polyline") if each.get("class") == name)
    pairs = (point.split(",") for point in (line.get("points") or "").split())
    return [(float(across), float(down)) for across, down in pairs]


@pytest.mark.parametrize("name", ["recall", "alerts"])
def test_every_step_has_a_point_on_the_sheet(name: str) -> None:
    found = points(CURVE, name)
    assert len(found) == len(CURVE.steps)
    assert all(LEFT <= across <= WIDTH - RIGHT for across, _ in found)
    assert all(TOP <= down <= HEIGHT - BOTTOM for _, down in found)


def test_a_point_stands_where_its_figures_say() -> None:
    high = HEIGHT - TOP - BOTTOM
    for name, share in (("recall", CURVE.recall), ("alerts", CURVE.alert_rate)):
        for step, (_, down) in zip(CURVE.steps, points(CURVE, name), strict=True):
            assert down == pytest.approx(TOP + high * (1 - share(step)), abs=0.06)


def test_thresholds_run_from_left_to_right_and_both_lines_fall() -> None:
    for name in ("recall", "alerts"):
        found = points(CURVE, name)
        assert [across for across, _ in found] == sorted(across for across, _ in found)
        assert [down for _, down in found] == sorted(down for _, down in found)


def test_the_title_tells_the_figures_at_the_threshold_in_use() -> None:
    here = CURVE.at(CURVE.present)
    assert texts(CURVE, "title") == [
        f"At the threshold 0.75 recall is {CURVE.recall(here):.2%} and {CURVE.alert_rate(here):.2%} of the names that "
        "should find nobody alert."
    ]


def test_the_threshold_in_use_is_marked_once_and_each_hundredth_along_the_foot() -> None:
    words = texts(CURVE)
    assert words.count("in use: 0.75") == 1
    assert [word for word in words if re.fullmatch(r"[0-9]+%", word)] == ["0%", "25%", "50%", "75%", "100%"]
    marks = [word for word in words if re.fullmatch(r"[01]\.[0-9]{2}", word)]
    assert marks == [f"{step.threshold / 1000:.2f}" for step in CURVE.steps if step.threshold % 100 == 0]
    assert {"recall", "alerts on clean names"} <= set(words)


def test_a_curve_without_clean_names_is_drawn_too() -> None:
    found = made(dict.fromkeys(NAMES, 900), {})
    assert {down for _, down in points(found, "alerts")} == {float(HEIGHT - BOTTOM)}
