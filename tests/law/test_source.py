"""Reading the law: every fault at once, each in its place, with the nearest allowed word. Most of it is refusals."""

from pathlib import Path

import pytest

from detente.errors import LawError, LawFault
from detente.law.check import read_corpus
from detente.law.instrument import Instrument
from detente.law.source import ParsedFile, read

REGIME = "id: test\ntitle: Test\nauthority: Nobody\ntarget: KP\ngroups: [{id: export, title: Exports}]\nplaces: [{id: rajin}]\n"
HEAD = 'id: "1"\nsymbol: T/1\ntitle: One\ndate: 2017-08-05\nstatus: adopted\nsource: https://example.org\nreading: text\nprovisions:\n'
BAN = """  - paragraph: "9"
    reading: text
    impose:
      id: seafood
      summary: No seafood.
      purpose: revenue
      civilian_impact: high
      scope: [{activity: [trade], flow: from-target, goods: {hs: ["03"], basis: mapped}}]
"""


def parsed(text: str) -> tuple[ParsedFile[Instrument] | None, list[str]]:
    """An instrument's text read, and its faults as lines."""
    faults: list[LawFault] = []
    made = read(text.encode(), "one.yaml", Instrument, faults)
    return made, [str(fault) for fault in sorted(faults, key=lambda fault: fault.line)]


def corpus(folder: Path, *bodies: str) -> list[str]:
    """The faults of a corpus of these texts (provisions only); none if it holds."""
    (folder / "regime.yaml").write_text(REGIME, encoding="utf-8")
    for number, body in enumerate(bodies, 1):
        head = HEAD.replace('"1"', f'"{number}"').replace("2017-08-05", f"2017-08-{number + 4:02}")
        (folder / f"{number}.yaml").write_text(head + body, encoding="utf-8")
    try:
        read_corpus(folder)
    except LawError as found:
        return [str(fault) for fault in found.faults]
    return []


def test_scalars_stay_as_they_are_written() -> None:
    made, faults = parsed(
        HEAD + BAN.replace('hs: ["03"]', "hs: [03, 010]").replace("activity: [trade], ", "from_country: [NO], ")
    )
    assert faults == []
    assert made is not None
    scope = made.value.provisions[0].impose.scope[0]  # type: ignore[union-attr]
    assert scope.from_country == ("NO",)
    assert scope.goods is not None
    assert scope.goods.hs == ("03", "010")


def test_all_faults_of_a_file_at_once_with_their_places() -> None:
    text = HEAD.replace("adopted", "adoptd") + BAN.replace("purpose: revenue", "purpos: revenue").replace(
        'paragraph: "9"', 'paragraph: "9"\n    until: soon'
    )
    assert parsed(text)[1] == [
        "one.yaml:5:1: status: 'adoptd' is not one of the allowed words\n    Did you mean 'adopted'?",
        "one.yaml:10:5 (1 ¶9): until: 'soon' is not a day\n    Write it as 2017-08-05.",
        "one.yaml:12:5 (1 ¶9): the key 'purpose' is missing",
        "one.yaml:15:7 (1 ¶9): unknown key 'purpos'\n    Did you mean 'purpose'?",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "one.yaml:1:1: the file is empty"),
        ("- a\n- b\n", "one.yaml:1:1: the file should be a mapping of keys"),
        ("id: [", "one.yaml:1:6: is not YAML"),
        ("id: a\n\tsymbol: b\n", "one.yaml:2:1: is not YAML"),
        ("id: a\nid: b\n", "one.yaml:2:1: the key 'id' stands twice"),
        ("a: &x {b: c}\nd: *x\n", "an alias stands for a whole part of the text"),
        ("a: " + "[" * 60 + "]" * 60, "is nested too deeply"),
        (HEAD[:60], "the key 'reading' is missing"),
        (HEAD + BAN.replace("scope: [{", "scope: {").replace("}}]", "}}"), "scope should be a list"),
        (HEAD + BAN.replace("{hs:", "[hs:").replace("mapped}", "mapped]"), "goods should be a mapping of keys"),
        (
            HEAD.replace("reading: text", "vote: {in_favour: many, against: 0, abstaining: 0}\nreading: text") + BAN,
            "'many' is not a number",
        ),
    ],
)
def test_what_is_no_text_of_law(text: str, says: str) -> None:
    made, faults = parsed(text)
    assert made is None
    assert any(says in fault for fault in faults), faults


def test_bytes_that_are_no_text() -> None:
    faults: list[LawFault] = []
    assert read(b"id: \xff\xfe", "one.yaml", Instrument, faults) is None
    assert str(faults[0]) == "one.yaml: is not UTF-8 (byte 4)\n    Save it as UTF-8."


def test_a_corpus_that_holds(tmp_path: Path) -> None:
    assert corpus(tmp_path, BAN) == []


def test_a_folder_without_a_declaration(tmp_path: Path) -> None:
    with pytest.raises(LawError, match="1 fault in the law"):
        read_corpus(tmp_path)


AMEND = '  - paragraph: "1"\n    reading: text\n    amend: {measure: seafood, summary: Less.}\n'


@pytest.mark.parametrize(
    ("bodies", "says"),
    [
        (
            [BAN.replace('hs: ["03"]', 'hs: ["0399"]')],
            "1.yaml:16:67 (1 ¶9): '0399' is in no edition of the Harmonized System",
        ),
        (
            [BAN.replace("id: seafood", "id: seafood\n      groups: [exprot]")],
            "'exprot' is no group of measures that is known",
        ),
        ([BAN.replace("activity: [trade]", "via: [rajn]")], "'rajn' is no place that is known"),
        ([BAN.replace("activity: [trade]", "parties: frozen")], "'frozen' is no designation group that is known"),
        ([BAN.replace("activity: [trade]", "origin: [XX]")], "'XX' is no country that is known"),
        ([BAN.replace("    impose:", "    position: strict\n    impose:")], "'strict' is no position that is known"),
        (
            [BAN.replace("    impose:", "    when: {finding: step-done}\n    impose:")],
            "'step-done' is no kind of finding that is known",
        ),
        (
            [BAN.replace("    impose:", "    when: {after_days: 3}\n    impose:")],
            "a condition is exactly one of finding, every, some",
        ),
        (
            [BAN.replace("    impose:", "    until: 2017-01-01\n    impose:")],
            "it ends on 2017-01-01, before it begins on 2017-08-05",
        ),
        (
            [BAN.replace("    impose:", "    commences: 2017-01-01\n    impose:")],
            "it commences on 2017-01-01, before its text of 2017-08-05",
        ),
        (
            [BAN + "      wind_down: {contract_before: 2017-08-05, until: 2017-07-01}\n"],
            "until 2017-07-01 lies before contract_before 2017-08-05",
        ),
        (
            [BAN + "      cap: {limits: [{amount: 1, unit: t}], starts: 2018-01-01, counter: c}\n"],
            "a period of months or one window with an end",
        ),
        (
            [BAN.replace("    impose:", "    extend: {id: seafood, until: 2020-01-01}\n    impose:")],
            "a provision does exactly one thing, this one does impose and extend",
        ),
        (['  - {paragraph: "1", reading: text}\n'], "this one does nothing"),
        (
            [BAN.replace('[{activity: [trade], flow: from-target, goods: {hs: ["03"], basis: mapped}}]', "[{}]")],
            "a scope without parts would fit everything",
        ),
        ([AMEND], "1.yaml:11:13 (1 ¶1): there is no measure 'seafood' (or not yet)"),
        ([AMEND, BAN], "there is no measure 'seafood' (or not yet)"),
        ([BAN, BAN], "2.yaml:12:7 (2 ¶9): the measure 'seafood' is imposed twice"),
        ([BAN, AMEND.replace("summary: Less.", "becomes: cap")], "it becomes a cap that is not given"),
        (
            [BAN, AMEND.replace("amend: {measure: seafood, summary: Less.}", "lift: {measures: [seefood]}")],
            "Did you mean 'seafood'?",
        ),
        (
            [BAN, AMEND, AMEND.replace("amend: {measure: seafood, summary: Less.}", "lift: {measures: [seafood]}")],
            "something lies beneath 'seafood'",
        ),
        (
            [BAN, AMEND.replace("amend: {measure: seafood, summary: Less.}", "extend: {id: panel, until: 2020-01-01}")],
            "there is no measure, exemption or statement 'panel'",
        ),
    ],
)
def test_contradictions_are_refused_at_load(tmp_path: Path, bodies: list[str], says: str) -> None:
    faults = corpus(tmp_path, *bodies)
    assert any(says in fault for fault in faults), faults


def exemption(name: str, over: str, kind: str = "bar") -> str:
    """A provision that gives an exemption."""
    return f'  - paragraph: "{name}"\n    reading: text\n    exempt: {{id: {name}, summary: S., kind: {kind}, overrides: [{over}]}}\n'


def test_precedence_in_a_circle_is_refused(tmp_path: Path) -> None:
    faults = corpus(tmp_path, BAN + exemption("a", "b") + exemption("b", "c") + exemption("c", "a"))
    assert len(faults) == 3
    assert "the exemption 'a' overrides itself, through others" in faults[0]


def test_an_exemption_of_nothing_is_refused(tmp_path: Path) -> None:
    assert (
        "there is no measure, exemption or group 'coal'"
        in corpus(tmp_path, BAN + exemption("a", "coal", "approval"))[0]
    )


def test_an_exemption_may_be_given_anew_by_a_later_text_only(tmp_path: Path) -> None:
    assert corpus(tmp_path, BAN + exemption("a", "seafood", "approval"), exemption("a", "seafood", "approval")) == []
    twice = exemption("a", "seafood", "approval") * 2
    assert "the exemption 'a' is given twice" in corpus(tmp_path, BAN + twice)[0]


def test_a_ban_and_a_cap_on_the_same_goods_are_refused_unless_one_lies_over_the_other(tmp_path: Path) -> None:
    cap = "      cap: {limits: [{amount: 1, unit: t}], starts: 2017-01-01, months: 12, counter: c}\n"
    other = BAN.replace("id: seafood", "id: squid").replace('["03"]', '["0307"]') + cap
    assert "'squid' and 'seafood' are a ban and a cap on the same goods" in corpus(tmp_path, BAN, other)[0]
    assert corpus(tmp_path, BAN, other + "      over: [seafood]\n") == []
    assert corpus(tmp_path, BAN, other.replace('["0307"]', '["0701"]')) == []


def test_two_texts_that_act_on_one_measure_on_one_day_are_refused(tmp_path: Path) -> None:
    late = AMEND.replace("    amend:", "    commences: 2017-12-01\n    amend:")
    assert "2 acts on 'seafood' on the same day, 2017-12-01" in corpus(tmp_path, BAN, late, late)[0]


def test_a_statement_with_two_days_due_is_refused(tmp_path: Path) -> None:
    state = '  - paragraph: "2"\n    reading: text\n    state: {id: report, kind: report, on: all, due: 2017-12-01, summary: S.}\n'
    assert (
        "'report' is stated twice, with different days due"
        in corpus(tmp_path, state, state.replace("12-01", "12-02"))[0]
    )
