"""Votes of a council as listings."""

from collections.abc import Iterable
from typing import Final

from detente.app.listings.listing import OutputTable, columns
from detente.codes.country_names import name_of
from detente.council import words
from detente.council.forecast import KNOWN_BY
from detente.council.record import RecordedText, covered, rules
from detente.council.score import CouncilScore
from detente.desk.council import CouncilVote

VOTES: Final = columns(
    ("member", "keep"), ("code", "data"), ("seat", "keep"), ("vote", "keep"), ("known_by", "keep", "how it is known"), ("words", "wrap"),
    ("on", "keep"), ("source", "data"), ("seat_reading", "data"),
)  # fmt: skip
HISTORY: Final = columns(
    ("id", "keep"), ("date", "keep"), ("kind", "keep"), ("for", "right"), ("against", "right"), ("abstaining", "right"),
    ("otherwise", "wrap", "who voted otherwise than yes"), ("known", "keep"), ("text", "data"), ("episode", "data"),
)  # fmt: skip
SCORES: Final = columns(
    ("forecast", "keep"), ("contested", "right", "contested texts"), ("every", "right", "all texts")
)


def vote(found: CouncilVote) -> OutputTable:
    """What comes of a vote on a text."""
    rows = tuple(
        (
            name_of(each.seat.member),
            each.seat.member,
            "permanent" if each.seat.veto else "elected",
            each.vote or "not known",
            KNOWN_BY[each.by],
            each.words,
            str(each.on or ""),
            each.source,
            each.seat.reading,
        )
        for each in found.outcome.votes
    )
    recalled = [name_of(each.seat.member) for each in found.outcome.votes if each.seat.reading == "recalled"]
    notes = [rules()["subsidiary"].words]
    notes += [f"Recalled, not confirmed: the seats of {', '.join(recalled)}."] if recalled else []
    return OutputTable(
        title=f"{found.name} ({found.text}), a text that would {_kind(found.kind)}, on {found.on}",
        columns=VOTES,
        rows=rows,
        lead=(*words.sentences(found.outcome), *_changes(found)),
        notes=tuple(notes),
    )


def _kind(kind: str) -> str:
    return {
        "ease": "ease measures",
        "tighten": "tighten measures",
        "renew": "renew a mandate or measures",
        "political": "change no measure",
        "procedural": "decide a matter of procedure",
    }[kind]


def _changes(found: CouncilVote) -> tuple[str, ...]:
    parts = [
        f"{word} {len(measures)} measures: {', '.join(measures)}"
        for word, measures in (("ease", found.eased), ("add or change", found.added))
        if measures
    ]
    if parts:
        return (f"It would {' and '.join(parts)} ({found.regime}).",)
    return ("It would change no measure.",) if found.regime else ("Its law is not encoded here.",)


def history(found: Iterable[RecordedText]) -> OutputTable:
    """The texts that were put to the vote."""
    rows = tuple(
        (
            each.id,
            str(each.day),
            each.kind,
            *(str(each.count(word)) for word in ("yes", "no", "abstain")),
            ", ".join(f"{name_of(who)} {vote}" for who, vote in each.votes if vote != "yes"),
            each.reading,
            each.name,
            each.episode,
        )
        for each in found
    )
    first, last = covered()
    note = (
        f"{len(rows)} texts. Members are known from {first} to {last}. Confirmed, or recalled where no source was seen."
    )
    return OutputTable(title="Texts that were put to the vote", columns=HISTORY, rows=rows, notes=(note,))


def score(found: CouncilScore) -> OutputTable:
    """How well votes are forecast."""
    rows = tuple((each.name, f"{each.contested:.2f}", f"{each.every:.2f}") for each in (found.ours, *found.baselines))
    verdict = (
        "Ours beats both on both, and may be called a forecast."
        if found.is_forecast
        else "Ours does not beat both on both: nothing here is printed as a forecast."
    )
    notes = (
        f"Brier scores over yes, no and abstain; 0 is perfect, 2 the worst. {found.texts} texts, each forecast from other episodes.",
        f"{verdict} It rests on {found.contested} contested texts, which is very little.",
    )
    return OutputTable(title="How well votes are forecast", columns=SCORES, rows=rows, notes=notes)
