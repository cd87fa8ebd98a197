"""How well names are told apart: ours beside the peers, on labelled names and on names that are on no list."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final

from ruamel.yaml import YAML

from bench import listed
from bench.listed import Asked
from bench.measure import Line
from bench.screeners import Hit, Screener, properties
from detente.parties.entity import Kind

KINDS: Final[dict[str, Kind]] = {"individual": "person", "entity": "entity"}


def side_by_side(
    what: str, screeners: Sequence[Screener], told: Callable[[Screener], float], how: str
) -> tuple[str, str, float]:
    """A line's beginning: the name of a figure, that of ours with the peers' behind it, and ours as a number."""
    figures = [told(each) for each in screeners]
    beside = ", ".join(f"{each.title} {figure:{how}}" for each, figure in zip(screeners[1:], figures[1:], strict=True))
    return what, f"{figures[0]:{how}}" + (f" ({beside})" if beside else ""), figures[0]


def lines(screeners: Sequence[Screener], scale: int) -> Iterator[Line]:
    """The figures; ours comes first among the screeners."""
    for each in (_variants, _negatives, _cases, _checks, _koreans, _payments):
        yield from each(screeners, scale)
    yield from _cultures(screeners[0], scale)
    yield from _clean(screeners, scale)


def _some(rows: Sequence[dict[str, str]], scale: int) -> list[dict[str, str]]:
    return list(rows[::scale])


def _variants(screeners: Sequence[Screener], scale: int) -> Iterator[Line]:
    given = listed.rows("bench/names/uk_names_of_un_parties_dev.csv")
    for class_, step in (("exact", 8), ("variant", 1), ("uk_only_alias", 1)):
        rows = _some([row for row in given if row["class"] == class_], step * scale)
        what = f"UK names of UN parties, {class_}: found of {len(rows)}"

        def recall(screener: Screener, rows: list[dict[str, str]] = rows) -> float:
            found = screener.each([Asked(row["query_name"], KINDS[row["query_type"]]) for row in rows])
            return sum(("un", row["un_ref"]) in hits for row, hits in zip(rows, found, strict=True)) / len(rows)

        told, figure, ours = side_by_side(what, screeners, recall, ".3f")
        least = {"exact": 1.0, "variant": 0.95, "uk_only_alias": 0.0}[class_]
        yield Line(told, figure, f"≥ {least:.2f}" if least else "", ours >= least)


def _negatives(screeners: Sequence[Screener], scale: int) -> Iterator[Line]:
    rows = _some(listed.rows("bench/names/negatives_us_1000.csv"), scale)
    names = [Asked(row["full_name"], "person") for row in rows]
    told, figure, ours = side_by_side(
        f"alerts on {len(names)} invented persons",
        screeners,
        lambda each: _alerts(each.each(names)) / len(names),
        ".2%",
    )
    yield Line(told, figure, "≤ 0.5 %", ours <= 0.005)


def _alerting(names: Sequence[Asked]) -> Callable[[Screener], float]:
    return lambda screener: _alerts(screener.each(names))


def _alerts(found: Iterator[list[Hit]]) -> int:
    return sum(bool(hits) for hits in found)


def _cases(screeners: Sequence[Screener], scale: int) -> Iterator[Line]:
    rows = _some(listed.rows("bench/names/nomenklatura_cases.csv"), scale)

    def f1(screener: Screener) -> float:
        said = [screener.same(row["schema"], {"name": [row["name1"]]}, {"name": [row["name2"]]}) for row in rows]
        true = [row["is_match"] == "true" for row in rows]
        both = sum(a and b for a, b in zip(said, true, strict=True))
        return float(2 * both / (sum(said) + sum(true)))

    told, figure, ours = side_by_side(f"nomenklatura's {len(rows)} pairs of names, F1", screeners, f1, ".3f")
    yield Line(told, figure, "≥ 0.85", ours >= 0.85)


def _checks(screeners: Sequence[Screener], scale: int) -> Iterator[Line]:
    path = listed.SHARED / "bench" / "names" / "nomenklatura_checks.yml"
    checks = YAML(typ="safe").load(path.read_text())["checks"][::scale]

    def accuracy(screener: Screener) -> float:
        said = [
            screener.same(check["schema"], properties(check["query"]), properties(check["candidate"]))
            for check in checks
        ]
        right = sum(a is check["match"] for a, check in zip(said, checks, strict=True))
        return right / len(said)

    told, figure, ours = side_by_side(f"nomenklatura's {len(checks)} checks, right", screeners, accuracy, ".4f")
    yield Line(told, figure, "≥ 0.93", ours >= 0.93)


def _koreans(screeners: Sequence[Screener], scale: int) -> Iterator[Line]:
    people = [each for each in listed.parties()["un"] if each.id.startswith("KPi")][::scale]
    known = {("un", each.id) for each in listed.parties()["un"] if each.id.startswith("KPi")}

    def wrong(screener: Screener) -> float:
        found = screener.each([Asked(each.name, "person") for each in people])
        return sum(bool((known & set(hits)) - {("un", each.id)}) for each, hits in zip(people, found, strict=True))

    told, figure, ours = side_by_side(
        f"the {len(people)} DPRK persons: those who draw another of them", screeners, wrong, ".0f"
    )
    yield Line(told, figure, "≤ 4", ours <= 4)


LISTED_SO: Final = 1
"""Cases that should not alert and do: `DR AMIN` is a weak alias of QDi.002, and every listed name is found."""


def _payments(screeners: Sequence[Screener], scale: int) -> Iterator[Line]:
    del scale
    rows = listed.rows("bench/names/payment_alert_cases.csv")
    for outcome in ("must_alert", "should_alert", "must_not_alert"):
        names = [Asked(row["test_value"], None) for row in rows if row["expected_outcome"] == outcome]
        what = f"payment cases, {outcome}: alerts of {len(names)}"
        told, figure, ours = side_by_side(what, screeners, _alerting(names), ".0f")
        limited = outcome == "must_not_alert"
        yield Line(told, figure, f"≤ {LISTED_SO}" if limited else "", not limited or ours <= LISTED_SO)


def _cultures(ours: Screener, scale: int) -> Iterator[Line]:
    for culture, names in listed.cultures():
        some = names[:: scale * (3 if len(names) > 5_000 else 1)]
        alerts = _alerts(ours.each(some))
        yield Line(f"alerts on {len(some):,} {culture}", f"{alerts / len(some):.2%}", "", met=True)


def _clean(screeners: Sequence[Screener], scale: int) -> Iterator[Line]:
    names = list(islice(listed.clean(), 2_000 // scale))
    told, figure, _ = side_by_side(
        f"alerts on {len(names):,} of all of these",
        screeners,
        lambda each: _alerts(each.each(names)) / len(names),
        ".2%",
    )
    yield Line(told, figure, "", met=True)
