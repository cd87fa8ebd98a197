"""An opened file of customers or of payment messages: the parties to screen, and the rows that cannot be read."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from detente.errors import InputError
from detente.files import packed, paths
from detente.files.paths import is_file
from detente.files.paths import opened as opened_file
from detente.parties.screening.customers import COLUMNS, BadRow, Customer, Table
from detente.payments import Named, Payment, looks_like_message, read
from detente.payments.reading import MAXIMUM_BYTES
from detente.transactions.message_party import of_message
from detente.transactions.party_query import query

SHOWN: Final = 50
"""The number of faulty rows that are reported one by one."""
HEAD: Final = 4096
OTHER_TABLES: Final = {b"PAR1": "Parquet", b"{": "JSON", b"[": "JSON"}
"""The first bytes of tables that `decide` reads, and a file of customers cannot be."""
COPY: Final = "Copy it again."


class CustomerSource:
    """A file that is read while it is screened."""

    def __init__(self, file: BinaryIO, where: str, columns: Mapping[str, str], size: int) -> None:
        self._raw = file
        self.where = where
        self.size = size
        """Bytes; 0 where the size is not known in advance."""
        self.bad: list[str] = []
        """The faults of rows that cannot be read, up to the number that is reported."""
        self.faults = 0
        self.unread: tuple[str, ...] = ()
        """Columns that are not read."""
        self.named: list[str] = []
        """Whom the messages name, each payment in a sentence, as far as they are shown."""
        self._columns = columns
        self._file = packed.unpacked(file)
        head = self._file.peek(HEAD)[:HEAD]
        self.messages = looks_like_message(head) or head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")

    @property
    def at(self) -> int:
        """Return how many of its bytes have been read."""
        return self._raw.tell() if self.size else 0

    def customers(self) -> Iterator[Customer]:
        """Yield every party in it. Raises InputError where the whole file cannot be read."""
        with packed.refused_broken(self.where, COPY):
            yield from self._payments() if self.messages else self._table()

    def _table(self) -> Iterator[Customer]:
        self._refuse_other_tables()
        table = Table(cast("BinaryIO", self._file), self.where, self._columns)
        self.unread = table.unread
        for row in table.rows():
            if isinstance(row, BadRow):
                self._tell(f"{self.where}: {row}")
            else:
                yield row

    def _refuse_other_tables(self) -> None:
        """Raise InputError for a table of another form, which would otherwise be one without our columns."""
        head = self._file.peek(HEAD)[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
        for start, form in OTHER_TABLES.items():
            if head.startswith(start):
                hint = "Save it as CSV, with the names of the columns in the first line."
                raise InputError(f"is {form}, which is not read here", where=self.where, hint=hint)

    def _payments(self) -> Iterator[Customer]:
        payments, refusals = read(self._file.read(MAXIMUM_BYTES + 1), self.where)
        for refusal in refusals:
            self._tell(str(refusal))
        number = 0
        for payment in payments:
            self._name(payment)
            for note in payment.notes:
                self._tell(str(note))
            for party in payment.parties:
                number += 1
                found = self._party(number, payment, party)
                if found is not None:
                    yield found

    def _name(self, payment: Payment) -> None:
        told = [found.described for party in payment.parties if (found := of_message(party)) is not None]
        if len(self.named) < SHOWN:
            self.named.append(f"{payment.reference or payment.place} names {'; '.join(told)}.")

    def _party(self, number: int, payment: Payment, party: Named) -> Customer | None:
        found = of_message(party)
        if found is None:
            return None
        try:
            asked = query(found)
        except InputError as fault:
            self._tell(f"{payment.place}: {party.role}: {fault.where} {fault.what}")
            return None
        return Customer(row=number, id=payment.reference or payment.place, query=asked, role=party.role)

    def _tell(self, what: str) -> None:
        self.faults += 1
        if len(self.bad) < SHOWN:
            self.bad.append(what)


@contextmanager
def opened(path: Path, columns: Mapping[str, str]) -> Iterator[CustomerSource]:
    """Open a file of customers or of messages; `-` is stdin. Raises InputError where it cannot be read."""
    if str(path) == "-":
        yield CustomerSource(sys.stdin.buffer, "stdin", columns, 0)
        return
    if not is_file(path):
        raise paths.missing(path)
    with opened_file(path, buffering=0) as file:
        size = path.stat().st_size
        if not size:
            raise InputError("the file is empty", where=path.name, hint=f"Its columns may be {', '.join(COLUMNS)}.")
        with packed.refused_broken(path.name, COPY):
            yield CustomerSource(file, path.name, columns, size)
