"""A decision as one paragraph of plain English."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from detente.decide.answer import answer, opening
from detente.decide.decision import CapNote, Decision, DutyNote, ExemptionNote, JudgementNote, LimitUse, Reason
from detente.decide.identity import AlsoListed, Identity
from detente.decide.identity_judgement import SettledIdentity
from detente.decide.rationale import day_text, fact_text
from detente.law import notices, provenance
from detente.law.inforce import Citation
from detente.transactions.columns import COLUMNS, LAW_FACTS
from detente.transactions.transaction import Transaction

_PHRASES: Final = tuple(
    (column.name, column.phrase)
    for column in (*(column for column, _ in LAW_FACTS.values()), *(column for column in COLUMNS if column.law is None))
    if column.phrase
)


def as_prose(decision: Decision, row: Transaction) -> str:
    """The decision in sentences: verdict, reasons, exemptions, missing facts, and what would change the verdict."""
    return " ".join(filter(None, [first_sentence(decision, row), further_sentences(decision, row)]))


def _read(row: Transaction) -> Iterator[str]:
    """Everybody whom a payment message names, and its ships, in a sentence."""
    told = named(row)
    if told:
        yield f"The message names {'; '.join(told)}."


def named(row: Transaction) -> list[str]:
    """Everybody whom a payment message names with a role, and the ships that it names, each in words; none for other rows."""
    parties = [each for each in row.parties if each.role is not None]
    known = {number.text for each in parties for number in each.numbers}
    ships = [each for each in row.vessel_imo if each.certain and each.name not in known]
    return [*(each.described for each in parties), *(f"vessel IMO {each.name}" for each in ships)] if parties else []


def first_sentence(decision: Decision, row: Transaction) -> str:
    """The verdict and the transaction."""
    return f"{beginning(decision)}: {subject(row)}."


def beginning(decision: Decision) -> str:
    """The verdict as a sentence begins with it."""
    return opening(decision.verdict, decision.authority)


def further_sentences(decision: Decision, row: Transaction) -> str:
    """All other sentences, which are the same for all rows that share a decision; `row` is one of them."""
    return " ".join([*_read(row), *_sentences(decision)])


def subject(row: Transaction) -> str:
    """The transaction in a few words: `trade in HS 270112 from RU to CN on 2017-09-06`."""
    phrases = (_phrase(phrase, fact_text(row, name)) for name, phrase in _PHRASES)
    return _joined(fact_text(row, "activity"), row.hs, [*phrases, _day(day_text(row))])


def subjects(facts: Mapping[str, Sequence[str | None]], activities: Sequence[str | None]) -> Iterator[str]:
    """The same for each row of a table.

    Args:
        facts: For each column of the table, the text of each row, as `texts.texts` gives them.
        activities: The activity of each row, as `texts.told_activity` gives it.
    """
    nobody = [None] * len(activities)
    columns = [_phrased(phrase, facts[name]) for name, phrase in _PHRASES if name in facts]
    days = facts.get("date", nobody)
    said = {day: _day(day) for day in set(days)}
    parts = zip(*columns, map(said.__getitem__, days), strict=True)
    return map(_joined, activities, facts.get("hs", nobody), parts)


def _joined(doing: str | None, goods: str | None, parts: Iterable[str]) -> str:
    doing = doing or "an unnamed activity"
    return " ".join(filter(None, [f"{doing} in HS {goods}" if goods else doing, *parts]))


def _phrased(phrase: str, given: Sequence[str | None]) -> list[str]:
    """A column with its phrase around each fact; each distinct one is made once."""
    made = {each: _phrase(phrase, each) for each in set(given)}
    return [made[each] for each in given]


def _phrase(phrase: str, given: str | None) -> str:
    return "" if given is None else phrase.format(given)


def _day(day: str | None) -> str:
    if day is None:
        return "on an unknown day"
    first, _, last = day.partition("/")
    return f"at some time from {first} to {last}" if last else f"on {day}"


def _sentences(decision: Decision) -> Iterator[str]:
    not_cleared = [reason for reason in decision.reasons if reason.verdict != "permitted"]
    yield from map(_reason, not_cleared)
    if not decision.reasons:
        yield "No measure of this regime applies on the facts given."
    yield from (_cleared(reason) for reason in decision.reasons if reason.verdict == "permitted")
    yield from (each.text for each in decision.approvals)
    yield from (_cap(reason.cap) for reason in decision.reasons if reason.cap is not None)
    yield from _how_to_use(not_cleared)
    yield from map(_identity, decision.identities)
    yield from map(settled, decision.settled)
    yield from map(_also_listed, decision.also_listed)
    if decision.unknown:
        are = "is a reference" if len(decision.unknown) == 1 else "are references"
        yield f"{_list(decision.unknown, 'and')} {are} that this law does not contain: mistyped, or designated later."
    if decision.missing:
        yield f"To settle it, state {_list(decision.missing, 'and')}."
    yield from _judgements(decision.judgements)
    yield from map(_duty, decision.duties)
    if decision.ties:
        yield f"Ties to the target: {', '.join(decision.ties)}."
    if decision.would_change:
        changes = "; ".join(f"{answer(each.verdict, decision.authority)} {each.what}" for each in decision.would_change)
        yield f"Otherwise: {changes}."
    for draft in decision.drafts:
        fate = "it is a proposal that nobody tabled" if draft.instrument.status == "proposal" else "it was not adopted"
        yield f"This supposes that {draft.instrument.id} had been adopted on {draft.day}; {fate}."
    yield from notices.of_findings(decision.findings, decision.known_on)
    yield from decision.warnings
    if decision.coverage is not None:
        yield str(decision.coverage)


def _reason(reason: Reason) -> str:
    where = f"{reason.citation.symbol}, para. {reason.citation.paragraph}{provenance.beside(reason.citation)}"
    summary = reason.summary.rstrip(".")
    return f"{summary} ({where})." if reason.certain else f"This measure may apply: {summary} ({where})."


def _graded(citation: Citation) -> str:
    """A paragraph with how it is known: `2371 ¶9; source: secondary; number: recalled`."""
    return f"{citation}{provenance.beside(citation)}"


def _cleared(reason: Reason) -> str:
    by = next(note for note in reason.exemptions if note.state == "applies")
    return f"The exemption {by.id} ({_graded(by.citation)}) applies to the measure {reason.measure} ({_graded(reason.citation)})."


def _cap(note: CapNote) -> str:
    factor = f" Factor: {note.factor}." if note.factor else ""
    warning = f" {note.warning} percent of the cap is reached." if note.warning else ""
    return " ".join(cap_use(note, amount) for amount in note.amounts) + warning + factor


def cap_use(note: CapNote, amount: LimitUse) -> str:
    """What had been counted under a limit before a row, and what the row adds, in a sentence."""
    fits = f", of which {amount.fits:,.0f} fits" if amount.fits < amount.this else ""
    cap, adds = f"the {amount.limit:,.0f} {amount.unit} cap for {note.period}", f"adds {amount.this:,.0f}{fits}"
    stated = f"--counted {note.counted_from}".rstrip()
    if note.alone and amount.counted:
        return f"{stated} uses {amount.counted:,.0f} of {cap}; this transaction {adds}."
    if note.alone:
        return f"Nothing is counted under {cap} before this transaction, which {adds}."
    use = f"Earlier rows of this file use {amount.before - amount.counted:,.0f}"
    use += f" and {stated} {amount.counted:,.0f}" if amount.counted else ""
    return f"{use} of {cap}; this row {adds}."


def _how_to_use(reasons: Sequence[Reason]) -> Iterator[str]:
    """How to use each exemption that needs an approval or a notification, or that may be claimed; each once."""
    notes = {note.id: note for reason in reasons for note in reason.exemptions if note.state in ("open", "claimable")}
    opened = [note for note in notes.values() if note.state == "open"]
    yield from map(_open, opened)
    others = [note for note in notes.values() if note.state == "claimable"]
    if others:
        names = [f"{note.id} ({_graded(note.citation)})" for note in others]
        yield f"Exemptions available on application, if their conditions are met: {_list(names, 'and')}."


def _open(note: ExemptionNote) -> str:
    how = f" {note.how}" if note.how else ""
    return f"It may qualify for the exemption {note.id} ({_graded(note.citation)}).{how}"


def _identity(found: Identity) -> str:
    where = f"{found.list} of {found.edition.partition(':')[0]}"
    alike = f"{found.name} (score {found.points / 1000:.3f}, {where})"
    if found.taken:
        return f"{found.asked} was treated as {found.id}, {alike}."
    if found.kind == "vessel" and not found.id.isdigit():
        return f"{found.asked} may be {alike}, a listed vessel without an IMO number: no column can say so, look at its list."
    column, write = ("vessel_imo", found.id) if found.kind == "vessel" else ("parties", found.id)
    return f"{found.asked} may be {found.id}, {alike}: write {write} in {column} if it is, `not {found.id}` in parties if it isn't."


def settled(found: SettledIdentity) -> str:
    """What a person's judgement on a name came to, in a sentence."""
    where = f", {found.listed} (score {found.points / 1000:.3f}, {found.list})" if found.points else ""
    note = f" Note: {found.note.rstrip('.')}." if found.note else ""
    return f"A person judged that {found.name} {found.judgement.replace('-', ' ')} {found.id}{where}.{note}"


def _also_listed(found: AlsoListed) -> str:
    where = f"{found.list} of {found.edition.partition(':')[0]}"
    alike = f"{found.id}, {found.name} (score {found.points / 1000:.3f}, {where})"
    return f"{found.asked} may also be {alike}: a listing outside this regime, which has no part in the verdict."


def _judgements(every: Sequence[JudgementNote]) -> Iterator[str]:
    """The judgements that the facts call for, each in a sentence of its own, and all others in one sentence.

    One that an exemption clears is left out: the sentence on the exemption says so.
    """
    for words in every:
        if words.pointed and not any(each.state == "applies" for each in words.exemptions):
            question = words.words[:1].lower() + words.words[1:].rstrip(".")
            yield f"{words.by[:1].upper()}{words.by[1:]} must judge {question} ({_graded(words.citation)}).{_pointed(words)}"
    quiet = [words for words in every if not words.pointed]
    if quiet:
        judges = _list([*dict.fromkeys(words.by for words in quiet)], "or")
        names = _list([f"{words.measure} ({_graded(words.citation)})" for words in quiet], "and")
        yield f"Also left to the judgement of {judges}; nothing in the facts given suggests that they apply: {names}."


def _duty(note: DutyNote) -> str:
    does = "carries" if note.certain else "may carry"
    return f"It {does} a duty of {note.addressee}: {duty_text(note)} ({_graded(note.citation)})."


def duty_text(note: DutyNote) -> str:
    """What a duty demands, as a clause: `report the crude oil delivered every ninety days`."""
    return f"{note.text[:1].lower()}{note.text[1:].rstrip('.')}"


def _pointed(words: JudgementNote) -> str:
    """The lists of items at which the HS code points, in a sentence with a space before it; empty where there are none."""
    lists = [f"the list of {each}" for each in words.item_lists]
    return f" By its HS code the item may be on {_list(lists, 'or')}." if lists else ""


def _list(words: Sequence[str], joiner: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joiner} {words[-1]}"
