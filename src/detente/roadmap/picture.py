"""A plan as a picture: Mermaid text, and SVG that needs nothing else."""

import re
import textwrap
from collections.abc import Iterator
from html import escape
from typing import Final

from detente.roadmap.plan import RELIEF, Commitment, Plan

WIDE: Final = 216
HIGH: Final = 78
GAP: Final = 34
TOP: Final = 74
LETTERS: Final = 31
COLOURS: Final = {"target": "#7a4b00", "relief": "#00594f", "other": "#3a3a66"}

HEAD: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{title}" '
    'font-family="system-ui, sans-serif" font-size="12">'
)
TIP: Final = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="#555"/></marker></defs>'
)


def mermaid(plan: Plan) -> str:
    """Return a plan as a Mermaid flowchart: phases as boxes, what comes after what as arrows, what answers what as dotted ones."""
    lines = ["flowchart LR"]
    for number, phase in enumerate(plan.phases, 1):
        lines.append(f'  subgraph {_id(phase.id)}_phase["{number}. {_quoted(phase.title)}"]')
        lines += [
            f'    {_id(each.id)}["{_quoted(plan.name(each.actor))}: {_quoted(each.act)}"]' for each in phase.commitments
        ]
        lines.append("  end")
    lines += [f"  {_id(one)} --> {_id(each.id)}" for each in plan.commitments for one in each.after]
    lines += [f"  {_id(each.id)} -. in return for .-> {_id(one)}" for each in plan.commitments for one in each.answers]
    return "\n".join(lines) + "\n"


def svg(plan: Plan) -> str:
    """Return a plan as SVG: a column a phase, a box a commitment in the colour of its side, arrows for the order."""
    tall = max(len(phase.commitments) for phase in plan.phases)
    width = len(plan.phases) * (WIDE + GAP) + GAP
    height = TOP + tall * (HIGH + GAP) + GAP
    boxes = dict(_boxes(plan))
    parts = [
        HEAD.format(width=width, height=height, title=escape(plan.title)),
        TIP,
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="{GAP}" y="24" font-size="15" font-weight="600">{escape(plan.id)}: {escape(plan.title)}</text>',
        *_heads(plan),
        *_arrows(plan, boxes),
        *(_box(plan, each, *boxes[each.id]) for each in plan.commitments),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _heads(plan: Plan) -> Iterator[str]:
    for number, phase in enumerate(plan.phases):
        x = GAP + number * (WIDE + GAP)
        for place, line in enumerate(textwrap.wrap(f"{number + 1}. {phase.title}", LETTERS)[:2]):
            yield f'<text x="{x}" y="{46 + 15 * place}" font-weight="600" fill="#333">{escape(line)}</text>'


def _boxes(plan: Plan) -> Iterator[tuple[str, tuple[int, int]]]:
    for number, phase in enumerate(plan.phases):
        for place, each in enumerate(phase.commitments):
            yield each.id, (GAP + number * (WIDE + GAP), TOP + place * (HIGH + GAP))


def _box(plan: Plan, each: Commitment, x: int, y: int) -> str:
    colour = COLOURS["relief" if each.kind in RELIEF else "target" if plan.side(each.actor) == "target" else "other"]
    lines = textwrap.wrap(each.act, LETTERS)[:3]
    text = "".join(
        f'<tspan x="{x + 10}" dy="15" fill="#222" font-weight="400">{escape(line)}</tspan>' for line in lines
    )
    return (
        f'<g><rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" rx="5" fill="#fff" stroke="{colour}" stroke-width="1.6"/>'
        f'<text x="{x + 10}" y="{y + 18}" fill="{colour}" font-weight="600">{escape(plan.name(each.actor))}'
        f"{text}</text></g>"
    )


def _arrows(plan: Plan, boxes: dict[str, tuple[int, int]]) -> Iterator[str]:
    for each in plan.commitments:
        for one in each.after:
            (x1, y1), (x2, y2) = boxes[one], boxes[each.id]
            yield f'<path d="{_line(x1, y1, x2, y2)}" fill="none" stroke="#555" marker-end="url(#tip)"/>'


def _line(x1: int, y1: int, x2: int, y2: int) -> str:
    """An arrow's path: down within a column, else from the right edge to the left one."""
    if x1 == x2 and y2 == y1 + HIGH + GAP:
        return f"M{x1 + WIDE // 2} {y1 + HIGH}V{y2 - 2}"
    if x1 == x2:
        side = x1 + WIDE + 14
        return f"M{x1 + WIDE} {y1 + HIGH // 2}H{side}V{y2 + HIGH // 2}H{x2 + WIDE + 3}"
    middle = x2 - GAP // 2
    return f"M{x1 + WIDE} {y1 + HIGH // 2}H{middle}V{y2 + HIGH // 2}H{x2 - 3}"


def _id(text: str) -> str:
    return re.sub(r"\W", "_", text)


def _quoted(text: str) -> str:
    return text.replace('"', "'")
