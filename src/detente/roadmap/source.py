"""Reads the files of a plan, and reports every fault with file, line, column, commitment and the nearest allowed word."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from detente.errors import InputError, LawError, LawFault, UsageError
from detente.law.instrument import Instrument
from detente.law.source import ParsedFile, read
from detente.nearest import nearest
from detente.roadmap import normal
from detente.roadmap.faults import commitment_heading, plan_faults
from detente.roadmap.plan import Plan
from detente.value import value

SHIPPED: Final = Path(__file__).parent / "plans"
"""The folder of the plans that ship, each in a folder of its own."""
PLAN_FILE: Final = "plan.yaml"
HISTORY_FILE: Final = "history.csv"


@value
class PlanFolder:
    """A plan with the files beside it."""

    plan: Plan
    path: Path
    """The folder, or the file where the plan is one file."""
    texts: tuple[Path, ...] = ()
    """The files of its texts of law that lie beside it."""
    history: Path | None = None
    """Its dated history, where there is one."""


@value
class PlanLaw:
    """What a plan may name of the law: the kinds of finding, and the texts of each regime by their ids."""

    kinds: frozenset[str]
    texts: Mapping[str, Mapping[str, Instrument]]


LawOf: TypeAlias = Callable[[Plan, tuple[Path, ...]], PlanLaw]


def shipped() -> tuple[str, ...]:
    """Return the ids of the plans that ship, in order."""
    return tuple(sorted(path.parent.name for path in SHIPPED.glob(f"*/{PLAN_FILE}")))


def find(named: str) -> Path:
    """Return the file of a plan: one that ships, by its id, or one of the user's own, by its file or folder.

    Raises UsageError where there is none, with the nearest id.
    """
    if named in shipped():
        return SHIPPED / named / PLAN_FILE
    path = Path(named)
    if path.is_dir() and (path / PLAN_FILE).is_file():
        return path / PLAN_FILE
    if path.is_file():
        return path
    if path.is_dir():
        raise UsageError(f"the folder {named!r} has no {PLAN_FILE}", hint="`detente roadmap new FOLDER` begins one.")
    hint = f"{nearest(named, shipped(), few=20)} A plan of your own is named by its file or its folder."
    raise UsageError(f"no plan is called {named!r}", hint=hint.strip())


def texts_beside(named: Path) -> dict[str, tuple[Path, ...]]:
    """Return the files of law beside a plan, by their regime. Raises UsageError where there is no plan, LawError for one that is none."""
    path, faults = find(str(named)), list[LawFault]()
    parsed = parse(path, faults)
    if parsed is None:
        raise LawError(_sorted(faults))
    found = _beside(path, parsed.value)
    return {} if parsed.value.regime is None else {parsed.value.regime: found}


def load(path: Path, law: "LawOf") -> PlanFolder:
    """Return the plan of a file, checked.

    Args:
        path: The file.
        law: Gives the kinds of finding and the texts that the plan may name, from the plan and the files of law beside it.

    Raises:
        LawError: the plan or a text beside it holds faults; the error has every one of them.
        InputError: the file cannot be read.
    """
    made = normal.load(path) if path.is_relative_to(SHIPPED) else None
    if made is not None:
        return _folder(path, made, _beside(path, made))
    faults: list[LawFault] = []
    parsed = parse(path, faults)
    if parsed is None:
        raise LawError(_sorted(faults))
    beside = _beside(path, parsed.value)
    try:
        known = law(parsed.value, beside)
    except LawError as fault:
        faults += [each for each in fault.faults if isinstance(each, LawFault)]
        known = _with_alone(law(parsed.value, ()), parsed.value.regime, beside)
    faults += plan_faults(parsed, known.kinds, known.texts)
    if faults:
        raise LawError(_sorted(faults))
    return _folder(path, parsed.value, beside)


def _folder(path: Path, plan: Plan, beside: tuple[Path, ...]) -> PlanFolder:
    history = path.with_name(HISTORY_FILE)
    return PlanFolder(
        plan=plan,
        path=path.parent if path.name == PLAN_FILE else path,
        texts=beside,
        history=history if history.is_file() else None,
    )


def _with_alone(known: PlanLaw, regime: str | None, beside: Iterable[Path]) -> PlanLaw:
    """What the law has, with the texts beside a plan that are valid by themselves, so that a fault of one is not told of others."""
    found = (read(path.read_bytes(), path.name, Instrument, []) for path in beside)
    texts = [each.value for each in found if each is not None]
    kinds = {kind.id for each in texts for kind in each.findings}
    own = {**known.texts.get(regime or "", {}), **{each.id: each for each in texts}}
    return PlanLaw(kinds=known.kinds | kinds, texts={**known.texts, regime or "": own})


def _sorted(faults: Iterable[LawFault]) -> list[LawFault]:
    return sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column))


def parse(path: Path, faults: list[LawFault]) -> ParsedFile[Plan] | None:
    """Return a plan as its file has it, with the place of every part; None with `faults`, where it is none."""
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise InputError(f"cannot be read: {fault.strerror}", where=str(path), hint="Check the path.") from None
    return read(raw, path.name, Plan, faults, heading=commitment_heading)


def _beside(path: Path, plan: Plan) -> tuple[Path, ...]:
    files = (path.with_name(f"{text}.yaml") for text in plan.texts)
    return tuple(each for each in files if each.is_file())
