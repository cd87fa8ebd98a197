"""The pack as a page: well-formed, with every figure of its JSON, and nothing of a name taken for markup."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from detente.app.pages.validation import page, percent
from detente.desk.validation import ValidationAnswer, ValidationLists
from detente.validation.labelled import LabelledName
from detente.validation.matching import MatchingOptions
from detente.validation.pack import LabelledFile, Pack, ValidationRequest, validate
from detente.validation.variant import ListedParty
from detente.wire.shape import text
from detente.wire.validation import validated
from tests.parties.kept import edition_of
from tests.validation.build import NAMES, Answers, party

EVIL = party("<script>alert(1)</script> & 'Sons' BRENTANO", id_="evil", kind="entity")
PARTIES = [*(party(name, id_=str(at)) for at, name in enumerate(NAMES)), EVIL]


def opened() -> Answers:
    """Finds every name as it is listed, and one clean name."""
    known: dict[str, list[tuple[ListedParty, int]]] = {each.entity.name: [(each, 960)] for each in PARTIES}
    known["Ana BRENTANA"] = [(PARTIES[0], 910)]
    return Answers(known)


def made(**wants: object) -> Pack:
    return validate(
        PARTIES,
        (),
        ValidationRequest(sample=150, **wants),  # type: ignore[arg-type] # fields of Wants
        MatchingOptions(opens=opened),
        day=date(2020, 1, 2),
        stage=lambda _name, _count: lambda _done: None,
    )


CLEAN = LabelledFile(
    name="customers.csv",
    rows=tuple(LabelledName(line=2, name=name, expected="", group="AR") for name in ("Ana BRENTANA", "Jeanne Moreau")),
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return made(clean=(CLEAN,))


@pytest.fixture(scope="module")
def shown(pack: Pack) -> str:
    return page(pack)


def text_of(shown: str) -> str:
    """The text of a page, its style aside. Fails where it is not well-formed."""
    root = etree.fromstring(shown.removeprefix("<!DOCTYPE html>\n").encode())
    etree.strip_elements(root, "style")
    return " ".join(" ".join(map(str, root.itertext())).split())


def figures(told: object) -> Iterator[int]:
    """The whole numbers of a JSON object."""
    if isinstance(told, bool):
        return
    if isinstance(told, int):
        yield told
    elif isinstance(told, dict):
        for key, each in told.items():
            yield from (
                figures(each) if key != "threshold_points" else ()
            )  # a former scale of a number that stands there
    elif isinstance(told, list):
        for each in told:
            yield from figures(each)


def test_it_is_well_formed_and_asks_nothing_of_any_network(shown: str) -> None:
    assert text_of(shown)
    assert not re.search(r"<script|src=|@import|url\(|https?://(?!www\.w3\.org/2000/svg)", shown)


def test_every_whole_number_of_the_json_stands_there(pack: Pack, shown: str) -> None:
    words = set(re.findall(r"[\d,]*\d", text_of(shown)))
    lists = ValidationLists(parties=(), editions=(), options=MatchingOptions(opens=opened), consulted=(), lacking=())
    told = json.loads(text(validated(ValidationAnswer(pack=pack, lists=lists))))
    lacking = {each for each in figures(told) if f"{each:,}" not in words and str(each) not in words}
    assert lacking == set()


def test_every_share_of_the_json_stands_there(pack: Pack, shown: str) -> None:
    text = text_of(shown)
    measured = [*(each.measured for each in pack.targets), *(each.recall for each in pack.changed.by_family)]
    assert all(percent(each) in text for each in measured)
    steps = pack.curve.steps
    assert all(percent(pack.curve.recall(each)) in text for each in steps)


def test_a_name_is_never_markup(shown: str) -> None:
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


def test_misses_are_told_with_the_listed_name(pack: Pack, shown: str) -> None:
    text = text_of(shown)
    misses = [miss for gap in pack.changed.gaps for miss in gap.misses]
    assert misses
    assert all(" ".join(miss.case.listed.split()) in text for miss in misses)


def test_missed_targets_are_told_in_words(pack: Pack, shown: str) -> None:
    missed = [each for each in pack.targets if not each.met]
    assert missed
    assert not pack.met
    assert f"{len(missed)} of {len(pack.targets)} targets are missed." in text_of(shown)
    assert text_of(shown).count("missed ") >= len(missed)


def test_clean_names_and_what_they_found(pack: Pack, shown: str) -> None:
    [found] = pack.clean
    assert (found.whole.asked, found.whole.alerts) == (2, 1)
    assert "Ana BRENTANA" in text_of(shown)


def test_the_curve_is_drawn_with_the_present_threshold_marked(shown: str) -> None:
    assert shown.count("<polyline") == 2
    assert shown.count("row-now") == 1 + shown.count(".row-now")
    assert "in use: 0.75" in shown


def test_each_edition_stands_there_with_its_age(pack: Pack) -> None:
    edition = edition_of("own:a", "2019-12-30", ())
    assert f"own:a {edition.label} 3 0 0" in text_of(page(replace(pack, editions=(edition,))))


def test_without_files_it_has_names_and_a_curve_of_its_own() -> None:
    found = made()
    assert found.clean[0].whole.asked >= 1500
    assert found.curve.positives == found.changed.whole.asked
    assert found.curve.negatives == found.clean[0].whole.asked


def test_a_labelled_file_makes_the_curve() -> None:
    rows = (LabelledName(line=2, name=NAMES[0], expected="0"), LabelledName(line=3, name="nobody", expected=""))
    found = made(clean=(CLEAN,), labelled=LabelledFile(name="judged.csv", rows=rows))
    assert (found.curve_of, found.curve.positives, found.curve.negatives) == ("judged.csv", 1, 1)


@pytest.mark.parametrize(
    ("share", "shown"),
    [(1.0, "100.000 %"), (0.999996, "99.999 %"), (0.29, "29.000 %"), (0.0, "0.000 %"), (0.9999999, "99.999 %")],
)
def test_shares_are_never_rounded_up(share: float, shown: str) -> None:
    assert percent(share) == shown
