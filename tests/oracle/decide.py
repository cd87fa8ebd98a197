"""Rows of raw words decided: every possible world of a row, then the caps, in time order."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, product
from math import prod
from typing import Any

from detente.law.allowance import Cap
from detente.law.declaration import ItemList
from detente.law.instrument import Scope
from detente.vocabulary import ACTIVITIES
from tests.oracle.law import Law
from tests.oracle.world import ORDER, VESSEL, Said, World, binds, is_meant, says, span, touches

OTHER = "ZZ"
BARREL = 158.987294928
Row = dict[str, str]


@dataclass(frozen=True)
class Answer:
    """What the oracle says of a row."""

    verdict: str
    missing: frozenset[str]
    certain: dict[str, tuple[str, str]]
    """Measures in scope in every world with one word, other than permitted: the word and the citation."""
    judgements: frozenset[str]
    """Judgements named in some world."""
    duties: frozenset[str]
    """Duties in every world, and with a `?` those in some worlds only."""
    lists: frozenset[tuple[str, str, str]] = frozenset()
    """The measures that point at lists of items in some world, each with a list and a document of it."""


class Oracle:
    """Decides rows under one law; `codes`: the six-digit codes that exist, ascending; `covered`: what approvals cover."""

    def __init__(self, law: Law, codes: list[int], covered: frozenset[str] | None = None) -> None:
        self.law = law
        self.covered = covered
        self.codes = codes
        self.says = lru_cache(maxsize=200_000)(lambda world: says(law, world))
        self.binds = lru_cache(maxsize=200_000)(lambda world: binds(law, world))
        scopes = [
            scope
            for state in law.days
            for scope in [
                *(scope for measure, _ in state.measures.values() for scope in measure.scope),
                *(
                    point
                    for measure, _ in state.measures.values()
                    if measure.judgement
                    for point in measure.judgement.points
                ),
                *(scope for exemption in state.exemptions.values() for scope in exemption.shown),
                *(scope for duty in state.duties.values() for scope in duty.scope),
            ]
        ]
        self.unique = list(dict.fromkeys(scopes))
        self.cuts = sorted(
            {*law.starts}
            | {scope.until + timedelta(days=1) for scope in self.unique if scope.until}
            | {edge for each in law.corpus.regime.item_lists for edge in _edges(each)}
            | {
                edge
                for group in law.listed.values()
                for _, a, z in group
                for edge in (a, _after(z))
                if edge != date.max
            }
        )

    def possible_worlds(self, row: Row) -> int:
        """In how many worlds a row is decided: the product of the choices for each fact that is not known."""
        return prod(map(len, self._open(row)[1]))

    def decide_all(self, rows: list[Row]) -> list[Answer]:
        """Every row; caps are counted in time order, the answers come in the order of the rows."""
        found: dict[int, Answer] = {}
        totals: dict[tuple[str, date, str], float] = {}
        for number in sorted(range(len(rows)), key=lambda n: (_ends(rows[n])[0] or date.min, n)):
            found[number] = self._decide(rows[number], totals)
        return [found[number] for number in range(len(rows))]

    def _decide(self, row: Row, totals: dict[tuple[str, date, str], float]) -> Answer:
        names, choices = self._open(row)
        worlds = {chosen: self._world(row, dict(zip(names, chosen, strict=True))) for chosen in product(*choices)}
        grid = {chosen: self.says(world) for chosen, world in worlds.items()}
        duties = _sure_or_not([self.binds(world) for world in worlds.values()])
        lists = frozenset(
            (name, *pointed) for found in grid.values() for name, said in found.items() for pointed in said.lists
        )
        return replace(self._answer(row, names, grid, totals, duties), lists=lists)

    def _answer(
        self,
        row: Row,
        names: list[str],
        grid: dict[tuple[Any, ...], dict[str, Said]],
        totals: dict[tuple[str, date, str], float],
        duties: frozenset[str],
    ) -> Answer:
        verdicts = {chosen: _strictest(found) for chosen, found in grid.items()}
        judgements = frozenset(
            name for found in grid.values() for name, said in found.items() if said.measure.judgement
        )
        certain = _certain(list(grid.values()))
        if len(set(verdicts.values())) > 1:
            return Answer("undetermined", self._missing(row, names, verdicts), certain, judgements, duties)
        verdict = next(iter(verdicts.values()))
        if verdict != "within-cap":
            return Answer(verdict, frozenset(), certain, judgements, duties)
        return replace(self._count(row, next(iter(grid.values())), totals, certain, judgements), duties=duties)

    def _missing(self, row: Row, names: list[str], verdicts: dict[tuple[Any, ...], str]) -> frozenset[str]:
        found: set[str] = set()
        for place, name in enumerate(names):
            seen: dict[tuple[Any, ...], str] = {}
            for chosen, verdict in verdicts.items():
                rest = chosen[:place] + chosen[place + 1 :]
                if seen.setdefault(rest, verdict) != verdict:
                    found |= self._columns(row, name)
                    break
        return frozenset(found)

    def _columns(self, row: Row, name: str) -> set[str]:
        if name != "price":
            return {name}
        absent = {column for column in ("quantity", "unit", "value") if not row.get(column)}
        if absent:
            return absent
        return (
            {"unit"}
            if row["unit"] not in ("pcs", "u")
            else {"quantity"}
            if not float(row["quantity"])
            else {"currency"}
        )

    def _world(self, row: Row, chosen: dict[str, Any]) -> World:
        first = _ends(row)[0]
        doing = chosen.get("activity") or _activity(row) or ""
        return World(
            day=chosen["date"] if "date" in chosen else self._cut(first or self.law.starts[0]),
            activity=doing,
            sender=chosen.get("from_country") or row.get("from_country", ""),
            receiver=chosen.get("to_country") or row.get("to_country", ""),
            origin=row.get("origin_country", ""),
            hs=chosen["hs"] if "hs" in chosen else int(row["hs"][:6]) if len(row.get("hs", "")) >= 6 else -1,
            price=chosen["price"] if "price" in chosen else _price(row) if _price(row) is not None else -1.0,  # type: ignore[arg-type]
            flag=self._flag(row, chosen, doing),
            imo=";".join(number for number in (_ship(row), chosen.get("vessel_imo", "")) if number),
            parties=tuple(sorted({*_named(row, doubtful=False), *chosen.get("parties", ())})),
            nationality=chosen.get("worker_nationality") or row.get("worker_nationality", ""),
            end_use=row.get("end_use", ""),
            contract=date.fromisoformat(row["contract_date"]) if row.get("contract_date") else None,
            approval=bool(row.get("approval")),
            notification=bool(row.get("notification")),
            via=row.get("via", ""),
            condition=row.get("condition", ""),
            provider=row.get("provider", ""),
            status=row.get("worker_status", ""),
            covered=self.covered,
        )

    def _cut(self, day: date) -> date:
        """The first of the days on which the law is as on this one (so that worlds that are alike are one)."""
        place = bisect_left(self.cuts, day + timedelta(days=1)) - 1
        return self.cuts[place] if place >= 0 else date.min

    def _flag(self, row: Row, chosen: dict[str, Any], doing: str) -> str:
        if row.get("vessel_flag"):
            return row["vessel_flag"]
        there = doing in VESSEL or bool(_ship(row))
        return chosen.get("vessel_flag", "") if there else ""

    def _open(self, row: Row) -> tuple[list[str], list[list[Any]]]:
        """The facts that are unknown, each with values that stand for all it may be."""
        near = [scope for scope in self.unique if self._possible(scope, row)]
        target = self.law.corpus.regime.target
        opened: dict[str, list[Any]] = {}
        if _activity(row) is None:
            opened["activity"] = list(ACTIVITIES)
        for column, part in (("from_country", "from_country"), ("to_country", "to_country")):
            if not row.get(column):
                opened[column] = [*sorted({c for s in near for c in getattr(s, part)} | {target} - {""}), OTHER]
        for column, part in (("worker_nationality", "worker_nationality"), ("vessel_flag", "vessel_flag")):
            if not row.get(column):
                opened[column] = [*sorted({c for s in near for c in getattr(s, part)}), OTHER]
        if maybe := self._doubted(row):
            opened["parties"] = [some for size in range(len(maybe) + 1) for some in combinations(maybe, size)]
        if "?" in row.get("vessel_imo", ""):
            numbers = [number.strip() for number in row["vessel_imo"].split(";")]
            opened["vessel_imo"] = ["", *(number[:-1] for number in numbers if number.endswith("?"))]
        if _price(row) is None:
            opened["price"] = [0.0, *sorted({float(s.price.over) + 0.01 for s in near if s.price})]
        if len(row.get("hs", "")) < 6:
            opened["hs"] = self._codes(row.get("hs", ""), near)
        first, last = _ends(row)
        if first is None or last is None or self._cut(first) != self._cut(last):
            low = self.law.starts[0] if first is None else first
            high = date.max if last is None else last
            opened["date"] = [self._cut(low), *(day for day in self.cuts if low < day <= high)]
        return list(opened), list(opened.values())

    def _doubted(self, row: Row) -> list[str]:
        """The parties that may be meant; for a reference that no group has, the first that begins alike."""
        known = sorted({party for group in self.law.listed.values() for party, _, _ in group})
        strange = [name for name in _named(row, doubtful=False) + _named(row, doubtful=True) if name not in known]
        alike = [[party for party in known if party[:4] == name[:4]] for name in strange if name[3:4] == "."]
        maybe = {name for name in _named(row, doubtful=True) if name in known} | {first[0] for first in alike if first}
        return sorted(maybe - set(_named(row, doubtful=False)))

    def _codes(self, code: str, near: list[Scope]) -> list[int]:
        """One real subheading for each set of goods that the scopes in question tell apart."""
        low, high = span(code) if code else (0, 999999)
        goods = [scope.goods for scope in near if scope.goods is not None]
        edges = {low} | {e for g in goods for spec in (*g.hs, *g.except_hs) for e in (span(spec)[0], span(spec)[1] + 1)}
        kinds: dict[tuple[bool, ...], int] = {}
        for edge in sorted(edge for edge in edges if low <= edge <= high):
            place = bisect_left(self.codes, edge)
            if place < len(self.codes) and self.codes[place] <= high:
                met = self.codes[place]
                kinds.setdefault(tuple(is_meant(g, met) for g in goods), met)
        return list(kinds.values())

    def _possible(self, scope: Scope, row: Row) -> bool:
        """Whether the facts that are known leave a scope open."""
        doing, target = _activity(row), self.law.corpus.regime.target
        sender, receiver = row.get("from_country"), row.get("to_country")
        out = not sender or target in (sender, row.get("origin_country"))
        into = not receiver or receiver == target
        passing = bool(row.get("via")) and receiver != target
        flows = {
            None: True,
            "from-target": out or passing,
            "to-target": into,
            "either": out or into or passing,
            "through-target": passing,
        }
        code = row.get("hs", "")
        return (
            (doing is None or touches(scope, doing))
            and flows[scope.flow]
            and (scope.goods is None or len(code) < 6 or is_meant(scope.goods, int(code[:6])))
            and (not scope.end_use or row.get("end_use", "") in scope.end_use)
            and (not scope.via or bool(row.get("via")))
            and (scope.vessels is None or bool(row.get("vessel_imo")))
            and (scope.parties is None or bool(row.get("parties")))
        )

    def _count(
        self,
        row: Row,
        found: dict[str, Said],
        totals: dict[tuple[str, date, str], float],
        certain: dict[str, tuple[str, str]],
        judgements: frozenset[str],
    ) -> Answer:
        missing: set[str] = set()
        added: dict[tuple[str, date, str], float] = {}
        crossed: set[str] = set()
        account: tuple[str, date, str]
        for name, said in found.items():
            cap = said.measure.cap
            if cap is None or said.word != "within-cap":
                continue
            first, last = _ends(row)
            ended = cap.ends is not None and last is not None and last > cap.ends
            if first is None or last is None or ended or _period(cap, first) != _period(cap, last):
                missing.add("date")
                continue
            for limit in cap.limits:
                amount, lacks = self._amount(row, limit.unit, cap)
                missing |= lacks
                account = (cap.counter, _period(cap, first), limit.unit)
                added[account] = amount
                if totals.get(account, 0.0) + amount > float(limit.amount) * (1 + 1e-9):
                    crossed.add(name)
        if missing:
            return Answer("undetermined", frozenset(missing), certain, judgements, frozenset())
        if not crossed:
            for account, amount in added.items():
                totals[account] = totals.get(account, 0.0) + amount
            return Answer("within-cap", frozenset(), certain, judgements, frozenset())
        words = {
            name: max(
                ["over-cap", *(_open_word(self.law, row, said, e) for e, how in said.exemptions if how == "open")],
                key=ORDER.index,
            )
            if name in crossed
            else said.word
            for name, said in found.items()
        }
        certain = {name: (words[name], cite) for name, (_, cite) in certain.items()}
        return Answer(min(words.values(), key=ORDER.index), frozenset(), certain, judgements, frozenset())

    def _amount(self, row: Row, unit: str, cap: Cap) -> tuple[float, set[str]]:
        if unit == "USD":
            if not row.get("value"):
                return 0.0, {"value"}
            return (float(row["value"]), set()) if row.get("currency", "") in ("", "USD") else (0.0, {"currency"})
        lacks = {column for column in ("quantity", "unit") if not row.get(column)}
        if lacks:
            return 0.0, lacks
        size, kind = float(row["quantity"]), row["unit"]
        tonnes = {"t": size, "kg": size * 0.001}.get(kind)
        barrels = {"bbl": size, "l": size * (1 / BARREL), "m3": size * (1000 / BARREL)}.get(kind)
        direct, other = (tonnes, barrels) if unit == "t" else (barrels, tonnes)
        if direct is not None:
            return direct, set()
        if other is None or cap.factors is None:
            return 0.0, {"unit"}
        rate = self._rate(row.get("hs", ""), cap.factors)
        if rate is None:
            return 0.0, {"hs"}
        return (other / rate if unit == "t" else other * rate), set()

    def _rate(self, code: str, table: str) -> float | None:
        factors = next(each.factors for each in self.law.corpus.regime.factors if each.id == table)
        low, high = span(code[:6])
        for factor in factors:
            spans = [span(each) for each in factor.hs]
            if any(a <= low and high <= z for a, z in spans):
                return float(factor.barrels_per_tonne)
            if any(a <= high and low <= z for a, z in spans):
                return None
        return None


def _open_word(law: Law, row: Row, said: Said, name: str) -> str:
    first = _ends(row)[0]
    assert first is not None
    return "needs-approval" if law.on(first).exemptions[name].kind == "approval" else "needs-notification"


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _edges(whole: ItemList) -> set[date]:
    """The days on which a list of items, or one of its documents, begins to be in force or ceases to be."""
    ends = {_after(whole.until)} if whole.until else set()
    return {whole.since, *(update.since for update in whole.updates)} | ends


def _strictest(found: dict[str, Said]) -> str:
    return min((said.word for said in found.values()), key=ORDER.index, default="permitted")


def _certain(worlds: list[dict[str, Said]]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name in set.intersection(*(set(world) for world in worlds)):
        words = {world[name].word for world in worlds}
        cites = {world[name].citation for world in worlds}
        if len(words) == 1 and words != {"permitted"}:
            found[name] = (words.pop(), min(cites) if len(cites) == 1 else "")
    return found


def _sure_or_not(worlds: list[frozenset[str]]) -> frozenset[str]:
    """The names that are in every world, and with a `?` those that are in some only."""
    everywhere = frozenset.intersection(*worlds)
    return frozenset(name if name in everywhere else f"{name}?" for world in worlds for name in world)


def _named(row: Row, *, doubtful: bool) -> list[str]:
    """The parties of a row that are named for certain, or those that may be meant (`X?`)."""
    return _names(row.get("parties", ""), doubtful=doubtful)


@lru_cache(maxsize=10_000)
def _names(text: str, *, doubtful: bool) -> list[str]:
    names = [" ".join(name.split()) for name in text.split(";") if name.strip()]
    return sorted(name.rstrip("?") for name in names if name.endswith("?") is doubtful)


def _ship(row: Row) -> str:
    """The vessel that is certain."""
    return _ship_named(row.get("vessel_imo", ""))


@lru_cache(maxsize=10_000)
def _ship_named(text: str) -> str:
    numbers = [number.strip() for number in text.split(";")]
    return next((number for number in numbers if not number.endswith("?")), "")


def _activity(row: Row) -> str | None:
    return row.get("activity") or ("trade" if row.get("hs") or row.get("quantity") else None)


def _price(row: Row) -> float | None:
    if not all(row.get(column) for column in ("quantity", "unit", "value")):
        return None
    if row["unit"] not in ("pcs", "u") or not float(row["quantity"]) or row.get("currency", "") not in ("", "USD"):
        return None
    return float(row["value"]) / float(row["quantity"])


def _ends(row: Row) -> tuple[date | None, date | None]:
    words = row.get("date", "")
    if not words:
        return None, None
    if words.startswith("FY"):
        year = int(words[2:6])
        return date(year, 4, 1), date(year + 1, 3, 31)
    if len(words) == 4:
        return date(int(words), 1, 1), date(int(words), 12, 31)
    if len(words) == 7:
        first = date.fromisoformat(f"{words}-01")
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    low, _, high = words.partition("/")
    return date.fromisoformat(low), date.fromisoformat(high or low)


def _period(cap: Cap, day: date) -> date:
    """The first day of the period in which a day lies."""
    if cap.months is None:
        return cap.starts
    start = cap.starts
    number = 0
    while True:
        months = start.month - 1 + number * cap.months
        begins = date(start.year + months // 12, months % 12 + 1, start.day)
        if begins > day:
            months -= cap.months
            return date(start.year + months // 12, months % 12 + 1, start.day)
        number += 1
