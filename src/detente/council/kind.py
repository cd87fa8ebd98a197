"""What kind of text a text of the law is, by what its provisions do to the measures."""

from collections import Counter
from typing import Final

from detente.council.record import TextKind
from detente.law.instrument import Instrument

RELIEVES: Final = ("lift", "suspend", "delist")
IMPOSES: Final = ("impose", "reinstate")
KINDS_BY_ACT: Final[tuple[tuple[str, TextKind], ...]] = (
    ("impose", "tighten"),
    ("reinstate", "tighten"),
    ("extend", "renew"),
    ("designate", "tighten"),
    ("amend", "tighten"),
    ("lift", "ease"),
    ("suspend", "ease"),
    ("delist", "ease"),
    ("exempt", "ease"),
)
"""The kind of a text that has an act, the act that decides first: bans bring exemptions of their own, and renewals listings."""


def kind_of(text: Instrument) -> TextKind:
    """Return the kind of a text: what relieves more than it imposes eases; else its most weighty act decides; without any it is political.

    A relief that may be taken back suspends more than it reinstates, so it eases. A statement that gives a mandate renews it.

    Args:
        text: The text, whose provisions are counted.
    """
    acts = Counter(each.act for each in text.provisions)
    if sum(acts[each] for each in RELIEVES) > sum(acts[each] for each in IMPOSES):
        return "ease"
    kind = next((kind for act, kind in KINDS_BY_ACT if acts[act]), None)
    monitors = any(each.state is not None and each.state.monitor for each in text.provisions)
    return kind or ("renew" if monitors else "political")
