from datetime import date
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.evidence.reader.reading import letters, read_text, worth_parsing
from tests.evidence.parsed import needs_reader, reading

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the two real reports are not beside this checkout")


def seed(begins: str, published: date | None = None):  # type: ignore[no-untyped-def]  # noqa: ANN201
    (path,) = SEEDS.glob(f"{begins}*.txt")
    return read_text(path.read_text(encoding="utf-8"), published=published)


@pytest.mark.parametrize("text", ["It rained.", "The sun was out and the sea was calm."])
def test_a_paragraph_without_quotation_or_word_of_a_report_is_not_parsed(text: str) -> None:
    assert not worth_parsing(text)


@pytest.mark.parametrize("text", ["“Yes.”", "He said no.", "They LAUNCHED it.", "According to him, no."])
def test_a_paragraph_with_a_sign_of_a_statement_or_event_is_parsed(text: str) -> None:
    assert worth_parsing(text)


@needs_reader
def test_a_day_before_the_dateline_is_refused_with_both_days() -> None:
    text = "GENEVA (Alpine News / Reuters - 4th March, 2020) The envoy said no."
    with pytest.raises(InputError, match=r"2020-03-03.*2020-03-04"):
        read_text(text, published=date(2020, 3, 3))


@needs_reader
def test_without_a_day_of_publication_weekdays_have_no_day_and_are_listed() -> None:
    found = reading("The envoy said on Wednesday that it would end.", None)
    assert found.statements[0].said_on is None
    assert found.undated == ("Wednesday",)


@needs_reader
def test_the_dateline_gives_the_day_that_weekdays_are_counted_from() -> None:
    found = reading(
        "GENEVA (Alpine News / Reuters - 4th March, 2020) The envoy said on Monday that it would end.", None
    )
    assert str(found.statements[0].said_on) == "2020-03-02"
    assert (found.document.agency, found.document.published.basis) == ("Reuters", "dateline")


@needs_reader
def test_a_speaker_keeps_the_day_on_which_she_was_last_said_to_speak() -> None:
    found = reading("Ida Berg said on Monday that it would end.\nBerg said nobody was to blame.")
    assert [str(item.said_on) for item in found.statements] == ["2019-12-09"] * 2


@needs_reader
@needs_seeds
def test_the_first_report_has_nine_statements_and_four_events() -> None:
    found = seed("000")
    assert (str(found.document.published.begin), found.document.place, found.document.agency) == (
        "2019-12-26",
        "Moscow",
        "Sputnik",
    )
    assert [item.id for item in found.statements if not item.inside] == [f"s{number}" for number in range(1, 10)]
    assert [item.speaker.name for item in found.statements if not item.inside][:4] == ["Maria Zakharova"] * 4
    assert sorted(event.kind for event in found.events) == ["deadline", "draft-tabled", "talks-broken-off", "threat"]


@needs_reader
@needs_seeds
def test_the_second_report_has_eighteen_statements_and_one_launch_that_happened() -> None:
    found = seed("003", date(2019, 12, 12))
    assert len([item for item in found.statements if not item.inside]) == 18
    (launch,) = [event for event in found.events if event.kind == "launch" and event.status == "happened"]
    assert str(launch.when) == "2019-11-21 to 2019-11-30"
    assert {(each.what, each.value) for each in launch.quantities} >= {
        ("range", 380.0),
        ("apogee", 97.0),
        ("missiles", 2.0),
    }


@needs_reader
@needs_seeds
def test_without_a_day_the_second_report_says_which_dates_need_one() -> None:
    assert {"Wednesday", "Saturday"} <= set(seed("003").undated)


@pytest.mark.parametrize(("spans", "count"), [([(0, 5)], 3), ([(0, 5), (6, 9)], 6), ([(5, 0)], 0), ([], 0)], ids=str)
def test_letters_and_digits_are_counted_within_spans_and_none_in_an_empty_one(
    spans: list[tuple[int, int]], count: int
) -> None:
    assert letters('"ab1" cde', spans) == count
