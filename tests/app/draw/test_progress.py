"""The progress bar of a screening lets every customer through, in order, and draws on stderr only."""

from io import BytesIO

import pytest

from detente.app.draw import progress
from detente.app.draw.progress import STEP, RowBar, watched
from detente.desk.customer_file import CustomerSource


@pytest.mark.parametrize("customers", [1, 3, 2 * STEP + 1])
def test_every_customer_passes_in_order(customers: int, capsys: pytest.CaptureFixture[str]) -> None:
    content = b"name\n" + b"Rupert Hentzau\n" * customers
    source = CustomerSource(BytesIO(content), "customers.csv", {}, len(content))
    rows = [each.row for each in watched(source.customers(), source)]
    assert rows == list(range(1, customers + 1))
    assert not capsys.readouterr().out


def test_rows_that_are_soon_done_need_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with RowBar() as bar:
        bar.at(1000, 2000)
    assert capsys.readouterr() == ("", "")


def test_rows_that_take_long_have_a_bar_on_stderr(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with RowBar() as bar:
        bar.at(1000, None)
        bar.at(2000, 4000)
    told = capsys.readouterr()
    assert "2,000 rows" in told.err
    assert not told.out
