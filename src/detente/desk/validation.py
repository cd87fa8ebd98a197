"""Questions about matching itself: the cost of each threshold, and the validation that shows that matching works."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from detente.desk import arguments
from detente.desk.arguments import NumberLike, PathLike
from detente.desk.source import ListChoice, ListHome, chosen
from detente.errors import InputError, UsageError
from detente.value import value

if TYPE_CHECKING:
    from detente.parties.lists.edition import Edition
    from detente.parties.screening.screening import Consulted
    from detente.validation.curve import Curve
    from detente.validation.matching import MatchingOptions
    from detente.validation.pack import LabelledFile, Pack, Stage, ValidationRequest
    from detente.validation.variant import ListedParty


@value
class ValidationLists:
    """The lists that a validation asks, and how."""

    parties: "tuple[ListedParty, ...]"
    editions: "tuple[Edition, ...]"
    options: "MatchingOptions"
    consulted: "tuple[Consulted, ...]"
    """The editions with their ages."""
    lacking: tuple[str, ...]
    """Lists that have no edition of the day."""

    @property
    def stale(self) -> "tuple[Consulted, ...]":
        """The editions that are older than they may be."""
        return tuple(each for each in self.consulted if each.stale)


@value
class TunedThreshold:
    """What each threshold finds in a labelled file, and what it costs."""

    curve: "Curve"
    lists: ValidationLists


@value
class ValidationAnswer:
    """A validation, and the lists that it screened against."""

    pack: "Pack"
    lists: ValidationLists


class ValidationDesk:
    """The part of the desk that answers for matching itself."""

    def tune(
        self: ListHome,
        labelled: PathLike,
        which: ListChoice,
        *,
        stage: "Stage",
        columns: Mapping[str, str] | None = None,
        jobs: NumberLike = 1,
    ) -> TunedThreshold:
        """What each threshold would find in a labelled file, and what it would cost.

        Args:
            labelled: CSV: a name, and the reference that it must find, empty where it should find nobody.
            which: The lists to screen against, whole, and the date of their editions.
            stage: Called when screening of a number of names begins; returns a function that is called with the number done.
            columns: The file's names of our columns.
            jobs: Processes.

        Raises:
            InputError: a file that cannot be read, or whose parties are on none of the lists.
            UsageError: a list that has no edition.

        >>> from detente import Desk
        >>> from detente.desk.source import ListChoice
        >>> Desk().tune("labelled.csv", ListChoice(today="2019-12-26"), stage=lambda part, names: lambda done: None)
        Traceback (most recent call last):
        detente.errors.InputError: labelled.csv: cannot be read: No such file or directory
          Check the path.
        """
        from dataclasses import replace

        from detente.validation.curve import curve
        from detente.validation.labelled import labelled as read

        labelled, jobs = arguments.path(labelled, "labelled"), arguments.whole(jobs, "jobs", least=1)
        rows = read(labelled, arguments.texts_by_name(columns, "columns"))
        asked = _asked(self, chosen(which), jobs)
        found = curve(rows, asked.parties, replace(asked.options, progress=stage("names", len(rows))))
        if not found.positives:
            raise InputError(
                "no name's party stands on the lists that were asked",
                where=labelled.name,
                hint="Import the list that the references are of, or see `detente lists status`.",
            )
        return TunedThreshold(curve=found, lists=asked)

    def validate(
        self: ListHome,
        which: ListChoice,
        *,
        stage: "Stage",
        sample: NumberLike | None = None,
        labelled: PathLike | None = None,
        columns: Mapping[str, str] | None = None,
        clean: PathLike | Iterable[PathLike] = (),
        jobs: NumberLike = 1,
    ) -> ValidationAnswer:
        """Return a validation of matching on the imported lists; the same lists give the same figures.

        Args:
            which: As of `tune`; so are `columns` and `jobs`.
            stage: Told of each part as it begins, as of `tune`.
            sample: Changed names to ask at least; by default 100,000.
            labelled: A labelled file for the curve; by default changed and clean names of our own.
            columns: The labelled file's names of our columns.
            clean: Files of names that should find nobody; by default names of our own making.
            jobs: Processes.

        Raises:
            InputError: a file that cannot be read.
            UsageError: a list that has no edition, a sample of less than one name, or columns without a labelled file.

        >>> from detente import Desk
        >>> from detente.desk.source import ListChoice
        >>> desk, which = Desk(), ListChoice(today="2019-12-26", lists="un")
        >>> desk.validate(which, stage=lambda part, names: lambda done: None, sample=1000)
        Traceback (most recent call last):
        detente.errors.UsageError: --list: un has no edition
          Import one with `detente lists import`.
        """
        from detente.validation.pack import validate

        wants = _wants(
            arguments.optional_whole(sample, "sample", least=0),
            arguments.optional_path(labelled, "labelled"),
            arguments.texts_by_name(columns, "columns"),
            arguments.paths(clean, "clean"),
        )
        which = chosen(which)
        asked = _asked(self, which, arguments.whole(jobs, "jobs", least=1))
        pack = validate(asked.parties, asked.editions, wants, asked.options, day=which.day, stage=stage)
        return ValidationAnswer(pack=pack, lists=asked)


def _asked(desk: ListHome, which: ListChoice, jobs: int) -> ValidationLists:
    """The editions of a day. Raises UsageError where there are none."""
    from detente.parties.screening.screening import MAX_AGE, consulted
    from detente.validation.lists import listed_parties, matcher
    from detente.validation.matching import MatchingOptions

    editions = desk.editions
    found = editions.on(which.on, which.lists or None)
    if lacking := sorted(set(which.lists) - {each.source for each in found}):
        hint = "Import one with `detente lists import`."
        raise UsageError(f"{', '.join(lacking)} has no edition", where="--list", hint=hint)
    most = MAX_AGE if which.max_age is None else which.max_age
    return ValidationLists(
        parties=listed_parties(editions, found),
        editions=found,
        options=MatchingOptions(opens=partial(matcher, desk.home or Path(os.devnull), found), jobs=jobs),
        consulted=consulted(editions, found, on=None, today=which.day, max_age=most),  # every entry, of any day
        lacking=() if which.lists else editions.lacking(which.on),
    )


def _wants(
    sample: int | None, labelled: Path | None, columns: Mapping[str, str], clean: Sequence[Path]
) -> "ValidationRequest":
    from detente.validation.manipulated import SAMPLE
    from detente.validation.pack import ValidationRequest

    if columns and labelled is None:
        raise UsageError("--map is for a labelled file", hint="Name one with --names.")
    return ValidationRequest(
        sample=SAMPLE if sample is None else sample,
        labelled=None if labelled is None else _labelled(labelled, columns),
        clean=tuple(map(_clean, clean)),
    )


def _labelled(path: Path, columns: Mapping[str, str]) -> "LabelledFile":
    from detente.validation.labelled import labelled
    from detente.validation.pack import LabelledFile

    return LabelledFile(name=path.name, rows=labelled(path, columns))


def _clean(path: Path) -> "LabelledFile":
    from detente.validation.labelled import clean
    from detente.validation.pack import LabelledFile

    return LabelledFile(name=path.name, rows=clean(path))
