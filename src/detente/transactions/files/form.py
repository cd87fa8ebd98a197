"""How a file is written where that is not certain: its encoding, its sheet, its decimal mark, and the order of its dates."""

from typing import Final, Literal, TypeAlias, cast

from detente.errors import UsageError
from detente.value import value

DecimalMark: TypeAlias = Literal["", ".", ","]


@value
class FileForm:
    """What the user says of how a file is written."""

    encoding: str = ""
    """The encoding of a text; empty: UTF-8, or UTF-16 with a byte order mark."""
    sheet: str = ""
    """The sheet of a workbook; empty: the first one."""
    decimal: DecimalMark = ""
    """The mark before decimals, so that the other one separates thousands; empty: a point, and no thousands separators."""
    day_first: bool = False
    """Whether `05/06/2018` is the fifth of June."""


AS_WRITTEN: Final = FileForm()
"""UTF-8, the first sheet, numbers and dates in our form."""


def form_of(encoding: str = "", sheet: str = "", decimal: str = "", *, day_first: bool = False) -> FileForm:
    """Return the form with these particulars. Raises UsageError for a decimal mark that is none."""
    if decimal not in ("", ".", ","):
        raise UsageError(f"{decimal!r} is no decimal mark", where="--decimal", hint="Write a point or a comma.")
    mark = cast("DecimalMark", decimal)
    return FileForm(encoding=encoding, sheet=sheet, decimal=mark, day_first=day_first)
