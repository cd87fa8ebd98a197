"""The validation as one page of HTML: the answer first, then every figure; it needs nothing else and prints in black."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from detente.app.pages.chart import drawn
from detente.app.pages.html import Html, alone, joined, tag
from detente.validation.negatives import Alerts, Clean
from detente.validation.pack import Pack
from detente.validation.tally import Gap, Tally
from detente.validation.target import FAMILY, Target

STYLE: Final = Path(__file__).with_name("validation.css")
NUMBER: Final = "n"
GRADES: Final = (
    "By severity: minor is one realistic slip; major are two, another spelling or script, or a part left out"
)


def page(pack: Pack) -> str:
    """The whole document."""
    title = f"Validation of name matching, {pack.day}"
    head = tag(
        "head",
        Html('<meta charset="utf-8"/>'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1"/>'),
        tag("title", title),
        tag("style", Html(STYLE.read_text(encoding="utf-8"))),
    )
    body = tag(
        "body",
        _begin(pack, title),
        tag(
            "main", _aims(pack), _editions(pack), _listed(pack), _changed(pack), _curve(pack), _clean(pack), _gaps(pack)
        ),
        _end(pack),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n"


def percent(share: float) -> str:
    """A share as it is shown, rounded down: 99.9996 % is not 100 %."""
    return f"{int(share * 100_000 + 1e-6) / 1000:.3f} %"


def table(caption: str, heads: Sequence[tuple[str, str]], rows: Iterable[Html]) -> Html:
    """A table; each head is its words and its class."""
    row = tag(
        "tr",
        *(
            tag("th", words, class_=kind, scope="col") if kind else tag("th", words, scope="col")
            for words, kind in heads
        ),
    )
    body = tag("tbody", *rows)
    return tag("div", tag("table", tag("caption", caption) if caption else "", tag("thead", row), body), class_="wide")


def row(name: str, *cells: str | tuple[str, str], kind: str = "") -> Html:
    """A row whose first cell is its head; a cell is text, or text with its class; `kind` is the row's own."""
    parts = [tag("td", each) if isinstance(each, str) else tag("td", each[0], class_=each[1]) for each in cells]
    head = tag("th", name, scope="row")
    return tag("tr", head, *parts, class_=kind) if kind else tag("tr", head, *parts)


def _number(number: int) -> tuple[str, str]:
    return f"{number:,}", NUMBER


def _share(share: float) -> tuple[str, str]:
    return percent(share), NUMBER


def _begin(pack: Pack, title: str) -> Html:
    changed, listed = pack.changed, pack.listed
    quiet, alerts = sum(each.whole.asked for each in pack.clean), sum(each.whole.alerts for each in pack.clean)
    missed = [each for each in pack.targets if not each.met]
    words = (
        f"Of {listed.whole.asked:,} listed names, {listed.whole.found:,} find their party."
        f" Of {changed.whole.asked:,} changed names, {percent(changed.whole.recall)} do, and"
        f" {percent(changed.whole.wrong_share)} find another party first."
        f" Of {quiet:,} names that should find nobody, {alerts:,} find somebody."
    )
    verdict = "Every target is met." if not missed else f"{len(missed)} of {len(pack.targets)} targets are missed."
    links = [
        tag("a", words, href=f"#{name}")
        for name, words in (
            ("lists", "Lists"), ("listed", "Listed names"), ("changed", "Changed names"), ("curve", "Curve"), ("clean", "Clean names"), ("gaps", "Known gaps"),
        )
    ]  # fmt: skip
    return tag(
        "header",
        tag("h1", title),
        tag(
            "p", f"Détente {pack.version}; a name is reported from {pack.threshold} of 1,000 points on.", class_="note"
        ),
        tag("p", f"{words} {verdict}", class_="lead"),
        tag("nav", *links),
    )


def _aims(pack: Pack) -> Html:
    heads = (("what", ""), ("aim", NUMBER), ("measured", NUMBER), ("", ""))
    return tag("section", tag("h2", "Targets"), table("", heads, map(_aim, pack.targets)))


def _aim(target: Target) -> Html:
    aim = f"{'≤' if target.most else '≥'} {target.aim * 100:g} %"
    return tag(
        "tr",
        tag("th", target.what, scope="row"),
        tag("td", aim, class_=NUMBER),
        tag("td", percent(target.measured), class_=NUMBER),
        tag("td", MET if target.met else MISSED, class_="met" if target.met else "missed"),
    )


def _editions(pack: Pack) -> Html:
    heads = (("list", ""), ("edition", ""), ("days old", NUMBER), ("entries", NUMBER), ("names", NUMBER))
    rows = (
        row(each.source, each.label, _number(each.age(pack.day)), _number(each.entries), _number(each.names))
        for each in pack.editions
    )
    return tag(
        "section",
        tag("h2", "Lists that were asked", id="lists"),
        table(f"{pack.parties:,} parties; an edition is named by its day and the digest of its entries", heads, rows),
    )


def _mark(shape: Html, word: str) -> Html:
    """A word with its mark, which is drawn: a font may lack it, and a reader of screens would say it."""
    return joined((tag("svg", shape, class_="mark", viewBox="0 0 10 10", aria_hidden="true"), word))


MET: Final = _mark(alone("circle", cx=5, cy=5, r=5), "met")
MISSED: Final = _mark(alone("rect", width=10, height=10), "missed")
COUNTS: Final = (
    ("asked", NUMBER),
    ("found", "n found"),
    ("recall", NUMBER),
    ("another first", NUMBER),
    ("of asked", "n share"),
)


def _tallies(caption: str, head: str, tallies: Iterable[Tally], whole: Tally | None = None) -> Html:
    rows = [row(each.name, *_counts(each)) for each in tallies]
    if whole is not None:
        rows.append(row("all", *_counts(whole), kind="whole"))
    return table(caption, ((head, ""), *COUNTS), rows)


def _counts(tally: Tally) -> tuple[tuple[str, str], ...]:
    share = percent(tally.recall), f"{NUMBER} low" if tally.recall < FAMILY else NUMBER
    wrong = percent(tally.wrong_share), f"{NUMBER} share"
    return _number(tally.asked), (f"{tally.found:,}", f"{NUMBER} found"), share, _number(tally.wrong), wrong


def _listed(pack: Pack) -> Html:
    return tag(
        "section",
        tag("h2", "Listed names as they stand", id="listed"),
        tag("p", "Every name of every party, those of low quality too, asked as the list writes it."),
        _tallies("By list", "list", pack.listed.by_list, pack.listed.whole),
        _tallies("By script", "script", pack.listed.by_script),
    )


def _changed(pack: Pack) -> Html:
    changed = pack.changed
    words = (
        f"{changed.whole.asked:,} names of {changed.parties:,} parties, changed in {len(changed.families)} ways; each family of"
        f" changes takes its turn. Parties without any name that a family changes: {changed.without:,}. Changed names that were"
        f" not asked, since the change made them the listed name of another party: {changed.turned:,}."
    )
    grades = {each.name: each for each in changed.families}
    heads = (("family", ""), ("what it does", "what"), ("", ""), *COUNTS)
    rows = (
        row(each.name, (grades[each.name].summary.replace("`", ""), "what"), grades[each.name].severity, *_counts(each))
        for each in changed.by_family
    )
    return tag(
        "section",
        tag("h2", "Changed names", id="changed"),
        tag("p", words),
        _tallies(GRADES, "severity", changed.by_severity, changed.whole),
        _tallies("By the script that is asked", "script", changed.by_script),
        _tallies("By kind", "kind", changed.by_kind),
        _tallies("By list", "list", changed.by_list),
        tag("div", table("By family", heads, rows), class_="families"),
    )


def _curve(pack: Pack) -> Html:
    curve = pack.curve
    words = f"Drawn from {pack.curve_of}: {curve.positives:,} names must find a party, {curve.negatives:,} nobody."
    if curve.absent:
        words += f" {curve.absent:,} were left out, since their party stands on none of these lists."
    if curve.refused:
        words += f" {curve.refused:,} cannot be asked, and find nobody."
    heads = (
        ("threshold", ""),
        ("found", NUMBER),
        ("recall", NUMBER),
        ("alerts", NUMBER),
        ("of clean", NUMBER),
        ("matches", NUMBER),
    )
    rows = []
    for step in curve.steps:
        cells = (
            _number(step.found),
            _share(curve.recall(step)),
            _number(step.alerts),
            _share(curve.alert_rate(step)),
            _number(step.matches),
        )
        rows.append(row(str(step.threshold), *cells, kind="row-now" if step.threshold == curve.present else ""))
    return tag(
        "section",
        tag("h2", "Recall and alerts at each threshold", id="curve"),
        tag("p", words),
        tag("figure", drawn(curve)),
        table("Matches are all that somebody would have to look at", heads, rows),
    )


def _clean(pack: Pack) -> Html:
    return tag("section", tag("h2", "Clean names", id="clean"), *map(_clean_file, pack.clean))


def _clean_file(found: Clean) -> Html:
    heads = (("group", ""), ("asked", NUMBER), ("alerts", NUMBER), ("of asked", NUMBER), ("namesakes", NUMBER))
    rows = [*map(_alerts, found.groups), _alerts(found.whole, kind="whole")]
    examples = [
        tag("li", f"{each.name} ", tag("span", f"{each.group}; found {each.first}", class_="was"))
        for each in found.examples
    ]
    return joined(
        (
            tag("h3", found.source),
            table("Namesakes are alerts of names that are exactly a listed one", heads, rows),
            tag(
                "details",
                tag("summary", "Alerts with the most points", tag("span", f"{len(examples):,}", class_=NUMBER)),
                tag("ul", *examples),
            )
            if examples
            else "",
        )
    )


def _alerts(each: Alerts, kind: str = "") -> Html:
    cells = _number(each.asked), _number(each.alerts), _share(each.rate), _number(each.namesakes)
    return row(each.name, *cells, kind=kind)


def _gaps(pack: Pack) -> Html:
    gaps = [("listed names, " + each.name, each) for each in pack.listed.gaps] + [
        (each.name, each) for each in pack.changed.gaps
    ]
    words = (
        "What was missed, and where another party came first; the first of each are named."
        if gaps
        else "Nothing was missed."
    )
    return tag("section", tag("h2", "Known gaps", id="gaps"), tag("p", words), *(_gap(name, gap) for name, gap in gaps))


def _gap(name: str, gap: Gap) -> Html:
    lines = [("missed", each) for each in gap.misses] + [("another first", each) for each in gap.wrongs]
    items = [
        tag(
            "li",
            f"{each.case.text} ",
            tag(
                "span",
                f"{what}; listed as {each.case.listed}, {each.case.party.list} {each.case.party.entity.id}; first: {each.first or each.fault or 'nobody'}",
                class_="was",
            ),
        )
        for what, each in lines
    ]
    counts = f"{gap.missed:,} missed, {gap.wrong:,} with another first"
    return tag("details", tag("summary", name, tag("span", counts, class_=NUMBER)), tag("ul", *items))


def _end(pack: Pack) -> Html:
    return tag(
        "footer",
        tag(
            "p",
            f"Made on {pack.day} by detente party validate, {pack.version}. The same lists give the same figures. It shows how"
            " matching behaves on these lists and these names; whether that is enough for a business is for that business to judge.",
        ),
    )
