"""Threshold curves and validation figures as listings."""

from typing import Final

from detente.app.listings.listing import OutputTable, columns
from detente.validation.curve import Curve
from detente.validation.pack import Pack

CURVE: Final = columns(
    ("threshold", "right"), ("in_use", "keep"), ("found", "right"), ("recall", "right"), ("alerts", "right"),
    ("alert_rate", "right"), ("matches", "right"),
)  # fmt: skip


def curve(found: Curve) -> OutputTable:
    """Every step of a curve."""
    rows = tuple(
        (
            f"{step.threshold / 1000:.2f}",
            "yes" if step.threshold == found.present else "",
            str(step.found),
            f"{found.recall(step):.4f}" if found.positives else "",
            str(step.alerts),
            f"{found.alert_rate(step):.4f}" if found.negatives else "",
            str(step.matches),
        )
        for step in found.steps
    )
    note = f"{found.positives} names must find a party, {found.negatives} nobody."
    return OutputTable(title="Thresholds", columns=CURVE, rows=rows, notes=(note,))


TARGETS: Final = columns(
    ("target", "wrap"), ("aim", "right"), ("bound", "keep"), ("measured", "right"), ("result", "keep")
)


def targets(found: Pack) -> OutputTable:
    """The targets of a validation, met or missed."""
    rows = tuple(
        (
            each.what,
            f"{each.aim:.6g}",
            "at most" if each.most else "at least",
            f"{each.measured:.6f}",
            "met" if each.met else "missed",
        )
        for each in found.targets
    )
    return OutputTable(title="Validation", columns=TARGETS, rows=rows)
