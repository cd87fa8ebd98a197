"""The progress bar of a screening lets every customer through, in order, and draws on stderr only."""

from io import BytesIO

import pytest

from detente.app.draw.progress import STEP, watched
from detente.desk.customer_file import CustomerSource


@pytest.mark.parametrize("customers", [1, 3, 2 * STEP + 1])
def test_every_customer_passes_in_order(customers: int, capsys: pytest.CaptureFixture[str]) -> None:
    content = b"name\n" + b"Rupert Hentzau\n" * customers
    source = CustomerSource(BytesIO(content), "customers.csv", {}, len(content))
    rows = [each.row for each in watched(source.customers(), source)]
    assert rows == list(range(1, customers + 1))
    assert not capsys.readouterr().out
