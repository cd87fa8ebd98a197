"""A decision as one paragraph: every kind of sentence that it may hold."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from detente.decide.answer import opening
from detente.decide.decision import CapNote, Change, Decision, ExemptionNote, JudgementNote, LimitUse, Reason
from detente.decide.identity import Identity
from detente.decide.prose import as_prose
from detente.law.inforce import Citation
from detente.transactions.transaction import Transaction
from detente.vocabulary import VERDICTS, Verdict

ROW = Transaction(hs="270112", from_country="KP", to_country="CN", date_from=date(2018, 6, 1), date_to=date(2018, 6, 1))
HEAD = "trade in HS 270112 from KP to CN on 2018-06-01."


def cited(number: str = "9") -> Citation:
    """A paragraph of one text."""
    return Citation(
        instrument="2371",
        symbol="S/RES/2371 (2017)",
        paragraph=number,
        source="https://example.org",
        reading="text",
        numbering="seen",
    )


BARE = Decision(
    id="1",
    verdict="permitted",
    reasons=(),
    missing=(),
    judgements=(),
    would_change=(),
    receipt="",
    identities=(),
    unknown=(),
    lists=(),
)
REASON = Reason(
    measure="coal",
    verdict="prohibited",
    citation=cited(),
    summary="No coal.",
    reading="text",
    doubt=None,
    certain=True,
    facts=(),
    exemptions=(),
)
NOTE = ExemptionNote(
    id="leave", kind="approval", state="open", summary="Leave.", by=None, how=None, citation=cited("10")
)
CAP = CapNote(
    measure="coal",
    counter="coal",
    period="2018",
    starts=date(2018, 1, 1),
    amounts=(LimitUse(unit="t", limit=1000.0, before=900.0, this=200.0, fits=100.0),),
    crossed=True,
    warning=None,
    factor=None,
)
MET = Identity(
    asked="Ri Won Ho",
    id="KPi.033",
    kind="person",
    name="RI WON HO",
    points=965,
    list="un",
    edition="2020-01-01:0123456789ab",
    match="0",
    taken=False,
)


def words(**parts: Any) -> str:
    """The paragraph of a decision with these parts."""
    return as_prose(replace(BARE, **parts), ROW)


def reason(**parts: Any) -> dict[str, Any]:
    """A decision whose only reason has these parts."""
    return {"verdict": parts.get("verdict", "prohibited"), "reasons": (replace(REASON, **parts),)}


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_paragraph_opens_with_the_verdict_and_the_transaction(verdict: Verdict) -> None:
    assert words(verdict=verdict).startswith(f"{opening(verdict)}: {HEAD}")


def test_where_no_measure_is_met_it_says_so() -> None:
    assert words() == f"No restriction found: {HEAD} No measure of this regime applies on the facts given."


REASONS = [
    (reason(), "No coal (S/RES/2371 (2017), para. 9)."),
    (reason(certain=False), "This measure may apply: No coal (S/RES/2371 (2017), para. 9)."),
    (
        reason(citation=replace(cited(), reading="secondary")),
        "No coal (S/RES/2371 (2017), para. 9; source: secondary).",
    ),
    (
        reason(citation=replace(cited(), numbering="inferred")),
        "No coal (S/RES/2371 (2017), para. 9; source: text; number: inferred).",
    ),
    (
        reason(citation=replace(cited(), reading="recalled", numbering="recalled")),
        "No coal (S/RES/2371 (2017), para. 9; source: recalled; number: recalled).",
    ),
    (
        reason(
            verdict="permitted", exemptions=(replace(NOTE, state="barred"), replace(NOTE, id="free", state="applies"))
        ),
        "The exemption free (2371 ¶10) applies to the measure coal (2371 ¶9).",
    ),
]


@pytest.mark.parametrize(("parts", "sentence"), REASONS)
def test_a_reason_is_reported_with_its_paragraph(parts: dict[str, Any], sentence: str) -> None:
    assert sentence in words(**parts)


CAPS = [
    ({}, "Earlier rows of this file use 900 of the 1,000 t cap for 2018; this row adds 200, of which 100 fits."),
    (
        {"alone": True},
        "Nothing is counted under the 1,000 t cap for 2018 before this transaction, which adds 200, of which 100",
    ),
    (
        {
            "alone": True,
            "counted_from": "past.csv",
            "amounts": (LimitUse(unit="t", limit=10.0, before=4.0, this=5.0, fits=5.0, counted=4.0),),
        },
        "--counted past.csv uses 4 of the 10 t cap for 2018; this transaction adds 5.",
    ),
    ({"warning": 90}, "of which 100 fits. 90 percent of the cap is reached."),
    ({"factor": "7 barrels in a tonne of oils (a table)"}, " Factor: 7 barrels in a tonne of oils (a table)."),
    (
        {
            "amounts": (
                LimitUse(unit="t", limit=10.0, before=0.0, this=5.0, fits=5.0),
                LimitUse(unit="USD", limit=9.0, before=0.0, this=1.0, fits=1.0),
            )
        },
        "Earlier rows of this file use 0 of the 10 t cap for 2018; this row adds 5. "
        "Earlier rows of this file use 0 of the 9 USD cap for 2018; this row adds 1.",
    ),
]


@pytest.mark.parametrize(("parts", "sentence"), CAPS)
def test_a_cap_is_reported_with_what_passed_and_what_fits(parts: dict[str, Any], sentence: str) -> None:
    assert sentence in words(**reason(verdict="over-cap", cap=replace(CAP, **parts)))


def test_an_exception_that_is_open_has_how_it_is_used() -> None:
    told = words(**reason(exemptions=(replace(NOTE, how="Ask the Committee."),)))
    assert "It may qualify for the exemption leave (2371 ¶10). Ask the Committee." in told


def test_an_exception_of_two_measures_is_reported_once() -> None:
    both = (replace(REASON, exemptions=(NOTE,)), replace(REASON, measure="iron", exemptions=(NOTE,)))
    assert words(verdict="needs-approval", reasons=both).count("It may qualify") == 1


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        (["one"], "Exemptions available on application, if their conditions are met: one (2371 ¶10)."),
        (
            ["one", "two"],
            "Exemptions available on application, if their conditions are met: one (2371 ¶10) and two (2371 ¶10).",
        ),
        (["one", "two", "three"], "one (2371 ¶10), two (2371 ¶10) and three (2371 ¶10)."),
    ],
)
def test_exceptions_that_could_be_claimed_are_reported_together(ids: list[str], told: str) -> None:
    notes = tuple(replace(NOTE, id=each, state="claimable") for each in ids)
    assert told in words(**reason(exemptions=notes))


def test_an_exception_that_is_barred_is_not_offered() -> None:
    told = words(**reason(exemptions=(replace(NOTE, state="barred"),)))
    assert "leave" not in told


IDENTITIES = [
    ({"taken": True}, "Ri Won Ho was treated as KPi.033, RI WON HO (score 0.965, un of 2020-01-01)."),
    ({}, "write KPi.033 in parties if it is, `not KPi.033` in parties if it isn't."),
    (
        {"id": "8518780", "name": "JIE SHUN", "kind": "vessel"},
        "write 8518780 in vessel_imo if it is, `not 8518780` in parties if it isn't.",
    ),
    (
        {"id": "SAM JONG 2", "kind": "vessel"},
        "a listed vessel without an IMO number: no column can say so, look at its list.",
    ),
]


@pytest.mark.parametrize(("parts", "sentence"), IDENTITIES)
def test_a_name_that_may_be_a_listed_party_is_reported_with_what_to_write(parts: dict[str, Any], sentence: str) -> None:
    assert sentence in words(identities=(replace(MET, **parts),))


@pytest.mark.parametrize(
    ("unknown", "told"),
    [
        (("KPe.999",), "KPe.999 is a reference that this law does not contain"),
        (("KPe.998", "KPe.999"), "KPe.998 and KPe.999 are references that this law does not contain"),
    ],
)
def test_references_that_the_law_does_not_know_are_reported(unknown: tuple[str, ...], told: str) -> None:
    assert told in words(unknown=unknown)


def test_what_is_missing_is_asked_for() -> None:
    assert "To settle it, state hs and date." in words(verdict="undetermined", missing=("hs", "date"))


OPEN = JudgementNote(
    measure="helpful", words="Whether it helps.", by="the Committee", pointed=True, citation=cited("3"), exemptions=()
)


def test_judgements_that_the_facts_call_for_are_a_sentence_each_and_the_others_one() -> None:
    quiet = replace(OPEN, pointed=False)
    told = words(judgements=(OPEN, quiet, replace(quiet, measure="fair")))
    assert "The Committee must judge whether it helps (2371 ¶3)." in told
    assert (
        "Also left to the judgement of the Committee; nothing in the facts given suggests that they apply: "
        "helpful (2371 ¶3) and fair (2371 ¶3)."
    ) in told


def test_what_would_change_the_verdict_comes_last() -> None:
    changes = (
        Change(kind="date", what="up to 2017-08-04", verdict="permitted"),
        Change(kind="approval", what="with the approval held", verdict="needs-notification"),
    )
    told = words(**reason(), would_change=changes)
    assert told.endswith(
        "Otherwise: no restriction found up to 2017-08-04; notification required with the approval held."
    )
