"""Values display themselves: short, as text, as HTML, as plain dicts and as a frame."""

import json
import pickle
import subprocess
import sys
from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from lxml import html

from detente import Desk
from detente.decide.prose import as_prose
from detente.desk.source import ListChoice
from detente.display import coverage
from detente.display.view import MOST_ROWS
from detente.transactions.transaction import read_one
from detente.wire.decision import to_wire
from detente.wire.shape import text as as_json

COAL = {"date": "2017-09-06", "from_country": "KP", "to_country": "CN", "hs": "270112"}
SCRIPT = "<script>alert('x')</script>"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


@pytest.fixture(scope="module")
def values(desk: Desk) -> dict[str, Any]:
    """Every kind of value that displays itself."""
    return {
        "Decision": desk.decide(COAL),
        "Decisions": desk.decisions([COAL, {**COAL, "date": "2009-01-01"}]),
        "JointDecision": desk.decide_together(COAL),
        "LawInForce": desk.law(on="2019-12-26"),
        "Comparison": desk.difference(on="2019-12-26", with_drafts="draft-2019-12-16"),
        "LawUnderReadings": desk.law_together("2019-12-26"),
        "Match": desk.match("Ri Won Ho")[0],
        "Matches": desk.match("Ri Won Ho"),
        "ScreeningAnswer": desk.screen("Ri Won Ho", ListChoice(today="2019-12-26")),  # type: ignore[arg-type]
        "ListStatus": desk.list_status(today="2026-08-01"),
        "EditionComparison": desk.compare_lists("un-1718", "un-1718"),
    }


KINDS = (
    *("Decision", "Decisions", "JointDecision", "LawInForce", "Comparison", "LawUnderReadings", "Match", "Matches"),
    *("ScreeningAnswer", "ListStatus", "EditionComparison"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_displays_itself(values: dict[str, Any], kind: str) -> None:
    found = values[kind]
    assert repr(found).startswith(f"{kind}(")
    assert len(repr(found)) < 200
    assert str(found).strip() == str(found)
    page = html.fragment_fromstring(found._repr_html_())
    assert page.get("class") == "detente-value"
    assert page.text_content().strip()
    rows, frame = found.to_dicts(), found.to_polars()
    assert json.loads(json.dumps(rows)) == rows
    assert isinstance(frame, pl.DataFrame)
    assert len(frame) == len(rows)
    assert frame.columns


@pytest.mark.parametrize("kind", [each for each in KINDS if each not in ("Decisions", "Matches")])
def test_one_value_is_one_dict(values: dict[str, Any], kind: str) -> None:
    found = values[kind].to_dict()
    assert json.loads(json.dumps(found)) == found


def test_the_dict_of_a_decision_is_what_json_gives(values: dict[str, Any]) -> None:
    found = values["Decision"]
    assert found.to_dict() == json.loads(as_json(to_wire(found)))
    assert found.to_dicts() == [found.to_dict()]


def test_the_text_of_a_decision_is_that_of_plain(desk: Desk) -> None:
    found = desk.decide(COAL)
    assert found.text() == str(found) == as_prose(found, read_one(COAL))


def test_a_decision_with_a_doubtful_name_has_its_whole_text(desk: Desk) -> None:
    found = desk.decide({**COAL, "hs": "1001", "parties": "Ri Won Ho"})
    assert found.identities
    assert "Ri Won Ho may be KPi.033" in found.text()


def test_names_are_escaped_wherever_they_come_from(desk: Desk) -> None:
    found = desk.decide({**COAL, "id": SCRIPT, "parties": f"Ri Won Ho {SCRIPT}"})
    listed = desk.match("Ri Won Ho")[0]
    renamed = replace(listed, entity=replace(listed.entity, names=(replace(listed.entity.names[0], text=SCRIPT),)))
    for each in (found, desk.decisions([{**COAL, "id": SCRIPT}]), renamed):
        page = html.fragment_fromstring(each._repr_html_())
        assert not page.findall(".//script")
        assert SCRIPT in page.text_content()


def test_a_link_leads_to_the_web_only(desk: Desk) -> None:
    found = desk.decide(COAL)
    bad = replace(found.reasons[0], citation=replace(found.reasons[0].citation, source="javascript:alert(1)"))
    page = html.fragment_fromstring(replace(found, reasons=(bad,))._repr_html_())
    assert [each.get("href") for each in page.iter("a")] == []
    assert [each.get("href")[:8] for each in html.fragment_fromstring(found._repr_html_()).iter("a")] == ["https://"]


def test_no_display_asks_for_anything_from_elsewhere(values: dict[str, Any]) -> None:
    for found in values.values():
        text = found._repr_html_()
        assert "url(" not in text
        assert not {"img", "link", "script", "iframe"} & {each.tag for each in html.fragment_fromstring(text).iter()}


def test_colours_are_those_of_the_notebook(values: dict[str, Any]) -> None:
    style = html.fragment_fromstring(values["Decision"]._repr_html_()).findtext(".//style") or ""
    assert "color: inherit" in style
    assert "#" not in style


@pytest.mark.parametrize("kind", ["Decision", "Decisions", "LawInForce", "Matches", "ListStatus"])
def test_a_display_says_what_it_does_not_cover(values: dict[str, Any], kind: str) -> None:
    (said,) = html.fragment_fromstring(values[kind]._repr_html_()).find_class("coverage")
    assert "un-1718" in said.text_content() or kind == "ListStatus"
    assert " only" in said.text_content() or "Only" in said.text_content()


def test_a_decision_without_a_match_does_not_claim_one(desk: Desk) -> None:
    assert "No name was matched with a list." in list(coverage.of_decisions([desk.decide(COAL, matching=None)]))


def test_no_match_names_the_lists_that_were_screened(desk: Desk) -> None:
    found = desk.match("Zebulon Quartz")
    assert str(found).startswith("No match")
    assert "Screened against un-1718@" in str(found)
    assert found == ()


def test_empty_values_keep_their_columns(desk: Desk) -> None:
    none = desk.match("Zebulon Quartz").to_polars()
    some = desk.match("Ri Won Ho").to_polars()
    assert none.schema == some.schema
    assert desk.decisions([]).to_polars().schema == desk.decisions([COAL]).to_polars().schema


def test_days_and_numbers_of_a_frame_are_days_and_numbers(desk: Desk) -> None:
    law = desk.law(on="2019-12-26").to_polars()
    assert law.schema["since"] == pl.Date
    assert law.schema["groups"] == pl.List(pl.String)
    assert desk.match("Ri Won Ho").to_polars().schema["score"] == pl.Float64


def test_a_long_table_says_how_much_it_leaves_out(desk: Desk) -> None:
    found = desk.decisions([{**COAL, "id": str(number)} for number in range(MOST_ROWS + 3)])
    assert "... and 3 more" in str(found)
    assert "3 more rows are not shown" in found._repr_html_()
    assert len(found.to_polars()) == MOST_ROWS + 3


def test_a_comparison_with_a_draft_says_that_it_was_not_adopted(values: dict[str, Any]) -> None:
    assert "not adopted" in str(values["Comparison"])


def test_tuples_of_values_stay_tuples(desk: Desk) -> None:
    found = desk.match("Ri Won Ho")
    assert isinstance(found, tuple)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 -- made here
    assert pickle.loads(pickle.dumps(found)).screened == found.screened  # noqa: S301 -- made here


def test_a_decision_loads_no_display_before_it_is_asked_for_one() -> None:
    code = (
        "import sys; from detente import Desk; Desk().decide({'date': '2017-09-06'});"
        "print([each for each in sys.modules if each.startswith(('detente.display.', 'polars', 'jinja2'))])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_the_package_loads_its_desk_only_when_asked() -> None:
    code = "import sys, detente; print([each for each in sys.modules if each.startswith('detente.')])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_a_name_that_the_package_does_not_have_is_refused() -> None:
    import detente

    assert "Desk" in dir(detente)
    with pytest.raises(AttributeError, match="has no attribute 'Dsk'"):
        detente.Dsk  # noqa: B018


DIESEL = {
    "date": "2020-05-01",
    "from_country": "CN",
    "to_country": "KP",
    "hs": "271019",
    "quantity": "9",
    "unit": "bbl",
}


def test_a_duty_is_in_the_text_the_page_the_dict_and_the_frame_of_a_decision(desk: Desk) -> None:
    found = desk.decide(DIESEL)
    assert "It carries a duty of supplying States" in found.text()
    assert "It carries a duty of supplying States" in found._repr_html_()
    assert [each["id"] for each in found.to_dicts()[0]["duties"]] == ["refined-reports-2397"]
    assert found.to_polars()["duties"].to_list() == ["refined-reports-2397"]


def test_the_column_of_duties_is_there_and_null_where_there_is_none(desk: Desk) -> None:
    frame = desk.decisions([COAL, DIESEL]).to_polars()
    assert frame.schema["duties"] == pl.String
    assert frame["duties"].to_list() == [None, "refined-reports-2397"]
    assert "duties" not in desk.decide(COAL).to_dicts()[0]


def test_a_table_of_decisions_names_the_duties_of_each(desk: Desk) -> None:
    page = html.fromstring(desk.decisions([COAL, DIESEL])._repr_html_())
    cells = ["".join(map(str, row.itertext())) for row in page.iter("tr")]
    assert [("duty refined-reports-2397" in each) for each in cells[-2:]] == [False, True]


@pytest.mark.parametrize(
    ("day", "words", "other"),
    [
        ("2024-04-30", "the Panel of Experts (1874 ¶26, extended by 2680 ¶1), until 2024-04-30", "nobody"),
        (
            "2024-05-01",
            "nobody under its law. The mandate of the Panel of Experts ended on 2024-04-30",
            "until 2024-04-30",
        ),
    ],
)
def test_the_law_of_a_day_displays_who_reports_on_it(desk: Desk, day: str, words: str, other: str) -> None:
    page = "".join(map(str, html.fromstring(desk.law(on=day)._repr_html_()).itertext()))
    assert words in page
    assert other not in page


def test_the_notes_of_a_day_stand_in_its_display(desk: Desk) -> None:
    words = "has no standing in this law"
    before, after = (desk.law(on=day)._repr_html_() for day in ("2024-10-15", "2024-10-16"))
    assert (words in before, words in after) == (False, True)
