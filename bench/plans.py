"""Plans: a generated one of a million states built and checked beside Storm, the same answers on every plan that ships, and the times of commands."""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.measure import Line, processor_seconds
from detente import Desk
from detente.roadmap.checks.found import Checked
from detente.roadmap.checks.run import run
from detente.roadmap.plan import Commitment, Plan, PlanParty, PlanPhase, PlanVerifier
from detente.roadmap.prism import prism, properties

CHAINS, LONG = 6, 5
"""Chains of commitments, and how many each has: (2 x 5 + 1) ** 6 states."""
FOUND = ("completable", "relief-after-verification", "exposure-bounded")


def generated() -> Plan:
    """Six chains of five commitments each; in every second one relief answers what the chain before it gives."""
    made = tuple(
        Commitment(
            id=f"c{chain}-{place}",
            actor="south" if chain % 2 else "north",
            act=f"step {place} of chain {chain}",
            kind="relief-delivered" if chain % 2 else "act",
            verifier="agency",
            after=(f"c{chain}-{place - 1}",) if place else (),
            answers=(f"c{chain - 1}-{place}",) if chain % 2 else (),
            reverse_days=None,
        )
        for chain in range(CHAINS)
        for place in range(LONG)
    )
    return Plan(
        id="generated",
        title="A generated plan",
        standing="proposal",
        author="this benchmark",
        begins=date(2020, 1, 1),
        reading="text",
        parties=(
            PlanParty(id="north", name="the North", side="target"),
            PlanParty(id="south", name="the South", side="sender"),
        ),
        verifiers=(PlanVerifier(id="agency", name="the agency"),),
        phases=(PlanPhase(id="one", title="One", commitments=made),),
    )


def storm(text: str, asked: dict[str, str]) -> tuple[int, dict[str, bool], float]:
    """The states that Storm finds, whether each question can come true, and the seconds to build and check."""
    import stormpy

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.prism"
        path.write_text(text, encoding="utf-8")
        program = stormpy.parse_prism_program(str(path))
    questions = {name: f"Pmax=? [ F {each.removeprefix('E [ F ').removesuffix(' ]')} ]" for name, each in asked.items()}
    parsed = stormpy.parse_properties(";".join(questions.values()), program)
    begun = time.perf_counter()
    model = stormpy.build_model(program, parsed)
    start = model.initial_states[0]
    answers = {
        name: stormpy.model_checking(model, each).get_value(start) > 0
        for name, each in zip(questions, parsed, strict=True)
    }
    seconds = time.perf_counter() - begun
    return stormpy.build_model(program).nr_states, answers, seconds


def lines() -> Iterator[Line]:
    """The table of plans."""
    desk = Desk()
    for each in desk.roadmaps:
        found = desk.roadmap_machine(each.id)
        yield _same(found, {str(one.check): one.holds for one in run(each, found.texts)})
    made = generated()
    begun = time.perf_counter()
    found = Checked(plan=made, texts={})
    states = len(found.space.codes)
    results = run(made, {})
    ours = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    yield Line(
        f"a plan of {states:,} states built, {len(results)} checks",
        f"{ours:.1f} s, {peak:.2f} GiB",
        "≤ 10 s, 2 GiB",
        ours <= 10 and peak <= 2,
    )
    count, _, theirs = storm(prism(found.machine), {name: properties(found)[name] for name in FOUND})
    assert count == states, (count, states)
    yield Line(
        "the same model built and three questions by Storm",
        f"{theirs:.1f} s ({theirs / ours:.1f} × ours)",
        "≥ 1 ×",
        theirs >= ours,
    )
    yield from _commands()


def _same(found: Checked, holds: dict[str, bool]) -> Line:
    """Whether Storm lists the same states and answers the same questions alike."""
    count, answers, _ = storm(prism(found.machine), properties(found))
    alike = answers["completable"] == holds["completable"] and all(answers[name] != holds[name] for name in FOUND[1:])
    alike = alike and count == len(found.space.codes)
    figure = f"{count:,} states, {'alike' if alike else 'DIFFERS'}"
    return Line(f"Storm answers {found.plan.id} alike", figure, "alike", alike)


def _commands() -> Iterator[Line]:
    detente = str(Path(sys.executable).with_name("detente"))
    with tempfile.TemporaryDirectory() as home:
        told = [detente, "--home", home, "roadmap", "status", "stepwise-2019", "--on", "2019-12-26"]
        status = processor_seconds(told)
    yield Line("detente roadmap status, cold", f"{status:.2f} s CPU", "≤ 0.6", status <= 0.6)
    desk = Desk()
    begun = time.perf_counter()
    desk.roadmap_checks("stepwise-2019")
    seconds = time.perf_counter() - begun
    yield Line("every check of stepwise-2019", f"{seconds:.2f} s", "≤ 1", seconds <= 1)


if __name__ == "__main__":
    for line in lines():
        print(f"{line.what:62}  {line.figure:>40}  {line.target:>14}  {'met' if line.met else 'MISSED'}", flush=True)
