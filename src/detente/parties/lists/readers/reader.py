"""The interface of every reader of a list, and the declaration of the format that it reads."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import BinaryIO, Protocol

from detente.errors import Issue
from detente.parties.entity import Entity
from detente.value import value


class OpenList(Protocol):
    """An open list: read `entries` to the end, then `day` and `issues`."""

    day: date | None
    """The day on which the authority made it, where the file says so."""
    issues: list[Issue]

    def entries(self) -> Iterator[Entity]:
        """Yield every entry. Raises InputError, with the place, where the file is not such a list."""
        ...


class Reader(Protocol):
    """The class of a reader."""

    def __call__(self, *files: BinaryIO) -> OpenList:
        """Return an open list from its files. Raises InputError where they are no such list."""
        ...


class TableReader(Protocol):
    """The class of a reader of tables whose columns the user may name."""

    def __call__(self, *files: BinaryIO, columns: Mapping[str, str] | None = None) -> OpenList:
        """Return an open list from its file, and the table's own names of columns by ours."""
        ...


def noting(issues: list[Issue]) -> Callable[[str, str], None]:
    """A function that records the columns of a table that no reader uses: their place and their names."""
    return lambda where, what: issues.append(Issue(where=where, what=what, code="unknown-column"))


@value
class Format:
    """A format of lists. It is declared as `FORMAT` in the module that reads it; the list's source names it."""

    reader: Reader
    marks: tuple[bytes, ...] = ()
    """A file has this format where one of these marks occurs in its first bytes before the marks of every other format."""
    shape: Callable[[bytes], bool] | None = None
    """Return whether the first bytes look like this format; called where they contain no mark of any format."""
    several: bool = False
    """Whether an edition may consist of several files."""
    exports: bool = False
    """Whether any list may be exported in it."""
    columns: TableReader | None = None
    """Its reader, where it takes names of columns."""
