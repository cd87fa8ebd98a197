"""Judgements on potential matches: a person confirms or dismisses that a customer is an entry of a list. Each is a row.

A judgement is on what the person saw. It is kept with the digest of the customer's record and of the entry; where one of the two
is another by now, the pair is open again, and the former judgement is shown beside it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Final, Literal

from detente.errors import InputError
from detente.ledger.canonical import canonical
from detente.ledger.head import Head
from detente.ledger.ledger import Ledger
from detente.ledger.row import Entry, LedgerRow
from detente.ledger.view import LedgerView
from detente.value import value

PartyWord = Literal["confirmed", "dismissed", "reopened"]
"""What a person made of a potential match; `reopened` takes a judgement back."""
PartyState = Literal["confirmed", "dismissed", "open"]
WORDS: Final[tuple[PartyWord, ...]] = ("confirmed", "dismissed", "reopened")
ENTRY: Final = "the entry of the list has changed since"
RECORD: Final = "the customer's record has changed since"
GONE: Final = "the entry is no longer on the list"


@value
class PartyPair:
    """A customer and an entry of a list, as a person sees them."""

    customer: str
    """The customer's own number, or where there is none the name as judgements compare it."""
    name: str
    """As it was screened."""
    list: str
    reference: str
    record: str
    """The digest of everything that was screened about the customer."""
    entry: str
    """The digest of the entry."""
    only_name: bool = False
    """Whether nothing but the name was screened; a transaction that gives no more can then take the judgement over."""

    @property
    def subject(self) -> str:
        """The subject of its rows: `p` and sixteen hexadecimal characters over customer, list and reference."""
        parts = canonical([self.customer, self.list, self.reference])
        return f"p{sha256(parts.encode()).hexdigest()[:16]}"


@value
class PartyJudgement:
    """What a person judged about a pair."""

    id: str
    """The id of the pair."""
    pair: PartyPair
    word: PartyWord
    by: str
    because: str
    at: datetime
    seq: int

    def state(self, record: str | None, entry: str | None) -> tuple[PartyState, str]:
        """Return whether it still holds, and why not, by the digests of today; a `record` of None is not compared.

        An `entry` of None is one that the list no longer has.
        """
        if self.word == "reopened":
            return "open", f"reopened by {self.by}: {self.because}"
        if entry is None:
            return "open", GONE
        if entry != self.pair.entry:
            return "open", ENTRY
        if record is not None and record != self.pair.record:
            return "open", RECORD
        return self.word, ""

    def __str__(self) -> str:
        return f"{self.word} by {self.by} on {self.at:%Y-%m-%d}: {self.because}"


def judge(
    ledger: Ledger, pair: PartyPair, word: PartyWord, *, by: str, because: str, at: datetime
) -> tuple[PartyJudgement, Head]:
    """Append a judgement on a pair. The last one counts; those before it stay.

    Raises:
        InputError: the same person judged the same record and entry in the same way before, or there is nothing to reopen.
    """

    def make(view: LedgerView, next_: int) -> tuple[list[Entry], PartyJudgement]:
        before = list(_judgements(view.rows("party-judgement", subjects=[pair.subject])))
        _refuse(pair, word, by, before)
        body = {"customer": pair.customer, "name": pair.name, "only_name": pair.only_name}
        fields = {"by": by, "because": because, "judgement": word, "list": pair.list, "reference": pair.reference}
        fields |= {"record": pair.record, "entry": pair.entry}
        made = PartyJudgement(id=pair.subject, pair=pair, word=word, by=by, because=because, at=at, seq=next_)
        return [Entry(kind="party-judgement", subject=pair.subject, fields=fields, body=body)], made

    return ledger.append(make, at=at)


def _refuse(pair: PartyPair, word: PartyWord, by: str, before: list[PartyJudgement]) -> None:
    last = before[-1] if before else None
    if word == "reopened" and (last is None or last.word == "reopened"):
        hint = "`detente party judgements` lists them."
        raise InputError("there is no judgement on this pair to reopen", where=pair.name, hint=hint)
    if last is not None and (last.word, last.by, last.pair.record, last.pair.entry) == (
        word, by, pair.record, pair.entry,
    ):  # fmt: skip
        what = f"{by} has {word} it already, on {last.at:%Y-%m-%d}: {last.because}"
        raise InputError(what, where=pair.name, hint="Neither the record nor the entry has changed since.")


@dataclass
class PartyJudgements:
    """The judgements of a ledger, the last on each pair, found by customer, list and reference."""

    given: tuple[PartyJudgement, ...]
    _pairs: dict[tuple[str, str, str], PartyJudgement] = field(init=False)

    def __post_init__(self) -> None:
        self._pairs = {(each.pair.customer, each.pair.list, each.pair.reference): each for each in self.given}

    def of(self, customer: str, list_: str, reference: str) -> PartyJudgement | None:
        """Return the last judgement on a pair; None: nobody judged it."""
        return self._pairs.get((customer, list_, reference))


def standing(view: LedgerView) -> tuple[PartyJudgement, ...]:
    """Return the last judgement on each pair, in the order in which the pairs were first judged."""
    return tuple({each.id: each for each in _judgements(view.rows("party-judgement"))}.values())


def history(view: LedgerView, id_: str) -> tuple[PartyJudgement, ...]:
    """Return every judgement on a pair, by its id, in order."""
    return tuple(_judgements(view.rows("party-judgement", subjects=[id_])))


def _judgements(rows: Iterable[LedgerRow]) -> Iterator[PartyJudgement]:
    for row in rows:
        body = row.body or {}
        fields = row.fields
        pair = PartyPair(
            customer=str(body.get("customer", "")),
            name=str(body.get("name", "")),
            list=str(fields["list"]),
            reference=str(fields["reference"]),
            record=str(fields["record"]),
            entry=str(fields["entry"]),
            only_name=bool(body.get("only_name", False)),
        )
        word: PartyWord = fields["judgement"]
        yield PartyJudgement(
            id=row.subject, pair=pair, word=word, by=row.by, because=row.because, at=row.at, seq=row.seq
        )
