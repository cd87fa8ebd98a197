"""Votes of a council as listings."""

from collections.abc import Iterable, Iterator
from typing import Final

from detente.app.listings.listing import OutputTable, columns
from detente.codes.country_names import name_of
from detente.council import words
from detente.council.forecast import KNOWN_BY, KnownVote
from detente.council.record import VOTE_WORDS, RecordedText, TextKind, covered, rules
from detente.council.score import CouncilScore, council_score
from detente.desk.council import CouncilVote, TextChanges

VOTES: Final = columns(
    ("member", "keep"), ("code", "data"), ("seat", "keep"), ("vote", "keep"), ("known_by", "keep", "how it is known"), ("words", "wrap"),
    ("on", "keep"), ("source", "data"), ("seat_reading", "data"),
)  # fmt: skip
HISTORY: Final = columns(
    ("id", "keep"), ("date", "keep"), ("kind", "keep"), ("for", "right"), ("against", "right"), ("abstaining", "right"),
    ("otherwise", "wrap", "who voted otherwise than yes"), ("known", "keep"), ("text", "data"), ("episode", "data"),
    ("source", "data"),
)  # fmt: skip
SCORES: Final = columns(
    ("forecast", "keep"), ("contested", "right", "contested texts"), ("every", "right", "all texts")
)

KINDS: Final[dict[TextKind, str]] = {
    "ease": "ease measures",
    "tighten": "tighten measures",
    "renew": "renew a mandate or measures",
    "political": "change no measure",
    "procedural": "decide a matter of procedure",
}


def vote(found: CouncilVote) -> OutputTable:
    """What comes of a vote on a text."""
    return OutputTable(
        title=f"{found.name} ({found.text}), a text that would {KINDS[found.kind]}, on {found.on}",
        columns=VOTES,
        rows=tuple(map(_member, found.outcome.votes)),
        lead=(*_before(found), *words.sentences(found.outcome), *_changes(found.changes)),
        notes=tuple(_notes(found)),
    )


def _member(each: KnownVote) -> tuple[str, ...]:
    return (
        name_of(each.seat.member),
        each.seat.member,
        "permanent" if each.seat.veto else "elected",
        each.vote or "not known",
        KNOWN_BY[each.by] if each.vote else "",
        each.words,
        str(each.on or ""),
        each.source,
        each.seat.reading,
    )


def _before(found: CouncilVote) -> Iterator[str]:
    """That a vote was taken before the day, which a question of now does not replace."""
    taken = found.recorded
    if taken is not None and not found.outcome.taken:
        tally = "-".join(str(taken.count(each)) for each in VOTE_WORDS)
        same = "of it with the votes that you give" if taken.day == found.on else "of another"
        yield f"The vote on it was taken on {taken.day}: {tally}. This is what would come {same}."


def _changes(found: TextChanges) -> Iterator[str]:
    groups = (("measure", "eased", found.eased), ("exemption", "added", found.exempted), ("measure", "added or changed", found.added))  # fmt: skip
    parts = [f"{len(ids)} {noun}{'s'[: len(ids) != 1]} {what} ({', '.join(ids)})" for noun, what, ids in groups if ids]
    if not found.regime:
        yield "Its law is not encoded here."
    elif parts:
        yield f"What it changes in {found.regime}: {'; '.join(parts)}."
        yield f"The whole difference: `{found.command}`."
    else:
        yield f"It changes no measure of {found.regime}."


def _notes(found: CouncilVote) -> Iterator[str]:
    votes = found.outcome.votes
    if found.outcome.names(None) and not council_score().is_forecast:
        yield "Votes that are not known are not forecast: our rule does not beat both simple baselines (`detente council score`)."
    yield rules()["subsidiary"].words
    recalled = [name_of(each.seat.member) for each in votes if each.seat.reading == "recalled"]
    if recalled:
        yield f"Recalled, not confirmed: the seats of {', '.join(recalled)}."


def history(found: Iterable[RecordedText]) -> OutputTable:
    """The texts that were put to the vote."""
    rows = tuple(
        (
            each.id,
            str(each.day),
            each.kind,
            *(str(each.count(word)) for word in ("yes", "no", "abstain")),
            _otherwise(each),
            each.reading,
            each.name,
            each.episode,
            each.source,
        )
        for each in found
    )
    first, last = covered()
    note = (
        f"{len(rows)} texts. Members are known from {first} to {last}. Confirmed, or recalled where no source was seen."
    )
    return OutputTable(title="Texts that were put to the vote", columns=HISTORY, rows=rows, notes=(note,))


def _otherwise(text: RecordedText) -> str:
    by_vote = ((vote, [name_of(who) for who, word in text.votes if word == vote]) for vote in ("no", "abstain"))
    return "; ".join(f"{vote}: {', '.join(names)}" for vote, names in by_vote if names)


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
        "Ours is the rule of `council vote`: how a member voted on every contested text of the kind; else its own record.",
    )
    return OutputTable(title="How well votes are forecast", columns=SCORES, rows=rows, notes=notes)
