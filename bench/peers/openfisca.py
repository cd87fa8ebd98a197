"""The forty rules in OpenFisca: a variable each, vectorised over the rows."""

from collections.abc import Callable
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from bench.rules import Rule, within

ROW = build_entity("row", "rows", "A transaction", is_person=True)
MONTH = "2020-01"
INPUTS = {"out": bool, "into": bool, "hs": int, "day": int}


def _input(name: str, kind: type) -> type:
    parts = {"value_type": kind, "entity": ROW, "definition_period": DateUnit.MONTH, "label": name}
    return type(name, (Variable,), parts)


def _rule(rule: Rule) -> type:
    first, last = rule.days
    flow = "out" if rule.out else "into"

    def formula(row: Any, period: Any) -> Any:
        code, day = row("hs", period), row("day", period)
        return row(flow, period) * within(code, rule.ranges) * (day >= first) * (day <= last)

    parts = {
        "value_type": bool,
        "entity": ROW,
        "definition_period": DateUnit.MONTH,
        "label": "a rule",
        "formula": formula,
    }
    return type(f"rule_{rule.number}", (Variable,), parts)


def decider(rules: list[Rule], columns: dict[str, np.ndarray]) -> Callable[[], np.ndarray]:
    """What computes the masks of these rows, anew each time."""
    system = TaxBenefitSystem([ROW])
    for name, kind in INPUTS.items():
        system.add_variable(_input(name, kind))
    for rule in rules:
        system.add_variable(_rule(rule))

    def run() -> np.ndarray:
        simulation = SimulationBuilder().build_default_simulation(system, len(columns["hs"]))
        for name in INPUTS:
            simulation.set_input(name, MONTH, columns[name])
        masks = np.zeros(len(columns["hs"]), dtype=np.int64)
        for rule in rules:
            masks |= simulation.calculate(f"rule_{rule.number}", MONTH).astype(np.int64) << rule.number
        return masks

    return run
