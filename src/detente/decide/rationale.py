"""The rationale of an outcome: its reasons with their paragraphs, the exemptions and how to use them, and the judgements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from detente.decide.cache import store
from detente.decide.caps import CapRuling
from detente.decide.compile import CompiledLaw
from detente.decide.decision import CapNote, ExemptionNote, JudgementNote, NoteState, PointedList, Reason
from detente.decide.solve import RANK, MeasureVerdict, Outcome, softened
from detente.law.declaration import ItemList
from detente.law.provisions import directions
from detente.transactions.columns import LAW_FACTS, NAMES
from detente.transactions.party_text import join
from detente.transactions.transaction import Transaction
from detente.value import value
from detente.vocabulary import Verdict

FactColumns = tuple[str, ...]
"""Columns of the transaction table, in alphabetical order."""
ORDER_OF_STATES: dict[NoteState, int] = {"applies": 0, "open": 1, "claimable": 2, "barred": 3}


@value
class Rationale:
    """What the law says of an outcome, before the facts of a transaction are filled in."""

    reasons: tuple[Reason, ...]
    fact_columns: tuple[FactColumns, ...]
    """For each reason, the columns of its facts."""
    judgements: tuple[JudgementNote, ...]


@dataclass(slots=True)
class Rationales:
    """The rationales of the outcomes of one law; each is worked out once where it is that of no single row."""

    compiled: CompiledLaw
    _known: dict[int, tuple[Outcome, Rationale]] = field(default_factory=dict)
    """By the identity of the outcome, which is kept, so that nothing else takes its identity."""

    def of(self, outcome: Outcome, ruling: CapRuling | None) -> Rationale:
        """The rationale of an outcome; with a ruling on its caps it is that of one row."""
        found = self._known.get(id(outcome)) if ruling is None else None
        if found is not None:
            return found[1]
        given, columns = reasons(self.compiled, outcome, ruling)
        made = Rationale(reasons=given, fact_columns=columns, judgements=judgements(self.compiled, outcome))
        return made if ruling is not None else store(self._known, id(outcome), (outcome, made))[1]


def reasons(
    compiled: CompiledLaw, outcome: Outcome, ruling: CapRuling | None
) -> tuple[tuple[Reason, ...], tuple[FactColumns, ...]]:
    """The measures that a transaction meets, the strictest first, and for each of them the columns of its facts.

    Measures that only leave a judgement to somebody are not among them. The reasons have no facts yet, since these differ
    from row to row while the rest does not; `deciding_facts` gives them.

    Args:
        compiled: The compiled law.
        outcome: The outcome before caps are counted.
        ruling: The ruling on its caps; None: it is under no cap.
    """
    notes = {} if ruling is None else {note.measure: note for note in ruling.notes}
    found = [
        (_reason(compiled, measure_verdict, notes), fact_columns(measure_verdict))
        for measure_verdict in outcome.measure_verdicts
        if measure_verdict.own != "permitted"
    ]
    found.sort(key=lambda pair: (RANK[pair[0].verdict], not pair[0].certain))
    return tuple(reason for reason, _ in found), tuple(names for _, names in found)


def fact_columns(measure_verdict: MeasureVerdict) -> FactColumns:
    """The columns whose facts bring a transaction into the scope of a measure; a price is reported by its columns."""
    return tuple(sorted({each for name in measure_verdict.columns for each in LAW_FACTS[name][1].reported_columns}))


def _reason(compiled: CompiledLaw, measure_verdict: MeasureVerdict, notes: dict[str, CapNote]) -> Reason:
    version = compiled.timeline.measures[measure_verdict.version]
    met, note = version.words_met(measure_verdict.scope_part), notes.get(version.id)
    return Reason(
        measure=version.id,
        verdict=_capped(compiled, measure_verdict, note),
        citation=met.wording.citation,
        summary=met.summary,
        reading=met.wording.provision.reading,
        doubt=met.wording.provision.note,
        certain=measure_verdict.certain,
        facts=(),
        exemptions=exemption_notes(compiled, measure_verdict),
        cap=note,
        item_lists=pointed_lists(compiled, measure_verdict),
    )


def _capped(compiled: CompiledLaw, measure_verdict: MeasureVerdict, note: CapNote | None) -> Verdict:
    """The verdict under a measure after its cap is counted."""
    if note is None or not note.crossed:
        return measure_verdict.verdict
    kinds = (
        (compiled.timeline.exemptions[number].exemption.kind, state) for number, state in measure_verdict.exemptions
    )
    return softened("over-cap", kinds)


def exemption_notes(compiled: CompiledLaw, measure_verdict: MeasureVerdict) -> tuple[ExemptionNote, ...]:
    """The exemptions in force for a measure: first those that clear it, then those that may be used, then barred ones."""
    found = [_exemption_note(compiled, number, state) for number, state in measure_verdict.exemptions]
    return tuple(sorted(found, key=lambda note: ORDER_OF_STATES[note.state]))


def _exemption_note(compiled: CompiledLaw, number: int, state: NoteState) -> ExemptionNote:
    version = compiled.timeline.exemptions[number]
    exemption = version.exemption
    return ExemptionNote(
        id=exemption.id,
        kind=exemption.kind,
        state=state,
        summary=exemption.summary,
        by=exemption.by,
        how=directions(exemption),
        citation=version.wording.citation,
    )


def judgements(compiled: CompiledLaw, outcome: Outcome) -> tuple[JudgementNote, ...]:
    """The judgements that the law leaves to somebody, for the measures in scope."""
    return tuple(
        _judgement_note(compiled, measure_verdict)
        for measure_verdict in outcome.measure_verdicts
        if _has_judgement(compiled, measure_verdict)
    )


def _has_judgement(compiled: CompiledLaw, measure_verdict: MeasureVerdict) -> bool:
    return compiled.timeline.measures[measure_verdict.version].measure.judgement is not None


def _judgement_note(compiled: CompiledLaw, measure_verdict: MeasureVerdict) -> JudgementNote:
    version = compiled.timeline.measures[measure_verdict.version]
    judgement = version.measure.judgement
    assert judgement is not None
    return JudgementNote(
        measure=version.id,
        words=judgement.words,
        by=judgement.by,
        pointed=measure_verdict.own == "needs-judgement",
        citation=version.wording.citation,
        exemptions=exemption_notes(compiled, measure_verdict),
        item_lists=pointed_lists(compiled, measure_verdict),
    )


def pointed_lists(compiled: CompiledLaw, measure_verdict: MeasureVerdict) -> tuple[PointedList, ...]:
    """The lists of items at which the HS code points, each with its documents in force."""
    judgement = compiled.timeline.measures[measure_verdict.version].measure.judgement
    if judgement is None:
        return ()
    met: dict[str, list[int]] = {}
    for point, document in measure_verdict.points:
        name = judgement.points[point].item_list
        if name is not None:
            met.setdefault(name, []).append(document)
    lists = {each.id: each for each in compiled.timeline.regime.item_lists}
    return tuple(_pointed_list(lists[name], numbers) for name, numbers in met.items())


def _pointed_list(found: ItemList, numbers: Sequence[int]) -> PointedList:
    documents = tuple(found.documents[number] for number in sorted(set(numbers)))
    return PointedList(id=found.id, title=found.title, documents=documents)


def deciding_facts(row: Transaction, names: FactColumns) -> Iterator[tuple[str, str]]:
    """These columns, each with the transaction's value where it states one."""
    for name in names:
        text = fact_text(row, name)
        if text is not None:
            yield name, text


def fact_text(row: Transaction, name: str) -> str | None:
    """One fact as text; None: the transaction does not state it."""
    if name == "date":
        return day_text(row)
    if name == "activity" and row.activity is None:
        return "trade" if row.hs is not None or row.quantity is not None else None
    given = getattr(row, name)
    if given is None or given == ():
        return None
    return as_text(given)


def as_text(given: object) -> str | None:
    """A fact other than a day as text from which the same fact can be read."""
    if isinstance(given, tuple):
        return join(given)
    return repr(given).removesuffix(".0") if isinstance(given, float) else str(given)


def stated_facts(row: Transaction) -> dict[str, str]:
    """The facts that a transaction states, as text from which the same transaction can be read."""
    found = {name: fact_text(row, name) for name in NAMES if name not in ("id", "activity")}
    return {name: text for name, text in {**found, "activity": row.activity}.items() if text is not None}


def day_text(row: Transaction) -> str | None:
    """The day of a transaction, or its interval as `first/last`; None: a day is missing."""
    if row.date_from is None or row.date_to is None:
        return None
    return str(row.date_from) if row.date_from == row.date_to else f"{row.date_from}/{row.date_to}"
