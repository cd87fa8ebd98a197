"""How a file is written, as the user states it."""

import pytest

from detente.errors import UsageError
from detente.transactions.files.form import AS_WRITTEN, FileForm, form_of


def test_what_is_stated_is_kept() -> None:
    assert form_of("gbk", "Sheet1", ",", day_first=True) == FileForm(
        encoding="gbk", sheet="Sheet1", decimal=",", day_first=True
    )
    assert form_of() == AS_WRITTEN


@pytest.mark.parametrize("mark", [";", "..", "comma"])
def test_another_decimal_mark_is_refused(mark: str) -> None:
    with pytest.raises(UsageError, match="is no decimal mark"):
        form_of(decimal=mark)
