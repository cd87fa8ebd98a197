"""Questions to the ledger: its head, its rows, whether it is whole, and its export and import."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from detente.desk import arguments
from detente.desk.arguments import DayLike, PathLike
from detente.errors import InputError

if TYPE_CHECKING:
    from detente.law.condition import Finding
    from detente.law.finding_kind import FindingKind
    from detente.ledger.exchange import Imported
    from detente.ledger.findings import LedgerFinding
    from detente.ledger.head import Head
    from detente.ledger.ledger import Ledger
    from detente.ledger.removal import TextRemoved
    from detente.ledger.row import LedgerRow, LedgerRowKind
    from detente.ledger.verify import Verified


@dataclass(frozen=True)
class DeskLedger:
    """The ledger of a data directory, or of the PostgreSQL database that `store` names."""

    home: Path | None
    store: str | None = None
    declared: "Callable[[], tuple[FindingKind, ...]]" = tuple
    """Returns the kinds of finding that the law declares."""

    @cached_property
    def ledger(self) -> "Ledger":
        """The ledger itself."""
        from detente.ledger.ledger import Ledger
        from detente.store.address import address_of
        from detente.store.store import Store

        return Ledger(Store(address_of(self.home, self.store)))

    @property
    def absent(self) -> bool:
        """Whether nobody has begun a ledger in the data directory; known without loading the database."""
        return self.store is None and self.home is not None and not (self.home / "ledger.sqlite").exists()

    def head(self) -> "Head":
        """Return the number of rows and the hash of the last. Raises InputError where there is no ledger."""
        return self.ledger.head()

    def head_now(self) -> "Head":
        """Return the head; of a ledger that nobody has begun, that of one without rows."""
        from detente.ledger.head import Head

        return self.ledger.head() if self.ledger.exists() else Head()

    def rows(self, kind: "LedgerRowKind | None" = None, subject: str | None = None) -> "tuple[LedgerRow, ...]":
        """Return rows in order: of a kind, or about a document, a proposal or a finding."""
        with self.ledger.reading() as view:
            kinds = () if kind is None else (kind,)
            return tuple(view.rows(*kinds, subjects=() if subject is None else (subject,)))

    def row(self, number: int) -> "LedgerRow":
        """Return the row of a number. Raises InputError where there is none."""
        with self.ledger.reading() as view:
            found, count = view.row(number), view.head().count
        if found is None:
            raise InputError(f"the ledger has no row {number:,}", hint=f"It has {count:,}: `detente ledger log`.")
        return found

    def verify(self, head: str | None = None) -> "Verified":
        """Check every row, and where a head is given that no row behind it was cut, as a word or a file that has one."""
        from detente.files.paths import is_file
        from detente.ledger.head import head_of
        from detente.ledger.verify import verify

        noted = None
        if head is not None:
            noted = head_of(_beginning(Path(head)) if is_file(Path(head)) else head)
        if noted is not None and not self.ledger.exists():
            from detente.errors import LedgerDamaged

            what = f"there is no ledger, and the head that was noted has {noted.count:,} rows"
            raise LedgerDamaged(what, where=str(self.ledger.store.address), hint="Import an export of it.")
        with self.ledger.reading() as view:
            return verify(view, noted)

    def export(self) -> Iterator[bytes]:
        """Yield the lines of an export: JSON, first its count and head, then each row as it is stored."""
        from detente.ledger.exchange import exported

        with self.ledger.reading() as view:
            yield from exported(view)

    def import_(self, file: PathLike) -> "Imported":
        """Bring the rows of an export into this ledger: all that are new, or nothing.

        Raises InputError where the ledger here is another one, LedgerDamaged for an export that is not whole.
        """
        from detente.files.paths import opened
        from detente.ledger.exchange import import_

        path = arguments.path(file, "file")
        with opened(path) as source:
            return import_(self.ledger.store, source, str(path))

    def remove_text(self, document: str, *, by: str, because: str, at: datetime) -> "TextRemoved":
        """Remove the text of a document and of what was read in it; its rows stay, with who removed it and why."""
        from detente.ledger.removal import remove_text
        from detente.review.judging import Person

        person = Person(by=by, because=because, at=at)
        return remove_text(self.ledger, document, by=person.fields["by"], because=person.fields["because"], at=at)

    def accepted(self, known_on: DayLike | None = None) -> "tuple[Finding, ...]":
        """Return the accepted findings as the law takes them, by what was known on a day; none where there is no ledger."""
        from detente.ledger.findings import accepted

        return accepted(self.ledger, arguments.optional_day(known_on, "known_on"))

    def findings(self, known_on: DayLike | None = None) -> "tuple[LedgerFinding, ...]":
        """Return the same findings with who accepted each, when and why, and its digest."""
        from detente.ledger.findings import standing

        return standing(self.ledger, arguments.optional_day(known_on, "known_on"))


MOST_HEAD = 1 << 16
"""Characters of a file that are looked at for a head: it is the first line of an export, or a note."""


def _beginning(path: Path) -> str:
    with path.open("rb") as file:
        return file.readline(MOST_HEAD).decode("utf-8", "replace")
