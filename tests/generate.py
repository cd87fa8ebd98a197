"""Random transactions, crowded where the law changes: its dates, its codes, its parties, its places, its listings."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from detente.law.acting import Reading
from detente.law.condition import Finding
from detente.law.declaration import Corpus
from detente.law.instrument import Scope
from detente.transactions.columns import COLUMNS
from detente.vocabulary import ACTIVITIES
from tests.oracle.law import Law

Row = dict[str, str]
ELSEWHERE = ["CN", "RU", "KR", "DE"]
TARGETED = 3
"""How many times the target stands among the countries that are drawn from."""

CLAIMED = {column.name: column.words for column in COLUMNS if column.words and column.null_means == "not-claimed"}
"""The columns whose words excuse."""


def drawn_reading(corpus: Corpus, proposal: str, seed: int) -> Reading:
    """A reading that supposes a proposal on a day between 2017 and 2020, with up to eight findings around that day and later."""
    dice = random.Random(seed)  # noqa: S311 -- tests, not secrets
    supposed = date(2017, 1, 1) + timedelta(days=dice.randrange(1_400))
    findings = []
    for _ in range(dice.randint(2, 8)):
        on = supposed + timedelta(days=dice.randrange(-200, 900))
        known_on = dice.choice([None, on + timedelta(days=dice.randrange(90))])
        findings.append(Finding(kind=dice.choice(corpus.finding_kinds).id, on=on, known_on=known_on))
    return Reading(
        findings=tuple(findings),
        with_proposals=(f"{proposal}@{supposed}",),
        known_on=dice.choice([None, supposed + timedelta(days=400)]),
    )


class Generator:
    """Makes rows for one law. The same seed makes the same rows."""

    def __init__(self, law: Law, codes: list[int], seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 -- tests, not secrets
        self.days = [day + timedelta(days=shift) for day in law.starts for shift in (-1, 0, 1)]
        self.contracts = [day + timedelta(days=shift) for day in _contracts(law) for shift in (-1, 0)]
        self.codes = _codes(law.corpus, codes)
        self.parties = sorted({party for group in law.listed.values() for party, _, _ in group if not party.isdigit()})
        self.target = law.corpus.regime.target or "YE"
        self.countries = [*[self.target] * TARGETED, *ELSEWHERE]
        self.end_uses = law.corpus.regime.end_use_words
        self.vessels = sorted({party for group in law.listed.values() for party, _, _ in group if party.isdigit()})

    def row(self) -> Row:
        """One transaction: goods mostly, often something else; some facts unknown."""
        row = self._goods() if self.dice.random() < 0.6 else self._other()
        row |= self._claims()
        day = self.dice.choice(self.days)
        row["date"] = self._when(day)
        if self.dice.random() < 0.2:
            before = [contract for contract in self.contracts if contract <= day]
            row |= {"contract_date": str(self.dice.choice(before))} if before else {}
        return self._forget(row)

    def _goods(self) -> Row:
        row = {
            "from_country": self.dice.choice(self.countries),
            "to_country": self.dice.choice(self.countries),
            "hs": self._code(),
        }
        if self.dice.random() < 0.3:
            row["activity"] = "trade"
        if self.dice.random() < 0.25:
            row["origin_country"] = self.dice.choice([self.target, "RU", "CN"])
        if self.dice.random() < 0.7:
            row |= {"quantity": str(self.dice.choice([0, 1, 7, 500, 40_000, 600_000])), "unit": self._unit()}
        if self.dice.random() < 0.7:
            row |= {"value": str(self.dice.choice([0, 90, 550, 9_000, 2_000_000]))}
            row |= {"currency": self.dice.choice(["USD", "USD", "EUR"])} if self.dice.random() < 0.4 else {}
        return row

    def _unit(self) -> str:
        return self.dice.choice(["t", "kg", "bbl", "l", "m3", "pcs", "pcs"])

    def _code(self) -> str:
        code = f"{self.dice.choice(self.codes):06d}"
        return code[: self.dice.choice([6, 6, 6, 6, 6, 6, 6, 4, 2])]

    def _other(self) -> Row:
        row = {
            "activity": self.dice.choice(ACTIVITIES),
            "from_country": self.dice.choice(self.countries),
            "to_country": self.dice.choice(self.countries),
            "vessel_flag": self.dice.choice([self.target, "PA"]),
            "worker_nationality": self.dice.choice([self.target, "CN"]),
        }
        return row | ({"hs": self._code()} if self.dice.random() < 0.2 else {})

    def _claims(self) -> Row:
        chances: dict[str, tuple[float, Sequence[str]]] = {
            "end_use": (0.5, self.end_uses),
            "approval": (0.1, ["a"]),
            "notification": (0.1, ["n"]),
            "via": (0.15, ["rajin", "rason", "dalian", "KPNAM", "Chongjin", "CN", "KP", "CNDLC"]),
            "parties": (
                0.15,
                [
                    *self.parties,
                    *map("; ".join, pairwise(self.parties)),
                    "Nobody Ltd",
                    "KPe.999",
                    "KPi.998?",
                    "QDe.001",
                ],
            ),
            "vessel_imo": (0.08, [*self.vessels, "9074729"]),
        }
        chances |= {name: (0.3, words) for name, words in CLAIMED.items() if name not in chances}
        claims = {
            name: self.dice.choice(words) for name, (chance, words) in chances.items() if self.dice.random() < chance
        }
        return claims | self._doubts(claims)

    def _doubts(self, claims: Row) -> Row:
        """For some parties and vessels, that they may be meant: one, or one of two."""
        found: Row = {}
        for name, words in (("parties", self.parties), ("vessel_imo", self.vessels)):
            if words and name in claims and self.dice.random() < 0.3:
                one, other = claims[name].rstrip("?"), self.dice.choice(words)
                found[name] = self.dice.choice([f"{one}?", f"{one}?; {other}?", f"{one}; {other}?"])
        return found

    def _when(self, day: date) -> str:
        dice = self.dice.random()
        if dice < 0.9:
            return str(day)
        if dice < 0.97:
            return f"{day}/{day + timedelta(days=self.dice.choice([1, 30, 120]))}"
        return self.dice.choice(
            [f"{day.year}", f"{day.year}-{day.month:02d}", f"FY{day.year}-{(day.year + 1) % 100:02d}"]
        )

    def _forget(self, row: Row) -> Row:
        """Leave out what is not known: nothing in most rows, one fact in some, two in few."""
        count = self.dice.choices([0, 1, 2], [0.86, 0.13, 0.01])[0]
        for name in self.dice.sample(sorted(row), min(count, len(row))):
            del row[name]
        return row


def _contracts(law: Law) -> list[date]:
    """The days that the law compares contracts with: those that scopes name, and days of listing where scopes do."""
    shown = [scope for state in law.days for e in state.exemptions.values() for scope in e.shown]
    found = {scope.contract_before for scope in shown}
    groups = {group for scope in shown if scope.contract_before_listing for group in (scope.parties, scope.vessels)}
    found |= {first for group in groups for _, first, _ in law.listed.get(group or "", [])}
    return sorted(day for day in found if day is not None)


def _codes(corpus: Corpus, codes: list[int]) -> list[int]:
    """Codes on both sides of every edge that some scope has, and a few from anywhere."""
    near: set[int] = set(codes[::97])
    for spec in sorted({spec for text in corpus.instruments for act in text.provisions for spec in _specs(act)}):
        first, _, last = spec.partition("-")
        edges = int(first.ljust(6, "0")), int((last or first).ljust(6, "9"))
        near |= {max((c for c in codes if c < edges[0]), default=codes[0]), min(c for c in codes if c >= edges[0])}
        near |= {max(c for c in codes if c <= edges[1]), min((c for c in codes if c > edges[1]), default=codes[-1])}
    return sorted(near)


def _specs(act: object) -> set[str]:
    scopes: list[Scope] = []
    for name in ("impose", "amend", "exempt", "state"):
        part = getattr(act, name)
        scopes += [*(getattr(part, "scope", None) or ()), *(getattr(part, "shown", None) or ())]
        judgement = getattr(part, "judgement", None)
        scopes += judgement.points if judgement is not None else ()
    return {spec for scope in scopes if scope.goods for spec in (*scope.goods.hs, *scope.goods.except_hs)}
