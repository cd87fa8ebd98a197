"""What kind of text a text of the law is, by what its provisions do to the measures."""

from typing import Final

from detente.council.record import TextKind
from detente.law.instrument import Instrument

EASES: Final = frozenset({"lift", "suspend", "exempt", "delist"})
TIGHTENS: Final = frozenset({"impose", "reinstate", "designate"})


def kind_of(text: Instrument) -> TextKind:
    """Return the kind: what imposes tightens, what lifts or exempts eases, what extends renews; what changes no measure is political.

    A text that does both tightens where it imposes more than it eases.
    """
    acts = [each.act for each in text.provisions]
    eases, tightens = (sum(each in kinds for each in acts) for kinds in (EASES, TIGHTENS))
    if tightens and tightens >= eases:
        return "tighten"
    if eases:
        return "ease"
    if "amend" in acts:
        return "tighten"
    return (
        "renew"
        if "extend" in acts or any(each.state and each.state.monitor for each in text.provisions)
        else "political"
    )
