"""Questions about a council: what comes of a vote on a text, what was voted, how well votes are forecast."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.desk import arguments
from detente.desk.arguments import DayLike
from detente.desk.council_words import given_votes, member_code, refuse_day
from detente.desk.law import LawDesk
from detente.errors import UsageError
from detente.nearest import nearest
from detente.value import value

if TYPE_CHECKING:
    from detente.council.outcome import VoteOutcome
    from detente.council.record import RecordedText, TextKind
    from detente.council.score import CouncilScore
    from detente.law.compare import Comparison
    from detente.law.instrument import Instrument


@value
class TextChanges:
    """What a text would change in the law, as `detente law diff` has it."""

    regime: str = ""
    """Empty: its law is not encoded."""
    eased: tuple[str, ...] = ()
    """The measures that it would end or suspend."""
    exempted: tuple[str, ...] = ()
    """The exemptions that it would add."""
    added: tuple[str, ...] = ()
    """The measures that it would add, bring back or change."""
    command: str = ""
    """The command that shows the whole difference."""


@value
class CouncilVote:
    """What comes of a vote on a text on a day."""

    text: str
    name: str
    kind: "TextKind"
    on: date
    outcome: "VoteOutcome"
    changes: TextChanges
    recorded: "RecordedText | None"
    """The vote that was taken on it by that day."""


@value
class _Votable:
    """A text that can be put to the vote: encoded in the law, on record, or both."""

    id: str
    name: str
    first: date
    """The first day on which one can ask about it."""
    kind: "TextKind"
    regime: str
    encoded: "Instrument | None"
    record: "RecordedText | None"


@dataclass(frozen=True)
class CouncilDesk(LawDesk):
    """The part of the desk that answers for a council."""

    def council_vote(self, text: str, *, on: DayLike, positions: Mapping[str, str] | None = None) -> CouncilVote:
        """Return what comes of a vote on a text: a range, why, and what would pass it.

        Args:
            text: The id or symbol of a text of a regime, or of one that was voted on.
            on: The day, whose members vote; only what was said by then counts.
            positions: Votes that you give, by member: `{"Peru": "yes"}`. They go before what is known.

        Raises:
            UsageError: there is no such text, it is not put to a vote, the day lies before it or outside the record, or a State
                is no member on that day.

        >>> from detente import Desk
        >>> found = Desk().council_vote("draft-2019-12-16", on="2019-12-26").outcome
        >>> found.result, found.least, found.most
        ('cannot-pass', 2, 9)
        """
        from detente.council.forecast import VoteQuestion, known_votes
        from detente.council.outcome import outcome

        day, found = arguments.day(on, "on"), self._votable(arguments.text(text, "text"))
        refuse_day(day, found.first, found.id)
        asked = VoteQuestion(text=found.id, kind=found.kind, day=day, regime=found.regime, record=found.record)
        votes = known_votes(asked, given_votes(positions or {}, day))
        return CouncilVote(
            text=found.id,
            name=found.name,
            kind=found.kind,
            on=day,
            outcome=outcome(found.kind, votes),
            changes=self._changes_by(found, day),
            recorded=found.record if found.record is not None and found.record.day <= day else None,
        )

    @staticmethod
    def council_history(
        member: str | None = None, kind: str | None = None, *, contested: bool = False
    ) -> "tuple[RecordedText, ...]":
        """Return the texts that were put to the vote: all, of a kind, those that a member voted on, or only the contested ones.

        Raises UsageError for a State that was never a member in the record, and for an unknown kind.

        >>> from detente import Desk
        >>> len(Desk().council_history()), len(Desk().council_history(contested=True))
        (33, 7)
        """
        from detente.council.record import TEXT_KINDS, seats, texts

        ever = {each.member for each in seats()}
        code = None if member is None else member_code(member, ever, "never had a seat in the record", ever)
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

    def _votable(self, text: str) -> _Votable:
        """A text by its id or symbol. Raises UsageError where there is none, or where it is not put to a vote."""
        from detente.council.kind import kind_of
        from detente.council.record import texts

        encoded = self._encoded(text)
        names = {text.casefold()}
        if encoded is not None:
            symbol = encoded[1].symbol.partition(" (")[0]
            names |= {encoded[1].id, symbol.casefold()}
        record = next((each for each in texts() if names & {each.id, each.symbol.casefold() or each.id}), None)
        if record is None and encoded is None:
            raise self._no_text(text)
        instrument = None if encoded is None else encoded[1]
        if record is not None:
            return _Votable(
                id=record.id if instrument is None else instrument.id,
                name=record.name,
                first=record.day,
                kind=record.kind,
                regime=record.regime,
                encoded=instrument,
                record=record,
            )
        assert encoded is not None
        _refuse_unvoted(encoded[1])
        return _Votable(
            id=encoded[1].id,
            name=encoded[1].symbol,
            first=encoded[1].date,
            kind=kind_of(encoded[1]),
            regime=encoded[0],
            encoded=encoded[1],
            record=None,
        )

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
        return UsageError(f"no text is called {text!r}", where="text", hint=hint)

    def _changes_by(self, found: _Votable, day: date) -> TextChanges:
        """What a text would change on a day; of an adopted one, what it changed on its own."""
        if found.encoded is None:
            return TextChanges()
        regime = next(name for name in self.regimes if found.encoded in self.regime(name).corpus.instruments)
        compared, command = self._compared(regime, found.encoded, day)
        measures = compared.measures
        return TextChanges(
            regime=regime,
            eased=tuple(each.id for each in measures if each.kind in ("ended", "suspended")),
            exempted=tuple(each.id for each in compared.exemptions if each.kind == "added"),
            added=tuple(each.id for each in measures if each.kind not in ("ended", "suspended")),
            command=f"detente law diff {regime} {command}",
        )

    def _compared(self, regime: str, text: "Instrument", day: date) -> "tuple[Comparison, str]":
        """The difference that a text makes, and the options of `law diff` that show it."""
        from datetime import timedelta

        if text.status == "adopted":
            before = text.date - timedelta(days=1)
            return self.difference(regime, on=before, and_on=text.date), f"--on {before} --and {text.date}"
        supposed = f"{text.id}@{day}"
        if text.status == "proposal":
            options = f"--on {day} --with-proposal {supposed}"
            return self.difference(regime, on=day, with_proposals=supposed), options
        return self.difference(regime, on=day, with_drafts=supposed), f"--on {day} --with-draft {supposed}"


def _refuse_unvoted(text: "Instrument") -> None:
    """Refuse a text that acts and that nobody voted on: what is decided without a vote, or a compilation."""
    from detente.council.record import rules

    if text.status == "adopted" and text.vote is None:
        raise UsageError(
            f"{text.id} ({text.symbol}) is not put to a vote here", where="text", hint=rules()["subsidiary"].words
        )
