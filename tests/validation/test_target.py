"""The aims, and when they are missed."""

import pytest

from detente.validation.exact import Exact
from detente.validation.manipulated import Manipulated
from detente.validation.tally import Tally
from detente.validation.target import targets


def tally(name: str, asked: int, found: int, wrong: int = 0) -> Tally:
    return Tally(name=name, asked=asked, found=found, wrong=wrong)


def exact(found: int, wrong: int = 0) -> Exact:
    return Exact(whole=tally("as-listed", 1000, found, wrong), by_list=(), by_script=(), gaps=())


def changed(
    severity: tuple[Tally, ...], families: tuple[Tally, ...] = (), scripts: tuple[Tally, ...] = ()
) -> Manipulated:
    return Manipulated(
        whole=tally("all", 1, 1),
        by_severity=severity,
        by_family=families or (tally("a", 100, 100),),
        by_script=scripts,
        by_kind=(),
        by_list=(),
        gaps=(),
        parties=1,
        without=0,
        turned=0,
        families=(),
    )


def met(listed: Exact, found: Manipulated) -> dict[str, bool]:
    return {each.what: each.met for each in targets(listed, found)}


MINOR, MAJOR = tally("minor", 1000, 999), tally("major", 1000, 995, 25)


def test_what_just_meets_them() -> None:
    scripts = (tally("Latin", 1000, 1000), tally("Arabic", 1000, 980))
    found = met(exact(1000, 10), changed((MINOR, MAJOR), (tally("a", 100, 95),), scripts))
    assert len(found) == 7
    assert all(found.values())


@pytest.mark.parametrize(
    ("listed", "found", "missed"),
    [
        (exact(999), changed((MINOR, MAJOR)), "listed names found"),
        (exact(1000, 11), changed((MINOR, MAJOR)), "listed names with another party first"),
        (exact(1000), changed((tally("minor", 1000, 998), MAJOR)), "minor changes found"),
        (exact(1000), changed((MINOR, tally("major", 1000, 994))), "major changes found"),
        (exact(1000), changed((MINOR, tally("major", 1000, 1000, 26))), "major changes with another party first"),
        (exact(1000), changed((MINOR, MAJOR), (tally("a", 9, 9), tally("b", 100, 94))), "the worst family found (b)"),
        (
            exact(1000),
            changed((MINOR, MAJOR), (), (tally("Latin", 1000, 1000), tally("Han", 1000, 979))),
            "between the best script (Latin) and the worst (Han)",
        ),
    ],
)
def test_what_just_misses_one(listed: Exact, found: Manipulated, missed: str) -> None:
    assert [what for what, good in met(listed, found).items() if not good] == [missed]


def test_a_script_of_few_names_is_not_compared() -> None:
    found = met(exact(1000), changed((MINOR, MAJOR), (), (tally("Latin", 1000, 1000), tally("Greek", 99, 0))))
    assert not any("script" in what for what in found)


def test_what_was_not_asked_has_no_aim() -> None:
    assert list(met(exact(1000), changed((MINOR,)))) == [
        "listed names found",
        "listed names with another party first",
        "minor changes found",
        "the worst family found (a)",
    ]
