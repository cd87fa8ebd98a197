"""The designations that ship agree with the law, party by party; and what is no such table is refused."""

import runpy
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from detente.codes import imo
from detente.desk.desk import Desk
from detente.errors import InputError
from detente.parties.entity import Entity, Name, Number
from detente.parties.lists.shipped import COLUMNS, TABLE, read, shipped, written
from tests.shared import SHARED, needs_shared

GROUPS = ("frozen", "travel-banned", "frozen-vessels", "port-banned-vessels", "deflagged-vessels")
UNNUMBERED = "MIN NING DE YOU 078"
"""The one vessel that has no IMO number, and which the law, that knows vessels by their numbers, does not have."""


def of_the_law() -> dict[str, dict[str, set[tuple[date, str]]]]:
    """Of each member of each group the days and the paragraphs that brought it in."""
    found: dict[str, dict[str, set[tuple[date, str]]]] = {group: {} for group in GROUPS}
    for text in Desk().regime().corpus.instruments:
        for provision in text.provisions:
            act = provision.designate
            if text.id == "committee" and act is not None:
                for member in act.members:
                    when = provision.commences
                    assert isinstance(when, date)
                    found[act.group].setdefault(member.id, set()).add((when, provision.paragraph))
    return found


def ours(kind: str | None = None) -> dict[str, Entity]:
    return {each.id: each for each in shipped().entities if kind in (None, each.kind)}


def test_there_are_as_many_as_the_committee_lists() -> None:
    assert Counter(each.kind for each in shipped().entities) == {"person": 80, "entity": 75, "vessel": 59}
    assert len(ours()) == 214


def test_every_party_of_the_law_is_here_and_every_party_here_is_of_the_law() -> None:
    law = of_the_law()
    assert set(law["frozen"]) == set(ours("person")) | set(ours("entity"))
    assert set(law["travel-banned"]) == set(ours("person"))
    vessels = set(law["frozen-vessels"]) | set(law["port-banned-vessels"]) | set(law["deflagged-vessels"])
    assert vessels | {UNNUMBERED} == set(ours("vessel"))


@pytest.mark.parametrize("group", ["frozen", "travel-banned"])
def test_days_and_what_listed_them_agree_with_the_law(group: str) -> None:
    here = {each.entity.id: (each.entity.listed_on, each.decided) for each in shipped().designations}
    differ = {key: (said, here[key]) for key, said in of_the_law()[group].items() if said != {here[key]}}
    assert differ == {}


def test_the_first_day_of_each_vessel_agrees_with_the_law() -> None:
    law = of_the_law()
    groups = [law[group] for group in GROUPS if group.endswith("vessels")]
    here = {each.entity.id: (each.entity.listed_on, each.decided) for each in shipped().designations}
    first = {
        key: min(pair for group in groups for pair in group.get(key, ())) for key in ours("vessel") if key != UNNUMBERED
    }
    assert {key: pair for key, pair in first.items() if pair != here[key]} == {}


def test_the_measures_of_vessels_agree_with_the_law() -> None:
    law = of_the_law()
    frozen = {each.id for each in ours("vessel").values() if "Asset freeze" in each.measures}
    kept_out = {each.id for each in ours("vessel").values() if "Transportation restrictions" in each.measures}
    assert frozen == set(law["frozen-vessels"])
    assert kept_out == set(law["port-banned-vessels"]) | {UNNUMBERED}


def test_every_vessel_but_one_has_an_imo_number_that_holds() -> None:
    for each in ours("vessel").values():
        numbers = [number.text for number in each.numbers if number.kind == "imo"]
        assert numbers == ([] if each.id == UNNUMBERED else [each.id])
        assert all(map(imo.valid, numbers))


def test_a_person_as_the_list_has_it() -> None:
    found = ours()["KPi.001"]
    assert (found.name, found.births, found.countries) == ("YUN HO-JIN", ("1944-10-13",), ("KP",))
    assert (found.listed_on, found.programmes) == (date(2009, 7, 16), ("DPRK",))


def test_the_table_is_written_as_it_is_read(tmp_path: Path) -> None:
    first = TABLE.read_text(encoding="utf-8")
    remarks = tuple(line[2:] for line in first.splitlines() if line.startswith("# ") and not line.startswith("# As of"))
    assert written(shipped().day, shipped().designations, remarks) == first


@needs_shared
def test_the_table_is_made_from_the_lists_as_they_are() -> None:
    script = Path(__file__).parents[3] / "scripts" / "build_designations.py"
    made = runpy.run_path(str(script))["table"](SHARED / "lists" / "un")
    assert made == TABLE.read_text(encoding="utf-8")


ROW = "KPi.001\tperson\tRUPERT HENTZAU | ~Rupe\t1871\tKE | MT\tpassport A1\t2016-03-02\tannex of 2270\t\ttext"


def table(folder: Path, *rows: str, header: str = "\t".join(COLUMNS), day: str = "# As of 2026-08-01") -> Path:
    path = folder / "table.tsv"
    path.write_text("\n".join(filter(None, ("# A remark", day, header, *rows))), encoding="utf-8")
    return path


def test_a_row(tmp_path: Path) -> None:
    (found,) = read(table(tmp_path, ROW)).designations
    assert (found.decided, found.reading) == ("annex of 2270", "text")
    assert found.entity.names == (
        Name(text="RUPERT HENTZAU", quality="primary"),
        Name(text="Rupe", quality="weak"),
    )
    assert found.entity.numbers == (Number(kind="passport", text="A1"),)
    assert (found.entity.countries, found.entity.measures) == (("KE", "MT"), ())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("\tperson\t", "\tpersons\t", "table.tsv:4: a kind, a reading or a name that is none"),
        ("\ttext", "\tguessed", "table.tsv:4: a kind, a reading or a name that is none"),
        ("RUPERT HENTZAU | ~Rupe", "", "table.tsv:4: a kind, a reading or a name that is none"),
        ("passport A1", "passport", "table.tsv:4: 'passport' is no number"),
        ("2016-03-02", "2016-02-30", "table.tsv:4: '2016-02-30' is no day"),
        ("\ttext", "", "table.tsv:4: a row of 9 columns"),
    ],
)
def test_an_odd_row_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in ROW
    with pytest.raises(InputError) as caught:
        read(table(tmp_path, ROW.replace(old, new)))
    assert str(caught.value).startswith(words)


def test_another_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"table\.tsv:3: other columns"):
        read(table(tmp_path, ROW, header="reference\tname"))


def test_a_table_without_a_day_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"table\.tsv: the table has no day"):
        read(table(tmp_path, ROW, day=""))
