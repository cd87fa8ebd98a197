"""The validation as a whole: every trial made once, its figures, and what it was made from."""

from collections.abc import Callable
from datetime import date

import pytest

from detente.errors import UsageError
from detente.validation.labelled import LabelledName
from detente.validation.lists import listed_parties
from detente.validation.matching import MatchingOptions
from detente.validation.pack import INVENTED, LabelledFile, Pack, ValidationRequest, validate
from detente.validation.variant import ListedParty
from tests.parties.kept import InMemory
from tests.parties.kept import party as entity
from tests.validation.build import NAMES, Answers, party

PARTIES = [party(name, id_=str(at)) for at, name in enumerate(NAMES)]
KNOWN: dict[str, list[tuple[ListedParty, int]]] = {each.entity.name: [(each, 960)] for each in PARTIES}
CLEAN = LabelledFile(
    name="clean.csv",
    rows=tuple(LabelledName(line=at, name=name, expected="") for at, name in enumerate(("Ana", "Bo"), 2)),
)


def made(
    wants: ValidationRequest,
    known: dict[str, list[tuple[ListedParty, int]]] | None = None,
    stage: Callable[[str, int], None] = lambda _name, _count: None,
) -> Pack:
    """A validation of the five parties."""

    def told(name: str, count: int) -> Callable[[int], None]:
        stage(name, count)
        return lambda _done: None

    return validate(
        PARTIES,
        (),
        wants,
        MatchingOptions(opens=lambda: Answers(KNOWN if known is None else known)),
        day=date(2020, 1, 2),
        stage=told,
    )


def test_each_trial_is_announced_with_its_number_of_names() -> None:
    seen: list[tuple[str, int]] = []
    pack = made(ValidationRequest(sample=50, clean=(CLEAN,)), stage=lambda name, count: seen.append((name, count)))
    assert [name for name, _ in seen] == ["listed names", "changed names", "clean names: clean.csv", "curve"]
    assert dict(seen)["listed names"] == len(NAMES)
    assert dict(seen)["clean names: clean.csv"] == 2
    assert pack.parties == len(NAMES)


def test_without_clean_names_of_ones_own_invented_ones_are_asked() -> None:
    pack = made(ValidationRequest(sample=20))
    assert [each.source for each in pack.clean] == [INVENTED]


def test_a_labelled_file_gives_the_curve() -> None:
    rows = (LabelledName(line=2, name=NAMES[0], expected="one:0"), LabelledName(line=3, name="Ana", expected=""))
    pack = made(ValidationRequest(sample=20, clean=(CLEAN,), labelled=LabelledFile(name="labelled.csv", rows=rows)))
    assert pack.curve_of == "labelled.csv"
    assert (pack.curve.positives, pack.curve.negatives) == (1, 1)


def test_without_one_it_is_drawn_from_the_changed_names_and_the_clean() -> None:
    pack = made(ValidationRequest(sample=20, clean=(CLEAN,)))
    assert pack.curve_of.endswith(" of the changed names, and 2 of the clean ones")
    assert pack.curve.negatives == 2


def test_targets_that_are_not_met_are_told() -> None:
    assert made(ValidationRequest(sample=20, clean=(CLEAN,)), known={}).met is False


@pytest.mark.parametrize("sample", [0, -1])
def test_a_sample_of_nobody_is_refused(sample: int) -> None:
    with pytest.raises(UsageError):
        made(ValidationRequest(sample=sample))


def test_the_same_validation_has_the_same_figures() -> None:
    wants = ValidationRequest(sample=60, clean=(CLEAN,))
    assert made(wants) == made(wants)


def test_the_parties_of_several_editions_keep_their_lists() -> None:
    at = InMemory()
    at.keep("own:a", "2020-01-01", [entity("1", "Zebulon Quartz")])
    at.keep("own:b", "2020-01-01", [entity("1", "Quiet Harbour"), entity("2", "Loud Sea")])
    found = listed_parties(at, sorted(at.all(), key=lambda each: each.source))
    assert [(each.list, each.entity.id) for each in found] == [("own:a", "1"), ("own:b", "1"), ("own:b", "2")]
