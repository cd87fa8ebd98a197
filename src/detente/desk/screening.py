"""Screening of names: whom a name may mean on the lists, and which parties of a file of customers or payments are listed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from detente.desk.source import ListChoice, ListHome, screening_of
from detente.value import value

if TYPE_CHECKING:
    from detente.desk.screening_run import ScreeningRun
    from detente.parties.match.features import Query
    from detente.parties.match.match import Match
    from detente.parties.screening.measures import Follows
    from detente.parties.screening.screening import Screening


@value
class ScreeningAnswer:
    """The listed parties that one query may mean."""

    query: "Query"
    matches: "tuple[tuple[Match, tuple[Follows, ...]], ...]"
    """The best first, each with the measures that apply to it."""
    hidden: int
    """How many more there are, beyond the limit."""
    least: int
    """Thousandths from which a match is reported."""
    screening: "Screening"
    """The screening: its editions with their ages, and the lists that lack one."""


class ScreeningDesk:
    """The part of the desk that screens."""

    def screen(
        self: ListHome,
        query: "Query",
        which: ListChoice,
        *,
        threshold: float | None = None,
        limit: int | None = None,
    ) -> ScreeningAnswer:
        """Return the listed parties that a query may mean, and the measures that apply to them.

        Args:
            query: The party to screen; `parties.screening.query.query` makes one from texts.
            which: The lists that are asked, and as of when.
            threshold: Minimum score, 0.3 to 1; by default 0.75.
            limit: The most matches that are given; by default all.

        Raises:
            UsageError: a list that there is not, or a threshold that is none.
        """
        from detente.parties.screening.query import threshold_points

        points = threshold_points(threshold)
        screening = screening_of(self, which)
        matches = screening.match(query, points)
        shown = tuple((each, self.follows(each, which.day)) for each in matches[:limit])
        return ScreeningAnswer(
            query=query, matches=shown, hidden=len(matches) - len(shown), least=points, screening=screening
        )

    @contextmanager
    def screening_file(
        self: ListHome,
        file: Path | None,
        which: ListChoice,
        *,
        columns: Mapping[str, str] | None = None,
        out: Path | None = None,
        since: Path | None = None,
        threshold: float | None = None,
    ) -> "Iterator[ScreeningRun]":
        """Yield a file of customers or payment messages, opened for screening; its hits are found while they are iterated.

            with desk.screening_file(Path("customers.csv"), which) as run:
                for hit in run.hits(): ...
                run.counts()

        Args:
            file: CSV or messages; `-` is stdin. None: the file of the past run `since`.
            which: The lists that are asked, and as of when. Where it names none, those that the past run named.
            columns: The file's names of our columns. None: those of the past run, if there is one.
            out: Where `run.write` writes the hits: .jsonl, .csv or .parquet.
            since: Results of a past run; only what has changed since is matched again.
            threshold: Minimum score, 0.3 to 1; by default that of the past run, and 0.75 without one.

        Raises:
            InputError: no such file, or one that cannot be read.
            UsageError: as `screen`, or an output that has no known ending, no folder, or is the file itself.
        """
        from detente.desk import customer_file, screening_run
        from detente.desk.screening_request import completed
        from detente.parties.screening.query import threshold_points

        threshold_points(threshold)  # refused before anything is read
        asked, talk = completed(file, columns, which.lists, threshold, since)
        screening_run.refuse_out(asked.file, out)
        screening = screening_of(self, replace(which, lists=asked.lists))
        with customer_file.opened(asked.file, asked.columns) as source:
            yield screening_run.ScreeningRun(
                source=source,
                editions=self.editions,
                screening=screening,
                law=self.regime().on(which.day),
                least=threshold_points(asked.threshold),
                since=since,
                out=out,
                request=asked.recorded(),
                talk=[talk] if talk else [],
            )
