"""The tables of the store, as docs/ledger.md describes them.

Texts in `content` and `hash` are ASCII, so that a database in any encoding gives back the bytes that were hashed.
"""

from typing import Final

from sqlalchemy import BigInteger, CheckConstraint, Column, MetaData, SmallInteger, Table, Text

METADATA: Final = MetaData()

ROWS: Final = Table(
    "ledger_row",
    METADATA,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False, index=True),
    Column("subject", Text, nullable=False, index=True),
    Column("content", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
"""The chain. `kind` and `subject` repeat what the content says, so that rows are found; `ledger verify` compares them."""

BODIES: Final = Table(
    "ledger_body",
    METADATA,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
)
"""What may be removed later: the text of a document, and what was read in it. The row in the chain has its digest."""

HEAD: Final = Table(
    "ledger_head",
    METADATA,
    Column("id", SmallInteger, CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
    Column("count", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
)
"""One row: how many rows the chain has, and the hash of the last. Whoever appends holds it locked."""
