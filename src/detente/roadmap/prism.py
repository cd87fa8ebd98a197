"""A plan as a PRISM module, so that other model checkers can answer the same questions.

The language: https://www.prismmodelchecker.org/manual/ThePRISMLanguage. Each commitment is a variable: 0 open, 1 performed, 2
fulfilled, 3 broken. Every step is a command of its own, taken by nobody's chance: the type is `mdp`.
"""

import re
from collections.abc import Iterator

from detente.roadmap.checks.found import Checked
from detente.roadmap.exposure import answering, irreversible
from detente.roadmap.model import FULFILLED, Machine, PlanStep


def prism(machine: Machine) -> str:
    """Return a plan as PRISM text: the same states and steps as `Machine`."""
    lines = [f"// {machine.plan.id}: {machine.plan.title}", "mdp", "", "module plan"]
    lines += [
        f"  {name} : [0..3] init 0; // {each.act}"
        for name, each in zip(names(machine), machine.commitments, strict=True)
    ]
    lines += [f"  [] {_guard(machine, step)} -> {_change(machine, step)};" for step in machine.steps]
    return "\n".join([*lines, "endmodule", ""])


def properties(found: Checked) -> dict[str, str]:
    """Return the questions about states as PRISM properties, by check: each is true where the check fails, or for `completable` holds."""
    every = names(found.machine)
    done = " & ".join(f"{name}=2" for name in every)
    return {
        "completable": f"E [ F ({done}) ]",
        "relief-after-verification": f"E [ F ({' | '.join(_unverified(found)) or 'false'}) ]",
        "exposure-bounded": f"E [ F ({' | '.join(_exposed(found)) or 'false'}) ]",
    }


def names(machine: Machine) -> list[str]:
    """Return the variable of each commitment; no two are the same."""
    return [f"c{number}_{re.sub(r'[^A-Za-z0-9_]', '_', each.id)}" for number, each in enumerate(machine.commitments)]


def _guard(machine: Machine, step: PlanStep) -> str:
    name = names(machine)
    parts = [f"{name[step.commitment]}={step.source}"]
    parts += [f"{name[each]}={FULFILLED}" for each in step.needs]
    parts += [f"{name[each]}=0" for each in step.together]
    return " & ".join(parts)


def _change(machine: Machine, step: PlanStep) -> str:
    name = names(machine)
    return " & ".join(f"({name[each]}'={step.to})" for each in (step.commitment, *step.together))


def _unverified(found: Checked) -> Iterator[str]:
    name, at = names(found.machine), found.machine.places
    for each in found.relief:
        for one in each.answers:
            given, other = name[at[each.id]], name[at[one]]
            yield f"(({given}=1 | {given}=2) & {other}<2)"


def _exposed(found: Checked) -> Iterator[str]:
    name, at = names(found.machine), found.machine.places
    for target in (True, False):
        own = [
            each
            for each in found.plan.commitments
            if (found.plan.side(each.actor) == "target") == target and irreversible(each)
        ]
        acts = []
        for each in own:
            others = (*(one.id for one in answering(found.plan, each.id)), *each.answers)
            terms = [f"{name[at[each.id]]}=2", *(f"{name[at[one]]}!=2" for one in others)]
            acts.append(f"({' & '.join(terms)} ? 1 : 0)")
        if len(acts) > found.plan.most_exposed:
            yield f"({' + '.join(acts)} > {found.plan.most_exposed})"
