"""Documents read: the statements and events of a file, of a folder, or of a text."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from detente.desk.reading_pool import available, in_order, processes
from detente.errors import DetenteError, InputError

if TYPE_CHECKING:
    from detente.evidence.reader.reading import DocumentReading

SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm", ".pdf"})
"""Files of a folder that are read."""


class ReadingDesk:
    """Reads documents into proposals; nothing is kept."""

    __slots__ = ()

    def read(
        self, raw: bytes | str, *, name: str = "-", published: date | None = None, pipeline: str = ""
    ) -> "DocumentReading":
        """The statements and events of one document.

        Args:
            raw: Its text, or the bytes of a file: plain text, HTML or PDF.
            name: What it is called, as a file's name.
            published: The day of publication, where the document does not say it.
            pipeline: A spaCy pipeline for English, by default an installed one.

        Raises:
            InputError: the document is empty, not English, or in no form that is read; or it names another day of publication.
            NotInstalled: the extra `reader` is not installed.

        >>> from detente import Desk
        >>> found = Desk().read("The envoy said on Monday that talks would go on.", published=date(2019, 12, 12))
        >>> str(found.statements[0].said_on)
        '2019-12-09'
        """
        from detente.evidence.reader.pipeline import installed_pipeline
        from detente.evidence.reader.reading import read_text
        from detente.evidence.reader.sources import extractor_of, text_of

        installed_pipeline(pipeline)
        data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
        text = text_of(data, name)
        return read_text(
            text, name=name, raw=data, published=published, pipeline=pipeline, extractor=extractor_of(data)
        )

    def read_files(
        self, path: Path, *, published: date | None = None, pipeline: str = ""
    ) -> "Iterator[DocumentReading | DetenteError]":
        """The reading of a file, or of each document of a folder in order of name; a fault where one could not be read.

        Raises:
            InputError: there is no such file, or no document in the folder.
            NotInstalled: the extra `reader` is not installed.

        >>> from detente import Desk
        >>> next(Desk().read_files(Path("no-such-report.txt")))
        Traceback (most recent call last):
        detente.errors.InputError: no-such-report.txt: There is no such file or folder.
        """
        found = documents(path)
        work = partial(_read_file, published=published, pipeline=pipeline)
        yield from in_order(work, found, processes(len(found), available()))


def _read_file(path: Path, *, published: date | None, pipeline: str) -> "DocumentReading | DetenteError":
    """The reading of one file, or why it could not be read."""
    try:
        return ReadingDesk().read(path.read_bytes(), name=str(path), published=published, pipeline=pipeline)
    except InputError as fault:
        return fault
    except OSError as fault:
        return InputError(fault.strerror or "The file cannot be read.", where=str(path))


def documents(path: Path) -> list[Path]:
    """The documents of a folder, and of those in it, or the file itself. Raises InputError where there is none."""
    if path.is_dir():
        found = sorted(each for each in path.rglob("*") if each.is_file() and each.suffix.lower() in SUFFIXES)
        if not found:
            raise InputError(
                "The folder has no document.",
                where=str(path),
                hint=f"Documents end with {', '.join(sorted(SUFFIXES))}.",
            )
        return found
    if not path.exists():
        raise InputError("There is no such file or folder.", where=str(path))
    return [path]
