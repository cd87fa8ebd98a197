"""The forty rules in zen-engine: one decision table that collects the rows that hit, evaluated a transaction at a time."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import zen

from bench.rules import Rule

INPUTS = ("out", "into", "hs", "day")


def _row(rule: Rule) -> dict[str, str]:
    first, last = rule.days
    return {
        "_id": f"rule{rule.number}",
        "out": "true" if rule.out else "",
        "into": "" if rule.out else "true",
        "hs": ", ".join(f"[{low}..{high}]" for low, high in rule.ranges),
        "day": f"[{first}..{last}]",
        "number": str(rule.number),
    }


def table(rules: list[Rule]) -> str:
    """The rules as a JSON decision model."""
    content = {
        "hitPolicy": "collect",
        "inputs": [{"id": name, "name": name, "field": name} for name in INPUTS],
        "outputs": [{"id": "number", "name": "number", "field": "number"}],
        "rules": [_row(rule) for rule in rules],
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
        {"id": "table", "type": "decisionTableNode", "name": "table", "position": {"x": 1, "y": 0}, "content": content},
        {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}},
    ]
    edges = [
        {"id": "a", "type": "edge", "sourceId": "in", "targetId": "table"},
        {"id": "b", "type": "edge", "sourceId": "table", "targetId": "out"},
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def decider(rules: list[Rule], columns: dict[str, np.ndarray]) -> Callable[[], np.ndarray]:
    """What computes the masks of these rows, anew each time."""
    decision = zen.ZenEngine().create_decision(table(rules))
    rows: list[dict[str, Any]] = [
        dict(zip(INPUTS, values, strict=True))
        for values in zip(*(columns[name].tolist() for name in INPUTS), strict=True)
    ]

    def run() -> np.ndarray:
        return np.array([sum(1 << hit["number"] for hit in decision.evaluate(row)["result"] or []) for row in rows])

    return run
