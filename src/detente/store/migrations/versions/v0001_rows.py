"""The chain of rows, what may be removed of them, and the head."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0001"
down_revision: Final = None
branch_labels: Final = None
depends_on: Final = None
EMPTY: Final = "0" * 64


def upgrade() -> None:
    """Make the three tables, with the head of an empty chain."""
    op.create_table(
        "ledger_row",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.create_index("ix_ledger_row_kind", "ledger_row", ["kind"])
    op.create_index("ix_ledger_row_subject", "ledger_row", ["subject"])
    op.create_table(
        "ledger_body",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    head = op.create_table(
        "ledger_head",
        sa.Column("id", sa.SmallInteger, sa.CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
        sa.Column("count", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.bulk_insert(head, [{"id": 1, "count": 0, "hash": EMPTY}])


def downgrade() -> None:
    """Take the three tables away, with all that is in them."""
    for name in ("ledger_head", "ledger_body", "ledger_row"):
        op.drop_table(name)
