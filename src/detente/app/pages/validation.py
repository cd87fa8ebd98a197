"""The validation as one page of HTML: the answer first, then every figure; it needs nothing else and prints in black."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from detente.app.pages.cells import NUMBER, Cell, Item, PageRow, PageTable, number, part, percent, row, table
from detente.app.pages.chart import drawn
from detente.app.pages.templating import render
from detente.parties.match.features import FULL_SCORE
from detente.validation.negatives import Alerts, Clean
from detente.validation.pack import Pack
from detente.validation.tally import Gap, Tally
from detente.validation.target import FAMILY, Target
from detente.validation.variant import VariantResult

__all__ = ["page", "percent"]

STYLE: Final = Path(__file__).with_name("validation.css")
GRADES: Final = (
    "By severity: minor is one realistic slip; major are two, another spelling or script, or a part left out"
)
LINKS: Final = (
    ("lists", "Lists"),
    ("listed", "Listed names"),
    ("changed", "Changed names"),
    ("curve", "Curve"),
    ("clean", "Clean names"),
    ("gaps", "Known gaps"),
)
COUNTS: Final = (
    ("asked", NUMBER),
    ("found", "n found"),
    ("recall", NUMBER),
    ("another first", NUMBER),
    ("of asked", "n share"),
)


def page(pack: Pack) -> str:
    """The whole document."""
    return render(
        "validation.html",
        title=f"Validation of name matching, {pack.day}",
        style=Markup(STYLE.read_text(encoding="utf-8")),  # noqa: S704 -- a file of ours
        links=LINKS,
        pack=pack,
        threshold=f"{pack.threshold / FULL_SCORE:.2f}",
        summary=_summary(pack),
        targets=[_target(each) for each in pack.targets],
        lists=_lists(pack),
        listed=_listed(pack),
        changed=_changed(pack),
        changed_words=_changed_words(pack),
        families=_families(pack),
        curve=_curve(pack),
        curve_words=_curve_words(pack),
        chart=drawn(pack.curve),
        clean=[_clean(each) for each in pack.clean],
        gaps=[_gap(name, gap) for name, gap in _gaps(pack)],
    )


def _summary(pack: Pack) -> str:
    changed, listed = pack.changed, pack.listed
    quiet, alerts = sum(each.whole.asked for each in pack.clean), sum(each.whole.alerts for each in pack.clean)
    missed = sum(not each.met for each in pack.targets)
    verdict = "Every target is met." if not missed else f"{missed} of {len(pack.targets)} targets are missed."
    return (
        f"Of {listed.whole.asked:,} listed names, {listed.whole.found:,} find their party."
        f" Of {changed.whole.asked:,} changed names, {percent(changed.whole.recall)} do, and"
        f" {percent(changed.whole.wrong_share)} find another party first."
        f" Of {quiet:,} names that should find nobody, {alerts:,} find somebody. {verdict}"
    )


def _target(each: Target) -> dict[str, Any]:
    aim = f"{'≤' if each.most else '≥'} {each.aim * 100:g} %"
    return {"what": each.what, "aim": aim, "measured": percent(each.measured), "met": each.met}


def _lists(pack: Pack) -> PageTable:
    heads = (("list", ""), ("edition", ""), ("days old", NUMBER), ("entries", NUMBER), ("names", NUMBER))
    rows = (
        row(each.source, each.label, number(each.age(pack.day)), number(each.entries), number(each.names))
        for each in pack.editions
    )
    return table(f"{pack.parties:,} parties; an edition is named by its day and the digest of its entries", heads, rows)


def _tallies(caption: str, head: str, tallies: Iterable[Tally], whole: Tally | None = None) -> PageTable:
    rows = [row(each.name, *_counts(each)) for each in tallies]
    if whole is not None:
        rows.append(row("all", *_counts(whole), kind="whole"))
    return table(caption, ((head, ""), *COUNTS), rows)


def _counts(tally: Tally) -> tuple[Cell, ...]:
    return (
        number(tally.asked),
        Cell(text=f"{tally.found:,}", kind=f"{NUMBER} found"),
        Cell(text=percent(tally.recall), kind=f"{NUMBER} low" if tally.recall < FAMILY else NUMBER),
        number(tally.wrong),
        Cell(text=percent(tally.wrong_share), kind=f"{NUMBER} share"),
    )


def _listed(pack: Pack) -> list[PageTable]:
    listed = pack.listed
    return [
        _tallies("By list", "list", listed.by_list, listed.whole),
        _tallies("By script", "script", listed.by_script),
    ]


def _changed_words(pack: Pack) -> str:
    changed = pack.changed
    return (
        f"{changed.whole.asked:,} names of {changed.parties:,} parties, changed in {len(changed.families)} ways; each family of"
        f" changes takes its turn. Parties without any name that a family changes: {changed.without:,}. Changed names that were"
        f" not asked, since the change made them the listed name of another party: {changed.turned:,}."
    )


def _changed(pack: Pack) -> list[PageTable]:
    changed = pack.changed
    return [
        _tallies(GRADES, "severity", changed.by_severity, changed.whole),
        _tallies("By the script that is asked", "script", changed.by_script),
        _tallies("By kind", "kind", changed.by_kind),
        _tallies("By list", "list", changed.by_list),
    ]


def _families(pack: Pack) -> PageTable:
    families = {each.name: each for each in pack.changed.families}
    rows = (
        row(
            each.name,
            Cell(text=families[each.name].summary.replace("`", ""), kind="what"),
            families[each.name].severity,
            *_counts(each),
        )
        for each in pack.changed.by_family
    )
    return table("By family", (("family", ""), ("what it does", "what"), ("", ""), *COUNTS), rows)


def _curve_words(pack: Pack) -> str:
    curve = pack.curve
    words = f"Drawn from {pack.curve_of}: {curve.positives:,} names must find a party, {curve.negatives:,} nobody."
    if curve.absent:
        words += f" {curve.absent:,} were left out, since their party stands on none of these lists."
    if curve.refused:
        words += f" {curve.refused:,} cannot be asked, and find nobody."
    return words


def _curve(pack: Pack) -> PageTable:
    curve = pack.curve
    names = ("found", "recall", "alerts", "of clean", "matches")
    rows = (
        row(
            f"{step.threshold / FULL_SCORE:.2f}",
            number(step.found),
            part(curve.recall(step)),
            number(step.alerts),
            part(curve.alert_rate(step)),
            number(step.matches),
            kind="row-now" if step.threshold == curve.present else "",
        )
        for step in curve.steps
    )
    heads = (("threshold", ""), *((name, NUMBER) for name in names))
    return table("Matches are all that somebody would have to look at", heads, rows)


def _clean(found: Clean) -> dict[str, Any]:
    heads = (("group", ""), ("asked", NUMBER), ("alerts", NUMBER), ("of asked", NUMBER), ("namesakes", NUMBER))
    rows = [*map(_alerts, found.groups), _alerts(found.whole, kind="whole")]
    examples = [Item(text=each.name, note=f"{each.group}; found {each.first}") for each in found.examples]
    return {
        "source": found.source,
        "table": table("Namesakes are alerts of names that are exactly a listed one", heads, rows),
        "examples": examples,
        "count": f"{len(examples):,}",
    }


def _alerts(each: Alerts, kind: str = "") -> PageRow:
    return row(each.name, number(each.asked), number(each.alerts), part(each.rate), number(each.namesakes), kind=kind)


def _gaps(pack: Pack) -> Iterator[tuple[str, Gap]]:
    yield from ((f"listed names, {each.name}", each) for each in pack.listed.gaps)
    yield from ((each.name, each) for each in pack.changed.gaps)


def _gap(name: str, gap: Gap) -> dict[str, Any]:
    misses = [_missed("missed", each) for each in gap.misses] + [_missed("another first", each) for each in gap.wrongs]
    return {"name": name, "count": f"{gap.missed:,} missed, {gap.wrong:,} with another first", "misses": misses}


def _missed(what: str, each: VariantResult) -> Item:
    case, first = each.case, each.first or each.fault or "nobody"
    listed = f"listed as {case.listed}, {case.party.list} {case.party.entity.id}"
    return Item(text=case.text, note=f"{what}; {listed}; first: {first}")
