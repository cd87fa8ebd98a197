"""Templates of lines: what is shared is made once, and nothing of one kind of row gets into another's."""

from pathlib import Path

import pytest

from detente.decide.shared import SharedDecision
from detente.desk.desk import Desk
from detente.wire.decision_wording import MARK, DecisionWording, Template

HEAD = "id,date,from_country,to_country,hs,quantity,unit,parties\n"


def shared(folder: Path, *lines: str) -> tuple[DecisionWording, list[SharedDecision]]:
    """The wording of a file, and what its rows share."""
    path = folder / "rows.csv"
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines))
    run = Desk().decide_file(path)
    found = [each for _, every in run.chunks() for each in every]
    return DecisionWording(run.decider), found


def whole(template: Template) -> bytes:
    """A template without anything in its gaps."""
    return b"".join(template.texts)


def test_a_template_has_a_gap_for_all_that_is_of_a_row_alone(tmp_path: Path) -> None:
    wording, (coal,) = shared(tmp_path, "a,2018-06-01,KP,CN,270112,1,t,")
    found = wording.template(coal)
    places = (*found.gaps, *(place for place, _ in found.fact_gaps))
    assert all(found.texts[place] == b"" for place in places)
    assert len(set(places)) == len(places) == 4 + len(coal.decision.reasons)
    assert [number for _, number in found.fact_gaps] == list(range(len(coal.decision.reasons)))
    assert MARK.encode() not in whole(found) + b"".join(found.receipt)
    assert b'"a"' not in whole(found)


def test_the_gaps_are_in_the_order_of_the_keys(tmp_path: Path) -> None:
    wording, (free,) = shared(tmp_path, "a,2018-06-01,CN,FR,940290,1,t,")
    found = wording.template(free)
    id_, receipt, transaction, passed = found.gaps
    assert id_ < receipt < transaction < passed
    assert found.texts[id_ - 1].endswith(b'"id": ')
    assert found.texts[receipt - 1].endswith(b'"receipt": ')
    assert found.texts[transaction - 1].endswith(b'"transaction": ')


def test_texts_of_the_law_are_one_object_for_all_decisions_that_have_them(tmp_path: Path) -> None:
    wording, (before, after) = shared(tmp_path, "a,2018-06-01,KP,CN,270112,1,t,", "b,2024-06-01,KP,CN,270112,1,t,")
    assert before is not after
    assert before.decision.warnings != after.decision.warnings
    assert before.decision.reasons is after.decision.reasons
    one, other = wording.template(before), wording.template(after)
    assert whole(one) != whole(other)
    assert {id(text) for text in one.texts if len(text) > 500} & {id(text) for text in other.texts}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a,2018-06-01,KP,CN,270112,1,t,", "b,2018-06-01,CN,KP,270112,1,t,"),
        ("a,2018-06-01,CN,FR,940290,1,t,", "b,2024-06-01,CN,FR,940290,1,t,"),
        ("a,2018-06-01,CN,FR,940290,1,t,Acme", "b,2018-06-01,CN,FR,940290,1,t,Korea Tangun Trading Corp."),
        ("a,2018-06-01,CN,FR,940290,1,t,KPe.999", "b,2018-06-01,CN,FR,940290,1,t,"),
        ("a,2018-06-01,CN,FR,940290,1,t,Acme (country DE)", "b,2018-06-01,CN,FR,940290,1,t,Acme (country FR)"),
    ],
)
def test_rows_that_differ_in_what_is_told_share_no_template(one: str, other: str, tmp_path: Path) -> None:
    wording, (first, second) = shared(tmp_path, one, other)
    assert whole(wording.template(first)) != whole(wording.template(second))


def test_the_texts_of_a_row_under_a_cap_are_not_kept(tmp_path: Path) -> None:
    wording, (oil,) = shared(tmp_path, "a,2018-06-01,CN,KP,271012,100,bbl,")
    assert oil.ruling is not None
    assert b'"cap"' in whole(wording.template(oil))
    assert [wording._reasons, wording._judgements, wording._changes, wording._frames] == [{}, {}, {}, {}]
