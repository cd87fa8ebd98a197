"""What every reader of a list gives, and what each declares of the format that it reads."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import BinaryIO, Protocol

from detente.errors import Issue
from detente.parties.entity import Entity
from detente.value import value


class OpenList(Protocol):
    """A list that is open: read `entries` to the end, then look at `day` and `issues`."""

    day: date | None
    """The day on which the authority made it, where the file says so."""
    issues: list[Issue]

    def entries(self) -> Iterator[Entity]:
        """Every entry. Raises InputError where the file is not such a list, with the place."""
        ...


class Reader(Protocol):
    """The class of a reader."""

    def __call__(self, *files: BinaryIO) -> OpenList:
        """A list that is open, from its files. Raises InputError where they are none."""
        ...


def noting(issues: list[Issue]) -> Callable[[str, str], None]:
    """What notes columns that a table has and nobody reads: where they are, and which."""
    return lambda where, what: issues.append(Issue(where=where, what=what, code="unknown-column"))


@value
class Format:
    """A format in which lists come. Each stands as `FORMAT` in the module that reads it; the list's source names it."""

    reader: Reader
    marks: tuple[bytes, ...] = ()
    """A file is of this format where one of these stands in its first bytes, before those of every other format."""
    shape: Callable[[bytes], bool] | None = None
    """Whether the first bytes look like this format; it is asked where no mark of any format stands there."""
    several: bool = False
    """Whether several files make an edition together."""
    exports: bool = False
    """Whether exports of any list come in it."""
