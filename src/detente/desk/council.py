"""Questions about a council: what comes of a vote on a text, what was voted, how well votes are forecast."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.codes import countries
from detente.codes.country_names import by_name, name_of
from detente.desk import arguments
from detente.desk.arguments import DayLike
from detente.desk.law import LawDesk
from detente.errors import UsageError
from detente.nearest import nearest
from detente.value import value

if TYPE_CHECKING:
    from detente.council.outcome import VoteOutcome
    from detente.council.record import RecordedText, TextKind, VoteWord
    from detente.council.score import CouncilScore
    from detente.law.compare import Difference
    from detente.law.instrument import Instrument


@value
class CouncilVote:
    """What comes of a vote on a text on a day."""

    text: str
    name: str
    kind: "TextKind"
    on: date
    outcome: "VoteOutcome"
    regime: str
    eased: tuple[str, ...]
    """The measures that it would suspend or end, of a text whose law is encoded."""
    added: tuple[str, ...]
    """Those that it would add, bring back or change."""
    recorded: "RecordedText | None"
    """The vote that was taken by that day."""


@dataclass(frozen=True)
class CouncilDesk(LawDesk):
    """The part of the desk that answers for a council."""

    def council_vote(self, text: str, *, on: DayLike, positions: Mapping[str, str] | None = None) -> CouncilVote:
        """Return what comes of a vote on a text: a range, why, and what would pass it.

        Args:
            text: The id of a text of a regime, or of one that was voted on.
            on: The day, whose members vote; only what was said by then counts.
            positions: Votes that you give, by member: `{"Peru": "yes"}`.

        Raises:
            UsageError: there is no such text, the day lies before it or outside the record, or a State is no member on that day.

        >>> from detente import Desk
        >>> found = Desk().council_vote("draft-2019-12-16", on="2019-12-26").outcome
        >>> found.result, found.least, found.most
        ('cannot-pass', 2, 9)
        """
        from detente.council.forecast import known_votes
        from detente.council.kind import kind_of
        from detente.council.outcome import outcome
        from detente.council.record import texts

        day, wanted = arguments.day(on, "on"), arguments.text(text, "text")
        encoded = self._encoded(wanted)
        record = next((each for each in texts() if wanted.casefold() in (each.id, each.symbol.casefold())), None)
        if encoded is None and record is None:
            raise self._no_text(wanted)
        first = record.day if record is not None else encoded[1].date if encoded is not None else day
        _refuse_day(day, first, wanted)
        kind = record.kind if record is not None else kind_of(encoded[1]) if encoded is not None else "political"
        given = _given(positions or {}, day)
        taken = record if record is not None and record.day == day and not given else None
        votes = known_votes(encoded[1].id if encoded else wanted, kind, day, given, recorded=taken)
        eased, added = self._difference_of(encoded, day)
        name = record.name if record is not None else encoded[1].symbol if encoded is not None else wanted
        return CouncilVote(
            text=encoded[1].id if encoded else wanted,
            name=name,
            kind=kind,
            on=day,
            outcome=outcome(kind, votes),
            regime=encoded[0] if encoded is not None else "",
            eased=eased,
            added=added,
            recorded=record if record is not None and record.day <= day else None,
        )

    @staticmethod
    def council_history(
        member: str | None = None, kind: str | None = None, *, contested: bool = False
    ) -> "tuple[RecordedText, ...]":
        """Return the texts that were put to the vote: all, of a kind, those that a member voted on, or only the contested ones.

        >>> from detente import Desk
        >>> len(Desk().council_history()), len(Desk().council_history(contested=True))
        (33, 7)
        """
        from detente.council.record import TEXT_KINDS, seats, texts

        code = None if member is None else _code(member, {each.member for each in seats()}, "was never a member here")
        if kind is not None and kind not in TEXT_KINDS:
            raise UsageError(f"{kind!r} is no kind of text", where="kind", hint=nearest(kind, TEXT_KINDS, few=9))
        return tuple(
            each
            for each in texts()
            if (kind is None or each.kind == kind)
            and (not contested or each.contested)
            and (code is None or code in dict(each.votes))
        )

    @staticmethod
    def council_score() -> "CouncilScore":
        """Return how well votes are forecast, beside two baselines.

        >>> from detente import Desk
        >>> [round(each.contested, 2) for each in Desk().council_score().baselines]
        [0.84, 0.72]
        """
        from detente.council.score import council_score

        return council_score()

    def _encoded(self, text: str) -> "tuple[str, Instrument] | None":
        """A text of some regime, by its id or symbol, with the id of the regime."""
        from detente.law import text_report

        for name in self.regimes:
            try:
                return name, text_report.instrument(self.regime(name).corpus.instruments, text)
            except UsageError:
                continue
        return None

    def _no_text(self, text: str) -> UsageError:
        from detente.council.record import texts

        known = [each.id for name in self.regimes for each in self.regime(name).corpus.instruments]
        known += [each.id for each in texts()]
        hint = nearest(text, known) or "`detente law list` and `detente council history` list the texts."
        return UsageError(f"no text is called {text!r}", hint=hint)

    def _difference_of(
        self, encoded: "tuple[str, Instrument] | None", day: date
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The measures that a text would ease, and those that it would add; of an adopted one the changes of its day."""
        if encoded is None:
            return (), ()
        regime, text = encoded
        changes = self._changes_of(regime, text, day)
        eased = tuple(each.id for each in changes if each.kind in ("ended", "suspended"))
        return eased, tuple(each.id for each in changes if each.kind not in ("ended", "suspended"))

    def _changes_of(self, regime: str, text: "Instrument", day: date) -> "tuple[Difference, ...]":
        from datetime import timedelta

        if text.status == "adopted":
            return self.difference(regime, on=text.date - timedelta(days=1), and_on=text.date).measures
        supposed = f"{text.id}@{day}"
        if text.status == "proposal":
            return self.difference(regime, on=day, with_proposals=supposed).measures
        return self.difference(regime, on=day, with_drafts=supposed).measures


def _given(positions: Mapping[str, str], day: date) -> "dict[str, VoteWord]":
    from detente.council.record import VOTE_WORDS, members

    found: dict[str, VoteWord] = {}
    sat = {each.member for each in members(day)}
    for name, word in positions.items():
        if word not in VOTE_WORDS:
            raise UsageError(f"{word!r} is no vote", where=name, hint=nearest(word, VOTE_WORDS, few=9))
        code = _code(name, sat, f"is no member on {day}")
        if code in found:
            raise UsageError(f"{name_of(code)} is given twice", where="position", hint="Give each member one vote.")
        found[code] = word
    return found


def _code(name: str, known: set[str], what: str) -> str:
    """The code of a member. Raises UsageError for what is no State, or none of those, with the nearest."""
    code = name.upper() if countries.exists(name.upper()) else by_name(name)
    names = [name_of(each) for each in sorted(known)]
    if code is None:
        raise UsageError(f"no State is called {name!r}", where="member", hint=nearest(name, names, few=15))
    if code not in known:
        raise UsageError(
            f"{name_of(code)} {what}",
            where="member",
            hint=f"Members: {', '.join(names)}.",
        )
    return code


def _refuse_day(day: date, first: date, text: str) -> None:
    from detente.council.record import covered

    begins, ends = covered()
    if day < first:
        raise UsageError(f"{day} lies before {text}, of {first}", where="on", hint="Give a day from then on.")
    if not begins <= day <= ends:
        raise UsageError(f"who sat on {day} is not in the record", where="on", hint=f"It covers {begins} to {ends}.")
