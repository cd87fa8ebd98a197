"""Screening of names: whom a name may mean on the lists, and which parties of a file of customers or payments are listed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from typing import TYPE_CHECKING, Final

from detente.desk import arguments
from detente.desk.arguments import NumberLike, PathLike
from detente.desk.source import ListChoice, ListHome, chosen, screening_of
from detente.displayed import DisplayedDocument
from detente.value import value

PATHS: Final = ("file", "out", "since", "rejected")
"""The arguments of `screening_file` that are paths."""

if TYPE_CHECKING:
    from detente.desk.party_judging import JudgedPair, PartyJudging
    from detente.desk.screening_run import ScreeningRun
    from detente.parties.match.features import Query
    from detente.parties.match.match import Match
    from detente.parties.screening.measures import Follows
    from detente.parties.screening.screening import Screening


@value
class ScreeningAnswer(DisplayedDocument):
    """The listed parties that one query may mean.

    >>> from detente import Desk
    >>> from detente.desk.source import ListChoice
    >>> answer = Desk().screen("Tanchon Commercial Bank", ListChoice(today="2019-12-26"), threshold=0.9)
    >>> [each["list"] for each in answer.to_dicts()]
    ['un-1718']
    """

    query: "Query"
    matches: "tuple[tuple[Match, tuple[Follows, ...]], ...]"
    """The best first, each with the measures that apply to it."""
    hidden: int
    """How many more there are, beyond the limit."""
    least: int
    """Thousandths from which a match is reported."""
    screening: "Screening"
    """The screening: its editions with their ages, and the lists that lack one."""
    judged: "Mapping[str, JudgedPair]" = field(default_factory=dict)
    """What persons judged, by the id of the match; empty where that was not asked for."""


class ScreeningDesk:
    """The part of the desk that screens."""

    def screen(
        self: ListHome,
        query: "Query | str",
        which: ListChoice,
        *,
        threshold: NumberLike | None = None,
        limit: NumberLike | None = None,
        judging: "PartyJudging | None" = None,
        customer: str = "",
    ) -> ScreeningAnswer:
        """Return the listed parties that a query may mean, and the measures that apply to them.

        Args:
            query: Who is asked for: a name, or what `parties.screening.query.query` makes of several texts.
            which: The lists that are asked, and as of when.
            threshold: Minimum score, 0.3 to 1; by default 0.75.
            limit: The most matches that are given; by default all.
            judging: The judgements of a ledger, which are shown beside the matches.
            customer: Your own number of the party, under which judgements are kept.

        Raises:
            InputError: an argument that cannot be read.
            UsageError: a list that there is not.

        >>> from detente import Desk
        >>> from detente.desk.source import ListChoice
        >>> Desk().screen("Nobody Known", ListChoice(today="2019-12-26")).matches
        ()
        """
        from detente.parties.match.features import Query
        from detente.parties.screening.query import query as query_of
        from detente.parties.screening.query import threshold_points

        asked = query_of(query) if isinstance(query, str) else arguments.one(query, Query, "query", "Give a name.")
        which, points = chosen(which), threshold_points(arguments.threshold(threshold))
        most = arguments.optional_whole(limit, "limit", least=0)
        screening = screening_of(self, which)
        matches = screening.match(asked, points)
        shown = tuple((each, self.follows(each, which.day)) for each in matches[:most])
        judged = {} if judging is None else judging.of_matches(asked, customer, matches)
        return ScreeningAnswer(
            query=asked,
            matches=shown,
            hidden=len(matches) - len(shown),
            least=points,
            screening=screening,
            judged=judged,
        )

    @contextmanager
    def screening_file(
        self: ListHome,
        file: PathLike | None,
        which: ListChoice,
        *,
        columns: Mapping[str, str] | None = None,
        out: PathLike | None = None,
        since: PathLike | None = None,
        threshold: NumberLike | None = None,
        rejected: PathLike | None = None,
        born_tolerance: NumberLike | None = None,
    ) -> "Iterator[ScreeningRun]":
        """Yield a file of customers or payments, opened for screening; its hits are found while they are iterated.

        Args:
            file: CSV or messages; `-` is stdin. None: the file of the past run `since`.
            which: The lists that are asked, and as of when. Where it names none, those that the past run named.
            columns: The file's names of our columns. None: those of the past run, if there is one.
            out: Where `run.write` writes the hits (.jsonl, .csv or .parquet).
            since: Results of a past run; only what has changed since is matched again.
            threshold: Minimum score, 0.3 to 1; by default that of the past run, and 0.75 without one.
            rejected: Where the rows that cannot be screened are written (.csv).
            born_tolerance: Years by which dates of birth may differ; by default those of the past run, and 1 without one.

        Raises InputError for a file that cannot be read; UsageError as `screen`, and for an output that cannot be written.

        >>> from detente import Desk
        >>> from detente.desk.source import ListChoice
        >>> with Desk().screening_file("customers.csv", ListChoice(today="2019-12-26")) as run:
        ...     list(run.hits())
        Traceback (most recent call last):
        detente.errors.InputError: customers.csv: there is no such file
        """
        from detente.desk import customer_file, rejected_file, screening_run
        from detente.desk.screening_request import completed
        from detente.parties.screening.query import threshold_points

        path, target, past, apart = map(arguments.optional_path, (file, out, since, rejected), PATHS)
        names = None if columns is None else arguments.texts_by_name(columns, "columns")
        which, wanted = chosen(which), arguments.threshold(threshold)
        years = arguments.optional_whole(born_tolerance, "born_tolerance", least=0)
        asked, talk = completed(path, names, which.lists, wanted, past, born_tolerance=years)
        screening_run.refuse_out(asked.file, target)
        rejected_file.refuse(asked.file, apart, target)
        opened, least = customer_file.opened(asked.file, asked.columns), threshold_points(asked.threshold)
        with opened as source, rejected_file.opened(apart, source.reject) as source.reject:
            screening, law = screening_of(self, replace(which, lists=asked.lists)), self.regime().on(which.day)
            run = screening_run.ScreeningRun(source, self.editions, screening, law, least, past, target)
            run.request, run.talk = asked.recorded(), [talk] if talk else []
            yield run
