"""Every argument of the desk takes its usual spellings, and refuses anything else with one error that names it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from detente import Desk
from detente.desk import arguments
from detente.desk.decisions import Matching
from detente.desk.source import ListChoice
from detente.errors import InputError

DAY = date(2019, 12, 26)
DRAFT = "draft-2019-12-16"
COAL = {"date": "2017-09-06", "from_country": "KP", "to_country": "CN", "hs": "270112"}
WHICH = ListChoice(today=DAY)
NAN = float("nan")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    "given",
    [
        DAY,
        datetime(2019, 12, 26, 23, 59),
        "2019-12-26",
        " 2019-12-26 ",
        "20191226",
        "26 December 2019",
        "2019-12-26T10:00",
    ],
)
def test_a_day_may_be_written_in_its_usual_ways(given: Any) -> None:
    assert arguments.day(given, "on") == DAY


@pytest.mark.parametrize(
    "given", [None, 2019, True, b"2019-12-26", "", "soon", "2019", "2019-12", "2019-02-30", "5/6/2019", NAN, [DAY]]
)
def test_what_is_no_day_is_refused_with_a_hint(given: Any) -> None:
    with pytest.raises(InputError, match="is not a day") as met:
        arguments.day(given, "on")
    assert (met.value.where, met.value.hint) == ("on", arguments.DAY_HINT)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (1957, "1957"),
        ("1957", "1957"),
        ("1957-03", "1957-03"),
        (date(1957, 3, 2), "1957-03-02"),
        (1957.0, "1957"),
        (None, ""),
    ],
)
def test_a_date_of_birth_may_be_a_year_a_month_or_a_day(given: Any, text: str) -> None:
    assert arguments.birth(given) == text


@pytest.mark.parametrize("given", [True, 0, -1957, 19570302, NAN, b"1957", [1957], 1957.5])
def test_what_is_no_date_of_birth_is_refused(given: Any) -> None:
    with pytest.raises(InputError) as met:
        arguments.birth(given)
    assert met.value.where == "born"


@pytest.mark.parametrize("given", ["un", ["un"], ("un",), {"un"}, iter(["un"])])
def test_a_list_may_be_one_text_or_anything_that_gives_several(given: Any) -> None:
    assert arguments.words(given, "lists") == ("un",)


@pytest.mark.parametrize(
    ("given", "where"),
    [(b"un", "lists"), (5, "lists"), ("", "lists"), ({"un": 1}, "lists"), (["un", 5], "lists[1]"), (True, "lists")],
)
def test_what_is_no_list_of_texts_is_refused_with_the_place_of_the_fault(given: Any, where: str) -> None:
    with pytest.raises(InputError) as met:
        arguments.words(given, "lists")
    assert met.value.where == where
    assert met.value.hint


@pytest.mark.parametrize("given", [0.8, "0.8", " 0.8 "])
def test_a_threshold_may_be_a_number_or_its_text(given: Any) -> None:
    assert arguments.threshold(given) == 0.8
    assert arguments.threshold(1) == 1.0
    assert arguments.threshold(None) is None


@pytest.mark.parametrize(
    "given", [NAN, float("inf"), True, b"0.8", "high", 75, 0.29, -1, [0.8], 10**400, date(2019, 1, 1)]
)
def test_what_is_no_threshold_is_refused(given: Any) -> None:
    with pytest.raises(InputError) as met:
        arguments.threshold(given)
    assert met.value.where == "threshold"


def test_a_path_may_be_a_text_and_the_home_of_the_user_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/somewhere")
    assert arguments.path("~/lists", "home") == Path("/somewhere/lists")
    assert arguments.path(Path("a"), "home") == Path("a")


@pytest.mark.parametrize("given", [b"a", "", 5, None, True])
def test_what_is_no_name_of_a_file_is_refused(given: Any) -> None:
    with pytest.raises(InputError) as met:
        arguments.path(given, "file")
    assert met.value.where == "file"


def test_a_moment_without_a_zone_is_in_utc() -> None:
    assert arguments.instant("2019-12-26T12:00:00", "now") == datetime(2019, 12, 26, 12, tzinfo=UTC)
    assert arguments.instant("2019-12-26T12:00:00+01:00", "now") == datetime(2019, 12, 26, 11, tzinfo=UTC)


def test_a_value_that_cannot_be_shown_does_not_break_the_error_about_it() -> None:
    class Odd:
        def __repr__(self) -> str:
            raise RuntimeError

    with pytest.raises(InputError, match="a value of the type Odd"):
        arguments.day(Odd(), "on")


def test_the_desk_reads_every_spelling_alike(desk: Desk) -> None:
    assert desk.law(on="2019-12-26") == desk.law(on=DAY) == desk.law(on=datetime(2019, 12, 26))
    assert desk.difference(on="2019-12-26", with_drafts=DRAFT) == desk.difference(on=DAY, with_drafts=[DRAFT])
    assert desk.decide(COAL, with_drafts=DRAFT) == desk.decide(COAL, with_drafts=(DRAFT,))
    assert desk.match("Ri Won Ho", born=1964, lists="un-1718", threshold="0.8") == desk.match(
        "Ri Won Ho", born="1964", lists=["un-1718"], threshold=0.8
    )
    assert desk.list_status(today="2026-08-01", max_age="30") == desk.list_status(today=date(2026, 8, 1), max_age=30)
    assert desk.law_together("2019-12-26", "un-1718") == desk.law_together(DAY, ["un-1718"])
    assert Desk(home="somewhere").home == Path("somewhere")


def test_transactions_may_be_a_frame_a_list_or_one_alone(desk: Desk) -> None:
    import polars as pl

    assert desk.decisions(pl.DataFrame([COAL])) == desk.decisions([COAL]) == desk.decisions(COAL)


WRONG: list[tuple[str, Callable[[Desk], object]]] = [
    ("on", lambda desk: desk.law(on=None)),  # type: ignore[arg-type]
    ("regime", lambda desk: desk.law(5, on=DAY)),  # type: ignore[arg-type]
    ("with_drafts", lambda desk: desk.law(on=DAY, with_drafts=5)),  # type: ignore[arg-type]
    ("findings", lambda desk: desk.law(on=DAY, findings=5)),  # type: ignore[arg-type]
    ("known_on", lambda desk: desk.law(on=DAY, known_on=b"2019")),  # type: ignore[arg-type]
    ("position", lambda desk: desk.law(on=DAY, position=["a"])),  # type: ignore[arg-type]
    ("and_on", lambda desk: desk.difference(on=DAY, and_on=True)),  # type: ignore[arg-type]
    ("under[0]", lambda desk: desk.law_together(DAY, [5])),  # type: ignore[list-item]
    ("of", lambda desk: desk.schema(None)),  # type: ignore[arg-type]
    ("folder", lambda desk: list(desk.check(5))),  # type: ignore[arg-type]
    ("facts", lambda desk: desk.decide("coal")),  # type: ignore[arg-type]
    ("facts", lambda desk: desk.decide({5: "coal"})),  # type: ignore[dict-item]
    ("matching", lambda desk: desk.decide(COAL, matching=True)),  # type: ignore[arg-type]
    ("matching.take", lambda desk: desk.decide(COAL, matching=Matching(take=1001))),
    ("transactions", lambda desk: desk.decisions("coal")),  # type: ignore[arg-type]
    ("transaction 2", lambda desk: desk.decisions([COAL, 5])),  # type: ignore[list-item]
    ("word", lambda desk: desk.replay(None)),  # type: ignore[arg-type]
    ("file", lambda desk: desk.decide_file(5)),  # type: ignore[arg-type]
    ("identities", lambda desk: desk.decide(COAL, identities=5)),  # type: ignore[arg-type]
    ("identities[0]", lambda desk: desk.decide_file(None, identities=[5])),  # type: ignore[list-item]
    ("counted", lambda desk: desk.decisions([COAL], counted=5)),  # type: ignore[arg-type]
    ("path", lambda desk: desk.read_identities(5)),  # type: ignore[arg-type]
    ("receipt_or_row", lambda desk: desk.explain(5)),  # type: ignore[arg-type]
    ("name", lambda desk: desk.match(5)),  # type: ignore[arg-type]
    ("born", lambda desk: desk.match("Kim", born=NAN)),  # type: ignore[arg-type]
    ("countries", lambda desk: desk.match("Kim", countries=5)),  # type: ignore[arg-type]
    ("numbers", lambda desk: desk.match("Kim", numbers=b"1")),
    ("imo", lambda desk: desk.match("Kim", imo=True)),
    ("lists", lambda desk: desk.match("Kim", lists=5)),  # type: ignore[arg-type]
    ("match", lambda desk: desk.follows("Kim", on=DAY)),  # type: ignore[arg-type]
    ("today", lambda desk: desk.list_status(today=None)),  # type: ignore[arg-type]
    ("max_age", lambda desk: desk.list_status(today=DAY, max_age=-1)),
    ("max_age", lambda desk: desk.list_status(today=DAY, max_age=1.5)),
    ("before", lambda desk: desk.compare_lists(None, "un-1718")),  # type: ignore[arg-type]
    ("which", lambda desk: desk.list_entries(5, "KPe.008")),  # type: ignore[arg-type]
    ("files", lambda desk: desk.import_list(5, now=datetime(2019, 1, 1, tzinfo=UTC))),  # type: ignore[arg-type]
    ("now", lambda desk: desk.import_list("a.xml", now=DAY)),  # type: ignore[arg-type]
    ("accept", lambda desk: desk.import_list("a.xml", now="2019-01-01", accept="no")),  # type: ignore[arg-type]
    ("timeout", lambda desk: desk.update_lists("un", now="2019-01-01", timeout=NAN)),
    ("which", lambda desk: desk.screen("Kim", None)),  # type: ignore[arg-type]
    ("which.lists", lambda desk: desk.screen("Kim", ListChoice(today=DAY, lists=5))),  # type: ignore[arg-type]
    ("query", lambda desk: desk.screen(5, WHICH)),  # type: ignore[arg-type]
    ("limit", lambda desk: desk.screen("Kim", WHICH, limit=-1)),
    ("edges", lambda desk: desk.owned(None, WHICH)),  # type: ignore[arg-type]
    ("threshold", lambda desk: desk.owned("a.jsonl", WHICH, threshold=0.1)),
    ("jobs", lambda desk: desk.tune("tests/__init__.py", WHICH, stage=print, jobs=0)),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("where", "asked"), WRONG, ids=[f"{place}-{where}" for place, (where, _) in enumerate(WRONG)])
def test_a_wrong_argument_is_one_error_that_names_it(desk: Desk, where: str, asked: Callable[[Desk], object]) -> None:
    with pytest.raises(InputError) as met:
        asked(desk)
    assert met.value.where == where
    assert met.value.hint


@pytest.mark.parametrize(("where", "given"), [("corpus", {"corpus": 5}), ("home", {"home": b"a"})])
def test_a_desk_without_a_place_is_refused(where: str, given: dict[str, Any]) -> None:
    with pytest.raises(InputError) as met:
        Desk(**given)
    assert met.value.where == where
