"""The validation of matching: every part of it on one set of lists, with the editions that were screened against."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from detente import __version__
from detente.parties.lists.edition import Edition
from detente.validation import negatives as clean_names
from detente.validation.curve import Curve, curve
from detente.validation.exact import Exact, exact, listed_names
from detente.validation.invented import invented
from detente.validation.labelled import LabelledName
from detente.validation.manipulated import SAMPLE, Manipulated, Sample, manipulated, sample
from detente.validation.matching import MatchingOptions, Progress
from detente.validation.negatives import Clean
from detente.validation.related_parties import RelatedParties
from detente.validation.target import Target, targets
from detente.validation.variant import ListedParty, NameVariant
from detente.value import value

CURVE: Final = 5_000
"""Changed names from which the curve is drawn where no labelled file is given."""
INVENTED: Final = "names invented for this test"

Stage = Callable[[str, int], Progress]
"""A function that is called when a part begins, with its number of names; it returns the function for progress."""


@value
class LabelledFile:
    """Rows with the name of their file."""

    name: str
    rows: tuple[LabelledName, ...]


@value
class ValidationRequest:
    """The parts that a validation should have."""

    sample: int = SAMPLE
    labelled: LabelledFile | None = None
    clean: tuple[LabelledFile, ...] = ()
    """By default names of our own making."""


@value
class Pack:
    """The results of a validation."""

    day: date
    version: str
    threshold: int
    editions: tuple[Edition, ...]
    parties: int
    listed: Exact
    changed: Manipulated
    curve: Curve
    curve_of: str
    """What the curve was drawn from."""
    clean: tuple[Clean, ...]
    targets: tuple[Target, ...]

    @property
    def met(self) -> bool:
        """Return whether every target is met."""
        return all(each.met for each in self.targets)


def validate(
    parties: Sequence[ListedParty],
    editions: Sequence[Edition],
    wants: ValidationRequest,
    terms: MatchingOptions,
    *,
    day: date,
    stage: Stage,
) -> Pack:
    """Run every part of the validation.

    Args:
        parties: All parties of the editions.
        editions: What `terms` answers from.
        wants: How much, and the user's own files.
        terms: How names are asked; its progress is replaced by what `stage` answers.
        day: When it is made.
        stage: Told of each trial as it begins.

    Raises:
        UsageError: a sample of less than one name.
    """
    related = RelatedParties(parties)
    chosen = sample(parties, related, wants.sample)
    quiet = wants.clean or (LabelledFile(name=INVENTED, rows=invented()),)

    def options_for(name: str, count: int) -> MatchingOptions:
        return replace(terms, progress=stage(name, count))

    listed = exact(parties, related, options_for("listed names", len(listed_names(parties))))
    changed = manipulated(chosen, related, options_for("changed names", len(chosen.cases)))
    clean = tuple(
        clean_names.clean(file.name, file.rows, related, options_for(f"clean names: {file.name}", len(file.rows)))
        for file in quiet
    )
    of = wants.labelled or _own(chosen, quiet)
    return Pack(
        day=day,
        version=__version__,
        threshold=terms.least,
        editions=tuple(editions),
        parties=len(parties),
        listed=listed,
        changed=changed,
        curve=curve(of.rows, parties, options_for("curve", len(of.rows)), terms.least),
        curve_of=of.name,
        clean=clean,
        targets=targets(listed, changed),
    )


def _own(chosen: Sample, quiet: Sequence[LabelledFile]) -> LabelledFile:
    """Return a labelled file of our own: changed names of every family, and the clean ones."""
    step = max(1, len(chosen.cases) // CURVE)
    rows = [_row(case) for case in chosen.cases[::step][:CURVE]]
    clean = [row for file in quiet for row in file.rows][:CURVE]
    return LabelledFile(
        name=f"{len(rows):,} of the changed names, and {len(clean):,} of the clean ones", rows=(*rows, *clean)
    )


def _row(case: NameVariant) -> LabelledName:
    return LabelledName(line=0, name=case.text, expected=f"{case.party.list}:{case.party.entity.id}")
