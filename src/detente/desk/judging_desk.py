"""The part of the desk by which persons judge potential matches, and look at what was judged."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from detente.desk import arguments
from detente.desk.arguments import DayLike

if TYPE_CHECKING:
    from detente.desk.party_judging import PartyJudged, PartyJudging
    from detente.ledger.ledger import Ledger
    from detente.ledger.party_judgements import PartyJudgement, PartyWord
    from detente.parties.lists.editions import Editions
    from detente.parties.match.features import Query


class JudgingHome(Protocol):
    """A desk: where the ledger is by default, and the lists."""

    @property
    def home(self) -> Path | None:
        """The data directory."""
        ...

    @property
    def editions(self) -> "Editions":
        """The stored editions of lists."""
        ...


class PartyJudgingDesk:
    """The part of the desk that keeps judgements on potential matches in the ledger."""

    def judge_party(
        self: JudgingHome,
        query: "Query | str",
        reference: str,
        word: "PartyWord",
        *,
        by: str,
        because: str,
        at: datetime,
        customer: str = "",
        list_: str | None = None,
        store: str | None = None,
    ) -> "PartyJudged":
        """Confirm or dismiss that a party is an entry of a list, or reopen the pair: a row of the ledger.

        Args:
            query: The party as it is screened: a name, or what `parties.screening.query.query` makes of several texts.
            reference: The entry's reference on its list, as a match gives it.
            word: `confirmed`, `dismissed` or `reopened`.
            by: Who judges.
            because: Why.
            at: The instant of the row, UTC.
            customer: Your own number of the party; without it the name stands for it.
            list_: The list, where several have the reference.
            store: The PostgreSQL database of the ledger; by default it is in the data directory.

        Raises InputError for a reference that no list at hand has, and for the same judgement twice.

        >>> import tempfile
        >>> from datetime import UTC, datetime
        >>> from detente import Desk
        >>> desk, now = Desk(home=tempfile.mkdtemp()), datetime(2026, 12, 1, tzinfo=UTC)
        >>> made = desk.judge_party("Kim Yong Chol", "KPi.006", "dismissed", by="desk-1", because="another one", at=now)
        >>> str(made.judgement)
        'dismissed by desk-1 on 2026-12-01: another one'
        """
        from detente.desk import party_judging
        from detente.review.judging import Person

        return party_judging.make(
            _ledger(self.home, store),
            self.editions,
            _asked(query),
            arguments.text(reference, "reference"),
            word,
            person=Person(by=by, because=because, at=at),
            customer=customer,
            list_=list_,
        )

    def party_judgements(self: JudgingHome, store: str | None = None, *, on: DayLike | None = None) -> "PartyJudging":
        """Return what was judged about potential matches, against the lists of a day; nothing where there is no ledger.

        `screen` and `screening_file` take it as `judging`; its `identities()` are what `decide` takes.

        >>> import tempfile
        >>> from detente import Desk
        >>> Desk(home=tempfile.mkdtemp()).party_judgements().all()
        ()
        """
        from detente.desk import party_judging

        return party_judging.judging(_ledger(self.home, store), self.editions, arguments.optional_day(on, "on"))

    def party_history(self: JudgingHome, id_: str, store: str | None = None) -> "tuple[PartyJudgement, ...]":
        """Return every judgement on a pair, by the id that `party_judgements` gives, in order; none where nobody judged it.

        Raises InputError where there is no ledger.

        >>> import tempfile
        >>> from datetime import UTC, datetime
        >>> from detente import Desk
        >>> desk, now = Desk(home=tempfile.mkdtemp()), datetime(2026, 12, 1, tzinfo=UTC)
        >>> made = desk.judge_party("Kim Yong Chol", "KPi.006", "dismissed", by="desk-1", because="another one", at=now)
        >>> desk.party_history("nothing")
        ()
        """
        from detente.ledger.party_judgements import history

        with _ledger(self.home, store).reading() as view:
            return history(view, arguments.text(id_, "id"))


def _ledger(home: Path | None, store: str | None) -> "Ledger":
    from detente.ledger.ledger import Ledger
    from detente.store.address import address_of
    from detente.store.store import Store

    return Ledger(Store(address_of(home, store)))


def _asked(query: "Query | str") -> "Query":
    """A party as it is screened."""
    from detente.parties.match.features import Query
    from detente.parties.screening.query import query as query_of

    return query_of(query) if isinstance(query, str) else arguments.one(query, Query, "query", "Give a name.")
